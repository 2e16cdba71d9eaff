//! Whatever two people do to a file: nothing is lost, nothing is there twice, and whose text is
//! changed makes no difference to what is said.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::generated::{edited, file, wishes};
use super::version::{FieldMap, Version};
use super::*;
use crate::edit::{Change, Value, apply, naming, splices};
use crate::finding::RecordKind;

fn carefully(base: &str, ours: &str, theirs: &str) -> Merged {
    let dossiers = dossiers(base, ours, theirs, &|| true).expect("they are position files");
    by_records([base, ours, theirs], &dossiers, &|| true).expect("they can be merged")
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
    RecordKind::ALL.into_iter().map(of).collect()
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
    for (kind, list) in RecordKind::ALL.into_iter().zip(contents(text)) {
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
    for of in RecordKind::ALL {
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
