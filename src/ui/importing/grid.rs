//! A grid that scrolls both ways under a header and beside a first column that stay: rows of one
//! height, columns of given widths. Only what is in view is painted.

use egui::{Id, Key, Painter, Rect, Response, ScrollArea, Sense, Ui, Vec2, pos2, vec2};

use super::{Scene, focus, text};
use crate::look::{Face, size};
use crate::state::{Command, Direction, ImportCommand};

/// What of a long text is looked at for one line.
const LINE: usize = 400;

/// The measures of a grid.
pub(super) struct Grid {
    /// The height of the header.
    pub(super) header: f32,
    /// The width of the first column.
    pub(super) side: f32,
    /// The height of each row.
    pub(super) row: f32,
    /// How many rows there are.
    pub(super) rows: usize,
    /// Where each column begins, from the first; the last one is where all of them end.
    pub(super) starts: Vec<f32>,
    /// What a screen reader calls it.
    pub(super) name: String,
}

/// What stands in a grid.
pub(super) trait Cells {
    /// Paints the name of a column.
    fn header(&mut self, ui: &mut Ui, column: usize, place: Place<'_>);
    /// Paints what stands before a row.
    fn side(&mut self, ui: &mut Ui, row: usize, place: Place<'_>);
    /// Paints a cell.
    fn cell(&mut self, ui: &mut Ui, at: (usize, usize), place: Place<'_>);
}

/// Where something of a grid is painted.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    /// All of it, seen or not.
    pub(super) rect: Rect,
    /// What of it can be seen.
    pub(super) seen: Rect,
    /// Paints only there.
    pub(super) painter: &'p Painter,
}

impl Grid {
    /// Where columns of these widths begin.
    pub(super) fn starts(widths: impl IntoIterator<Item = f32>) -> Vec<f32> {
        let mut at = 0.0;
        let mut starts = vec![0.0];
        for width in widths {
            at += width;
            starts.push(at);
        }
        starts
    }

    fn width(&self) -> f32 {
        self.starts.last().copied().unwrap_or(0.0)
    }

    /// Paints it over the rest of `ui`; what is to be revealed is a row and a column.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        salt: impl std::hash::Hash + std::fmt::Debug,
        reveal: Option<(usize, usize)>,
        cells: &mut dyn Cells,
    ) {
        let area = ui.available_rect_before_wrap();
        #[expect(clippy::cast_precision_loss, reason = "far fewer rows are shown")]
        let height = self.rows as f32 * self.row;
        let content = vec2(self.side + self.width(), self.header + height) + Vec2::splat(16.0);
        ScrollArea::both()
            .id_salt(("import grid", salt))
            .auto_shrink(false)
            .min_scrolled_height(0.0)
            .show_viewport(ui, |ui, viewport| {
                ui.set_min_size(content);
                let origin = area.min + vec2(self.side, self.header) - viewport.min.to_vec2();
                self.paint(ui, area, origin.to_vec2(), cells);
                if let Some((row, column)) = reveal {
                    let cell = self.cell(origin.to_vec2(), row, column);
                    // What scrolls begins under the header and beside the first column.
                    let frozen = vec2(self.side, self.header);
                    let room = Rect::from_min_max(cell.min - frozen, cell.max);
                    ui.scroll_to_rect(room, None);
                }
            });
        ui.accesskit_node_builder(ui.scope_id(), |node| {
            node.set_role(egui::accesskit::Role::Grid);
            node.set_label(self.name.clone());
            node.set_row_count(self.rows + 1);
            node.set_column_count(self.starts.len());
        });
    }

    fn cell(&self, origin: Vec2, row: usize, column: usize) -> Rect {
        let left = self.starts.get(column).copied().unwrap_or_default();
        let right = self.starts.get(column + 1).copied().unwrap_or(left);
        #[expect(clippy::cast_precision_loss, reason = "far fewer rows are shown")]
        let top = row as f32 * self.row;
        Rect::from_min_max(pos2(left, top), pos2(right, top + self.row)).translate(origin)
    }

    fn paint(&self, ui: &mut Ui, area: Rect, origin: Vec2, cells: &mut dyn Cells) {
        let clip = ui.clip_rect().intersect(area);
        let body = Rect::from_min_max(area.min + vec2(self.side, self.header), area.max);
        let columns = self.columns_between(body.left() - origin.x, body.right() - origin.x);
        let rows = self.rows_between(body.top() - origin.y, body.bottom() - origin.y);
        let top = Rect::from_min_max(
            pos2(body.left(), area.top()),
            pos2(area.right(), body.top()),
        );
        let painter = ui.painter().with_clip_rect(top.intersect(clip));
        for column in columns.clone() {
            let cell = self.cell(origin, 0, column);
            let rect = Rect::from_min_max(
                pos2(cell.left(), area.top()),
                pos2(cell.right(), body.top()),
            );
            cells.header(ui, column, place(rect, top.intersect(clip), &painter));
        }
        let left = Rect::from_min_max(
            pos2(area.left(), body.top()),
            pos2(body.left(), area.bottom()),
        );
        let side_painter = ui.painter().with_clip_rect(left.intersect(clip));
        let body_painter = ui.painter().with_clip_rect(body.intersect(clip));
        for row in rows {
            let line = self.cell(origin, row, 0);
            let rect = Rect::from_min_max(
                pos2(area.left(), line.top()),
                pos2(body.left(), line.bottom()),
            );
            cells.side(ui, row, place(rect, left.intersect(clip), &side_painter));
            for column in columns.clone() {
                let rect = self.cell(origin, row, column);
                cells.cell(
                    ui,
                    (row, column),
                    place(rect, body.intersect(clip), &body_painter),
                );
            }
        }
    }

    fn columns_between(&self, from: f32, to: f32) -> std::ops::Range<usize> {
        let count = self.starts.len() - 1;
        let first = self.starts.partition_point(|&start| start <= from);
        let last = self.starts.partition_point(|&start| start < to);
        first.saturating_sub(1).min(count)..last.min(count)
    }

    fn rows_between(&self, from: f32, to: f32) -> std::ops::Range<usize> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "not below zero, and far fewer rows"
        )]
        let row = |at: f32| (at / self.row).max(0.0) as usize;
        row(from).min(self.rows)..(row(to) + 1).min(self.rows)
    }
}

