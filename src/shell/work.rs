//! What is done on threads beside the window: opening, checking, exporting.

use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

use egui::{ColorImage, Context};

use super::files;
use super::picture::{self, Problem};
use super::preview::Made;
use crate::check::Graded;
use crate::export::raster::Picture;
use crate::export::sheet::Content;
use crate::finding::Finding;
use crate::lens::{Lens, Shown};
use crate::listing::{Listing, csv};
use crate::load::load;
use crate::matrix::{Comparison, Matrix};
use crate::state::{
    Command, Compared, Evidence, ExportOptions, Opened, Origin, Report, State, TableToExport, Task,
};

/// What a thread sends to the window.
pub(super) enum Outcome {
    /// For the state.
    Report(Report),
    /// As if a user had asked for it.
    Command(Command),
    /// For the clipboard.
    Picture(ColorImage),
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

/// Everything an export needs, taken at one moment.
#[derive(Clone)]
pub(super) struct Shot {
    opened: Arc<Opened>,
    matrix: Arc<Matrix>,
    shown: Arc<Shown>,
    lens: Lens,
    comparison: Option<Arc<Comparison>>,
    evidence: Arc<Evidence>,
    name: String,
    listing: Option<Arc<Listing>>,
    /// The same, or the comparison, as a plain table.
    table: TableToExport,
}

impl Shot {
    pub(super) fn of(state: &State) -> Self {
        Self {
            opened: Arc::clone(&state.opened),
            matrix: Arc::clone(&state.matrix),
            shown: Arc::clone(&state.shown),
            lens: state.lens.clone(),
            comparison: state.comparison.clone(),
            evidence: Arc::clone(&state.evidence),
            name: state.opened.origin.name(),
            listing: state.listing_of_room().cloned(),
            table: state.table_to_export(),
        }
    }

    /// What is listed, where the sheet is of a list.
    pub(super) fn listing(&self) -> Option<&Listing> {
        self.listing.as_deref()
    }

    pub(super) fn content(&self) -> Content<'_> {
        let grades: &[Graded] = &self.evidence.checked.grades;
        Content {
            dossier: &self.opened.dossier,
            matrix: &self.matrix,
            shown: &self.shown,
            lens: &self.lens,
            comparison: self.comparison.as_deref(),
            grades,
            file_name: &self.name,
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}

/// True when the ending of a path asks for a table.
fn is_table(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

/// Writes the pictures of what is shown, or a table of it, as the ending of the path says.
pub(super) fn export(
    shot: &Shot,
    options: &ExportOptions,
    path: &Path,
    cancel: &AtomicBool,
    outcomes: &Outcomes,
) -> Report {
    let progress = |share: f32| {
        let task = Task {
            what: "Writing the picture".to_owned(),
            progress: Some(share),
        };
        outcomes.send(Outcome::Report(Report::Progress(task)));
        !cancel.load(Ordering::Relaxed)
    };
    let written = if is_table(path) {
        picture::write_bytes(path, &csv(&shot.table.make())).map(|()| vec![path.to_owned()])
    } else {
        picture::write(&shot.content(), shot.listing(), options, path, progress)
    };
    match written {
        Ok(paths) => Report::Exported { paths },
        Err(Problem::Cancelled) => Report::Cancelled,
        Err(Problem::Failed { message, hint }) => Report::Failed {
            message,
            hints: hint.into_iter().collect(),
        },
    }
}

/// Paints the first page for the clipboard.
pub(super) fn copy_picture(shot: &Shot, options: &ExportOptions, cancel: &AtomicBool) -> Outcome {
    let picture = picture::first_page(&shot.content(), shot.listing(), options);
    if cancel.load(Ordering::Relaxed) {
        return Outcome::Report(Report::Cancelled);
    }
    match picture {
        Ok(picture) => Outcome::Picture(image(&picture)),
        Err(Problem::Cancelled) => Outcome::Report(Report::Cancelled),
        Err(Problem::Failed { message, hint }) => Outcome::Report(Report::Failed {
            message,
            hints: hint.into_iter().collect(),
        }),
    }
}

/// A picture as egui holds it.
pub(super) fn image(picture: &Picture) -> ColorImage {
    let side = |pixels: u32| usize::try_from(pixels).unwrap_or(0);
    ColorImage::from_rgba_premultiplied(
        [side(picture.width), side(picture.height)],
        &picture.pixels,
    )
}

/// As many threads as there are processors.
pub(super) fn threads() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}
