//! What two people changed in different ways.

use std::fmt;

use crate::edit::Change;
use crate::finding::{RecordKind, RecordRef};

/// One of the two that are merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Whose text is the one that is changed.
    Ours,
    /// Whose changes are taken over.
    Theirs,
}

/// What a conflict is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// What the file says of itself.
    Head,
    /// A record, by its id; a statement without one by its cell and its words.
    Record(RecordKind, String),
    /// The order of a list.
    Order(RecordKind),
}

/// How the two sides differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Both changed it, and not alike.
    Changed,
    /// Both added it, and not alike.
    Added,
    /// The named side removed it, the other one changed it.
    Removed(Side),
    /// The named side removed it, while the other one refers to it; it stays.
    Needed(Side),
}

/// A place where the two sides differ and only a person can decide. The merged text has what ours
/// has there; a record that is still referred to stays, whoever removed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What it is about.
    pub about: About,
    /// The record in the merged text; none where it is not there.
    pub at: Option<RecordRef>,
    /// The field's name; none where it is about the record as a whole.
    pub field: Option<String>,
    /// How the two differ.
    pub why: Why,
    /// What stood there before both, as it was written; none where nothing did.
    pub base: Option<String>,
    /// What ours has.
    pub ours: Option<String>,
    /// What theirs has.
    pub theirs: Option<String>,
    /// What makes the merged text say what each side has; none where that cannot be done by
    /// changes.
    pub(super) changes: [Option<Vec<Change>>; 2],
}

/// The changes of the merged text by which it says what one side has; empty where it does. None
/// where the record is written in such a way that it has to be put in by hand.
///
/// Taking the side that removed a record takes only that record away: what refers to it stays.
/// The changes of several conflicts can be made together.
#[must_use]
pub fn resolve(conflict: &Conflict, side: Side) -> Option<&[Change]> {
    let at = match side {
        Side::Ours => 0,
        Side::Theirs => 1,
    };
    conflict.changes[at].as_deref()
}

impl Side {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Ours => Self::Theirs,
            Self::Theirs => Self::Ours,
        }
    }

    /// How it is called.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Theirs => "theirs",
        }
    }
}

impl Why {
    /// A word for programs.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Added => "added",
            Self::Removed(Side::Ours) => "removed_by_ours",
            Self::Removed(Side::Theirs) => "removed_by_theirs",
            Self::Needed(Side::Ours) => "removed_by_ours_but_referred_to",
            Self::Needed(Side::Theirs) => "removed_by_theirs_but_referred_to",
        }
    }
}

impl fmt::Display for Conflict {
    /// One line: what it is about and how the two differ.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.about {
            About::Head => write!(f, "the file itself")?,
            About::Record(kind, name) => write!(f, "{} {name}", kind.word())?,
            About::Order(kind) => write!(f, "the order of `{}`", kind.list())?,
        }
        if let Some(field) = &self.field {
            write!(f, ", `{field}`")?;
        }
        match self.why {
            Why::Changed => write!(f, ": changed differently on both sides"),
            Why::Added => write!(f, ": added on both sides, not alike"),
            Why::Removed(side) => write!(
                f,
                ": removed by {}, changed by {}",
                side.word(),
                side.other().word()
            ),
            Why::Needed(side) => write!(
                f,
                ": removed by {}, but {} refers to it, so it stays",
                side.word(),
                side.other().word()
            ),
        }
    }
}
