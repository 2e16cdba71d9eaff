//! What could not be used and what was guessed, each with its place; a click leads to the field.

use egui::{Frame, Margin, Sense, Stroke, Ui, UiBuilder};

use super::grid::one_line;
use super::{Scene, push, text};
use crate::finding::Finding;
use crate::import::{CellAt, column_name};
use crate::look::size;
use crate::state::{Import, ImportCommand};
use crate::ui::finding_list::{Ink, Memory, words_ui};
use crate::words;

/// Paints the list over the rest of `ui`.
pub(super) fn findings_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory, import: &Import) {
    let count = import.finding_count();
    if count == 0 {
        let lines = ["Everything in the file is used, and nothing of it was guessed".to_owned()];
        super::middle_ui(ui, scene, "Nothing to report", &lines, |_, _| {});
        return;
    }
    let own = import.proposed.as_deref().map_or(0, |it| it.findings.len());
    let of = format!("{} {}", import.number, import.answered);
    memory.prepare(&of, count, ui.available_width());
    memory.show(ui, "import findings", |ui, at| {
        if let Some(finding) = import.finding_at(at) {
            finding_ui(ui, scene, import, (at, finding), at >= own);
        }
    });
}

/// One finding; `is_of_result` is true for one of the loader, about the new file.
fn finding_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    import: &Import,
    (at, finding): (usize, &Finding),
    is_of_result: bool,
) {
    let palette = scene.palette;
    let origins = import.proposed.as_deref().map(|it| &it.origins);
    let cell = origins.and_then(|it| it.findings.get(&at)).copied();
    let message = words::sentence(&finding.message);
    let name = format!("{}: {message}", finding.severity.key());
    let is_chosen = import.finding == Some(at);
    let response = ui
        .scope_builder(
            UiBuilder::new()
                .id_salt(("import finding", at))
                .sense(if cell.is_some() {
                    Sense::click()
                } else {
                    Sense::hover()
                }),
            |ui| {
                let is_lit = is_chosen || (cell.is_some() && ui.response().hovered());
                let fill = if is_lit { palette.hover } else { palette.paper };
                Frame::new()
                    .fill(fill)
                    .inner_margin(Margin::symmetric(20, 9))
                    .show(ui, |ui| {
                        ui.set_min_width(ui.available_width());
                        ui.style_mut().interaction.selectable_labels = cell.is_none();
                        let place = place_of(import, finding, cell, is_of_result);
                        words_ui(ui, scene, finding, &[(&place, Ink::Soft)]);
                    });
            },
        )
        .response;
    let role = if cell.is_some() {
        egui::Role::Button
    } else {
        egui::Role::Label
    };
    response.widget_info(|| egui::WidgetInfo::labeled(role, true, &name));
    text::focus_ring(ui, &response, &palette);
    let stroke = Stroke::new(size::HAIRLINE, palette.line);
    let bottom = ui.min_rect().bottom() - size::HAIRLINE;
    ui.painter().hline(ui.max_rect().x_range(), bottom, stroke);
    if cell.is_some() && response.clicked() {
        push(scene, ImportCommand::FollowFinding(at));
    }
}

/// Where it is, in words.
fn place_of(
    import: &Import,
    finding: &Finding,
    cell: Option<CellAt>,
    is_of_result: bool,
) -> String {
    match (cell, finding.place) {
        (Some(cell), _) => {
            let sheet = import.sheets().get(cell.sheet);
            let words = sheet.map_or("", |sheet| sheet.text(cell.row, cell.column));
            let name = format!("{}{}", column_name(cell.column), cell.row + 1);
            format!("{name} says: {}", one_line(words))
        }
        (None, Some(place)) if is_of_result => {
            format!("Line {} of the new position file", place.line)
        }
        _ if is_of_result => "In the new position file".to_owned(),
        _ => String::new(),
    }
}
