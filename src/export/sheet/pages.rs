//! Rows and notes onto pages. No row and no note is divided, and none is left out.

use egui::vec2;

use super::error::SheetError;
use super::measure::MARGIN;
use super::notes::{Unit, balanced_height, fill};
use super::page::{Block, Piece};
use super::parts::{Parts, RowPart};

/// Notes do not begin at the foot of a page with less room than this.
const LEAST_NOTES: f32 = 160.0;
/// Between the head and the names of the columns.
const BELOW_HEAD: f32 = 8.0;

/// What stands on a page above its foot.
#[derive(Debug)]
pub(super) struct Contents {
    pub(super) blocks: Vec<Block>,
    /// Where it ends, in points from the top.
    pub(super) bottom: f32,
}

/// Deals everything out to pages whose contents end at `bottom` or before.
pub(super) fn deal(parts: &Parts, bottom: f32) -> Result<Vec<Contents>, SheetError> {
    let mut book = Book {
        parts,
        bottom,
        pages: Vec::new(),
        blocks: Vec::new(),
        top: MARGIN,
    };
    book.add(&parts.head);
    book.top += BELOW_HEAD;
    book.add(&parts.header);
    for row in &parts.rows {
        book.row(row)?;
    }
    book.notes()?;
    book.close();
    Ok(book.pages)
}

/// Deals everything out to as few pages as `bottom` allows, and no page much longer than the
/// others.
pub(super) fn deal_evenly(parts: &Parts, bottom: f32) -> Result<Vec<Contents>, SheetError> {
    let mut pages = deal(parts, bottom)?;
    let count = pages.len();
    let (mut low, mut high) = (0.0, bottom);
    // So many halvings come within a few points of the best height of the tallest page.
    for _ in 0..12 {
        if count == 1 || high - low < 8.0 {
            break;
        }
        let middle = f32::midpoint(low, high);
        match deal(parts, middle) {
            Ok(better) if better.len() == count => {
                pages = better;
                high = middle;
            }
            _ => low = middle,
        }
    }
    Ok(pages)
}

/// Pages that are being filled.
struct Book<'a> {
    parts: &'a Parts,
    /// Where content must end.
    bottom: f32,
    pages: Vec<Contents>,
    blocks: Vec<Block>,
    /// Where the next thing begins.
    top: f32,
}

impl Book<'_> {
    fn add(&mut self, piece: &Piece) {
        piece.place(&mut self.blocks, vec2(0.0, self.top));
        self.top += piece.height;
    }

    fn room(&self) -> f32 {
        self.bottom - self.top
    }

    fn close(&mut self) {
        self.pages.push(Contents {
            blocks: std::mem::take(&mut self.blocks),
            bottom: self.top,
        });
        self.top = MARGIN;
    }

    fn turn(&mut self) {
        let parts = self.parts;
        self.close();
        self.add(&parts.running);
    }

    fn row(&mut self, part: &RowPart) -> Result<(), SheetError> {
        let parts = self.parts;
        let height_with =
            |above: Option<&Piece>| part.row.height + above.map_or(0.0, |above| above.height);
        let mut above = part.theme.as_ref();
        if height_with(above) > self.room() {
            above = above.or(part.theme_continued.as_ref());
            let room = self.bottom - MARGIN - parts.running.height - parts.header.height;
            let height = height_with(above);
            if height > room {
                return Err(too_tall(&part.name, height, room));
            }
            self.turn();
            self.add(&parts.header);
        }
        if let Some(above) = above {
            self.add(above);
        }
        self.add(&part.row);
        Ok(())
    }

    fn notes(&mut self) -> Result<(), SheetError> {
        let parts = self.parts;
        let columns = parts.note_columns.count;
        let mut rest = parts.notes.as_slice();
        let mut is_first = true;
        while let Some(first) = rest.first() {
            // At least a few lines of notes, and at least one note, or they begin on a new page.
            let least = balanced_height(rest, columns, LEAST_NOTES)
                .unwrap_or(LEAST_NOTES)
                .max(first.piece.height);
            let label = if is_first {
                parts.notes_label.height
            } else {
                0.0
            };
            if self.room() < label + least {
                self.turn();
                let source = first.continues.filter(|_| !is_first);
                if let Some(line) = source.and_then(|source| parts.continued.get(source)) {
                    self.add(line);
                }
            }
            if is_first {
                self.add(&parts.notes_label);
                is_first = false;
            }
            let room = self.room();
            let height = balanced_height(rest, columns, room).unwrap_or(room);
            let taken = self.columns_of_notes(rest, height);
            if taken == 0 {
                return Err(too_tall(&first.name, first.piece.height, room));
            }
            rest = rest.get(taken..).unwrap_or_default();
        }
        Ok(())
    }

    /// Places as many notes as fit the columns and returns how many.
    fn columns_of_notes(&mut self, units: &[Unit], height: f32) -> usize {
        let columns = self.parts.note_columns;
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
}

fn too_tall(name: &str, height: f32, room: f32) -> SheetError {
    SheetError::TooTall {
        what: beginning(name),
        height,
        room,
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
