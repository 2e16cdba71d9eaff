//! From a byte offset to line and column: an index of line starts, built once.
//!
//! Lines end with `\n`; columns count characters from 1. Very long lines get further marks inside,
//! so that a file written on one line is not counted from its start again and again.

use crate::finding::Place;

/// Lines longer than this many bytes carry marks.
const MARK_EVERY: usize = 1024;

/// Where the lines of a text begin.
#[derive(Debug)]
pub(super) struct LineIndex<'t> {
    text: &'t str,
    /// The offset of the first byte of each line.
    starts: Vec<usize>,
    /// Offsets inside long lines, with the column there.
    marks: Vec<(usize, usize)>,
}

impl<'t> LineIndex<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        let mut marks = Vec::new();
        for (number, &start) in starts.iter().enumerate() {
            let end = starts.get(number + 1).copied().unwrap_or(text.len());
            if end - start > MARK_EVERY {
                let mut last = start;
                for (column, (at, _)) in text[start..end].char_indices().enumerate() {
                    if start + at - last >= MARK_EVERY {
                        last = start + at;
                        marks.push((last, column + 1));
                    }
                }
            }
        }
        Self {
            text,
            starts,
            marks,
        }
    }

    /// The place of the character that holds the byte at `offset`, or of the text's end.
    pub(super) fn place(&self, offset: usize) -> Place {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts[line - 1];
        let mark = self.marks.partition_point(|&(at, _)| at <= offset);
        let (from, column) = match mark.checked_sub(1).map(|mark| self.marks[mark]) {
            Some((at, column)) if at > start => (at, column),
            _ => (start, 1),
        };
        Place {
            line,
            column: column + self.text[from..offset].chars().count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_in_short_and_long_lines() {
        let long = "é".repeat(5000);
        let text = format!("ab\r\nцд\n{long}\nx");
        let index = LineIndex::new(&text);
        let mut line = 1;
        let mut column = 1;
        for (at, character) in text.char_indices() {
            assert_eq!(index.place(at), Place { line, column }, "byte {at}");
            if character == '\n' {
                line += 1;
                column = 1;
            } else {
                column += 1;
            }
        }
        assert_eq!(index.place(text.len()), Place { line, column });
        assert_eq!(index.place(text.len() + 9), Place { line, column });
        assert_eq!(index.place(5), index.place(4), "inside a character");
    }
}
