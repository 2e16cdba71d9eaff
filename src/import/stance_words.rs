//! Stances in the words, signs and numbers of other people's tables.

use crate::model::Stance;

/// What says a stance when it stands alone, in small letters. A phrase may go on behind it.
const PHRASES: [(&str, Stance); 62] = [
    ("insists on", Stance::Insists),
    ("insists", Stance::Insists),
    ("insist", Stance::Insists),
    ("demands", Stance::Insists),
    ("non-negotiable for", Stance::Insists),
    ("strongly supports", Stance::Insists),
    ("strongly support", Stance::Insists),
    ("strongly in favour", Stance::Insists),
    ("strongly in favor", Stance::Insists),
    ("strongly agrees", Stance::Insists),
    ("strongly agree", Stance::Insists),
    ("supports, if", Stance::SupportsIf),
    ("supports if", Stance::SupportsIf),
    ("supports_if", Stance::SupportsIf),
    ("supportsif", Stance::SupportsIf),
    ("support, if", Stance::SupportsIf),
    ("conditional support", Stance::SupportsIf),
    ("conditionally supports", Stance::SupportsIf),
    ("conditionally for", Stance::SupportsIf),
    ("yes, if", Stance::SupportsIf),
    ("yes if", Stance::SupportsIf),
    ("yes, but", Stance::SupportsIf),
    ("supports", Stance::Supports),
    ("support", Stance::Supports),
    ("supportive", Stance::Supports),
    ("in favour", Stance::Supports),
    ("in favor", Stance::Supports),
    ("agrees", Stance::Supports),
    ("agree", Stance::Supports),
    ("accepts", Stance::Supports),
    ("for", Stance::Supports),
    ("pro", Stance::Supports),
    ("yes", Stance::Supports),
    ("true", Stance::Supports),
    ("unclear", Stance::Unclear),
    ("undecided", Stance::Unclear),
    ("ambiguous", Stance::Unclear),
    ("neutral", Stance::Unclear),
    ("opposes, unless", Stance::OpposesUnless),
    ("opposes unless", Stance::OpposesUnless),
    ("opposes_unless", Stance::OpposesUnless),
    ("opposesunless", Stance::OpposesUnless),
    ("oppose, unless", Stance::OpposesUnless),
    ("conditionally opposes", Stance::OpposesUnless),
    ("no, unless", Stance::OpposesUnless),
    ("no unless", Stance::OpposesUnless),
    ("rules out", Stance::RulesOut),
    ("rules_out", Stance::RulesOut),
    ("rulesout", Stance::RulesOut),
    ("strongly opposes", Stance::RulesOut),
    ("strongly opposed", Stance::RulesOut),
    ("strongly disagrees", Stance::RulesOut),
    ("strongly disagree", Stance::RulesOut),
    ("opposes", Stance::Opposes),
    ("opposed", Stance::Opposes),
    ("oppose", Stance::Opposes),
    ("rejects", Stance::Opposes),
    ("disagrees", Stance::Opposes),
    ("disagree", Stance::Opposes),
    ("against", Stance::Opposes),
    ("no", Stance::Opposes),
    ("false", Stance::Opposes),
];

/// Signs and numbers, which say a stance only when nothing else stands there.
const SIGNS: [(&str, Stance); 24] = [
    ("+++", Stance::Insists),
    ("++", Stance::Insists),
    ("+3", Stance::Insists),
    ("3", Stance::Insists),
    ("+", Stance::Supports),
    ("+2", Stance::Supports),
    ("2", Stance::Supports),
    ("✓", Stance::Supports),
    ("✔", Stance::Supports),
    ("y", Stance::Supports),
    ("(+)", Stance::SupportsIf),
    ("+1", Stance::SupportsIf),
    ("1", Stance::SupportsIf),
    ("0", Stance::Unclear),
    ("?", Stance::Unclear),
    ("±", Stance::Unclear),
    ("(-)", Stance::OpposesUnless),
    ("-1", Stance::OpposesUnless),
    ("-", Stance::Opposes),
    ("-2", Stance::Opposes),
    ("✗", Stance::Opposes),
    ("n", Stance::Opposes),
    ("--", Stance::RulesOut),
    ("-3", Stance::RulesOut),
];

