//! From the slices of a file to the model: parses each record alone, resolves ids and references,
//! and tells everything that is wrong once.
//!
//! A record that is left out keeps its id here, as far as it can be made out, together with the
//! finding that says why; what refers to it is counted in that finding and not told anew.

mod left_out;
mod lists;
mod record;
mod reveal;
mod sources;
mod statements;

use std::collections::{BTreeMap, HashSet};
use std::num::NonZeroUsize;
use std::ops::Range;

use serde::Deserialize;

use crate::finding::{Code, Count, Finding, RecordKind, RecordRef, Severity};
use crate::model::{Dossier, LeftOut};

use super::fields::{recovered_id, text_offset, value_offset};
use super::format::LISTS;
use super::ids::{self, Ids, Reference};
use super::in_order::in_order;
use super::lines::LineIndex;
use super::trouble::Trouble;
use super::watch::{Stopped, Watch};

use record::{Entry, Unread, empty, parse, unknown};

/// How many unknown ids get a "did you mean": enough for people, and few enough that a file in
/// which everything is unknown is not compared with itself.
const MOST_SUGGESTIONS: usize = 200;

/// A finding with its byte in the file and the number of statements that it leaves out too.
#[derive(Debug)]
struct Told {
    at: usize,
    finding: Finding,
    dependents: usize,
}

/// Everything found out about a file while it is read.
pub(super) struct Resolver<'t> {
    text: &'t str,
    lines: &'t LineIndex<'t>,
    watch: &'t Watch<'t>,
    threads: NonZeroUsize,
    told: Vec<Told>,
    /// How many unknown ids a near one was looked for.
    suggestions: usize,
    ids: BTreeMap<RecordKind, Ids>,
    /// The records of each list.
    elements: BTreeMap<RecordKind, &'t [Range<usize>]>,
    /// The records of lists that do not count.
    lost_lists: Vec<(RecordKind, Range<usize>)>,
}

impl<'t> Resolver<'t> {
    pub(super) fn new(
        text: &'t str,
        lines: &'t LineIndex<'t>,
        watch: &'t Watch<'t>,
        threads: NonZeroUsize,
    ) -> Self {
        Self {
            text,
            lines,
            watch,
            threads,
            told: Vec::new(),
            suggestions: 0,
            ids: LISTS.map(|kind| (kind, Ids::default())).into(),
            elements: BTreeMap::new(),
            lost_lists: Vec::new(),
        }
    }

    /// Tells something about the file as a whole, at a byte of it. Returns the finding's number.
    pub(super) fn tell(&mut self, at: usize, mut trouble: Trouble) -> usize {
        if let Some((kind, id)) = trouble.unknown.take()
            && self.suggestions < MOST_SUGGESTIONS
            && let Some(ids) = self.ids.get(&kind)
        {
            self.suggestions += 1;
            trouble = trouble.suggest(&id, ids.names());
        }
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
    pub(super) fn dossier(&mut self) -> Result<Dossier, Stopped> {
        let mut dossier = Dossier {
            parties: self.parties()?,
            themes: self.themes()?,
            sources: self.sources()?,
            ..Dossier::default()
        };
        dossier.plans = self.plans()?;
        dossier.points = self.points()?;
        dossier.statements = self.statements()?;
        self.reveal(&mut dossier);
        dossier.left_out = LeftOut::new(self.count_errors(), self.left_out(&dossier));
        Ok(dossier)
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

    /// Makes something of each record of a list, on all threads, and takes it in the list's order.
    fn each<R: Send>(
        &self,
        kind: RecordKind,
        work: impl Fn(&Self, u32, &Range<usize>) -> R + Sync,
        take: impl FnMut(R),
    ) -> Result<(), Stopped> {
        let elements = self.elements.get(&kind).copied().unwrap_or_default();
        // The scanner finds no more than two million.
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let end = |at: usize| {
            elements
                .get(at)
                .map_or(self.text.len(), |range| range.start)
        };
        let (watch, text) = (self.watch, self.text.len());
        in_order(
            self.threads,
            elements.len(),
            |at| work(self, number(at), &elements[at]),
            take,
            |done| watch.read(end(done).min(text)),
        )
    }

    /// Parses the records of a list; those that fail are told and left out.
    fn read<T: Deserialize<'t> + Send>(
        &mut self,
        kind: RecordKind,
    ) -> Result<Vec<Entry<'t, T>>, Stopped> {
        let mut entries = Vec::new();
        let mut unread = Vec::new();
        let text = self.text;
        self.each(
            kind,
            |_, number, range| parse(kind, text, number, range),
            |parsed| match parsed {
                Ok(entry) => entries.push(entry),
                Err(record) => unread.push(record),
            },
        )?;
        for record in unread {
            self.tell_unread(kind, *record);
        }
        Ok(entries)
    }

    /// Tells that a record cannot be parsed. What refers to it is told with it.
    fn tell_unread(&mut self, kind: RecordKind, record: Unread<'_>) {
        let told = self.tell(record.at, record.trouble);
        self.name_record(told, kind, record.number);
        if let Some(id) = recovered_id(kind, record.slice) {
            self.ids_mut(kind).lose(id, told);
        }
    }

    /// Reads a list whose records have ids, keeps those that `make` can make something of, and
    /// knows them by their ids from then on.
    fn records<T: Deserialize<'t> + Send, M>(
        &mut self,
        kind: RecordKind,
        id: impl Fn(&T) -> &str,
        make: impl Fn(&mut Self, &Entry<'t, T>) -> Result<M, Trouble>,
    ) -> Result<Vec<M>, Stopped> {
        let entries = self.read::<T>(kind)?;
        let ids = entries.iter().map(|entry| id(&entry.raw));
        let valid: HashSet<&str> = ids.filter(|id| ids::is_valid(id)).collect();
        let has = |id: &str| valid.contains(id);
        let mut kept = Vec::with_capacity(entries.len());
        for entry in &entries {
            let id = id(&entry.raw);
            match self
                .admit(kind, entry, id, &has)
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
        Ok(kept)
    }

    /// Whether a record with this id can be kept; ids that differ only in case are told here. `has`
    /// says whether a record of the list gives itself an id that can be one.
    fn admit<T>(
        &mut self,
        kind: RecordKind,
        entry: &Entry<'_, T>,
        id: &str,
        has: &dyn Fn(&str) -> bool,
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
        if has(&lower) {
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
        if let Some(trouble) = empty(kind, entry.slice, field, text) {
            self.tell_of(kind, entry, trouble);
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
        self.look_up(entry.slice, field, target, id)
            .unwrap_or_else(|trouble| {
                self.tell_of(kind, entry, trouble);
                None
            })
    }

    /// The index of something optional, when it is there; a trouble when nothing has this id.
    fn look_up(
        &self,
        slice: &str,
        field: &str,
        target: RecordKind,
        id: &str,
    ) -> Result<Option<usize>, Trouble> {
        match self.find(target, id) {
            Reference::Known(index) => Ok(Some(index)),
            Reference::Lost(_) => Ok(None),
            Reference::Unknown => {
                let at = text_offset(slice, field, id);
                let code = Code::UnknownOptionalReference;
                Err(unknown(code, at, target, field, id))
            }
        }
    }
}
