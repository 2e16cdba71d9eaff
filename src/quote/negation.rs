//! Words that say no, which no folding may overlook and no difference may hide.

use super::fold::folded_quotation;
use super::rung::Rung;
use super::words::words;

/// The words that negate, folded to small letters, in the languages of the sources at hand:
/// English, Russian, Ukrainian, German, French, Polish. Words of one language that are common and
/// harmless in another (Spanish `sin`, Swedish `utan`) are left out.
const NEGATIONS: &[&str] = &[
    "not",
    "no",
    "never",
    "none",
    "nobody",
    "nothing",
    "neither",
    "nor",
    "nowhere",
    "cannot",
    "without",
    "non", // English
    "не",
    "ни",
    "нет",
    "без",
    "нельзя",
    "никогда",
    "никто",
    "ничего",
    "ничто",
    "никак",
    "нигде",
    "никакой",
    "никакая",
    "никакое",
    "никакие",
    "никаких", // Russian
    "ні",
    "немає",
    "нема",
    "ніколи",
    "ніхто",
    "нічого",
    "жоден",
    "жодна",
    "жодних", // Ukrainian
    "nicht",
    "kein",
    "keine",
    "keinen",
    "keiner",
    "keinem",
    "keines",
    "nie",
    "niemals",
    "nichts",
    "niemand",
    "ohne",
    "weder", // German
    "ne",
    "pas",
    "jamais",
    "sans",
    "aucun",
    "aucune",
    "ni",
    "rien", // French
    "bez",
    "nigdy",
    "żaden",
    "żadna",
    "żadne",
    "żadnych", // Polish
];

/// Beginnings that turn a word into its opposite.
const PREFIXES: &[&str] = &[
    "un", "in", "im", "ir", "il", "non", "dis", "не", "без", "бес",
];

/// True when a folded word negates.
pub(super) fn is_negation(word: &str) -> bool {
    let word = word.strip_suffix("'s").unwrap_or(word);
    NEGATIONS.contains(&word)
        || word.ends_with("n't")
        || word.strip_prefix("n'").is_some_and(|rest| !rest.is_empty())
}

/// How many words of a text negate.
pub(super) fn negations(text: &str) -> usize {
    words(&folded_quotation(text, Rung::Case))
        .filter(|word| is_negation(word))
        .count()
}

/// True when two short stretches differ in how they negate: in the number of negating words, or
/// because a word of the one is the other's opposite (`acceptable`, `unacceptable`).
pub(super) fn differ_in_negation(one: &str, other: &str) -> bool {
    let one = folded_quotation(one, Rung::Case);
    let other = folded_quotation(other, Rung::Case);
    let count = |text: &str| words(text).filter(|word| is_negation(word)).count();
    count(&one) != count(&other) || holds_opposite(&one, &other) || holds_opposite(&other, &one)
}

fn holds_opposite(positive: &str, negative: &str) -> bool {
    words(negative).any(|word| {
        PREFIXES.iter().any(|prefix| {
            word.strip_prefix(prefix).is_some_and(|rest| {
                rest.chars().count() > 3 && words(positive).any(|own| own == rest)
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_in_negation_is_seen() {
        let cases = [
            ("will not", "will", true),
            ("won’t", "will", true),
            ("can’t", "cannot", false),
            ("never", "not", false),
            ("без", "с", true),
            ("не будет", "будет", true),
            ("absolutely unacceptable", "absolutely acceptable", true),
            ("mit", "ohne", true),
            ("n’accepte", "accepte", true),
            ("Kyiv", "Moscow", false),
            ("into", "to", false),
        ];
        for (one, other, expected) in cases {
            assert_eq!(differ_in_negation(one, other), expected, "{one} / {other}");
            assert_eq!(differ_in_negation(other, one), expected, "{other} / {one}");
        }
    }
}
