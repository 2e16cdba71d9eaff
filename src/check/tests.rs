//! Checks of whole dossiers: every finding's sentence and hints, and the counts.

use super::fixtures::{dossier, source};
use super::*;
use crate::finding::{Code, RecordKind};
use crate::model::{SourceIndex, StatementIndex};
use crate::quote::{Grade, SourceText, sha256_of};

fn texts(texts: &[(u32, &str)]) -> Texts {
    let mut collection = Texts::new();
    for (source, text) in texts {
        collection.insert(SourceIndex(*source), SourceText::new(*text));
    }
    collection
}

fn place_of(record: RecordRef) -> Option<Place> {
    let column = match record.kind {
        RecordKind::Statement => 5,
        RecordKind::Source => 9,
        _ => return None,
    };
    let line = record.number as usize + 100;
    Some(Place { line, column })
}

/// Each finding as a report shows it, with its hints below it.
fn told(checked: &Checked) -> Vec<String> {
    checked
        .findings
        .iter()
        .flat_map(|finding| {
            assert!(!finding.message.ends_with('.'), "{}", finding.message);
            let place = finding.place.unwrap();
            let (severity, code) = (finding.severity.key(), finding.code.key());
            std::iter::once(format!("{place} {severity} {code}: {}", finding.message))
                .chain(finding.hints.iter().map(|hint| format!("  {hint}")))
        })
        .collect()
}

const TEXT: &str = "“We will not accept foreign troops on our border,” he said. It is a trap. \
    It is a trap. We cannot.";

/// A dossier in which nearly everything is wrong.
fn dossier_of_faults() -> Dossier {
    let mut recorded = source("recorded");
    recorded.text = Some("texts/recorded.txt".to_owned());
    recorded.sha256 = Some("00".repeat(32));
    let mut wanted = source("wanted");
    wanted.text = Some("texts/wanted.txt".to_owned());
    let sources = vec![
        recorded,
        source("other"),
        wanted,
        source("none"),
        source("idle"),
    ];
    let mut dossier = dossier(
        sources,
        &[
            (0, "We will not accept foreign troops"),
            (0, "we will not accept foreign troops"),
            (0, "We will accept foreign troops on our border"),
            (0, "We will not accept … he said. It is a trap"),
            (0, "Nothing of the kind was ever said"),
            (0, "It is a trap"),
            (0, "We can"),
            (0, "“the other text has this”"),
            (2, "We wait"),
            (2, "We wait"),
            (2, "We wait still"),
            (3, "We wait"),
            (0, "will not accept foreign troops on our soil, he said"),
        ],
    );
    dossier.statements[0].gist = "rejects “foreign troops”, a “red line” and a 'trap'".to_owned();
    dossier
}

