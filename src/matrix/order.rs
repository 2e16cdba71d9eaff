//! In which order a cell's statements are read: the party's words newest first, each with the
//! claims that conflict with it directly below, then other claims, parts, analysts. What a copy
//! repeats stands with what it repeats, because it is no second witness.

use std::collections::BTreeSet;

use super::Cell;
use crate::model::{Dossier, StatementIndex, Voice};
use crate::standing::Conflict;

/// One card: a statement, and the words that it contradicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card {
    /// The statement.
    pub statement: StatementIndex,
    /// The words that it contradicts, above it.
    pub contradicts: Option<StatementIndex>,
    /// The statement that it repeats, above it: its source is a copy of that one's.
    pub repeats: Option<StatementIndex>,
}

fn plain(statement: StatementIndex) -> Card {
    Card {
        statement,
        contradicts: None,
        repeats: None,
    }
}

/// Every visible statement of the cell, once.
#[must_use]
pub fn in_order(dossier: &Dossier, cell: &Cell) -> Vec<Card> {
    let mut newest_first = cell.statements.to_vec();
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
    let is_copy = |index: &StatementIndex| dossier.is_from_copy(dossier.statement(*index));
    let copies: Vec<StatementIndex> = newest_first.iter().copied().filter(is_copy).collect();
    let mut cards: Vec<Card> = Vec::with_capacity(newest_first.len());
    let mut is_there: BTreeSet<StatementIndex> = BTreeSet::new();
    for wanted in 0..=3 {
        for &index in newest_first.iter().filter(|&&index| group(index) == wanted) {
            if !is_there.insert(index) {
                continue;
            }
            cards.push(plain(index));
            for &copy in &copies {
                if repeats(dossier, copy, index) && is_there.insert(copy) {
                    cards.push(Card {
                        repeats: Some(index),
                        ..plain(copy)
                    });
                }
            }
            for &(against, word) in &conflicting {
                if word == index && is_there.insert(against) {
                    cards.push(Card {
                        contradicts: Some(word),
                        ..plain(against)
                    });
                }
            }
        }
    }
    cards
}

/// The same for tables and notes that are read from above without cards: the statement that stands
/// comes first, with what repeats or contradicts it, because a reader takes the first words under a
/// stance for those that prove it.
#[must_use]
pub fn standing_first(dossier: &Dossier, cell: &Cell) -> Vec<Card> {
    let cards = in_order(dossier, cell);
    let Some(standing) = cell.standing else {
        return cards;
    };
    let is_first = |card: &Card| {
        [Some(card.statement), card.repeats, card.contradicts].contains(&Some(standing))
    };
    let (mut first, rest): (Vec<Card>, Vec<Card>) = cards.into_iter().partition(is_first);
    first.extend(rest);
    first
}

/// True when a statement from a copy says what another one from its original says: the same stance
/// in the same voice, of days that can be the same.
fn repeats(dossier: &Dossier, copy: StatementIndex, original: StatementIndex) -> bool {
    let (copy, original) = (dossier.statement(copy), dossier.statement(original));
    dossier.source(copy.source).copy_of == Some(original.source)
        && (copy.stance, copy.voice, &copy.part)
            == (original.stance, original.voice, &original.part)
        && copy.said.overlaps(original.said)
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
                contradicts: Some(word),
                ..plain(against)
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
    use crate::standing::cases::reported;
    use crate::standing::cases::{PARTY, RIVAL, analyst, claimed, copied, dossier, own, part};

    #[test]
    fn what_a_copy_repeats_stands_right_under_what_it_repeats() {
        let dossier = dossier(vec![
            copied(own(Opposes, "2025-02")),
            copied(own(Supports, "2025-08-01")),
            own(Opposes, "2025-02-01"),
            own(Supports, "2025-08-02"),
            claimed(RIVAL, Opposes, "2025-08-03"),
        ]);
        let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), None);
        let order: Vec<(u32, Option<u32>)> = in_order(&dossier, matrix.cell(PointIndex(0), PARTY))
            .into_iter()
            .map(|card| (card.statement.0, card.repeats.map(|word| word.0)))
            .collect();
        // Number 1 is of another day than number 3, so it is not known to be a repetition.
        assert_eq!(
            order,
            [(3, None), (4, None), (1, None), (2, None), (0, Some(2))]
        );
    }

    #[test]
    fn a_later_report_never_stands_above_the_words_that_give_the_stance() {
        let dossier = dossier(vec![
            own(Supports, "2025-02-01"),
            reported(Opposes, "2025-12-01"),
            claimed(RIVAL, Opposes, "2025-03-01"),
            analyst(Opposes, "2025-12-02"),
        ]);
        let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), None);
        let cell = matrix.cell(PointIndex(0), PARTY);
        let numbers = |cards: Vec<Card>| -> Vec<u32> {
            cards.into_iter().map(|card| card.statement.0).collect()
        };
        assert_eq!(numbers(in_order(&dossier, cell)), [1, 0, 2, 3]);
        assert_eq!(numbers(standing_first(&dossier, cell)), [0, 2, 1, 3]);
    }

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
