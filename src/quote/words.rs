//! Where the words of a text begin and end.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::characters::{is_unspaced, is_word};

/// The byte ranges of the words of a text, in order.
///
/// A word is a run of letters, digits and combining marks. An apostrophe between letters and a
/// full stop or comma between digits belong to it; hyphens part words; characters of scripts
/// without spaces are words of their own.
pub(super) fn word_ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut open: Option<usize> = None;
    let mut characters = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map_or(' ', |(_, next)| *next);
        let inside = match character {
            '\'' | '’' => before.is_alphabetic() && next.is_alphabetic(),
            '.' | ',' => before.is_numeric() && next.is_numeric(),
            // A mark that combines with nothing begins no word.
            _ => is_word(character) && (open.is_some() || !is_combining_mark(character)),
        };
        if is_unspaced(character) && inside {
            ranges.extend(open.take().map(|start| start..at));
            ranges.push(at..at + character.len_utf8());
        } else if inside {
            open.get_or_insert(at);
        } else {
            ranges.extend(open.take().map(|start| start..at));
        }
        before = character;
    }
    ranges.extend(open.map(|start| start..text.len()));
    ranges
}

/// The words of a folded text, in order.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    word_ranges(text)
        .into_iter()
        .filter_map(|range| text.get(range))
}

/// The word that the byte at `at` cuts in two, if it does.
pub(super) fn cut_word(text: &str, at: usize) -> Option<&str> {
    let before = text.get(..at)?.chars().next_back()?;
    let after = text.get(at..)?.chars().next()?;
    if is_unspaced(before) || is_unspaced(after) {
        return None;
    }
    let rest = text.get(at..)?;
    let is_cut = is_word(before) && (is_word(after) || begins_negative_ending(rest));
    if !is_cut {
        return None;
    }
    let belongs = |character: char| is_word(character) || matches!(character, '\'' | '’');
    let start = text
        .get(..at)?
        .char_indices()
        .rev()
        .take_while(|(_, character)| belongs(*character))
        .last()
        .map_or(at, |(start, _)| start);
    let end = rest
        .find(|character| !belongs(character))
        .map_or(text.len(), |length| at + length);
    text.get(start..end)
        .map(|word| word.trim_matches(['\'', '’']))
}

/// True for `'t` at the start, as after `can` or `didn`.
fn begins_negative_ending(rest: &str) -> bool {
    let mut characters = rest.chars();
    matches!(characters.next(), Some('\'' | '’'))
        && matches!(characters.next(), Some('t' | 'T'))
        && !characters.next().is_some_and(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_a_reader_counts() {
        let cases: &[(&str, &[&str])] = &[
            ("we will not", &["we", "will", "not"]),
            ("ukraine's '90s army", &["ukraine's", "90s", "army"]),
            (
                "20-point, 10,000.5 men.",
                &["20", "point", "10,000.5", "men"],
            ),
            ("русские не уйдут", &["русские", "не", "уйдут"]),
            ("и\u{306}ота", &["и\u{306}ота"]),
            ("不同意 abc", &["不", "同", "意", "abc"]),
            ("…", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text).collect::<Vec<_>>(), *expected, "{text}");
        }
    }

    #[test]
    fn a_word_is_cut_only_inside() {
        let cases = [
            ("they cannot", 8, Some("cannot")),
            ("they can’t", 8, Some("can’t")),
            ("they can go", 8, None),
            ("Ukraine’s", 7, None),
            ("不同意", 3, None),
            ("will", 0, None),
            ("will", 4, None),
        ];
        for (text, at, expected) in cases {
            assert_eq!(cut_word(text, at), expected, "{text} at {at}");
        }
    }
}
