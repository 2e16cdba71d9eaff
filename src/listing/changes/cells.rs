//! Cells in which something else stands than before.

use super::{Between, Which, quotation, row, stance};
use crate::diff::{CellChange, Place, Standing};
use crate::listing::{Row, Value};
use crate::matrix::{CellIndex, Matrix};
use crate::model::{CellState, Dossier};
use crate::words;

const GROUP: &str = "Cells that changed";

/// One row for each cell, in the order of the new file.
pub(super) fn changed(between: &Between, rows: &mut Vec<Row>) {
    let (old, new) = (between.old.dossier, between.new.dossier);
    let [before, after] = [old, new].map(|dossier| {
        let index = CellIndex::new(dossier);
        Matrix::derive(dossier, &index, None)
    });
    for change in &between.difference.cells {
        let same_words = change.from.quote.is_some() && change.from.quote == change.to.quote;
        let values = [
            what(change),
            Value::words(&new.point(change.new.point).title),
            Value::strong(&new.party(change.new.party).name),
            standing(old, &before, &change.from, change.old, false),
            standing(new, &after, &change.to, change.new, same_words),
        ];
        let lead = between.lead_to_cell(Which::New, change.new.point, change.new.party);
        rows.push(row(GROUP, values, lead));
    }
}

/// What is another than before, a line each.
fn what(change: &CellChange) -> Value {
    let (from, to) = (&change.from, &change.to);
    let mut lines = match (from.stance, to.stance) {
        (Some(before), Some(after)) if before != after => vec!["another stance"],
        (None, Some(_)) => vec!["a position now"],
        (Some(_), None) => vec!["no position any more"],
        _ if from.state != to.state => vec!["other evidence"],
        _ => Vec::new(),
    };
    match (from.disputed, to.disputed) {
        (false, true) => lines.push("now contested"),
        (true, false) => lines.push("no longer contested"),
        _ => {}
    }
    if lines.is_empty() {
        lines.push("other words stand");
    }
    match lines[..] {
        [line] => Value::words(line),
        _ => Value::Lines(lines.into_iter().map(Value::words).collect()),
    }
}

/// What stands in a cell: its chip, and the words that prove it unless they were told already.
fn standing(
    dossier: &Dossier,
    matrix: &Matrix,
    standing: &Standing,
    place: Place,
    is_told: bool,
) -> Value {
    let mut lines = match (standing.state, place.standing) {
        (CellState::Position | CellState::PartOnly, Some(index)) => vec![stance(dossier, index)],
        // What there is instead of a position is told by name, each with its words.
        (CellState::ClaimsOnly | CellState::AnalystsOnly, _) => {
            let cell = matrix.cell(place.point, place.party);
            let evidence = words::evidence_of_hole(dossier, cell).into_iter();
            let told = |index| {
                [
                    stance(dossier, index),
                    quotation(dossier, index),
                    super::provenance(dossier, index),
                ]
            };
            evidence.flat_map(told).collect()
        }
        _ => vec![Value::words("no sourced position")],
    };
    if standing.disputed {
        lines.push(Value::words("contested"));
    }
    match place.standing {
        Some(_) if is_told => lines.push(Value::words("the same words")),
        Some(index) => {
            lines.push(quotation(dossier, index));
            lines.push(super::provenance(dossier, index));
        }
        None => {}
    }
    Value::Lines(lines)
}
