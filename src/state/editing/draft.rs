//! A form as text, so that what was typed into it outlives the program.

use super::form::Form;
use crate::edit::Record;
use crate::finding::{RecordKind, RecordRef};
use crate::load::LISTS;

impl Form {
    /// The form as lines: which record, what it was, what it is, and what comes with it.
    #[must_use]
    pub fn to_text(&self) -> String {
        let number = self.of.map_or("new".to_owned(), |of| of.number.to_string());
        let mut lines = vec![
            format!("{} {number}", self.kind().list()),
            self.before.on_one_line(),
            self.now.on_one_line(),
        ];
        for record in &self.with {
            lines.push(format!("{} {}", record.kind.list(), record.on_one_line()));
        }
        lines.join("\n")
    }

    /// The form that was written so; none where it cannot be read.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let (list, number) = lines.next()?.split_once(' ')?;
        let kind = kind_of(list)?;
        let read = |kind: RecordKind, line: &str| Record::read(line, kind, 0..line.len());
        let before = read(kind, lines.next()?)?;
        let mut form = Self::new(before);
        form.now = read(kind, lines.next()?)?;
        form.of = match number {
            "new" => None,
            number => Some(RecordRef {
                kind,
                number: number.parse().ok()?,
            }),
        };
        for line in lines {
            let (list, record) = line.split_once(' ')?;
            form.with.push(read(kind_of(list)?, record)?);
        }
        Some(form)
    }
}

fn kind_of(list: &str) -> Option<RecordKind> {
    LISTS.into_iter().find(|kind| kind.list() == list)
}
