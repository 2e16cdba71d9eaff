//! Words looked for in a text by somebody who reads it: every place, however they are written.

use std::ops::Range;

use memchr::memmem;

use super::fold::folded_quotation;
use super::rung::Rung;
use super::text::SourceText;

/// The most places that are given; who finds more has to look for more words.
pub const MOST_HITS: usize = 10_000;

/// Every place of a text where these words stand, in its order, whatever their case, their white
/// space, the style of their quotation marks and dashes, and the line breaks within. At most
/// [`MOST_HITS`] of them; none for words that are only white space.
#[must_use]
pub fn search(text: &SourceText, words: &str) -> Vec<Range<usize>> {
    let needle = folded_quotation(words, Rung::Case);
    if needle.is_empty() {
        return Vec::new();
    }
    let folding = text.folding(Rung::Case);
    memmem::find_iter(folding.text().as_bytes(), needle.as_bytes())
        .filter_map(|start| folding.original(start..start + needle.len()))
        .take(MOST_HITS)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_however_they_are_written() {
        let text = SourceText::new(
            "The “Cease\u{2011}fire”  holds.\r\nA cease-fire, a CEASE-FIRE; мир и Мир",
        );
        let found = |words: &str| -> Vec<&str> {
            search(&text, words)
                .into_iter()
                .map(|at| &text.text()[at])
                .collect()
        };
        assert_eq!(
            found("cease-fire"),
            ["Cease\u{2011}fire", "cease-fire", "CEASE-FIRE"]
        );
        assert_eq!(found("МИР"), ["мир", "Мир"]);
        assert_eq!(found("holds. a"), ["holds.\r\nA"]);
        assert_eq!(found("\"cease"), ["“Cease"]);
        for absent in ["", "  ", "war"] {
            assert_eq!(found(absent), [""; 0], "{absent:?}");
        }
    }

    #[test]
    fn the_number_of_places_is_bounded() {
        let text = SourceText::new("a ".repeat(MOST_HITS + 7));
        assert_eq!(search(&text, "a").len(), MOST_HITS);
    }
}
