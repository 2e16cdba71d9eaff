//! Where a text has last names of a dossier's speakers, and its paragraphs: worked out once for
//! all quotations of the text.

use std::ops::Range;
use std::sync::OnceLock;

use unicode_normalization::char::is_combining_mark;

use super::paragraphs::Paragraphs;
use super::person::{is_possessive, plain};
use super::speakers::Speakers;

/// A text as far as it names somebody.
#[derive(Clone, Debug)]
pub(super) struct NamesInText {
    /// Its paragraphs.
    pub(super) paragraphs: Paragraphs,
    /// The words that can be a speaker's last name and are no possessive, in order; sought only
    /// when a quotation stands where its own speaker is not named.
    last_names: OnceLock<Vec<Range<usize>>>,
}

impl NamesInText {
    pub(super) fn of(text: &str) -> Self {
        Self {
            paragraphs: Paragraphs::of(text),
            last_names: OnceLock::new(),
        }
    }

    /// The last names of speakers within a range of the text.
    pub(super) fn within(
        &self,
        range: &Range<usize>,
        text: &str,
        speakers: &Speakers,
    ) -> &[Range<usize>] {
        let names = self.last_names.get_or_init(|| last_names(text, speakers));
        let from = names.partition_point(|name| name.start < range.start);
        let to = names.partition_point(|name| name.end <= range.end);
        names.get(from..to).unwrap_or_default()
    }
}

fn last_names(text: &str, speakers: &Speakers) -> Vec<Range<usize>> {
    capital_words(text)
        .filter(|word| {
            let owns = text
                .get(word.end..)
                .is_some_and(|behind| behind.starts_with(APOSTROPHES));
            let is_last_name = |word: &str| {
                !is_possessive(word) && speakers.with_last(&plain(word)).next().is_some()
            };
            !owns && text.get(word.clone()).is_some_and(is_last_name)
        })
        .collect()
}

const APOSTROPHES: [char; 2] = ['\'', '’'];

/// The words that begin as names do, without an apostrophe at their end. Scripts that have no
/// capitals have no way to tell.
pub(super) fn capital_words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut in_word = false;
    text.char_indices().filter_map(move |(at, character)| {
        let begins = !in_word && is_capital(character);
        in_word = is_of_word(character) || (in_word && APOSTROPHES.contains(&character));
        begins.then(|| {
            let rest = text.get(at..).unwrap_or_default();
            let end = rest
                .find(|next| !(is_of_word(next) || APOSTROPHES.contains(&next)))
                .unwrap_or(rest.len());
            let word = rest.get(..end).unwrap_or_default();
            at..at + word.trim_end_matches(APOSTROPHES).len()
        })
    })
}

/// The letters of most texts are told apart without looking anything up.
fn is_capital(character: char) -> bool {
    match character {
        'A'..='Z' | 'А'..='Я' => true,
        'а'..='я' => false,
        other if other.is_ascii() => false,
        other => other.is_alphabetic() && !other.is_lowercase(),
    }
}

fn is_of_word(character: char) -> bool {
    match character {
        'A'..='Z' | 'a'..='z' | '0'..='9' | 'А'..='я' => true,
        '\u{2010}'..='\u{2026}' => false,
        other if other.is_ascii() => false,
        other => other.is_alphanumeric() || is_combining_mark(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_begin_with_a_capital_are_whole() {
        let text =
            "Mary O’Neill’s dogs’ Run: «Путину», Jean-Luc, iPhone, U.S., É\u{301}t. 'Tis Xi’";
        let found: Vec<&str> = capital_words(text).map(|word| &text[word]).collect();
        assert_eq!(
            found,
            [
                "Mary",
                "O’Neill’s",
                "Run",
                "Путину",
                "Jean",
                "Luc",
                "U",
                "S",
                "É\u{301}t",
                "Tis",
                "Xi"
            ]
        );
    }
}
