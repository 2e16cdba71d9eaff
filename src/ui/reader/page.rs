//! What the reader shows, cut into blocks: the paragraphs of a text, and below them the quotations
//! that do not stand in it. Without a text, the quotations with their contexts.

use std::ops::Range;

use crate::check::Passage;
use crate::model::Dossier;
use crate::quote::SourceText;

/// A paragraph longer than this is cut at a space, so that no single block is slow to lay out.
const LONGEST: usize = 3000;

/// Which text a block is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// The source's.
    Source,
    /// The reader's own list of quotations.
    List,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A paragraph of the source, or a quotation with its context.
    Paragraph,
    /// The number of a page, from 1.
    Page(usize),
    /// A heading of the list.
    Heading,
}

/// A block: a stretch of one of the two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) of: Of,
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
    /// True when a blank line, or more, stands before it.
    pub(super) is_apart: bool,
}

/// Where a passage stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) of: Of,
    pub(super) range: Range<usize>,
    /// Its number among the passages.
    pub(super) passage: usize,
}

/// The whole of what can be scrolled through.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    /// The quotations that do not stand in the text, with their contexts.
    pub(super) list: String,
    pub(super) blocks: Vec<Block>,
    /// The marks that touch each block, by number.
    pub(super) marks_of: Vec<Vec<usize>>,
    pub(super) marks: Vec<Mark>,
}

impl Page {
    pub(super) fn new(dossier: &Dossier, text: Option<&SourceText>, passages: &[Passage]) -> Self {
        let mut page = Self::default();
        if let Some(text) = text {
            page.add_text(text);
        }
        for (number, passage) in passages.iter().enumerate() {
            page.marks.extend(passage.at.iter().map(|range| Mark {
                of: Of::Source,
                range: range.clone(),
                passage: number,
            }));
        }
        page.add_list(dossier, text.is_some(), passages);
        page.attach_marks();
        page
    }

    fn add_text(&mut self, source: &SourceText) {
        let text = source.text();
        let mut pages = source.pages().iter().copied().enumerate().peekable();
        let mut is_apart = false;
        let mut at = 0;
        for line in text.split_inclusive(['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}']) {
            let range = at..at + line.len();
            at = range.end;
            while let Some((number, _)) = pages.next_if(|(_, begin)| *begin <= range.start) {
                self.blocks.push(Block {
                    of: Of::Source,
                    range: range.start..range.start,
                    kind: Kind::Page(number + 1),
                    is_apart: true,
                });
            }
            let is_blank = |character: char| character.is_whitespace() || character == '\u{feff}';
            let words = line.trim_start_matches(is_blank);
            let start = range.end - words.len();
            let words = words.trim_end_matches(is_blank);
            if words.is_empty() {
                // The line feed behind a carriage return ends no line of its own.
                let ends_line = line == "\n" && text[..range.start].ends_with('\r');
                is_apart |= !ends_line;
                continue;
            }
            for (number, piece) in pieces(text, start..start + words.len())
                .into_iter()
                .enumerate()
            {
                self.blocks.push(Block {
                    of: Of::Source,
                    range: piece,
                    kind: Kind::Paragraph,
                    is_apart: is_apart && number == 0,
                });
            }
            is_apart = false;
        }
    }

    fn add_list(&mut self, dossier: &Dossier, has_text: bool, passages: &[Passage]) {
        let absent = || {
            passages
                .iter()
                .enumerate()
                .filter(|(_, passage)| passage.at.is_empty())
        };
        if absent().next().is_none() {
            return;
        }
        if has_text {
            let start = self.list.len();
            self.list.push_str("Not found in this text");
            self.push_list_block(start, Kind::Heading);
        }
        for (number, passage) in absent() {
            let Some(&statement) = passage.statements.first() else {
                continue;
            };
            let statement = dossier.statement(statement);
            let start = self.list.len();
            if let Some(before) = &statement.before {
                self.list.push('…');
                self.list.push_str(before);
            }
            let from = self.list.len();
            self.list.push_str(&statement.quote);
            let range = from..self.list.len();
            if let Some(after) = &statement.after {
                self.list.push_str(after);
                self.list.push('…');
            }
            self.marks.push(Mark {
                of: Of::List,
                range,
                passage: number,
            });
            self.push_list_block(start, Kind::Paragraph);
        }
    }

    fn push_list_block(&mut self, start: usize, kind: Kind) {
        self.blocks.push(Block {
            of: Of::List,
            range: start..self.list.len(),
            kind,
            is_apart: true,
        });
    }

