//! Hand-computed cases, and what must hold for any.

use proptest::prelude::*;

use super::*;
use crate::matrix::CellIndex;
use crate::model::Stance::{
    Insists, Opposes, OpposesUnless, RulesOut, Supports, SupportsIf, Unclear,
};
use crate::model::{PartyIndex, Point, PointIndex, Stance, Statement};
use crate::standing::cases::{THIRD, analyst, claimed, dossier, own, part, span};

/// A dossier with one row for each list of positions, in the order of its parties; none is a hole.
fn rows(rows: &[[Option<Stance>; 3]]) -> Dossier {
    let mut statements = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        for (party, stance) in row.iter().enumerate() {
            if let Some(stance) = stance {
                statements.push(Statement {
                    point: PointIndex::new(number),
                    party: PartyIndex::new(party),
                    ..own(*stance, "2025-03-01")
                });
            }
        }
    }
    let mut dossier = dossier(statements);
    let point = dossier.points[0].clone();
    dossier.points = (0..rows.len())
        .map(|number| Point {
            id: format!("point-{number}"),
            ..point.clone()
        })
        .collect();
    dossier
}

fn of(dossier: &Dossier) -> Agreement {
    agreement(
        dossier,
        &Matrix::derive(dossier, &CellIndex::new(dossier), None),
    )
}

fn compared(dossier: &Dossier, a: u32, b: u32) -> Vec<Comparison> {
    let matrix = Matrix::derive(dossier, &CellIndex::new(dossier), None);
    let (_, points) = everything(dossier);
    comparisons(dossier, &matrix, (PartyIndex(a), PartyIndex(b)), &points)
}

/// Agree, of these on a condition, differ, unclear, holes.
fn counts(pair: &Pair) -> [usize; 5] {
    [
        pair.agree(),
        pair.count(Relation::AgreeIf),
        pair.count(Relation::Differ),
        pair.count(Relation::Unclear),
        pair.count(Relation::Hole),
    ]
}

#[test]
fn pairs_are_counted_as_by_hand() {
    let some = Some;
    let dossier = rows(&[
        [some(Insists), some(Supports), some(RulesOut)],
        [some(SupportsIf), some(Supports), None],
        [some(OpposesUnless), some(SupportsIf), some(Opposes)],
        [some(Unclear), some(Supports), some(Unclear)],
        [None, None, some(Supports)],
    ]);
    let agreement = of(&dossier);
    let found: Vec<(u32, u32, [usize; 5])> = agreement
        .pairs
        .iter()
        .map(|pair| (pair.a.0, pair.b.0, counts(pair)))
        .collect();
    assert_eq!(
        found,
        [
            (0, 1, [2, 1, 1, 1, 1]),
            (0, 2, [1, 1, 1, 1, 2]),
            (1, 2, [0, 0, 2, 1, 2]),
        ]
    );
    assert_eq!(agreement.pairs[0].comparable(), 3);
    let distances: Vec<Option<u8>> = agreement.points.iter().map(|it| it.distance).collect();
    assert_eq!(distances, [Some(6), Some(1), Some(3), Some(2), None]);
    let alone: Vec<Option<u32>> = agreement
        .points
        .iter()
        .map(|it| it.alone.map(|party| party.0))
        .collect();
    assert_eq!(alone, [Some(2), None, Some(1), None, None]);
}

#[test]
fn claims_analysts_and_parts_are_holes() {
    let mut statements = vec![
        own(Supports, "2025-03-01"),
        claimed(PartyIndex(0), Supports, "2025-03-01"),
        analyst(Opposes, "2025-03-01"),
        part(own(Supports, "2025-03-01")),
    ];
    for statement in &mut statements[1..] {
        statement.party = THIRD;
    }
    let agreement = of(&dossier(statements));
    assert_eq!(counts(&agreement.pairs[1]), [0, 0, 0, 0, 1]);
    assert_eq!(agreement.points[0].heard, 1);
    assert_eq!(agreement.points[0].distance, None);
}

