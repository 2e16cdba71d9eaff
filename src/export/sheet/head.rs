//! The head of a sheet: title and subtitle, and the legend, which may stand elsewhere.

use egui::{Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::chip::{SetChip, outlined_chip, stance_chip};
use super::composition::Composition;
use super::legend::{LegendEntry, Sample};
use super::measure::LONGEST_LINE;
use super::page::{Block, Piece, Role};
use super::press::Press;
use super::typesetter::{Frame, Span, Style};
use crate::look::{Face, hatch, size};

/// Between two entries of the legend, across.
const ACROSS: f32 = 22.0;
/// From one line of the legend to the next.
const LINE: f32 = 28.0;
/// Between two entries of a column of the legend.
const LEGEND_GAP: f32 = 4.0;
/// Below a legend in columns.
const BELOW_COLUMNS: f32 = 14.0;
/// Between a sample and its meaning.
const SAMPLE_GAP: f32 = 7.0;

/// Above the legend.
const ABOVE_LEGEND: f32 = 16.0;
/// Columns of the legend on paper are at least so wide.
const COLUMN: f32 = 350.0;
/// A meaning beside its sample has at least so much room.
const LEAST_MEANING: f32 = 150.0;

/// Title and subtitle, and what says where the legend is, if that is not below them.
pub(super) fn title(
    press: &mut Press<'_>,
    composition: &Composition,
    width: f32,
    is_legend_apart: bool,
) -> Piece {
    let mut piece = Piece::default();
    let width = width.min(LONGEST_LINE);
    let title = press.types.title;
    let set = press.text(&composition.title, title, 0.0, 0.0, width);
    push(&mut piece, Role::Heading, set.runs, width, set.height);
    piece.height += 4.0;
    let subtitle = press.types.subtitle;
    if let Some(lead) = &composition.lead {
        let kind = press.types.lead;
        let set = press.lines(lead, kind, 0.0, piece.height, width);
        push(&mut piece, Role::Subtitle, set.runs, width, set.height);
        piece.height += 4.0;
    }
    let mut below = composition.subtitle.clone();
    if is_legend_apart {
        below.push_str(" The legend stands after the table.");
    }
    let set = press.lines(&below, subtitle, 0.0, piece.height, width);
    push(&mut piece, Role::Subtitle, set.runs, width, set.height);
    if let Some(left_out) = &composition.left_out {
        piece.height += 4.0;
        let kind = press.types.warning;
        let set = press.text(left_out, kind, 0.0, piece.height, width);
        push(&mut piece, Role::Subtitle, set.runs, width, set.height);
    }
    piece.height += if is_legend_apart { 6.0 } else { ABOVE_LEGEND };
    piece
}

/// The title in small type, and which of the parties stand below, for every page but the first.
pub(super) fn running_head(
    press: &mut Press<'_>,
    composition: &Composition,
    parties: Option<&str>,
    width: f32,
) -> Piece {
    let mut piece = Piece::default();
    let width = width.min(LONGEST_LINE);
    let mut text = format!("{} (continued)", composition.title);
    if let Some(parties) = parties {
        text = format!("{text} · {}", parties.to_lowercase());
    }
    let kind = press.types.running;
    let set = press.text(&text, kind, 0.0, 0.0, width);
    push(&mut piece, Role::Heading, set.runs, width, set.height);
    piece.height += 14.0;
    piece
}

fn push(piece: &mut Piece, role: Role, runs: Vec<super::page::Run>, width: f32, height: f32) {
    let rect = Rect::from_min_size(pos2(0.0, piece.height), vec2(width, height));
    let mut block = Block::new(role, rect);
    block.runs = runs;
    piece.blocks.push(block);
    piece.height += height;
}

/// The legend entry after entry, in as few lines as there is room for.
pub(super) fn legend(
    press: &mut Press<'_>,
    entries: &[LegendEntry],
    width: f32,
    piece: &mut Piece,
) {
    let width = width.min(LONGEST_LINE);
    let mut x = 0.0;
    let mut line_height = LINE;
    let mut had_mark = false;
    for entry in entries {
        let is_mark = !matches!(
            entry.sample,
            Sample::Stance(_) | Sample::Outlined(_) | Sample::Hole
        );
        let (mut block, used) = legend_entry(press, entry, width);
        // Marks begin on a line of their own, under the chips.
        if x > 0.0 && (x + used.x > width || (is_mark && !had_mark)) {
            piece.height += line_height;
            x = 0.0;
            line_height = LINE;
        }
        had_mark |= is_mark;
        if is_mark && line_height <= LINE {
            line_height = LINE - 6.0;
        }
        line_height = line_height.max(used.y + LINE - size::CHIP_HEIGHT - 6.0);
        block.translate(vec2(x, piece.height));
        piece.blocks.push(block);
        x += used.x + ACROSS;
    }
    if !entries.is_empty() {
        piece.height += line_height + 8.0;
    }
}

/// The legend in columns, each read from top to bottom.
pub(super) fn legend_in_columns(
    press: &mut Press<'_>,
    entries: &[LegendEntry],
    width: f32,
    piece: &mut Piece,
) {
    let width = width.min(LONGEST_LINE);
    let count = (1_u8..=8)
        .rev()
        .find(|&count| f32::from(count) * (COLUMN + ACROSS) <= width + ACROSS)
        .unwrap_or(1);
    let column = ((width + ACROSS) / f32::from(count)).floor() - ACROSS;
    let set: Vec<(Block, f32)> = entries
        .iter()
        .map(|entry| column_entry(press, entry, column))
        .collect();
    let heights: Vec<f32> = set.iter().map(|(_, height)| *height).collect();
    let height = least_height(&heights, count);
    let (mut left, mut top) = (0.0, 0.0);
    for (mut block, used) in set {
        if top > 0.0 && top + used > height {
            left += column + ACROSS;
            top = 0.0;
        }
        block.translate(vec2(left, piece.height + top));
        piece.blocks.push(block);
        top += used;
    }
    piece.height += height + BELOW_COLUMNS;
}

/// The least height at which so many columns hold things of these heights in their order.
fn least_height(heights: &[f32], columns: u8) -> f32 {
    let needed = |limit: f32| {
        let (mut used, mut filled) = (1_usize, 0.0);
        for height in heights {
            if filled > 0.0 && filled + height > limit {
                used += 1;
                filled = 0.0;
            }
            filled += height;
        }
        used
    };
    let all: f32 = heights.iter().sum();
    // Columns end where an entry does, so that the least height is that of some run of entries.
    let mut ends: Vec<f32> = Vec::new();
    for start in 0..heights.len() {
        let mut end = 0.0;
        for height in heights.iter().skip(start) {
            end += height;
            ends.push(end);
        }
    }
    ends.sort_by(f32::total_cmp);
    let tallest = heights.iter().copied().fold(0.0, f32::max);
    ends.into_iter()
        .find(|&end| end >= tallest && needed(end) <= usize::from(columns))
        .unwrap_or(all)
}

/// One entry in a column from (0, 0) on, its meaning hanging beside its sample where there is room,
/// and its height with the gap below it.
fn column_entry(press: &mut Press<'_>, entry: &LegendEntry, column: f32) -> (Block, f32) {
    let sample = sample(press, &entry.sample, column);
    let kind = press.types.mark;
    let beside = sample.width + SAMPLE_GAP;
    let (left, top) = if column - beside < LEAST_MEANING {
        (0.0, sample.height)
    } else {
        (beside, (size::CHIP_HEIGHT - kind.line) / 2.0)
    };
    let set = press.text(&entry.meaning, kind, left, top, column - left);
    let height = (top + set.height).max(sample.height).ceil();
    let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(column, height));
    let mut block = Block::new(Role::Legend, rect);
    block.shapes = sample.shapes;
    block.runs = sample.runs;
    block.runs.extend(set.runs);
    (block, height + LEGEND_GAP)
}

