//! The ladder of foldings: what is overlooked on each rung, with the way back to the original.
//!
//! White space and line ends are read from the original in one pass, because a later rung needs
//! what an earlier one removes. Normalisation is Unicode NFKC (UAX #15), applied to stretches that
//! begin where nothing can combine with what stands before.

use std::ops::Range;

use unicode_normalization::char::{
    canonical_combining_class, decompose_compatible, is_combining_mark,
};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::characters::{is_invisible, is_line_break, is_line_end_hyphen, straightened};
use super::folding::Folding;
use super::rung::Rung;

/// The text folded as far as `rung` says.
#[must_use]
pub fn fold(text: &str, rung: Rung) -> Folding {
    let mut folding = Folding::default();
    let mut position = 0;
    while let Some(character) = text.get(position..).and_then(|rest| rest.chars().next()) {
        if rung >= Rung::LineEndHyphens
            && is_line_end_hyphen(character)
            && let Some(end) = end_of_line_end_hyphen(text, position, character)
        {
            position = end;
            continue;
        }
        let single = position..position + character.len_utf8();
        let next = text.get(single.end..).and_then(|rest| rest.chars().next());
        let alone = is_plain(character) && next.is_none_or(is_plain);
        position = if rung == Rung::WhiteSpace || alone {
            fold_character(&mut folding, text, single, character, rung)
        } else {
            fold_stretch(&mut folding, text, single, character, rung)
        };
    }
    folding
}

/// The folded form of a quotation: as [`fold`], without the spaces around it. A space that carries
/// a combining mark stays.
#[must_use]
pub fn folded_quotation(quotation: &str, rung: Rung) -> String {
    let folding = fold(quotation, rung);
    let text = folding.text().trim_end_matches(' ');
    match text.strip_prefix(' ') {
        Some(rest) if !rest.starts_with(is_combining_mark) => rest.to_owned(),
        _ => text.to_owned(),
    }
}

/// Folds a character that nothing combines with; returns where the next one begins.
fn fold_character(
    folding: &mut Folding,
    text: &str,
    at: Range<usize>,
    character: char,
    rung: Rung,
) -> usize {
    let end = at.end;
    if character.is_whitespace() {
        if rung < Rung::Spacing {
            folding.push_space(at);
        }
    } else if rung == Rung::WhiteSpace {
        folding.push_even(at, character);
    } else {
        match straightened(character) {
            '-' if is_overlooked_dash(text, &at, rung) => {}
            straight if rung >= Rung::Case => {
                // A plain letter has one small letter.
                let small = straight.to_lowercase().next().unwrap_or(straight);
                folding.push_whole(at, small.encode_utf8(&mut [0; 4]));
            }
            straight => folding.push_whole(at, straight.encode_utf8(&mut [0; 4])),
        }
    }
    end
}

/// True for the characters that make up most texts: they combine with nothing before them, and
/// normalising leaves each of them, once straightened, as it is.
fn is_plain(character: char) -> bool {
    matches!(
        character,
        '\0'..='\x7f' | 'А'..='я' | 'ё' | 'Ё' | 'і' | 'І' | 'ї' | 'Ї' | 'є' | 'Є' | 'ґ' | 'Ґ'
            | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | '“' | '”' | '„' | '‘' | '’' | '«' | '»' | '–'
            | '—' | '\u{a0}'
    )
}

