//! The keys of somebody who reads: those of stances and voices as everywhere, Ctrl+Enter for the next
//! statement that is not read, Alt with an arrow for its neighbours.

use egui::Ui;

use crate::model::Stance;
use crate::second::CodedVoice;
use crate::state::{Command, Key, Keys, Room, SecondReading, SecondStep};
use crate::ui::Scene;
use crate::ui::keyboard::takes;

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
    let stances = Stance::ALL.into_iter().map(SecondStep::Stance).enumerate();
    let stances = stances.map(|(at, step)| (Keys::of_stance(at), step));
    let voices = voices.into_iter().enumerate();
    let voices = voices.map(|(at, step)| (Keys::of_voice(at), step));
    let ways = [
        (Keys::ctrl(Key::Enter), SecondStep::NextUnread),
        (Keys::alt(Key::Right), SecondStep::Turn(true)),
        (Keys::alt(Key::Left), SecondStep::Turn(false)),
    ];
    for (keys, step) in stances.chain(voices).chain(ways) {
        if takes(ui, keys) {
            scene.push(Command::Second(step));
        }
    }
}
