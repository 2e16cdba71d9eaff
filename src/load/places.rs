//! Where each record of a position file stands.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::finding::{Place, RecordKind, RecordRef};
use crate::hidden::visible;

use super::lines::LineIndex;

/// The place and the bytes of every record, left-out ones included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    records: BTreeMap<RecordKind, Vec<(Place, Range<usize>)>>,
    /// The records that something was found about, as they stand in the file.
    texts: BTreeMap<RecordRef, String>,
}

impl Places {
    /// Where the record begins.
    #[must_use]
    pub fn of(&self, record: RecordRef) -> Option<Place> {
        self.entry(record).map(|(place, _)| *place)
    }

    /// The record's bytes in the file, from its `(` to its `)`.
    #[must_use]
    pub fn byte_range(&self, record: RecordRef) -> Option<Range<usize>> {
        self.entry(record).map(|(_, range)| range.clone())
    }

    /// The record as it stands in the file, with what hides in it made visible; only of those that
    /// the loader found something about.
    #[must_use]
    pub fn text_of(&self, record: RecordRef) -> Option<&str> {
        self.texts.get(&record).map(String::as_str)
    }

    /// Keeps the record's text for those who are to look at it.
    pub(super) fn keep_text(&mut self, record: RecordRef, bytes: &[u8]) {
        let text = self.byte_range(record).and_then(|range| bytes.get(range));
        if let Some(text) = text {
            let text = visible(&String::from_utf8_lossy(text)).into_owned();
            self.texts.insert(record, text);
        }
    }

    /// The number of records that the file's list has, left-out ones included.
    #[must_use]
    pub fn count(&self, kind: RecordKind) -> usize {
        self.records.get(&kind).map_or(0, Vec::len)
    }

    fn entry(&self, record: RecordRef) -> Option<&(Place, Range<usize>)> {
        let number = usize::try_from(record.number).ok()?;
        self.records.get(&record.kind)?.get(number)
    }

    /// Adds the records of a list; `shift` is the length of what stands before the text.
    pub(super) fn add(
        &mut self,
        kind: RecordKind,
        ranges: &[Range<usize>],
        lines: &LineIndex<'_>,
        shift: usize,
    ) {
        let records = ranges
            .iter()
            .map(|range| {
                let place = lines.place(range.start);
                (place, range.start + shift..range.end + shift)
            })
            .collect();
        self.records.insert(kind, records);
    }
}
