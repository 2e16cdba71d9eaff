//! Where the quotations of a text stood when it was last seen, so that it can be told what moved
//! when another text comes in its place.
//!
//! Plain data: keeping it between runs is the shell's business.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::graded::Graded;
use crate::model::{Dossier, Statement};
use crate::quote::{Texts, sha256_of};

/// Where one quotation stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The byte of the text at which it began.
    pub start: usize,
    /// The line of the text, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// For the SHA-256 of a text where each quotation stood in it.
///
/// A quotation is named by the SHA-256 of its words, together with its context where it has one:
/// the same words may be quoted from two places of a text.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Anchors {
    texts: BTreeMap<String, BTreeMap<String, Anchor>>,
}

impl Anchors {
    /// No text has been seen.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// True when no text has been seen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// True when something is known of the text of this hash.
    #[must_use]
    pub fn knows(&self, sha256: &str) -> bool {
        self.texts.contains_key(sha256)
    }

    /// Takes over what another collection knows, in place of what was known of the same quotation
    /// of the same text.
    pub fn extend(&mut self, other: Self) {
        for (text, quotations) in other.texts {
            self.texts.entry(text).or_default().extend(quotations);
        }
    }

    /// Forgets every text but those of the given hashes, so that what is kept does not grow for
    /// ever.
    pub fn retain(&mut self, keeps: impl Fn(&str) -> bool) {
        self.texts.retain(|text, _| keeps(text));
    }

    /// Where a statement's quotation stood in the text of the given hash, in lower case.
    #[must_use]
    pub fn of(&self, sha256: &str, statement: &Statement) -> Option<Anchor> {
        let quotations = self.texts.get(sha256)?;
        quotations.get(&name_of(statement)).copied()
    }
}

/// Where the quotations stand in the texts at hand: of each text those that it prints, folded and
/// joined ones included.
#[must_use]
pub fn anchors(dossier: &Dossier, texts: &Texts, grades: &[Graded]) -> Anchors {
    let mut anchors = Anchors::default();
    for graded in grades {
        let statement = dossier.statement(graded.statement);
        let Some(text) = texts.get(statement.source) else {
            continue;
        };
        let (true, Some(place), Some(at)) = (
            graded.grade.is_match(),
            graded.place,
            graded.grade.ranges().first(),
        ) else {
            continue;
        };
        let anchor = Anchor {
            start: at.start,
            line: place.line,
            column: place.column,
        };
        // Where two sources have the same text, the first statement counts.
        anchors
            .texts
            .entry(text.sha256().to_owned())
            .or_default()
            .entry(name_of(statement))
            .or_insert(anchor);
    }
    anchors
}

/// The SHA-256 by which a quotation is known again.
fn name_of(statement: &Statement) -> String {
    let context = statement.verbatim_context();
    let quote = statement.verbatim_quote();
    if context == [None, None] {
        return sha256_of(quote.as_bytes());
    }
    // The zero byte keeps a word from wandering from the context into the quotation unseen.
    let [before, after] = context.map(Option::unwrap_or_default);
    sha256_of(format!("{before}\0{quote}\0{after}").as_bytes())
}