#[test]
fn the_days_between_two_statements_are_counted_at_the_least() {
    for (one, other, days) in [
        ("2025-03-01", "2025-03-01", 0),
        ("2025-03-01", "2025-03-02", 1),
        ("2025-03-02", "2025-03-01", 1),
        ("2025-02", "2025-03-01", 1),
        ("2025-03", "2025-03-20", 0),
        ("2025-01-01/2025-01-31", "2025-03", 29),
        ("2024", "2025-12-31", 365),
    ] {
        assert_eq!(days_apart(span(one), span(other)), days, "{one} {other}");
    }
    let mut statements = vec![own(Supports, "2025-03-01"), own(Opposes, "2025-08-01")];
    statements[1].party = PartyIndex(1);
    let dossier = dossier(statements);
    let days = [(0, 1), (0, 2), (1, 2)].map(|(a, b)| compared(&dossier, a, b)[0].days_apart);
    assert_eq!(days, [Some(153), None, None]);
}

#[test]
fn points_are_put_in_order_and_those_without_data_come_last() {
    let some = Some;
    let dossier = rows(&[
        [some(Insists), some(RulesOut), None],
        [some(Supports), None, None],
        [some(Supports), some(Supports), some(Supports)],
        [some(Supports), some(Supports), None],
        [some(Insists), some(Opposes), some(Opposes)],
        [some(Supports), some(RulesOut), None],
    ]);
    let mut points = of(&dossier).points;
    let ids =
        |points: &[PointSummary]| -> Vec<u32> { points.iter().map(|it| it.point.0).collect() };
    Order::CommonGround.sort(&mut points);
    assert_eq!(ids(&points), [2, 3, 4, 5, 0, 1]);
    Order::StickingPoints.sort(&mut points);
    assert_eq!(ids(&points), [0, 4, 5, 2, 3, 1]);
}

fn any_stance() -> impl Strategy<Value = Option<Stance>> {
    prop_oneof![
        Just(None),
        prop::sample::select(Stance::ALL.to_vec()).prop_map(Some)
    ]
}

proptest! {
    #[test]
    fn counts_add_up_and_a_mirrored_proposition_changes_none(
        table in prop::collection::vec([any_stance(), any_stance(), any_stance()], 1..12),
    ) {
        let mirrored: Vec<[Option<Stance>; 3]> = table
            .iter()
            .map(|row| row.map(|stance| stance.map(Stance::mirrored)))
            .collect();
        let (one, other) = (of(&rows(&table)), of(&rows(&mirrored)));
        for (a, b) in one.pairs.iter().zip(&other.pairs) {
            let [agree, agree_if, differ, unclear, holes] = counts(a);
            prop_assert_eq!(agree + differ + unclear + holes, table.len());
            prop_assert!(agree_if <= agree);
            prop_assert_eq!(counts(a), counts(b));
        }
        for (a, b) in one.points.iter().zip(&other.points) {
            prop_assert_eq!((a.distance, a.alone, a.heard), (b.distance, b.alone, b.heard));
            prop_assert_eq!((a.for_it, a.against), (b.against, b.for_it));
            prop_assert!(a.distance.is_none_or(|distance| distance <= 6));
        }
    }
}

#[test]
fn a_share_is_told_from_three_comparable_points_on() {
    let agree = [Some(Supports), Some(SupportsIf), None];
    let differ = [Some(Supports), Some(Opposes), None];
    let unclear = [Some(Supports), Some(Unclear), None];
    let cases = [
        (vec![agree, agree], None),
        (vec![agree, agree, unclear], None),
        (vec![agree, agree, agree], Some(1.0)),
        (vec![agree, differ, differ, differ], Some(0.25)),
        (vec![differ, differ, differ], Some(0.0)),
    ];
    for (positions, share) in cases {
        let agreement = of(&rows(&positions));
        let pair = agreement.pair(PartyIndex(1), PartyIndex(0)).unwrap();
        assert_eq!(pair.share(), share, "{positions:?}");
    }
}

