//! The comparison, or any listing, as Markdown for a wiki: a table, and every quotation in a
//! footnote.
//!
//! Tables and footnotes are those of GitHub, which most wikis read. A footnote carries the
//! quotation whatever the detail, because no stance is told without its words.

mod cell;
mod notes;
#[cfg(test)]
mod tests;

use super::sheet::{Composition, PointText, SheetRow};
use super::{Job, colophon};
use crate::cite::{self, Style};
use crate::listing::Listing;
use crate::listing::forms::{self, Noted, at_line_start, escaped_markdown};

/// The file.
///
/// # Errors
/// Never; the formats share one form.
pub fn markdown(job: &Job<'_>) -> Result<Vec<u8>, String> {
    let composition = job.composition();
    let mut text = format!("# {}\n\n", line(&composition.title));
    let sentences = composition.lead.iter().map(String::as_str);
    for sentence in sentences.chain(composition.subtitle.lines()) {
        paragraph(&mut text, &line(sentence));
    }
    if let Some(left_out) = &composition.left_out {
        paragraph(&mut text, &format!("**{}**", line(left_out)));
    }
    match job.listing {
        Some(listing) => plain(&mut text, listing),
        None => table(&mut text, job, &composition),
    }
    legend(&mut text, &composition);
    sources(&mut text, job, &composition);
    about(&mut text, job, &composition);
    notes::notes(&mut text, job, &composition);
    text.truncate(text.trim_end().len());
    text.push('\n');
    Ok(text.into_bytes())
}

/// Words of a dossier on one line, none of which is markup.
fn line(words: &str) -> String {
    escaped_markdown(&forms::lines(words).join(" "))
}

/// Lines of a dossier within a field of a table.
fn in_field(words: &str) -> String {
    let lines: Vec<String> = forms::lines(words)
        .iter()
        .map(|line| escaped_markdown(line))
        .collect();
    lines.join("<br>")
}

fn paragraph(text: &mut String, escaped: &str) {
    if !escaped.is_empty() {
        text.push_str(&at_line_start(escaped));
        text.push_str("\n\n");
    }
}

fn row(text: &mut String, fields: impl IntoIterator<Item = String>) {
    let fields: Vec<String> = fields.into_iter().collect();
    text.push_str(&format!("| {} |\n", fields.join(" | ")));
}

/// A listing without its own title, which is the heading already.
fn plain(text: &mut String, listing: &Listing) {
    let table = Listing {
        remarks: Vec::new(),
        ..listing.clone()
    };
    text.push_str(&forms::markdown(&Noted::from(table)));
    text.push('\n');
}

fn table(text: &mut String, job: &Job<'_>, composition: &Composition) {
    let parties = composition.columns.len();
    let names = composition.columns.iter().map(|(_, name)| line(name));
    row(text, std::iter::once("Point".to_owned()).chain(names));
    row(text, vec!["---".to_owned(); parties + 1]);
    let label = |text: &mut String, words: String| {
        let nothing = vec![String::new(); parties];
        row(text, std::iter::once(words).chain(nothing));
    };
    for told in &composition.rows {
        match told {
            SheetRow::Theme(name) => label(text, format!("**{}**", line(name))),
            SheetRow::Folded(sentence) => label(text, format!("*{}*", line(sentence))),
            SheetRow::Point(point) => {
                let cells = point.cells.iter();
                let cells = cells.map(|it| cell::cell(job, composition, it));
                row(text, std::iter::once(about_point(point)).chain(cells));
            }
        }
    }
    text.push('\n');
}

fn about_point(point: &PointText) -> String {
    let mut parts = vec![
        format!("**{}**", in_field(&point.title)),
        in_field(&point.proposition),
    ];
    parts.extend(point.from.as_deref().map(in_field));
    parts.extend(
        point
            .left_out
            .as_deref()
            .map(|it| format!("**{}**", in_field(it))),
    );
    parts.join("<br>")
}

fn legend(text: &mut String, composition: &Composition) {
    if composition.legend.is_empty() {
        return;
    }
    text.push_str("## Legend\n\n");
    for entry in &composition.legend {
        text.push_str(&format!(
            "- **{}**: {}\n",
            line(entry.words()),
            line(&entry.meaning)
        ));
    }
    text.push('\n');
}

fn sources(text: &mut String, job: &Job<'_>, composition: &Composition) {
    if composition.sources.is_empty() {
        return;
    }
    let dossier = job.content.dossier;
    text.push_str("## Sources\n\n");
    let style = job.options.citations;
    match style {
        Style::Short | Style::Notes | Style::Apa => {
            for source in &composition.sources {
                let citation = notes::citation(job, source.source, style);
                text.push_str(&format!("- {citation}\n"));
                text.push_str(&format!("  - {}\n", at_line_start(&line(&source.facts))));
            }
        }
        // Four spaces make code of every line, whatever is in it.
        Style::Bibtex | Style::CslJson => {
            let all = composition.sources.iter().map(|it| it.source);
            for record in cite::sources(dossier, all, style).lines() {
                text.push_str(&format!("    {record}\n"));
            }
        }
    }
    text.push('\n');
}

fn about(text: &mut String, job: &Job<'_>, composition: &Composition) {
    if let Some(about) = &composition.about {
        text.push_str("## About this dossier\n\n");
        for part in forms::lines(about) {
            paragraph(text, &escaped_markdown(&part));
        }
    }
    text.push_str("## About this page\n\n");
    for fact in colophon(job) {
        text.push_str(&format!(
            "- **{}**: {}\n",
            line(fact.name),
            line(&fact.words)
        ));
    }
    text.push('\n');
    paragraph(text, &line(&composition.footer));
}
