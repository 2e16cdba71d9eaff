//! What of an import is looked at: the table, the comparison that would come of it, or what could
//! not be used; and the way from one to the other.

use super::{Import, Stage};
use crate::import::CellAt;
use crate::model::{PartyIndex, PointIndex};
use crate::state::{Direction, Selection};

/// A side of an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ImportTab {
    /// The tables of the file.
    #[default]
    Table,
    /// The comparison that would come of it.
    Comparison,
    /// What could not be used, and what was guessed.
    Findings,
}

/// How many rows one screen is taken for.
const SCREEN: usize = 10;

impl Import {
    /// Looks at another side.
    pub(super) fn show(&mut self, tab: ImportTab) {
        let has_table = !self.sheets().is_empty();
        self.tab = if tab == ImportTab::Table && !has_table {
            ImportTab::Comparison
        } else {
            tab
        };
        self.reveal += 1;
    }

    /// Looks at another sheet.
    pub(super) fn show_sheet(&mut self, sheet: usize) {
        if sheet < self.sheets().len() {
            self.sheet = sheet;
            self.looked = None;
            self.show(ImportTab::Table);
        }
    }

    /// Looks at a field of a table, where there is one.
    pub(super) fn look(&mut self, at: CellAt) {
        let Some(sheet) = self.sheets().get(at.sheet) else {
            return;
        };
        let row = at.row.min(sheet.rows.len().saturating_sub(1));
        let column = at.column.min(self.width(at.sheet).saturating_sub(1));
        self.sheet = at.sheet;
        self.looked = Some(CellAt { row, column, ..at });
        self.show(ImportTab::Table);
    }

    /// Goes on from what is looked at.
    pub(super) fn step(&mut self, direction: Direction) {
        match self.tab {
            ImportTab::Table => {
                let Some(sheet) = self.sheets().get(self.sheet) else {
                    return;
                };
                let size = (sheet.rows.len(), self.width(self.sheet));
                let from = self.looked.filter(|it| it.sheet == self.sheet);
                let from = from.map_or((0, 0), |it| (it.row, it.column));
                let (row, column) = stepped(from, size, direction);
                let sheet = self.sheet;
                self.look(CellAt { sheet, row, column });
            }
            ImportTab::Comparison => {
                let Some(proposed) = &self.proposed else {
                    return;
                };
                let dossier = &proposed.opened.dossier;
                let size = (dossier.points.len(), dossier.parties.len());
                let from = self
                    .chosen
                    .map_or((0, 0), |it| (it.point.at(), it.party.at()));
                if size.0 > 0 && size.1 > 0 {
                    let (point, party) = stepped(from, size, direction);
                    self.chosen = Some(Selection {
                        point: PointIndex::new(point),
                        party: PartyIndex::new(party),
                    });
                    self.reveal += 1;
                }
            }
            ImportTab::Findings => {}
        }
    }

    /// Goes to the field that a finding is about.
    pub(super) fn follow_finding(&mut self, at: usize) {
        self.finding = Some(at);
        let proposed = self.proposed.clone();
        let cell = proposed.and_then(|it| it.origins.findings.get(&at).copied());
        if let Some(cell) = cell {
            self.look(cell);
        }
    }

    /// Forgets what is not there any more in a new proposal.
    pub(super) fn keep_in_sight(&mut self) {
        if let Some(proposed) = &self.proposed {
            let dossier = &proposed.opened.dossier;
            self.chosen = self.chosen.filter(|it| {
                it.point.at() < dossier.points.len() && it.party.at() < dossier.parties.len()
            });
        }
        self.finding = None;
        if self.stage == Stage::Read && self.sheets().is_empty() && self.tab == ImportTab::Table {
            self.tab = ImportTab::Comparison;
        }
    }
}

/// The row and the column that a step leads to, within so many of each.
fn stepped(
    (row, column): (usize, usize),
    (rows, columns): (usize, usize),
    direction: Direction,
) -> (usize, usize) {
    let (last_row, last_column) = (rows.saturating_sub(1), columns.saturating_sub(1));
    match direction {
        Direction::Up => (row.saturating_sub(1), column),
        Direction::Down => ((row + 1).min(last_row), column),
        Direction::Left => (row, column.saturating_sub(1)),
        Direction::Right => (row, (column + 1).min(last_column)),
        Direction::PageUp => (row.saturating_sub(SCREEN), column),
        Direction::PageDown => ((row + SCREEN).min(last_row), column),
        Direction::RowStart => (row, 0),
        Direction::RowEnd => (row, last_column),
        Direction::First => (0, 0),
        Direction::Last => (last_row, last_column),
        Direction::NextTheme | Direction::PreviousTheme | Direction::NextDisputed => (row, column),
    }
}
