//! What can be asked for in the second reader's room.

use std::path::PathBuf;

use super::{Second, SecondEffect, SecondReading};
use crate::finding::Count;
use crate::listing::Listing;
use crate::listing::forms::{Noted, html, markdown, tsv};
use crate::model::{Stance, StatementIndex};
use crate::second::CodedVoice;
use crate::state::editing::sign_off;
use crate::state::update::told;
use crate::state::{Effect, Room, State};

/// One thing that can be asked for in the second reader's room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecondStep {
    /// Type who reads.
    TypeCoder(String),
    /// Type a number of statements, or how many of a hundred.
    ByCount(bool),
    /// Type how many.
    TypeAmount(String),
    /// Type what the draw depends on.
    TypeSeed(String),
    /// Type where the new file is to lie.
    TypePath(String),
    /// Choose that in the system's dialog.
    BrowseNew,
    /// Draw the sample.
    Begin,
    /// Type the path of a file to go on with.
    TypeOpen(String),
    /// Choose it in the system's dialog.
    BrowseOpen,
    /// Go on with this file.
    Open(PathBuf),

    /// Give the shown statement a stance.
    Stance(Stance),
    /// Give it a voice.
    Voice(CodedVoice),
    /// Say that it is a claim, without saying by whom yet.
    Claims,
    /// Take stance and voice back.
    Clear,
    /// Type what there is to remark.
    Note(String),
    /// Show the next statement, or the one before.
    Turn(bool),
    /// Show the next one that is not read.
    NextUnread,
    /// Show the words around the quotation, or no longer.
    ToggleText,
    /// Write the answers that are not in the file once more.
    Write,

    /// Put both readings side by side; where not all is read, ask first.
    Compare,
    /// Do so, although not all is read.
    CompareNow,
    /// Go on reading.
    GoOn,
    /// Leave the room; the reading stays open.
    Leave,
    /// Close the reading, and begin or open another one.
    Close,
    /// Show a statement's cell.
    Show(StatementIndex),
    /// Sign off everything that both read alike, in the second reader's name.
    SignOffAgreed,
    /// Copy the list of disagreements as Markdown.
    CopyMarkdown,
    /// Copy it as a table for documents and spreadsheets.
    CopyTable,
}

/// Goes into the room.
pub(in crate::state) fn enter(state: &mut State) {
    state.view.room = Room::Second;
    state.view.focus = Room::Second.focus();
    state.view.playing = false;
    // It may tell something of how statements were read.
    state.view.notice = None;
    let suggested = state.suggested_reading().display().to_string();
    let begin = &mut state.second.begin;
    if begin.coder.is_empty() {
        begin.coder.clone_from(&state.settings.name);
    }
    if begin.path.is_empty() {
        begin.path = suggested;
    }
    let name = Room::Second.name();
    name.clone_into(&mut state.view.announcement);
}

/// Applies one step.
pub(in crate::state) fn apply(state: &mut State, step: SecondStep) -> Vec<Effect> {
    match step {
        SecondStep::TypeCoder(_)
        | SecondStep::ByCount(_)
        | SecondStep::TypeAmount(_)
        | SecondStep::TypeSeed(_)
        | SecondStep::TypePath(_)
        | SecondStep::TypeOpen(_) => type_in(&mut state.second, step),
        SecondStep::BrowseNew => {
            let suggestion = state.second.begin.path.clone();
            return vec![Effect::Second(SecondEffect::AskForNew { suggestion })];
        }
        SecondStep::BrowseOpen => return vec![Effect::Second(SecondEffect::AskForOne)],
        SecondStep::Begin => return begin(state),
        SecondStep::Open(path) => return open(state, path),
        SecondStep::Stance(_)
        | SecondStep::Voice(_)
        | SecondStep::Claims
        | SecondStep::Clear
        | SecondStep::Note(_) => {
            return answer(state, step);
        }
        SecondStep::Turn(forwards) => turn(state, forwards),
        SecondStep::NextUnread => {
            if let Some(reading) = &mut state.second.reading {
                match reading.next_unread(Some(reading.at)) {
                    Some(at) => reading.turn_to(at),
                    None => told(state, "All are read".to_owned()),
                }
            }
        }
        SecondStep::ToggleText => {
            if let Some(reading) = &mut state.second.reading {
                reading.shows_text = !reading.shows_text;
            }
        }
        SecondStep::Write => {
            let reading = state.second.reading.as_mut();
            return reading.map_or_else(Vec::new, SecondReading::write);
        }
        SecondStep::Compare | SecondStep::CompareNow => return compare(state, &step),
        SecondStep::GoOn => {
            if let Some(reading) = &mut state.second.reading {
                let next = reading.next_unread(Some(reading.at)).unwrap_or(reading.at);
                reading.turn_to(next);
            }
        }
        SecondStep::Leave => state.leave_room(),
        SecondStep::Close => close(state),
        SecondStep::Show(statement) if !state.is_blind() => {
            state.select_statement(statement);
            state.leave_room();
        }
        SecondStep::Show(_) => {}
        SecondStep::SignOffAgreed => return sign_off_agreed(state),
        SecondStep::CopyMarkdown | SecondStep::CopyTable => return copy(state, &step),
    }
    Vec::new()
}

fn type_in(second: &mut Second, step: SecondStep) {
    let begin = &mut second.begin;
    begin.problem = None;
    match step {
        SecondStep::TypeCoder(typed) => begin.coder = typed,
        SecondStep::ByCount(by_count) => begin.by_count = by_count,
        SecondStep::TypeAmount(typed) => begin.amount = typed,
        SecondStep::TypeSeed(typed) => begin.seed = typed,
        SecondStep::TypePath(typed) => begin.path = typed,
        SecondStep::TypeOpen(typed) => begin.open = typed,
        _ => {}
    }
}

