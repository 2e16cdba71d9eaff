//! Real-world traps of looking quotations up, as tables.

use super::*;
use crate::model::SourceIndex;

/// The grade's name, its rung, and what stands at its first place.
fn grade(text: &str, quotation: &str) -> (&'static str, Option<Rung>, String) {
    let mut texts = Texts::new();
    texts.insert(SourceIndex(0), SourceText::new(text));
    let found = look_up(quotation, Context::default(), SourceIndex(0), &texts);
    let rung = match found.grade {
        Grade::Folded { rung, .. } => Some(rung),
        _ => None,
    };
    let place = found.grade.ranges().first().cloned().unwrap_or_default();
    (found.grade.key(), rung, text[place].to_owned())
}

/// A text, a quotation, and its grade, rung and place.
type Trap<'a> = (&'a str, &'a str, &'a str, Option<Rung>, &'a str);

fn spring(traps: &[Trap]) {
    for (text, quotation, key, rung, place) in traps {
        assert_eq!(
            grade(text, quotation),
            (*key, *rung, (*place).to_owned()),
            "{quotation:?} in {text:?}"
        );
    }
}

#[test]
fn what_may_be_overlooked_is_found_at_its_rung_and_place() {
    use Rung::{Compatibility, WhiteSpace};
    spring(&[
        // Exact, with offsets behind wide characters, a byte-order mark and CRLF.
        (
            "\u{feff}“No”\r\nи “never”",
            "“never”",
            "exact",
            None,
            "“never”",
        ),
        ("Война и мир", "и мир", "exact", None, "и мир"),
        // White space.
        (
            "we\u{a0}will \r\n not\tgo",
            "we will not go",
            "folded",
            Some(WhiteSpace),
            "we\u{a0}will \r\n not\tgo",
        ),
        (
            "20\u{202f}% of it",
            "20 % of it",
            "folded",
            Some(WhiteSpace),
            "20\u{202f}% of it",
        ),
        (
            "we will not",
            " we will not\n",
            "folded",
            Some(WhiteSpace),
            "we will not",
        ),
        // The form of characters.
        (
            "the ‘20‑point’ plan — “ours”",
            "the '20-point' plan - \"ours\"",
            "folded",
            Some(Compatibility),
            "the ‘20‑point’ plan — “ours”",
        ),
        (
            "«Нет», — сказал он",
            "\"Нет\", - сказал",
            "folded",
            Some(Compatibility),
            "«Нет», — сказал",
        ),
        (
            "мои\u{306} ответ",
            "мой ответ",
            "folded",
            Some(Compatibility),
            "мои\u{306} ответ",
        ),
        (
            "мой ответ",
            "мои\u{306} ответ",
            "folded",
            Some(Compatibility),
            "мой ответ",
        ),
        (
            "the o\u{fb03}ce says…",
            "the office says...",
            "folded",
            Some(Compatibility),
            "the o\u{fb03}ce says…",
        ),
        (
            "nego\u{ad}ti\u{200b}ations go on",
            "negotiations go",
            "folded",
            Some(Compatibility),
            "nego\u{ad}ti\u{200b}ations go",
        ),
        (
            "a\u{feff}b cd",
            "ab cd",
            "folded",
            Some(Compatibility),
            "a\u{feff}b cd",
        ),
        (
            "Doc. № 5 says",
            "Doc. No 5 says",
            "folded",
            Some(Compatibility),
            "Doc. № 5 says",
        ),
    ]);
}

#[test]
fn line_ends_capitals_and_spacing_are_found_at_their_rung_and_place() {
    use Rung::{Case, LineEndHyphens, Spacing};
    spring(&[
        // Line ends.
        (
            "the negotia-\r\n tions go on",
            "negotiations go",
            "folded",
            Some(LineEndHyphens),
            "negotia-\r\n tions go",
        ),
        (
            "die Verhand\u{ad}\nlungen",
            "Verhandlungen",
            "folded",
            Some(LineEndHyphens),
            "Verhand\u{ad}\nlungen",
        ),
        (
            "a long-\nterm pact",
            "long-term pact",
            "folded",
            Some(Spacing),
            "long-\nterm pact",
        ),
        // Capitals.
        (
            "RUSSIA WILL NOT",
            "Russia will not",
            "folded",
            Some(Case),
            "RUSSIA WILL NOT",
        ),
        (
            "СССР И НАТО",
            "ссср и нато",
            "folded",
            Some(Case),
            "СССР И НАТО",
        ),
        (
            "ΟΔΟΣ ΕΙΡΗΝΗΣ",
            "οδος ειρηνης",
            "folded",
            Some(Case),
            "ΟΔΟΣ ΕΙΡΗΝΗΣ",
        ),
        // Spaces and hyphens.
        (
            "a cease-fire deal",
            "a ceasefire deal",
            "folded",
            Some(Spacing),
            "a cease-fire deal",
        ),
        (
            "cost 10 000 men",
            "10000 men",
            "folded",
            Some(Spacing),
            "10 000 men",
        ),
        (
            "война—это мир",
            "война — это мир",
            "folded",
            Some(Spacing),
            "война—это мир",
        ),
    ]);
}

