//! The matrix: every cell of a dossier, derived for a date.
//!
//! Which of them are shown, and in which order, is the lens's business.

mod compare;
mod index;
mod marks;
mod order;
mod statements;
mod tally;
mod unchecked;

pub use compare::{Comparison, Difference, differing};
pub use index::CellIndex;
pub use marks::{CellMark, cell_marks, parts_named, quotation_count};
pub use order::{Card, conflict_only, in_order, standing_first};
pub use statements::Statements;
pub use tally::{Tally, tally_of_party, tally_of_states};
pub use unchecked::{is_unchecked, unchecked_mark};

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::thread;

use crate::model::{CellState, Day, Dossier, PartyIndex, PointIndex, Stance, StatementIndex};
use crate::standing::{self, Conflict, Record, Shift};

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
    pub conflicts: Box<[Conflict]>,
    /// Every shift of the party's own words, in time order.
    pub shifts: Box<[Shift]>,
    /// The later report that gives another stance than the own words that stand.
    pub later_report: Option<StatementIndex>,
    /// The visible statements, in file order.
    pub statements: Statements,
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

/// From so many statements on that count on one of two dates only it pays to move on several
/// threads.
const LONG_WAY: usize = 5_000;

/// Every cell of a dossier for one date, row by row.
///
/// Matrices of one dossier share the rows in which their dates differ in nothing.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Matrix {
    /// The last day that counts; all statements count without one.
    pub as_of: Option<Day>,
    index: CellIndex,
    rows: Vec<Arc<[Cell]>>,
}

impl Matrix {
    /// Derives every cell for the date from the dossier itself. What the window shows is made by
    /// [`Matrix::of`] and [`Matrix::moved`], which are faster and give the same.
    #[must_use]
    pub fn derive(dossier: &Dossier, index: &CellIndex, as_of: Option<Day>) -> Self {
        Self::derive_from(dossier, index, as_of)
    }

    /// Derives every cell for the date from what the index has read.
    #[must_use]
    pub fn of(index: &CellIndex, as_of: Option<Day>) -> Self {
        Self::derive_from(index.facts(), index, as_of)
    }

    fn derive_from(record: &impl Record, index: &CellIndex, as_of: Option<Day>) -> Self {
        let parties = || (0..index.parties()).map(PartyIndex::new);
        let points = (0..index.points()).map(PointIndex::new);
        let cell = |point, party| derive_cell(record, index, point, party, as_of);
        Self {
            as_of,
            index: index.clone(),
            rows: points
                .map(|point| parties().map(|party| cell(point, party)).collect())
                .collect(),
        }
    }

    /// The same for another date: only cells with a statement that counts on one of the two dates
    /// only are derived anew, where these are many on all processors.
    #[must_use]
    pub fn moved(&self, as_of: Option<Day>) -> Self {
        let is_long = self.way_to(as_of) >= LONG_WAY;
        let processors = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        self.moved_on(
            as_of,
            if is_long {
                processors()
            } else {
                NonZeroUsize::MIN
            },
        )
    }

    /// The same on so many threads, which all give the same.
    fn moved_on(&self, as_of: Option<Day>, threads: NonZeroUsize) -> Self {
        let index = &self.index;
        let (facts, parties) = (index.facts(), index.parties());
        let mut is_another = vec![false; self.rows.len() * parties];
        for &statement in index.between(self.as_of, as_of) {
            let fact = facts.fact(statement);
            is_another[fact.point.at() * parties + fact.party.at()] = true;
        }
        let moved = |cell: &Cell, is_another: bool| {
            if is_another {
                derive_cell(facts, index, cell.point, cell.party, as_of)
            } else {
                cell.clone()
            }
        };
        let row = |at: usize| {
            let row = &self.rows[at];
            let is_another = &is_another[at * parties..][..parties];
            if !is_another.contains(&true) {
                return Arc::clone(row);
            }
            let cells = row.iter().zip(is_another);
            cells.map(|(cell, &another)| moved(cell, another)).collect()
        };
        let share = self.rows.len().div_ceil(threads.get()).max(1);
        let rows = |from: usize| (from..(from + share).min(self.rows.len())).map(row);
        let mut all: Vec<Arc<[Cell]>> = Vec::with_capacity(self.rows.len());
        thread::scope(|scope| {
            let starts = (share..self.rows.len()).step_by(share);
            let others: Vec<_> = starts
                .map(|from| scope.spawn(move || rows(from).collect::<Vec<_>>()))
                .collect();
            all.extend(rows(0));
            for other in others {
                match other.join() {
                    Ok(rows) => all.extend(rows),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
        });
        Self {
            as_of,
            index: index.clone(),
            rows: all,
        }
    }

    /// How many statements count on only one of this matrix's date and another: what moving there
    /// costs.
    #[must_use]
    pub fn way_to(&self, as_of: Option<Day>) -> usize {
        self.index.between(self.as_of, as_of).len()
    }

    /// The index from which this was derived.
    #[must_use]
    pub fn index(&self) -> &CellIndex {
        &self.index
    }

    /// The cell where the point's row crosses the party's column.
    #[must_use]
    pub fn cell(&self, point: PointIndex, party: PartyIndex) -> &Cell {
        &self.rows[point.at()][party.at()]
    }

    /// Every cell, row by row, in the file's order.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows.iter().flat_map(|row| row.iter())
    }

    /// The cells of one row, in the file's order of the parties.
    #[must_use]
    pub fn row(&self, point: PointIndex) -> &[Cell] {
        &self.rows[point.at()]
    }

    /// The rows of two matrices, but those that both share.
    fn rows_apart<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (&'a [Cell], &'a [Cell])> {
        let rows = self.rows.iter().zip(&other.rows);
        rows.filter(|(one, other)| !Arc::ptr_eq(one, other))
            .map(|(one, other)| (&**one, &**other))
    }

    /// True when no party has a position on the point.
    #[must_use]
    pub fn is_without_positions(&self, point: PointIndex) -> bool {
        self.row(point).iter().all(Cell::is_hole)
    }
}

fn derive_cell(
    record: &impl Record,
    index: &CellIndex,
    point: PointIndex,
    party: PartyIndex,
    as_of: Option<Day>,
) -> Cell {
    let statements: Statements = index.visible(point, party, as_of).collect();
    let state = standing::state(record, &statements);
    let standing = standing::standing(record, &statements);
    let mut cell = Cell {
        point,
        party,
        state,
        stance: standing
            .filter(|_| state == CellState::Position)
            .map(|statement| record.fact(statement).stance),
        standing,
        conflicts: Box::default(),
        shifts: Box::default(),
        later_report: None,
        statements,
    };
    // One statement alone contradicts nothing and follows upon nothing.
    if cell.statements.len() > 1 {
        cell.conflicts = standing::disputes(record, &cell.statements).into();
        cell.shifts = standing::shifts(record, &cell.statements).into();
        cell.later_report = standing::later_report(record, &cell.statements);
    }
    cell
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
