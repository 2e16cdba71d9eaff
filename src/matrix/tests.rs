//! Whole cells of one small dossier: marks, tallies and what is listed.

use super::*;
use crate::finding::RecordKind;
use crate::model::Stance::{Insists, Opposes, RulesOut, Supports};
use crate::model::{LeftOut, LeftOutRecord, Mark, SourceIndex, Statement};
use crate::quote::Grade;
use crate::standing::cases::{
    PARTY, RIVAL, THIRD, analyst, claimed, copied, dossier, own, part, reported, span,
};

fn derived(statements: Vec<Statement>, as_of: Option<&str>) -> (Dossier, Cell, Option<Day>) {
    let dossier = dossier(statements);
    let as_of = as_of.map(|text| span(text).last_day());
    let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), as_of);
    let cell = matrix.cell(PointIndex(0), PARTY).clone();
    (dossier, cell, as_of)
}

fn marks(statements: Vec<Statement>, as_of: Option<&str>) -> Vec<String> {
    let (dossier, cell, as_of) = derived(statements, as_of);
    cell_marks(&dossier, &cell, as_of, None)
        .into_iter()
        .map(|mark| mark.words)
        .collect()
}

#[test]
fn every_cell_is_there_and_holds_its_own_statements() {
    let mut of_rival = own(Supports, "2025-01");
    of_rival.party = RIVAL;
    let dossier = dossier(vec![
        own(Opposes, "2025-01"),
        of_rival,
        own(Supports, "2025-02"),
    ]);
    let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), None);
    let seen: Vec<(u32, Vec<u32>, CellState, Option<Stance>)> = matrix
        .cells()
        .map(|cell| {
            let statements = cell.statements.iter().map(|index| index.0).collect();
            (cell.party.0, statements, cell.state, cell.stance)
        })
        .collect();
    assert_eq!(
        seen,
        [
            (0, vec![0, 2], CellState::Position, Some(Supports)),
            (1, vec![1], CellState::Position, Some(Supports)),
            (2, vec![], CellState::Silent, None),
        ]
    );
}

#[test]
fn only_a_position_has_a_stance() {
    let (_, cell, _) = derived(vec![part(own(Supports, "2025-01"))], None);
    assert_eq!(cell.state, CellState::PartOnly);
    assert_eq!(cell.stance, None);
    assert_eq!(cell.standing, Some(StatementIndex(0)));
    let (_, cell, _) = derived(vec![claimed(RIVAL, Supports, "2025-01")], None);
    assert_eq!((cell.stance, cell.standing), (None, None));
}

#[test]
fn marks_stand_in_their_order_with_their_words() {
    let mut unnamed = own(RulesOut, "2025-03-01");
    unnamed.speaker = None;
    let statements = vec![
        own(Supports, "2025-01-01"),
        unnamed,
        part(reported(Supports, "2025-02-01")),
        reported(Insists, "2025-04-01"),
        claimed(RIVAL, Supports, "2025-04-02"),
        claimed(THIRD, Insists, "2025-04-02"),
    ];
    assert_eq!(
        marks(statements, Some("2025-07-01")),
        [
            "contested by RIVAL and THIRD",
            "a part differs",
            "later report: insists on",
            "reversed",
            "unnamed official",
            "old",
            "6 quotations",
        ]
    );
}

#[test]
fn a_mark_is_told_only_where_it_holds() {
    let cases: Vec<(Vec<Statement>, Option<&str>, Vec<&str>)> = vec![
        (vec![own(Supports, "2025-01-01")], None, vec![]),
        (
            vec![own(Supports, "2025-01-01")],
            Some("2025-04-01"),
            vec![],
        ),
        (
            vec![own(Supports, "2025-01-01")],
            Some("2025-04-02"),
            vec!["old"],
        ),
        (
            vec![own(Supports, "2025-01-01/2025-03-01")],
            Some("2025-02"),
            vec!["may not yet have been said"],
        ),
        (
            vec![reported(Supports, "2025-01-01")],
            None,
            vec!["reported"],
        ),
        (
            vec![
                own(Supports, "2025-01-01"),
                copied(own(Supports, "2025-01-01")),
            ],
            None,
            vec![],
        ),
        (
            vec![own(Supports, "2025-01-01"), own(Opposes, "2025-01-01")],
            None,
            vec!["contradicts itself", "2 quotations"],
        ),
        (vec![part(own(Supports, "2025-01-01"))], None, vec![]),
        (
            vec![
                own(Supports, "2025-01-01"),
                part(own(Supports, "2025-01-02")),
            ],
            None,
            vec!["2 quotations"],
        ),
        (vec![analyst(Supports, "2025-01-01")], None, vec![]),
    ];
    for (statements, as_of, expected) in cases {
        assert_eq!(marks(statements.clone(), as_of), expected, "{statements:?}");
    }
}

