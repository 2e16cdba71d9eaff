//! Rows and notes onto pages. No row and no note is divided, and none is left out.

use egui::{Rect, Shape, Vec2, pos2, vec2};

use super::composition::{Composition, SheetRow};
use super::error::SheetError;
use super::head::{head, running_head};
use super::measure::{ABOVE_THEME, MARGIN, SECTION_GAP};
use super::notes::{NoteColumns, Unit, balanced_height, continued, fill, units};
use super::page::{Block, Page, Piece, Role};
use super::press::Press;
use super::table::{Columns, header, label, row};
use super::typesetter::Span;
use crate::look::size;
use crate::model::Dossier;

/// Notes do not begin at the foot of a page with less room than this.
const LEAST_NOTES: f32 = 160.0;
/// Between the content and the foot.
const ABOVE_FOOT: f32 = 28.0;

/// Lays out all pages, none of which is higher than `limit`.
pub(super) fn pages(
    press: &mut Press<'_>,
    dossier: &Dossier,
    composition: &Composition,
    columns: &Columns,
    limit: f32,
) -> Result<Vec<Page>, SheetError> {
    let foot = footer(press, composition, columns, 888, 888);
    let mut book = Book {
        running: running_head(press, composition, columns.width()),
        header: header(press, composition, columns),
        bottom: limit - MARGIN - ABOVE_FOOT - foot.height,
        pages: Vec::new(),
        blocks: Vec::new(),
        top: MARGIN,
    };
    let first = head(press, composition, columns.width());
    book.add(&first);
    book.top += 8.0;
    let header = book.header.clone();
    book.add(&header);
    book.rows(press, dossier, composition, columns)?;
    book.notes(press, dossier, composition, columns)?;
    let contents = book.finish();
    let count = contents.len();
    Ok(contents
        .into_iter()
        .enumerate()
        .map(|(number, (mut blocks, bottom))| {
            let foot = footer(press, composition, columns, number + 1, count);
            let top = bottom + ABOVE_FOOT;
            foot.place(&mut blocks, vec2(0.0, top));
            Page {
                size: vec2(columns.sheet, (top + foot.height + MARGIN).ceil()),
                paper: press.palette.paper,
                blocks,
            }
        })
        .collect())
}

/// Pages that are being filled.
struct Book {
    running: Piece,
    header: Piece,
    /// Where content must end.
    bottom: f32,
    pages: Vec<(Vec<Block>, f32)>,
    blocks: Vec<Block>,
    /// Where the next thing begins.
    top: f32,
}

impl Book {
    fn add(&mut self, piece: &Piece) {
        piece.place(&mut self.blocks, vec2(0.0, self.top));
        self.top += piece.height;
    }

    fn room(&self) -> f32 {
        self.bottom - self.top
    }

    fn turn(&mut self, with_header: bool) {
        let blocks = std::mem::take(&mut self.blocks);
        self.pages.push((blocks, self.top));
        self.top = MARGIN;
        let running = self.running.clone();
        self.add(&running);
        if with_header {
            let header = self.header.clone();
            self.add(&header);
        }
    }

    /// How high a page's first row may be.
    fn room_on_a_fresh_page(&self) -> f32 {
        self.bottom - MARGIN - self.running.height - self.header.height
    }

    fn rows(
        &mut self,
        press: &mut Press<'_>,
        dossier: &Dossier,
        composition: &Composition,
        columns: &Columns,
    ) -> Result<(), SheetError> {
        // A theme's label goes with the row below it, and is repeated on a fresh page.
        let mut theme: Option<Piece> = None;
        let mut theme_continued: Option<Piece> = None;
        for sheet_row in &composition.rows {
            let piece = row(press, dossier, sheet_row, columns);
            match sheet_row {
                SheetRow::Theme(name) => {
                    theme = Some(piece);
                    let name = format!("{name} (continued)");
                    theme_continued = Some(label(press, &name, columns, ABOVE_THEME));
                    continue;
                }
                SheetRow::Folded(_) => theme_continued = None,
                SheetRow::Point(_) => {}
            }
            let mut above = theme.take();
            let height = |above: &Option<Piece>| above.as_ref().map_or(0.0, |above| above.height);
            if height(&above) + piece.height > self.room() {
                above = above.or_else(|| theme_continued.clone());
                let needed = height(&above) + piece.height;
                if needed > self.room_on_a_fresh_page() {
                    return Err(SheetError::TooTall {
                        what: name(sheet_row),
                        height: needed,
                        room: self.room_on_a_fresh_page(),
                    });
                }
                self.turn(true);
            }
            if let Some(above) = &above {
                self.add(above);
            }
            self.add(&piece);
        }
        Ok(())
    }

