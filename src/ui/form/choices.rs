//! Choices of a form with their definitions in view: stance, voice, kind of source.

use egui::{Response, Ui};

use super::{Lead, Memory, small};
use crate::edit::Value;
use crate::model::{SourceKind, Stance};
use crate::state::{Command, EditCommand, Form, Keys};
use crate::ui::Scene;
use crate::ui::choice::choice_ui;

/// The word in the file for what another party says of a party.
pub(super) const CLAIMED: &str = "ClaimedBy";

/// That for its own words.
pub(super) const OWN: &str = "Own";

/// The words of the voices in the file, in the interface, and what each means.
pub(crate) const VOICES: [(&str, &str, &str); 4] = [
    (
        OWN,
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

/// The stances, for first; the one that is chosen, else the first, may be given the keys.
pub(super) fn stance_ui(ui: &mut Ui, scene: &mut Scene, form: &Form) -> Option<Response> {
    let now = match form.now.get("stance") {
        Some(Value::Word(word)) => word.as_str(),
        _ => "",
    };
    let mut first = None;
    for (at, stance) in Stance::ALL.into_iter().enumerate() {
        let word = format!("{stance:?}");
        let words = (stance.label(), stance.meaning(), Keys::of_stance(at));
        let is_on = now == word;
        let response = choice_ui(ui, scene, words, is_on);
        if response.clicked() {
            choose_stance(scene, stance);
        }
        keep_first(&mut first, response, is_on);
    }
    first
}

/// The voices, and the claimant of a claim.
pub(super) fn voice_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    form: &Form,
    memory: &mut Memory,
) -> Option<Response> {
    let (now, claimant) = match form.now.get("voice") {
        Some(Value::Word(word)) => (word.as_str(), ""),
        Some(Value::Tagged(word, party)) => (word.as_str(), party.as_str()),
        _ => ("", ""),
    };
    let mut first = None;
    for (at, (word, name, meaning)) in VOICES.into_iter().enumerate() {
        let is_on = now == word;
        let response = choice_ui(ui, scene, (name, meaning, Keys::of_voice(at)), is_on);
        if response.clicked() {
            choose_voice(scene, form, word);
        }
        keep_first(&mut first, response, is_on);
    }
    if now != CLAIMED {
        return first;
    }
    small(ui, scene, "Claimed by which party?");
    let party = form.now.text("party").unwrap_or_default();
    let parties = &scene.state.dossier().parties;
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        for other in parties.iter().filter(|other| other.id != party) {
            let response = ui.selectable_label(other.id == claimant, &other.name);
            if memory.lead == Some(Lead::Claimant) {
                memory.lead = None;
                response.request_focus();
            }
            if response.clicked() {
                chosen = Some(other.id.clone());
            }
        }
    });
    if let Some(party) = chosen {
        put(scene, "voice", Value::Tagged(CLAIMED.to_owned(), party));
    }
    first
}

/// Chooses a voice by its word in the file. Who claims something is still to be said then; who was
/// said to stays.
pub(super) fn choose_voice(scene: &mut Scene, form: &Form, word: &str) {
    match form.now.get("voice") {
        Some(Value::Tagged(now, _)) if now == word => {}
        _ if word == CLAIMED => put(
            scene,
            "voice",
            Value::Tagged(word.to_owned(), String::new()),
        ),
        _ => put(scene, "voice", Value::word(word)),
    }
}

/// Chooses a stance.
pub(super) fn choose_stance(scene: &mut Scene, stance: Stance) {
    put(scene, "stance", Value::Word(format!("{stance:?}")));
}

fn put(scene: &mut Scene, field: &'static str, value: Value) {
    scene.push(Command::Edit(EditCommand::Put(field, Some(value))));
}

fn keep_first(first: &mut Option<Response>, response: Response, is_on: bool) {
    if first.is_none() || is_on {
        *first = Some(response);
    }
}

/// The kinds of publication; choosing one again takes it back.
pub(super) fn source_kind_ui(ui: &mut Ui, scene: &mut Scene, form: &Form) -> Option<Response> {
    let now = match form.now.get("kind") {
        Some(Value::Word(word)) => word.as_str(),
        _ => "",
    };
    let mut first = None;
    ui.horizontal_wrapped(|ui| {
        for (kind, word) in SourceKind::ALL {
            let response = ui.selectable_label(now == word, kind.word());
            if response.clicked() {
                let value = (now != word).then(|| Value::word(word));
                scene.push(Command::Edit(EditCommand::Put("kind", value)));
            }
            keep_first(&mut first, response, now == word);
        }
    });
    first
}
