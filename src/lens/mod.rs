//! The lens: what of a matrix is shown, and in which order.
//!
//! A [`Lens`] is plain data that names things by id, so that it outlives a reload of the file and
//! can be kept with it. [`Lens::show`] resolves it against a dossier into a [`Shown`].

mod search;
mod search_index;
mod shown;
mod simple;
mod sort;

pub use search::{fold_for_search, places_of};
pub use search_index::{Hits, SearchIndex};
pub use shown::{Row, Shown, Why};
pub use sort::Sort;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::matrix::{Cell, CellMark, Comparison, Matrix, unchecked_mark};
use crate::model::{DateSpan, Day, Dossier, PartyIndex, Stance};

/// What is shown: date, parties and their order, filters, search, and the order of the rows.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a filter of its own that is on or off"
)]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Lens {
    /// The date as it was typed; its last day counts. Everything is visible without one.
    pub as_of: Option<String>,
    /// Another date to compare with, as it was typed; the newest state without one.
    pub compared_to: Option<String>,
    /// The ids of the parties in the order chosen by hand; empty for the file's order. Parties
    /// that are not named follow in the file's order.
    pub order: Vec<String>,
    /// The ids of the parties that are hidden.
    pub hidden: BTreeSet<String>,
    /// The ids of the points chosen by hand; all of them where there is none.
    pub points: Option<BTreeSet<String>>,
    /// What is searched for in titles, gists, quotations and speakers.
    pub search: String,
    /// The keys of the stances of which a row must hold at least one; see [`Stance::key`].
    pub stances: BTreeSet<String>,
    /// A row with a hole passes too, or alone where no stance is chosen.
    pub holes: bool,
    /// Only rows with a disputed cell.
    pub disputed: bool,
    /// Only rows with a cell whose own words have moved.
    pub changed: bool,
    /// Only rows with a cell that differs from the date that is compared with.
    pub differing: bool,
    /// Only rows with a cell that rests on what nobody has signed off.
    pub unchecked: bool,
    /// Cells that rest on what nobody has signed off say so.
    pub shows_unchecked: bool,
    /// Points on which no party has a position are folded into one line.
    pub fold_silent: bool,
    /// In which order the rows stand.
    pub sort: Sort,
}

impl Lens {
    /// The day that counts, where the lens has a readable date.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        last_day(self.as_of.as_deref())
    }

    /// The day that is compared with, where one was chosen and can be read.
    #[must_use]
    pub fn compared_day(&self) -> Option<Day> {
        last_day(self.compared_to.as_deref())
    }

    /// True when there are two dates to compare: the newest state is one of them where only one
    /// date was chosen.
    #[must_use]
    pub fn compares(&self) -> bool {
        self.day() != self.compared_day()
    }

    /// True when the rows are narrowed by anything but the choice of points.
    #[must_use]
    pub fn has_filters(&self) -> bool {
        !self.search.trim().is_empty() || self.has_choices()
    }

    /// True when the rows are narrowed by a choice among stances and marks; a search is none.
    #[must_use]
    pub fn has_choices(&self) -> bool {
        !self.stances.is_empty() || self.holes || self.has_marks()
    }

    /// True when the rows are narrowed by what their cells are marked with.
    fn has_marks(&self) -> bool {
        self.disputed || self.changed || self.differing || self.unchecked
    }

    /// That a cell is unchecked, where that is to be shown.
    #[must_use]
    pub fn unchecked_mark(&self, dossier: &Dossier, cell: &Cell) -> Option<CellMark> {
        self.shows_unchecked
            .then(|| unchecked_mark(dossier, cell))
            .flatten()
    }

    /// True when a stance is asked for.
    #[must_use]
    pub fn wants(&self, stance: Stance) -> bool {
        self.stances.contains(stance.key())
    }

    /// The same lens with every filter and the search taken off; date, parties and chosen points
    /// stay.
    #[must_use]
    pub fn without_filters(&self) -> Self {
        Self {
            search: String::new(),
            stances: BTreeSet::new(),
            holes: false,
            disputed: false,
            changed: false,
            differing: false,
            unchecked: false,
            ..self.clone()
        }
    }

    /// All parties in the order of the lens, hidden ones too.
    #[must_use]
    pub fn ordered_parties(&self, dossier: &Dossier) -> Vec<PartyIndex> {
        let mut parties: Vec<PartyIndex> =
            (0..dossier.parties.len()).map(PartyIndex::new).collect();
        let place = |party: &PartyIndex| {
            let id = &dossier.party(*party).id;
            self.order
                .iter()
                .position(|other| other == id)
                .unwrap_or(usize::MAX)
        };
        // A stable sort leaves parties that the order does not name in the file's order.
        parties.sort_by_key(place);
        parties
    }

    /// True when the columns stand in another order than the file's.
    #[must_use]
    pub fn is_reordered(&self, dossier: &Dossier) -> bool {
        !self.ordered_parties(dossier).is_sorted()
    }

    /// Resolves the lens against a dossier and its matrix.
    #[must_use]
    pub fn show(&self, dossier: &Dossier, matrix: &Matrix, index: &SearchIndex) -> Shown {
        shown::show(self, dossier, matrix, index, None)
    }

    /// The same beside another date, for the filter that asks for what differs from it.
    #[must_use]
    pub fn show_compared(
        &self,
        dossier: &Dossier,
        matrix: &Matrix,
        index: &SearchIndex,
        comparison: Option<&Comparison>,
    ) -> Shown {
        shown::show(self, dossier, matrix, index, comparison)
    }
}

fn last_day(typed: Option<&str>) -> Option<Day> {
    let span = DateSpan::parse(typed?).ok()?;
    Some(span.last_day())
}

#[cfg(test)]
mod tests;
