//! Where the fields of one record stand.

use std::ops::Range;

use super::field_splices::Fields;
use super::{Splice, Value};
use crate::load::lex::{Kind, Lexer};

/// A field of a record, by its bytes in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldSyntax {
    /// Its name.
    pub name: String,
    /// The byte at which the name begins.
    pub name_at: usize,
    /// The bytes of its value, without white space and comments around it.
    pub value: Range<usize>,
    /// The byte of the comma behind it.
    pub comma: Option<usize>,
}

/// A record, by its bytes in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordSyntax {
    /// From its `(`, or from the name before that, to its `)`.
    pub span: Range<usize>,
    /// The byte of its `(`.
    pub open: usize,
    /// The fields, in the order of the file.
    pub fields: Vec<FieldSyntax>,
}

impl RecordSyntax {
    /// Finds the fields of the record that stands at `span`; none where it is not a record of
    /// named fields, or does not close.
    #[must_use]
    pub fn of(text: &str, span: Range<usize>) -> Option<Self> {
        let slice = text.get(..span.end)?;
        let lexer = Lexer::new(slice.as_bytes());
        let mut token = lexer.next(span.start)?;
        if token.kind == Kind::Word {
            token = lexer.next(token.end)?;
        }
        if token.kind != Kind::Open(b'(') {
            return None;
        }
        let mut record = Self {
            span: span.clone(),
            open: token.start,
            fields: Vec::new(),
        };
        let mut at = token.end;
        loop {
            let name = lexer.next(at)?;
            match name.kind {
                Kind::Close(b')') => return (name.end == span.end).then_some(record),
                Kind::Word => {}
                _ => return None,
            }
            let colon = lexer.next(name.end)?;
            if colon.kind != Kind::Colon {
                return None;
            }
            let value = value_at(&lexer, colon.end)?;
            let behind = lexer.next(value.end)?;
            let comma = (behind.kind == Kind::Comma).then_some(behind.start);
            at = comma.map_or(value.end, |comma| comma + 1);
            record.fields.push(FieldSyntax {
                name: slice.get(name.start..name.end)?.to_owned(),
                name_at: name.start,
                value,
                comma,
            });
            if comma.is_none() && behind.kind != Kind::Close(b')') {
                return None;
            }
        }
    }

    /// The field of this name; the first where it stands twice.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&FieldSyntax> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The splices that give fields other values, in order; those that come stand where `order`
    /// has them. Whatever else the record holds stays byte for byte.
    #[must_use]
    pub fn with(
        &self,
        text: &str,
        changes: &[(&str, Option<&Value>)],
        order: &[&str],
    ) -> Vec<Splice> {
        let fields = Fields {
            text,
            open: self.open + 1,
            all: &self.fields,
        };
        let rank = |name: &str| order.iter().position(|it| *it == name);
        let mut splices = fields.splices(changes, &|name| rank(name).unwrap_or(order.len()));
        splices.sort_by_key(|splice| splice.at.start);
        splices
    }

    /// What a field holds.
    #[must_use]
    pub fn value(&self, text: &str, name: &str) -> Option<Value> {
        let field = self.field(name)?;
        text.get(field.value.clone()).map(Value::read)
    }
}

/// The bytes of the value that begins at or after `from`, up to the comma or bracket behind it.
pub(crate) fn value_at(lexer: &Lexer<'_>, from: usize) -> Option<Range<usize>> {
    let first = lexer.next(from)?;
    let (mut at, mut end, mut depth) = (first.start, first.start, 0_usize);
    loop {
        let Some(token) = lexer.next(at) else {
            return (depth == 0 && end > first.start).then_some(first.start..end);
        };
        match token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close(_) | Kind::Comma if depth == 0 => {
                return (end > first.start).then_some(first.start..end);
            }
            Kind::Close(_) => depth -= 1,
            Kind::UnclosedText | Kind::UnclosedComment => return None,
            _ => {}
        }
        end = token.end;
        at = token.end;
    }
}
