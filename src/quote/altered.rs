//! The passage of a text that is close to a quotation without being it.
//!
//! Pairs of neighbouring words are the seeds: where several of the quotation's pairs stand near
//! each other, the words there are aligned with those of the quotation. Everything is bounded, in
//! the number of seeds as of passages, so that a quotation costs about the same in any text.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::difference::difference;
use super::fold::folded_quotation;
use super::grade::Grade;
use super::rung::Rung;
use super::text::SourceText;
use super::word_index::WordIndex;
use super::words::words;

/// The least a quotation must have to be called altered, in words and in letters and digits.
///
/// Four words that differ in one ("the president of France") match by chance in any long text;
/// from five words and 25 letters on, with three quarters of both equal and in order, at least
/// four words in a row with one exception agree, which unrelated sentences do not.
const LEAST_WORDS: usize = 5;
const LEAST_LETTERS: usize = 25;

/// The most words a quotation may have for this search; longer ones are no quotations, and
/// aligning them takes the square of their length.
const MOST_WORDS: usize = 2_000;

/// A pair of words that stands more often than this is "of the" and seeds nothing, unless the
/// quotation has no rarer one; then as many of its places are looked at.
const COMMON: usize = 256;

/// How many passages are aligned, those with the most seeds first.
const MOST_PASSAGES: usize = 8;

/// Three quarters: of the quotation's words, of its letters, and of the passage's words. Below
/// this a passage says something else with some of the same words.
fn is_most(part: usize, whole: usize) -> bool {
    part * 4 >= whole * 3
}

/// A passage that is close to the quotation.
struct Close {
    /// The words of the text, by number.
    words: Range<usize>,
    /// How many words are equal and in order.
    equal: usize,
    /// How many words of the quotation come before the first equal one, and after the last.
    missing: (usize, usize),
}

/// The closest passage of a text, as the grade `altered`, if any is close enough.
pub(super) fn find_altered(text: &SourceText, quotation: &str) -> Option<Grade> {
    let folded = folded_quotation(quotation, Rung::Case);
    let quoted: Vec<&str> = words(&folded).collect();
    let letters: Vec<usize> = quoted.iter().map(|word| letters_of(word)).collect();
    if quoted.len() < LEAST_WORDS
        || quoted.len() > MOST_WORDS
        || letters.iter().sum::<usize>() < LEAST_LETTERS
    {
        return None;
    }
    let index = text.word_index();
    let numbers: Vec<u32> = quoted.iter().map(|word| index.number(word)).collect();
    let mut best: Option<Close> = None;
    for passage in passages(index, &numbers) {
        if let Some(close) = align(index, &numbers, &letters, passage)
            && best.as_ref().is_none_or(|best| {
                (close.equal, best.words.len()) > (best.equal, close.words.len())
            })
        {
            best = Some(close);
        }
    }
    let at = widened(text.text(), index, &best?)?;
    let at = with_marks(text.text(), at, quotation);
    let difference = difference(text.text(), &at, quotation);
    let negation = difference.iter().any(|change| change.negation);
    Some(Grade::Altered {
        at,
        difference,
        negation,
    })
}

fn letters_of(word: &str) -> usize {
    word.chars()
        .filter(|character| character.is_alphanumeric())
        .count()
}

/// The stretches of words in which the most pairs of the quotation stand near each other.
fn passages(index: &WordIndex, quoted: &[u32]) -> Vec<Range<usize>> {
    let (seeds, skipped) = seeds(index, quoted);
    let count = quoted.len();
    // What the passage may have more than the quotation, on either side.
    let slack = count / 3 + 2;
    let least = (count / 6).saturating_sub(skipped).max(1);
    let mut clusters: Vec<(usize, usize)> = Vec::new();
    let mut behind = 0;
    for (first, (position, _)) in seeds.iter().enumerate() {
        while seeds
            .get(behind)
            .is_some_and(|(other, _)| *other < position + count + slack)
        {
            behind += 1;
        }
        if behind - first >= least {
            clusters.push((behind - first, first));
        }
    }
    // The fullest first; of equally full ones the earlier.
    clusters.sort_unstable_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    let mut chosen: Vec<Range<usize>> = Vec::new();
    for (_, first) in clusters {
        let Some((position, number)) = seeds.get(first) else {
            continue;
        };
        let start = position.saturating_sub(number + slack);
        let end = (position + count + slack).min(index.words().len());
        let is_new = chosen
            .iter()
            .all(|other| !(other.start..other.end).contains(position));
        if is_new {
            chosen.push(start..end);
        }
        if chosen.len() == MOST_PASSAGES {
            break;
        }
    }
    chosen
}

