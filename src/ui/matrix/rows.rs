//! The rows on screen: points and cells.

use std::sync::Arc;

use egui::{Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::block::CellBlock;
use super::blocks::Blocks;
use super::geometry::Geometry;
use super::in_words::{accessible_name, in_words, is_found};
use super::range;
use super::{Frozen, Memory, is_overview};
use super::{labels, lay_out};
use crate::lens::Row;
use crate::look::{Face, Symbol, paint_symbol, size};
use crate::matrix::Cell;
use crate::model::{CellState, PartyIndex, PointIndex};
use crate::state::{Block, Command, Focus, Selection};
use crate::ui::{Scene, focus, text};
use crate::words;

/// Paints every row that is at least partly on screen.
///
/// What has the same clip rectangle is painted together, because each change of it begins another
/// piece for whoever draws the window: first the lines and labels, then the cells, row by row and
/// with them what is told to a screen reader, then the words of the first column.
pub(super) fn rows_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    memory: &mut Memory,
    geometry: &Geometry,
    frozen: &Frozen,
) {
    let below = frozen.area.height() - geometry.header_height;
    let block = scene.state.block();
    let rows = memory
        .heights
        .between(frozen.offset.y, frozen.offset.y + below);
    let top = frozen.area.top() + geometry.header_height - frozen.offset.y;
    let mut numbers = Numbers::new(scene, rows.start);
    let heights = &memory.heights;
    let placed: Vec<(Row, Rect)> = rows
        .map(|row| {
            let from = pos2(frozen.area.left(), top + heights.top_of(row));
            let to = pos2(frozen.area.right(), top + heights.bottom_of(row));
            (scene.state.shown.rows[row], Rect::from_min_max(from, to))
        })
        .collect();
    for (row, place) in &placed {
        labels::ground_ui(ui, scene, geometry, frozen, *place, *row);
    }
    let mut first_column = Vec::with_capacity(placed.len());
    for (row, place) in placed {
        match row {
            Row::Theme(_) => {}
            Row::Folded(count) => labels::folded_ui(ui, scene, geometry, frozen, place, count),
            Row::Point(point) => {
                let row = PointRow {
                    point,
                    row: numbers.next(),
                    place,
                    revealing: memory.revealing,
                };
                let blocks = &mut memory.blocks;
                let words =
                    point_row_ui(ui, scene, geometry, frozen, blocks, (row, block.as_ref()));
                first_column.push((place, words));
            }
        }
    }
    let painter = ui.painter().with_clip_rect(frozen.first_column(geometry));
    for (place, words) in first_column {
        let origin = pos2(
            place.left() + size::WINDOW_EDGE,
            place.top() + geometry.down,
        );
        words.paint(&painter, origin, &scene.palette);
    }
}

/// The numbers of the points from a row on: labels of themes have none.
struct Numbers(usize);

impl Numbers {
    fn new(scene: &Scene, row: usize) -> Self {
        let is_point = |row: &&Row| matches!(row, Row::Point(_));
        let above = scene.state.shown.rows.iter().take(row);
        Self(above.filter(is_point).count())
    }

    fn next(&mut self) -> usize {
        self.0 += 1;
        self.0 - 1
    }
}

/// A row of cells: which point, which row it is, and where.
#[derive(Clone, Copy)]
struct PointRow {
    point: PointIndex,
    /// Its number among the points, from 0: labels of themes are no rows of the grid.
    row: usize,
    place: Rect,
    revealing: bool,
}

/// Gives back the words of the first column, which are not painted yet.
fn point_row_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    geometry: &Geometry,
    frozen: &Frozen,
    blocks: &mut Blocks,
    (point_row, block): (PointRow, Option<&Block>),
) -> Arc<CellBlock> {
    let PointRow {
        point,
        row,
        place,
        revealing,
    } = point_row;
    let first = blocks.point(ui, scene, geometry, point);
    first_ui(ui, scene, geometry, frozen, point_row, &first);
    let body = frozen.body(geometry);
    let columns = scene.state.shown.columns.clone();
    for (column, &party) in columns.iter().enumerate() {
        let (left, right) = geometry.column_range(column);
        let cell = Rect::from_min_max(
            pos2(body.left() + left - frozen.offset.x, place.top()),
            pos2(body.left() + right - frozen.offset.x, place.bottom()),
        );
        if cell.intersects(body) {
            cell_ui(
                ui,
                scene,
                geometry,
                blocks,
                (cell, body),
                Place {
                    point,
                    party,
                    row,
                    column,
                    revealing,
                    block: block.filter(|block| block.contains(row, column)),
                },
            );
        }
    }
    first
}

fn first_ui(
    ui: &Ui,
    scene: &Scene,
    geometry: &Geometry,
    frozen: &Frozen,
    PointRow {
        point, row, place, ..
    }: PointRow,
    block: &CellBlock,
) {
    let clip = frozen.first_column(geometry);
    let rect = Rect::from_min_size(place.min, vec2(geometry.first_width, place.height()));
    let id = ui.scope_id().with(("point", point.0));
    let response = ui.interact(rect.intersect(clip), id, Sense::hover());
    let dossier = scene.state.dossier();
    let title = &dossier.point(point).title;
    ui.accesskit_node_builder(id, |node| {
        node.set_role(egui::accesskit::Role::RowHeader);
        let theme =
            lay_out::theme_told(scene, point).map_or(String::new(), |name| format!(", {name}"));
        node.set_label(format!(
            "{title}{theme}. {}",
            dossier.point(point).proposition
        ));
        node.set_row_index(row + 1);
        node.set_column_index(0);
    });
    if block.is_cut && scene.state.view.dialog.is_none() {
        let point = dossier.point(point);
        response.on_hover_text(format!("{}\n{}", point.title, point.proposition));
    }
}

