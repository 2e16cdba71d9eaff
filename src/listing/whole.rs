//! The whole matrix as a plain table: a row for each point, a column for each party.

use super::fields::{group_of, remarks, row};
use super::{Column, Lead, Listing, Row, Value};
use crate::lens::Shown;
use crate::matrix::Matrix;
use crate::model::{CellState, Dossier, PointIndex};
use crate::words;

/// Every shown cell by its chip: the stance of a position, and for all else who says so instead.
#[must_use]
pub fn whole(dossier: &Dossier, matrix: &Matrix, shown: &Shown) -> Listing {
    let parties = shown
        .columns
        .iter()
        .map(|&party| Column::words(&dossier.party(party).name, 4));
    let told = |point: PointIndex| -> Row {
        let mut values = vec![Value::strong(&dossier.point(point).title)];
        values.extend(shown.columns.iter().map(|&party| {
            let cell = matrix.cell(point, party);
            match (cell.stance, cell.state) {
                (Some(stance), _) => Value::Stance(stance),
                (None, CellState::Silent) => Value::words("no sourced position"),
                (None, _) => Value::Dashed {
                    stance: None,
                    words: words::chip_words(dossier, cell),
                },
            }
        }));
        row(group_of(dossier, point), values, Lead::Point(point))
    };
    Listing {
        title: "Who stands where".to_owned(),
        remarks: remarks(dossier, matrix, shown),
        columns: std::iter::once(Column::words("Point", 4))
            .chain(parties)
            .collect(),
        rows: shown.points.iter().map(|&point| told(point)).collect(),
        empty: "No point is shown".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{party, shown_of, texts};
    use super::*;
    use crate::model::Stance::{Opposes, Supports};
    use crate::standing::cases::{RIVAL, THIRD, claimed, dossier, own};

    #[test]
    fn a_claim_is_never_told_as_a_position() {
        let dossier = dossier(vec![
            own(Supports, "2025-01-01"),
            party(RIVAL, claimed(THIRD, Opposes, "2025-01-01")),
        ]);
        let (matrix, shown) = shown_of(&dossier, None);
        assert_eq!(
            texts(&whole(&dossier, &matrix, &shown)),
            [[
                "Point",
                "Supports",
                "claimed by THIRD: opposes",
                "no sourced position"
            ]]
        );
    }
}
