//! Rows and notes onto pages. What fits a page is not divided, and nothing is left out.

use egui::vec2;

use super::cut::cut;
use super::error::SheetError;
use super::measure::SECTION_GAP;
use super::notes::{Unit, balanced_height, fill};
use super::page::{Block, Piece};
use super::parts::{Group, Parts, RowPart};
use super::watch::Watch;

/// Notes do not begin at the foot of a page with less room than this.
const LEAST_NOTES: f32 = 160.0;
/// A row that is taller than a page begins where there is at least so much room.
const LEAST_ROW: f32 = 200.0;
/// So many halvings come within a few points of the best height of the tallest page.
const HALVINGS: usize = 12;
/// Between the head and the names of the columns.
const BELOW_HEAD: f32 = 8.0;

/// What stands on a page above its foot.
#[derive(Debug)]
pub(super) struct Contents {
    pub(super) blocks: Vec<Block>,
    /// Where it ends, in points from the top.
    pub(super) bottom: f32,
}

/// What a page has room for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// Between the edge of the page and everything on it.
    pub(super) margin: f32,
    /// Where contents end at the latest, in points from the top.
    pub(super) bottom: f32,
    /// True when each group of parties begins on a page of its own.
    pub(super) is_exact: bool,
}

/// Deals everything out to pages.
///
/// # Errors
/// When not even a line fits a page.
pub(super) fn deal(parts: &Parts, room: Room) -> Result<Vec<Contents>, SheetError> {
    let mut book = Book {
        parts,
        page: room,
        running: &parts.running,
        pages: Vec::new(),
        blocks: Vec::new(),
        top: room.margin,
    };
    book.flow(&parts.head)?;
    book.top += BELOW_HEAD;
    for (number, group) in parts.groups.iter().enumerate() {
        book.group(number, group)?;
    }
    book.running = &parts.running;
    book.notes()?;
    book.close();
    Ok(book.pages)
}

/// Deals everything out to as few pages as there is room for, and no page much longer than the
/// others.
///
/// # Errors
/// When not even a line fits a page, or it was ended.
pub(super) fn deal_evenly(
    parts: &Parts,
    room: Room,
    watch: &mut Watch<'_>,
) -> Result<Vec<Contents>, SheetError> {
    let mut pages = deal(parts, room)?;
    let count = pages.len();
    let (mut low, mut high) = (0.0, room.bottom);
    for halving in 0..HALVINGS {
        if !watch.ask(halving, HALVINGS) {
            return Err(SheetError::Cancelled);
        }
        if count == 1 || high - low < 8.0 {
            break;
        }
        let middle = f32::midpoint(low, high);
        let lower = Room {
            bottom: middle,
            ..room
        };
        match deal(parts, lower) {
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
    page: Room,
    /// What stands at the head of the next page.
    running: &'a Piece,
    pages: Vec<Contents>,
    blocks: Vec<Block>,
    /// Where the next thing begins.
    top: f32,
}

impl<'a> Book<'a> {
    fn add(&mut self, piece: &Piece) {
        piece.place(&mut self.blocks, vec2(self.page.margin, self.top));
        self.top += piece.height;
    }

    fn room(&self) -> f32 {
        self.page.bottom - self.top
    }

    fn close(&mut self) {
        self.pages.push(Contents {
            blocks: std::mem::take(&mut self.blocks),
            bottom: self.top,
        });
        self.top = self.page.margin;
    }

    fn turn(&mut self) {
        self.close();
        self.add(self.running);
    }

    /// Adds what may go on on the next page.
    fn flow(&mut self, piece: &Piece) -> Result<(), SheetError> {
        let mut rest = piece.clone();
        while rest.height > self.room() {
            let Some((first, second)) = cut(&rest, self.room(), None) else {
                return Err(too_tall("title and legend", rest.height, self.room()));
            };
            self.add(&first);
            self.turn();
            rest = second;
        }
        self.add(&rest);
        Ok(())
    }

    /// The rows with one group of columns.
    fn group(&mut self, number: usize, group: &'a Group) -> Result<(), SheetError> {
        self.running = &group.running;
        let over = group.over.as_ref().map_or(0.0, |over| over.height);
        let needed = over + group.header.height + LEAST_ROW;
        if number > 0 && (self.page.is_exact || self.room() < SECTION_GAP + needed) {
            self.turn();
        } else if number > 0 {
            self.top += SECTION_GAP;
        }
        let heads = over + group.header.height;
        let first = group.rows.first().map_or(0.0, |row| {
            row.row.height + row.theme.as_ref().map_or(0.0, |theme| theme.height)
        });
        // The names of the columns do not stand alone at the end of a page.
        if number == 0 && heads + first.min(LEAST_ROW) > self.room() {
            self.turn();
        }
        if let Some(over) = &group.over {
            self.add(over);
        }
        self.add(&group.header);
        for row in &group.rows {
            self.row(group, row)?;
        }
        Ok(())
    }

    fn row(&mut self, group: &Group, part: &RowPart) -> Result<(), SheetError> {
        let height_of = |above: Option<&Piece>| above.map_or(0.0, |above| above.height);
        let mut above = part.theme.as_ref();
        if height_of(above) + part.row.height > self.room() {
            let again = above.or(part.theme_continued.as_ref());
            let heads = group.running.height + group.header.height;
            let fresh = self.page.bottom - self.page.margin - heads;
            let is_cut = height_of(again) + part.row.height > fresh;
            if !is_cut || self.room() < height_of(above) + LEAST_ROW {
                self.turn();
                self.add(&group.header);
                above = again;
            }
        }
        if let Some(above) = above {
            self.add(above);
        }
        let mut rest = part.row.clone();
        while rest.height > self.room() {
            let Some((first, second)) = cut(&rest, self.room(), part.continued.as_ref()) else {
                return Err(too_tall(&part.name, rest.height, self.room()));
            };
            self.add(&first);
            self.turn();
            self.add(&group.header);
            if let Some(again) = &part.theme_continued {
                self.add(again);
            }
            rest = second;
        }
        self.add(&rest);
        Ok(())
    }

    fn notes(&mut self) -> Result<(), SheetError> {
        let parts = self.parts;
        let columns = parts.note_columns.count;
        let continued = parts.continued.iter().map(|line| line.height);
        let heads = parts.running.height + continued.fold(0.0, f32::max);
        let whole = self.page.bottom - self.page.margin - heads - parts.notes_label.height;
        let mut units: Vec<Unit> = Vec::with_capacity(parts.notes.len());
        for unit in &parts.notes {
            unit.divided(whole, &mut units)
                .ok_or_else(|| too_tall(&unit.name, unit.piece.height, whole))?;
        }
        let mut rest = units.as_slice();
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
            let left = self.page.margin + columns.left(column);
            for (place, unit) in units.iter().skip(taken).take(count).enumerate() {
                if place > 0 {
                    top += unit.above;
                }
                unit.piece.place(&mut self.blocks, vec2(left, top));
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
