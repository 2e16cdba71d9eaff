//! Whatever two people do to a file: nothing is lost, nothing is there twice, and whose text is
//! changed makes no difference to what is said.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::version::{FieldMap, KINDS, Version};
use super::*;
use crate::edit::{Change, Draft, Record, Value, apply, naming, splices, write};
use crate::finding::{RecordKind, RecordRef};

const STANCES: [&str; 3] = ["Supports", "Opposes", "Unclear"];
const IDS: [&str; 3] = ["a", "b", "c"];
/// Ids under which something is added.
const NEW: [&str; 3] = ["d", "e", "f"];

fn record(kind: RecordKind, id: &str, word: usize, has_id: bool) -> Record {
    let text = |word: &str| Value::text(format!("{word} of {id}"));
    let record = if has_id {
        Record::new(kind).with("id", Value::text(id))
    } else {
        Record::new(kind)
    };
    let pick = |by: usize| Value::text(IDS[(word / by) % IDS.len()]);
    match kind {
        RecordKind::Party | RecordKind::Theme | RecordKind::Plan => {
            record.with("name", text("name"))
        }
        RecordKind::Point => record
            .with("theme", pick(1))
            .with("title", text("title"))
            .with("proposition", text("it")),
        RecordKind::Source => record
            .with("title", text("title"))
            .with("published", Value::text("2025")),
        RecordKind::Statement => record
            .with("point", pick(1))
            .with("party", pick(3))
            .with("stance", Value::word(STANCES[word % 3]))
            .with("gist", Value::text("gist"))
            .with("quote", text("words"))
            .with("source", pick(9))
            .with("voice", Value::word("Own"))
            .with("said", Value::text("2025-01-02")),
    }
}

/// A file with three records in every list but plans, and comments.
fn file(has_ids: bool) -> impl Strategy<Value = String> {
    prop::collection::vec(0..27_usize, 12).prop_map(move |words| {
        let mut records = Vec::new();
        for (at, word) in words.into_iter().enumerate() {
            let kinds = [
                RecordKind::Party,
                RecordKind::Theme,
                RecordKind::Point,
                RecordKind::Statement,
            ];
            let kind = kinds[at / 3];
            let has_id = kind != RecordKind::Statement || has_ids;
            records.push(record(kind, IDS[at % 3], word, has_id));
            if at < 3 {
                records.push(record(RecordKind::Source, IDS[at], word, true));
            }
        }
        let text = write(&Draft {
            title: "T".to_owned(),
            records,
            ..Draft::default()
        });
        text.replace("(id: \"b\"", "// a remark\n        (id: \"b\"")
            .replace("gist: ", "/* why */ gist: ")
    })
}

#[derive(Clone, Debug)]
enum Wish {
    Set(usize, usize, usize, Option<usize>),
    Insert(usize, usize, usize, usize),
    Remove(usize, usize),
    Move(usize, usize, usize),
    Head(usize),
}

fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    let kind = 0..KINDS.len() + 3;
    let wish = prop_oneof![
        5 => (kind.clone(), 0..4_usize, 0..6_usize, prop::option::weighted(0.8, 0..4_usize))
            .prop_map(|(kind, at, field, value)| Wish::Set(kind, at, field, value)),
        2 => (kind.clone(), 0..NEW.len(), 0..27_usize, 0..5_usize)
            .prop_map(|(kind, id, word, before)| Wish::Insert(kind, id, word, before)),
        2 => (kind.clone(), 0..4_usize).prop_map(|(kind, at)| Wish::Remove(kind, at)),
        1 => (kind, 0..4_usize, 0..5_usize).prop_map(|(kind, at, to)| Wish::Move(kind, at, to)),
        1 => (0..3_usize).prop_map(Wish::Head),
    ];
    prop::collection::vec(wish, 0..7)
}

fn number(at: usize) -> u32 {
    u32::try_from(at).expect("a small number")
}

/// Statements are what is changed most.
fn kind(at: usize) -> RecordKind {
    KINDS.get(at).copied().unwrap_or(RecordKind::Statement)
}

