//! Exporting and copying for the window, on threads beside it.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use egui::ColorImage;

use super::exporting::{self, Written};
use super::problem::Problem;
use super::product::{laid_out, page_of, picture_of};
use super::work::{Outcome, Outcomes};
use crate::export::raster::Picture;
use crate::export::sheet::Content;
use crate::export::{Job, description};
use crate::finding::Finding;
use crate::listing::forms::{html, tsv};
use crate::state::{ExportOptions, Report, Snapshot, State, Task};

/// Everything an export needs, taken at one moment.
#[derive(Clone)]
pub(super) struct Shot {
    snapshot: Snapshot,
    name: String,
}

/// The same in the scope that was asked for.
pub(super) struct Scoped {
    pub(super) snapshot: Snapshot,
    name: String,
    findings: Vec<Finding>,
    options: ExportOptions,
}

impl Shot {
    /// Costs little, whatever the size of the file.
    pub(super) fn of(state: &State) -> Self {
        Self {
            snapshot: state.snapshot(),
            name: state.opened.origin.name(),
        }
    }

    /// Takes its time with a large file; not for the thread of the window.
    pub(super) fn scoped(self, options: &ExportOptions) -> Scoped {
        let snapshot = self.snapshot.in_scope(options.scope);
        Scoped {
            findings: snapshot.findings(),
            snapshot,
            name: self.name,
            options: options.clone(),
        }
    }
}

impl Scoped {
    /// What every format is made from.
    pub(super) fn job(&self) -> Job<'_> {
        let taken = &self.snapshot;
        Job {
            content: Content {
                dossier: &taken.opened.dossier,
                matrix: &taken.matrix,
                shown: &taken.shown,
                lens: &taken.lens,
                comparison: taken.comparison.as_deref(),
                grades: &taken.evidence.checked.grades,
                texts: Some(&taken.evidence.texts),
                file_name: &self.name,
                version: env!("CARGO_PKG_VERSION"),
            },
            listing: taken.listing.as_deref(),
            findings: &self.findings,
            options: &self.options,
        }
    }
}

/// Writes what is shown in the format that the ending of the path asks for.
pub(super) fn export(
    shot: Shot,
    options: &ExportOptions,
    path: &Path,
    cancel: &AtomicBool,
    outcomes: &Outcomes,
) -> Report {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let what = format!("Writing {name}");
    let progress = |share: f32| {
        let goes_on = !cancel.load(Ordering::Relaxed);
        if goes_on {
            outcomes.send(Outcome::Report(Report::Progress(Task {
                what: what.clone(),
                progress: Some(share),
            })));
        }
        goes_on
    };
    let scoped = shot.scoped(options);
    match exporting::export(&scoped.job(), path, &progress) {
        Ok(Written {
            paths,
            bytes,
            remarks,
        }) => Report::Exported {
            paths,
            bytes,
            remarks,
        },
        Err(problem) => told(problem),
    }
}

/// Paints a page for the clipboard.
pub(super) fn copy_picture(
    shot: Shot,
    options: &ExportOptions,
    page: usize,
    cancel: &AtomicBool,
) -> Outcome {
    let scoped = shot.scoped(options);
    let picture = laid_out(&scoped.job(), &|_| !cancel.load(Ordering::Relaxed)).and_then(|sheet| {
        let page = page_of(&sheet, page)?;
        picture_of(page, options.scale)
    });
    if cancel.load(Ordering::Relaxed) {
        return Outcome::Report(Report::Cancelled);
    }
    match picture {
        Ok(picture) => Outcome::Picture(image(&picture)),
        Err(error) => Outcome::Report(told(error.into())),
    }
}

/// Makes a table for the clipboard.
pub(super) fn copy_table(shot: Shot, options: &ExportOptions) -> Outcome {
    let noted = shot.scoped(options).snapshot.noted();
    Outcome::Table(html(&noted), tsv(&noted))
}

/// Says what a picture would show, for the clipboard.
pub(super) fn copy_description(shot: Shot, options: &ExportOptions) -> Outcome {
    Outcome::Text(description(&shot.scoped(options).job()).long)
}

fn told(problem: Problem) -> Report {
    match problem {
        Problem::Cancelled => Report::Cancelled,
        Problem::Failed { message, hint } => Report::Failed {
            message,
            hints: hint.into_iter().collect(),
        },
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
