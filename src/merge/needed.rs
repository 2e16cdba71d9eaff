//! Records that one side removed while the other one still refers to them: they stay.

use std::collections::{BTreeMap, BTreeSet};

use super::conflict::{Side, Why};
use super::fate::{Clash, Decided, Fate};
use super::version::{FieldMap, Version};
use crate::edit::{Value, naming};
use crate::finding::RecordKind;

/// A record that is named elsewhere: which list and which id.
type Name = (RecordKind, String);

/// What becomes of every record, list by list.
pub(super) type AllDecided = BTreeMap<RecordKind, Vec<Decided>>;

/// The ids that a value names.
fn ids_in(value: &Value) -> Vec<&str> {
    match value {
        Value::Text(text) | Value::Tagged(_, text) => vec![text],
        Value::Texts(texts) => texts.iter().map(String::as_str).collect(),
        Value::Records(records) => records
            .iter()
            .flatten()
            .filter(|field| field.0 == "plan")
            .map(|field| field.1.as_str())
            .collect(),
        Value::Word(_) | Value::Pairs(_) | Value::Raw(_) => Vec::new(),
    }
}

/// Every record that one with these fields refers to.
fn names(kind: RecordKind, fields: &FieldMap, into: &mut BTreeSet<Name>) {
    for of in RecordKind::ALL {
        for field in naming(kind, of) {
            if let Some(value) = fields.get(*field) {
                into.extend(ids_in(value).into_iter().map(|id| (of, id.to_owned())));
            }
        }
    }
}

/// Keeps what is still referred to by a record that the side which removed it did not leave behind
/// in the same way itself.
pub(super) fn keep(decided: &mut AllDecided, files: [&Version<'_>; 3]) {
    // One that stays may refer to another one that went.
    while let Some((kind, at, side)) = missing(decided, files) {
        let Some(it) = decided.get_mut(&kind).and_then(|list| list.get_mut(at)) else {
            return;
        };
        it.fate = match side {
            Side::Ours => Fate::Come,
            Side::Theirs => Fate::Stay(Vec::new()),
        };
        if it.clashes.is_empty() {
            it.clashes.push(Clash::whole(Why::Needed(side)));
        }
    }
}

/// A record that has to stay, and which side removed it.
fn missing(decided: &AllDecided, files: [&Version<'_>; 3]) -> Option<(RecordKind, usize, Side)> {
    let [_, ours, theirs] = files;
    // Who went, by name.
    let mut gone: BTreeMap<Name, (usize, Side)> = BTreeMap::new();
    for (kind, list) in decided {
        for (at, it) in list.iter().enumerate() {
            let (item, side) = match (it.is_there(), it.triple.ours, it.triple.theirs) {
                (false, Some(here), None) => (&ours.list(*kind)[here], Side::Theirs),
                (false, None, Some(there)) if it.triple.base.is_some() => {
                    (&theirs.list(*kind)[there], Side::Ours)
                }
                _ => continue,
            };
            if let Some(id) = item.id() {
                gone.entry((*kind, id)).or_insert((at, side));
            }
        }
    }
    if gone.is_empty() {
        return None;
    }
    // Another record may have taken the id.
    for (kind, list) in decided {
        for it in list.iter().filter(|it| it.is_there()) {
            let item = match (it.triple.ours, it.triple.theirs) {
                (Some(here), _) => &ours.list(*kind)[here],
                (None, Some(there)) => &theirs.list(*kind)[there],
                (None, None) => continue,
            };
            if let Some(id) = item.id() {
                gone.remove(&(*kind, id));
            }
        }
    }
    for (kind, list) in decided {
        for it in list {
            let of = |file: &Version<'_>, at: Option<usize>| {
                let mut found = BTreeSet::new();
                if let Some(fields) = at.and_then(|at| file.list(*kind)[at].fields.as_ref()) {
                    names(*kind, fields, &mut found);
                }
                found
            };
            let here = of(ours, it.triple.ours);
            let there = of(theirs, it.triple.theirs);
            let mut named = BTreeSet::new();
            if let Some(fields) = merged(it, *kind, ours, theirs) {
                names(*kind, &fields, &mut named);
            }
            // Whoever decides a conflict must find what either side refers to.
            if !it.clashes.is_empty() {
                named.extend(here.iter().chain(&there).cloned());
            }
            for name in named {
                let Some(&(at, side)) = gone.get(&name) else {
                    continue;
                };
                let is_its_own = match side {
                    Side::Ours => here.contains(&name),
                    Side::Theirs => there.contains(&name),
                };
                if !is_its_own {
                    return Some((name.0, at, side));
                }
            }
        }
    }
    None
}

/// The fields of a record as the merged text will have them.
fn merged(
    it: &Decided,
    kind: RecordKind,
    ours: &Version<'_>,
    theirs: &Version<'_>,
) -> Option<FieldMap> {
    let of_theirs = || theirs.list(kind)[it.triple.theirs?].fields.clone();
    match &it.fate {
        Fate::Stay(sets) => {
            let mut fields = ours.list(kind)[it.triple.ours?].fields.clone()?;
            for (name, value) in sets {
                match value {
                    Some(value) => fields.insert(name.clone(), value.clone()),
                    None => fields.remove(name),
                };
            }
            Some(fields)
        }
        Fate::Rewrite | Fate::Come => of_theirs(),
        Fate::Go | Fate::Absent => None,
    }
}
