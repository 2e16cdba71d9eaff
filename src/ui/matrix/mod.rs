//! The matrix: a frozen header and first column around cells of variable height.
//!
//! Only the rows that are on screen are laid out and painted. The header and the first column are
//! painted within their own clip rectangles at fixed places, in reading order, so that a screen
//! reader meets the header first, then each row from its point to its last cell.

pub(super) mod block;
mod blocks;
mod bound;
mod geometry;
mod header;
mod heights;
mod in_words;
mod kept_words;
mod labels;
mod lay_out;
mod marks_line;
mod other_date;
mod overview;
mod range;
mod rows;

use egui::{Id, Rect, ScrollArea, Ui, UiBuilder, Vec2, pos2, vec2};

use super::{Scene, text};
use crate::look::{Face, plain_button, size};
use crate::state::{Command, Density, Origin, Selection};
use blocks::Blocks;
use geometry::{Geometry, Names};
use heights::Heights;

/// What the matrix remembers between frames.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    heights: Heights,
    blocks: Blocks,
    names: Names,
    /// The width of the first column, with the edge of the window.
    first_width: Option<f32>,
    /// How far the content was scrolled in the last frame.
    offset: Vec2,
    /// The last request to bring the selection into view that was followed.
    revealed: u64,
    /// True in the frame in which the selection is brought into view.
    revealing: bool,
}

impl Memory {
    /// The width of the first column in the last frame in which it was painted, so that the names
    /// below it line up; before that, what it would be in a window of this width.
    pub(crate) fn first_width(&self, width: f32) -> f32 {
        let usual = || (width * 0.69 * 0.27).clamp(190.0, 330.0) + size::WINDOW_EDGE;
        self.first_width.unwrap_or_else(usual)
    }
}

/// What egui calls a cell.
pub(crate) fn cell_id(selection: Selection) -> Id {
    Id::unique(("cell", selection.point.0, selection.party.0))
}

/// Paints the matrix over the whole of `ui`.
pub(crate) fn matrix_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory) {
    let area = ui.available_rect_before_wrap();
    if scene.state.shown.points.is_empty() && scene.state.shown.folded == 0 {
        empty_ui(ui, scene);
        return;
    }
    let geometry = Geometry::new(ui, scene, area, &mut memory.names);
    memory.first_width = Some(geometry.first_width);
    memory.blocks.begin(ui, scene, &geometry);
    let anchor = memory.heights.row_at(memory.offset.y);
    memory.heights.prepare(ui, scene, &geometry);
    let mut offset = memory.offset;
    if let Some((row, within)) = anchor {
        let rulers = &mut memory.blocks.rulers;
        memory
            .heights
            .measure_row(ui, scene, &geometry, rulers, row);
        let moved = memory
            .heights
            .measure_some(ui, scene, &geometry, rulers, row, area.height());
        if memory.heights.is_renewed() {
            // Everything was laid out anew: the row that was on top stays on top.
            offset.y = memory.heights.top_of(row) + within.min(memory.heights.height_of(row));
        } else {
            offset.y += moved;
        }
    }
    memory.revealing = memory.revealed != scene.state.view.reveal;
    memory.revealed = scene.state.view.reveal;
    if memory.revealing {
        offset = scrolled_to_selection(ui, scene, memory, &geometry, offset);
    }
    let content = vec2(
        geometry.content_width(),
        geometry.header_height + memory.heights.total() + geometry.body_margin(),
    );
    let mut scroll = ScrollArea::both().id_salt("matrix").auto_shrink(false);
    if offset != memory.offset {
        scroll = scroll.scroll_offset(offset);
    }
    let output = scroll.show_viewport(ui, |ui, viewport| {
        ui.set_min_size(content);
        let frozen = Frozen {
            area,
            offset: viewport.min.to_vec2(),
        };
        header::header_ui(ui, scene, &geometry, &frozen);
        rows::rows_ui(ui, scene, memory, &geometry, &frozen);
        header::header_rule_ui(ui, scene, &geometry, &frozen);
    });
    range::count_ui(ui, scene, area);
    memory.offset = output.state.clamped_offset();
    name_the_grid(ui, scene);
}

/// Where the frozen parts are, and how far the rest is scrolled.
pub(super) struct Frozen {
    pub(super) area: Rect,
    pub(super) offset: Vec2,
}

impl Frozen {
    /// What lies to the right of the first column and below the header.
    fn body(&self, geometry: &Geometry) -> Rect {
        Rect::from_min_max(
            self.area.min + vec2(geometry.first_width, geometry.header_height),
            self.area.max,
        )
    }