/// One entry from (0, 0) on, and its size.
fn legend_entry(press: &mut Press<'_>, entry: &LegendEntry, room: f32) -> (Block, egui::Vec2) {
    let sample = sample(press, &entry.sample, room);
    let kind = press.types.mark;
    let left = sample.width + SAMPLE_GAP;
    let span = Span::new(&entry.meaning, kind.style);
    let one_line = press.typesetter.width(&span.text, span.style) + 1.0;
    let set = if one_line <= room - left {
        let frame = Frame {
            line: size::CHIP_HEIGHT,
            ..kind.frame(left, 0.0, f32::INFINITY)
        };
        press.typesetter.set(&[span], frame)
    } else {
        // Too long even for a line of its own: it goes on below the sample.
        let frame = kind.frame(0.0, sample.height, room);
        let mut set = press.typesetter.set(&[span], frame);
        set.height += sample.height;
        set
    };
    let width = if set.height > size::CHIP_HEIGHT {
        set.width.max(sample.width)
    } else {
        left + set.width
    };
    let extent = vec2(width.ceil(), set.height.max(sample.height).ceil());
    let mut block = Block::new(Role::Legend, Rect::from_min_size(pos2(0.0, 0.0), extent));
    block.shapes = sample.shapes;
    block.runs = sample.runs;
    block.runs.extend(set.runs);
    (block, extent)
}

