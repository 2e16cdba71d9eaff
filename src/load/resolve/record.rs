//! One record of a list: its slice parsed, and what can be wrong with it by itself.

use std::ops::Range;

use serde::Deserialize;

use crate::finding::{Code, RecordKind};
use crate::model::{DateProblem, DateSpan};

use super::super::explain::explain;
use super::super::fields::value_offset;
use super::super::trouble::Trouble;
use super::super::{limits, raw};

/// A record that could be parsed.
pub(super) struct Entry<'t, T> {
    pub(super) number: u32,
    pub(super) range: Range<usize>,
    pub(super) slice: &'t str,
    pub(super) raw: T,
}

/// A record that could not be parsed, and why.
pub(super) struct Unread<'t> {
    pub(super) number: u32,
    pub(super) at: usize,
    pub(super) slice: &'t str,
    pub(super) trouble: Trouble,
}

/// The slice of a record and what it says, or why that cannot be parsed.
pub(super) fn parse<'t, T: Deserialize<'t>>(
    kind: RecordKind,
    text: &'t str,
    number: u32,
    range: &Range<usize>,
) -> Result<Entry<'t, T>, Box<Unread<'t>>> {
    let slice = &text[range.clone()];
    let unread = |trouble| {
        Box::new(Unread {
            number,
            at: range.start,
            slice,
            trouble,
        })
    };
    if let Some(trouble) = limits::too_long(slice) {
        return Err(unread(trouble));
    }
    match raw::read::<T>(slice) {
        Ok(raw) => Ok(Entry {
            number,
            range: range.clone(),
            slice,
            raw,
        }),
        Err(error) => Err(unread(explain(kind.word(), slice, &error))),
    }
}

/// The trouble of a text that must not be empty and is.
pub(super) fn empty(kind: RecordKind, slice: &str, field: &str, text: &str) -> Option<Trouble> {
    text.trim().is_empty().then(|| {
        let at = value_offset(slice, field);
        let message = format!("`{field}` is empty in this {}", kind.word());
        Trouble::new(Code::OddValue, at, message)
    })
}

/// The trouble of naming something that does not exist.
pub(super) fn unknown(code: Code, at: usize, target: RecordKind, field: &str, id: &str) -> Trouble {
    let word = target.word();
    let message = if field == word {
        format!("unknown {word} `{id}`")
    } else {
        format!("unknown {word} `{id}` in `{field}`")
    };
    let mut trouble = Trouble::new(code, at, message);
    trouble.unknown = Some((target, id.to_owned()));
    trouble
}

/// Reads the date in the field `field` of a record.
pub(super) fn date(slice: &str, field: &str, text: &str) -> Result<DateSpan, Trouble> {
    DateSpan::parse(text).map_err(|problem| {
        let at = value_offset(slice, field);
        let message = match problem {
            DateProblem::Shape => format!("`{text}` in `{field}` is not a date"),
            DateProblem::Impossible => {
                format!("`{text}` in `{field}` is no such day in the calendar")
            }
            DateProblem::Reversed => format!("`{text}` in `{field}` ends before it begins"),
        };
        let trouble = Trouble::new(Code::ImpossibleDate, at, message);
        if problem == DateProblem::Shape {
            trouble.hint(
                "write a day `2025-08-18`, a month `2025-08`, a year `2025` or a range \
                 `2025-08-18/2025-08-24`",
            )
        } else {
            trouble
        }
    })
}

/// An optional text, which is absent when it has no words.
pub(super) fn words(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}
