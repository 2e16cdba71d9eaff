//! A stance as a chip: filled for a position, dashed for what is none.

use egui::{Rect, Sense, StrokeKind, Ui, pos2, vec2};

use crate::look::{self, Face, size};
use crate::model::Stance;
use crate::ui::{Scene, text};

/// The chip of a stance, as in the matrix.
pub(in crate::ui) fn chip_ui(ui: &mut Ui, scene: &Scene, stance: Stance) {
    let colors = scene.palette.stance(stance);
    let job = text::one_line(
        stance.label(),
        Face::SansSemiBold,
        size::MARK,
        colors.text,
        f32::INFINITY,
    );
    let galley = text::galley(ui, job);
    let width = 2.0 * size::CHIP_ACROSS + size::SIGN + size::CHIP_GAP + galley.size().x;
    let (rect, response) =
        ui.allocate_exact_size(vec2(width.round(), size::CHIP_HEIGHT), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, stance.label()));
    let painter = ui.painter();
    painter.rect_filled(rect, size::CHIP_RADIUS, colors.fill);
    if let Some(outline) = colors.outline {
        let stroke = egui::Stroke::new(size::HAIRLINE, outline);
        painter.rect_stroke(rect, size::CHIP_RADIUS, stroke, StrokeKind::Inside);
    }
    let sign = Rect::from_min_size(
        pos2(
            rect.left() + size::CHIP_ACROSS,
            rect.center().y - size::SIGN / 2.0,
        ),
        vec2(size::SIGN, size::SIGN),
    );
    look::paint_sign(painter, stance, sign, colors.text);
    let at = pos2(
        sign.right() + size::CHIP_GAP,
        rect.center().y - galley.size().y / 2.0,
    );
    painter.galley(at, galley, colors.text);
}

/// A dashed chip in soft ink, for what is no position.
pub(super) fn dashed_chip_ui(ui: &mut Ui, scene: &Scene, words: &str, stance: Option<Stance>) {
    let color = scene.palette.soft_ink;
    let sign_width = if stance.is_some() {
        size::SIGN + size::CHIP_GAP
    } else {
        0.0
    };
    let room = ui.available_width() - 2.0 * size::CHIP_ACROSS - sign_width;
    let galley = text::galley(
        ui,
        text::paragraph(words, Face::SansSemiBold, size::MARK, color, room),
    );
    let height = (galley.size().y + 5.0).max(size::CHIP_HEIGHT);
    let width = 2.0 * size::CHIP_ACROSS + sign_width + galley.size().x;
    let (rect, response) = ui.allocate_exact_size(vec2(width.ceil(), height), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
    let painter = ui.painter();
    let scale = painter.pixels_per_point();
    painter.add(look::dashed_frame_on_screen(rect, color, scale));
    if let Some(stance) = stance {
        let sign = Rect::from_min_size(
            pos2(
                rect.left() + size::CHIP_ACROSS,
                rect.center().y - size::SIGN / 2.0,
            ),
            vec2(size::SIGN, size::SIGN),
        );
        look::paint_sign_outline(painter, stance, sign, color);
    }
    let left = rect.left() + size::CHIP_ACROSS + sign_width;
    painter.galley(
        pos2(left, rect.center().y - galley.size().y / 2.0),
        galley,
        color,
    );
}
