//! How lists are looked at, and how one moves in them.

use super::ListKind;

/// A way to move the chosen row of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListStep {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// Several rows up.
    PageUp,
    /// Several rows down.
    PageDown,
    /// The first row.
    First,
    /// The last row.
    Last,
}

/// How a list is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListView {
    /// The chosen row.
    pub row: usize,
    /// The column that the rows are sorted by, and whether from the end; the list's own order
    /// without one.
    pub sort: Option<(usize, bool)>,
    /// Counts up whenever the chosen row is to be brought into view.
    pub reveal: u64,
}

/// How each list is looked at; each keeps it while others are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListViews([ListView; 4]);

impl ListViews {
    /// How a list is looked at.
    #[must_use]
    pub fn of(&self, kind: ListKind) -> ListView {
        self.0[kind as usize]
    }

    pub(super) fn of_mut(&mut self, kind: ListKind) -> &mut ListView {
        &mut self.0[kind as usize]
    }
}
