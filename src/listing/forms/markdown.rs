//! A table in Markdown, as GitHub and others read it, with its notes as footnotes.

use super::{Noted, lines};
use crate::model::web_address;

/// The table with its title and remarks above; each note is a footnote below. Every character of
/// the dossier that Markdown would read as its own is escaped.
#[must_use]
pub fn markdown(noted: &Noted) -> String {
    let listing = &noted.listing;
    let mut text = format!("**{}**\n\n", one_line(&listing.title));
    for remark in &listing.remarks {
        text.push_str(&format!("{}\n\n", at_line_start(&one_line(remark))));
    }
    let names = listing.columns.iter().map(|column| one_line(&column.name));
    text.push_str(&row(names));
    let rules = listing
        .columns
        .iter()
        .map(|column| if column.is_number { "---:" } else { "---" }.to_owned());
    text.push_str(&row(rules));
    let width = listing.columns.len();
    for (label, fields) in noted.rows() {
        if let Some(label) = label {
            let label = std::iter::once(format!("**{}**", one_line(label)));
            text.push_str(&row(
                label.chain(vec![String::new(); width.saturating_sub(1)])
            ));
        }
        text.push_str(&row(fields.iter().map(|field| {
            let lines: Vec<String> = field
                .lines
                .iter()
                .map(|line| escaped_markdown(line))
                .collect();
            let numbers = field.numbers.iter().map(|number| format!("[^{number}]"));
            format!("{}{}", lines.join("<br>"), numbers.collect::<String>())
        })));
    }
    if listing.rows.is_empty() {
        text.push_str(&format!("\n{}\n", at_line_start(&one_line(&listing.empty))));
    }
    for (note, number) in noted.notes.iter().zip(1..) {
        let lines: Vec<String> = lines(&note.text)
            .iter()
            .map(|line| note_line(line))
            .collect();
        // Four spaces keep a line within its footnote, a backslash ends it as it is.
        text.push_str(&format!("\n[^{number}]: {}\n", lines.join("\\\n    ")));
    }
    text
}

fn row(fields: impl Iterator<Item = String>) -> String {
    let fields: Vec<String> = fields.collect();
    format!("| {} |\n", fields.join(" | "))
}

fn one_line(text: &str) -> String {
    escaped_markdown(&lines(text).join("; "))
}

/// A line of a note. A link that is a line of its own stays one.
fn note_line(line: &str) -> String {
    if web_address(line) == Some(line) {
        return format!("<{line}>");
    }
    at_line_start(&escaped_markdown(line))
}

/// The text with a backslash before every character that means something within a line.
#[must_use]
pub fn escaped_markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if "\\`*_{}[]<>|~$&@#!^".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// The same with what would begin a list, a heading or a rule at the start of a line.
#[must_use]
pub fn at_line_start(escaped: &str) -> String {
    let digits = escaped.len()
        - escaped
            .trim_start_matches(|it: char| it.is_ascii_digit())
            .len();
    let (number, rest) = escaped.split_at(digits);
    let begins_list = digits > 0 && rest.starts_with(['.', ')']);
    if begins_list || (digits == 0 && rest.starts_with(['-', '+', '=', ':'])) {
        format!("{number}\\{rest}")
    } else {
        escaped.to_owned()
    }
}
