//! The heights of rows: estimated first, measured when they come into view, the rest in small
//! slices. A correction above the first row on screen is reported, so that nothing on screen
//! moves.

use egui::Ui;

use super::block;
use super::geometry::Geometry;
use super::is_overview;
use super::lay_out;
use crate::lens::Row;
use crate::state::Density;
use crate::ui::Scene;

/// How many rows are measured in one frame beyond those on screen.
const SLICE: usize = 12;

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

/// The heights of all rows and the offsets of their tops.
#[derive(Debug, Default)]
pub(super) struct Heights {
    basis: Option<Basis>,
    points: Vec<f32>,
    measured: Vec<bool>,
    /// The top of each row, and one more entry for the end.
    tops: Vec<f64>,
    /// No row before this one is unmeasured.
    first_unmeasured: usize,
    renewed: bool,
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
        let rows = &state.shown.rows;
        self.points = rows
            .iter()
            .map(|&row| estimate(scene, geometry, row))
            .collect();
        self.measured = rows
            .iter()
            .map(|row| !matches!(row, Row::Point(_)))
            .collect();
        self.first_unmeasured = 0;
        self.sum_from(0);
    }

    /// True when everything was laid out anew in this frame.
    pub(super) fn is_renewed(&self) -> bool {
        self.renewed
    }

    fn sum_from(&mut self, row: usize) {
        self.tops.resize(self.points.len() + 1, 0.0);
        if let Some(first) = self.tops.first_mut() {
            *first = 0.0;
        }
        for at in row..self.points.len() {
            self.tops[at + 1] = self.tops[at] + f64::from(self.points[at]);
        }
    }

    /// Measures one row, if it has not been measured yet; gives back by how much it grew.
    pub(super) fn measure_row(
        &mut self,
        ui: &Ui,
        scene: &Scene,
        geometry: &Geometry,
        row: usize,
    ) -> f32 {
        if self.measured.get(row).is_none_or(|&measured| measured) {
            return 0.0;
        }
        let height = measure(ui, scene, geometry, row);
        let grown = height - self.points[row];
        self.points[row] = height;
        self.measured[row] = true;
        self.sum_from(row);
        grown
    }

    /// Measures the rows of one screen from `first` on, and a slice of the others; gives back by
    /// how much what lies above `first` grew.
    pub(super) fn measure_some(
        &mut self,
        ui: &Ui,
        scene: &Scene,
        geometry: &Geometry,
        first: usize,
        screen: f32,
    ) -> f32 {
        let mut covered = 0.0;
        let mut row = first;
        while row < self.points.len() && covered < screen {
            self.measure_row(ui, scene, geometry, row);
            covered += self.points[row];
            row += 1;
        }
        let mut above = 0.0;
        let mut left = SLICE;
        while left > 0 && self.first_unmeasured < self.points.len() {
            let row = self.first_unmeasured;
            if !self.measured[row] {
                let grown = self.measure_row(ui, scene, geometry, row);
                if row < first {
                    above += grown;
                }
                left -= 1;
            }
            self.first_unmeasured += 1;
        }
        if self.first_unmeasured < self.points.len() {
            ui.ctx().request_repaint();
        }
        above
    }

    /// The row at an offset below the header, and how far into it the offset lies.
    pub(super) fn row_at(&self, offset: f32) -> Option<(usize, f32)> {
        if self.points.is_empty() {
            return None;
        }
        let offset = f64::from(offset);
        let row = self
            .tops
            .partition_point(|&top| top <= offset)
            .saturating_sub(1);
        let row = row.min(self.points.len() - 1);
        Some((row, narrow(offset - self.tops[row])))
    }

    /// The rows that lie between two offsets.
    pub(super) fn between(&self, from: f32, to: f32) -> std::ops::Range<usize> {
        let first = self.row_at(from).map_or(0, |(row, _)| row);
        let last = self.row_at(to).map_or(0, |(row, _)| row + 1);
        first..last.min(self.points.len())
    }

    /// The top of a row, in points below the header.
    pub(super) fn top_of(&self, row: usize) -> f32 {
        self.tops.get(row).copied().map_or(0.0, narrow)
    }

    /// The bottom of a row, in points below the header.
    pub(super) fn bottom_of(&self, row: usize) -> f32 {
        self.top_of(row + 1)
    }

    /// The height of a row.
    pub(super) fn height_of(&self, row: usize) -> f32 {
        self.points.get(row).copied().unwrap_or(0.0)
    }

    /// The height of all rows.
    pub(super) fn total(&self) -> f32 {
        self.tops.last().copied().map_or(0.0, narrow)
    }

    /// True when the label of a theme stands right above the row.
    pub(super) fn is_below_label(scene: &Scene, row: usize) -> bool {
        row > 0 && matches!(scene.state.shown.rows.get(row - 1), Some(Row::Theme(_)))
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a place on screen needs no more"
)]
fn narrow(offset: f64) -> f32 {
    offset as f32
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

/// The height that a row needs: that of its tallest cell.
fn measure(ui: &Ui, scene: &Scene, geometry: &Geometry, row: usize) -> f32 {
    let Some(&Row::Point(point)) = scene.state.shown.rows.get(row) else {
        return 0.0;
    };
    if is_overview(scene) {
        return block::OVERVIEW_HEIGHT + 2.0 * geometry.down;
    }
    let mut tallest = lay_out::point_block(ui, scene, geometry, point).height;
    for &party in &scene.state.shown.columns {
        let cell = scene.state.matrix.cell(point, party);
        tallest = tallest.max(lay_out::cell_block(ui, scene, geometry, cell).height);
    }
    (tallest + 2.0 * geometry.down).ceil()
}