#[test]
fn every_finding_says_what_and_where_and_what_to_do() {
    let dossier = dossier_of_faults();
    let texts = texts(&[
        (0, TEXT),
        (1, "The other text has “the other text has this” in it."),
    ]);
    let checked = check(&dossier, &texts, &Anchors::new(), &place_of);
    let keys: Vec<&str> = checked
        .grades
        .iter()
        .map(|graded| graded.grade.key())
        .collect();
    assert_eq!(
        keys,
        [
            "exact",
            "folded",
            "altered",
            "joined",
            "missing",
            "exact",
            "exact",
            "elsewhere",
            "no_text",
            "no_text",
            "no_text",
            "no_text",
            "altered"
        ]
    );
    let hash = sha256_of(TEXT.as_bytes());
    let expected = [
        "100:9 warning text-changed: the text of `recorded` is not the one that was recorded: 5 \
         quotations stand (1 more than once, 1 folded, 1 joined), 4 broke",
        &format!("  write `sha256: \"{hash}\"` if this text is the right one"),
        "102:9 note text-absent: the text of `wanted` is not at hand, so its 2 quotations are not \
         checked",
        "  put it at `texts/wanted.txt`, beside the position file",
        "103:9 note text-absent: the text of `none` is not at hand, so its quotation is not \
         checked",
        "  give a folder that holds it as `none.txt`",
        "110:5 warning gist-quotes: statement 10 (`russia` on `foreign-troops`): the gist has \
         `red line` and `trap` between quotation marks, which the quotation does not have",
        "  put only words of the quotation between quotation marks",
        "111:5 note quote-folded: statement 11 (`russia` on `foreign-troops`): the quotation \
         matches `recorded` but for capital letters",
        "112:5 error quote-altered: statement 12 (`russia` on `foreign-troops`): the quotation is \
         not what `recorded` prints at line 1, column 2, and differs in a word that says no",
        "  the text has `will not` where the quotation has `will`",
        "113:5 note quote-folded: statement 13 (`russia` on `foreign-troops`): the 2 parts of the \
         quotation stand in `recorded` in order, with an ellipsis between",
        "114:5 error quote-missing: statement 14 (`russia` on `foreign-troops`): the quotation is \
         not in `recorded`, nor in any other text at hand",
        "  no passage of `recorded` shares 4 words in a row with it",
        "  copy the words from the source, code point for code point",
        "115:5 note quote-ambiguous: statement 15 (`russia` on `foreign-troops`): the quotation \
         stands in `recorded` 2 times, and its context does not tell which is meant",
        "  give `before` or `after`, at most 40 characters of what stands beside it",
        "116:5 warning quote-cuts-word: statement 16 (`russia` on `foreign-troops`): the \
         quotation ends inside the word `cannot`",
        "117:5 error quote-elsewhere: statement 17 (`russia` on `foreign-troops`): the quotation \
         is not in `recorded` but in `other` at line 1, column 20",
        "  write `source: \"other\"` if that one is meant",
        "122:5 error quote-altered: statement 22 (`russia` on `foreign-troops`): the quotation is \
         not what `recorded` prints at line 1, column 5",
        "  the text has `border` where the quotation has `soil`",
        "  the text has `,”` where the quotation has `,`",
    ];
    let told = told(&checked);
    for (told, expected) in told.iter().zip(&expected) {
        assert_eq!(told, expected);
    }
    assert_eq!(told.len(), expected.len());
}

#[test]
fn the_same_quotation_from_one_source_counts_once() {
    let dossier = dossier(
        vec![source("one"), source("two")],
        &[
            (0, "We cannot"),
            (0, "We cannot"),
            (1, "We cannot"),
            (1, "We cannot"),
            (0, "we cannot"),
        ],
    );
    let checked = check(&dossier, &texts(&[(0, TEXT)]), &Anchors::new(), &place_of);
    let counted: Vec<(&str, usize)> = counts(&checked.grades).iter().collect();
    assert_eq!(
        counted,
        [
            ("exact", 1),
            ("folded", 1),
            ("joined", 0),
            ("altered", 0),
            ("elsewhere", 0),
            ("missing", 0),
            ("no_text", 1)
        ]
    );
    assert_eq!(counts(&checked.grades).total(), 3);
    assert_eq!(counts(&checked.grades).of("folded"), 1);
    assert_eq!(checked.grades[3].first, StatementIndex(2));
}

#[test]
fn a_text_with_the_recorded_hash_has_not_changed() {
    let mut recorded = source("recorded");
    recorded.sha256 = Some(sha256_of(TEXT.as_bytes()).to_uppercase());
    let dossier = dossier(vec![recorded], &[(0, "We cannot")]);
    let checked = check(&dossier, &texts(&[(0, TEXT)]), &Anchors::new(), &place_of);
    assert_eq!(told(&checked), Vec::<String>::new());
    assert!(matches!(checked.grades[0].grade, Grade::Exact { .. }));
}

#[test]
fn quotation_marks_in_a_gist_enclose_words_of_the_quotation() {
    let quotation = "“We will not accept foreign troops on Ukraine’s border,” he said";
    let cases = [
        ("no marks, and Ukraine’s '90s border", true),
        ("will “not accept foreign troops.”", true),
        ("will 'not accept' them", true),
        ("will «NOT  accept» them", true),
        ("“We will not … on Ukraine's border”", true),
        ("will “not … accept foreign … border”", true),
        ("“border … troops”", false),
        ("will “accept no troops”", false),
        ("“foreign troop” is refused", false),
        ("refuses “every foreign troops", false),
        ("“”", true),
    ];
    for (gist, is_fine) in cases {
        let mut dossier = dossier(vec![source("one")], &[(0, quotation)]);
        dossier.statements[0].gist = gist.to_owned();
        let checked = check(
            &dossier,
            &texts(&[(0, quotation)]),
            &Anchors::new(),
            &place_of,
        );
        let warned = checked
            .findings
            .iter()
            .any(|finding| finding.code == Code::GistQuotes);
        assert_eq!(!warned, is_fine, "{gist}");
    }
}
