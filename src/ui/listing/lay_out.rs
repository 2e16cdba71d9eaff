//! Lays out the fields of one row: stances as in the matrix, quotations in the serif.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Galley, Pos2, Rect, Ui, pos2, vec2};

use super::geometry::{Geometry, LABEL_WIDTH};
use crate::listing::{Listing, PairCounts, Value};
use crate::look::{Face, size};
use crate::model::Stance;
use crate::ui::matrix::block::{CellBlock, Piece};
use crate::ui::{Scene, text};

/// One row, laid out.
pub(super) struct RowBlock {
    /// With the room above and below.
    pub(super) height: f32,
    /// The content of each place, relative to the top left of the row.
    pub(super) blocks: Vec<(Pos2, CellBlock)>,
}

/// Lays out one row.
pub(super) fn row_block(
    ui: &Ui,
    scene: &Scene,
    geometry: &Geometry,
    listing: &Listing,
    row: usize,
) -> RowBlock {
    if geometry.is_stacked {
        fields_below_each_other(ui, scene, geometry, listing, row)
    } else {
        fields_beside_each_other(ui, scene, geometry, listing, row)
    }
}

fn fields_beside_each_other(
    ui: &Ui,
    scene: &Scene,
    geometry: &Geometry,
    listing: &Listing,
    row: usize,
) -> RowBlock {
    let row = &listing.rows[row];
    let mut blocks = Vec::with_capacity(geometry.places.len());
    let mut tallest = 0.0_f32;
    for place in &geometry.places {
        let mut builder = Builder::new(ui, scene, place.width);
        for (column, value) in listing.columns[place.columns.clone()]
            .iter()
            .zip(&row.values[place.columns.clone()])
        {
            builder.is_number = column.is_number;
            builder.value(value, column.is_below);
        }
        tallest = tallest.max(builder.block.height);
        blocks.push((pos2(place.left, size::CELL_DOWN), builder.block));
    }
    RowBlock {
        height: (tallest + 2.0 * size::CELL_DOWN).ceil(),
        blocks,
    }
}

fn fields_below_each_other(
    ui: &Ui,
    scene: &Scene,
    geometry: &Geometry,
    listing: &Listing,
    row: usize,
) -> RowBlock {
    let row = &listing.rows[row];
    let left = size::WINDOW_EDGE;
    let width = geometry.area.width() - left - LABEL_WIDTH - size::CELL_ACROSS;
    let mut blocks = Vec::new();
    let mut top = size::CELL_DOWN;
    for (column, value) in listing.columns.iter().zip(&row.values) {
        if value.is_empty() {
            continue;
        }
        let mut label = Builder::new(ui, scene, LABEL_WIDTH - 10.0);
        let color = scene.palette.soft_ink;
        let job = text::paragraph(&column.name, Face::Sans, size::MARK, color, label.width);
        // The words beside it are a little larger.
        label.text(job, 1.5);
        let mut field = Builder::new(ui, scene, width);
        field.value(value, column.is_below);
        let height = label.block.height.max(field.block.height);
        blocks.push((pos2(left, top), label.block));
        blocks.push((pos2(left + LABEL_WIDTH, top), field.block));
        top += height + 4.0;
    }
    RowBlock {
        height: (top - 4.0 + size::CELL_DOWN).max(size::STEP).ceil(),
        blocks,
    }
}

/// Lays fields out from top to bottom.
struct Builder<'a> {
    ui: &'a Ui,
    scene: &'a Scene<'a>,
    width: f32,
    is_number: bool,
    block: CellBlock,
}

impl<'a> Builder<'a> {
    fn new(ui: &'a Ui, scene: &'a Scene<'a>, width: f32) -> Self {
        Self {
            ui,
            scene,
            width,
            is_number: false,
            block: CellBlock::default(),
        }
    }

    fn galley(&self, job: LayoutJob) -> Arc<Galley> {
        text::galley(self.ui, job)
    }

    /// The gap before what comes next; none at the top.
    fn gap(&self, gap: f32) -> f32 {
        if self.block.height > 0.0 { gap } else { 0.0 }
    }

