//! The left side of the room: what the file is, and everything that was guessed of it, to be
//! changed.

use egui::{Frame, Id, Margin, ScrollArea, Ui};

use super::choose::{combo_ui, field_ui, label_ui, section_ui, small_ui};
use super::{Scene, change, codes, push, rule, sheets, text, texts, words};
use crate::finding::Count;
use crate::import::{CodeRole, Kind};
use crate::look::{Face, plain_button, size};
use crate::model::DateSpan;
use crate::state::{Guess, Import, ImportAsk, ImportCommand, MappingChange};

/// Paints the side over the whole of `ui`.
pub(super) fn mapping_ui(ui: &mut Ui, scene: &mut Scene, import: &Import) {
    ScrollArea::vertical()
        .id_salt(("import mapping", import.number))
        .auto_shrink(false)
        .show(ui, |ui| {
            Frame::new()
                .inner_margin(Margin::symmetric(20, 16))
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 5.0;
                    head_ui(ui, scene, import);
                    parts_ui(ui, scene, import);
                    ui.add_space(16.0);
                });
        });
}

fn parts_ui(ui: &mut Ui, scene: &mut Scene, import: &Import) {
    let kind = import.about.as_ref().map(|it| it.kind);
    if kind == Some(Kind::Own) {
        small_ui(
            ui,
            scene,
            "Everything that was exported comes back; nothing of it is guessed",
        );
        return;
    }
    rule(ui, scene);
    whole_ui(ui, scene, import);
    sheets::sheets_ui(ui, scene, import);
    codes::codes_ui(ui, scene, import);
    codes::variables_ui(ui, scene, import);
    words::words_ui(ui, scene, import);
    if kind == Some(Kind::Table) {
        rule(ui, scene);
        texts::texts_ui(ui, scene, import);
    }
    rule(ui, scene);
    keep_ui(ui, scene);
}

/// What the file is.
fn head_ui(ui: &mut Ui, scene: &mut Scene, import: &Import) {
    let palette = scene.palette;
    let width = ui.available_width();
    let name = import.name();
    let job = text::paragraph(&name, Face::SansSemiBold, size::HEADING, palette.ink, width);
    text::label(ui, job).on_hover_text(import.path.display().to_string());
    if let Some(about) = &import.about {
        let mut words = crate::words::sentence(about.kind.words());
        if about.sheets.len() > 1 {
            let count = Count::new(about.sheets.len(), "table", "tables");
            words = format!("A file with {count}");
        }
        if !about.codes.is_empty() {
            let count = Count::new(about.codes.len(), "code", "codes");
            words = format!("{words} with {count}");
        }
        small_ui(ui, scene, &words);
    }
    if let Some(trouble) = &import.trouble {
        let mut words = crate::words::sentence(&trouble.message);
        for hint in &trouble.hints {
            words.push_str("; ");
            words.push_str(hint);
        }
        let ink = palette.ink;
        let job = text::paragraph(&words, Face::SansSemiBold, size::SMALL, ink, width);
        text::label(ui, job);
    }
    if text::link(ui, "Import another file…", &palette).clicked() {
        push(scene, ImportCommand::Ask(ImportAsk::File));
    }
}

/// What holds for the dossier as a whole.
fn whole_ui(ui: &mut Ui, scene: &mut Scene, import: &Import) {
    let mapping = &import.mapping;
    label_ui(ui, scene, import, "Title of the dossier", Guess::Title);
    let id = Id::unique("import title");
    let wide = f32::INFINITY;
    let (_, typed) = field_ui(ui, id, "Title of the dossier", "", &mapping.title, wide);
    if let Some(title) = typed {
        change(scene, MappingChange::Title(title));
    }
    label_ui(ui, scene, import, "Voice of all quotations", Guess::Voice);
    let voices: Vec<&str> = super::roles::VOICES.iter().map(|it| it.1).collect();
    let voice = super::roles::VOICES.iter();
    let now = voice.clone().position(|it| it.0 == mapping.voice);
    let width = ui.available_width();
    let chosen = combo_ui(
        ui,
        "voice",
        "Voice of all quotations",
        now.unwrap_or(usize::MAX),
        width,
        &voices,
    );
    if let Some(at) = chosen {
        change(scene, MappingChange::Voice(super::roles::VOICES[at].0));
    }
    let mut codes = mapping.codes.values();
    let has_voices = codes.any(|role| matches!(role, CodeRole::Voice(_)));
    let words = if has_voices {
        "It counts where no code tells who says so"
    } else {
        "The file does not tell who says so; a claim by a rival is never a position, so look at \
         each statement"
    };
    small_ui(ui, scene, words);
    let name = "Date of sources that tell none";
    label_ui(ui, scene, import, name, Guess::Published);
    let id = Id::unique("import published");
    let hint = "2025-08-26; without one they are left out";
    let (_, typed) = field_ui(ui, id, name, hint, &mapping.published, wide);
    if let Some(date) = typed {
        change(scene, MappingChange::Published(date));
    }
    let date = mapping.published.as_str();
    if !date.is_empty() && DateSpan::parse(date).is_err() {
        small_ui(ui, scene, "This is no date yet: write it as in 2025-08-26");
    }
}

/// The mapping as a file.
fn keep_ui(ui: &mut Ui, scene: &mut Scene) {
    section_ui(ui, scene, "Mapping");
    small_ui(
        ui,
        scene,
        "All of this as a small file, for the next table of the same form and for the command line",
    );
    ui.horizontal_wrapped(|ui| {
        if ui.add(plain_button("Save mapping…")).clicked() {
            push(scene, ImportCommand::Ask(ImportAsk::SaveMapping));
        }
        if ui.add(plain_button("Load mapping…")).clicked() {
            push(scene, ImportCommand::Ask(ImportAsk::LoadMapping));
        }
    });
    let palette = scene.palette;
    if text::link(ui, "Guess everything anew", &palette).clicked() {
        change(scene, MappingChange::ForgetAll);
    }
}
