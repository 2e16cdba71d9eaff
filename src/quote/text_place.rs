//! Where a byte of a text stands, as people find it again: page, line and column.

use std::fmt;

/// A place in a text. Lines and columns count from 1, columns in characters; pages too, where
/// the text was taken from a paged file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextPlace {
    /// The page, of a PDF.
    pub page: Option<usize>,
    /// The line, counted over the whole text.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// The page where there is one, because it is what a reader can turn to; else the line.
impl fmt::Display for TextPlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.page {
            Some(page) => write!(formatter, "page {page}"),
            None => write!(formatter, "line {}, column {}", self.line, self.column),
        }
    }
}

/// Where the lines and pages of a text begin, so that places are found without reading it again.
#[derive(Clone, Debug, Default)]
pub(super) struct Beginnings {
    lines: Vec<usize>,
}

impl Beginnings {
    /// A line ends with `\n`, `\r\n` or `\r` alone.
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut lines = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                lines.push(at + 1);
            }
        }
        Self { lines }
    }

    /// The place of a byte; one beyond the end is at the end. A byte-order mark is no column.
    pub(super) fn place(&self, text: &str, pages: &[usize], byte: usize) -> TextPlace {
        let mut byte = byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.lines.partition_point(|&begin| begin <= byte).max(1);
        let begin = self.lines.get(line - 1).copied().unwrap_or(0);
        let before = text.get(begin..byte).unwrap_or_default();
        let before = before.strip_prefix('\u{feff}').unwrap_or(before);
        TextPlace {
            page: (!pages.is_empty()).then(|| pages.partition_point(|&begin| begin <= byte).max(1)),
            line,
            column: before.chars().count() + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_of_every_ending_and_columns_in_characters() {
        let text = "\u{feff}ab\r\nМир\rc\n\nd";
        let beginnings = Beginnings::of(text);
        let at = |needle: &str| {
            let place = beginnings.place(text, &[], text.find(needle).unwrap());
            (place.line, place.column)
        };
        for (needle, expected) in [
            ("a", (1, 1)),
            ("b", (1, 2)),
            ("М", (2, 1)),
            ("р", (2, 3)),
            ("c", (3, 1)),
            ("d", (5, 1)),
        ] {
            assert_eq!(at(needle), expected, "{needle}");
        }
        assert_eq!(beginnings.place(text, &[], 999).line, 5);
    }

    #[test]
    fn pages_are_told_where_there_are_some() {
        let text = "one\ntwo\nthree";
        let beginnings = Beginnings::of(text);
        for (byte, page) in [(0, 1), (3, 1), (4, 2), (8, 3), (12, 3)] {
            let place = beginnings.place(text, &[0, 4, 8], byte);
            assert_eq!(place.page, Some(page), "{byte}");
        }
        assert_eq!(beginnings.place(text, &[0, 4], 5).to_string(), "page 2");
        assert_eq!(
            beginnings.place(text, &[], 5).to_string(),
            "line 2, column 2"
        );
    }
}
