//! What the sheet's faces can draw, and what becomes of the rest.
//!
//! A symbol that no face has, such as an emoji, is set as its number in Unicode, as in
//! `[U+1F600]`, and the legend says so. A letter that no face has refuses the sheet, and so does
//! everything of the scripts that run from right to left: a quotation in numbers, or with its
//! words in the wrong order, is no quotation. HTML, DOCX and XLSX leave drawing to programs that
//! have the faces.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use skrifa::{FontRef, MetadataProvider};

use crate::look::{Face, sheet_face};

/// What becomes of a character on a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is drawn.
    Drawn,
    /// It is white space of a width that no face has, and becomes a common space.
    Space(char),
    /// Its number stands in its place.
    Numbered,
    /// It refuses the sheet.
    Refused,
}

/// What becomes of a character.
#[must_use]
pub fn fate(character: char) -> Fate {
    // Nearly all text; every face has these.
    if matches!(character, ' '..='~') {
        return Fate::Drawn;
    }
    if runs_from_the_right(character) {
        Fate::Refused
    } else if drawn().contains(&character) || character.is_control() {
        Fate::Drawn
    } else if character.is_whitespace() {
        let is_fixed = matches!(character, '\u{2007}' | '\u{202f}');
        Fate::Space(if is_fixed { '\u{a0}' } else { ' ' })
    } else if is_of_a_script(character) {
        Fate::Refused
    } else if has_no_shape(character) {
        Fate::Drawn
    } else {
        Fate::Numbered
    }
}

/// A text as the sheet sets it, and whether a number stands in it for a symbol.
#[must_use]
pub fn numbered(text: &str) -> (String, bool) {
    let mut set = String::with_capacity(text.len());
    let mut has_numbers = false;
    for character in text.chars() {
        match fate(character) {
            Fate::Drawn | Fate::Refused => set.push(character),
            Fate::Space(space) => set.push(space),
            Fate::Numbered => {
                has_numbers = true;
                set.push_str(&format!("[U+{:04X}]", u32::from(character)));
            }
        }
    }
    (set, has_numbers)
}

/// Everything that the sans can draw, which stands behind all faces.
fn drawn() -> &'static BTreeSet<char> {
    static DRAWN: OnceLock<BTreeSet<char>> = OnceLock::new();
    DRAWN.get_or_init(|| {
        let bytes = sheet_face(Face::Sans);
        let Ok(font) = FontRef::new(&bytes) else {
            return BTreeSet::new();
        };
        let mappings = font.charmap().mappings();
        mappings
            .filter_map(|(code, _)| char::from_u32(code))
            .collect()
    })
}

/// True for letters, digits and marks of scripts that run from right to left, which the sheet
/// would set in the wrong order: the blocks that Unicode reserves for them.
fn runs_from_the_right(character: char) -> bool {
    matches!(
        character,
        '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefe}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

/// True for what only steers layout, which the sheet leaves out.
fn has_no_shape(character: char) -> bool {
    let mut bytes = [0; 4];
    super::sheet::visible(character.encode_utf8(&mut bytes)).is_empty()
}

/// True for letters and digits; not for those in circles and squares, which are symbols.
fn is_of_a_script(character: char) -> bool {
    let is_enclosed = matches!(
        character,
        '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{1f100}'..='\u{1f1ff}'
    );
    character.is_alphanumeric() && !is_enclosed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_numbered_and_letters_are_never_guessed() {
        let cases = [
            ('a', Fate::Drawn),
            ('ї', Fate::Drawn),
            ('—', Fate::Drawn),
            ('\u{2009}', Fate::Space(' ')),
            ('\u{200d}', Fate::Drawn),
            ('\u{fe0f}', Fate::Drawn),
            ('\u{ad}', Fate::Drawn),
            ('😀', Fate::Numbered),
            ('🇺', Fate::Numbered),
            ('①', Fate::Numbered),
            ('和', Fate::Refused),
            ('א', Fate::Refused),
            ('ع', Fate::Refused),
            // Digits and marks of such scripts are no letters, and still in the wrong order.
            ('٣', Fate::Refused),
            ('\u{5b7}', Fate::Refused),
            ('\u{591}', Fate::Refused),
            ('،', Fate::Refused),
        ];
        for (character, expected) in cases {
            let found = fate(character);
            let is_space = matches!((found, expected), (Fate::Drawn, Fate::Space(_)));
            assert!(found == expected || is_space, "{character:?}: {found:?}");
        }
        assert_eq!(numbered("no 😀!"), ("no [U+1F600]!".to_owned(), true));
        assert_eq!(numbered("Ґудзик"), ("Ґудзик".to_owned(), false));
    }
}
