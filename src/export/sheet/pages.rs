//! Rows and notes onto pages. What fits a page is not divided, and nothing is left out.

use egui::vec2;

use super::cut::cut;
use super::error::SheetError;
use super::measure::SECTION_GAP;
use super::notes::{Unit, balanced_height, fill};
use super::page::{Block, Piece};
use super::parts::{Apart, Group, Parts, RowPart};
use super::watch::Watch;

/// Notes do not begin at the foot of a page with less room than this.
const LEAST_NOTES: f32 = 160.0;
/// A row that is taller than a page begins where there is at least so much room.
const LEAST_ROW: f32 = 200.0;
/// So many halvings come within a few points of the best height of the tallest page.
const HALVINGS: usize = 12;
/// The legend stands above the table where it and the title take no more of the first page.
const MOST_HEAD: f32 = 0.34;
/// On a page with less room for rows than this no theme is repeated.
const LEAST_REPEATED: f32 = 240.0;
/// A title that is repeated takes no more of a page.
const MOST_REPEATED: f32 = 0.34;
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
        is_fresh: true,
    };
    let apart = parts.apart.as_ref().filter(|apart| book.is_better(apart));
    book.flow(apart.map_or(&parts.head, |apart| &apart.title))?;
    book.top += BELOW_HEAD;
    for (number, group) in parts.groups.iter().enumerate() {
        book.group(number, group)?;
    }
    book.running = &parts.running;
    if let Some(apart) = apart {
        book.after(&apart.legend)?;
    }
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
    /// True while nothing but what is repeated stands on the page, so that turning it is no gain.
    is_fresh: bool,
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
        self.is_fresh = true;
    }

    /// Adds what may go on on the next page.
    fn flow(&mut self, piece: &Piece) -> Result<(), SheetError> {
        let mut rest = piece.clone();
        while rest.height > self.room() {
            if let Some((first, second)) = cut(&rest, self.room(), None) {
                self.add(&first);
                rest = second;
            } else if self.is_fresh {
                return Err(too_tall("title and legend", rest.height, self.room()));
            }
            self.turn();
        }
        self.add(&rest);
        self.is_fresh = false;
        Ok(())
    }

    /// Adds what follows the table, on a page of its own rather than in two parts.
    fn after(&mut self, piece: &Piece) -> Result<(), SheetError> {
        let whole = self.page.bottom - self.page.margin - self.running.height;
        if piece.height > self.room() && piece.height <= whole {
            self.turn();
        }
        self.flow(piece)
    }

    /// True when the legend stands better after the table than above it: it would take much of the
    /// first page, or push the first row off it, and without it that row has room there.
    fn is_better(&self, apart: &Apart) -> bool {
        let Some(group) = self.parts.groups.first() else {
            return false;
        };
        let whole = self.page.bottom - self.page.margin;
        let head = self.parts.head.height;
        let room_below = |head: f32| whole - head - BELOW_HEAD;
        let needed = self.heads_and_first(group);
        let is_good = head <= MOST_HEAD * whole && needed <= room_below(head);
        !is_good && needed <= room_below(apart.title.height)
    }

    /// How much room a group needs to begin: the names of its columns never stand over nothing.
    fn heads_and_first(&self, group: &Group) -> f32 {
        let heads = height_of(group.over.as_ref()) + group.header.height;
        let fresh = self.page.bottom - self.page.margin - group.running.height - heads;
        heads + group.rows.first().map_or(0.0, |part| part.needed(fresh))
    }

    /// The rows with one group of columns.
    fn group(&mut self, number: usize, group: &'a Group) -> Result<(), SheetError> {
        self.running = &group.running;
        let above = if number > 0 { SECTION_GAP } else { 0.0 };
        let must_turn = number > 0 && self.page.is_exact;
        if must_turn || above + self.heads_and_first(group) > self.room() {
            self.turn();
        } else {
            self.top += above;
        }
        if let Some(over) = &group.over {
            self.add(over);
        }
        self.add(&group.header);
        self.is_fresh = true;
        for row in &group.rows {
            self.row(group, row)?;
        }
        Ok(())
    }

    /// Turns the page within a group.
    fn turn_below(&mut self, group: &Group) {
        self.turn();
        self.add(&group.header);
    }

    fn row(&mut self, group: &Group, part: &RowPart) -> Result<(), SheetError> {
        let mut above = part.theme.as_ref();
        let heads = group.running.height + group.header.height;
        let fresh = self.page.bottom - self.page.margin - heads;
        let again = part.theme_continued.as_ref();
        let again = again.filter(|_| fresh >= LEAST_REPEATED);
        if !self.is_fresh && part.needed(fresh) > self.room() {
            self.turn_below(group);
            above = above.or(again);
        }
        if let Some(above) = above {
            self.add(above);
        }
        if part.row.height <= self.room() {
            self.add(&part.row);
            self.is_fresh = false;
            return Ok(());
        }
        // A title that fills much of a page would leave no room for what it stands over.
        let continued = part.continued.as_ref();
        let continued = continued.filter(|over| over.rect.height() <= MOST_REPEATED * fresh);
        let mut rest = part.row.clone();
        while rest.height > self.room() {
            if let Some((first, second)) = cut(&rest, self.room(), continued) {
                self.add(&first);
                rest = second;
            } else if self.is_fresh {
                return Err(too_tall(&part.name, rest.height, self.room()));
            }
            self.turn_below(group);
            if let Some(again) = again {
                self.add(again);
            }
        }
        self.add(&rest);
        self.is_fresh = false;
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

impl RowPart {
    /// How much room the row needs below the names of the columns where a fresh page has so much:
    /// all of it, or where it is taller than that, room for a good beginning.
    fn needed(&self, fresh: f32) -> f32 {
        let again = self.theme.as_ref().or(self.theme_continued.as_ref());
        if height_of(again) + self.row.height > fresh {
            height_of(self.theme.as_ref()) + LEAST_ROW
        } else {
            height_of(self.theme.as_ref()) + self.row.height
        }
    }
}

fn height_of(piece: Option<&Piece>) -> f32 {
    piece.map_or(0.0, |piece| piece.height)
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
