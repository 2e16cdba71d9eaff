//! In which order a cell's statements are read: the party's words newest first, each with the
//! claims that conflict with it directly below, then other claims, parts, analysts.

use super::Cell;
use crate::model::{Dossier, StatementIndex, Voice};
use crate::standing::Conflict;

/// One card: a statement, and the words that it contradicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card {
    /// The statement.
    pub statement: StatementIndex,
    /// The words that it contradicts, directly above it.
    pub contradicts: Option<StatementIndex>,
}

fn plain(statement: StatementIndex) -> Card {
    Card {
        statement,
        contradicts: None,
    }
}

/// Every visible statement of the cell, once.
#[must_use]
pub fn in_order(dossier: &Dossier, cell: &Cell) -> Vec<Card> {
    let mut newest_first = cell.statements.clone();
    newest_first.sort_by_key(|&index| std::cmp::Reverse((dossier.statement(index).day(), index)));
    let conflicting: Vec<(StatementIndex, StatementIndex)> = conflicts(cell);
    let group = |index: StatementIndex| {
        let statement = dossier.statement(index);
        match statement.voice {
            Voice::Own | Voice::Reported if statement.is_whole_party() => 0,
            Voice::ClaimedBy(_) => 1,
            Voice::Own | Voice::Reported => 2,
            Voice::Analyst => 3,
        }
    };
    let mut cards: Vec<Card> = Vec::with_capacity(newest_first.len());
    for wanted in 0..=3 {
        for &index in newest_first.iter().filter(|&&index| group(index) == wanted) {
            if cards.iter().any(|card| card.statement == index) {
                continue;
            }
            cards.push(plain(index));
            for &(against, word) in &conflicting {
                let there = cards.iter().any(|card| card.statement == against);
                if word == index && !there {
                    cards.push(Card {
                        statement: against,
                        contradicts: Some(word),
                    });
                }
            }
        }
    }
    cards
}

/// Which statement contradicts which.
fn conflicts(cell: &Cell) -> Vec<(StatementIndex, StatementIndex)> {
    cell.conflicts
        .iter()
        .map(|conflict| match *conflict {
            Conflict::Claim { claim, word } => (claim, word),
            Conflict::Claimants { first, second } => (second, first),
            Conflict::SameVoice { other, word } => (other, word),
        })
        .collect()
}

/// Only the statements that contradict each other, each pair face to face.
#[must_use]
pub fn conflict_only(cell: &Cell) -> Vec<Card> {
    let mut cards: Vec<Card> = Vec::new();
    for (against, word) in conflicts(cell) {
        if !cards.iter().any(|card| card.statement == word) {
            cards.push(plain(word));
        }
        if !cards.iter().any(|card| card.statement == against) {
            cards.push(Card {
                statement: against,
                contradicts: Some(word),
            });
        }
    }
    cards
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::{CellIndex, Matrix};
    use crate::model::PointIndex;
    use crate::model::Stance::{Opposes, Supports};
    use crate::standing::cases::{PARTY, RIVAL, analyst, claimed, dossier, own, part};

    #[test]
    fn a_conflicting_claim_stands_right_under_the_words_it_contradicts() {
        let dossier = dossier(vec![
            analyst(Supports, "2025-12-09"),
            part(own(Supports, "2025-12-08")),
            own(Opposes, "2025-02-01"),
            own(Opposes, "2025-08-01"),
            claimed(RIVAL, Supports, "2025-08-02"),
        ]);
        let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), None);
        let cell = matrix.cell(PointIndex(0), PARTY);
        let order: Vec<(u32, Option<u32>)> = in_order(&dossier, cell)
            .into_iter()
            .map(|card| (card.statement.0, card.contradicts.map(|word| word.0)))
            .collect();
        assert_eq!(
            order,
            [(3, None), (4, Some(3)), (2, None), (1, None), (0, None)]
        );
        let faces: Vec<u32> = conflict_only(cell)
            .iter()
            .map(|card| card.statement.0)
            .collect();
        assert_eq!(faces, [3, 4]);
    }
}
