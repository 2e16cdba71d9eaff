//! The matrix as text, point by point.

use std::fmt::Write as _;

use super::text_table::{LINE, pad, wrapped};
use crate::check::Graded;
use crate::lens::{Lens, Row, SearchIndex, Shown};
use crate::matrix::{Cell, Matrix, cell_marks};
use crate::model::{CellState, Dossier, PartyIndex, PointIndex, StatementIndex};
use crate::quote::Grade;
use crate::standing::Conflict;
use crate::words::{
    chip_words, dashed_words, grade_words, left_out_line, said_words, source_line, title_line,
    voice_words, who_line,
};

/// What every report of positions says first.
const READING: &str = "The words are the sources'; the stances are the editors' reading of them.";

/// The matrix for people.
pub(super) fn text(dossier: &Dossier, matrix: &Matrix, lens: &Lens, grades: &[Graded]) -> String {
    let shown = lens.show(dossier, matrix, &SearchIndex::new(dossier));
    let rows = Rows {
        dossier,
        matrix,
        grades,
    };
    let mut text = wrapped(&dossier.title, 0);
    text.push_str(&wrapped(&title_line(dossier, lens, &shown, matrix), 0));
    text.push_str(&wrapped(READING, 0));
    if let Some(left_out) = left_out_line(&dossier.left_out) {
        text.push_str(&wrapped(&format!("{left_out}."), 0));
    }
    for row in &shown.rows {
        match *row {
            Row::Theme(theme) => {
                let name = theme
                    .and_then(|theme| dossier.themes.get(theme.at()))
                    .map_or("Other points", |theme| theme.name.as_str());
                let rule = "=".repeat(name.chars().count().min(LINE));
                let _ = write!(text, "\n{name}\n{rule}\n");
            }
            Row::Point(point) => rows.write(&mut text, &shown, point),
            Row::Folded(_) => {}
        }
    }
    text
}

/// What the rows are made from.
struct Rows<'a> {
    dossier: &'a Dossier,
    matrix: &'a Matrix,
    grades: &'a [Graded],
}

impl Rows<'_> {
    /// Writes a point with a cell for each party.
    fn write(&self, text: &mut String, shown: &Shown, index: PointIndex) {
        let point = self.dossier.point(index);
        text.push('\n');
        text.push_str(&wrapped(&point.title, 0));
        text.push_str(&wrapped(&point.proposition, 2));
        let name = |party: PartyIndex| self.dossier.party(party).name.as_str();
        let widest = shown
            .columns
            .iter()
            .map(|&party| name(party).chars().count())
            .max()
            .unwrap_or(0);
        for &party in &shown.columns {
            let cell = self.cell(self.matrix.cell(index, party), widest + 6);
            // The first line of the cell stands beside the party's name.
            let _ = write!(
                text,
                "    {}  {}",
                pad(name(party), widest),
                cell.trim_start_matches(' ')
            );
        }
    }

    /// A cell: its chip, month and marks; then gist, speaker and source of each statement that it
    /// rests on, and what contradicts it.
    fn cell(&self, cell: &Cell, indent: usize) -> String {
        let grade = cell.standing.and_then(|index| self.grade(index));
        let marks: Vec<String> = cell_marks(self.dossier, cell, self.matrix.as_of, grade)
            .into_iter()
            .map(|mark| mark.words)
            .collect();
        let marks = if marks.is_empty() {
            String::new()
        } else {
            format!(" [{}]", marks.join(", "))
        };
        let chip = chip_words(self.dossier, cell);
        let entries = match (cell.state, cell.standing) {
            (CellState::Position, Some(standing)) => vec![(chip, standing)],
            (CellState::Silent, _) => return wrapped(&format!("{chip}{marks}"), indent),
            _ => dashed_words(self.dossier, cell),
        };
        let mut told: Vec<StatementIndex> = Vec::new();
        let mut lines = String::new();
        for (words, index) in entries {
            // Marks are the cell's, so they stand once.
            let marks = if told.is_empty() { marks.as_str() } else { "" };
            lines.push_str(&self.entry(&words, index, marks, indent));
            told.push(index);
        }
        for index in contradicting(cell) {
            if !told.contains(&index) {
                let statement = self.dossier.statement(index);
                let words = format!(
                    "but {}: {}",
                    voice_words(self.dossier, statement),
                    statement.stance.words()
                );
                lines.push_str(&self.entry(&words, index, "", indent));
                told.push(index);
            }
        }
        lines
    }

    fn grade(&self, index: StatementIndex) -> Option<&Grade> {
        self.grades.get(index.at()).map(|graded| &graded.grade)
    }

    fn entry(&self, words: &str, index: StatementIndex, marks: &str, indent: usize) -> String {
        let statement = self.dossier.statement(index);
        let month = statement.said.short(true);
        let mut lines = wrapped(&format!("{words}, {month}{marks}"), indent);
        lines.push_str(&wrapped(&statement.gist, indent));
        let mut said = format!(
            "{}; {}, {}; {}",
            who_line(self.dossier, statement),
            voice_words(self.dossier, statement),
            said_words(statement),
            source_line(self.dossier, self.dossier.source(statement.source)),
        );
        // Only what is known to be wrong: an absent text says nothing about the words.
        if let Some(grade) = self
            .grade(index)
            .filter(|grade| !grade.is_match() && **grade != Grade::NoText)
        {
            let _ = write!(
                said,
                "; the quotation: {}",
                grade_words(self.dossier, grade)
            );
        }
        lines.push_str(&wrapped(&said, indent + 2));
        lines
    }
}

/// The statements that contradict each other or the one that stands.
fn contradicting(cell: &Cell) -> Vec<StatementIndex> {
    cell.conflicts
        .iter()
        .flat_map(|conflict| match *conflict {
            Conflict::Claim { claim, .. } => vec![claim],
            Conflict::Claimants { first, second } => vec![first, second],
            Conflict::SameVoice { other, .. } => vec![other],
        })
        .collect()
}
