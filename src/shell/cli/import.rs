//! `import`: somebody's file, or an export of our own, as a new position file.

use std::fmt::Write as _;
use std::fs;
use std::path::{Component, Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::arguments::{FormatOption, LooseTexts};
use super::finding_lines::{finding_lines, severity_line};
use super::output::{Done, Refusal, harmless};
use super::{Format, json};
use crate::edit::write;
use crate::export::json::FindingEntry;
use crate::extract::ending_of;
use crate::finding::{Count, Finding, RecordKind, Severity, list_and};
use crate::import::{CodeRole, ColumnRole, Mapping, Proposal, TextAtHand, import as read};
use crate::load::load;
use crate::shell::atomic::{Prepared, prepare};
use crate::shell::files::{Unread, read_file, unreadable};
use crate::shell::texts::{MOST_TEXT_BYTES, check_folder, text_of};

/// The largest file that is imported, in bytes: 512 MiB.
const MOST_BYTES: u64 = 512 << 20;

/// `concordance import`
#[derive(Debug, Args)]
pub(super) struct Import {
    /// The file: an export of Concordance (.json, .csv, .xlsx, .html), a table (.csv, .xlsx,
    /// .docx, .html), a project of REFI-QDA (.qdpx, .qde), or a database of Discourse Network
    /// Analyzer (.dna)
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The position file to write; nothing that is there already is written over. Without it,
    /// nothing is written
    #[arg(short, long = "output", value_name = "OUT")]
    output: Option<PathBuf>,
    /// What columns, codes and words mean, as `--write-mapping` wrote it and a person changed it
    #[arg(long, value_name = "MAPPING")]
    mapping: Option<PathBuf>,
    /// Write what was guessed, to be changed and given to `--mapping`
    #[arg(long, value_name = "MAPPING")]
    write_mapping: Option<PathBuf>,
    #[command(flatten)]
    texts: LooseTexts,
    #[command(flatten)]
    format: FormatOption,
}

/// What was made of a file.
#[derive(Debug, Serialize)]
struct Report<'a> {
    kind: &'static str,
    parties: usize,
    themes: usize,
    points: usize,
    sources: usize,
    plans: usize,
    statements: usize,
    texts: usize,
    written: Vec<String>,
    findings: Vec<FindingEntry<'a>>,
}

/// Runs it.
pub(super) fn import(arguments: &Import) -> Result<Done, Refusal> {
    for target in [&arguments.output, &arguments.write_mapping]
        .into_iter()
        .flatten()
    {
        check_free(target)?;
    }
    let bytes = bytes_of(&arguments.file)?;
    let mapping = match &arguments.mapping {
        Some(path) => given_mapping(path)?,
        None => Mapping::default(),
    };
    let mut findings = Vec::new();
    let texts = texts_of(
        &arguments.texts.folders,
        arguments.output.as_deref(),
        &mut findings,
    )?;
    let name = arguments.file.display().to_string();
    let proposal = read(&name, &bytes, mapping, &texts).map_err(Finding::from)?;
    let text = write(&proposal.draft);
    findings.extend(proposal.findings.iter().cloned());
    let written = put(arguments, &proposal, &text)?;
    // What the program itself says of the new file; its places are in that file.
    let told = load(text.as_bytes()).findings;
    let has_errors = findings
        .iter()
        .chain(&told)
        .any(|it| it.severity == Severity::Error);
    let new = arguments.output.as_ref().map_or_else(
        || "the position file".to_owned(),
        |path| path.display().to_string(),
    );
    Ok(Done {
        result: match arguments.format.format {
            Format::Json => {
                let all: Vec<Finding> = findings.into_iter().chain(told).collect();
                json(&report(&proposal, written, &all))?
            }
            Format::Text => {
                let mut text = String::new();
                for finding in &findings {
                    text.push_str(&finding_lines(&name, finding));
                }
                for finding in &told {
                    text.push_str(&finding_lines(&new, finding));
                }
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(&summary(&proposal, &name));
                findings.extend(told);
                // Writing to a string cannot fail.
                let _ = writeln!(text, "{}", severity_line(&findings));
                if arguments.output.is_none() {
                    text.push_str("nothing was written; `-o FILE.ron` writes the position file\n");
                }
                for path in &written {
                    let _ = writeln!(text, "{path}");
                }
                harmless(&text).into_bytes()
            }
        },
        remarks: String::new(),
        has_errors,
    })
}

fn report<'a>(proposal: &Proposal, written: Vec<String>, findings: &'a [Finding]) -> Report<'a> {
    let count = |kind| count(proposal, kind);
    Report {
        kind: proposal.kind.key(),
        parties: count(RecordKind::Party),
        themes: count(RecordKind::Theme),
        points: count(RecordKind::Point),
        sources: count(RecordKind::Source),
        plans: count(RecordKind::Plan),
        statements: count(RecordKind::Statement),
        texts: proposal.texts.len(),
        written,
        findings: findings.iter().map(FindingEntry::new).collect(),
    }
}

fn count(proposal: &Proposal, kind: RecordKind) -> usize {
    let records = proposal.draft.records.iter();
    records.filter(|record| record.kind == kind).count()
}

