//! The second reader's room: a sample is read without seeing how it was read the first time, then
//! both readings are put side by side.
//!
//! While somebody reads, nothing else of the window is shown or asked for: see [`State::is_blind`].

mod around;
mod begin;
mod reading;
mod step;

pub use around::Around;
pub use begin::Beginning;
pub use reading::{ReadingFile, SecondReading};
pub use step::SecondStep;

pub(super) use reading::hear;
pub(super) use step::{apply, dismissed, enter};

use std::path::PathBuf;
use std::sync::Arc;

use super::{Command, EditCommand, Opened, Room, State};
use crate::listing::Listing;
use crate::second::Amount;

/// What the room knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Second {
    /// What is typed to begin a reading, or to go on with one.
    pub begin: Beginning,
    /// The reading that is open.
    pub reading: Option<SecondReading>,
    /// True while a file is being made or read.
    pub is_busy: bool,
}

/// Something for the shell to do about a reading.
#[derive(Clone, Debug, PartialEq)]
pub enum SecondEffect {
    /// Draw a sample and write its file, which must not be there yet.
    Begin {
        /// The open file.
        opened: Arc<Opened>,
        /// Who reads.
        coder: String,
        /// How many statements.
        amount: Amount,
        /// What the draw depends on.
        seed: u64,
        /// Where to.
        path: PathBuf,
    },
    /// Read the file of a reading.
    Open {
        /// Where it lies.
        path: PathBuf,
    },
    /// Write what was answered.
    Write {
        /// Where to.
        path: PathBuf,
        /// What is there, as far as is known; where something else is, nothing is written.
        before: Arc<str>,
        /// What is to be there.
        text: Arc<str>,
    },
    /// Ask where a new one is to lie in the system's dialog.
    AskForNew {
        /// What is in the path field.
        suggestion: String,
    },
    /// Ask for one that is there.
    AskForOne,
}

/// What the shell reports about a reading.
#[derive(Clone, Debug, PartialEq)]
pub enum SecondReport {
    /// It was begun or opened.
    Opened(Box<ReadingFile>),
    /// It was not; why, as a sentence without its stop.
    NotOpened(String),
    /// It was not begun: a file of this name is there already.
    Exists,
    /// This was written.
    Written(Arc<str>),
    /// It was not written; why, as a sentence without its stop.
    NotWritten(String),
    /// A path was chosen for a new one.
    PathChosen(PathBuf),
}

impl Second {
    /// Work that was under way has failed for no reason of its own.
    pub(super) fn stop(&mut self) {
        self.is_busy = false;
        if let Some(reading) = &mut self.reading {
            reading.stop();
        }
    }
}

impl State {
    /// True while somebody reads without seeing the first reading: nothing else of the window may
    /// tell it, and nothing leads out of the room but leaving it.
    #[must_use]
    pub fn is_blind(&self) -> bool {
        let reading = self.second.reading.as_ref();
        self.view.room == Room::Second && reading.is_some_and(|reading| !reading.is_open_to_all())
    }

    /// True when the room has the window to itself.
    #[must_use]
    pub fn is_alone(&self) -> bool {
        let is_begun = self.second.reading.is_some();
        self.view.room == Room::Second && (!is_begun || self.is_blind())
    }

    /// Where both readings differ, while that is shown and nothing of the dossier is to be hidden
    /// from the reader any more: an export names the file, its numbers and its cells.
    #[must_use]
    pub fn open_disagreements(&self) -> Option<&Arc<Listing>> {
        let reading = self.second.reading.as_ref();
        let reading = reading.filter(|it| it.is_open_to_all() && it.compared.is_some())?;
        (self.view.room == Room::Second).then_some(&reading.disagreements)
    }

    /// Finds the statements of a reading again in a file that has become another one.
    pub(super) fn follow_second(&mut self) {
        if let Some(reading) = &mut self.second.reading {
            reading.follow(&self.opened.dossier);
        }
    }

    /// Another file is open: what was read of the one before stays only where it is not written.
    pub(super) fn leave_second(&mut self) {
        let is_written = |reading: &mut SecondReading| !reading.is_written();
        let kept = self.second.reading.take_if(is_written);
        self.second = Second {
            reading: kept,
            ..Second::default()
        };
    }
}

/// True when a command tells nothing of the first reading, so that a blind reader may ask for it.
#[must_use]
pub fn is_blind_to(command: &Command) -> bool {
    matches!(
        command,
        Command::Second(_)
            | Command::Dismiss
            | Command::Dropped(_)
            | Command::Quit
            | Command::Cancel
            | Command::CloseNotice
            | Command::GiveUpDialog
            | Command::WindowSize(..)
            | Command::SetTheme(_)
            | Command::ToggleReduceMotion
            | Command::ShowKeys
            | Command::Edit(
                EditCommand::Save
                    | EditCommand::SaveAs
                    | EditCommand::SetSavePath(_)
                    | EditCommand::BrowseSave
                    | EditCommand::SaveTo(_)
                    | EditCommand::SaveUnkept
                    | EditCommand::SaveAndGoOn
                    | EditCommand::GoOnWithout
            )
    )
}
