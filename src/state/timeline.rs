//! The statements of the shown parties by date, and the commands that move through them.
//!
//! Which marks there are does not depend on the date of the lens, nor on filters that do: else the
//! way forward would vanish with the first step back.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::ToSpan as _;

use super::change_lens::change_lens;
use super::{Command, Effect, Focus, ListKind, Room, State};
use crate::matrix::{CellIndex, Comparison, Matrix, differing};
use crate::model::{ByDay, Day, Dossier, PartyIndex, Point, StatementIndex};
use crate::standing::Record as _;
use crate::words;

/// A way to move the date of the lens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStep {
    /// To the day before on which a statement counts for the first time.
    PreviousStatement,
    /// To the next such day; from the last one to all dates.
    NextStatement,
    /// One day back.
    DayBack,
    /// One day forth.
    DayForth,
    /// One month back.
    MonthBack,
    /// One month forth.
    MonthForth,
    /// To the first day on which a statement counts.
    First,
    /// To the last such day.
    Last,
    /// To no date at all.
    AllDates,
}

/// A way to move from mark to mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkStep {
    /// The mark before it in its lane.
    Previous,
    /// The next mark of its lane.
    Next,
    /// The nearest in time in the lane above.
    LaneAbove,
    /// The nearest in time in the lane below.
    LaneBelow,
}

/// A wish to see more or less of the time at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimelineZoom {
    /// Less time, more room for each day.
    In,
    /// More time.
    Out,
    /// All of it.
    All,
}

/// The statements of one party, by date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Whose.
    pub party: PartyIndex,
    /// By first possible day, then as in the file.
    pub statements: Vec<StatementIndex>,
}

impl Lane {
    fn of(party: PartyIndex) -> Self {
        Self {
            party,
            statements: Vec::new(),
        }
    }
}

/// Every statement of the shown parties, by party and date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// One for each shown party, in the order of the columns.
    pub lanes: Vec<Lane>,
    /// The days on which a statement counts for the first time, each once, in order.
    pub days: Vec<Day>,
    /// The days that have to be seen on an axis, in order: those of `days`, each with the number
    /// of statements that the fullest lane has on it, and the last days of ranges.
    pub key_days: Vec<(Day, usize)>,
    /// The last possible day of all statements.
    pub last: Option<Day>,
    /// How many statements there are.
    pub statements: usize,
    /// What it was made from, so that it is made anew only when that changes.
    made_from: (String, Vec<PartyIndex>, Option<BTreeSet<String>>),
}

impl Timeline {
    /// The statements of these parties by date, on the points chosen by hand where some are.
    #[must_use]
    pub fn new(
        dossier: &Dossier,
        index: &CellIndex,
        parties: &[PartyIndex],
        points: Option<&BTreeSet<String>>,
    ) -> Self {
        let is_chosen = |point: &Point| points.is_none_or(|points| points.contains(&point.id));
        let is_chosen: Vec<bool> = dossier.points.iter().map(is_chosen).collect();
        let mut lane_of = vec![None; dossier.parties.len()];
        for (lane, party) in parties.iter().enumerate() {
            lane_of[party.at()] = Some(lane);
        }
        let mut timeline = Self {
            lanes: parties.iter().map(|&party| Lane::of(party)).collect(),
            made_from: (dossier.sha256.clone(), parties.to_vec(), points.cloned()),
            ..Self::default()
        };
        let room = index
            .span()
            .map(|(first, last)| ByDay::between(first, last));
        let mut fullest: ByDay<usize> = room.unwrap_or_default();
        // Of each lane the day of its last statement, and how many there are on it.
        let mut runs: Vec<Option<(Day, usize)>> = vec![None; parties.len()];
        let mut only_last = Vec::new();
        for &statement in index.by_day() {
            let fact = index.facts().fact(statement);
            let Some(lane) = lane_of[fact.party.at()].filter(|_| is_chosen[fact.point.at()]) else {
                continue;
            };
            timeline.lanes[lane].statements.push(statement);
            if timeline.days.last() != Some(&fact.day) {
                timeline.days.push(fact.day);
            }
            timeline.last = timeline.last.max(Some(fact.last_day));
            timeline.statements += 1;
            let before = runs[lane].filter(|(day, _)| *day == fact.day);
            let count = before.map_or(1, |(_, count)| count + 1);
            runs[lane] = Some((fact.day, count));
            fullest.set(fact.day, |most| most.unwrap_or(0).max(count));
            if fullest.get(fact.last_day).is_none() {
                fullest.set(fact.last_day, |_| 0);
                only_last.push(fact.last_day);
            }
        }
        // A last day may have become one on which something else counts for the first time.
        let is_other = |day: &Day| timeline.days.binary_search(day).is_err();
        let days = timeline.days.iter().copied();
        let mut days: Vec<Day> = days.chain(only_last.into_iter().filter(is_other)).collect();
        days.sort_unstable();
        let key_day = |day: Day| (day, fullest.get(day).unwrap_or(0));
        timeline.key_days = days.into_iter().map(key_day).collect();
        timeline
    }

