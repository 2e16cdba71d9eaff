//! From a byte offset to line and column: an index of the text in blocks, built once.
//!
//! Lines end with `\n`; columns count characters from 1. For each block its line and column are
//! kept, so that a place costs at most one block, in a file of short lines as in one written on a
//! single line, and the index is less than a hundredth of the file.

use crate::finding::Place;

/// The bytes of a block.
const BLOCK: usize = 1024;

/// Where the lines of a text begin.
#[derive(Debug)]
pub(super) struct LineIndex<'t> {
    text: &'t [u8],
    /// How many lines end before each block, and how many characters of the line in hand begin
    /// before it. A file of 4 GiB is far above what is read.
    blocks: Vec<(u32, u32)>,
}

impl<'t> LineIndex<'t> {
    pub(super) fn new(text: &'t [u8]) -> Self {
        let mut blocks = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut start = (0, 0);
        for block in text.chunks(BLOCK) {
            blocks.push(start);
            start = behind(start, block);
        }
        blocks.push(start);
        Self { text, blocks }
    }

    /// The place of the character that holds the byte at `offset`, or of the text's end.
    pub(super) fn place(&self, offset: usize) -> Place {
        let mut offset = offset.min(self.text.len());
        while offset > 0 && self.text.get(offset).is_some_and(|&byte| goes_on(byte)) {
            offset -= 1;
        }
        let block = offset / BLOCK;
        let before = &self.text[block * BLOCK..offset];
        let (line, column) = behind(self.blocks[block], before);
        Place {
            line: line as usize + 1,
            column: column as usize + 1,
        }
    }
}

/// The lines ended and the characters begun in the last of them behind `bytes`.
fn behind((lines, characters): (u32, u32), bytes: &[u8]) -> (u32, u32) {
    let begun = |bytes: &[u8]| {
        let starts = bytes.iter().filter(|byte| !goes_on(**byte));
        count(starts.count())
    };
    match memchr::memrchr(b'\n', bytes) {
        Some(last) => {
            let ended = memchr::memchr_iter(b'\n', bytes).count();
            (lines + count(ended), begun(&bytes[last + 1..]))
        }
        None => (lines, characters + begun(bytes)),
    }
}

/// True for a byte that is not the first of its character.
fn goes_on(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_in_short_and_long_lines() {
        let long = "é".repeat(5000);
        let text = format!("ab\r\nцд\n{long}\nx{}", "\n".repeat(3000));
        let index = LineIndex::new(text.as_bytes());
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

    #[test]
    fn a_text_that_fills_its_blocks_has_a_place_for_its_end() {
        for length in [0, 1, BLOCK - 1, BLOCK, 2 * BLOCK] {
            let text = "x".repeat(length);
            let place = Place {
                line: 1,
                column: length + 1,
            };
            assert_eq!(LineIndex::new(text.as_bytes()).place(length), place);
        }
    }
}
