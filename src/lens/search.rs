//! Searching in titles, gists, quotations and speakers: how words are compared, and where they stand
//! in a text. Which texts hold them is `search_index`'s business.

use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use super::simple;

/// A text as search compares it: compatible forms folded together, in lower case, typographic
/// quotation marks and dashes as the keyboard types them, white space as single spaces.
#[must_use]
pub fn fold_for_search(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(&mut folded, text);
    folded
}

/// Adds a text as search compares it.
pub(super) fn fold_onto(folded: &mut String, text: &str) {
    if simple::fold_onto(folded, text) {
        return;
    }
    // Most texts have nothing that could be composed, and finding that out costs less.
    if is_nfkc_quick(text.chars()) == IsNormalized::Yes {
        fold_normal(folded, text.chars());
    } else {
        fold_normal(folded, text.nfkc());
    }
}

/// A sign as the keyboard types it; nothing for those that only say where lines may break.
pub(super) fn typed(character: char) -> Option<char> {
    Some(match character {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{2039}' | '\u{203a}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{ad}' | '\u{200b}' | '\u{feff}' => return None,
        other => other,
    })
}

/// Adds characters in which compatible forms are folded together already.
fn fold_normal(folded: &mut String, text: impl Iterator<Item = char>) {
    let start = folded.len();
    let mut after_space = true;
    let mut push = |character: char| {
        let Some(character) = typed(character) else {
            return;
        };
        if character.is_whitespace() {
            if !after_space {
                folded.push(' ');
            }
            after_space = true;
        } else {
            folded.push(character);
            after_space = false;
        }
    };
    for character in text {
        if character.is_ascii() {
            push(character.to_ascii_lowercase());
        } else {
            character.to_lowercase().for_each(&mut push);
        }
    }
    if folded.len() > start && folded.ends_with(' ') {
        folded.pop();
    }
}

/// Where the words of a search stand in a text, in order and without overlap; the same folding
/// letter by letter.
#[must_use]
pub fn places_of(text: &str, search: &str) -> Vec<Range<usize>> {
    let words = words(search);
    if words.is_empty() {
        return Vec::new();
    }
    let mut folded = String::with_capacity(text.len());
    // For each byte of the folded text, the letter that it comes from.
    let mut from: Vec<Range<usize>> = Vec::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        let piece = if letter.is_whitespace() {
            let blank = if folded.is_empty() || folded.ends_with(' ') {
                ""
            } else {
                " "
            };
            blank.to_owned()
        } else {
            fold_for_search(&text[at..end])
        };
        folded.push_str(&piece);
        from.resize(folded.len(), at..end);
    }
    let mut places: Vec<Range<usize>> = words
        .iter()
        .flat_map(|word| folded.match_indices(word.as_str()))
        .map(|(at, word)| from[at].start..from[at + word.len() - 1].end)
        .collect();
    places.sort_by_key(|place| (place.start, place.end));
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(places.len());
    for place in places {
        match apart.last_mut() {
            Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
            _ => apart.push(place),
        }
    }
    apart
}

/// The words of a search; words between straight quotation marks stay together.
#[must_use]
pub(super) fn words(search: &str) -> Vec<String> {
    fold_for_search(search)
        .split('"')
        .enumerate()
        .flat_map(|(at, piece)| {
            // Every second piece stands between two quotation marks.
            if at % 2 == 1 {
                vec![piece.trim().to_owned()]
            } else {
                piece.split(' ').map(str::to_owned).collect()
            }
        })
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every text as if it had to be normalised.
    fn folded_slowly(text: &str) -> String {
        let mut folded = String::new();
        fold_normal(&mut folded, text.nfkc());
        folded
    }

    #[test]
    fn case_quotation_marks_dashes_and_white_space_are_overlooked() {
        let cases = [
            ("", ""),
            (" \t\u{a0}", ""),
            (" The\n\n“Fleet” ", "the \"fleet\""),
            ("Søren’s 20–30", "søren's 20-30"),
            ("co\u{ad}operate", "cooperate"),
            ("ﬁne e\u{301}", "fine é"),
            ("ПРИВЕТ", "привет"),
        ];
        for (text, expected) in cases {
            assert_eq!(fold_for_search(text), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn the_quick_way_folds_as_the_slow_one(text in "[a-cA-C \u{a0}éÉe\u{301}\u{327}ﬁ½İßжЖ“‘–\u{ad}한ㄱ가]{0,12}") {
            prop_assert_eq!(fold_for_search(&text), folded_slowly(&text));
            let mut onto = "before ".to_owned();
            fold_onto(&mut onto, &text);
            prop_assert_eq!(onto, format!("before {}", folded_slowly(&text)));
        }
    }
}
