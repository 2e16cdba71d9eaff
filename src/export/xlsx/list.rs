//! The worksheet of a list: its columns and rows as the window has them.

use super::grid::{Column, Entry, Grid, Ground};
use crate::export::sheet::Composition;
use crate::listing::{Listing, Value};
use crate::model::Dating;

/// The letters of all columns together.
const ALL: u32 = 170;

/// The list with its title and what it says of itself.
pub(super) fn grid(listing: &Listing, composition: &Composition) -> Grid {
    let has_groups = listing.rows.iter().any(|row| row.group.is_some());
    let shares: u32 = listing
        .columns
        .iter()
        .map(|column| u32::from(column.share.max(1)))
        .sum();
    let mut columns: Vec<Column> = Vec::new();
    if has_groups {
        columns.push(Column {
            name: "Group".to_owned(),
            width: 18,
        });
    }
    columns.extend(listing.columns.iter().map(|column| {
        let width = ALL * u32::from(column.share.max(1)) / shares.max(1);
        Column {
            name: column.name.clone(),
            width: u16::try_from(width.clamp(12, 70)).unwrap_or(70),
        }
    }));
    let mut rows: Vec<Vec<Entry>> = listing
        .rows
        .iter()
        .map(|row| {
            let group = has_groups.then(|| {
                let words = row.group.clone().unwrap_or_default();
                Entry::Words(Ground::Soft, words)
            });
            group
                .into_iter()
                .chain(row.values.iter().map(entry))
                .collect()
        })
        .collect();
    if rows.is_empty() && !columns.is_empty() {
        let mut row = vec![Entry::Empty; columns.len()];
        row[0] = Entry::Words(Ground::Soft, listing.empty.clone());
        rows.push(row);
    }
    let mut lead: Vec<String> = composition.lead.iter().cloned().collect();
    lead.extend(composition.subtitle.lines().map(str::to_owned));
    Grid {
        title: composition.title.clone(),
        lead,
        columns,
        rows,
        frozen: 1,
        is_filtered: true,
        ..Grid::default()
    }
}

fn entry(value: &Value) -> Entry {
    match value {
        Value::Number(number) => Entry::Number(*number),
        // Only what is one stated day is a day; a month or an inferred date is words.
        Value::Date {
            span,
            dating: Dating::Stated,
        } if span.first_day() == span.last_day() => Entry::Day(span.first_day()),
        Value::Stance(stance) => Entry::Words(Ground::Stance(*stance), stance.label().to_owned()),
        Value::Dashed { words, .. } => Entry::Words(Ground::Dashed, words.clone()),
        Value::Strong(words) => Entry::Words(Ground::Strong, words.clone()),
        value if value.is_empty() => Entry::Empty,
        value => Entry::Words(Ground::Paper, value.text()),
    }
}
