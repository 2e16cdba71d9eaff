//! The words of the field with their definitions, for programs.

use serde::Serialize;

use crate::model::{CellState, PartyIndex, Stance, Voice};
use crate::words::GRADES_MEAN;

/// Every stance, voice and state of a cell, whether the file uses it or not.
#[derive(Debug, Serialize)]
pub(super) struct Legend {
    reading: &'static str,
    grades: &'static str,
    stances: Vec<StanceEntry>,
    voices: Vec<VoiceEntry>,
    states: Vec<StateEntry>,
}

#[derive(Debug, Serialize)]
struct StanceEntry {
    key: &'static str,
    label: &'static str,
    /// From 3, for, to -3, against.
    scale: i8,
    meaning: &'static str,
}

#[derive(Debug, Serialize)]
struct VoiceEntry {
    key: &'static str,
    is_position: bool,
    meaning: &'static str,
}

#[derive(Debug, Serialize)]
struct StateEntry {
    key: &'static str,
    meaning: &'static str,
}

impl Legend {
    pub(super) fn new() -> Self {
        let voices = [
            Voice::Own,
            Voice::Reported,
            Voice::ClaimedBy(PartyIndex(0)),
            Voice::Analyst,
        ];
        Self {
            reading: "stances are the editors’ reading of the quoted words",
            grades: GRADES_MEAN,
            stances: Stance::ALL
                .into_iter()
                .map(|stance| StanceEntry {
                    key: stance.key(),
                    label: stance.label(),
                    scale: stance.scale(),
                    meaning: stance.meaning(),
                })
                .collect(),
            voices: voices
                .into_iter()
                .map(|voice| VoiceEntry {
                    key: voice.key(),
                    is_position: voice.is_position(),
                    meaning: meaning_of_voice(voice),
                })
                .collect(),
            states: CellState::ALL
                .into_iter()
                .map(|state| StateEntry {
                    key: state.key(),
                    meaning: meaning_of_state(state),
                })
                .collect(),
        }
    }
}

fn meaning_of_voice(voice: Voice) -> &'static str {
    match voice {
        Voice::Own => "an official of the party, quoted or paraphrased",
        Voice::Reported => "the source’s words for the party’s stance, no speaker named",
        Voice::ClaimedBy(_) => "another party says so; not a position",
        Voice::Analyst => "experts, third states or the author; not a position",
    }
}

fn meaning_of_state(state: CellState) -> &'static str {
    match state {
        CellState::Position => "the party has a position",
        CellState::PartOnly => "only a part of the party has spoken",
        CellState::ClaimsOnly => "only other parties say where it stands; not a position",
        CellState::AnalystsOnly => "only analysts say where it stands; not a position",
        CellState::Silent => "no sourced position; neither neutral nor undecided",
    }
}
