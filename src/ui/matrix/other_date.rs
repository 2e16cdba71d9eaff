//! What a cell has on the date that is compared with: the sign of that stance, and the words.
//!
//! It stands below everything else of the cell and in soft ink, because it is not what the cell
//! says on the date that is looked at.

use egui::{Rect, pos2, vec2};

use super::block::{OVERVIEW_HEIGHT, Piece};
use super::lay_out::Builder;
use crate::look::{Face, Symbol, size};
use crate::matrix::Cell;
use crate::ui::text;

/// The side of the sign.
const SIGN: f32 = 10.0;

impl Builder<'_> {
    /// A line below the rest.
    pub(super) fn other_date(&mut self, cell: &Cell) {
        let Some(mark) = self.scene.other_date(cell) else {
            return;
        };
        let palette = self.scene.palette;
        let stance = self.stance_on_other_date(cell);
        let left = if stance.is_some() { SIGN + 5.0 } else { 0.0 };
        let room = self.width - left;
        let color = palette.soft_ink;
        let mut job = text::paragraph(&mark.words, Face::Sans, size::MARK, color, room);
        job.wrap.max_rows = 3;
        let galley = self.galley(job);
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
        if self.scene.other_date(cell).is_none() {
            return;
        }
        let corner = pos2(self.width - SIGN, ((OVERVIEW_HEIGHT - SIGN) / 2.0).round());
        let rect = Rect::from_min_size(corner, vec2(SIGN, SIGN));
        self.block
            .pieces
            .push(match self.stance_on_other_date(cell) {
                Some(stance) => Piece::OtherDate { rect, stance },
                None => Piece::Symbol {
                    rect,
                    symbol: Symbol::Note,
                },
            });
    }

    fn stance_on_other_date(&self, cell: &Cell) -> Option<crate::model::Stance> {
        let comparison = self.scene.state.comparison.as_deref()?;
        let difference = comparison.difference(cell)?;
        let other = comparison.other(cell);
        other
            .stance
            .filter(|_| difference.stance || difference.state)
    }
}
