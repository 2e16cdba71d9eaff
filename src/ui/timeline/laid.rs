//! The timeline laid out for one width and one zoom: scale, ticks and marks.
//!
//! Made anew only when statements, width or zoom change. What filters and the date make of it is
//! `filtered`’s.

use std::cell::OnceCell;
use std::sync::Arc;

use super::scale::{KeyDay, Scale};
use super::spread::{Group, Item, spread, width_of};
use super::ticks::{Tick, ticks};
use crate::model::{Day, StatementIndex};
use crate::standing::{Facts, Record as _};
use crate::state::{Lane, State, Timeline};

/// How far past the end of the axis marks may reach, in points.
pub(super) const BEYOND: f32 = 36.0;

/// Everything that has a place.
#[derive(Debug, Default)]
pub(super) struct Laid {
    made_from: Arc<Timeline>,
    /// The days that have to be seen, at every width.
    keys: Vec<KeyDay>,
    width: f32,
    zoom: f32,
    pub(super) scale: Scale,
    pub(super) ticks: Vec<Tick>,
    /// Each is laid out when it comes on screen.
    lanes: Vec<OnceCell<LaidLane>>,
}

/// What has a place in one lane.
#[derive(Debug)]
pub(super) struct LaidLane {
    /// The marks, left to right.
    pub(super) items: Vec<Item>,
    /// Of statements whose day is vague or inferred, where their bars are.
    pub(super) bars: Vec<Bar>,
}

/// From the first to the last possible day of a statement.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bar {
    pub(super) statement: StatementIndex,
    pub(super) first: Day,
    pub(super) last: Day,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) is_inferred: bool,
}

impl Laid {
    /// True when it is what this state needs at this size.
    pub(super) fn fits(&self, state: &State, width: f32, zoom: f32) -> bool {
        Arc::ptr_eq(&self.made_from, &state.timeline)
            && (self.width - width).abs() < 0.5
            && (self.zoom - zoom).abs() < 0.001
    }

    /// Lays out anew what this state needs at this size.
    pub(super) fn renew(&mut self, state: &State, width: f32, zoom: f32) {
        let timeline = &state.timeline;
        if !Arc::ptr_eq(&self.made_from, timeline) {
            self.keys = key_days(state.opened.index.facts(), timeline);
            self.made_from = Arc::clone(timeline);
        }
        self.width = width;
        self.zoom = zoom;
        self.scale = Scale::new(&self.keys, width * zoom);
        self.ticks = ticks(&self.scale, &timeline.days);
        self.lanes = timeline.lanes.iter().map(|_| OnceCell::new()).collect();
    }

    /// What has a place in a lane.
    pub(super) fn lane(&self, state: &State, at: usize) -> &LaidLane {
        self.lanes[at].get_or_init(|| {
            let facts = state.opened.index.facts();
            let lane = &self.made_from.lanes[at];
            let groups: Vec<Group> = by_day(facts, lane)
                .map(|(day, statements)| Group {
                    x: self.scale.start(day),
                    statements: statements.to_vec(),
                })
                .collect();
            LaidLane {
                items: spread(&groups, self.scale.width + BEYOND),
                bars: bars(facts, lane, &self.scale),
            }
        })
    }
}

/// The statements of a lane by day, in order.
fn by_day<'a>(
    facts: &'a Facts,
    lane: &'a Lane,
) -> impl Iterator<Item = (Day, &'a [StatementIndex])> {
    let day = |statement: &StatementIndex| facts.fact(*statement).day;
    let groups = lane.statements.chunk_by(move |a, b| day(a) == day(b));
    groups.map(move |group| (facts.fact(group[0]).day, group))
}

/// The days that have to be seen: each on which something counts for the first time is as wide as
/// the fullest lane's marks, and the last days of ranges are told apart too.
fn key_days(facts: &Facts, timeline: &Timeline) -> Vec<KeyDay> {
    let mut keys: Vec<(Day, usize)> = Vec::new();
    for lane in &timeline.lanes {
        keys.extend(by_day(facts, lane).map(|(day, statements)| (day, statements.len())));
        for &statement in &lane.statements {
            let last = (facts.fact(statement).last_day, 0);
            if keys.last() != Some(&last) {
                keys.push(last);
            }
        }
    }
    // Of each day the widest comes first and is kept.
    keys.sort_unstable_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)));
    keys.dedup_by_key(|(day, _)| *day);
    let key = |(day, count)| KeyDay {
        day,
        marks: width_of(count),
    };
    keys.into_iter().map(key).collect()
}

/// A day that is stated needs no bar: its mark says it all.
fn bars(facts: &Facts, lane: &Lane, scale: &Scale) -> Vec<Bar> {
    let mut bars: Vec<Bar> = Vec::new();
    for &statement in &lane.statements {
        let fact = facts.fact(statement);
        let (first, last) = (fact.day, fact.last_day);
        if !fact.is_inferred && first == last {
            continue;
        }
        // Many statements in a row are of the same days.
        let same = bars
            .last()
            .filter(|bar| (bar.first, bar.last) == (first, last));
        let (left, right) = same.map_or_else(
            || {
                let left = scale.start(first);
                (left, (scale.end(last) - 1.0).max(left + 1.0))
            },
            |bar| (bar.left, bar.right),
        );
        bars.push(Bar {
            statement,
            first,
            last,
            left,
            right,
            is_inferred: fact.is_inferred,
        });
    }
    bars
}