fn begin(state: &mut State) -> Vec<Effect> {
    if state.second.is_busy {
        return Vec::new();
    }
    match state.begun() {
        Ok(effect) => {
            state.second.is_busy = true;
            state.settings.name = state.second.begin.coder.trim().to_owned();
            vec![Effect::KeepSettings, Effect::Second(effect)]
        }
        Err(why) => {
            state.second.begin.problem = Some(why.to_owned());
            Vec::new()
        }
    }
}

fn open(state: &mut State, path: PathBuf) -> Vec<Effect> {
    if state.second.is_busy || !may_close(state) {
        return Vec::new();
    }
    state.second.is_busy = true;
    vec![Effect::Second(SecondEffect::Open { path })]
}

/// False, and told, while there are answers that are not in the file.
fn may_close(state: &mut State) -> bool {
    let reading = state.second.reading.as_ref();
    let is_written = reading.is_none_or(SecondReading::is_written);
    if !is_written {
        let text = "The last answers are not in the file yet";
        told(state, text.to_owned());
    }
    is_written
}

fn close(state: &mut State) {
    if may_close(state) {
        state.second.reading = None;
        enter(state);
    }
}

fn answer(state: &mut State, step: SecondStep) -> Vec<Effect> {
    let Some(reading) = &mut state.second.reading else {
        return Vec::new();
    };
    let effects = match step {
        SecondStep::Stance(stance) => reading.answer(|coded| coded.stance = Some(stance)),
        SecondStep::Voice(voice) => {
            reading.claims = false;
            reading.answer(|coded| coded.voice = Some(voice))
        }
        SecondStep::Claims => {
            let now = reading.now().and_then(|(coded, _)| coded.voice.as_ref());
            if matches!(now, Some(CodedVoice::ClaimedBy(_))) {
                return Vec::new();
            }
            let effects = reading.answer(|coded| coded.voice = None);
            reading.claims = effects.is_some();
            effects
        }
        SecondStep::Clear => {
            reading.claims = false;
            reading.answer(|coded| (coded.stance, coded.voice) = (None, None))
        }
        SecondStep::Note(note) => {
            reading.answer(|coded| coded.note = Some(note).filter(|note| !note.is_empty()))
        }
        _ => None,
    };
    effects.unwrap_or_else(|| {
        let text = "This statement has been compared: what was said of it stays";
        told(state, text.to_owned());
        Vec::new()
    })
}

fn turn(state: &mut State, forwards: bool) {
    let Some(reading) = &mut state.second.reading else {
        return;
    };
    let here = reading.at;
    let next = if forwards {
        reading.places().find(|&at| at > here)
    } else {
        reading.places().rfind(|&at| at < here)
    };
    if let Some(at) = next {
        reading.turn_to(at);
        return;
    }
    let text = if forwards {
        "This is the last statement"
    } else {
        "This is the first statement"
    };
    told(state, text.to_owned());
}

fn compare(state: &mut State, step: &SecondStep) -> Vec<Effect> {
    let Some(reading) = &mut state.second.reading else {
        return Vec::new();
    };
    let (total, unread) = (reading.total(), reading.unread());
    if unread == total {
        told(state, "No statement has been read yet".to_owned());
        return Vec::new();
    }
    if unread > 0 && *step == SecondStep::Compare {
        reading.asks = true;
        return Vec::new();
    }
    let effects = reading.reveal(&state.opened.dossier);
    let count = reading.compared.as_ref();
    let count = count.map_or(0, |compared| compared.disagreements.len());
    let count = Count::new(count, "disagreement", "disagreements");
    state.view.announcement = count.to_string();
    effects
}

fn sign_off_agreed(state: &mut State) -> Vec<Effect> {
    let Some(reading) = &state.second.reading else {
        return Vec::new();
    };
    let Some(compared) = &reading.compared else {
        return Vec::new();
    };
    let coder = reading.coding.coder.clone();
    let agreed = compared.agreed(&reading.coding);
    sign_off(state, agreed, Some(&coder))
}

fn copy(state: &mut State, step: &SecondStep) -> Vec<Effect> {
    let Some(reading) = &state.second.reading else {
        return Vec::new();
    };
    if reading.compared.is_none() {
        return Vec::new();
    }
    let listing = Listing::clone(&reading.disagreements);
    let rows = Count::new(listing.rows.len(), "row", "rows");
    let table = Noted::from(listing);
    if *step == SecondStep::CopyMarkdown {
        told(state, format!("Disagreements: {rows} copied as Markdown"));
        return vec![Effect::CopyText(markdown(&table))];
    }
    told(state, format!("Disagreements: {rows} copied as a table"));
    vec![Effect::CopyTable {
        html: html(&table),
        text: tsv(&table),
    }]
}

/// Closes what is on top in the room; true where that was done here.
pub(in crate::state) fn dismissed(state: &mut State) -> bool {
    if state.view.room != Room::Second {
        return false;
    }
    let is_blind = state.is_blind();
    let Some(reading) = &mut state.second.reading else {
        return false;
    };
    if reading.asks {
        reading.asks = false;
    } else if reading.claims {
        reading.claims = false;
    } else if state.view.close_told() {
        return true;
    } else if is_blind {
        let text = "“Leave the reading” leads out of it";
        told(state, text.to_owned());
    } else {
        return false;
    }
    true
}
