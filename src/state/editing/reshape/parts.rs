//! The parts of the dossier as lists: each record can be changed, moved, taken out, and a new one
//! added, by keys as well.

use crate::edit::Change;
use crate::finding::{Count, RecordKind, RecordRef};
use crate::model::Dossier;
use crate::state::editing::gone;
use crate::state::update::told;
use crate::state::{Effect, State};

/// The lists, in the order in which they are shown.
const KINDS: [RecordKind; 5] = [
    RecordKind::Party,
    RecordKind::Theme,
    RecordKind::Point,
    RecordKind::Plan,
    RecordKind::Source,
];

/// A record in these lists: what kind it is, and its place in the dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its list.
    pub kind: RecordKind,
    /// Its place among those that were kept, from 0.
    pub at: usize,
}

/// What the room remembers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The record that is chosen.
    pub chosen: Option<Part>,
    /// Counts up whenever that is to come into view.
    pub reveal: u64,
    /// True once the matrix was asked for in a file without statements.
    pub skips_first_steps: bool,
}

/// One line of the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartLine {
    /// The heading of a list, with how many records it has.
    Heading(RecordKind, usize),
    /// A record: which, what people call it, and what hangs on it.
    Record(Part, String, String),
}

/// One thing to be done there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartStep {
    /// Choose a record.
    Choose(Part),
    /// Choose the record so many further down; up if negative.
    Move(isize),
    /// Put the chosen record one place further down in the file, or up.
    Shift(bool),
    /// Change it.
    Change,
    /// Take it out.
    Remove,
}

/// The lines of the room, and what hangs on each record. It is made once for a file; a line is put into
/// words when it is shown, so that a file of any size costs no more than a screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartLines {
    lists: Vec<List>,
}

/// One of the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
struct List {
    kind: RecordKind,
    /// The line of its heading.
    heading: usize,
    /// How many statements and how many points hang on each record.
    counts: Vec<(u32, u32)>,
}

impl PartLines {
    /// The lines for a dossier.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        let mut heading = 0;
        let lists = KINDS.map(|kind| {
            let counts = counts(dossier, kind);
            let list = List {
                kind,
                heading,
                counts,
            };
            heading += 1 + list.counts.len();
            list
        });
        Self {
            lists: lists.into(),
        }
    }

    /// How many lines there are.
    #[must_use]
    pub fn count(&self) -> usize {
        let last = self.lists.last();
        last.map_or(0, |last| last.heading + 1 + last.counts.len())
    }

    /// The line of a part.
    #[must_use]
    pub fn line_of(&self, part: Part) -> Option<usize> {
        let list = self.lists.iter().find(|list| list.kind == part.kind)?;
        (part.at < list.counts.len()).then_some(list.heading + 1 + part.at)
    }

    /// One line, of the dossier that these lines are of.
    #[must_use]
    pub fn line(&self, dossier: &Dossier, line: usize) -> Option<PartLine> {
        let behind = self.lists.partition_point(|list| list.heading <= line);
        let list = self.lists.get(behind.checked_sub(1)?)?;
        let Some(at) = (line - list.heading).checked_sub(1) else {
            return Some(PartLine::Heading(list.kind, list.counts.len()));
        };
        let counts = counts_in_words(list.kind, *list.counts.get(at)?);
        let part = Part {
            kind: list.kind,
            at,
        };
        let name = name_of(dossier, part)?.to_owned();
        Some(PartLine::Record(part, name, counts))
    }
}

/// How many records of a list were kept.
fn count_of(dossier: &Dossier, kind: RecordKind) -> usize {
    match kind {
        RecordKind::Party => dossier.parties.len(),
        RecordKind::Theme => dossier.themes.len(),
        RecordKind::Point => dossier.points.len(),
        RecordKind::Plan => dossier.plans.len(),
        RecordKind::Source => dossier.sources.len(),
        RecordKind::Statement => dossier.statements.len(),
    }
}

/// What people call a part.
fn name_of(dossier: &Dossier, Part { kind, at }: Part) -> Option<&str> {
    Some(match kind {
        RecordKind::Party => &dossier.parties.get(at)?.name,
        RecordKind::Theme => &dossier.themes.get(at)?.name,
        RecordKind::Point => &dossier.points.get(at)?.title,
        RecordKind::Plan => &dossier.plans.get(at)?.name,
        RecordKind::Source => &dossier.sources.get(at)?.title,
        RecordKind::Statement => return None,
    })
}

impl State {
    /// The number of a part in the file, where that is known.
    fn part_record(&self, Part { kind, at }: Part) -> Option<RecordRef> {
        match kind {
            RecordKind::Source => {
                let number = self.dossier().sources.get(at)?.number;
                Some(RecordRef { kind, number })
            }
            kind => self.record_at(kind, at),
        }
    }
}

