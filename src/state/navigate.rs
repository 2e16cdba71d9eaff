//! Moving the selected cell.

use super::{Direction, Selection, State};
use crate::model::PointIndex;

/// How many rows Page Up and Page Down move.
const PAGE: usize = 10;

impl State {
    /// The cell that lies in a direction from the selected one; the selected one itself at an
    /// edge; `None` where nothing is shown.
    pub(super) fn moved(&self, direction: Direction) -> Option<Selection> {
        let (points, columns) = (&self.shown.points, &self.shown.columns);
        let (last_row, last_column) = (points.len().checked_sub(1)?, columns.len().checked_sub(1)?);
        let at = |row: usize, column: usize| Selection {
            point: points[row],
            party: columns[column],
        };
        let here = self.view.selection.and_then(|selection| {
            let row = points.iter().position(|&point| point == selection.point)?;
            let column = columns.iter().position(|&party| party == selection.party)?;
            Some((row, column))
        });
        let Some((row, column)) = here else {
            return Some(at(0, 0));
        };
        Some(match direction {
            Direction::Up => at(row.saturating_sub(1), column),
            Direction::Down => at((row + 1).min(last_row), column),
            Direction::Left => at(row, column.saturating_sub(1)),
            Direction::Right => at(row, (column + 1).min(last_column)),
            Direction::PageUp => at(row.saturating_sub(PAGE), column),
            Direction::PageDown => at((row + PAGE).min(last_row), column),
            Direction::RowStart => at(row, 0),
            Direction::RowEnd => at(row, last_column),
            Direction::First => at(0, 0),
            Direction::Last => at(last_row, last_column),
            Direction::NextTheme => at(self.next_theme(points[row]).unwrap_or(last_row), column),
            Direction::PreviousTheme => at(self.previous_theme(points[row]), column),
            Direction::NextDisputed => self.next_disputed(row, column).unwrap_or(at(row, column)),
        })
    }

    /// The rows, among the shown points, on which a theme begins.
    fn theme_starts(&self) -> Vec<usize> {
        let mut starts = Vec::new();
        let mut before = None;
        for (row, &point) in self.shown.points.iter().enumerate() {
            let theme = Some(self.dossier().point(point).theme);
            if theme != before {
                starts.push(row);
            }
            before = theme;
        }
        starts
    }

    fn next_theme(&self, point: PointIndex) -> Option<usize> {
        let row = self.shown.points.iter().position(|&other| other == point)?;
        self.theme_starts().into_iter().find(|&start| start > row)
    }

    fn previous_theme(&self, point: PointIndex) -> usize {
        let row = self
            .shown
            .points
            .iter()
            .position(|&other| other == point)
            .unwrap_or(0);
        self.theme_starts()
            .into_iter()
            .rev()
            .find(|&start| start < row)
            .unwrap_or(0)
    }

    /// The next disputed cell in reading order, from the first again after the last.
    fn next_disputed(&self, row: usize, column: usize) -> Option<Selection> {
        let cells: Vec<_> = self.shown.cells(&self.matrix).collect();
        let here = row * self.shown.columns.len() + column;
        let (before, after) = cells.split_at((here + 1).min(cells.len()));
        after
            .iter()
            .chain(before)
            .find(|cell| cell.is_disputed())
            .map(|cell| Selection {
                point: cell.point,
                party: cell.party,
            })
    }
}
