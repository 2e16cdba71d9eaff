//! `concordance merge`: three files to one, also as git's merge driver.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::arguments::{Format, FormatOption, origin};
use super::finding_lines::{errors_in_short, finding_lines, place_in};
use super::json;
use super::output::{Done, Refusal};
use crate::edit::{Draft, write};
use crate::finding::{Count, Finding, severity_counts};
use crate::load::{Places, load};
use crate::merge::{About, Conflict, File, Merged, Unmergeable, merge, with_remarks};
use crate::shell::atomic::write_atomically;
use crate::shell::files::read_position_file;
use crate::shell::problem::Problem;
use crate::state::Origin;

/// What `merge --help` ends with.
pub(super) const AFTER_HELP: &str = "\
Exit status: 0 merged; 1 merged, and there are conflicts, or errors that neither side had; 2 could \
not run, and nothing was written.
As git's merge driver: `driver = concordance merge %O %A %B -o %A --name %P`; see docs/MERGE.md.";

/// `concordance merge`
#[derive(Debug, Args)]
pub(super) struct Merge {
    /// The file that both began with; an empty one where there was none
    #[arg(value_name = "BASE")]
    base: PathBuf,
    /// The file whose comments, order and layout stay, and whose side conflicts keep
    #[arg(value_name = "OURS")]
    ours: PathBuf,
    /// The file whose changes are taken over
    #[arg(value_name = "THEIRS")]
    theirs: PathBuf,
    /// Where the merged file is written, which may be OURS; standard output where it is left out
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// What the file is called in what is told of it; OUT or OURS where it is left out
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    format: FormatOption,
}

/// The report for programs.
#[derive(Debug, Serialize)]
struct Report<'a> {
    conflicts: Vec<ConflictEntry<'a>>,
    read_again: Vec<String>,
    comments_left_out: &'a [String],
    /// The merged file, where it was written nowhere else.
    text: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct ConflictEntry<'a> {
    list: Option<&'static str>,
    record: Option<&'a str>,
    field: Option<&'a str>,
    why: &'static str,
    base: Option<&'a str>,
    ours: Option<&'a str>,
    theirs: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
}

impl<'a> ConflictEntry<'a> {
    fn new(conflict: &'a Conflict, places: &Places) -> Self {
        let (list, record) = match &conflict.about {
            About::Head => (None, None),
            About::Record(kind, name) => (Some(kind.list()), Some(name.as_str())),
            About::Order(kind) => (Some(kind.list()), None),
        };
        let place = conflict.at.and_then(|at| places.of(at));
        Self {
            list,
            record,
            field: conflict.field.as_deref(),
            why: conflict.why.key(),
            base: conflict.base.as_deref(),
            ours: conflict.ours.as_deref(),
            theirs: conflict.theirs.as_deref(),
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
        }
    }
}

pub(super) fn run(arguments: &Merge) -> Result<Done, Refusal> {
    let files = [&arguments.base, &arguments.ours, &arguments.theirs];
    let [base, ours, theirs] = files.map(|path| read(path));
    let (base, ours, theirs) = (base?, ours?, theirs?);
    // Git gives an empty file where both sides added theirs.
    let base = if base.trim().is_empty() {
        write(&Draft::default())
    } else {
        base
    };
    let merged = merge(&base, &ours, &theirs).map_err(|why| refusal(&why, files))?;
    let text = with_remarks(&merged.text, &merged.conflicts);
    let loaded = load(text.as_bytes());
    let errors = |findings: &[Finding]| severity_counts(findings).0;
    let before = [&ours, &theirs].map(|text| errors(&load(text.as_bytes()).findings));
    let has_new_errors = errors(&loaded.findings) > before[0].max(before[1]);
    if let Some(out) = &arguments.output {
        write_atomically(out, |writer| writer.write_all(text.as_bytes()))
            .map_err(|error| Refusal::from(Problem::of_target(&error, out)))?;
    }
    let name = arguments.name.clone().unwrap_or_else(|| {
        let path = arguments.output.as_ref().unwrap_or(&arguments.ours);
        path.display().to_string()
    });
    let mut remarks = told(&name, &merged, &loaded.places);
    if has_new_errors {
        remarks += &errors_in_short(&name, &loaded.findings);
    }
    let is_written = arguments.output.is_some();
    Ok(Done {
        result: match arguments.format.format {
            Format::Text if is_written => Vec::new(),
            Format::Text => text.into_bytes(),
            Format::Json => json(&Report {
                conflicts: merged
                    .conflicts
                    .iter()
                    .map(|conflict| ConflictEntry::new(conflict, &loaded.places))
                    .collect(),
                read_again: merged.met.iter().map(words).collect(),
                comments_left_out: &merged.comments,
                text: (!is_written).then_some(text.as_str()),
            })?,
        },
        remarks,
        has_errors: has_new_errors || !merged.conflicts.is_empty(),
    })
}