    fn notes(
        &mut self,
        press: &mut Press<'_>,
        dossier: &Dossier,
        composition: &Composition,
        columns: &Columns,
    ) -> Result<(), SheetError> {
        let note_columns = NoteColumns::new(columns.width());
        let units = units(press, dossier, composition, note_columns.width);
        if units.is_empty() {
            return Ok(());
        }
        let mut heading = label(press, "Sources", columns, SECTION_GAP);
        heading.height += 14.0;
        let above = composition
            .sources
            .iter()
            .map(|source| continued(press, &source.title, columns.width()).height);
        let above = above.fold(heading.height, f32::max);
        let fresh = self.bottom - MARGIN - self.running.height - above;
        if let Some(unit) = units.iter().find(|unit| unit.piece.height > fresh) {
            return Err(SheetError::TooTall {
                what: beginning(&unit.name),
                height: unit.piece.height,
                room: fresh,
            });
        }
        let mut rest = units.as_slice();
        let mut is_first = true;
        while !rest.is_empty() {
            let needed = if is_first { heading.height } else { 0.0 };
            let tallest = rest.first().map_or(0.0, |unit| unit.piece.height);
            let least = balanced_height(rest, note_columns.count, LEAST_NOTES)
                .unwrap_or(LEAST_NOTES)
                .max(tallest);
            if self.room() < needed + least {
                self.turn(false);
                let source = rest.first().and_then(|unit| unit.continues.as_deref());
                if let Some(source) = source.filter(|_| !is_first) {
                    let line = continued(press, source, columns.width());
                    self.add(&line);
                }
            }
            if is_first {
                self.add(&heading);
                is_first = false;
            }
            let height =
                balanced_height(rest, note_columns.count, self.room()).unwrap_or(self.room());
            let taken = self.columns_of_notes(rest, note_columns, height);
            rest = rest.get(taken..).unwrap_or_default();
            if taken == 0 {
                // Cannot be: the first one fits a fresh page. Never go round for ever.
                return Err(SheetError::TooTall {
                    what: rest
                        .first()
                        .map_or_else(String::new, |unit| beginning(&unit.name)),
                    height: tallest,
                    room: self.room(),
                });
            }
        }
        Ok(())
    }

    /// Places as many notes as fit the columns and returns how many.
    fn columns_of_notes(&mut self, units: &[Unit], columns: NoteColumns, height: f32) -> usize {
        let counts = fill(units, columns.count, height);
        let mut taken = 0;
        let mut lowest = self.top;
        for (column, count) in counts.into_iter().enumerate() {
            let mut top = self.top;
            for (place, unit) in units.iter().skip(taken).take(count).enumerate() {
                if place > 0 {
                    top += unit.above;
                }
                unit.piece
                    .place(&mut self.blocks, vec2(columns.left(column), top));
                top += unit.piece.height;
            }
            taken += count;
            lowest = lowest.max(top);
        }
        self.top = lowest;
        taken
    }

    fn finish(mut self) -> Vec<(Vec<Block>, f32)> {
        self.pages.push((self.blocks, self.top));
        self.pages
    }
}

/// What a message calls a row.
fn name(row: &SheetRow) -> String {
    match row {
        SheetRow::Point(point) => beginning(&point.title),
        SheetRow::Theme(text) | SheetRow::Folded(text) => beginning(text),
    }
}

/// The first words of a text.
fn beginning(text: &str) -> String {
    let mut characters = text.chars();
    let head: String = characters.by_ref().take(40).collect();
    if characters.next().is_some() {
        format!("{}…", head.trim_end())
    } else {
        head
    }
}

/// The foot of one page.
fn footer(
    press: &mut Press<'_>,
    composition: &Composition,
    columns: &Columns,
    number: usize,
    count: usize,
) -> Piece {
    let kind = press.types.footer;
    let program = if count > 1 {
        format!("{} · page {number} of {count}", composition.program)
    } else {
        composition.program.clone()
    };
    let program = Span::new(&program, kind.style);
    let width = columns.width();
    let right = press.typesetter.width(&program.text, program.style).ceil();
    let down = 10.0;
    let mut left_width = width - right - 32.0;
    let mut program_top = down;
    let is_beside = left_width >= 240.0;
    if !is_beside {
        left_width = width;
    }
    let set = press.text(&composition.footer, kind, MARGIN, down, left_width);
    let mut height = down + set.height;
    if !is_beside {
        program_top = height;
    }
    let frame = kind.frame(
        MARGIN + (width - right).max(0.0),
        program_top,
        f32::INFINITY,
    );
    let program = press.typesetter.set(&[program], frame);
    height = height.max(program_top + program.height);
    let rect = Rect::from_min_size(pos2(MARGIN, 0.0), Vec2::new(width, height));
    let mut block = Block::new(Role::Footer, rect);
    let line = Rect::from_min_size(pos2(MARGIN, 0.0), vec2(width, size::HAIRLINE));
    block
        .shapes
        .push(Shape::rect_filled(line, 0, press.palette.line));
    block.runs = set.runs;
    block.runs.extend(program.runs);
    Piece {
        blocks: vec![block],
        height,
    }
}
