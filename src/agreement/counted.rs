//! What is counted of two parties, and from how many points on a share says something.

use super::{Pair, Relation};

/// A share of agreement is told from so many comparable points on. Of one or two it would say
/// "all" or "half" of hardly anything.
pub const LEAST_COMPARABLE: usize = 3;

/// One of the numbers that are told of a pair of parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counted {
    /// On the same side, conditions or not.
    Agree,
    /// Those of them in which at least one is conditional.
    AgreeIf,
    /// On opposite sides.
    Differ,
    /// At least one comes down on no side.
    Unclear,
    /// At least one has no position.
    Holes,
}

impl Counted {
    /// Every number, in the order in which they are told.
    pub const ALL: [Self; 5] = [
        Self::Agree,
        Self::AgreeIf,
        Self::Differ,
        Self::Unclear,
        Self::Holes,
    ];

    /// The word behind the number.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::AgreeIf => "on a condition",
            Self::Differ => "differ",
            Self::Unclear => "unclear",
            Self::Holes => "not comparable",
        }
    }

    /// The same by itself, where no number of agreement stands before it.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::AgreeIf => "agree on a condition",
            other => other.words(),
        }
    }

    /// True when a point of this relation is counted.
    #[must_use]
    pub fn counts(self, relation: Relation) -> bool {
        match self {
            Self::Agree => matches!(relation, Relation::Agree | Relation::AgreeIf),
            Self::AgreeIf => relation == Relation::AgreeIf,
            Self::Differ => relation == Relation::Differ,
            Self::Unclear => relation == Relation::Unclear,
            Self::Holes => relation == Relation::Hole,
        }
    }
}

impl Pair {
    /// How many points are counted so.
    #[must_use]
    pub fn counted(&self, counted: Counted) -> usize {
        let relations = Relation::ALL.into_iter();
        let counted = relations.filter(|&relation| counted.counts(relation));
        counted.map(|relation| self.count(relation)).sum()
    }

    /// The share of the comparable points on which the two agree, 0 to 1; none below
    /// [`LEAST_COMPARABLE`]. It is never told without the counts.
    #[must_use]
    pub fn share(&self) -> Option<f32> {
        share(self.agree(), self.count(Relation::Differ))
    }
}

/// The share of agreement among the points on which both come down on a side, 0 to 1; none below
/// [`LEAST_COMPARABLE`] of them.
#[must_use]
pub fn share(agree: usize, differ: usize) -> Option<f32> {
    let comparable = agree + differ;
    let of = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    (comparable >= LEAST_COMPARABLE).then(|| of(agree) / of(comparable))
}
