//! Cutting what is taller than a page: between lines, column by column, and nothing is lost.

use egui::{Rect, Shape, pos2, vec2};

use super::measure::CELL_DOWN;
use super::page::{Block, Piece, Role};
use crate::look::hatch;

/// A chip is not left without the line below it: so much of what follows stays with it.
const WITH_CHIP: f32 = 24.0;
/// A vertical line longer than this binds statements, and may be divided; anything shorter is a
/// part of a sign.
const LONG_LINE: f32 = 24.0;
/// Rounding, in points.
const LITTLE: f32 = 0.01;
/// Room above a line for accents, in points.
const ABOVE_LINE: f32 = 3.0;

/// Divides a piece so that its first part is at most `height` high, or says that not even one
/// line fits. What stands side by side is divided column by column. `over` stands above what is
/// left of the column of the points.
pub(super) fn cut(piece: &Piece, height: f32, over: Option<&Block>) -> Option<(Piece, Piece)> {
    cut_with(piece, height, over, WITH_CHIP).or_else(|| cut_with(piece, height, over, 0.0))
}

/// The same with so much room kept below each chip.
fn cut_with(
    piece: &Piece,
    height: f32,
    over: Option<&Block>,
    with_chip: f32,
) -> Option<(Piece, Piece)> {
    let (rules, blocks): (Vec<&Block>, Vec<&Block>) = piece
        .blocks
        .iter()
        .partition(|block| block.role == Role::Rule);
    let mut cutter = Cutter {
        height,
        with_chip,
        first: Piece {
            height: 0.0,
            hatched: piece.hatched.clone(),
            ..Piece::default()
        },
        second: Piece {
            hatched: piece.hatched.clone(),
            ..Piece::default()
        },
        has_first: false,
    };
    for column in side_by_side(&blocks) {
        let is_of_points = column
            .iter()
            .any(|block| matches!(block.role, Role::Point(_)));
        cutter.column(&column, over.filter(|_| is_of_points));
    }
    if !cutter.has_first {
        return None;
    }
    let Cutter {
        mut first,
        mut second,
        ..
    } = cutter;
    stretch(&mut first);
    stretch(&mut second);
    let bottom = second.height.ceil();
    second.height = bottom;
    for rule in rules {
        let mut rule = rule.clone();
        rule.translate(vec2(0.0, bottom - rule.rect.top()));
        second.height = second.height.max(rule.rect.bottom());
        second.blocks.push(rule);
    }
    Some((first, second))
}

/// True for what is as high as its row, whatever it holds.
fn is_of_row(role: Role) -> bool {
    matches!(role, Role::Cell { .. } | Role::Point(_) | Role::Field)
}

/// Makes cells as high as their part of the row, and hatches the silent ones anew.
fn stretch(part: &mut Piece) {
    for block in &mut part.blocks {
        if !is_of_row(block.role) {
            continue;
        }
        block.rect.set_top(match block.role {
            // The title that is repeated stands above it.
            Role::Point(_) => block.rect.top(),
            _ => 0.0,
        });
        block
            .rect
            .set_bottom(part.height.ceil().max(block.rect.top()));
        let hatched = part.hatched.iter().find(|(role, _)| *role == block.role);
        if let Some((_, color)) = hatched {
            block.shapes = hatch(block.rect.shrink(1.0), *color);
        }
    }
    part.height = part.height.ceil();
}

/// Blocks in columns: those that stand above one another.
fn side_by_side<'a>(blocks: &[&'a Block]) -> Vec<Vec<&'a Block>> {
    let mut columns: Vec<(f32, f32, Vec<&'a Block>)> = Vec::new();
    for block in blocks {
        let (mut left, mut right) = (block.rect.left(), block.rect.right());
        let mut joined: Vec<&Block> = Vec::new();
        columns.retain_mut(|(from, to, members)| {
            let touches = *from < right - LITTLE && left < *to - LITTLE;
            if touches {
                (left, right) = (left.min(*from), right.max(*to));
                joined.append(members);
            }
            !touches
        });
        joined.push(block);
        columns.push((left, right, joined));
    }
    columns.into_iter().map(|(.., members)| members).collect()
}

struct Cutter {
    height: f32,
    with_chip: f32,
    first: Piece,
    second: Piece,
    has_first: bool,
}

