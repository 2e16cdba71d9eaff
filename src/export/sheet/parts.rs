//! Everything of a sheet set in type once, before it is dealt out to pages.

use super::composition::{Composition, SheetRow};
use super::head::{head, running_head};
use super::measure::{ABOVE_THEME, SECTION_GAP};
use super::notes::{NoteColumns, Unit, continued, units};
use super::page::Piece;
use super::press::Press;
use super::table::{Columns, header, label, row};
use crate::model::Dossier;

/// Between the label of the notes and the first of them.
const BELOW_LABEL: f32 = 14.0;

/// The parts of a sheet in reading order.
#[derive(Debug)]
pub(super) struct Parts {
    /// Title, subtitle and legend, for the first page.
    pub(super) head: Piece,
    /// The title in small, for the others.
    pub(super) running: Piece,
    /// The names of the columns.
    pub(super) header: Piece,
    pub(super) rows: Vec<RowPart>,
    /// The label over the notes.
    pub(super) notes_label: Piece,
    pub(super) note_columns: NoteColumns,
    pub(super) notes: Vec<Unit>,
    /// For each source the line over those of its notes that go on on a fresh page.
    pub(super) continued: Vec<Piece>,
}

/// A row with what may stand over it.
#[derive(Debug)]
pub(super) struct RowPart {
    /// The label of the theme that begins with this row.
    pub(super) theme: Option<Piece>,
    /// The label of its theme where the row begins a page in the middle of it.
    pub(super) theme_continued: Option<Piece>,
    pub(super) row: Piece,
    /// What a message calls it.
    pub(super) name: String,
}

impl Parts {
    /// Sets everything.
    pub(super) fn new(
        press: &mut Press<'_>,
        dossier: &Dossier,
        composition: &Composition,
        columns: &Columns,
    ) -> Self {
        let width = columns.width();
        let note_columns = NoteColumns::new(width);
        let mut notes_label = label(press, "Sources", columns, SECTION_GAP);
        notes_label.height += BELOW_LABEL;
        Self {
            head: head(press, composition, width),
            running: running_head(press, composition, width),
            header: header(press, composition, columns),
            rows: rows(press, dossier, composition, columns),
            notes_label,
            note_columns,
            notes: units(press, dossier, composition, note_columns.width),
            continued: composition
                .sources
                .iter()
                .map(|source| continued(press, &source.title, width))
                .collect(),
        }
    }
}

fn rows(
    press: &mut Press<'_>,
    dossier: &Dossier,
    composition: &Composition,
    columns: &Columns,
) -> Vec<RowPart> {
    let mut rows = Vec::new();
    let mut theme: Option<Piece> = None;
    let mut theme_continued: Option<Piece> = None;
    for sheet_row in &composition.rows {
        let piece = row(press, dossier, sheet_row, columns);
        let name = match sheet_row {
            SheetRow::Theme(name) => {
                theme = Some(piece);
                let name = format!("{name} (continued)");
                theme_continued = Some(label(press, &name, columns, ABOVE_THEME));
                continue;
            }
            SheetRow::Folded(sentence) => {
                theme_continued = None;
                sentence
            }
            SheetRow::Point(point) => &point.title,
        };
        rows.push(RowPart {
            theme: theme.take(),
            theme_continued: theme_continued.clone(),
            row: piece,
            name: name.clone(),
        });
    }
    rows
}
