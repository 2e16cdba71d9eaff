//! Statements: everything they refer to, their dates and their words.
//!
//! Each is judged by itself, on any thread; what has to be told, and whether another statement has
//! the same id, is looked at in the file's order afterwards.

use std::collections::HashSet;

use crate::finding::{Code, RecordKind};
use crate::model::{DateSpan, PartyIndex, PlanIndex, PointIndex, SourceIndex, Statement, Voice};

use super::super::fields::{text_offset, value_offset};
use super::super::ids::{self, Reference};
use super::super::raw;
use super::super::trouble::Trouble;
use super::super::watch::Stopped;
use super::Resolver;
use super::record::{Entry, Unread, date, empty, parse, unknown, words};
use super::reveal::reveal_statement;

const KIND: RecordKind = RecordKind::Statement;

/// The most characters that `before` and `after` may have.
const CONTEXT: usize = 40;

type RawEntry<'t> = Entry<'t, raw::Statement<'t>>;

/// What became of one record, as far as it can be told without the others.
struct Judged<'t> {
    number: u32,
    statement: Option<Statement>,
    remarks: Option<Box<Remarks<'t>>>,
}

/// What there is to say about a record.
#[derive(Default)]
struct Remarks<'t> {
    /// Why there is no statement.
    absent: Option<Absent<'t>>,
    /// The id, where there is no statement that has it.
    id: Option<String>,
    warnings: Vec<Trouble>,
}

/// Why a record gives no statement.
enum Absent<'t> {
    /// It cannot be parsed.
    Unread(Box<Unread<'t>>),
    Wrong(Trouble),
    /// It refers to records that were left out, as these findings say.
    Lost(Vec<usize>),
}

/// A record that has an id or about which there is something to say.
struct Later<'t> {
    number: u32,
    /// Where its statement stands among those that were made.
    made: Option<usize>,
    remarks: Option<Box<Remarks<'t>>>,
}

/// What a statement cannot do without, resolved.
#[derive(Clone, Copy)]
struct Frame {
    point: PointIndex,
    party: PartyIndex,
    source: SourceIndex,
    voice: Voice,
}

impl<'t> Resolver<'t> {
    pub(super) fn statements(&mut self) -> Result<Vec<Statement>, Stopped> {
        let count = self.elements.get(&KIND).map_or(0, |list| list.len());
        let mut made = Vec::with_capacity(count);
        let mut later: Vec<Later<'t>> = Vec::new();
        let text = self.text;
        self.each(
            KIND,
            |this, number, range| match parse(KIND, text, number, range) {
                Ok(entry) => this.judge(entry),
                Err(unread) => Judged {
                    number,
                    statement: None,
                    remarks: Some(Box::new(Remarks {
                        absent: Some(Absent::Unread(unread)),
                        ..Remarks::default()
                    })),
                },
            },
            |judged| {
                let is_named = |it: &Statement| it.id.is_some();
                if judged.remarks.is_some() || judged.statement.as_ref().is_some_and(is_named) {
                    later.push(Later {
                        number: judged.number,
                        made: judged.statement.is_some().then_some(made.len()),
                        remarks: judged.remarks,
                    });
                }
                made.extend(judged.statement);
            },
        )?;
        let doubles = self.compare(&made, later);
        if !doubles.is_empty() {
            let mut at = 0..;
            made.retain(|_| {
                at.next()
                    .is_none_or(|at| doubles.binary_search(&at).is_err())
            });
        }
        Ok(made)
    }

    /// Tells what there is to tell, in the file's order, and compares the ids. Returns the places
    /// in `made` of those whose id another has or that cannot be one.
    fn compare(&mut self, made: &[Statement], later: Vec<Later<'t>>) -> Vec<usize> {
        let valid = valid_ids(made, &later);
        let has = |id: &str| valid.contains(id);
        let mut doubles = Vec::new();
        // Taken one by one, so that the memory of each is free again at once.
        for Later {
            number,
            made: at,
            remarks,
        } in later
        {
            let Remarks {
                absent,
                id,
                warnings,
            } = remarks.map_or_else(Remarks::default, |remarks| *remarks);
            let entry = self.entry(number);
            let lost = match absent {
                Some(Absent::Unread(unread)) => {
                    self.tell_unread(KIND, *unread);
                    continue;
                }
                Some(Absent::Wrong(trouble)) => {
                    self.tell_of(KIND, &entry, trouble);
                    continue;
                }
                Some(Absent::Lost(lost)) => Some(lost),
                None => None,
            };
            let id = at.map_or(id.as_ref(), |at| made[at].id.as_ref());
            if let Some(id) = id
                && let Err(trouble) = self.admit(KIND, &entry, id, &has)
            {
                self.tell_of(KIND, &entry, trouble);
                doubles.extend(at);
                continue;
            }
            if let Some(lost) = lost {
                self.count_dependent(lost);
                continue;
            }
            for warning in warnings {
                self.tell_of(KIND, &entry, warning);
            }
            if let (Some(id), Some(at)) = (id, at) {
                self.ids_mut(KIND).know(id, at, entry.range.start);
            }
        }
        doubles
    }

