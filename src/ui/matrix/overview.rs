//! The overview's cells: the chip only, on one line, with what must not be lost beside it.

use egui::{Pos2, Rect, pos2, vec2};

use super::block::{OVERVIEW_HEIGHT, Piece, words_top};
use super::lay_out::Builder;
use crate::look::{Face, Symbol, size};
use crate::matrix::Cell;
use crate::model::{CellState, Stance};
use crate::ui::text;
use crate::words;

/// The height of a chip: a little less than the row, so that it touches no line.
const CHIP: f32 = OVERVIEW_HEIGHT - 1.0;
/// The side of the sign within it.
const SIGN: f32 = 8.0;

impl Builder<'_> {
    /// The chip only, on one line.
    pub(super) fn overview(&mut self, cell: &Cell) {
        let palette = self.scene.palette;
        self.block.height = OVERVIEW_HEIGHT;
        let (label, stance, is_dashed) = match (cell.stance, cell.state) {
            (_, CellState::Silent) => return,
            (Some(stance), _) => (stance.label().to_owned(), Some(stance), false),
            (None, _) => {
                let (label, stance) = self.dashed_label(cell);
                (label, stance, true)
            }
        };
        let (face, color) = match (is_dashed, stance) {
            (false, Some(stance)) => (Face::SansSemiBold, palette.stance(stance).text),
            _ => (Face::Sans, palette.soft_ink),
        };
        let sign = if stance.is_some() {
            SIGN + size::CHIP_GAP
        } else {
            0.0
        };
        let edge = 2.0 * size::CHIP_ACROSS;
        let mark = if cell.is_disputed() {
            SIGN + size::CHIP_GAP + 3.0
        } else {
            0.0
        };
        let room = (self.width - edge - sign - mark).max(0.0);
        let words = self.kept(text::one_line(&label, face, size::LABEL, color, room));
        let width = (edge + sign + words.size().x).min(self.width);
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(width, CHIP));
        self.block.is_cut |= words.elided;
        self.block.pieces.push(match (is_dashed, stance) {
            (false, Some(stance)) => Piece::Chip {
                rect,
                stance,
                words,
            },
            _ => Piece::Dashed {
                rect,
                stance,
                words,
            },
        });
        if cell.is_disputed() {
            self.contested_beside(rect);
        }
    }

    /// The word "contested" beside the chip, or its sign where there is no room for the word.
    fn contested_beside(&mut self, chip: Rect) {
        let palette = self.scene.palette;
        let left = chip.right() + size::CHIP_GAP;
        let job = text::one_line(
            "contested",
            Face::SansSemiBold,
            size::LABEL,
            palette.ink,
            f32::INFINITY,
        );
        let galley = self.kept(job);
        let place = if left + galley.size().x <= self.width {
            // On the line of the words in the chip.
            let at = pos2(left, words_top(chip, &galley));
            let place = Rect::from_min_size(at, galley.size());
            self.block.pieces.push(Piece::Text { at, galley });
            place
        } else {
            let at = pos2(left, (CHIP - 11.0) / 2.0);
            let rect = Rect::from_min_size(at, vec2(11.0, 11.0));
            let symbol = Symbol::Warning;
            self.block.pieces.push(Piece::Symbol { rect, symbol });
            rect
        };
        self.block.contested = Some(place);
    }

    /// What a cell without a position says in short: the stance first, because the end is what a
    /// narrow column cuts off. The inspector and the tooltip name who says so.
    fn dashed_label(&self, cell: &Cell) -> (String, Option<Stance>) {
        let dossier = self.scene.state.dossier();
        let stances: Vec<Stance> = words::dashed_words(dossier, cell)
            .into_iter()
            .map(|(_, index)| dossier.statement(index).stance)
            .collect();
        let who = match cell.state {
            CellState::PartOnly if stances.len() > 1 => "parts only",
            CellState::PartOnly => "part only",
            CellState::ClaimsOnly => "claimed",
            _ => return ("Analysts only".to_owned(), None),
        };
        match stances.first() {
            Some(&stance) if stances.iter().all(|other| *other == stance) => {
                (format!("{}: {who}", stance.label()), Some(stance))
            }
            _ if cell.state == CellState::PartOnly => ("Parts differ".to_owned(), None),
            _ => ("Claims differ".to_owned(), None),
        }
    }
}
