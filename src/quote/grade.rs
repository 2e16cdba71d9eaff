//! The grades of quotations: what the text of a source says of the words taken from it.

use std::ops::Range;

use super::rung::Rung;
use crate::model::SourceIndex;

/// What was found of a quotation. All ranges are bytes of the original text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Grade {
    /// The text prints it code point for code point.
    Exact {
        /// Where.
        at: Range<usize>,
    },
    /// The text prints it but for what this rung overlooks.
    Folded {
        /// The lowest rung that suffices.
        rung: Rung,
        /// Where.
        at: Range<usize>,
    },
    /// Its fragments around ellipses stand in the text in order.
    Joined {
        /// Where each fragment stands.
        at: Vec<Range<usize>>,
    },
    /// The text prints something close to it.
    Altered {
        /// Where.
        at: Range<usize>,
        /// Word by word, in order, what is equal and what is not.
        difference: Vec<Change>,
        /// True when they differ in a word that says no.
        negation: bool,
    },
    /// It stands in the text of another source.
    Elsewhere {
        /// Which one.
        source: SourceIndex,
        /// The grade it has there.
        inside: Box<Self>,
    },
    /// It stands in no text at hand.
    Missing,
    /// The text of its source is not at hand.
    NoText,
}

impl Grade {
    /// The names of all grades in reports and JSON, in the order in which they are counted.
    pub const KEYS: [&'static str; 7] = [
        "exact",
        "folded",
        "joined",
        "altered",
        "elsewhere",
        "missing",
        "no_text",
    ];

    /// The name in reports and JSON.
    #[must_use]
    pub fn key(&self) -> &'static str {
        Self::KEYS[self.position()]
    }

    /// The position in [`Grade::KEYS`].
    #[must_use]
    pub fn position(&self) -> usize {
        match self {
            Self::Exact { .. } => 0,
            Self::Folded { .. } => 1,
            Self::Joined { .. } => 2,
            Self::Altered { .. } => 3,
            Self::Elsewhere { .. } => 4,
            Self::Missing => 5,
            Self::NoText => 6,
        }
    }

    /// The words in the interface, in lower case. A match proves what the source prints, not
    /// what was said, so none of them says "verified".
    #[must_use]
    pub fn words(&self) -> &'static str {
        match self {
            Self::Exact { .. } => "matches the source text",
            Self::Folded { .. } => "matches the source text, folded",
            Self::Joined { .. } => "its parts match the source text",
            Self::Altered { .. } => "differs from the source text",
            Self::Elsewhere { .. } => "stands in another source",
            Self::Missing => "not in the source text",
            Self::NoText => "no source text at hand",
        }
    }

    /// True when the named source prints these words.
    #[must_use]
    pub fn is_match(&self) -> bool {
        matches!(
            self,
            Self::Exact { .. } | Self::Folded { .. } | Self::Joined { .. }
        )
    }

    /// What is wrong with the quotation, in the words of a mark; none where it matches or could not
    /// be compared.
    #[must_use]
    pub fn doubt(&self) -> Option<&'static str> {
        match self {
            Self::Altered { .. } => Some("quotation differs from the source"),
            Self::Missing => Some("quotation not in the source"),
            Self::Elsewhere { .. } => Some("quotation stands in another source"),
            Self::Exact { .. } | Self::Folded { .. } | Self::Joined { .. } | Self::NoText => None,
        }
    }

    /// Where it stands in the text of its own source, in the order of the text; empty when it
    /// does not.
    #[must_use]
    pub fn ranges(&self) -> &[Range<usize>] {
        match self {
            Self::Exact { at } | Self::Folded { at, .. } | Self::Altered { at, .. } => {
                std::slice::from_ref(at)
            }
            Self::Joined { at } => at,
            Self::Elsewhere { .. } | Self::Missing | Self::NoText => &[],
        }
    }
}

/// How a stretch of a quotation differs from the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// Both have the same words.
    Equal,
    /// The quotation has words that the text does not have.
    Inserted,
    /// The text has words that the quotation leaves out.
    Deleted,
    /// The quotation has other words than the text.
    Changed,
}

/// A stretch of a quotation beside the same stretch of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// How the two differ.
    pub kind: ChangeKind,
    /// The words of the text; empty when inserted.
    pub text: String,
    /// The words of the quotation; empty when deleted.
    pub quotation: String,
    /// The bytes of the original text.
    pub at: Range<usize>,
    /// The bytes of the quotation.
    pub within: Range<usize>,
    /// True when the two differ in a word that says no.
    pub negation: bool,
}
