//! The rows of a list that are on screen, under the labels of their groups.

use std::sync::Arc;

use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::geometry::Geometry;
use super::{Item, Memory, lay_out, row_id};
use crate::listing::Listing;
use crate::look::size;
use crate::state::{Command, Focus};
use crate::ui::{Scene, focus, text};

/// Paints every row that is at least partly within `below`; the first stands at `top`.
pub(super) fn rows_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    memory: &Memory,
    geometry: &Geometry,
    below: Rect,
    top: f32,
) {
    let listing = Arc::clone(&scene.state.listing);
    let hidden = below.top() - top;
    let items = memory.heights.between(hidden, hidden + below.height());
    for at in items {
        let place = Rect::from_min_max(
            pos2(below.left(), top + memory.heights.top_of(at)),
            pos2(below.right(), top + memory.heights.bottom_of(at)),
        );
        match memory.items[at] {
            Item::Group(row) => {
                let name = listing.rows[row].group.as_deref().unwrap_or_default();
                label_ui(ui, scene, below, place, name);
            }
            Item::Row(row) => {
                let it = RowPlace {
                    row,
                    place,
                    below,
                    revealing: memory.revealing,
                };
                row_ui(ui, scene, geometry, &listing, it);
            }
        }
    }
}

fn label_ui(ui: &Ui, scene: &Scene, below: Rect, place: Rect, name: &str) {
    let painter = ui.painter().with_clip_rect(below);
    let color = scene.palette.soft_ink;
    let width = place.width() - 2.0 * size::WINDOW_EDGE;
    let galley = text::galley(ui, text::capitals(name, color, width));
    let left = place.left() + size::WINDOW_EDGE;
    let at = pos2(left, place.bottom() - 7.0 - galley.size().y);
    painter.galley(at, galley, color);
    let line = Stroke::new(size::HAIRLINE, scene.palette.strong_line);
    let y = place.bottom() - size::HAIRLINE / 2.0;
    painter.hline(left..=place.right(), y, line);
}

/// Which row, and where.
#[derive(Clone, Copy)]
struct RowPlace {
    row: usize,
    place: Rect,
    below: Rect,
    revealing: bool,
}

fn row_ui(ui: &mut Ui, scene: &mut Scene, geometry: &Geometry, listing: &Listing, it: RowPlace) {
    let palette = scene.palette;
    let (row, place) = (it.row, it.place);
    let chosen = scene.state.list_view().row == row;
    let id = row_id(row);
    // The whole list is one stop for Tab; arrows lead from row to row.
    let sense = if chosen { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(place.intersect(it.below), id, sense);
    let name = listing.row_words(row);
    response.widget_info(|| egui::WidgetInfo::selected(Role::Row, true, chosen, &name));
    ui.accesskit_node_builder(id, |node| {
        node.set_role(Role::Row);
        node.set_selected(chosen);
        node.set_row_index(row + 1);
    });
    let painter = ui.painter().with_clip_rect(it.below);
    let line = Stroke::new(size::HAIRLINE, palette.line);
    let y = place.bottom() - size::HAIRLINE / 2.0;
    painter.hline(place.left() + size::WINDOW_EDGE..=place.right(), y, line);
    if chosen {
        painter.rect_filled(place, 0.0, palette.panel);
    } else if response.hovered() {
        let inside = place.with_max_y(place.bottom() - size::HAIRLINE);
        painter.rect_filled(inside, 0.0, palette.hover);
    }
    let block = lay_out::row_block(ui, scene, geometry, listing, row);
    for (at, block) in &block.blocks {
        block.paint(&painter, place.min + at.to_vec2(), &palette);
    }
    cells_ui(ui, geometry, listing, it);
    if chosen {
        // Focus by keyboard looks the same as selection by mouse.
        let stroke = Stroke::new(size::SELECTION_RULE, palette.ink);
        painter.rect_stroke(
            place.shrink2(vec2(size::HALF_STEP, 0.0)),
            0.0,
            stroke,
            StrokeKind::Inside,
        );
        focus::keep_on(ui, scene, Focus::List, &response, it.revealing);
        if response.gained_focus() && scene.state.view.focus == Focus::Inspector {
            scene.push(Command::BackToMatrix);
        }
    }
    if response.double_clicked() {
        scene.push(Command::ListFollow);
    } else if response.clicked() {
        scene.push(Command::ListTo(row));
    }
}

/// Tells a screen reader the fields of the row one by one.
fn cells_ui(ui: &mut Ui, geometry: &Geometry, listing: &Listing, it: RowPlace) {
    let id = row_id(it.row);
    let inside = ui.new_child(
        UiBuilder::new()
            .max_rect(it.place)
            .id_salt(("cells", it.row))
            .accessibility_parent(id),
    );
    for (column, value) in listing.rows[it.row].values.iter().enumerate() {
        let of_place = geometry
            .places
            .iter()
            .find(|place| place.columns.contains(&column));
        let rect = match of_place {
            Some(place) if !geometry.is_stacked => Rect::from_min_size(
                it.place.min + vec2(place.left, 0.0),
                vec2(place.width, it.place.height()),
            ),
            _ => it.place,
        };
        let id = id.with(column);
        inside.interact(rect.intersect(it.below), id, Sense::hover());
        inside.accesskit_node_builder(id, |node| {
            node.set_role(Role::Cell);
            node.set_label(value.line());
            node.set_row_index(it.row + 1);
            node.set_column_index(column);
        });
    }
}
