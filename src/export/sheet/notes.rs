//! The notes of a sheet: sources and numbered notes as units that are not divided, and their
//! distribution over columns.

use egui::{Rect, pos2, vec2};

use super::composition::{Composition, Note, SourceNotes};
use super::cut::cut;
use super::measure::{NOTE_COLUMN, NOTE_GUTTER, NOTE_INDENT};
use super::page::{Block, Piece, Role};
use super::press::Press;
use super::typesetter::Span;
use super::words;
use crate::model::Dossier;
use crate::words::inked_of;

/// More columns than the widest sheet has room for.
const MOST_COLUMNS: u8 = 40;

/// What is divided is divided into parts of this height, which fill columns well, in points.
const PART: f32 = 240.0;

/// Something that stands in one column as a whole, unless it is taller than a page.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) piece: Piece,
    /// What it begins with, for a message when it fits nowhere.
    pub(super) name: String,
    /// Space above it where it is not the first of its column.
    pub(super) above: f32,
    /// The place of the source whose notes it goes on with, where it does not begin with its heading.
    pub(super) continues: Option<usize>,
}

impl Unit {
    /// Adds the unit to others, in parts where it is higher than `whole`; nothing when not even a
    /// line is as low as that.
    pub(super) fn divided(&self, whole: f32, units: &mut Vec<Self>) -> Option<()> {
        let mut rest = self.clone();
        while self.piece.height > whole && rest.piece.height > whole.min(PART) {
            let (first, second) = cut(&rest.piece, whole.min(PART), None)?;
            units.push(Self {
                piece: first,
                ..rest.clone()
            });
            rest.piece = second;
            rest.above = 0.0;
        }
        units.push(rest);
        Some(())
    }
}

/// The columns of notes within a width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct NoteColumns {
    pub(super) count: usize,
    pub(super) width: f32,
}

impl NoteColumns {
    /// As many columns as there is room for, so that no line is too long to read. Three and more
    /// are wider than two need be.
    pub(super) fn new(width: f32) -> Self {
        let of = |count: u8| {
            let columns = f32::from(count);
            (width - (columns - 1.0) * NOTE_GUTTER) / columns
        };
        let least = |count: u8| {
            if count > 2 {
                1.2 * NOTE_COLUMN
            } else {
                NOTE_COLUMN
            }
        };
        let count = (2..=MOST_COLUMNS)
            .rev()
            .find(|&count| of(count) >= least(count))
            .unwrap_or(1);
        Self {
            count: usize::from(count),
            width: of(count).floor(),
        }
    }

    /// The left edge of a column, from the left margin on.
    pub(super) fn left(&self, column: usize) -> f32 {
        let column = f32::from(u8::try_from(column).unwrap_or(u8::MAX));
        column * (self.width + NOTE_GUTTER)
    }
}

/// All units in reading order, each from (0, 0) on.
pub(super) fn units(
    press: &mut Press<'_>,
    dossier: &Dossier,
    composition: &Composition,
    width: f32,
) -> Vec<Unit> {
    let mut units = Vec::new();
    let about = composition.about.as_deref().map(str::trim);
    if let Some(about) = about.filter(|about| !about.is_empty()) {
        units.push(about_unit(press, "About this dossier", about, width));
    }
    let count = composition.sources.iter().map(|it| it.notes.len()).sum();
    let mut done = 0;
    for (place, source) in composition.sources.iter().enumerate() {
        let heading = heading(press, source, width);
        let mut heading = Some(heading);
        for note in &source.notes {
            if !press.watch.goes_on(done, count) {
                return units;
            }
            done += 1;
            let mut unit = note_unit(press, dossier, note, width);
            unit.continues = Some(place);
            // The heading of a source stays with its first note.
            if let Some(heading) = heading.take() {
                unit = join(heading, &unit);
            }
            units.push(unit);
        }
    }
    units
}

fn join(mut heading: Unit, note: &Unit) -> Unit {
    let by = vec2(0.0, heading.piece.height + note.above);
    note.piece.place(&mut heading.piece.blocks, by);
    heading.piece.height = by.y + note.piece.height;
    heading
}

/// The line over notes that go on with a source of the page before.
pub(super) fn continued(press: &mut Press<'_>, source: &str, width: f32) -> Piece {
    let kind = press.types.source;
    let text = format!("{source} (continued)");
    let set = press.text(&text, kind, 0.0, 0.0, width);
    let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, set.height));
    let mut block = Block::new(Role::Label, rect);
    block.runs = set.runs;
    Piece {
        blocks: vec![block],
        height: set.height + 4.0,
        ..Piece::default()
    }
}

