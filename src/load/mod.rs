//! Reads a position file: bytes in, a dossier, findings and places out. It never fails on bad
//! data; only a file that is not UTF-8, not RON or of a newer format gives no dossier.
//!
//! `scan` finds the bytes of every record, `raw` parses each alone, `resolve` makes the model.
//! Nothing is read from disk here: whether a source's text is there is the shell's to find out.

mod bounds;
mod explain;
mod fields;
mod format;
mod head;
mod ids;
mod lex;
mod lines;
mod path;
mod places;
mod raw;
mod records;
mod resolve;
mod scan;
mod trouble;

#[cfg(test)]
pub(crate) use format::fields;
pub use places::Places;

use sha2::{Digest, Sha256};

use crate::finding::{Code, Finding};
use crate::model::Dossier;

use lines::LineIndex;
use resolve::Resolver;
use scan::NoOutline;
use trouble::Trouble;

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
    let (mark, content) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(content) => (bytes.len() - content.len(), content),
        None => (0, bytes),
    };
    let text = match std::str::from_utf8(content) {
        Ok(text) => text,
        Err(error) => return Loaded::refused(vec![not_utf8(content, error.valid_up_to())]),
    };
    let lines = LineIndex::new(text);
    let outline = match scan::outline(text) {
        Ok(outline) => outline,
        Err(problem) => return Loaded::refused(vec![no_outline(&lines, problem)]),
    };
    if let Some(finding) = head::newer_format(text, &lines, &outline) {
        return Loaded::refused(vec![finding]);
    }
    let mut resolver = Resolver::new(text, &lines);
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
        return Loaded::refused(resolver.findings());
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
        sha256: hex(&Sha256::digest(bytes)),
        ..resolver.dossier()
    };
    let findings = resolver.findings();
    for record in findings.iter().filter_map(|finding| finding.record) {
        places.keep_text(record, bytes);
    }
    Loaded {
        dossier: Some(dossier),
        findings,
        places,
    }
}

fn not_utf8(content: &[u8], valid: usize) -> Finding {
    let before = std::str::from_utf8(&content[..valid]).unwrap_or_default();
    let place = LineIndex::new(before).place(valid);
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

fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}
