//! A listing as a sheet: the head, foot and pages of every sheet around a plain table.

use std::collections::BTreeMap;

use egui::{CornerRadius, Rect, Shape, pos2, vec2};

use super::columns::Columns;
use super::composition::{COLOUR, Composition, READING, given};
use super::content::Content;
use super::legend::{LegendEntry, Sample};
use super::measure::{ABOVE_THEME, CELL_DOWN, Type};
use super::page::{Block, Piece, Role};
use super::parts::{Group, Parts, RowPart, SET};
use super::press::Press;
use super::table::{label, rule};
use super::{footer, head, listing_legend, notes};
use crate::export::Options;
use crate::listing::{Listing, PairCounts, Row, Value};
use crate::look::size;

/// Between two places.
const GAP: f32 = 26.0;
/// The room around counts on their ground.
const AROUND: f32 = 8.0;

/// What a sheet of a listing says above and below its table.
pub(super) fn composition(
    content: &Content<'_>,
    listing: &Listing,
    options: &Options,
) -> Composition {
    let dossier = content.dossier;
    let subtitle: Vec<String> = listing
        .remarks
        .iter()
        .map(|remark| format!("{remark}."))
        .collect();
    let mut subtitle = subtitle.join(" ");
    let legend = listing_legend::legend(listing);
    subtitle.push('\n');
    // The ground of counts has a colour too, and that one shows something else.
    let is_stance = |entry: &LegendEntry| matches!(entry.sample, Sample::Stance(_));
    if legend.iter().any(is_stance) {
        subtitle.push_str(COLOUR);
        subtitle.push(' ');
    }
    subtitle.push_str(READING);
    let title = dossier.title.trim();
    Composition {
        title: given(&options.title).unwrap_or_else(|| {
            if title.is_empty() {
                listing.title.clone()
            } else {
                format!("{title}. {}", listing.title)
            }
        }),
        lead: given(&options.subtitle),
        credit: given(&options.credit),
        date: String::new(),
        subtitle,
        // It is one of the remarks where the file has errors.
        left_out: None,
        columns: Vec::new(),
        rows: Vec::new(),
        legend,
        about: None,
        sources: Vec::new(),
        numbers: BTreeMap::new(),
        footer: footer::of_listing(content, options),
        file: footer::file(content),
        program: format!("Concordance {}", content.version),
    }
}

/// Everything of the sheet set in type.
pub(super) fn parts(
    press: &mut Press<'_>,
    listing: &Listing,
    composition: &Composition,
    columns: &Columns,
) -> Parts {
    let width = columns.width;
    let table = Table::new(listing, columns);
    let mut rows = Vec::with_capacity(listing.rows.len());
    let mut group: Option<&String> = None;
    press.watch.stage(0.0, SET);
    for (at, row) in listing.rows.iter().enumerate() {
        if !press.watch.goes_on(at, listing.rows.len()) {
            break;
        }
        let named = row.group.as_ref();
        let begins = named.is_some() && named != group;
        group = named;
        let mut over = |suffix: &str| {
            named.map(|name| label(press, &format!("{name}{suffix}"), columns, ABOVE_THEME))
        };
        let theme_continued = over(" (continued)");
        let theme = if begins { over("") } else { None };
        rows.push(RowPart {
            theme,
            theme_continued,
            row: table.row(press, columns, row),
            continued: None,
            name: row.values.first().map(Value::line).unwrap_or_default(),
        });
    }
    if rows.is_empty() {
        rows.push(RowPart {
            theme: None,
            theme_continued: None,
            row: nothing(press, columns, &listing.empty),
            continued: None,
            name: listing.empty.clone(),
        });
    }
    Parts {
        head: Piece::default(),
        apart: None,
        running: head::running_head(press, composition, None, width),
        groups: vec![Group {
            over: None,
            running: head::running_head(press, composition, None, width),
            header: table.header(press, columns),
            rows,
        }],
        notes_label: Piece::default(),
        note_columns: notes::NoteColumns::new(width),
        notes: Vec::new(),
        continued: Vec::new(),
    }
}

/// One line that says why there is no row.
fn nothing(press: &mut Press<'_>, columns: &Columns, words: &str) -> Piece {
    let kind = press.types.gist;
    let set = press.text(words, kind, 0.0, CELL_DOWN, columns.width);
    let height = set.height + 2.0 * CELL_DOWN;
    let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(columns.width, height));
    let mut block = Block::new(Role::Field, rect);
    block.runs = set.runs;
    Piece {
        blocks: vec![block],
        height,
        ..Piece::default()
    }
}

/// Where the columns of a listing stand.
struct Table<'a> {
    listing: &'a Listing,
    /// Of each place the columns, the left edge and the width.
    places: Vec<(std::ops::Range<usize>, f32, f32)>,
}

impl<'a> Table<'a> {
    fn new(listing: &'a Listing, columns: &Columns) -> Self {
        let stacks = listing.stacks();
        let share = |at: usize| f32::from(listing.columns[at].share.max(1));
        let all: f32 = stacks.iter().map(|stack| share(stack.start)).sum();
        let mut left = 0.0;
        let places = stacks
            .into_iter()
            .map(|stack| {
                let width = columns.width * share(stack.start) / all.max(1.0);
                let place = (stack, left, width - GAP);
                left += width;
                place
            })
            .collect();
        Self { listing, places }
    }

