//! What holds of every text and every quotation.

use std::ops::Range;

use proptest::prelude::*;

use super::*;
use crate::model::SourceIndex;

/// Characters that folding treats in every way there is.
const PIECES: &[&str] = &[
    "a",
    "B",
    "e",
    "not",
    "will",
    "Troops",
    " ",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\u{a0}",
    "\u{202f}",
    "-",
    "-\n",
    "‑",
    "—",
    "“",
    "”",
    "’",
    "'",
    "«",
    "»",
    "й",
    "и\u{306}",
    "Й",
    "Ё",
    "ж",
    "é",
    "e\u{301}",
    "½",
    "ﬁ",
    "…",
    "\u{ad}",
    "\u{200b}",
    "\u{feff}",
    "İ",
    "Σ",
    "ς",
    "ß",
    "한",
    "\u{1112}\u{1161}",
    "不",
    "7",
    "٣",
    ".",
    ",",
    "¨",
    "🙂",
    "\u{1f1e6}",
    "Å",
    "ﬀ",
    "№",
    "™",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(prop::sample::select(PIECES), 0..40)
            .prop_map(|pieces| pieces.concat()),
        any::<String>(),
    ]
}

/// Texts in Latin, Greek and Cyrillic letters with all usual punctuation. In other scripts a first
/// letter can compose with what stands before it (Hangul jamo do), and such a text is not found.
fn familiar_text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(prop::sample::select(PIECES), 0..40)
            .prop_map(|pieces| pieces.concat()),
        "[ -~\u{a0}-\u{24f}\u{391}-\u{3a1}\u{3b1}-\u{3c9}\u{400}-\u{45f}\u{2010}-\u{2026}]{0,60}",
    ]
}

/// A sentence of plain words, each of which occurs once.
fn sentence() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[a-zж]{4,9}", 8..40).prop_map(|words| {
        words
            .into_iter()
            .enumerate()
            .map(|(number, word)| format!("{word}{number}"))
            .collect()
    })
}

fn boundaries(text: &str) -> Vec<usize> {
    text.char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect()
}

fn grade(text: &str, quotation: &str) -> Grade {
    let mut texts = Texts::new();
    texts.insert(SourceIndex(0), SourceText::new(text));
    look_up(quotation, Context::default(), SourceIndex(0), &texts).grade
}

fn is_sound(text: &str, at: &Range<usize>) -> bool {
    text.get(at.clone()).is_some_and(|found| !found.is_empty())
}

