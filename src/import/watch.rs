//! Whether somebody still waits for what is being worked out.

use super::trouble::{Trouble, trouble};

/// Asked between rows, passages and statements; false when nobody waits any more.
pub type Watch<'w> = &'w (dyn Fn() -> bool + Sync);

/// Goes on as long as somebody waits.
///
/// # Errors
/// When nobody does: whoever stopped waiting does not hear the sentence.
pub(super) fn go_on(watch: Watch<'_>) -> Result<(), Trouble> {
    if watch() {
        Ok(())
    } else {
        Err(trouble("it was stopped before its end"))
    }
}
