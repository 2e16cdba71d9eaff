//! The bundled faces and the families they are asked for by.
//!
//! IBM Plex Sans for the interface, IBM Plex Serif for quotations, IBM Plex Mono for RON; the sans
//! stands behind the others, which lack Greek and the no-break hyphen. Which text is set in which face is decided
//! by whoever paints.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, FontId};

/// A face of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    /// The interface's face, and egui's own proportional family.
    Sans,
    /// Titles, chips, buttons.
    SansSemiBold,
    /// Notes, and titles of works.
    SansItalic,
    /// Quotations.
    Serif,
    /// Emphasis within a quotation.
    SerifItalic,
    /// A quotation's title.
    SerifSemiBold,
}

impl Face {
    /// Every face.
    pub const ALL: [Self; 6] = [
        Self::Sans,
        Self::SansSemiBold,
        Self::SansItalic,
        Self::Serif,
        Self::SerifItalic,
        Self::SerifSemiBold,
    ];

    /// The name of the face's family.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sans => "sans",
            Self::SansSemiBold => "sans-semibold",
            Self::SansItalic => "sans-italic",
            Self::Serif => "serif",
            Self::SerifItalic => "serif-italic",
            Self::SerifSemiBold => "serif-semibold",
        }
    }

    /// The family as egui names it.
    #[must_use]
    pub fn family(self) -> FontFamily {
        match self {
            Self::Sans => FontFamily::Proportional,
            face => FontFamily::Name(face.name().into()),
        }
    }

    /// This face at a size in points.
    #[must_use]
    pub fn id(self, size: f32) -> FontId {
        FontId::new(size, self.family())
    }

    /// The TrueType file.
    #[must_use]
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Sans => include_bytes!("../../assets/fonts/IBMPlexSans-Regular.ttf"),
            Self::SansSemiBold => include_bytes!("../../assets/fonts/IBMPlexSans-SemiBold.ttf"),
            Self::SansItalic => include_bytes!("../../assets/fonts/IBMPlexSans-Italic.ttf"),
            Self::Serif => include_bytes!("../../assets/fonts/IBMPlexSerif-Regular.ttf"),
            Self::SerifItalic => include_bytes!("../../assets/fonts/IBMPlexSerif-Italic.ttf"),
            Self::SerifSemiBold => include_bytes!("../../assets/fonts/IBMPlexSerif-SemiBold.ttf"),
        }
    }
}

/// The face in which a record of the file is mended: signs that look alike elsewhere differ in it. It is
/// no [`Face`], because nothing is exported in it.
const MONO: &[u8] = include_bytes!("../../assets/fonts/IBMPlexMono-Regular.ttf");
const MONO_NAME: &str = "mono";

/// The faces for the window.
#[must_use]
pub fn font_definitions() -> FontDefinitions {
    definitions(|face| FontData::from_static(face.bytes()))
}

/// The faces for the sheet: the same, with ligatures off, so that every character is a glyph.
///
/// epaint 0.37 shapes with no way to pass features, so the copy in memory loses the feature.
#[must_use]
pub fn sheet_font_definitions() -> FontDefinitions {
    definitions(|face| FontData::from_owned(sheet_face(face)))
}

/// The bytes of a face as the sheet sets it, without ligatures.
#[must_use]
pub fn sheet_face(face: Face) -> Vec<u8> {
    without_ligatures(face.bytes())
}

fn definitions(data: impl Fn(Face) -> FontData) -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    for face in Face::ALL {
        definitions
            .font_data
            .insert(face.name().to_owned(), Arc::new(data(face)));
        let mut names = vec![face.name().to_owned()];
        if face != Face::Sans {
            names.push(Face::Sans.name().to_owned());
        }
        definitions.families.insert(face.family(), names);
    }
    let mono = FontData::from_static(MONO);
    definitions
        .font_data
        .insert(MONO_NAME.to_owned(), Arc::new(mono));
    let names = [MONO_NAME, Face::Sans.name()].map(str::to_owned);
    definitions
        .families
        .insert(FontFamily::Monospace, names.to_vec());
    definitions
}

/// The characters of a text that no bundled face can draw, each once, in order of code point.
///
/// The faces' coverage is the same for all families, because the sans stands behind each.
/// Controls such as line breaks are not drawn and never missing.
#[must_use]
pub fn missing_glyphs(ctx: &Context, text: &str) -> Vec<char> {
    let id = Face::Serif.id(super::size::BODY);
    let characters: BTreeSet<char> = text.chars().filter(|c| !c.is_control()).collect();
    ctx.fonts_mut(|fonts| {
        characters
            .into_iter()
            .filter(|character| !fonts.has_glyph(&id, *character))
            .collect()
    })
}

/// Features that make one glyph of several characters.
const LIGATURE_FEATURES: [&[u8]; 4] = [b"liga", b"clig", b"dlig", b"hlig"];

/// A copy of an OpenType font in which the ligature features have a name that nobody asks for.
///
/// Only tags in the feature list of `GSUB` change, so lookups, glyphs and metrics stay as they
/// are (OpenType 1.9, chapter 2, `FeatureList` table). A font that is not as expected is
/// returned unchanged.
fn without_ligatures(font: &[u8]) -> Vec<u8> {
    let mut copy = font.to_vec();
    for place in ligature_tags(font).unwrap_or_default() {
        if let Some(tag) = copy.get_mut(place..place + 4) {
            tag.copy_from_slice(b"zzzz");
        }
    }
    copy
}

