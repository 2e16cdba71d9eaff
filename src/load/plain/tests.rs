//! What is read quickly is what the parser of RON reads; everything else is left to it.

use std::collections::BTreeMap;
use std::fmt::Debug;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde::Deserialize;

use super::super::raw::{self, Article, Party, Plan, Point, Source, Statement, Theme};
use super::read;

/// Reads quickly what RON's parser reads, or not at all. Returns whether it was read.
fn agrees<'t, T: Deserialize<'t> + PartialEq + Debug>(slice: &'t str) -> bool {
    let Some(quick) = read::<T>(slice) else {
        return false;
    };
    assert_eq!(raw::parse::<T>(slice).ok(), Some(quick), "{slice}");
    true
}

const STATEMENT: &str = r#"(
    point: "foreign-troops", party: "russia", stance: RulesOut, // why
    gist: "Нет: \"never\"\n", quote: "line
  line\\",
    source: "paper", speaker: "A. ’B’", voice: ClaimedBy("france"), said: "2025-08",
    dating: Inferred("a, (b) // c"), jointly: ["a", "b",], extra: {"k": "v", "l": "",},
)"#;

#[test]
fn plain_records_are_read() {
    assert!(agrees::<Statement<'_>>(STATEMENT));
    assert!(agrees::<Party>(r#"(id:"a",name:"A")"#));
    assert!(agrees::<Theme>(
        " ( id : \"a\" ,\r\n\tname : \"A\" , ) // b\n"
    ));
    let point = r#"(id: "p", title: "T", proposition: "P", articles: [(plan: "a", number: "4")])"#;
    assert!(agrees::<Point>(point));
    let source = r#"(id: "s", title: "T", published: "2025", kind: Report, dating: Stated)"#;
    assert!(agrees::<Source>(source));
    assert!(agrees::<Plan>(r#"(id: "p", name: "P", extra: {})"#));
    assert!(agrees::<Vec<Article>>("[]"));
}

#[test]
fn what_is_written_otherwise_or_wrong_is_left_to_the_parser() {
    let cases = [
        "",
        "(",
        "()",
        r#"(id: "a", name: "A""#,
        r#"(id: "a", name: "A") )"#,
        r#"(id: "a" name: "A")"#,
        r#"(id: "a",, name: "A")"#,
        r#"(, id: "a", name: "A")"#,
        r#"(id: "a", id: "b", name: "A")"#,
        r#"(id: "a", name: "A", nam: "B")"#,
        r#"Party(id: "a", name: "A")"#,
        r#"(id: r"a", name: "A")"#,
        r#"(r#id: "a", name: "A")"#,
        r#"(id: "a", name: "\u{41}")"#,
        r#"(id: "a", name: "\x41")"#,
        "(id: \"a\", name: \"A\\\n  b\")",
        r#"(id: "a", name: "A", short: Some("B"))"#,
        r#"(id: "a", name: "A", short: None)"#,
        r#"(id: "a", name: "A", short: 1)"#,
        r#"(id: "a", /* b */ name: "A")"#,
        "(id: \"a\",\u{a0}name: \"A\")",
        "(id: \"a\",\u{2028}name: \"A\")",
        r#"(id: "a", name: "A") // b"#,
        r#"(id: "a", name: 'A')"#,
        r#"(id: "a", name: "A"#,
        r#"(id: "a", name: "A\"#,
    ];
    for case in cases {
        assert!(!agrees::<Party>(case), "{case}");
    }
    assert!(!agrees::<raw::Voice>("ClaimedBy"));
    assert!(!agrees::<raw::Voice>("ClaimedBy (\"a\")"));
    assert!(!agrees::<raw::Voice>("Own(\"a\")"));
    assert!(!agrees::<raw::Stance>("supports"));
    assert!(!agrees::<BTreeMap<String, String>>("{\"a\" \"b\"}"));
}

fn signs() -> impl Strategy<Value = String> {
    let sign = select(vec![
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "\\",
        "\\\"",
        "'",
        "//",
        "/*",
        "*/",
        "\n",
        " ",
        ",",
        ":",
        "id",
        "name",
        "short",
        "extra",
        "r",
        "b",
        "#",
        "r#",
        "Some",
        "None",
        "(id: \"a\"",
        "\"x\"",
        "name: \"A\"",
        "é",
        "\u{2028}",
        "\u{85}",
        "1",
        "-",
        "_",
        "\\n",
        "\\u{41}",
        "\r",
        "\0",
        "Own",
        "ClaimedBy(\"a\")",
        "Inferred(\"b\")",
        "stance",
        "Party",
        "#![",
        "Report",
    ]);
    prop::collection::vec(sign, 0..24).prop_map(|signs| signs.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_signs_are_read_as_the_parser_reads_them(signs in signs()) {
        agrees::<Party>(&signs);
        agrees::<Party>(&format!("(id: \"a\", name: \"A\"{signs})"));
        agrees::<Party>(&format!("(id: \"a\", name: \"A{signs}\")"));
        agrees::<Source>(&format!("(id: \"a\", title: \"A\", published: \"2025\", {signs})"));
        agrees::<raw::Voice>(&signs);
        agrees::<Option<raw::Dating>>(&signs);
        agrees::<BTreeMap<String, String>>(&format!("{{{signs}}}"));
        agrees::<Vec<Article>>(&format!("[{signs}]"));
    }

    #[test]
    fn a_mutilated_record_is_read_as_the_parser_reads_it(
        changes in prop::collection::vec((any::<Index>(), signs(), any::<bool>()), 1..4),
    ) {
        let mut text = STATEMENT.to_owned();
        for (at, signs, replace) in changes {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let Some(&start) = places.get(at.index(places.len().max(1))) else { break };
            let end = start + if replace { text[start..].chars().next().map_or(0, char::len_utf8) } else { 0 };
            text.replace_range(start..end, signs.get(..1).unwrap_or(""));
        }
        agrees::<Statement<'_>>(&text);
    }
}
