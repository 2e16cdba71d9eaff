//! Where to write: a path field beside the system's dialog.

use egui::{Id, Key, TextEdit, Ui, vec2};

use super::{actions, line};
use crate::look::{Face, plain_button, size};
use crate::state::{Command, ExportDialog};
use crate::ui::Scene;

/// Paints the path and the button beside it.
pub(super) fn target_ui(ui: &mut Ui, scene: &mut Scene, dialog: &ExportDialog) {
    let mut path = dialog.path.clone();
    let mut is_entered = false;
    ui.horizontal(|ui| {
        let browse = 92.0;
        let field = TextEdit::singleline(&mut path)
            .id(Id::unique("export path"))
            .hint_text("Path of the file")
            .font(Face::Sans.id(size::SMALL))
            .min_size(vec2(0.0, size::CONTROL_HEIGHT))
            .align(egui::Align2::LEFT_CENTER)
            .desired_width(ui.available_width() - browse - size::STEP);
        let response = ui.add(field).accessible_name("Write to");
        let is_enter = ui.input(|input| input.key_pressed(Key::Enter));
        is_entered = response.lost_focus() && is_enter;
        if ui.add(plain_button("Browse…")).clicked() {
            scene.push(Command::BrowseExport);
        }
    });
    if path != dialog.path {
        scene.push(Command::SetExportPath(path));
    }
    // As in every other dialog that asks for a name; a file that is there already is asked about.
    if is_entered {
        scene.push(actions::export_command(dialog));
    }
    // What came of it is told below, once.
    let is_told = dialog.problem.is_some();
    if !is_told && !dialog.path.trim().is_empty() && !dialog.has_known_ending() {
        let ending = dialog.format.ending();
        let words = format!("This name ends in no format that can be written; try .{ending}");
        line(ui, scene, &words);
    }
}
