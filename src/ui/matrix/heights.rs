//! The heights of the matrix's rows: what they depend on, and how one is measured.

use std::ops::Deref;

use egui::Ui;

use super::block;
use super::bound::Rulers;
use super::geometry::Geometry;
use super::is_overview;
use super::lay_out;
use crate::lens::Row;
use crate::matrix::Cell;
use crate::state::Density;
use crate::ui::Scene;
use crate::ui::row_heights::RowHeights;

/// What the heights depend on; when it changes, all are measured anew.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Basis {
    version: u64,
    graded: usize,
    density: Density,
    column_width: f32,
    first_width: f32,
    tallest: f32,
    pixels_per_point: f32,
}

/// Of more cells than these only the rows that come into view are measured: a scroll bar that is a
/// little off is better than a window that does not rest for minutes.
const MOST_CELLS: usize = 20_000;
/// From so many columns on a row is as tall as its cells can be at most.
const MANY_COLUMNS: usize = 9;

/// The heights of all rows and the offsets of their tops.
#[derive(Debug, Default)]
pub(super) struct Heights {
    basis: Option<Basis>,
    rows: RowHeights,
    renewed: bool,
}

impl Deref for Heights {
    type Target = RowHeights;

    fn deref(&self) -> &RowHeights {
        &self.rows
    }
}

impl Heights {
    /// Makes room for the rows that are shown; all are estimates at first.
    pub(super) fn prepare(&mut self, ui: &Ui, scene: &Scene, geometry: &Geometry) {
        let state = scene.state;
        let basis = Basis {
            version: state.version,
            graded: state.evidence.checked.grades.len(),
            density: state.view.density,
            column_width: geometry.column_width,
            first_width: geometry.first_width,
            tallest: geometry.tallest,
            pixels_per_point: ui.pixels_per_point(),
        };
        self.renewed = self.basis != Some(basis);
        if !self.renewed {
            return;
        }
        self.basis = Some(basis);
        let rows = state.shown.rows.iter().map(|&row| {
            let is_fixed = !matches!(row, Row::Point(_));
            (estimate(scene, geometry, row), is_fixed)
        });
        // A row of many parties takes as long to measure as many rows of few.
        let most = MOST_CELLS / (state.shown.columns.len() + 1);
        self.rows = RowHeights::new(rows, most);
    }

    /// True when everything was laid out anew in this frame.
    pub(super) fn is_renewed(&self) -> bool {
        self.renewed
    }

    /// Measures one row, if it has not been measured yet; gives back by how much it grew.
    pub(super) fn measure_row(
        &mut self,
        ui: &Ui,
        scene: &Scene,
        geometry: &Geometry,
        rulers: &mut Rulers,
        row: usize,
    ) -> f32 {
        self.rows
            .measure_row(row, || measure(ui, scene, geometry, rulers, row))
    }

    /// Measures the rows of one screen from `first` on, and a slice of the others; gives back by
    /// how much what lies above `first` grew.
    pub(super) fn measure_some(
        &mut self,
        ui: &Ui,
        scene: &Scene,
        geometry: &Geometry,
        rulers: &mut Rulers,
        first: usize,
        screen: f32,
    ) -> f32 {
        let above = self.rows.measure_some(first, screen, |row| {
            measure(ui, scene, geometry, rulers, row)
        });
        if !self.rows.is_measured() {
            ui.ctx().request_repaint();
        }
        above
    }

    /// True when the label of a theme stands right above the row.
    pub(super) fn is_below_label(scene: &Scene, row: usize) -> bool {
        row > 0 && matches!(scene.state.shown.rows.get(row - 1), Some(Row::Theme(_)))
    }
}

fn estimate(scene: &Scene, geometry: &Geometry, row: Row) -> f32 {
    match row {
        Row::Theme(_) => geometry.label_height,
        Row::Folded(_) => geometry.label_height.max(28.0),
        Row::Point(_) => match scene.state.view.density {
            Density::Overview => block::OVERVIEW_HEIGHT + 2.0 * geometry.down,
            Density::Normal => 88.0,
            Density::Full => 170.0,
        },
    }
}

/// The height that a row needs: that of its tallest cell. Only cells that may be taller than those
/// before them are laid out.
fn measure(ui: &Ui, scene: &Scene, geometry: &Geometry, rulers: &mut Rulers, row: usize) -> f32 {
    let Some(&Row::Point(point)) = scene.state.shown.rows.get(row) else {
        return 0.0;
    };
    let padding = 2.0 * geometry.down;
    if is_overview(scene) {
        return block::OVERVIEW_HEIGHT + padding;
    }
    let limit = geometry.tallest - padding;
    let columns = &scene.state.shown.columns;
    let mut tallest = lay_out::point_block(ui, scene, geometry, rulers, point).height;
    let mut at_most: Vec<(f32, &Cell)> = Vec::with_capacity(columns.len());
    for &party in columns {
        let cell = scene.state.matrix.cell(point, party);
        if let Some(height) = rulers.height(ui, scene, geometry, cell) {
            at_most.push((height, cell));
        } else {
            let block = lay_out::cell_block(ui, scene, geometry, rulers, cell);
            tallest = tallest.max(block.height);
        }
    }
    if columns.len() >= MANY_COLUMNS {
        // A line too many now and then costs less than laying out what is not on screen.
        let heights = at_most.iter().map(|&(height, _)| height.min(limit));
        return (heights.fold(tallest, f32::max) + padding).ceil();
    }
    at_most.sort_by(|one, other| other.0.total_cmp(&one.0));
    for (height, cell) in at_most {
        if height <= tallest {
            break;
        }
        let block = lay_out::cell_block(ui, scene, geometry, rulers, cell);
        tallest = tallest.max(block.height);
    }
    (tallest + padding).ceil()
}
