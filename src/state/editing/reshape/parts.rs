//! The parts of the dossier as lists: each record can be changed, moved, taken out, and a new one
//! added, by keys as well.

use crate::edit::Change;
use crate::finding::{Count, RecordKind, RecordRef};
use crate::model::Dossier;
use crate::state::editing::form::named_in;
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

impl State {
    /// The lines of the room.
    #[must_use]
    pub fn part_lines(&self) -> Vec<PartLine> {
        let dossier = self.dossier();
        let mut lines = Vec::new();
        for kind in KINDS {
            let named = named_in(dossier, kind);
            let counts = counts(dossier, kind, named.len());
            lines.push(PartLine::Heading(kind, named.len()));
            let records = named.into_iter().zip(counts).enumerate();
            lines.extend(records.map(|(at, (named, counts))| {
                PartLine::Record(Part { kind, at }, named.name, counts)
            }));
        }
        lines
    }

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

/// What hangs on each record of a list, in words.
fn counts(dossier: &Dossier, kind: RecordKind, records: usize) -> Vec<String> {
    let mut statements = vec![0_usize; records];
    let mut points = vec![0_usize; records];
    let add = |counts: &mut Vec<usize>, at: usize| {
        if let Some(count) = counts.get_mut(at) {
            *count += 1;
        }
    };
    for statement in &dossier.statements {
        match kind {
            RecordKind::Party => add(&mut statements, statement.party.at()),
            RecordKind::Point => add(&mut statements, statement.point.at()),
            RecordKind::Source => add(&mut statements, statement.source.at()),
            RecordKind::Plan => {
                if let Some(plan) = statement.plan {
                    add(&mut statements, plan.at());
                }
            }
            _ => {}
        }
    }
    for point in &dossier.points {
        match (kind, point.theme) {
            (RecordKind::Theme, Some(theme)) => add(&mut points, theme.at()),
            (RecordKind::Plan, _) => {
                let mut plans: Vec<usize> = point.articles.iter().map(|it| it.plan.at()).collect();
                plans.dedup();
                for plan in plans {
                    add(&mut points, plan);
                }
            }
            _ => {}
        }
    }
    let has = |kinds: &[RecordKind]| kinds.contains(&kind);
    let counts = statements.into_iter().zip(points);
    counts
        .map(|(statements, points)| {
            let mut words = Vec::new();
            if has(&[RecordKind::Theme, RecordKind::Plan]) {
                words.push(Count::new(points, "point", "points").to_string());
            }
            if !has(&[RecordKind::Theme]) {
                words.push(Count::new(statements, "statement", "statements").to_string());
            }
            words.join(", ")
        })
        .collect()
}

/// Applies one command about parts.
pub(super) fn apply(state: &mut State, step: PartStep) -> Vec<Effect> {
    match step {
        PartStep::Choose(part) => choose(state, part),
        PartStep::Move(by) => {
            let records: Vec<Part> = state
                .part_lines()
                .into_iter()
                .filter_map(|line| match line {
                    PartLine::Record(part, ..) => Some(part),
                    PartLine::Heading(..) => None,
                })
                .collect();
            let chosen = state.editing.parts.chosen;
            let at = chosen.and_then(|chosen| records.iter().position(|it| *it == chosen));
            let last = records.len().saturating_sub(1);
            let at = at.map_or(0, |at| at.saturating_add_signed(by).min(last));
            if let Some(part) = records.get(at) {
                choose(state, *part);
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
    let count = named_in(state.dossier(), part.kind).len();
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
