//! A test is a dossier, a list of commands, and what must be seen.
//!
//! All open the invented fisheries accord of `tests/support/fisheries.ron`. Its rows, by theme:
//! closed area, harbours; herring, cod; patrol; office. Its columns: Norland, Sudmark, Islemere.

mod beside;
mod broken;
mod chips;
mod comparing;
mod copying;
mod editing;
mod exporting;
mod files;
mod findings;
mod history;
mod importing;
mod importing_steps;
mod importing_ways;
mod joining;
mod lens;
mod listing_beside;
mod moving;
mod naming;
mod notices;
mod parts;
mod properties;
mod ranges;
mod reading;
mod reshaping;
mod rooms;
mod saving;
mod second;
mod settings;
mod signing;
mod timeline;

use std::path::PathBuf;
use std::sync::Arc;

use super::*;
use crate::load::load;
use crate::model::{PartyIndex, PointIndex, SourceIndex};

/// The accord as it stands in its file.
pub(super) const FISHERIES: &str = include_str!("../../tests/support/fisheries.ron");

/// A file with this text.
pub(super) fn opened(name: &str, text: &str) -> Arc<Opened> {
    let origin = Origin::File(PathBuf::from(name));
    Arc::new(Opened::new(origin, load(text.as_bytes())).expect("the text is a position file"))
}

/// The accord, open in a window that has never been used.
pub(super) fn fisheries() -> State {
    let opened = opened("accords/fisheries.ron", FISHERIES);
    assert_eq!(opened.findings, []);
    State::new(opened, Settings::default())
}

/// The accord after these commands; what they ask of the shell is left out.
pub(super) fn after(commands: impl IntoIterator<Item = Command>) -> State {
    let mut state = fisheries();
    apply(&mut state, commands);
    state
}

/// Applies commands in order and gives back everything that they ask of the shell.
pub(super) fn apply(state: &mut State, commands: impl IntoIterator<Item = Command>) -> Vec<Effect> {
    commands
        .into_iter()
        .flat_map(|command| update(state, command))
        .collect()
}

/// The cell with these ids.
pub(super) fn cell(state: &State, point: &str, party: &str) -> Selection {
    let dossier = state.dossier();
    let point = dossier.points.iter().position(|other| other.id == point);
    let party = dossier.parties.iter().position(|other| other.id == party);
    Selection {
        point: PointIndex::new(point.expect("the accord has this point")),
        party: PartyIndex::new(party.expect("the accord has this party")),
    }
}

/// The party with this id.
pub(super) fn party(state: &State, id: &str) -> PartyIndex {
    cell(state, "cod", id).party
}

/// The statement whose gist this is.
pub(super) fn statement(state: &State, gist: &str) -> StatementIndex {
    let statements = &state.dossier().statements;
    let at = statements.iter().position(|it| it.gist == gist);
    StatementIndex::new(at.expect("the accord has this statement"))
}

/// Where the selection is, as `party on point`.
pub(super) fn selected(state: &State) -> String {
    state.view.selection.map_or("nothing".to_owned(), |at| {
        let dossier = state.dossier();
        let party = &dossier.party(at.party).id;
        format!("{party} on {}", dossier.point(at.point).id)
    })
}

/// The ids of the rows that are shown.
pub(super) fn rows(state: &State) -> Vec<&str> {
    let point = |&point| state.dossier().point(point).id.as_str();
    state.shown.points.iter().map(point).collect()
}

/// The ids of the columns that are shown.
pub(super) fn columns(state: &State) -> Vec<&str> {
    let party = |&party| state.dossier().party(party).id.as_str();
    state.shown.columns.iter().map(party).collect()
}

/// The sentence of the notice, empty where there is none.
pub(super) fn notice(state: &State) -> &str {
    let notice = state.view.notice.as_ref();
    notice.map_or("", |notice| notice.text.as_str())
}

pub(super) const ALL_ROWS: [&str; 6] = [
    "closed-area",
    "harbours",
    "herring",
    "cod",
    "patrol",
    "office",
];
pub(super) const ALL_COLUMNS: [&str; 3] = ["norland", "sudmark", "islemere"];
