//! Which stance the words of a file say: by the mapping first, then by what is usual; and the words
//! that are found, so that a person can say what each means.

use std::collections::BTreeMap;

use super::mapping::Mapping;
use super::stance_words::{begins, behind, first_words, plain, stance_of};
use super::table::Sheet;
use crate::finding::{Code, Finding};
use crate::model::Stance;

/// What a mapping gives as the meaning of a word that is no stance at all.
pub const NO_STANCE: &str = "None";

/// Longer words than these are a sentence and no word for a stance.
const LONGEST: usize = 40;

/// A word that says a stance, or could.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StanceWord {
    /// The word as it stands where it was found first.
    pub words: String,
    /// In how many fields it says or could say a stance.
    pub count: usize,
    /// What it says.
    pub stance: Option<Stance>,
}

/// True for words that count as the same: capitals, white space and signs around apart.
#[must_use]
pub fn is_same_word(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// What words mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Stances {
    /// By the mapping; without a stance where it says that a word is none.
    own: BTreeMap<String, Meaning>,
    /// True where a number of the table has a sign, so that the others are of the same scale. Of
    /// 1 to 5 nobody knows which end is for.
    is_signed: bool,
}

/// What a mapping says that a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    /// None for a word that is no stance.
    pub(super) stance: Option<Stance>,
}

/// What words say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said<'w> {
    pub(super) stance: Option<Stance>,
    /// The word that says it, or that could; empty where none could.
    pub(super) word: &'w str,
    /// What is left of the words.
    pub(super) rest: &'w str,
}

impl Stances {
    /// By a mapping, for the fields of these sheets.
    pub(super) fn of<'s>(mapping: &Mapping, sheets: impl IntoIterator<Item = &'s Sheet>) -> Self {
        let own = mapping.stances.iter().filter_map(|(words, meaning)| {
            let stance = named(meaning);
            (stance.is_some() || meaning == NO_STANCE).then(|| (plain(words), Meaning { stance }))
        });
        Self {
            own: own.collect(),
            is_signed: sheets
                .into_iter()
                .flat_map(|sheet| sheet.rows.iter().flatten())
                .any(|cell| is_signed(&cell.text)),
        }
    }

    /// What words mean by the mapping; none where it does not say.
    pub(super) fn own(&self, words: &str) -> Option<Meaning> {
        self.own.get(&plain(words)).copied()
    }

    /// What the words before the first quotation of a field say.
    pub(super) fn of_head<'w>(&self, head: &'w str) -> Said<'w> {
        let head = head.trim();
        let first_line = head.lines().next().unwrap_or_default().trim();
        let begun = begins(head);
        let candidates = [
            head,
            first_line,
            first_words(head).trim_end(),
            begun.map_or("", |(_, word, _)| word),
        ];
        for word in candidates.into_iter().filter(|word| !word.is_empty()) {
            if let Some(Meaning { stance }) = self.own(word) {
                // What a person says is no stance is left where it stands.
                let rest = if stance.is_some() {
                    behind(head, word)
                } else {
                    head
                };
                return Said { stance, word, rest };
            }
        }
        if let Some((stance, word, rest)) = begun {
            // Numbers without a sign are of no known scale.
            let is_known = self.is_signed || !is_bare_number(word);
            return Said {
                stance: is_known.then_some(stance),
                word,
                rest: if is_known { rest } else { head },
            };
        }
        if let Some((before, last)) = head.rsplit_once('\n') {
            let stance = self
                .own(last)
                .map_or_else(|| stance_of(last), |it| it.stance);
            if stance.is_some() {
                let (word, rest) = (last.trim(), before);
                return Said { stance, word, rest };
            }
        }
        Said {
            stance: None,
            word: could_be(first_words(head)),
            rest: head,
        }
    }

    /// What a field says that holds nothing but a stance.
    pub(super) fn of_field<'w>(&self, words: &'w str) -> Said<'w> {
        let words = words.trim();
        let head = self.of_head(words);
        if head.stance.is_some() || self.own(head.word).is_some() {
            return head;
        }
        let last = words.rsplit(':').next().unwrap_or_default().trim();
        let stance = self
            .own(last)
            .map_or_else(|| stance_of(last), |it| it.stance);
        if stance.is_some() && (self.is_signed || !is_bare_number(last)) {
            return Said {
                stance,
                word: last,
                rest: "",
            };
        }
        head
    }
}

/// What the mapping says of words and cannot mean.
pub(super) fn unknown_meanings(mapping: &Mapping) -> Vec<Finding> {
    let unknown = mapping
        .stances
        .iter()
        .filter(|(_, meaning)| named(meaning).is_none() && *meaning != NO_STANCE);
    let told = unknown.map(|(words, meaning)| {
        let message =
            format!("the mapping says that `{words}` means `{meaning}`, which is no stance");
        Finding::new(Code::UnknownVariant, message)
    });
    told.collect()
}

