//! A listing for programs: its values as what they are, not as words alone.

use serde::Serialize;

use super::about::About;
use crate::export::Job;
use crate::listing::{Listing, Value};
use crate::model::Dating;

/// The file.
#[derive(Debug, Serialize)]
pub(super) struct ListingEntry<'a> {
    about: About<'a>,
    title: &'a str,
    remarks: &'a [String],
    columns: Vec<ColumnEntry<'a>>,
    rows: Vec<RowEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct ColumnEntry<'a> {
    name: &'a str,
    is_number: bool,
}

#[derive(Debug, Serialize)]
struct RowEntry<'a> {
    group: Option<&'a str>,
    values: Vec<ValueEntry<'a>>,
}

/// A field: null, text, a number, an object, or a list of these.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum ValueEntry<'a> {
    Empty(()),
    Words(&'a str),
    Number(u64),
    Date {
        date: String,
        inferred: bool,
        words: String,
    },
    Stance {
        stance: Option<&'static str>,
        is_position: bool,
        words: &'a str,
    },
    Quotation {
        quotation: &'a str,
    },
    Pair {
        agree: usize,
        agree_if: usize,
        differ: usize,
        unclear: usize,
        not_comparable: usize,
    },
    Lines(Vec<ValueEntry<'a>>),
}

impl<'a> ListingEntry<'a> {
    pub(super) fn new(job: &Job<'a>, listing: &'a Listing) -> Self {
        Self {
            about: About::new(job),
            title: &listing.title,
            remarks: &listing.remarks,
            columns: listing
                .columns
                .iter()
                .map(|column| ColumnEntry {
                    name: &column.name,
                    is_number: column.is_number,
                })
                .collect(),
            rows: listing
                .rows
                .iter()
                .map(|row| RowEntry {
                    group: row.group.as_deref(),
                    values: row.values.iter().map(entry).collect(),
                })
                .collect(),
        }
    }
}

fn entry(value: &Value) -> ValueEntry<'_> {
    match value {
        Value::Empty => ValueEntry::Empty(()),
        Value::Words(words) | Value::Strong(words) => ValueEntry::Words(words),
        Value::Number(number) => ValueEntry::Number(*number),
        Value::Date { span, dating } => ValueEntry::Date {
            date: span.to_string(),
            inferred: matches!(dating, Dating::Inferred(_)),
            words: value.text(),
        },
        Value::Stance(stance) => ValueEntry::Stance {
            stance: Some(stance.key()),
            is_position: true,
            words: stance.label(),
        },
        Value::Dashed { stance, words } => ValueEntry::Stance {
            stance: stance.map(crate::model::Stance::key),
            is_position: false,
            words,
        },
        Value::Quotation { words, .. } => ValueEntry::Quotation { quotation: words },
        Value::Pair(counts) => ValueEntry::Pair {
            agree: counts.agree,
            agree_if: counts.agree_if,
            differ: counts.differ,
            unclear: counts.unclear,
            not_comparable: counts.holes,
        },
        Value::Lines(lines) => ValueEntry::Lines(lines.iter().map(entry).collect()),
    }
}
