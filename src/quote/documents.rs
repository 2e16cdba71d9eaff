//! Quotations looked up in long texts: made-up ones, and the documents of the bundled dossier.

use super::*;
use crate::model::SourceIndex;

#[test]
fn absent_quotations_of_common_words_are_missing_from_a_long_text() {
    // Common words in changing order: every pair stands often, none of the quotations does.
    let vocabulary = [
        "the",
        "of",
        "and",
        "to",
        "in",
        "troops",
        "peace",
        "plan",
        "will",
        "not",
        "a",
        "that",
        "security",
        "Russia",
        "Ukraine",
        "guarantees",
        "for",
        "on",
        "with",
        "territory",
    ];
    let mut state = 1_u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        vocabulary[usize::try_from(state >> 33).unwrap() % vocabulary.len()]
    };
    let mut text = String::new();
    while text.len() < 200_000 {
        text.push_str(next());
        text.push(' ');
    }
    let text = SourceText::new(text);
    let mut texts = Texts::new();
    texts.insert(SourceIndex(0), text);
    let mut found = 0;
    for number in 0..100 {
        let words: Vec<&str> = (0..20 + number % 20).map(|_| next()).collect();
        let grade = look_up(&words.join(" "), Context::default(), SourceIndex(0), &texts).grade;
        found += usize::from(grade != Grade::Missing);
    }
    assert_eq!(found, 0);
}

/// The five documents of the bundled dossier, when they are there.
fn documents() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/sources");
    let Ok(entries) = std::fs::read_dir(folder) else {
        println!("the documents are not there, so they are not read");
        return Vec::new();
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect()
}

#[test]
fn sentences_of_the_documents_are_found_in_them_and_altered_ones_are_not() {
    for document in documents() {
        let text = SourceText::new(document.as_str());
        let mut texts = Texts::new();
        texts.insert(SourceIndex(0), text);
        let grade =
            |quotation: &str| look_up(quotation, Context::default(), SourceIndex(0), &texts).grade;
        for sentence in document.split_inclusive(". ") {
            assert_eq!(grade(sentence).key(), "exact", "{sentence}");
            let words: Vec<&str> = sentence.split_whitespace().collect();
            if words.len() < 12 {
                continue;
            }
            let spaced = words.join("\u{2003}");
            assert!(grade(&spaced).is_match(), "{sentence}");
            let mut changed = words.clone();
            changed[5] = "pineapples";
            assert_eq!(grade(&changed.join(" ")).key(), "altered", "{sentence}");
            let mut shuffled = words;
            shuffled.sort_unstable();
            assert_eq!(grade(&shuffled.join(" ")), Grade::Missing, "{sentence}");
        }
    }
}
