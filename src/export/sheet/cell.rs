//! A cell set in type: chips, marks, gists, quotations, or a hole.

use egui::{Rect, pos2, vec2};

use super::cell_text::{CellText, Chip, Entry, MarkText};
use super::chip::{SetChip, further_chip, outlined_chip, stance_chip};
use super::measure::{CELL_ACROSS, CELL_DOWN, ENTRY_GAP};
use super::page::{Block, Piece, Role, Run};
use super::press::Press;
use super::typesetter::{Frame, Paragraph, Span};
use super::words::with_whole_dates;
use crate::look::size;
use crate::model::{Dossier, Mark};
use crate::words::inked_of;

/// Between a chip and the month beside it.
const BESIDE_CHIP: f32 = 8.0;

/// Marks side by side are up to this much wider than each by itself.
const KERNING: f32 = 4.0;

/// Sets a cell whose column begins at `left`. Its first block is the cell itself and encloses the
/// others; its height grows to that of the row later.
pub(super) fn cell(
    press: &mut Press<'_>,
    dossier: &Dossier,
    text: &CellText,
    left: f32,
    width: f32,
) -> Piece {
    let role = Role::Cell {
        point: text.point,
        party: text.party,
    };
    let mut setter = CellSetter {
        press,
        dossier,
        left: left + CELL_ACROSS,
        width: width - 2.0 * CELL_ACROSS,
        top: CELL_DOWN,
        cell: Block::new(role, Rect::ZERO),
        below: Vec::new(),
    };
    if text.entries.is_empty() {
        setter.hole(&text.hole_marks);
    }
    let mut bound_from = None;
    for (number, entry) in text.entries.iter().enumerate() {
        if number > 0 {
            setter.top += ENTRY_GAP;
        }
        // One line binds words that conflict and stand one below the other.
        let from = match &entry.byline {
            Some(_) => Some(bound_from.unwrap_or(setter.top)),
            None => None,
        };
        setter.entry(entry);
        if let Some(from) = from {
            setter.bind(from);
        }
        bound_from = from.map(|_| setter.top);
    }
    if let Some(history) = &text.history {
        setter.history(history);
    }
    let height = (setter.top + CELL_DOWN).ceil();
    let mut cell = setter.cell;
    cell.rect = Rect::from_min_size(pos2(left, 0.0), vec2(width, height));
    let mut blocks = vec![cell];
    for mut block in setter.below {
        if let Role::Entry { .. } = block.role {
            block.rect = around(&block);
        }
        blocks.push(block);
    }
    Piece {
        blocks,
        height,
        ..Piece::default()
    }
}

struct CellSetter<'a, 'b> {
    press: &'a mut Press<'b>,
    dossier: &'a Dossier,
    left: f32,
    width: f32,
    top: f32,
    cell: Block,
    /// Quotations, and what follows them.
    below: Vec<Block>,
}

/// The rectangle of everything in a block.
fn around(block: &Block) -> Rect {
    let runs = block.runs.iter().map(Run::rect);
    let shapes = block.shapes.iter().map(egui::Shape::visual_bounding_rect);
    runs.chain(shapes).fold(Rect::NOTHING, Rect::union)
}

impl CellSetter<'_, '_> {
    /// The block that the next words belong to. What follows a quotation is a block of its own, so
    /// that no quotation is read out behind another statement.
    fn here(&mut self) -> &mut Block {
        if let (Some(last), Role::Cell { point, party }) = (self.below.last(), self.cell.role)
            && matches!(last.role, Role::Quotation(_))
        {
            let role = Role::Entry { point, party };
            self.below.push(Block::new(role, Rect::ZERO));
        }
        self.below.last_mut().unwrap_or(&mut self.cell)
    }

    fn hole(&mut self, marks: &[MarkText]) {
        let kind = self.press.types.hole;
        let frame = Frame {
            line: size::CHIP_HEIGHT,
            ..kind.frame(self.left, self.top, self.width)
        };
        let span = Span::new("no sourced position", kind.style);
        let paragraph = self.press.typesetter.set(&[span], frame);
        self.take(paragraph);
        let items = self.mark_items(marks);
        if !items.is_empty() {
            self.below(&items);
        }
    }

    /// Adds a paragraph to the cell and goes on below it.
    fn take(&mut self, paragraph: Paragraph) {
        self.top += paragraph.height;
        self.here().runs.extend(paragraph.runs);
    }

    fn entry(&mut self, entry: &Entry) {
        self.head(entry);
        self.gist(entry);
        if entry.has_quotation {
            self.quotation(entry);
        }
    }

    /// Chip, month and marks. Month and marks stand beside the chip where all of them fit; else
    /// all of them go below it together, save a month that would be alone on its line there
    /// although there is room for it beside the chip.
    fn head(&mut self, entry: &Entry) {
        let (left, top, room) = (self.left, self.top, self.width);
        let chip = match &entry.chip {
            Chip::Stance(stance) => stance_chip(self.press, *stance, left, top),
            Chip::Outlined { sign, words, .. } => {
                outlined_chip(self.press, *sign, words, left, top, room)
            }
            Chip::Further {
                sign,
                words,
                is_position,
            } => further_chip(self.press, *sign, words, *is_position, left, top, room),
            Chip::Same => SetChip::default(),
        };
        let is_one_line = chip.height <= size::CHIP_HEIGHT;
        let beside = if chip.width > 0.0 && is_one_line {
            (room - chip.width - BESIDE_CHIP).max(0.0)
        } else {
            0.0
        };
        let beside_left = left + chip.width + BESIDE_CHIP;
        if chip.width > 0.0 {
            let here = self.here();
            here.shapes.extend(chip.shapes);
            here.runs.extend(chip.runs);
        }

        let kind = self.press.types.mark;
        self.top += chip.height;
        if let Some(byline) = &entry.byline {
            self.byline(byline, &entry.marks);
            return;
        }
        let mut items = vec![vec![Span::new(&entry.when, kind.style)]];
        items.extend(self.mark_items(&entry.marks));
        let mut here = self.in_lines(&items, f32::INFINITY);
        if self.width_on_one_line(&here) <= beside {
            items.clear();
        } else {
            let first = items.get(..2).unwrap_or(&items);
            let together = self.in_lines(first, f32::INFINITY);
            let is_month_alone = self.width_on_one_line(&together) > self.width - KERNING;
            here.truncate(usize::from(is_month_alone));
            if self.width_on_one_line(&here) > beside {
                here.clear();
            }
            items.drain(..here.len());
        }
        let frame = Frame {
            line: size::CHIP_HEIGHT,
            ..kind.frame(beside_left, top, f32::INFINITY)
        };
        let set = self.press.typesetter.set(&here, frame);
        if !set.runs.is_empty() {
            self.here().runs.extend(set.runs);
        }
        if !items.is_empty() {
            if chip.width > 0.0 {
                self.top += 4.0;
            }
            self.below(&items);
        }
    }