/// What the file is, what was made of it, and what was guessed on the way.
fn summary(proposal: &Proposal, name: &str) -> String {
    let count = |kind| count(proposal, kind);
    let counts = [
        Count::new(count(RecordKind::Party), "party", "parties"),
        Count::new(count(RecordKind::Point), "point", "points"),
        Count::new(count(RecordKind::Source), "source", "sources"),
        Count::new(count(RecordKind::Statement), "statement", "statements"),
    ];
    let counts: Vec<String> = counts.iter().map(ToString::to_string).collect();
    let mut text = format!(
        "{name} is {}: {}\n",
        proposal.kind.words(),
        list_and(&counts)
    );
    for sheet in proposal.mapping.sheets.iter().filter(|sheet| sheet.used) {
        let place = if sheet.name.is_empty() {
            format!("header in row {}", sheet.header)
        } else {
            format!("`{}`, header in row {}", sheet.name, sheet.header)
        };
        text.push_str(&format!("  {place}\n"));
        for column in &sheet.columns {
            if column.is != ColumnRole::Ignored {
                let (letter, header) = (&column.column, &column.header);
                text.push_str(&format!("    {letter} `{header}`: {:?}\n", column.is));
            }
        }
    }
    let codes = proposal.mapping.codes.iter();
    for (code, role) in codes.filter(|(_, role)| **role != CodeRole::Ignored) {
        text.push_str(&format!("    `{code}`: {role:?}\n"));
    }
    for (variable, role) in &proposal.mapping.variables {
        text.push_str(&format!("    `{variable}`: {role:?}\n"));
    }
    text
}

/// Writes what was asked for, all of it or nothing, and gives the paths.
fn put(arguments: &Import, proposal: &Proposal, text: &str) -> Result<Vec<String>, Refusal> {
    let mut waiting: Vec<(PathBuf, Prepared)> = Vec::new();
    let mut ready = |path: PathBuf, content: &str| -> Result<(), Refusal> {
        let made = prepare(&path, |file| file.write_all(content.as_bytes()));
        let made = made.map_err(|error| unwritable(&path, &error))?;
        waiting.push((path, made));
        Ok(())
    };
    if let Some(output) = &arguments.output {
        let folder = output.parent().unwrap_or_else(|| Path::new(""));
        for (name, content) in &proposal.texts {
            let path = folder.join(name);
            // The same text from an earlier import stands there already.
            if fs::read(&path).is_ok_and(|known| known == content.as_bytes()) {
                continue;
            }
            check_free(&path)?;
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
            }
            ready(path, content)?;
        }
        ready(output.clone(), text)?;
    }
    if let Some(path) = &arguments.write_mapping {
        let mapping = proposal.mapping.write().map_err(Finding::from)?;
        ready(path.clone(), &mapping)?;
    }
    let mut written = Vec::new();
    for (path, made) in waiting {
        made.put_in_place()
            .map_err(|error| unwritable(&path, &error))?;
        written.push(path.display().to_string());
    }
    Ok(written)
}

fn unwritable(path: &Path, error: &std::io::Error) -> Refusal {
    Refusal::new(
        &format!("`{}` cannot be written: {error}", path.display()),
        &[],
    )
}

/// An import makes new files. What somebody has typed into an old one is never written over.
fn check_free(path: &Path) -> Result<(), Refusal> {
    if path.exists() {
        return Err(Refusal::new(
            &format!("`{}` is there already", path.display()),
            &["name a new file, or move the old one away".to_owned()],
        ));
    }
    Ok(())
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Refusal> {
    let name = format!("`{}`", path.display());
    read_file(path, MOST_BYTES).map_err(|why| match why {
        Unread::TooLarge => Refusal::new(
            &format!("{name} is larger than 512 MiB, the most that is imported"),
            &[],
        ),
        Unread::Failed(error) => Refusal::new(&unreadable(&name, &error), &[]),
    })
}

fn given_mapping(path: &Path) -> Result<Mapping, Refusal> {
    let bytes = bytes_of(path)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Refusal::new(&format!("`{}` is not UTF-8", path.display()), &[]))?;
    Ok(Mapping::read(&text).map_err(Finding::from)?)
}

/// Every text of the folders. One below the folder of the position file can be named in it.
fn texts_of(
    folders: &[PathBuf],
    output: Option<&Path>,
    findings: &mut Vec<Finding>,
) -> Result<Vec<TextAtHand>, Refusal> {
    let mut texts = Vec::new();
    for folder in folders {
        check_folder(folder)?;
        let entries = fs::read_dir(folder).map_err(|error| unwritable(folder, &error))?;
        let mut paths: Vec<PathBuf> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.is_file() && ending_of(&path.to_string_lossy()).is_some())
            .collect();
        paths.sort();
        for path in paths {
            let name = path.display().to_string();
            let Ok(bytes) = read_file(&path, MOST_TEXT_BYTES) else {
                continue;
            };
            match text_of(&name, bytes) {
                Ok((text, _)) => texts.push(TextAtHand {
                    name: path
                        .file_stem()
                        .map(|stem| stem.to_string_lossy().into_owned())
                        .unwrap_or_default(),
                    path: output.and_then(|output| below(output, &path)),
                    text: (*text).clone(),
                }),
                Err(problem) => findings.push(
                    Finding::new(
                        crate::finding::Code::TextUnreadable,
                        format!("`{name}` {}", problem.message),
                    )
                    .hint(problem.hint),
                ),
            }
        }
    }
    Ok(texts)
}

/// The path of a text relative to the folder of a position file, with `/`; none where it lies
/// elsewhere.
fn below(output: &Path, text: &Path) -> Option<String> {
    let folder = std::path::absolute(output).ok()?;
    let text = std::path::absolute(text).ok()?;
    let relative = text.strip_prefix(folder.parent()?).ok()?;
    let parts: Option<Vec<&str>> = relative
        .components()
        .map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        })
        .collect();
    Some(parts?.join("/"))
}
