//! The timeline laid out for one width and one zoom: scale, ticks and marks.
//!
//! Made anew only when statements, width or zoom change. What filters and the date make of it is
//! `filtered`’s.

use std::cell::OnceCell;
use std::sync::Arc;

use super::scale::{KeyDay, Scale};
use super::spread::{Group, Item, spread, width_of};
use super::ticks::{Tick, ticks};
use crate::model::{ByDay, Day, StatementIndex};
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
    /// Where each of the key days begins and ends.
    days: ByDay<(f32, f32)>,
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
            let key = |&(day, marks): &(Day, usize)| KeyDay {
                day,
                marks: width_of(marks),
            };
            self.keys = timeline.key_days.iter().map(key).collect();
            self.made_from = Arc::clone(timeline);
        }
        self.width = width;
        self.zoom = zoom;
        self.scale = Scale::new(&self.keys, width * zoom);
        self.days = match (self.keys.first(), self.keys.last()) {
            (Some(first), Some(last)) => ByDay::between(first.day, last.day),
            _ => ByDay::default(),
        };
        for &KeyDay { day, .. } in &self.keys {
            let place = (self.scale.start(day), self.scale.end(day));
            self.days.set(day, |_| place);
        }
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
                    x: self.place(day).0,
                    statements,
                })
                .collect();
            LaidLane {
                items: spread(&groups, self.scale.width + BEYOND),
                bars: self.bars(facts, lane),
            }
        })
    }

    /// Where a day begins and ends.
    fn place(&self, day: Day) -> (f32, f32) {
        let elsewhere = || (self.scale.start(day), self.scale.end(day));
        self.days.get(day).unwrap_or_else(elsewhere)
    }

    /// A day that is stated needs no bar: its mark says it all.
    fn bars(&self, facts: &Facts, lane: &Lane) -> Vec<Bar> {
        let facts = lane.statements.iter().map(|&it| (it, facts.fact(it)));
        facts
            .filter(|(_, fact)| fact.is_inferred || fact.day != fact.last_day)
            .map(|(statement, fact)| {
                let left = self.place(fact.day).0;
                Bar {
                    statement,
                    first: fact.day,
                    last: fact.last_day,
                    left,
                    right: (self.place(fact.last_day).1 - 1.0).max(left + 1.0),
                    is_inferred: fact.is_inferred,
                }
            })
            .collect()
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
