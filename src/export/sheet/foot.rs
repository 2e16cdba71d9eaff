//! The foot of a page: what was left out, what was counted, and the number of the page.

use egui::{Rect, Shape, pos2, vec2};

use super::composition::Composition;
use super::measure::LONGEST_LINE;
use super::page::{Block, Piece, Role};
use super::press::Press;
use super::typesetter::Span;
use crate::look::size;

/// How the feet of all pages are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Foot {
    /// True when what was counted stands in another place.
    pub(super) is_short: bool,
    /// No foot is higher, in points.
    pub(super) height: f32,
}

impl Foot {
    pub(super) fn new(
        press: &mut Press<'_>,
        composition: &Composition,
        width: f32,
        is_short: bool,
    ) -> Self {
        // With the largest numbers, so that no foot is higher than this one.
        let largest = foot(press, composition, width, is_short, [8888, 8888]);
        Self {
            is_short,
            height: largest.height,
        }
    }
}

/// The foot of one page. A short one names the file and leaves what was counted to another place.
pub(super) fn foot(
    press: &mut Press<'_>,
    composition: &Composition,
    width: f32,
    is_short: bool,
    [number, count]: [usize; 2],
) -> Piece {
    let kind = press.types.footer;
    let mut program = match &composition.credit {
        Some(credit) => format!("{credit} · {}", composition.program),
        None => composition.program.clone(),
    };
    if count > 1 {
        program.push_str(&format!(" · page {number} of {count}"));
    }
    let program = Span::new(&program, kind.style);
    let right = press.typesetter.width(&program.text, program.style).ceil();
    let down = 10.0;
    let mut left_width = width - right - 32.0;
    let mut program_top = down;
    let is_beside = left_width >= 240.0;
    if !is_beside {
        left_width = width;
    }
    left_width = left_width.min(LONGEST_LINE);
    let words = if is_short {
        &composition.file
    } else {
        &composition.footer
    };
    let set = press.text(words, kind, 0.0, down, left_width);
    let mut height = down + set.height;
    if !is_beside {
        program_top = height;
    }
    let frame = kind.frame((width - right).max(0.0), program_top, f32::INFINITY);
    let program = press.typesetter.set(&[program], frame);
    height = height.max(program_top + program.height);
    let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height));
    let mut block = Block::new(Role::Footer, rect);
    let line = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, size::HAIRLINE));
    block
        .shapes
        .push(Shape::rect_filled(line, 0, press.palette.line));
    block.runs = set.runs;
    block.runs.extend(program.runs);
    Piece {
        blocks: vec![block],
        height,
        ..Piece::default()
    }
}
