//! The footnotes: who, the quotation, what the editors add, the source, and how it was read.

use super::cell::as_printed;
use super::line;
use crate::cite::{self, Style};
use crate::export::Job;
use crate::export::sheet::{Composition, Note};
use crate::listing::forms::{at_line_start, escaped_markdown, lines};
use crate::model::{SourceIndex, web_address};
use crate::words;

/// One footnote for each number, in their order.
pub(super) fn notes(text: &mut String, job: &Job<'_>, composition: &Composition) {
    // What is a record and no sentence stands among the sources.
    let style = match job.options.citations {
        Style::Bibtex | Style::CslJson => Style::Short,
        style => style,
    };
    for source in &composition.sources {
        for note in &source.notes {
            let mut told = of_statement(job, note);
            told.push(citation(job, source.source, style));
            // Four spaces keep a line within its footnote, a backslash ends it as it is.
            text.push_str(&format!(
                "[^{}]: {}\n\n",
                note.number,
                told.join("\\\n    ")
            ));
        }
    }
}

fn of_statement(job: &Job<'_>, note: &Note) -> Vec<String> {
    let dossier = job.content.dossier;
    let statement = dossier.statement(note.statement);
    let reading = format!(
        "Read by the editors as {}, on “{}”.",
        words::stance_line(dossier, statement),
        dossier.point(statement.point).title.trim()
    );
    let quotation = as_printed(statement);
    let told = [note.text.as_str(), &quotation].into_iter();
    let told = told.chain(note.remarks.iter().map(String::as_str));
    told.chain([reading.as_str()])
        .flat_map(lines)
        .map(|line| at_line_start(&escaped_markdown(&line)))
        .collect()
}

/// A source in words. Its address stays one that can be followed.
pub(super) fn citation(job: &Job<'_>, source: SourceIndex, style: Style) -> String {
    let dossier = job.content.dossier;
    let citation = line(&cite::sources(dossier, [source], style));
    let url = dossier.source(source).url.as_deref().and_then(web_address);
    let citation = match url {
        Some(url) => citation.replacen(&line(url), &format!("<{url}>"), 1),
        None => citation,
    };
    at_line_start(&citation)
}
