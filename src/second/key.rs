//! By what a statement is known again in another version of the dossier.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Dossier, StatementIndex};

/// What a statement is known by: its id where both have one, else its point, party, source and
/// quotation; as two files are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Its id, where it has one.
    pub id: Option<String>,
    /// The id of its point.
    pub point: String,
    /// The id of its party.
    pub party: String,
    /// The id of its source.
    pub source: String,
    /// The quotation, code point for code point.
    pub quote: String,
}

impl Key {
    /// What a statement is known by.
    #[must_use]
    pub fn of(dossier: &Dossier, index: StatementIndex) -> Self {
        let statement = dossier.statement(index);
        Self {
            id: statement.id.clone(),
            point: dossier.point(statement.point).id.clone(),
            party: dossier.party(statement.party).id.clone(),
            source: dossier.source(statement.source).id.clone(),
            quote: statement.verbatim_quote().to_owned(),
        }
    }

    fn words(&self) -> [&str; 4] {
        [&self.point, &self.party, &self.source, &self.quote]
    }

    /// The key as one text in which no two keys are alike: for drawing a sample.
    pub(super) fn joined(&self) -> String {
        let id = self.id.as_deref().unwrap_or_default();
        let [point, party, source, quote] = self.words();
        [id, point, party, source, quote].join("\u{0}")
    }
}

/// For each key the statement that it names, each statement once; of several with the same key the
/// first that is left.
pub(super) fn find(dossier: &Dossier, keys: &[&Key]) -> Vec<Option<StatementIndex>> {
    let all: Vec<Key> = (0..dossier.statements.len())
        .map(|at| Key::of(dossier, StatementIndex::new(at)))
        .collect();
    let mut by_id: BTreeMap<&str, usize> = BTreeMap::new();
    let mut by_words: BTreeMap<[&str; 4], Vec<usize>> = BTreeMap::new();
    for (at, key) in all.iter().enumerate().rev() {
        if let Some(id) = &key.id {
            by_id.insert(id, at);
        }
        by_words.entry(key.words()).or_default().push(at);
    }
    let mut taken = BTreeSet::new();
    let mut found: Vec<Option<usize>> = keys
        .iter()
        .map(|key| {
            let at = *by_id.get(key.id.as_deref()?)?;
            taken.insert(at).then_some(at)
        })
        .collect();
    for (key, found) in keys.iter().zip(&mut found).filter(|it| it.1.is_none()) {
        let candidates = by_words.get(&key.words()).into_iter().flatten().rev();
        // Two that both have an id are told by nothing else.
        let may = |at: &&usize| key.id.is_none() || all[**at].id.is_none();
        *found = candidates
            .copied()
            .filter(|at| may(&at))
            .find(|at| taken.insert(*at));
    }
    found
        .into_iter()
        .map(|at| at.map(StatementIndex::new))
        .collect()
}