/// The text with one wish granted, where it makes sense.
fn granted(text: &str, wish: &Wish, has_ids: bool) -> Option<String> {
    let file = Version::new(text).expect("it is a position file");
    let there = |kind: RecordKind, at: usize| {
        let is_there = at < file.list(kind).len();
        is_there.then(|| RecordRef {
            kind,
            number: number(at),
        })
    };
    let change = match wish {
        Wish::Set(of, at, field, value) => {
            let record = there(kind(*of), *at)?;
            let id = file.list(record.kind)[*at].id().unwrap_or_default();
            let (field, value) = match (record.kind, *field) {
                (_, 0) => (
                    "note",
                    value.map(|word| Value::text(format!("note {word}"))),
                ),
                (RecordKind::Statement, 1) => {
                    ("stance", value.map(|word| Value::word(STANCES[word % 3])))
                }
                (RecordKind::Statement, 2) => (
                    "quote",
                    value.map(|word| Value::text(format!("words {word} of {id}"))),
                ),
                (RecordKind::Statement, 3) => {
                    ("party", value.map(|word| Value::text(IDS[word % 3])))
                }
                (RecordKind::Statement, 4) => (
                    "jointly",
                    value.map(|word| Value::Texts(vec![NEW[word % 3].to_owned()])),
                ),
                (RecordKind::Statement, _) if !has_ids => {
                    ("id", value.map(|word| Value::text(IDS[word % 3])))
                }
                (RecordKind::Point, 1) => ("theme", value.map(|word| Value::text(NEW[word % 3]))),
                _ => (
                    "url",
                    value.map(|word| Value::text(format!("https://{word}.example"))),
                ),
            };
            Change::Set {
                record,
                field: field.to_owned(),
                value,
            }
        }
        Wish::Insert(of, id, word, before) => {
            let kind = kind(*of);
            let is_taken = file
                .list(kind)
                .iter()
                .any(|it| it.id().as_deref() == Some(NEW[*id]));
            let has_id = kind != RecordKind::Statement || has_ids;
            let before = (*before < file.list(kind).len()).then(|| number(*before));
            (!is_taken).then_some(())?;
            Change::Insert {
                record: record(kind, NEW[*id], *word, has_id),
                before,
            }
        }
        Wish::Remove(of, at) => Change::Remove(there(kind(*of), *at)?),
        Wish::Move(of, at, to) => {
            let record = there(kind(*of), *at)?;
            let before = (*to < file.list(record.kind).len()).then(|| number(*to));
            Change::Move { record, before }
        }
        Wish::Head(word) => Change::Head {
            name: "about",
            value: Some(Value::text(format!("about {word}"))),
        },
    };
    let splices = splices(text, &[change]).expect("the change fits the file");
    Some(apply(text, &splices).expect("the splices fit the text"))
}

fn edited(text: &str, wishes: &[Wish], has_ids: bool) -> String {
    wishes.iter().fold(text.to_owned(), |text, wish| {
        granted(&text, wish, has_ids).unwrap_or(text)
    })
}

fn carefully(base: &str, ours: &str, theirs: &str) -> Merged {
    let dossiers = dossiers(base, ours, theirs).expect("they are position files");
    by_records([base, ours, theirs], &dossiers).expect("they can be merged")
}

/// What each record says, in the order of the lists.
fn contents(text: &str) -> Vec<Vec<FieldMap>> {
    let file = Version::new(text).expect("it is a position file");
    let of = |kind: RecordKind| -> Vec<FieldMap> {
        let items = file.list(kind).iter();
        items
            .map(|item| item.fields.clone().expect("fields"))
            .collect()
    };
    KINDS.into_iter().map(of).collect()
}

fn unordered(text: &str) -> Vec<Vec<FieldMap>> {
    let mut lists = contents(text);
    for list in &mut lists {
        list.sort();
    }
    lists
}

type Key = (RecordKind, String);

/// Every record by its list and its id.
fn keyed(text: &str) -> BTreeMap<Key, FieldMap> {
    let mut found = BTreeMap::new();
    for (kind, list) in KINDS.into_iter().zip(contents(text)) {
        for fields in list {
            let id = fields["id"].as_text().expect("an id").to_owned();
            assert!(found.insert((kind, id), fields).is_none(), "twice:\n{text}");
        }
    }
    found
}

