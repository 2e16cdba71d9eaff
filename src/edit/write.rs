//! A whole new position file.

use super::Record;
use super::value::quoted;
use crate::finding::RecordKind;

/// What a new file is to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Its title.
    pub title: String,
    /// What it is.
    pub about: Option<String>,
    /// The language of the editors' words, a BCP 47 tag.
    pub language: Option<String>,
    /// Its records, of all lists; those of one list in their order.
    pub records: Vec<Record>,
}

/// The lists in the order in which they are written; those that a file must have are written even
/// where they are empty.
const LISTS: [(RecordKind, bool); 6] = [
    (RecordKind::Party, true),
    (RecordKind::Theme, false),
    (RecordKind::Point, true),
    (RecordKind::Source, true),
    (RecordKind::Plan, false),
    (RecordKind::Statement, true),
];

/// Writes a position file in format 1. What is in the draft is written as it is; whether it is
/// right is for the loader to say.
#[must_use]
pub fn write(draft: &Draft) -> String {
    let mut text = format!("(\n    format: 1,\n    title: {},\n", quoted(&draft.title));
    for (name, value) in [("about", &draft.about), ("language", &draft.language)] {
        if let Some(value) = value {
            text += &format!("    {name}: {},\n", quoted(value));
        }
    }
    for (kind, is_required) in LISTS {
        let records: Vec<&Record> = draft
            .records
            .iter()
            .filter(|record| record.kind == kind)
            .collect();
        if records.is_empty() {
            if is_required {
                text += &format!("    {}: [],\n", kind.list());
            }
            continue;
        }
        text += &format!("    {}: [\n", kind.list());
        for record in records {
            text += &format!("        {},\n", record.laid_out("        ", "\n"));
        }
        text += "    ],\n";
    }
    text += ")\n";
    text
}
