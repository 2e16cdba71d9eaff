//! A dossier as every command begins with it: read, loaded, its quotations looked up.

use std::fs::Metadata;
use std::path::{Path, PathBuf};

use super::finding_lines::finding_lines;
use super::output::Refusal;
use crate::check::{Anchors, Graded, TextChange, check, letters, spare_hints};
use crate::finding::{Finding, RecordRef, Severity};
use crate::load::{Loaded, Places, load};
use crate::model::Dossier;
use crate::quote::Texts;
use crate::shell::files::{MOST_POSITION_BYTES, read_position_file};
use crate::shell::letters::drawn;
use crate::shell::texts::{check_folder, texts_at_hand};
use crate::shell::window::Start;
use crate::state::{Opened, Origin};

/// A file of so many bytes is opened when the window is there, 4 MiB: they are read, checked and
/// derived in a few hundredths of a second.
const LARGE: u64 = 1 << 22;

/// A position file that was read.
#[derive(Debug)]
pub(super) struct Read {
    /// Its name, as places in it are told.
    pub(super) file: String,
    /// What it holds; none when it was refused.
    pub(super) dossier: Option<Dossier>,
    /// Everything that is wrong, in the order of the file.
    pub(super) findings: Vec<Finding>,
    /// One for each statement.
    pub(super) grades: Vec<Graded>,
    /// The texts at hand, where quotations were looked up in them.
    pub(super) texts: Texts,
    /// The sources whose texts are not the recorded ones.
    pub(super) changes: Vec<TextChange>,
    /// Where each record stands.
    pub(super) places: Places,
}

impl Read {
    pub(super) fn has_errors(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity == Severity::Error)
    }

    /// The dossier, for a command that can do nothing without one.
    pub(super) fn dossier(&self) -> Result<&Dossier, Refusal> {
        self.dossier.as_ref().ok_or_else(|| self.refusal())
    }

    fn refusal(&self) -> Refusal {
        let lines: Vec<String> = self
            .findings
            .iter()
            .map(|finding| finding_lines(&self.file, finding))
            .collect();
        Refusal(lines.concat())
    }
}

/// Reads and loads a file and looks its quotations up in the texts at hand.
pub(super) fn read(origin: &Origin, folders: &[PathBuf]) -> Result<Read, Refusal> {
    for folder in folders {
        check_folder(folder)?;
    }
    let mut read = read_alone(origin)?;
    let Some(dossier) = &read.dossier else {
        return Ok(read);
    };
    let base = origin.path().and_then(Path::parent);
    let (texts, unread) = texts_at_hand(dossier, base, folders);
    let place = |record: RecordRef| read.places.of(record);
    let mut checked = check(dossier, &texts, &Anchors::new(), &place);
    spare_hints(&unread, &mut checked.findings);
    let unread = unread.into_iter().map(|finding| {
        let place = finding.place.or(finding.record.and_then(place));
        finding.at(place)
    });
    read.findings.extend(unread);
    let about_letters = letters(dossier, &drawn, &place);
    read.findings.extend(checked.findings);
    read.findings.extend(about_letters);
    // A stable sort by place: all that is wrong with a record stands together, what has no place
    // comes last.
    read.findings
        .sort_by_key(|finding| (finding.place.is_none(), finding.place));
    read.grades = checked.grades;
    read.texts = texts;
    read.changes = checked.changes;
    Ok(read)
}

/// Reads and loads a file.
pub(super) fn read_alone(origin: &Origin) -> Result<Read, Refusal> {
    Ok(read_bytes(origin, &read_position_file(origin)?))
}

/// Loads a file whose bytes are there.
fn read_bytes(origin: &Origin, bytes: &[u8]) -> Read {
    let Loaded {
        dossier,
        findings,
        places,
    } = load(bytes);
    Read {
        file: match origin {
            Origin::File(path) => path.display().to_string(),
            Origin::Bundled | Origin::StandardInput | Origin::Nothing | Origin::New => {
                origin.name()
            }
        },
        dossier,
        findings,
        grades: Vec::new(),
        texts: Texts::new(),
        changes: Vec::new(),
        places,
    }
}

/// What the window begins with. A file is opened before there is a window, so that what is wrong
/// with it is said where the command was given; a large one, which takes longer than a window may
/// take to appear, afterwards.
pub(super) fn start(origin: Origin) -> Result<Start, Refusal> {
    if origin == Origin::Bundled {
        return Ok(Start::Bundled);
    }
    let size = origin
        .path()
        .and_then(|path| path.metadata().ok())
        .filter(Metadata::is_file)
        .map_or(0, |metadata| metadata.len());
    // Standard input can be read only once, and that is the window's to do.
    if origin == Origin::StandardInput || (LARGE..=MOST_POSITION_BYTES).contains(&size) {
        return Ok(Start::ToOpen(absolute(origin)));
    }
    let bytes = read_position_file(&origin)?;
    let read = read_bytes(&origin, &bytes);
    read.dossier()?;
    let loaded = Loaded {
        dossier: read.dossier,
        findings: read.findings,
        places: read.places,
    };
    // Its text is kept, so that it can be changed at once; what has been read is UTF-8.
    let origin = absolute(origin);
    let opened = match String::from_utf8(bytes) {
        Ok(text) => Opened::with_text(origin, loaded, text.into()),
        Err(_) => Opened::new(origin, loaded),
    };
    // It has a dossier, or it would have been refused above.
    opened
        .map(|opened| Start::Opened(Box::new(opened)))
        .map_err(|_| Refusal(String::new()))
}

/// The same file however the working folder is left: its path is kept among the recent ones.
fn absolute(origin: Origin) -> Origin {
    match origin {
        Origin::File(path) => Origin::File(std::path::absolute(&path).unwrap_or(path)),
        other => other,
    }
}
