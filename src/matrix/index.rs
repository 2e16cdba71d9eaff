//! Which statements make which cell, and in which order they come to count: found once per
//! dossier, on whatever thread opens it.

use std::ops::Range;
use std::sync::Arc;

use crate::model::{Day, Dossier, PartyIndex, PointIndex, StatementIndex};
use crate::standing::{Fact, Facts, Record as _};

/// The statements of every cell in file order, and all of them by day. Copies share one index.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CellIndex(Arc<Shared>);

#[derive(Debug, PartialEq, Eq, Default)]
struct Shared {
    points: usize,
    parties: usize,
    /// Where each cell's statements begin in `statements`, and one more entry for the end.
    starts: Vec<u32>,
    statements: Vec<StatementIndex>,
    /// The day from which each of `statements` counts: what is not visible is passed over without
    /// being looked up.
    days: Vec<Day>,
    by_day: Vec<StatementIndex>,
    span: Option<(Day, Day)>,
    facts: Facts,
}

impl CellIndex {
    /// Sorts the dossier's statements into cells and by day.
    #[must_use]
    pub fn new(dossier: &Dossier) -> Self {
        let facts = Facts::new(dossier);
        let (points, parties) = (dossier.points.len(), dossier.parties.len());
        let cell_of = |fact: &Fact| fact.point.at() * parties + fact.party.at();
        let mut starts = vec![0; points * parties + 1];
        for (_, fact) in facts.iter() {
            starts[cell_of(fact) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        // Taken in the file's order, they stay in it within a cell.
        let mut next = starts.clone();
        let mut statements = vec![StatementIndex(0); facts.len()];
        for (index, fact) in facts.iter() {
            let place = &mut next[cell_of(fact)];
            statements[*place as usize] = index;
            *place += 1;
        }
        let days = statements.iter().map(|&it| facts.fact(it).day).collect();
        let mut by_day: Vec<StatementIndex> = facts.iter().map(|(index, _)| index).collect();
        by_day.sort_by_key(|&index| facts.fact(index).day);
        let first = by_day.first().map(|&it| facts.fact(it).day);
        let last = facts.iter().map(|(_, fact)| fact.last_day).max();
        Self(Arc::new(Shared {
            span: first.zip(last),
            points,
            parties,
            starts,
            statements,
            days,
            by_day,
            facts,
        }))
    }

    /// The statements of one cell, in file order.
    #[must_use]
    pub fn statements(&self, point: PointIndex, party: PartyIndex) -> &[StatementIndex] {
        &self.0.statements[self.range(point, party)]
    }

    /// Those of them that count on a date.
    pub fn visible(
        &self,
        point: PointIndex,
        party: PartyIndex,
        as_of: Option<Day>,
    ) -> impl Iterator<Item = StatementIndex> {
        let range = self.range(point, party);
        let statements = self.0.statements[range.clone()].iter().copied();
        let days = self.0.days[range].iter();
        statements
            .zip(days)
            .filter(move |(_, day)| as_of.is_none_or(|as_of| **day <= as_of))
            .map(|(statement, _)| statement)
    }

    fn range(&self, point: PointIndex, party: PartyIndex) -> Range<usize> {
        let cell = point.at() * self.0.parties + party.at();
        self.0.starts[cell] as usize..self.0.starts[cell + 1] as usize
    }

    /// How many points there are.
    #[must_use]
    pub fn points(&self) -> usize {
        self.0.points
    }

    /// How many parties there are.
    #[must_use]
    pub fn parties(&self) -> usize {
        self.0.parties
    }

    /// What the rules read of the statements.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.0.facts
    }

    /// All statements by the day from which they count, those of one day in the file's order.
    #[must_use]
    pub fn by_day(&self) -> &[StatementIndex] {
        &self.0.by_day
    }

    /// The statements that count on one of two dates only; without a date all count.
    #[must_use]
    pub fn between(&self, one: Option<Day>, other: Option<Day>) -> &[StatementIndex] {
        let [one, other] = [one, other].map(|day| self.counted(day));
        &self.0.by_day[one.min(other)..one.max(other)]
    }

    /// How many statements count on a date.
    fn counted(&self, as_of: Option<Day>) -> usize {
        let is_visible = |&index: &StatementIndex| self.0.facts.fact(index).is_visible(as_of);
        self.0.by_day.partition_point(is_visible)
    }

    /// The first day on which a statement counts and the last possible day of all; none without
    /// statements.
    #[must_use]
    pub fn span(&self) -> Option<(Day, Day)> {
        self.0.span
    }

    /// True when both are copies of one index.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}
