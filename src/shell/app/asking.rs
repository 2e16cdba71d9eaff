//! The system's file dialog beside the window.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::super::dialogs::Asking;
use super::super::work::Outcomes;
use super::App;

/// Who shows dialogs, and whether the last one is still waited for.
#[derive(Debug, Default)]
pub(super) struct SystemDialog {
    program: PathBuf,
    given_up: Arc<AtomicBool>,
}

impl App {
    /// Has this program show the file dialogs, which it does as `dialogs::answer` says. Without one
    /// no dialog opens, and the window says so.
    pub fn show_dialogs_by(&mut self, program: PathBuf) {
        self.dialog.program = program;
    }

    /// Runs a dialog beside the window.
    pub(super) fn ask(&mut self, ask: impl FnOnce(&Asking) + Send + 'static) {
        self.give_up_dialog();
        self.dialog.given_up = Arc::default();
        let asking = Asking {
            outcomes: Outcomes::new(self.sender.clone(), self.context.clone()),
            program: self.dialog.program.clone(),
            given_up: Arc::clone(&self.dialog.given_up),
        };
        self.spawn(move |_, _| ask(&asking));
    }

    /// Closes the dialog, and hears nothing of it any more.
    pub(super) fn give_up_dialog(&mut self) {
        self.dialog.given_up.store(true, Ordering::Relaxed);
    }
}
