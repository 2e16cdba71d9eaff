//! Files and what people do to them, for the properties of merging.

use proptest::prelude::*;

use super::version::Version;
use crate::edit::{Change, Draft, Record, Value, apply, splices, write};
use crate::finding::{RecordKind, RecordRef};

const STANCES: [&str; 3] = ["Supports", "Opposes", "Unclear"];
const IDS: [&str; 3] = ["a", "b", "c"];
/// Ids under which something is added.
const NEW: [&str; 3] = ["d", "e", "f"];

fn record(kind: RecordKind, id: &str, word: usize, has_id: bool) -> Record {
    let text = |word: &str| Value::text(format!("{word} of {id}"));
    let record = if has_id {
        Record::new(kind).with("id", Value::text(id))
    } else {
        Record::new(kind)
    };
    let pick = |by: usize| Value::text(IDS[(word / by) % IDS.len()]);
    match kind {
        RecordKind::Party | RecordKind::Theme | RecordKind::Plan => {
            record.with("name", text("name"))
        }
        RecordKind::Point => record
            .with("theme", pick(1))
            .with("title", text("title"))
            .with("proposition", text("it")),
        RecordKind::Source => record
            .with("title", text("title"))
            .with("published", Value::text("2025")),
        RecordKind::Statement => record
            .with("point", pick(1))
            .with("party", pick(3))
            .with("stance", Value::word(STANCES[word % 3]))
            .with("gist", Value::text("gist"))
            .with("quote", text("words"))
            .with("source", pick(9))
            .with("voice", Value::word("Own"))
            .with("said", Value::text("2025-01-02")),
    }
}

/// A file with three records in every list but plans, and comments.
pub(super) fn file(has_ids: bool) -> impl Strategy<Value = String> {
    prop::collection::vec(0..27_usize, 12).prop_map(move |words| {
        let mut records = Vec::new();
        for (at, word) in words.into_iter().enumerate() {
            let kinds = [
                RecordKind::Party,
                RecordKind::Theme,
                RecordKind::Point,
                RecordKind::Statement,
            ];
            let kind = kinds[at / 3];
            let has_id = kind != RecordKind::Statement || has_ids;
            records.push(record(kind, IDS[at % 3], word, has_id));
            if at < 3 {
                records.push(record(RecordKind::Source, IDS[at], word, true));
            }
        }
        let text = write(&Draft {
            title: "T".to_owned(),
            records,
            ..Draft::default()
        });
        text.replace("(id: \"b\"", "// a remark\n        (id: \"b\"")
            .replace("gist: ", "/* why */ gist: ")
    })
}

#[derive(Clone, Debug)]
pub(super) enum Wish {
    Set(usize, usize, usize, Option<usize>),
    Insert(usize, usize, usize, usize),
    Remove(usize, usize),
    Move(usize, usize, usize),
    Head(usize),
}

pub(super) fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    let kind = 0..RecordKind::ALL.len() + 3;
    let wish = prop_oneof![
        5 => (kind.clone(), 0..4_usize, 0..6_usize, prop::option::weighted(0.8, 0..4_usize))
            .prop_map(|(kind, at, field, value)| Wish::Set(kind, at, field, value)),
        2 => (kind.clone(), 0..NEW.len(), 0..27_usize, 0..5_usize)
            .prop_map(|(kind, id, word, before)| Wish::Insert(kind, id, word, before)),
        2 => (kind.clone(), 0..4_usize).prop_map(|(kind, at)| Wish::Remove(kind, at)),
        1 => (kind, 0..4_usize, 0..5_usize).prop_map(|(kind, at, to)| Wish::Move(kind, at, to)),
        1 => (0..3_usize).prop_map(Wish::Head),
    ];
    prop::collection::vec(wish, 0..7)
}

fn number(at: usize) -> u32 {
    u32::try_from(at).expect("a small number")
}

/// Statements are what is changed most.
fn kind(at: usize) -> RecordKind {
    RecordKind::ALL
        .get(at)
        .copied()
        .unwrap_or(RecordKind::Statement)
}

/// The text with one wish granted, where it makes sense.
fn granted(text: &str, wish: &Wish, has_ids: bool) -> Option<String> {
    let file = Version::new(text).expect("it is a position file");
    let there = |kind: RecordKind, at: usize| {
        let is_there = at < file.list(kind).len();
        is_there.then(|| RecordRef {
            kind,
            number: number(at),
        })
    };
    let change = match wish {
        Wish::Set(of, at, field, value) => {
            let record = there(kind(*of), *at)?;
            let id = file.list(record.kind)[*at].id().unwrap_or_default();
            let (field, value) = match (record.kind, *field) {
                (_, 0) => (
                    "note",
                    value.map(|word| Value::text(format!("note {word}"))),
                ),
                (RecordKind::Statement, 1) => {
                    ("stance", value.map(|word| Value::word(STANCES[word % 3])))
                }
                (RecordKind::Statement, 2) => (
                    "quote",
                    value.map(|word| Value::text(format!("words {word} of {id}"))),
                ),
                (RecordKind::Statement, 3) => {
                    ("party", value.map(|word| Value::text(IDS[word % 3])))
                }
                (RecordKind::Statement, 4) => (
                    "jointly",
                    value.map(|word| Value::Texts(vec![NEW[word % 3].to_owned()])),
                ),
                (RecordKind::Statement, _) if !has_ids => {
                    ("id", value.map(|word| Value::text(IDS[word % 3])))
                }
                (RecordKind::Point, 1) => ("theme", value.map(|word| Value::text(NEW[word % 3]))),
                _ => (
                    "url",
                    value.map(|word| Value::text(format!("https://{word}.example"))),
                ),
            };
            Change::Set {
                record,
                field: field.to_owned(),
                value,
            }
        }
        Wish::Insert(of, id, word, before) => {
            let kind = kind(*of);
            let is_taken = file
                .list(kind)
                .iter()
                .any(|it| it.id().as_deref() == Some(NEW[*id]));
            let has_id = kind != RecordKind::Statement || has_ids;
            let before = (*before < file.list(kind).len()).then(|| number(*before));
            (!is_taken).then_some(())?;
            Change::Insert {
                record: record(kind, NEW[*id], *word, has_id),
                before,
            }
        }
        Wish::Remove(of, at) => Change::Remove(there(kind(*of), *at)?),
        Wish::Move(of, at, to) => {
            let record = there(kind(*of), *at)?;
            let before = (*to < file.list(record.kind).len()).then(|| number(*to));
            Change::Move { record, before }
        }
        Wish::Head(word) => Change::Head {
            name: "about",
            value: Some(Value::text(format!("about {word}"))),
        },
    };
    let splices = splices(text, &[change]).expect("the change fits the file");
    Some(apply(text, &splices).expect("the splices fit the text"))
}

pub(super) fn edited(text: &str, wishes: &[Wish], has_ids: bool) -> String {
    wishes.iter().fold(text.to_owned(), |text, wish| {
        granted(&text, wish, has_ids).unwrap_or(text)
    })
}