proptest! {
    #[test]
    fn a_substring_is_exact_at_its_place(
        text in text(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(),
    ) {
        let boundaries = boundaries(&text);
        let (one, other) = (*from.get(&boundaries), *to.get(&boundaries));
        let at = one.min(other)..one.max(other);
        let quotation = &text[at.clone()];
        if quotation.trim().is_empty() {
            return Ok(());
        }
        let found = grade(&text, quotation);
        // Occurrences may overlap, so that the first and the last must be the same.
        let is_only = text.find(quotation) == Some(at.start) && text.rfind(quotation) == Some(at.start);
        if is_only {
            prop_assert_eq!(found, Grade::Exact { at });
        } else {
            prop_assert_eq!(found.key(), "exact");
        }
    }

    #[test]
    fn a_repeated_substring_with_its_context_is_at_its_place_or_told_to_be_unclear(
        text in text(), times in 2..4_usize,
        from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(),
    ) {
        let text = text.repeat(times);
        let boundaries = boundaries(&text);
        let (one, other) = (*from.get(&boundaries), *to.get(&boundaries));
        let at = one.min(other)..one.max(other);
        let quotation = &text[at.clone()];
        // Occurrences that overlap an earlier one are not counted.
        let is_counted = text.match_indices(quotation).any(|(start, _)| start == at.start);
        if quotation.trim().is_empty() || !is_counted {
            return Ok(());
        }
        let mut texts = Texts::new();
        texts.insert(SourceIndex(0), SourceText::new(text.as_str()));
        let context = Context { before: Some(&text[..at.start]), after: Some(&text[at.end..]) };
        let found = look_up(quotation, context, SourceIndex(0), &texts);
        if found.ambiguous {
            prop_assert_eq!(found.grade.key(), "exact");
        } else {
            prop_assert_eq!(found.grade, Grade::Exact { at });
        }
    }

    #[test]
    fn a_text_with_one_character_edited_is_never_exact(
        text in text(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(), new in prop::option::of(any::<char>()),
        keeps in any::<bool>(),
    ) {
        let boundaries = boundaries(&text);
        let (one, other) = (*from.get(&boundaries), *to.get(&boundaries));
        let mut edited: Vec<char> = text[one.min(other)..one.max(other)].chars().collect();
        if edited.is_empty() {
            return Ok(());
        }
        let place = place.index(edited.len());
        edited.splice(place..place + usize::from(!keeps), new);
        let edited: String = edited.into_iter().collect();
        let found = grade(&text, &edited);
        match &found {
            Grade::Exact { at } => prop_assert_eq!(&text[at.clone()], edited.as_str()),
            Grade::Folded { rung, at } => prop_assert_eq!(
                folded_quotation(&text[at.clone()], *rung),
                folded_quotation(&edited, *rung)
            ),
            _ => {}
        }
        prop_assert!(text.contains(&edited) || found.key() != "exact");
    }

    #[test]
    fn a_folded_text_is_found_on_its_rung_or_before_and_leads_back(text in familiar_text()) {
        for rung in Rung::ALL {
            let folded = folded_quotation(&text, rung);
            // What is left of white space, hyphens and marks alone is no quotation.
            if folded.chars().filter(|character| character.is_alphanumeric()).count() == 0 {
                continue;
            }
            // A "no" that has run into its neighbours is not recognised, and never folded away.
            if rung == Rung::Spacing && !find::say_no_alike(&text, &folded) {
                continue;
            }
            // Nor does that rung match at a mark that combines with what stands before the words.
            let combines = text.chars().any(unicode_normalization::char::is_combining_mark);
            if rung == Rung::Spacing && combines {
                continue;
            }
            match grade(&text, &folded) {
                Grade::Exact { at } => prop_assert_eq!(&text[at], folded.as_str()),
                Grade::Folded { rung: found, at } => {
                    prop_assert!(found <= rung, "{:?} before {:?}", rung, found);
                    prop_assert!(is_sound(&text, &at));
                    prop_assert_eq!(
                        folded_quotation(&text[at], found),
                        folded_quotation(&folded, found)
                    );
                }
                other => prop_assert!(false, "{:?} on {:?}: {:?}", folded, rung, other),
            }
        }
    }

    #[test]
    fn every_folded_range_leads_to_whole_characters(text in text()) {
        for rung in Rung::ALL {
            let folding = fold(&text, rung);
            let boundaries = boundaries(folding.text());
            let mut end = 0;
            for pair in boundaries.windows(2) {
                if let Some(at) = folding.original(pair[0]..pair[1]) {
                    prop_assert!(is_sound(&text, &at));
                    prop_assert!(at.start >= end, "in order");
                    end = at.end;
                }
            }
        }
    }

    #[test]
    fn a_changed_word_is_never_a_match(
        words in sentence(), at in any::<prop::sample::Index>(), new in "[a-zж]{3,9}",
    ) {
        let text = words.join(" ");
        let mut changed = words.clone();
        let at = at.index(words.len());
        // The number keeps it from being the beginning of the word that it replaces.
        changed[at] = format!("{new}999");
        let found = grade(&text, &changed.join(" "));
        prop_assert_eq!(found.key(), "altered");
    }

    #[test]
    fn a_word_more_or_less_is_altered_and_a_no_is_told(
        words in sentence(), at in any::<prop::sample::Index>(),
        no in prop::sample::select(&["not", "never", "не", "без", "won’t"][..]),
    ) {
        let mut negative = words.clone();
        negative.insert(1 + at.index(words.len() - 1), no.to_owned());
        let (positive, negative) = (words.join(" "), negative.join(" "));
        for (text, quotation) in [(&positive, &negative), (&negative, &positive)] {
            match grade(text, quotation) {
                Grade::Altered { negation, at, .. } => {
                    prop_assert!(negation);
                    prop_assert!(is_sound(text, &at));
                }
                other => prop_assert!(false, "{:?}", other),
            }
        }
    }

    #[test]
    fn parts_around_an_ellipsis_are_joined_in_order_only(words in sentence()) {
        let text = words.join(" ");
        let (first, last) = (words[..3].join(" "), words[words.len() - 3..].join("  "));
        match grade(&text, &format!("{first} […] {last}")) {
            Grade::Joined { at } => {
                prop_assert_eq!(&text[at[0].clone()], first.as_str());
                prop_assert_eq!(at[1].end, text.len());
            }
            other => prop_assert!(false, "{:?}", other),
        }
        let reversed = format!("{last} … {first}");
        prop_assert!(!grade(&text, &reversed).is_match());
    }

    #[test]
    fn nothing_panics_and_every_place_is_sound(
        text in text(), quotation in text(), before in text(), after in text(),
    ) {
        let mut texts = Texts::new();
        texts.insert(SourceIndex(0), SourceText::new(text.as_str()));
        texts.insert(SourceIndex(1), SourceText::new(after.as_str()));
        let context = Context { before: Some(&before), after: Some(&after) };
        let found = look_up(&quotation, context, SourceIndex(0), &texts);
        for at in found.grade.ranges() {
            prop_assert!(is_sound(&text, at));
        }
        let mut end = 0;
        for span in spoken_spans(&quotation) {
            prop_assert!(is_sound(&quotation, &span));
            prop_assert!(span.start >= end);
            end = span.end;
        }
        for span in spoken_spans_in_context(&before, &quotation, &after) {
            prop_assert!(is_sound(&quotation, &span));
        }
    }
}
