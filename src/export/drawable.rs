//! What the bundled faces can draw.

use skrifa::{FontRef, MetadataProvider};

use crate::look::Face;

/// True for each character that a sheet can draw in every face: the sans stands behind all of them.
#[must_use]
pub fn drawable() -> impl Fn(char) -> bool {
    // A face that cannot be read draws nothing.
    let characters = FontRef::new(Face::Sans.bytes()).ok();
    move |character| {
        characters.as_ref().is_some_and(|face| {
            face.charmap()
                .map(character)
                .is_some_and(|it| it.to_u32() > 0)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_greek_and_cyrillic_can_be_drawn_and_other_scripts_cannot() {
        let can_draw = drawable();
        assert!("Łőș Ξεσ Чуєш їх Ґ “„«— €₴".chars().all(&can_draw));
        assert!(!"平שاไ🕊".chars().any(can_draw));
    }
}
