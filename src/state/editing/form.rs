//! A form: a record that is being written or changed, not yet a part of the file.

use std::collections::BTreeMap;

use super::fields::{FormField, Input, form_fields, naming_field};
use super::trial::Trial;
use crate::edit::{
    Change, Record, Value, free_id, of_party, of_plan, of_point, of_source, of_theme,
};
use crate::finding::{RecordKind, RecordRef};
use crate::model::Dossier;

/// A record that is being written or changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// The record of the file that is changed; none for a new one.
    pub of: Option<RecordRef>,
    /// As it was when the form was opened.
    pub before: Record,
    /// As it is now.
    pub now: Record,
    /// What is typed into a field that names another record, until one is chosen.
    pub typed: BTreeMap<&'static str, String>,
    /// Records that come into the file with this one, because it names them.
    pub with: Vec<Record>,
    /// True once the rare fields are asked for.
    pub shows_rare: bool,
    /// Who speaks, while the voice is one that names nobody; see [`Form::choose_voice`].
    pub set_aside: Option<Record>,
    /// What it would make of the file.
    pub trial: Trial,
    /// Counts the forms, so that each gets the keys once.
    pub number: u64,
}

/// A record that a field can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub name: String,
}

/// No more names than these are offered.
const MOST_NAMES: usize = 8;

impl Form {
    /// A form for a record that is still to be written.
    #[must_use]
    pub fn new(record: Record) -> Self {
        Self {
            of: None,
            before: record.clone(),
            now: record,
            typed: BTreeMap::new(),
            with: Vec::new(),
            shows_rare: false,
            set_aside: None,
            trial: Trial::default(),
            number: 0,
        }
    }

    /// A form for a record of the file.
    #[must_use]
    pub fn of(record: RecordRef, now: Record) -> Self {
        Self {
            of: Some(record),
            ..Self::new(now)
        }
    }

    /// What kind of record it is.
    #[must_use]
    pub fn kind(&self) -> RecordKind {
        self.now.kind
    }

