//! The merged text, and what only a person can decide about it.

use std::collections::BTreeMap;

use super::conflict::{About, Conflict, Side, Why};
use super::fate::{Clash, Decided, Fate, decide, fields};
use super::needed::{AllDecided, keep};
use super::order::{Order, order, staying};
use super::pairing::triples;
use super::renames::{Aligned, Twice};
use super::version::{FieldMap, Item, KINDS, Version};
use super::{File, Merged, Unmergeable};
use crate::edit::{Change, HEAD_FIELDS, Record, Value, apply, rename, splices};
use crate::finding::{RecordKind, RecordRef};

/// Everything that was decided.
struct Plan<'f, 't> {
    files: [&'f Version<'t>; 3],
    decided: AllDecided,
    orders: BTreeMap<RecordKind, Order>,
}

/// Merges three texts whose ids have been made the same.
pub(super) fn merged(aligned: &Aligned<'_>) -> Result<Merged, Unmergeable> {
    let version = |file: File, text| {
        Version::new(text).ok_or_else(|| Unmergeable::NotAFile(file, Vec::new()))
    };
    let [base, ours, theirs] = &aligned.texts;
    let base = version(File::Base, base)?;
    let ours = version(File::Ours, ours)?;
    let theirs = version(File::Theirs, theirs)?;
    let files = [&base, &ours, &theirs];

    let mut decided = AllDecided::new();
    for kind in KINDS {
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
    refuse_taken_ids(&mut decided, files);
    keep(&mut decided, files);
    let orders = decided.iter().map(|(kind, list)| (*kind, order(list)));
    let plan = Plan {
        files,
        orders: orders.collect(),
        decided,
    };
    let (head, head_clashes) = plan.head();
    let text = plan.written(head).map_err(Unmergeable::Refused)?;
    let mut conflicts: Vec<Conflict> = head_clashes.into_iter().map(of_head).collect();
    for kind in KINDS {
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

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl<'t> Plan<'_, 't> {
    fn items(&self, kind: RecordKind, it: &Decided) -> [Option<&Item<'t>>; 3] {
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
    fn at(&self, kind: RecordKind, decided: usize) -> Option<RecordRef> {
        let order = self.orders.get(&kind)?;
        let place = order.sequence.iter().position(|at| *at == decided)?;
        Some(RecordRef {
            kind,
            number: number(place),
        })
    }

    fn conflicts(&self, kind: RecordKind) -> Vec<Conflict> {
        let (Some(list), Some(order)) = (self.decided.get(&kind), self.orders.get(&kind)) else {
            return Vec::new();
        };
        let mut conflicts = Vec::new();
        for (at, it) in list.iter().enumerate() {
            for clash in &it.clashes {
                conflicts.push(self.conflict(kind, at, it, clash));
            }
        }
        if order.is_contested {
            conflicts.push(self.of_order(kind, list, order));
        }
        conflicts
    }

    fn conflict(&self, kind: RecordKind, decided: usize, it: &Decided, clash: &Clash) -> Conflict {
        let items = self.items(kind, it);
        let beside = it.beside.and_then(|here| {
            let list = self.decided.get(&kind)?;
            let other = list.iter().position(|it| it.triple.ours == Some(here))?;
            self.at(kind, other)
        });
        let at = self.at(kind, decided).or(beside);
        let written = |item: Option<&Item<'_>>| item.map(|item| item.written.to_owned());
        let value = |value: &Option<Value>| value.as_ref().map(Value::written);
        let [base, ours, theirs] = match &clash.field {
            Some(_) => [0, 1, 2].map(|side: usize| value(&clash.values[side])),
            None => items.map(written),
        };
        let as_ours = Some(Vec::new());
        let changes = match (clash.why, at, &clash.field) {
            (Why::Changed, Some(record), Some(field)) => {
                let set = Change::Set {
                    record,
                    field: field.clone(),
                    value: clash.values[2].clone(),
                };
                [as_ours, Some(vec![set])]
            }
            (Why::Changed | Why::Added, Some(record), None) => {
                let rewrite = theirs
                    .clone()
                    .map(|text| vec![Change::Rewrite { record, text }]);
                [as_ours, rewrite]
            }
            (Why::Removed(Side::Theirs), Some(record), _) => {
                [as_ours, Some(vec![Change::Remove(record)])]
            }
            // It was brought back because theirs refers to it.
            (Why::Removed(Side::Ours), Some(record), _) => {
                [Some(vec![Change::Remove(record)]), as_ours]
            }
            (Why::Removed(Side::Ours), None, _) => {
                let insert = items[2].and_then(|item| self.put_back(kind, it, item));
                [as_ours, insert.map(|insert| vec![insert])]
            }
            (Why::Needed(side), Some(record), _) => {
                let remove = Some(vec![Change::Remove(record)]);
                match side {
                    Side::Ours => [remove, as_ours],
                    Side::Theirs => [as_ours, remove],
                }
            }
            _ => [as_ours, None],
        };
        Conflict {
            about: About::Record(kind, name(items)),
            at,
            field: clash.field.clone(),
            why: clash.why,
            base,
            ours,
            theirs,
            changes,
        }
    }

    /// Puts a record that ours removed where it stands in theirs: behind the nearest one before it
    /// that is still there.
    fn put_back(&self, kind: RecordKind, it: &Decided, item: &Item<'_>) -> Option<Change> {
        let fields = item.fields.as_ref()?;
        let mut record = Record::new(kind);
        for (name, value) in fields {
            record.set(name, Some(value.clone()));
        }
        let (list, order) = (self.decided.get(&kind)?, self.orders.get(&kind)?);
        let stood = it.triple.theirs?;
        let before = order
            .sequence
            .iter()
            .rposition(|at| list[*at].triple.theirs.is_some_and(|there| there < stood));
        let place = before.map_or(0, |before| before + 1);
        let before = (place < order.sequence.len()).then(|| number(place));
        Some(Change::Insert { record, before })
    }

    fn of_order(&self, kind: RecordKind, list: &[Decided], order: &Order) -> Conflict {
        let names = |file: usize| {
            let items = self.files[file].list(kind);
            let names: Vec<String> = items
                .iter()
                .map(|item| name([Some(item), None, None]))
                .collect();
            Some(names.join(", "))
        };
        // What theirs has too, one behind the other as there; the others stay in between.
        let mut there: Vec<usize> = (0..order.sequence.len())
            .filter(|place| list[order.sequence[*place]].triple.theirs.is_some())
            .collect();
        let mut places = there.clone();
        there.sort_by_key(|place| list[order.sequence[*place]].triple.theirs);
        places.reverse();
        let mut wanted: Vec<usize> = (0..order.sequence.len()).collect();
        for place in there {
            if let Some(to) = places.pop() {
                wanted[to] = place;
            }
        }
        let stays = staying(&wanted.iter().copied().map(Some).collect::<Vec<_>>());
        let moves = (0..wanted.len()).filter(|at| !stays[*at]).map(|at| {
            let next = (at..wanted.len()).find(|next| stays[*next]);
            Change::Move {
                record: RecordRef {
                    kind,
                    number: number(wanted[at]),
                },
                before: next.map(|next| number(wanted[next])),
            }
        });
        Conflict {
            about: About::Order(kind),
            at: None,
            field: None,
            why: Why::Changed,
            base: names(0),
            ours: names(1),
            theirs: names(2),
            changes: [Some(Vec::new()), Some(moves.collect())],
        }
    }

    /// An id that both sides changed.
    fn of_id(&self, text: &str, twice: &Twice) -> Conflict {
        let list = self.decided.get(&twice.kind);
        let place = list.and_then(|list| {
            list.iter().position(|it| {
                let [_, ours, _] = self.items(twice.kind, it);
                ours.and_then(Item::id).as_ref() == Some(&twice.ours)
            })
        });
        let at = place.and_then(|place| self.at(twice.kind, place));
        let changes = at.map(|at| rename(text, at, &twice.ours, &twice.theirs));
        let written = |id: &str| Some(Value::text(id).written());
        Conflict {
            about: About::Record(twice.kind, format!("`{}`", twice.ours)),
            at,
            field: Some("id".to_owned()),
            why: Why::Changed,
            base: written(&twice.base),
            ours: written(&twice.ours),
            theirs: written(&twice.theirs),
            changes: [Some(Vec::new()), changes],
        }
    }

    /// The records that are now as neither side has seen them.
    fn met(&self) -> Vec<About> {
        let mut met = Vec::new();
        for kind in KINDS {
            for it in self.decided.get(&kind).into_iter().flatten() {
                let takes = matches!(&it.fate, Fate::Stay(sets) if !sets.is_empty());
                if it.is_met && takes {
                    met.push(About::Record(kind, name(self.items(kind, it))));
                }
            }
        }
        met
    }
}

fn of_head(clash: Clash) -> Conflict {
    let [base, ours, theirs] = clash.values;
    let known = HEAD_FIELDS
        .into_iter()
        .find(|field| Some(*field) == clash.field.as_deref());
    let take = known.map(|name| {
        vec![Change::Head {
            name,
            value: theirs.clone(),
        }]
    });
    let written = |value: Option<Value>| value.as_ref().map(Value::written);
    Conflict {
        about: About::Head,
        at: None,
        field: clash.field,
        why: clash.why,
        base: written(base),
        ours: written(ours),
        theirs: written(theirs),
        changes: [Some(Vec::new()), take],
    }
}

/// The longest part of a quotation by which a statement is named, in characters.
const LONGEST: usize = 40;

/// What a record is called: by its id; a statement without one by its cell and its words.
fn name([base, ours, theirs]: [Option<&Item<'_>>; 3]) -> String {
    let Some(item) = ours.or(theirs).or(base) else {
        return String::new();
    };
    if let Some(id) = item.id() {
        return format!("`{id}`");
    }
    let text = |field: &str| item.text(field).unwrap_or("?");
    let quote = text("quote");
    let cut = match quote.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &quote[..at]),
        None => quote.to_owned(),
    };
    format!("`{}` on `{}`: {cut}", text("party"), text("point"))
}
