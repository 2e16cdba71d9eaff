//! The characters of a page put together to words and lines by where they stand.
//!
//! A PDF has places and no spaces or line ends that could be relied on: many have a character for
//! the space and a step to the right besides.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// A step to the right of more than this many ems parts two words; kerning stays below.
const WORD: f64 = 0.1;
/// A step back of more than this many ems begins something else on the same line.
const BACK: f64 = 0.5;
/// A step up or down of more than this many ems leaves the line; raised figures stay in it.
const LINE: f64 = 0.5;
/// A step of more than this many ems leaves the paragraph.
const PARAGRAPH: f64 = 1.6;

/// What has been read of a page.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
    last: Option<End>,
    begins: bool,
}

/// Where a character ends.
#[derive(Clone, Copy, Debug)]
struct End {
    /// Along the line.
    along: f64,
    /// Across it.
    across: f64,
    /// The size of the face.
    em: f64,
}

impl Lines {
    /// The text, without space around it.
    pub(super) fn finish(self) -> String {
        self.text.trim().to_owned()
    }

    /// Writes what the step from the last character to this place stands for.
    fn step_to(&mut self, along: f64, across: f64, em: f64) {
        let Some(last) = self.last else {
            return;
        };
        let em = em.max(last.em);
        let over = (across - last.across).abs();
        let right = along - last.along;
        if over > LINE * em {
            let length = self.text.trim_end_matches(' ').len();
            self.text.truncate(length);
            self.text
                .push_str(if over > PARAGRAPH * em { "\n\n" } else { "\n" });
        } else if (right > WORD * em || right < -BACK * em)
            && !self.text.ends_with(char::is_whitespace)
        {
            self.text.push(' ');
        }
    }
}

impl OutputDev for Lines {
    fn begin_page(
        &mut self,
        _: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _spacing: f64,
        size: f64,
        character: &str,
    ) -> Result<(), OutputError> {
        // Along the direction in which the line runs, so that turned pages are read as well.
        let stretch = place.m11.hypot(place.m12);
        let (right, up) = if stretch > 0.0 {
            (place.m11 / stretch, place.m12 / stretch)
        } else {
            (1.0, 0.0)
        };
        let along = place.m31 * right + place.m32 * up;
        let across = place.m32 * right - place.m31 * up;
        let em = size.abs() * (place.m11 * place.m22 - place.m12 * place.m21).abs().sqrt();
        let is_space = character.chars().all(char::is_whitespace);
        if std::mem::take(&mut self.begins) && !is_space {
            self.step_to(along, across, em);
        }
        if is_space && (self.text.is_empty() || self.text.ends_with(['\n', ' '])) {
            // A space at the beginning of a line, or one more.
        } else {
            let shown = |letter: &char| !letter.is_control();
            self.text.extend(character.chars().filter(shown));
        }
        if is_space {
            // It ends where the next word begins, but not on another line.
            self.begins = true;
            if let Some(last) = &mut self.last {
                last.along = last.along.max(along + width * size.abs() * stretch);
            }
        } else {
            self.last = Some(End {
                along: along + width * size.abs() * stretch,
                across,
                em,
            });
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.begins = true;
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::samples::Pdf;
    use crate::extract::{Form, extract};

    #[test]
    fn words_and_lines_follow_from_places() {
        let cases = [
            ("kerning", "[(W) 80 (e) -60 (ll)] TJ", "Well"),
            ("a step for a space", "[(a) -300 (b)] TJ", "a b"),
            ("a space and a step", "[(a ) -300 (b)] TJ", "a b"),
            ("two spaces", "(a  b) Tj", "a b"),
            ("spaces that are stretched", "40 Tw (a b c) Tj", "a b c"),
            (
                "a no-break space, which this encoding has as a space",
                "(a\\240b) Tj",
                "a b",
            ),
            ("a raised figure", "(x) Tj 5 Ts /F1 8 Tf (2) Tj", "x2"),
            ("the next line", "(a ) Tj 0 -14 Td ( b) Tj", "a\nb"),
            (
                "a hyphen at its end",
                "(con-) Tj 0 -14 Td (cord) Tj",
                "con-\ncord",
            ),
            ("the next paragraph", "(a) Tj 0 -30 Td (b) Tj", "a\n\nb"),
            (
                "back on the line",
                "(right) Tj -60 0 Td (left) Tj",
                "right left",
            ),
            (
                "a turned page",
                "0 1 -1 0 300 100 Tm (one) Tj ( two) Tj 0 1 -1 0 314 100 Tm (three) Tj",
                "one two\nthree",
            ),
            (
                "a page that is upside down in itself",
                "1 0 0 -1 72 100 Tm (one) Tj 1 0 0 -1 72 114 Tm (two) Tj",
                "one\ntwo",
            ),
            ("no size at all", "0 0 0 0 72 100 Tm (one) Tj", "one"),
        ];
        for (what, shown, expected) in cases {
            let file = Pdf {
                before: &format!("BT /F1 12 Tf 72 720 Td {shown} ET"),
                ..Pdf::default()
            };
            let extracted = extract("a.pdf", &file.write(&[""])).unwrap();
            assert_eq!(extracted.text, expected, "{what}");
            assert_eq!(extracted.form, Form::Pdf);
        }
    }
}
