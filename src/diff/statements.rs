//! Statements of two files matched with each other.
//!
//! By `id` where both have one; else by point, party, source and quotation; else, for one that was
//! reworded, by point, party, source, voice and date. Of several with the same key the first in
//! each file are matched with each other.

use std::collections::BTreeMap;

use super::fields::{self, FieldChange};
use crate::model::{Dossier, Statement, StatementIndex, Voice};

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

/// By what two statements are known as the same one.
type Key<'a> = Vec<&'a str>;

fn by_words<'a>(dossier: &'a Dossier, statement: &'a Statement) -> Key<'a> {
    vec![
        &dossier.point(statement.point).id,
        &dossier.party(statement.party).id,
        &dossier.source(statement.source).id,
        &statement.quote,
    ]
}

fn by_occasion<'a>(dossier: &'a Dossier, statement: &'a Statement, said: &'a str) -> Key<'a> {
    let claimant = match statement.voice {
        Voice::ClaimedBy(party) => dossier.party(party).id.as_str(),
        _ => "",
    };
    vec![
        &dossier.point(statement.point).id,
        &dossier.party(statement.party).id,
        &dossier.source(statement.source).id,
        statement.voice.key(),
        claimant,
        said,
    ]
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
        old_key: impl Fn(usize, &'a Statement) -> Option<K>,
        new_key: impl Fn(usize, &'a Statement) -> Option<K>,
    ) {
        let mut waiting: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for (at, statement) in self.old.statements.iter().enumerate() {
            if self.of_old[at].is_none()
                && let Some(key) = old_key(at, statement)
            {
                waiting.entry(key).or_default().push(at);
            }
        }
        for (at, statement) in self.new.statements.iter().enumerate() {
            if self.of_new[at].is_some() {
                continue;
            }
            let Some(candidates) = new_key(at, statement).and_then(|key| waiting.get_mut(&key))
            else {
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

pub(super) fn changes(old: &Dossier, new: &Dossier) -> StatementChanges {
    let mut matches = Matches {
        old,
        new,
        of_old: vec![None; old.statements.len()],
        of_new: vec![None; new.statements.len()],
    };
    matches.add(
        true,
        |_, statement| statement.id.as_deref(),
        |_, statement| statement.id.as_deref(),
    );
    matches.add(
        false,
        |_, statement| Some(by_words(old, statement)),
        |_, statement| Some(by_words(new, statement)),
    );
    let said = |dossier: &Dossier| -> Vec<String> {
        let statements = dossier.statements.iter();
        statements.map(|it| it.said.to_string()).collect()
    };
    let (old_said, new_said) = (said(old), said(new));
    matches.add(
        false,
        |at, statement| Some(by_occasion(old, statement, &old_said[at])),
        |at, statement| Some(by_occasion(new, statement, &new_said[at])),
    );
    conclude(&matches)
}

fn conclude(matches: &Matches) -> StatementChanges {
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
            let fields = fields::changes(matches.old, before, matches.new, after);
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