/// What two differ in, told by what and how.
type Told = BTreeSet<(Key, Option<String>, Why)>;

/// The merge as plainly as it can be said, without what is kept because it is referred to.
fn plainly(base: &str, ours: &str, theirs: &str) -> (BTreeMap<Key, FieldMap>, Told) {
    let (base, ours, theirs) = (keyed(base), keyed(ours), keyed(theirs));
    let keys: BTreeSet<&Key> = base
        .keys()
        .chain(ours.keys())
        .chain(theirs.keys())
        .collect();
    let (mut merged, mut told) = (BTreeMap::new(), Told::new());
    for key in keys {
        let kept = match (base.get(key), ours.get(key), theirs.get(key)) {
            (Some(before), Some(here), Some(there)) => {
                let mut fields = here.clone();
                let names: BTreeSet<&String> = before
                    .keys()
                    .chain(here.keys())
                    .chain(there.keys())
                    .collect();
                for name in names {
                    let [before, here, there] = [before.get(name), here.get(name), there.get(name)];
                    if before == here {
                        match there {
                            Some(value) => fields.insert(name.clone(), value.clone()),
                            None => fields.remove(name),
                        };
                    } else if before != there && here != there {
                        told.insert((key.clone(), Some(name.clone()), Why::Changed));
                    }
                }
                Some(fields)
            }
            (Some(before), Some(here), None) => {
                let is_changed = before != here;
                if is_changed {
                    told.insert((key.clone(), None, Why::Removed(Side::Theirs)));
                }
                is_changed.then(|| here.clone())
            }
            (Some(before), None, Some(there)) => {
                if before != there {
                    told.insert((key.clone(), None, Why::Removed(Side::Ours)));
                }
                None
            }
            (None, Some(here), Some(there)) => {
                if here != there {
                    told.insert((key.clone(), None, Why::Added));
                }
                Some(here.clone())
            }
            (_, here, there) => here.or(there).cloned(),
        };
        merged.extend(kept.map(|fields| (key.clone(), fields)));
    }
    (merged, told)
}

fn told(merged: &Merged) -> Told {
    let of = |conflict: &Conflict| match &conflict.about {
        About::Record(kind, name) => {
            let id = name.trim_matches('`').to_owned();
            Some(((*kind, id), conflict.field.clone(), conflict.why))
        }
        About::Head | About::Order(_) => None,
    };
    merged.conflicts.iter().filter_map(of).collect()
}