/// How many statements and points hang on each record of a list.
fn counts(dossier: &Dossier, kind: RecordKind) -> Vec<(u32, u32)> {
    let mut counts = vec![(0, 0); count_of(dossier, kind)];
    let mut add = |at: usize, statements: u32, points: u32| {
        if let Some(count) = counts.get_mut(at) {
            count.0 += statements;
            count.1 += points;
        }
    };
    for statement in &dossier.statements {
        match kind {
            RecordKind::Party => add(statement.party.at(), 1, 0),
            RecordKind::Point => add(statement.point.at(), 1, 0),
            RecordKind::Source => add(statement.source.at(), 1, 0),
            RecordKind::Plan => {
                if let Some(plan) = statement.plan {
                    add(plan.at(), 1, 0);
                }
            }
            _ => {}
        }
    }
    for point in &dossier.points {
        match (kind, point.theme) {
            (RecordKind::Theme, Some(theme)) => add(theme.at(), 0, 1),
            (RecordKind::Plan, _) => {
                let mut plans: Vec<usize> = point.articles.iter().map(|it| it.plan.at()).collect();
                plans.dedup();
                for plan in plans {
                    add(plan, 0, 1);
                }
            }
            _ => {}
        }
    }
    counts
}

/// What hangs on a record, in words.
fn counts_in_words(kind: RecordKind, (statements, points): (u32, u32)) -> String {
    let count = |number: u32, one, many| {
        let number = usize::try_from(number).unwrap_or(usize::MAX);
        Count::new(number, one, many).to_string()
    };
    let mut words = Vec::new();
    if matches!(kind, RecordKind::Theme | RecordKind::Plan) {
        words.push(count(points, "point", "points"));
    }
    if kind != RecordKind::Theme {
        words.push(count(statements, "statement", "statements"));
    }
    words.join(", ")
}

/// The part so many further down than one, across the lists; the first where there is none.
fn further(dossier: &Dossier, from: Option<Part>, by: isize) -> Option<Part> {
    let sizes = KINDS.map(|kind| count_of(dossier, kind));
    let list = from.and_then(|part| KINDS.iter().position(|kind| *kind == part.kind));
    let before = |list: usize| sizes[..list].iter().sum::<usize>();
    let from = list.zip(from).filter(|(list, part)| part.at < sizes[*list]);
    let furthest = before(KINDS.len()).checked_sub(1)?;
    let mut at = from.map_or(0, |(list, part)| {
        (before(list) + part.at)
            .saturating_add_signed(by)
            .min(furthest)
    });
    for (kind, size) in KINDS.into_iter().zip(sizes) {
        if at < size {
            return Some(Part { kind, at });
        }
        at -= size;
    }
    None
}

/// Applies one command about parts.
pub(super) fn apply(state: &mut State, step: PartStep) -> Vec<Effect> {
    match step {
        PartStep::Choose(part) => choose(state, part),
        PartStep::Move(by) => {
            let part = further(state.dossier(), state.editing.parts.chosen, by);
            if let Some(part) = part {
                choose(state, part);
            }
        }
        PartStep::Shift(is_down) => return shift(state, is_down),
        PartStep::Change => {
            let record = state
                .editing
                .parts
                .chosen
                .and_then(|it| state.part_record(it));
            match record {
                Some(record) => super::super::command::change(state, record),
                None => refuse(state),
            }
        }
        PartStep::Remove => {
            let chosen = state.editing.parts.chosen;
            if chosen.is_some() {
                return gone::ask(state, chosen.and_then(|it| state.part_record(it)));
            }
        }
    }
    Vec::new()
}

fn choose(state: &mut State, part: Part) {
    state.editing.parts.chosen = Some(part);
    state.editing.parts.reveal += 1;
}

fn refuse(state: &mut State) {
    if state.editing.parts.chosen.is_some() {
        told(
            state,
            "Records of this list were left out for errors: mend them first, from the findings"
                .to_owned(),
        );
    }
}

/// Puts the chosen record one place further on in its list, or one place back. Sources that were
/// left out for errors are passed by.
fn shift(state: &mut State, is_down: bool) -> Vec<Effect> {
    let Some(part) = state.editing.parts.chosen else {
        return Vec::new();
    };
    let other = part.at.checked_add_signed(if is_down { 1 } else { -1 });
    let other = other.map(|at| Part { at, ..part });
    let count = count_of(state.dossier(), part.kind);
    let Some(record) = state.part_record(part) else {
        refuse(state);
        return Vec::new();
    };
    let Some(other) = other.filter(|it| it.at < count) else {
        told(state, "It cannot go further".to_owned());
        return Vec::new();
    };
    let Some(number) = state.part_record(other).map(|it| it.number) else {
        return Vec::new();
    };
    let before = Some(if is_down { number + 1 } else { number });
    choose(state, other);
    let what = format!("move a {}", record.kind.word());
    state.change(vec![Change::Move { record, before }], what)
}
