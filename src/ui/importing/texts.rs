//! The texts in which quotations are looked up.

use std::path::PathBuf;

use egui::{Id, Key, Ui};

use super::choose::{field_ui, section_ui, small_ui};
use super::{Scene, push, text};
use crate::look::plain_button;
use crate::state::{Import, ImportAsk, ImportCommand};

/// Paints the list and the way to more.
pub(super) fn texts_ui(ui: &mut Ui, scene: &mut Scene, import: &Import) {
    let palette = scene.palette;
    section_ui(ui, scene, "Texts at hand");
    small_ui(
        ui,
        scene,
        "Quotations are looked up in the texts of a folder; drop texts here, or give their path",
    );
    for (at, path) in import.texts.iter().enumerate() {
        small_ui(ui, scene, &path.display().to_string());
        let name = format!("Take out {}", path.display());
        if text::named_link(ui, "Take out", &name, &palette).clicked() {
            push(scene, ImportCommand::RemoveTexts(at));
        }
    }
    let unread = import.proposed.iter().flat_map(|it| &it.unread);
    for finding in unread.filter_map(|&at| import.finding_at(at)) {
        small_ui(ui, scene, &crate::words::sentence(&finding.message));
    }
    let id = Id::unique("import texts");
    let name = "Path of a folder or file of texts";
    let (field, typed) = field_ui(ui, id, name, name, &import.text_path, f32::INFINITY);
    let path = typed.clone().unwrap_or_else(|| import.text_path.clone());
    if let Some(typed) = typed {
        push(scene, ImportCommand::SetTextPath(typed));
    }
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.horizontal_wrapped(|ui| {
        let is_typed = !path.trim().is_empty();
        let add = ui.add_enabled(is_typed, plain_button("Look them up"));
        if (add.clicked() || entered) && is_typed {
            push(scene, ImportCommand::AddTexts(PathBuf::from(path.trim())));
        }
        let browse = ui.add(plain_button("Browse…"));
        if browse
            .accessible_name("Browse for a folder of texts")
            .clicked()
        {
            push(scene, ImportCommand::Browse(ImportAsk::Texts));
        }
    });
}
