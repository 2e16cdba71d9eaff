//! What stands between the rows: their lines, the labels of themes, and the folded line.

use egui::{Painter, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::geometry::Geometry;
use super::{Frozen, is_overview};
use crate::lens::Row;
use crate::look::{Face, Symbol, paint_symbol, size};
use crate::model::ThemeIndex;
use crate::state::Command;
use crate::ui::{Scene, text};

/// What lies below the words of a row: the line at its end, and the label of a theme.
pub(super) fn ground_ui(
    ui: &Ui,
    scene: &Scene,
    geometry: &Geometry,
    frozen: &Frozen,
    place: Rect,
    row: Row,
) {
    match row {
        Row::Theme(theme) => label_ui(ui, scene, geometry, frozen, place, theme),
        Row::Folded(_) => {}
        Row::Point(_) => {
            let painter = ui.painter().with_clip_rect(below_header(geometry, frozen));
            line_below(&painter, scene, place, false);
        }
    }
}

/// Everything below the header.
fn below_header(geometry: &Geometry, frozen: &Frozen) -> Rect {
    Rect::from_min_max(
        frozen.area.min + vec2(0.0, geometry.header_height),
        frozen.area.max,
    )
}

fn line_below(painter: &Painter, scene: &Scene, place: Rect, strong: bool) {
    let color = if strong {
        scene.palette.strong_line
    } else {
        scene.palette.line
    };
    let left = place.left() + size::WINDOW_EDGE;
    let y = place.bottom() - size::HAIRLINE / 2.0;
    painter.hline(left..=place.right(), y, Stroke::new(size::HAIRLINE, color));
}

fn label_ui(
    ui: &Ui,
    scene: &Scene,
    geometry: &Geometry,
    frozen: &Frozen,
    place: Rect,
    theme: Option<ThemeIndex>,
) {
    let painter = ui.painter().with_clip_rect(below_header(geometry, frozen));
    let name = theme.map_or("Other points", |theme| {
        scene.state.dossier().themes[theme.at()].name.as_str()
    });
    let width = place.width() - 2.0 * size::WINDOW_EDGE;
    let galley = text::galley(ui, text::capitals(name, scene.palette.soft_ink, width));
    let bottom = if is_overview(scene) { 1.0 } else { 7.0 };
    let at = pos2(
        place.left() + size::WINDOW_EDGE,
        place.bottom() - bottom - galley.size().y,
    );
    painter.galley(at, galley, scene.palette.soft_ink);
    line_below(&painter, scene, place, true);
}

/// The line that counts the points without any position; a click unfolds them.
pub(super) fn folded_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    geometry: &Geometry,
    frozen: &Frozen,
    place: Rect,
    count: u32,
) {
    let clip = below_header(geometry, frozen);
    let painter = ui.painter().with_clip_rect(clip);
    let noun = if count == 1 { "point" } else { "points" };
    let hidden = scene.state.shown.columns.len() < scene.state.dossier().parties.len();
    let who = if hidden {
        "none of the shown parties"
    } else {
        "no party"
    };
    let words = format!("{count} {noun} on which {who} has a sourced position");
    let id = ui.scope_id().with("folded");
    let response = ui.interact(place.intersect(clip), id, Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{words}, unfold"))
    });
    if response.hovered() || response.has_focus() {
        painter.rect_filled(place, 0.0, scene.palette.hover);
    }
    let caret = Rect::from_center_size(
        pos2(place.left() + size::WINDOW_EDGE + 5.0, place.center().y),
        vec2(9.0, 9.0),
    );
    paint_symbol(&painter, Symbol::CaretRight, caret, scene.palette.soft_ink);
    let job = text::one_line(
        &words,
        Face::Sans,
        size::SMALL,
        scene.palette.soft_ink,
        place.width() - 60.0,
    );
    let galley = text::galley(ui, job);
    let at = pos2(
        caret.right() + 8.0,
        place.center().y - galley.size().y / 2.0,
    );
    painter.galley(at, galley, scene.palette.soft_ink);
    if response.clicked() {
        scene.push(Command::ToggleFolding);
    }
}
