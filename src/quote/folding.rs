//! A folded text and the way back from its bytes to those of the original.
//!
//! How texts are folded is the business of `fold`; this is only the record of it.

use std::ops::Range;

/// A folded text with its map back.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Folding {
    text: String,
    pieces: Vec<Piece>,
}

/// A stretch of the folded text that comes from one stretch of the original. It ends where the
/// next one begins.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the folded text.
    folded: usize,
    /// The stretch of the original.
    original: Range<usize>,
    /// Whether the characters correspond one by one, with equal lengths. A piece that is not even
    /// can only be taken whole.
    even: bool,
}

impl Folding {
    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the original that the given bytes of the folded text stand for.
    ///
    /// None when the range is empty or out of bounds, or when it takes only a part of what one
    /// character was folded to: `½` is folded to `1⁄2`, and `2` alone is not in it.
    #[must_use]
    pub fn original(&self, folded: Range<usize>) -> Option<Range<usize>> {
        if folded.is_empty() || self.text.get(folded.clone()).is_none() {
            return None;
        }
        let first = self.piece_at(folded.start)?;
        let last = self.piece_at(folded.end - 1)?;
        let (begin, end) = (self.pieces.get(first)?, self.pieces.get(last)?);
        let start = if begin.even {
            begin.original.start + (folded.start - begin.folded)
        } else if begin.folded == folded.start {
            begin.original.start
        } else {
            return None;
        };
        let stop = if end.even {
            end.original.start + (folded.end - end.folded)
        } else if self.end_of(last) == folded.end {
            end.original.end
        } else {
            return None;
        };
        Some(start..stop)
    }

    fn piece_at(&self, folded: usize) -> Option<usize> {
        self.pieces
            .partition_point(|piece| piece.folded <= folded)
            .checked_sub(1)
    }

    fn end_of(&self, piece: usize) -> usize {
        self.pieces
            .get(piece + 1)
            .map_or(self.text.len(), |next| next.folded)
    }

    /// Adds a character that stands for one of the same length.
    pub(super) fn push_even(&mut self, original: Range<usize>, character: char) {
        match self.pieces.last_mut() {
            Some(last) if last.even && last.original.end == original.start => {
                last.original.end = original.end;
            }
            _ => self.pieces.push(Piece {
                folded: self.text.len(),
                original,
                even: true,
            }),
        }
        self.text.push(character);
    }

    /// Adds what a stretch of the original was folded to; nothing is added for nothing.
    pub(super) fn push_whole(&mut self, original: Range<usize>, folded: &str) {
        if folded.is_empty() {
            return;
        }
        let mut characters = folded.chars();
        if let (Some(only), None) = (characters.next(), characters.next())
            && only.len_utf8() == original.len()
        {
            self.push_even(original, only);
            return;
        }
        self.pieces.push(Piece {
            folded: self.text.len(),
            original,
            even: false,
        });
        self.text.push_str(folded);
    }

    /// Adds white space: a space, or nothing when the text already ends in one, which then stands
    /// for this stretch as well.
    pub(super) fn push_space(&mut self, original: Range<usize>) {
        if !self.text.ends_with(' ') {
            if original.len() == 1 {
                self.push_even(original, ' ');
            } else {
                self.push_whole(original, " ");
            }
            return;
        }
        let space = self.text.len() - 1;
        let Some(last) = self.pieces.last_mut() else {
            return;
        };
        if last.even && last.folded < space {
            let start = last.original.end - 1;
            last.original.end = start;
            self.pieces.push(Piece {
                folded: space,
                original: start..original.end,
                even: false,
            });
        } else {
            last.original.end = original.end;
            last.even = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_lead_back_over_even_and_whole_pieces() {
        let mut folding = Folding::default();
        folding.push_even(0..1, 'a');
        folding.push_even(1..2, 'b');
        folding.push_space(2..3);
        folding.push_space(3..6);
        folding.push_whole(6..8, "1⁄2");
        folding.push_even(9..10, 'c');
        assert_eq!(folding.text(), "ab 1⁄2c");
        let cases = [
            (0..2, Some(0..2)),
            (1..3, Some(1..6)),
            (2..3, Some(2..6)),
            (3..8, Some(6..8)),
            (3..9, Some(6..10)),
            (3..4, None),
            (7..9, None),
            (4..4, None),
            (8..99, None),
        ];
        for (folded, original) in cases {
            assert_eq!(folding.original(folded.clone()), original, "{folded:?}");
        }
    }
}