/// Every record that one refers to.
fn named(kind: RecordKind, fields: &FieldMap) -> BTreeSet<Key> {
    let mut found = BTreeSet::new();
    for of in KINDS {
        for value in naming(kind, of)
            .iter()
            .filter_map(|field| fields.get(*field))
        {
            match value {
                Value::Text(id) => found.insert((of, id.clone())),
                Value::Texts(ids) => {
                    found.extend(ids.iter().map(|id| (of, id.clone())));
                    true
                }
                _ => false,
            };
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_change_is_in_the_text_or_in_a_conflict_and_nothing_is_there_twice(
        base in file(true),
        here in wishes(),
        there in wishes(),
    ) {
        let (ours, theirs) = (edited(&base, &here, true), edited(&base, &there, true));
        let merged = carefully(&base, &ours, &theirs);
        let (expected, expected_told) = plainly(&base, &ours, &theirs);
        let found = keyed(&merged.text);
        let (mut told, needed): (Told, Told) = {
            let is_needed = |it: &(Key, Option<String>, Why)| matches!(it.2, Why::Needed(_));
            let (needed, told) = told(&merged).into_iter().partition(is_needed);
            (told, needed)
        };
        prop_assert_eq!(&told, &expected_told, "{}", merged.text);
        let (in_ours, in_theirs) = (keyed(&ours), keyed(&theirs));
        for (key, fields) in &expected {
            prop_assert_eq!(found.get(key), Some(fields), "{}", merged.text);
        }
        // What is there besides is told, and referred to.
        told.extend(needed);
        let references: BTreeSet<Key> = [&found, &in_ours, &in_theirs]
            .into_iter()
            .flatten()
            .flat_map(|(key, fields)| named(key.0, fields))
            .collect();
        for (key, fields) in found.iter().filter(|it| !expected.contains_key(it.0)) {
            prop_assert!(told.iter().any(|it| it.0 == *key), "{key:?}\n{}", merged.text);
            prop_assert!(references.contains(key));
            prop_assert!(in_ours.get(key) == Some(fields) || in_theirs.get(key) == Some(fields));
        }
        // No reference leads nowhere that did not do so before.
        for (key, fields) in &found {
            for name in named(key.0, fields).into_iter().filter(|name| !found.contains_key(name)) {
                let had = |side: &BTreeMap<Key, FieldMap>| {
                    !side.contains_key(&name)
                        && side.get(key).is_some_and(|fields| named(key.0, fields).contains(&name))
                };
                prop_assert!(had(&in_ours) || had(&in_theirs), "{key:?} {name:?}\n{}", merged.text);
            }
        }
        // With its remarks it says the same.
        let remarked = with_remarks(&merged.text, &merged.conflicts);
        prop_assert_eq!(contents(&remarked), contents(&merged.text), "{}", remarked);
        prop_assert_eq!(remarked.matches("// conflict: ").count(), merged.conflicts.len());
    }

    #[test]
    fn whose_text_is_changed_makes_no_difference_to_what_is_said(
        base in file(true),
        here in wishes(),
        there in wishes(),
    ) {
        let (ours, theirs) = (edited(&base, &here, true), edited(&base, &there, true));
        let (one, other) = (carefully(&base, &ours, &theirs), carefully(&base, &theirs, &ours));
        let mirrored: Told = told(&other)
            .into_iter()
            .map(|(key, field, why)| (key, field, match why {
                Why::Removed(side) => Why::Removed(side.other()),
                Why::Needed(side) => Why::Needed(side.other()),
                why => why,
            }))
            .collect();
        prop_assert_eq!(told(&one), mirrored);
        prop_assert_eq!(one.conflicts.len(), other.conflicts.len());
        // Every conflict decided for theirs gives what the other way round keeps.
        let kept = keyed(&other.text);
        let is_kept = |conflict: &Conflict| match (&conflict.about, conflict.why) {
            (_, Why::Needed(_)) => true,
            // Brought back there, because something refers to it.
            (About::Record(kind, name), Why::Removed(Side::Theirs)) => {
                kept.contains_key(&(*kind, name.trim_matches('`').to_owned()))
            }
            _ => false,
        };
        let changes: Vec<Change> = one
            .conflicts
            .iter()
            .filter(|conflict| !is_kept(conflict))
            .flat_map(|conflict| resolve(conflict, Side::Theirs).expect("it can be put in").to_vec())
            .collect();
        let splices = splices(&one.text, &changes).expect("the changes fit the text");
        let resolved = apply(&one.text, &splices).expect("the splices fit the text");
        prop_assert_eq!(unordered(&resolved), unordered(&other.text), "\n{}\n{}", one.text, other.text);
    }

    #[test]
    fn what_one_side_left_alone_is_what_the_other_one_made_of_it(
        has_ids in any::<bool>(),
        bases in (file(true), file(false)),
        wishes in wishes(),
    ) {
        let base = if has_ids { bases.0 } else { bases.1 };
        let edited = edited(&base, &wishes, has_ids);
        let nothing_new = carefully(&base, &edited, &base);
        prop_assert_eq!(&nothing_new.text, &edited);
        prop_assert_eq!(nothing_new.conflicts, []);
        let alike = carefully(&base, &edited, &edited);
        prop_assert_eq!(&alike.text, &edited);
        prop_assert_eq!(alike.conflicts, []);
        let taken = carefully(&base, &base, &edited);
        prop_assert_eq!(contents(&taken.text), contents(&edited), "\n{}\n{}", taken.text, edited);
        prop_assert_eq!(taken.conflicts, []);
    }
}
