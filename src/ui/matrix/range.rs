//! Several selected cells: a faint tint under them, one outline around them, and how many they are.

use egui::{Painter, Rect, Stroke, Ui, pos2, vec2};

use crate::finding::Count;
use crate::look::{self, Face, size};
use crate::state::Block;
use crate::ui::{Scene, text};

/// What lies under a cell that is neither selected alone nor pointed at: the tint of the selected
/// ones, and the hatching of a hole, which stays one.
pub(super) fn ground_ui(
    painter: &Painter,
    scene: &Scene,
    inside: Rect,
    is_selected: bool,
    is_hole: bool,
) {
    let palette = scene.palette;
    if is_selected {
        painter.rect_filled(inside, 0.0, palette.range());
    }
    if is_hole {
        // On the tint the usual strokes would not be seen.
        let strokes = if is_selected {
            palette.line
        } else {
            palette.hatch
        };
        let scale = painter.pixels_per_point();
        let within = inside.shrink2(vec2(1.0, 1.0));
        painter.add(look::hatch_on_screen(within, strokes, scale));
    }
}

/// The outline of a rectangle of cells where this cell has a side of it.
pub(super) fn outline_ui(
    painter: &Painter,
    scene: &Scene,
    block: &Block,
    (row, column): (usize, usize),
    rect: Rect,
) {
    let ink = scene.palette.ink;
    // Filled, because a line would be moved to the nearest pixel, beside the selection's outline.
    let edge = |rect: Rect| painter.rect_filled(rect, 0.0, ink);
    if row == block.rows.start {
        edge(rect.with_max_y(rect.top() + size::RANGE_RULE));
    }
    if row + 1 == block.rows.end {
        edge(rect.with_min_y(rect.bottom() - size::RANGE_RULE));
    }
    if column == block.columns.start {
        edge(rect.with_max_x(rect.left() + size::RANGE_RULE));
    }
    if column + 1 == block.columns.end {
        edge(rect.with_min_x(rect.right() - size::RANGE_RULE));
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
