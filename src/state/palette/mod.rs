//! Going to anything by name: commands, rooms, points, parties, speakers, sources, recent files.
//!
//! It remembers nothing: the same words find the same entries in the same order.

mod entry;
mod rank;
#[cfg(test)]
mod tests;

pub use entry::{Entry, Kind};
pub use rank::Found;

use super::update::{open_dialog, told, update};
use super::{Command, Dialog, Effect, Focus, Room, Selection, State};
use crate::model::{CellState, PartyIndex, PointIndex, StatementIndex};

/// What the palette holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Palette {
    /// What has been typed.
    pub query: String,
    /// What that found, the best first.
    pub found: Vec<Found>,
    /// The number of the entry that Enter takes.
    pub at: usize,
}

/// Applies one command of the palette, or one that only the palette asks for.
pub(super) fn apply(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::AskPalette => {
            let palette = look_up(state, String::new());
            open_dialog(state, Dialog::Palette(palette));
        }
        Command::SetPaletteQuery(query) => {
            let palette = look_up(state, query);
            if let Some(Dialog::Palette(open)) = &mut state.view.dialog {
                *open = palette;
            }
        }
        Command::MoveInPalette(by) => {
            if let Some(Dialog::Palette(open)) = &mut state.view.dialog {
                let last = open.found.len().saturating_sub(1);
                // One step from an end leads to the other; a longer way stops there.
                open.at = match (by, open.at) {
                    (-1, 0) => last,
                    (1, at) if at == last => 0,
                    (by, at) => at.saturating_add_signed(by).min(last),
                };
            }
        }
        Command::ChooseInPalette(at) => {
            let Some(Dialog::Palette(open)) = &state.view.dialog else {
                return Vec::new();
            };
            let Some(found) = open.found.get(at) else {
                return Vec::new();
            };
            let command = found.command.clone();
            state.view.dialog = None;
            return update(state, command);
        }
        Command::GoToPoint(point) if point.at() < state.dossier().points.len() => {
            if let Some(party) = first_position(state, point) {
                go_to(state, Selection { point, party });
            }
        }
        Command::GoToParty(party) if party.at() < state.dossier().parties.len() => {
            let point = state.view.selection.map(|selection| selection.point);
            let first = (!state.dossier().points.is_empty()).then_some(PointIndex(0));
            let first = state.shown.points.first().copied().or(first);
            if let Some(point) = point.or(first) {
                go_to(state, Selection { point, party });
            }
        }
        Command::ShowSpeaker(name) => return show_speaker(state, &name),
        _ => {}
    }
    Vec::new()
}

fn look_up(state: &State, query: String) -> Palette {
    let found = if query.trim().is_empty() {
        entry::first_entries(&state.settings.recent)
            .into_iter()
            .map(|entry| rank::found(&entry, &query))
            .collect()
    } else {
        let of_program = entry::of_program(&state.settings.recent);
        rank::search(of_program.iter().chain(&state.opened.entries), &query)
    };
    Palette {
        query,
        found,
        at: 0,
    }
}

/// The first party that has a position on a point, of those that are shown first; else the first
/// of whom anything is said there, else the first.
fn first_position(state: &State, point: PointIndex) -> Option<PartyIndex> {
    let shown = state.shown.columns.iter().copied();
    let all = state.lens.ordered_parties(state.dossier());
    let parties: Vec<PartyIndex> = shown.chain(all).collect();
    let with = |is_it: fn(CellState) -> bool| {
        parties
            .iter()
            .find(|&&party| is_it(state.matrix.cell(point, party).state))
    };
    with(|cell| cell == CellState::Position)
        .or_else(|| with(|cell| cell != CellState::Silent))
        .or(parties.first())
        .copied()
}

/// Shows a cell in the matrix, and takes off what hides it.
fn go_to(state: &mut State, selection: Selection) {
    let was_hidden = !state.is_shown(selection);
    state.unhide(selection);
    state.view.room = Room::Matrix;
    update(state, Command::Select(selection));
    if was_hidden {
        told(state, "Filters were taken off to show this cell".to_owned());
    }
}

/// Searches for a speaker, and leads to the first cell with his or her words.
fn show_speaker(state: &mut State, name: &str) -> Vec<Effect> {
    // Quotation marks keep the words of a name together.
    let plain = name.replace(['"', '“', '”', '„', '«', '»'], " ");
    let search = match plain.trim() {
        one if !one.contains(char::is_whitespace) => one.to_owned(),
        several => format!("\"{several}\""),
    };
    let effects = update(state, Command::SetSearch(search));
    state.view.room = Room::Matrix;
    state.view.focus = Focus::Matrix;
    let dossier = state.dossier();
    let is_by = |it: &StatementIndex| dossier.statement(*it).speaker.as_deref() == Some(name);
    let first = state
        .shown
        .cells(&state.matrix)
        .find(|cell| cell.statements.iter().any(is_by))
        .map(|cell| Selection {
            point: cell.point,
            party: cell.party,
        });
    if let Some(first) = first {
        update(state, Command::Select(first));
    }
    effects
}
