//! How wide a text is, found by shaping it and nothing more.
//!
//! egui measures by laying a text out, which paints every glyph that it has not met yet, and
//! plans the shaping of each text anew. Nearly all text of a sheet needs neither: one face has all
//! its characters. That text is shaped here, by the shaper that egui uses and with the same
//! faces, and its advances are added up as egui adds them, so that the width is the same number.

use harfrust::{
    BufferFlags, Direction, FontRef, Script, ShapeOptions, ShapePlan, ShaperData, UnicodeBuffer,
    script,
};
use skrifa::MetadataProvider;

use crate::export::glyphs::{Fate, fate};
use crate::look::{Face, sheet_face};

/// Measures plain text.
#[derive(Default)]
pub(super) struct Ruler {
    /// Those that were needed.
    faces: Vec<ReadFace>,
    /// Kept, because it is needed for every text.
    buffer: Option<UnicodeBuffer>,
}

struct ReadFace {
    face: Face,
    bytes: Vec<u8>,
    data: ShaperData,
    /// What it can draw and a sheet may show, in order of code point.
    characters: Vec<char>,
    /// How to shape what is written in a direction and a script; few pairs are ever met.
    plans: Vec<(Direction, Script, ShapePlan)>,
}

impl Ruler {
    /// The width of a text on one line at a size in points, without space between its letters;
    /// `None` where egui has to be asked, because a character comes from another face, is not
    /// drawn, or is given a width by egui.
    pub(super) fn width(&mut self, text: &str, face: Face, size: f32) -> Option<f32> {
        let place = self.place(face)?;
        let read = self.faces.get_mut(place)?;
        if !text.chars().all(|character| read.has(character)) {
            return None;
        }
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.set_flags(BufferFlags::BEGINNING_OF_TEXT | BufferFlags::END_OF_TEXT);
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let font = FontRef::new(&read.bytes).ok()?;
        let shaper = read.data.shaper(&font).build();
        let pair = (buffer.direction(), buffer.script());
        let known = |plan: &(Direction, Script, ShapePlan)| (plan.0, plan.1) == pair;
        let at = read.plans.iter().position(known).unwrap_or_else(|| {
            let (direction, written) = pair;
            let known_script = (written != script::UNKNOWN).then_some(written);
            let plan = ShapePlan::new(&shaper, direction, known_script, None, &[]);
            read.plans.push((direction, written, plan));
            read.plans.len() - 1
        });
        let plan = read.plans.get(at).map(|(_, _, plan)| plan);
        let glyphs = shaper.shape(buffer, ShapeOptions::new().plan(plan));
        #[expect(clippy::cast_precision_loss, reason = "font units are small numbers")]
        let units = |units: i32| units as f32;
        let scale = size / units(shaper.units_per_em());
        let places = glyphs.glyph_positions().iter();
        let width = places.fold(0.0, |width, place| width + units(place.x_advance) * scale);
        self.buffer = Some(glyphs.clear());
        Some(width)
    }

    /// Where a face is kept, read when it is first needed.
    fn place(&mut self, face: Face) -> Option<usize> {
        let place = self.faces.iter().position(|read| read.face == face);
        place.or_else(|| {
            self.faces.push(ReadFace::new(face)?);
            Some(self.faces.len() - 1)
        })
    }
}

impl ReadFace {
    fn new(face: Face) -> Option<Self> {
        let bytes = sheet_face(face);
        let font = FontRef::new(&bytes).ok()?;
        let data = ShaperData::new(&font);
        let codes = font.charmap().mappings();
        let mut characters: Vec<char> = codes
            .filter_map(|(code, _)| char::from_u32(code))
            .filter(|character| !is_measured_by_egui(*character))
            .filter(|character| fate(*character) == Fate::Drawn)
            .collect();
        characters.sort_unstable();
        Some(Self {
            face,
            bytes,
            data,
            characters,
            plans: Vec::new(),
        })
    }

    fn has(&self, character: char) -> bool {
        matches!(character, ' '..='~') || self.characters.binary_search(&character).is_ok()
    }
}

/// Characters whose width egui sets itself, whatever the face says.
fn is_measured_by_egui(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2009}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sheet::Typesetter;
    use proptest::prelude::*;
    use std::cell::RefCell;

    /// Both widths of a text: the quick one where there is one, and egui's.
    fn widths(
        ruler: &mut Ruler,
        slow: &mut Typesetter,
        text: &str,
        face: Face,
    ) -> (Option<f32>, f32) {
        (
            ruler.width(text, face, 16.0),
            slow.width_by_egui(text, face),
        )
    }

    #[test]
    fn a_width_is_the_very_number_that_egui_finds() {
        let (mut ruler, mut slow) = (Ruler::default(), Typesetter::new());
        for face in Face::ALL {
            for text in [
                "",
                "a",
                "AVATAR, Wahrheit To. “Ty”",
                "Чуєш їх, доцю",
                "office find flow",
                "é ñ ő — 12–14",
                "1/2 50 %",
                "…",
                "No-one would\u{a0}say",
            ] {
                let (quick, slow) = widths(&mut ruler, &mut slow, text, face);
                assert_eq!(
                    quick.map(f32::to_bits),
                    Some(slow.to_bits()),
                    "{face:?}: {text}"
                );
            }
        }
    }

    #[test]
    fn what_one_face_cannot_measure_is_left_to_egui() {
        let mut ruler = Ruler::default();
        for text in ["a\u{202f}b", "a\u{2009}b", "a\tb", "平和", "שלום", "🕊"] {
            assert_eq!(ruler.width(text, Face::Sans, 16.0), None, "{text:?}");
        }
        assert_eq!(ruler.width("Ξένος", Face::Serif, 16.0), None);
        assert!(ruler.width("Ξένος", Face::Sans, 16.0).is_some());
    }

    #[test]
    fn every_face_has_what_is_taken_for_granted() {
        for face in Face::ALL {
            let read = ReadFace::new(face).unwrap();
            for character in ' '..='~' {
                assert!(
                    read.characters.binary_search(&character).is_ok(),
                    "{face:?} {character}"
                );
            }
        }
    }

    /// Words of letters, marks and signs that some face has and some have not.
    fn text() -> impl Strategy<Value = String> {
        let letters = "aAbBTVWyo.,-1f“”’ éőŁžç\u{301}\u{308}\u{2011}–бґїЖдαΩό₴§²ﬁ\u{202f}";
        let letters: Vec<char> = letters.chars().collect();
        proptest::collection::vec(proptest::sample::select(letters), 0..14)
            .prop_map(|letters| letters.into_iter().collect())
    }

    thread_local! {
        // Reading the faces takes longer than measuring.
        static BOTH: RefCell<(Ruler, Typesetter)> = RefCell::new((Ruler::default(), Typesetter::new()));
    }

    proptest! {
        #[test]
        fn any_width_is_the_one_that_egui_finds(
            text in text(), face in proptest::sample::select(Face::ALL.to_vec()),
        ) {
            BOTH.with_borrow_mut(|(ruler, slow)| {
                let (quick, slow) = widths(ruler, slow, &text, face);
                if let Some(quick) = quick {
                    prop_assert_eq!(quick.to_bits(), slow.to_bits(), "{:?}: {:?}", face, text);
                }
                Ok(())
            })?;
        }
    }
}