    /// One field; of second rank are those below others and the lines of several.
    fn value(&mut self, value: &Value, is_second: bool) {
        let palette = self.scene.palette;
        let (points, ink) = if is_second {
            (size::SMALL, palette.soft_ink)
        } else {
            (size::BODY, palette.ink)
        };
        match value {
            Value::Empty => {}
            Value::Words(words) => self.words(words, Face::Sans, points, ink),
            Value::Strong(words) => self.words(words, Face::SansSemiBold, points, palette.ink),
            Value::Number(0) => self.words("0", Face::Sans, points, palette.soft_ink),
            Value::Number(_) => self.words(&value.text(), Face::Sans, points, ink),
            Value::Date { .. } => self.words(&value.text(), Face::Sans, size::SMALL, ink),
            Value::Stance(stance) => self.chip(*stance),
            Value::Dashed { stance, words } => self.dashed(*stance, words),
            Value::Quotation { words, inked } => {
                let job = text::inked_quotation(
                    words,
                    inked.iter().cloned(),
                    size::CELL_QUOTATION,
                    1.42,
                    &palette,
                    self.width,
                );
                self.text(self.scene.found(job), 5.0);
            }
            Value::Pair(counts) => self.pair(*counts),
            Value::Lines(lines) => {
                for line in lines {
                    self.value(line, true);
                }
            }
        }
    }

    fn words(&mut self, words: &str, face: Face, points: f32, color: egui::Color32) {
        if words.is_empty() {
            return;
        }
        let job = text::paragraph(words, face, points, color, self.width);
        self.text(self.scene.found(job), 2.0);
    }

    fn text(&mut self, job: LayoutJob, gap: f32) {
        let galley = self.galley(job);
        let left = if self.is_number {
            self.width - galley.size().x
        } else {
            0.0
        };
        let at = pos2(left, self.block.height + self.gap(gap));
        self.block.height = at.y + galley.size().y;
        self.block.pieces.push(Piece::Text { at, galley });
    }

    fn chip(&mut self, stance: Stance) {
        let color = self.scene.palette.stance(stance).text;
        let sign = 2.0 * size::CHIP_ACROSS + size::SIGN + size::CHIP_GAP;
        let job = text::one_line(
            stance.label(),
            Face::SansSemiBold,
            size::MARK,
            color,
            self.width - sign,
        );
        let words = self.galley(job);
        let width = (sign + words.size().x).min(self.width).round();
        let rect = Rect::from_min_size(
            pos2(0.0, self.block.height + self.gap(6.0)),
            vec2(width, size::CHIP_HEIGHT),
        );
        self.block.height = rect.bottom();
        self.block.pieces.push(Piece::Chip {
            rect,
            stance,
            words,
        });
    }

    fn dashed(&mut self, stance: Option<Stance>, words: &str) {
        let color = self.scene.palette.soft_ink;
        let mut beside = 2.0 * size::CHIP_ACROSS;
        if stance.is_some() {
            beside += size::SIGN + size::CHIP_GAP;
        }
        let job = text::paragraph(
            words,
            Face::SansSemiBold,
            size::MARK,
            color,
            self.width - beside,
        );
        let words = self.galley(self.scene.found(job));
        let rect = Rect::from_min_size(
            pos2(0.0, self.block.height + self.gap(6.0)),
            vec2(
                (beside + words.size().x).min(self.width).ceil(),
                (words.size().y + 5.0).max(size::CHIP_HEIGHT).round(),
            ),
        );
        self.block.height = rect.bottom();
        self.block.pieces.push(Piece::Dashed {
            rect,
            stance,
            words,
        });
    }

    /// Counts on a ground that is the stronger the larger the share that agrees is; on none where
    /// they are too few for a share.
    fn pair(&mut self, counts: PairCounts) {
        let palette = &self.scene.palette;
        let heat = counts.share().map(|share| palette.heat(share));
        let job = text::paragraph(
            &counts.text(),
            Face::Sans,
            size::SMALL,
            heat.map_or(palette.ink, |heat| heat.text),
            self.width - 2.0 * size::CHIP_ACROSS,
        );
        let galley = self.galley(job);
        let top = self.block.height + self.gap(4.0);
        let rect = Rect::from_min_size(
            pos2(0.0, top),
            vec2(self.width, galley.size().y + 2.0 * size::HALF_STEP),
        );
        self.block.height = rect.bottom();
        if let Some(heat) = heat {
            let fill = heat.fill;
            self.block.pieces.push(Piece::Ground { rect, fill });
        }
        let at = rect.min + vec2(size::CHIP_ACROSS, size::HALF_STEP);
        self.block.pieces.push(Piece::Text { at, galley });
    }
}
