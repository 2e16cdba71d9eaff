//! A table as documents and spreadsheets paste it.

use super::guard::guarded;
use super::{NOTES, Noted, lines};

/// Spreadsheets by Microsoft would begin a new row at any other line break.
const BREAK: &str = "<br style=\"mso-data-placement:same-cell\">";

/// The table with its title and remarks above, and its notes as a second table below; nothing is
/// styled but borders. Everything is escaped, and no line of a field is a formula.
#[must_use]
pub fn html(noted: &Noted) -> String {
    let listing = &noted.listing;
    let mut html = "<meta charset=\"utf-8\">\n".to_owned();
    html.push_str(&format!("<p><b>{}</b></p>\n", whole(&listing.title)));
    for remark in &listing.remarks {
        html.push_str(&format!("<p>{}</p>\n", whole(remark)));
    }
    html.push_str("<table border=\"1\">\n<thead>\n<tr>");
    for column in &listing.columns {
        html.push_str(&format!("<th scope=\"col\">{}</th>", whole(&column.name)));
    }
    html.push_str("</tr>\n</thead>\n<tbody>\n");
    let width = listing.columns.len().max(1);
    for (label, fields) in noted.rows() {
        if let Some(label) = label {
            let label = whole(label);
            html.push_str(&format!(
                "<tr><th colspan=\"{width}\" scope=\"rowgroup\">{label}</th></tr>\n"
            ));
        }
        html.push_str("<tr>");
        for (at, field) in fields.iter().enumerate() {
            let mut content = of_lines(&field.lines);
            for number in &field.numbers {
                content.push_str(&format!(" <sup>[{number}]</sup>"));
            }
            // The first field says what the row is about.
            let tags = if at == 0 {
                ("<th scope=\"row\">", "</th>")
            } else {
                ("<td>", "</td>")
            };
            html.push_str(&format!("{}{content}{}", tags.0, tags.1));
        }
        html.push_str("</tr>\n");
    }
    if listing.rows.is_empty() {
        let empty = whole(&listing.empty);
        html.push_str(&format!("<tr><td colspan=\"{width}\">{empty}</td></tr>\n"));
    }
    html.push_str("</tbody>\n</table>\n");
    if !noted.notes.is_empty() {
        html.push_str(&format!("<p><b>{NOTES}</b></p>\n<table border=\"1\">\n"));
        for (note, number) in noted.notes.iter().zip(1..) {
            let text = of_lines(&lines(&note.text));
            html.push_str(&format!("<tr><td>[{number}]</td><td>{text}</td></tr>\n"));
        }
        html.push_str("</table>\n");
    }
    html
}

fn whole(text: &str) -> String {
    of_lines(&lines(text))
}

fn of_lines(lines: &[String]) -> String {
    let lines: Vec<String> = lines
        .iter()
        .map(|line| escaped_html(&guarded(line)))
        .collect();
    lines.join(BREAK)
}

/// Text that stands between tags, or within the quotation marks of an attribute, as words.
#[must_use]
pub fn escaped_html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}