    /// True when this is what would be made anew from these.
    fn is_of(
        &self,
        dossier: &Dossier,
        parties: &[PartyIndex],
        points: Option<&BTreeSet<String>>,
    ) -> bool {
        let (sha256, of_parties, of_points) = &self.made_from;
        *sha256 == dossier.sha256 && of_parties == parties && of_points.as_ref() == points
    }

    /// The day that a step leads to from a date; nothing for all dates.
    #[must_use]
    pub fn step(&self, from: Option<Day>, step: DateStep) -> Option<Day> {
        let (&first, &last) = (self.days.first()?, self.days.last()?);
        let end = self.last.map_or(last, |end| end.max(last));
        // From all dates one steps back from the end, and cannot step forth.
        let moved = |by: jiff::Span| from.and_then(|day| day.checked_add(by).ok());
        let back = |by: jiff::Span| moved(by).unwrap_or(end).max(first);
        let forth = |by: jiff::Span| moved(by).filter(|&day| day <= end);
        match step {
            DateStep::PreviousStatement => {
                let before = |&&day: &&Day| from.is_none_or(|from| day < from);
                Some(
                    self.days
                        .iter()
                        .rev()
                        .find(before)
                        .copied()
                        .unwrap_or(first),
                )
            }
            DateStep::NextStatement => {
                let after = |&&day: &&Day| from.is_some_and(|from| day > from);
                self.days.iter().find(after).copied()
            }
            DateStep::DayBack => Some(back(-1.day())),
            DateStep::DayForth => forth(1.day()),
            DateStep::MonthBack => Some(back(-1.month())),
            DateStep::MonthForth => forth(1.month()),
            DateStep::First => Some(first),
            DateStep::Last => Some(last),
            DateStep::AllDates => None,
        }
    }

    /// The lane in which a statement stands, and its place there.
    fn place(&self, statement: StatementIndex) -> Option<(usize, usize)> {
        self.lanes.iter().enumerate().find_map(|(at, lane)| {
            let place = lane.statements.iter().position(|&it| it == statement)?;
            Some((at, place))
        })
    }
}

impl State {
    /// True when there is a timeline below what fills the middle of the window.
    #[must_use]
    pub fn has_timeline(&self) -> bool {
        let is_of_two_files = self.view.room == Room::List(ListKind::Changes);
        self.view.room.has_lens() && !is_of_two_files && !self.timeline.days.is_empty()
    }

    /// Derives the state of the date that is compared with, where there is one.
    pub(super) fn derive_comparison(&mut self) {
        let with = self.lens.compared_day();
        let kept = self.comparison.take();
        if self.lens.compares() {
            self.comparison = kept
                .filter(|kept| kept.holds(self.dossier(), with))
                .or_else(|| {
                    let other = Matrix::clone(&self.matrix_of(with));
                    Some(Arc::new(Comparison::to(self.dossier(), other)))
                });
        }
    }

    /// Sorts the statements of the shown parties by date, unless that is done.
    pub(super) fn derive_timeline(&mut self) {
        let opened = &self.opened;
        let (dossier, columns) = (&opened.dossier, &self.shown.columns);
        let points = self.lens.points.as_ref();
        if self.timeline.is_of(dossier, columns, points) {
            return;
        }
        self.timeline = if opened.timeline.is_of(dossier, columns, points) {
            Arc::clone(&opened.timeline)
        } else {
            Arc::new(Timeline::new(dossier, &opened.index, columns, points))
        };
    }

