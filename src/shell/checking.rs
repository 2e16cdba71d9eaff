//! Checks the quotations of the open file on threads beside the window, and sends the grades as
//! they come.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::letters::drawn;
use super::text_store::TextStore;
use super::text_work::with_remembered;
use super::texts::{self, Belonging};
use super::work::{Outcome, Outcomes};
use crate::check::{anchors, conclude, grade_all, letters, spare_hints};
use crate::finding::RecordRef;
use crate::quote::Texts;
use crate::state::{Evidence, Opened, Report};

/// How many statements are graded before the window is told.
const SLICE: usize = 1000;

/// What a check needs, taken at one moment.
pub(super) struct Check {
    pub(super) opened: Arc<Opened>,
    /// Text files that were dropped on the window.
    pub(super) dropped: Vec<PathBuf>,
    pub(super) store: Option<TextStore>,
    /// Those of them that are looked at for the first time.
    pub(super) newly_dropped: Vec<PathBuf>,
}

impl Check {
    /// Reads the texts at hand and checks every quotation. A check that was cancelled says
    /// nothing more: another one has begun.
    pub(super) fn run(self, cancel: &AtomicBool, outcomes: &Outcomes) {
        let opened = &self.opened;
        let dossier = &opened.dossier;
        let base = opened.origin.path().and_then(Path::parent);
        let (mut texts, mut findings) = texts::texts_at_hand(dossier, base, &self.dropped);
        let dropped = texts::belonging(dossier, &self.newly_dropped);
        self.tell_unused(&dropped, outcomes);
        let added = match &self.store {
            Some(store) => {
                self.remember(store, &dropped, outcomes);
                with_remembered(dossier, store, &mut texts, &mut findings)
            }
            None => Vec::new(),
        };
        drop(dropped);
        let places = |record: RecordRef| opened.places.of(record);
        findings.extend(letters(dossier, &drawn, &places));
        let Some(grades) = self.grades(&texts, cancel, outcomes) else {
            return;
        };
        let known = self.store.as_ref().map(TextStore::anchors);
        let mut checked = conclude(
            dossier,
            &texts,
            grades,
            &known.clone().unwrap_or_default(),
            &places,
        );
        spare_hints(&findings, &mut checked.findings);
        if cancel.load(Ordering::Relaxed) {
            return;
        }
        if let (Some(store), Some(known)) = (&self.store, known) {
            let mut now = known.clone();
            now.extend(anchors(dossier, &texts, &checked.grades));
            // Only the text that the file records can be missed one day.
            let recorded: Vec<String> = dossier
                .sources
                .iter()
                .filter_map(|source| source.sha256.as_deref())
                .map(str::to_ascii_lowercase)
                .collect();
            now.retain(|text| known.knows(text) || recorded.iter().any(|hash| hash == text));
            if now != known
                && let Err(error) = store.keep_anchors(&now)
            {
                outcomes.send(Outcome::Report(Report::FailedAside {
                    message: format!("where the quotations stood could not be kept: {error}"),
                    hints: Vec::new(),
                }));
            }
        }
        outcomes.send(Outcome::Report(Report::Checked {
            sha256: dossier.sha256.clone(),
            evidence: Arc::new(Evidence {
                checked,
                findings,
                texts,
                added,
            }),
        }));
    }

    /// The grades of all statements, slice by slice; none when cancelled.
    fn grades(
        &self,
        texts: &Texts,
        cancel: &AtomicBool,
        outcomes: &Outcomes,
    ) -> Option<Vec<crate::check::Graded>> {
        let dossier = &self.opened.dossier;
        let count = dossier.statements.len();
        let mut grades = Vec::with_capacity(count);
        for from in (0..count).step_by(SLICE) {
            let slice = grade_all(dossier, texts, from..from + SLICE, cancel)?;
            // The last slice comes with everything else.
            if from + SLICE < count {
                outcomes.send(Outcome::Report(Report::Graded {
                    sha256: dossier.sha256.clone(),
                    from,
                    grades: slice.clone(),
                }));
            }
            grades.extend(slice);
        }
        Some(grades)
    }

    /// Keeps the dropped files that belong to a source, so that they are at hand the next time.
    fn remember(&self, store: &TextStore, dropped: &[Belonging], outcomes: &Outcomes) {
        for (index, name, bytes) in dropped {
            let source = self.opened.dossier.source(*index);
            if let Err(error) = store.remember(source, name, bytes) {
                outcomes.send(Outcome::Report(Report::FailedAside {
                    message: format!("{name} could not be remembered: {error}"),
                    hints: Vec::new(),
                }));
            }
        }
    }

    /// Says which of the dropped files belong to no source.
    fn tell_unused(&self, dropped: &[Belonging], outcomes: &Outcomes) {
        let unused: Vec<String> = self
            .newly_dropped
            .iter()
            .filter(|path| path.is_file())
            .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
            .filter(|name| !dropped.iter().any(|(_, belonging, _)| belonging == name))
            .collect();
        if unused.is_empty() {
            return;
        }
        let verb = if unused.len() == 1 {
            "belongs"
        } else {
            "belong"
        };
        outcomes.send(Outcome::Report(Report::Refused {
            message: format!(
                "{} {verb} to no source of this dossier",
                crate::finding::list_and(&unused)
            ),
            hints: vec![
                "open the source under Sources and drop the file there, or name it as the source’s id"
                    .to_owned(),
            ],
        }));
    }
}
