//! A listing as a table, its columns in the places in which window and sheet set them; chips and
//! quotations as in a cell.

use std::ops::Range;

use super::text::{line, text};
use super::{Page, quotation, style};
use crate::listing::{Listing, Row, Value};

/// The shares of all places together.
pub(super) fn shares(listing: &Listing) -> usize {
    let stacks = listing.stacks();
    stacks.iter().map(|stack| share(listing, stack.start)).sum()
}

fn share(listing: &Listing, column: usize) -> usize {
    let share = listing.columns.get(column).map_or(1, |it| it.share);
    usize::from(share.max(1))
}

/// The table in a region that scrolls where the window is narrow.
pub(super) fn table(page: &mut Page<'_>, listing: &Listing) {
    let all = shares(listing);
    page.push(&format!(
        "<div class=\"scroll\" role=\"region\" aria-label=\"{0}\" tabindex=\"0\">\n\
         <table class=\"listing\" style=\"min-width:{1}rem\">\n<caption>{0}</caption>\n<colgroup>",
        line(&listing.title),
        style::width_of_listing(all)
    ));
    let stacks = listing.stacks();
    for stack in &stacks {
        let hundredths = 10_000 * share(listing, stack.start) / all.max(1);
        page.push(&format!(
            "<col style=\"width:{}.{:02}%\"/>",
            hundredths / 100,
            hundredths % 100
        ));
    }
    page.push("</colgroup>\n<thead>\n<tr>");
    for (place, stack) in stacks.iter().enumerate() {
        let columns = listing.columns.get(stack.clone()).unwrap_or_default();
        let class = match (place, columns.iter().any(|it| it.is_number)) {
            (0, _) => " class=\"first\"",
            (_, true) => " class=\"number\"",
            (_, false) => "",
        };
        page.push(&format!("<th scope=\"col\"{class}>"));
        for column in columns {
            page.push(&field(&line(&column.name)));
        }
        page.push("</th>");
    }
    page.push("</tr>\n</thead>\n");
    let width = stacks.len().max(1);
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
        fields(page, listing, &stacks, row);
    }
    if listing.rows.is_empty() {
        page.push(&format!(
            "<tbody>\n<tr class=\"folded\"><td colspan=\"{width}\"><span>{}</span></td></tr>\n",
            line(&listing.empty)
        ));
    }
    page.push("</tbody>\n</table>\n</div>\n");
}

fn fields(page: &mut Page<'_>, listing: &Listing, stacks: &[Range<usize>], row: &Row) {
    page.push("<tr>");
    for (place, stack) in stacks.iter().enumerate() {
        let values = row.values.get(stack.clone()).unwrap_or_default();
        let told = values.iter().filter(|value| !value.is_empty());
        let told: Vec<String> = told.map(|value| field(&shown(value))).collect();
        let told = told.concat();
        let columns = listing.columns.get(stack.clone()).unwrap_or_default();
        page.push(&match (place, columns.iter().any(|it| it.is_number)) {
            // The first field says what the row is about.
            (0, _) => format!("<th scope=\"row\">{told}</th>"),
            (_, true) => format!("<td class=\"number\">{told}</td>"),
            (_, false) => format!("<td>{told}</td>"),
        });
    }
    page.push("</tr>\n");
}

/// What stands in one of the fields of a place.
fn field(markup: &str) -> String {
    format!("<div class=\"field\">{markup}</div>")
}

fn shown(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Words(words) => format!("<p dir=\"auto\">{}</p>", text(words)),
        Value::Strong(words) => format!("<p dir=\"auto\"><b>{}</b></p>", text(words)),
        Value::Number(number) => number.to_string(),
        Value::Date { .. } => format!("<p>{}</p>", text(&value.text())),
        Value::Pair(counts) => match counts.share() {
            // The ground never stands without its counts.
            Some(share) => format!(
                "<p class=\"pair\" style=\"--share:{:.0}%\">{}</p>",
                share * 100.0,
                text(&counts.text())
            ),
            None => format!("<p>{}</p>", text(&counts.text())),
        },
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
