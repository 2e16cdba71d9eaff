//! Characters that do not show, or that turn others around: which of them harm, and how they are
//! shown so that no text displays as other than it is.
//!
//! A quotation with a right-to-left override reads backwards, an id with a zero-width space looks
//! like another id, and a terminal obeys what follows an escape. Such characters are shown by their
//! number, as in `[U+202E]`. Where a script needs them they stay: what joins Arabic letters or
//! parts of an emoji, a soft hyphen inside a word, a mark of direction beside letters that run to
//! the left. The rules follow Unicode Standard Annexes 9 (directions) and 31 (joiners), and
//! Technical Standard 51 (emoji).

mod beside;
#[cfg(test)]
mod cases;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// A text as it is to be shown: the same text where nothing in it harms.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let Some(first) = harmful(text).next() else {
        return Cow::Borrowed(text);
    };
    let mut shown = String::with_capacity(text.len() + 16);
    let mut copied = 0;
    for (at, character) in std::iter::once(first).chain(harmful(text).skip(1)) {
        shown.push_str(&text[copied..at]);
        shown.push_str(&number(character));
        copied = at + character.len_utf8();
    }
    shown.push_str(&text[copied..]);
    Cow::Owned(shown)
}

/// True for a text of which no byte can begin a character that harms, which is told at the speed at
/// which memory is read. Of the others most are harmless too; [`visible`] tells.
#[must_use]
pub fn is_surely_visible(text: &str) -> bool {
    text.bytes().all(|byte| HARMLESS[usize::from(byte)])
}

/// The bytes of UTF-8 with which no character begins that [`is_hidden`].
const HARMLESS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = matches!(
            byte,
            0x09 | 0x0a | 0x20..=0x7e | 0x80..=0xbf | 0xc3..=0xcc | 0xce..=0xd7 | 0xd9..=0xe0 | 0xe4..=0xee
        );
        byte += 1;
    }
    table
};

/// A part of a text as it is to be shown where places are counted in characters: each one that
/// harms is the replacement character, so that nothing moves.
#[must_use]
pub fn masked(text: &str, part: Range<usize>) -> String {
    let words = text.get(part.clone()).unwrap_or_default();
    let harmful: Vec<usize> = harmful(text).map(|(at, _)| at).collect();
    if harmful.is_empty() {
        return words.to_owned();
    }
    words
        .char_indices()
        .map(
            |(at, character)| match harmful.binary_search(&(part.start + at)) {
                Ok(_) => char::REPLACEMENT_CHARACTER,
                Err(_) => character,
            },
        )
        .collect()
}

/// The characters of a text that harm, each once, in the order of their numbers.
#[must_use]
pub fn harmful_in(text: &str) -> Vec<char> {
    let all: BTreeSet<char> = harmful(text).map(|(_, character)| character).collect();
    all.into_iter().collect()
}

/// A character by its number: `[U+202E]`.
#[must_use]
pub fn number(character: char) -> String {
    format!("[U+{:04X}]", u32::from(character))
}

/// What a character is, in words, for findings: `a right-to-left override`.
#[must_use]
pub fn name(character: char) -> &'static str {
    match character {
        '\0' => "a null character",
        '\u{1b}' => "an escape character",
        '\u{ad}' => "a soft hyphen",
        '\u{200b}' => "a zero-width space",
        '\u{200c}' => "a zero-width non-joiner",
        '\u{200d}' => "a zero-width joiner",
        '\u{2060}' => "a word joiner",
        '\u{feff}' => "a zero-width no-break space",
        '\u{200e}' => "a left-to-right mark",
        '\u{200f}' | '\u{61c}' => "a right-to-left mark",
        '\u{202a}' | '\u{202b}' => "an embedding of direction",
        '\u{202c}' => "an end of direction",
        '\u{202d}' => "a left-to-right override",
        '\u{202e}' => "a right-to-left override",
        '\u{2066}'..='\u{2069}' => "an isolate of direction",
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => "a variation selector",
        '\u{e0000}'..='\u{e007f}' => "a tag character",
        _ if character.is_control() => "a control character",
        _ => "an invisible character",
    }
}

/// Where the characters that harm stand, in order.
fn harmful(text: &str) -> impl Iterator<Item = (usize, char)> {
    // Most texts of most files end here, at the speed at which memory is read.
    let text = if is_surely_visible(text) { "" } else { text };
    text.char_indices().filter(|(at, character)| {
        is_hidden(*character) && !beside::is_needed(text, *at, *character)
    })
}

/// True for every character that has no shape of its own, whether it is needed or not. White space
/// is none of them, save what ends a line for a terminal only.
fn is_hidden(character: char) -> bool {
    match character {
        '\t' | '\n' | ' '..='~' => false,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => true,
        // Two of each plane are no characters.
        _ => character.is_control() || u32::from(character) & 0xfffe == 0xfffe,
    }
}
