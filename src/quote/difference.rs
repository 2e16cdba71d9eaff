//! How a quotation differs from a stretch of text, word by word.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::fold::fold;
use super::grade::{Change, ChangeKind};
use super::negation::differ_in_negation;
use super::rung::Rung;
use super::words::word_ranges;

/// A word or a mark of punctuation.
struct Token {
    /// What is compared: folded to small letters and straight marks.
    key: String,
    /// The bytes it stands for.
    at: Range<usize>,
}

/// What is equal and what is not between a range of a text and a quotation, in order.
///
/// Words are equal when they are so without regard to white space, the form of characters and
/// capital letters; marks of punctuation count like words.
#[must_use]
pub fn difference(text: &str, range: &Range<usize>, quotation: &str) -> Vec<Change> {
    let printed = tokens(text.get(range.clone()).unwrap_or_default(), range.start);
    let quoted = tokens(quotation, 0);
    let keys = |tokens: &[Token]| -> Vec<String> {
        tokens.iter().map(|token| token.key.clone()).collect()
    };
    capture_diff_slices(Algorithm::Myers, &keys(&printed), &keys(&quoted))
        .into_iter()
        .map(|operation| {
            let kind = match operation {
                DiffOp::Equal { .. } => ChangeKind::Equal,
                DiffOp::Delete { .. } => ChangeKind::Deleted,
                DiffOp::Insert { .. } => ChangeKind::Inserted,
                DiffOp::Replace { .. } => ChangeKind::Changed,
            };
            let at = bytes(&printed, operation.old_range(), range.start);
            let within = bytes(&quoted, operation.new_range(), 0);
            let words = text.get(at.clone()).unwrap_or_default();
            let quoted_words = quotation.get(within.clone()).unwrap_or_default();
            Change {
                kind,
                negation: kind != ChangeKind::Equal && differ_in_negation(words, quoted_words),
                text: words.to_owned(),
                quotation: quoted_words.to_owned(),
                at,
                within,
            }
        })
        .collect()
}

fn tokens(text: &str, offset: usize) -> Vec<Token> {
    let folding = fold(text, Rung::Case);
    let folded = folding.text();
    let mut ranges = Vec::new();
    let mut end = 0;
    for word in word_ranges(folded) {
        ranges.extend(marks(folded, end..word.start));
        end = word.end;
        ranges.push(word);
    }
    ranges.extend(marks(folded, end..folded.len()));
    ranges
        .into_iter()
        .filter_map(|range| {
            let original = folding.original(range.clone())?;
            Some(Token {
                key: folded.get(range)?.to_owned(),
                at: original.start + offset..original.end + offset,
            })
        })
        .collect()
}

/// Each character between two words that is not white space.
fn marks(text: &str, between: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let start = between.start;
    text.get(between)
        .unwrap_or_default()
        .char_indices()
        .filter(|(_, character)| !character.is_whitespace())
        .map(move |(at, character)| start + at..start + at + character.len_utf8())
}

/// The bytes from the first to the last token; where there are none, the place behind the one
/// before.
fn bytes(tokens: &[Token], numbers: Range<usize>, start: usize) -> Range<usize> {
    let inside = tokens.get(numbers.clone()).unwrap_or_default();
    if let (Some(first), Some(last)) = (inside.first(), inside.last()) {
        return first.at.start..last.at.end;
    }
    let place = numbers
        .start
        .checked_sub(1)
        .and_then(|before| tokens.get(before))
        .map_or(start, |token| token.at.end);
    place..place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_told_word_by_word() {
        let text = "He said: «Мы не примем NATO troops, ever».";
        let quotation = "Мы примем any NATO soldiers ever";
        let range = text.find("Мы").unwrap()..text.find('»').unwrap();
        let changes: Vec<_> = difference(text, &range, quotation)
            .into_iter()
            .map(|change| {
                assert_eq!(text[change.at], change.text);
                assert_eq!(quotation[change.within], change.quotation);
                (change.kind, change.text, change.quotation, change.negation)
            })
            .collect();
        let expected = [
            (ChangeKind::Equal, "Мы", "Мы", false),
            (ChangeKind::Deleted, "не", "", true),
            (ChangeKind::Equal, "примем", "примем", false),
            (ChangeKind::Inserted, "", "any", false),
            (ChangeKind::Equal, "NATO", "NATO", false),
            (ChangeKind::Changed, "troops,", "soldiers", false),
            (ChangeKind::Equal, "ever", "ever", false),
        ]
        .map(|(kind, text, quotation, negation)| {
            (kind, text.to_owned(), quotation.to_owned(), negation)
        });
        assert_eq!(changes, expected);
    }
}