/// What the dossier or the sheet says of itself.
pub(super) fn about_unit(press: &mut Press<'_>, title: &str, about: &str, width: f32) -> Unit {
    let types = press.types;
    let name = title.to_owned();
    let title = press.text(title, types.source, 0.0, 0.0, width);
    let text = press.lines(about, types.soft_note, 0.0, title.height, width);
    let height = title.height + text.height;
    let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height));
    let mut block = Block::new(Role::About, rect);
    block.runs = title.runs;
    block.runs.extend(text.runs);
    Unit {
        piece: Piece {
            blocks: vec![block],
            height,
            ..Piece::default()
        },
        name,
        above: 18.0,
        continues: None,
    }
}

fn heading(press: &mut Press<'_>, source: &SourceNotes, width: f32) -> Unit {
    let types = press.types;
    let mut height = 0.0;
    let mut runs = Vec::new();
    let parts = [
        (Some(source.title.as_str()), types.source),
        (Some(source.facts.as_str()), types.soft_note),
        (source.url.as_deref(), types.soft_note),
    ];
    for (part, kind) in parts {
        let Some(part) = part.filter(|part| !part.is_empty()) else {
            continue;
        };
        let set = press.text(part, kind, 0.0, height, width);
        height += set.height;
        runs.extend(set.runs);
    }
    let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height));
    let mut block = Block::new(Role::Source(source.source), rect);
    block.runs = runs;
    Unit {
        piece: Piece {
            blocks: vec![block],
            height,
            ..Piece::default()
        },
        name: source.title.clone(),
        above: 18.0,
        continues: None,
    }
}

fn note_unit(press: &mut Press<'_>, dossier: &Dossier, note: &Note, width: f32) -> Unit {
    let types = press.types;
    let number = note.number.to_string();
    let indent = NOTE_INDENT.max(press.typesetter.width(&number, types.note_number.style) + 8.0);
    let mut frame = types.note_number.frame(0.0, 0.0, f32::INFINITY);
    // The number stands on the baseline of the note's first line.
    frame.size = types.note.style.size;
    let set = press
        .typesetter
        .set(&[Span::new(&number, types.note_number.style)], frame);
    let mut runs = set.runs;
    let text = words::with_whole_dates(&note.text);
    let set = press.text(&text, types.note, indent, 0.0, width - indent);
    let mut height = set.height;
    runs.extend(set.runs);
    let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height));
    let mut block = Block::new(Role::LinkTarget(note.number), rect);
    block.runs = runs;
    let mut blocks = vec![block];
    if note.has_quotation {
        let statement = dossier.statement(note.statement);
        let kind = types.note_quotation;
        let spoken = inked_of(statement);
        let spans = press.quotation_spans(&statement.quote, &spoken, kind.style);
        let set = press
            .typesetter
            .set(&spans, kind.frame(indent, height, width - indent));
        let rect = Rect::from_min_size(pos2(indent, height), vec2(width - indent, set.height));
        let mut block = Block::new(Role::Quotation(note.statement), rect);
        block.runs = set.runs;
        height += set.height;
        blocks.push(block);
    }
    for remark in &note.remarks {
        let set = press.text(remark, types.soft_note, indent, height, width - indent);
        let rect = Rect::from_min_size(pos2(indent, height), vec2(width - indent, set.height));
        let mut block = Block::new(Role::Remark(note.number), rect);
        block.runs = set.runs;
        height += set.height;
        blocks.push(block);
    }
    Unit {
        piece: Piece {
            blocks,
            height,
            ..Piece::default()
        },
        name: note.text.clone(),
        above: 5.0,
        continues: None,
    }
}

/// Fills columns one after the other up to a height, and returns how many units each takes.
pub(super) fn fill(units: &[Unit], columns: usize, height: f32) -> Vec<usize> {
    let mut counts = vec![0; columns];
    let mut column = 0;
    let mut filled = 0.0;
    for unit in units {
        let needed = |filled: f32, count: usize| {
            let above = if count == 0 { 0.0 } else { unit.above };
            filled + above + unit.piece.height
        };
        if counts.get(column).is_some_and(|&count| count > 0) && needed(filled, 1) > height {
            column += 1;
            filled = 0.0;
        }
        let Some(count) = counts.get_mut(column) else {
            break;
        };
        if needed(filled, *count) > height {
            break;
        }
        filled = needed(filled, *count);
        *count += 1;
    }
    counts
}

/// The least height at which so many columns hold everything, if it is at most `limit`.
pub(super) fn balanced_height(units: &[Unit], columns: usize, limit: f32) -> Option<f32> {
    let holds_all = |height: f32| fill(units, columns, height).iter().sum::<usize>() == units.len();
    if !holds_all(limit) {
        return None;
    }
    let (mut low, mut high) = (0.0, limit);
    // Whole points are fine enough, and this many halvings reach them from any page.
    for _ in 0..24 {
        if high - low <= 1.0 {
            break;
        }
        let middle = f32::midpoint(low, high);
        if holds_all(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(high)
}
