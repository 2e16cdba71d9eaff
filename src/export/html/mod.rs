//! The comparison, or any listing, as one page of the web that needs nothing beside it.
//!
//! The page has no script and opens no connection. It follows its reader: light or dark as the
//! reader's system is, and light on paper; so colours, paper and width of the options count for
//! nothing here. In every cell the quotation opens below the gist; all of them stand once more
//! among the notes, so that no stance is told without its words even where a browser prints what
//! is closed as closed.
//!
//! What is written is well-formed XML too, tag by tag, which keeps it free of everything that
//! browsers would have to repair.

mod cell;
mod head;
mod listing;
mod notes;
mod quotation;
mod style;
mod table;
#[cfg(test)]
mod tests;
mod text;

use std::collections::BTreeSet;

use super::Job;
use super::sheet::Composition;
use crate::model::StatementIndex;

/// The file.
///
/// # Errors
/// When a sign cannot be drawn; a sentence without its stop.
pub fn html(job: &Job<'_>) -> Result<Vec<u8>, String> {
    let composition = job.composition();
    let mut page = Page {
        job,
        composition: &composition,
        tongue: tongue(&job.content.dossier.language),
        noted: BTreeSet::new(),
        html: String::new(),
    };
    head::opening(&mut page)?;
    head::masthead(&mut page);
    match job.listing {
        Some(listing) => listing::table(&mut page, listing),
        None => table::table(&mut page),
    }
    notes::notes(&mut page);
    notes::about(&mut page);
    page.push("</main>\n");
    let record = super::json::record(job)?;
    if !record.is_empty() {
        // A browser shows nothing of it; `concordance import` reads it back.
        page.push(&format!(
            "<div hidden=\"hidden\" id=\"concordance-record\" data-record=\"{}\"></div>\n",
            text::text(&record)
        ));
    }
    page.push("</body>\n</html>\n");
    Ok(page.html.into_bytes())
}

/// The attribute for the language of a dossier; nothing for English, in which the program's own
/// words are.
fn tongue(language: &str) -> String {
    let tag = language.trim().to_ascii_lowercase();
    if tag == "en" || tag.starts_with("en-") {
        String::new()
    } else {
        text::lang(Some(language))
    }
}

/// What the parts of a page share while it is written.
struct Page<'a> {
    job: &'a Job<'a>,
    composition: &'a Composition,
    /// The attribute for the language of the dossier, where that is not English as the rest.
    tongue: String,
    /// The statements to whose number in a cell their note can lead back.
    noted: BTreeSet<StatementIndex>,
    html: String,
}

impl Page<'_> {
    /// Writes markup as it is; words go through [`text::text`] first.
    fn push(&mut self, markup: &str) {
        self.html.push_str(markup);
    }
}
