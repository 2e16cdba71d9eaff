//! Whatever the layout of a file and whatever is changed: the records are what was asked for, and
//! the way back gives the same bytes.

use proptest::prelude::*;

use super::*;
use crate::finding::{RecordKind, RecordRef};
use crate::load::{Layout, load};

const KINDS: [RecordKind; 3] = [RecordKind::Party, RecordKind::Point, RecordKind::Source];

/// The records of a list as they can be read.
fn records(text: &str, kind: RecordKind) -> Vec<Record> {
    let layout = Layout::of(text).expect("it is a position file");
    let spans = layout.list(kind).map_or(&[][..], |list| list.1).to_vec();
    spans
        .into_iter()
        .map(|span| Record::read(text, kind, span).expect("its fields can be told apart"))
        .collect()
}

fn comments(text: &str) -> usize {
    text.matches("remark").count()
}

/// White space and comments between two tokens.
fn blank() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        " ",
        "\n        ",
        "\n\n        // a remark, with ( and \"\n        ",
        " /* remark ] */ ",
        "\r\n    ",
    ])
}

fn text() -> impl Strategy<Value = String> {
    prop::string::string_regex("[a-c\"\\\\\\n\u{202e}é ,)/]{0,6}").expect("a pattern")
}

/// A list as its author may have written it.
fn list(kind: RecordKind) -> impl Strategy<Value = String> {
    let field = (blank(), text(), blank());
    let record = (
        prop::collection::vec(field, 1..4),
        blank(),
        any::<bool>(),
        blank(),
    );
    (prop::collection::vec(record, 0..4), blank(), any::<bool>()).prop_map(
        move |(records, end, has_comma)| {
            let names = match kind {
                RecordKind::Party => ["id", "name", "short"],
                RecordKind::Point => ["id", "title", "proposition"],
                _ => ["id", "title", "published"],
            };
            let count = records.len();
            let mut written = format!("{}: [", kind.list());
            for (at, (fields, before, has_field_comma, after)) in records.into_iter().enumerate() {
                written += before;
                written.push('(');
                let last = fields.len() - 1;
                for (at, (before, value, after)) in fields.into_iter().enumerate() {
                    let comma = if at < last || has_field_comma {
                        ","
                    } else {
                        ""
                    };
                    let value = Value::Text(value).written();
                    written += &format!("{before}{}:{after}{value}{after}{comma}", names[at]);
                }
                written += after;
                written.push(')');
                if at + 1 < count || has_comma {
                    written.push(',');
                }
            }
            if count == 0 {
                written += end.trim_start_matches(',');
            } else {
                written += end;
            }
            written + "]"
        },
    )
}

fn file() -> impl Strategy<Value = String> {
    (
        list(RecordKind::Party),
        list(RecordKind::Point),
        list(RecordKind::Source),
        blank(),
        any::<bool>(),
    )
        .prop_map(|(parties, points, sources, blank, has_comma)| {
            let comma = if has_comma { "," } else { "" };
            format!(
                "({blank}format: 1,{blank}title: \"T\",\n{parties},{blank}{points},\n{sources},{blank}statements: []{comma}{blank})"
            )
        })
}

#[derive(Clone, Debug)]
enum Wish {
    Set(usize, usize, usize, Option<String>),
    Insert(usize, String, usize),
    Remove(usize, usize),
    Move(usize, usize, usize),
}

fn wish() -> impl Strategy<Value = Wish> {
    let kind = 0..KINDS.len();
    prop_oneof![
        4 => (kind.clone(), 0..4_usize, 0..5_usize, prop::option::of(text()))
            .prop_map(|(kind, at, field, value)| Wish::Set(kind, at, field, value)),
        2 => (kind.clone(), text(), 0..5_usize)
            .prop_map(|(kind, text, before)| Wish::Insert(kind, text, before)),
        1 => (kind.clone(), 0..4_usize).prop_map(|(kind, at)| Wish::Remove(kind, at)),
        1 => (kind, 0..4_usize, 0..5_usize)
            .prop_map(|(kind, at, before)| Wish::Move(kind, at, before)),
    ]
}

/// Fields that records have, those of other kinds among them: what a record cannot have breaks it
/// and none beside it.
const FIELDS: [[&str; 5]; 3] = [
    ["id", "name", "note", "color", "headline"],
    ["id", "title", "proposition", "name", "note"],
    ["id", "title", "published", "proposition", "short"],
];

fn number(at: usize) -> u32 {
    u32::try_from(at).expect("a small number")
}

