//! Choices of a form with their definitions in view: stance, voice, kind of source.

use egui::{Align, Layout, Ui};

use super::small;
use crate::edit::Value;
use crate::look::{Face, size};
use crate::model::{SourceKind, Stance};
use crate::state::{Command, EditCommand, Form};
use crate::ui::{Scene, text};

/// The words of the voices in the file, in the interface, and what each means.
pub(crate) const VOICES: [(&str, &str, &str); 4] = [
    (
        "Own",
        "Own words",
        "an official of the party, quoted or paraphrased",
    ),
    (
        "Reported",
        "Reported",
        "attributed to the party, no speaker named",
    ),
    (
        "ClaimedBy",
        "Claimed by",
        "another party says what this one has said, agreed to or decided",
    ),
    (
        "Analyst",
        "Analyst",
        "experts, former officials, third states, the author",
    ),
];

/// One choice with its definition; true when it was chosen.
fn choice_ui(ui: &mut Ui, scene: &Scene, name: &str, meaning: &str, is_on: bool) -> bool {
    let mut chosen = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.spacing_mut().interact_size.y = 20.0;
        let button = ui
            .add(egui::RadioButton::new(is_on, name))
            .on_hover_text(meaning);
        chosen = button.clicked();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let width = ui.available_width();
            let color = scene.palette.soft_ink;
            let words = text::one_line(meaning, Face::Sans, size::SMALL, color, width);
            text::label(ui, words);
        });
    });
    chosen
}

/// The stances, for first.
pub(super) fn stance_ui(ui: &mut Ui, scene: &mut Scene, form: &Form) {
    let now = match form.now.get("stance") {
        Some(Value::Word(word)) => word.as_str(),
        _ => "",
    };
    for (at, stance) in Stance::ALL.into_iter().enumerate() {
        let word = format!("{stance:?}");
        let meaning = format!("{} (Ctrl+{})", stance.meaning(), at + 1);
        if choice_ui(ui, scene, stance.label(), &meaning, now == word) {
            let value = Some(Value::Word(word));
            scene.push(Command::Edit(EditCommand::Put("stance", value)));
        }
    }
}

/// The voices, and the claimant of a claim.
pub(super) fn voice_ui(ui: &mut Ui, scene: &mut Scene, form: &Form) {
    let (now, claimant) = match form.now.get("voice") {
        Some(Value::Word(word)) => (word.as_str(), ""),
        Some(Value::Tagged(word, party)) => (word.as_str(), party.as_str()),
        _ => ("", ""),
    };
    for (word, name, meaning) in VOICES {
        if choice_ui(ui, scene, name, meaning, now == word) {
            let value = if word == "ClaimedBy" {
                Value::Tagged(word.to_owned(), String::new())
            } else {
                Value::word(word)
            };
            scene.push(Command::Edit(EditCommand::Put("voice", Some(value))));
        }
    }
    if now != "ClaimedBy" {
        return;
    }
    small(ui, scene, "Claimed by which party?");
    let party = form.now.text("party").unwrap_or_default();
    let parties = &scene.state.dossier().parties;
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        for other in parties.iter().filter(|other| other.id != party) {
            if ui
                .selectable_label(other.id == claimant, &other.name)
                .clicked()
            {
                chosen = Some(other.id.clone());
            }
        }
    });
    if let Some(party) = chosen {
        let value = Value::Tagged("ClaimedBy".to_owned(), party);
        scene.push(Command::Edit(EditCommand::Put("voice", Some(value))));
    }
}

/// The kinds of publication; choosing one again takes it back.
pub(super) fn source_kind_ui(ui: &mut Ui, scene: &mut Scene, form: &Form) {
    let now = match form.now.get("kind") {
        Some(Value::Word(word)) => word.as_str(),
        _ => "",
    };
    ui.horizontal_wrapped(|ui| {
        for (kind, word) in SourceKind::ALL {
            if ui.selectable_label(now == word, kind.word()).clicked() {
                let value = (now != word).then(|| Value::word(word));
                scene.push(Command::Edit(EditCommand::Put("kind", value)));
            }
        }
    });
}
