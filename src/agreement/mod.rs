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

mod pairs;
mod points;
#[cfg(test)]
mod tests;

pub use pairs::{Comparison, Pair, Relation, days_apart, pairs};
pub use points::{Order, PointSummary, points, points_among};

use crate::matrix::Matrix;
use crate::model::Dossier;

/// How the parties of a dossier stand to each other.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Agreement {
    /// Every unordered pair once, in the file's order.
    pub pairs: Vec<Pair>,
    /// Every point, in the file's order.
    pub points: Vec<PointSummary>,
}

/// Compares all parties on all points of a derived matrix.
#[must_use]
pub fn agreement(dossier: &Dossier, matrix: &Matrix) -> Agreement {
    Agreement {
        pairs: pairs(dossier, matrix),
        points: points(dossier, matrix),
    }
}
