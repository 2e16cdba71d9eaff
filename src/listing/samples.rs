//! What the tests of the listings share, and what holds for every dossier.

use super::{Lead, Listing, contested, gaps, statements};
use crate::check::Graded;
use crate::lens::{Lens, SearchIndex, Shown};
use crate::matrix::{CellIndex, Matrix};
use crate::model::Stance;
use crate::model::{Dossier, PartyIndex, Statement, StatementIndex};
use crate::quote::Grade;
use crate::standing::cases::{PARTY, RIVAL, THIRD, analyst, claimed, dossier, own, part, reported};
use proptest::prelude::*;

/// The same statement, of another party.
pub(super) fn party(party: PartyIndex, statement: Statement) -> Statement {
    Statement { party, ..statement }
}

/// What was found of each statement's quotation, in their order.
pub(super) fn graded(found: Vec<Grade>) -> Vec<Graded> {
    let graded = |(at, grade)| Graded {
        statement: StatementIndex::new(at),
        first: StatementIndex::new(at),
        grade,
        place: None,
        occurrences: 1,
        ambiguous: false,
    };
    found.into_iter().enumerate().map(graded).collect()
}

/// The matrix of a dossier for a date, and all of it shown.
pub(super) fn shown_of(dossier: &Dossier, as_of: Option<&str>) -> (Matrix, Shown) {
    let lens = Lens {
        as_of: as_of.map(str::to_owned),
        ..Lens::default()
    };
    let matrix = Matrix::derive(dossier, &CellIndex::new(dossier), lens.day());
    let shown = lens.show(dossier, &matrix, &SearchIndex::new(dossier));
    (matrix, shown)
}

/// Every field of a listing on one line.
pub(super) fn texts(listing: &Listing) -> Vec<Vec<String>> {
    listing
        .rows
        .iter()
        .map(|row| row.values.iter().map(super::Value::line).collect())
        .collect()
}

fn any_statement() -> impl Strategy<Value = Statement> {
    let stance = prop::sample::select(Stance::ALL.to_vec());
    let whose = prop::sample::select(vec![PARTY, RIVAL, THIRD]);
    (stance, whose, 0..6_u8, 1..=12_i8).prop_map(|(stance, whose, voice, month)| {
        let said = format!("2025-{month:02}");
        let other = if whose == RIVAL { THIRD } else { RIVAL };
        let statement = match voice {
            0 => own(stance, &said),
            1 => reported(stance, &said),
            2 => part(own(stance, &said)),
            3 => analyst(stance, &said),
            _ => claimed(other, stance, &said),
        };
        party(whose, statement)
    })
}

proptest! {
    #[test]
    fn every_listing_is_whole_and_repeats_nothing(
        made in prop::collection::vec(any_statement(), 0..14),
        month in 1..=12_i8,
    ) {
        let dossier = dossier(made);
        let (matrix, shown) = shown_of(&dossier, Some(&format!("2025-{month:02}")));
        let grades = graded(vec![Grade::Missing; dossier.statements.len()]);
        let all = [
            gaps(&dossier, &matrix, &shown, &grades),
            contested(&dossier, &matrix, &shown, &grades),
            statements(&dossier, &matrix, &shown, &grades),
        ];
        for listing in &all {
            for row in &listing.rows {
                prop_assert_eq!(row.values.len(), listing.columns.len());
                prop_assert!(row.lead != Lead::Nowhere);
            }
        }
        let [gaps, contested, statements] = all;
        let positions = shown.cells(&matrix).filter(|cell| cell.stance.is_some()).count();
        prop_assert_eq!(gaps.rows.len() + positions, shown.cells(&matrix).count());
        let conflicts: usize = shown.cells(&matrix).map(|cell| cell.conflicts.len()).sum();
        prop_assert_eq!(contested.rows.len(), conflicts);
        let mut told: Vec<StatementIndex> = statements
            .rows
            .iter()
            .filter_map(|row| match row.lead {
                Lead::Statement(index) => Some(index),
                _ => None,
            })
            .collect();
        told.sort_unstable();
        let mut visible: Vec<StatementIndex> = shown
            .cells(&matrix)
            .flat_map(|cell| cell.statements.to_vec())
            .collect();
        visible.sort_unstable();
        prop_assert_eq!(told, visible);
    }
}
