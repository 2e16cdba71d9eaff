//! The header: the parties' names, each a menu for its column.

use egui::{Popup, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::geometry::Geometry;
use super::{Frozen, is_overview};
use crate::look::{Face, Symbol, paint_symbol, size};
use crate::model::PartyIndex;
use crate::state::Command;
use crate::ui::{Scene, text};

/// Paints the names above the columns, and the word above the first.
pub(super) fn header_ui(ui: &mut Ui, scene: &mut Scene, geometry: &Geometry, frozen: &Frozen) {
    let palette = scene.palette;
    let corner = Rect::from_min_size(
        frozen.area.min,
        vec2(geometry.first_width, geometry.header_height),
    );
    let baseline =
        |height: f32| corner.bottom() - height - if is_overview(scene) { 6.0 } else { 10.0 };
    let job = text::one_line(
        "Point",
        Face::Sans,
        size::SMALL,
        palette.soft_ink,
        corner.width(),
    );
    let galley = text::galley(ui, job);
    let at = pos2(corner.left() + size::WINDOW_EDGE, baseline(galley.size().y));
    ui.painter()
        .with_clip_rect(corner)
        .galley(at, galley, palette.ink);
    let strip = frozen.header(geometry);
    let columns = scene.state.shown.columns.clone();
    for (column, &party) in columns.iter().enumerate() {
        let (left, right) = geometry.column_range(column);
        let left = strip.left() + left - frozen.offset.x;
        let right = strip.left() + right - frozen.offset.x;
        let rect = Rect::from_min_max(pos2(left, strip.top()), pos2(right, strip.bottom()));
        if rect.intersects(strip) {
            party_ui(ui, scene, rect, strip, party, column);
        }
    }
}

fn party_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    rect: Rect,
    strip: Rect,
    party: PartyIndex,
    column: usize,
) {
    let palette = scene.palette;
    let visible = rect.intersect(strip);
    let name = scene.state.dossier().party(party).name.clone();
    let id = ui.scope_id().with(("party", party.0));
    let response = ui.interact(visible, id, Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(
            egui::Role::ColumnHeader,
            true,
            format!("{name}, column menu"),
        )
    });
    ui.accesskit_node_builder(id, |node| {
        node.set_role(egui::accesskit::Role::ColumnHeader);
        node.set_row_index(0);
        node.set_column_index(column + 1);
    });
    // One clip for all names, so that they are painted together; each is wrapped to its column.
    let painter = ui.painter().with_clip_rect(strip);
    let width = rect.width() - 2.0 * size::CELL_ACROSS - 12.0;
    let job = text::paragraph(&name, Face::SansSemiBold, size::BODY, palette.ink, width);
    let galley = text::galley(ui, job);
    let bottom = if is_overview(scene) { 5.0 } else { 9.0 };
    let at = pos2(
        rect.left() + size::CELL_ACROSS,
        rect.bottom() - galley.size().y - bottom,
    );
    let after = at + vec2(galley.size().x + 5.0, galley.size().y - 13.0);
    painter.galley(at, galley, palette.ink);
    if response.hovered() || response.has_focus() {
        let place = Rect::from_min_size(after, vec2(9.0, 9.0));
        paint_symbol(&painter, Symbol::CaretDown, place, palette.soft_ink);
    }
    if response.has_focus() {
        let stroke = Stroke::new(size::SELECTION_RULE, palette.ink);
        painter.rect_stroke(visible.shrink(2.0), 2.0, stroke, egui::StrokeKind::Inside);
    }
    let last = scene.state.shown.columns.len() - 1;
    Popup::menu(&response).show(|ui| {
        if ui
            .add_enabled(column > 0, egui::Button::new("Move left"))
            .clicked()
        {
            scene.push(Command::MoveParty(party, -1));
            ui.close();
        }
        if ui
            .add_enabled(column < last, egui::Button::new("Move right"))
            .clicked()
        {
            scene.push(Command::MoveParty(party, 1));
            ui.close();
        }
        if ui
            .add_enabled(last > 0, egui::Button::new(format!("Hide {name}")))
            .clicked()
        {
            scene.push(Command::ToggleParty(party));
            ui.close();
        }
        ui.separator();
        if ui.button("All parties in the file’s order").clicked() {
            scene.push(Command::ResetParties);
            ui.close();
        }
    });
}

/// The heavy rule under the header; painted last, so that nothing covers it.
pub(super) fn header_rule_ui(ui: &Ui, scene: &Scene, geometry: &Geometry, frozen: &Frozen) {
    let top = frozen.area.top() + geometry.header_height - size::HEAVY_RULE;
    let rule = Rect::from_min_max(
        pos2(frozen.area.left() + size::WINDOW_EDGE, top),
        pos2(frozen.area.right(), top + size::HEAVY_RULE),
    );
    ui.painter()
        .with_clip_rect(frozen.area)
        .rect_filled(rule, 0.0, scene.palette.ink);
}
