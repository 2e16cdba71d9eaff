//! What of the timeline is painted: the marks and bars of the rows that are shown.
//!
//! Places depend neither on filters nor on the date, so that nothing jumps while either changes: a
//! statement whose row is left out keeps its place as a dot, which leads nowhere and is no node.
//! Made anew only when the state is derived anew; each frame looks up what is on screen.

use std::cell::OnceCell;

use super::laid::{Bar, Laid};
use super::scale::Scale;
use super::spread::Item;
use crate::model::{Day, StatementIndex};
use crate::standing::Record as _;
use crate::state::State;

/// A place in a lane, and whether something is there in a row that is shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Seen {
    /// With the statements of shown rows only, where there are any.
    pub(super) item: Item,
    pub(super) is_left_out: bool,
    /// True when nothing of it counts on the date yet.
    pub(super) is_pale: bool,
}

/// From where to where, in points from the left end of the axis.
pub(super) type Span = (f32, f32);

/// Two ends of vague dates stand at least so far apart, in points.
const NEAREST: f32 = 4.0;

/// How a stretch of vague days is painted; the later covers the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    /// After the date, of what is not there yet.
    Later,
    /// After the date, of what may already have been said.
    PerhapsLater,
    /// The date is inferred.
    Inferred,
    /// The date is stated as a range.
    Stated,
}

impl Ground {
    pub(super) const ALL: [Self; 4] = [
        Self::Later,
        Self::PerhapsLater,
        Self::Inferred,
        Self::Stated,
    ];
}

/// What one lane shows.
#[derive(Debug, Default)]
pub(super) struct SeenLane {
    /// Left to right.
    pub(super) items: Vec<Seen>,
    /// How many statements of shown rows are among the items before each, and among all.
    running: Vec<usize>,
    /// The stretches of each ground; they do not overlap, and are in order.
    grounds: [Vec<Span>; Ground::ALL.len()],
    /// Where vague dates end, and whether that statement is not there yet.
    ends: Vec<(f32, bool)>,
}

/// What all lanes show.
#[derive(Debug, Default)]
pub(super) struct Filtered {
    /// Of which state it was made.
    version: Option<u64>,
    /// For each point whether its row is shown.
    is_shown: Vec<bool>,
    /// Each is gone through when it comes on screen.
    lanes: Vec<OnceCell<SeenLane>>,
    /// How many statements stand in rows that are left out.
    pub(super) left_out: usize,
}

impl Filtered {
    /// True when it is what this state needs, as long as the timeline is not laid out anew.
    pub(super) fn fits(&self, state: &State) -> bool {
        self.version == Some(state.version)
    }

    pub(super) fn new(state: &State) -> Self {
        let mut is_shown = vec![false; state.dossier().points.len()];
        for point in &state.shown.points {
            is_shown[point.at()] = true;
        }
        let mut is_in = vec![false; state.dossier().parties.len()];
        for party in &state.shown.columns {
            is_in[party.at()] = true;
        }
        let facts = state.opened.index.facts().iter();
        let shown = facts.filter(|(_, fact)| is_shown[fact.point.at()] && is_in[fact.party.at()]);
        Self {
            version: Some(state.version),
            left_out: state.timeline.statements.saturating_sub(shown.count()),
            is_shown,
            lanes: state
                .timeline
                .lanes
                .iter()
                .map(|_| OnceCell::new())
                .collect(),
        }
    }

    /// What a lane shows.
    pub(super) fn lane(&self, state: &State, laid: &Laid, at: usize) -> &SeenLane {
        self.lanes[at].get_or_init(|| {
            let facts = state.opened.index.facts();
            let is_shown = |&index: &StatementIndex| self.is_shown[facts.fact(index).point.at()];
            let as_of = state.matrix.as_of;
            let is_later = |index: &StatementIndex| !facts.fact(*index).is_visible(as_of);
            let lane = laid.lane(state, at);
            let items = lane.items.iter();
            let items: Vec<Seen> = items.map(|item| seen(item, is_shown, is_later)).collect();
            let mut shown = SeenLane {
                running: running(&items),
                items,
                ..SeenLane::default()
            };
            let bars = lane.bars.iter().filter(|bar| is_shown(&bar.statement));
            shown.add_bars(bars, &laid.scale, as_of);
            shown
        })
    }

    /// How many statements of shown rows lie left of a place, and how many right of another.
    pub(super) fn outside(
        &self,
        state: &State,
        laid: &Laid,
        left: f32,
        right: f32,
    ) -> (usize, usize) {
        let mut outside = (0, 0);
        for at in 0..self.lanes.len() {
            let lane = self.lane(state, laid, at);
            let before = lane.items.partition_point(|seen| seen.item.x() < left);
            let until = lane.items.partition_point(|seen| seen.item.x() <= right);
            outside.0 += lane.running[before];
            outside.1 += lane.running[lane.items.len()] - lane.running[until];
        }
        outside
    }
}

impl SeenLane {
    /// The stretches of a ground that reach into a span.
    pub(super) fn ground(&self, ground: Ground, within: Span) -> &[Span] {
        let all = &self.grounds[ground as usize];
        let from = all.partition_point(|span| span.1 < within.0);
        let to = all.partition_point(|span| span.0 <= within.1);
        &all[from..to.max(from)]
    }

