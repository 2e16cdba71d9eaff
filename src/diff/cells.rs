//! Cells in which something else stands than before.

use std::collections::BTreeMap;

use crate::matrix::{Cell, CellIndex, Matrix};
use crate::model::{CellState, Dossier, PartyIndex, PointIndex, Stance};

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
    /// The row, by id.
    pub point: String,
    /// The column, by id.
    pub party: String,
    /// What stood there.
    pub from: Standing,
    /// What stands there now.
    pub to: Standing,
}

impl Standing {
    fn of(dossier: &Dossier, cell: &Cell) -> Self {
        Self {
            state: cell.state,
            stance: cell.stance,
            disputed: cell.is_disputed(),
            quote: cell
                .standing
                .map(|index| dossier.statement(index).quote.clone()),
        }
    }
}

/// The cells of points and parties that both files have.
pub(super) fn changes(old: &Dossier, new: &Dossier) -> Vec<CellChange> {
    let derive = |dossier: &Dossier| Matrix::derive(dossier, &CellIndex::new(dossier), None);
    let (before, after) = (derive(old), derive(new));
    let old_points: BTreeMap<&str, PointIndex> = (0..old.points.len())
        .map(PointIndex::new)
        .map(|point| (old.point(point).id.as_str(), point))
        .collect();
    let old_parties: BTreeMap<&str, PartyIndex> = (0..old.parties.len())
        .map(PartyIndex::new)
        .map(|party| (old.party(party).id.as_str(), party))
        .collect();
    after
        .cells()
        .iter()
        .filter_map(|cell| {
            let point = &new.point(cell.point).id;
            let party = &new.party(cell.party).id;
            let earlier = before.cell(
                *old_points.get(point.as_str())?,
                *old_parties.get(party.as_str())?,
            );
            let (from, to) = (Standing::of(old, earlier), Standing::of(new, cell));
            (from != to).then(|| CellChange {
                point: point.clone(),
                party: party.clone(),
                from,
                to,
            })
        })
        .collect()
}
