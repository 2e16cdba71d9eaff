//! `import`: somebody's file, or an export of our own, as a new position file.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::arguments::{FormatOption, LooseTexts};
use super::finding_lines::{finding_lines, severity_line};
use super::output::{Done, Refusal, harmless};
use super::{Format, json};
use crate::export::json::FindingEntry;
use crate::finding::{Count, Finding, RecordKind, Severity, list_and};
use crate::import::{CodeRole, ColumnRole, Mapping, Proposal, import as read};
use crate::load::load;
use crate::shell::importing::{
    TextFiles, bytes_of, check_free, prepared, put, read_mapping, write_mapping,
};
use crate::shell::texts::check_folder;
use crate::state::proposed_text;

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
        check_free(target).map_err(Finding::from)?;
    }
    let bytes = bytes_of(&arguments.file, &|_| true).map_err(Finding::from)?;
    let mapping = match &arguments.mapping {
        Some(path) => read_mapping(path).map_err(Finding::from)?,
        None => Mapping::default(),
    };
    for folder in &arguments.texts.folders {
        check_folder(folder)?;
    }
    let mut texts = TextFiles::read(&arguments.texts.folders, &|| true).map_err(Finding::from)?;
    texts.beside(arguments.output.as_deref());
    let mut findings = std::mem::take(&mut texts.findings);
    let name = arguments.file.display().to_string();
    let proposal = read(&name, &bytes, mapping, &texts.texts).map_err(Finding::from)?;
    let text = proposed_text(&proposal);
    findings.extend(proposal.findings.iter().cloned());
    let written = write(arguments, &proposal, &text)?;
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
fn write(arguments: &Import, proposal: &Proposal, text: &str) -> Result<Vec<String>, Refusal> {
    let mut waiting = match &arguments.output {
        Some(output) => prepared(output, proposal, text).map_err(Finding::from)?,
        None => Vec::new(),
    };
    if let Some(path) = &arguments.write_mapping {
        waiting.push(write_mapping(path, &proposal.mapping).map_err(Finding::from)?);
    }
    let written = put(waiting).map_err(Finding::from)?;
    let names = written.iter().map(|path| path.display().to_string());
    Ok(names.collect())
}
