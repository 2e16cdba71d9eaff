//! Which pairs of words stand where in a text: the seeds of a search for what is merely close.

use std::collections::HashMap;
use std::ops::Range;

use super::folding::Folding;
use super::words::word_ranges;

/// The words of a folded text as numbers, and where each pair of neighbours stands.
#[derive(Clone, Debug, Default)]
pub(super) struct WordIndex {
    numbers: HashMap<String, u32>,
    words: Vec<u32>,
    ranges: Vec<Range<usize>>,
    /// Two neighbouring words and the position of the first, sorted.
    pairs: Vec<(u32, u32, u32)>,
}

/// The number of a word that the text does not have.
pub(super) const UNKNOWN: u32 = u32::MAX;

impl WordIndex {
    /// Indexes the words of a folded text.
    pub(super) fn new(folding: &Folding) -> Self {
        let mut index = Self::default();
        for folded in word_ranges(folding.text()) {
            let (Some(word), Some(original)) = (
                folding.text().get(folded.clone()),
                folding.original(folded.clone()),
            ) else {
                continue;
            };
            // Positions are kept small; no text has four thousand million words.
            let Ok(next) = u32::try_from(index.words.len()) else {
                break;
            };
            let known = index.numbers.get(word).copied();
            let number = known.unwrap_or(next);
            if known.is_none() {
                index.numbers.insert(word.to_owned(), number);
            }
            if let Some(previous) = index.words.last() {
                index.pairs.push((*previous, number, next - 1));
            }
            index.words.push(number);
            index.ranges.push(original);
        }
        index.pairs.sort_unstable();
        index
    }

    /// The number of a folded word.
    pub(super) fn number(&self, word: &str) -> u32 {
        self.numbers.get(word).copied().unwrap_or(UNKNOWN)
    }

    /// The numbers of all words, in the order of the text.
    pub(super) fn words(&self) -> &[u32] {
        &self.words
    }

    /// The bytes of the original text from the first to the last of a range of words.
    pub(super) fn bytes(&self, words: Range<usize>) -> Option<Range<usize>> {
        let last = words.end.checked_sub(1)?;
        Some(self.ranges.get(words.start)?.start..self.ranges.get(last)?.end)
    }

    /// The positions of the first words of each occurrence of a pair, in order.
    pub(super) fn positions(
        &self,
        first: u32,
        second: u32,
    ) -> impl ExactSizeIterator<Item = usize> {
        let from = self
            .pairs
            .partition_point(|(one, other, _)| (*one, *other) < (first, second));
        let to = self
            .pairs
            .partition_point(|(one, other, _)| (*one, *other) <= (first, second));
        self.pairs
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .map(|(_, _, position)| *position as usize)
    }
}
