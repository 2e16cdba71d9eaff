//! What the shell reports about the file that is written.

use super::command::{EditCommand, edit};
use super::joined::join;
use super::pending::not_rewritten;
use super::reshape::shelve;
use super::saving::{hold_theirs, saved};
use super::take::take;
use crate::state::{Dialog, Effect, Report, State};

/// Applies one report about writing.
pub(in crate::state) fn hear(state: &mut State, report: Report) -> Vec<Effect> {
    match report {
        Report::Rewritten(rewritten) => return take(state, *rewritten),
        Report::NotRewritten(message) => not_rewritten(state, message),
        Report::Merged(joining) => return join(state, joining),
        Report::Saved { path, opened } => {
            state.task = None;
            return saved(state, path, &opened);
        }
        Report::UnsavedFound { key, recovery } => {
            let is_open = state.opened.origin.journal_key() == Some(key);
            if is_open && state.view.dialog.is_none() && !state.is_unsaved() {
                state.view.dialog = Some(Dialog::Recover(recovery));
            }
        }
        Report::SaveExists => {
            state.task = None;
            if let Some(Dialog::Save { exists, .. }) = &mut state.view.dialog {
                *exists = true;
            }
        }
        Report::VersionNotKept(asked) => {
            state.task = None;
            // What was typed meanwhile in another dialog is put aside, not away.
            if !matches!(state.view.dialog, Some(Dialog::Save { .. })) {
                shelve(state);
            }
            state.view.dialog = Some(Dialog::VersionNotKept(asked));
        }
        Report::SavedByOthers(theirs) => hold_theirs(state, theirs),
        Report::SaveChosen(path) => {
            let path = path.display().to_string();
            return edit(state, EditCommand::SetSavePath(path));
        }
        _ => {}
    }
    Vec::new()
}
