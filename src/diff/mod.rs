//! What changed between two position files: parties, points and sources by id, cells by what
//! stands in them, statements field by field.
//!
//! Files are compared by what they say, not by how they are written: order and layout do not
//! count, and a statement that was moved is the same statement.

mod cells;
mod fields;
mod statements;
#[cfg(test)]
mod tests;

pub use cells::{CellChange, Standing};
pub use fields::{FIELDS, FieldChange};
pub use statements::{Changed, StatementChanges};

use crate::model::Dossier;

/// Which ids came and which went, each in the order of its file.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Ids {
    /// Only in the new file.
    pub added: Vec<String>,
    /// Only in the old file.
    pub removed: Vec<String>,
}

/// Everything that changed.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Difference {
    /// Columns that came or went.
    pub parties: Ids,
    /// Rows that came or went.
    pub points: Ids,
    /// Publications that came or went.
    pub sources: Ids,
    /// Cells that both files have and in which something else stands now, row by row in the order
    /// of the new file.
    pub cells: Vec<CellChange>,
    /// Statements that came, went, or were changed.
    pub statements: StatementChanges,
}

impl Difference {
    /// True when the two files say the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Compares two dossiers with all their dates.
#[must_use]
pub fn difference(old: &Dossier, new: &Dossier) -> Difference {
    Difference {
        parties: ids(&old.parties, &new.parties, |party| &party.id),
        points: ids(&old.points, &new.points, |point| &point.id),
        sources: ids(&old.sources, &new.sources, |source| &source.id),
        cells: cells::changes(old, new),
        statements: statements::changes(old, new),
    }
}

fn ids<T>(old: &[T], new: &[T], id: impl Fn(&T) -> &String) -> Ids {
    let only_in = |these: &[T], those: &[T]| {
        let known: std::collections::BTreeSet<&String> = those.iter().map(&id).collect();
        let only = these.iter().map(&id).filter(|id| !known.contains(id));
        only.cloned().collect()
    };
    Ids {
        added: only_in(new, old),
        removed: only_in(old, new),
    }
}
