//! Whether a statement is the one that stands in its cell, and if not, why not.

use crate::matrix::Cell;
use crate::model::{CellState, Dossier, StatementIndex, Voice};

/// `stands` of the statement that gives its cell the stance; of another position of the whole
/// party what displaces it. Claims, parts and analysts never stand, and say so in their heading.
#[must_use]
pub fn standing_word(
    dossier: &Dossier,
    cell: &Cell,
    index: StatementIndex,
) -> Option<&'static str> {
    let standing = cell
        .standing
        .filter(|_| cell.state == CellState::Position)?;
    if index == standing {
        return Some("stands");
    }
    let (this, stands) = (dossier.statement(index), dossier.statement(standing));
    if !this.is_whole_party() || !this.voice.is_position() {
        return None;
    }
    Some(match (this.voice, stands.voice) {
        (Voice::Reported, Voice::Own) => "own words stand",
        _ if dossier.is_from_copy(this) && !dossier.is_from_copy(stands) => "a copy",
        _ => "superseded",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::{CellIndex, Matrix};
    use crate::model::PointIndex;
    use crate::model::Stance::{Opposes, Supports};
    use crate::standing::cases::{PARTY, RIVAL, analyst, claimed, dossier, own, part, reported};

    #[test]
    fn one_statement_stands_and_the_others_say_what_displaces_them() {
        let dossier = dossier(vec![
            own(Opposes, "2025-02-01"),
            own(Opposes, "2025-08-01"),
            reported(Supports, "2025-12-08"),
            part(own(Supports, "2025-12-08")),
            claimed(RIVAL, Supports, "2025-08-02"),
            analyst(Supports, "2025-12-09"),
        ]);
        let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), None);
        let cell = matrix.cell(PointIndex(0), PARTY);
        let words: Vec<Option<&str>> = (0..6)
            .map(|at| standing_word(&dossier, cell, StatementIndex(at)))
            .collect();
        let expected = [
            Some("superseded"),
            Some("stands"),
            Some("own words stand"),
            None,
            None,
            None,
        ];
        assert_eq!(words, expected);
    }
}