    /// True when something of it would be lost by closing it.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.now != self.before || !self.with.is_empty() || !self.typed.is_empty()
    }

    /// The fields that are shown: those that are often filled in, and those that are.
    #[must_use]
    pub fn fields(&self) -> Vec<&'static FormField> {
        let is_shown = |field: &&FormField| {
            !field.is_rare || self.shows_rare || self.now.get(field.name).is_some()
        };
        form_fields(self.kind()).iter().filter(is_shown).collect()
    }

    /// The labels of what has still to be filled in.
    #[must_use]
    pub fn missing(&self) -> Vec<&'static str> {
        let is_missing = |field: &&FormField| {
            let is_empty = match self.now.get(field.name) {
                None => true,
                Some(Value::Text(text)) => text.trim().is_empty(),
                Some(Value::Tagged(_, text)) => text.is_empty(),
                Some(_) => false,
            };
            // What is typed and names nothing would be lost.
            let typed = self.typed.get(field.name);
            let is_open = typed.is_some_and(|typed| !typed.trim().is_empty());
            is_open || (field.is_required && is_empty)
        };
        let fields = form_fields(self.kind()).iter();
        let mut missing: Vec<_> = fields.filter(is_missing).map(|it| it.label).collect();
        if self.lacks_proposition() {
            missing.push("Proposition of the new point");
        }
        missing
    }

    /// True when a new point of the form has no sentence yet that a stance could be for or against.
    #[must_use]
    pub fn lacks_proposition(&self) -> bool {
        let is_point = |it: &&Record| it.kind == RecordKind::Point && self.names_new(it);
        let mut points = self.with.iter().filter(is_point);
        points.any(|point| {
            let proposition = point.text("proposition");
            proposition.is_none_or(|it| it.trim().is_empty())
        })
    }

    /// True when the form names a record that was made with it; one that was given up for another
    /// is not put into the file.
    #[must_use]
    pub fn names_new(&self, record: &Record) -> bool {
        let is_name = |field: &&FormField| match field.input {
            Input::Name(kind) => kind == record.kind,
            Input::Voice => record.kind == RecordKind::Party,
            _ => false,
        };
        let fields = form_fields(self.kind()).iter().filter(is_name);
        let mut values = fields.filter_map(|field| self.now.get(field.name));
        record.text("id").is_some_and(|id| {
            values.any(|value| match value {
                Value::Text(named) | Value::Tagged(_, named) => named == id,
                Value::Texts(named) => named.iter().any(|it| it == id),
                _ => false,
            })
        })
    }

    /// What a field of text holds, without the word around it.
    #[must_use]
    pub fn text(&self, field: &str) -> &str {
        match self.now.get(field) {
            Some(Value::Text(text) | Value::Tagged(_, text)) => text,
            _ => "",
        }
    }

    /// Takes what was typed into a field.
    pub(super) fn put_text(&mut self, field: &'static FormField, text: String) {
        let value = match field.input {
            // What is typed is no longer the name of what was chosen, and names nothing yet: nobody is
            // to stand in the record whose name does not stand in the field.
            Input::Name(_) => {
                if text.is_empty() {
                    self.typed.remove(field.name);
                } else {
                    self.typed.insert(field.name, text);
                }
                None
            }
            _ if text.is_empty() => None,
            Input::Inferred => Some(Value::Tagged("Inferred".to_owned(), text)),
            _ => Some(Value::Text(text)),
        };
        self.now.set(field.name, value);
    }

    /// The records that a field can name, those that fit what is typed there first by name; never
    /// more than a few.
    #[must_use]
    pub fn names(&self, dossier: &Dossier, field: &FormField, typed: &str) -> Vec<Named> {
        let Input::Name(kind) = field.input else {
            return Vec::new();
        };
        let with = self.with.iter().filter(|record| record.kind == kind);
        let with = with.filter_map(named);
        fitting(typed, named_in(dossier, kind).into_iter().chain(with))
    }

    /// What people call the record that a field names.
    #[must_use]
    pub fn name_of(&self, dossier: &Dossier, field: &FormField) -> Option<String> {
        let Input::Name(kind) = field.input else {
            return None;
        };
        let id = self.now.text(field.name)?;
        let with = self.with.iter().filter(|record| record.kind == kind);
        named_in(dossier, kind)
            .into_iter()
            .chain(with.filter_map(named))
            .find(|named| named.id == id)
            .map(|named| named.name)
    }

    /// What stands in a field that names another record: what is typed, else the name of what is
    /// chosen.
    #[must_use]
    pub fn words_of(&self, dossier: &Dossier, field: &FormField) -> String {
        let typed = self.typed.get(field.name).cloned();
        let name = || self.name_of(dossier, field);
        typed.or_else(name).unwrap_or_default()
    }

    /// Makes a new record of what is typed into a field that names one, and names it.
    pub(super) fn make_named(&mut self, dossier: &Dossier, field: &'static FormField) {
        let Input::Name(kind) = field.input else {
            return;
        };
        let typed = self.typed.remove(field.name).unwrap_or_default();
        let name = typed.trim();
        if name.is_empty() {
            return;
        }
        let id = self.free_id(dossier, kind, name);
        let mut record = Record::new(kind)
            .with("id", Value::text(id.as_str()))
            .with(naming_field(kind), Value::text(name));
        match kind {
            // A heading is often a sentence; where it is not, the form asks for one.
            RecordKind::Point => record.set("proposition", Some(Value::text(""))),
            RecordKind::Source => record.set("published", Some(Value::text(""))),
            _ => {}
        }
        self.now.set(field.name, Some(Value::Text(id)));
        self.with.push(record);
    }

    /// An id that no record of this kind has.
    fn free_id(&self, dossier: &Dossier, kind: RecordKind, name: &str) -> String {
        let known = named_in(dossier, kind);
        let is_taken = |id: &str| {
            known.iter().any(|named| named.id == id)
                || self
                    .with
                    .iter()
                    .any(|it| it.kind == kind && it.text("id") == Some(id))
        };
        free_id(name, kind.word(), is_taken)
    }

    /// The record as it is to stand in the file: trimmed, and with an id where its kind has one.
    #[must_use]
    pub fn finished(&self, dossier: &Dossier) -> Record {
        let mut record = self.now.clone();
        let kind = self.kind();
        if kind != RecordKind::Statement && record.text("id").is_none_or(str::is_empty) {
            let name = record
                .text(naming_field(kind))
                .unwrap_or_default()
                .to_owned();
            let id = self.free_id(dossier, kind, &name);
            record.set("id", Some(Value::Text(id)));
        }
        for field in form_fields(kind) {
            // Words of a source are not trimmed: they are what they are.
            let is_trimmed = !matches!(field.name, "quote" | "before" | "after");
            if let (true, Some(Value::Text(text))) = (is_trimmed, record.get(field.name)) {
                let text = text.trim().to_owned();
                let value = (!text.is_empty() || field.is_required).then_some(Value::Text(text));
                record.set(field.name, value);
            }
        }
        record
    }

    /// What the form asks of the file. A new statement stands behind the last one of its source,
    /// a new point behind the last one of its theme.
    #[must_use]
    pub fn changes(&self, dossier: &Dossier) -> Vec<Change> {
        let record = self.finished(dossier);
        let mut changes: Vec<Change> = self
            .with
            .iter()
            .filter(|record| self.names_new(record))
            .map(|record| Change::Insert {
                record: record.clone(),
                before: None,
            })
            .collect();
        let Some(of) = self.of else {
            let before = place_of(dossier, &record);
            changes.push(Change::Insert { record, before });
            return changes;
        };
        for field in form_fields(self.kind()) {
            let value = record.get(field.name);
            // An id becomes another one everywhere at once.
            if value != self.before.get(field.name) && field.name != "id" {
                changes.push(Change::Set {
                    record: of,
                    field: field.name.to_owned(),
                    value: value.cloned(),
                });
            }
        }
        changes
    }

    /// The id before and after, where it has become another one.
    #[must_use]
    pub fn renamed(&self) -> Option<(String, String)> {
        let before = self.before.text("id")?;
        let now = self.now.text("id").filter(|id| !id.trim().is_empty())?;
        let is_other = self.of.is_some() && before != now.trim();
        is_other.then(|| (before.to_owned(), now.trim().to_owned()))
    }
}

