//! How many cells are for, against, unclear and silent; and how many are in each state.

use super::{Cell, Matrix};
use crate::model::{CellState, PartyIndex, Side};

/// The cells of one party, counted. The four numbers add up to the number of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Tally {
    /// Positions for the proposition.
    pub for_it: usize,
    /// Positions against it.
    pub against: usize,
    /// Positions on no side.
    pub unclear: usize,
    /// Cells without a sourced position of the whole party.
    pub silent: usize,
}

/// Counts one party's column.
#[must_use]
pub fn tally_of_party(matrix: &Matrix, party: PartyIndex) -> Tally {
    let mut tally = Tally::default();
    for cell in matrix.cells().filter(|cell| cell.party == party) {
        *match cell.stance.map(crate::model::Stance::side) {
            Some(Some(Side::For)) => &mut tally.for_it,
            Some(Some(Side::Against)) => &mut tally.against,
            Some(None) => &mut tally.unclear,
            None => &mut tally.silent,
        } += 1;
    }
    tally
}

/// How many of the cells are in each state, in the order of [`CellState::ALL`].
#[must_use]
pub fn tally_of_states<'a>(cells: impl IntoIterator<Item = &'a Cell>) -> [(CellState, usize); 5] {
    let mut counts = CellState::ALL.map(|state| (state, 0));
    for cell in cells {
        for (state, count) in &mut counts {
            if *state == cell.state {
                *count += 1;
            }
        }
    }
    counts
}
