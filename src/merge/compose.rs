//! The merged text: what is decided about every record, put into ours.

use std::collections::BTreeMap;

use super::conflict::{Conflict, Why};
use super::fate::{Clash, Decided, Fate, decide, fields};
use super::needed::{AllDecided, keep};
use super::order::{Order, order, staying};
use super::pairing::triples;
use super::renames::Aligned;
use super::report::of_head;
use super::version::{FieldMap, Item, Version};
use super::{File, Merged, Unmergeable, Wanted, go_on};
use crate::edit::{Change, HEAD_FIELDS, Record, Value, apply, splices};
use crate::finding::{RecordKind, RecordRef};

/// Everything that was decided.
pub(super) struct Plan<'f, 't> {
    pub(super) files: [&'f Version<'t>; 3],
    pub(super) decided: AllDecided,
    pub(super) orders: BTreeMap<RecordKind, Order>,
}

/// Merges three texts whose ids have been made the same.
pub(super) fn merged(aligned: &Aligned<'_>, is_wanted: Wanted<'_>) -> Result<Merged, Unmergeable> {
    let version = |file: File, text| {
        go_on(is_wanted)?;
        Version::new(text).ok_or_else(|| Unmergeable::NotAFile(file, Vec::new()))
    };
    let [base, ours, theirs] = &aligned.texts;
    let base = version(File::Base, base)?;
    let ours = version(File::Ours, ours)?;
    let theirs = version(File::Theirs, theirs)?;
    let files = [&base, &ours, &theirs];

    let mut decided = AllDecided::new();
    for kind in RecordKind::ALL {
        go_on(is_wanted)?;
        let of =
            |file: &'_ Version<'_>, at: Option<usize>| at.filter(|at| *at < file.list(kind).len());
        let list = triples(kind, files).into_iter().map(|triple| {
            let items = [
                of(&base, triple.base).map(|at| &base.list(kind)[at]),
                of(&ours, triple.ours).map(|at| &ours.list(kind)[at]),
                of(&theirs, triple.theirs).map(|at| &theirs.list(kind)[at]),
            ];
            decide(triple, items)
        });
        decided.insert(kind, list.collect());
    }
    go_on(is_wanted)?;
    refuse_taken_ids(&mut decided, files);
    keep(&mut decided, files);
    go_on(is_wanted)?;
    let orders = decided.iter().map(|(kind, list)| (*kind, order(list)));
    let plan = Plan {
        files,
        orders: orders.collect(),
        decided,
    };
    let (head, head_clashes) = plan.head();
    go_on(is_wanted)?;
    let text = plan.written(head).map_err(Unmergeable::Refused)?;
    let mut conflicts: Vec<Conflict> = head_clashes.into_iter().map(of_head).collect();
    for kind in RecordKind::ALL {
        let twice = aligned.twice.iter().filter(|it| it.kind == kind);
        conflicts.extend(twice.map(|it| plan.of_id(&text, it)));
        conflicts.extend(plan.conflicts(kind));
    }
    Ok(Merged {
        met: plan.met(),
        text,
        conflicts,
        comments: Vec::new(),
    })
}

