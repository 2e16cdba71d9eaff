//! Selected cells as a listing: parties beside each other, points below each other, every cell
//! with its quotations as notes.

use super::forms::{Note, Noted};
use super::{Column, Lead, Listing, Row, Value};
use crate::check::Graded;
use crate::finding::list_and;
use crate::lens::{Lens, Shown};
use crate::matrix::{Cell, Comparison, Matrix, cell_marks, standing_first};
use crate::model::{CellState, Dossier, Mark, PartyIndex, PointIndex, StatementIndex};
use crate::words;

/// What everything that is copied as a table says of its stances.
pub const READING: &str = "Stances are for or against the sentence as worded, in the editors’ \
     reading of the quoted words";

/// Which cells are wanted, and what they are derived from.
pub struct Wanted<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// What is shown.
    pub lens: &'a Lens,
    /// The same resolved.
    pub shown: &'a Shown,
    /// Every cell.
    pub matrix: &'a Matrix,
    /// The state of another date, where cells say how they differ from it.
    pub comparison: Option<&'a Comparison>,
    /// The grades of the quotations, in the order of the statements; none before the check.
    pub grades: &'a [Graded],
    /// The rows.
    pub points: &'a [PointIndex],
    /// The columns.
    pub parties: &'a [PartyIndex],
}

/// The wanted cells with their notes.
#[must_use]
pub fn selection(wanted: &Wanted<'_>) -> Noted {
    let Wanted {
        dossier,
        points,
        parties,
        ..
    } = *wanted;
    let mut columns = vec![Column::words("Point", 2)];
    let names = parties.iter().map(|&party| &dossier.party(party).name);
    columns.extend(names.map(|name| Column::words(name, 2)));
    let mut rows = Vec::with_capacity(points.len());
    let mut notes = Vec::new();
    for (row, &point) in points.iter().enumerate() {
        let told = dossier.point(point);
        let mut values = vec![Value::Lines(vec![
            Value::strong(told.title.as_str()),
            Value::words(told.proposition.as_str()),
        ])];
        for (at, &party) in parties.iter().enumerate() {
            let cell = wanted.matrix.cell(point, party);
            values.push(value(wanted, cell));
            notes.extend(standing_first(dossier, cell).into_iter().map(|card| Note {
                row,
                column: at + 1,
                text: words::citation(
                    dossier,
                    dossier.statement(card.statement),
                    wanted.graded(card.statement),
                ),
            }));
        }
        rows.push(Row {
            group: None,
            values,
            lead: Lead::Point(point),
        });
    }
    let mut remarks = vec![READING.to_owned()];
    remarks.extend(words::left_out_line(&dossier.left_out));
    Noted {
        listing: Listing {
            title: words::dated_title(dossier, wanted.lens, wanted.shown, wanted.matrix),
            remarks,
            columns,
            rows,
            empty: "No cell is selected".to_owned(),
        },
        notes,
    }
}

impl Wanted<'_> {
    fn graded(&self, statement: StatementIndex) -> Option<&Graded> {
        self.grades.get(statement.at())
    }
}

/// One cell: its stance, gist, date and voice; what is no position is told as that.
fn value(wanted: &Wanted<'_>, cell: &Cell) -> Value {
    let dossier = wanted.dossier;
    let mut lines = Vec::new();
    if let (Some(stance), Some(standing)) = (cell.stance, cell.standing) {
        lines.push(Value::Stance(stance));
        lines.extend(told(dossier, standing));
        lines.push(Value::words(words::voice_words(
            dossier,
            dossier.statement(standing),
        )));
    } else if cell.state == CellState::Silent {
        lines.push(Value::words("no sourced position"));
    } else {
        for (words, index) in words::dashed_words(dossier, cell) {
            let stance = dossier.statement(index).stance;
            let stance = (cell.state != CellState::AnalystsOnly).then_some(stance);
            lines.push(Value::Dashed { stance, words });
            lines.extend(told(dossier, index));
        }
        lines.push(Value::words("no sourced position of the whole party"));
    }
    let grade = cell.standing.and_then(|standing| wanted.graded(standing));
    let grade = grade.map(|graded| &graded.grade);
    let other_date = wanted.comparison.and_then(|other| other.mark(cell));
    let marks: Vec<String> = cell_marks(dossier, cell, wanted.matrix.as_of, grade)
        .into_iter()
        .chain(other_date)
        .chain(wanted.lens.unchecked_mark(dossier, cell))
        // The voice says the one, the notes count the other.
        .filter(|mark| !matches!(mark.mark, Mark::Reported | Mark::Quotations))
        .map(|mark| mark.words)
        .collect();
    if !marks.is_empty() {
        lines.push(Value::words(list_and(&marks)));
    }
    Value::Lines(lines)
}

/// The gist of a statement and when it was said.
fn told(dossier: &Dossier, index: StatementIndex) -> [Value; 2] {
    let statement = dossier.statement(index);
    [
        Value::words(statement.gist.as_str()),
        Value::Date {
            span: statement.said,
            dating: statement.dating.clone(),
        },
    ]
}
