//! A cell's record in time order: what stood from when on, how it came to stand, what was said
//! beside it, and where the record has gaps.
//!
//! The rules of standing and of shifts are asked for each day on which something was said; this
//! file adds none of its own save what a gap is.

use super::{OLD_AFTER_DAYS, Shift, ShiftKind, shifts, standing, visible};
use crate::model::{Day, Dossier, StatementIndex, Voice};

/// How a statement came to stand after the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Nothing stood before.
    First,
    /// The same stance was said again.
    Again,
    /// The party's own words moved.
    Shifted(ShiftKind),
    /// Own words of another stance whose days overlap with those before, so that nobody knows
    /// which came first.
    Overlapping,
    /// The report before gives way to own words.
    OwnWords,
    /// The part that spoke before gives way to the whole party.
    WholeParty,
    /// The copy before gives way to an original.
    Original,
    /// A later report gives another stance than the report before.
    ReportedOtherwise,
    /// A later statement of a copy gives another stance than the copy before.
    InCopyOtherwise,
    /// Another part of the party speaks.
    AnotherPart,
    /// The same part takes another stance.
    PartOtherwise,
}

/// A stretch of time without any visible statement of the cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The last possible day of what was said before.
    pub from: Day,
    /// The first possible day of what was said next, or the date up to which the record is read.
    pub to: Day,
    /// True when nothing was said up to that date.
    pub is_open: bool,
}

impl Gap {
    /// How many days lie between the two.
    #[must_use]
    pub fn days(self) -> i32 {
        days_between(self.from, self.to)
    }
}

/// One entry of a cell's record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// From its day on this statement stands.
    Stands {
        /// The statement.
        statement: StatementIndex,
        /// How it came to stand.
        step: Step,
    },
    /// This was said besides, and never stood: a claim, an analyst, a part, a report after own
    /// words, a copy.
    Beside(StatementIndex),
    /// Nothing was said.
    Gap(Gap),
}

impl Entry {
    /// The statement, where there is one.
    #[must_use]
    pub fn statement(self) -> Option<StatementIndex> {
        match self {
            Self::Stands { statement, .. } | Self::Beside(statement) => Some(statement),
            Self::Gap(_) => None,
        }
    }
}

/// The record of a cell in time order, from its visible statements: each of them once, and between
/// them every gap of more than [`OLD_AFTER_DAYS`] days, the one up to `as_of` too.
#[must_use]
pub fn history(
    dossier: &Dossier,
    visible_now: &[StatementIndex],
    as_of: Option<Day>,
) -> Vec<Entry> {
    let mut in_time = visible_now.to_vec();
    in_time.sort_by_key(|&index| (dossier.statement(index).day(), index));
    let steps = steps(dossier, visible_now, &in_time);
    let mut entries = Vec::with_capacity(in_time.len());
    let mut silent_since: Option<Day> = None;
    let tell_gap = |entries: &mut Vec<Entry>, from: Option<Day>, to: Day, is_open: bool| {
        if let Some(from) = from
            && days_between(from, to) > OLD_AFTER_DAYS
        {
            entries.push(Entry::Gap(Gap { from, to, is_open }));
        }
    };
    for index in in_time {
        let said = dossier.statement(index).said;
        tell_gap(&mut entries, silent_since, said.first_day(), false);
        silent_since = silent_since.max(Some(said.last_day()));
        let step = steps.iter().find(|(statement, _)| *statement == index);
        entries.push(match step {
            Some(&(statement, step)) => Entry::Stands { statement, step },
            None => Entry::Beside(index),
        });
    }
    if let Some(as_of) = as_of {
        tell_gap(&mut entries, silent_since, as_of, true);
    }
    entries
}

/// What stood one after the other, each with how it came to stand.
fn steps(
    dossier: &Dossier,
    visible_now: &[StatementIndex],
    in_time: &[StatementIndex],
) -> Vec<(StatementIndex, Step)> {
    let shifts = shifts(dossier, visible_now);
    let mut steps: Vec<(StatementIndex, Step)> = Vec::new();
    let mut days: Vec<Day> = in_time
        .iter()
        .map(|&index| dossier.statement(index).day())
        .collect();
    days.dedup();
    for day in days {
        let Some(now) = standing(dossier, &visible(dossier, visible_now, Some(day))) else {
            continue;
        };
        let before = steps.last().map(|(statement, _)| *statement);
        if before != Some(now) {
            steps.push((now, step(dossier, &shifts, before, now)));
        }
    }
    steps
}

/// What stands never ranks below what stood before, so each question is asked only where those
/// before it were answered alike by both.
fn step(
    dossier: &Dossier,
    shifts: &[Shift],
    before: Option<StatementIndex>,
    now: StatementIndex,
) -> Step {
    let Some(before) = before else {
        return Step::First;
    };
    if let Some(shift) = shifts
        .iter()
        .find(|shift| (shift.from, shift.to) == (before, now))
    {
        return Step::Shifted(shift.kind);
    }
    let (old, new) = (dossier.statement(before), dossier.statement(now));
    let is_copy = dossier.is_from_copy(new);
    match (&old.part, &new.part) {
        (Some(_), None) => Step::WholeParty,
        (Some(one), Some(other)) if one != other => Step::AnotherPart,
        _ if old.voice != new.voice => Step::OwnWords,
        _ if old.stance == new.stance && dossier.is_from_copy(old) && !is_copy => Step::Original,
        _ if old.stance == new.stance => Step::Again,
        (Some(_), _) => Step::PartOtherwise,
        _ if dossier.is_from_copy(old) && !is_copy => Step::Original,
        _ if is_copy => Step::InCopyOtherwise,
        _ if new.voice == Voice::Reported => Step::ReportedOtherwise,
        _ => Step::Overlapping,
    }
}

fn days_between(from: Day, to: Day) -> i32 {
    // Two civil dates are always a representable number of days apart.
    (to - from).get_days()
}
