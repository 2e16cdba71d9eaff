//! Texts that repeat each other, as a table of cases.

use super::fixtures::{dossier, source};
use super::*;
use crate::finding::Code;
use crate::model::SourceIndex;
use crate::quote::SourceText;

/// A sentence of its own for each number.
fn sentence(number: usize) -> String {
    format!("This is the sentence with the number {number}, which no other sentence has.")
}

fn text(numbers: impl IntoIterator<Item = usize>) -> String {
    let sentences: Vec<String> = numbers.into_iter().map(sentence).collect();
    sentences.join(" ")
}

/// What is said of texts, of which some are declared copies of another.
fn told(texts: &[String], copies: &[(usize, u32)]) -> Vec<String> {
    let sources = (0..texts.len()).map(|number| source(&format!("s{number}")));
    let mut dossier = dossier(sources.collect(), &[]);
    for (copy, original) in copies {
        dossier.sources[*copy].copy_of = Some(SourceIndex(*original));
    }
    let mut collection = Texts::new();
    for (number, text) in texts.iter().enumerate() {
        collection.insert(SourceIndex::new(number), SourceText::new(text.as_str()));
    }
    check(&dossier, &collection, &Anchors::new(), &|_| None)
        .findings
        .into_iter()
        .filter(|finding| finding.code == Code::TextRepeats)
        .map(|finding| finding.message)
        .collect()
}

#[test]
fn a_third_of_the_shorter_texts_sentences_is_told() {
    let cases: &[(&str, Vec<String>, &str)] = &[
        (
            "a whole copy",
            vec![text(0..10), text(0..10)],
            "the text of `s1` shares 100 % of its sentences with `s0` (10 of 10)",
        ),
        (
            "the shorter one first",
            vec![text(0..6), text(0..60)],
            "the text of `s0` shares 100 % of its sentences with `s1` (6 of 6)",
        ),
        (
            "a third",
            vec![text(0..12), text(8..20)],
            "the text of `s1` shares 33 % of its sentences with `s0` (4 of 12)",
        ),
        ("less than a third", vec![text(0..12), text(9..21)], ""),
        ("two sentences", vec![text(0..2), text(0..20)], ""),
        (
            "another typesetting",
            vec![
                text(0..4),
                text(0..4)
                    .to_uppercase()
                    .replace(' ', "\n")
                    .replace(',', "\u{a0}— "),
            ],
            "the text of `s1` shares 100 % of its sentences with `s0` (4 of 4)",
        ),
        (
            "repeated sentences count once",
            vec![
                [text(0..4), text(0..4)].join(" "),
                text([0, 1, 1, 1, 7, 8, 9, 10]),
            ],
            "",
        ),
        (
            "short sentences do not count",
            vec![
                "He said no. He left. It rains.".repeat(3),
                "He said no. He left. It rains.".repeat(3),
            ],
            "",
        ),
    ];
    for (what, texts, expected) in cases {
        let expected: Vec<&str> = expected.lines().collect();
        assert_eq!(told(texts, &[]), expected, "{what}");
    }
}

#[test]
fn declared_copies_are_not_told_whichever_way_they_are_declared() {
    let texts = vec![text(0..10); 4];
    assert_eq!(told(&texts, &[]).len(), 3, "each is linked once");
    assert_eq!(
        told(&texts, &[(1, 0), (2, 0), (3, 2)]),
        Vec::<String>::new()
    );
    assert_eq!(told(&texts[..2], &[(0, 1)]), Vec::<String>::new());
    // The original of both need not be at hand, but it has to be declared.
    assert_eq!(told(&texts, &[(1, 0), (3, 2)]).len(), 1);
}

#[test]
fn the_foot_of_every_page_makes_no_copies_and_hides_none() {
    let foot = text(1000..1003);
    let mut texts: Vec<String> = (0..40)
        .map(|number| format!("{} {foot}", text(number * 10..number * 10 + 10)))
        .collect();
    assert_eq!(told(&texts, &[]), Vec::<String>::new());
    texts.push(text(50..57));
    texts.extend(vec![text(500..509); 30]);
    let told = told(&texts, &[]);
    assert_eq!(told.len(), 30, "{told:?}");
    assert_eq!(
        told[0],
        "the text of `s40` shares 100 % of its sentences with `s5` (7 of 7)"
    );
}

#[test]
fn sentences_are_told_apart_in_any_script() {
    let russian = "Мы никогда не согласимся на присутствие иностранных войск. Это было сказано в \
        Москве после переговоров с посланником! Больше нам нечего добавить к тому, что уже было \
        сказано. ";
    let decomposed = russian.replace('й', "и\u{306}").to_uppercase();
    assert_eq!(
        told(&[russian.to_owned(), decomposed], &[]),
        ["the text of `s1` shares 100 % of its sentences with `s0` (3 of 3)"]
    );
}
