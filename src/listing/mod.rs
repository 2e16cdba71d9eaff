//! What a view lists, as a plain table: the window, the sheet, CSV and the clipboard read the same.
//!
//! Each function that makes a [`Listing`] puts one question to a derived matrix. A listing knows
//! nothing of how it is shown: it has columns, rows of [`Value`]s, and for each row what it leads to.

mod agreement;
mod behind;
mod changes;
mod compared;
mod contested;
mod csv;
mod fields;
pub mod forms;
mod gaps;
#[cfg(test)]
mod samples;
mod second;
pub mod selection;
mod statements;
mod value;
mod whole;

pub use agreement::{distance_words, pairs, points, positions};
pub use behind::{Opened, behind};
pub use changes::{Between, Side, Which, changes, is_of_all_dates, size_of};
pub use contested::contested;
pub use csv::csv;
pub use gaps::gaps;
pub use second::{disagreements, reader_name, voice_name};
pub use statements::statements;
pub use value::{PairCounts, Value};
pub use whole::whole;

use std::ops::Range;

use crate::model::{PartyIndex, PointIndex, SourceIndex, StatementIndex};

/// A table with a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// What is listed, as a heading without a stop.
    pub title: String,
    /// As of when, from what, how it was counted: a sentence each, without its stop.
    pub remarks: Vec<String>,
    /// The columns, left to right.
    pub columns: Vec<Column>,
    /// The rows, top to bottom; each has one value for each column.
    pub rows: Vec<Row>,
    /// What is said instead where there is no row, without a stop.
    pub empty: String,
}

/// A column of a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub name: String,
    /// Its share of the width beside the others'.
    pub share: u16,
    /// True for numbers, which stand at the right edge of their column.
    pub is_number: bool,
    /// True for a column that window and sheet set below the one before it, in the same place, so
    /// that a row stays as narrow as a page; elsewhere it is a column like any other.
    pub is_below: bool,
}

/// A row of a listing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The label under which the row stands; rows of one label stand together. The label is told
    /// only while the rows stand in the order in which they were made.
    pub group: Option<String>,
    /// One for each column.
    pub values: Vec<Value>,
    /// Where the row leads.
    pub lead: Lead,
}

/// Where a row leads when it is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lead {
    /// Nowhere.
    #[default]
    Nowhere,
    /// To a cell.
    Cell(PointIndex, PartyIndex),
    /// To the row of a point.
    Point(PointIndex),
    /// To a statement in its cell.
    Statement(StatementIndex),
    /// To the two words of a disputed cell, face to face.
    Conflict(PointIndex, PartyIndex),
    /// To a source.
    Source(SourceIndex),
}

impl Column {
    /// A column of words.
    #[must_use]
    pub fn words(name: &str, share: u16) -> Self {
        Self {
            name: name.to_owned(),
            share,
            is_number: false,
            is_below: false,
        }
    }

    /// The column, set below the one before it; its share counts for nothing.
    #[must_use]
    pub fn below(self) -> Self {
        Self {
            is_below: true,
            ..self
        }
    }

    /// A column of numbers.
    #[must_use]
    pub fn number(name: &str, share: u16) -> Self {
        Self {
            is_number: true,
            ..Self::words(name, share)
        }
    }
}

impl Listing {
    /// The columns by the place in which window and sheet set them, left to right: in each the first
    /// column, and below it those that are set below it.
    #[must_use]
    pub fn stacks(&self) -> Vec<Range<usize>> {
        let mut stacks: Vec<Range<usize>> = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            match stacks.last_mut() {
                Some(stack) if column.is_below => stack.end = at + 1,
                _ => stacks.push(at..at + 1),
            }
        }
        stacks
    }

    /// A row in words: what its fields say, with the names of their columns.
    #[must_use]
    pub fn row_words(&self, row: usize) -> String {
        let Some(row) = self.rows.get(row) else {
            return String::new();
        };
        let fields: Vec<String> = self
            .columns
            .iter()
            .zip(&row.values)
            .filter(|(_, value)| !value.is_empty())
            .map(|(column, value)| format!("{}: {}", column.name, value.line()))
            .collect();
        fields.join("; ")
    }

    /// Puts the rows in the order of one column; rows that say nothing there come last in either
    /// direction, and equal rows keep their order.
    pub fn sort(&mut self, column: usize, descending: bool) {
        self.rows.sort_by(|one, other| {
            let [one, other] =
                [one, other].map(|row| row.values.get(column).unwrap_or(&Value::Empty));
            match (one.is_empty(), other.is_empty()) {
                (false, false) if descending => other.compare(one),
                (false, false) => one.compare(other),
                (one, other) => one.cmp(&other),
            }
        });
        for row in &mut self.rows {
            row.group = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Stance::{Opposes, RulesOut, Supports};
    use crate::model::{DateSpan, Dating};

    fn listing(values: Vec<Value>) -> Listing {
        Listing {
            columns: vec![Column::words("It", 1)],
            rows: values
                .into_iter()
                .map(|value| Row {
                    group: Some("a group".to_owned()),
                    values: vec![value],
                    lead: Lead::Nowhere,
                })
                .collect(),
            ..Listing::default()
        }
    }

    fn sorted(values: Vec<Value>, descending: bool) -> Vec<String> {
        let mut listing = listing(values);
        listing.sort(0, descending);
        assert!(listing.rows.iter().all(|row| row.group.is_none()));
        listing
            .rows
            .iter()
            .map(|row| row.values[0].text())
            .collect()
    }

    #[test]
    fn columns_set_below_others_share_their_place_and_rows_are_read_whole() {
        let mut listing = listing(vec![Value::Number(3)]);
        listing.columns = vec![
            Column::words("Point", 2),
            Column::words("Party", 9).below(),
            Column::number("Points", 1),
        ];
        listing.rows[0].values = vec![
            Value::words("Cod"),
            Value::Empty,
            Value::Lines(vec![Value::Number(3), Value::words("or more")]),
        ];
        assert_eq!(listing.stacks(), [0..2, 2..3]);
        assert_eq!(listing.row_words(0), "Point: Cod; Points: 3, or more");
        assert_eq!(listing.row_words(1), "");
    }

    #[test]
    fn values_are_sorted_by_what_they_mean_and_silence_comes_last() {
        let day = |text: &str| Value::Date {
            span: DateSpan::parse(text).unwrap(),
            dating: Dating::Stated,
        };
        let cases: [(Vec<Value>, [&str; 3]); 4] = [
            (
                vec![Value::Number(10), Value::Empty, Value::Number(9)],
                ["9", "10", ""],
            ),
            (
                vec![Value::words("b"), Value::words(""), Value::words("A")],
                ["A", "b", ""],
            ),
            (
                vec![
                    Value::Stance(RulesOut),
                    Value::Stance(Supports),
                    Value::Stance(Opposes),
                ],
                ["Supports", "Opposes", "Rules out"],
            ),
            (
                vec![day("2025-03"), Value::Empty, day("2025-02-20")],
                ["20 February 2025", "March 2025", ""],
            ),
        ];
        for (values, wanted) in cases {
            assert_eq!(sorted(values.clone(), false), wanted);
            let mut backwards: Vec<&str> = wanted.into_iter().filter(|it| !it.is_empty()).collect();
            backwards.reverse();
            backwards.extend(wanted.iter().filter(|it| it.is_empty()));
            assert_eq!(sorted(values, true), backwards);
        }
    }
}
