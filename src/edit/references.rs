//! Who refers to a record, and what follows when its id becomes another.

use std::ops::Range;

use super::{Change, RecordSyntax, Value};
use crate::finding::{RecordKind, RecordRef};
use crate::load::{LISTS, Layout};

/// A field of a record that names another record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// Whose field.
    pub record: RecordRef,
    /// Its name.
    pub field: &'static str,
}

/// Fields of `record` that name records of `kind`.
pub(crate) fn naming(record: RecordKind, kind: RecordKind) -> &'static [&'static str] {
    match (record, kind) {
        (RecordKind::Point, RecordKind::Theme) => &["theme"],
        (RecordKind::Point, RecordKind::Plan) => &["articles"],
        (RecordKind::Source, RecordKind::Source) => &["copy_of"],
        (RecordKind::Statement, RecordKind::Point) => &["point"],
        (RecordKind::Statement, RecordKind::Party) => &["party", "voice", "jointly"],
        (RecordKind::Plan | RecordKind::Statement, RecordKind::Source) => &["source"],
        (RecordKind::Statement, RecordKind::Plan) => &["plan"],
        _ => &[],
    }
}

/// True when a field's value names the record with this id.
fn names(value: &Value, id: &str) -> bool {
    renamed(value, id, id).is_some()
}

/// The value with another id in it; none where it does not name the old one.
fn renamed(value: &Value, from: &str, to: &str) -> Option<Value> {
    match value {
        Value::Text(text) => (text == from).then(|| Value::text(to)),
        Value::Tagged(word, text) => {
            (text == from).then(|| Value::Tagged(word.clone(), to.to_owned()))
        }
        Value::Texts(texts) => texts.iter().any(|text| text == from).then(|| {
            let renamed = |text: &String| {
                if text == from {
                    to.to_owned()
                } else {
                    text.clone()
                }
            };
            Value::Texts(texts.iter().map(renamed).collect())
        }),
        Value::Records(records) => {
            let is_it = |(name, text): &(String, String)| name == "plan" && text == from;
            records.iter().flatten().any(is_it).then(|| {
                let field = |field: &(String, String)| {
                    let text = if is_it(field) { to } else { field.1.as_str() };
                    (field.0.clone(), text.to_owned())
                };
                let record = |fields: &Vec<(String, String)>| fields.iter().map(field).collect();
                Value::Records(records.iter().map(record).collect())
            })
        }
        Value::Word(_) | Value::Pairs(_) | Value::Raw(_) => None,
    }
}

/// The fields that name the record of this kind and id, in the order of the lists. Records whose
/// fields cannot be told apart are passed over.
#[must_use]
pub fn references(text: &str, kind: RecordKind, id: &str) -> Vec<Reference> {
    let mut found = Vec::new();
    each_naming(text, kind, id, &mut |record, field, value| {
        if names(value, id) {
            found.push(Reference { record, field });
        }
    });
    found
}

/// The changes that give a record another id, in it and in all that names it.
#[must_use]
pub fn rename(text: &str, record: RecordRef, from: &str, to: &str) -> Vec<Change> {
    let mut changes = vec![Change::Set {
        record,
        field: "id".to_owned(),
        value: Some(Value::text(to)),
    }];
    each_naming(text, record.kind, from, &mut |record, field, value| {
        if let Some(value) = renamed(value, from, to) {
            changes.push(Change::Set {
                record,
                field: field.to_owned(),
                value: Some(value),
            });
        }
    });
    changes
}

/// Calls `each` with every field that could name a record of this kind and has its id in it.
fn each_naming(
    text: &str,
    kind: RecordKind,
    id: &str,
    each: &mut dyn FnMut(RecordRef, &'static str, &Value),
) {
    let content = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Some(layout) = Layout::of(content) else {
        return;
    };
    for of in LISTS {
        let fields = naming(of, kind);
        let Some((_, records)) = layout.list(of).filter(|_| !fields.is_empty()) else {
            continue;
        };
        for (number, span) in records.iter().enumerate() {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            let record = RecordRef { kind: of, number };
            // Most records do not have these letters in them at all.
            if may_name(content, span, id) {
                in_record(content, span, record, fields, each);
            }
        }
    }
}

/// False when the id cannot stand in these bytes: neither as it is nor by numbers of characters.
fn may_name(text: &str, span: &Range<usize>, id: &str) -> bool {
    let bytes = &text.as_bytes()[span.clone()];
    memchr::memmem::find(bytes, id.as_bytes()).is_some() || memchr::memchr(b'\\', bytes).is_some()
}

fn in_record(
    text: &str,
    span: &Range<usize>,
    record: RecordRef,
    fields: &'static [&'static str],
    each: &mut dyn FnMut(RecordRef, &'static str, &Value),
) {
    let Some(syntax) = RecordSyntax::of(text, span.clone()) else {
        return;
    };
    for field in fields {
        if let Some(value) = syntax.value(text, field) {
            each(record, field, &value);
        }
    }
}
