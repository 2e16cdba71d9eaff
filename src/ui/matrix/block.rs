//! The content of one cell or of one point, laid out: what to paint, and where.
//!
//! `lay_out` makes it; this paints it.

use std::sync::Arc;

use egui::{Color32, Galley, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2};

use crate::look::{self, Palette, Symbol, size};
use crate::model::Stance;

/// The height of a row's content in the overview.
pub(super) const OVERVIEW_HEIGHT: f32 = 15.0;

/// Something to paint, at a place relative to the top left of the content.
#[derive(Debug)]
pub(in crate::ui) enum Piece {
    Chip {
        rect: Rect,
        stance: Stance,
        words: Arc<Galley>,
    },
    Dashed {
        rect: Rect,
        stance: Option<Stance>,
        words: Arc<Galley>,
    },
    Text {
        at: Pos2,
        galley: Arc<Galley>,
    },
    Symbol {
        rect: Rect,
        symbol: Symbol,
    },
    /// A plain ground for what stands on it.
    Ground {
        rect: Rect,
        fill: Color32,
    },
    /// A stance of another date: its sign alone, in soft ink.
    OtherDate {
        rect: Rect,
        stance: Stance,
    },
}

/// The content of one cell or point.
#[derive(Debug, Default)]
pub(in crate::ui) struct CellBlock {
    /// The height of the content.
    pub(in crate::ui) height: f32,
    pub(in crate::ui) pieces: Vec<Piece>,
    /// Where the contested mark stands, relative to the top left.
    pub(super) contested: Option<Rect>,
    /// True when something was left out for want of room.
    pub(super) is_cut: bool,
    /// Every mark, where some were left out.
    pub(super) all_marks: Option<String>,
}

impl CellBlock {
    /// Paints the block with its top left at `origin`.
    pub(in crate::ui) fn paint(&self, painter: &Painter, origin: Pos2, palette: &Palette) {
        let by = origin.to_vec2();
        for piece in &self.pieces {
            match piece {
                Piece::Chip {
                    rect,
                    stance,
                    words,
                } => {
                    let colors = palette.stance(*stance);
                    let rect = rect.translate(by);
                    paint_chip(painter, rect, colors.fill, colors.outline);
                    paint_in_chip(painter, rect, words, colors.text);
                    let sign = sign_rect(rect);
                    look::paint_sign(painter, *stance, sign, colors.text);
                }
                Piece::Dashed {
                    rect,
                    stance,
                    words,
                } => {
                    let rect = rect.translate(by);
                    let scale = painter.pixels_per_point();
                    let ink = palette.soft_ink;
                    painter.add(look::dashed_frame_on_screen(rect, ink, scale));
                    if let Some(stance) = stance {
                        paint_in_chip(painter, rect, words, palette.soft_ink);
                        let sign = sign_rect(rect);
                        look::paint_sign_outline(painter, *stance, sign, palette.soft_ink);
                    } else {
                        let top = words_top(rect, words);
                        let at = pos2(rect.left() + size::CHIP_ACROSS, top);
                        painter.galley(at, Arc::clone(words), palette.soft_ink);
                    }
                }
                Piece::Symbol { rect, symbol } => {
                    look::paint_symbol(painter, *symbol, rect.translate(by), palette.ink);
                }
                Piece::Ground { rect, fill } => {
                    let rect = rect.translate(by);
                    painter.rect_filled(rect, size::CHIP_RADIUS, *fill);
                }
                Piece::OtherDate { rect, stance } => {
                    let rect = rect.translate(by);
                    look::paint_sign(painter, *stance, rect, palette.soft_ink);
                }
                Piece::Text { at, galley } => {
                    painter.galley(*at + by, Arc::clone(galley), palette.ink);
                }
            }
        }
    }
}

fn paint_chip(painter: &Painter, rect: Rect, fill: Color32, outline: Option<Color32>) {
    painter.add(Shape::rect_filled(rect, size::CHIP_RADIUS, fill));
    if let Some(outline) = outline {
        let stroke = Stroke::new(size::HAIRLINE, outline);
        painter.rect_stroke(rect, size::CHIP_RADIUS, stroke, StrokeKind::Inside);
    }
}

/// Where the sign stands in a chip: left, beside the first line of its words.
fn sign_rect(chip: Rect) -> Rect {
    let line = chip.height().min(size::CHIP_HEIGHT);
    let side = (line * 0.56).round();
    let center = pos2(
        chip.left() + size::CHIP_ACROSS + side / 2.0,
        chip.top() + line / 2.0,
    );
    Rect::from_center_size(center, Vec2::splat(side))
}

fn paint_in_chip(painter: &Painter, chip: Rect, words: &Arc<Galley>, color: Color32) {
    let left = sign_rect(chip).right() + size::CHIP_GAP;
    let top = words_top(chip, words);
    painter.galley(pos2(left, top), Arc::clone(words), color);
}

/// Where the words of a chip begin: in its middle. In a chip that is lower than usual they are
/// lifted, because their descenders would stand on its edge.
pub(super) fn words_top(chip: Rect, words: &Galley) -> f32 {
    let lift = if chip.height() < size::CHIP_HEIGHT {
        1.0
    } else {
        0.0
    };
    chip.center().y - words.size().y / 2.0 - lift
}
