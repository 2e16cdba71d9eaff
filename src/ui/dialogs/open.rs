//! Asks for a position file: a path field beside the system's dialog, and the recent files.

use std::path::PathBuf;

use egui::{Id, TextEdit, Ui};

use super::{heading, line};
use crate::look::{plain_button, primary_button};
use crate::state::Command;
use crate::ui::{Scene, text};

/// Paints the dialog.
pub(super) fn open_ui(ui: &mut Ui, scene: &mut Scene, path: &str, is_new: bool) {
    ui.set_width(520.0);
    heading(ui, scene, "Open a position file");
    line(
        ui,
        scene,
        "Choose a .ron file, type its path, or drop it on the window",
    );
    let mut typed = path.to_owned();
    let field = TextEdit::singleline(&mut typed)
        .id(Id::unique("open path"))
        .hint_text("Path of a position file")
        .desired_width(f32::INFINITY);
    let field = ui.add(field).accessible_name("Path of a position file");
    if is_new {
        field.request_focus();
    }
    if typed != path {
        scene.push(Command::SetOpenPath(typed.clone()));
    }
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    ui.horizontal(|ui| {
        let palette = scene.palette;
        let wanted = !typed.trim().is_empty();
        let open = ui
            .add_enabled(wanted, primary_button("Open", &palette))
            .clicked();
        if (open || entered) && wanted {
            scene.push(Command::OpenFile(PathBuf::from(typed.trim())));
        }
        if ui.add(plain_button("Browse…")).clicked() {
            scene.push(Command::BrowseOpen);
        }
        if ui.add(plain_button("Bundled dossier")).clicked() {
            scene.push(Command::OpenBundled);
        }
        if ui.add(plain_button("Cancel")).clicked() {
            scene.push(Command::Dismiss);
        }
    });
    if !scene.state.settings.recent.is_empty() {
        line(ui, scene, "Recent files");
        for path in scene.state.settings.recent.clone() {
            let words = path.display().to_string();
            if text::link(ui, &words, &scene.palette).clicked() {
                scene.push(Command::OpenFile(path));
            }
        }
    }
}
