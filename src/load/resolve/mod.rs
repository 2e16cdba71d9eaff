//! From the slices of a file to the model: parses each record alone, resolves ids and references,
//! and tells everything that is wrong once.
//!
//! A record that is left out keeps its id here, as far as it can be made out, together with the
//! finding that says why; what refers to it is counted in that finding and not told anew.

mod left_out;
mod lists;
mod reveal;
mod sources;
mod statements;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Deserialize;

use crate::finding::{Code, Count, Finding, RecordKind, RecordRef, Severity};
use crate::model::{DateProblem, DateSpan, Dossier, LeftOut};

use super::explain::explain;
use super::fields::{recovered_id, text_offset, value_offset};
use super::format::LISTS;
use super::ids::{self, Ids, Reference};
use super::lines::LineIndex;
use super::raw;
use super::trouble::Trouble;

/// A finding with its byte in the file and the number of statements that it leaves out too.
#[derive(Debug)]
struct Told {
    at: usize,
    finding: Finding,
    dependents: usize,
}

/// A record that could be parsed.
struct Entry<'t, T> {
    number: u32,
    range: Range<usize>,
    slice: &'t str,
    raw: T,
}

/// Everything found out about a file while it is read.
pub(super) struct Resolver<'t> {
    text: &'t str,
    lines: &'t LineIndex<'t>,
    told: Vec<Told>,
    ids: BTreeMap<RecordKind, Ids>,
    /// The records of each list.
    elements: BTreeMap<RecordKind, &'t [Range<usize>]>,
    /// The records of lists that do not count.
    lost_lists: Vec<(RecordKind, Range<usize>)>,
}

impl<'t> Resolver<'t> {
    pub(super) fn new(text: &'t str, lines: &'t LineIndex<'t>) -> Self {
        Self {
            text,
            lines,
            told: Vec::new(),
            ids: LISTS.map(|kind| (kind, Ids::default())).into(),
            elements: BTreeMap::new(),
            lost_lists: Vec::new(),
        }
    }

    /// Tells something about the file as a whole, at a byte of it. Returns the finding's number.
    pub(super) fn tell(&mut self, at: usize, trouble: Trouble) -> usize {
        let place = self.lines.place(at + trouble.at);
        let finding = Finding::new(trouble.code, trouble.message).at(Some(place));
        let finding = trouble.hints.into_iter().fold(finding, Finding::hint);
        self.told.push(Told {
            at: at + trouble.at,
            finding,
            dependents: 0,
        });
        self.told.len() - 1
    }

    /// Tells something about one record, at a byte of its slice.
    fn tell_of<T>(&mut self, kind: RecordKind, entry: &Entry<'_, T>, trouble: Trouble) -> usize {
        let told = self.tell(entry.range.start, trouble);
        self.name_record(told, kind, entry.number);
        told
    }

    fn name_record(&mut self, told: usize, kind: RecordKind, number: u32) {
        if let Some(told) = self.told.get_mut(told) {
            told.finding.record = Some(RecordRef { kind, number });
        }
    }

    /// The records of the list `kind`.
    pub(super) fn set_list(&mut self, kind: RecordKind, elements: &'t [Range<usize>]) {
        self.elements.insert(kind, elements);
    }

    /// The records of a list that is left out as a whole, as the finding `told` says.
    pub(super) fn lose_list(&mut self, kind: RecordKind, elements: &[Range<usize>], told: usize) {
        for range in elements {
            self.lost_lists.push((kind, range.clone()));
            if let Some(id) = recovered_id(kind, &self.text[range.clone()]) {
                self.ids_mut(kind).lose(id, told);
            }
        }
    }

    /// Reads every list; what the file says of itself is the caller's to add.
    pub(super) fn dossier(&mut self) -> Dossier {
        let mut dossier = Dossier {
            parties: self.parties(),
            themes: self.themes(),
            sources: self.sources(),
            ..Dossier::default()
        };
        dossier.plans = self.plans();
        dossier.points = self.points();
        dossier.statements = self.statements();
        self.reveal(&mut dossier);
        dossier.left_out = LeftOut {
            errors: self.count_errors(),
            records: self.left_out(&dossier),
        };
        dossier
    }

    /// How many errors have been told.
    fn count_errors(&self) -> usize {
        let severities = self.told.iter().map(|told| told.finding.severity);
        severities
            .filter(|severity| *severity == Severity::Error)
            .count()
    }

    /// Everything told, in the order of the file.
    pub(super) fn findings(self) -> Vec<Finding> {
        let mut told = self.told;
        told.sort_by_key(|told| told.at);
        told.into_iter()
            .map(|told| {
                let mut finding = told.finding;
                if told.dependents > 0 {
                    let count = Count::new(told.dependents, "statement", "statements");
                    let verb = if told.dependents == 1 {
                        "refers"
                    } else {
                        "refer"
                    };
                    finding.message = format!(
                        "{}; also leaves out {count} that {verb} to it",
                        finding.message
                    );
                }
                finding
            })
            .collect()
    }

    fn ids_mut(&mut self, kind: RecordKind) -> &mut Ids {
        self.ids.entry(kind).or_default()
    }

    fn find(&self, kind: RecordKind, id: &str) -> Reference {
        self.ids
            .get(&kind)
            .map_or(Reference::Unknown, |ids| ids.find(id))
    }

