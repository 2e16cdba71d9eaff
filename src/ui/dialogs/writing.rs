//! Dialogs about the file that is written: where to, its title, and what is not saved.

use egui::{Id, Key, TextEdit, Ui};

use super::{heading, line};
use crate::look::{plain_button, primary_button};
use crate::state::{Command, EditCommand, VersionNotKept};
use crate::ui::Scene;

/// Asks where to write the file.
pub(super) fn save_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    (path, exists, problem): (&str, bool, Option<&str>),
    is_new: bool,
) {
    ui.set_width(520.0);
    heading(ui, scene, "Save the position file");
    let mut typed = path.to_owned();
    let field = TextEdit::singleline(&mut typed)
        .id(Id::unique("save path"))
        .hint_text("Path of the file")
        .desired_width(f32::INFINITY);
    let field = ui.add(field).accessible_name("Path of the file");
    if is_new {
        field.request_focus();
    }
    if typed != path {
        scene.push(Command::Edit(EditCommand::SetSavePath(typed.clone())));
    }
    if let Some(problem) = problem {
        line(ui, scene, &crate::words::sentence(problem));
    }
    if exists {
        line(ui, scene, "A file of this name is there already");
    }
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.horizontal(|ui| {
        let palette = scene.palette;
        let wanted = !typed.trim().is_empty();
        let verb = if exists { "Replace it" } else { "Save" };
        let save = ui.add_enabled(wanted, primary_button(verb, &palette));
        if (save.clicked() || (entered && !exists)) && wanted {
            scene.push(Command::Edit(EditCommand::SaveTo(exists)));
        }
        if ui.add(plain_button("Browse…")).clicked() {
            scene.push(Command::Edit(EditCommand::BrowseSave));
        }
        if ui.add(plain_button("Cancel")).clicked() {
            scene.push(Command::Dismiss);
        }
    });
}

/// Asks whether to write the file although the version that is on disk is not kept.
pub(super) fn not_kept_ui(ui: &mut Ui, scene: &mut Scene, asked: &VersionNotKept, is_new: bool) {
    ui.set_width(520.0);
    heading(ui, scene, "Save without keeping the version on disk?");
    line(ui, scene, &crate::words::sentence(&asked.why));
    line(
        ui,
        scene,
        "Nothing was written yet; your changes are still here",
    );
    ui.horizontal(|ui| {
        let palette = scene.palette;
        if ui.add(primary_button("Save as…", &palette)).clicked() {
            scene.push(Command::Edit(EditCommand::SaveAs));
        }
        if ui.add(plain_button("Save without keeping it")).clicked() {
            scene.push(Command::Edit(EditCommand::SaveUnkept));
        }
        let cancel = ui.add(plain_button("Cancel"));
        if is_new {
            cancel.request_focus();
        }
        if cancel.clicked() {
            scene.push(Command::Dismiss);
        }
    });
}

/// Asks what becomes of what is not saved.
pub(super) fn unsaved_ui(ui: &mut Ui, scene: &mut Scene, is_new: bool) {
    ui.set_width(480.0);
    let name = scene.state.opened.origin.name();
    heading(ui, scene, &format!("Save the changes of {name}?"));
    line(
        ui,
        scene,
        "What is not saved is kept apart, and offered when the file is opened the next time",
    );
    ui.horizontal(|ui| {
        let palette = scene.palette;
        let save = ui.add(primary_button("Save", &palette));
        if is_new {
            save.request_focus();
        }
        if save.clicked() {
            scene.push(Command::Edit(EditCommand::SaveAndGoOn));
        }
        if ui.add(plain_button("Do not save now")).clicked() {
            scene.push(Command::Edit(EditCommand::GoOnWithout));
        }
        if ui.add(plain_button("Cancel")).clicked() {
            scene.push(Command::Dismiss);
        }
    });
}

/// Changes the file's own title, description and language.
pub(super) fn head_ui(ui: &mut Ui, scene: &mut Scene, texts: [&str; 3], is_new: bool) {
    ui.set_width(520.0);
    heading(ui, scene, "Title and description");
    let fields = [
        ("title", "Title", 1),
        ("about", "What this file is", 5),
        ("language", "Language of the editors’ words, such as en", 1),
    ];
    for ((name, label, rows), before) in fields.into_iter().zip(texts) {
        line(ui, scene, label);
        let mut words = before.to_owned();
        let edit = if rows == 1 {
            TextEdit::singleline(&mut words)
        } else {
            TextEdit::multiline(&mut words).desired_rows(rows)
        };
        let edit = edit
            .id(Id::unique(("head", name)))
            .desired_width(f32::INFINITY);
        let field = ui.add(edit).accessible_name(label);
        if is_new && name == "title" {
            field.request_focus();
        }
        if words != before {
            scene.push(Command::Edit(EditCommand::TypeHead(name, words)));
        }
    }
    ui.horizontal(|ui| {
        let palette = scene.palette;
        let is_named = !texts[0].trim().is_empty();
        let done = ui.add_enabled(is_named, primary_button("Change it", &palette));
        if done.clicked() {
            scene.push(Command::Edit(EditCommand::FinishHead));
        }
        if ui.add(plain_button("Cancel")).clicked() {
            scene.push(Command::Dismiss);
        }
    });
}
