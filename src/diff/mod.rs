//! What changed between two position files: parties, points, sources, themes and plans by id and
//! field by field, cells by what stands in them, statements field by field.
//!
//! Files are compared by what they say, not by how they are written: order and layout do not
//! count, a statement that was moved is the same statement, and a record whose id alone was
//! changed is the same record.

mod cells;
mod fields;
mod pairs;
#[cfg(test)]
mod properties;
mod records;
#[cfg(test)]
mod renames;
mod statements;
#[cfg(test)]
mod tests;

pub use cells::{CellChange, Place, Standing};
pub use fields::FieldChange;
pub use pairs::Matched;
pub use records::{RecordChange, Records, Renamed};
pub use statements::{Changed, StatementChanges};

use crate::model::Dossier;
use fields::Both;

/// Everything that changed.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Difference {
    /// What the file says of itself.
    pub dossier: Vec<FieldChange>,
    /// Columns.
    pub parties: Records,
    /// Groups of rows.
    pub themes: Records,
    /// Rows.
    pub points: Records,
    /// Publications.
    pub sources: Records,
    /// Versions of the plan.
    pub plans: Records,
    /// Cells that both files have and in which something else stands now, row by row in the order
    /// of the new file.
    pub cells: Vec<CellChange>,
    /// Statements that came, went, or were changed.
    pub statements: StatementChanges,
    /// Which record of the one file is which of the other.
    pub matched: Matched,
}

impl Difference {
    /// True when the two files say the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let lists = [
            &self.parties,
            &self.themes,
            &self.points,
            &self.sources,
            &self.plans,
        ];
        self.dossier.is_empty()
            && lists.into_iter().all(Records::is_empty)
            && self.cells.is_empty()
            && self.statements == StatementChanges::default()
    }
}

/// Compares two dossiers with all their dates.
#[must_use]
pub fn difference(old: &Dossier, new: &Dossier) -> Difference {
    let matched = Matched::new(old, new);
    let both = Both::new(old, new, &matched);
    Difference {
        dossier: fields::changes(fields::of_dossier(old), fields::of_dossier(new)),
        parties: Records::of(
            both,
            [&old.parties, &new.parties],
            &matched.parties,
            |party| &party.id,
            fields::of_party,
        ),
        themes: Records::of(
            both,
            [&old.themes, &new.themes],
            &matched.themes,
            |theme| &theme.id,
            fields::of_theme,
        ),
        points: Records::of(
            both,
            [&old.points, &new.points],
            &matched.points,
            |point| &point.id,
            fields::of_point,
        ),
        sources: Records::of(
            both,
            [&old.sources, &new.sources],
            &matched.sources,
            |source| &source.id,
            fields::of_source,
        ),
        plans: Records::of(
            both,
            [&old.plans, &new.plans],
            &matched.plans,
            |plan| &plan.id,
            fields::of_plan,
        ),
        cells: cells::changes(old, new, &matched),
        statements: statements::changes(both, old, new, &matched),
        matched,
    }
}
