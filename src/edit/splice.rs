//! Bytes of a text that become others.

use std::ops::Range;

/// Some bytes of a text and what stands there afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// Bytes of the text before; on the boundaries of characters.
    pub at: Range<usize>,
    /// What stands there afterwards.
    pub with: String,
}

impl Splice {
    /// Replaces these bytes.
    #[must_use]
    pub fn new(at: Range<usize>, with: impl Into<String>) -> Self {
        Self {
            at,
            with: with.into(),
        }
    }

    /// Puts something in between.
    #[must_use]
    pub fn insert(at: usize, with: impl Into<String>) -> Self {
        Self::new(at..at, with)
    }

    /// The smallest single splice that makes one text of the other.
    #[must_use]
    pub fn between(before: &str, after: &str) -> Self {
        let same = |pair: &(u8, u8)| pair.0 == pair.1;
        let start = before.bytes().zip(after.bytes()).take_while(same).count();
        let rest = before.len().min(after.len()) - start;
        let (backwards, other) = (before.bytes().rev(), after.bytes().rev());
        let end = backwards.zip(other).take(rest).take_while(same).count();
        // Whole characters only.
        let mut start = start;
        while !before.is_char_boundary(start) || !after.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = end.min(before.len().min(after.len()) - start);
        while !before.is_char_boundary(before.len() - end)
            || !after.is_char_boundary(after.len() - end)
        {
            end -= 1;
        }
        Self::new(start..before.len() - end, &after[start..after.len() - end])
    }
}

/// The text with all splices made; they are in order and none reaches into another. None where
/// one of them is not of this text.
#[must_use]
pub fn apply(text: &str, splices: &[Splice]) -> Option<String> {
    let grown: usize = splices.iter().map(|splice| splice.with.len()).sum();
    let mut made = String::with_capacity(text.len() + grown);
    let mut from = 0;
    for splice in splices {
        if splice.at.end < splice.at.start {
            return None;
        }
        made.push_str(text.get(from..splice.at.start)?);
        text.get(splice.at.clone())?;
        made.push_str(&splice.with);
        from = splice.at.end;
    }
    made.push_str(text.get(from..)?);
    Some(made)
}

/// The splices that lead back: made on the text after these, they give the text before. None
/// where one of them is not of this text.
#[must_use]
pub fn inverse(text: &str, splices: &[Splice]) -> Option<Vec<Splice>> {
    let mut back = Vec::with_capacity(splices.len());
    let (mut added, mut removed) = (0, 0);
    for splice in splices {
        let before = text.get(splice.at.clone())?;
        let start = splice.at.start + added - removed;
        back.push(Splice::new(start..start + splice.with.len(), before));
        added += splice.with.len();
        removed += splice.at.len();
    }
    Some(back)
}