#[test]
fn what_matters_is_not_folded_away() {
    spring(&[
        (
            "it is notable now",
            "it is not able now",
            "missing",
            None,
            "",
        ),
        ("peace is now here", "peace is nowhere", "missing", None, ""),
        (
            "in the years 20–30 of it",
            "years 2030 of",
            "missing",
            None,
            "",
        ),
        ("by −5 points", "by 5  points", "missing", None, ""),
        ("it was 1½ percent", "2 percent", "missing", None, ""),
        (
            "in a therapist-like way",
            "rapist like way",
            "missing",
            None,
            "",
        ),
        (
            "Russia will not accept foreign troops there",
            "Russia will accept foreign troops there",
            "altered",
            None,
            "Russia will not accept foreign troops there",
        ),
        (
            "Россия не примет иностранные войска на Украине",
            "Россия примет иностранные войска на Украине",
            "altered",
            None,
            "Россия не примет иностранные войска на Украине",
        ),
        (
            "We can’t accept foreign troops in Ukraine",
            "We can accept foreign troops in Ukraine",
            "altered",
            None,
            "We can’t accept foreign troops in Ukraine",
        ),
    ]);
}

#[test]
fn fragments_are_joined_in_order_and_nothing_is_not_found() {
    spring(&[
        (
            "We definitely will not agree to it, he said, or even be content with it.",
            "We definitely will not agree […] or even be content",
            "joined",
            None,
            "We definitely will not agree",
        ),
        (
            "We will never do so, and that is that",
            "and that is that... We will never",
            "missing",
            None,
            "",
        ),
        (
            "We will never do so, and that is that",
            "We will … that",
            "missing",
            None,
            "",
        ),
        (
            "We will never do so",
            "… will never do …",
            "joined",
            None,
            "will never do",
        ),
        // Nothing.
        ("We will never do so", "", "missing", None, ""),
        ("We will never do so", " \u{a0}", "missing", None, ""),
        ("We will never do so", "-", "missing", None, ""),
        ("", "We will", "missing", None, ""),
    ]);
}

/// A quotation, its context, the number of the occurrence that is meant, whether that is a guess.
type Case<'a> = (&'a str, Option<&'a str>, Option<&'a str>, usize, bool);

#[test]
fn context_chooses_among_occurrences() {
    let text = SourceText::new(
        "Trump said: “never again.” Putin\u{a0}said: “never again”, too. Warriors want war, \
         warmongers.",
    );
    let cases: &[Case] = &[
        ("never again", None, None, 0, true),
        ("never again", Some("Trump said: “"), None, 0, false),
        ("never again", Some("Putin said: \""), None, 1, false),
        ("never again", None, Some("”, too"), 1, false),
        ("never again", Some("said: “"), None, 0, true),
        (
            "never again",
            Some("Vladimir Putin said: “"),
            None,
            1,
            false,
        ),
        ("never again", Some("Xi said: “"), Some("“, too."), 1, false),
        // A whole word is meant rather than a part of one.
        ("war", None, None, 1, false),
    ];
    for (quotation, before, after, expected, ambiguous) in cases {
        let context = Context {
            before: *before,
            after: *after,
        };
        let found = find(&text, quotation, context).unwrap();
        let starts: Vec<usize> = text
            .text()
            .to_lowercase()
            .match_indices(quotation)
            .map(|(at, _)| at)
            .collect();
        assert_eq!(
            (found.at.start, found.ambiguous),
            (starts[*expected], *ambiguous),
            "{before:?} [{quotation}] {after:?}"
        );
    }
}

#[test]
fn words_of_another_source_are_told_as_its() {
    let mut texts = Texts::new();
    for (number, text) in ["We will go.", "We will\nnot go.", "We will not go."]
        .into_iter()
        .enumerate()
    {
        texts.insert(SourceIndex::new(number), SourceText::new(text));
    }
    texts.insert(
        SourceIndex(3),
        SourceText::new("They may stay, he said, as long as they like."),
    );
    let found = |quotation| look_up(quotation, Context::default(), SourceIndex(0), &texts).grade;
    assert_eq!(
        found("We will not go."),
        Grade::Elsewhere {
            source: SourceIndex(2),
            inside: Box::new(Grade::Exact { at: 0..15 })
        }
    );
    assert_eq!(
        found("They may stay … as long as they like"),
        Grade::Elsewhere {
            source: SourceIndex(3),
            inside: Box::new(Grade::Joined {
                at: vec![0..13, 24..44]
            })
        }
    );
    assert_eq!(found("They might"), Grade::Missing);
    let absent = look_up("We", Context::default(), SourceIndex(7), &texts).grade;
    assert_eq!(absent, Grade::NoText);
}

#[test]
fn an_ellipsis_that_leaves_out_a_no_is_noticed() {
    let text = "We will under these terms not ever accept foreign troops. No. We go on and on.";
    let range = |part: &str| {
        let at = text.find(part).unwrap();
        at..at + part.len()
    };
    assert!(leaves_out_negation(
        text,
        &[range("We will under"), range("accept foreign")]
    ));
    assert!(!leaves_out_negation(
        text,
        &[range("accept foreign"), range("We go on")]
    ));
}
