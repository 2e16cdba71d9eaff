//! Chips: the sign and the word of a stance, or the dashed outline of what is no position.

use egui::{CornerRadius, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::measure::Type;
use super::page::Run;
use super::press::Press;
use super::typesetter::{Frame, Span};
use crate::look::{dashed_frame, sign_outline_shapes, sign_shapes, size};
use crate::model::Stance;

/// A chip that has been set.
#[derive(Debug, Default)]
pub(super) struct SetChip {
    pub(super) shapes: Vec<Shape>,
    pub(super) runs: Vec<Run>,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// The chip of a position.
pub(super) fn stance_chip(press: &mut Press<'_>, stance: Stance, left: f32, top: f32) -> SetChip {
    let colors = press.palette.stance(stance);
    let mut kind = press.types.chip;
    kind.style.color = colors.text;
    let words = press.typesetter.width(stance.label(), kind.style);
    let text_left = left + size::CHIP_ACROSS + size::SIGN + size::CHIP_GAP;
    let width = (text_left - left + words + size::CHIP_ACROSS).ceil();
    let rect = Rect::from_min_size(pos2(left, top), vec2(width, size::CHIP_HEIGHT));
    let radius = CornerRadius::same(size::CHIP_RADIUS);
    let mut shapes = vec![Shape::rect_filled(rect, radius, colors.fill)];
    if let Some(outline) = colors.outline {
        let stroke = Stroke::new(size::HAIRLINE, outline);
        shapes.push(Shape::rect_stroke(rect, radius, stroke, StrokeKind::Inside));
    }
    shapes.extend(sign_shapes(stance, sign_rect(left, top), colors.text));
    let frame = Frame {
        line: size::CHIP_HEIGHT,
        ..kind.frame(text_left, top, f32::INFINITY)
    };
    let text = press
        .typesetter
        .set(&[Span::new(stance.label(), kind.style)], frame);
    SetChip {
        shapes,
        runs: text.runs,
        width,
        height: size::CHIP_HEIGHT,
    }
}

/// The square of a chip's sign.
fn sign_rect(left: f32, top: f32) -> Rect {
    let down = ((size::CHIP_HEIGHT - size::SIGN) / 2.0).floor();
    Rect::from_min_size(
        pos2(left + size::CHIP_ACROSS, top + down),
        vec2(size::SIGN, size::SIGN),
    )
}

/// A dashed outline with an outlined sign and words, which may take several lines.
pub(super) fn outlined_chip(
    press: &mut Press<'_>,
    sign: Option<Stance>,
    words: &str,
    left: f32,
    top: f32,
    room: f32,
) -> SetChip {
    let color = press.palette.soft_ink;
    let mut kind = press.types.chip;
    kind.style.color = color;
    let indent = size::CHIP_ACROSS + sign.map_or(0.0, |_| size::SIGN + size::CHIP_GAP);
    let down = (size::CHIP_HEIGHT - kind.line) / 2.0;
    let text = press.text(
        words,
        kind,
        left + indent,
        top + down,
        room - indent - size::CHIP_ACROSS,
    );
    let (width, height) = (
        (indent + text.width + size::CHIP_ACROSS).ceil().min(room),
        (text.height + 2.0 * down).ceil(),
    );
    let rect = Rect::from_min_size(pos2(left, top), vec2(width, height));
    let mut shapes = dashed_frame(rect, press.palette.hole_ink);
    if let Some(stance) = sign {
        shapes.extend(sign_outline_shapes(stance, sign_rect(left, top), color));
    }
    SetChip {
        shapes,
        runs: text.runs,
        width,
        height,
    }
}

/// A small sign and words without an outline, for a further statement of a cell.
pub(super) fn further_chip(
    press: &mut Press<'_>,
    sign: Stance,
    words: &str,
    is_position: bool,
    left: f32,
    top: f32,
    room: f32,
) -> SetChip {
    let mut kind: Type = press.types.chip;
    kind.style.color = press.palette.soft_ink;
    let square = sign_rect(left - size::CHIP_ACROSS, top);
    let shapes = if is_position {
        sign_shapes(sign, square, press.palette.stance(sign).mark())
    } else {
        sign_outline_shapes(sign, square, press.palette.soft_ink)
    };
    let indent = size::SIGN + size::CHIP_GAP;
    let down = (size::CHIP_HEIGHT - kind.line) / 2.0;
    let text = press.text(words, kind, left + indent, top + down, room - indent);
    SetChip {
        shapes,
        runs: text.runs,
        width: (indent + text.width).ceil().min(room),
        height: (text.height + 2.0 * down).ceil(),
    }
}
