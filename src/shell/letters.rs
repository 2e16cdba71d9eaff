//! What becomes of a character in a picture, as the check of letters asks for it.

use crate::check::Drawn;
use crate::export::glyphs::{Fate, fate};

/// What the sheet does with a character.
pub(super) fn drawn(character: char) -> Drawn {
    match fate(character) {
        Fate::Drawn | Fate::Space(_) => Drawn::Well,
        Fate::Numbered => Drawn::AsNumber,
        Fate::Refused => Drawn::Not,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bundled_scripts_are_drawn_symbols_become_numbers_and_other_scripts_are_refused() {
        for (text, expected) in [
            ("Łőș Ξεσ Чуєш їх Ґ “„«— €₴", Drawn::Well),
            ("🕊🚢", Drawn::AsNumber),
            ("平שاไ", Drawn::Not),
        ] {
            for character in text.chars() {
                assert_eq!(drawn(character), expected, "{character}");
            }
        }
    }
}
