//! Statements that were recoded, changed, added or removed.

use super::field::lines;
use super::{Between, Which, provenance, quotation, row, stance};
use crate::diff::{Changed, FieldChange};
use crate::listing::{Row, Value};
use crate::model::StatementIndex;

/// The same words with another stance.
pub(super) fn recoded(between: &Between, rows: &mut Vec<Row>) {
    let group = "Recoded: the same words, another stance";
    let changed = &between.difference.statements.changed;
    for change in changed.iter().filter(|change| change.recoded) {
        let (old, new) = (between.old.dossier, between.new.dossier);
        let others: Vec<FieldChange> = change
            .fields
            .iter()
            .filter(|field| field.field != "stance")
            .cloned()
            .collect();
        let [mut before, mut after] = lines(between, &others);
        let words = [
            stance(old, change.old),
            quotation(old, change.old),
            provenance(old, change.old),
        ];
        before.splice(0..0, words);
        let words = [stance(new, change.new), Value::words("the same words")];
        after.splice(0..0, words);
        rows.push(told(between, group, "recoded", change, [before, after]));
    }
}

/// Other changes of a statement that both files have.
pub(super) fn changed(between: &Between, rows: &mut Vec<Row>) {
    let group = "Statements that changed";
    let changed = &between.difference.statements.changed;
    for change in changed.iter().filter(|change| !change.recoded) {
        let (old, new) = (between.old.dossier, between.new.dossier);
        let has = |name: &str| change.fields.iter().any(|field| field.field == name);
        let others: Vec<FieldChange> = change
            .fields
            .iter()
            .filter(|field| !matches!(field.field, "stance" | "quote"))
            .cloned()
            .collect();
        let [mut before, mut after] = lines(between, &others);
        if has("quote") {
            before.insert(0, quotation(old, change.old));
            after.insert(0, quotation(new, change.new));
        }
        // The stance stands above the words that prove it, so that none is told without them.
        if has("stance") {
            before.insert(0, stance(old, change.old));
            after.insert(0, stance(new, change.new));
        }
        let what = if has("quote") { "reworded" } else { "changed" };
        rows.push(told(between, group, what, change, [before, after]));
    }
}

/// Only in the new file.
pub(super) fn added(between: &Between, rows: &mut Vec<Row>) {
    for &index in &between.difference.statements.added {
        let whole = whole(between, Which::New, index);
        rows.push(alone(between, Which::New, index, [Value::Empty, whole]));
    }
}

/// Only in the old file.
pub(super) fn removed(between: &Between, rows: &mut Vec<Row>) {
    for &index in &between.difference.statements.removed {
        let whole = whole(between, Which::Old, index);
        rows.push(alone(between, Which::Old, index, [whole, Value::Empty]));
    }
}

/// A statement that both files have; its cell is told by the names of the new file.
fn told(
    between: &Between,
    group: &str,
    what: &str,
    change: &Changed,
    [before, after]: [Vec<Value>; 2],
) -> Row {
    let new = between.new.dossier;
    let statement = new.statement(change.new);
    let values = [
        Value::words(what),
        Value::words(&new.point(statement.point).title),
        Value::strong(&new.party(statement.party).name),
        Value::Lines(before),
        Value::Lines(after),
    ];
    let lead = match between.open {
        Which::Old => between.lead_to(Which::Old, change.old),
        Which::New => between.lead_to(Which::New, change.new),
    };
    row(group, values, lead)
}

/// A statement that only one of the files has.
fn alone(
    between: &Between,
    which: Which,
    index: StatementIndex,
    [before, after]: [Value; 2],
) -> Row {
    let (group, what) = match which {
        Which::Old => ("Statements removed", "removed"),
        Which::New => ("Statements added", "added"),
    };
    let dossier = between.side(which).dossier;
    let statement = dossier.statement(index);
    let values = [
        Value::words(what),
        Value::words(&dossier.point(statement.point).title),
        Value::strong(&dossier.party(statement.party).name),
        before,
        after,
    ];
    row(group, values, between.lead_to(which, index))
}

/// Stance, gist and words of a statement.
fn whole(between: &Between, which: Which, index: StatementIndex) -> Value {
    let dossier = between.side(which).dossier;
    Value::Lines(vec![
        stance(dossier, index),
        Value::words(&dossier.statement(index).gist),
        quotation(dossier, index),
        provenance(dossier, index),
    ])
}
