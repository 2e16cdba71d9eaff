//! A file of another program that is being imported: what it holds, what is guessed of it and what
//! a person has said of it, and what would come of that. Nothing of it is in the open file until
//! the dossier is made.

mod change;
mod command;
mod dialog;
mod hear;
mod look;
mod proposed;
mod rest;
mod steps;

pub use change::{Guess, MappingChange};
pub use command::{ImportCommand, ImportEffect};
pub use dialog::{ImportAsk, ImportDialog};
pub use hear::ImportReport;
pub use look::ImportTab;
pub use proposed::{Became, Proposed, text_of as proposed_text};

pub(super) use command::{apply, begin};
pub(super) use hear::hear;
pub(super) use rest::follow;
pub(super) use steps::step;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Selection;
use crate::finding::Finding;
use crate::import::{CellAt, CodeFound, Foreign, Kind, Mapping, Sheet, Trouble, Variable};

/// The file that is imported, and how many there have been.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Importing {
    /// It stays until another one is begun.
    pub open: Option<Box<Import>>,
    /// Counts up with every file, so that what is said of one before is not taken for this one's.
    count: u64,
    /// A page of the web that was taken for a text and could have been imported.
    pub(super) page: Option<PathBuf>,
}

/// A file that is imported.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// Tells it apart from those before it.
    pub number: u64,
    /// Where it is.
    pub path: PathBuf,
    /// How far it has come.
    pub stage: Stage,
    /// What it holds, once it has been read.
    pub about: Option<Arc<About>>,
    /// What is guessed of it, with what a person has said instead.
    pub mapping: Mapping,
    /// What a person has said; everything else is guessed.
    pub said: BTreeSet<Guess>,
    /// Folders and files in which quotations are looked up.
    pub texts: Vec<PathBuf>,
    /// The same at the time of the proposal.
    settled_texts: Vec<PathBuf>,
    /// The path of more of them, as it is being typed.
    pub text_path: String,
    /// The same at the time of the proposal.
    settled: BTreeSet<Guess>,
    /// How it came to be said.
    steps: steps::Steps,
    /// The same at the time of the proposal.
    settled_steps: steps::Steps,
    /// What would come of it.
    pub proposed: Option<Arc<Proposed>>,
    /// Counts up with every wish for another proposal.
    pub wanted: u64,
    /// The wish that the proposal answers.
    pub answered: u64,
    /// True where the last wish was given up because nobody is in the room.
    rests: bool,
    /// What went wrong with the last wish.
    pub trouble: Option<Trouble>,
    /// Which side of it is looked at.
    pub tab: ImportTab,
    /// The sheet that is looked at.
    pub sheet: usize,
    /// The field of a table that is looked at.
    pub looked: Option<CellAt>,
    /// The cell of the comparison that is looked at.
    pub chosen: Option<Selection>,
    /// The finding that was led from last.
    pub finding: Option<usize>,
    /// Counts up whenever what is looked at is to come into view.
    pub reveal: u64,
}

/// How far an import has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// The file is being read, this share of it so far.
    Reading(f32),
    /// It cannot be imported.
    Refused(Trouble),
    /// It was given up before it was read.
    GivenUp,
    /// It has been read.
    Read,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    /// What it is.
    pub kind: Kind,
    /// Its tables.
    pub sheets: Arc<[Sheet]>,
    /// How many columns each of them has.
    pub widths: Vec<usize>,
    /// Its codes.
    pub codes: Vec<CodeFound>,
    /// Its variables.
    pub variables: Vec<Variable>,
}

impl About {
    /// What a file that was read holds.
    #[must_use]
    pub fn of(foreign: &Foreign<'_>) -> Self {
        let sheets = foreign.shared_sheets();
        Self {
            kind: foreign.kind(),
            widths: sheets.iter().map(Sheet::width).collect(),
            sheets,
            codes: foreign.codes(),
            variables: foreign.variables(),
        }
    }
}

impl Import {
    fn new(number: u64, path: PathBuf) -> Self {
        Self {
            number,
            path,
            stage: Stage::Reading(0.0),
            about: None,
            mapping: Mapping::default(),
            said: BTreeSet::new(),
            settled: BTreeSet::new(),
            steps: steps::Steps::default(),
            settled_steps: steps::Steps::default(),
            texts: Vec::new(),
            settled_texts: Vec::new(),
            text_path: String::new(),
            proposed: None,
            wanted: 0,
            answered: 0,
            rests: false,
            trouble: None,
            tab: ImportTab::default(),
            sheet: 0,
            looked: None,
            chosen: None,
            finding: None,
            reveal: 0,
        }
    }

    /// The name of the file, without its folder.
    #[must_use]
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str());
        crate::hidden::visible(&name.to_string_lossy()).into_owned()
    }

    /// True while what is shown does not yet follow from the mapping.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.stage == Stage::Read && self.wanted != self.answered
    }

    /// True where a person has said this.
    #[must_use]
    pub fn has_said(&self, guess: &Guess) -> bool {
        self.said.contains(guess)
    }

    /// The tables of the file.
    #[must_use]
    pub fn sheets(&self) -> &[Sheet] {
        self.about.as_deref().map_or(&[], |about| &about.sheets)
    }

    /// How many columns a table has.
    #[must_use]
    pub fn width(&self, sheet: usize) -> usize {
        let about = self.about.as_deref();
        let width = about.and_then(|about| about.widths.get(sheet));
        width.copied().unwrap_or(0)
    }

    /// How many findings there are.
    #[must_use]
    pub fn finding_count(&self) -> usize {
        let proposed = self.proposed.as_deref();
        proposed.map_or(0, |it| it.findings.len() + it.opened.findings.len())
    }

    /// What a proposal could not read, and behind that what the loader says of the new file, by its
    /// place.
    #[must_use]
    pub fn finding_at(&self, at: usize) -> Option<&Finding> {
        let proposed = self.proposed.as_deref()?;
        let of_file = || {
            let at = at.checked_sub(proposed.findings.len())?;
            proposed.opened.findings.get(at)
        };
        proposed.findings.get(at).or_else(of_file)
    }
}

/// The endings of files that are imported and never opened or taken for texts. A page of the web
/// can be either, so it is imported only where a person says so.
const FOREIGN: [&str; 9] = [
    "xlsx", "xlsm", "docx", "csv", "tsv", "json", "qdpx", "qde", "dna",
];

/// True for a file that its ending says is one to be imported.
pub(super) fn is_foreign(path: &Path) -> bool {
    path.extension().is_some_and(|ending| {
        let ending = ending.to_string_lossy();
        FOREIGN.iter().any(|it| ending.eq_ignore_ascii_case(it))
    })
}