    /// The mark that a step leads to, among those of the rows that are shown.
    fn stepped_mark(&self, step: MarkStep) -> Option<StatementIndex> {
        let timeline = &self.timeline;
        let mut is_shown = vec![false; self.dossier().points.len()];
        for point in &self.shown.points {
            is_shown[point.at()] = true;
        }
        let statement = |index: StatementIndex| self.dossier().statement(index);
        let is_shown = |index: &StatementIndex| is_shown[statement(*index).point.at()];
        let chosen = self.view.statement.or_else(|| {
            let cell = self.selected_cell()?;
            cell.standing.or_else(|| cell.statements.first().copied())
        });
        let Some((lane, place)) = chosen.and_then(|chosen| timeline.place(chosen)) else {
            let all = timeline.lanes.iter().flat_map(|lane| &lane.statements);
            return all.copied().find(is_shown);
        };
        let here = statement(timeline.lanes[lane].statements[place]).day();
        let (before, after) = timeline.lanes[lane].statements.split_at(place);
        let (above, below) = timeline.lanes.split_at(lane);
        let nearest = |lane: &Lane| {
            let apart = |index: &StatementIndex| (statement(*index).day() - here).get_days().abs();
            let shown = lane.statements.iter().copied().filter(is_shown);
            shown.min_by_key(apart)
        };
        match step {
            MarkStep::Previous => before.iter().rev().copied().find(is_shown),
            MarkStep::Next => after.iter().skip(1).copied().find(is_shown),
            MarkStep::LaneAbove => above.iter().rev().find_map(nearest),
            MarkStep::LaneBelow => below.iter().skip(1).find_map(nearest),
        }
    }
}

/// Applies one command of the timeline.
pub(super) fn timeline(state: &mut State, command: &Command) -> Vec<Effect> {
    match *command {
        Command::FocusTimeline => return focus(state),
        Command::ToggleTimeline => {
            state.settings.timeline_folded = !state.settings.timeline_folded;
            if state.view.focus == Focus::Timeline {
                state.view.focus = state.view.room.focus();
            }
            return vec![Effect::KeepSettings];
        }
        Command::ZoomTimeline(zoom) => {
            let before = state.view.zoom.map_or(0, |(number, _)| number);
            state.view.zoom = Some((before + 1, zoom));
        }
        Command::StepDate(step) => {
            state.view.playing = false;
            let day = state.timeline.step(state.lens.day(), step);
            return set_day(state, day);
        }
        Command::StepMark(step) => {
            if let Some(statement) = state.stepped_mark(step) {
                state.select_statement(statement);
                let as_of = state.matrix.as_of;
                say(state, words::mark_name(state.dossier(), statement, as_of));
            }
        }
        Command::Play => return play(state),
        Command::PlayStep if state.view.playing => {
            let step = state
                .timeline
                .step(state.lens.day(), DateStep::NextStatement);
            let effects = match step {
                Some(_) => set_day(state, step),
                None => Vec::new(),
            };
            state.view.playing = step.is_some() && step != state.timeline.days.last().copied();
            return effects;
        }
        Command::HoldDate => {
            let held = match state.lens.compared_to {
                Some(_) => String::new(),
                None => state.lens.as_of.clone().unwrap_or_default(),
            };
            return change_lens(state, &Command::CompareWith(held));
        }
        _ => {}
    }
    Vec::new()
}

/// Gives the timeline the keys, unfolded and in a room that has one.
fn focus(state: &mut State) -> Vec<Effect> {
    if state.timeline.days.is_empty() {
        "There is no dated statement to show".clone_into(&mut state.view.announcement);
        return Vec::new();
    }
    if !state.has_timeline() {
        state.view.room = Room::Matrix;
    }
    state.view.focus = Focus::Timeline;
    if state.settings.timeline_folded {
        state.settings.timeline_folded = false;
        return vec![Effect::KeepSettings];
    }
    Vec::new()
}

/// Begins to play from the date, or from the first day where nothing is left to be played; stops
/// what is playing.
fn play(state: &mut State) -> Vec<Effect> {
    if state.view.playing || state.timeline.days.is_empty() {
        state.view.playing = false;
        return Vec::new();
    }
    state.view.playing = true;
    let next = state
        .timeline
        .step(state.lens.day(), DateStep::NextStatement);
    if next.is_some() {
        return Vec::new();
    }
    let first = state.timeline.days.first().copied();
    set_day(state, first)
}

/// Sets the date and says how many cells it changed.
fn set_day(state: &mut State, day: Option<Day>) -> Vec<Effect> {
    if state.lens.day() == day {
        return Vec::new();
    }
    let before = Arc::clone(&state.matrix);
    let text = day.map_or_else(String::new, |day| day.to_string());
    let effects = change_lens(state, &Command::SetDate(text));
    let changed = differing(&before, &state.matrix);
    say(state, words::step_line(day, changed));
    effects
}

/// Tells what a step led to, beside the timeline and to those who hear it.
fn say(state: &mut State, words: String) {
    state.view.announcement.clone_from(&words);
    state.view.timeline_says = words;
}
