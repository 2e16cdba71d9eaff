//! Which record of the one file is which of the others.
//!
//! Records are told by their id; statements as two files are compared (`diff`): by id where both
//! have one, else by point, party, source and quotation, else, reworded, by point, party, source,
//! voice and date. What says exactly the same is the same before anything else is tried. Of several
//! with the same key the first are paired with each other.

use std::collections::{BTreeMap, VecDeque};

use super::version::{Item, Version};
use crate::edit::Value;
use crate::finding::RecordKind;

/// One record in up to three files, by its number in each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Triple {
    pub(super) base: Option<usize>,
    pub(super) ours: Option<usize>,
    pub(super) theirs: Option<usize>,
}

/// Two lists paired one to one.
#[derive(Debug)]
struct Pairs<'i, 't> {
    old: &'i [Item<'t>],
    new: &'i [Item<'t>],
    of_old: Vec<Option<usize>>,
    of_new: Vec<Option<usize>>,
}

impl<'i, 't> Pairs<'i, 't> {
    fn new(old: &'i [Item<'t>], new: &'i [Item<'t>]) -> Self {
        Self {
            old,
            new,
            of_old: vec![None; old.len()],
            of_new: vec![None; new.len()],
        }
    }

    /// Pairs what has no partner yet and the same key.
    fn add<K: Ord>(
        &mut self,
        may: impl Fn(&Item<'t>, &Item<'t>) -> bool,
        is_free: impl Fn(bool, usize) -> bool,
        key: impl Fn(&'i Item<'t>) -> Option<K>,
    ) {
        let mut waiting: BTreeMap<K, VecDeque<usize>> = BTreeMap::new();
        for (at, item) in self.old.iter().enumerate() {
            if self.of_old[at].is_none()
                && is_free(true, at)
                && let Some(key) = key(item)
            {
                waiting.entry(key).or_default().push_back(at);
            }
        }
        for (at, item) in self.new.iter().enumerate() {
            if self.of_new[at].is_some() || !is_free(false, at) {
                continue;
            }
            let Some(candidates) = key(item).and_then(|key| waiting.get_mut(&key)) else {
                continue;
            };
            let found = candidates.iter().position(|&old| may(&self.old[old], item));
            if let Some(old) = found.and_then(|found| candidates.remove(found)) {
                self.of_old[old] = Some(at);
                self.of_new[at] = Some(old);
            }
        }
    }

    fn by_content(&mut self, is_free: impl Fn(bool, usize) -> bool) {
        self.add(|_, _| true, is_free, |item| Some(item.content()));
    }

    /// By id, and statements by their words too.
    fn by_name(&mut self, kind: RecordKind, is_free: impl Fn(bool, usize) -> bool) {
        self.add(|_, _| true, &is_free, Item::id);
        if kind == RecordKind::Statement {
            self.add(lacks_id, &is_free, words);
        }
    }

    fn by_occasion(&mut self, kind: RecordKind, is_free: impl Fn(bool, usize) -> bool) {
        if kind == RecordKind::Statement {
            self.add(lacks_id, is_free, occasion);
        }
    }
}

/// Two that both have an id are paired by nothing else.
fn lacks_id(old: &Item<'_>, new: &Item<'_>) -> bool {
    old.id().is_none() || new.id().is_none()
}

/// By what words two statements are the same.
fn words<'i>(item: &'i Item<'_>) -> Option<[&'i str; 4]> {
    Some([
        item.text("point")?,
        item.text("party")?,
        item.text("source")?,
        item.text("quote")?,
    ])
}

/// By what occasion they are, where the words are others.
fn occasion<'i>(item: &'i Item<'_>) -> Option<([&'i str; 4], &'i Value)> {
    let texts = [
        item.text("point")?,
        item.text("party")?,
        item.text("source")?,
        item.text("said")?,
    ];
    Some((texts, item.fields.as_ref()?.get("voice")?))
}

/// Every record of a list in any of the files, once; those of the base in its order, then those
/// that ours added, then those that theirs added alone.
pub(super) fn triples(kind: RecordKind, [base, ours, theirs]: [&Version<'_>; 3]) -> Vec<Triple> {
    let lists = [base.list(kind), ours.list(kind), theirs.list(kind)];
    let mut to_ours = Pairs::new(lists[0], lists[1]);
    let mut to_theirs = Pairs::new(lists[0], lists[2]);
    for pairs in [&mut to_ours, &mut to_theirs] {
        pairs.by_content(|_, _| true);
        pairs.by_name(kind, |_, _| true);
    }
    let mut added = Pairs::new(lists[1], lists[2]);
    let is_new = |ours: &Pairs<'_, '_>, theirs: &Pairs<'_, '_>| {
        let (ours, theirs) = (ours.of_new.clone(), theirs.of_new.clone());
        move |is_old: bool, at: usize| if is_old { &ours } else { &theirs }[at].is_none()
    };
    // What both added alike is no rewording of anything.
    added.by_content(is_new(&to_ours, &to_theirs));
    to_ours.by_occasion(kind, |is_old, at| is_old || added.of_old[at].is_none());
    to_theirs.by_occasion(kind, |is_old, at| is_old || added.of_new[at].is_none());
    added.by_name(kind, is_new(&to_ours, &to_theirs));

    let mut triples: Vec<Triple> = (0..lists[0].len())
        .map(|at| Triple {
            base: Some(at),
            ours: to_ours.of_old[at],
            theirs: to_theirs.of_old[at],
        })
        .collect();
    for at in 0..lists[1].len() {
        if to_ours.of_new[at].is_none() {
            triples.push(Triple {
                base: None,
                ours: Some(at),
                theirs: added.of_old[at],
            });
        }
    }
    for at in 0..lists[2].len() {
        if to_theirs.of_new[at].is_none() && added.of_new[at].is_none() {
            triples.push(Triple {
                theirs: Some(at),
                ..Triple::default()
            });
        }
    }
    triples
}
