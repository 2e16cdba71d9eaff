//! Commands about sources and their texts: open one, go from quotation to quotation, search.

use std::path::PathBuf;

use super::reading::{Reader, Room, Target};
use super::update::told;
use super::{Command, Effect, Focus, State};
use crate::model::{SourceIndex, StatementIndex};

/// Applies one command about sources and texts.
pub(super) fn read(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::ShowSources => {
            state.view.room = Room::Sources;
            state.view.focus = Focus::Reader;
        }
        Command::ShowMatrix | Command::ShowRoom(Room::Matrix) => {
            state.view.room = Room::Matrix;
            state.leave_room();
        }
        Command::ShowRoom(Room::Reader) if state.view.reader.is_none() => {}
        Command::ShowRoom(room) => {
            state.view.room = room;
            state.view.focus = room.focus();
            room.name().clone_into(&mut state.view.announcement);
        }
        Command::Read(source, statement) => open(state, source, statement),
        Command::NextQuotation => step(state, 1),
        Command::PreviousQuotation => step(state, -1),
        Command::SetTextSearch(words) => set_search(state, words),
        Command::NextHit => step_hit(state, true),
        Command::PreviousHit => step_hit(state, false),
        Command::ScrollText(scroll) => {
            let before = state.view.scroll.map_or(0, |(number, _)| number);
            state.view.scroll = Some((before + 1, scroll));
        }
        Command::ShowInMatrix(statement) => show_in_matrix(state, statement),
        Command::SetTextPath(path) => {
            if let Some(reader) = &mut state.view.reader {
                reader.text_path = path;
            }
        }
        Command::BrowseText(source) => return vec![Effect::AskForText(source)],
        Command::AddText(source, path) => return add_text(state, source, path),
        Command::ForgetText(source) => return vec![Effect::ForgetText(source)],
        _ => {}
    }
    Vec::new()
}

/// Opens a source, or goes to another quotation of the one that is open. The cell of the quotation
/// is selected, even where a filter hides it: the inspector then shows what rests on these words.
fn open(state: &mut State, source: SourceIndex, statement: Option<StatementIndex>) {
    if source.at() >= state.dossier().sources.len() {
        return;
    }
    let is_open = state.view.room == Room::Reader
        && state
            .view
            .reader
            .as_ref()
            .is_some_and(|reader| reader.source == source);
    if is_open {
        if let Some(reader) = &mut state.view.reader {
            reader.statement = statement.or(reader.statement);
            reader.target = Target::Passage;
            reader.reveal += 1;
        }
    } else {
        let reveal = state.view.reader.as_ref().map_or(0, |reader| reader.reveal);
        let mut reader = Reader::new(source, statement);
        reader.reveal = reveal + 1;
        reader.from = match state.view.room {
            Room::Reader => state
                .view
                .reader
                .as_ref()
                .map_or(Room::Matrix, |it| it.from),
            room => room,
        };
        state.view.reader = Some(reader);
        state.derive_passages();
    }
    state.view.room = Room::Reader;
    state.view.focus = Focus::Reader;
    if let Some(statement) = statement {
        state.select_statement(statement);
    }
}

/// Goes to the next passage, or to the one before. At either end it says so.
fn step(state: &mut State, by: isize) {
    let count = state.reading.passages.len();
    if state.view.room != Room::Reader || count == 0 {
        return;
    }
    let wanted = match (state.passage_read(), by > 0) {
        (Some(at), _) => at.checked_add_signed(by),
        (None, true) => Some(0),
        (None, false) => count.checked_sub(1),
    };
    let Some((number, passage)) = wanted.and_then(|at| Some((at, state.reading.passages.get(at)?)))
    else {
        let end = if by > 0 { "last" } else { "first" };
        told(state, format!("This is the {end} quotation of this source"));
        return;
    };
    let statement = passage.statements.first().copied();
    let is_found = !passage.at.is_empty();
    if let Some(reader) = &mut state.view.reader {
        reader.statement = statement;
        reader.target = Target::Passage;
        reader.reveal += 1;
    }
    if let Some(statement) = statement {
        state.select_statement(statement);
    }
    let absent = if is_found {
        ""
    } else {
        ", not found in the text"
    };
    state.view.announcement = format!("Quotation {} of {count}{absent}", number + 1);
}

fn set_search(state: &mut State, words: String) {
    let Some(reader) = &mut state.view.reader else {
        return;
    };
    if reader.search == words {
        return;
    }
    reader.search = words;
    reader.hit = 0;
    reader.target = Target::Hit;
    reader.reveal += 1;
    state.search_text();
    tell_hits(state);
}

/// Goes to the next place of the search, or to the one before; at the end it begins anew.
fn step_hit(state: &mut State, forwards: bool) {
    let count = state.reading.hits.len();
    let Some(reader) = &mut state.view.reader else {
        return;
    };
    if count > 0 {
        reader.hit = if forwards {
            (reader.hit + 1) % count
        } else {
            (reader.hit + count - 1) % count
        };
        reader.target = Target::Hit;
        reader.reveal += 1;
    }
    tell_hits(state);
}

fn tell_hits(state: &mut State) {
    let Some(reader) = &state.view.reader else {
        return;
    };
    state.view.announcement = match state.reading.hits.len() {
        0 if reader.search.trim().is_empty() => String::new(),
        0 => "Not found in this text".to_owned(),
        count => format!("Place {} of {count}", reader.hit + 1),
    };
}

/// Leaves the text for the cell that rests on these words, and takes off what hides it.
fn show_in_matrix(state: &mut State, statement: StatementIndex) {
    state.select_statement(statement);
    let Some(selection) = state.view.selection else {
        return;
    };
    let hidden = !state.is_shown(selection);
    state.unhide(selection);
    state.view.room = Room::Matrix;
    state.view.focus = Focus::Matrix;
    state.view.reveal += 1;
    if hidden && state.is_shown(selection) {
        told(state, "Filters were taken off to show this cell".to_owned());
    }
}

fn add_text(state: &mut State, source: SourceIndex, path: PathBuf) -> Vec<Effect> {
    if path.as_os_str().is_empty() {
        return Vec::new();
    }
    if let Some(reader) = &mut state.view.reader {
        reader.text_path.clear();
    }
    vec![Effect::AddText { source, path }]
}
