//! How far two readers agree, and how far beyond what chance would give.
//!
//! Cohen's kappa: J. Cohen, A coefficient of agreement for nominal scales, Educational and
//! Psychological Measurement 20 (1960), 37–46. Weighted: J. Cohen, Weighted kappa: nominal scale
//! agreement with provision for scaled disagreement or partial credit, Psychological Bulletin 70
//! (1968), 213–220.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// What two readers made of the same statements. The first one is the dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement<C> {
    /// How often the first reader chose one category and the second another or the same one; pairs
    /// that never came up are left out.
    pub confusion: BTreeMap<(C, C), u32>,
}

/// Why a coefficient has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undefined {
    /// No statement was read by both.
    Nothing,
    /// Both used one and the same category for everything, so that chance alone would give full
    /// agreement.
    OneCategory,
}

impl fmt::Display for Undefined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nothing => "no statement has been read twice",
            Self::OneCategory => "both used one and the same category throughout",
        })
    }
}

/// A share in words: `77.5 %`, or why there is none.
#[must_use]
pub fn share_words(share: Result<f64, Undefined>) -> String {
    match share {
        Ok(share) => format!("{:.1} %", share * 100.0),
        Err(why) => format!("none: {why}"),
    }
}

/// A coefficient in words: `0.708`, or why there is none.
#[must_use]
pub fn coefficient_words(kappa: Result<f64, Undefined>) -> String {
    match kappa {
        Ok(kappa) => format!("{kappa:.3}"),
        Err(why) => format!("none: {why}"),
    }
}

impl<C: Ord + Clone> Agreement<C> {
    /// Counts pairs of what the first and the second reader chose.
    pub(super) fn new(pairs: impl IntoIterator<Item = (C, C)>) -> Self {
        let mut confusion = BTreeMap::new();
        for pair in pairs {
            *confusion.entry(pair).or_default() += 1;
        }
        Self { confusion }
    }

    /// How many statements both have read.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.confusion.values().sum()
    }

    /// On how many of them they agree.
    #[must_use]
    pub fn agreed(&self) -> u32 {
        let same = self
            .confusion
            .iter()
            .filter(|((one, other), _)| one == other);
        same.map(|(_, count)| count).sum()
    }

    /// The observed agreement, from 0 to 1.
    ///
    /// # Errors
    /// When nothing has been read twice.
    pub fn observed(&self) -> Result<f64, Undefined> {
        match self.count() {
            0 => Err(Undefined::Nothing),
            count => Ok(f64::from(self.agreed()) / f64::from(count)),
        }
    }

    /// The agreement that chance would give with how often each reader used each category.
    ///
    /// # Errors
    /// When nothing has been read twice.
    pub fn expected(&self) -> Result<f64, Undefined> {
        let count = f64::from(self.count());
        if count == 0.0 {
            return Err(Undefined::Nothing);
        }
        let (first, second) = self.margins();
        let by_chance = |(category, times): (&C, &u32)| {
            let other = second.get(category).copied().unwrap_or(0);
            f64::from(*times) * f64::from(other)
        };
        Ok(first.iter().map(by_chance).sum::<f64>() / (count * count))
    }

    /// Cohen's kappa, unweighted: observed less expected agreement, in parts of what is more than
    /// expected at most. 1 is full agreement, 0 what chance would give.
    ///
    /// # Errors
    /// When nothing has been read twice, or when both used one category throughout.
    pub fn kappa(&self) -> Result<f64, Undefined> {
        self.kappa_by(|one, other| f64::from(u8::from(one != other)))
    }

    /// Weighted kappa: 1 less the observed disagreement in parts of the expected one, where
    /// `distance` says how much two categories disagree.
    ///
    /// # Errors
    /// The same.
    pub fn kappa_by(&self, distance: impl Fn(&C, &C) -> f64) -> Result<f64, Undefined> {
        let count = f64::from(self.count());
        if count == 0.0 {
            return Err(Undefined::Nothing);
        }
        let (first, second) = self.margins();
        let used: BTreeSet<&C> = first.keys().chain(second.keys()).collect();
        if used.len() == 1 {
            return Err(Undefined::OneCategory);
        }
        let observed: f64 = self
            .confusion
            .iter()
            .map(|((one, other), times)| distance(one, other) * f64::from(*times))
            .sum();
        let mut expected = 0.0;
        for (one, here) in &first {
            for (other, there) in &second {
                expected += distance(one, other) * f64::from(*here) * f64::from(*there);
            }
        }
        Ok(1.0 - observed * count / expected)
    }

    /// How often each reader used each category.
    fn margins(&self) -> (BTreeMap<C, u32>, BTreeMap<C, u32>) {
        let (mut first, mut second) = (BTreeMap::new(), BTreeMap::new());
        for ((one, other), times) in &self.confusion {
            *first.entry(one.clone()).or_default() += times;
            *second.entry(other.clone()).or_default() += times;
        }
        (first, second)
    }
}
