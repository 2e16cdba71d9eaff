//! What a table says of itself in one field: what it is, from which file, and what its words mean.

use std::collections::BTreeSet;

use crate::export::{Fact, Job, colophon};
use crate::listing::{Listing, Value};
use crate::model::Stance;

/// A line for each fact, then the definitions of the stances that the table names within its
/// fields. It is said in every row: rows are sorted, filtered and pasted elsewhere.
pub(super) fn provenance(job: &Job<'_>, table: &Listing) -> String {
    let mut lines: Vec<String> = Vec::new();
    let given = [&job.options.title, &job.options.subtitle];
    lines.extend(given.map(|words| words.trim().to_owned()));
    if job.listing.is_some() {
        lines.push(table.title.clone());
        lines.extend(table.remarks.iter().cloned());
    }
    let facts = colophon(job).into_iter();
    lines.extend(facts.map(|Fact { name, words }| format!("{name}: {words}")));
    let stances = stances(table);
    let used = Stance::ALL.into_iter().filter(|it| stances.contains(it));
    let meanings: Vec<String> = used
        .map(|stance| format!("{}: {}", stance.words(), stance.meaning()))
        .collect();
    if !meanings.is_empty() {
        lines.push(format!("Stances mean {}", meanings.join("; ")));
    }
    if job.listing.is_none() {
        lines.push(
            "No sourced position: nothing in these sources; neither neutral nor undecided"
                .to_owned(),
        );
        lines.push(
            "Claimed by another party, part only, analysts only: not a position of the party"
                .to_owned(),
        );
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// Every stance that a field of the table names.
fn stances(table: &Listing) -> BTreeSet<Stance> {
    let mut found = BTreeSet::new();
    for value in table.rows.iter().flat_map(|row| &row.values) {
        collect(value, &mut found);
    }
    found
}

fn collect(value: &Value, found: &mut BTreeSet<Stance>) {
    match value {
        Value::Stance(stance)
        | Value::Dashed {
            stance: Some(stance),
            ..
        } => {
            found.insert(*stance);
        }
        Value::Lines(lines) => lines.iter().for_each(|line| collect(line, found)),
        _ => {}
    }
}