    fn attach_marks(&mut self) {
        self.marks_of = vec![Vec::new(); self.blocks.len()];
        for (number, mark) in self.marks.iter().enumerate() {
            for block in self.blocks_of(mark.of, &mark.range) {
                if let Some(marks) = self.marks_of.get_mut(block) {
                    marks.push(number);
                }
            }
        }
    }

    /// The blocks that a range touches.
    fn blocks_of(&self, of: Of, range: &Range<usize>) -> Range<usize> {
        let is_before = |block: &Block, byte: usize| match (block.of, of) {
            (Of::Source, Of::List) => true,
            (Of::List, Of::Source) => false,
            _ => block.range.end <= byte,
        };
        let first = self
            .blocks
            .partition_point(|block| is_before(block, range.start));
        let count = self.blocks.get(first..).map_or(0, |rest| {
            rest.partition_point(|block| block.of == of && block.range.start < range.end)
        });
        first..first + count
    }

    /// The block in which a range begins.
    pub(super) fn block_of(&self, of: Of, range: &Range<usize>) -> Option<usize> {
        let blocks = self.blocks_of(of, range);
        blocks
            .clone()
            .find(|&at| self.blocks[at].kind == Kind::Paragraph)
            .or_else(|| (blocks.start < self.blocks.len()).then_some(blocks.start))
    }

    /// Where a passage stands first.
    pub(super) fn mark_of(&self, passage: usize) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.passage == passage)
    }

    /// The words of a block.
    pub(super) fn words<'a>(&'a self, block: &Block, text: Option<&'a SourceText>) -> &'a str {
        let whole = match block.of {
            Of::Source => text.map_or("", SourceText::text),
            Of::List => &self.list,
        };
        whole.get(block.range.clone()).unwrap_or_default()
    }
}

/// A paragraph, cut at spaces where it is too long.
fn pieces(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = range.start;
    while range.end - start > LONGEST {
        let mut end = start + LONGEST;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let words = text.get(start..end).unwrap_or_default();
        // A text without any space is cut anywhere.
        let cut = words.rfind(' ').map_or(end, |space| start + space + 1);
        pieces.push(start..cut);
        start = cut;
    }
    pieces.push(start..range.end);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str, pages: Vec<usize>) -> Vec<(String, Kind, bool)> {
        let source = SourceText::new(text).with_pages(pages);
        let page = Page::new(&Dossier::default(), Some(&source), &[]);
        page.blocks
            .iter()
            .map(|block| {
                let words = page.words(block, Some(&source)).to_owned();
                (words, block.kind, block.is_apart)
            })
            .collect()
    }

    #[test]
    fn paragraphs_are_lines_and_blank_lines_set_them_apart() {
        let text = "\u{feff}One\r\nTwo\n\n  Three  \n";
        let expected = [("One", false), ("Two", false), ("Three", true)];
        let found = blocks(text, Vec::new());
        let found: Vec<(&str, bool)> = found
            .iter()
            .map(|(words, _, is_apart)| (words.as_str(), *is_apart))
            .collect();
        assert_eq!(found, expected);
        assert!(blocks("  \n\n", Vec::new()).is_empty());
    }

    #[test]
    fn pages_are_told_where_they_begin() {
        let kinds: Vec<Kind> = blocks("a\nb\nc", vec![0, 4])
            .into_iter()
            .map(|(_, kind, _)| kind)
            .collect();
        let paragraph = Kind::Paragraph;
        assert_eq!(
            kinds,
            [
                Kind::Page(1),
                paragraph,
                paragraph,
                Kind::Page(2),
                paragraph
            ]
        );
    }

    #[test]
    fn long_paragraphs_are_cut_at_spaces_and_nothing_is_lost() {
        for text in ["word ".repeat(3000), "мир".repeat(4000)] {
            let found = blocks(text.trim(), Vec::new());
            assert!(found.len() > 3);
            let joined: String = found.iter().map(|(words, _, _)| words.as_str()).collect();
            assert_eq!(joined, text.trim());
            assert!(found.iter().all(|(words, _, _)| words.len() <= LONGEST));
        }
    }

    #[test]
    fn a_passage_touches_every_block_it_runs_over() {
        let source = SourceText::new("One two\nthree four\nfive");
        let passage = |at: Range<usize>| Passage {
            at: vec![at],
            statements: Vec::new(),
        };
        let passages = [passage(4..13), passage(19..23)];
        let page = Page::new(&Dossier::default(), Some(&source), &passages);
        assert_eq!(page.marks_of, [vec![0], vec![0], vec![1]]);
        assert_eq!(page.block_of(Of::Source, &(8..13)), Some(1));
        assert_eq!(page.mark_of(1).map(|mark| mark.range.clone()), Some(19..23));
    }
}