fn place(rect: Rect, clip: Rect, painter: &Painter) -> Place<'_> {
    Place {
        rect,
        seen: rect.intersect(clip),
        painter,
    }
}

/// A cell that can be clicked. The one that is looked at takes the keys; the others are reached
/// from there by the arrows.
pub(super) fn cell_response(
    ui: &mut Ui,
    scene: &mut Scene,
    place: Place<'_>,
    (grid, at): (&str, (usize, usize)),
    is_current: bool,
    words: &str,
) -> Response {
    let current = Id::unique(("import grid", grid));
    let (id, sense) = if is_current {
        (current, Sense::click())
    } else {
        (Id::unique(("import cell", grid, at)), Sense::CLICK)
    };
    let response = ui.interact(place.seen, id, sense);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Cell, true, is_current, words));
    if response.clicked() {
        // It is the one that is looked at from the next frame on.
        ui.memory_mut(|memory| memory.request_focus(current));
    }
    if is_current {
        focus::own_arrows(ui, id);
        if response.has_focus() {
            steps(ui, scene);
        }
    }
    response
}

/// The keys that lead from cell to cell.
fn steps(ui: &Ui, scene: &mut Scene) {
    const KEYS: [(Key, Direction); 8] = [
        (Key::ArrowUp, Direction::Up),
        (Key::ArrowDown, Direction::Down),
        (Key::ArrowLeft, Direction::Left),
        (Key::ArrowRight, Direction::Right),
        (Key::PageUp, Direction::PageUp),
        (Key::PageDown, Direction::PageDown),
        (Key::Home, Direction::First),
        (Key::End, Direction::Last),
    ];
    for (key, direction) in KEYS {
        if ui.input(|input| input.key_pressed(key)) {
            scene.push(Command::Import(ImportCommand::Step(direction)));
        }
    }
}

/// Paints words in a cell, on so many lines.
pub(super) fn words_ui(
    ui: &Ui,
    place: Place<'_>,
    (words, face, color): (&str, Face, egui::Color32),
    indent: f32,
    lines: usize,
) {
    let across = size::STEP;
    let width = place.rect.width() - 2.0 * across - indent;
    if words.is_empty() || width < 8.0 {
        return;
    }
    let mut job = text::paragraph(words, face, size::SMALL, color, width);
    job.wrap.max_rows = lines;
    let galley = text::galley(ui, job);
    let top = place.rect.center().y - galley.size().y / 2.0;
    let at = pos2(place.rect.left() + across + indent, top);
    place.painter.galley(at, galley, color);
}

/// The beginning of a text on one line, without what hides in it.
pub(super) fn one_line(words: &str) -> String {
    let end = words
        .char_indices()
        .nth(LINE)
        .map_or(words.len(), |it| it.0);
    let line: Vec<&str> = words[..end].split_whitespace().collect();
    crate::hidden::visible(&line.join(" ")).into_owned()
}
