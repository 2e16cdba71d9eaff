//! What was finished and is being put into the file, so that nothing typed is lost if it cannot be.

use super::form::Form;
use crate::state::report::problem;
use crate::state::update::told;
use crate::state::{Dialog, State};

/// What is gone from sight until the file has it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Pending {
    /// A form.
    Form(Box<Form>),
    /// A dialog.
    Dialog(Box<Dialog>),
}

impl State {
    /// True, and told, while the last change is still being made: what was asked for waits.
    pub(super) fn tells_busy(&mut self) -> bool {
        if self.editing.is_busy {
            told(self, "The last change is still being made".to_owned());
        }
        self.editing.is_busy
    }
}

/// A change could not be made, as this sentence says: what was finished is open again.
pub(super) fn not_rewritten(state: &mut State, message: String) {
    state.task = None;
    state.editing.is_busy = false;
    state.view.after_save = None;
    match state.editing.pending.take() {
        Some(Pending::Form(form)) => state.open_form(*form),
        // A merge in which there is nothing to decide is asked for again in the same way.
        Some(Pending::Dialog(dialog)) if !is_settled(&dialog) => {
            if state.view.dialog.is_none() {
                state.view.dialog = Some(*dialog);
            } else {
                state.editing.shelved = Some(dialog);
            }
        }
        _ => {}
    }
    problem(state, message, Vec::new());
}

fn is_settled(dialog: &Dialog) -> bool {
    matches!(dialog, Dialog::Merge(joining) if joining.conflicts.is_empty())
}

/// What of it is to outlive the program until it is in the file.
pub(super) fn unfinished(state: &State) -> (Option<&Form>, Option<&Dialog>) {
    match &state.editing.pending {
        Some(Pending::Form(form)) => (Some(form), None),
        Some(Pending::Dialog(dialog)) => (None, Some(dialog)),
        None => (None, None),
    }
}
