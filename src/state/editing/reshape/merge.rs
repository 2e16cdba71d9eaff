//! One point put into another: which statements move, how each is read against the other
//! proposition, and what becomes of every cell.

use super::row::{of_point, row};
use crate::edit::{Change, Value};
use crate::finding::{RecordKind, RecordRef};
use crate::model::{Dossier, PartyIndex, PointIndex, Stance, Statement, StatementIndex};
use crate::state::editing::form::{Named, fitting, named_in};
use crate::state::editing::trial::CellSight;

/// A point that is to be put into another one.
#[derive(Clone, Debug, PartialEq)]
pub struct PointMerge {
    /// The point that goes.
    pub from: PointIndex,
    /// The point that takes its statements, once it is chosen.
    pub into: Option<PointIndex>,
    /// What is typed to find it.
    pub typed: String,
    /// The statements that move, in the order of the file.
    pub moved: Vec<Reread>,
    /// What becomes of the cells in which there is anything.
    pub cells: Vec<MergedCell>,
}

/// A statement that comes under another proposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reread {
    /// Which one.
    pub statement: StatementIndex,
    /// Its stance there.
    pub stance: Stance,
    /// True once somebody has said that this is its stance there.
    pub is_read: bool,
}

/// What becomes of a party's two cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedCell {
    /// Which party.
    pub party: PartyIndex,
    /// Its cell in the row that goes.
    pub from: CellSight,
    /// Its cell in the row that stays, as it is.
    pub into: CellSight,
    /// The same with the statements of both.
    pub merged: CellSight,
    /// True where both rows have statements of it.
    pub has_both: bool,
}

impl PointMerge {
    /// Begins to put a point into another one.
    pub(super) fn new(dossier: &Dossier, from: PointIndex) -> Self {
        let statements = dossier.statements.iter().enumerate();
        let moved = statements
            .filter(|(_, it)| it.point == from)
            .map(|(at, it)| Reread {
                statement: StatementIndex::new(at),
                stance: it.stance,
                is_read: false,
            });
        Self {
            from,
            into: None,
            typed: String::new(),
            moved: moved.collect(),
            cells: Vec::new(),
        }
    }

    /// The points that fit what is typed; the one that goes is none of them.
    #[must_use]
    pub fn names(&self, dossier: &Dossier) -> Vec<(PointIndex, Named)> {
        let own = &dossier.point(self.from).id;
        let points = named_in(dossier, RecordKind::Point).into_iter();
        let found = fitting(&self.typed, points.filter(|named| named.id != *own));
        let at = |named: &Named| dossier.points.iter().position(|it| it.id == named.id);
        found
            .into_iter()
            .filter_map(|named| Some((PointIndex::new(at(&named)?), named)))
            .collect()
    }

    /// Chooses the point that takes the statements. Where its proposition is another, no stance is
    /// taken over unseen.
    pub(super) fn choose(&mut self, dossier: &Dossier, into: PointIndex) {
        if into == self.from || into.at() >= dossier.points.len() {
            return;
        }
        self.into = Some(into);
        self.typed.clear();
        let is_same = self.is_same(dossier);
        for reread in &mut self.moved {
            reread.stance = dossier.statement(reread.statement).stance;
            reread.is_read = is_same;
        }
        self.derive(dossier);
    }

    /// True where both points have the same proposition.
    #[must_use]
    pub fn is_same(&self, dossier: &Dossier) -> bool {
        let words = |point: PointIndex| dossier.point(point).proposition.trim();
        self.into
            .is_some_and(|into| words(into) == words(self.from))
    }

    /// How many statements have not been looked at yet.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.moved.iter().filter(|it| !it.is_read).count()
    }

    /// True when it can be done.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.into.is_some() && self.unread() == 0
    }

    /// What the point that goes says and no other does, a line each.
    #[must_use]
    pub fn lost(&self, dossier: &Dossier) -> Vec<String> {
        let point = dossier.point(self.from);
        let mut lost = Vec::new();
        if let Some(from) = &point.from {
            lost.push(format!("Wording from: {from}"));
        }
        if let Some(note) = &point.note {
            lost.push(format!("Note: {note}"));
        }
        lost
    }

    /// Works out anew what becomes of the cells.
    pub(super) fn derive(&mut self, dossier: &Dossier) {
        let Some(into) = self.into else {
            self.cells.clear();
            return;
        };
        let from = row(dossier, of_point(dossier, self.from));
        let stays = row(dossier, of_point(dossier, into));
        let moved = self.moved.iter();
        let moved = moved.map(|it| (dossier.statement(it.statement), it.stance));
        let merged = row(dossier, of_point(dossier, into).chain(moved));
        let has = |point: PointIndex, party: PartyIndex| {
            let is_here = |it: &Statement| it.point == point && it.party == party;
            dossier.statements.iter().any(is_here)
        };
        let rows = from.into_iter().zip(stays).zip(merged).enumerate();
        let cells = rows.filter_map(|(at, ((from, stays), merged))| {
            let party = PartyIndex::new(at);
            let (goes, is_there) = (has(self.from, party), has(into, party));
            (goes || is_there).then_some(MergedCell {
                party,
                from,
                into: stays,
                merged,
                has_both: goes && is_there,
            })
        });
        self.cells = cells.collect();
    }

    /// What is asked of the file; `record` is the point that goes, `target` the one that stays.
    pub(super) fn changes(
        &self,
        dossier: &Dossier,
        record: RecordRef,
        target: RecordRef,
    ) -> Vec<Change> {
        let Some(into) = self.into else {
            return Vec::new();
        };
        let id = &dossier.point(into).id;
        let mut changes = vec![Change::Remove(record)];
        for &reread in &self.moved {
            changes.extend(moved_to(dossier, reread, id));
        }
        changes.extend(self.articles(dossier, target));
        changes
    }

    /// The articles of both, where the point that goes has some that the other lacks.
    fn articles(&self, dossier: &Dossier, target: RecordRef) -> Option<Change> {
        let into = dossier.point(self.into?);
        let from = dossier.point(self.from);
        let mut articles = into.articles.clone();
        for article in &from.articles {
            if !articles.contains(article) {
                articles.push(article.clone());
            }
        }
        (articles != into.articles).then(|| {
            let mut both = into.clone();
            both.articles = articles;
            Change::Set {
                record: target,
                field: "articles".to_owned(),
                value: crate::edit::of_point(dossier, &both)
                    .get("articles")
                    .cloned(),
            }
        })
    }
}

/// Puts a statement under the point with this id, with the stance that it has there.
pub(super) fn moved_to(dossier: &Dossier, reread: Reread, point: &str) -> Vec<Change> {
    let statement = dossier.statement(reread.statement);
    let record = RecordRef {
        kind: RecordKind::Statement,
        number: statement.number,
    };
    let set = |field: &str, value: Value| Change::Set {
        record,
        field: field.to_owned(),
        value: Some(value),
    };
    let mut changes = vec![set("point", Value::text(point))];
    if statement.stance != reread.stance {
        let word = format!("{:?}", reread.stance);
        changes.push(set("stance", Value::Word(word)));
    }
    changes
}
