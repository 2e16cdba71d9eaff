//! A record as its fields, read from a file or to be written into one.

use std::ops::Range;

use super::{RecordSyntax, Value};
use crate::finding::RecordKind;
use crate::load::fields;

/// A record of a position file: its fields as they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Which list it belongs to.
    pub kind: RecordKind,
    /// Names and values, in the order in which they are written.
    pub fields: Vec<(String, Value)>,
}

/// Fields that share a line in a record of several lines; each of the others has its own.
const LINES: [&[&str]; 8] = [
    &["id", "theme", "title"],
    &["id", "point", "party", "stance"],
    &["before", "after"],
    &["source", "at", "speaker", "role"],
    &["voice", "part", "plan", "jointly"],
    &["said", "dating"],
    &["published", "dating", "language", "kind"],
    &["coded_by", "checked_by"],
];

impl Record {
    /// An empty record.
    #[must_use]
    pub fn new(kind: RecordKind) -> Self {
        Self {
            kind,
            fields: Vec::new(),
        }
    }

    /// The same with a field more, or with another value in it.
    #[must_use]
    pub fn with(mut self, name: &str, value: Value) -> Self {
        self.set(name, Some(value));
        self
    }

    /// The same with a text more, where there is one.
    #[must_use]
    pub fn with_text(self, name: &str, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.with(name, Value::text(text)),
            None => self,
        }
    }

    /// The record that stands at these bytes; none where it cannot be told apart into fields.
    #[must_use]
    pub fn read(text: &str, kind: RecordKind, span: Range<usize>) -> Option<Self> {
        let syntax = RecordSyntax::of(text, span)?;
        let field = |field: &super::FieldSyntax| {
            let slice = text.get(field.value.clone())?;
            Some((field.name.clone(), Value::read(slice)))
        };
        let fields = syntax.fields.iter().map(field).collect::<Option<_>>()?;
        Some(Self { kind, fields })
    }

    /// What a field holds.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        let field = self.fields.iter().find(|field| field.0 == name)?;
        Some(&field.1)
    }

    /// The text of a field, where it holds one.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_text()
    }

    /// Changes a field; none takes it out. A new one stands where the format has it.
    pub fn set(&mut self, name: &str, value: Option<Value>) {
        let at = self.fields.iter().position(|field| field.0 == name);
        match (at, value) {
            (Some(at), Some(value)) => self.fields[at].1 = value,
            (Some(at), None) => {
                self.fields.remove(at);
            }
            (None, Some(value)) => {
                let rank = rank(self.kind, name);
                let behind = |field: &(String, Value)| self::rank(self.kind, &field.0) > rank;
                let at = self.fields.iter().position(behind);
                let at = at.unwrap_or(self.fields.len());
                self.fields.insert(at, (name.to_owned(), value));
            }
            (None, None) => {}
        }
    }

    /// The record on one line.
    #[must_use]
    pub fn on_one_line(&self) -> String {
        let fields: Vec<String> = self.fields.iter().map(written).collect();
        format!("({})", fields.join(", "))
    }

    /// The record as it stands in a list whose records begin behind `indent`: parties, themes and
    /// plans on one line, the others on several; `line_end` stands between these.
    #[must_use]
    pub fn laid_out(&self, indent: &str, line_end: &str) -> String {
        match self.kind {
            RecordKind::Party | RecordKind::Theme | RecordKind::Plan => self.on_one_line(),
            RecordKind::Point | RecordKind::Source | RecordKind::Statement => {
                let mut lines: Vec<Vec<&(String, Value)>> = Vec::new();
                for field in &self.fields {
                    match lines.last_mut() {
                        Some(line) if goes_on(line, &field.0) => line.push(field),
                        _ => lines.push(vec![field]),
                    }
                }
                let lines: Vec<String> = lines
                    .iter()
                    .map(|line| {
                        let fields: Vec<String> = line.iter().map(|it| written(it)).collect();
                        fields.join(", ")
                    })
                    .collect();
                format!("({})", lines.join(&format!(",{line_end}{indent} ")))
            }
        }
    }
}

/// True when a field stands on the line of those before it.
fn goes_on(line: &[&(String, Value)], name: &str) -> bool {
    LINES.iter().any(|together| {
        together.contains(&name)
            && line
                .iter()
                .all(|field| together.contains(&field.0.as_str()))
    })
}

fn written((name, value): &(String, Value)) -> String {
    format!("{name}: {}", value.written())
}

/// Where a field stands among those of its kind.
pub(super) fn rank(kind: RecordKind, name: &str) -> usize {
    let fields = fields(kind);
    let at = fields.iter().position(|field| *field == name);
    at.unwrap_or(fields.len())
}