fn read(path: &Path) -> Result<String, Refusal> {
    let origin = origin(path.to_owned());
    if origin == Origin::StandardInput {
        return Err(Refusal::new("the files to merge need paths", &[]));
    }
    let bytes = read_position_file(&origin)?;
    String::from_utf8(bytes)
        .map_err(|_| Refusal::new(&format!("`{}` is not UTF-8", path.display()), &[]))
}

fn refusal(why: &Unmergeable, [base, ours, theirs]: [&PathBuf; 3]) -> Refusal {
    match why {
        Unmergeable::NotAFile(file, findings) => {
            let path = match file {
                File::Base => base,
                File::Ours => ours,
                File::Theirs => theirs,
            };
            let name = path.display().to_string();
            let lines: Vec<String> = findings
                .iter()
                .map(|finding| finding_lines(&name, finding))
                .collect();
            Refusal(lines.concat())
        }
        Unmergeable::Refused(refusal) => Refusal::new(
            &format!(
                "the changes cannot be put into `{}`: {refusal}",
                ours.display()
            ),
            &["make the smaller of the two changes by hand".to_owned()],
        ),
        Unmergeable::Stopped => Refusal::new("the merge was stopped", &[]),
    }
}

fn words(about: &About) -> String {
    match about {
        About::Head => "the file itself".to_owned(),
        About::Record(kind, name) => format!("{} {name}", kind.word()),
        About::Order(kind) => format!("the order of `{}`", kind.list()),
    }
}

/// What standard error is told.
fn told(name: &str, merged: &Merged, places: &Places) -> String {
    let mut text = String::new();
    for conflict in &merged.conflicts {
        let place = conflict.at.and_then(|at| places.of(at));
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}: conflict: {conflict}", place_in(name, place));
        let sides = [
            ("base", &conflict.base),
            ("ours", &conflict.ours),
            ("theirs", &conflict.theirs),
        ];
        for (side, value) in sides {
            let value = value.as_deref().unwrap_or("none");
            let lines: Vec<&str> = value.lines().map(str::trim).collect();
            let _ = writeln!(text, "  {side}: {}", lines.join("\n    "));
        }
    }
    if !merged.conflicts.is_empty() {
        let count = Count::new(merged.conflicts.len(), "conflict", "conflicts");
        let _ = writeln!(
            text,
            "{count}; the file has what ours has, and a comment `// conflict:` for each"
        );
    }
    for about in &merged.met {
        let _ = writeln!(
            text,
            "{name}: read again: {}: both sides changed it, in different fields",
            words(about)
        );
    }
    if !merged.comments.is_empty() {
        let count = Count::new(merged.comments.len(), "comment", "comments");
        let _ = writeln!(text, "{count} of theirs left out:");
        for comment in &merged.comments {
            let _ = writeln!(text, "  {comment}");
        }
    }
    text
}