    /// The names of the columns over a heavy rule; it is repeated on every page.
    fn header(&self, press: &mut Press<'_>, columns: &Columns) -> Piece {
        let mut piece = Piece::default();
        for (stack, left, width) in &self.places {
            let mut setter = Setter::new(press, *left, *width, 0.0);
            for column in &self.listing.columns[stack.clone()] {
                let kind = if column.is_below {
                    setter.press.types.mark
                } else {
                    setter.press.types.column
                };
                setter.is_number = column.is_number;
                setter.words(&column.name, kind, 0.0);
            }
            let (mut block, height) = setter.block(Role::ColumnHeading(None));
            block.rect.set_height(height);
            piece.height = piece.height.max(height);
            piece.blocks.push(block);
        }
        piece.height += 9.0;
        let ink = press.palette.ink;
        let heavy = rule(columns, piece.height, size::HEAVY_RULE, ink);
        piece.blocks.push(heavy);
        piece.height += size::HEAVY_RULE;
        piece
    }

    fn row(&self, press: &mut Press<'_>, columns: &Columns, row: &Row) -> Piece {
        let mut piece = Piece::default();
        for (stack, left, width) in &self.places {
            let mut setter = Setter::new(press, *left, *width, CELL_DOWN);
            for at in stack.clone() {
                let (column, value) = (&self.listing.columns[at], &row.values[at]);
                setter.is_number = column.is_number;
                setter.value(value, column.is_below);
            }
            let (block, height) = setter.block(Role::Field);
            piece.height = piece.height.max(height + CELL_DOWN);
            piece.blocks.push(block);
        }
        piece.height = piece.height.ceil();
        for block in &mut piece.blocks {
            block.rect.set_height(piece.height);
        }
        let line = press.palette.line;
        piece
            .blocks
            .push(rule(columns, piece.height, size::HAIRLINE, line));
        piece.height += size::HAIRLINE;
        piece
    }
}

/// Sets fields from top to bottom.
struct Setter<'a, 'b> {
    press: &'a mut Press<'b>,
    left: f32,
    width: f32,
    begin: f32,
    top: f32,
    is_number: bool,
    block: Block,
}

impl<'a, 'b> Setter<'a, 'b> {
    fn new(press: &'a mut Press<'b>, left: f32, width: f32, top: f32) -> Self {
        Self {
            press,
            left,
            width: width.max(24.0),
            begin: top,
            top,
            is_number: false,
            block: Block::new(Role::Field, Rect::ZERO),
        }
    }

    /// Everything that was set, and where it ends.
    fn block(self, role: Role) -> (Block, f32) {
        let mut block = self.block;
        block.role = role;
        block.rect = Rect::from_min_size(pos2(self.left, 0.0), vec2(self.width, self.top));
        (block, self.top)
    }

    fn gap(&self, gap: f32) -> f32 {
        if self.top > self.begin { gap } else { 0.0 }
    }

    fn words(&mut self, words: &str, kind: Type, gap: f32) {
        if words.is_empty() {
            return;
        }
        self.top += self.gap(gap);
        let mut set = self
            .press
            .text(words, kind, self.left, self.top, self.width);
        if self.is_number {
            for run in &mut set.runs {
                run.baseline.x += (self.width - run.width).max(0.0);
            }
        }
        self.top += set.height;
        self.block.runs.extend(set.runs);
    }

    fn value(&mut self, value: &Value, is_second: bool) {
        let types = self.press.types;
        let plain = if is_second {
            types.soft_note
        } else {
            types.gist
        };
        match value {
            Value::Empty => {}
            Value::Words(_) | Value::Number(_) => self.words(&value.text(), plain, 2.0),
            Value::Strong(words) => {
                let kind = if is_second { types.source } else { types.point };
                self.words(words, kind, 2.0);
            }
            Value::Date { .. } => {
                let kind = if is_second {
                    types.soft_note
                } else {
                    types.note
                };
                self.words(&value.text(), kind, 2.0);
            }
            Value::Stance(stance) => {
                self.top += self.gap(6.0);
                let chip = super::chip::stance_chip(self.press, *stance, self.left, self.top);
                self.chip(chip);
            }
            Value::Dashed { stance, words } => {
                self.top += self.gap(6.0);
                let (left, top, room) = (self.left, self.top, self.width);
                let chip = super::chip::outlined_chip(self.press, *stance, words, left, top, room);
                self.chip(chip);
            }
            Value::Quotation { words, inked } => {
                self.top += self.gap(4.0);
                let kind = types.quotation;
                let spans = self.press.quotation_spans(words, inked, kind.style);
                let frame = kind.frame(self.left, self.top, self.width);
                let set = self.press.typesetter.set(&spans, frame);
                self.top += set.height;
                self.block.runs.extend(set.runs);
            }
            Value::Pair(counts) => self.pair(*counts),
            Value::Lines(lines) => {
                for line in lines {
                    self.value(line, true);
                }
            }
        }
    }

    fn chip(&mut self, chip: super::chip::SetChip) {
        self.top += chip.height;
        self.block.shapes.extend(chip.shapes);
        self.block.runs.extend(chip.runs);
    }

    /// Counts on a ground that is the stronger the larger the share that agrees is; on none where
    /// they are too few for a share.
    fn pair(&mut self, counts: PairCounts) {
        self.top += self.gap(4.0);
        let heat = counts.share().map(|share| self.press.palette.heat(share));
        let mut kind = self.press.types.note;
        if let Some(heat) = heat {
            kind.style.color = heat.text;
        }
        let (left, top) = (self.left + AROUND, self.top + AROUND / 2.0);
        let width = self.width - 2.0 * AROUND;
        let set = self.press.text(&counts.text(), kind, left, top, width);
        let rect = Rect::from_min_size(
            pos2(self.left, self.top),
            vec2(self.width, set.height + AROUND),
        );
        if let Some(heat) = heat {
            let radius = CornerRadius::same(size::CHIP_RADIUS);
            let ground = Shape::rect_filled(rect, radius, heat.fill);
            self.block.shapes.push(ground);
        }
        self.block.runs.extend(set.runs);
        self.top = rect.bottom();
    }
}
