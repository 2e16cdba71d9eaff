//! Changes of a file to the bytes that become others.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;

use super::field_splices::Fields;
use super::lines::line_end;
use super::list_splices::{New, RecordList};
use super::record::rank;
use super::syntax::value_at;
use super::{Change, FieldSyntax, RecordSyntax, Splice, Value, apply};
use crate::finding::{RecordKind, RecordRef};
use crate::load::lex::{Kind, Lexer};
use crate::load::{Layout, TOP_FIELDS};

/// Why a file cannot be changed in this way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no position file, or not any more.
    NoFile,
    /// It has no such record.
    NoRecord(RecordRef),
    /// The record is written in a way in which its fields cannot be told apart.
    NotFields(RecordRef),
    /// Two of the changes are about the same bytes.
    Tangled,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFile => write!(f, "the text is no position file"),
            Self::NoRecord(record) => {
                let number = record.number + 1;
                write!(f, "there is no {} {number}", record.kind.word())
            }
            Self::NotFields(record) => {
                let number = record.number + 1;
                let word = record.kind.word();
                write!(f, "the fields of {word} {number} cannot be told apart")
            }
            Self::Tangled => write!(f, "two changes are about the same words"),
        }
    }
}

/// The bytes that make these changes of a file, in order. A byte order mark is fine.
///
/// # Errors
/// When the file has no such record, or not the form that the change asks for; nothing is changed
/// then.
pub fn splices(text: &str, changes: &[Change]) -> Result<Vec<Splice>, Refusal> {
    let content = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = text.len() - content.len();
    let mut splices = rounds(content, changes)?;
    for splice in &mut splices {
        splice.at = splice.at.start + mark..splice.at.end + mark;
    }
    Ok(splices)
}

/// What comes to a list from which something goes is put there in a second round, because both may
/// be about the same comma.
fn rounds(text: &str, changes: &[Change]) -> Result<Vec<Splice>, Refusal> {
    let file = File::new(text)?;
    let gone: BTreeSet<RecordRef> = changes.iter().filter_map(leaves).collect();
    let has_both = |change: &Change| {
        list_entered(change).is_some_and(|kind| gone.iter().any(|gone| gone.kind == kind))
    };
    if !changes.iter().any(has_both) {
        return file.splices(changes);
    }
    let mut first = Vec::new();
    let mut second = Vec::new();
    let stays = |kind: RecordKind, before: Option<u32>| {
        before.map(|before| {
            let gone = gone
                .iter()
                .filter(|it| it.kind == kind && it.number < before);
            before - u32::try_from(gone.count()).unwrap_or(before)
        })
    };
    for change in changes {
        match change {
            Change::Insert { record, before } => second.push(Come {
                kind: record.kind,
                before: stays(record.kind, *before),
                new: New::Record(record),
            }),
            Change::Move { record, before } => {
                first.push(Change::Remove(*record));
                second.push(Come {
                    kind: record.kind,
                    before: stays(record.kind, *before),
                    new: New::Written(file.moved(*record, changes)?, file.remark(*record)),
                });
            }
            Change::Head { .. }
            | Change::Set { .. }
            | Change::Rewrite { .. }
            | Change::Remove(_) => first.push(change.clone()),
        }
    }
    let between = apply(text, &file.splices(&first)?).ok_or(Refusal::Tangled)?;
    let splices = in_order(File::new(&between)?.come(second))?;
    let made = apply(&between, &splices).ok_or(Refusal::Tangled)?;
    Ok(vec![Splice::between(text, &made)])
}

/// The record that a change takes from its place.
fn leaves(change: &Change) -> Option<RecordRef> {
    match change {
        Change::Remove(record) | Change::Move { record, .. } => Some(*record),
        _ => None,
    }
}

/// The list to which a change brings a record.
fn list_entered(change: &Change) -> Option<RecordKind> {
    match change {
        Change::Insert { record, .. } => Some(record.kind),
        Change::Move { record, .. } => Some(record.kind),
        _ => None,
    }
}

/// A record that comes to a list.
struct Come<'a> {
    kind: RecordKind,
    before: Option<u32>,
    new: New<'a>,
}

/// The changes of the fields of one record.
type Sets<'c> = BTreeMap<RecordRef, Vec<(&'c str, Option<&'c Value>)>>;

struct File<'t> {
    text: &'t str,
    layout: Layout,
}

impl<'t> File<'t> {
    fn new(text: &'t str) -> Result<Self, Refusal> {
        let layout = Layout::of(text).ok_or(Refusal::NoFile)?;
        Ok(Self { text, layout })
    }

    /// The splices of changes of which none brings a record to a list that another one leaves.
    fn splices(&self, changes: &[Change]) -> Result<Vec<Splice>, Refusal> {
        let gone: BTreeSet<RecordRef> = changes.iter().filter_map(leaves).collect();
        let mut splices = Vec::new();
        let mut head = Vec::new();
        let mut sets = Sets::new();
        let mut rewritten = BTreeMap::new();
        let mut come = Vec::new();
        for change in changes {
            match change {
                Change::Head { name, value } => head.push((*name, value.as_ref())),
                Change::Set {
                    record,
                    field,
                    value,
                } => sets
                    .entry(*record)
                    .or_default()
                    .push((field.as_str(), value.as_ref())),
                Change::Rewrite { record, text } => {
                    rewritten.insert(*record, text.as_str());
                }
                Change::Insert { record, before } => come.push(Come {
                    kind: record.kind,
                    before: *before,
                    new: New::Record(record),
                }),
                Change::Remove(_) | Change::Move { .. } => {}
            }
        }
        splices.extend(self.head(&head));
        for (record, sets) in &sets {
            if !gone.contains(record) && !rewritten.contains_key(record) {
                splices.extend(self.set(*record, sets)?);
            }
        }
        for (record, text) in &rewritten {
            if !gone.contains(record) {
                splices.push(Splice::new(self.span(*record)?, *text));
            }
        }
        for record in &gone {
            self.span(*record)?;
            let list = self.list(record.kind).ok_or(Refusal::NoRecord(*record))?;
            splices.push(list.removed(at(record.number)));
        }
        splices.extend(self.come(come));
        in_order(splices)
    }