    /// The ends of vague dates within a span.
    pub(super) fn ends(&self, within: Span) -> &[(f32, bool)] {
        let from = self.ends.partition_point(|end| end.0 < within.0);
        let to = self.ends.partition_point(|end| end.0 <= within.1);
        &self.ends[from..to.max(from)]
    }

    fn add_bars<'a>(
        &mut self,
        bars: impl Iterator<Item = &'a Bar>,
        scale: &Scale,
        as_of: Option<Day>,
    ) {
        let end = as_of.map_or(f32::INFINITY, |as_of| scale.end(as_of));
        for bar in bars {
            let &Bar { left, right, .. } = bar;
            let is_later = as_of.is_some_and(|as_of| bar.first > as_of);
            let certain = match as_of {
                Some(as_of) if as_of < bar.last => end.clamp(left, right),
                _ => right,
            };
            let past = if is_later {
                Ground::Later
            } else {
                Ground::PerhapsLater
            };
            let said = if bar.is_inferred {
                Ground::Inferred
            } else {
                Ground::Stated
            };
            if certain < right {
                self.grounds[past as usize].push((certain, right));
            }
            if certain > left {
                self.grounds[said as usize].push((left, certain));
            }
            self.ends.push((right, is_later));
        }
        for spans in &mut self.grounds {
            *spans = united(std::mem::take(spans));
        }
        self.ends
            .sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        // Ends that are too near to be told apart would only darken the bar.
        self.ends.dedup_by(|next, kept| next.0 - kept.0 < NEAREST);
    }
}

/// A place with what of it stands in rows that are shown.
fn seen(
    item: &Item,
    is_shown: impl Fn(&StatementIndex) -> bool,
    is_later: impl Fn(&StatementIndex) -> bool,
) -> Seen {
    match item {
        Item::Mark { statement, .. } => Seen {
            is_left_out: !is_shown(statement),
            is_pale: is_later(statement),
            item: item.clone(),
        },
        Item::Count { x, statements } => {
            let shown: Vec<StatementIndex> = statements.iter().copied().filter(is_shown).collect();
            let is_left_out = shown.is_empty();
            let is_pale = shown.iter().all(is_later);
            let item = match shown.as_slice() {
                [] => item.clone(),
                [statement] => Item::Mark {
                    statement: *statement,
                    x: *x,
                    row: None,
                },
                _ => Item::Count {
                    x: *x,
                    statements: shown,
                },
            };
            Seen {
                item,
                is_left_out,
                is_pale,
            }
        }
    }
}

fn running(items: &[Seen]) -> Vec<usize> {
    let mut sum = 0;
    let mut running = vec![0];
    for seen in items {
        sum += match &seen.item {
            _ if seen.is_left_out => 0,
            Item::Mark { .. } => 1,
            Item::Count { statements, .. } => statements.len(),
        };
        running.push(sum);
    }
    running
}

/// Stretches that touch or overlap become one: thousands of vague dates of one month are one bar.
fn united(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut united: Vec<Span> = Vec::new();
    for span in spans {
        match united.last_mut() {
            Some(last) if span.0 <= last.1 + 0.5 => last.1 = last.1.max(span.1),
            _ => united.push(span),
        }
    }
    united
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_that_touch_are_one() {
        let cases: [(&[Span], &[Span]); 4] = [
            (&[], &[]),
            (&[(5.0, 9.0), (0.0, 5.2)], &[(0.0, 9.0)]),
            (&[(0.0, 30.0), (5.0, 9.0)], &[(0.0, 30.0)]),
            (&[(7.0, 9.0), (0.0, 5.0)], &[(0.0, 5.0), (7.0, 9.0)]),
        ];
        for (spans, expected) in cases {
            assert_eq!(united(spans.to_vec()), expected, "{spans:?}");
        }
    }

    #[test]
    fn a_count_counts_and_lists_only_what_is_shown() {
        let count = |numbers: &[u32]| Item::Count {
            x: 3.0,
            statements: numbers.iter().map(|&it| StatementIndex(it)).collect(),
        };
        let below = |limit: u32| move |index: &StatementIndex| index.0 < limit;
        let seen = |item: &Item, is_shown: &dyn Fn(&StatementIndex) -> bool| {
            seen(item, is_shown, |index| index.0 > 1)
        };
        let all = count(&[1, 2, 3]);
        assert_eq!(seen(&all, &below(9)).item, all);
        assert_eq!(seen(&all, &below(3)).item, count(&[1, 2]));
        let one = Item::Mark {
            statement: StatementIndex(1),
            x: 3.0,
            row: None,
        };
        assert_eq!(seen(&all, &below(2)).item, one);
        let cases = [(9, 3), (3, 2), (2, 1), (0, 0)];
        for (limit, expected) in cases {
            let items = [seen(&all, &below(limit))];
            assert_eq!(running(&items), [0, expected], "{limit}");
            assert_eq!(items[0].is_left_out, expected == 0);
        }
        for (statements, is_pale) in [(&[1, 2][..], false), (&[2, 3], true)] {
            assert_eq!(seen(&count(statements), &below(9)).is_pale, is_pale);
        }
    }
}
