//! A listing as text that other programs read: Markdown, HTML, and lines with tabs.
//!
//! Whatever the form, a note keeps its number, and no field of a dossier can become anything but
//! words: neither markup nor a formula.

mod guard;
mod html;
mod markdown;
#[cfg(test)]
mod tests;
mod tsv;

pub use html::{escaped_html, html};
pub use markdown::{at_line_start, escaped_markdown, markdown};
pub use tsv::tsv;

use std::collections::BTreeMap;

use super::Listing;

/// A listing with numbered notes; most have none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Noted {
    /// The table.
    pub listing: Listing,
    /// The notes in the order of their numbers, from 1.
    pub notes: Vec<Note>,
}

/// What proves a field: a quotation with its citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The row of the field, from 0.
    pub row: usize,
    /// The column of the field, from 0.
    pub column: usize,
    /// The quotation and where it comes from, line by line.
    pub text: String,
}

impl From<Listing> for Noted {
    fn from(listing: Listing) -> Self {
        Self {
            listing,
            notes: Vec::new(),
        }
    }
}

/// The heading over the notes.
const NOTES: &str = "Quotations and sources";

impl Noted {
    /// Each row's label and its fields, each with its lines and the numbers of its notes.
    fn rows(&self) -> impl Iterator<Item = (Option<&str>, Vec<Field>)> {
        let mut numbers: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (note, number) in self.notes.iter().zip(1..) {
            let of_field = numbers.entry((note.row, note.column)).or_default();
            of_field.push(number);
        }
        let mut label = None;
        self.listing.rows.iter().enumerate().map(move |(at, row)| {
            let is_new = row.group.as_deref() != label;
            label = row.group.as_deref();
            let fields = row.values.iter().enumerate().map(|(column, value)| Field {
                lines: lines(&value.text()),
                numbers: numbers.remove(&(at, column)).unwrap_or_default(),
            });
            (label.filter(|_| is_new), fields.collect())
        })
    }
}

/// What stands in a field.
struct Field {
    lines: Vec<String>,
    numbers: Vec<usize>,
}

/// The lines of a text, each without anything that would break it or hide in it.
#[must_use]
pub fn lines(text: &str) -> Vec<String> {
    text.split([
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ])
    .map(|line| {
        let letters = line.chars();
        let plain = letters.map(|it| if it.is_control() { ' ' } else { it });
        plain.collect::<String>().trim().to_owned()
    })
    .filter(|line| !line.is_empty())
    .collect()
}
