//! Reading `SQLite` databases: tables of rows, nothing else. The format is that of
//! <https://www.sqlite.org/fileformat2.html>.
//!
//! The usual library is C and would ask for a compiler of it; a database that is only read, once
//! and as a whole, needs the pages of its tables and no more. Whatever the bytes, reading ends:
//! every page is visited once.

use std::collections::BTreeSet;

use super::sqlite_record::{Payload, SqlValue, record, varint};
use super::sqlite_schema::columns;
use super::trouble::{Trouble, trouble};

/// What a database begins with.
pub(super) const MAGIC: &[u8] = b"SQLite format 3\0";
/// A tree of pages is so deep at most; a file that is as large as can be needs fewer.
const MOST_DEPTH: usize = 40;
/// So many rows of a table are read.
const MOST_ROWS: usize = 5_000_000;

/// A database in memory.
pub(super) struct Database<'b> {
    bytes: &'b [u8],
    page_size: usize,
    /// The bytes of a page that are used.
    usable: usize,
    encoding: u32,
    tables: Vec<TableEntry>,
}

/// A table as the schema names it.
#[derive(Debug)]
struct TableEntry {
    name: String,
    root: usize,
    sql: String,
}

/// The rows of a table with the names of its columns in small letters.
#[derive(Debug, Default)]
pub(super) struct Rows {
    columns: Vec<String>,
    rows: Vec<Vec<SqlValue>>,
}

/// One row.
#[derive(Clone, Copy)]
pub(super) struct Row<'r> {
    columns: &'r [String],
    values: &'r [SqlValue],
}

impl Rows {
    /// The rows in the order of their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|values| Row {
            columns: &self.columns,
            values,
        })
    }

    /// True when the table has this column.
    pub(super) fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|it| it == column)
    }
}

impl<'r> Row<'r> {
    fn value(&self, column: &str) -> &'r SqlValue {
        let at = self.columns.iter().position(|it| it == column);
        at.and_then(|at| self.values.get(at))
            .unwrap_or(&SqlValue::Null)
    }

    /// A whole number; also one that is written as text.
    pub(super) fn integer(&self, column: &str) -> Option<i64> {
        match self.value(column) {
            SqlValue::Integer(number) => Some(*number),
            SqlValue::Text(text) => text.trim().parse().ok(),
            SqlValue::Null | SqlValue::Real(_) | SqlValue::Blob => None,
        }
    }

    /// A text; a number as it is written.
    pub(super) fn text(&self, column: &str) -> String {
        match self.value(column) {
            SqlValue::Text(text) => text.clone(),
            SqlValue::Integer(number) => number.to_string(),
            SqlValue::Real(number) => number.to_string(),
            SqlValue::Null | SqlValue::Blob => String::new(),
        }
    }

    /// True when the field holds a text.
    pub(super) fn is_text(&self, column: &str) -> bool {
        matches!(self.value(column), SqlValue::Text(_))
    }
}

fn broken(what: &str) -> Trouble {
    trouble(format!("the database is broken: {what}"))
}

