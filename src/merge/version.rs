//! One of the three files of a merge, as its records.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::edit::{Record, Value};
use crate::finding::RecordKind;
use crate::load::Layout;
use crate::load::lex::{Kind, Lexer};

/// The fields of a record, by their names.
pub(super) type FieldMap = BTreeMap<String, Value>;

/// A record of one of the files.
#[derive(Debug)]
pub(super) struct Item<'t> {
    /// As it is written, from its `(` to its `)`.
    pub(super) written: &'t str,
    /// The same with the comments on the lines above it.
    pub(super) with_comments: &'t str,
    /// Its fields; none where they cannot be told apart, or one stands twice.
    pub(super) fields: Option<FieldMap>,
}

/// What a record says, whatever its layout and the order of its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Content<'i> {
    Fields(&'i FieldMap),
    Text(&'i str),
}

impl<'t> Item<'t> {
    fn new(text: &'t str, kind: RecordKind, from: usize, span: &Range<usize>) -> Self {
        let fields = Record::read(text, kind, span.clone()).and_then(|record| {
            let count = record.fields.len();
            let fields: FieldMap = record.fields.into_iter().collect();
            (fields.len() == count).then_some(fields)
        });
        let comments = comments_above(text, from, span.start);
        Self {
            written: &text[span.clone()],
            with_comments: &text[comments..span.end],
            fields,
        }
    }

    pub(super) fn content(&self) -> Content<'_> {
        match &self.fields {
            Some(fields) => Content::Fields(fields),
            None => Content::Text(self.written),
        }
    }

    pub(super) fn says_what(&self, other: &Item<'_>) -> bool {
        self.content() == other.content()
    }

    /// The text of a field.
    pub(super) fn text(&self, field: &str) -> Option<&str> {
        self.fields.as_ref()?.get(field)?.as_text()
    }

    /// Its id, also where it is written in a way in which its fields cannot be told apart.
    pub(super) fn id(&self) -> Option<String> {
        match &self.fields {
            Some(fields) => fields.get("id")?.as_text().map(str::to_owned),
            None => loose_id(self.written),
        }
    }
}

/// The first text behind the word `id`.
fn loose_id(written: &str) -> Option<String> {
    let lexer = Lexer::new(written.as_bytes());
    let mut at = 0;
    let mut last = [None; 2];
    while let Some(token) = lexer.next(at) {
        let slice = written.get(token.start..token.end)?;
        if token.kind == Kind::Text && last == [Some((Kind::Word, "id")), Some((Kind::Colon, ":"))]
        {
            return Value::read(slice).as_text().map(str::to_owned);
        }
        last = [last[1], Some((token.kind, slice))];
        at = token.end;
    }
    None
}

/// The byte at which the comments begin that fill the lines above a record; `from` is where what
/// stands before it ends. The record's own beginning where there are none.
fn comments_above(text: &str, from: usize, record: usize) -> usize {
    let between = &text[from..record];
    let Some(line) = between.find('\n') else {
        return record;
    };
    let lines = &between[line + 1..];
    // A blank line parts what is said of the list from what is said of the record.
    let near = lines
        .rfind("\n\n")
        .or_else(|| lines.rfind("\n\r\n"))
        .map_or(0, |at| at + 2);
    let near = &lines[near..];
    let start = record - near.trim_start().len();
    // A comma may stand there too.
    let lexer = Lexer::new(&text.as_bytes()[..=record]);
    let is_comment = text[start..].starts_with("//")
        && lexer.next(start).is_some_and(|token| token.start == record);
    if is_comment { start } else { record }
}

/// One of the files.
#[derive(Debug)]
pub(super) struct Version<'t> {
    pub(super) text: &'t str,
    pub(super) layout: Layout,
    lists: BTreeMap<RecordKind, Vec<Item<'t>>>,
}

impl<'t> Version<'t> {
    /// The file with this text, which begins with no byte order mark; none where it is no
    /// position file.
    pub(super) fn new(text: &'t str) -> Option<Self> {
        let layout = Layout::of(text)?;
        let mut lists = BTreeMap::new();
        for kind in RecordKind::ALL {
            let Some((list, records)) = layout.list(kind) else {
                continue;
            };
            let mut from = list.start + 1;
            let mut items = Vec::with_capacity(records.len());
            for span in records {
                items.push(Item::new(text, kind, from, span));
                from = span.end;
            }
            lists.insert(kind, items);
        }
        Some(Self {
            text,
            layout,
            lists,
        })
    }

    /// The records of a list.
    pub(super) fn list(&self, kind: RecordKind) -> &[Item<'t>] {
        self.lists.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// What a field of the file itself holds.
    pub(super) fn head(&self, name: &str) -> Option<Value> {
        let field = self.layout.field(name)?;
        let lexer = Lexer::new(self.text.as_bytes());
        let value = crate::edit::value_at(&lexer, field.value.start)?;
        self.text.get(value).map(Value::read)
    }
}
