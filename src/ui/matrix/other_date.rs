//! What a cell has on the date that is compared with, or in the file that is: the sign of that
//! stance, and the words.
//!
//! It stands below everything else of the cell and in soft ink, because it is not what the cell
//! says on the date that is looked at.

use egui::{Rect, pos2, vec2};

use super::block::{OVERVIEW_HEIGHT, Piece};
use super::lay_out::Builder;
use crate::look::{Face, Symbol, size};
use crate::matrix::Cell;
use crate::model::Stance;
use crate::ui::text;

/// The side of the sign.
const SIGN: f32 = 10.0;

impl Builder<'_> {
    /// A line for each below the rest.
    pub(super) fn other_date(&mut self, cell: &Cell) {
        if let Some(mark) = self.scene.other_date(cell) {
            let stance = self.stance_on_other_date(cell);
            self.elsewhere(&mark.words, stance);
        }
        if let Some((words, stance)) = self.scene.other_file(cell) {
            self.elsewhere(&words, stance);
        }
    }

    fn elsewhere(&mut self, words: &str, stance: Option<Stance>) {
        let palette = self.scene.palette;
        let left = if stance.is_some() { SIGN + 5.0 } else { 0.0 };
        let room = self.width - left;
        let color = palette.soft_ink;
        let mut job = text::paragraph(words, Face::Sans, size::MARK, color, room);
        job.wrap.max_rows = 3;
        let galley = self.kept(job);
        let top = self.block.height + 5.0;
        if let Some(stance) = stance {
            let line = size::MARK * size::BODY_LINE;
            let rect = Rect::from_min_size(
                pos2(0.0, (top + (line - SIGN) / 2.0).round()),
                vec2(SIGN, SIGN),
            );
            self.block.pieces.push(Piece::OtherDate { rect, stance });
        }
        self.block.height = top + galley.size().y;
        let at = pos2(left, top);
        self.block.pieces.push(Piece::Text { at, galley });
    }

    /// In the overview: the sign at the right end of the cell; the tooltip has the words.
    pub(super) fn other_date_in_short(&mut self, cell: &Cell) {
        let stance = match (self.scene.other_date(cell), self.scene.other_file(cell)) {
            (Some(_), _) => self.stance_on_other_date(cell),
            (None, Some((_, stance))) => stance,
            (None, None) => return,
        };
        // What stands beside the chip is never covered.
        let taken = self.block.pieces.iter().map(right_end).fold(0.0, f32::max);
        let left = (self.width - SIGN).max(taken + 3.0);
        let corner = pos2(left, ((OVERVIEW_HEIGHT - SIGN) / 2.0).round());
        let rect = Rect::from_min_size(corner, vec2(SIGN, SIGN));
        self.block.pieces.push(match stance {
            Some(stance) => Piece::OtherDate { rect, stance },
            None => Piece::Symbol {
                rect,
                symbol: Symbol::Note,
            },
        });
    }

    /// None in a hole: that never borrows a stance's sign, only words that name the other date.
    fn stance_on_other_date(&self, cell: &Cell) -> Option<Stance> {
        let comparison = self.scene.state.comparison.as_deref()?;
        let difference = comparison.difference(cell)?;
        let other = comparison.other(cell);
        other
            .stance
            .filter(|_| !cell.is_hole() && (difference.stance || difference.state))
    }
}

/// Where a piece ends on the right.
fn right_end(piece: &Piece) -> f32 {
    match piece {
        Piece::Chip { rect, .. }
        | Piece::Dashed { rect, .. }
        | Piece::Symbol { rect, .. }
        | Piece::Ground { rect, .. }
        | Piece::OtherDate { rect, .. } => rect.right(),
        Piece::Text { at, galley } => at.x + galley.size().x,
    }
}
