//! Several selected cells: a faint tint under them, one outline around them, and how many they are.

use egui::{Painter, Rect, Stroke, Ui, pos2, vec2};

use crate::finding::Count;
use crate::look::{Face, size};
use crate::state::Block;
use crate::ui::{Scene, text};

/// The outline of a rectangle of cells where this cell has a side of it.
pub(super) fn outline_ui(
    painter: &Painter,
    scene: &Scene,
    block: &Block,
    (row, column): (usize, usize),
    rect: Rect,
) {
    let stroke = Stroke::new(size::RANGE_RULE, scene.palette.ink);
    let inside = rect.shrink(size::RANGE_RULE / 2.0);
    if row == block.rows.start {
        painter.hline(rect.x_range(), inside.top(), stroke);
    }
    if row + 1 == block.rows.end {
        painter.hline(rect.x_range(), inside.bottom(), stroke);
    }
    if column == block.columns.start {
        painter.vline(inside.left(), rect.y_range(), stroke);
    }
    if column + 1 == block.columns.end {
        painter.vline(inside.right(), rect.y_range(), stroke);
    }
}

/// How many cells are selected, over the lower right corner of the matrix.
pub(super) fn count_ui(ui: &Ui, scene: &Scene, area: Rect) {
    let Some(block) = scene.state.block() else {
        return;
    };
    let palette = scene.palette;
    let words = format!("{} selected", Count::new(block.cells(), "cell", "cells"));
    let job = text::one_line(
        &words,
        Face::SansSemiBold,
        size::MARK,
        palette.ink,
        area.width(),
    );
    let galley = text::galley(ui, job);
    let extent = galley.size() + vec2(2.0 * 10.0, 10.0);
    let place = Rect::from_min_size(area.max - extent - vec2(18.0, 14.0), extent);
    let id = ui.scope_id().with("selected cells");
    let response = ui.interact(place, id, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
    ui.accesskit_node_builder(id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
    let painter = ui.painter().with_clip_rect(area);
    painter.rect_filled(place, size::RADIUS, palette.panel);
    painter.rect_stroke(
        place,
        size::RADIUS,
        Stroke::new(size::HAIRLINE, palette.strong_line),
        egui::StrokeKind::Inside,
    );
    let at = pos2(
        place.left() + 10.0,
        place.center().y - galley.size().y / 2.0,
    );
    painter.galley(at, galley, palette.ink);
}
