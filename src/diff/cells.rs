//! Cells in which something else stands than before.

use super::pairs::Matched;
use crate::matrix::{Cell, CellIndex, Matrix};
use crate::model::{CellState, Dossier, PartyIndex, PointIndex, Stance, StatementIndex};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What kind of evidence there is.
    pub state: CellState,
    /// The stance; only a position has one.
    pub stance: Option<Stance>,
    /// Whether the record contradicts itself here.
    pub disputed: bool,
    /// The words of the statement that stands.
    pub quote: Option<String>,
}

/// A cell in which one of the four is another than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellChange {
    /// The row, by its id in the new file.
    pub point: String,
    /// The column, by its id in the new file.
    pub party: String,
    /// What stood there.
    pub from: Standing,
    /// What stands there now.
    pub to: Standing,
    /// Where the cell is in the old file.
    pub old: Place,
    /// Where the cell is in the new file.
    pub new: Place,
}

/// A cell of one of the files, and the statement that stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its row.
    pub point: PointIndex,
    /// Its column.
    pub party: PartyIndex,
    /// The statement that stands in it.
    pub standing: Option<StatementIndex>,
}

impl Place {
    fn of(cell: &Cell) -> Self {
        Self {
            point: cell.point,
            party: cell.party,
            standing: cell.standing,
        }
    }
}

impl Standing {
    fn of(dossier: &Dossier, cell: &Cell) -> Self {
        Self {
            state: cell.state,
            stance: cell.stance,
            disputed: cell.is_disputed(),
            quote: cell
                .standing
                .map(|index| dossier.statement(index).verbatim_quote().to_owned()),
        }
    }
}

/// The cells of points and parties that both files have.
pub(super) fn changes(old: &Dossier, new: &Dossier, matched: &Matched) -> Vec<CellChange> {
    let derive = |dossier: &Dossier| Matrix::derive(dossier, &CellIndex::new(dossier), None);
    let (before, after) = (derive(old), derive(new));
    after
        .cells()
        .filter_map(|cell| {
            let earlier = before.cell(
                matched.old_point(cell.point)?,
                matched.old_party(cell.party)?,
            );
            let (from, to) = (Standing::of(old, earlier), Standing::of(new, cell));
            (from != to).then(|| CellChange {
                point: new.point(cell.point).id.clone(),
                party: new.party(cell.party).id.clone(),
                from,
                to,
                old: Place::of(earlier),
                new: Place::of(cell),
            })
        })
        .collect()
}
