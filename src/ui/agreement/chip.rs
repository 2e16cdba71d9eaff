//! What one party has on a point, in one line: a chip for a position, a dashed one for what there
//! is instead, words for nothing at all.

use egui::{Painter, Rect, StrokeKind, Ui, pos2, vec2};

use crate::look::{self, Face, size};
use crate::matrix::Cell;
use crate::ui::{Scene, text};
use crate::words;

/// Paints it from `at` on, at most `room` wide, and returns its width.
pub(super) fn paint_cell(
    ui: &Ui,
    painter: &Painter,
    scene: &Scene,
    cell: &Cell,
    at: egui::Pos2,
    room: f32,
) -> f32 {
    let palette = scene.palette;
    let words = words::chip_words(scene.state.dossier(), cell);
    let Some(stance) = cell.stance else {
        let soft = palette.hole_ink;
        let job = text::one_line(&words, Face::Sans, size::MARK, soft, room);
        let galley = text::galley(ui, job);
        let width = galley.size().x;
        painter.galley(at + vec2(0.0, 2.0), galley, soft);
        return width;
    };
    let colors = palette.stance(stance);
    let job = text::one_line(&words, Face::SansSemiBold, size::MARK, colors.text, room);
    let galley = text::galley(ui, job);
    let width = 2.0 * size::CHIP_ACROSS + size::SIGN + size::CHIP_GAP + galley.size().x;
    let rect = Rect::from_min_size(at, vec2(width.round(), size::CHIP_HEIGHT));
    painter.rect_filled(rect, size::CHIP_RADIUS, colors.fill);
    if let Some(outline) = colors.outline {
        let stroke = egui::Stroke::new(size::HAIRLINE, outline);
        painter.rect_stroke(rect, size::CHIP_RADIUS, stroke, StrokeKind::Inside);
    }
    let top = rect.center().y - size::SIGN / 2.0;
    let sign = Rect::from_min_size(
        pos2(rect.left() + size::CHIP_ACROSS, top),
        vec2(size::SIGN, size::SIGN),
    );
    look::paint_sign(painter, stance, sign, colors.text);
    let left = sign.right() + size::CHIP_GAP;
    painter.galley(
        pos2(left, rect.center().y - galley.size().y / 2.0),
        galley,
        colors.text,
    );
    rect.width()
}
