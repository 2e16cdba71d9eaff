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
        let positions: Vec<(PartyIndex, Stance)> = row
            .filter_map(|cell| Some((cell.party, cell.stance?)))
            .collect();
        let scales = || positions.iter().map(|(_, stance)| stance.scale());
        let on = |side: Side| -> Vec<PartyIndex> {
            positions
                .iter()
                .filter(|(_, stance)| stance.side() == Some(side))
                .map(|(party, _)| *party)
                .collect()
        };
        let (for_it, against) = (on(Side::For), on(Side::Against));
        let distance = match (scales().min(), scales().max()) {
            (Some(least), Some(most)) if positions.len() > 1 => Some(most.abs_diff(least)),
            _ => None,
        };
        let by_scale = |(_, stance): &&(PartyIndex, Stance)| stance.scale();
        let most = positions.iter().max_by_key(by_scale);
        let least = positions.iter().min_by_key(by_scale);
        Self {
            point,
            range: match (most, least) {
                (Some(&(_, most)), Some(&(_, least))) if positions.len() > 1 => Some((most, least)),
                _ => None,
            },
            heard: positions.len(),
            for_it: for_it.len(),
            against: against.len(),
            distance,
            firmness: scales().map(|scale| u32::from(scale.unsigned_abs())).sum(),
            alone: match (for_it.as_slice(), against.as_slice()) {
                (&[one], [_, _, ..]) | ([_, _, ..], &[one]) => Some(one),
                _ => None,
            },
        }
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
