//! The keys of somebody who reads: Ctrl with a digit for the stance, Alt with a digit for the voice,
//! Ctrl+Enter for the next statement that is not read, Alt with an arrow for its neighbours.

use egui::{Key, Modifiers, Ui};

use crate::model::Stance;
use crate::second::CodedVoice;
use crate::state::{Command, Room, SecondReading, SecondStep};
use crate::ui::Scene;
use crate::ui::keyboard::STANCE_KEYS;

/// Takes the keys of a reading before anything else does.
pub(crate) fn read_keys(ui: &Ui, scene: &mut Scene) {
    let state = scene.state;
    let is_here = state.view.room == Room::Second && state.view.dialog.is_none();
    let reads = |reading: &&SecondReading| !reading.compares;
    let reading = state.second.reading.as_ref().filter(reads);
    if !is_here || reading.is_none() || egui::Popup::is_any_open(ui) {
        return;
    }
    let voices = [
        SecondStep::Voice(CodedVoice::Own),
        SecondStep::Voice(CodedVoice::Reported),
        SecondStep::Claims,
        SecondStep::Voice(CodedVoice::Analyst),
    ];
    let stances = Stance::ALL.map(SecondStep::Stance);
    let keys = STANCE_KEYS
        .into_iter()
        .zip(stances)
        .map(|(key, step)| (Modifiers::COMMAND, key, step))
        .chain(
            STANCE_KEYS
                .into_iter()
                .zip(voices)
                .map(|(key, step)| (Modifiers::ALT, key, step)),
        )
        .chain([
            (Modifiers::COMMAND, Key::Enter, SecondStep::NextUnread),
            (Modifiers::ALT, Key::ArrowRight, SecondStep::Turn(true)),
            (Modifiers::ALT, Key::ArrowLeft, SecondStep::Turn(false)),
        ]);
    for (modifiers, key, step) in keys {
        if ui.input_mut(|input| input.consume_key(modifiers, key)) {
            scene.push(Command::Second(step));
        }
    }
}
