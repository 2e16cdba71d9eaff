//! One point made into two: what the new one says, which statements go to it, and what becomes of
//! both rows.

use super::merge::{Reread, moved_to};
use super::row::{of_point, row};
use crate::edit::{Change, Record, Value, free_id};
use crate::finding::{RecordKind, RecordRef};
use crate::model::{Dossier, PartyIndex, PointIndex, StatementIndex};
use crate::state::editing::form::named_in;
use crate::state::editing::trial::CellSight;

/// A point that is to be split.
#[derive(Clone, Debug, PartialEq)]
pub struct PointSplit {
    /// Which one.
    pub of: PointIndex,
    /// The heading of the new one.
    pub title: String,
    /// Its proposition.
    pub proposition: String,
    /// The statements of the point, in the order of the file, with the stance that each has under
    /// the new proposition; `is_read` where it goes there.
    pub statements: Vec<Reread>,
    /// What becomes of the cells in which there is anything.
    pub cells: Vec<SplitCell>,
}

/// What becomes of a party's cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitCell {
    /// Which party.
    pub party: PartyIndex,
    /// As it is.
    pub now: CellSight,
    /// The same with what stays.
    pub stays: CellSight,
    /// Its cell under the new point.
    pub goes: CellSight,
}

impl PointSplit {
    /// Begins to split a point: everything stays so far.
    pub(super) fn new(dossier: &Dossier, of: PointIndex) -> Self {
        let statements = dossier.statements.iter().enumerate();
        let statements = statements
            .filter(|(_, it)| it.point == of)
            .map(|(at, it)| Reread {
                statement: StatementIndex::new(at),
                stance: it.stance,
                is_read: false,
            });
        let mut split = Self {
            of,
            title: String::new(),
            proposition: String::new(),
            statements: statements.collect(),
            cells: Vec::new(),
        };
        split.derive(dossier);
        split
    }

    /// True when something of it would be lost by closing it.
    pub(super) fn is_changed(&self) -> bool {
        !self.title.is_empty()
            || !self.proposition.is_empty()
            || self.statements.iter().any(|it| it.is_read)
    }

    /// How many statements go.
    #[must_use]
    pub fn going(&self) -> usize {
        self.statements.iter().filter(|it| it.is_read).count()
    }

    /// What has still to be filled in or chosen.
    #[must_use]
    pub fn missing(&self) -> Vec<&'static str> {
        let mut missing = Vec::new();
        if self.title.trim().is_empty() {
            missing.push("Title");
        }
        if self.proposition.trim().is_empty() {
            missing.push("Proposition");
        }
        if self.going() == 0 {
            missing.push("at least one statement that goes");
        }
        missing
    }

    /// Works out anew what becomes of the cells.
    pub(super) fn derive(&mut self, dossier: &Dossier) {
        let now = row(dossier, of_point(dossier, self.of));
        let part = |goes: bool| {
            let part = self.statements.iter().filter(move |it| it.is_read == goes);
            let rows = part.map(move |it| {
                let statement = dossier.statement(it.statement);
                let stance = if goes { it.stance } else { statement.stance };
                (statement, stance)
            });
            row(dossier, rows)
        };
        let rows = now.into_iter().zip(part(false)).zip(part(true)).enumerate();
        let has = |party: PartyIndex| {
            let mut statements = self.statements.iter();
            statements.any(|it| dossier.statement(it.statement).party == party)
        };
        let cells = rows.filter_map(|(at, ((now, stays), goes))| {
            let party = PartyIndex::new(at);
            has(party).then_some(SplitCell {
                party,
                now,
                stays,
                goes,
            })
        });
        self.cells = cells.collect();
    }

    /// The new point: under the same theme, of the same articles.
    fn record(&self, dossier: &Dossier) -> Record {
        let known = named_in(dossier, RecordKind::Point);
        let title = self.title.trim();
        let id = free_id(title, RecordKind::Point.word(), |id| {
            known.iter().any(|named| named.id == id)
        });
        let old = crate::edit::of_point(dossier, dossier.point(self.of));
        let mut record = Record::new(RecordKind::Point)
            .with("id", Value::Text(id))
            .with("title", Value::text(title))
            .with("proposition", Value::text(self.proposition.trim()));
        for field in ["theme", "articles"] {
            record.set(field, old.get(field).cloned());
        }
        record
    }

    /// What is asked of the file; `of` is the point there.
    pub(super) fn changes(&self, dossier: &Dossier, of: RecordRef) -> Vec<Change> {
        let record = self.record(dossier);
        let id = record.text("id").unwrap_or_default().to_owned();
        let mut changes = vec![Change::Insert {
            record,
            before: of.number.checked_add(1),
        }];
        let goes = self.statements.iter().filter(|it| it.is_read);
        changes.extend(goes.flat_map(|it| moved_to(dossier, *it, &id)));
        changes
    }
}
