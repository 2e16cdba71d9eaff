//! The system's file dialogs: what each asks for, and what becomes of the answer.
//!
//! A dialog is run by a process of its own (`helper`), so that one that hangs can be given up, and a
//! bus or a portal that goes away takes nothing of the window with it. Cancelling and failing look
//! the same to rfd, save that nobody cancels as fast as a dialog fails that never opened. Every one
//! of them stands beside a path field, which works without them.

mod ask;
mod helper;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::text_work::TEXT_ENDINGS;
use super::work::{Outcome, Outcomes};
use crate::model::SourceIndex;
use crate::state::{
    Command, CompareFile, Format, ImportAsk, ImportReport, Report, SecondReport, SecondStep,
};

pub(super) use ask::{Ask, Wanted};
pub(super) use helper::{COMMAND, answer};

/// A dialog that gave nothing back within this time was never seen by anybody.
const TOO_FAST: Duration = Duration::from_millis(400);

/// The endings of files that can be imported.
const IMPORTED: &[&str] = &[
    "csv", "tsv", "xlsx", "xlsm", "docx", "html", "htm", "json", "qdpx", "qde", "dna",
];

/// One dialog of the system, on a thread beside the window. When it ends, however it does, the
/// window is told, unless it has given the dialog up.
pub(super) struct Asking {
    pub(super) outcomes: Outcomes,
    /// The program that shows dialogs.
    pub(super) program: PathBuf,
    /// The window does not wait any more.
    pub(super) given_up: Arc<AtomicBool>,
}

impl Drop for Asking {
    fn drop(&mut self) {
        if !self.given_up.load(Ordering::Relaxed) {
            self.outcomes.send(Outcome::Report(Report::DialogClosed));
        }
    }
}

impl Asking {
    /// What the dialog gave back; where it cannot have opened, that is told.
    fn path(&self, ask: &Ask) -> Option<PathBuf> {
        let since = Instant::now();
        let found = helper::run(&self.program, ask, &self.given_up);
        if self.given_up.load(Ordering::Relaxed) {
            return None;
        }
        let is_too_fast = matches!(found, Ok(None)) && since.elapsed() < TOO_FAST;
        if found.is_err() || is_too_fast {
            self.outcomes.send(Outcome::Report(Report::Failed {
                message: "the file dialog of this system does not open".to_owned(),
                hints: vec![
                    "type the path into the field, or drop the file on the window".to_owned(),
                ],
            }));
        }
        found.unwrap_or_default()
    }

    fn send(&self, outcome: Outcome) {
        self.outcomes.send(outcome);
    }
}

/// Asks for a position file.
pub(super) fn ask_for_file(asking: &Asking) {
    if let Some(path) = asking.path(&position_file("Open a position file")) {
        asking.send(Outcome::Command(Command::OpenFile(path)));
    }
}

/// Asks for a position file to compare the open one with.
pub(super) fn ask_for_compared(asking: &Asking) {
    if let Some(path) = asking.path(&position_file("Compare with a position file")) {
        let with = CompareFile::With(path);
        asking.send(Outcome::Command(Command::CompareFile(with)));
    }
}

fn position_file(title: &str) -> Ask {
    Ask::new(Wanted::File, title)
        .filter("Position files", &["ron"])
        .filter("All files", &["*"])
}

/// Asks where to write the export; `suggestion` is what stands in the path field.
pub(super) fn ask_for_target(asking: &Asking, suggestion: &str) {
    // The kind that is chosen comes first: some systems put its ending behind a name without one.
    let chosen = Format::of_path(Path::new(suggestion)).unwrap_or_default();
    let others = Format::ALL.into_iter().filter(|format| *format != chosen);
    let mut ask = Ask::new(Wanted::Target, "Export").suggest(suggestion);
    for format in std::iter::once(chosen).chain(others) {
        let (name, purpose) = format.words();
        ask = ask.filter(&format!("{name}, {purpose}"), &[format.ending()]);
    }
    if let Some(path) = asking.path(&ask) {
        asking.send(Outcome::Report(Report::TargetChosen(path)));
    }
}

/// Asks where to write the open file; `suggestion` is what stands in the path field.
pub(super) fn ask_for_save(asking: &Asking, suggestion: &str) {
    let ask = Ask::new(Wanted::Target, "Save the position file").suggest(suggestion);
    if let Some(path) = asking.path(&ask.filter("Position files", &["ron"])) {
        asking.send(Outcome::Report(Report::SaveChosen(path)));
    }
}

/// Asks where a new second reading is to lie; `suggestion` is what stands in the path field.
pub(super) fn ask_for_new_reading(asking: &Asking, suggestion: &str) {
    let ask = Ask::new(Wanted::Target, "Begin a second reading").suggest(suggestion);
    if let Some(path) = asking.path(&ask.filter("Second readings", &["ron"])) {
        let chosen = SecondReport::PathChosen(path);
        asking.send(Outcome::Report(Report::Second(chosen)));
    }
}

/// Asks for the file of a second reading.
pub(super) fn ask_for_reading(asking: &Asking) {
    let ask = Ask::new(Wanted::File, "Go on with a second reading")
        .filter("Second readings", &["ron"])
        .filter("All files", &["*"]);
    if let Some(path) = asking.path(&ask) {
        asking.send(Outcome::Command(Command::Second(SecondStep::Open(path))));
    }
}

/// Asks for the text of a source.
pub(super) fn ask_for_text(asking: &Asking, source: SourceIndex) {
    let ask = Ask::new(Wanted::File, "Choose the text of this source")
        .filter("Texts", TEXT_ENDINGS)
        .filter("All files", &["*"]);
    if let Some(path) = asking.path(&ask) {
        asking.send(Outcome::Command(Command::AddText(source, path)));
    }
}

/// Asks for a path for an import; `suggestion` is what stands in the path field.
pub(super) fn ask_for_import(asking: &Asking, what: ImportAsk, suggestion: &str) {
    let ask = match what {
        ImportAsk::File => Ask::new(Wanted::File, "Import a file")
            .filter("Tables, projects, databases, exports", IMPORTED)
            .filter("All files", &["*"]),
        ImportAsk::Texts => Ask::new(Wanted::Folder, "Choose a folder of texts"),
        ImportAsk::LoadMapping => {
            Ask::new(Wanted::File, "Load a mapping").filter("Mappings", &["ron"])
        }
        ImportAsk::Target => Ask::new(Wanted::Target, "Make the dossier").filter("RON", &["ron"]),
        ImportAsk::SaveMapping => {
            Ask::new(Wanted::Target, "Save the mapping").filter("RON", &["ron"])
        }
    };
    if let Some(path) = asking.path(&ask.suggest(suggestion)) {
        let report = ImportReport::Chosen(what, path);
        asking.send(Outcome::Report(Report::Import(report)));
    }
}
