//! The timeline laid out for one width and one zoom: scale, ticks and marks.
//!
//! Made anew only when statements, width or zoom change. What filters and the date make of it is
//! `filtered`’s.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::scale::{KeyDay, Scale};
use super::spread::{Group, Item, spread, width_of};
use super::ticks::{Tick, ticks};
use crate::model::{Day, Dossier, StatementIndex};
use crate::state::{Lane, State, Timeline};

/// How far past the end of the axis marks may reach, in points.
pub(super) const BEYOND: f32 = 36.0;

/// Everything that has a place.
#[derive(Debug, Default)]
pub(super) struct Laid {
    made_from: Arc<Timeline>,
    width: f32,
    zoom: f32,
    pub(super) scale: Scale,
    pub(super) ticks: Vec<Tick>,
    /// The marks of each lane, left to right.
    pub(super) lanes: Vec<Vec<Item>>,
}

impl Laid {
    /// True when it is what this state needs at this size.
    pub(super) fn fits(&self, state: &State, width: f32, zoom: f32) -> bool {
        Arc::ptr_eq(&self.made_from, &state.timeline)
            && (self.width - width).abs() < 0.5
            && (self.zoom - zoom).abs() < 0.001
    }

    pub(super) fn new(state: &State, width: f32, zoom: f32) -> Self {
        let dossier = state.dossier();
        let timeline = &state.timeline;
        let scale = Scale::new(&key_days(dossier, timeline), width * zoom);
        Self {
            ticks: ticks(&scale, &timeline.days),
            lanes: timeline
                .lanes
                .iter()
                .map(|lane| spread(&groups(dossier, lane, &scale), scale.width + BEYOND))
                .collect(),
            made_from: Arc::clone(timeline),
            width,
            zoom,
            scale,
        }
    }
}

/// By day, the statements of a lane.
fn by_day(dossier: &Dossier, lane: &Lane) -> BTreeMap<Day, Vec<StatementIndex>> {
    let mut days: BTreeMap<Day, Vec<StatementIndex>> = BTreeMap::new();
    for &index in &lane.statements {
        let day = dossier.statement(index).day();
        days.entry(day).or_default().push(index);
    }
    days
}

/// The days that have to be seen: each on which something counts for the first time is as wide as
/// the fullest lane's marks, and the last days of ranges are told apart too.
fn key_days(dossier: &Dossier, timeline: &Timeline) -> Vec<KeyDay> {
    let mut widths: BTreeMap<Day, f32> = BTreeMap::new();
    for lane in &timeline.lanes {
        for (day, statements) in by_day(dossier, lane) {
            let width = widths.entry(day).or_default();
            *width = width.max(width_of(statements.len()));
        }
        for &index in &lane.statements {
            let last = dossier.statement(index).said.last_day();
            widths.entry(last).or_default();
        }
    }
    widths
        .into_iter()
        .map(|(day, marks)| KeyDay { day, marks })
        .collect()
}

fn groups(dossier: &Dossier, lane: &Lane, scale: &Scale) -> Vec<Group> {
    by_day(dossier, lane)
        .into_iter()
        .map(|(day, statements)| Group {
            x: scale.start(day),
            statements,
        })
        .collect()
}
