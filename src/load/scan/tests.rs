//! Looking closely only where something is odd finds what looking closely everywhere finds.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::*;

/// Everything that the scanner says of a text, in words.
fn outlined(text: &str, care: Care) -> String {
    let watch = Watch::new(text.len(), &|_, _| true);
    let limits = Limits::USUAL;
    format!("{:?}", outline_with(text, How { care, limits }, &watch))
}

fn agree(text: &str) {
    assert_eq!(
        outlined(text, Care::WhereOdd),
        outlined(text, Care::Always),
        "{text}"
    );
}

const FILE: &str = r#"(
    format: 1, title: "A plan", // a comment (
    parties: [
        (id: "a", name: "A"), // (id: "hidden", name: "H"),
        (id: "b", name: "B (or \"b\")", extra: {"k": "[v]"}),
    ],
    points: [(id: "p", title: "T", proposition: "x], y", articles: [(plan: "q", number: "1")])],
    sources: [
        (id: "s", title: "T", published: "2025", dating: Inferred("(b)")),
    ],
    statements: [
        (point: "p", party: "a", stance: Supports, gist: "g",
         quote: "one
         (two), three", source: "s", voice: ClaimedBy("b"), said: "2025", jointly: ["b"]),
        (point: "p", party: "b", stance: Opposes, gist: "г", quote: "„два“", source: "s",
         voice: Own, said: "2025"),
    ],
)
"#;

#[test]
fn the_bundled_dossier_and_every_case_file_have_the_same_outline() {
    agree(FILE);
    agree(include_str!("../../../data/ukraine-peace-plan.ron"));
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/load");
    let mut files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "ron") {
            agree(&String::from_utf8_lossy(&std::fs::read(&path).unwrap()));
            files += 1;
        }
    }
    assert!(files >= 30, "only {files} case files");
}

fn signs() -> impl Strategy<Value = &'static str> {
    select(vec![
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        "\\",
        "/*",
        "*/",
        "//",
        "\n",
        ",",
        ":",
        "r#",
        "r\"",
        "#",
        "id",
        "statements: [",
        "parties: [",
        "points",
        "sources",
        "format: 1",
        "é",
        "\u{2028}",
        "Some",
        "b",
        "(id: \"a\"",
        "),\n(point: \"p\"",
        "points: [",
        "extra: {",
        " ",
        "\n    ],\n",
        "\n        (id: \"c\",",
        "(two",
        "], ",
        "1.5",
        "plan: \"",
        "(foo: 1), ",
        "), (bar: \"x\", id: \"y\"",
        "\u{85}",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_signs_have_the_same_outline(signs in prop::collection::vec(signs(), 0..60)) {
        let text = signs.concat();
        agree(&text);
        agree(&format!("(format: 1, statements: [(point: \"a\", gist: \"{text}"));
        agree(&format!("(format: 1, parties: [\n(id: \"a\", name: \"b\"),\n{text}"));
    }

    #[test]
    fn a_mutilated_file_has_the_same_outline(
        changes in prop::collection::vec((any::<Index>(), signs(), 0..3_usize), 1..5),
    ) {
        let mut text = FILE.to_owned();
        for (at, signs, remove) in changes {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let place = at.index(places.len());
            let end = places.get(place + remove).copied().unwrap_or(text.len());
            text.replace_range(places[place]..end, signs);
        }
        agree(&text);
    }
}
