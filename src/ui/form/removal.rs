//! What goes with a record that is to be taken out.

use egui::{Frame, Margin, ScrollArea, Ui};

use super::small;
use crate::finding::Count;
use crate::look::{Face, plain_button, primary_button, size};
use crate::state::{Command, EditCommand, Removal};
use crate::ui::{Scene, text};

/// Paints the question.
pub(super) fn removal_ui(ui: &mut Ui, scene: &mut Scene, removal: &Removal) {
    egui::Panel::bottom("removal actions")
        .frame(Frame::new().inner_margin(Margin::symmetric(22, 10)))
        .resizable(false)
        .show(ui, |ui| {
            let palette = scene.palette;
            let count = removal.statements.len();
            let verb = match count {
                0 => "Take it out".to_owned(),
                _ => format!(
                    "Take out with {}",
                    Count::new(count, "statement", "statements")
                ),
            };
            ui.horizontal(|ui| {
                if ui.add(primary_button(verb, &palette)).clicked() {
                    scene.push(Command::Edit(EditCommand::RemoveAsked));
                }
                if ui.add(plain_button("Keep")).clicked() {
                    scene.push(Command::Edit(EditCommand::KeepAsked));
                }
            });
        });
    ScrollArea::vertical()
        .id_salt("removal")
        .auto_shrink(false)
        .show(ui, |ui| {
            Frame::new()
                .inner_margin(Margin::symmetric(22, 16))
                .show(ui, |ui| {
                    let width = ui.available_width();
                    let ink = scene.palette.ink;
                    let word = removal.record.kind.word();
                    let question = format!("Take out the {word} {}?", removal.name);
                    let job =
                        text::paragraph(&question, Face::SansSemiBold, size::HEADING, ink, width);
                    text::label(ui, job);
                    if !removal.statements.is_empty() {
                        small(ui, scene, "These statements go with it");
                    }
                    for line in &removal.statements {
                        line_ui(ui, scene, line);
                    }
                    if !removal.unnamed.is_empty() {
                        small(ui, scene, "These stay and name it no longer");
                    }
                    for line in &removal.unnamed {
                        line_ui(ui, scene, line);
                    }
                    small(ui, scene, "Undo brings all of it back");
                });
        });
}

fn line_ui(ui: &mut Ui, scene: &Scene, line: &str) {
    let width = ui.available_width();
    let ink = scene.palette.ink;
    text::label(
        ui,
        text::paragraph(line, Face::Sans, size::BODY, ink, width),
    );
}
