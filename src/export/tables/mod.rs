//! The record as plain tables, for the formats that are tables: statements, sources, findings.
//!
//! A table knows what its fields are, not how they look: a day is a day until a spreadsheet writes
//! it as one and CSV as ISO 8601.

mod findings;
mod sources;
mod statements;

pub(super) use findings::findings;
pub(super) use sources::{sources, used};
pub(super) use statements::{number_of, statements};

use crate::model::{Day, Stance};

/// What stands in one field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Field {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// A count or a number of a row.
    Number(u64),
    /// A day of the calendar.
    Day(Day),
    /// An address; followed only when it is one of the web.
    Link(String),
    /// A stance as read by the editors.
    Reading {
        /// The stance of a position of the whole party; none where it is no position, so that
        /// nobody counts a claim among the positions.
        stance: Option<Stance>,
        /// The words, with who says so where it is no position.
        words: String,
    },
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// Its heading.
    pub(super) name: &'static str,
    /// How wide a spreadsheet makes it, in letters.
    pub(super) width: u16,
}

/// A table: each row has one field for each column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// The columns, left to right.
    pub(super) columns: Vec<Column>,
    /// The rows, top to bottom.
    pub(super) rows: Vec<Vec<Field>>,
}

impl Table {
    /// A table without rows.
    fn new(columns: &[(&'static str, u16)]) -> Self {
        Self {
            columns: columns
                .iter()
                .map(|&(name, width)| Column { name, width })
                .collect(),
            rows: Vec::new(),
        }
    }
}

impl Field {
    /// Words; nothing where they are empty.
    fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() {
            Self::Empty
        } else {
            Self::Text(words)
        }
    }

    /// Words that may be missing.
    fn maybe(words: Option<&String>) -> Self {
        words.map_or(Self::Empty, Self::text)
    }

    /// A count.
    fn count(count: usize) -> Self {
        Self::Number(u64::try_from(count).unwrap_or(u64::MAX))
    }

    /// The field in plain words; a day as ISO 8601 has it.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(words) | Self::Link(words) | Self::Reading { words, .. } => words.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }
}