/// Where the quotation's pairs of words stand, as positions in the text and in the quotation,
/// sorted; and how many pairs were too common to look at.
fn seeds(index: &WordIndex, quoted: &[u32]) -> (Vec<(usize, usize)>, usize) {
    let mut seeds = Vec::new();
    let mut common = Vec::new();
    for (number, pair) in quoted.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        let positions = index.positions(*first, *second);
        if positions.len() > COMMON {
            common.push((number, *first, *second));
        } else {
            seeds.extend(positions.map(|position| (position, number)));
        }
    }
    let skipped = common.len();
    if seeds.is_empty() {
        for (number, first, second) in common {
            let positions = index.positions(first, second).take(COMMON);
            seeds.extend(positions.map(|position| (position, number)));
        }
    }
    seeds.sort_unstable();
    (seeds, skipped)
}

/// Aligns a passage with the quotation and cuts it to what is close.
fn align(
    index: &WordIndex,
    quoted: &[u32],
    letters: &[usize],
    passage: Range<usize>,
) -> Option<Close> {
    let printed = index.words().get(passage.clone())?;
    let mut partner: Vec<Option<usize>> = vec![None; printed.len()];
    for operation in capture_diff_slices(Algorithm::Myers, printed, quoted) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = operation
        {
            for step in 0..len {
                if let Some(partner) = partner.get_mut(old_index + step) {
                    *partner = Some(new_index + step);
                }
            }
        }
    }
    let dense = densest(&partner);
    let partners: Vec<usize> = partner
        .get(dense.clone())?
        .iter()
        .flatten()
        .copied()
        .collect();
    let equal_letters: usize = partners.iter().filter_map(|at| letters.get(*at)).sum();
    let is_close = is_most(partners.len(), quoted.len())
        && is_most(partners.len(), dense.len())
        && is_most(equal_letters, letters.iter().sum());
    let (first, last) = (partners.first()?, partners.last()?);
    is_close.then(|| Close {
        words: passage.start + dense.start..passage.start + dense.end,
        equal: partners.len(),
        missing: (*first, quoted.len() - 1 - *last),
    })
}

/// The stretch in which the words with a partner outweigh those without by the most, so that a
/// stray "the" far off does not belong to it (Kadane's maximum subarray). A word with a partner
/// weighs two without, so that one at the edge is kept before "never again".
fn densest(partner: &[Option<usize>]) -> Range<usize> {
    let mut best = (0_isize, 0..0);
    let mut sum = 0_isize;
    let mut start = 0;
    for (at, partner) in partner.iter().enumerate() {
        sum += if partner.is_some() { 2 } else { -1 };
        if sum > best.0 {
            best = (sum, start..at + 1);
        }
        if sum < 0 {
            sum = 0;
            start = at + 1;
        }
    }
    best.1
}

/// The bytes of a passage, with as many words more at its ends as the quotation has there others,
/// as far as the sentence goes.
fn widened(text: &str, index: &WordIndex, close: &Close) -> Option<Range<usize>> {
    let mut words = close.words.clone();
    for _ in 0..close.missing.0 {
        let Some(earlier) = words.start.checked_sub(1) else {
            break;
        };
        if ends_sentence(text, index, earlier) {
            break;
        }
        words.start = earlier;
    }
    for _ in 0..close.missing.1 {
        let is_end = words
            .end
            .checked_sub(1)
            .is_none_or(|last| ends_sentence(text, index, last));
        if is_end || words.end >= index.words().len() {
            break;
        }
        words.end += 1;
    }
    index.bytes(words)
}