/// Which cell this is, by name and by number.
#[derive(Clone, Copy)]
struct Place<'a> {
    point: PointIndex,
    party: PartyIndex,
    row: usize,
    column: usize,
    /// True in the frame in which the selection is brought into view.
    revealing: bool,
    /// The selected rectangle, where the cell is one of it.
    block: Option<&'a Block>,
}

fn cell_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    geometry: &Geometry,
    blocks: &mut Blocks,
    (rect, body): (Rect, Rect),
    place: Place<'_>,
) {
    let state = scene.state;
    let palette = scene.palette;
    let cell = state.matrix.cell(place.point, place.party);
    let selection = Selection {
        point: place.point,
        party: place.party,
    };
    let selected = state.view.selection == Some(selection);
    let is_found = is_found(scene, cell);
    // Putting a cell into words costs as much as painting it, and is done for those who listen.
    let name = || accessible_name(scene, cell);
    let id = super::cell_id(selection);
    // The whole grid is one stop for Tab; arrows lead from cell to cell.
    let sense = if selected {
        Sense::click()
    } else {
        Sense::CLICK
    };
    let response = ui.interact(rect.intersect(body), id, sense);
    let is_one_of = selected || place.block.is_some();
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Cell, true, is_one_of, name()));
    ui.accesskit_node_builder(id, |node| {
        node.set_role(egui::accesskit::Role::Cell);
        node.set_selected(is_one_of);
        node.set_row_index(place.row + 1);
        node.set_column_index(place.column + 1);
    });
    let painter = ui.painter().with_clip_rect(body);
    let inside = rect.with_max_y(rect.bottom() - size::HAIRLINE);
    if selected {
        painter.rect_filled(rect, 0.0, palette.panel);
    } else if response.hovered() {
        painter.rect_filled(inside, 0.0, palette.hover);
    } else {
        let is_hole = cell.state == CellState::Silent;
        range::ground_ui(&painter, scene, inside, place.block.is_some(), is_hole);
    }
    let block = blocks.cell(ui, scene, geometry, cell);
    let origin = rect.min + vec2(size::CELL_ACROSS, geometry.down);
    block.paint(&painter, origin, &palette);
    if is_found {
        let corner = pos2(rect.right() - 11.0, rect.top() + 9.0);
        let place = Rect::from_center_size(corner, vec2(9.0, 9.0));
        paint_symbol(&painter, Symbol::Search, place, palette.ink);
    }
    // What is told beside the pointer would stay there above a dialog that a key opened.
    let has_dialog = scene.state.view.dialog.is_some();
    let mut contested = None;
    if let Some(place) = block.contested {
        let place = place.translate(origin.to_vec2()).expand(2.0);
        let response = ui.interact(place.intersect(body), id.with("contested"), sense);
        response.widget_info(|| {
            let both = words::faces(scene.state.dossier(), cell).join("; ");
            let name = format!("{}: both words face to face. {both}", name());
            egui::WidgetInfo::labeled(egui::Role::Button, true, name)
        });
        if response.has_focus() {
            let stroke = Stroke::new(size::SELECTION_RULE, palette.ink);
            painter.rect_stroke(place, size::CHIP_RADIUS, stroke, StrokeKind::Outside);
        }
        let response = if has_dialog {
            response
        } else {
            response.on_hover_ui(|ui| faces_ui(ui, scene, cell))
        };
        contested = Some(response.on_hover_cursor(egui::CursorIcon::PointingHand));
    }
    if let Some(block) = place.block {
        range::outline_ui(&painter, scene, block, (place.row, place.column), rect);
    }
    if selected {
        // Focus by keyboard looks the same as selection by mouse.
        let stroke = Stroke::new(size::SELECTION_RULE, palette.ink);
        painter.rect_stroke(rect, 0.0, stroke, StrokeKind::Inside);
        focus::keep_on(ui, scene, Focus::Matrix, &response, place.revealing);
        if response.gained_focus()
            && matches!(scene.state.view.focus, Focus::Inspector | Focus::Timeline)
        {
            scene.push(Command::BackToMatrix);
        }
    }
    if contested.is_some_and(|response| response.clicked()) {
        scene.push(Command::ShowConflict(selection));
    } else if response.double_clicked() {
        scene.push(Command::Enter(selection));
    } else if response.clicked() && ui.input(|input| input.modifiers.shift) {
        scene.push(Command::ExtendTo(selection));
    } else if response.clicked() {
        scene.push(Command::Select(selection));
    }
    if has_dialog {
        return;
    }
    let is_elsewhere = scene.other_date(cell).is_some() || scene.other_file(cell).is_some();
    if is_overview(scene) && (cell.state != CellState::Silent || is_elsewhere) {
        response.on_hover_text(in_words(scene, cell));
    } else if let Some(marks) = &block.all_marks {
        response.on_hover_text(marks);
    }
}

/// Both words of a conflict with voice, speaker and day, beside the pointer.
fn faces_ui(ui: &mut Ui, scene: &Scene, cell: &Cell) {
    ui.set_max_width(360.0);
    let width = ui.available_width();
    for words in words::faces(scene.state.dossier(), cell) {
        let ink = scene.palette.ink;
        let job = text::paragraph(&words, Face::Sans, size::SMALL, ink, width);
        text::label(ui, job);
    }
}