/// Of these the ones that fit what is typed: names that begin with it first, then names and ids
/// that have it in them; never more than a few.
pub(super) fn fitting(typed: &str, all: impl Iterator<Item = Named>) -> Vec<Named> {
    let typed = typed.trim().to_lowercase();
    let mut found: Vec<(usize, Named)> = Vec::new();
    for named in all {
        let name = named.name.to_lowercase();
        let rank = match name.find(&typed) {
            Some(0) => 0,
            Some(_) => 1,
            None if named.id.contains(&typed) => 2,
            None => continue,
        };
        found.push((rank, named));
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.truncate(MOST_NAMES);
    found.into_iter().map(|(_, named)| named).collect()
}

fn named(record: &Record) -> Option<Named> {
    Some(Named {
        id: record.text("id")?.to_owned(),
        name: record.text(naming_field(record.kind))?.to_owned(),
    })
}

/// Every record of a kind that can be named.
pub(super) fn named_in(dossier: &Dossier, kind: RecordKind) -> Vec<Named> {
    let records: Vec<Record> = match kind {
        RecordKind::Party => dossier.parties.iter().map(of_party).collect(),
        RecordKind::Theme => dossier.themes.iter().map(of_theme).collect(),
        RecordKind::Point => dossier
            .points
            .iter()
            .map(|it| of_point(dossier, it))
            .collect(),
        RecordKind::Source => dossier
            .sources
            .iter()
            .map(|it| of_source(dossier, it))
            .collect(),
        RecordKind::Plan => dossier
            .plans
            .iter()
            .map(|it| of_plan(dossier, it))
            .collect(),
        RecordKind::Statement => Vec::new(),
    };
    records.iter().filter_map(named).collect()
}

/// The number of the record before which a new one belongs; none for the end.
fn place_of(dossier: &Dossier, record: &Record) -> Option<u32> {
    let behind = |number: u32| number.checked_add(1);
    match record.kind {
        RecordKind::Statement => {
            let source = record.text("source")?;
            let of_source = dossier
                .statements
                .iter()
                .filter(|it| dossier.source(it.source).id == source);
            of_source.map(|it| it.number).max().and_then(behind)
        }
        RecordKind::Point if dossier.left_out.of_kind(RecordKind::Point) == 0 => {
            let theme = record.text("theme")?;
            let last = dossier.points.iter().rposition(|point| {
                point
                    .theme
                    .is_some_and(|it| dossier.themes[it.at()].id == theme)
            })?;
            u32::try_from(last).ok().and_then(behind)
        }
        _ => None,
    }
}
