//! What holds for every file: nothing panics, and one wrong character harms one record.

use concordance::finding::{RecordKind, RecordRef, Severity};
use concordance::load::{Loaded, load};
use proptest::prelude::*;
use proptest::sample::{Index, select};

const WHOLE: &str = include_str!("good-whole.ron");

/// How the records of a generated file are laid out.
#[derive(Clone, Copy, Debug)]
enum Layout {
    /// Each record over several lines.
    Tall,
    /// Each record on its own line.
    Lines,
    /// `), (` on one line between two tall records.
    Joined,
}

/// A text as people write them, with brackets, commas, apostrophes and quotation marks inside.
fn words() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "peace",
        "war",
        "never",
        "(sic)",
        "1)",
        "[…]",
        "don’t",
        "don't",
        "“no”",
        "\\\"no\\\"",
        "a/b",
        "https://example.org/a",
        "and, so",
        "r",
        "7:30",
        "–",
        "Київ",
        "id:",
        "{x}",
        "\\\\",
        "'s",
        ";",
        "// a",
        "\n",
        "\n    ",
        "], ",
        "r#",
        "),",
        "),\n",
        "/*",
    ]);
    prop::collection::vec(piece, 1..6).prop_map(|pieces| format!("x{}", pieces.join(" ")))
}

#[derive(Clone, Debug)]
struct Generated {
    text: String,
    counts: [usize; 4],
}

const LISTS: [RecordKind; 4] = [
    RecordKind::Party,
    RecordKind::Point,
    RecordKind::Source,
    RecordKind::Statement,
];

fn list(layout: Layout, name: &str, records: &[Vec<String>]) -> String {
    let (open, between, close) = match layout {
        Layout::Tall => (
            "        (\n            ",
            ",\n            ",
            ",\n        ),\n",
        ),
        Layout::Lines => ("        (", ", ", "),\n"),
        Layout::Joined => ("(\n        ", ",\n        ", ",\n    ), "),
    };
    let records: String = records
        .iter()
        .map(|fields| [open, &fields.join(between), close].concat())
        .collect();
    format!("    {name}: [\n{records}\n    ],\n")
}

fn generated() -> impl Strategy<Value = Generated> {
    let layout = select(vec![Layout::Tall, Layout::Lines, Layout::Joined]);
    let counts = [1..5_usize, 1..5, 1..5, 1..8];
    (layout, counts, prop::collection::vec(words(), 80)).prop_map(|(layout, counts, texts)| {
        let mut texts = texts.into_iter();
        let mut words = || texts.next().unwrap_or_default();
        let [parties, points, sources, statements] = counts;
        let parties: Vec<Vec<String>> = (0..parties)
            .map(|n| {
                vec![
                    format!("id: \"party-{n}\""),
                    format!("name: \"{}\"", words()),
                ]
            })
            .collect();
        let points: Vec<Vec<String>> = (0..points)
            .map(|n| {
                vec![
                    format!("id: \"point-{n}\""),
                    format!("title: \"{}\"", words()),
                    format!("proposition: \"{}\"", words()),
                ]
            })
            .collect();
        let sources: Vec<Vec<String>> = (0..sources)
            .map(|n| {
                vec![
                    format!("id: \"source-{n}\""),
                    format!("title: \"{}\"", words()),
                    "published: \"2025-08\"".to_owned(),
                    format!("dating: Inferred(\"{}\")", words()),
                    "url: \"https://example.org/a\"".to_owned(),
                ]
            })
            .collect();
        let statements: Vec<Vec<String>> = (0..statements)
            .map(|n| {
                vec![
                    format!("point: \"point-{}\"", n % points.len()),
                    format!("party: \"party-{}\"", n % parties.len()),
                    "stance: Supports".to_owned(),
                    format!("gist: \"{}\"", words()),
                    format!("quote: \"{}\"", words()),
                    format!("source: \"source-{}\"", n % sources.len()),
                    "voice: Own".to_owned(),
                    "said: \"2025-08-18\"".to_owned(),
                    format!("extra: {{\"{}\": \"{}\"}}", "key", words()),
                    "jointly: []".to_owned(),
                ]
            })
            .collect();
        let text = format!(
            "(\n    format: 1,\n    title: \"A plan\",\n{}{}{}{})\n",
            list(layout, "parties", &parties),
            list(layout, "points", &points),
            list(layout, "sources", &sources),
            list(layout, "statements", &statements),
        );
        Generated { text, counts }
    })
}

/// The numbers in the file of the records that were loaded, list by list.
fn loaded_numbers(loaded: &Loaded) -> [Vec<usize>; 4] {
    let Some(dossier) = &loaded.dossier else {
        return Default::default();
    };
    let number = |id: &str| id.rsplit('-').next().and_then(|tail| tail.parse().ok());
    [
        dossier
            .parties
            .iter()
            .filter_map(|party| number(&party.id))
            .collect(),
        dossier
            .points
            .iter()
            .filter_map(|point| number(&point.id))
            .collect(),
        dossier
            .sources
            .iter()
            .filter_map(|source| number(&source.id))
            .collect(),
        dossier
            .statements
            .iter()
            .map(|made| made.number as usize)
            .collect(),
    ]
}

