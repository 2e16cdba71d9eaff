//! Points over all parties: how far apart the positions are, and who stands alone.

use std::cmp::Reverse;

use crate::matrix::{Cell, Matrix};
use crate::model::{Dossier, PartyIndex, PointIndex, Side, Stance};

/// One point over all parties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointSummary {
    /// Which point.
    pub point: PointIndex,
    /// How many parties have a position on it.
    pub heard: usize,
    /// How many of them are for it.
    pub for_it: usize,
    /// How many of them are against it.
    pub against: usize,
    /// The largest difference on the scale from −3 to +3; none below two positions.
    pub distance: Option<u8>,
    /// The stance that is most for it and the one that is most against it; none below two
    /// positions.
    pub range: Option<(Stance, Stance)>,
    /// The sum of all positions' distances from zero: how firmly the parties speak.
    pub firmness: u32,
    /// The only party on its side where at least two stand on the other.
    pub alone: Option<PartyIndex>,
}

/// In which order points are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Order {
    /// What is nearest to agreement first.
    #[default]
    CommonGround,
    /// What is farthest from it first.
    StickingPoints,
}

impl PointSummary {
    fn new<'a>(point: PointIndex, row: impl Iterator<Item = &'a Cell>) -> Self {
        let mut summary = Self {
            point,
            heard: 0,
            for_it: 0,
            against: 0,
            distance: None,
            range: None,
            firmness: 0,
            alone: None,
        };
        // The last one that is for it, and the last one that is against.
        let mut on_side: [Option<PartyIndex>; 2] = [None; 2];
        for cell in row {
            let Some(stance) = cell.stance else {
                continue;
            };
            summary.heard += 1;
            summary.firmness += u32::from(stance.scale().unsigned_abs());
            match stance.side() {
                Some(Side::For) => {
                    summary.for_it += 1;
                    on_side[0] = Some(cell.party);
                }
                Some(Side::Against) => {
                    summary.against += 1;
                    on_side[1] = Some(cell.party);
                }
                None => {}
            }
            let (most, least) = summary.range.unwrap_or((stance, stance));
            summary.range = Some((
                if stance.scale() > most.scale() {
                    stance
                } else {
                    most
                },
                if stance.scale() < least.scale() {
                    stance
                } else {
                    least
                },
            ));
        }
        summary.range = summary.range.filter(|_| summary.heard > 1);
        let apart = |(most, least): (Stance, Stance)| most.scale().abs_diff(least.scale());
        summary.distance = summary.range.map(apart);
        summary.alone = match (summary.for_it, summary.against) {
            (1, 2..) => on_side[0],
            (2.., 1) => on_side[1],
            _ => None,
        };
        summary
    }

    /// The key by which points are put in order; points that cannot be compared come last in
    /// either order.
    ///
    /// Common ground: the smaller distance first, then the more parties heard, then the firmer.
    /// Sticking points: the greater distance first, then the firmer, then the more parties heard.
    #[must_use]
    fn key(&self, order: Order) -> (bool, u32, Reverse<u32>, Reverse<u32>) {
        let heard = u32::try_from(self.heard).unwrap_or(u32::MAX);
        let distance = u32::from(self.distance.unwrap_or(0));
        let is_silent = self.distance.is_none();
        match order {
            Order::CommonGround => (is_silent, distance, Reverse(heard), Reverse(self.firmness)),
            Order::StickingPoints => {
                let nearness = 6 - distance.min(6);
                (is_silent, nearness, Reverse(self.firmness), Reverse(heard))
            }
        }
    }
}

/// Every point over all parties, in the file's order.
#[must_use]
pub fn points(dossier: &Dossier, matrix: &Matrix) -> Vec<PointSummary> {
    let (parties, points) = super::everything(dossier);
    points_among(matrix, &parties, &points)
}

/// These points over these parties, in the order given.
#[must_use]
pub fn points_among(
    matrix: &Matrix,
    parties: &[PartyIndex],
    points: &[PointIndex],
) -> Vec<PointSummary> {
    let cells = |point: PointIndex| parties.iter().map(move |&party| matrix.cell(point, party));
    points
        .iter()
        .map(|&point| PointSummary::new(point, cells(point)))
        .collect()
}

impl Order {
    /// Puts points in this order; the file's order decides between equals.
    pub fn sort(self, points: &mut [PointSummary]) {
        points.sort_by_key(|point| (point.key(self), point.point));
    }
}
