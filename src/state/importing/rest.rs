//! Who leaves the room waits for nothing there: what is being worked out is given up, and worked out
//! anew when somebody comes back.

use super::{ImportEffect, Stage, command};
use crate::state::{Effect, Room, State};

/// Follows a command or a report that led out of the room or into it.
pub(in crate::state) fn follow(state: &mut State, was_here: bool) -> Vec<Effect> {
    let is_here = state.view.room == Room::Import;
    let Some(import) = state.importing.open.as_deref_mut() else {
        return Vec::new();
    };
    let waits = import.is_busy() || matches!(import.stage, Stage::Reading(_));
    if was_here && !is_here && waits && !import.rests {
        import.rests = true;
        return vec![Effect::Import(ImportEffect::GiveUp)];
    }
    if is_here && import.rests {
        import.rests = false;
        return if waits {
            command::wish(state)
        } else {
            Vec::new()
        };
    }
    Vec::new()
}
