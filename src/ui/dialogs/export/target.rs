//! Where to write: a path field beside the system's dialog.

use egui::{Id, Key, TextEdit, Ui};

use super::{actions, group_ui, line};
use crate::look::plain_button;
use crate::state::{Command, ExportDialog};
use crate::ui::Scene;

/// Paints the path and the button beside it.
pub(super) fn target_ui(ui: &mut Ui, scene: &mut Scene, dialog: &ExportDialog) {
    group_ui(ui, scene, "Write to");
    let mut path = dialog.path.clone();
    let field = TextEdit::singleline(&mut path)
        .id(Id::unique("export path"))
        .hint_text("Path of the file")
        .desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name("Write to");
    if path != dialog.path {
        scene.push(Command::SetExportPath(path));
    }
    // As in every other dialog that asks for a name; a file that is there already is asked about.
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        scene.push(actions::export_command(dialog));
    }
    if !dialog.path.trim().is_empty() && !dialog.has_known_ending() {
        let ending = dialog.format.ending();
        let words = format!(
            "This ending is of no file that can be written; .{ending} would fit what is chosen"
        );
        line(ui, scene, &words);
    }
    if ui.add(plain_button("Browse…")).clicked() {
        scene.push(Command::BrowseExport);
    }
}
