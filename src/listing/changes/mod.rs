//! What is different between two files: statements that were recoded first, because there the
//! editors changed their mind over the same words; then cells, other statements, and records.

mod cells;
mod field;
mod records;
mod remarks;
mod statements;
#[cfg(test)]
mod tests;
mod wording;

pub use remarks::{is_of_all_dates, size_of};

use super::{Column, Lead, Listing, Row, Value, fields};
use crate::diff::Difference;
use crate::model::{Dossier, PartyIndex, PointIndex, StatementIndex};
use crate::words;

/// One of the two files.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// What it is called.
    pub name: &'a str,
    /// What it holds.
    pub dossier: &'a Dossier,
}

/// Which of the two files is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The one that is compared from.
    Old,
    /// The one that is compared to.
    New,
}

/// Two files and what is different between them.
#[derive(Clone, Copy, Debug)]
pub struct Between<'a> {
    /// The one that is compared from.
    pub old: Side<'a>,
    /// The one that is compared to.
    pub new: Side<'a>,
    /// The one that rows lead to.
    pub open: Which,
    /// What is different.
    pub difference: &'a Difference,
}

/// Lists what is different.
#[must_use]
pub fn changes(between: &Between) -> Listing {
    let mut rows = Vec::new();
    statements::recoded(between, &mut rows);
    cells::changed(between, &mut rows);
    statements::changed(between, &mut rows);
    statements::added(between, &mut rows);
    statements::removed(between, &mut rows);
    records::points(between, &mut rows);
    records::parties(between, &mut rows);
    records::sources(between, &mut rows);
    records::themes(between, &mut rows);
    records::plans(between, &mut rows);
    records::of_the_file(between, &mut rows);
    Listing {
        title: format!(
            "What changed from {} to {}",
            between.old.name, between.new.name
        ),
        remarks: remarks::remarks(between),
        columns: vec![
            Column::words("What", 3),
            Column::words("Party", 4),
            Column::words("Where", 4).below(),
            Column::words("Before", 8),
            Column::words("After", 8),
        ],
        rows,
        empty: "The two files say the same".to_owned(),
    }
}

impl<'a> Between<'a> {
    fn side(&self, which: Which) -> Side<'a> {
        match which {
            Which::Old => self.old,
            Which::New => self.new,
        }
    }

    /// Where a statement of one of the files leads: to itself where that file is open, else to its
    /// cell in the open one, where that has it.
    fn lead_to(&self, which: Which, index: StatementIndex) -> Lead {
        if which == self.open {
            return Lead::Statement(index);
        }
        let statement = self.side(which).dossier.statement(index);
        self.lead_to_cell(which, statement.point, statement.party)
    }

    /// Where a cell of one of the files leads in the open one.
    fn lead_to_cell(&self, which: Which, point: PointIndex, party: PartyIndex) -> Lead {
        let matched = &self.difference.matched;
        let place = match (which, self.open) {
            (Which::Old, Which::New) => matched.new_point(point).zip(matched.new_party(party)),
            (Which::New, Which::Old) => matched.old_point(point).zip(matched.old_party(party)),
            _ => Some((point, party)),
        };
        place.map_or(Lead::Nowhere, |(point, party)| Lead::Cell(point, party))
    }
}

/// One row, under the label of its group.
fn row(group: &str, [what, place, party, before, after]: [Value; 5], lead: Lead) -> Row {
    let values = vec![what, party, place, before, after];
    fields::row(Some(group.to_owned()), values, lead)
}

/// The stance of a statement.
fn stance(dossier: &Dossier, index: StatementIndex) -> Value {
    fields::stance(dossier, dossier.statement(index))
}

/// The verbatim words of a statement.
fn quotation(dossier: &Dossier, index: StatementIndex) -> Value {
    fields::quotation(dossier.statement(index))
}

/// Who said it, in which voice, when, and where it is printed.
fn provenance(dossier: &Dossier, index: StatementIndex) -> Value {
    let statement = dossier.statement(index);
    let source = dossier.source(statement.source);
    let who = words::who_line(dossier, statement);
    let voice = words::voice_words(dossier, statement);
    let said = words::said_words(statement);
    Value::words(match &source.publisher {
        Some(publisher) => format!("{who} ({voice}), {said}; {publisher}"),
        None => format!("{who} ({voice}), {said}; “{}”", source.title),
    })
}
