//! What is done on threads beside the window: opening and comparing files; and how anything that
//! runs there reaches the window.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use egui::{ColorImage, Context};

use super::app::Ticket;
use super::files::{self, NotRead};
use super::preview::Made;
use super::recovery::Unsaved;
use super::second_work;
use crate::finding::Finding;
use crate::load::{Step, Stopped, load_watched, processors};
use crate::quote::sha256_of;
use crate::state::{Command, Compared, Opened, Origin, Recovery, Report};

/// What a thread sends to the window.
pub(super) enum Outcome {
    /// For the state.
    Report(Report),
    /// Of a file that is opened or compared with; for the state, unless it was given up.
    Read(Ticket, Report),
    /// Of the open file, read again; for the state, unless it was given up.
    Reloaded(Ticket, Report),
    /// Left by a program that is gone, for the open file.
    Unsaved(Box<(Unsaved, Recovery)>),
    /// As if a user had asked for it.
    Command(Command),
    /// For the clipboard.
    Picture(ColorImage),
    /// For the clipboard, as HTML and as plain text.
    Table(String, String),
    /// For the clipboard.
    Text(String),
    /// For the export dialog.
    Preview(Made),
    /// The open file may have changed on disk.
    FileChanged,
}

/// Sends outcomes and wakes the window.
#[derive(Clone)]
pub(super) struct Outcomes {
    sender: Sender<Outcome>,
    context: Context,
}

impl Outcomes {
    pub(super) fn new(sender: Sender<Outcome>, context: Context) -> Self {
        Self { sender, context }
    }

    pub(super) fn send(&self, outcome: Outcome) {
        // Without a window there is nobody left to tell.
        if self.sender.send(outcome).is_ok() {
            self.context.request_repaint();
        }
    }
}

/// Hears what share of the work is done, from 0 to 1; false stops it.
pub(super) type Tell<'t> = &'t (dyn Fn(f32) -> bool + Sync);

/// Which share of opening is done once the bytes are there, once the records are found, and once
/// they are read; what is left are the indices.
const SHARES: [f32; 3] = [0.1, 0.25, 0.8];

/// The text of a file of more bytes is read again when it is to be changed.
const MOST_KEPT: usize = 1 << 20;

/// Why a file is not open.
enum NotOpened {
    /// It was not wanted any more.
    Stopped,
    /// It cannot be.
    Refused(Vec<Finding>),
}

impl From<Stopped> for NotOpened {
    fn from(_: Stopped) -> Self {
        Self::Stopped
    }
}

impl From<NotRead> for NotOpened {
    fn from(why: NotRead) -> Self {
        match why {
            NotRead::Stopped => Self::Stopped,
            NotRead::Failed(finding) => Self::Refused(vec![*finding]),
        }
    }
}

/// Reads and loads a file.
fn open_file(origin: Origin, tell: Tell<'_>) -> Result<Opened, NotOpened> {
    #[cfg(debug_assertions)]
    super::crash::rehearsal::in_worker(origin.path());
    let bytes = files::read_watched(&origin, &|share| tell(share * SHARES[0]))?;
    open_bytes(origin, bytes, tell)
}

/// Loads a file whose bytes are there.
fn open_bytes(origin: Origin, bytes: Vec<u8>, tell: Tell<'_>) -> Result<Opened, NotOpened> {
    let between = |from: f32, to: f32, share: f32| from + (to - from) * share;
    let loaded = load_watched(&bytes, processors(&bytes), &|step, share| {
        tell(match step {
            Step::Finding => between(SHARES[0], SHARES[1], share),
            Step::Reading => between(SHARES[1], SHARES[2], share),
        })
    })?;
    // The text of a small file is kept, so that it can be changed at once; and what came on
    // standard input cannot be read again. Else the indices take the room that the bytes leave.
    let is_kept = bytes.len() <= MOST_KEPT || origin == Origin::StandardInput;
    let text = is_kept.then(|| String::from_utf8(bytes).ok()).flatten();
    if !tell(SHARES[2]) {
        return Err(NotOpened::Stopped);
    }
    let opened = match text {
        Some(text) => Opened::with_text(origin, loaded, text.into()),
        None => Opened::new(origin, loaded),
    };
    opened.map_err(NotOpened::Refused)
}

/// Reads and loads a file before there is a window.
///
/// # Errors
/// A sentence with its hints.
pub(super) fn open(origin: Origin) -> Result<Opened, String> {
    let name = origin.name();
    open_file(origin, &|_| true).map_err(|why| {
        let NotOpened::Refused(findings) = why else {
            return format!("{name} was not opened");
        };
        let mut sentences: Vec<String> = Vec::new();
        for finding in findings {
            let place = finding
                .place
                .map(|place| format!(":{place}"))
                .unwrap_or_default();
            sentences.push(format!("{name}{place}: {}", finding.message));
            sentences.extend(finding.hints.into_iter().map(|hint| format!("  {hint}")));
        }
        sentences.join("\n")
    })
}

/// Reads and loads a file for the window. The file of a second reading is told from one that is
/// broken.
pub(super) fn open_report(origin: Origin, tell: Tell<'_>) -> Report {
    match opened_report(origin.clone(), open_file(origin, tell)) {
        Report::NotOpened {
            origin: Origin::File(path),
            findings,
        } if second_work::is_reading(&path) => Report::IsReading { path, findings },
        told => told,
    }
}

fn opened_report(origin: Origin, opened: Result<Opened, NotOpened>) -> Report {
    match opened {
        Ok(opened) => Report::Opened(Arc::new(opened)),
        Err(NotOpened::Refused(findings)) => Report::NotOpened { origin, findings },
        Err(NotOpened::Stopped) => Report::ReadingCancelled(origin),
    }
}

/// The same for a file that may have changed on disk; its records are read only if it has.
pub(super) fn reload_report(opened: &Opened, tell: Tell<'_>) -> Report {
    let origin = opened.origin.clone();
    let again = files::read_watched(&origin, tell)
        .map_err(NotOpened::from)
        .and_then(|bytes| {
            let is_same = sha256_of(&bytes) == opened.dossier.sha256;
            (!is_same)
                .then(|| open_bytes(origin.clone(), bytes, tell))
                .transpose()
        });
    match again {
        Ok(None) => Report::Unchanged,
        Ok(Some(again)) => opened_report(origin, Ok(again)),
        Err(why) => opened_report(origin, Err(why)),
    }
}

/// Reads and loads another file, and compares the open one with it.
pub(super) fn compare_report(
    open: Arc<Opened>,
    origin: Origin,
    is_swapped: bool,
    tell: Tell<'_>,
) -> Report {
    match open_file(origin.clone(), tell) {
        Ok(other) => Report::Compared(Arc::new(Compared::new(open, Arc::new(other), is_swapped))),
        Err(NotOpened::Refused(findings)) => Report::NotCompared { origin, findings },
        Err(NotOpened::Stopped) => Report::ReadingCancelled(origin),
    }
}
