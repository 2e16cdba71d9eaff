//! Points, parties, sources, themes, plans and the file itself: what came, went, was renamed or
//! has other fields.

use std::collections::BTreeMap;

use super::field::lines;
use super::{Between, Which, row};
use crate::diff::{FieldChange, Records};
use crate::listing::{Lead, Row, Value};
use crate::model::{DateSpan, Dossier, PointIndex, SourceIndex};
use crate::words;

/// How the records of one list are told.
struct Kind {
    group: &'static str,
    /// Their ids in a file, in its order.
    ids: fn(&Dossier) -> Vec<&str>,
    /// The fields "Where" and "Party" of a record.
    place: fn(&Dossier, usize) -> [Value; 2],
    /// What else is worth telling of one that came or went.
    about: fn(&Dossier, usize) -> String,
    /// Where one of the open file leads.
    lead: fn(usize) -> Lead,
}

/// Rows.
pub(super) fn points(between: &Between, rows: &mut Vec<Row>) {
    let kind = Kind {
        group: "Points",
        ids: |dossier| dossier.points.iter().map(|it| it.id.as_str()).collect(),
        place: |dossier, at| [Value::strong(&dossier.points[at].title), Value::Empty],
        about: |dossier, at| dossier.points[at].proposition.clone(),
        lead: |at| Lead::Point(PointIndex::new(at)),
    };
    records(between, &between.difference.points, &kind, rows);
}

/// Columns.
pub(super) fn parties(between: &Between, rows: &mut Vec<Row>) {
    let kind = Kind {
        group: "Parties",
        ids: |dossier| dossier.parties.iter().map(|it| it.id.as_str()).collect(),
        place: |dossier, at| [Value::Empty, Value::strong(&dossier.parties[at].name)],
        about: |_, _| String::new(),
        lead: |_| Lead::Nowhere,
    };
    records(between, &between.difference.parties, &kind, rows);
}

/// Publications.
pub(super) fn sources(between: &Between, rows: &mut Vec<Row>) {
    let kind = Kind {
        group: "Sources",
        ids: |dossier| dossier.sources.iter().map(|it| it.id.as_str()).collect(),
        place: |dossier, at| [Value::strong(&dossier.sources[at].title), Value::Empty],
        about: |dossier, at| words::source_line(dossier, &dossier.sources[at]),
        lead: |at| Lead::Source(SourceIndex::new(at)),
    };
    records(between, &between.difference.sources, &kind, rows);
}

/// Groups of rows.
pub(super) fn themes(between: &Between, rows: &mut Vec<Row>) {
    let kind = Kind {
        group: "Themes",
        ids: |dossier| dossier.themes.iter().map(|it| it.id.as_str()).collect(),
        place: |dossier, at| [Value::strong(&dossier.themes[at].name), Value::Empty],
        about: |_, _| String::new(),
        lead: |_| Lead::Nowhere,
    };
    records(between, &between.difference.themes, &kind, rows);
}

/// Versions of the plan.
pub(super) fn plans(between: &Between, rows: &mut Vec<Row>) {
    let kind = Kind {
        group: "Plans",
        ids: |dossier| dossier.plans.iter().map(|it| it.id.as_str()).collect(),
        place: |dossier, at| [Value::strong(&dossier.plans[at].name), Value::Empty],
        about: |dossier, at| {
            let date = dossier.plans[at].date;
            date.map_or_else(String::new, DateSpan::words)
        },
        lead: |_| Lead::Nowhere,
    };
    records(between, &between.difference.plans, &kind, rows);
}

/// What the file says of itself.
pub(super) fn of_the_file(between: &Between, rows: &mut Vec<Row>) {
    let fields = &between.difference.dossier;
    if fields.is_empty() {
        return;
    }
    let [before, after] = lines(between, fields).map(Value::Lines);
    let values = [
        Value::words("changed"),
        Value::strong("The file itself"),
        Value::Empty,
        before,
        after,
    ];
    rows.push(row("The file itself", values, Lead::Nowhere));
}

fn records(between: &Between, records: &Records, kind: &Kind, rows: &mut Vec<Row>) {
    if records.is_empty() {
        return;
    }
    let changes: BTreeMap<usize, &Vec<FieldChange>> = records
        .changed
        .iter()
        .map(|change| (change.new, &change.fields))
        .collect();
    let new = between.new.dossier;
    let lead = |old: usize, new: usize| match between.open {
        Which::Old => (kind.lead)(old),
        Which::New => (kind.lead)(new),
    };
    for renamed in &records.renamed {
        let mut fields = vec![FieldChange {
            field: "id",
            from: Some(renamed.from.clone()),
            to: Some(renamed.to.clone()),
        }];
        let others = changes.get(&renamed.new).into_iter();
        fields.extend(others.flat_map(|fields| fields.iter().cloned()));
        let [place, party] = (kind.place)(new, renamed.new);
        let [before, after] = lines(between, &fields).map(Value::Lines);
        let values = [Value::words("renamed"), place, party, before, after];
        rows.push(row(kind.group, values, lead(renamed.old, renamed.new)));
    }
    let is_renamed = |at: usize| records.renamed.iter().any(|it| it.new == at);
    for change in records.changed.iter().filter(|it| !is_renamed(it.new)) {
        let [place, party] = (kind.place)(new, change.new);
        let [before, after] = lines(between, &change.fields).map(Value::Lines);
        let values = [Value::words("changed"), place, party, before, after];
        rows.push(row(kind.group, values, lead(change.old, change.new)));
    }
    for (which, ids, what) in [
        (Which::New, records.new_ones().collect::<Vec<_>>(), "added"),
        (Which::Old, records.gone().collect(), "removed"),
    ] {
        let dossier = between.side(which).dossier;
        let known: BTreeMap<&str, usize> = (kind.ids)(dossier).into_iter().zip(0..).collect();
        for id in ids {
            let Some(&at) = known.get(id) else {
                continue;
            };
            let about = (kind.about)(dossier, at);
            let told = Value::Lines(vec![Value::words(format!("id: {id}")), Value::words(about)]);
            let (before, after, lead) = match which {
                Which::Old => (told, Value::Empty, which == between.open),
                Which::New => (Value::Empty, told, which == between.open),
            };
            let lead = if lead { (kind.lead)(at) } else { Lead::Nowhere };
            let [place, party] = (kind.place)(dossier, at);
            let values = [Value::words(what), place, party, before, after];
            rows.push(row(kind.group, values, lead));
        }
    }
}
