//! Folding for search where every character stands for itself: letters that are the same in any
//! normal form, and single spaces between them.
//!
//! That is nearly every text, and it is done several times as fast as looking each character up.
//! Anything else is left to `search`, which gives the same for all texts, by test.

use std::iter::once;
use std::sync::LazyLock;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfkc_quick};

use super::search::typed;

/// The characters of one and two bytes in UTF-8, each in lower case; 0 for those that are not
/// simple. Two simple characters side by side are normal, as [UAX #15] says in its section on quick
/// checks: both are allowed, and neither is a mark on another.
///
/// [UAX #15]: https://unicode.org/reports/tr15/#Detecting_Normalization_Forms
static LOWER: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let lower = |number: u32| {
        let character = char::from_u32(number)?;
        let is_normal = is_nfkc_quick(once(character)) == IsNormalized::Yes
            && canonical_combining_class(character) == 0
            && !character.is_whitespace()
            && typed(character) == Some(character);
        let mut lower = character.to_lowercase();
        let (first, more) = (lower.next()?, lower.next());
        u16::try_from(u32::from(first))
            .ok()
            .filter(|_| is_normal && more.is_none())
    };
    (0..0x800)
        .map(|number| lower(number).unwrap_or(0))
        .collect()
});

/// Adds the text as search compares it, when all of it is simple; else adds nothing and says false.
pub(super) fn fold_onto(folded: &mut String, text: &str) -> bool {
    if !is_evenly_spaced(text.as_bytes()) {
        return false;
    }
    let start = folded.len();
    folded.reserve(text.len());
    let mut rest = text;
    loop {
        let (ascii, other) = rest.split_at(ascii_length(rest.as_bytes()));
        folded.push_str(ascii);
        let mut characters = other.chars();
        let Some(character) = characters.next() else {
            break;
        };
        let Some(simple) = simple(character) else {
            folded.truncate(start);
            return false;
        };
        folded.push(simple);
        rest = characters.as_str();
    }
    // All at once is what a processor does fastest; what is not ASCII stays as it is.
    folded[start..].make_ascii_lowercase();
    true
}

/// What a character is compared as, when it is simple.
fn simple(character: char) -> Option<char> {
    let number = u32::from(character);
    match LOWER.get(number as usize) {
        Some(0) | None => typed(character).filter(char::is_ascii),
        Some(&lower) => char::from_u32(u32::from(lower)),
    }
}

/// True when the only white space of ASCII are single spaces inside.
fn is_evenly_spaced(bytes: &[u8]) -> bool {
    let is_other = bytes
        .iter()
        .fold(false, |is, byte| is | (b'\t'..=b'\r').contains(byte));
    let behind = bytes.get(1..).unwrap_or_default();
    let doubles = bytes.iter().zip(behind);
    let doubles = doubles.filter(|(byte, next)| [**byte, **next] == *b"  ");
    let is_double = doubles.count() > 0;
    !is_other && !is_double && bytes.first() != Some(&b' ') && bytes.last() != Some(&b' ')
}

/// How many bytes of ASCII stand at the start.
fn ascii_length(bytes: &[u8]) -> usize {
    let mut length = 0;
    for block in bytes.chunks(16) {
        if !block.is_ascii() {
            return length + block.iter().take_while(|byte| byte.is_ascii()).count();
        }
        length += block.len();
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simple_texts_are_folded_and_others_left_alone() {
        let cases = [
            ("", Some("")),
            ("The Fleet, 20-30", Some("the fleet, 20-30")),
            (
                "Søren’s “FLÉET” – «ПРИВЕТ» Ωδή",
                Some("søren's \"fléet\" - \"привет\" ωδή"),
            ),
            ("two  spaces", None),
            (" before", None),
            ("behind ", None),
            ("a\nline", None),
            ("a\u{a0}b", None),
            ("e\u{301}", None),
            ("ﬁne", None),
            ("½", None),
            ("İ", None),
            ("co\u{ad}operate", None),
            ("한", None),
        ];
        for (text, expected) in cases {
            let mut folded = "before ".to_owned();
            let is_folded = fold_onto(&mut folded, text);
            assert_eq!(is_folded.then(|| &folded[7..]), expected, "{text:?}");
            assert!(is_folded || folded == "before ");
        }
    }
}
