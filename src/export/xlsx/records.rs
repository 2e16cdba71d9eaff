//! The worksheets that are plain tables: statements, sources, findings.

use super::grid::{Column, Entry, Grid, Ground};
use super::limits::MOST_ROWS;
use super::styles::Styles;
use crate::export::tables::{self, Field, Table};
use crate::export::{Job, json};

/// Every visible statement of the shown cells.
pub(super) fn statements(job: &Job<'_>) -> Grid {
    // Number, theme and point stay in sight.
    grid(&tables::statements(job), 3)
}

/// The sources of those statements.
pub(super) fn sources(job: &Job<'_>) -> Grid {
    grid(&tables::sources(job), 3)
}

/// What loading and checking had to say; where that is nothing, a row that says so.
pub(super) fn findings(job: &Job<'_>) -> Grid {
    let mut grid = grid(&tables::findings(job.findings), 0);
    if grid.rows.is_empty() {
        let mut row = vec![Entry::Empty; grid.columns.len()];
        row[2] = Entry::Words(Ground::Soft, "Nothing was found".to_owned());
        grid.rows.push(row);
    }
    grid
}

/// The dossier in pieces that a field holds each.
pub(super) fn record(record: &str) -> Grid {
    let pieces = json::pieces(record, MOST_ROWS - 1);
    Grid {
        columns: vec![Column {
            name: "For `concordance import`, do not edit".to_owned(),
            width: 60,
        }],
        rows: pieces
            .into_iter()
            .map(|piece| vec![Entry::Words(Ground::Soft, piece)])
            .collect(),
        ..Grid::default()
    }
}

fn grid(table: &Table, frozen: u16) -> Grid {
    Grid {
        columns: table
            .columns
            .iter()
            .map(|column| Column {
                name: column.name.to_owned(),
                width: column.width,
            })
            .collect(),
        rows: table
            .rows
            .iter()
            .map(|row| row.iter().map(entry).collect())
            .collect(),
        frozen,
        is_filtered: true,
        ..Grid::default()
    }
}

fn entry(field: &Field) -> Entry {
    match field {
        Field::Empty => Entry::Empty,
        Field::Text(words) => Entry::Words(Ground::Paper, words.clone()),
        Field::Number(number) => Entry::Number(*number),
        Field::Day(day) => Entry::Day(*day),
        Field::Link(address) => Entry::Link(address.clone()),
        Field::Reading { stance, words } => Entry::Words(Styles::reading(*stance), words.clone()),
    }
}
