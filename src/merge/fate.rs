//! What becomes of one record, by what the two sides did to it.

use std::collections::BTreeSet;

use super::conflict::{Side, Why};
use super::pairing::Triple;
use super::version::{FieldMap, Item};
use crate::edit::Value;

/// What becomes of a record in ours' text.
#[derive(Debug)]
pub(super) enum Fate {
    /// It stays, with these fields changed.
    Stay(Vec<(String, Option<Value>)>),
    /// It stays, and is written as theirs has it.
    Rewrite,
    /// It goes.
    Go,
    /// It comes from theirs.
    Come,
    /// It is not there and does not come.
    Absent,
}

/// Where the two sides differ within one record.
#[derive(Debug)]
pub(super) struct Clash {
    pub(super) why: Why,
    /// None where it is about the record as a whole.
    pub(super) field: Option<String>,
    /// The values, where it is about a field.
    pub(super) values: [Option<Value>; 3],
}

impl Clash {
    pub(super) fn whole(why: Why) -> Self {
        Self {
            why,
            field: None,
            values: [None, None, None],
        }
    }
}

/// A record with what becomes of it.
#[derive(Debug)]
pub(super) struct Decided {
    pub(super) triple: Triple,
    pub(super) fate: Fate,
    pub(super) clashes: Vec<Clash>,
    /// True when both sides changed it, whether or not they agree.
    pub(super) is_met: bool,
    /// The record of ours that has the id under which theirs added this one.
    pub(super) beside: Option<usize>,
}

impl Decided {
    /// True when the merged text has it.
    pub(super) fn is_there(&self) -> bool {
        !matches!(self.fate, Fate::Go | Fate::Absent)
    }
}

/// Decides about a record from what each file has of it.
pub(super) fn decide(triple: Triple, [base, ours, theirs]: [Option<&Item<'_>>; 3]) -> Decided {
    let mut clashes = Vec::new();
    let same = |one: &Item<'_>, other: &Item<'_>| one.says_what(other);
    let mut is_met = false;
    let fate = match (base, ours, theirs) {
        (Some(base), Some(ours), Some(theirs)) => {
            is_met = !same(base, ours) && !same(base, theirs);
            changed(base, ours, theirs, &mut clashes)
        }
        (Some(base), Some(ours), None) if same(base, ours) => Fate::Go,
        (Some(_), Some(_), None) => {
            clashes.push(Clash::whole(Why::Removed(Side::Theirs)));
            Fate::Stay(Vec::new())
        }
        (Some(base), None, Some(theirs)) => {
            if !same(base, theirs) {
                clashes.push(Clash::whole(Why::Removed(Side::Ours)));
            }
            Fate::Absent
        }
        (None, Some(ours), Some(theirs)) => {
            if !same(ours, theirs) {
                clashes.push(Clash::whole(Why::Added));
            }
            Fate::Stay(Vec::new())
        }
        (None, Some(_), None) => Fate::Stay(Vec::new()),
        (None, None, Some(_)) => Fate::Come,
        (_, None, None) => Fate::Absent,
    };
    Decided {
        triple,
        fate,
        clashes,
        is_met,
        beside: None,
    }
}

/// A record that all three have.
fn changed(base: &Item<'_>, ours: &Item<'_>, theirs: &Item<'_>, clashes: &mut Vec<Clash>) -> Fate {
    let (Some(before), Some(here), Some(there)) = (&base.fields, &ours.fields, &theirs.fields)
    else {
        if ours.says_what(theirs) || base.says_what(theirs) {
            return Fate::Stay(Vec::new());
        }
        if base.says_what(ours) {
            return Fate::Rewrite;
        }
        clashes.push(Clash::whole(Why::Changed));
        return Fate::Stay(Vec::new());
    };
    Fate::Stay(fields([before, here, there], clashes))
}

/// The fields that only theirs changed; those that both changed differently clash.
pub(super) fn fields(
    [base, ours, theirs]: [&FieldMap; 3],
    clashes: &mut Vec<Clash>,
) -> Vec<(String, Option<Value>)> {
    let names: BTreeSet<&String> = [base, ours, theirs]
        .into_iter()
        .flat_map(FieldMap::keys)
        .collect();
    let mut taken = Vec::new();
    for name in names {
        let values = [base.get(name), ours.get(name), theirs.get(name)];
        let [before, here, there] = values;
        if here == there || before == there {
            continue;
        }
        if before == here {
            taken.push((name.clone(), there.cloned()));
        } else {
            clashes.push(Clash {
                why: Why::Changed,
                field: Some(name.clone()),
                values: values.map(Option::<&Value>::cloned),
            });
        }
    }
    taken
}