/// What theirs added under an id that ours gave to another record is not put beside it.
fn refuse_taken_ids(decided: &mut AllDecided, [_, ours, theirs]: [&Version<'_>; 3]) {
    for (kind, list) in decided {
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        for it in list.iter() {
            let Some(here) = it.triple.ours.filter(|_| it.is_there()) else {
                continue;
            };
            let here_id = ours.list(*kind)[here].id();
            let there = it.triple.theirs.map(|there| theirs.list(*kind)[there].id());
            // Theirs may have two of one id itself.
            if let Some(id) = here_id.clone()
                && there != Some(here_id)
            {
                taken.entry(id).or_insert(here);
            }
        }
        for it in list.iter_mut() {
            let Some(there) = it.triple.theirs.filter(|_| matches!(it.fate, Fate::Come)) else {
                continue;
            };
            let id = theirs.list(*kind)[there].id();
            if let Some(here) = id.and_then(|id| taken.get(&id)) {
                it.fate = Fate::Absent;
                it.clashes.push(Clash::whole(Why::Added));
                it.beside = Some(*here);
            }
        }
    }
}

pub(super) fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl<'t> Plan<'_, 't> {
    pub(super) fn items(&self, kind: RecordKind, it: &Decided) -> [Option<&Item<'t>>; 3] {
        let [base, ours, theirs] = self.files;
        [
            it.triple.base.map(|at| &base.list(kind)[at]),
            it.triple.ours.or(it.beside).map(|at| &ours.list(kind)[at]),
            it.triple.theirs.map(|at| &theirs.list(kind)[at]),
        ]
    }

    /// What is taken of what the file says of itself, and where the sides differ.
    fn head(&self) -> (Vec<Change>, Vec<Clash>) {
        let of = |file: &Version<'_>| -> FieldMap {
            let all = file
                .layout
                .fields
                .iter()
                .filter(|field| field.list.is_none());
            all.filter_map(|field| Some((field.name.clone(), file.head(&field.name)?)))
                .collect()
        };
        let maps = self.files.map(of);
        let mut clashes = Vec::new();
        let mut changes = Vec::new();
        for (name, value) in fields([&maps[0], &maps[1], &maps[2]], &mut clashes) {
            match HEAD_FIELDS.into_iter().find(|field| *field == name) {
                Some(name) => changes.push(Change::Head { name, value }),
                // A field that the format does not know cannot be put in.
                None => clashes.push(Clash {
                    why: Why::Changed,
                    values: [&maps[0], &maps[1], &maps[2]].map(|map| map.get(&name).cloned()),
                    field: Some(name),
                }),
            }
        }
        (changes, clashes)
    }

    /// Ours' text with everything that is taken.
    fn written(&self, mut changes: Vec<Change>) -> Result<String, crate::edit::Refusal> {
        let [_, ours, theirs] = self.files;
        let mut come = Vec::new();
        for (kind, list) in &self.decided {
            let Some(order) = self.orders.get(kind) else {
                continue;
            };
            for it in list {
                let Some(here) = it.triple.ours else {
                    continue;
                };
                let record = RecordRef {
                    kind: *kind,
                    number: number(here),
                };
                match (&it.fate, it.triple.theirs) {
                    (Fate::Stay(sets), _) => {
                        changes.extend(sets.iter().map(|(field, value)| Change::Set {
                            record,
                            field: field.clone(),
                            value: value.clone(),
                        }));
                    }
                    (Fate::Rewrite, Some(there)) => changes.push(Change::Rewrite {
                        record,
                        text: theirs.list(*kind)[there].written.to_owned(),
                    }),
                    (Fate::Go, _) => changes.push(Change::Remove(record)),
                    _ => {}
                }
            }
            let here: Vec<Option<usize>> = order
                .sequence
                .iter()
                .map(|at| list[*at].triple.ours)
                .collect();
            let stays = staying(&here);
            for (place, at) in order.sequence.iter().enumerate().filter(|it| !stays[it.0]) {
                let next = (place..here.len()).find(|next| stays[*next]);
                let before = next.and_then(|next| here[next]).map(number);
                match (list[*at].triple.ours, list[*at].triple.theirs) {
                    (Some(here), _) => changes.push(Change::Move {
                        record: RecordRef {
                            kind: *kind,
                            number: number(here),
                        },
                        before,
                    }),
                    (None, Some(there)) => {
                        // Room for it; it is written as theirs has it below.
                        changes.push(Change::Insert {
                            record: Record::new(*kind).with("id", Value::text("")),
                            before,
                        });
                        come.push(Change::Rewrite {
                            record: RecordRef {
                                kind: *kind,
                                number: number(place),
                            },
                            text: theirs.list(*kind)[there].with_comments.to_owned(),
                        });
                    }
                    (None, None) => {}
                }
            }
        }
        let made = |text: &str, changes: &[Change]| {
            apply(text, &splices(text, changes)?).ok_or(crate::edit::Refusal::Tangled)
        };
        let text = made(ours.text, &changes)?;
        made(&text, &come)
    }

    /// Where a record is in the merged text.
    pub(super) fn at(&self, kind: RecordKind, decided: usize) -> Option<RecordRef> {
        let order = self.orders.get(&kind)?;
        let place = order.sequence.iter().position(|at| *at == decided)?;
        Some(RecordRef {
            kind,
            number: number(place),
        })
    }
}
