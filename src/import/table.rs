//! A neutral table, whatever it was read from: sheets of rows of cells.

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableCell {
    /// What it says, with `\n` between its lines.
    pub text: String,
    /// What a note, a comment or footnotes at it say.
    pub note: Option<String>,
    /// The first address that it links to.
    pub link: Option<String>,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What it is called in its file; empty where it has no name.
    pub name: String,
    /// The rows, top to bottom; they need not be equally long.
    pub rows: Vec<Vec<TableCell>>,
}

impl TableCell {
    /// A cell that only says something.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// True when there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.note.is_none()
    }
}

impl Sheet {
    /// The text of a cell without the white space around it; empty where there is no such cell.
    #[must_use]
    pub fn text(&self, row: usize, column: usize) -> &str {
        let cell = self.rows.get(row).and_then(|row| row.get(column));
        cell.map_or("", |cell| cell.text.trim())
    }

    /// The number of cells of its longest row.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// Takes away the empty rows at its end and the empty cells at the end of each row.
    pub(super) fn trim(&mut self) {
        for row in &mut self.rows {
            while row.last().is_some_and(TableCell::is_empty) {
                row.pop();
            }
        }
        while self.rows.last().is_some_and(Vec::is_empty) {
            self.rows.pop();
        }
    }

    /// The column whose name in the first row is this.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        let header = self.rows.first()?;
        header.iter().position(|cell| cell.text.trim() == name)
    }
}

/// The name of a column as spreadsheets count: `A`, `B`, …, `Z`, `AA`. Columns count from 0.
#[must_use]
pub fn column_name(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The column that has this name, from 0.
#[must_use]
pub fn column_named(name: &str) -> Option<usize> {
    if name.is_empty() || name.len() > 4 {
        return None;
    }
    name.bytes()
        .try_fold(0_usize, |column, letter| {
            let digit = letter.to_ascii_uppercase().checked_sub(b'A')?;
            (digit < 26).then(|| column * 26 + usize::from(digit) + 1)
        })?
        .checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_as_spreadsheets_do() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_name(column), name);
            assert_eq!(column_named(name), Some(column));
        }
        assert_eq!(column_named("A1"), None);
        assert_eq!(column_named(""), None);
    }
}
