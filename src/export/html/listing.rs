//! A listing as a table: one column for each of its columns, chips and quotations as in a cell.

use super::text::{line, text};
use super::{Page, quotation, style};
use crate::listing::{Listing, Value};

/// The table in a region that scrolls where the window is narrow.
pub(super) fn table(page: &mut Page<'_>, listing: &Listing) {
    page.push(&format!(
        "<div class=\"scroll\" role=\"region\" aria-label=\"{0}\" tabindex=\"0\">\n\
         <table class=\"listing\">\n<caption>{0}</caption>\n<thead>\n<tr>",
        line(&listing.title)
    ));
    for (at, column) in listing.columns.iter().enumerate() {
        let class = match (at, column.is_number) {
            (0, _) => " class=\"first\"",
            (_, true) => " class=\"number\"",
            (_, false) => "",
        };
        page.push(&format!(
            "<th scope=\"col\"{class}>{}</th>",
            line(&column.name)
        ));
    }
    page.push("</tr>\n</thead>\n");
    let width = listing.columns.len().max(1);
    let mut group: Option<&str> = None;
    for (at, row) in listing.rows.iter().enumerate() {
        let named = row.group.as_deref();
        if at == 0 || named != group {
            page.push(if at == 0 {
                "<tbody>\n"
            } else {
                "</tbody>\n<tbody>\n"
            });
            if let Some(name) = named {
                page.push(&format!(
                    "<tr class=\"theme\"><th scope=\"rowgroup\" colspan=\"{width}\">\
                     <span dir=\"auto\">{}</span></th></tr>\n",
                    line(name)
                ));
            }
        }
        group = named;
        page.push("<tr>");
        for (place, (value, column)) in row.values.iter().zip(&listing.columns).enumerate() {
            let shown = shown(value);
            page.push(&match (place, column.is_number) {
                // The first field says what the row is about.
                (0, _) => format!("<th scope=\"row\">{shown}</th>"),
                (_, true) => format!("<td class=\"number\">{shown}</td>"),
                (_, false) => format!("<td>{shown}</td>"),
            });
        }
        page.push("</tr>\n");
    }
    if listing.rows.is_empty() {
        page.push(&format!(
            "<tbody>\n<tr class=\"folded\"><td colspan=\"{width}\"><span>{}</span></td></tr>\n",
            line(&listing.empty)
        ));
    }
    page.push("</tbody>\n</table>\n</div>\n");
}

fn shown(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Words(words) => format!("<p dir=\"auto\">{}</p>", text(words)),
        Value::Strong(words) => format!("<p dir=\"auto\"><b>{}</b></p>", text(words)),
        Value::Number(number) => number.to_string(),
        Value::Date { .. } | Value::Pair(_) => format!("<p>{}</p>", text(&value.text())),
        Value::Stance(stance) => format!(
            "<span class=\"chip {}\">{}{}</span>",
            style::class(*stance),
            style::sign(*stance, true),
            stance.label()
        ),
        Value::Dashed { stance, words } => format!(
            "<span class=\"chip dashed\">{}<span dir=\"auto\">{}</span></span>",
            stance.map_or_else(String::new, |stance| style::sign(stance, false)),
            text(words)
        ),
        Value::Quotation { words, inked } => format!(
            "<blockquote class=\"words\" dir=\"auto\">{}</blockquote>",
            quotation::inked(words, inked)
        ),
        Value::Lines(lines) => lines.iter().map(shown).collect(),
    }
}
