//! Statements: everything they refer to, their dates and their words.

use std::collections::BTreeSet;

use crate::finding::{Code, RecordKind};
use crate::model::{PartyIndex, PlanIndex, PointIndex, SourceIndex, Statement, Voice};

use super::super::fields::{text_offset, value_offset};
use super::super::ids::{self, Reference};
use super::super::raw;
use super::super::trouble::Trouble;
use super::{Entry, Resolver, date, words};

const KIND: RecordKind = RecordKind::Statement;

/// The most characters that `before` and `after` may have.
const CONTEXT: usize = 40;

type RawEntry<'t> = Entry<'t, raw::Statement<'t>>;

/// What a statement cannot do without, resolved.
struct Frame {
    point: PointIndex,
    party: PartyIndex,
    source: SourceIndex,
    voice: Voice,
}

impl<'t> Resolver<'t> {
    pub(super) fn statements(&mut self) -> Vec<Statement> {
        let entries: Vec<RawEntry<'t>> = self.read(KIND);
        let valid: BTreeSet<String> = entries
            .iter()
            .filter_map(|entry| entry.raw.id.clone())
            .filter(|id| ids::is_valid(id))
            .collect();
        let mut made = Vec::with_capacity(entries.len());
        for entry in entries {
            let at = entry.range.start;
            let number = entry.number;
            match self.statement(entry, &valid) {
                Ok(Some(statement)) => {
                    if let Some(id) = &statement.id {
                        self.ids_mut(KIND).know(id, made.len(), at);
                    }
                    made.push(statement);
                }
                Ok(None) => {}
                Err(trouble) => {
                    let told = self.tell(at, trouble);
                    self.name_record(told, KIND, number);
                }
            }
        }
        made
    }

    /// The statement, or nothing when it refers to a record that was left out.
    fn statement(
        &mut self,
        entry: RawEntry<'t>,
        valid: &BTreeSet<String>,
    ) -> Result<Option<Statement>, Trouble> {
        let mut lost = Vec::new();
        let frame = self.frame(&entry, &mut lost)?;
        let said = date(entry.slice, "said", &entry.raw.said)?;
        if entry.raw.quote.trim().is_empty() {
            let at = value_offset(entry.slice, "quote");
            let message = "`quote` has no words in this statement";
            return Err(Trouble::new(Code::MissingField, at, message));
        }
        if let Some(id) = &entry.raw.id {
            self.admit(KIND, &entry, id, valid)?;
        }
        let Some(frame) = frame else {
            lost.sort_unstable();
            lost.dedup();
            for told in lost {
                if let Some(told) = self.told.get_mut(told) {
                    told.dependents += 1;
                }
            }
            return Ok(None);
        };
        self.warn_if_empty(KIND, &entry, "gist", &entry.raw.gist);
        self.warn_of_long_context(&entry, "before", entry.raw.before.as_deref());
        self.warn_of_long_context(&entry, "after", entry.raw.after.as_deref());
        let plan = entry
            .raw
            .plan
            .as_deref()
            .and_then(|id| self.optional(KIND, &entry, "plan", RecordKind::Plan, id));
        let jointly = self.jointly(&entry, frame.party);
        let raw = entry.raw;
        Ok(Some(Statement {
            number: entry.number,
            id: raw.id,
            point: frame.point,
            party: frame.party,
            stance: raw.stance.into(),
            gist: raw.gist,
            quote: raw.quote,
            before: raw.before.filter(|text| !text.is_empty()),
            after: raw.after.filter(|text| !text.is_empty()),
            verbatim: None,
            source: frame.source,
            at: words(raw.at),
            speaker: words(raw.speaker),
            role: words(raw.role),
            voice: frame.voice,
            part: words(raw.part),
            said,
            dating: raw.dating.into(),
            condition: words(raw.condition),
            translated_by: words(raw.translated_by),
            translation: words(raw.translation),
            note: words(raw.note),
            why: words(raw.why),
            coded_by: words(raw.coded_by),
            checked_by: words(raw.checked_by),
            plan: plan.map(PlanIndex::new),
            jointly,
        }))
    }

    /// Resolves what the statement refers to. Findings of records that were left out are put into
    /// `lost`, and then there is no frame.
    fn frame(&self, entry: &RawEntry<'_>, lost: &mut Vec<usize>) -> Result<Option<Frame>, Trouble> {
        let raw = &entry.raw;
        let mut required = |target: RecordKind, field: &str, id: &str| match self.find(target, id) {
            Reference::Known(index) => Ok(Some(index)),
            Reference::Lost(told) => {
                lost.push(told);
                Ok(None)
            }
            Reference::Unknown => {
                let at = text_offset(entry.slice, field, id);
                Err(self.unknown(Code::UnknownReference, at, target, field, id))
            }
        };
        let point = required(RecordKind::Point, "point", &raw.point)?;
        let party = required(RecordKind::Party, "party", &raw.party)?;
        let source = required(RecordKind::Source, "source", &raw.source)?;
        let voice = match &raw.voice {
            raw::Voice::Own => Some(Voice::Own),
            raw::Voice::Reported => Some(Voice::Reported),
            raw::Voice::Analyst => Some(Voice::Analyst),
            raw::Voice::ClaimedBy(id) if *id == raw.party => {
                let at = value_offset(entry.slice, "voice");
                let message = format!("`{id}` cannot make a claim about itself");
                return Err(Trouble::new(Code::ClaimAboutItself, at, message)
                    .hint("what a party says of itself has the voice `Own`"));
            }
            raw::Voice::ClaimedBy(id) => required(RecordKind::Party, "voice", id)?
                .map(|index| Voice::ClaimedBy(PartyIndex::new(index))),
        };
        Ok(match (point, party, source, voice) {
            (Some(point), Some(party), Some(source), Some(voice)) => Some(Frame {
                point: PointIndex::new(point),
                party: PartyIndex::new(party),
                source: SourceIndex::new(source),
                voice,
            }),
            _ => None,
        })
    }

    fn warn_of_long_context(&mut self, entry: &RawEntry<'_>, field: &str, text: Option<&str>) {
        let length = text.map_or(0, |text| text.chars().count());
        if length > CONTEXT {
            let at = value_offset(entry.slice, field);
            let message = format!("`{field}` has {length} characters, more than {CONTEXT}");
            self.tell_of(KIND, entry, Trouble::new(Code::LongContext, at, message));
        }
    }

    fn jointly(&mut self, entry: &RawEntry<'_>, party: PartyIndex) -> Vec<PartyIndex> {
        let mut others: Vec<PartyIndex> = Vec::new();
        for id in entry.raw.jointly.as_deref().unwrap_or_default() {
            let other = self
                .optional(KIND, entry, "jointly", RecordKind::Party, id)
                .map(PartyIndex::new);
            if other == Some(party) {
                let at = text_offset(entry.slice, "jointly", id);
                let message = format!("`jointly` names `{id}`, whose statement this is");
                self.tell_of(KIND, entry, Trouble::new(Code::OddValue, at, message));
            } else if let Some(other) = other.filter(|other| !others.contains(other)) {
                others.push(other);
            }
        }
        others
    }
}