/// The stance that a position file writes so.
fn named(word: &str) -> Option<Stance> {
    let mut all = Stance::ALL.into_iter();
    all.find(|stance| format!("{stance:?}") == word)
}

/// The words where they are short enough to be one for a stance.
fn could_be(words: &str) -> &str {
    let words = words.trim();
    if words.chars().count() <= LONGEST {
        words
    } else {
        ""
    }
}

/// True for a number of a scale with its sign, alone or at the beginning of a cell.
fn is_signed(words: &str) -> bool {
    let mut letters = words.trim_start().chars();
    letters
        .next()
        .is_some_and(|sign| matches!(sign, '+' | '-' | '−'))
        && letters
            .next()
            .is_some_and(|digit| matches!(digit, '1'..='3'))
        && letters.next().is_none_or(char::is_whitespace)
}

/// True for a number without a sign where a stance would stand.
fn is_bare_number(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    matches!(first.trim_end_matches(['.', ':']), "1" | "2" | "3")
}

/// Words that are counted.
#[derive(Debug, Default)]
pub(super) struct Tally {
    words: BTreeMap<String, StanceWord>,
}

impl Tally {
    /// Counts a word that was found; an empty one is none.
    pub(super) fn add(&mut self, words: &str, stance: Option<Stance>) {
        let words = words.trim_end_matches([':', ';', '.', ' ']);
        if words.is_empty() {
            return;
        }
        let word = self
            .words
            .entry(plain(words))
            .or_insert_with(|| StanceWord {
                words: words.to_owned(),
                count: 0,
                stance,
            });
        word.count += 1;
    }

    /// All of them with those that only the mapping has, the most frequent first.
    pub(super) fn finish(mut self, mapping: &Mapping) -> Vec<StanceWord> {
        for (words, meaning) in &mapping.stances {
            let word = self.words.entry(plain(words));
            word.or_insert_with(|| StanceWord {
                words: words.clone(),
                count: 0,
                stance: named(meaning),
            });
        }
        let mut words: Vec<StanceWord> = self.words.into_values().collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.count));
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stances(pairs: &[(&str, &str)]) -> Stances {
        let pairs = pairs.iter();
        let mapping = Mapping {
            stances: pairs
                .map(|(words, stance)| ((*words).to_owned(), (*stance).to_owned()))
                .collect(),
            ..Mapping::default()
        };
        Stances::of(&mapping, [])
    }

    #[test]
    fn what_the_mapping_says_of_a_word_goes_before_what_is_usual() {
        let own = stances(&[
            ("No", "Supports"),
            ("lukewarm", "SupportsIf"),
            ("For", "None"),
            ("2", "Opposes"),
        ]);
        for (head, stance, word, rest) in [
            ("no", Some(Stance::Supports), "no", ""),
            ("No: never", Some(Stance::Supports), "No", "never"),
            ("No talk of it", None, "No talk of it", "No talk of it"),
            (
                "Lukewarm (at best)",
                Some(Stance::SupportsIf),
                "Lukewarm",
                "(at best)",
            ),
            ("For: a time", None, "For", "For: a time"),
            ("Opposes it all", Some(Stance::Opposes), "Opposes", "it all"),
            ("2", Some(Stance::Opposes), "2", ""),
            ("3", None, "3", "3"),
            (
                "They said so\nLUKEWARM",
                Some(Stance::SupportsIf),
                "LUKEWARM",
                "They said so",
            ),
            ("", None, "", ""),
        ] {
            assert_eq!(own.of_head(head), Said { stance, word, rest }, "{head}");
        }
        let claimed = own.of_field("claimed by Northland: rules out");
        assert_eq!(
            (claimed.stance, claimed.word),
            (Some(Stance::RulesOut), "rules out")
        );
    }

    #[test]
    fn words_are_counted_whatever_their_capitals_and_those_of_the_mapping_come_last() {
        let mut tally = Tally::default();
        for words in ["perhaps", "yes", "Perhaps", "", "perhaps."] {
            tally.add(words, None);
        }
        let mapping = Mapping {
            stances: BTreeMap::from([("meh".to_owned(), "Unclear".to_owned())]),
            ..Mapping::default()
        };
        let words = tally.finish(&mapping);
        let told: Vec<(&str, usize)> = words
            .iter()
            .map(|it| (it.words.as_str(), it.count))
            .collect();
        assert_eq!(told, [("perhaps", 3), ("yes", 1), ("meh", 0)]);
        assert_eq!(words[2].stance, Some(Stance::Unclear));
    }
}
