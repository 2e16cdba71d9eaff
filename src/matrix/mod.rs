//! The matrix: every cell of a dossier, derived for a date.
//!
//! Which of them are shown, and in which order, is the lens's business.

mod compare;
mod index;
mod marks;
mod order;
mod tally;

pub use compare::{Comparison, Difference, differing};
pub use index::CellIndex;
pub use marks::{CellMark, cell_marks, parts_named, quotation_count};
pub use order::{Card, conflict_only, in_order, standing_first};
pub use tally::{Tally, tally_of_party, tally_of_states};

use crate::model::{CellState, Day, Dossier, PartyIndex, PointIndex, Stance, StatementIndex};
use crate::standing::{self, Conflict, Shift};

/// One crossing of a point and a party, derived for a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The row.
    pub point: PointIndex,
    /// The column.
    pub party: PartyIndex,
    /// What kind of evidence there is.
    pub state: CellState,
    /// The stance; only a cell in state `Position` has one.
    pub stance: Option<Stance>,
    /// The statement that stands: the party's, or its part's where only a part has spoken.
    pub standing: Option<StatementIndex>,
    /// Every contradiction; the cell is disputed when there is one.
    pub conflicts: Vec<Conflict>,
    /// Every shift of the party's own words, in time order.
    pub shifts: Vec<Shift>,
    /// The later report that gives another stance than the own words that stand.
    pub later_report: Option<StatementIndex>,
    /// The visible statements, in file order.
    pub statements: Vec<StatementIndex>,
}

impl Cell {
    /// True when the record contradicts itself here.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        !self.conflicts.is_empty()
    }

    /// True when the party's own words have moved.
    #[must_use]
    pub fn has_shifted(&self) -> bool {
        !self.shifts.is_empty()
    }

    /// True when there is no sourced position of the whole party.
    #[must_use]
    pub fn is_hole(&self) -> bool {
        self.state != CellState::Position
    }
}

/// Every cell of a dossier for one date, row by row.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Matrix {
    /// The last day that counts; all statements count without one.
    pub as_of: Option<Day>,
    parties: usize,
    cells: Vec<Cell>,
}

impl Matrix {
    /// Derives every cell for the date.
    #[must_use]
    pub fn derive(dossier: &Dossier, index: &CellIndex, as_of: Option<Day>) -> Self {
        let parties = dossier.parties.len();
        let mut cells = Vec::with_capacity(dossier.points.len() * parties);
        for point in 0..dossier.points.len() {
            for party in 0..parties {
                let (point, party) = (PointIndex::new(point), PartyIndex::new(party));
                cells.push(derive_cell(dossier, index, point, party, as_of));
            }
        }
        Self {
            as_of,
            parties,
            cells,
        }
    }

    /// The cell where the point's row crosses the party's column.
    #[must_use]
    pub fn cell(&self, point: PointIndex, party: PartyIndex) -> &Cell {
        &self.cells[point.at() * self.parties + party.at()]
    }

    /// Every cell, row by row, in the file's order.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The cells of one row, in the file's order of the parties.
    #[must_use]
    pub fn row(&self, point: PointIndex) -> &[Cell] {
        let start = point.at() * self.parties;
        &self.cells[start..start + self.parties]
    }

    /// True when no party has a position on the point.
    #[must_use]
    pub fn is_without_positions(&self, point: PointIndex) -> bool {
        self.row(point).iter().all(Cell::is_hole)
    }
}

fn derive_cell(
    dossier: &Dossier,
    index: &CellIndex,
    point: PointIndex,
    party: PartyIndex,
    as_of: Option<Day>,
) -> Cell {
    let statements = standing::visible(dossier, index.statements(point, party), as_of);
    let state = standing::state(dossier, &statements);
    let standing = standing::standing(dossier, &statements);
    Cell {
        point,
        party,
        state,
        stance: standing
            .filter(|_| state == CellState::Position)
            .map(|index| dossier.statement(index).stance),
        standing,
        conflicts: standing::disputes(dossier, &statements),
        shifts: standing::shifts(dossier, &statements),
        later_report: standing::later_report(dossier, &statements),
        statements,
    }
}

#[cfg(test)]
mod tests;
