//! Running text put together from pieces, with white space as a browser would show it.

/// What stands between two words; the stronger later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// A space.
    Space,
    /// A tab, between two cells of a row.
    Tab,
    /// A line end.
    Line,
    /// A blank line, around a paragraph.
    Blank,
}

/// A text that grows. A gap is written only when words follow it, so that none begins or ends the
/// text.
#[derive(Debug)]
pub(super) struct Flow {
    text: String,
    gap: Gap,
}

impl Flow {
    /// No words yet.
    pub(super) fn new() -> Self {
        Self {
            text: String::new(),
            gap: Gap::None,
        }
    }

    /// Asks for a gap of at least this strength.
    pub(super) fn gap(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    /// A line end that the text itself asks for; two of them leave a blank line.
    pub(super) fn line_break(&mut self) {
        self.gap = if self.gap < Gap::Line {
            Gap::Line
        } else {
            Gap::Blank
        };
    }

    /// Words whose white space counts as one space. Only that of ASCII does: a no-break space is
    /// a character like any other.
    pub(super) fn words(&mut self, words: &str) {
        for character in words.chars() {
            if character.is_ascii_whitespace() {
                self.gap(Gap::Space);
            } else {
                self.write_gap();
                self.text.push(character);
            }
        }
    }

    /// Words whose white space counts as it is, save line ends at their end.
    pub(super) fn verbatim(&mut self, words: &str) {
        let inside = words.trim_end_matches('\n');
        if !inside.is_empty() {
            self.write_gap();
            self.text.push_str(inside);
        }
        for _ in inside.len()..words.len() {
            self.line_break();
        }
    }

    fn write_gap(&mut self) {
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        if !self.text.is_empty() {
            self.text.push_str(match gap {
                Gap::None => "",
                Gap::Space => " ",
                Gap::Tab => "\t",
                Gap::Line => "\n",
                Gap::Blank => "\n\n",
            });
        }
    }

    /// The whole text.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_written_once_and_only_between_words() {
        let mut flow = Flow::new();
        flow.gap(Gap::Blank);
        flow.words(" a \n b\u{a0} ");
        flow.gap(Gap::Line);
        flow.gap(Gap::Tab);
        flow.words("c");
        flow.line_break();
        flow.gap(Gap::Line);
        flow.words(" d");
        flow.line_break();
        flow.line_break();
        flow.verbatim("  e\n f\n");
        flow.words("g");
        flow.gap(Gap::Blank);
        assert_eq!(flow.finish(), "a b\u{a0}\nc\nd\n\n  e\n f\ng");
    }
}
