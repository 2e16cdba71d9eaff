//! How wide the columns are, how high the header is, and how much room a cell has.

use egui::{Rect, Ui};

use super::is_overview;
use crate::look::{Face, size};
use crate::ui::{Scene, text};

/// The sizes that every row shares.
#[derive(Clone, Debug)]
pub(super) struct Geometry {
    /// Where the matrix is.
    pub(super) area: Rect,
    /// The width of the first column, with the edge of the window.
    pub(super) first_width: f32,
    /// The width of every other column.
    pub(super) column_width: f32,
    /// How many other columns there are.
    pub(super) columns: usize,
    /// The height of the header, with its rule.
    pub(super) header_height: f32,
    /// The height of a theme's label row.
    pub(super) label_height: f32,
    /// Above and below a cell's content.
    pub(super) down: f32,
    /// No cell's content grows taller than this.
    pub(super) tallest: f32,
}

/// The narrowest a column may get before the matrix scrolls sideways.
const NARROWEST: f32 = 148.0;
/// Wide enough for the longest stance with its sign.
const NARROWEST_OVERVIEW: f32 = 152.0;

/// The height of the highest name of a party, measured once for a width.
#[derive(Debug, Default)]
pub(super) struct Names {
    measured: Option<((u64, f32, f32), f32)>,
}

impl Names {
    fn height(&mut self, ui: &Ui, scene: &Scene, width: f32) -> f32 {
        let state = scene.state;
        let basis = (state.version, width, ui.pixels_per_point());
        if let Some((of, height)) = self.measured
            && of == basis
        {
            return height;
        }
        let height = |&party| {
            let name = &state.dossier().party(party).name;
            let ink = scene.palette.ink;
            let job = text::paragraph(name, Face::SansSemiBold, size::BODY, ink, width);
            text::galley(ui, job).size().y
        };
        let heights = state.shown.columns.iter().map(height);
        let highest = heights.fold(19.0, f32::max);
        self.measured = Some((basis, highest));
        highest
    }
}

impl Geometry {
    pub(super) fn new(ui: &Ui, scene: &Scene, area: Rect, names: &mut Names) -> Self {
        let overview = is_overview(scene);
        let columns = scene.state.shown.columns.len();
        let first_width = (area.width() * 0.27).clamp(190.0, 330.0) + size::WINDOW_EDGE;
        let narrowest = if overview {
            NARROWEST_OVERVIEW
        } else {
            NARROWEST
        };
        // Column counts are small numbers.
        #[expect(
            clippy::cast_precision_loss,
            reason = "there are far fewer than 2^24 columns"
        )]
        let share = (area.width() - first_width) / columns.max(1) as f32;
        let column_width = share.max(narrowest).floor();
        let name_width = column_width - 2.0 * size::CELL_ACROSS;
        let name_height = names.height(ui, scene, name_width);
        Self {
            area,
            first_width,
            column_width,
            columns,
            header_height: if overview {
                name_height + 14.0
            } else {
                name_height + 24.0
            },
            label_height: if overview { 16.0 } else { 37.0 },
            down: if overview { 1.0 } else { size::CELL_DOWN },
            tallest: (ui.ctx().content_rect().height() / 3.0).max(96.0),
        }
    }

    /// The width of the whole content, frozen column included.
    pub(super) fn content_width(&self) -> f32 {
        #[expect(
            clippy::cast_precision_loss,
            reason = "there are far fewer than 2^24 columns"
        )]
        let columns = self.columns as f32;
        self.first_width + self.column_width * columns
    }

    /// Where a column begins and ends, counted from the end of the first one.
    pub(super) fn column_range(&self, column: usize) -> (f32, f32) {
        #[expect(
            clippy::cast_precision_loss,
            reason = "there are far fewer than 2^24 columns"
        )]
        let left = self.column_width * column as f32;
        (left, left + self.column_width)
    }

    /// The width of a cell's content.
    pub(super) fn cell_width(&self) -> f32 {
        self.column_width - 2.0 * size::CELL_ACROSS
    }

    /// The width of the first column's content.
    pub(super) fn point_width(&self) -> f32 {
        self.first_width - size::WINDOW_EDGE - size::CELL_ACROSS
    }

    /// Room below the last row.
    pub(super) fn body_margin(&self) -> f32 {
        if self.label_height < 20.0 {
            0.0
        } else {
            3.0 * size::STEP
        }
    }
}
