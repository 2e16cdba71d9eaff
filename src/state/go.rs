//! Commands that go somewhere: to a cell, into the inspector, to a finding's record.
//!
//! Which record that is, is found in `to_finding`.

use super::{Command, Direction, Focus, Room, Selection, SidePanel, State};

/// Selects a cell; one that is not shown cannot be.
fn select(state: &mut State, selection: Selection) -> bool {
    if !state.is_shown(selection) {
        return false;
    }
    if state.view.selection != Some(selection) {
        state.view.face_to_face = false;
        state.view.statement = None;
    }
    state.view.selection = Some(selection);
    state.view.anchor = None;
    state.view.reveal += 1;
    state.view.side = SidePanel::Inspector;
    true
}

/// Selects from where the selection began to a cell.
fn extend(state: &mut State, selection: Selection) {
    let anchor = state.view.anchor.or(state.view.selection);
    if select(state, selection) {
        state.view.focus = Focus::Matrix;
        state.anchor_at(anchor);
    }
}

/// What fills the middle of the window takes the keys again.
pub(super) fn leave(state: &mut State) {
    state.view.focus = state.view.room.focus();
    if let Some(kind) = state.list_kind() {
        state.view.lists.of_mut(kind).reveal += 1;
    }
    if state.view.room == Room::Matrix {
        state.view.reveal += 1;
    }
}

pub(super) fn go(state: &mut State, command: &Command) {
    match *command {
        Command::Select(selection) => {
            if !select(state, selection) {
                return;
            }
            state.view.focus = Focus::Matrix;
        }
        Command::SelectStatement(statement) => state.select_statement(statement),
        Command::Enter(selection) => {
            if !select(state, selection) {
                return;
            }
            state.view.focus = Focus::Inspector;
        }
        Command::ShowConflict(selection) => {
            if !select(state, selection) {
                return;
            }
            state.view.face_to_face = state.selection_is_disputed();
        }
        Command::Move(direction) => {
            if let Some(selection) = state.moved(direction)
                && select(state, selection)
            {
                state.view.focus = Focus::Matrix;
                // A theme is read from its first row downwards.
                if matches!(direction, Direction::NextTheme | Direction::PreviousTheme) {
                    state.view.reveal_at_top = state.view.reveal;
                }
            }
        }
        Command::Extend(direction) => {
            if let Some(selection) = state.moved(direction) {
                extend(state, selection);
            }
        }
        Command::ExtendTo(selection) => extend(state, selection),
        Command::SelectRow | Command::SelectAll => {
            let only_row = *command == Command::SelectRow;
            if let Some((first, last)) = state.corners(only_row)
                && select(state, first)
            {
                state.view.focus = Focus::Matrix;
                state.anchor_at(Some(last));
            }
        }
        Command::EnterInspector if state.view.selection.is_some() => {
            state.view.side = SidePanel::Inspector;
            state.view.focus = Focus::Inspector;
        }
        Command::BackToMatrix => leave(state),
        Command::LeaveSearch => state.view.focus = state.view.room.focus(),
        Command::FocusSearch => {
            // The list of sources and that of the parts have no search of their own.
            if matches!(state.view.room, Room::Sources | Room::Parts) {
                state.leave_room();
            }
            state.view.focus = Focus::Search;
        }
        Command::ToggleFaceToFace => {
            state.view.face_to_face = state.selection_is_disputed() && !state.view.face_to_face;
        }
        Command::GoToFinding(at) => {
            state.go_to_finding(at);
            state.view.room = Room::Matrix;
            state.view.focus = Focus::Matrix;
        }
        _ => {}
    }
}