/// Where the tags of the ligature features are, in bytes from the start of the file.
fn ligature_tags(font: &[u8]) -> Option<Vec<usize>> {
    let short = |at: usize| -> Option<usize> {
        let bytes: [u8; 2] = font.get(at..at + 2)?.try_into().ok()?;
        Some(usize::from(u16::from_be_bytes(bytes)))
    };
    let long = |at: usize| -> Option<usize> {
        let bytes: [u8; 4] = font.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(u32::from_be_bytes(bytes)).ok()
    };
    let table_record = (0..short(4)?)
        .map(|table| 12 + 16 * table)
        .find(|record| font.get(*record..record + 4) == Some(b"GSUB"))?;
    let substitutions = long(table_record + 8)?;
    let features = substitutions.checked_add(short(substitutions + 6)?)?;
    let places = (0..short(features)?)
        .map(|feature| features + 2 + 6 * feature)
        .filter(|place| {
            font.get(*place..place + 4)
                .is_some_and(|tag| LIGATURE_FEATURES.contains(&tag))
        })
        .collect();
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::epaint::text::LayoutJob;
    use egui::{Color32, RawInput};

    fn context_with(definitions: FontDefinitions) -> Context {
        let ctx = Context::default();
        ctx.set_fonts(definitions);
        run(&ctx, |_| ());
        ctx
    }

    fn run(ctx: &Context, mut add: impl FnMut(&mut egui::Ui)) {
        let output = ctx.run_ui(RawInput::default(), |ui| add(ui));
        output.drop_without_applying_deltas();
    }

    #[test]
    fn every_family_has_its_face_and_the_sans_behind_it() {
        let definitions = font_definitions();
        for face in Face::ALL {
            let names = &definitions.families[&face.family()];
            assert_eq!(names[0], face.name());
            assert_eq!(names[names.len() - 1], "sans");
            assert!(
                names
                    .iter()
                    .all(|name| definitions.font_data.contains_key(name))
            );
        }
    }

    #[test]
    fn latin_greek_cyrillic_and_typographic_marks_are_there() {
        let ctx = context_with(font_definitions());
        for text in [
            "The quick brown fox, ŁłŐőŞşŠšŽžČčĘęİı",
            "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία",
            "Чуєш їх, доцю, га? Кумедна ж ти, прощайся без ґольфів! ЁёЎўЂђЋћЉљЊњЏџ",
            "“quoted” ‘single’ „low“ «angled» – — … no\u{2011}break\u{a0}space \u{202f} § † № € ₴ ° ½",
        ] {
            assert_eq!(missing_glyphs(&ctx, text), Vec::<char>::new(), "{text}");
        }
    }

    #[test]
    fn every_sign_of_a_record_is_as_wide_as_any_other() {
        let ctx = context_with(font_definitions());
        run(&ctx, |ui| {
            let id = FontId::new(13.0, FontFamily::Monospace);
            let width = |text: &str| {
                let job = LayoutJob::simple_singleline(text.to_owned(), id.clone(), Color32::BLACK);
                ui.fonts_mut(|fonts| fonts.layout_job(job)).size().x
            };
            for text in ["iiii", "MMMM", "(0O)", "\"“”,", "їЖґШ"] {
                assert!((width(text) - width("0000")).abs() < 0.01, "{text}");
            }
            // What it lacks the sans draws.
            assert!(ui.fonts_mut(|fonts| fonts.has_glyphs(&id, "Ξεσ\u{2011}")));
        });
    }

    #[test]
    fn what_cannot_be_drawn_is_named_once_and_in_order() {
        let ctx = context_with(font_definitions());
        assert_eq!(missing_glyphs(&ctx, "平 和\na 平\t和b"), ['和', '平']);
    }

    /// The width of a text, and the number of its glyphs that are painted.
    fn measure(ctx: &Context, face: Face, text: &str) -> (f32, usize) {
        let mut measured = (0.0, 0);
        run(ctx, |ui| {
            let job = LayoutJob::simple_singleline(text.to_owned(), face.id(40.0), Color32::BLACK);
            let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
            let painted = galley
                .rows
                .iter()
                .flat_map(|row| &row.row.glyphs)
                .filter(|glyph| !glyph.uv_rect.is_nothing())
                .count();
            measured = (galley.size().x, painted);
        });
        measured
    }

    #[test]
    fn the_sheet_has_no_ligatures() {
        let window = context_with(font_definitions());
        let sheet = context_with(sheet_font_definitions());
        let mut joined_somewhere = false;
        for face in Face::ALL {
            for text in ["office", "find", "flow"] {
                let length = text.chars().count();
                joined_somewhere |= measure(&window, face, text).1 < length;
                assert_eq!(measure(&sheet, face, text).1, length, "{face:?}: {text}");
            }
            let plain = "AVATAR, Wahrheit";
            assert_eq!(
                measure(&window, face, plain),
                measure(&sheet, face, plain),
                "kerning stays in {face:?}"
            );
        }
        assert!(
            joined_somewhere,
            "the window's faces have ligatures to lose"
        );
    }

    #[test]
    fn a_broken_font_is_left_alone() {
        for broken in [&b""[..], b"abc", b"\0\x01\0\0\0\x01", &[0xff; 64]] {
            assert_eq!(without_ligatures(broken), broken);
        }
        let face = Face::Serif.bytes();
        for end in (0..face.len()).step_by(4999) {
            assert_eq!(without_ligatures(&face[..end]).len(), end);
        }
    }
}
