//! The folded texts of a dossier in one string, and which of its records hold some words.
//!
//! One pass over one string is what a processor does fastest, so each word is looked up in all
//! texts at once, and the next one only where that was found. A record that holds a word is left
//! at once: however often a letter stands in a text, it is found there once.

use std::num::NonZeroUsize;
use std::ops::Range;
use std::thread;

use memchr::memmem::Finder;

use super::search::fold_onto;
use crate::model::{Dossier, PointIndex, Statement, StatementIndex};

/// The folded texts of a dossier, made once so that typing in search never lags: of each point
/// title and proposition; of each statement gist, quotation, speaker, role and part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchIndex {
    /// First those of the points, then those of the statements.
    text: String,
    /// Where each of them ends.
    ends: Vec<usize>,
    points: usize,
}

/// The records of a dossier that hold all words of a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The points, then the statements.
    is_hit: Vec<bool>,
    points: usize,
}

/// Stands after each field, so that no match reaches from one into the next.
const END_OF_FIELD: char = '\n';
/// So many statements are folded on a thread of their own.
const AT_A_TIME: usize = 8_192;

impl SearchIndex {
    /// Folds every text of the dossier that search looks at.
    #[must_use]
    pub fn new(dossier: &Dossier) -> Self {
        let mut index = Self {
            points: dossier.points.len(),
            ..Self::default()
        };
        for point in &dossier.points {
            index.add([point.title.as_str(), &point.proposition]);
        }
        let parts: Vec<&[Statement]> = dossier.statements.chunks(AT_A_TIME).collect();
        if let [part] = parts.as_slice() {
            index.append(&Self::of_statements(part));
            return index;
        }
        let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        // Not all at once: each part is there twice until it is freed.
        for parts in parts.chunks(threads) {
            thread::scope(|scope| {
                let fold = |part| scope.spawn(move || Self::of_statements(part));
                let folding: Vec<_> = parts.iter().copied().map(fold).collect();
                for part in folding {
                    match part.join() {
                        Ok(part) => index.append(&part),
                        Err(panic) => std::panic::resume_unwind(panic),
                    }
                }
            });
        }
        index.text.shrink_to_fit();
        index
    }

    fn of_statements(statements: &[Statement]) -> Self {
        let mut index = Self::default();
        for statement in statements {
            let optional = [&statement.speaker, &statement.role, &statement.part];
            let optional = optional.into_iter().flatten().map(String::as_str);
            let always = [statement.gist.as_str(), &statement.quote];
            index.add(always.into_iter().chain(optional));
        }
        index
    }

    /// Adds the texts of another index behind those of this one.
    fn append(&mut self, other: &Self) {
        let shift = self.text.len();
        self.text.push_str(&other.text);
        self.ends.extend(other.ends.iter().map(|end| end + shift));
    }

    fn add<'a>(&mut self, fields: impl IntoIterator<Item = &'a str>) {
        for field in fields {
            fold_onto(&mut self.text, field);
            self.text.push(END_OF_FIELD);
        }
        self.ends.push(self.text.len());
    }

    /// The records in which every word stands; the words are folded already.
    #[must_use]
    pub fn hits(&self, words: &[String]) -> Hits {
        let mut hits = Hits {
            is_hit: vec![words.is_empty(); self.ends.len()],
            points: self.points,
        };
        // The longest is likely to leave the fewest for the others.
        let mut words: Vec<&[u8]> = words.iter().map(String::as_bytes).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let Some((first, others)) = words.split_first() else {
            return hits;
        };
        self.mark(first, &mut hits.is_hit);
        for word in others {
            let finder = Finder::new(word);
            for (record, is_hit) in hits.is_hit.iter_mut().enumerate() {
                *is_hit = *is_hit
                    && finder
                        .find(&self.text.as_bytes()[self.record(record)])
                        .is_some();
            }
        }
        hits
    }

    /// Marks every record in which a word stands.
    fn mark(&self, word: &[u8], is_hit: &mut [bool]) {
        let text = self.text.as_bytes();
        let finder = Finder::new(word);
        let find = |from: usize| match word {
            [only] => memchr::memchr(*only, &text[from..]),
            _ => finder.find(&text[from..]),
        };
        let (mut from, mut record) = (0, 0);
        while let Some(at) = find(from) {
            let at = from + at;
            while self.ends[record] <= at {
                record += 1;
            }
            is_hit[record] = true;
            from = self.ends[record];
        }
    }

    /// Where the texts of a record stand.
    fn record(&self, record: usize) -> Range<usize> {
        let start = record.checked_sub(1).map_or(0, |before| self.ends[before]);
        start..self.ends[record]
    }
}

impl Hits {
    /// True when title and proposition hold every word between them.
    #[must_use]
    pub fn point(&self, point: PointIndex) -> bool {
        self.is_hit[point.at()]
    }

    /// True when gist, quotation, speaker, role and part hold every word between them.
    #[must_use]
    pub fn statement(&self, statement: StatementIndex) -> bool {
        self.is_hit[self.points + statement.at()]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::search::{fold_for_search, words};
    use super::*;
    use crate::model::Stance;
    use crate::standing::cases::{dossier, own, part};

    /// The slow, plain way: every field by itself.
    fn holds(fields: &[&str], words: &[String]) -> bool {
        let fields: Vec<String> = fields.iter().map(|field| fold_for_search(field)).collect();
        let holds = |word: &String| fields.iter().any(|field| field.contains(word.as_str()));
        words.iter().all(holds)
    }

    #[test]
    fn parts_that_are_folded_beside_each_other_give_what_one_gives() {
        for count in [0, 1, AT_A_TIME, 3 * AT_A_TIME + 1] {
            let statements = (0..count).map(|number| Statement {
                quote: format!("Word {number}"),
                ..own(Stance::Supports, "2025")
            });
            let dossier = dossier(statements.collect());
            let alone = Dossier {
                statements: Vec::new(),
                ..dossier.clone()
            };
            let mut expected = SearchIndex::new(&alone);
            expected.append(&SearchIndex::of_statements(&dossier.statements));
            assert_eq!(SearchIndex::new(&dossier), expected, "{count} statements");
        }
    }

    proptest! {
        #[test]
        fn a_record_is_found_when_each_word_stands_in_one_of_its_fields(
            texts in prop::collection::vec(("[abé ]{0,5}", "[abé ]{0,5}", "[abé ]{0,3}"), 0..6),
            title in "[abé ]{0,4}",
            search in "[abé\" ]{0,5}",
        ) {
            let statements = texts.iter().map(|(gist, quote, speaker)| {
                part(Statement {
                    gist: gist.clone(),
                    quote: quote.clone(),
                    speaker: Some(speaker.clone()),
                    ..own(Stance::Supports, "2025")
                })
            });
            let mut dossier = dossier(statements.collect());
            dossier.points[0].title.clone_from(&title);
            let words = words(&search);
            let hits = SearchIndex::new(&dossier).hits(&words);
            let point = &dossier.points[0];
            prop_assert_eq!(hits.point(PointIndex(0)), holds(&[&title, &point.proposition], &words));
            for (at, (gist, quote, speaker)) in texts.iter().enumerate() {
                let expected = holds(&[gist, quote, speaker, "a part"], &words);
                prop_assert_eq!(hits.statement(StatementIndex::new(at)), expected);
            }
        }
    }
}