#[test]
fn what_casts_doubt_on_the_whole_cell_is_told_first() {
    let (mut dossier, cell, _) = derived(vec![reported(Supports, "2025-01-01")], None);
    let left_out = LeftOutRecord {
        kind: RecordKind::Statement,
        point: Some(PointIndex(0)),
        party: Some(PARTY),
    };
    dossier.left_out = LeftOut::new(0, vec![left_out, left_out]);
    let altered = Grade::Altered {
        at: 0..1,
        difference: Vec::new(),
        negation: false,
    };
    let elsewhere = Grade::Elsewhere {
        source: SourceIndex(1),
        inside: Box::new(Grade::Exact { at: 0..1 }),
    };
    let cases = [
        (None, None),
        (Some(Grade::NoText), None),
        (Some(Grade::Exact { at: 0..1 }), None),
        (Some(altered), Some("quotation differs from the source")),
        (Some(Grade::Missing), Some("quotation not in the source")),
        (Some(elsewhere), Some("quotation stands in another source")),
    ];
    for (grade, expected) in cases {
        let words: Vec<String> = cell_marks(&dossier, &cell, None, grade.as_ref())
            .into_iter()
            .map(|mark| mark.words)
            .collect();
        let rest = ["2 statements left out", "reported"];
        let expected: Vec<&str> = expected.into_iter().chain(rest).collect();
        assert_eq!(words, expected, "{grade:?}");
    }
}

#[test]
fn parts_on_opposite_sides_are_told() {
    let mut other = part(own(Opposes, "2025-01-02"));
    other.part = Some("another part".to_owned());
    let statements = vec![part(own(Supports, "2025-01-01")), other];
    assert_eq!(
        marks(statements.clone(), None),
        ["parts differ", "2 quotations"]
    );
    let (dossier, cell, _) = derived(statements, None);
    assert_eq!(
        parts_named(&dossier, &cell),
        [("a part", Supports), ("another part", Opposes)]
    );
    assert!(
        !cell_marks(&dossier, &cell, None, None)
            .iter()
            .any(|mark| mark.mark == Mark::PartDiffers)
    );
}

#[test]
fn a_party_tally_adds_up_to_the_points() {
    let dossier = dossier(vec![own(Opposes, "2025-01")]);
    let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), None);
    let against = Tally {
        against: 1,
        ..Tally::default()
    };
    assert_eq!(tally_of_party(&matrix, PARTY), against);
    let silent = Tally {
        silent: 1,
        ..Tally::default()
    };
    assert_eq!(tally_of_party(&matrix, RIVAL), silent);
    let states = tally_of_states(matrix.cells());
    assert_eq!(states[0], (CellState::Position, 1));
    assert_eq!(states[4], (CellState::Silent, 2));
}

#[test]
fn a_cell_is_unchecked_where_nobody_signed_off_what_it_rests_on() {
    let checked = |statement: Statement| Statement {
        checked_by: Some("B. Checker".to_owned()),
        ..statement
    };
    let spaces = Statement {
        checked_by: Some(" ".to_owned()),
        ..own(Supports, "2025-01-01")
    };
    let cases = [
        (vec![], None, false),
        (vec![own(Supports, "2025-01-01")], None, true),
        (vec![spaces], None, true),
        (vec![checked(own(Supports, "2025-01-01"))], None, false),
        // The later words stand, so they are what counts.
        (
            vec![
                checked(own(Supports, "2025-01-01")),
                own(Opposes, "2025-02-01"),
            ],
            None,
            true,
        ),
        (
            vec![
                own(Supports, "2025-01-01"),
                checked(own(Opposes, "2025-02-01")),
            ],
            None,
            false,
        ),
        // On the date that is looked at the earlier words stand.
        (
            vec![
                checked(own(Supports, "2025-01-01")),
                own(Opposes, "2025-02-01"),
            ],
            Some("2025-01"),
            false,
        ),
        // A claim is no position: it does not count where there is one, and does where there is none.
        (
            vec![
                checked(own(Supports, "2025-01-01")),
                claimed(RIVAL, Opposes, "2025-02-01"),
            ],
            None,
            false,
        ),
        (vec![claimed(RIVAL, Opposes, "2025-02-01")], None, true),
        (
            vec![checked(claimed(RIVAL, Opposes, "2025-02-01"))],
            None,
            false,
        ),
        // Of parts all are told, so all count.
        (
            vec![
                part(own(Supports, "2025-01-01")),
                checked(part(own(Supports, "2025-02-01"))),
            ],
            None,
            true,
        ),
        // What is not visible yet says nothing.
        (vec![own(Supports, "2025-02-01")], Some("2025-01"), false),
    ];
    for (statements, as_of, expected) in cases {
        let (dossier, cell, _) = derived(statements.clone(), as_of);
        assert_eq!(
            is_unchecked(&dossier, &cell),
            expected,
            "{as_of:?} {statements:?}"
        );
        let mark = unchecked_mark(&dossier, &cell).map(|mark| mark.words);
        assert_eq!(mark, expected.then(|| "unchecked".to_owned()));
    }
}
