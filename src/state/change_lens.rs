//! Commands that change the lens: what is shown of the matrix.

use std::sync::Arc;

use crate::model::{DateSpan, PartyIndex};

use super::history::{Run, words_of};
use super::{Command, Effect, State};
use crate::lens::{Lens, Shown};

/// Changes the lens, derives what follows from it, and says what is shown now.
pub(super) fn change_lens(state: &mut State, command: &Command) -> Vec<Effect> {
    let before = state.lens.clone();
    let run = Run::of(command);
    match command {
        Command::SetDate(text) => set_date(state, text),
        Command::SetDateTo(index) => {
            if let Some(statement) = state.opened.dossier.statements.get(index.at()) {
                let day = statement.said.last_day();
                set_date(state, &day.to_string());
            }
        }
        Command::CompareWith(text) => compare_with(state, text),
        Command::ToggleDiffering => state.lens.differing = !state.lens.differing,
        Command::SetSearch(search) => state.lens.search.clone_from(search),
        Command::ToggleStance(stance) => toggle(&mut state.lens.stances, stance.key()),
        Command::ToggleHoles => state.lens.holes = !state.lens.holes,
        Command::ToggleDisputed => state.lens.disputed = !state.lens.disputed,
        Command::ToggleChanged => state.lens.changed = !state.lens.changed,
        Command::ToggleUnchecked => state.lens.unchecked = !state.lens.unchecked,
        Command::ToggleShowUnchecked => {
            state.lens.shows_unchecked = !state.lens.shows_unchecked;
        }
        Command::ToggleFolding => state.lens.fold_silent = !state.lens.fold_silent,
        Command::ClearFilters => {
            state.lens = state.lens.without_filters();
            state.lens.points = None;
        }
        Command::ToggleParty(party) => toggle_party(state, *party),
        Command::MoveParty(party, by) => move_party(state, *party, *by),
        Command::ResetParties => {
            state.lens.order.clear();
            state.lens.hidden.clear();
        }
        Command::ResetOrder => state.lens.order.clear(),
        Command::ShowEverything => {
            state.lens = Lens::default();
            state.view.date_draft = None;
        }
        Command::SetSort(sort) => state.lens.sort = *sort,
        Command::ChoosePoints(ids) => {
            state.lens.points = (!ids.is_empty()).then(|| ids.iter().cloned().collect());
        }
        _ => {}
    }
    if state.lens == before {
        return Vec::new();
    }
    let what = words_of(state, command);
    let effects = follow(state, &before);
    state.history.record(before, &state.lens, what, run);
    effects
}

/// Derives what follows from a lens that is another one than before, and says what is shown now.
pub(super) fn follow(state: &mut State, before: &Lens) -> Vec<Effect> {
    let was_shown = Arc::clone(&state.shown);
    // Other rows than those that were marked may lie between its corners now.
    state.view.anchor = None;
    if state.lens.day() == before.day() {
        state.derive_comparison();
        state.resolve_lens();
    } else {
        state.derive_matrix();
    }
    state.view.timeline_says.clear();
    state.select_something();
    state.view.reveal += 1;
    if before.fold_silent && !state.lens.fold_silent {
        select_unfolded(state, &was_shown);
    }
    let told = &state.told.title_line;
    state.view.announcement.clone_from(told);
    let State {
        settings,
        opened,
        lens,
        ..
    } = state;
    settings.keep_lens(opened, lens);
    vec![Effect::KeepSettings]
}

/// A text that is no date yet is kept as a draft and changes nothing.
fn set_date(state: &mut State, text: &str) {
    let text = text.trim().to_owned();
    if text.is_empty() {
        state.lens.as_of = None;
        state.view.date_draft = None;
    } else if DateSpan::parse(&text).is_ok() {
        state.lens.as_of = Some(text);
        state.view.date_draft = None;
    } else {
        state.view.date_draft = Some(text);
    }
}

/// A text that is no date changes nothing.
fn compare_with(state: &mut State, text: &str) {
    let text = text.trim();
    if text.is_empty() {
        state.lens.compared_to = None;
    } else if DateSpan::parse(text).is_ok() {
        state.lens.compared_to = Some(text.to_owned());
    }
}

/// Keeps a text that is being typed: a year that grows into a day is not shown on its way.
pub(super) fn type_date(state: &mut State, text: &str) {
    let text = text.trim();
    let kept = state.lens.as_of.as_deref().unwrap_or_default();
    state.view.date_draft = (text != kept).then(|| text.to_owned());
}

/// Leads to the first of the points that have just been unfolded.
fn select_unfolded(state: &mut State, was_shown: &Shown) {
    let mut was_there = vec![false; state.dossier().points.len()];
    for point in &was_shown.points {
        was_there[point.at()] = true;
    }
    let mut points = state.shown.points.iter();
    let unfolded = points.find(|point| !was_there[point.at()]);
    if let (Some(&point), Some(selection)) = (unfolded, &mut state.view.selection) {
        selection.point = point;
        state.view.face_to_face = false;
        state.view.reveal_at_top = state.view.reveal;
    }
}

fn toggle(set: &mut std::collections::BTreeSet<String>, key: &str) {
    if !set.remove(key) {
        set.insert(key.to_owned());
    }
}

/// Hides or shows a party; the last one that is shown stays.
fn toggle_party(state: &mut State, party: PartyIndex) {
    let Some(party) = state.dossier().parties.get(party.at()) else {
        return;
    };
    let id = party.id.clone();
    if !state.lens.hidden.contains(&id) && state.shown.columns.len() <= 1 {
        super::update::told(state, "At least one party stays".to_owned());
        return;
    }
    toggle(&mut state.lens.hidden, &id);
}

/// Moves a party past so many others. Those that are hidden are passed over together with the next
/// one that is shown, so that every step of a column is seen.
fn move_party(state: &mut State, party: PartyIndex, by: i32) {
    let mut order = state.lens.ordered_parties(state.dossier());
    let is_shown = state.shown.columns.contains(&party);
    let passed: Vec<PartyIndex> = order
        .iter()
        .copied()
        .filter(|other| !is_shown || state.shown.columns.contains(other))
        .collect();
    let Some(at) = passed.iter().position(|&other| other == party) else {
        return;
    };
    let last = passed.len() - 1;
    let steps = usize::try_from(by.unsigned_abs()).unwrap_or(last);
    let to = if by < 0 {
        at.saturating_sub(steps)
    } else {
        at.saturating_add(steps).min(last)
    };
    if to == at {
        return;
    }
    let neighbour = passed[to];
    order.retain(|&other| other != party);
    let beside = order.iter().position(|&other| other == neighbour);
    let place = beside.map_or(order.len(), |place| place + usize::from(to > at));
    order.insert(place, party);
    let ids: Vec<String> = order
        .iter()
        .map(|&party| state.dossier().party(party).id.clone())
        .collect();
    // The file's own order needs no list.
    state.lens.order = if order.is_sorted() { Vec::new() } else { ids };
}
