//! Which records were left out, and which cells lack them.

use std::ops::Range;

use crate::finding::RecordKind;
use crate::model::{Dossier, LeftOutRecord, PartyIndex, PointIndex};

use super::super::fields::recovered_text;
use super::super::format::LISTS;
use super::super::ids::Reference;
use super::Resolver;

impl Resolver<'_> {
    /// Every record of the file that is not in the dossier, list by list.
    pub(super) fn left_out(&self, dossier: &Dossier) -> Vec<LeftOutRecord> {
        let mut records = Vec::new();
        for kind in LISTS {
            let elements = self.elements.get(&kind).copied().unwrap_or_default();
            let lost = self.lost_lists.iter().filter(|(of, _)| *of == kind);
            let lost = lost.map(|(_, range)| range);
            if kind == RecordKind::Statement {
                let kept: Vec<u32> = dossier.statements.iter().map(|kept| kept.number).collect();
                let missing = (0..)
                    .zip(elements)
                    .filter(|(number, _)| kept.binary_search(number).is_err())
                    .map(|(_, range)| range);
                records.extend(
                    missing
                        .chain(lost)
                        .map(|range| self.statement_left_out(range)),
                );
            } else {
                let count = elements.len().saturating_sub(dossier.count(kind)) + lost.count();
                let record = LeftOutRecord {
                    kind,
                    point: None,
                    party: None,
                };
                records.extend(std::iter::repeat_n(record, count));
            }
        }
        records
    }

    /// A statement that was left out, with its cell as far as it can be made out.
    fn statement_left_out(&self, range: &Range<usize>) -> LeftOutRecord {
        let slice = &self.text[range.clone()];
        let known = |target: RecordKind, field: &str| match self
            .find(target, recovered_text(slice, field)?)
        {
            Reference::Known(index) => Some(index),
            Reference::Lost(_) | Reference::Unknown => None,
        };
        LeftOutRecord {
            kind: RecordKind::Statement,
            point: known(RecordKind::Point, "point").map(PointIndex::new),
            party: known(RecordKind::Party, "party").map(PartyIndex::new),
        }
    }
}
