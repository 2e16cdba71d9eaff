//! The paragraphs of a text.

use std::ops::Range;

/// A line longer than this was not broken by hand or for a page, so every line is a paragraph.
const LONGEST_BROKEN_LINE: usize = 120;

/// What is shorter than this, in bytes, is a heading or a remnant: it stands between paragraphs.
const LEAST_PARAGRAPH: usize = 40;

/// The paragraphs of a text, in order, as ranges of its bytes.
#[derive(Clone, Debug)]
pub(super) struct Paragraphs {
    ranges: Vec<Range<usize>>,
}

impl Paragraphs {
    /// Where the lines of a text are broken, empty lines part its paragraphs; else every line is
    /// one.
    pub(super) fn of(text: &str) -> Self {
        let is_broken = text.lines().all(|line| {
            line.len() <= LONGEST_BROKEN_LINE || line.chars().count() <= LONGEST_BROKEN_LINE
        });
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut start = 0;
        let mut is_open = false;
        for line in text.split_inclusive('\n') {
            let range = start..start + line.len();
            start = range.end;
            if line.trim().is_empty() {
                is_open = false;
                continue;
            }
            match ranges.last_mut() {
                Some(last) if is_open && is_broken => last.end = range.end,
                _ => ranges.push(range),
            }
            is_open = true;
        }
        Self { ranges }
    }

    /// The bytes of the paragraphs in which a range begins and ends and of all between them, and
    /// the same together with the two paragraphs before.
    pub(super) fn around(&self, range: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let first = self
            .ranges
            .partition_point(|paragraph| paragraph.end <= range.start);
        let behind = self
            .ranges
            .partition_point(|paragraph| paragraph.start < range.end);
        let begin = self.ranges.get(first)?.start;
        let end = self.ranges.get(behind.checked_sub(1)?)?.end;
        let before = self.ranges[..first]
            .iter()
            .rev()
            .filter(|paragraph| paragraph.len() >= LEAST_PARAGRAPH)
            .nth(1)
            .map_or(0, |paragraph| paragraph.start);
        (begin < end).then_some((begin..end, before..end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_paragraphs_unless_they_are_broken_by_hand() {
        let long = "word ".repeat(30);
        let cases: &[(&str, &[&str])] = &[
            ("one\ntwo\n\nthree", &["one\ntwo\n", "three"]),
            (
                "one\r\ntwo\r\n\r\n\r\nthree\r\n",
                &["one\r\ntwo\r\n", "three\r\n"],
            ),
            (
                &format!("{long}\ntwo\n\nthree"),
                &[&format!("{long}\n"), "two\n", "three"],
            ),
            ("", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<&str> = Paragraphs::of(text)
                .ranges
                .into_iter()
                .map(|range| &text[range])
                .collect();
            assert_eq!(found, *expected, "{text}");
        }
    }

    #[test]
    fn the_two_before_are_paragraphs_and_no_headings() {
        let line = |name: &str| format!("{name} {}", "word ".repeat(30));
        let text = [
            &line("A"),
            &line("B"),
            "Heading",
            &line("C"),
            "Heading",
            &line("D"),
        ]
        .join("\n");
        let paragraphs = Paragraphs::of(&text);
        let at = |name: &str| text.find(name).unwrap();
        let (own, before) = paragraphs.around(&(at("D")..at("D") + 3)).unwrap();
        assert_eq!((own.start, before.start), (at("D"), at("B")));
        let (own, before) = paragraphs.around(&(at("B")..at("C") + 3)).unwrap();
        assert_eq!(
            (own, before.start),
            (at("B")..at("D") - "Heading\n".len(), 0)
        );
        assert_eq!(paragraphs.around(&(text.len() + 5..text.len() + 9)), None);
    }
}
