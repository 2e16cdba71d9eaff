//! Which entries some words find, and the best of them first.

use std::ops::Range;

use super::entry::{Entry, Kind};
use crate::lens::{fold_for_search, places_of};
use crate::state::Command;

/// How many entries are shown.
pub(super) const MOST: usize = 60;

/// An entry that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What kind of thing it is.
    pub kind: Kind,
    /// Its name.
    pub words: String,
    /// Which bytes of the name were looked for.
    pub marks: Vec<Range<usize>>,
    /// The keys that do the same, where there are any.
    pub keys: String,
    /// What choosing it asks for.
    pub command: Command,
}

/// How well one word fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The name begins with it.
    Prefix,
    /// A word of the name begins with it.
    WordStart,
    /// A word of the other fields does.
    OtherWordStart,
    /// It stands within the name.
    Within,
    /// It stands within the other fields.
    OtherWithin,
    /// Its letters stand in the name in this order.
    Scattered,
}

impl Fit {
    /// Beginnings of words come before what stands within them, and that before scattered letters.
    fn class(self) -> u8 {
        match self {
            Self::Prefix | Self::WordStart | Self::OtherWordStart => 0,
            Self::Within | Self::OtherWithin => 1,
            Self::Scattered => 2,
        }
    }
}

/// Where a match stands in a text.
enum Stands {
    First,
    AtWord,
    Within,
}

fn stands(text: &str, word: &str) -> Option<Stands> {
    let mut best = None;
    for (at, _) in text.match_indices(word) {
        match text[..at].chars().next_back() {
            None => return Some(Stands::First),
            Some(before) if !before.is_alphanumeric() => return Some(Stands::AtWord),
            Some(_) => best = Some(Stands::Within),
        }
    }
    best
}

fn fit(entry: &Entry, word: &str) -> Option<Fit> {
    let other = || {
        Some(match stands(&entry.more, word)? {
            Stands::First | Stands::AtWord => Fit::OtherWordStart,
            Stands::Within => Fit::OtherWithin,
        })
    };
    match stands(&entry.folded, word) {
        Some(Stands::First) => Some(Fit::Prefix),
        Some(Stands::AtWord) => Some(Fit::WordStart),
        Some(Stands::Within) => Some(other().map_or(Fit::Within, |other| other.min(Fit::Within))),
        None => other().or_else(|| is_scattered(&entry.folded, word).then_some(Fit::Scattered)),
    }
}

/// True when the letters of a word, two at least, stand in a text in this order.
fn is_scattered(text: &str, word: &str) -> bool {
    let mut letters = text.chars();
    word.chars().count() > 1 && word.chars().all(|letter| letters.any(|it| it == letter))
}

/// The rank of an entry: the class of the worst fit, then all fits together; none where a word
/// does not fit at all.
fn rank(entry: &Entry, words: &[&str]) -> Option<(u8, usize)> {
    let mut class = 0;
    let mut sum = 0;
    for word in words {
        let fit = fit(entry, word)?;
        class = class.max(fit.class());
        sum += fit as usize;
    }
    Some((class, sum))
}

/// The entries that every word of a query fits, the best first; between equals by kind, then in
/// the order given. Scattered letters count only where nothing fits better.
pub(super) fn search<'a>(entries: impl Iterator<Item = &'a Entry>, query: &str) -> Vec<Found> {
    let folded = fold_for_search(query);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let mut ranked: Vec<_> = entries
        .enumerate()
        .filter_map(|(at, entry)| {
            let (class, sum) = rank(entry, &words)?;
            Some(((class, sum, entry.kind, at), entry))
        })
        .collect();
    ranked.sort_unstable_by_key(|(rank, _)| *rank);
    // Letters here and there say something only where no words do.
    let scattered = Fit::Scattered.class();
    if ranked.first().is_some_and(|(best, _)| best.0 < scattered) {
        ranked.retain(|(rank, _)| rank.0 < scattered);
    }
    ranked.truncate(MOST);
    ranked
        .into_iter()
        .map(|(_, entry)| found(entry, query))
        .collect()
}

/// An entry as it is shown for a query.
pub(super) fn found(entry: &Entry, query: &str) -> Found {
    Found {
        kind: entry.kind,
        words: entry.words.clone(),
        marks: marks(&entry.words, query),
        keys: entry.keys.clone(),
        command: entry.command.clone(),
    }
}

/// What of a name was looked for: whole words where they stand, else their letters one by one.
fn marks(name: &str, query: &str) -> Vec<Range<usize>> {
    let folded = fold_for_search(query);
    let mut marks: Vec<Range<usize>> = Vec::new();
    for word in folded.split_whitespace() {
        let places = places_of(name, word);
        if places.is_empty() && is_scattered(&fold_for_search(name), word) {
            let mut letters = name.char_indices();
            for wanted in word.chars() {
                let is_it = |(_, letter): &(usize, char)| {
                    fold_for_search(letter.encode_utf8(&mut [0; 4])).starts_with(wanted)
                };
                if let Some((at, letter)) = letters.find(is_it) {
                    marks.push(at..at + letter.len_utf8());
                }
            }
        } else {
            marks.extend(places);
        }
    }
    marks.sort_by_key(|mark| (mark.start, mark.end));
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(marks.len());
    for mark in marks {
        match apart.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => apart.push(mark),
        }
    }
    apart
}
