//! How wide text is, and on how many lines it fits, without laying it out: at most, never less.
//!
//! Laying text out costs ten times as much. Every width is taken a little too large, and pairs of
//! letters that kerning pushes apart are measured once, so that what is told here is an upper bound
//! of what epaint makes of it; tests hold it to that.

use std::collections::HashMap;

use egui::{Color32, FontId, Ui};

use crate::look::Face;

/// The advances of characters before this one are kept: Latin, Greek and Cyrillic.
const KEPT: usize = 0x530;
/// Every width is taken so much larger.
const SLACK: f32 = 1.02;
/// No text is narrower than this share of what is told, however near kerning draws its letters.
const LEAST: f32 = 0.6;

/// The advances of one face at one size.
#[derive(Debug)]
pub(super) struct Ruler {
    font: FontId,
    /// By code point, in points; nothing where no character was measured yet.
    advances: Vec<Option<f32>>,
    /// The characters that have been met, each by a number: as many as fit the table of pairs.
    numbers: Vec<u8>,
    met: u8,
    /// By how much two characters side by side are wider than each by itself, in points: a row for
    /// the number of the first; not a number where the pair was not measured yet.
    pushes: Vec<Vec<f32>>,
    /// The same of pairs that the table has no room for.
    rare_pushes: HashMap<(char, char), f32>,
}

impl Ruler {
    /// A ruler for a face at a size, in points.
    pub(super) fn new(face: Face, points: f32) -> Self {
        Self {
            font: face.id(points),
            advances: vec![None; KEPT],
            numbers: vec![0; KEPT],
            met: 0,
            pushes: Vec::new(),
            rare_pushes: HashMap::new(),
        }
    }

    /// The number of a character; none of rare ones, and of those met when all are given away.
    fn number(&mut self, character: char) -> Option<usize> {
        let number = self.numbers.get_mut(character as usize)?;
        if *number == 0 {
            self.met = self.met.checked_add(1)?;
            *number = self.met;
        }
        Some(usize::from(*number))
    }

    /// The width of a character; none of one that could be broken before and after as in Chinese,
    /// or that combines with others.
    fn advance(&mut self, ui: &Ui, character: char) -> Option<f32> {
        let kept = self.advances.get_mut(character as usize);
        let is_dash_or_mark = ('\u{2010}'..='\u{203a}').contains(&character);
        match kept {
            Some(Some(advance)) => Some(*advance),
            Some(empty) if !('\u{300}'..='\u{36f}').contains(&character) => {
                let advance = ui.fonts_mut(|fonts| fonts.glyph_width(&self.font, character));
                *empty = Some(advance * SLACK);
                *empty
            }
            None if is_dash_or_mark => {
                let advance = ui.fonts_mut(|fonts| fonts.glyph_width(&self.font, character));
                Some(advance * SLACK)
            }
            _ => None,
        }
    }

    /// By how much a character stands further from the one before it than both are wide. It is asked
    /// for each letter of each row that comes into sight.
    fn push(&mut self, ui: &Ui, before: Option<char>, character: char) -> f32 {
        let Some(before) = before else {
            return 0.0;
        };
        let Some((row, column)) = self.number(before).zip(self.number(character)) else {
            if let Some(push) = self.rare_pushes.get(&(before, character)) {
                return *push;
            }
            let push = self.measured_push(ui, before, character);
            self.rare_pushes.insert((before, character), push);
            return push;
        };
        let known = self.pushes.get(row).and_then(|row| row.get(column));
        if let Some(push) = known.filter(|push| !push.is_nan()) {
            return *push;
        }
        let push = self.measured_push(ui, before, character);
        if self.pushes.len() <= row {
            self.pushes.resize_with(row + 1, Vec::new);
        }
        let row = &mut self.pushes[row];
        if row.len() <= column {
            row.resize(column + 1, f32::NAN);
        }
        row[column] = push;
        push
    }

    fn measured_push(&self, ui: &Ui, before: char, character: char) -> f32 {
        let pair = String::from_iter([before, character]);
        let font = self.font.clone();
        ui.fonts_mut(|fonts| {
            let alone = fonts.glyph_width(&font, before) + fonts.glyph_width(&font, character);
            let together = fonts.layout_no_wrap(pair, font, Color32::PLACEHOLDER);
            (together.size().x - alone).max(0.0) * SLACK
        })
    }

    /// At most how wide a text is on one line; none where only laying it out tells.
    pub(super) fn width(&mut self, ui: &Ui, text: &str) -> Option<f32> {
        let mut before = None;
        let mut width = 0.0;
        for character in text.chars() {
            width += self.advance(ui, character)? + self.push(ui, before, character);
            before = Some(character);
        }
        Some(width)
    }

    /// Whether a text fits on one line of this width; none where only laying it out tells.
    pub(super) fn fits(&mut self, ui: &Ui, text: &str, width: f32) -> Option<bool> {
        let at_most = self.width(ui, text)?;
        if at_most <= width {
            Some(true)
        } else if at_most * LEAST > width {
            Some(false)
        } else {
            None
        }
    }

