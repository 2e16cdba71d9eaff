//! Reads a position file: bytes in, a dossier, findings and places out. It never fails on bad
//! data; only a file that is not UTF-8, not RON or of a newer format gives no dossier.
//!
//! `scan` finds the bytes of every record, `raw` parses each alone, `resolve` makes the model.
//! Nothing is read from disk here: whether a source's text is there is the shell's to find out.

mod bounds;
mod explain;
mod fields;
mod following;
mod format;
mod head;
mod ids;
mod in_order;
mod layout;
pub(crate) mod lex;
mod limits;
mod lines;
mod path;
mod places;
mod plain;
mod quick;
mod raw;
mod records;
mod resolve;
mod scan;
mod trouble;
mod watch;

pub(crate) use format::{LISTS, TOP_FIELDS, fields};
pub use layout::{FieldSpan, Layout, ListSpan};
pub use limits::{MOST_CELLS, MOST_PARTIES, MOST_RECORDS, MOST_TEXT_BYTES};
pub use places::Places;
pub use watch::{Listener, Step, Stopped};

use std::num::NonZeroUsize;
use std::thread;

use sha2::{Digest, Sha256};

use crate::finding::{Code, Finding};
use crate::model::Dossier;

use limits::Limits;
use lines::LineIndex;
use resolve::Resolver;
use scan::NoOutline;
use trouble::Trouble;
use watch::Watch;

/// A file of fewer bytes is read on one thread: starting others would take longer.
const SMALL: usize = 256 * 1024;

/// What reading a position file gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// The dossier; none only when the file was refused.
    pub dossier: Option<Dossier>,
    /// Everything that is wrong, in the order of the file.
    pub findings: Vec<Finding>,
    /// Where each record stands.
    pub places: Places,
}

impl Loaded {
    fn refused(findings: Vec<Finding>) -> Self {
        Self {
            dossier: None,
            findings,
            places: Places::default(),
        }
    }
}

/// Reads a position file. A byte order mark at its start and line ends of any system are fine.
#[must_use]
pub fn load(bytes: &[u8]) -> Loaded {
    let loaded = load_watched(bytes, processors(bytes), &|_, _| true);
    // Nobody stops it.
    loaded.unwrap_or_else(|Stopped| Loaded::refused(Vec::new()))
}

/// As many threads as there are processors, one for a small file.
#[must_use]
pub fn processors(bytes: &[u8]) -> NonZeroUsize {
    if bytes.len() < SMALL {
        return NonZeroUsize::MIN;
    }
    thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// Reads a position file on so many threads, tells the listener how far it has come, and stops
/// when that says so. What is read does not depend on the number of threads.
///
/// # Errors
/// When the listener stopped it.
pub fn load_watched(
    bytes: &[u8],
    threads: NonZeroUsize,
    listener: Listener<'_>,
) -> Result<Loaded, Stopped> {
    load_within(bytes, (threads, listener), Limits::USUAL)
}

/// The same, with limits that a test can set lower.
fn load_within(
    bytes: &[u8],
    (threads, listener): (NonZeroUsize, Listener<'_>),
    limits: Limits,
) -> Result<Loaded, Stopped> {
    let (mark, content) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(content) => (bytes.len() - content.len(), content),
        None => (0, bytes),
    };
    if threads.get() == 1 {
        let lines = || LineIndex::new(content);
        let how = (threads, listener, limits);
        return read(bytes, mark, how, lines, || sha256(bytes));
    }
    // These take as long together as finding the records, which one thread does alone.
    thread::scope(|scope| {
        let lines = scope.spawn(|| LineIndex::new(content));
        let hash = scope.spawn(|| sha256(bytes));
        let how = (threads, listener, limits);
        read(bytes, mark, how, || joined(lines), || joined(hash))
    })
}

/// What a thread has made, or its panic.
fn joined<T>(thread: thread::ScopedJoinHandle<'_, T>) -> T {
    match thread.join() {
        Ok(made) => made,
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

/// Reads a file behind its byte order mark of so many bytes; lines and hash are made elsewhere.
fn read<'t>(
    bytes: &'t [u8],
    mark: usize,
    (threads, listener, limits): (NonZeroUsize, Listener<'_>, Limits),
    lines: impl FnOnce() -> LineIndex<'t>,
    hash: impl FnOnce() -> String,
) -> Result<Loaded, Stopped> {
    let content = &bytes[mark..];
    let text = match std::str::from_utf8(content) {
        Ok(text) => text,
        Err(error) => {
            return Ok(Loaded::refused(vec![not_utf8(
                content,
                error.valid_up_to(),
            )]));
        }
    };
    let watch = Watch::new(text.len(), listener);
    let outline = scan::outline(text, limits, &watch);
    let lines = lines();
    let outline = match outline {
        Ok(outline) => outline,
        Err(problem) => return Ok(Loaded::refused(vec![no_outline(&lines, problem)])),
    };
    if outline.is_stopped {
        return Err(Stopped);
    }
    if let Some(finding) = head::newer_format(text, &lines, &outline) {
        return Ok(Loaded::refused(vec![finding]));
    }
    if let Some((kind, at)) = outline.too_long {
        let finding = limits.too_many_records(kind).at(Some(lines.place(at)));
        return Ok(Loaded::refused(vec![finding]));
    }
    let mut resolver = Resolver::new(text, &lines, &watch, threads);
    let head = head::read(text, &outline, &mut resolver);
    // Where no field was found, the file is something else, and its oddities are no news.
    let problems = if outline.fields.is_empty() {
        &[]
    } else {
        outline.problems.as_slice()
    };
    for problem in problems {
        let trouble = Trouble::new(Code::Syntax, 0, problem.message.clone());
        resolver.tell(problem.at, trouble);
    }
    let Some(mut head) = head else {
        return Ok(Loaded::refused(resolver.findings()));
    };
    head.reveal(&outline, &mut resolver);
    let mut places = Places::default();
    for (kind, list) in &head.lists {
        places.add(*kind, &list.elements, &lines, mark);
        resolver.set_list(*kind, &list.elements);
    }
    let dossier = Dossier {
        title: head.title,
        about: head.about,
        language: head.language,
        sha256: hash(),
        ..resolver.dossier()?
    };
    if let Some(finding) = limits.too_many_cells(&dossier) {
        return Ok(Loaded::refused(vec![finding]));
    }
    let findings = resolver.findings();
    for record in findings.iter().filter_map(|finding| finding.record) {
        places.keep_text(record, bytes);
    }
    Ok(Loaded {
        dossier: Some(dossier),
        findings,
        places,
    })
}

fn not_utf8(content: &[u8], valid: usize) -> Finding {
    let place = LineIndex::new(&content[..valid]).place(valid);
    Finding::new(Code::NotUtf8, "the file is not UTF-8 text")
        .at(Some(place))
        .hint("save it in the encoding UTF-8")
}

fn no_outline(lines: &LineIndex<'_>, problem: NoOutline) -> Finding {
    match problem {
        NoOutline::Empty => Finding::new(Code::NotRon, "the file is empty")
            .hint("a position file begins with `(format: 1, title: \"…\",`"),
        NoOutline::NoBracket(at) => Finding::new(
            Code::NotRon,
            "this is no position file: its outer `(` is missing",
        )
        .at(Some(lines.place(at)))
        .hint("a position file begins with `(format: 1, title: \"…\",`"),
    }
}

/// The SHA-256 of the bytes, as 64 lower-case hexadecimal digits.
fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}