    /// Parses the records of a list; those that fail are told and left out.
    fn read<T: Deserialize<'t>>(&mut self, kind: RecordKind) -> Vec<Entry<'t, T>> {
        let text = self.text;
        let elements = self.elements.get(&kind).copied().unwrap_or_default();
        let mut entries = Vec::with_capacity(elements.len());
        for (number, range) in (0..).zip(elements) {
            let slice = &text[range.clone()];
            match raw::read::<T>(slice) {
                Ok(raw) => entries.push(Entry {
                    number,
                    range: range.clone(),
                    slice,
                    raw,
                }),
                Err(error) => {
                    let told = self.tell(range.start, explain(kind.word(), slice, &error));
                    self.name_record(told, kind, number);
                    if let Some(id) = recovered_id(kind, slice) {
                        self.ids_mut(kind).lose(id, told);
                    }
                }
            }
        }
        entries
    }

    /// Reads a list whose records have ids, keeps those that `make` can make something of, and
    /// knows them by their ids from then on.
    fn records<T: Deserialize<'t>, M>(
        &mut self,
        kind: RecordKind,
        id: impl Fn(&T) -> &str,
        make: impl Fn(&mut Self, &Entry<'t, T>) -> Result<M, Trouble>,
    ) -> Vec<M> {
        let entries = self.read::<T>(kind);
        let valid = entries
            .iter()
            .map(|entry| id(&entry.raw))
            .filter(|id| ids::is_valid(id))
            .map(str::to_owned)
            .collect();
        let mut kept = Vec::with_capacity(entries.len());
        for entry in &entries {
            let id = id(&entry.raw);
            match self
                .admit(kind, entry, id, &valid)
                .and_then(|()| make(self, entry))
            {
                Ok(record) => {
                    let ids = self.ids_mut(kind);
                    ids.know(id, kept.len(), entry.range.start);
                    kept.push(record);
                }
                Err(trouble) => {
                    let told = self.tell_of(kind, entry, trouble);
                    self.ids_mut(kind).lose(id, told);
                }
            }
        }
        kept
    }

    /// Whether a record with this id can be kept; ids that differ only in case are told here.
    fn admit<T>(
        &mut self,
        kind: RecordKind,
        entry: &Entry<'_, T>,
        id: &str,
        valid: &BTreeSet<String>,
    ) -> Result<(), Trouble> {
        let at = || value_offset(entry.slice, "id");
        if let Some(first) = self.ids_mut(kind).place_of(id) {
            let line = self.lines.place(first).line;
            let word = kind.word();
            let message = format!("the {word} in line {line} already has the id `{id}`");
            return Err(Trouble::new(Code::DuplicateId, at(), message)
                .hint(format!("give this {word} another id; the first one counts")));
        }
        if ids::is_valid(id) {
            return Ok(());
        }
        let lower = id.to_lowercase();
        if valid.contains(&lower) {
            let message = format!("the ids `{id}` and `{lower}` differ only in case");
            self.tell_of(
                kind,
                entry,
                Trouble::new(Code::SimilarIds, at(), message)
                    .hint("ids have lower-case letters, digits and `-`"),
            );
            return Ok(());
        }
        Err(ids::bad_id(at(), id))
    }

    /// Warns of a text that must not be empty.
    fn warn_if_empty<T>(
        &mut self,
        kind: RecordKind,
        entry: &Entry<'_, T>,
        field: &str,
        text: &str,
    ) {
        if text.trim().is_empty() {
            let at = value_offset(entry.slice, field);
            let message = format!("`{field}` is empty in this {}", kind.word());
            self.tell_of(kind, entry, Trouble::new(Code::OddValue, at, message));
        }
    }

    /// The index of something optional that the record refers to; unknown names are told and
    /// dropped.
    fn optional<T>(
        &mut self,
        kind: RecordKind,
        entry: &Entry<'_, T>,
        field: &str,
        target: RecordKind,
        id: &str,
    ) -> Option<usize> {
        match self.find(target, id) {
            Reference::Known(index) => Some(index),
            Reference::Lost(_) => None,
            Reference::Unknown => {
                let at = text_offset(entry.slice, field, id);
                let trouble = self.unknown(Code::UnknownOptionalReference, at, target, field, id);
                self.tell_of(kind, entry, trouble);
                None
            }
        }
    }

    /// The trouble of naming something that does not exist.
    fn unknown(&self, code: Code, at: usize, target: RecordKind, field: &str, id: &str) -> Trouble {
        let word = target.word();
        let message = if field == word {
            format!("unknown {word} `{id}`")
        } else {
            format!("unknown {word} `{id}` in `{field}`")
        };
        let trouble = Trouble::new(code, at, message);
        match self.ids.get(&target) {
            Some(ids) => trouble.suggest(id, ids.names()),
            None => trouble,
        }
    }
}

/// Reads the date in the field `field` of a record.
fn date(slice: &str, field: &str, text: &str) -> Result<DateSpan, Trouble> {
    DateSpan::parse(text).map_err(|problem| {
        let at = value_offset(slice, field);
        let message = match problem {
            DateProblem::Shape => format!("`{text}` in `{field}` is not a date"),
            DateProblem::Impossible => {
                format!("`{text}` in `{field}` is no such day in the calendar")
            }
            DateProblem::Reversed => format!("`{text}` in `{field}` ends before it begins"),
        };
        let trouble = Trouble::new(Code::ImpossibleDate, at, message);
        if problem == DateProblem::Shape {
            trouble.hint(
                "write a day `2025-08-18`, a month `2025-08`, a year `2025` or a range \
                 `2025-08-18/2025-08-24`",
            )
        } else {
            trouble
        }
    })
}

/// An optional text, which is absent when it has no words.
fn words(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}
