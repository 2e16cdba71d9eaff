//! A list as a table of a document: its columns and rows as the window has them.

use super::cell::{dashed_chip, stance_chip};
use super::page::Page;
use super::table::{Kind, field, row, table};
use super::words::{Ink, around, hex, paragraph};
use crate::listing::{Listing, Row, Value};
use crate::look::Palette;

/// The list under its title.
pub(super) fn list(listing: &Listing, page: Page) -> String {
    let palette = Palette::light();
    let mut list = paragraph("Heading1", &listing.title, &Ink::default());
    if listing.rows.is_empty() {
        list.push_str(&paragraph("Lead", &listing.empty, &Ink::default()));
        return list;
    }
    let stacks = listing.stacks();
    let shares: Vec<u32> = stacks
        .iter()
        .map(|stack| u32::from(listing.columns[stack.start].share.max(1)))
        .collect();
    let widths = page.shares(&shares);
    let header: String = stacks
        .iter()
        .zip(&widths)
        .map(|(stack, width)| {
            let names = listing.columns[stack.clone()].iter();
            let names: String = names
                .map(|column| paragraph("ColumnName", &column.name, &Ink::default()))
                .collect();
            field(*width, 1, None, &names)
        })
        .collect();
    let mut rows = row(Kind::Header, &header);
    let mut group: Option<&String> = None;
    for told in &listing.rows {
        if told.group.is_some() && told.group.as_ref() != group {
            group = told.group.as_ref();
            let name = group.map_or("", String::as_str);
            let words = paragraph("Heading3", name, &Ink::default());
            let fill = hex(palette.hover);
            let across = field(page.text(), widths.len(), Some(&fill), &words);
            rows.push_str(&row(Kind::Whole, &across));
        }
        let fields: String = stacks
            .iter()
            .zip(&widths)
            .map(|(stack, width)| {
                let values = told.values.get(stack.clone()).unwrap_or_default();
                let mut words: String = values
                    .iter()
                    .map(|value| value_of(value, &palette))
                    .collect();
                if words.is_empty() {
                    // A field without a paragraph is no field.
                    words = paragraph("Cell", "", &Ink::default());
                }
                field(*width, 1, None, &words)
            })
            .collect();
        rows.push_str(&row(kind(told), &fields));
    }
    list.push_str(&table(&widths, &listing.title, &rows));
    list.push_str(&paragraph("Lead", "", &Ink::default()));
    list
}

fn kind(row: &Row) -> Kind {
    let longest = row.values.iter().map(|value| value.text().len()).max();
    if longest.unwrap_or(0) > 1_500 {
        Kind::Long
    } else {
        Kind::Whole
    }
}

fn value_of(value: &Value, palette: &Palette) -> String {
    match value {
        Value::Stance(stance) => around("Cell", &stance_chip(*stance, palette), false),
        Value::Dashed { words, .. } => dashed_chip(words),
        Value::Strong(words) => paragraph("Cell", words, &Ink::BOLD),
        Value::Lines(lines) => lines.iter().map(|it| value_of(it, palette)).collect(),
        value if value.is_empty() => String::new(),
        value => paragraph("Cell", &value.text(), &Ink::default()),
    }
}
