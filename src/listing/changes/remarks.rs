//! What is said above the list: which files, how much changed, and how they were compared.

use super::{Between, Side};
use crate::diff::{Difference, Records};
use crate::finding::{Count, list_and};
use crate::listing::{Listing, second};

/// What a list of changes says of dates.
const ALL_DATES: &str = "Both files are compared with all their dates, whatever date is set";

/// True of a list for which the date of the lens means nothing, as it says itself.
#[must_use]
pub fn is_of_all_dates(listing: &Listing) -> bool {
    let says = |remark: &String| remark == ALL_DATES || remark == second::ALL_DATES;
    listing.remarks.iter().any(says)
}

/// A sentence each, without its stop.
pub(super) fn remarks(between: &Between) -> Vec<String> {
    let mut remarks = Vec::new();
    if !between.difference.is_empty() {
        remarks.push(size_of(between.difference));
    }
    remarks.push(ALL_DATES.to_owned());
    let lists = lists(between.difference);
    if lists
        .iter()
        .any(|(records, ..)| !records.renamed.is_empty())
    {
        remarks.push(
            "A record counts as renamed where it alone has the same content under another id"
                .to_owned(),
        );
    }
    remarks.extend([between.old, between.new].into_iter().filter_map(errors));
    remarks
}

/// What is missing because it could not be read looks as if it had been taken out or put in.
fn errors(side: Side) -> Option<String> {
    let left_out = side.dossier.left_out.records().len();
    let count = Count::new(left_out, "record", "records");
    (left_out > 0).then(|| {
        format!(
            "{count} of {} could not be read and may look added or removed",
            side.name
        )
    })
}

fn lists(difference: &Difference) -> [(&Records, &'static str, &'static str); 5] {
    [
        (&difference.points, "point", "points"),
        (&difference.parties, "party", "parties"),
        (&difference.sources, "source", "sources"),
        (&difference.themes, "theme", "themes"),
        (&difference.plans, "plan", "plans"),
    ]
}

/// How much changed: `1 statement recoded, 2 cells changed and 1 point renamed`.
#[must_use]
pub fn size_of(difference: &Difference) -> String {
    let statements = &difference.statements;
    let recoded = statements.changed.iter().filter(|it| it.recoded).count();
    let mut parts: Vec<(usize, &str, &str, &str)> = vec![
        (recoded, "statement", "statements", "recoded"),
        (difference.cells.len(), "cell", "cells", "changed"),
        (
            statements.changed.len() - recoded,
            "statement",
            "statements",
            "changed",
        ),
        (statements.added.len(), "statement", "statements", "added"),
        (
            statements.removed.len(),
            "statement",
            "statements",
            "removed",
        ),
    ];
    for (records, one, many) in lists(difference) {
        parts.extend([
            (records.new_ones().count(), one, many, "added"),
            (records.gone().count(), one, many, "removed"),
            (records.renamed.len(), one, many, "renamed"),
            (records.changed.len(), one, many, "changed"),
        ]);
    }
    let mut words: Vec<String> = parts
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many, verb)| format!("{} {verb}", Count::new(number, one, many)))
        .collect();
    if !difference.dossier.is_empty() {
        words.push("what the file says of itself changed".to_owned());
    }
    if words.is_empty() {
        return "No difference".to_owned();
    }
    list_and(&words)
}
