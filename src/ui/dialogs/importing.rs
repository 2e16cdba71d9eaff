//! Dialogs above an import: which file, where to, which mapping.

use std::path::PathBuf;

use egui::{Id, Key, TextEdit, Ui};

use super::{heading, line};
use crate::look::{plain_button, primary_button};
use crate::state::{Command, ImportAsk, ImportCommand, ImportDialog};
use crate::ui::Scene;

/// The words of a dialog: heading, what it is about, name of the field, button.
fn words(ask: ImportAsk) -> [&'static str; 4] {
    match ask {
        ImportAsk::File => [
            "Import a file",
            "A table (CSV, XLSX, DOCX, HTML), a project of REFI-QDA, a database of Discourse \
             Network Analyzer, or an export of Concordance",
            "Path of the file to import",
            "Read it",
        ],
        ImportAsk::Texts => [
            "Texts at hand",
            "Quotations are looked up in the texts of a folder",
            "Path of a folder of texts",
            "Look them up",
        ],
        ImportAsk::Target => [
            "Make the dossier",
            "The position file is written there, with the texts that came with the file beside \
             it, and opened; nothing is written over",
            "Path of the position file",
            "Make it",
        ],
        ImportAsk::SaveMapping => [
            "Save the mapping",
            "What each part of the file means, for the next one of the same form; nothing is \
             written over",
            "Path of the mapping",
            "Save",
        ],
        ImportAsk::LoadMapping => [
            "Load a mapping",
            "What it says takes the place of all that was guessed or said so far",
            "Path of the mapping",
            "Load",
        ],
    }
}

fn command(ask: ImportAsk, path: PathBuf) -> ImportCommand {
    match ask {
        ImportAsk::File => ImportCommand::Begin(path),
        ImportAsk::Texts => ImportCommand::AddTexts(path),
        ImportAsk::Target => ImportCommand::Make(path),
        ImportAsk::SaveMapping => ImportCommand::SaveMapping(path),
        ImportAsk::LoadMapping => ImportCommand::LoadMapping(path),
    }
}

/// What the dialog is called, so that each takes the keys when it opens.
pub(super) fn name(ask: ImportAsk) -> &'static str {
    words(ask)[0]
}

/// Paints the dialog.
pub(super) fn import_ui(ui: &mut Ui, scene: &mut Scene, dialog: &ImportDialog, is_new: bool) {
    ui.set_width(520.0);
    let [title, about, name, verb] = words(dialog.ask);
    heading(ui, scene, title);
    line(ui, scene, about);
    let mut typed = dialog.path.clone();
    let field = TextEdit::singleline(&mut typed)
        .id(Id::unique(("import path", name)))
        .hint_text(name)
        .desired_width(f32::INFINITY);
    let field = ui.add(field).accessible_name(name);
    if is_new {
        field.request_focus();
    }
    if typed != dialog.path {
        let path = typed.clone();
        scene.push(Command::Import(ImportCommand::SetPath(path)));
    }
    if let Some(problem) = &dialog.problem {
        line(ui, scene, &crate::words::sentence(problem));
    }
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.horizontal(|ui| {
        let palette = scene.palette;
        let is_ready = !typed.trim().is_empty() && !dialog.is_busy;
        let go_on = ui.add_enabled(is_ready, primary_button(verb, &palette));
        if (go_on.clicked() || entered) && is_ready {
            let path = PathBuf::from(typed.trim());
            scene.push(Command::Import(command(dialog.ask, path)));
        }
        if ui.add(plain_button("Browse…")).clicked() {
            scene.push(Command::Import(ImportCommand::Browse(dialog.ask)));
        }
        if ui.add(plain_button("Cancel")).clicked() {
            scene.push(Command::Dismiss);
        }
        if dialog.is_busy {
            line(ui, scene, "Writing …");
        }
    });
}
