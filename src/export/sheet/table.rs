//! The matrix of a sheet: its columns, the row of their names, themes, and the rows of points.

use egui::{Color32, Rect, Shape, pos2, vec2};

use super::cell::cell;
use super::composition::{Composition, PointText, SheetRow};
use super::error::SheetError;
use super::measure::{
    ABOVE_THEME, CELL_ACROSS, CELL_DOWN, GOOD_COLUMN, LEAST_COLUMN, LEAST_WIDTH, MARGIN,
    NARROW_POINT_COLUMN, POINT_COLUMN, WIDE_COLUMN,
};
use super::page::{Block, Piece, Role};
use super::press::Press;
use crate::export::Options;
use crate::look::{hatch, size};
use crate::model::{CellState, Dossier};
use crate::words::capitals;

/// Where the columns are.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Columns {
    /// The width of the whole sheet.
    pub(super) sheet: f32,
    /// The width of the column of the points.
    pub(super) point: f32,
    /// The left edge and the width of each party's column.
    pub(super) parties: Vec<(f32, f32)>,
}

impl Columns {
    /// The width within the margins.
    pub(super) fn width(&self) -> f32 {
        self.sheet - 2.0 * MARGIN
    }

    /// Shares the width among so many parties. Without a chosen width the sheet becomes as wide
    /// as good columns need.
    pub(super) fn new(parties: usize, width: Option<f32>) -> Result<Self, SheetError> {
        let count = f32::from(u16::try_from(parties).unwrap_or(u16::MAX));
        let around = 2.0 * MARGIN;
        let sheet = width.unwrap_or_else(|| {
            let usual = Options::USUAL_WIDTH - around - POINT_COLUMN;
            let column = (usual / count.max(1.0)).clamp(GOOD_COLUMN, WIDE_COLUMN);
            (around + POINT_COLUMN + count * column.floor()).max(LEAST_WIDTH)
        });
        let room = sheet - around;
        let point = if (room - POINT_COLUMN) / count >= GOOD_COLUMN {
            POINT_COLUMN
        } else {
            NARROW_POINT_COLUMN
        };
        let column = ((room - point) / count).floor();
        let needed = around + NARROW_POINT_COLUMN + count * LEAST_COLUMN;
        if column < LEAST_COLUMN || sheet > *Options::WIDTHS.end() {
            return Err(SheetError::TooNarrow {
                parties,
                width: sheet.min(*Options::WIDTHS.end()),
                needed,
            });
        }
        let mut left = MARGIN + point;
        let mut columns = Vec::with_capacity(parties);
        for number in 1..=parties {
            // The last column takes what rounding leaves.
            let right = if number == parties {
                sheet - MARGIN
            } else {
                left + column
            };
            columns.push((left, right - left));
            left = right;
        }
        Ok(Self {
            sheet,
            point,
            parties: columns,
        })
    }
}

/// A line from margin to margin.
pub(super) fn rule(columns: &Columns, top: f32, thickness: f32, color: Color32) -> Block {
    let rect = Rect::from_min_size(pos2(MARGIN, top), vec2(columns.width(), thickness));
    let mut block = Block::new(Role::Rule, rect);
    block.shapes.push(Shape::rect_filled(rect, 0, color));
    block
}

/// The names of the columns over a heavy rule; it is repeated on every page.
pub(super) fn header(press: &mut Press<'_>, composition: &Composition, columns: &Columns) -> Piece {
    let mut piece = Piece::default();
    let kind = press.types.column;
    let point = press.text("Point", kind, MARGIN, 0.0, columns.point - CELL_ACROSS);
    let mut cells = vec![(None, point, MARGIN, columns.point)];
    for ((party, name), &(left, width)) in composition.columns.iter().zip(&columns.parties) {
        let inner = width - 2.0 * CELL_ACROSS;
        let set = press.text(name, kind, left + CELL_ACROSS, 0.0, inner);
        cells.push((Some(*party), set, left, width));
    }
    let height = cells
        .iter()
        .map(|(_, set, ..)| set.height)
        .fold(0.0, f32::max);
    for (party, set, left, width) in cells {
        let rect = Rect::from_min_size(pos2(left, 0.0), vec2(width, height));
        let mut block = Block::new(Role::ColumnHeading(party), rect);
        // Names of one line stand beside the last line of longer ones.
        block.runs = set.runs;
        for run in &mut block.runs {
            run.baseline.y += height - set.height;
        }
        piece.blocks.push(block);
    }
    piece.height = height + 9.0;
    piece.blocks.push(rule(
        columns,
        piece.height,
        size::HEAVY_RULE,
        press.palette.ink,
    ));
    piece.height += size::HEAVY_RULE;
    piece
}

