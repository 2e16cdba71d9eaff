//! What the window keeps between runs: written a moment after it changed, and when the window goes.

use std::time::Duration;

use super::super::problem::Problem;
use super::super::settings_file;
use super::super::work::Outcome;
use super::App;
use crate::state::Report;

/// How long changes to the settings are gathered before they are written.
pub(super) const DELAY: Duration = Duration::from_millis(800);

impl App {
    /// Writes the settings where they changed a while ago.
    pub(super) fn write_settings_when_due(&mut self) {
        let due = self
            .settings_changed
            .is_some_and(|since| since.elapsed() >= DELAY);
        if !due {
            return;
        }
        self.settings_changed = None;
        let (Some(folder), settings) = (self.settings_folder.clone(), self.state.settings.clone())
        else {
            return;
        };
        self.spawn(move |outcomes, _| {
            if let Err(error) = settings_file::write(&folder, &settings) {
                let why = match Problem::of_target(&error, &settings_file::path_in(&folder)) {
                    Problem::Failed { message, .. } => message,
                    Problem::Cancelled => error.to_string(),
                };
                outcomes.send(Outcome::Report(Report::FailedAside {
                    message: format!("the settings could not be written: {why}"),
                    hints: vec![format!(
                        "see whether {} can be written to",
                        folder.display()
                    )],
                }));
            }
        });
    }

    /// Writes the settings now.
    pub(super) fn keep_settings(&mut self) {
        self.state
            .settings
            .keep_lens(&self.state.opened, &self.state.lens);
        if let Some(folder) = &self.settings_folder {
            // There is no window left to tell a failure in; the settings that were there stay.
            drop(settings_file::write(folder, &self.state.settings));
        }
    }
}
