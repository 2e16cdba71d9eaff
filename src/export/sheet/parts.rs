//! Everything of a sheet set in type once, before it is dealt out to pages.

use super::columns::Columns;
use super::composition::{Composition, SheetRow};
use super::head::{legend, legend_in_columns, running_head, title};
use super::measure::{ABOVE_THEME, SECTION_GAP};
use super::notes::{NoteColumns, Unit, continued, units};
use super::page::{Block, Piece};
use super::press::Press;
use super::table::{group_label, header, label, point_continued, row};
use crate::model::Dossier;

/// Between the label of the notes and the first of them.
const BELOW_LABEL: f32 = 14.0;
/// The share of the work after which the rows are set, as far as anybody can tell before.
const ROWS: f32 = 0.5;
/// The share after which everything is set.
pub(super) const SET: f32 = 0.7;
/// Over a legend that stands after the table.
const LEGEND_LABEL: &str = "Legend";

/// The parts of a sheet in reading order.
#[derive(Debug)]
pub(super) struct Parts {
    /// Title, subtitle and legend, for the first page.
    pub(super) head: Piece,
    /// The same in two, where pages are of one size and the legend may follow the table.
    pub(super) apart: Option<Apart>,
    /// The title in small, for the pages of notes.
    pub(super) running: Piece,
    /// The rows, once for each group of columns.
    pub(super) groups: Vec<Group>,
    /// The label over the notes.
    pub(super) notes_label: Piece,
    pub(super) note_columns: NoteColumns,
    pub(super) notes: Vec<Unit>,
    /// For each source the line over those of its notes that go on on a fresh page.
    pub(super) continued: Vec<Piece>,
}

/// A head whose legend stands after the table.
#[derive(Debug)]
pub(super) struct Apart {
    /// Title and subtitle, and where the legend is.
    pub(super) title: Piece,
    /// The legend below a label of its own.
    pub(super) legend: Piece,
}

/// All rows with the columns of some of the parties.
#[derive(Debug)]
pub(super) struct Group {
    /// Which parties these are, where there are several groups.
    pub(super) over: Option<Piece>,
    /// The title in small, with the same, for every page but the first.
    pub(super) running: Piece,
    /// The names of the columns.
    pub(super) header: Piece,
    pub(super) rows: Vec<RowPart>,
}

/// A row with what may stand over it.
#[derive(Debug)]
pub(super) struct RowPart {
    /// The label of the theme that begins with this row.
    pub(super) theme: Option<Piece>,
    /// The label of its theme where the row begins a page in the middle of it.
    pub(super) theme_continued: Option<Piece>,
    pub(super) row: Piece,
    /// The title of its point where the row is taller than a page and goes on.
    pub(super) continued: Option<Block>,
    /// What a message calls it.
    pub(super) name: String,
}

impl Parts {
    /// Sets everything.
    pub(super) fn new(
        press: &mut Press<'_>,
        dossier: &Dossier,
        composition: &Composition,
        columns: &[Columns],
    ) -> Self {
        let width = columns.first().map_or(0.0, |columns| columns.width);
        let note_columns = NoteColumns::new(width);
        let plain = Columns::plain(width);
        let mut notes_label = label(press, "Sources", &plain, SECTION_GAP);
        notes_label.height += BELOW_LABEL;
        let count = columns.len();
        let groups = columns.iter().enumerate().map(|(at, group)| {
            let is_alone = count == 1;
            let stage = [at, at + 1].map(|at| ROWS * share(at, count));
            press.watch.stage(stage[0], stage[1]);
            let parties = (!is_alone).then(|| parties(composition, group));
            Group {
                over: parties
                    .as_deref()
                    .map(|parties| group_label(press, parties, group)),
                running: running_head(press, composition, parties.as_deref(), width),
                header: header(press, composition, group),
                rows: rows(press, dossier, composition, group),
            }
        });
        let groups = groups.collect();
        press.watch.stage(ROWS, SET);
        Self {
            groups,
            running: running_head(press, composition, None, width),
            notes_label,
            note_columns,
            notes: units(press, dossier, composition, note_columns.width),
            continued: composition
                .sources
                .iter()
                .map(|source| continued(press, &source.title, width))
                .collect(),
            head: Piece::default(),
            apart: None,
        }
    }

    /// Sets the head, the last of all parts, because the legend explains what the others hold.
    pub(super) fn set_head(
        &mut self,
        press: &mut Press<'_>,
        composition: &Composition,
        width: f32,
        is_exact: bool,
    ) {
        self.head = title(press, composition, width, false);
        if !is_exact {
            legend(press, &composition.legend, width, &mut self.head);
            return;
        }
        legend_in_columns(press, &composition.legend, width, &mut self.head);
        if composition.legend.is_empty() {
            return;
        }
        let mut after = label(press, LEGEND_LABEL, &Columns::plain(width), SECTION_GAP);
        after.height += BELOW_LABEL;
        legend_in_columns(press, &composition.legend, width, &mut after);
        self.apart = Some(Apart {
            title: title(press, composition, width, true),
            legend: after,
        });
    }
}

#[expect(clippy::cast_precision_loss, reason = "there are few groups")]
fn share(done: usize, count: usize) -> f32 {
    done as f32 / count.max(1) as f32
}

/// `Parties 1 to 6 of 12`.
fn parties(composition: &Composition, columns: &Columns) -> String {
    let (first, last) = (columns.shown.start + 1, columns.shown.end);
    let all = composition.columns.len();
    if first == last {
        format!("Party {first} of {all}")
    } else {
        format!("Parties {first} to {last} of {all}")
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
    for (at, sheet_row) in composition.rows.iter().enumerate() {
        if !press.watch.goes_on(at, composition.rows.len()) {
            break;
        }
        let piece = row(press, dossier, sheet_row, columns);
        let mut continued = None;
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
            SheetRow::Point(point) => {
                continued = Some(point_continued(press, point, columns));
                &point.title
            }
        };
        rows.push(RowPart {
            theme: theme.take(),
            theme_continued: theme_continued.clone(),
            row: piece,
            continued,
            name: name.clone(),
        });
    }
    rows
}