    /// By whom and when, and the marks below it, each on lines of their own.
    fn byline(&mut self, byline: &str, marks: &[MarkText]) {
        let kind = self.press.types.mark;
        self.top += 4.0;
        let text = with_whole_dates(byline);
        let set = self
            .press
            .text(&text, kind, self.left, self.top, self.width);
        self.take(set);
        let items = self.mark_items(marks);
        if !items.is_empty() {
            self.below(&items);
        }
    }

    /// A line at the left of what has been set from `from` on.
    fn bind(&mut self, from: f32) {
        let x = self.left - CELL_ACROSS + 3.0;
        let stroke = egui::Stroke::new(size::HAIRLINE, self.press.palette.soft_ink);
        let line = egui::Shape::vline(x, from..=self.top, stroke);
        self.cell.shapes.push(line);
    }

    /// What stood one after the other.
    fn history(&mut self, history: &str) {
        let types = &self.press.types;
        let spans = [
            Span::new("history ", types.strong_mark.style),
            Span::new(&with_whole_dates(history), types.mark.style),
        ];
        let kind = types.mark;
        self.top += ENTRY_GAP;
        let frame = kind.frame(self.left, self.top, self.width);
        let set = self.press.typesetter.set(&spans, frame);
        self.take(set);
    }

    /// Sets marks on lines of their own.
    fn below(&mut self, items: &[Vec<Span>]) {
        let spans = self.in_lines(items, self.width - KERNING);
        let frame = self.press.types.mark.frame(self.left, self.top, self.width);
        let set = self.press.typesetter.set(&spans, frame);
        self.take(set);
    }

    /// Marks with dots between those on one line. One that does not fit begins the next.
    fn in_lines(&mut self, items: &[Vec<Span>], room: f32) -> Vec<Span> {
        let style = self.press.types.mark.style;
        let dot = Span::new("\u{a0}· ", style);
        let between = self.width_on_one_line(std::slice::from_ref(&dot));
        let mut spans: Vec<Span> = Vec::new();
        let mut used = 0.0;
        for item in items {
            let width = self.width_on_one_line(item);
            if spans.is_empty() {
                used = width;
            } else if used + between + width <= room {
                spans.push(dot.clone());
                used += between + width;
            } else {
                spans.push(Span::with_line_ends("\n", style));
                used = width;
            }
            spans.extend(item.iter().cloned());
        }
        spans
    }

    fn width_on_one_line(&mut self, spans: &[Span]) -> f32 {
        spans
            .iter()
            .map(|span| span.gap + self.press.typesetter.width(&span.text, span.style))
            .sum()
    }

    /// Each mark with the numbers of the notes that prove it.
    fn mark_items(&mut self, marks: &[MarkText]) -> Vec<Vec<Span>> {
        let types = self.press.types;
        let mut items = Vec::new();
        for mark in marks {
            let style = if matches!(mark.mark, Mark::Grade | Mark::LeftOut | Mark::Contested) {
                types.strong_mark.style
            } else {
                types.mark.style
            };
            let mut span = Span::new(&mark.words, style);
            // Short marks are not divided.
            if self.press.typesetter.width(&span.text, style) < self.width * 0.7 {
                span.text = span.text.replace(' ', "\u{a0}");
            }
            let mut item = vec![span];
            item.extend(self.press.number_spans(&mark.statements, style.size));
            items.push(item);
        }
        items
    }

    fn gist(&mut self, entry: &Entry) {
        let types = &self.press.types;
        let kind = if entry.is_soft {
            types.soft_gist
        } else {
            types.gist
        };
        let mut spans = vec![Span::new(entry.gist.trim(), kind.style)];
        spans.extend(self.press.number_spans(&[entry.statement], kind.style.size));
        self.top += 4.0;
        let frame = kind.frame(self.left, self.top, self.width);
        let set = self.press.typesetter.set(&spans, frame);
        self.take(set);
    }

    fn quotation(&mut self, entry: &Entry) {
        let statement = self.dossier.statement(entry.statement);
        let kind = self.press.types.quotation;
        let spoken = inked_of(statement);
        let spans = self
            .press
            .quotation_spans(&statement.quote, &spoken, kind.style);
        self.top += 4.0;
        let frame = kind.frame(self.left, self.top, self.width);
        let set = self.press.typesetter.set(&spans, frame);
        let mut block = Block::new(
            Role::Quotation(entry.statement),
            Rect::from_min_size(pos2(self.left, self.top), vec2(self.width, set.height)),
        );
        self.top += set.height;
        block.runs = set.runs;
        self.below.push(block);
    }
}
