//! The matrix as text, point by point.

use std::fmt::Write as _;

use super::text_table::{LINE, pad, wrapped};
use crate::lens::{Lens, Row, SearchIndex, Shown};
use crate::matrix::{Cell, Matrix, cell_marks};
use crate::model::{CellState, Dossier, PointIndex, StatementIndex};
use crate::words::{
    chip_words, dashed_words, said_words, source_line, title_line, voice_words, who_line,
};

/// What every report of positions says first.
const READING: &str = "The words are the sources'; the stances are the editors' reading of them.";

/// The matrix for people.
pub(super) fn text(dossier: &Dossier, matrix: &Matrix, lens: &Lens) -> String {
    let shown = lens.show(dossier, matrix, &SearchIndex::new(dossier));
    let mut text = wrapped(&dossier.title, 0);
    text.push_str(&wrapped(&title_line(dossier, lens, &shown, matrix), 0));
    text.push_str(&wrapped(READING, 0));
    for row in &shown.rows {
        match *row {
            Row::Theme(theme) => {
                let name = theme
                    .and_then(|theme| dossier.themes.get(theme.at()))
                    .map_or("Other points", |theme| theme.name.as_str());
                let rule = "=".repeat(name.chars().count().min(LINE));
                let _ = write!(text, "\n{name}\n{rule}\n");
            }
            Row::Point(point) => point_rows(&mut text, dossier, matrix, &shown, point),
            Row::Folded(_) => {}
        }
    }
    text
}

fn point_rows(
    text: &mut String,
    dossier: &Dossier,
    matrix: &Matrix,
    shown: &Shown,
    index: PointIndex,
) {
    let point = dossier.point(index);
    text.push('\n');
    text.push_str(&wrapped(&point.title, 0));
    text.push_str(&wrapped(&point.proposition, 2));
    let widest = shown
        .columns
        .iter()
        .map(|&party| dossier.party(party).name.chars().count())
        .max()
        .unwrap_or(0);
    for &party in &shown.columns {
        let name = pad(&dossier.party(party).name, widest);
        let indent = widest + 6;
        let cell = cell_lines(dossier, matrix, matrix.cell(index, party), indent);
        // The first line of the cell stands beside the party's name.
        let _ = write!(text, "    {name}  {}", cell.trim_start_matches(' '));
    }
}

/// A cell: its chip, month and marks; then gist, speaker and source of each statement it shows.
fn cell_lines(dossier: &Dossier, matrix: &Matrix, cell: &Cell, indent: usize) -> String {
    let marks: Vec<String> = cell_marks(dossier, cell, matrix.as_of)
        .into_iter()
        .map(|mark| mark.words)
        .collect();
    let marks = if marks.is_empty() {
        String::new()
    } else {
        format!(" [{}]", marks.join(", "))
    };
    let entries = match (cell.state, cell.standing) {
        (CellState::Position, Some(standing)) => vec![(chip_words(dossier, cell), standing)],
        _ => dashed_words(dossier, cell),
    };
    let mut lines = String::new();
    if entries.is_empty() {
        lines.push_str(&wrapped(
            &format!("{}{marks}", chip_words(dossier, cell)),
            indent,
        ));
    }
    for (at, (words, index)) in entries.into_iter().enumerate() {
        let month = dossier.statement(index).said.short(true);
        // Marks are the cell's, so they stand once.
        let marks = if at == 0 { marks.as_str() } else { "" };
        lines.push_str(&wrapped(&format!("{words}, {month}{marks}"), indent));
        lines.push_str(&statement_lines(dossier, index, indent));
    }
    lines
}

fn statement_lines(dossier: &Dossier, index: StatementIndex, indent: usize) -> String {
    let statement = dossier.statement(index);
    let mut lines = wrapped(&statement.gist, indent);
    let said = format!(
        "{}; {}, {}; {}",
        who_line(dossier, statement),
        voice_words(dossier, statement),
        said_words(statement),
        source_line(dossier, dossier.source(statement.source)),
    );
    lines.push_str(&wrapped(&said, indent + 2));
    lines
}
