//! The texts of the sources, with what is worked out once and used for many quotations.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use sha2::{Digest, Sha256};

use super::fold::fold;
use super::folding::Folding;
use super::rung::Rung;
use super::text_place::{Beginnings, TextPlace};
use super::word_index::WordIndex;
use crate::model::SourceIndex;

/// The text of a source. Its foldings are made when they are first asked for, and kept.
#[derive(Clone, Debug)]
pub struct SourceText {
    text: String,
    sha256: String,
    pages: Vec<usize>,
    beginnings: OnceLock<Beginnings>,
    foldings: [OnceLock<Folding>; 5],
    word_index: OnceLock<WordIndex>,
}

impl PartialEq for SourceText {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.sha256 == other.sha256 && self.pages == other.pages
    }
}

impl Eq for SourceText {}

impl SourceText {
    /// A text that is the whole of its file; a byte-order mark is part of it.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let sha256 = sha256_of(text.as_bytes());
        Self::with_sha256(text, sha256)
    }

    /// A text that was taken out of a file whose bytes have the given hash.
    #[must_use]
    pub fn with_sha256(text: impl Into<String>, sha256: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            sha256: sha256.into(),
            pages: Vec::new(),
            beginnings: OnceLock::new(),
            foldings: Default::default(),
            word_index: OnceLock::new(),
        }
    }

    /// The same text with the bytes at which its pages begin, in order, the first at 0; none for
    /// a text without pages.
    #[must_use]
    pub fn with_pages(mut self, pages: Vec<usize>) -> Self {
        self.pages = pages;
        self
    }

    /// The bytes at which the pages begin; empty for a text without pages.
    #[must_use]
    pub fn pages(&self) -> &[usize] {
        &self.pages
    }

    /// Where a byte of the text stands: page, line and column.
    #[must_use]
    pub fn place_of(&self, byte: usize) -> TextPlace {
        self.beginnings
            .get_or_init(|| Beginnings::of(&self.text))
            .place(&self.text, &self.pages, byte)
    }

    /// The text as it is; byte ranges of grades count in it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The SHA-256 of the file's bytes, 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The text folded as far as `rung` says.
    #[must_use]
    pub fn folding(&self, rung: Rung) -> &Folding {
        let [white_space, compatibility, line_end_hyphens, case, spacing] = &self.foldings;
        match rung {
            Rung::WhiteSpace => white_space,
            Rung::Compatibility => compatibility,
            Rung::LineEndHyphens => line_end_hyphens,
            Rung::Case => case,
            Rung::Spacing => spacing,
        }
        .get_or_init(|| fold(&self.text, rung))
    }

    /// Where the words of the text stand.
    pub(super) fn word_index(&self) -> &WordIndex {
        self.word_index
            .get_or_init(|| WordIndex::new(self.folding(Rung::Case)))
    }
}

/// The texts at hand, each under its source. Cloning shares them.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Texts {
    texts: BTreeMap<SourceIndex, Arc<SourceText>>,
}

impl Texts {
    /// No texts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The text of a source, if it is at hand.
    #[must_use]
    pub fn get(&self, source: SourceIndex) -> Option<&SourceText> {
        self.texts.get(&source).map(Arc::as_ref)
    }

    /// The text of a source to be kept elsewhere too, if it is at hand.
    #[must_use]
    pub fn shared(&self, source: SourceIndex) -> Option<Arc<SourceText>> {
        self.texts.get(&source).map(Arc::clone)
    }

    /// Puts a text under its source, in place of one that was there.
    pub fn insert(&mut self, source: SourceIndex, text: impl Into<Arc<SourceText>>) {
        self.texts.insert(source, text.into());
    }

    /// Takes all of another collection's texts over, in place of those of the same sources.
    pub fn extend(&mut self, other: Self) {
        self.texts.extend(other.texts);
    }

    /// Every text with its source, in the order of the sources.
    pub fn iter(&self) -> impl Iterator<Item = (SourceIndex, &SourceText)> {
        self.texts
            .iter()
            .map(|(source, text)| (*source, text.as_ref()))
    }

    /// How many texts are at hand.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// True when no text is at hand.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}

/// The SHA-256 of bytes, as 64 lower-case hexadecimal digits.
#[must_use]
pub fn sha256_of(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut hexadecimal = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        for nibble in [byte >> 4, byte & 15] {
            hexadecimal.push(char::from(DIGITS[usize::from(nibble)]));
        }
    }
    hexadecimal
}
