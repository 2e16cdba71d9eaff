//! The notes at fields: every quotation of a cell with its citation.

use super::limits::{clean, parts_of};

/// The words of a note have as many letters at most; the rest of a field's 32,767 is the program's.
const LONGEST: usize = 32_000;
/// How wide a note is, in pixels.
const WIDTH: u32 = 420;
/// How many letters stand on its line, by rule of thumb.
const LETTERS: usize = 62;
/// How high a line is, in pixels.
const LINE: u32 = 15;
/// The highest note: higher ones reach over the edge of a screen.
const HIGHEST: u32 = 900;
/// What ends a note that would have been too long.
const CUT: &str = "\n\nThe rest does not fit a note and stands in the worksheet “Statements”";

/// What a note says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NoteText {
    /// The words.
    pub(super) words: String,
}

impl NoteText {
    /// Quotations with their citations, one after the other; cut only where a workbook cannot carry
    /// more, and then it says where the rest is.
    pub(super) fn new(citations: &[String]) -> Self {
        let words = clean(&citations.join("\n\n"));
        let parts = parts_of(&words, LONGEST);
        Self {
            words: match parts[..] {
                [first, _, ..] => format!("{first} …{CUT}"),
                _ => words,
            },
        }
    }

    /// Its width and height in pixels, so that all of it can be read at once where that is possible.
    pub(super) fn size(&self) -> (u32, u32) {
        let lines: usize = self
            .words
            .split('\n')
            .map(|line| line.chars().count().div_ceil(LETTERS).max(1))
            .sum();
        let height = u32::try_from(lines + 1)
            .unwrap_or(u32::MAX)
            .saturating_mul(LINE);
        (WIDTH, height.min(HIGHEST))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_as_high_as_its_words_and_a_cut_one_says_where_the_rest_is() {
        let short = NoteText::new(&["One".to_owned(), "Two".to_owned()]);
        assert_eq!(short.words, "One\n\nTwo");
        assert_eq!(short.size(), (WIDTH, 4 * LINE));
        let long = NoteText::new(&["слово ".repeat(9_000)]);
        assert!(long.words.ends_with(CUT));
        assert!(long.words.encode_utf16().count() < 32_700);
        assert_eq!(long.size().1, HIGHEST);
    }
}
