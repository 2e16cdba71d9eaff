//! `concordance second`: a sample for a second reader, and what came of it.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde::Serialize;

use super::arguments::{Format, FormatOption, Input, origin};
use super::finding_lines::errors_in_short;
use super::input::read_alone;
use super::json;
use super::output::{Done, Refusal, harmless};
use super::second_list::{check_target, write_list};
use super::second_report::{ReportEntry, text};
use crate::finding::Count;
use crate::listing::disagreements;
use crate::model::{Dossier, StatementIndex};
use crate::second::{Amount, Coding, Key, compare, read, sample, write};
use crate::shell::atomic::write_atomically;
use crate::shell::files::read_position_file;
use crate::shell::problem::Problem;

/// `concordance second`
#[derive(Debug, Args)]
pub(super) struct Second {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Draw statements and write a file in which a second reader says what they are
    ///
    /// The file says nothing of how the statements were read the first time. The draw is
    /// stratified by party, and the same seed draws the same statements everywhere.
    Sample(Sample),
    /// Put a second reading beside the dossier: disagreements, percent agreement, Cohen's kappa
    ///
    /// With `-o` the list of disagreements is written too, with both readings whole, the quotation
    /// and its source: as a table, a document or a page, by the ending of OUT.
    Compare(Compare),
}

#[derive(Debug, Args)]
struct Sample {
    #[command(flatten)]
    input: Input,
    /// Who reads
    #[arg(long, value_name = "NAME")]
    coder: String,
    /// How many statements
    #[arg(long, value_name = "N", conflicts_with = "percent")]
    count: Option<usize>,
    /// How many of a hundred statements, rounded up
    #[arg(long, value_name = "P", default_value = "20", value_parser = clap::value_parser!(u8).range(1..=100))]
    percent: u8,
    /// What the draw depends on
    #[arg(long, value_name = "SEED", default_value = "1")]
    seed: u64,
    /// Where the file is written, which must not be there yet; standard output where it is left out
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    #[command(flatten)]
    format: FormatOption,
}

#[derive(Debug, Args)]
struct Compare {
    /// The position file (.ron)
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The file of the second reader
    #[arg(value_name = "CODING")]
    coding: PathBuf,
    /// Where the list of disagreements is written; its ending is the format: .csv, .xlsx, .docx, …
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    #[command(flatten)]
    format: FormatOption,
}

pub(super) fn run(arguments: &Second) -> Result<Done, Refusal> {
    match &arguments.what {
        What::Sample(arguments) => draw(arguments),
        What::Compare(arguments) => put_side_by_side(arguments),
    }
}

#[derive(Debug, Serialize)]
struct SampleEntry<'a> {
    coder: &'a str,
    seed: u64,
    sha256: &'a str,
    statements: Vec<StatementEntry>,
}

#[derive(Debug, Serialize)]
struct StatementEntry {
    n: u32,
    id: Option<String>,
    point: String,
    party: String,
    source: String,
    quote: String,
}

fn draw(arguments: &Sample) -> Result<Done, Refusal> {
    let read = read_alone(&arguments.input.origin())?;
    let dossier = read.dossier()?;
    let amount = arguments
        .count
        .map_or(Amount::Percent(arguments.percent), Amount::Count);
    let drawn = sample(dossier, amount, arguments.seed);
    let coding = Coding::blank(dossier, &arguments.coder, Some(arguments.seed), &drawn);
    let file = write(&coding, Some(dossier));
    if let Some(out) = &arguments.output {
        // It may hold what somebody has read already.
        if fs::symlink_metadata(out).is_ok() {
            return Err(Refusal::new(
                &format!("`{}` is there already", out.display()),
                &["name another file; what a reader has written is not replaced".to_owned()],
            ));
        }
        write_atomically(out, |writer| writer.write_all(file.as_bytes()))
            .map_err(|error| Refusal::from(Problem::of_target(&error, out)))?;
    }
    let remarks = errors_in_short(&read.file, &read.findings) + &told(dossier, &drawn);
    Ok(Done {
        result: match arguments.format.format {
            Format::Json => json(&SampleEntry {
                coder: &arguments.coder,
                seed: arguments.seed,
                sha256: &dossier.sha256,
                statements: drawn.iter().map(|it| entry(dossier, *it)).collect(),
            })?,
            Format::Text if arguments.output.is_some() => Vec::new(),
            Format::Text => file.into_bytes(),
        },
        remarks,
        has_errors: read.has_errors(),
    })
}

fn entry(dossier: &Dossier, index: StatementIndex) -> StatementEntry {
    let Key {
        id,
        point,
        party,
        source,
        quote,
    } = Key::of(dossier, index);
    StatementEntry {
        n: dossier.statement(index).number,
        id,
        point,
        party,
        source,
        quote,
    }
}

/// How many statements were drawn of each party.
fn told(dossier: &Dossier, drawn: &[StatementIndex]) -> String {
    let mut parties = Vec::new();
    for (at, party) in dossier.parties.iter().enumerate() {
        let is_it = |index: &StatementIndex| dossier.statement(*index).party.at() == at;
        let of = drawn.iter().filter(|it| is_it(it)).count();
        let all = dossier.statements.iter().filter(|it| it.party.at() == at);
        parties.push(format!("{} {of} of {}", party.id, all.count()));
    }
    let all = Count::new(dossier.statements.len(), "statement", "statements");
    format!("{} of {all}: {}\n", drawn.len(), parties.join(", "))
}

fn put_side_by_side(arguments: &Compare) -> Result<Done, Refusal> {
    arguments.output.as_deref().map_or(Ok(()), check_target)?;
    let dossier_read = read_alone(&origin(arguments.file.clone()))?;
    let dossier = dossier_read.dossier()?;
    let name = arguments.coding.display().to_string();
    let bytes = read_position_file(&origin(arguments.coding.clone()))?;
    let words = String::from_utf8(bytes)
        .map_err(|_| Refusal::new(&format!("`{name}` is not UTF-8"), &[]))?;
    let second = read(&words);
    let mut problems = String::new();
    for it in &second.problems {
        // Writing to a string cannot fail.
        let _ = writeln!(problems, "{name}:{}: error: {}", it.place, it.message);
    }
    let Some(coding) = second.coding else {
        return Err(Refusal(problems));
    };
    let compared = compare(dossier, &coding);
    let mut remarks = errors_in_short(&dossier_read.file, &dossier_read.findings) + &problems;
    if let Some(out) = &arguments.output {
        let listing = disagreements(dossier, &coding, &compared);
        remarks += &write_list(out, &arguments.file, &dossier_read, &listing)?;
    }
    Ok(Done {
        result: match arguments.format.format {
            Format::Text => harmless(&text(dossier, &coding, &compared)).into_bytes(),
            Format::Json => json(&ReportEntry::new(dossier, &coding, &compared))?,
        },
        has_errors: dossier_read.has_errors() || !problems.is_empty(),
        remarks,
    })
}
