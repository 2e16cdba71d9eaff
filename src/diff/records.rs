//! What became of the records of one list: parties, themes, points, sources, plans.

use super::fields::{Both, Field, FieldChange, Told, changes};
use super::pairs::Pairs;

/// A record that was given another id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// Its position in the old file.
    pub old: usize,
    /// Its position in the new file.
    pub new: usize,
    /// Its id in the old file.
    pub from: String,
    /// Its id in the new file.
    pub to: String,
}

/// A record that both files have, with other fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordChange {
    /// Its position in the old file.
    pub old: usize,
    /// Its position in the new file.
    pub new: usize,
    /// Its id in the new file.
    pub id: String,
    /// What differs; never empty.
    pub fields: Vec<FieldChange>,
}

/// What became of the records of one list, each in the order of its file.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Records {
    /// Ids that only the new file has; one that a record was renamed to is among them.
    pub added: Vec<String>,
    /// Ids that only the old file has; one that a record was renamed from is among them.
    pub removed: Vec<String>,
    /// Records that were given another id.
    pub renamed: Vec<Renamed>,
    /// Records of the same id, or renamed, with other fields.
    pub changed: Vec<RecordChange>,
}

impl Records {
    /// Compares two lists that have been matched.
    pub(super) fn of<'a, T>(
        both: Both<'a>,
        [old, new]: [&'a [T]; 2],
        pairs: &Pairs,
        id: impl Fn(&T) -> &String,
        fields: impl Fn(Told<'a>, &'a T) -> Vec<Field<'a>>,
    ) -> Self {
        let mut records = Self::default();
        for (at, record) in new.iter().enumerate() {
            let Some(partner) = pairs.of_new[at] else {
                records.added.push(id(record).clone());
                continue;
            };
            let before = &old[partner];
            if id(before) != id(record) {
                records.added.push(id(record).clone());
                records.renamed.push(Renamed {
                    old: partner,
                    new: at,
                    from: id(before).clone(),
                    to: id(record).clone(),
                });
            }
            let fields = changes(fields(both.old, before), fields(both.new, record));
            if !fields.is_empty() {
                records.changed.push(RecordChange {
                    old: partner,
                    new: at,
                    id: id(record).clone(),
                    fields,
                });
            }
        }
        let gone = old.iter().zip(&pairs.of_old);
        records.removed = gone
            .filter(|(record, partner)| partner.is_none_or(|at| id(&new[at]) != id(record)))
            .map(|(record, _)| id(record).clone())
            .collect();
        records
    }

    /// Ids of records that the old file has under no id.
    pub fn new_ones(&self) -> impl Iterator<Item = &str> {
        let is_new = |id: &&String| self.renamed.iter().all(|renamed| renamed.to != **id);
        self.added.iter().filter(is_new).map(String::as_str)
    }

    /// Ids of records that the new file has under no id.
    pub fn gone(&self) -> impl Iterator<Item = &str> {
        let is_gone = |id: &&String| self.renamed.iter().all(|renamed| renamed.from != **id);
        self.removed.iter().filter(is_gone).map(String::as_str)
    }

    /// True when nothing came, went or changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