/// The stance that words say as a whole: `Rules out`, `rules_out`, `-3`.
#[must_use]
pub(super) fn stance_of(words: &str) -> Option<Stance> {
    let plain = plain(words);
    let found = PHRASES
        .iter()
        .chain(&SIGNS)
        .find(|(phrase, _)| *phrase == plain);
    found.map(|(_, stance)| *stance)
}

/// The same, or the stance with which words begin, or which ends them behind a colon.
#[must_use]
pub(super) fn stance_in(words: &str) -> Option<Stance> {
    begins(words)
        .map(|(stance, ..)| stance)
        .or_else(|| stance_of(words.rsplit(':').next()?))
}

/// The stance with which words begin, the word that says it, and what comes behind it. Short words that sentences begin
/// with, such as `for` and `no`, count only before a sign or the end of a line.
#[must_use]
pub(super) fn begins(words: &str) -> Option<(Stance, &str, &str)> {
    let words = words.trim_start();
    if let Some(stance) = stance_of(words) {
        return Some((stance, words.trim_end(), ""));
    }
    // What stands before the first sign or line end as a whole.
    let first = first_words(words);
    if first.len() < words.len()
        && let Some(stance) = stance_of(first)
    {
        return Some((stance, first.trim_end(), behind(words, first)));
    }
    let lower = words.to_lowercase();
    // Letters that change their length would make places differ.
    if lower.len() != words.len() {
        return None;
    }
    let long = PHRASES
        .iter()
        .filter(|(phrase, _)| phrase.len() > 4 && *phrase != "neutral");
    let mut found: Vec<&(&str, Stance)> = long
        .filter(|(phrase, _)| {
            lower
                .strip_prefix(phrase)
                .is_some_and(|rest| rest.starts_with(|next: char| !next.is_alphanumeric()))
        })
        .collect();
    found.sort_by_key(|(phrase, _)| phrase.len());
    let (phrase, stance) = found.pop()?;
    let word = words.get(..phrase.len())?;
    Some((*stance, word, behind(words, word)))
}

/// What stands before the first sign or the end of the line.
#[must_use]
pub(super) fn first_words(words: &str) -> &str {
    let is_end = |letter: char| {
        matches!(
            letter,
            '\n' | ':' | ';' | '.' | '(' | '–' | '—' | '“' | '"' | '«' | '„'
        )
    };
    &words[..words.find(is_end).unwrap_or(words.len())]
}

/// What comes behind the word with which words begin, without the signs between.
#[must_use]
pub(super) fn behind<'w>(words: &'w str, word: &str) -> &'w str {
    let rest = words.get(word.len()..).unwrap_or_default();
    rest.trim_start_matches([',', ':', ';', '.', ' ', '–', '—', '\n'])
}

/// Small letters, one kind of minus, no signs around.
pub(super) fn plain(words: &str) -> String {
    let words = words
        .trim()
        .trim_matches(['.', ':', ';', '*', '[', ']'])
        .trim();
    let words = words
        .replace(['−', '–', '—', '‑'], "-")
        .replace(['\u{a0}', '\n'], " ");
    words.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_words_keys_and_numbers_are_known() {
        for stance in Stance::ALL {
            for words in [
                stance.label().to_owned(),
                stance.words().to_owned(),
                stance.key().to_owned(),
                format!("{stance:?}"),
                stance.scale().to_string(),
                format!("{:+}", stance.scale())
                    .replace("+0", "0")
                    .replace('-', "−"),
            ] {
                assert_eq!(stance_of(&words), Some(stance), "{words}");
            }
        }
    }

    #[test]
    fn a_cell_may_go_on_behind_its_stance() {
        for (words, expected) in [
            ("Supports: “yes”", Some((Stance::Supports, "“yes”"))),
            (
                "Yes – on its terms",
                Some((Stance::Supports, "on its terms")),
            ),
            (
                "Opposes foreign troops",
                Some((Stance::Opposes, "foreign troops")),
            ),
            (
                "Opposes, unless paid",
                Some((Stance::OpposesUnless, "paid")),
            ),
            ("For years there was no talk", None),
            ("No talk of it", None),
            ("Supporters met", None),
            ("Nothing", None),
            ("−", Some((Stance::Opposes, ""))),
        ] {
            let told = begins(words).map(|(stance, _, rest)| (stance, rest));
            assert_eq!(told, expected, "{words}");
        }
        assert_eq!(
            stance_in("claimed by Northland: rules out"),
            Some(Stance::RulesOut)
        );
    }
}
