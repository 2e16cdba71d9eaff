//! What the loader and the checks have to say: severity, code, place, sentence, hints.
//!
//! A sentence begins in lower case, names things in backticks and has no final stop; a hint says
//! what to do.

mod code;
mod grammar;
mod suggest;

pub use code::Code;
pub use grammar::{Count, byte_size, list_and, list_or};
pub use suggest::closest;

use std::borrow::Cow;
use std::fmt;

use crate::hidden::visible;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A record was left out or may not be read, or a quotation is not what its source prints.
    Error,
    /// Kept, but wrong.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word in reports and JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// Line and column in the file, both from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// The lists of a position file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// `parties`
    Party,
    /// `themes`
    Theme,
    /// `points`
    Point,
    /// `sources`
    Source,
    /// `plans`
    Plan,
    /// `statements`
    Statement,
}

impl RecordKind {
    /// All of them, in the order in which people read and count them.
    pub const ALL: [Self; 6] = [
        Self::Party,
        Self::Theme,
        Self::Point,
        Self::Source,
        Self::Plan,
        Self::Statement,
    ];

    /// The word for one such record.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Theme => "theme",
            Self::Point => "point",
            Self::Source => "source",
            Self::Plan => "plan",
            Self::Statement => "statement",
        }
    }

    /// The name of the list in the file.
    #[must_use]
    pub fn list(self) -> &'static str {
        match self {
            Self::Party => "parties",
            Self::Theme => "themes",
            Self::Point => "points",
            Self::Source => "sources",
            Self::Plan => "plans",
            Self::Statement => "statements",
        }
    }
}

/// A record of a position file, by its number in the list there, counting from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordRef {
    /// Which list.
    pub kind: RecordKind,
    /// The number in the file's list, from 0, left-out records counted.
    pub number: u32,
}

/// One thing the loader or a check has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// Which kind of finding this is; stable, for programs.
    pub code: Code,
    /// The sentence.
    pub message: String,
    /// Where in the file.
    pub place: Option<Place>,
    /// The record it is about.
    pub record: Option<RecordRef>,
    /// What to do.
    pub hints: Vec<String>,
}

impl Finding {
    /// A finding of the severity that its code always has.
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            severity: code.severity(),
            code,
            message: shown(message.into()),
            place: None,
            record: None,
            hints: Vec::new(),
        }
    }

    /// The same at a place in the file.
    #[must_use]
    pub fn at(mut self, place: Option<Place>) -> Self {
        self.place = place;
        self
    }

    /// The same about a record.
    #[must_use]
    pub fn about(mut self, kind: RecordKind, number: u32) -> Self {
        self.record = Some(RecordRef { kind, number });
        self
    }

    /// The same with one more hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(shown(hint.into()));
        self
    }
}

/// A sentence may repeat words of a file, and then shows what hides in them.
fn shown(text: String) -> String {
    match visible(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(shown) => shown,
    }
}

/// How many errors, warnings and notes there are.
pub fn severity_counts<'a>(
    findings: impl IntoIterator<Item = &'a Finding>,
) -> (usize, usize, usize) {
    let mut counts = (0, 0, 0);
    for finding in findings {
        match finding.severity {
            Severity::Error => counts.0 += 1,
            Severity::Warning => counts.1 += 1,
            Severity::Note => counts.2 += 1,
        }
    }
    counts
}
