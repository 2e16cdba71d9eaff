//! The names of the columns: each sorts the rows, and says whether they are sorted by it.

use egui::accesskit::SortDirection;
use egui::{Rect, Role, Sense, Ui, pos2, vec2};

use super::geometry::{CARET_ROOM, Geometry, Name};
use crate::listing::Listing;
use crate::look::{Face, Symbol, paint_symbol, size};
use crate::state::Command;
use crate::ui::{Scene, text};

/// Paints the names; `top` is where the header stands now.
pub(super) fn header_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    listing: &Listing,
    geometry: &Geometry,
    top: f32,
) {
    let corner = vec2(geometry.area.left(), top);
    let ground = Rect::from_min_size(
        corner.to_pos2(),
        vec2(geometry.area.width(), geometry.header_height),
    );
    ui.painter()
        .with_clip_rect(geometry.area)
        .rect_filled(ground, 0.0, scene.palette.paper);
    for name in &geometry.names {
        let place = name.rect.translate(corner);
        name_ui(ui, scene, listing, *name, place);
    }
}

fn name_ui(ui: &mut Ui, scene: &mut Scene, listing: &Listing, name: Name, place: Rect) {
    let palette = scene.palette;
    let column = &listing.columns[name.column];
    let sorted = scene
        .state
        .list_view()
        .sort
        .filter(|(by, _)| *by == name.column)
        .map(|(_, descending)| descending);
    let id = ui.scope_id().with(("column", name.column));
    let response = ui.interact(place, id, Sense::click());
    let words = match sorted {
        None => format!("{}, sort", column.name),
        Some(false) => format!("{}, sorted, sort from the end", column.name),
        Some(true) => format!("{}, sorted from the end, sort no more", column.name),
    };
    response.widget_info(|| egui::WidgetInfo::labeled(Role::ColumnHeader, true, &words));
    ui.accesskit_node_builder(id, |node| {
        node.set_role(Role::ColumnHeader);
        node.set_row_index(0);
        node.set_column_index(name.column);
        if let Some(descending) = sorted {
            node.set_sort_direction(if descending {
                SortDirection::Descending
            } else {
                SortDirection::Ascending
            });
        }
    });
    let is_lit = response.hovered() || response.has_focus();
    let (face, color) = match (sorted.is_some(), column.is_below && !is_lit) {
        (true, _) => (Face::SansSemiBold, palette.ink),
        (false, true) => (Face::Sans, palette.hole_ink),
        (false, false) => (Face::Sans, palette.soft_ink),
    };
    let color = if is_lit { palette.ink } else { color };
    let job = text::one_line(
        &column.name,
        face,
        size::MARK,
        color,
        place.width() - CARET_ROOM + 2.0,
    );
    let galley = text::galley(ui, job);
    let left = if column.is_number {
        place.right() - galley.size().x
    } else {
        place.left()
    };
    let at = pos2(left, place.center().y - galley.size().y / 2.0);
    let caret = if column.is_number {
        pos2(left - CARET_ROOM + 6.0, place.center().y)
    } else {
        pos2(left + galley.size().x + CARET_ROOM - 6.0, place.center().y)
    };
    let words = Rect::from_min_size(at, galley.size());
    ui.painter().galley(at, galley, color);
    let symbol = match sorted {
        Some(false) => Some(Symbol::CaretUp),
        Some(true) => Some(Symbol::CaretDown),
        None => None,
    };
    if let Some(symbol) = symbol {
        let place = Rect::from_center_size(caret, vec2(8.0, 8.0));
        paint_symbol(ui.painter(), symbol, place, palette.ink);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(size::SELECTION_RULE, palette.ink);
        let ring = words.expand2(vec2(4.0, 0.0));
        ui.painter()
            .rect_stroke(ring, size::CHIP_RADIUS, stroke, egui::StrokeKind::Outside);
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if response.clicked() {
        scene.push(Command::ListSort(name.column));
    }
}

/// The heavy rule under the names; painted last, so that nothing covers it.
pub(super) fn rule_ui(ui: &Ui, scene: &Scene, geometry: &Geometry, top: f32) {
    let area = geometry.area;
    let bottom = top + geometry.header_height;
    let rule = Rect::from_min_max(
        pos2(area.left() + size::WINDOW_EDGE, bottom - size::HEAVY_RULE),
        pos2(area.right(), bottom),
    );
    ui.painter()
        .with_clip_rect(area)
        .rect_filled(rule, 0.0, scene.palette.ink);
}
