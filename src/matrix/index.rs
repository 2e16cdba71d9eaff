//! Which statements make which cell, found once per dossier.

use crate::model::{Dossier, PartyIndex, PointIndex, StatementIndex};

/// The statements of every cell in file order, in two flat lists.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CellIndex {
    parties: usize,
    /// Where each cell's statements begin in `statements`, and one more entry for the end.
    starts: Vec<u32>,
    statements: Vec<StatementIndex>,
}

impl CellIndex {
    /// Sorts the dossier's statements into cells.
    #[must_use]
    pub fn new(dossier: &Dossier) -> Self {
        let parties = dossier.parties.len();
        let cell_of = |index: StatementIndex| {
            let statement = dossier.statement(index);
            statement.point.at() * parties + statement.party.at()
        };
        let mut statements: Vec<StatementIndex> = (0..dossier.statements.len())
            .map(StatementIndex::new)
            .collect();
        // A stable sort keeps the file's order within a cell.
        statements.sort_by_key(|&index| cell_of(index));
        let mut starts = vec![0; dossier.points.len() * parties + 1];
        for &index in &statements {
            starts[cell_of(index) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Self {
            parties,
            starts,
            statements,
        }
    }

    /// The statements of one cell, in file order.
    #[must_use]
    pub fn statements(&self, point: PointIndex, party: PartyIndex) -> &[StatementIndex] {
        let cell = point.at() * self.parties + party.at();
        &self.statements[self.starts[cell] as usize..self.starts[cell + 1] as usize]
    }
}