    /// The first column below the header.
    fn first_column(&self, geometry: &Geometry) -> Rect {
        Rect::from_min_size(
            self.area.min + vec2(0.0, geometry.header_height),
            vec2(
                geometry.first_width,
                self.area.height() - geometry.header_height,
            ),
        )
    }

    /// The header above the cells.
    fn header(&self, geometry: &Geometry) -> Rect {
        Rect::from_min_max(
            self.area.min + vec2(geometry.first_width, 0.0),
            pos2(self.area.right(), self.area.top() + geometry.header_height),
        )
    }
}

/// The offset at which the selected cell is wholly in view, or as much of it as fits.
fn scrolled_to_selection(
    ui: &Ui,
    scene: &Scene,
    memory: &mut Memory,
    geometry: &Geometry,
    mut offset: Vec2,
) -> Vec2 {
    let Some(selection) = scene.state.view.selection else {
        return offset;
    };
    let shown = &scene.state.shown;
    let (Some(row), Some(column)) = (
        shown.row_of(selection.point),
        shown
            .columns
            .iter()
            .position(|&party| party == selection.party),
    ) else {
        return offset;
    };
    let rulers = &mut memory.blocks.rulers;
    memory.heights.measure_row(ui, scene, geometry, rulers, row);
    let (top, bottom) = (memory.heights.top_of(row), memory.heights.bottom_of(row));
    // The label of a theme comes into view with the first of its rows.
    let top = if Heights::is_below_label(scene, row) {
        top - geometry.label_height
    } else {
        top
    };
    let height = geometry.area.height() - geometry.header_height;
    let view = &scene.state.view;
    offset.y = if view.reveal_at_top == view.reveal {
        top.max(0.0)
    } else {
        offset.y.max(bottom - height).min(top).max(0.0)
    };
    let width = geometry.area.width() - geometry.first_width;
    let (left, right) = geometry.column_range(column);
    offset.x = offset.x.max(right - width).min(left).max(0.0);
    offset
}

/// Tells a screen reader that this is a grid, and how large it is.
fn name_the_grid(ui: &Ui, scene: &Scene) {
    let rows = scene.state.shown.points.len();
    let columns = scene.state.shown.columns.len();
    let title = scene.state.dossier().title.clone();
    ui.accesskit_node_builder(ui.scope_id(), |node| {
        node.set_role(egui::accesskit::Role::Grid);
        node.set_label(format!("Positions: {title}"));
        node.set_row_count(rows + 1);
        node.set_column_count(columns + 1);
    });
}

/// Nothing is shown: says why, and offers the way back.
fn empty_ui(ui: &mut Ui, scene: &mut Scene) {
    let palette = scene.palette;
    let dossier = scene.state.dossier();
    let has_findings = scene.state.findings().next().is_some();
    let why = if has_findings {
        "See the findings for what could not be read"
    } else {
        "It is shown anew as soon as some are written into it"
    };
    let is_open = scene.state.opened.origin != Origin::Nothing;
    let task = scene.state.task.as_ref();
    let (heading, line) = if let (false, Some(task)) = (is_open, task) {
        ("No file is open yet", task.what.as_str())
    } else if !is_open {
        ("No file is open", "Open one, or drop it on this window")
    } else if dossier.points.is_empty() {
        ("This file has no points", why)
    } else if dossier.parties.is_empty() {
        ("This file has no parties", why)
    } else {
        (
            "No point matches",
            "Search and filters leave nothing to show",
        )
    };
    let area = ui.available_rect_before_wrap();
    let place = Rect::from_center_size(area.center(), vec2(area.width().min(420.0), 140.0));
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        ui.vertical_centered(|ui| {
            let width = ui.available_width();
            text::label(
                ui,
                text::one_line(
                    heading,
                    Face::SansSemiBold,
                    size::HEADING,
                    palette.ink,
                    width,
                ),
            );
            text::label(
                ui,
                text::paragraph(line, Face::Sans, size::BODY, palette.soft_ink, width),
            );
            ui.add_space(size::STEP);
            let is_empty = dossier.points.is_empty() || dossier.parties.is_empty();
            let (words, command) = if !is_open && task.is_some() {
                ("Cancel", Command::Cancel)
            } else if is_empty && has_findings {
                ("Findings", Command::ToggleFindings)
            } else if is_empty {
                ("Open…", Command::AskOpen)
            } else {
                ("Clear search and filters", Command::ClearFilters)
            };
            if ui.add(plain_button(words)).clicked() {
                scene.push(command);
            }
        });
    });
}

/// True in the density that shows chips only.
pub(super) fn is_overview(scene: &Scene) -> bool {
    scene.state.view.density == Density::Overview
}