impl<'b> Database<'b> {
    /// Reads its head and its schema.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Trouble> {
        if !bytes.starts_with(MAGIC) || bytes.len() < 100 {
            return Err(broken("its head is not there"));
        }
        let page_size = match u16::from_be_bytes([bytes[16], bytes[17]]) {
            1 => 65_536,
            size => usize::from(size),
        };
        let usable = page_size.saturating_sub(usize::from(bytes[20]));
        if !page_size.is_power_of_two() || page_size < 512 || usable < 480 {
            return Err(broken("its pages have no size that is allowed"));
        }
        let encoding = u32::from_be_bytes([bytes[56], bytes[57], bytes[58], bytes[59]]);
        let mut database = Self {
            bytes,
            page_size,
            usable,
            encoding,
            tables: Vec::new(),
        };
        let mut tables = Vec::new();
        database.walk(1, &mut |_, values| {
            if let [
                SqlValue::Text(kind),
                SqlValue::Text(name),
                _,
                SqlValue::Integer(root),
                SqlValue::Text(sql),
            ] = &values[..]
                && kind == "table"
                && let Ok(root) = usize::try_from(*root)
            {
                tables.push(TableEntry {
                    name: name.to_lowercase(),
                    root,
                    sql: sql.clone(),
                });
            }
        })?;
        database.tables = tables;
        Ok(database)
    }

    /// True when changes may stand in a file beside the database.
    pub(super) fn has_log(&self) -> bool {
        self.bytes.get(18) == Some(&2)
    }

    /// True when there is a table of this name, in small letters.
    pub(super) fn has(&self, table: &str) -> bool {
        self.tables.iter().any(|it| it.name == table)
    }

    /// The rows of a table; none where there is no such table.
    pub(super) fn rows(&self, table: &str) -> Result<Rows, Trouble> {
        let Some(entry) = self.tables.iter().find(|it| it.name == table) else {
            return Ok(Rows::default());
        };
        let (columns, key) = columns(&entry.sql);
        let mut rows = Vec::new();
        self.walk(entry.root, &mut |number, mut values| {
            // The key of a table is the number of the row and not written again.
            if let Some(value) = key.and_then(|key| values.get_mut(key)) {
                *value = SqlValue::Integer(number);
            }
            rows.push(values);
        })?;
        Ok(Rows { columns, rows })
    }

    fn page(&self, number: usize) -> Result<&'b [u8], Trouble> {
        let start = number
            .checked_sub(1)
            .and_then(|it| it.checked_mul(self.page_size));
        let range = start.and_then(|start| Some(start..start.checked_add(self.page_size)?));
        let page = range.and_then(|range| self.bytes.get(range));
        page.ok_or_else(|| broken("a page is missing; the file may have been cut off"))
    }

    /// Visits all rows of the tree that begins at a page.
    fn walk(&self, root: usize, visit: &mut dyn FnMut(i64, Vec<SqlValue>)) -> Result<(), Trouble> {
        let mut visited = BTreeSet::new();
        let mut count = 0;
        // Pages that are still to be read, the next one last, with their depths.
        let mut waiting = vec![(root, 0)];
        while let Some((number, depth)) = waiting.pop() {
            if depth > MOST_DEPTH || !visited.insert(number) {
                return Err(broken("its pages lead in a circle"));
            }
            let page = self.page(number)?;
            let head = if number == 1 { 100 } else { 0 };
            let cells = usize::from(short(page, head + 3)?);
            let (first, is_leaf) = match page.get(head) {
                Some(0x0d) => (head + 8, true),
                Some(0x05) => (head + 12, false),
                _ => return Err(broken("a page is not of a table")),
            };
            let places: Result<Vec<usize>, Trouble> = (0..cells)
                .map(|at| short(page, first + at * 2).map(usize::from))
                .collect();
            let places = places?;
            if is_leaf {
                for place in places {
                    count += 1;
                    if count > MOST_ROWS {
                        return Err(trouble(
                            "a table of the database has more rows than are read",
                        ));
                    }
                    let (number, values) = self.cell(page, place)?;
                    visit(number, values);
                }
            } else {
                waiting.push((long(page, head + 8)?, depth + 1));
                for place in places.into_iter().rev() {
                    waiting.push((long(page, place)?, depth + 1));
                }
            }
        }
        Ok(())
    }

    /// A row: its number and its values.
    fn cell(&self, page: &'b [u8], place: usize) -> Result<(i64, Vec<SqlValue>), Trouble> {
        let cut = || broken("a row is cut off");
        let (length, after) = varint(page, place).ok_or_else(cut)?;
        let (number, start) = varint(page, after).ok_or_else(cut)?;
        let length = usize::try_from(length).map_err(|_| cut())?;
        if length > self.bytes.len() {
            return Err(cut());
        }
        // How much of a row stands on its page, by section 1.6 of the description of the format.
        let most = self.usable - 35;
        let least = (self.usable - 12) * 32 / 255 - 23;
        let local = if length <= most {
            length
        } else {
            let fitting = least + (length - least) % (self.usable - 4);
            if fitting <= most { fitting } else { least }
        };
        let here = page.get(start..start + local).ok_or_else(cut)?;
        let mut payload = Payload::new(here);
        if local < length {
            let mut next = long(page, start + local)?;
            let mut visited = BTreeSet::new();
            while payload.len() < length {
                if !visited.insert(next) {
                    return Err(broken("its pages lead in a circle"));
                }
                let page = self.page(next)?;
                next = long(page, 0)?;
                let take = (length - payload.len()).min(self.usable - 4);
                payload.add(page.get(4..4 + take).ok_or_else(cut)?);
            }
        }
        let values = record(payload.bytes(), self.encoding).ok_or_else(cut)?;
        Ok((number, values))
    }
}

fn short(page: &[u8], at: usize) -> Result<u16, Trouble> {
    let bytes = page.get(at..at + 2).and_then(|it| it.try_into().ok());
    bytes
        .map(u16::from_be_bytes)
        .ok_or_else(|| broken("a page is cut off"))
}

fn long(page: &[u8], at: usize) -> Result<usize, Trouble> {
    let bytes = page.get(at..at + 4).and_then(|it| it.try_into().ok());
    let number = bytes.map(u32::from_be_bytes);
    let number = number.and_then(|number| usize::try_from(number).ok());
    number.ok_or_else(|| broken("a page is cut off"))
}
