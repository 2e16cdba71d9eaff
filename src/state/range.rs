//! Selecting a rectangle of cells.

use std::ops::Range;

use super::{Selection, State};
use crate::finding::Count;
use crate::model::{PartyIndex, PointIndex};

/// A rectangle of cells, by the places of its rows and columns among those that are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The rows, counted without labels of themes.
    pub rows: Range<usize>,
    /// The columns.
    pub columns: Range<usize>,
}

impl Block {
    /// How many cells it has.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.rows.len() * self.columns.len()
    }

    /// True when the cell at this place is one of it.
    #[must_use]
    pub fn contains(&self, row: usize, column: usize) -> bool {
        self.rows.contains(&row) && self.columns.contains(&column)
    }
}

impl State {
    /// The selected rectangle, where more than one cell is selected.
    #[must_use]
    pub fn block(&self) -> Option<Block> {
        let (anchor, end) = (self.view.anchor?, self.view.selection?);
        Some(self.between(anchor, end)?).filter(|block| block.cells() > 1)
    }

    /// The selected rectangle, or the selected cell as one.
    #[must_use]
    pub fn block_or_cell(&self) -> Option<Block> {
        self.block()
            .or_else(|| self.between(self.view.selection?, self.view.selection?))
    }

    /// The points and parties of a rectangle.
    #[must_use]
    pub fn points_and_parties(&self, block: &Block) -> (&[PointIndex], &[PartyIndex]) {
        let points = self.shown.points.get(block.rows.clone());
        let parties = self.shown.columns.get(block.columns.clone());
        (points.unwrap_or_default(), parties.unwrap_or_default())
    }

    /// The rectangle with these two corners; none where one of them is not shown.
    fn between(&self, one: Selection, other: Selection) -> Option<Block> {
        let (row, column) = self.place_of(one)?;
        let (other_row, other_column) = self.place_of(other)?;
        Some(Block {
            rows: row.min(other_row)..row.max(other_row) + 1,
            columns: column.min(other_column)..column.max(other_column) + 1,
        })
    }

    fn place_of(&self, cell: Selection) -> Option<(usize, usize)> {
        let row = self
            .shown
            .points
            .iter()
            .position(|point| *point == cell.point);
        let column = self
            .shown
            .columns
            .iter()
            .position(|party| *party == cell.party);
        Some((row?, column?))
    }

    /// The corners of everything that is shown, or of the row of the selection.
    pub(super) fn corners(&self, only_row: bool) -> Option<(Selection, Selection)> {
        let points = &self.shown.points;
        let (first, last) = if only_row {
            let point = self.view.selection?.point;
            (point, point)
        } else {
            (*points.first()?, *points.last()?)
        };
        let columns = &self.shown.columns;
        let corner = |point, party| Selection { point, party };
        Some((
            corner(first, *columns.first()?),
            corner(last, *columns.last()?),
        ))
    }

    /// Makes a rectangle from one corner to the selection, and says how many cells that are.
    pub(super) fn anchor_at(&mut self, anchor: Option<Selection>) {
        self.view.anchor = anchor.filter(|anchor| Some(*anchor) != self.view.selection);
        let cells = self.block().map_or(1, |block| block.cells());
        self.view.announcement = format!("{} selected", Count::new(cells, "cell", "cells"));
    }
}
