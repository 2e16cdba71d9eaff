//! Which field of a table became what, so that a person can compare the two.

use std::collections::BTreeMap;

/// A field of a table. All numbers count from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellAt {
    /// The sheet, in the order of the file.
    pub sheet: usize,
    /// The row of the sheet.
    pub row: usize,
    /// The column of the sheet.
    pub column: usize,
}

/// Where what an import proposes stands in the tables of the file; empty where it is no table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// Of each point, in the order of the draft, the field that named it first.
    pub points: Vec<CellAt>,
    /// Of each statement, in the order of the draft.
    pub statements: Vec<CellAt>,
    /// Of those findings that are about one field, by their place in the list.
    pub findings: BTreeMap<usize, CellAt>,
    /// Of those that left words of a party on a point out: the id of the point and the name of the
    /// party.
    pub left_out: BTreeMap<usize, (String, String)>,
}

impl Origins {
    /// The same for a list of findings before which so many others stand.
    #[must_use]
    pub fn behind(mut self, others: usize) -> Self {
        let findings = std::mem::take(&mut self.findings).into_iter();
        self.findings = findings.map(|(at, cell)| (at + others, cell)).collect();
        let left_out = std::mem::take(&mut self.left_out).into_iter();
        self.left_out = left_out.map(|(at, whose)| (at + others, whose)).collect();
        self
    }
}
