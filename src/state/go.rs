//! Commands that go somewhere: to a cell, into the inspector, to a finding's record.

use super::{Command, Focus, Selection, SidePanel, State};
use crate::finding::{RecordKind, RecordRef, Severity};
use crate::model::{PartyIndex, PointIndex};

fn select(state: &mut State, selection: Selection) {
    if state.view.selection != Some(selection) {
        state.view.face_to_face = false;
    }
    state.view.selection = Some(selection);
    state.view.reveal += 1;
    state.view.side = SidePanel::Inspector;
}

pub(super) fn go(state: &mut State, command: &Command) {
    match *command {
        Command::Select(selection) => {
            select(state, selection);
            state.view.focus = Focus::Matrix;
        }
        Command::Enter(selection) => {
            select(state, selection);
            state.view.focus = Focus::Inspector;
        }
        Command::ShowConflict(selection) => {
            select(state, selection);
            state.view.face_to_face = true;
        }
        Command::Move(direction) => {
            if let Some(selection) = state.moved(direction) {
                select(state, selection);
                state.view.focus = Focus::Matrix;
            }
        }
        Command::EnterInspector if state.view.selection.is_some() => {
            state.view.side = SidePanel::Inspector;
            state.view.focus = Focus::Inspector;
        }
        Command::BackToMatrix => state.view.focus = Focus::Matrix,
        Command::FocusSearch => state.view.focus = Focus::Search,
        Command::ToggleFaceToFace => {
            let disputed = state
                .selected_cell()
                .is_some_and(crate::matrix::Cell::is_disputed);
            state.view.face_to_face = disputed && !state.view.face_to_face;
        }
        Command::GoToFinding(at) => go_to_finding(state, at),
        _ => {}
    }
}

/// How many records of the same list stand before this one in the file and were left out, so that
/// its position in the dossier is so much smaller than its number in the file.
fn left_out_before(state: &State, record: RecordRef) -> u32 {
    let before = state.opened.findings.iter().filter(|finding| {
        finding.severity == Severity::Error
            && finding
                .record
                .is_some_and(|other| other.kind == record.kind && other.number < record.number)
    });
    u32::try_from(before.count())
        .unwrap_or(0)
        .min(record.number)
}

/// Selects a cell of the record that a finding is about. Filters that hide it are taken off.
fn go_to_finding(state: &mut State, at: usize) {
    state.view.finding = Some(at);
    let Some(record) = state.findings().nth(at).and_then(|finding| finding.record) else {
        return;
    };
    let dossier = state.dossier();
    let with = |pick: &dyn Fn(&crate::model::Statement) -> bool| {
        dossier
            .statements
            .iter()
            .find(|statement| pick(statement))
            .map(|statement| Selection {
                point: statement.point,
                party: statement.party,
            })
    };
    let number = record.number;
    let target = match record.kind {
        RecordKind::Statement => with(&|statement| statement.number == number),
        RecordKind::Source => with(&|statement| dossier.source(statement.source).number == number),
        RecordKind::Point => {
            let point = PointIndex(number - left_out_before(state, record));
            let is_there = point.at() < dossier.points.len() && !dossier.parties.is_empty();
            is_there.then_some(Selection {
                point,
                party: PartyIndex(0),
            })
        }
        RecordKind::Party | RecordKind::Theme | RecordKind::Plan => None,
    };
    let Some(selection) = target else {
        return;
    };
    if !state.shown.points.contains(&selection.point) {
        state.lens = state.lens.without_filters();
        state.lens.points = None;
        state.lens.fold_silent = false;
        state.resolve_lens();
    }
    state.view.selection = Some(selection);
    state.view.reveal += 1;
}
