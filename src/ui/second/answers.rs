//! What the second reader says of a statement: stance and voice with their definitions in view, and a
//! note; and the way to other statements.

use egui::{Id, TextEdit, Ui};

use super::{label, small};
use crate::look::{plain_button, primary_button, size};
use crate::model::Stance;
use crate::second::{Coded, CodedVoice};
use crate::state::{Command, Keys, SecondReading, SecondStep};
use crate::ui::choice::choice_ui;
use crate::ui::form::VOICES;
use crate::ui::{Scene, text};

/// Paints the choices and the note.
pub(super) fn answers_ui(ui: &mut Ui, scene: &mut Scene, reading: &SecondReading) {
    let Some((coded, _)) = reading.now() else {
        return;
    };
    if coded.seen {
        let words = "This one has been compared; what was said of it stays";
        small(ui, scene, words);
        ui.add_space(4.0);
    }
    ui.add_enabled_ui(!coded.seen, |ui| {
        label(ui, scene, "Stance");
        small(
            ui,
            scene,
            "For or against the proposition, as the words say",
        );
        for (at, stance) in Stance::ALL.into_iter().enumerate() {
            let words = (stance.label(), stance.meaning(), Keys::of_stance(at));
            if choice_ui(ui, scene, words, coded.stance == Some(stance)).clicked() {
                scene.push(Command::Second(SecondStep::Stance(stance)));
            }
        }
        ui.add_space(size::STEP);
        label(ui, scene, "Voice");
        voice_ui(ui, scene, reading, coded);
        if coded.stance.is_some() || coded.voice.is_some() {
            ui.add_space(2.0);
            if text::link(ui, "Take the answer back", &scene.palette).clicked() {
                scene.push(Command::Second(SecondStep::Clear));
            }
        }
        ui.add_space(size::STEP);
        label(ui, scene, "Note");
        note_ui(ui, scene, reading, coded);
    });
}

fn voice_ui(ui: &mut Ui, scene: &mut Scene, reading: &SecondReading, coded: &Coded) {
    let voices = [
        Some(CodedVoice::Own),
        Some(CodedVoice::Reported),
        None,
        Some(CodedVoice::Analyst),
    ];
    let is_claim = matches!(coded.voice, Some(CodedVoice::ClaimedBy(_))) || reading.claims;
    for (at, (voice, (_, name, meaning))) in voices.into_iter().zip(VOICES).enumerate() {
        let is_on = match &voice {
            Some(voice) => coded.voice.as_ref() == Some(voice),
            None => is_claim,
        };
        let asks = is_claim && voice.is_none();
        let words = (name, meaning, Keys::of_voice(at));
        if choice_ui(ui, scene, words, is_on).clicked() {
            let step = voice.map_or(SecondStep::Claims, SecondStep::Voice);
            scene.push(Command::Second(step));
        }
        if asks {
            ui.indent("claimant", |ui| claimant_ui(ui, scene, reading, coded));
        }
    }
}

fn claimant_ui(ui: &mut Ui, scene: &mut Scene, reading: &SecondReading, coded: &Coded) {
    small(ui, scene, "Claimed by which party?");
    let claimant = match &coded.voice {
        Some(CodedVoice::ClaimedBy(id)) => id.as_str(),
        _ => "",
    };
    let dossier = scene.state.dossier();
    let party = reading
        .now()
        .map(|(_, index)| dossier.statement(index).party);
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        for (at, other) in dossier.parties.iter().enumerate() {
            if party.is_some_and(|party| party.at() == at) {
                continue;
            }
            let is_on = other.id == claimant;
            if ui.selectable_label(is_on, &other.name).clicked() && !is_on {
                chosen = Some(other.id.clone());
            }
        }
    });
    if let Some(party) = chosen {
        let voice = CodedVoice::ClaimedBy(party);
        scene.push(Command::Second(SecondStep::Voice(voice)));
    }
}

fn note_ui(ui: &mut Ui, scene: &mut Scene, reading: &SecondReading, coded: &Coded) {
    let mut note = coded.note.clone().unwrap_or_default();
    let field = TextEdit::multiline(&mut note)
        .id(Id::unique(("second note", reading.turned)))
        .hint_text("Where there is something to say")
        .desired_rows(2)
        .desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name("Note");
    if response.changed() {
        scene.push(Command::Second(SecondStep::Note(note)));
    }
}

/// The statement before, the next one, and the next that is not read.
pub(super) fn steps_ui(ui: &mut Ui, scene: &mut Scene, reading: &SecondReading) {
    ui.horizontal_wrapped(|ui| {
        let is_read = reading.now().is_some_and(|(coded, _)| coded.is_read());
        let unread = reading.unread();
        let next = ui.add_enabled(
            unread > usize::from(!is_read),
            primary_button("Next unread", &scene.palette),
        );
        if next.on_hover_text("Ctrl+Enter").clicked() {
            scene.push(Command::Second(SecondStep::NextUnread));
        }
        let (place, total) = (reading.place(), reading.total());
        let previous = ui.add_enabled(place > 1, plain_button("Previous"));
        if previous.on_hover_text("Alt+Left").clicked() {
            scene.push(Command::Second(SecondStep::Turn(false)));
        }
        let next = ui.add_enabled(place < total, plain_button("Next"));
        if next.on_hover_text("Alt+Right").clicked() {
            scene.push(Command::Second(SecondStep::Turn(true)));
        }
    });
}
