//! The passage that a missing quotation comes nearest to: the most of its words in a row.

use std::ops::Range;

use super::fold::folded_quotation;
use super::rung::Rung;
use super::text::SourceText;
use super::words::words;

/// How many words in a row make a passage worth looking at. Three ("of the United") stand
/// together anywhere.
const LEAST_WORDS: usize = 4;

/// A pair of words that stands more often than this is looked at in as many of its places.
const COMMON: usize = 256;

/// Bounds for a quotation of one word a thousand times over: how many of its words are looked at,
/// and how long a run may get.
const MOST_WORDS: usize = 2_000;
const LONGEST_RUN: usize = 64;

/// What a text has of a quotation that it does not print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nearest {
    /// The longest run of words that both have, of equals the first: its bytes in the text.
    Passage(Range<usize>),
    /// There is no run of so many words, which is at most what the quotation has.
    None(usize),
}

/// Looks for the words of a quotation in a text that does not print it.
#[must_use]
pub fn nearest(text: &SourceText, quotation: &str) -> Nearest {
    let index = text.word_index();
    let folded = folded_quotation(quotation, Rung::Case);
    let quoted: Vec<u32> = words(&folded)
        .take(MOST_WORDS)
        .map(|word| index.number(word))
        .collect();
    let printed = index.words();
    // Of the longest run its length and where it begins.
    let mut best = (0, 0);
    for (number, pair) in quoted.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        for position in index.positions(*first, *second).take(COMMON) {
            let length = quoted[number..]
                .iter()
                .zip(&printed[position..])
                .take(LONGEST_RUN)
                .take_while(|(quoted, printed)| quoted == printed)
                .count();
            if length > best.0 {
                best = (length, position);
            }
        }
    }
    let (length, position) = best;
    let least = LEAST_WORDS.min(quoted.len());
    match index.bytes(position..position + length) {
        Some(at) if length >= least.max(2) => Nearest::Passage(at),
        _ => Nearest::None(least),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_run_of_words_is_the_nearest_passage() {
        let text = "We wait for the end of the war. We wait for the end of all war, for peace. \
            Мы ждём конца войны и мира.";
        let source = SourceText::new(text);
        let cases = [
            (
                "They WAIT for the  end of all wars",
                Ok("wait for the end of all"),
            ),
            ("they wait for the end", Ok("wait for the end")),
            ("и они ждём конца войны и пира", Ok("ждём конца войны и")),
            ("nobody waits for an end", Err(4)),
            ("the war we end", Err(4)),
            ("no war", Err(2)),
            ("nothing", Err(1)),
            ("…", Err(0)),
        ];
        for (quotation, expected) in cases {
            let found = match nearest(&source, quotation) {
                Nearest::Passage(at) => Ok(&text[at]),
                Nearest::None(words) => Err(words),
            };
            assert_eq!(found, expected, "{quotation}");
        }
    }
}