/// A row of the matrix.
pub(super) fn row(
    press: &mut Press<'_>,
    dossier: &Dossier,
    row: &SheetRow,
    columns: &Columns,
) -> Piece {
    match row {
        SheetRow::Theme(name) => label(press, name, columns, ABOVE_THEME),
        SheetRow::Folded(sentence) => folded(press, sentence, columns),
        SheetRow::Point(point) => point_row(press, dossier, point, columns),
    }
}

/// A label in capitals over a line.
pub(super) fn label(press: &mut Press<'_>, name: &str, columns: &Columns, above: f32) -> Piece {
    let mut piece = Piece {
        height: above,
        ..Piece::default()
    };
    let kind = press.types.label;
    let set = press.text(&capitals(name), kind, MARGIN, above, columns.width());
    let rect = Rect::from_min_size(pos2(MARGIN, above), vec2(columns.width(), set.height));
    let mut block = Block::new(Role::Label, rect);
    block.runs = set.runs;
    piece.blocks.push(block);
    piece.height += set.height + 7.0;
    let color = press.palette.strong_line;
    piece
        .blocks
        .push(rule(columns, piece.height, size::HAIRLINE, color));
    piece.height += size::HAIRLINE;
    piece
}

fn folded(press: &mut Press<'_>, sentence: &str, columns: &Columns) -> Piece {
    let kind = press.types.hole;
    let top = CELL_DOWN;
    let set = press.text(sentence, kind, MARGIN, top, columns.width());
    let height = set.height + 2.0 * CELL_DOWN;
    let rect = Rect::from_min_size(pos2(MARGIN, 0.0), vec2(columns.width(), height));
    let mut block = Block::new(Role::Folded, rect);
    block.runs = set.runs;
    let line = rule(columns, height, size::HAIRLINE, press.palette.line);
    Piece {
        blocks: vec![block, line],
        height: height + size::HAIRLINE,
    }
}

fn point_row(
    press: &mut Press<'_>,
    dossier: &Dossier,
    text: &PointText,
    columns: &Columns,
) -> Piece {
    let point = point(press, text, columns);
    let cells: Vec<(CellState, Piece)> = text
        .cells
        .iter()
        .zip(&columns.parties)
        .map(|(text, &(left, width))| {
            let piece = cell(press, dossier, text, left, width);
            (text.state, piece)
        })
        .collect();
    let height = cells
        .iter()
        .map(|(_, piece)| piece.height)
        .fold(point.rect.height(), f32::max)
        .ceil();
    let mut blocks = vec![point];
    for (state, mut piece) in cells {
        if let Some(first) = piece.blocks.first_mut() {
            first.rect.set_height(height);
            if state == CellState::Silent {
                first.shapes = hatch(first.rect.shrink(1.0), press.palette.hatch);
            }
        }
        blocks.extend(piece.blocks);
    }
    if let Some(point) = blocks.first_mut() {
        point.rect.set_height(height);
    }
    blocks.push(rule(columns, height, size::HAIRLINE, press.palette.line));
    Piece {
        blocks,
        height: height + size::HAIRLINE,
    }
}

/// A point's title, proposition and origin.
fn point(press: &mut Press<'_>, text: &PointText, columns: &Columns) -> Block {
    let width = columns.point - CELL_ACROSS;
    let types = press.types;
    // The title's line stands level with the chips.
    let mut top = CELL_DOWN;
    let mut runs = Vec::new();
    let parts = [
        (Some(text.title.as_str()), types.point, 0.0),
        (Some(text.proposition.as_str()), types.proposition, 2.0),
        (text.from.as_deref(), types.proposition, 4.0),
        (text.left_out.as_deref(), types.strong_mark, 4.0),
    ];
    for (number, (part, mut kind, above)) in parts.into_iter().enumerate() {
        let Some(part) = part.filter(|part| !part.trim().is_empty()) else {
            continue;
        };
        if number == 2 {
            kind.style.face = crate::look::Face::SansItalic;
        }
        top += above;
        let set = press.text(part.trim(), kind, MARGIN, top, width);
        top += set.height;
        runs.extend(set.runs);
    }
    let rect = Rect::from_min_size(
        pos2(MARGIN, 0.0),
        vec2(columns.point, (top + CELL_DOWN).ceil()),
    );
    let mut block = Block::new(Role::Point(text.point), rect);
    block.runs = runs;
    block
}
