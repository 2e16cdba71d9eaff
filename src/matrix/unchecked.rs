//! Cells that rest on words whose reading nobody has signed off.

use super::{Cell, CellMark};
use crate::model::{CellState, Mark};
use crate::standing::Record;

/// True when nobody has checked what a cell says.
///
/// A position rests on the statement that stands. A cell without one says what is there instead,
/// whoever says it, so there one visible statement that is unchecked suffices. A silent cell says
/// nothing that could be checked.
#[must_use]
pub fn is_unchecked(record: &impl Record, cell: &Cell) -> bool {
    let is_open = |index| !record.fact(index).is_checked;
    match (cell.state, cell.standing) {
        (CellState::Position, Some(standing)) => is_open(standing),
        _ => cell.statements.iter().any(|&index| is_open(index)),
    }
}

/// The mark of such a cell.
#[must_use]
pub fn unchecked_mark(record: &impl Record, cell: &Cell) -> Option<CellMark> {
    is_unchecked(record, cell).then(|| CellMark {
        mark: Mark::Unchecked,
        words: "unchecked".to_owned(),
    })
}