fn errors(loaded: &Loaded) -> usize {
    let errors = loaded.findings.iter();
    errors
        .filter(|finding| finding.severity == Severity::Error)
        .count()
}

/// What must be loaded when record `number` of list `which` is broken: every other record, save
/// statements that refer to it.
fn survivors(counts: [usize; 4], which: usize, number: usize) -> [Vec<usize>; 4] {
    let mut expected = counts.map(|count| (0..count).collect::<Vec<usize>>());
    expected[which].retain(|&other| other != number);
    if which < 3 {
        expected[3].retain(|&statement| statement % counts[which] != number);
    }
    expected
}

/// The bytes of one character of one record, and which record it is.
fn character(
    file: &Generated,
    loaded: &Loaded,
    list: Index,
    record: Index,
    at: Index,
) -> (usize, usize, std::ops::Range<usize>) {
    let which = list.index(4);
    let number = record.index(file.counts[which]);
    let range = loaded
        .places
        .byte_range(RecordRef {
            kind: LISTS[which],
            number: u32::try_from(number).unwrap_or(u32::MAX),
        })
        .unwrap_or_default();
    let starts: Vec<usize> = file.text[range.clone()]
        .char_indices()
        .map(|(start, _)| range.start + start)
        .collect();
    let start = starts[at.index(starts.len())];
    let length = file.text[start..].chars().next().map_or(0, char::len_utf8);
    (which, number, start..start + length)
}

/// True for a character between the quotation marks of an id.
fn in_id(text: &str, at: &std::ops::Range<usize>) -> bool {
    let before = &text[..at.start];
    let after = &text[at.end..];
    before.rfind("id: \"").is_some_and(|start| {
        let open = start + "id: \"".len();
        !text[open..at.end].contains('"') && after.contains('"')
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = load(&bytes);
    }

    #[test]
    fn any_signs_are_read_without_panic(
        signs in prop::collection::vec(select(vec![
            "(", ")", "[", "]", "{", "}", "\"", "'", "\\", "/*", "*/", "//", "\n", ",", ":", "r#",
            "#", "id", "statements", "parties", "points", "sources", "format", "1", "title", "é",
            "Some", "b", "(id: \"a\"", "points: [", "extra: {", " ",
        ]), 0..80),
    ) {
        let text = signs.concat();
        let _ = load(text.as_bytes());
        let _ = load(format!("(format: 1, parties: [{text}").as_bytes());
    }

    #[test]
    fn a_mutilated_file_is_read_without_panic(
        changes in prop::collection::vec((any::<Index>(), any::<Option<u8>>(), any::<bool>()), 1..6),
        end in any::<Option<Index>>(),
    ) {
        let mut bytes = WHOLE.as_bytes().to_vec();
        for (at, byte, insert) in changes {
            let at = at.index(bytes.len());
            match (byte, insert) {
                (None, _) => { bytes.remove(at); }
                (Some(byte), true) => bytes.insert(at, byte & 0x7f),
                (Some(byte), false) => bytes[at] = byte & 0x7f,
            }
        }
        if let Some(end) = end {
            bytes.truncate(end.index(bytes.len()));
        }
        let _ = load(&bytes);
    }

    #[test]
    fn a_generated_file_loads_whole(file in generated()) {
        let loaded = load(file.text.as_bytes());
        prop_assert_eq!(&loaded.findings, &[]);
        prop_assert_eq!(loaded_numbers(&loaded), file.counts.map(|count| (0..count).collect::<Vec<_>>()));
    }

    #[test]
    fn a_missing_character_harms_one_record(
        file in generated(),
        list in any::<Index>(),
        record in any::<Index>(),
        at in any::<Index>(),
    ) {
        let whole = load(file.text.as_bytes());
        let (which, number, range) = character(&file, &whole, list, record, at);
        // A damaged id is a good id of another record, and what meant this one is told.
        let within_id = in_id(&file.text, &range);
        let mut text = file.text.clone();
        text.replace_range(range, "");
        let loaded = load(text.as_bytes());
        let given = loaded_numbers(&loaded);
        let expected = survivors(file.counts, which, number);
        for (list, (given, expected)) in given.iter().zip(&expected).enumerate() {
            for survivor in expected {
                prop_assert!(
                    given.contains(survivor),
                    "{} {survivor} is lost: {:#?}\n{text}", LISTS[list].word(), loaded.findings
                );
            }
        }
        if !within_id {
            prop_assert!(errors(&loaded) <= 1, "{:#?}\n{text}", loaded.findings);
        }
    }
}
