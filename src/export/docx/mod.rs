//! A document: the comparison as negotiators lay it out, a point a row and a column a party, with
//! every quotation in a footnote (in a list of notes where there are more than a thousand); then legend, sources, and what the document was made from.
//!
//! The parts of the file are written here, because the crate for documents knows no header rows, no
//! writing from right to left, no language and no separator of footnotes, and counts its ids for
//! the whole process. It makes the archive around them.

mod back;
mod cell;
mod list;
mod notes;
mod package;
mod page;
mod style;
mod table;
mod words;

use super::Job;
use super::sheet::Composition;
use notes::Notes;
use page::Page;
use words::{Ink, paragraph, run};

/// The document.
///
/// # Errors
/// When the archive cannot be made; a sentence without its stop.
pub fn docx(job: &Job<'_>) -> Result<Vec<u8>, String> {
    let composition = job.composition();
    let page = Page::new(job.options);
    let mut notes = Notes::new(job, composition.numbers.len());
    let mut body = head(&composition);
    match job.listing {
        Some(listing) => body.push_str(&list::list(listing, page)),
        None => body.push_str(&table::tables(&composition, page, &mut notes)),
    }
    body.push_str(&back::legend(&composition, page));
    body.push_str(&back::about(&composition));
    body.push_str(&notes.list());
    body.push_str(&back::sources(job));
    body.push_str(&back::colophon(job, &composition));
    package::package(&package::Content {
        title: &composition.title,
        description: &composition.subtitle,
        credit: job.options.credit.trim(),
        language: language(job),
        footer: footer(job, &composition),
        page,
        body,
        notes: notes.finish(),
    })
}

/// The language of the editors' words.
fn language<'a>(job: &Job<'a>) -> &'a str {
    match job.content.dossier.language.as_str() {
        "" => "en",
        language => language,
    }
}

/// The title, what whoever exports says of it, and what the document shows as of when.
fn head(composition: &Composition) -> String {
    let mut head = paragraph("Title", &composition.title, &Ink::default());
    if let Some(lead) = &composition.lead {
        head.push_str(&paragraph("Subtitle", lead, &Ink::default()));
    }
    let lines = composition
        .subtitle
        .lines()
        .chain(composition.left_out.as_deref());
    for line in lines {
        head.push_str(&paragraph("Lead", line, &Ink::default()));
    }
    head
}

/// What stands below each page: title, date and who made it; the number of the page follows.
fn footer(job: &Job<'_>, composition: &Composition) -> String {
    let parts = [
        composition.title.as_str(),
        composition.date.as_str(),
        job.options.credit.trim(),
    ];
    let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    run(&parts.join(" · "), &Ink::default())
}

#[cfg(test)]
mod tests;
