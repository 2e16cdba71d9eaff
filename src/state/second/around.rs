//! The words around a quotation in its text, without anything that tells how it was read.

use std::ops::Range;

use crate::hidden::visible;
use crate::model::StatementIndex;
use crate::quote::{Grade, SourceText};
use crate::state::State;

/// So many bytes are shown on each side, and up to the next gap between words.
const REACH: usize = 700;

/// A quotation's place in its text, with what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// What stands before it.
    pub before: String,
    /// The words as the text has them.
    pub words: String,
    /// What stands after it.
    pub after: String,
    /// True where the text begins with this.
    pub is_beginning: bool,
    /// True where the text ends with this.
    pub is_end: bool,
}

impl State {
    /// The words around a statement's quotation, where its text is at hand and has it.
    #[must_use]
    pub fn around(&self, index: StatementIndex) -> Option<Around> {
        let mut source = self.dossier().statements.get(index.at())?.source;
        let mut grade = self.grade(index)?;
        if let Grade::Elsewhere {
            source: other,
            inside,
        } = grade
        {
            source = *other;
            grade = inside;
        }
        let ranges = grade.ranges();
        let at = ranges.first()?.start..ranges.last()?.end;
        around(self.evidence.texts.get(source)?, at)
    }
}

fn around(text: &SourceText, at: Range<usize>) -> Option<Around> {
    let text = text.text();
    let is_gap = |letter: char| letter.is_whitespace();
    let before = text.get(..at.start)?;
    let mut start = before.len().saturating_sub(REACH);
    while !before.is_char_boundary(start) {
        start -= 1;
    }
    if start > 0 {
        start += before[start..].find(is_gap).unwrap_or(0);
    }
    let after = text.get(at.end..)?;
    let mut end = REACH.min(after.len());
    while !after.is_char_boundary(end) {
        end += 1;
    }
    if end < after.len() {
        end = after[..end].rfind(is_gap).unwrap_or(end);
    }
    Some(Around {
        is_beginning: start == 0,
        is_end: end == after.len(),
        before: visible(before[start..].trim_start()).into_owned(),
        words: visible(text.get(at)?).into_owned(),
        after: visible(after[..end].trim_end()).into_owned(),
    })
}