    /// The record with this number, as it stands in the file.
    fn entry(&self, number: u32) -> Entry<'t, ()> {
        let elements = self.elements.get(&KIND).copied().unwrap_or_default();
        let range = elements.get(number as usize).cloned().unwrap_or_default();
        Entry {
            number,
            slice: &self.text[range.clone()],
            range,
            raw: (),
        }
    }

    /// One more statement is left out with each of these findings.
    fn count_dependent(&mut self, mut lost: Vec<usize>) {
        lost.sort_unstable();
        lost.dedup();
        for told in lost {
            if let Some(told) = self.told.get_mut(told) {
                told.dependents += 1;
            }
        }
    }

    fn judge(&self, mut entry: RawEntry<'t>) -> Judged<'t> {
        let number = entry.number;
        let mut warnings = Vec::new();
        let absent = match self.check(&entry) {
            Ok((Ok(frame), said)) => {
                let slice = entry.slice;
                let mut statement = self.statement(entry, frame, said, &mut warnings);
                warnings.extend(reveal_statement(slice, &mut statement));
                let remarks = (!warnings.is_empty()).then(|| {
                    Box::new(Remarks {
                        warnings,
                        ..Remarks::default()
                    })
                });
                return Judged {
                    number,
                    statement: Some(statement),
                    remarks,
                };
            }
            Ok((Err(lost), _)) => Absent::Lost(lost),
            Err(trouble) => Absent::Wrong(trouble),
        };
        Judged {
            number,
            statement: None,
            remarks: Some(Box::new(Remarks {
                absent: Some(absent),
                id: entry.raw.id.take(),
                warnings,
            })),
        }
    }

    /// What the statement cannot do without; the findings of records that were left out where it
    /// refers to such.
    fn check(
        &self,
        entry: &RawEntry<'t>,
    ) -> Result<(Result<Frame, Vec<usize>>, DateSpan), Trouble> {
        let mut lost = Vec::new();
        let frame = self.frame(entry, &mut lost)?;
        let said = date(entry.slice, "said", &entry.raw.said)?;
        if entry.raw.quote.trim().is_empty() {
            let at = value_offset(entry.slice, "quote");
            let message = "`quote` has no words in this statement";
            return Err(Trouble::new(Code::MissingField, at, message));
        }
        Ok((frame.ok_or(lost), said))
    }

    fn statement(
        &self,
        entry: RawEntry<'t>,
        frame: Frame,
        said: DateSpan,
        warnings: &mut Vec<Trouble>,
    ) -> Statement {
        warnings.extend(empty(KIND, entry.slice, "gist", &entry.raw.gist));
        warnings.extend(long_context(&entry, "before", entry.raw.before.as_deref()));
        warnings.extend(long_context(&entry, "after", entry.raw.after.as_deref()));
        let plan = entry.raw.plan.as_deref().and_then(|id| {
            self.look_up(entry.slice, "plan", RecordKind::Plan, id)
                .unwrap_or_else(|trouble| {
                    warnings.push(trouble);
                    None
                })
        });
        let jointly = self.jointly(&entry, frame.party, warnings);
        warnings.extend(speaker_of_a_report(&entry));
        let raw = entry.raw;
        Statement {
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
        }
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
                Err(unknown(Code::UnknownReference, at, target, field, id))
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

    fn jointly(
        &self,
        entry: &RawEntry<'_>,
        party: PartyIndex,
        warnings: &mut Vec<Trouble>,
    ) -> Vec<PartyIndex> {
        let mut others: Vec<PartyIndex> = Vec::new();
        for id in entry.raw.jointly.as_deref().unwrap_or_default() {
            let other = match self.look_up(entry.slice, "jointly", RecordKind::Party, id) {
                Ok(other) => other.map(PartyIndex::new),
                Err(trouble) => {
                    warnings.push(trouble);
                    None
                }
            };
            if other == Some(party) {
                let at = text_offset(entry.slice, "jointly", id);
                let message = format!("`jointly` names `{id}`, whose statement this is");
                warnings.push(Trouble::new(Code::OddValue, at, message));
            } else if let Some(other) = other.filter(|other| !others.contains(other)) {
                others.push(other);
            }
        }
        others
    }
}

/// The ids that can be ids, gathered only where one cannot and may differ from them in case.
fn valid_ids(made: &[Statement], later: &[Later<'_>]) -> HashSet<String> {
    let of = |later: &Later<'_>| match later.made {
        Some(at) => made[at].id.clone(),
        None => later.remarks.as_ref()?.id.clone(),
    };
    let given = || later.iter().filter_map(of);
    if given().all(|id| ids::is_valid(&id)) {
        return HashSet::new();
    }
    given().filter(|id| ids::is_valid(id)).collect()
}

/// The trouble of a report that names who said it: by its definition the source names nobody.
fn speaker_of_a_report(entry: &RawEntry<'_>) -> Option<Trouble> {
    let speaker = entry.raw.speaker.as_deref().map(str::trim)?;
    (entry.raw.voice == raw::Voice::Reported && !speaker.is_empty()).then(|| {
        let at = value_offset(entry.slice, "speaker");
        let message = "`speaker` is given, but a `Reported` stance is one whose source names none";
        Trouble::new(Code::OddValue, at, message).hint(
            "if the source says that this person said so, the voice is `Own`; \
             if it names nobody, leave `speaker` out",
        )
    })
}

/// The trouble of a context that is longer than it may be.
fn long_context(entry: &RawEntry<'_>, field: &str, text: Option<&str>) -> Option<Trouble> {
    let length = text.map_or(0, |text| text.chars().count());
    (length > CONTEXT).then(|| {
        let at = value_offset(entry.slice, field);
        let message = format!("`{field}` has {length} characters, more than {CONTEXT}");
        Trouble::new(Code::LongContext, at, message)
    })
}
