//! Where each record of a position file stands.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::finding::{Place, RecordKind, RecordRef};

use super::lines::LineIndex;

/// The place and the bytes of every record, left-out ones included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    records: BTreeMap<RecordKind, Vec<(Place, Range<usize>)>>,
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
