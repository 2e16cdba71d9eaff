//! How one mark is painted: the sign says the stance, the frame says by whose word.
//!
//! A party's own words are the bare sign in the stance's colour. What a source reports of it is the
//! same sign in a thin whole frame. What is no position of the party (a claim by another, the word
//! of a part or of an analyst) is the outlined sign in soft ink in a dashed frame, without any
//! colour of a stance. So the three are told apart in grey as well.

use egui::{Color32, Painter, Rect, Stroke, StrokeKind, vec2};

use crate::look::{self, Palette, size};
use crate::model::{Stance, Statement, Voice};

/// The side of a mark, in points.
pub(super) const MARK: f32 = 12.0;

/// By whose word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Own,
    Reported,
    NoPosition,
}

impl Kind {
    pub(super) fn of(statement: &Statement) -> Self {
        match statement.voice {
            Voice::Own if statement.is_whole_party() => Self::Own,
            Voice::Reported if statement.is_whole_party() => Self::Reported,
            _ => Self::NoPosition,
        }
    }
}

/// Ink that stands back: what lies behind the date is paler, and its name says so.
pub(super) fn pale(palette: &Palette, color: Color32, is_pale: bool) -> Color32 {
    if is_pale {
        palette.panel.lerp_to_gamma(color, 0.4)
    } else {
        color
    }
}

/// Paints one mark.
pub(super) fn paint_mark(
    painter: &Painter,
    palette: &Palette,
    stance: Stance,
    kind: Kind,
    rect: Rect,
    is_pale: bool,
) {
    // The colour of a sign without a chip has an edge of at least 3:1 on page and panel.
    let color = pale(palette, palette.stance(stance).mark(), is_pale);
    let soft = pale(palette, palette.soft_ink, is_pale);
    let sign = |side: f32| Rect::from_center_size(rect.center(), vec2(side, side));
    match kind {
        Kind::Own => look::paint_sign(painter, stance, sign(11.0), color),
        Kind::Reported => {
            let scale = painter.pixels_per_point();
            painter.add(look::thin_frame_on_screen(rect, soft, scale));
            look::paint_sign(painter, stance, sign(8.0), color);
        }
        Kind::NoPosition => {
            let scale = painter.pixels_per_point();
            painter.add(look::dashed_frame_on_screen(rect, soft, scale));
            look::paint_sign_outline(painter, stance, sign(8.0), soft);
        }
    }
}

/// A ring around a mark of the selected cell; the chosen statement's is heavier.
pub(super) fn paint_ring(painter: &Painter, palette: &Palette, rect: Rect, is_chosen: bool) {
    let width = if is_chosen {
        size::SELECTION_RULE
    } else {
        size::HAIRLINE
    };
    let stroke = Stroke::new(width, palette.ink);
    painter.rect_stroke(rect.expand(1.0), 3, stroke, StrokeKind::Outside);
}