#[test]
fn what_is_left_out_counts_nowhere() {
    let dossier = rows(&[
        [Some(Supports), Some(Opposes), Some(Opposes)],
        [Some(Supports), Some(Supports), Some(RulesOut)],
    ]);
    let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), None);
    let parties = [PartyIndex(2), PartyIndex(0)];
    let some = among(&matrix, &parties, &[PointIndex(1)]);
    assert_eq!(some.pairs.len(), 1);
    assert_eq!(
        (some.pairs[0].a, some.pairs[0].b),
        (PartyIndex(2), PartyIndex(0))
    );
    assert_eq!(counts(&some.pairs[0]), [0, 0, 1, 0, 0]);
    assert_eq!(some.points.len(), 1);
    let point = &some.points[0];
    assert_eq!(
        (point.heard, point.distance, point.alone),
        (2, Some(5), None)
    );
    assert_eq!(point.range, Some((Supports, RulesOut)));
    assert_eq!(some.pair(PartyIndex(1), PartyIndex(0)), None);
}

#[test]
fn the_numbers_of_a_pair_are_those_of_its_points() {
    let dossier = rows(&[
        [Some(Supports), Some(SupportsIf), None],
        [Some(Supports), Some(Opposes), None],
        [Some(Insists), Some(Supports), None],
        [Some(Unclear), Some(Supports), None],
        [None, Some(Supports), None],
    ]);
    let agreement = of(&dossier);
    let pair = agreement.pair(PartyIndex(0), PartyIndex(1)).unwrap();
    let numbers = Counted::ALL.map(|counted| pair.counted(counted));
    assert_eq!(numbers, counts(pair));
    assert_eq!(numbers, [2, 1, 1, 1, 1]);
    let heard = [0, 1, 2].map(|party| agreement.positions(PartyIndex(party)));
    assert_eq!(heard, [4, 5, 0]);
    for (a, b) in [(0, 1), (0, 2), (1, 2)] {
        let pair = agreement.pair(PartyIndex(a), PartyIndex(b)).unwrap();
        for relation in Relation::ALL {
            let comparisons = compared(&dossier, a, b).into_iter();
            let one_by_one = comparisons.filter(|it| it.relation == relation).count();
            assert_eq!(pair.count(relation), one_by_one, "{a} {b} {relation:?}");
        }
    }
}

#[test]
fn the_worked_example_of_the_measures_comes_out_as_it_is_written() {
    let mut dossier = rows(&[
        [Some(Insists), Some(SupportsIf), Some(RulesOut)],
        [Some(Supports), Some(Opposes), Some(Opposes)],
        [Some(Supports), Some(Unclear), None],
        [Some(Supports), Some(Supports), Some(Unclear)],
    ]);
    let said = [
        "2025-03-01",
        "2025-03-03",
        "2025-03-09",
        "2025-03-01",
        "2025-03-03",
        "2025-03-03",
        "2025-03-01",
        "2025-03-10/2025-03-20",
        "2025-03-01",
        "2025-05-31",
        "2025-06-01",
    ];
    for (statement, said) in dossier.statements.iter_mut().zip(said) {
        statement.said = span(said);
    }
    let agreement = of(&dossier);
    let [first, outer, _] = agreement.pairs.as_slice() else {
        panic!("three parties make three pairs");
    };
    assert_eq!(counts(first), [2, 1, 1, 1, 0]);
    assert_eq!((first.comparable(), first.share()), (3, Some(2.0 / 3.0)));
    assert_eq!(compared(&dossier, 0, 1)[2].days_apart, Some(9));
    assert_eq!(counts(outer), [0, 0, 2, 1, 1]);
    assert_eq!((outer.comparable(), outer.share()), (2, None));
    let told: Vec<_> = agreement
        .points
        .iter()
        .map(|it| (it.distance, it.firmness, it.heard, it.for_it, it.against))
        .collect();
    assert_eq!(told[0], (Some(6), 7, 3, 2, 1));
    assert_eq!(told[1], (Some(4), 6, 3, 1, 2));
    assert_eq!(told[2], (Some(2), 2, 2, 1, 0));
    let alone = agreement.points.iter().map(|it| it.alone.map(|it| it.0));
    assert_eq!(alone.collect::<Vec<_>>(), [Some(2), Some(0), None, None]);
}
