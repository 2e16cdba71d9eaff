//! What a position file has and its dossier has not, because it could not be read.

use super::{PartyIndex, PointIndex};
use crate::finding::RecordKind;

/// What reading a file left out.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// How many errors the loader told, whether or not a record was left out for them.
    pub errors: usize,
    /// Every record that was left out, list by list. One that refers to a record which was left
    /// out is among them.
    pub records: Vec<LeftOutRecord>,
}

/// A record that was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOutRecord {
    /// Which list it stands in.
    pub kind: RecordKind,
    /// The row of a statement, where it can be made out and is there.
    pub point: Option<PointIndex>,
    /// The column of a statement, where it can be made out and is there.
    pub party: Option<PartyIndex>,
}

impl LeftOut {
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
        self.records
            .iter()
            .filter(|record| record.kind == RecordKind::Statement)
            .filter(|record| (record.point, record.party) == (point, party))
            .count()
    }
}
