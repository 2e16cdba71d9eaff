//! The system's file dialogs. Each blocks until it is closed, so it runs on a thread of its own.
//!
//! Cancelling and failing look the same to rfd, save that nobody cancels as fast as a dialog fails
//! that never opened. Every one of them stands beside a path field, which works without them.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::text_work::TEXT_ENDINGS;
use super::work::{Outcome, Outcomes};
use crate::model::SourceIndex;
use crate::state::{
    Command, CompareFile, Format, ImportAsk, ImportReport, Report, SecondReport, SecondStep,
};

/// A dialog that gave nothing back within this time was never seen by anybody.
const TOO_FAST: Duration = Duration::from_millis(400);

/// The endings of files that can be imported.
const IMPORTED: &[&str] = &[
    "csv", "tsv", "xlsx", "xlsm", "docx", "html", "htm", "json", "qdpx", "qde", "dna",
];

/// What a dialog gave back; where it cannot have opened, that is told.
fn asked(outcomes: &Outcomes, ask: impl FnOnce() -> Option<PathBuf>) -> Option<PathBuf> {
    let since = Instant::now();
    let path = ask();
    if path.is_none() && since.elapsed() < TOO_FAST {
        outcomes.send(Outcome::Report(Report::Failed {
            message: "the file dialog of this system does not open".to_owned(),
            hints: vec!["type the path into the field, or drop the file on the window".to_owned()],
        }));
    }
    path
}

/// Asks for a position file.
pub(super) fn ask_for_file(outcomes: &Outcomes) {
    if let Some(path) = asked(outcomes, || position_file("Open a position file")) {
        outcomes.send(Outcome::Command(Command::OpenFile(path)));
    }
}

/// Asks for a position file to compare the open one with.
pub(super) fn ask_for_compared(outcomes: &Outcomes) {
    if let Some(path) = asked(outcomes, || position_file("Compare with a position file")) {
        outcomes.send(Outcome::Command(Command::CompareFile(CompareFile::With(
            path,
        ))));
    }
}

fn position_file(title: &str) -> Option<PathBuf> {
    rfd::FileDialog::new()
        .set_title(title)
        .add_filter("Position files", &["ron"])
        .add_filter("All files", &["*"])
        .pick_file()
}

/// Asks where to write the export; `suggestion` is what stands in the path field.
pub(super) fn ask_for_target(outcomes: &Outcomes, suggestion: String) {
    let path = PathBuf::from(suggestion);
    let mut dialog = rfd::FileDialog::new().set_title("Export");
    // The kind that is chosen comes first: some systems put its ending behind a name without one.
    let chosen = Format::of_path(&path).unwrap_or_default();
    let others = Format::ALL.into_iter().filter(|format| *format != chosen);
    for format in std::iter::once(chosen).chain(others) {
        let (name, purpose) = format.words();
        dialog = dialog.add_filter(format!("{name}, {purpose}"), &[format.ending()]);
    }
    if let Some(name) = path.file_name() {
        dialog = dialog.set_file_name(name.to_string_lossy());
    }
    if let Some(folder) = path.parent().filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    if let Some(path) = asked(outcomes, || dialog.save_file()) {
        outcomes.send(Outcome::Report(Report::TargetChosen(path)));
    }
}

/// Asks where to write the open file; `suggestion` is what stands in the path field.
pub(super) fn ask_for_save(outcomes: &Outcomes, suggestion: &str) {
    if let Some(path) = asked(outcomes, || {
        save_as("Save the position file", "Position files", suggestion)
    }) {
        outcomes.send(Outcome::Report(Report::SaveChosen(path)));
    }
}

/// Asks where a new second reading is to lie; `suggestion` is what stands in the path field.
pub(super) fn ask_for_new_reading(outcomes: &Outcomes, suggestion: &str) {
    if let Some(path) = asked(outcomes, || {
        save_as("Begin a second reading", "Second readings", suggestion)
    }) {
        outcomes.send(Outcome::Report(Report::Second(SecondReport::PathChosen(
            path,
        ))));
    }
}

/// Asks for the file of a second reading.
pub(super) fn ask_for_reading(outcomes: &Outcomes) {
    let dialog = rfd::FileDialog::new()
        .set_title("Go on with a second reading")
        .add_filter("Second readings", &["ron"])
        .add_filter("All files", &["*"]);
    if let Some(path) = asked(outcomes, || dialog.pick_file()) {
        outcomes.send(Outcome::Command(Command::Second(SecondStep::Open(path))));
    }
}

/// Asks where a file of our own is to lie.
fn save_as(title: &str, kind: &str, suggestion: &str) -> Option<PathBuf> {
    let path = PathBuf::from(suggestion);
    let mut dialog = rfd::FileDialog::new()
        .set_title(title)
        .add_filter(kind, &["ron"]);
    if let Some(name) = path.file_name() {
        dialog = dialog.set_file_name(name.to_string_lossy());
    }
    if let Some(folder) = path.parent().filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    dialog.save_file()
}

/// Asks for the text of a source.
pub(super) fn ask_for_text(outcomes: &Outcomes, source: SourceIndex) {
    let dialog = rfd::FileDialog::new()
        .set_title("Choose the text of this source")
        .add_filter("Texts", TEXT_ENDINGS)
        .add_filter("All files", &["*"]);
    if let Some(path) = asked(outcomes, || dialog.pick_file()) {
        outcomes.send(Outcome::Command(Command::AddText(source, path)));
    }
}

/// Asks for a path for an import; `suggestion` is what stands in the path field.
pub(super) fn ask_for_import(outcomes: &Outcomes, ask: ImportAsk, suggestion: &str) {
    let path = PathBuf::from(suggestion);
    let mut dialog = rfd::FileDialog::new();
    if let Some(folder) = path.parent().filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let found = match ask {
        ImportAsk::File => asked(outcomes, || {
            dialog
                .set_title("Import a file")
                .add_filter("Tables, projects, databases, exports", IMPORTED)
                .add_filter("All files", &["*"])
                .pick_file()
        }),
        ImportAsk::Texts => asked(outcomes, || {
            dialog.set_title("Choose a folder of texts").pick_folder()
        }),
        ImportAsk::LoadMapping => asked(outcomes, || {
            let dialog = dialog.set_title("Load a mapping");
            dialog.add_filter("Mappings", &["ron"]).pick_file()
        }),
        ImportAsk::Target | ImportAsk::SaveMapping => asked(outcomes, || {
            let title = if ask == ImportAsk::Target {
                "Make the dossier"
            } else {
                "Save the mapping"
            };
            let dialog = dialog.set_title(title).add_filter("RON", &["ron"]);
            let dialog = match name {
                Some(name) => dialog.set_file_name(name),
                None => dialog,
            };
            dialog.save_file()
        }),
    };
    if let Some(path) = found {
        let report = ImportReport::Chosen(ask, path);
        outcomes.send(Outcome::Report(Report::Import(report)));
    }
}
