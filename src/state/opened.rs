//! The open file: its dossier, its findings, and the indices made once for it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use super::{Entry, Timeline};
use crate::check::Checked;
use crate::finding::{Finding, Severity};
use crate::hidden::visible;
use crate::lens::{Lens, SearchIndex};
use crate::load::{Loaded, Places};
use crate::matrix::{CellIndex, Matrix};
use crate::model::{Dossier, SourceIndex};
use crate::quote::Texts;

/// Where a dossier came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Compiled into the program.
    Bundled,
    /// A file.
    File(PathBuf),
    /// Standard input.
    StandardInput,
    /// Nowhere: nothing is open yet.
    Nothing,
    /// Made in the window, and not written anywhere yet.
    New,
}

impl Origin {
    /// The file's path, where there is one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Bundled | Self::StandardInput | Self::Nothing | Self::New => None,
        }
    }

    /// The name to show.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Bundled => "ukraine-peace-plan.ron".to_owned(),
            Self::StandardInput => "standard input".to_owned(),
            Self::Nothing => "no file".to_owned(),
            Self::New => "a new dossier".to_owned(),
            Self::File(path) => {
                let name = path.file_name().unwrap_or(path.as_os_str());
                visible(&name.to_string_lossy()).into_owned()
            }
        }
    }

    /// The key under which changes that are not saved are kept.
    #[must_use]
    pub fn journal_key(&self) -> Option<String> {
        match self {
            Self::New => Some("new".to_owned()),
            origin => origin.key(),
        }
    }

    /// The key under which the lens of this file is kept.
    #[must_use]
    pub fn key(&self) -> Option<String> {
        match self {
            Self::Bundled => Some("bundled".to_owned()),
            Self::File(path) => Some(path.display().to_string()),
            Self::StandardInput | Self::Nothing | Self::New => None,
        }
    }
}

/// An open file. It never changes: a reload makes another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// Where it came from.
    pub origin: Origin,
    /// What it holds.
    pub dossier: Dossier,
    /// The file's text, a byte order mark included; none for a large file that is as it is on
    /// disk, because it would fill as much room again.
    pub text: Option<Arc<str>>,
    /// What the loader had to say.
    pub findings: Vec<Finding>,
    /// Where each record stands in the file.
    pub places: Places,
    /// Which statements make which cell.
    pub index: CellIndex,
    /// Every cell for all dates; the matrix of any other date is made from this one or another.
    pub matrix: Arc<Matrix>,
    /// The statements of all parties by date.
    pub timeline: Arc<Timeline>,
    /// The folded texts for search.
    pub search: SearchIndex,
    /// What of it can be gone to by name.
    pub entries: Vec<Entry>,
    spans_years: bool,
}

impl Opened {
    /// Makes the indices of a loaded file, on whatever thread: what a window needs of it is then
    /// at hand, and showing it costs no more than any change of the lens.
    ///
    /// # Errors
    /// Gives the findings back when the file was refused.
    pub fn new(origin: Origin, loaded: Loaded) -> Result<Self, Vec<Finding>> {
        Self::made(origin, loaded, None)
    }

    /// The same for a file whose text is to be kept, so that it can be changed at once.
    ///
    /// # Errors
    /// Gives the findings back when the file was refused.
    pub fn with_text(origin: Origin, loaded: Loaded, text: Arc<str>) -> Result<Self, Vec<Finding>> {
        Self::made(origin, loaded, Some(text))
    }

    fn made(origin: Origin, loaded: Loaded, text: Option<Arc<str>>) -> Result<Self, Vec<Finding>> {
        let Some(dossier) = loaded.dossier else {
            return Err(loaded.findings);
        };
        let derived = || {
            let index = CellIndex::new(&dossier);
            let matrix = Arc::new(Matrix::of(&index, None));
            let columns = Lens::default().ordered_parties(&dossier);
            let timeline = Arc::new(Timeline::new(&dossier, &index, &columns, None));
            (Entry::of_dossier(&dossier), index, matrix, timeline)
        };
        // Folding the texts takes as long as all the rest.
        let (search, (entries, index, matrix, timeline)) = if dossier.statements.len() < FEW {
            (SearchIndex::new(&dossier), derived())
        } else {
            beside(|| SearchIndex::new(&dossier), derived)
        };
        Ok(Self {
            origin,
            index,
            matrix,
            timeline,
            search,
            entries,
            spans_years: crate::words::spans_years(&dossier),
            dossier,
            text,
            findings: loaded.findings,
            places: loaded.places,
        })
    }
}

/// The indices of fewer statements are made on one thread: starting another would take longer.
const FEW: usize = 2_000;

/// Two things made at the same time.
fn beside<A: Send, B>(first: impl FnOnce() -> A + Send, second: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let first = scope.spawn(first);
        let second = second();
        match first.join() {
            Ok(first) => (first, second),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

impl Opened {
    /// What there is before the first file is open.
    #[must_use]
    pub fn nothing() -> Self {
        let dossier = Dossier::default();
        let index = CellIndex::new(&dossier);
        Self {
            origin: Origin::Nothing,
            matrix: Arc::new(Matrix::of(&index, None)),
            timeline: Arc::new(Timeline::new(&dossier, &index, &[], None)),
            index,
            search: SearchIndex::new(&dossier),
            entries: Vec::new(),
            spans_years: false,
            dossier,
            text: None,
            findings: Vec::new(),
            places: Places::default(),
        }
    }

    /// True when records were left out.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        count_of(&self.findings, Severity::Error) > 0
    }

    /// True when the statements reach over several years, so that a month alone says too little.
    #[must_use]
    pub fn spans_years(&self) -> bool {
        self.spans_years
    }
}

/// What checking the quotations found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Grades and findings of the quotations.
    pub checked: Checked,
    /// What reading the texts had to say.
    pub findings: Vec<Finding>,
    /// The texts at hand.
    pub texts: Texts,
    /// The sources whose text was added by hand.
    pub added: Vec<SourceIndex>,
}

/// How many findings there are of a severity.
pub(super) fn count_of(findings: &[Finding], severity: Severity) -> usize {
    findings
        .iter()
        .filter(|finding| finding.severity == severity)
        .count()
}