fn sample(press: &mut Press<'_>, sample: &Sample, room: f32) -> SetChip {
    let types = press.types;
    match sample {
        Sample::Stance(stance) => stance_chip(press, *stance, 0.0, 0.0),
        Sample::Outlined(words) => outlined_chip(press, None, words, 0.0, 0.0, room),
        Sample::Hole => hole(press),
        Sample::Mark(words) => line(press, &[Span::new(words, types.strong_mark.style)], 0.0),
        Sample::Match => {
            let words = "matches the source text";
            line(press, &[Span::new(words, types.strong_mark.style)], 0.0)
        }
        Sample::Number => {
            let style = Style {
                size: types.number,
                rise: 4.0,
                ..types.strong_mark.style
            };
            line(press, &[Span::new("12", style)], 0.0)
        }
        Sample::Quotation => {
            let spoken = Style::new(Face::Serif, size::CELL_QUOTATION, press.palette.ink);
            let around = Style {
                color: press.palette.soft_ink,
                ..spoken
            };
            let spans = [
                Span::new("“we agree,”", spoken),
                Span::new(" he said", around),
            ];
            line(press, &spans, 0.0)
        }
    }
}

/// Words on one line, as high as a chip.
fn line(press: &mut Press<'_>, spans: &[Span], left: f32) -> SetChip {
    let frame = Frame {
        left,
        top: 0.0,
        width: f32::INFINITY,
        line: size::CHIP_HEIGHT,
        size: size::MARK,
    };
    let set = press.typesetter.set(spans, frame);
    SetChip {
        shapes: Vec::new(),
        runs: set.runs,
        width: left + set.width,
        height: size::CHIP_HEIGHT,
    }
}

fn hole(press: &mut Press<'_>) -> SetChip {
    let style = press.types.hole.style;
    let mut chip = line(
        press,
        &[Span::new("no sourced position", style)],
        size::CHIP_ACROSS,
    );
    chip.width = (chip.width + size::CHIP_ACROSS).ceil();
    let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(chip.width, chip.height));
    chip.shapes = hatch(rect.shrink(1.0), press.palette.hatch);
    chip.shapes.push(Shape::rect_stroke(
        rect,
        size::CHIP_RADIUS,
        Stroke::new(size::HAIRLINE, press.palette.line),
        StrokeKind::Inside,
    ));
    chip
}
