//! Quotations beside another speaker's name, as a table of cases.

use super::fixtures::{dossier, source};
use super::*;
use crate::finding::Code;
use crate::model::{SourceIndex, SourceKind};
use crate::quote::SourceText;

const QUOTATION: &str = "we will never agree to it";

/// What is said of the quotation in a text when its statement names `speaker`, in a dossier that
/// knows the others too.
fn told(text: &str, speaker: &str, others: &[&str], kind: SourceKind) -> Vec<String> {
    let mut origin = source("report");
    origin.kind = Some(kind);
    origin.author = Some("Ada Brann and Nils Holt".to_owned());
    let mut quotations = vec![(0, QUOTATION)];
    quotations.extend(others.iter().map(|_| (1, "elsewhere")));
    let mut dossier = dossier(vec![origin, source("other")], &quotations);
    dossier.statements[0].speaker = Some(speaker.to_owned());
    dossier.statements[0].role = Some("Fisheries Minister".to_owned());
    for (statement, other) in dossier.statements[1..].iter_mut().zip(others) {
        statement.speaker = Some((*other).to_owned());
    }
    let mut texts = Texts::new();
    texts.insert(SourceIndex(0), SourceText::new(text));
    check(&dossier, &texts, &Anchors::new(), &|_| None)
        .findings
        .into_iter()
        .filter(|finding| finding.code == Code::QuoteOtherSpeaker)
        .flat_map(|finding| std::iter::once(finding.message).chain(finding.hints))
        .collect()
}

/// Paragraphs of one long line each.
fn paragraphs(starts: &[&str]) -> String {
    let filler = " and so on with words that say nothing of anybody".repeat(3);
    let paragraphs: Vec<String> = starts
        .iter()
        .map(|start| [*start, filler.as_str(), ".\n"].concat())
        .collect();
    paragraphs.concat()
}

/// The paragraph of the quotation, the one two before it, the statement's speaker, another
/// speaker.
type Case<'a> = (&'a str, &'a str, &'a str, &'a str);

fn assert_told(expected: bool, cases: &[Case]) {
    for (paragraph, before, speaker, other) in cases {
        let text = paragraphs(&[before, "One", paragraph]);
        let found = told(&text, speaker, &[other], SourceKind::Report);
        assert_eq!(
            !found.is_empty(),
            expected,
            "{paragraph} ({speaker}, {other}): {found:?}"
        );
    }
}

#[test]
fn another_name_beside_the_quotation_is_told_with_both_places() {
    let text = paragraphs(&[
        "Igor Marsk met the press",
        "One",
        "Two",
        "Three",
        "“Never: we will never agree to it,” Olga Petersen said",
    ]);
    assert_eq!(
        told(&text, "Igor Marsk", &["Olga Petersen"], SourceKind::Report),
        [
            "statement 10 (`russia` on `foreign-troops`): the quotation at line 5, column 9 of \
             `report` stands beside `Olga Petersen`, at line 5, column 42; the statement’s `Igor \
             Marsk` stands nearest at line 1, column 6",
            "write `speaker: \"Olga Petersen\"` if these are their words"
        ]
    );
    let never = told(&text, "Karl Vinge", &["Olga Petersen"], SourceKind::Report);
    assert!(
        never[0].ends_with("; `report` never names the statement’s `Karl Vinge`"),
        "{never:?}"
    );
}

#[test]
fn a_clear_case_is_told() {
    assert_told(
        true,
        &[
            (
                "“we will never agree to it,” Petersen said",
                "",
                "Igor Marsk",
                "Olga Petersen",
            ),
            (
                "“we will never agree to it,” said President Petersen",
                "",
                "Marsk",
                "Petersen",
            ),
            (
                "PETERSEN: we will never agree to it",
                "",
                "Igor Marsk",
                "Olga Petersen",
            ),
            (
                "«we will never agree to it», — заявил Песков",
                "",
                "Лавров",
                "Песков",
            ),
        ],
    );
}

#[test]
fn whoever_is_named_whole_in_part_in_a_case_or_spelling_or_nearby_is_named() {
    let usual = "“we will never agree to it,” Petersen said";
    assert_told(
        false,
        &[
            (
                "Marsk said “we will never agree to it” to Petersen",
                "",
                "Igor Marsk",
                "Olga Petersen",
            ),
            (usual, "Marsk", "Igor Marsk", "Olga Petersen"),
            (
                "Petersen met Igor: “we will never agree to it”",
                "",
                "Igor Marsk",
                "Olga Petersen",
            ),
            (
                "Zelenskiy said “we will never agree to it” to Petersen",
                "",
                "Zelensky",
                "Petersen",
            ),
            (
                "Лаврову ответил Песков: «we will never agree to it»",
                "",
                "Лавров",
                "Песков",
            ),
            (
                "Marsk’s “we will never agree to it” irked Petersen",
                "",
                "Igor Marsk",
                "Olga Petersen",
            ),
            (
                "The fisheries minister: “we will never agree to it”, Petersen",
                "",
                "Marsk",
                "Petersen",
            ),
            // One person under two names; an author; an office; letters that cannot be compared.
            (
                "“we will never agree to it,” Marsk said",
                "",
                "Igor Marsk",
                "Marsk",
            ),
            (usual, "", "Ada Brann", "Olga Petersen"),
            (usual, "", "Press Office", "Olga Petersen"),
            (
                "«we will never agree to it», — заявил Песков",
                "",
                "Sergey Lavrov",
                "Песков",
            ),
        ],
    );
}

#[test]
fn what_only_looks_like_a_speaker_is_none() {
    assert_told(
        false,
        &[
            (
                "“we will never agree to it,” said Petersen’s rival",
                "",
                "Igor Marsk",
                "Olga Petersen",
            ),
            (
                "“we will never agree to it,” said Lars’ rival",
                "",
                "Igor Marsk",
                "Olga Lars",
            ),
            (
                "“Petersen knows: we will never agree to it,” he said",
                "",
                "Igor Marsk",
                "Petersen",
            ),
            (
                "“we will never agree to it,” the petersen said",
                "",
                "Igor Marsk",
                "Olga Petersen",
            ),
            (
                "“we will never agree to it,” Petersenfield said",
                "",
                "Igor Marsk",
                "Olga Petersen",
            ),
            (
                "“we will never agree to it,” the Kremlin said",
                "",
                "Igor Marsk",
                "The Kremlin",
            ),
            (
                "“we will never agree to it,” Russia said",
                "",
                "Igor Marsk",
                "Russia",
            ),
            (
                "“we will never agree to it,” George said",
                "",
                "Igor Marsk",
                "Ann Lloyd-George",
            ),
            (
                "“we will never agree to it,” said von Holt",
                "",
                "Igor Marsk",
                "Eva von der Alm",
            ),
            // The name stands in the next paragraph only.
            (
                "“we will never agree to it,” she said\nPetersen left",
                "",
                "Igor Marsk",
                "Petersen",
            ),
        ],
    );
}

#[test]
fn in_a_transcript_only_the_name_before_a_colon_speaks() {
    let spoken = paragraphs(&["I told Petersen that we will never agree to it"]);
    let dialogue = paragraphs(&["Petersen: Well, we will never agree to it"]);
    let found = |text: &str| {
        told(
            text,
            "Igor Marsk",
            &["Olga Petersen"],
            SourceKind::Transcript,
        )
    };
    assert_eq!(found(&spoken), Vec::<String>::new());
    assert_eq!(found(&dialogue).len(), 2);
}
