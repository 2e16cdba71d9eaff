//! What is kept from one date to the next is what deriving it from scratch would give.

use proptest::prelude::*;

use super::*;
use crate::model::{Point, SourceIndex, Statement, Voice};
use crate::standing::cases::{PARTY, RIVAL, THIRD, dossier, own, part, span};

/// Some statements on three points, in any voice and of vague and precise days.
fn statements() -> impl Strategy<Value = Vec<Statement>> {
    let dates = [
        "2025-03-01",
        "2025-03-02",
        "2025-03",
        "2025",
        "2025-03-02/2025-04-10",
        "2024-12-31",
        "2025-04-10",
    ];
    let statement = (
        (0_u32..3, 0_usize..3, 0_usize..7),
        (0_u8..6, any::<bool>(), any::<bool>()),
        proptest::sample::select(dates.to_vec()),
    );
    let statement = statement.prop_map(
        |((point, party, stance), (voice, is_part, is_copy), said)| {
            let party = [PARTY, RIVAL, THIRD][party];
            let mut statement = own(Stance::ALL[stance], said);
            statement.point = PointIndex(point);
            statement.party = party;
            statement.voice = match voice {
                0..=2 => Voice::Own,
                3 => Voice::Reported,
                4 if party != RIVAL => Voice::ClaimedBy(RIVAL),
                4 => Voice::ClaimedBy(THIRD),
                _ => Voice::Analyst,
            };
            statement.source = SourceIndex(u32::from(is_copy));
            if is_part { part(statement) } else { statement }
        },
    );
    prop::collection::vec(statement, 0..24)
}

fn of_three_points(statements: Vec<Statement>) -> Dossier {
    let mut dossier = dossier(statements);
    let template = dossier.points[0].clone();
    dossier.points = (0..3)
        .map(|number| Point {
            id: format!("point-{number}"),
            ..template.clone()
        })
        .collect();
    dossier
}

fn date() -> impl Strategy<Value = Option<Day>> {
    let days = [
        "2024-12-30",
        "2025-01-01",
        "2025-03-01",
        "2025-03-02",
        "2025-04-10",
        "2026",
    ];
    prop::option::weighted(0.8, proptest::sample::select(days.to_vec()))
        .prop_map(|day| day.map(|text| span(text).last_day()))
}

/// The slow, plain way: every cell from all statements of the file, by the rules alone.
fn plain(dossier: &Dossier, as_of: Option<Day>) -> Vec<Cell> {
    let mut cells = Vec::new();
    for point in (0..dossier.points.len()).map(PointIndex::new) {
        for party in (0..dossier.parties.len()).map(PartyIndex::new) {
            let all = dossier.statements.iter().enumerate();
            let of_cell: Vec<StatementIndex> = all
                .filter(|(_, it)| (it.point, it.party) == (point, party))
                .map(|(at, _)| StatementIndex::new(at))
                .collect();
            let visible = standing::visible(dossier, &of_cell, as_of);
            let state = standing::state(dossier, &visible);
            let standing = standing::standing(dossier, &visible);
            cells.push(Cell {
                point,
                party,
                state,
                stance: standing
                    .filter(|_| state == CellState::Position)
                    .map(|it| dossier.statement(it).stance),
                standing,
                conflicts: standing::disputes(dossier, &visible).into(),
                shifts: standing::shifts(dossier, &visible).into(),
                later_report: standing::later_report(dossier, &visible),
                statements: visible.into_iter().collect(),
            });
        }
    }
    cells
}

proptest! {
    #[test]
    fn a_matrix_that_moves_from_date_to_date_is_the_one_derived_from_scratch(
        statements in statements(),
        dates in prop::collection::vec(date(), 1..6),
    ) {
        let dossier = of_three_points(statements);
        let index = CellIndex::new(&dossier);
        let mut moved = Matrix::of(&index, None);
        for (at, as_of) in dates.into_iter().enumerate() {
            let before = moved.clone();
            let threads = NonZeroUsize::new(1 + at % 3).unwrap();
            moved = moved.moved_on(as_of, threads);
            let derived = Matrix::derive(&dossier, &index, as_of);
            prop_assert_eq!(&moved, &derived);
            prop_assert_eq!(&moved, &Matrix::of(&index, as_of));
            let cells: Vec<Cell> = moved.cells().cloned().collect();
            prop_assert_eq!(cells, plain(&dossier, as_of));
            let one_by_one = before
                .cells()
                .zip(moved.cells())
                .filter(|(one, other)| Difference::between(one, other).is_some());
            prop_assert_eq!(differing(&before, &moved), one_by_one.count());
        }
    }

    #[test]
    fn only_rows_in_which_a_date_changes_something_are_made_anew(
        statements in statements(),
        from in date(),
        to in date(),
    ) {
        let dossier = of_three_points(statements);
        let index = CellIndex::new(&dossier);
        let before = Matrix::of(&index, from);
        let after = before.moved(to);
        for point in (0..3).map(PointIndex) {
            let visible = |as_of| {
                let facts = index.facts().iter();
                facts.filter(move |(_, it)| it.point == point && it.is_visible(as_of)).count()
            };
            let is_kept = std::ptr::eq(before.row(point), after.row(point));
            prop_assert_eq!(is_kept, visible(from) == visible(to));
        }
        prop_assert_eq!(before.way_to(to), after.way_to(from));
    }

    #[test]
    fn statements_lie_by_cell_in_the_files_order_and_by_day(statements in statements()) {
        let dossier = of_three_points(statements);
        let index = CellIndex::new(&dossier);
        let mut of_cells = Vec::new();
        for point in (0..3).map(PointIndex) {
            for party in [PARTY, RIVAL, THIRD] {
                let of_cell = index.statements(point, party);
                prop_assert!(of_cell.is_sorted());
                let is_here = |it: &&StatementIndex| {
                    let statement = dossier.statement(**it);
                    (statement.point, statement.party) == (point, party)
                };
                prop_assert!(of_cell.iter().all(|it| is_here(&it)));
                of_cells.extend_from_slice(of_cell);
            }
        }
        prop_assert_eq!(of_cells.len(), dossier.statements.len());
        let by_day = index.by_day();
        prop_assert!(by_day.is_sorted_by_key(|&it| (dossier.statement(it).day(), it)));
        prop_assert_eq!(by_day.len(), dossier.statements.len());
    }
}
