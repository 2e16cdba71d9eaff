//! Waiting for the system's file dialog, which may hang: there is one at a time, the window stays
//! usable beside it, and it can be given up.

use super::second::SecondEffect;
use super::update::told;
use super::{Effect, ImportEffect, State, WritingEffect};

impl Effect {
    /// True where it opens a file dialog of the system.
    #[must_use]
    pub fn asks_the_system(&self) -> bool {
        matches!(
            self,
            Self::AskForFile
                | Self::AskForCompared
                | Self::AskForTarget { .. }
                | Self::AskForText(_)
                | Self::Writing(WritingEffect::AskForSave { .. })
                | Self::Second(SecondEffect::AskForNew { .. } | SecondEffect::AskForOne)
                | Self::Import(ImportEffect::Browse { .. })
        )
    }
}

/// Notes that a dialog is asked for, unless one is there already. A dialog that belongs to one of
/// our own is given up when that is closed.
pub(super) fn heed(state: &mut State, had_dialog: bool, effects: &mut Vec<Effect>) {
    if effects.iter().any(Effect::asks_the_system) {
        if state.awaits_dialog {
            effects.retain(|effect| !effect.asks_the_system());
            told(state, "The system’s file dialog is open already".to_owned());
        }
        state.awaits_dialog = true;
    } else if had_dialog && state.view.dialog.is_none() {
        effects.extend(give_up(state));
    }
}

/// Waits no longer.
pub(super) fn give_up(state: &mut State) -> Option<Effect> {
    std::mem::take(&mut state.awaits_dialog).then_some(Effect::GiveUpDialog)
}
