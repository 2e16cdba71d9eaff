//! Statements of two files matched with each other.
//!
//! By `id` where both have one; else by point, party, source and quotation; else, for one that was
//! reworded, by point, party, source, voice and date. Of several with the same key the first in
//! each file are matched with each other. Points, parties and sources are the same across a
//! changed id.

use std::collections::BTreeMap;

use super::fields::{self, Both, FieldChange};
use super::pairs::Matched;
use crate::model::{Dossier, PartyIndex, PointIndex, SourceIndex, Statement, StatementIndex};

/// A statement that both files have, with other fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// In the old file.
    pub old: StatementIndex,
    /// In the new file.
    pub new: StatementIndex,
    /// True when the same words were given another stance.
    pub recoded: bool,
    /// What differs; never empty.
    pub fields: Vec<FieldChange>,
}

/// What became of the statements.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct StatementChanges {
    /// Only in the new file, in its order.
    pub added: Vec<StatementIndex>,
    /// Only in the old file, in its order.
    pub removed: Vec<StatementIndex>,
    /// In both, but not the same: recoded ones first, then in the order of the new file.
    pub changed: Vec<Changed>,
}

/// By what words two statements are known as the same one; a record of the old file is named by
/// what it is in the new one.
type Words<'a> = (PointIndex, PartyIndex, SourceIndex, &'a str);

/// By what occasion they are, where the words are others.
type Occasion = (PointIndex, PartyIndex, SourceIndex, WhoseVoice, String);

/// Whose voice it is; the claimant too where it is a claim.
type WhoseVoice = (&'static str, Option<PartyIndex>);

/// What a record of one of the files is called in the new one.
#[derive(Clone, Copy)]
struct Called<'m> {
    /// None for the new file itself.
    matched: Option<&'m Matched>,
}

impl Called<'_> {
    fn point(self, index: PointIndex) -> Option<PointIndex> {
        match self.matched {
            Some(matched) => matched.new_point(index),
            None => Some(index),
        }
    }

    fn party(self, index: PartyIndex) -> Option<PartyIndex> {
        match self.matched {
            Some(matched) => matched.new_party(index),
            None => Some(index),
        }
    }

    fn source(self, index: SourceIndex) -> Option<SourceIndex> {
        match self.matched {
            Some(matched) => matched.new_source(index),
            None => Some(index),
        }
    }

    /// None where the new file lacks the cell or the source.
    fn words(self, statement: &Statement) -> Option<Words<'_>> {
        Some((
            self.point(statement.point)?,
            self.party(statement.party)?,
            self.source(statement.source)?,
            &statement.quote,
        ))
    }

    /// None where the new file lacks the cell, the source or the claimant.
    fn occasion(self, statement: &Statement) -> Option<Occasion> {
        let claimant = match statement.voice.claimant() {
            Some(claimant) => Some(self.party(claimant)?),
            None => None,
        };
        Some((
            self.point(statement.point)?,
            self.party(statement.party)?,
            self.source(statement.source)?,
            (statement.voice.key(), claimant),
            statement.said.to_string(),
        ))
    }
}

/// The matches made so far.
struct Matches<'a> {
    old: &'a Dossier,
    new: &'a Dossier,
    /// For each old statement the new one.
    of_old: Vec<Option<usize>>,
    /// For each new statement the old one.
    of_new: Vec<Option<usize>>,
}

impl<'a> Matches<'a> {
    /// Matches what has no match yet and has the same key. Two statements that both have an id are
    /// matched by nothing else.
    fn add<K: Ord>(
        &mut self,
        is_by_id: bool,
        old_key: impl Fn(&'a Statement) -> Option<K>,
        new_key: impl Fn(&'a Statement) -> Option<K>,
    ) {
        let mut waiting: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for (at, statement) in self.old.statements.iter().enumerate() {
            if self.of_old[at].is_none()
                && let Some(key) = old_key(statement)
            {
                waiting.entry(key).or_default().push(at);
            }
        }
        for (at, statement) in self.new.statements.iter().enumerate() {
            if self.of_new[at].is_some() {
                continue;
            }
            let Some(candidates) = new_key(statement).and_then(|key| waiting.get_mut(&key)) else {
                continue;
            };
            let may_match = |old: &usize| {
                is_by_id || statement.id.is_none() || self.old.statements[*old].id.is_none()
            };
            if let Some(position) = candidates.iter().position(may_match) {
                let old = candidates.remove(position);
                self.of_old[old] = Some(at);
                self.of_new[at] = Some(old);
            }
        }
    }
}

pub(super) fn changes(
    both: Both,
    old: &Dossier,
    new: &Dossier,
    matched: &Matched,
) -> StatementChanges {
    let mut found = Matches {
        old,
        new,
        of_old: vec![None; old.statements.len()],
        of_new: vec![None; new.statements.len()],
    };
    let before = Called {
        matched: Some(matched),
    };
    let after = Called { matched: None };
    found.add(
        true,
        |statement| statement.id.as_deref(),
        |statement| statement.id.as_deref(),
    );
    found.add(
        false,
        |statement| before.words(statement),
        |statement| after.words(statement),
    );
    found.add(
        false,
        |statement| before.occasion(statement),
        |statement| after.occasion(statement),
    );
    conclude(both, &found)
}

fn conclude(both: Both, matches: &Matches) -> StatementChanges {
    let unmatched = |list: &[Option<usize>]| -> Vec<StatementIndex> {
        let numbered = list.iter().enumerate();
        numbered
            .filter(|(_, partner)| partner.is_none())
            .map(|(at, _)| StatementIndex::new(at))
            .collect()
    };
    let mut changed: Vec<Changed> = matches
        .of_new
        .iter()
        .enumerate()
        .filter_map(|(at, partner)| {
            let (before, after) = (
                &matches.old.statements[(*partner)?],
                &matches.new.statements[at],
            );
            let fields = fields::changes(
                fields::of_statement(both.old, before),
                fields::of_statement(both.new, after),
            );
            (!fields.is_empty()).then(|| Changed {
                old: StatementIndex::new(partner.unwrap_or(at)),
                new: StatementIndex::new(at),
                recoded: before.quote == after.quote && before.stance != after.stance,
                fields,
            })
        })
        .collect();
    changed.sort_by_key(|change| (!change.recoded, change.new));
    StatementChanges {
        added: unmatched(&matches.of_new),
        removed: unmatched(&matches.of_old),
        changed,
    }
}