/// The change, and what it makes of the list; none where the list has no such record.
fn change(wish: &Wish, lists: &mut [Vec<Record>]) -> Option<Change> {
    match wish {
        Wish::Set(kind, at, field, value) => {
            let record = lists[*kind].get_mut(*at)?;
            // Nobody takes the last field out of a record.
            (value.is_some() || record.fields.len() > 1).then_some(())?;
            let value = value.clone().map(Value::Text);
            let field = FIELDS[*kind][*field];
            record.set(field, value.clone());
            Some(Change::Set {
                record: RecordRef {
                    kind: KINDS[*kind],
                    number: number(*at),
                },
                field: field.to_owned(),
                value,
            })
        }
        Wish::Insert(kind, text, before) => {
            let record = Record::new(KINDS[*kind]).with("id", Value::text(text.as_str()));
            let before = (*before < lists[*kind].len()).then_some(*before);
            let at = before.unwrap_or(lists[*kind].len());
            lists[*kind].insert(at, record.clone());
            Some(Change::Insert {
                record,
                before: before.map(number),
            })
        }
        Wish::Remove(kind, at) => {
            (*at < lists[*kind].len()).then_some(())?;
            lists[*kind].remove(*at);
            Some(Change::Remove(RecordRef {
                kind: KINDS[*kind],
                number: number(*at),
            }))
        }
        Wish::Move(kind, at, before) => {
            let list = &mut lists[*kind];
            (*at < list.len()).then_some(())?;
            let before = (*before < list.len()).then_some(*before);
            let to = before.unwrap_or(list.len());
            let record = list.remove(*at);
            list.insert(if to > *at { to - 1 } else { to }, record);
            Some(Change::Move {
                record: RecordRef {
                    kind: KINDS[*kind],
                    number: number(*at),
                },
                before: before.map(number),
            })
        }
    }
}

/// Fields in the order of their names: where a new one stands is a matter of layout.
fn sorted(mut lists: Vec<Vec<Record>>) -> Vec<Vec<Record>> {
    for record in lists.iter_mut().flatten() {
        record.fields.sort();
    }
    lists
}

fn lists(text: &str) -> Vec<Vec<Record>> {
    KINDS.iter().map(|kind| records(text, *kind)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn records_become_what_was_asked_for_and_the_way_back_gives_the_same_bytes(
        file in file(),
        wishes in prop::collection::vec(wish(), 1..8),
    ) {
        let mut text = file.clone();
        let mut ways_back = Vec::new();
        for wish in wishes {
            let mut expected = lists(&text);
            let Some(change) = change(&wish, &mut expected) else { continue };
            let loses_remarks = matches!(change, Change::Set { value: None, .. } | Change::Remove(_) | Change::Move { .. });
            let splices = splices(&text, &[change]).expect("the change fits the file");
            let made = apply(&text, &splices).expect("the splices fit the text");
            ways_back.push(inverse(&text, &splices).expect("the splices fit the text"));
            prop_assert_eq!(sorted(lists(&made)), sorted(expected), "\n{}\n=>\n{}", text, made);
            if !loses_remarks {
                prop_assert_eq!(comments(&made), comments(&text), "\n{}\n=>\n{}", text, made);
            }
            text = made;
        }
        for back in ways_back.iter().rev() {
            text = apply(&text, back).expect("the splices fit the text");
        }
        prop_assert_eq!(text, file);
    }

    #[test]
    fn any_text_is_read_back_as_it_was_written(text in any::<String>()) {
        let value = Value::Text(text);
        prop_assert_eq!(Value::read(&value.written()), value);
    }
}

#[test]
fn every_field_of_the_bundled_file_can_be_changed_and_changed_back() {
    let text = include_str!("../../data/ukraine-peace-plan.ron");
    let loaded = load(text.as_bytes());
    let before = loaded.dossier.expect("it loads");
    for kind in RecordKind::ALL {
        for (at, record) in records(text, kind).into_iter().enumerate().step_by(7) {
            let span = RecordRef {
                kind,
                number: number(at),
            };
            for (field, value) in &record.fields {
                assert!(!matches!(value, Value::Raw(_)), "{kind:?} {at} {field}");
                let set = |value: Value| Change::Set {
                    record: span,
                    field: field.clone(),
                    value: Some(value),
                };
                let there = splices(text, &[set(Value::text("x"))]).expect("it fits");
                let other = apply(text, &there).expect("it fits");
                let back = splices(&other, &[set(value.clone())]).expect("it fits");
                let back = apply(&other, &back).expect("it fits");
                assert_eq!(back, text, "{kind:?} {at} {field}");
            }
        }
    }
    assert_eq!(before.parties.len(), 4);
}

#[test]
fn what_was_read_is_written_as_it_stands_in_the_file() {
    let format = include_str!("../../FORMAT.md");
    let every_field = format.split("```ron\n").nth(1).expect("it has an example");
    let every_field = every_field.split("```").next().expect("it ends");
    for text in [
        include_str!("../../data/ukraine-peace-plan.ron"),
        every_field,
    ] {
        let dossier = load(text.as_bytes()).dossier.expect("it loads");
        for kind in RecordKind::ALL {
            for (at, mut record) in records(text, kind).into_iter().enumerate() {
                let number = number(at);
                let mut made = of_record(&dossier, RecordRef { kind, number });
                // What says nothing is not kept.
                record.set("extra", None);
                if record.get("dating") == Some(&Value::word("Stated")) {
                    record.set("dating", None);
                }
                record.fields.sort();
                if let Some(made) = &mut made {
                    made.fields.sort();
                }
                assert_eq!(made, Some(record), "{kind:?} {at}");
            }
        }
    }
}
