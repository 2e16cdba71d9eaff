//! Asks for a position file to compare the open one with: a path field beside the system's dialog,
//! and the recent files.

use std::path::{Path, PathBuf};

use egui::{Id, TextEdit, Ui};

use super::{heading, line};
use crate::look::{plain_button, primary_button};
use crate::state::{Command, CompareFile};
use crate::ui::{Scene, text};

/// Paints the dialog.
pub(super) fn compare_ui(ui: &mut Ui, scene: &mut Scene, path: &str, is_new: bool) {
    ui.set_width(520.0);
    let name = scene.state.opened.origin.name();
    heading(ui, scene, "Compare with another file");
    line(
        ui,
        scene,
        &format!("What changed from that file to {name} is listed; the two can be swapped"),
    );
    let mut typed = path.to_owned();
    let field = TextEdit::singleline(&mut typed)
        .id(Id::unique("compare path"))
        .hint_text("Path of a position file")
        .desired_width(f32::INFINITY);
    let field = ui
        .add(field)
        .accessible_name("Path of the file to compare with");
    if is_new {
        field.request_focus();
    }
    if typed != path {
        scene.push(Command::CompareFile(CompareFile::Type(typed.clone())));
    }
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    ui.horizontal(|ui| {
        let palette = scene.palette;
        let wanted = !typed.trim().is_empty();
        let compare = ui
            .add_enabled(wanted, primary_button("Compare", &palette))
            .clicked();
        if (compare || entered) && wanted {
            let path = PathBuf::from(typed.trim());
            scene.push(Command::CompareFile(CompareFile::With(path)));
        }
        if ui.add(plain_button("Browse…")).clicked() {
            scene.push(Command::CompareFile(CompareFile::Browse));
        }
        if ui.add(plain_button("Bundled dossier")).clicked() {
            scene.push(Command::CompareFile(CompareFile::WithBundled));
        }
        if ui.add(plain_button("Cancel")).clicked() {
            scene.push(Command::Dismiss);
        }
    });
    // The open file says the same as itself.
    let open = scene.state.opened.origin.path();
    let recent = scene.state.settings.recent.iter();
    let recent: Vec<PathBuf> = recent
        .filter(|path| Some(Path::new(path)) != open)
        .cloned()
        .collect();
    if !recent.is_empty() {
        line(ui, scene, "Recent files");
        for path in recent {
            let words = path.display().to_string();
            if text::link(ui, &words, &scene.palette).clicked() {
                scene.push(Command::CompareFile(CompareFile::With(path)));
            }
        }
    }
}
