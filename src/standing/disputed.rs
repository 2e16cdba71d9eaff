//! Rule 4: when the record contradicts itself, and who contradicts whom.

use super::{Record, standing_of_whole_party, visible};
use crate::model::{PartyIndex, Stance, StatementIndex};

/// One contradiction in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// A claimant's word conflicts with the party's own.
    Claim {
        /// What the other party claims.
        claim: StatementIndex,
        /// The party's standing position.
        word: StatementIndex,
    },
    /// Two claimants' words are on opposite sides.
    Claimants {
        /// The claim that comes first in the file.
        first: StatementIndex,
        /// The other.
        second: StatementIndex,
    },
    /// A statement of the same voice from the same days is on the opposite side.
    SameVoice {
        /// The other statement.
        other: StatementIndex,
        /// The standing position.
        word: StatementIndex,
    },
}

/// True when a claim that a party takes the stance `claim` contradicts its position `position`:
/// the other side, a side where the party takes none, or no condition where the party names one.
#[must_use]
pub fn conflicts(claim: Stance, position: Stance) -> bool {
    match (claim.side(), position.side()) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(claimed), Some(taken)) if claimed != taken => true,
        (Some(_), Some(_)) => position.is_conditional() && !claim.is_conditional(),
    }
}

/// Each claimant's word: its latest visible claim, left out when a whole-party position stood on
/// the claim's own day and did not conflict with it, because it was true when made.
fn claimants_words(record: &impl Record, visible_now: &[StatementIndex]) -> Vec<StatementIndex> {
    let mut words: Vec<(PartyIndex, StatementIndex)> = Vec::new();
    for &index in visible_now {
        let fact = record.fact(index);
        let Some(claimant) = fact.voice.claimant() else {
            continue;
        };
        match words.iter_mut().find(|(party, _)| *party == claimant) {
            // Later in the file wins between claims of one day, and this loop goes in file order.
            Some((_, word)) => {
                if record.fact(*word).day <= fact.day {
                    *word = index;
                }
            }
            None => words.push((claimant, index)),
        }
    }
    words
        .into_iter()
        .map(|(_, index)| index)
        .filter(|&index| !was_true_when_made(record, visible_now, index))
        .collect()
}

fn was_true_when_made(
    record: &impl Record,
    visible_now: &[StatementIndex],
    claim: StatementIndex,
) -> bool {
    let claim = record.fact(claim);
    let then = visible(record, visible_now, Some(claim.day));
    standing_of_whole_party(record, &then)
        .is_some_and(|word| !conflicts(claim.stance, record.fact(word).stance))
}

/// Rule 4: every contradiction in a cell; the cell is disputed when there is one.
#[must_use]
pub fn disputes(record: &impl Record, visible_now: &[StatementIndex]) -> Vec<Conflict> {
    let claims = claimants_words(record, visible_now);
    let stance = |index: StatementIndex| record.fact(index).stance;
    let mut found = Vec::new();
    let word = standing_of_whole_party(record, visible_now);
    if let Some(word) = word {
        found.extend(
            claims
                .iter()
                .filter(|&&claim| conflicts(stance(claim), stance(word)))
                .map(|&claim| Conflict::Claim { claim, word }),
        );
    }
    for (at, &first) in claims.iter().enumerate() {
        for &second in &claims[at + 1..] {
            if are_opposite(stance(first), stance(second)) {
                let (first, second) = (first.min(second), first.max(second));
                found.push(Conflict::Claimants { first, second });
            }
        }
    }
    if let Some(word) = word {
        let standing = record.fact(word);
        found.extend(
            visible_now
                .iter()
                .copied()
                .filter(|&other| {
                    let fact = record.fact(other);
                    fact.voice == standing.voice
                        && fact.is_whole_party
                        && fact.overlaps(&standing)
                        && are_opposite(fact.stance, standing.stance)
                })
                .map(|other| Conflict::SameVoice { other, word }),
        );
    }
    found
}

fn are_opposite(one: Stance, other: Stance) -> bool {
    matches!((one.side(), other.side()), (Some(one), Some(other)) if one != other)
}