impl Cutter {
    /// Divides one column.
    fn column(&mut self, blocks: &[&Block], over: Option<&Block>) {
        let is_of_row = blocks.iter().any(|block| is_of_row(block.role));
        let below = if is_of_row { CELL_DOWN } else { 0.0 };
        let silent: Vec<Role> = self.first.hatched.iter().map(|(role, _)| *role).collect();
        let with_chip = self.with_chip;
        let of = |block: &Block| extents(block, silent.contains(&block.role), with_chip);
        let reach: Vec<(f32, f32)> = blocks.iter().flat_map(|block| of(block)).collect();
        let at = place_to_cut(&reach, self.height - below);
        let tops = reach.iter().map(|(top, _)| *top);
        let rest = tops.filter(|top| *top >= at - LITTLE).reduce(f32::min);
        let lowest = |range: &dyn Fn(f32) -> bool| {
            let bottoms = reach.iter().filter(|(top, _)| range(*top));
            bottoms.map(|(_, bottom)| *bottom).reduce(f32::max)
        };
        // What only repeats a title is no progress.
        let told = blocks
            .iter()
            .filter(|block| !matches!(block.role, Role::PointContinued(_)));
        self.has_first |= told
            .flat_map(|block| of(block))
            .any(|(top, _)| top < at - LITTLE);
        let end = lowest(&|top| top < at - LITTLE);
        if let Some(bottom) = end {
            let height = (bottom + below).min(self.height);
            self.first.height = self.first.height.max(height);
        }
        let mut down = below.min(CELL_DOWN);
        if let Some(over) = over {
            self.second.blocks.push(over.clone());
            self.second.height = self.second.height.max(over.rect.bottom() + below);
            down = over.rect.bottom();
        }
        // The first line of the rest stands where a first line stands.
        let shift = rest.map_or(0.0, |top| top - down - ABOVE_LINE);
        let bottom = lowest(&|top| top >= at - LITTLE);
        if let Some(bottom) = bottom {
            let height = bottom - shift + below;
            self.second.height = self.second.height.max(height);
        }
        for block in blocks {
            let ends = [end, rest, bottom].map(|it| it.unwrap_or(at));
            let (upper, mut lower) = divided(block, at, ends);
            lower.translate(vec2(0.0, -shift));
            if self::is_of_row(block.role) {
                let top = if over.is_some() { down } else { 0.0 };
                lower.rect =
                    Rect::from_min_max(pos2(block.rect.left(), top), pos2(block.rect.right(), top));
                self.first.blocks.push(upper);
                self.second.blocks.push(lower);
                continue;
            }
            let holds = |block: &Block| !block.runs.is_empty() || !block.shapes.is_empty();
            if holds(&upper) {
                self.first.blocks.push(upper);
            }
            if holds(&lower) {
                self.second.blocks.push(lower);
            }
        }
    }
}

/// From where to where everything of a block reaches that may not be divided.
fn extents(block: &Block, is_hatched: bool, with_chip: f32) -> Vec<(f32, f32)> {
    let runs = block.runs.iter().map(|run| {
        let rect = run.rect();
        (rect.top(), rect.bottom())
    });
    let mut found: Vec<(f32, f32)> = runs.collect();
    if !is_hatched {
        let shapes = block
            .shapes
            .iter()
            .filter(|shape| long_line(shape).is_none());
        found.extend(shapes.map(|shape| {
            let rect = shape.visual_bounding_rect();
            (rect.top(), rect.bottom() + with_chip)
        }));
    }
    // What follows a chip may end before the room that is kept for it.
    let last = block.runs.iter().map(|run| run.rect().bottom());
    let shapes = block.shapes.iter();
    let bottom = last
        .chain(shapes.map(|shape| shape.visual_bounding_rect().bottom()))
        .fold(0.0, f32::max);
    for extent in &mut found {
        extent.1 = extent.1.min(bottom);
    }
    found
}

/// The lowest place at or above `at` at which nothing is divided.
fn place_to_cut(extents: &[(f32, f32)], at: f32) -> f32 {
    let mut at = at;
    loop {
        let divided = extents
            .iter()
            .filter(|(top, bottom)| *top < at - LITTLE && *bottom > at + LITTLE);
        let Some(top) = divided.map(|(top, _)| *top).reduce(f32::min) else {
            return at;
        };
        at = top;
    }
}

/// The line that binds statements which conflict.
fn long_line(shape: &Shape) -> Option<([egui::Pos2; 2], egui::Stroke)> {
    let Shape::LineSegment { points, stroke } = shape else {
        return None;
    };
    let [from, to] = points;
    let is_long = (from.x - to.x).abs() < LITTLE && (from.y - to.y).abs() > LONG_LINE;
    is_long.then_some((*points, *stroke))
}

/// What of a block lies above a place, where things end at `end`, and what lies from `rest` on down
/// to `last`. A line that binds statements reaches no further than they do.
fn divided(block: &Block, at: f32, [end, rest, last]: [f32; 3]) -> (Block, Block) {
    let (mut upper, mut lower) = (block.clone(), block.clone());
    let is_above = |rect: Rect| rect.top() < at - LITTLE;
    upper.runs.retain(|run| is_above(run.rect()));
    lower.runs.retain(|run| !is_above(run.rect()));
    upper.shapes.clear();
    lower.shapes.clear();
    for shape in &block.shapes {
        if let Some(([from, to], stroke)) = long_line(shape) {
            let (top, bottom) = (from.y.min(to.y), from.y.max(to.y));
            let part = |shapes: &mut Vec<Shape>, top: f32, bottom: f32| {
                if bottom - top > 1.0 {
                    shapes.push(Shape::vline(from.x, top..=bottom, stroke));
                }
            };
            part(&mut upper.shapes, top, bottom.min(at).min(end));
            // Where nothing is left of the column, nothing is bound.
            if last > rest {
                let from_rest = top.max(rest - ABOVE_LINE);
                part(&mut lower.shapes, from_rest, bottom.min(last));
            }
        } else if is_above(shape.visual_bounding_rect()) {
            upper.shapes.push(shape.clone());
        } else {
            lower.shapes.push(shape.clone());
        }
    }
    upper
        .rect
        .set_bottom(block.rect.bottom().min(at.min(end).max(block.rect.top())));
    lower.rect.set_top(block.rect.top().max(rest - ABOVE_LINE));
    lower
        .rect
        .set_bottom(block.rect.bottom().max(lower.rect.top()));
    (upper, lower)
}
