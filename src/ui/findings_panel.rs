//! The findings of the loader and the checks; each leads to its record.

use egui::{Frame, Margin, Sense, Stroke, Ui, UiBuilder};

use super::finding_list::{self, Ink, words_ui};
use super::{Scene, text};
use crate::finding::{Count, Finding, list_and, severity_counts};
use crate::look::{Face, size};
use crate::state::{Command, EditCommand, Reshape, SidePanel};
use crate::words;

/// What the panel remembers between frames.
#[derive(Debug, Default)]
pub(super) struct Memory {
    list: finding_list::Memory,
}

/// Paints the panel over the whole of `ui`.
pub(super) fn findings_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory) {
    Frame::new()
        .inner_margin(Margin::symmetric(22, 16))
        .show(ui, |ui| {
            let palette = scene.palette;
            let width = ui.available_width();
            text::label(ui, text::capitals("Findings", palette.soft_ink, width));
            text::label(
                ui,
                text::paragraph(
                    &summary(scene),
                    Face::Sans,
                    size::SMALL,
                    palette.soft_ink,
                    width,
                ),
            );
            held_back_ui(ui, scene);
            if text::link(ui, "Back to the statements", &palette).clicked() {
                scene.push(Command::SetSide(SidePanel::Inspector));
            }
        });
    let state = scene.state;
    let of_file = &state.dossier().sha256;
    let width = ui.available_width();
    memory.list.prepare(of_file, state.finding_count(), width);
    memory.list.show(ui, "findings", |ui, at| {
        if let Some(finding) = state.finding_at(at) {
            finding_ui(ui, scene, at, finding);
        }
    });
}

/// That what is shown is not the file as it is now, and the way to see that all the same.
fn held_back_ui(ui: &mut Ui, scene: &mut Scene) {
    if scene.state.broken.is_none() {
        return;
    }
    let palette = scene.palette;
    let words = "The matrix shows the file as it was before its last edit";
    let width = ui.available_width();
    text::label(
        ui,
        text::paragraph(words, Face::SansSemiBold, size::SMALL, palette.ink, width),
    );
    if scene.state.holds_back() && text::link(ui, "Show it as it is", &palette).clicked() {
        scene.push(Command::ShowAsItIs);
    }
}

fn summary(scene: &Scene) -> String {
    let (errors, warnings, notes) = severity_counts(scene.state.findings());
    if errors + warnings + notes == 0 {
        return "Nothing to report".to_owned();
    }
    let mut parts = Vec::new();
    for (number, one, many) in [
        (errors, "error", "errors"),
        (warnings, "warning", "warnings"),
        (notes, "note", "notes"),
    ] {
        if number > 0 {
            parts.push(Count::new(number, one, many).to_string());
        }
    }
    format!(
        "{} in {}",
        list_and(&parts),
        scene.state.opened.origin.name()
    )
}

/// One finding; the selected one also shows its record as it stands in the file.
fn finding_ui(ui: &mut Ui, scene: &mut Scene, at: usize, finding: &Finding) {
    let palette = scene.palette;
    let selected = scene.state.view.finding == Some(at);
    let name = format!(
        "{}: {}",
        finding.severity.key(),
        words::sentence(&finding.message)
    );
    let response = ui
        .scope_builder(
            UiBuilder::new()
                .id_salt(("finding", at))
                .sense(Sense::click()),
            |ui| {
                let fill = if selected || ui.response().hovered() {
                    palette.hover
                } else {
                    palette.panel
                };
                Frame::new()
                    .fill(fill)
                    .inner_margin(Margin::symmetric(22, 9))
                    .show(ui, |ui| {
                        ui.set_min_width(ui.available_width());
                        ui.style_mut().interaction.selectable_labels = false;
                        let place = place_of(finding);
                        let record = finding.record.filter(|_| selected);
                        let record = record.and_then(|record| scene.state.text_of(record));
                        let record = record.unwrap_or_default();
                        let more = [(place.as_str(), Ink::Soft), (record, Ink::Code)];
                        words_ui(ui, scene, finding, &more);
                    });
            },
        )
        .response;
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, selected, &name));
    text::focus_ring(ui, &response, &palette);
    if selected {
        let actions = Margin {
            left: 44,
            right: 22,
            top: 0,
            bottom: 9,
        };
        Frame::new()
            .fill(palette.hover)
            .inner_margin(actions)
            .show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 16.0;
                    if text::link(ui, "Copy with its place", &palette).clicked() {
                        scene.push(Command::CopyFinding(at));
                    }
                    let can_mend = finding.record.is_some() && scene.state.broken.is_none();
                    if can_mend && text::link(ui, "Mend…", &palette).clicked() {
                        let mend = EditCommand::Reshape(Reshape::Mend(at));
                        scene.push(Command::Edit(mend));
                    }
                });
            });
    }
    let stroke = Stroke::new(size::HAIRLINE, palette.line);
    // Within the entry, or the next one would paint over it.
    let bottom = ui.min_rect().bottom() - size::HAIRLINE;
    ui.painter().hline(ui.max_rect().x_range(), bottom, stroke);
    if response.clicked() {
        scene.push(Command::GoToFinding(at));
    }
}

/// How bad it is and where it stands in the file.
fn place_of(finding: &Finding) -> String {
    let severity = words::sentence(finding.severity.key());
    match finding.place {
        Some(place) => format!("{severity}, line {}, column {}", place.line, place.column),
        None => severity,
    }
}