/// Folds a character with all that combines with it; returns where the next one begins.
fn fold_stretch(
    folding: &mut Folding,
    text: &str,
    first: Range<usize>,
    character: char,
    rung: Rung,
) -> usize {
    let at = first.start..end_of_stretch(text, first.end);
    if is_invisible(character) {
        return first.end;
    }
    let stretch = text.get(at.clone()).unwrap_or_default();
    let plain = stretch
        .chars()
        .filter(|character| !is_invisible(*character))
        .map(straightened)
        .nfkc();
    let normal: String = if rung >= Rung::Case {
        plain
            .flat_map(char::to_lowercase)
            .map(|character| if character == 'ς' { 'σ' } else { character })
            .nfkc()
            .map(straightened)
            .collect()
    } else {
        plain.map(straightened).collect()
    };
    // Marks on a space or dash that is ignored would fall upon the letter before.
    if rung == Rung::Spacing
        && normal.starts_with(|first: char| {
            first.is_whitespace() || (first == '-' && is_overlooked_dash(text, &at, rung))
        })
    {
        return at.end;
    }
    let mut kept = String::with_capacity(normal.len());
    for character in normal.chars() {
        if character.is_whitespace() {
            let doubled = if kept.is_empty() {
                folding.text().ends_with(' ')
            } else {
                kept.ends_with(' ')
            };
            if rung < Rung::Spacing && !doubled {
                kept.push(' ');
            }
        } else if character != '-' || !is_overlooked_dash(text, &at, rung) {
            kept.push(character);
        }
    }
    if kept == " " || (kept.is_empty() && rung < Rung::Spacing && normal.contains(' ')) {
        folding.push_space(at.clone());
    } else {
        folding.push_whole(at.clone(), &kept);
    }
    at.end
}

/// Where the characters end that combine with the one that ends at `position`.
fn end_of_stretch(text: &str, position: usize) -> usize {
    let mut end = position;
    for (offset, character) in text.get(position..).unwrap_or_default().char_indices() {
        if is_invisible(character) {
            continue;
        }
        if stands_alone(character) {
            break;
        }
        end = position + offset + character.len_utf8();
    }
    end
}

/// True when the character never combines with one before it, under NFKC.
fn stands_alone(character: char) -> bool {
    if character.is_ascii() {
        return true;
    }
    let mut first = None;
    decompose_compatible(character, |part| {
        first.get_or_insert(part);
    });
    let first = first.unwrap_or(character);
    canonical_combining_class(first) == 0
        && is_nfc_quick(std::iter::once(first)) != IsNormalized::Maybe
}

/// Where the second half of a word begins that a hyphen at `position` parts over a line's end.
fn end_of_line_end_hyphen(text: &str, position: usize, hyphen: char) -> Option<usize> {
    let before = text.get(..position)?.chars().next_back()?;
    if !before.is_alphabetic() {
        return None;
    }
    let start = position + hyphen.len_utf8();
    let mut broken = false;
    let mut previous = ' ';
    for (offset, character) in text.get(start..)?.char_indices() {
        if is_line_break(character) {
            if broken && !(previous == '\r' && character == '\n') {
                return None;
            }
            broken = true;
        } else if !character.is_whitespace() {
            return (broken && character.is_alphabetic()).then_some(start + offset);
        }
        previous = character;
    }
    None
}

/// True when spaces and dashes are ignored and the dash does not stand between two numbers, where
/// it means something: `20–30` is not `2030`.
fn is_overlooked_dash(text: &str, at: &Range<usize>, rung: Rung) -> bool {
    let is_unseen = |character: char| character.is_whitespace() || is_invisible(character);
    let before = || {
        let before = text.get(..at.start)?.trim_end_matches(is_unseen);
        before.chars().next_back()
    };
    let after = || {
        let after = text.get(at.end..)?.trim_start_matches(is_unseen);
        after.chars().next()
    };
    rung == Rung::Spacing
        && !(before().is_some_and(char::is_numeric) && after().is_some_and(char::is_numeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_characters_are_folded_as_all_others_would_be() {
        let plain: Vec<char> = ('\0'..'\u{3000}')
            .filter(|character| is_plain(*character))
            .collect();
        assert!(plain.len() > 250);
        for character in plain {
            assert!(stands_alone(character), "{character:?}");
            for rung in Rung::ALL.into_iter().skip(1) {
                for text in [format!("x{character}x"), format!("1{character}1")] {
                    let at = 1..1 + character.len_utf8();
                    let mut quick = Folding::default();
                    fold_character(&mut quick, &text, at.clone(), character, rung);
                    let mut slow = Folding::default();
                    fold_stretch(&mut slow, &text, at, character, rung);
                    assert_eq!(quick, slow, "{character:?} on {rung:?}");
                }
            }
        }
    }
}
