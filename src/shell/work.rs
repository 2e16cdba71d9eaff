//! What is done on threads beside the window: opening and comparing files; and how anything that
//! runs there reaches the window.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use egui::{ColorImage, Context};

use super::files;
use super::preview::Made;
use crate::finding::Finding;
use crate::load::load;
use crate::state::{Command, Compared, Opened, Origin, Report};

/// What a thread sends to the window.
pub(super) enum Outcome {
    /// For the state.
    Report(Report),
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

/// Reads and loads a file.
fn open_file(origin: Origin) -> Result<Opened, Vec<Finding>> {
    #[cfg(debug_assertions)]
    super::crash::rehearsal::in_worker(origin.path());
    let bytes = files::read_position_file(&origin).map_err(|finding| vec![finding])?;
    Opened::new(origin, load(&bytes))
}

/// Reads and loads a file before there is a window.
///
/// # Errors
/// A sentence with its hints.
pub(super) fn open(origin: Origin) -> Result<Opened, String> {
    let name = origin.name();
    open_file(origin).map_err(|findings| {
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

/// Reads and loads a file for the window.
pub(super) fn open_report(origin: Origin) -> Report {
    match open_file(origin.clone()) {
        Ok(opened) => Report::Opened(Arc::new(opened)),
        Err(findings) => Report::NotOpened { origin, findings },
    }
}

/// The same for a file that may have changed on disk.
pub(super) fn reload_report(opened: &Opened) -> Report {
    match open_report(opened.origin.clone()) {
        Report::Opened(again) if again.dossier.sha256 == opened.dossier.sha256 => Report::Unchanged,
        report => report,
    }
}

/// Reads and loads another file, and compares the open one with it.
pub(super) fn compare_report(open: Arc<Opened>, origin: Origin, is_swapped: bool) -> Report {
    match open_file(origin.clone()) {
        Ok(other) => Report::Compared(Arc::new(Compared::new(open, Arc::new(other), is_swapped))),
        Err(findings) => Report::NotCompared { origin, findings },
    }
}