    /// On at most how many lines a text fits that is broken between words, as epaint breaks it; none
    /// where only laying it out tells.
    pub(super) fn lines(&mut self, ui: &Ui, text: &str, width: f32) -> Option<f32> {
        let (mut lines, mut filled, mut word) = (1.0, 0.0, 0.0);
        // Where a word that is too long may be broken besides: before its end, line by line.
        let mut breaks = 0.0;
        let mut widest: f32 = 0.0;
        let place = |word: f32, breaks: f32, widest: f32, lines: &mut f32, filled: &mut f32| {
            if *filled + word <= width {
                *filled += word;
                return;
            }
            if *filled > 0.0 {
                *lines += 1.0;
            }
            *filled = word;
            if word > width {
                *lines += (word / (width - widest).max(1.0)).ceil() + breaks;
                *filled = width;
            }
        };
        let mut before = None;
        for character in text.chars() {
            if character == '\n' {
                before = None;
                place(word, breaks, widest, &mut lines, &mut filled);
                (word, breaks, widest) = (0.0, 0.0, 0.0);
                lines += 1.0;
                filled = 0.0;
                continue;
            }
            let advance = self.advance(ui, character)? + self.push(ui, before, character);
            before = Some(character);
            word += advance;
            widest = widest.max(advance);
            if character.is_whitespace() && character != '\u{a0}' {
                place(word, breaks, widest, &mut lines, &mut filled);
                (word, breaks, widest) = (0.0, 0.0, 0.0);
            } else if character.is_ascii_punctuation() {
                breaks += 1.0;
            }
        }
        place(word, breaks, widest, &mut lines, &mut filled);
        Some(lines)
    }
}

#[cfg(test)]
mod tests {
    use egui::text::{LayoutJob, TextFormat, TextWrapping};
    use egui::{Context, RawInput};
    use proptest::prelude::*;

    use super::*;
    use crate::look;

    /// Runs something in a window with our faces.
    fn in_window(mut run: impl FnMut(&Ui)) {
        let context = Context::default();
        look::apply(&context);
        let output = context.run_ui(RawInput::default(), |ui| run(ui));
        output.drop_without_applying_deltas();
    }

    fn laid_out(ui: &Ui, face: Face, points: f32, text: &str, width: f32) -> (usize, f32) {
        let format = TextFormat::simple(face.id(points), egui::Color32::BLACK);
        let mut job = LayoutJob::single_section(text.to_owned(), format);
        job.wrap = TextWrapping::wrap_at_width(width);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        (galley.rows.len(), galley.size().x)
    }

    #[test]
    fn most_texts_are_measured_exactly_and_strange_ones_not_at_all() {
        in_window(|ui| {
            let mut ruler = Ruler::new(Face::Sans, 14.0);
            for text in [
                "",
                "No foreign troops in the country",
                "“No foreign troops” – neither now nor later",
                "Жодних іноземних військ",
                "a\nb\nc",
            ] {
                let (rows, _) = laid_out(ui, Face::Sans, 14.0, text, 130.0);
                let rows = u16::try_from(rows).ok().map(f32::from);
                assert_eq!(ruler.lines(ui, text, 130.0), rows, "{text}");
            }
            for text in ["外国军队", "e\u{301}", "צבא", "👍"] {
                assert_eq!(ruler.lines(ui, text, 130.0), None, "{text}");
            }
        });
    }

    /// Most pairs of letters are drawn together; what pushes some apart is less than the slack.
    #[test]
    fn no_pair_of_letters_is_wider_than_is_told_or_much_narrower() {
        let letters: Vec<char> = ('!'..='~').chain("éäжяіїє“”’–".chars()).collect();
        let mut widest = (0.0_f32, String::new());
        let mut narrowest = (1.0_f32, String::new());
        in_window(|ui| {
            for (face, points) in [
                (Face::Sans, 14.0),
                (Face::SansSemiBold, 12.0),
                (Face::Serif, 13.5),
            ] {
                let mut ruler = Ruler::new(face, points);
                for one in &letters {
                    for other in &letters {
                        let text: String = [*one, *other].repeat(4).into_iter().collect();
                        let (_, across) = laid_out(ui, face, points, &text, f32::INFINITY);
                        let told = ruler.width(ui, &text).unwrap_or(f32::INFINITY);
                        if across / told > widest.0 {
                            widest = (across / told, format!("{face:?} {text}"));
                        }
                        if across / told < narrowest.0 {
                            narrowest = (across / told, format!("{face:?} {text}"));
                        }
                    }
                }
            }
        });
        assert!(widest.0 <= 1.0, "{widest:?}");
        assert!(narrowest.0 >= LEAST, "{narrowest:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn no_text_needs_more_lines_or_room_than_are_told(
            texts in prop::collection::vec("[a-zA-Zéжя., “”\\-–\u{a0}]{0,80}|[VAWTy. ]{0,60}", 1..8),
            width in 40_u16..260,
        ) {
            let mut told = Vec::new();
            in_window(|ui| {
                for (face, points) in [(Face::Sans, 14.0), (Face::SansSemiBold, 12.0), (Face::Serif, 13.5)] {
                    let mut ruler = Ruler::new(face, points);
                    for text in &texts {
                        let width = f32::from(width);
                        let (rows, _) = laid_out(ui, face, points, text, width);
                        let (_, across) = laid_out(ui, face, points, text, f32::INFINITY);
                        let at_most = ruler.lines(ui, text, width);
                        let wide = ruler.width(ui, text);
                        let fits = ruler.fits(ui, text, width);
                        if let Some(fits) = fits {
                            assert_eq!(fits, across <= width, "{text}: {across} {width}");
                        }
                        told.push((text.clone(), rows, at_most, across, wide));
                    }
                }
            });
            for (text, rows, at_most, across, wide) in told {
                let rows = f32::from(u16::try_from(rows).unwrap());
                prop_assert!(at_most.is_some_and(|most| most >= rows), "{text}: {rows} {at_most:?}");
                prop_assert!(wide.is_some_and(|wide| wide + 0.1 >= across), "{text}: {across} {wide:?}");
            }
        }
    }
}
