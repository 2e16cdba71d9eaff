//! The view of agreement: which pair of parties is looked at, which of its numbers is open, and in
//! which order points are read.

use super::{Direction, Selection, SidePanel, State};
use crate::agreement::{Counted, Order, pairs_alone, points_among};
use crate::listing::Opened;
use crate::model::{PartyIndex, PointIndex};

/// What the view of agreement shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sight {
    /// Parties by parties.
    #[default]
    Pairs,
    /// Points by their distance.
    Points,
}

/// Where one is in the view of agreement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AgreementView {
    /// Pairs or points.
    pub sight: Sight,
    /// The pair that is looked at: its row and its column.
    pub pair: Option<(PartyIndex, PartyIndex)>,
    /// The number of that pair whose points are listed.
    pub behind: Option<Counted>,
    /// In which order points are read.
    pub order: Order,
    /// Counts up whenever what is looked at is to come into view.
    pub reveal: u64,
}

/// One thing that can be asked for in the view of agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgreementStep {
    /// Show pairs, or points.
    See(Sight),
    /// Show points where there were pairs, and the other way round.
    Turn,
    /// Read points in this order.
    Sort(Order),
    /// Read them the other way round.
    TurnOrder,
    /// Look at a pair.
    Pair(PartyIndex, PartyIndex),
    /// List the points behind one of its numbers.
    Open(PartyIndex, PartyIndex, Counted),
    /// List the points behind a number of the pair that is looked at; close the list again.
    Enter,
    /// Close the list.
    Close,
    /// Go to the pair or the point that lies in a direction.
    Move(Direction),
    /// Look at a cell and stay in this room.
    Look(Selection),
}

/// Applies one command of the view of agreement.
pub(super) fn in_agreement(state: &mut State, command: AgreementStep) {
    let view = &mut state.view.agreement;
    match command {
        AgreementStep::See(sight) => view.sight = sight,
        AgreementStep::Turn => {
            view.sight = match view.sight {
                Sight::Pairs => Sight::Points,
                Sight::Points => Sight::Pairs,
            };
        }
        AgreementStep::Sort(order) => view.order = order,
        AgreementStep::TurnOrder => {
            view.order = match view.order {
                Order::CommonGround => Order::StickingPoints,
                Order::StickingPoints => Order::CommonGround,
            };
        }
        AgreementStep::Pair(row, column) => view.pair = Some((row, column)),
        AgreementStep::Open(row, column, counted) => {
            view.pair = Some((row, column));
            view.behind = Some(counted);
        }
        AgreementStep::Close => view.behind = None,
        AgreementStep::Enter => enter(state),
        AgreementStep::Move(direction) => match state.view.agreement.sight {
            Sight::Pairs => move_pair(state, direction),
            Sight::Points => move_point(state, direction),
        },
        AgreementStep::Look(selection) => look(state, selection),
    }
    state.view.agreement.reveal += 1;
    state.view.focus = state.view.room.focus();
}

/// The inspector shows a cell, even one that has no statement.
fn look(state: &mut State, selection: Selection) {
    let cells = (state.dossier().points.len(), state.dossier().parties.len());
    if selection.point.at() >= cells.0 || selection.party.at() >= cells.1 {
        return;
    }
    if state.view.selection != Some(selection) {
        state.view.face_to_face = false;
    }
    state.view.selection = Some(selection);
    state.view.statement = None;
    state.view.side = SidePanel::Inspector;
    state.view.reveal += 1;
}

/// Opens the first of a pair's numbers that is not nought.
fn enter(state: &mut State) {
    if state.view.agreement.sight == Sight::Points {
        return;
    }
    if state.view.agreement.behind.is_some() {
        state.view.agreement.behind = None;
        return;
    }
    let Some((row, column)) = state.compared_pair() else {
        return;
    };
    let points = &state.shown.points;
    let agreement = pairs_alone(&state.matrix, &[row, column], points);
    let first = agreement.pairs.first().and_then(|pair| {
        let mut all = Counted::ALL.into_iter();
        all.find(|&counted| pair.counted(counted) > 0)
    });
    state.view.agreement.pair = Some((row, column));
    state.view.agreement.behind = first;
}

fn move_pair(state: &mut State, direction: Direction) {
    let columns = &state.shown.columns;
    let Some((row, column)) = state.compared_pair() else {
        return;
    };
    let place = |party| columns.iter().position(|&it| it == party).unwrap_or(0);
    let (mut at, last) = ((place(row), place(column)), columns.len() - 1);
    loop {
        let next = match direction {
            Direction::Up if at.0 > 0 => (at.0 - 1, at.1),
            Direction::Down if at.0 < last => (at.0 + 1, at.1),
            Direction::Left if at.1 > 0 => (at.0, at.1 - 1),
            Direction::Right if at.1 < last => (at.0, at.1 + 1),
            _ => return,
        };
        at = next;
        // A party is not compared with itself: the step leads over that place.
        if at.0 != at.1 {
            break;
        }
    }
    let pair = (columns[at.0], columns[at.1]);
    state.view.agreement.pair = Some(pair);
}

/// Goes up or down in the order in which points are read, in the column that is selected.
fn move_point(state: &mut State, direction: Direction) {
    let points = state.points_in_order();
    let here = state.view.selection.and_then(|selection| {
        let at = points.iter().position(|&point| point == selection.point)?;
        Some((at, selection.party))
    });
    let Some(last) = points.len().checked_sub(1) else {
        return;
    };
    let next = match (here.map(|(at, _)| at), direction) {
        (None, _) | (_, Direction::First) => 0,
        (Some(at), Direction::Up) => at.saturating_sub(1),
        (Some(at), Direction::Down) => (at + 1).min(last),
        (Some(at), Direction::PageUp) => at.saturating_sub(10),
        (Some(at), Direction::PageDown) => (at + 10).min(last),
        (_, Direction::Last) => last,
        _ => return,
    };
    let columns = &state.shown.columns;
    let party = here.map(|(_, party)| party);
    let party = party.filter(|party| columns.contains(party));
    if let Some(party) = party.or_else(|| columns.first().copied()) {
        let point = points[next];
        look(state, Selection { point, party });
    }
}

impl State {
    /// The pair that is looked at, where both are shown; else the first two parties.
    #[must_use]
    pub fn compared_pair(&self) -> Option<(PartyIndex, PartyIndex)> {
        let columns = &self.shown.columns;
        let is_shown = |pair: &(PartyIndex, PartyIndex)| {
            pair.0 != pair.1 && columns.contains(&pair.0) && columns.contains(&pair.1)
        };
        let kept = self.view.agreement.pair.filter(is_shown);
        kept.or_else(|| Some((*columns.first()?, *columns.get(1)?)))
    }

    /// The number whose points are listed, where a list is open.
    #[must_use]
    pub fn behind_a_number(&self) -> Option<Opened> {
        let view = self.view.agreement;
        let counted = view.behind.filter(|_| view.sight == Sight::Pairs)?;
        let (row, column) = self.compared_pair()?;
        Some(Opened {
            row,
            column,
            counted,
            shows_unchecked: self.lens.shows_unchecked,
        })
    }

    /// The shown points in the order in which the view of agreement reads them.
    #[must_use]
    pub fn points_in_order(&self) -> Vec<PointIndex> {
        let mut points = points_among(&self.matrix, &self.shown.columns, &self.shown.points);
        self.view.agreement.order.sort(&mut points);
        points.into_iter().map(|summary| summary.point).collect()
    }
}
