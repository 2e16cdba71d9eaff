//! Who agrees with whom: every pair of parties over all points, and every point over all parties.
//!
//! The rules are those of the design's section on derivation:
//!
//! - Two parties are compared on a point only when both have a position there; else the pair has a
//!   *hole*, whatever claims, analysts or parts say.
//! - *Unclear* when at least one stance is `Unclear`; *agree* on the same side, *differ* on
//!   opposite sides. Of those that agree, *if* counts where at least one is conditional.
//! - The *distance* of a point is the largest difference on the scale from −3 to +3 among its
//!   positions; a point with fewer than two positions has none.
//! - A party is *alone* when it is the only one on its side and at least two stand on the other.
//!
//! Two positions are rarely of one day, so the time that lies between them is told as well: in
//! days, at least, because a date can be a range.

mod counted;
mod pairs;
mod points;
#[cfg(test)]
mod tests;

pub use counted::{Counted, LEAST_COMPARABLE, share};
pub use pairs::{Comparison, Pair, Relation, comparisons, days_apart, pairs};
pub use points::{Order, PointSummary, points, points_among};

use crate::matrix::Matrix;
use crate::model::{Dossier, PartyIndex, PointIndex};

/// How the parties of a dossier stand to each other.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Agreement {
    /// Every unordered pair once, in the order in which the parties were asked for.
    pub pairs: Vec<Pair>,
    /// Every point, in the order in which they were asked for.
    pub points: Vec<PointSummary>,
    /// On how many of the points each party has a position.
    pub heard: Vec<(PartyIndex, usize)>,
}

impl Agreement {
    /// The two parties, whichever comes first; nothing of a party with itself.
    #[must_use]
    pub fn pair(&self, one: PartyIndex, other: PartyIndex) -> Option<&Pair> {
        let wanted = [(one, other), (other, one)];
        let mut pairs = self.pairs.iter();
        pairs.find(|pair| wanted.contains(&(pair.a, pair.b)))
    }

    /// On how many of the points a party has a position.
    #[must_use]
    pub fn positions(&self, party: PartyIndex) -> usize {
        let mut heard = self.heard.iter();
        heard.find(|(it, _)| *it == party).map_or(0, |it| it.1)
    }
}

/// Compares all parties on all points of a derived matrix, in the file's order.
#[must_use]
pub fn agreement(dossier: &Dossier, matrix: &Matrix) -> Agreement {
    let (parties, points) = everything(dossier);
    among(matrix, &parties, &points)
}

/// Compares these parties on these points of a derived matrix; what is left out counts nowhere.
#[must_use]
pub fn among(matrix: &Matrix, parties: &[PartyIndex], points: &[PointIndex]) -> Agreement {
    Agreement {
        points: points_among(matrix, parties, points),
        ..pairs_alone(matrix, parties, points)
    }
}

/// The same without the points by themselves.
#[must_use]
pub fn pairs_alone(matrix: &Matrix, parties: &[PartyIndex], points: &[PointIndex]) -> Agreement {
    let (pairs, heard) = pairs::pairs_among(matrix, parties, points);
    Agreement {
        pairs,
        heard,
        points: Vec::new(),
    }
}

/// All parties and all points in the file's order.
fn everything(dossier: &Dossier) -> (Vec<PartyIndex>, Vec<PointIndex>) {
    let parties = 0..dossier.parties.len();
    let points = 0..dossier.points.len();
    (
        parties.map(PartyIndex::new).collect(),
        points.map(PointIndex::new).collect(),
    )
}
