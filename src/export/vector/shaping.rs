//! Runs as letters with their places.
//!
//! egui's glyphs carry no face and no glyph id, so that vectors cannot be had from them. The
//! shaper is the one that egui uses, with the same faces, so that widths are the same.

use std::collections::BTreeSet;
use std::ops::Range;

use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use skrifa::MetadataProvider;

use crate::export::sheet::Run;
use crate::look::{Face, sheet_face};

/// One letter of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    /// Its number in the face.
    pub glyph: u32,
    /// Where it begins, in points from the start of the run.
    pub x: f32,
    /// How far it moves on, in points; without the space between letters.
    pub advance: f32,
    /// How far above the baseline it stands, in points.
    pub rise: f32,
    /// The bytes of the run's text that it stands for.
    pub text: Range<usize>,
}

/// Letters of one face within a run.
#[derive(Clone, Debug, PartialEq)]
pub struct ShapedRun {
    /// The face that has these letters: the run's own, or the sans behind it.
    pub face: Face,
    /// From left to right.
    pub letters: Vec<Letter>,
}

/// The faces, read once.
pub struct Shaper {
    faces: Vec<ReadFace>,
}

struct ReadFace {
    face: Face,
    bytes: Vec<u8>,
    data: ShaperData,
    /// What it can draw.
    letters: BTreeSet<char>,
}

impl std::fmt::Debug for Shaper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shaper").finish_non_exhaustive()
    }
}

impl Default for Shaper {
    fn default() -> Self {
        Self::new()
    }
}

impl Shaper {
    /// Reads the sheet's faces; they have no ligatures.
    #[must_use]
    pub fn new() -> Self {
        let read = |face: Face| {
            let bytes = sheet_face(face);
            let font = FontRef::new(&bytes).ok()?;
            let data = ShaperData::new(&font);
            let codes = font.charmap().mappings();
            let letters = codes.filter_map(|(code, _)| char::from_u32(code)).collect();
            Some(ReadFace {
                face,
                bytes,
                data,
                letters,
            })
        };
        Self {
            // The bundled faces can be read; a test holds them to it.
            faces: Face::ALL.into_iter().filter_map(read).collect(),
        }
    }

    /// The bytes of a face as the letters' numbers mean it.
    #[must_use]
    pub fn bytes(&self, face: Face) -> Option<&[u8]> {
        self.faces
            .iter()
            .find(|read| read.face == face)
            .map(|read| read.bytes.as_slice())
    }

    /// The letters of a run, in stretches of one face each.
    #[must_use]
    pub fn shape(&self, run: &Run) -> Vec<ShapedRun> {
        let mut shaped: Vec<ShapedRun> = Vec::new();
        let mut x = 0.0;
        for (face, range) in self.stretches(run) {
            let Some(read) = self.faces.iter().find(|read| read.face == face) else {
                continue;
            };
            let Ok(font) = FontRef::new(&read.bytes) else {
                continue;
            };
            let text = &run.text[range.clone()];
            let mut buffer = UnicodeBuffer::new();
            buffer.push_str(text);
            buffer.guess_segment_properties();
            let with_font = read.data.shaper(&font).build();
            let glyphs = with_font.shape(buffer, ShapeOptions::new());
            #[expect(clippy::cast_precision_loss, reason = "font units are small numbers")]
            let points = |units: i32| units as f32 * run.size / with_font.units_per_em() as f32;
            let infos = glyphs.glyph_infos();
            let mut letters = Vec::with_capacity(infos.len());
            for (at, (info, place)) in infos.iter().zip(glyphs.glyph_positions()).enumerate() {
                let start = usize::try_from(info.cluster).unwrap_or(0);
                let end = infos[at + 1..]
                    .iter()
                    .map(|next| usize::try_from(next.cluster).unwrap_or(0))
                    .find(|next| *next > start)
                    .unwrap_or(text.len());
                let advance = points(place.x_advance);
                letters.push(Letter {
                    glyph: info.glyph_id,
                    x: x + points(place.x_offset),
                    advance,
                    rise: points(place.y_offset),
                    text: range.start + start..range.start + end,
                });
                x += advance + run.spacing;
            }
            shaped.push(ShapedRun { face, letters });
        }
        shaped
    }

    /// Which face has which stretch of the text: the run's own where it has the character, else
    /// the sans.
    fn stretches(&self, run: &Run) -> Vec<(Face, Range<usize>)> {
        let read = self.faces.iter().find(|read| read.face == run.face);
        let has = |character: char| read.is_some_and(|read| read.letters.contains(&character));
        let mut stretches: Vec<(Face, Range<usize>)> = Vec::new();
        for (at, character) in run.text.char_indices() {
            let face = if has(character) { run.face } else { Face::Sans };
            let end = at + character.len_utf8();
            match stretches.last_mut() {
                Some((last, range)) if *last == face => range.end = end,
                _ => stretches.push((face, at..end)),
            }
        }
        stretches
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Color32, pos2};

    fn run(face: Face, text: &str) -> Run {
        Run {
            face,
            size: 16.0,
            color: Color32::BLACK,
            baseline: pos2(0.0, 0.0),
            width: 0.0,
            spacing: 0.0,
            text: text.to_owned(),
            note: None,
        }
    }

    #[test]
    fn every_bundled_face_can_be_read() {
        assert_eq!(Shaper::new().faces.len(), Face::ALL.len());
    }

    #[test]
    fn a_letter_that_the_serif_lacks_comes_from_the_sans() {
        let shaped = Shaper::new().shape(&run(Face::Serif, "co\u{2011}op"));
        let faces: Vec<Face> = shaped.iter().map(|it| it.face).collect();
        assert_eq!(faces, [Face::Serif, Face::Sans, Face::Serif]);
        let texts: Vec<Range<usize>> = shaped
            .iter()
            .flat_map(|it| &it.letters)
            .map(|letter| letter.text.clone())
            .collect();
        assert_eq!(texts, [0..1, 1..2, 2..5, 5..6, 6..7]);
        assert!(
            shaped
                .iter()
                .flat_map(|it| &it.letters)
                .all(|it| it.glyph > 0)
        );
    }

    #[test]
    fn letters_stand_where_the_sheet_measures_them() {
        let press = Shaper::new();
        let mut typesetter = crate::export::sheet::Typesetter::new();
        for face in Face::ALL {
            for text in [
                "AVATAR, Wahrheit",
                "Чуєш їх, доцю",
                "office “find”",
                "e\u{301}te\u{301}",
            ] {
                let shaped = press.shape(&run(face, text));
                let letters = || shaped.iter().flat_map(|it| &it.letters);
                let end = letters().last().map_or(0.0, |last| last.x + last.advance);
                let measured = typesetter.width_of_text(text, face, 16.0);
                assert!(
                    (end - measured).abs() < 0.02 * measured,
                    "{face:?} {text}: {end} against {measured}"
                );
                assert!(letters().all(|letter| letter.glyph > 0), "{face:?} {text}");
            }
        }
    }

    #[test]
    fn the_space_between_letters_is_added_after_each() {
        let shaper = Shaper::new();
        let plain = shaper.shape(&run(Face::Sans, "LABEL"));
        let wide = shaper.shape(&Run {
            spacing: 2.0,
            ..run(Face::Sans, "LABEL")
        });
        let last = |shaped: &[ShapedRun]| shaped[0].letters[4].x;
        assert!((last(&wide) - last(&plain) - 8.0).abs() < 1e-3);
    }
}
