//! Cases: what a change makes of a file, letter by letter.

use super::*;
use crate::finding::{RecordKind, RecordRef};
use crate::load::load;

const FILE: &str = "\
// Head remark
(
    format: 1, // the only one
    title: \"T\",
    parties: [(id: \"a\", name: \"A\"), (id: \"b\", name: \"B\")],
    points: [
        // Group one
        (id: \"p\", title: \"P\", proposition: \"It is.\"), // first

        // Group two
        (id: \"q\", title: \"Q\",
         proposition: \"It was.\",
         note: \"N\" /* why */),
    ],
    sources: [
        (
            id: \"s\",
            title: \"S\", // headline
            published: \"2025\",
        )
    ],
    statements: [],
)
";

fn record(kind: RecordKind, number: u32) -> RecordRef {
    RecordRef { kind, number }
}

fn changed(changes: &[Change]) -> String {
    let splices = splices(FILE, changes).expect("the changes fit the file");
    let made = apply(FILE, &splices).expect("the splices fit the text");
    let back = inverse(FILE, &splices).expect("the splices fit the text");
    assert_eq!(apply(&made, &back).as_deref(), Some(FILE));
    assert!(load(made.as_bytes()).dossier.is_some(), "{made}");
    made
}

fn set(kind: RecordKind, number: u32, field: &str, value: Option<Value>) -> Change {
    Change::Set {
        record: record(kind, number),
        field: field.to_owned(),
        value,
    }
}

fn point(id: &str) -> Record {
    Record::new(RecordKind::Point)
        .with("id", Value::text(id))
        .with("title", Value::text("R"))
        .with("proposition", Value::text("It will be."))
}

fn insert(record: Record, before: Option<u32>) -> Change {
    Change::Insert { record, before }
}

#[test]
#[expect(
    clippy::too_many_lines,
    reason = "a table of cases, each with all that it says"
)]
fn only_what_was_changed_is_other_bytes() {
    use RecordKind::{Party, Point, Source, Statement, Theme};
    let text = |text: &str| Some(Value::text(text));
    let theme = Record::new(Theme)
        .with("id", Value::text("t"))
        .with("name", Value::text("T"));
    let statement = Record::new(Statement)
        .with("point", Value::text("p"))
        .with("party", Value::text("a"))
        .with("stance", Value::word("Supports"))
        .with("gist", Value::text("For it"))
        .with("quote", Value::text("“Yes”"))
        .with("source", Value::text("s"))
        .with(
            "voice",
            Value::Tagged("ClaimedBy".to_owned(), "b".to_owned()),
        )
        .with("said", Value::text("2025"));
    let moved = |number, before| Change::Move {
        record: record(Point, number),
        before,
    };
    let cases: Vec<(Vec<Change>, &str, &str)> = vec![
        // A value in its place.
        (
            vec![set(Point, 1, "title", text("Q\"2"))],
            "title: \"Q\",",
            "title: \"Q\\\"2\",",
        ),
        // The same value again.
        (vec![set(Point, 1, "title", text("Q"))], "", ""),
        // New fields: on the line, on a line of its own, at the front.
        (
            vec![set(Party, 0, "short", text("AA"))],
            "name: \"A\")",
            "name: \"A\", short: \"AA\")",
        ),
        (
            vec![set(Source, 0, "author", text("X"))],
            "title: \"S\", // headline",
            "title: \"S\",\n            author: \"X\", // headline",
        ),
        (
            vec![
                set(Point, 0, "theme", text("t")),
                set(Point, 0, "note", text("n")),
            ],
            "(id: \"p\", title: \"P\", proposition: \"It is.\"), // first",
            "(id: \"p\", theme: \"t\", title: \"P\", proposition: \"It is.\", note: \"n\"), // first",
        ),
        // Fields that go.
        (
            vec![set(Point, 1, "note", None)],
            "\"It was.\",\n         note: \"N\" /* why */)",
            "\"It was.\" /* why */)",
        ),
        (
            vec![set(Source, 0, "title", None)],
            "            title: \"S\", // headline\n",
            "",
        ),
        (vec![set(Point, 0, "title", None)], "title: \"P\", ", ""),
        // The file's own fields.
        (
            vec![Change::Head {
                name: "about",
                value: text("what"),
            }],
            "title: \"T\",",
            "title: \"T\",\n    about: \"what\",",
        ),
        (
            vec![Change::Head {
                name: "title",
                value: text("Two"),
            }],
            "title: \"T\",",
            "title: \"Two\",",
        ),
        // Records that come.
        (
            vec![insert(point("r"), Some(1))],
            "// first\n",
            "// first\n\n        (id: \"r\", title: \"R\",\n         proposition: \"It will be.\"),\n",
        ),
        (
            vec![insert(point("r"), None)],
            "/* why */),\n",
            "/* why */),\n\n        (id: \"r\", title: \"R\",\n         proposition: \"It will be.\"),\n",
        ),
        (
            vec![insert(point("r"), Some(0))],
            "points: [\n",
            "points: [\n        (id: \"r\", title: \"R\",\n         proposition: \"It will be.\"),\n",
        ),
        (
            vec![insert(
                Record::new(Party)
                    .with("id", Value::text("c"))
                    .with("name", Value::text("C")),
                None,
            )],
            "name: \"B\")]",
            "name: \"B\"), (id: \"c\", name: \"C\")]",
        ),
        (
            vec![insert(theme, None)],
            "name: \"B\")],\n",
            "name: \"B\")],\n    themes: [\n        (id: \"t\", name: \"T\"),\n    ],\n",
        ),
        (
            vec![insert(statement, None)],
            "statements: []",
            "statements: [\n        (point: \"p\", party: \"a\", stance: Supports,\n         gist: \"For it\",\n         quote: \"“Yes”\",\n         source: \"s\",\n         voice: ClaimedBy(\"b\"),\n         said: \"2025\"),\n    ]",
        ),
        // Records that go; what is said above them stays.
        (
            vec![Change::Remove(record(Point, 0))],
            "        (id: \"p\", title: \"P\", proposition: \"It is.\"), // first\n",
            "",
        ),
        (
            vec![Change::Remove(record(Party, 1))],
            ", (id: \"b\", name: \"B\")",
            "",
        ),
        (
            vec![Change::Remove(record(Party, 0))],
            "(id: \"a\", name: \"A\"), ",
            "",
        ),
        (
            vec![
                Change::Remove(record(Party, 0)),
                Change::Remove(record(Party, 1)),
            ],
            "(id: \"a\", name: \"A\"), (id: \"b\", name: \"B\")",
            "",
        ),
        // Records that move, with what is changed in them.
        (
            vec![moved(1, Some(0)), set(Point, 1, "title", text("Q2"))],
            "points: [\n        // Group one\n        (id: \"p\", title: \"P\", proposition: \"It is.\"), // first\n\n        // Group two\n        (id: \"q\", title: \"Q\",\n         proposition: \"It was.\",\n         note: \"N\" /* why */),\n",
            "points: [\n        (id: \"q\", title: \"Q2\",\n         proposition: \"It was.\",\n         note: \"N\" /* why */),\n        // Group one\n        (id: \"p\", title: \"P\", proposition: \"It is.\"), // first\n\n        // Group two\n",
        ),
        (
            vec![Change::Rewrite {
                record: record(Party, 0),
                text: "(id: \"z\", name: \"Z\")".to_owned(),
            }],
            "(id: \"a\", name: \"A\")",
            "(id: \"z\", name: \"Z\")",
        ),
    ];
    for (changes, from, to) in cases {
        let expected = FILE.replacen(from, to, 1);
        let made = changed(&changes);
        assert_eq!(made, expected, "{changes:?}\n{made}");
    }
}

#[test]
fn line_ends_and_a_mark_at_the_start_stay() {
    let file = format!("\u{feff}{}", FILE.replace('\n', "\r\n"));
    let made = splices(&file, &[insert(point("r"), None)]).expect("it fits");
    let made = apply(&file, &made).expect("it fits");
    assert!(made.starts_with("\u{feff}// Head"));
    assert!(made.contains("(id: \"r\", title: \"R\",\r\n         proposition:"));
    assert_eq!(made.matches('\n').count(), made.matches("\r\n").count());
}

#[test]
fn what_does_not_fit_the_file_is_refused() {
    let no_point = record(RecordKind::Point, 7);
    let cases = [
        (FILE, Change::Remove(no_point), Refusal::NoRecord(no_point)),
        ("", Change::Remove(no_point), Refusal::NoFile),
        (
            "(points: [(id \"p\")])",
            set(RecordKind::Point, 0, "title", None),
            Refusal::NotFields(record(RecordKind::Point, 0)),
        ),
    ];
    for (file, change, refusal) in cases {
        assert_eq!(splices(file, &[change]), Err(refusal), "{file}");
    }
}

#[test]
fn an_id_is_renamed_wherever_it_stands() {
    let file = "(format: 1, title: \"\", parties: [(id: \"a\", name: \"a\"), (id: \"b\", name: \"a\")], \
        points: [(id: \"p\", title: \"a\", proposition: \"a\", articles: [(plan: \"a\", number: \"a\")])], \
        sources: [(id: \"a\", title: \"a\", published: \"2025\")], plans: [(id: \"a\", name: \"n\")], statements: [\
        (point: \"p\", party: \"a\", stance: Insists, gist: \"a\", quote: \"a\", source: \"a\", voice: Own, said: \"2025\"), \
        (point: \"p\", party: \"b\", stance: Insists, gist: \"a\", quote: \"a\", source: \"a\", voice: ClaimedBy(\"\\u{61}\"), jointly: [\"a\"], plan: \"a\", said: \"2025\")])";
    let renamed = |kind, number| {
        let changes = rename(file, record(kind, number), "a", "z");
        let splices = splices(file, &changes).expect("it fits");
        apply(file, &splices).expect("it fits")
    };
    let parties = renamed(RecordKind::Party, 0);
    assert_eq!(parties.matches("\"z\"").count(), 4, "{parties}");
    assert!(parties.contains("ClaimedBy(\"z\"), jointly: [\"z\"], plan: \"a\""));
    let sources = renamed(RecordKind::Source, 0);
    assert_eq!(sources.matches("\"z\"").count(), 3, "{sources}");
    let plans = renamed(RecordKind::Plan, 0);
    assert!(plans.contains("(plan: \"z\", number: \"a\")"));
    assert_eq!(plans.matches("\"z\"").count(), 3, "{plans}");
    assert_eq!(references(file, RecordKind::Point, "p").len(), 2);
}

#[test]
fn ids_are_made_of_names() {
    let cases = [
        ("Foreign troops in Ukraine", "foreign-troops-in-ukraine"),
        ("  Côte d’Ivoire (2) ", "cote-divoire-2"),
        ("Київ", ""),
        (
            "A very long name of a point that goes on and on and on",
            "a-very-long-name-of-a-point-that-goes-on",
        ),
    ];
    for (name, id) in cases {
        assert_eq!(slug(name), id);
    }
    assert_eq!(free_id("Київ", "party", |id| id == "party"), "party-2");
}

#[test]
fn a_new_file_is_a_position_file() {
    let empty = Draft {
        title: "A \"new\" one".to_owned(),
        ..Draft::default()
    };
    let loaded = load(write(&empty).as_bytes());
    assert_eq!(loaded.findings, []);
    assert_eq!(loaded.dossier.map(|it| it.title), Some(empty.title.clone()));
    let full = Draft {
        about: Some("About".to_owned()),
        records: vec![point("p"), point("q")],
        ..empty
    };
    let loaded = load(write(&full).as_bytes());
    assert_eq!(loaded.findings, []);
    assert_eq!(loaded.dossier.map(|it| it.points.len()), Some(2));
}