/// The passage with as many of the marks directly around it as the quotation has at its ends: what
/// both have there is no difference.
fn with_marks(text: &str, at: Range<usize>, quotation: &str) -> Range<usize> {
    let is_mark = |character: &char| !character.is_alphanumeric() && !character.is_whitespace();
    let quotation = quotation.trim();
    let at_start = quotation.chars().take_while(is_mark).count();
    let at_end = quotation.chars().rev().take_while(is_mark).count();
    let before = text.get(..at.start).unwrap_or_default();
    let after = text.get(at.end..).unwrap_or_default();
    let length = |marks: &mut dyn Iterator<Item = char>| marks.map(char::len_utf8).sum::<usize>();
    let before = length(&mut before.chars().rev().take_while(is_mark).take(at_start));
    let after = length(&mut after.chars().take_while(is_mark).take(at_end));
    at.start - before..at.end + after
}

/// True when a sentence, a paragraph or spoken words end between a word and the next.
fn ends_sentence(text: &str, index: &WordIndex, word: usize) -> bool {
    let between = index
        .bytes(word..word + 1)
        .zip(index.bytes(word + 1..word + 2))
        .and_then(|(word, next)| text.get(word.end..next.start));
    between.is_none_or(|between| {
        between.contains(['.', '!', '?', '…', '“', '”', '«', '»', '„', '"'])
            || between.contains("\n\n")
            || between.contains("\r\n\r\n")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quote::ChangeKind;

    const TEXT: &str = "Russia’s deputy minister spoke on Monday. “We definitely will not at any \
        time subscribe to, agree to, or even be content with any presence of NATO troops on \
        Ukrainian territory,” he said. The president of the republic said nothing on the matter \
        of troops. Мы никогда не согласимся на присутствие иностранных войск на Украине.";

    /// The passage, what differs in it, and whether that says no.
    type Told = (String, Vec<(ChangeKind, String, String)>, bool);

    fn altered(quotation: &str) -> Option<Told> {
        match find_altered(&SourceText::new(TEXT), quotation)? {
            Grade::Altered {
                at,
                difference,
                negation,
            } => Some((
                TEXT[at].to_owned(),
                difference
                    .into_iter()
                    .filter(|change| change.kind != ChangeKind::Equal)
                    .map(|change| (change.kind, change.text, change.quotation))
                    .collect(),
                negation,
            )),
            _ => None,
        }
    }

    #[test]
    fn what_is_close_is_found_with_its_difference() {
        use ChangeKind::{Changed, Deleted, Inserted};
        let cases = [
            (
                "We definitely will at any time subscribe to, agree to",
                "We definitely will not at any time subscribe to, agree to",
                vec![(Deleted, "not", "")],
                true,
            ),
            (
                "“We definitely will at any time subscribe to, agree to,",
                "“We definitely will not at any time subscribe to, agree to,",
                vec![(Deleted, "not", "")],
                true,
            ),
            (
                "content with any presence of European troops on Ukrainian territory",
                "content with any presence of NATO troops on Ukrainian territory",
                vec![(Changed, "NATO", "European")],
                false,
            ),
            (
                "They definitely will not at any time subscribe to, agree to",
                "We definitely will not at any time subscribe to, agree to",
                vec![(Changed, "We", "They")],
                false,
            ),
            (
                "Then we definitely will not at any time subscribe to, agree to",
                "We definitely will not at any time subscribe to, agree to",
                vec![(Inserted, "", "Then")],
                false,
            ),
            (
                "any presence of NATO troops on Ukrainian soil",
                "any presence of NATO troops on Ukrainian territory",
                vec![(Changed, "territory", "soil")],
                false,
            ),
            (
                "Мы согласимся на присутствие иностранных войск на Украине",
                "Мы никогда не согласимся на присутствие иностранных войск на Украине",
                vec![(Deleted, "никогда не", "")],
                true,
            ),
        ];
        for (quotation, at, changes, negation) in cases {
            let changes: Vec<_> = changes
                .into_iter()
                .map(|(kind, text, quotation)| (kind, text.to_owned(), quotation.to_owned()))
                .collect();
            assert_eq!(
                altered(quotation),
                Some((at.to_owned(), changes, negation)),
                "{quotation}"
            );
        }
    }

    #[test]
    fn what_is_short_or_far_is_not_close() {
        let cases = [
            "of NATO soldiers on",
            "the president of the United States",
            "troops on Russian soil are at no time acceptable to the president",
            "We definitely will subscribe to the plan, and be content with it at any rate",
            "nothing of this stands in the text at all, not one sentence",
            "",
        ];
        for quotation in cases {
            assert_eq!(altered(quotation), None, "{quotation}");
        }
    }
}
