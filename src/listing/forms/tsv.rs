//! Lines with tabs between their fields, as spreadsheets paste them.

use super::guard::guarded;
use super::{NOTES, Noted, lines};

/// The table, its title above and its notes below. A field holds neither tabs nor line breaks, and
/// none is a formula.
#[must_use]
pub fn tsv(noted: &Noted) -> String {
    let listing = &noted.listing;
    let mut text = String::new();
    let mut line = |fields: &[String]| {
        let fields: Vec<String> = fields.iter().map(|field| guarded(field)).collect();
        text.push_str(&fields.join("\t"));
        text.push('\n');
    };
    for words in std::iter::once(&listing.title).chain(&listing.remarks) {
        line(&[one_line(words)]);
    }
    line(&[]);
    let names = listing.columns.iter().map(|column| one_line(&column.name));
    line(&names.collect::<Vec<_>>());
    for (label, fields) in noted.rows() {
        if let Some(label) = label {
            line(&[one_line(label)]);
        }
        let fields = fields.iter().map(|field| {
            let numbers = field.numbers.iter().map(|number| format!(" [{number}]"));
            let numbers: String = numbers.collect();
            format!("{}{numbers}", field.lines.join("; "))
        });
        line(&fields.collect::<Vec<_>>());
    }
    if listing.rows.is_empty() {
        line(&[one_line(&listing.empty)]);
    }
    if !noted.notes.is_empty() {
        line(&[]);
        line(&[NOTES.to_owned()]);
        for (note, number) in noted.notes.iter().zip(1..) {
            line(&[format!("[{number}]"), one_line(&note.text)]);
        }
    }
    text
}

fn one_line(text: &str) -> String {
    lines(text).join("; ")
}
