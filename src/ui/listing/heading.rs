//! Above the rows of a list: its title, the remarks on it, and what can be done with it.

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use super::geometry::Geometry;
use crate::listing::{Lead, Listing};
use crate::look::{Face, size};
use crate::state::{Command, ListKind};
use crate::ui::{Scene, comparing, text};

const ABOVE: f32 = 16.0;
const BETWEEN: f32 = 3.0;
/// The height of the line of what can be done.
const ACTIONS: f32 = 24.0;

fn jobs(scene: &Scene, listing: &Listing, geometry: &Geometry) -> [egui::text::LayoutJob; 2] {
    let palette = scene.palette;
    let width = geometry.area.width() - 2.0 * size::WINDOW_EDGE;
    let remarks = listing.remarks.join(" · ");
    [
        text::paragraph(
            &listing.title,
            Face::SansSemiBold,
            size::HEADING,
            palette.ink,
            width,
        ),
        text::paragraph(&remarks, Face::Sans, size::SMALL, palette.soft_ink, width),
    ]
}

/// How high the heading is.
pub(super) fn height(ui: &Ui, scene: &Scene, listing: &Listing, geometry: &Geometry) -> f32 {
    let texts: f32 = jobs(scene, listing, geometry)
        .into_iter()
        .map(|job| text::galley(ui, job).size().y + BETWEEN)
        .sum();
    let lines = if has_two_lines(scene, geometry) {
        2.0
    } else {
        1.0
    };
    (ABOVE + texts + BETWEEN + lines * ACTIONS).ceil()
}

/// Paints the heading, scrolled so far out of view.
pub(super) fn heading_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    listing: &Listing,
    geometry: &Geometry,
    scrolled: f32,
) {
    let mut at = pos2(
        geometry.area.left() + size::WINDOW_EDGE,
        geometry.area.top() + ABOVE - scrolled,
    );
    let mut inside = ui.new_child(UiBuilder::new().max_rect(geometry.area));
    inside.shrink_clip_rect(geometry.area);
    for job in jobs(scene, listing, geometry) {
        let galley = text::galley(&inside, job.clone());
        let place = Rect::from_min_size(at, galley.size());
        inside.scope_builder(UiBuilder::new().max_rect(place), |ui| text::label(ui, job));
        at.y += galley.size().y + BETWEEN;
    }
    let line = Rect::from_min_size(
        pos2(at.x, at.y + BETWEEN),
        vec2(geometry.area.width() - 2.0 * size::WINDOW_EDGE, ACTIONS),
    );
    inside.scope_builder(UiBuilder::new().max_rect(line), |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            actions_ui(ui, scene, listing);
            if is_of_changes(scene) && !has_two_lines(scene, geometry) {
                comparing::actions_ui(ui, scene);
            }
        });
    });
    if has_two_lines(scene, geometry) {
        let line = line.translate(vec2(0.0, ACTIONS));
        inside.scope_builder(UiBuilder::new().max_rect(line), |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 16.0;
                comparing::actions_ui(ui, scene);
            });
        });
    }
}

fn is_of_changes(scene: &Scene) -> bool {
    scene.state.list_kind() == Some(ListKind::Changes)
}

/// What can be done about the two files that are compared has a line of its own where it is narrow.
fn has_two_lines(scene: &Scene, geometry: &Geometry) -> bool {
    is_of_changes(scene) && geometry.is_stacked
}

/// What can be done with the chosen row, and with the whole list.
fn actions_ui(ui: &mut Ui, scene: &mut Scene, listing: &Listing) {
    let palette = scene.palette;
    let row = listing.rows.get(scene.state.list_view().row);
    let words = match row.map(|row| row.lead) {
        Some(Lead::Cell(..) | Lead::Statement(_) | Lead::Point(_)) => "Show in the matrix",
        Some(Lead::Conflict(..)) => "Show face to face",
        Some(Lead::Source(_)) => "Read the source",
        Some(Lead::Nowhere) | None => return,
    };
    if text::link(ui, words, &palette).clicked() {
        scene.push(Command::ListFollow);
    }
}
