//! Which statements are read a second time.
//!
//! The draw is stratified by party: the number of statements is shared out among the parties in
//! proportion to how many statements each has, by the largest remainder, and each party that has
//! any gets at least one where the number allows it. Within a party those statements are drawn
//! whose SHA-256 of the seed (in decimal), a line feed and the statement's key is the smallest. So
//! the same seed draws the same statements on every machine, whatever their order in the file, and
//! a statement that is added later moves few others.

use crate::model::{Dossier, StatementIndex};
use crate::quote::sha256_of;

use super::Key;

/// How many statements are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// So many, or all where there are fewer.
    Count(usize),
    /// So many of a hundred, rounded up.
    Percent(u8),
}

impl Amount {
    /// The number of statements of so many.
    #[must_use]
    pub fn of(self, all: usize) -> usize {
        match self {
            Self::Count(count) => count.min(all),
            Self::Percent(percent) => (all * usize::from(percent)).div_ceil(100).min(all),
        }
    }
}

/// Draws statements, in the order of the file.
#[must_use]
pub fn sample(dossier: &Dossier, amount: Amount, seed: u64) -> Vec<StatementIndex> {
    let mut strata: Vec<Vec<(String, StatementIndex)>> = vec![Vec::new(); dossier.parties.len()];
    for at in 0..dossier.statements.len() {
        let index = StatementIndex::new(at);
        let key = Key::of(dossier, index).joined();
        let lot = sha256_of(format!("{seed}\n{key}").as_bytes());
        strata[dossier.statement(index).party.at()].push((lot, index));
    }
    let sizes: Vec<usize> = strata.iter().map(Vec::len).collect();
    let shares = shares(&sizes, amount.of(dossier.statements.len()));
    let mut drawn = Vec::new();
    for (stratum, share) in strata.iter_mut().zip(shares) {
        stratum.sort();
        drawn.extend(stratum.iter().take(share).map(|it| it.1));
    }
    drawn.sort();
    drawn
}

/// How many of each stratum are drawn; together `number`, which is at most all.
fn shares(sizes: &[usize], number: usize) -> Vec<usize> {
    let all: usize = sizes.iter().sum();
    if all == 0 {
        return vec![0; sizes.len()];
    }
    let mut shares: Vec<usize> = sizes.iter().map(|size| size * number / all).collect();
    let present = sizes.iter().filter(|size| **size > 0).count();
    if number >= present {
        for (share, size) in shares.iter_mut().zip(sizes) {
            *share = (*share).max(1.min(*size));
        }
    }
    // The largest remainders first; of equal ones the first party.
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(sizes[at] * number % all));
    let mut drawn: usize = shares.iter().sum();
    while drawn < number {
        let before = drawn;
        for &at in &order {
            if drawn < number && shares[at] < sizes[at] {
                shares[at] += 1;
                drawn += 1;
            }
        }
        if drawn == before {
            break;
        }
    }
    // What the smallest got beyond their part is taken from the largest.
    while drawn > number {
        let largest = (0..shares.len()).max_by_key(|&at| (shares[at], std::cmp::Reverse(at)));
        let Some(largest) = largest else {
            break;
        };
        shares[largest] -= 1;
        drawn -= 1;
    }
    shares
}