    fn list(&self, kind: RecordKind) -> Option<RecordList<'_>> {
        let (span, records) = self.layout.list(kind)?;
        Some(RecordList {
            text: self.text,
            span: span.clone(),
            records,
        })
    }

    fn span(&self, record: RecordRef) -> Result<Range<usize>, Refusal> {
        let (_, records) = self
            .layout
            .list(record.kind)
            .ok_or(Refusal::NoRecord(record))?;
        let span = records.get(at(record.number));
        span.cloned().ok_or(Refusal::NoRecord(record))
    }

    fn set(
        &self,
        record: RecordRef,
        sets: &[(&str, Option<&Value>)],
    ) -> Result<Vec<Splice>, Refusal> {
        let span = self.span(record)?;
        let syntax = RecordSyntax::of(self.text, span).ok_or(Refusal::NotFields(record))?;
        let fields = Fields {
            text: self.text,
            open: syntax.open + 1,
            all: &syntax.fields,
        };
        Ok(fields.splices(sets, &|name| rank(record.kind, name)))
    }

    fn head(&self, changes: &[(&str, Option<&Value>)]) -> Vec<Splice> {
        let lexer = Lexer::new(self.text.as_bytes());
        let field = |field: &crate::load::FieldSpan| {
            let value = match field.list {
                Some(_) => field.value.clone(),
                None => value_at(&lexer, field.value.start).unwrap_or(field.value.clone()),
            };
            let behind = lexer.next(value.end);
            FieldSyntax {
                name: field.name.clone(),
                name_at: field.name_at,
                comma: behind
                    .filter(|token| token.kind == Kind::Comma)
                    .map(|token| token.start),
                value,
            }
        };
        let syntax: Vec<FieldSyntax> = self.layout.fields.iter().map(field).collect();
        let fields = Fields {
            text: self.text,
            open: self.layout.open + 1,
            all: &syntax,
        };
        fields.splices(changes, &top_rank)
    }

    /// Puts records where they are to stand.
    fn come(&self, come: Vec<Come<'_>>) -> Vec<Splice> {
        let mut places: BTreeMap<(RecordKind, Option<usize>), Vec<New<'_>>> = BTreeMap::new();
        for Come { kind, before, new } in come {
            let count = self.layout.list(kind).map_or(0, |list| list.1.len());
            let before = before.map_or(count, |before| at(before).min(count));
            places
                .entry((kind, before.checked_sub(1)))
                .or_default()
                .push(new);
        }
        let mut splices = Vec::new();
        for ((kind, after), new) in &places {
            match self.list(*kind) {
                Some(list) => splices.extend(list.inserted(*after, new)),
                None => splices.extend(self.new_list(*kind, new)),
            }
        }
        splices
    }

    /// The comment behind a record on its line.
    fn remark(&self, record: RecordRef) -> String {
        match self.list(record.kind) {
            Some(list) => list.remark(at(record.number)).to_owned(),
            None => String::new(),
        }
    }

    /// The text of a record that is to stand elsewhere, with its own changes made.
    fn moved(&self, record: RecordRef, changes: &[Change]) -> Result<String, Refusal> {
        let mut sets = Vec::new();
        for change in changes {
            match change {
                Change::Rewrite { record: it, text } if *it == record => return Ok(text.clone()),
                Change::Set {
                    record: it,
                    field,
                    value,
                } if *it == record => sets.push((field.as_str(), value.as_ref())),
                _ => {}
            }
        }
        let span = self.span(record)?;
        let mut splices = if sets.is_empty() {
            Vec::new()
        } else {
            self.set(record, &sets)?
        };
        for splice in &mut splices {
            splice.at = splice.at.start - span.start..splice.at.end - span.start;
        }
        let splices = in_order(splices)?;
        apply(&self.text[span], &splices).ok_or(Refusal::NoRecord(record))
    }

    /// A list that the file does not have yet.
    fn new_list(&self, kind: RecordKind, new: &[New<'_>]) -> Option<Splice> {
        let nl = line_end(self.text);
        let mut records = String::new();
        for new in new {
            let written = match new {
                New::Record(record) => record.laid_out("        ", nl),
                New::Written(text, _) => text.clone(),
            };
            records += &format!("        {written},{nl}");
        }
        let value = Value::Raw(format!("[{nl}{records}    ]"));
        self.head(&[(kind.list(), Some(&value))]).pop()
    }
}

fn at(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Where a field of the file stands among all.
fn top_rank(name: &str) -> usize {
    let at = TOP_FIELDS.iter().position(|field| *field == name);
    at.unwrap_or(TOP_FIELDS.len())
}

/// The splices in the order of the text; parts that are taken out twice are taken out once.
fn in_order(mut splices: Vec<Splice>) -> Result<Vec<Splice>, Refusal> {
    splices.sort_by_key(|splice| (splice.at.start, splice.at.end));
    let mut made: Vec<Splice> = Vec::with_capacity(splices.len());
    for splice in splices {
        match made.last_mut() {
            Some(last) if splice.at.start < last.at.end => {
                if !last.with.is_empty() || !splice.with.is_empty() {
                    return Err(Refusal::Tangled);
                }
                last.at.end = last.at.end.max(splice.at.end);
            }
            _ => made.push(splice),
        }
    }
    Ok(made)
}
