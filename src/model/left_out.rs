//! What a position file has and its dossier has not, because it could not be read.

use super::{PartyIndex, PointIndex};
use crate::finding::RecordKind;

/// What reading a file left out.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// How many errors the loader told, whether or not a record was left out for them.
    pub errors: usize,
    /// In the order of their fields, so that those of a cell stand together: of a file with many
    /// errors every cell asks for its own.
    records: Vec<LeftOutRecord>,
}

/// A record that was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOutRecord {
    /// Which list it stands in.
    pub kind: RecordKind,
    /// The row of a statement, where it can be made out and is there.
    pub point: Option<PointIndex>,
    /// The column of a statement, where it can be made out and is there.
    pub party: Option<PartyIndex>,
}

impl LeftOut {
    /// So many errors, and these records. One that refers to a record which was left out is among
    /// them.
    #[must_use]
    pub fn new(errors: usize, mut records: Vec<LeftOutRecord>) -> Self {
        records.sort_unstable();
        Self { errors, records }
    }

    /// Every record that was left out, list by list.
    #[must_use]
    pub fn records(&self) -> &[LeftOutRecord] {
        &self.records
    }

    /// How many records of a kind were left out.
    #[must_use]
    pub fn of_kind(&self, kind: RecordKind) -> usize {
        let of_kind = |record: &&LeftOutRecord| record.kind == kind;
        self.records.iter().filter(of_kind).count()
    }

    /// How many statements of a cell were left out.
    #[must_use]
    pub fn of_cell(&self, point: PointIndex, party: PartyIndex) -> usize {
        self.of(Some(point), Some(party))
    }

    /// How many statements on a point were left out whose party is unknown, so that any of the
    /// row's cells may lack them.
    #[must_use]
    pub fn of_row(&self, point: PointIndex) -> usize {
        self.of(Some(point), None)
    }

    fn of(&self, point: Option<PointIndex>, party: Option<PartyIndex>) -> usize {
        let wanted = LeftOutRecord {
            kind: RecordKind::Statement,
            point,
            party,
        };
        let start = self.records.partition_point(|record| *record < wanted);
        self.records[start..].partition_point(|record| *record == wanted)
    }
}
