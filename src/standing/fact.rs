//! What the rules read of a statement, without its words: small enough that those of a hundred
//! thousand statements lie side by side.

use crate::model::{
    Dating, Day, Dossier, PartyIndex, PointIndex, SourceIndex, Stance, StatementIndex, Voice,
};

/// What the rules read of one statement.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about the statement"
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The row.
    pub point: PointIndex,
    /// The column.
    pub party: PartyIndex,
    /// The publication.
    pub source: SourceIndex,
    /// The first possible day, from which the statement counts.
    pub day: Day,
    /// The last possible day.
    pub last_day: Day,
    /// Who says so.
    pub voice: Voice,
    /// Where the party comes down.
    pub stance: Stance,
    /// True when the whole party speaks, not a part of it.
    pub is_whole_party: bool,
    /// True when the source is a copy of another one of the dossier.
    pub is_from_copy: bool,
    /// True when the date is inferred; no rule asks for it.
    pub is_inferred: bool,
    /// True when somebody has signed off the reading; no rule asks for it.
    pub is_checked: bool,
}

impl Fact {
    /// Reads a statement.
    fn of(dossier: &Dossier, statement: StatementIndex) -> Self {
        let statement = dossier.statement(statement);
        Self {
            point: statement.point,
            party: statement.party,
            source: statement.source,
            day: statement.day(),
            last_day: statement.said.last_day(),
            voice: statement.voice,
            stance: statement.stance,
            is_whole_party: statement.is_whole_party(),
            is_from_copy: dossier.is_from_copy(statement),
            is_inferred: matches!(statement.dating, Dating::Inferred(_)),
            is_checked: statement.is_checked(),
        }
    }

    /// True when the statement counts on a date: rule 1. Everything counts without one.
    #[must_use]
    pub fn is_visible(&self, as_of: Option<Day>) -> bool {
        as_of.is_none_or(|as_of| self.day <= as_of)
    }

    /// True when the two share at least one possible day.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.day <= other.last_day && other.day <= self.last_day
    }
}

/// Where the rules look statements up.
pub trait Record {
    /// What the rules read of a statement.
    ///
    /// # Panics
    /// When there is no such statement.
    fn fact(&self, statement: StatementIndex) -> Fact;
}

impl Record for Dossier {
    fn fact(&self, statement: StatementIndex) -> Fact {
        Fact::of(self, statement)
    }
}

/// The facts of every statement of a dossier, read once, in the file's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(Vec<Fact>);

impl Facts {
    /// Reads every statement.
    #[must_use]
    pub fn new(dossier: &Dossier) -> Self {
        let statements = (0..dossier.statements.len()).map(StatementIndex::new);
        Self(statements.map(|it| Fact::of(dossier, it)).collect())
    }

    /// Every statement with what is known of it, in the file's order.
    pub fn iter(&self) -> impl Iterator<Item = (StatementIndex, &Fact)> {
        let facts = self.0.iter().enumerate();
        facts.map(|(at, fact)| (StatementIndex::new(at), fact))
    }

    /// How many statements there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True when there is no statement.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Record for Facts {
    fn fact(&self, statement: StatementIndex) -> Fact {
        self.0[statement.at()]
    }
}
