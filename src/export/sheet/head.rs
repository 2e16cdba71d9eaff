//! The head of a sheet: title, subtitle and legend.

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
/// Between a sample and its meaning.
const SAMPLE_GAP: f32 = 7.0;

/// Title, subtitle and legend, as high as they are.
pub(super) fn head(press: &mut Press<'_>, composition: &Composition, width: f32) -> Piece {
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
    let set = press.lines(&composition.subtitle, subtitle, 0.0, piece.height, width);
    push(&mut piece, Role::Subtitle, set.runs, width, set.height);
    if let Some(left_out) = &composition.left_out {
        piece.height += 4.0;
        let kind = press.types.warning;
        let set = press.text(left_out, kind, 0.0, piece.height, width);
        push(&mut piece, Role::Subtitle, set.runs, width, set.height);
    }
    piece.height += 16.0;
    legend(press, &composition.legend, width, &mut piece);
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

fn legend(press: &mut Press<'_>, entries: &[LegendEntry], width: f32, piece: &mut Piece) {
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
