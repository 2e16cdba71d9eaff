//! In which order rows stand.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::shown::are_in;
use crate::agreement::{Order, points_among};
use crate::matrix::Matrix;
use crate::model::{Day, Dossier, PartyIndex, PointIndex};

/// In which order rows stand. The last three follow the cells, and so the date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// Grouped by theme, in the file's order of themes; points without a theme come last.
    #[default]
    Theme,
    /// As the file lists the points.
    File,
    /// What is nearest to agreement among the shown parties first.
    CommonGround,
    /// What is farthest from it first.
    StickingPoints,
    /// Where a shown party spoke or moved last first.
    LatestChange,
}

impl Sort {
    /// Every order with its name.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Theme, "By theme"),
        (Self::File, "In the file’s order"),
        (Self::CommonGround, "Common ground first"),
        (Self::StickingPoints, "Sticking points first"),
        (Self::LatestChange, "Latest change first"),
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL
            .into_iter()
            .find(|(sort, _)| *sort == self)
            .map_or("", |(_, name)| name)
    }

    /// The order within a sentence, where it is not one that the file itself gives.
    #[must_use]
    pub fn words(self) -> Option<&'static str> {
        match self {
            Self::Theme | Self::File => None,
            Self::CommonGround => Some("common ground first"),
            Self::StickingPoints => Some("sticking points first"),
            Self::LatestChange => Some("latest change first"),
        }
    }
}

/// Every point in this order; only the cells of these parties count. The file's order decides
/// between equals.
pub(super) fn ordered(
    sort: Sort,
    dossier: &Dossier,
    matrix: &Matrix,
    parties: &[PartyIndex],
) -> Vec<PointIndex> {
    let mut points: Vec<PointIndex> = (0..dossier.points.len()).map(PointIndex::new).collect();
    match sort {
        Sort::Theme => points
            .sort_by_key(|&point| dossier.point(point).theme.map_or(u32::MAX, |theme| theme.0)),
        Sort::File => {}
        Sort::CommonGround => points = by_distance(Order::CommonGround, dossier, matrix, parties),
        Sort::StickingPoints => {
            points = by_distance(Order::StickingPoints, dossier, matrix, parties);
        }
        Sort::LatestChange => {
            let latest = latest_changes(matrix, parties);
            // Nothing is less than any day, so rows without one come last.
            points.sort_by_key(|&point| Reverse(latest[point.at()]));
        }
    }
    points
}

fn by_distance(
    order: Order,
    dossier: &Dossier,
    matrix: &Matrix,
    parties: &[PartyIndex],
) -> Vec<PointIndex> {
    let points: Vec<PointIndex> = (0..dossier.points.len()).map(PointIndex::new).collect();
    let mut points = points_among(matrix, parties, &points);
    order.sort(&mut points);
    points.into_iter().map(|summary| summary.point).collect()
}

/// For each point the day of its row's latest shift; of its latest visible statement where no party
/// has moved.
fn latest_changes(matrix: &Matrix, parties: &[PartyIndex]) -> Vec<Option<Day>> {
    let index = matrix.index();
    let are_in = are_in(index.parties(), parties);
    let mut said: Vec<Option<Day>> = vec![None; index.points()];
    for (_, fact) in index.facts().iter() {
        if are_in[fact.party.at()] && fact.is_visible(matrix.as_of) {
            let latest = &mut said[fact.point.at()];
            *latest = (*latest).max(Some(fact.day));
        }
    }
    let points = (0..index.points()).map(PointIndex::new);
    points
        .zip(said)
        .map(|(point, said)| {
            let cells = parties.iter().map(|&party| matrix.cell(point, party));
            // Shifts stand in time order.
            let shifted = cells
                .filter_map(|cell| cell.shifts.last())
                .map(|shift| shift.day);
            shifted.max().or(said)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::CellIndex;
    use crate::model::Stance::{Insists, Opposes, RulesOut, Supports, Unclear};
    use crate::model::{DateSpan, Point, Stance, Statement, Theme, ThemeIndex};
    use crate::standing::cases::{PARTY, RIVAL, claimed, dossier, own};

    fn by(party: PartyIndex, stance: Stance, said: &str) -> Statement {
        Statement {
            party,
            ..own(stance, said)
        }
    }

    /// Five points. 0: far apart, of March. 1: the same side, one of them moved in May. 2: silent.
    /// 3: near, of July. 4: one position only, of June.
    fn five() -> Dossier {
        let on = |point: u32, statement: Statement| Statement {
            point: PointIndex(point),
            ..statement
        };
        let mut dossier = dossier(vec![
            on(0, by(PARTY, Insists, "2025-03-01")),
            on(0, by(RIVAL, RulesOut, "2025-03-02")),
            on(1, by(PARTY, Opposes, "2025-01-01")),
            on(1, by(PARTY, Supports, "2025-05-01")),
            on(1, by(RIVAL, Supports, "2025-08-09")),
            on(3, by(PARTY, Unclear, "2025-02-01")),
            on(3, by(RIVAL, Supports, "2025-07-01")),
            on(4, own(Supports, "2025-06-01")),
            on(4, claimed(RIVAL, Supports, "2025-06-02")),
        ]);
        dossier.themes = ["first", "second"]
            .map(|id| Theme {
                id: id.to_owned(),
                name: id.to_owned(),
            })
            .to_vec();
        let template = dossier.points[0].clone();
        dossier.points = [Some(1), None, Some(0), Some(1), Some(0)]
            .into_iter()
            .enumerate()
            .map(|(number, theme)| Point {
                id: format!("point-{number}"),
                theme: theme.map(ThemeIndex),
                ..template.clone()
            })
            .collect();
        dossier
    }

    /// Order, date, parties, and the points from top to bottom.
    type Case<'a> = (Sort, Option<&'a str>, &'a [PartyIndex], [u32; 5]);

    #[test]
    fn rows_stand_in_the_order_that_is_asked_for() {
        let dossier = five();
        let both: &[PartyIndex] = &[PARTY, RIVAL];
        let cases: [Case; 9] = [
            (Sort::Theme, None, both, [2, 4, 0, 3, 1]),
            (Sort::File, None, both, [0, 1, 2, 3, 4]),
            (Sort::CommonGround, None, both, [1, 3, 0, 4, 2]),
            (Sort::StickingPoints, None, both, [0, 3, 1, 4, 2]),
            // A shift counts before what was said after it without moving.
            (Sort::LatestChange, None, both, [3, 4, 1, 0, 2]),
            // As of April nobody has moved yet, and the rival has not spoken on point 1.
            (Sort::LatestChange, Some("2025-04"), both, [0, 3, 1, 2, 4]),
            (Sort::StickingPoints, Some("2025-04"), both, [0, 1, 3, 2, 4]),
            // Of a hidden party nothing counts.
            (Sort::LatestChange, None, &[RIVAL], [1, 3, 0, 2, 4]),
            (Sort::CommonGround, None, &[RIVAL], [0, 1, 3, 2, 4]),
        ];
        for (sort, date, parties, expected) in cases {
            let day = date.map(|text| DateSpan::parse(text).unwrap().last_day());
            let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), day);
            let order = ordered(sort, &dossier, &matrix, parties);
            let order: Vec<u32> = order.into_iter().map(|point| point.0).collect();
            assert_eq!(order, expected, "{sort:?} {date:?}");
        }
    }
}
