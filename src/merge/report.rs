//! What only a person can decide about a merged text, with what each side has.

use super::compose::{Plan, number};
use super::conflict::{About, Conflict, Side, Why};
use super::fate::{Clash, Decided, Fate};
use super::order::{Order, staying};
use super::renames::Twice;
use super::version::Item;
use crate::edit::{Change, HEAD_FIELDS, Record, Value, rename};
use crate::finding::{RecordKind, RecordRef};

impl Plan<'_, '_> {
    pub(super) fn conflicts(&self, kind: RecordKind) -> Vec<Conflict> {
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
    pub(super) fn of_id(&self, text: &str, twice: &Twice) -> Conflict {
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
    pub(super) fn met(&self) -> Vec<About> {
        let mut met = Vec::new();
        for kind in RecordKind::ALL {
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

pub(super) fn of_head(clash: Clash) -> Conflict {
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
