//! One plain table: the comparison, its statements or a list, as comma-separated values.
//!
//! A table has no head and no foot, and rows are cut out of it, so that each row says in its last
//! columns of when it is and, in one field, from what it was made and what its words mean. The file
//! begins with the byte order mark, without which Excel reads Cyrillic and quotation marks wrong.

mod provenance;

use super::tables::{self, Field};
use super::{Job, TableRows, json};
use crate::listing::selection::Wanted;
use crate::listing::{self, Column, Listing, Row, Value};
use crate::model::{Day, Stance};

/// UTF-8, as a spreadsheet has to be told.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The list where the job is of one, else the comparison: by the options a point each or a
/// statement each.
///
/// # Errors
/// When its records cannot be written as JSON; a sentence without its stop.
pub fn csv(job: &Job<'_>) -> Result<Vec<u8>, String> {
    let mut bytes = BYTE_ORDER_MARK.to_vec();
    bytes.extend(listing::csv(&table(job)?));
    Ok(bytes)
}

/// The same before it is written: what a row says, then as of when, then what the table is.
fn table(job: &Job<'_>) -> Result<Listing, String> {
    let mut table = match (job.listing, job.options.rows) {
        (Some(listing), _) => listing.clone(),
        (None, TableRows::Points) => points(job),
        (None, TableRows::Statements) => statements(job),
    };
    add_meaning(&mut table);
    let is_of_one_date = job.listing.is_none_or(|it| !listing::is_of_all_dates(it));
    if let Some(day) = job.content.matrix.as_of.filter(|_| is_of_one_date) {
        add(&mut table, "As of", &Value::Words(iso(day)));
    }
    let about = provenance::provenance(job, &table);
    add(&mut table, "About this table", &Value::Words(about));
    if job.listing.is_none() {
        add_record(&mut table, &json::record(job)?);
    }
    Ok(table)
}

/// What `concordance import` reads back, in pieces from the first row on.
fn add_record(table: &mut Listing, record: &str) {
    let mut pieces = json::pieces(record, table.rows.len()).into_iter();
    table.columns.push(Column::words("Record", 1));
    for row in &mut table.rows {
        row.values
            .push(Value::words(pieces.next().unwrap_or_default()));
    }
}

/// A point each, with all quotations of a cell in its field.
fn points(job: &Job<'_>) -> Listing {
    let content = &job.content;
    listing::whole(&Wanted {
        dossier: content.dossier,
        lens: content.lens,
        shown: content.shown,
        matrix: content.matrix,
        comparison: content.comparison,
        grades: content.grades,
        points: &content.shown.points,
        parties: &content.shown.columns,
    })
}

/// A statement each.
fn statements(job: &Job<'_>) -> Listing {
    let table = tables::statements(job);
    Listing {
        title: "Statements".to_owned(),
        columns: table
            .columns
            .iter()
            .map(|column| Column::words(column.name, 1))
            .collect(),
        rows: table
            .rows
            .iter()
            .map(|fields| Row {
                values: fields.iter().map(value).collect(),
                ..Row::default()
            })
            .collect(),
        ..Listing::default()
    }
}

fn value(field: &Field) -> Value {
    match field {
        Field::Empty => Value::Empty,
        Field::Number(number) => Value::Number(*number),
        field => Value::Words(field.words()),
    }
}

/// Where a list has one column of stances, what each of them means.
fn add_meaning(table: &mut Listing) {
    let stance_of = |value: &Value| match value {
        Value::Stance(stance) => Some(*stance),
        Value::Dashed { stance, .. } => *stance,
        _ => None,
    };
    let has_stances = |at: &usize| {
        let values = table.rows.iter().filter_map(|row| row.values.get(*at));
        values.into_iter().any(|value| stance_of(value).is_some())
    };
    let columns: Vec<usize> = (0..table.columns.len()).filter(has_stances).collect();
    let [column] = columns[..] else {
        return;
    };
    table.columns.push(Column::words("Stance means", 1));
    for row in &mut table.rows {
        let stance = row.values.get(column).and_then(stance_of);
        row.values
            .push(Value::words(stance.map_or("", Stance::meaning)));
    }
}

fn add(table: &mut Listing, name: &str, value: &Value) {
    table.columns.push(Column::words(name, 1));
    for row in &mut table.rows {
        row.values.push(value.clone());
    }
}

fn iso(day: Day) -> String {
    day.to_string()
}

#[cfg(test)]
mod tests;
