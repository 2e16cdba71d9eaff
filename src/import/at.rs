//! Where a cell of a table stands: for a person, for a finding, and for whoever leads back to it.

use super::origins::CellAt;
use super::table::column_name;
use crate::finding::Place;

/// A cell's place.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) sheet: &'a str,
    /// The number of the sheet.
    pub(super) number: usize,
    pub(super) row: usize,
    pub(super) column: usize,
}

impl At<'_> {
    /// The cell as a spreadsheet names it.
    pub(super) fn name(self) -> String {
        let place = format!("{}{}", column_name(self.column), self.row + 1);
        if self.sheet.is_empty() {
            place
        } else {
            format!("{place} of `{}`", self.sheet)
        }
    }

    pub(super) fn place(self) -> Place {
        Place {
            line: self.row + 1,
            column: self.column + 1,
        }
    }

    pub(super) fn cell(self) -> CellAt {
        CellAt {
            sheet: self.number,
            row: self.row,
            column: self.column,
        }
    }
}
