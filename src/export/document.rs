//! Every format that is one file made in one go; pages that are set in type are the sheet's.

use std::collections::BTreeSet;

use super::options::Format;
use super::{Fact, Job, colophon, csv, docx, html, json, markdown, qdpx, xlsx};
use crate::cite::{self, Style};
use crate::model::SourceIndex;
use crate::quote::Texts;

/// The bytes of a file of this format, or nothing for what is set in type.
///
/// # Errors
/// When it cannot be made; a sentence without its stop.
pub fn document(job: &Job<'_>, format: Format) -> Result<Option<Vec<u8>>, String> {
    match format {
        Format::Png | Format::Pdf | Format::Svg => return Ok(None),
        Format::Html => html::html(job),
        Format::Docx => docx::docx(job),
        Format::Xlsx => xlsx::xlsx(job),
        Format::Csv => csv::csv(job),
        Format::Json => json::json(job),
        Format::Markdown => markdown::markdown(job),
        Format::Bibtex => Ok(sources(job, Style::Bibtex)),
        Format::CslJson => Ok(sources(job, Style::CslJson)),
        Format::RefiQda => project(job),
    }
    .map(Some)
}

/// The whole dossier with the texts at hand.
fn project(job: &Job<'_>) -> Result<Vec<u8>, String> {
    let none = Texts::new();
    // Of what is shown nothing may be said where everything is written.
    let of_shown = ["Date", "Shown", "Cells", "Quotations"];
    let facts: Vec<Fact> = colophon(job)
        .into_iter()
        .filter(|fact| !of_shown.contains(&fact.name))
        .collect();
    let content = &job.content;
    qdpx::qdpx(content.dossier, content.texts.unwrap_or(&none), &facts)
}

/// The sources on which the shown cells rest, in the file's order.
fn sources(job: &Job<'_>, style: Style) -> Vec<u8> {
    let content = &job.content;
    let mut found: BTreeSet<SourceIndex> = BTreeSet::new();
    for &point in &content.shown.points {
        for &party in &content.shown.columns {
            let cell = content.matrix.cell(point, party);
            let sources = cell.statements.iter();
            found.extend(sources.map(|&index| content.dossier.statement(index).source));
        }
    }
    let records = cite::sources(content.dossier, found, style);
    let head = match style {
        Style::Bibtex => remarks(job),
        // JSON has no place for a remark.
        _ => String::new(),
    };
    format!("{head}{records}").into_bytes()
}

/// What the records were made from. BibTeX reads nothing outside of records, and a record begins
/// with `@`, whatever stands before it.
fn remarks(job: &Job<'_>) -> String {
    let mut remarks = String::new();
    for fact in colophon(job) {
        let words = fact.words.replace('@', "(at)");
        let words: Vec<&str> = words.split_whitespace().collect();
        remarks.push_str(&format!("% {}: {}\n", fact.name, words.join(" ")));
    }
    remarks.push('\n');
    remarks
}
