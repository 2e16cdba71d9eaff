//! The matrix of a sheet: the row of the columns' names, themes, and the rows of points.

use egui::{Color32, Rect, Shape, pos2, vec2};

use super::cell::cell;
use super::columns::Columns;
use super::composition::{Composition, PointText, SheetRow};
use super::measure::{ABOVE_THEME, CELL_ACROSS, CELL_DOWN};
use super::page::{Block, Piece, Role};
use super::press::Press;
use crate::look::{hatch, size};
use crate::model::{CellState, Dossier};
use crate::words::capitals;

/// A line from margin to margin.
pub(super) fn rule(columns: &Columns, top: f32, thickness: f32, color: Color32) -> Block {
    let rect = Rect::from_min_size(pos2(0.0, top), vec2(columns.width, thickness));
    let mut block = Block::new(Role::Rule, rect);
    block.shapes.push(Shape::rect_filled(rect, 0, color));
    block
}

/// The names of the columns over a heavy rule; it is repeated on every page.
pub(super) fn header(press: &mut Press<'_>, composition: &Composition, columns: &Columns) -> Piece {
    let mut piece = Piece::default();
    let kind = press.types.column;
    let point = press.text("Point", kind, 0.0, 0.0, columns.point - CELL_ACROSS);
    let mut cells = vec![(None, point, 0.0, columns.point)];
    let shown = composition.columns.get(columns.shown.clone());
    let shown = shown.unwrap_or_default();
    for ((party, name), &(left, width)) in shown.iter().zip(&columns.parties) {
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
    let set = press.text(&capitals(name), kind, 0.0, above, columns.width);
    let rect = Rect::from_min_size(pos2(0.0, above), vec2(columns.width, set.height));
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

/// Which parties stand below.
pub(super) fn group_label(press: &mut Press<'_>, parties: &str, columns: &Columns) -> Piece {
    let kind = press.types.source;
    let above = 10.0;
    let set = press.text(parties, kind, 0.0, above, columns.width);
    let rect = Rect::from_min_size(pos2(0.0, above), vec2(columns.width, set.height));
    let mut block = Block::new(Role::Group, rect);
    block.runs = set.runs;
    Piece {
        blocks: vec![block],
        height: above + set.height + 10.0,
        ..Piece::default()
    }
}

fn folded(press: &mut Press<'_>, sentence: &str, columns: &Columns) -> Piece {
    let kind = press.types.hole;
    let top = CELL_DOWN;
    let set = press.text(sentence, kind, 0.0, top, columns.width);
    let height = set.height + 2.0 * CELL_DOWN;
    let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(columns.width, height));
    let mut block = Block::new(Role::Folded, rect);
    block.runs = set.runs;
    let line = rule(columns, height, size::HAIRLINE, press.palette.line);
    Piece {
        blocks: vec![block, line],
        height: height + size::HAIRLINE,
        ..Piece::default()
    }
}

fn point_row(
    press: &mut Press<'_>,
    dossier: &Dossier,
    text: &PointText,
    columns: &Columns,
) -> Piece {
    let point = point(press, text, columns);
    let shown = text.cells.get(columns.shown.clone()).unwrap_or_default();
    let cells: Vec<(CellState, Piece)> = shown
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
    let mut hatched = Vec::new();
    for (state, mut piece) in cells {
        if let Some(first) = piece.blocks.first_mut() {
            first.rect.set_height(height);
            if state == CellState::Silent {
                first.shapes = hatch(first.rect.shrink(1.0), press.palette.hatch);
                hatched.push((first.role, press.palette.hatch));
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
        hatched,
    }
}

/// A point's title over the part of its row that stands on a further page.
pub(super) fn point_continued(press: &mut Press<'_>, text: &PointText, columns: &Columns) -> Block {
    let width = columns.point - CELL_ACROSS;
    let kind = press.types.point;
    let words = format!("{} (continued)", text.title.trim());
    let set = press.text(&words, kind, 0.0, CELL_DOWN, width);
    let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(columns.point, CELL_DOWN + set.height));
    let mut block = Block::new(Role::PointContinued(text.point), rect);
    block.runs = set.runs;
    block
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
        let set = press.text(part.trim(), kind, 0.0, top, width);
        top += set.height;
        runs.extend(set.runs);
    }
    let rect = Rect::from_min_size(
        pos2(0.0, 0.0),
        vec2(columns.point, (top + CELL_DOWN).ceil()),
    );
    let mut block = Block::new(Role::Point(text.point), rect);
    block.runs = runs;
    block
}
