//! Any listing as a table: a heading that scrolls away, a header that stays, rows of measured
//! heights under the labels of their groups. In a narrow window each row becomes a list of its
//! fields.

mod geometry;
mod header;
mod heading;
mod lay_out;
mod rows;

use std::sync::{Arc, Weak};

use egui::{Id, Rect, ScrollArea, Ui, UiBuilder, Vec2, vec2};

use super::row_heights::RowHeights;
use super::{Scene, comparing, text};
use crate::listing::Listing;
use crate::look::{Face, plain_button, size};
use crate::state::{Command, ListKind};
use geometry::Geometry;

/// What a list remembers between frames.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    basis: Option<Basis>,
    /// Labels and rows, top to bottom.
    items: Vec<Item>,
    heights: RowHeights,
    /// How far the content was scrolled in the last frame, in points.
    offset: f32,
    /// Which list brought its chosen row into view, and when it was last asked to.
    revealed: Option<(ListKind, u64)>,
    /// True in the frame in which the chosen row is brought into view.
    revealing: bool,
}

/// What the heights depend on; when it changes, all are measured anew.
#[derive(Clone, Debug)]
struct Basis {
    /// Weak, so that a long list is not kept when nothing shows it any more.
    listing: Weak<Listing>,
    width: f32,
    pixels_per_point: f32,
}

impl Basis {
    fn is(&self, other: &Self) -> bool {
        Weak::ptr_eq(&self.listing, &other.listing)
            && (self.width, self.pixels_per_point) == (other.width, other.pixels_per_point)
    }
}

/// What stands on a line of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    /// The label of the group of this row, which is its first.
    Group(usize),
    /// A row.
    Row(usize),
}

/// Of more rows than these only those that come into view are measured.
const MOST_ROWS: usize = 600;
/// So many of the others are measured in one frame: a row with both words of a conflict takes half
/// a millisecond.
const SLICE: usize = 3;
/// The height of a group's label.
const LABEL_HEIGHT: f32 = 37.0;
/// Room below the last row.
const MARGIN_BELOW: f32 = 3.0 * size::STEP;

/// What egui calls a row of a list.
pub(crate) fn row_id(row: usize) -> Id {
    Id::unique(("row of a list", row))
}

/// Paints the list of the room over the whole of `ui`.
pub(crate) fn listing_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory) {
    let Some(kind) = scene.state.list_kind() else {
        return;
    };
    let listing = Arc::clone(&scene.state.listing);
    let area = ui.available_rect_before_wrap();
    if listing.rows.is_empty() {
        empty_ui(ui, scene, &listing, area);
        return;
    }
    let geometry = Geometry::new(ui, &listing, area);
    let intro = heading::height(ui, scene, &listing, &geometry);
    let above = intro + geometry.header_height;
    memory.prepare(ui, &listing, &geometry);
    let mut offset = memory.offset;
    let anchor = memory.heights.row_at((offset - intro).max(0.0));
    if let Some((item, _)) = anchor {
        let measure = |item: &Item| item_height(ui, scene, &geometry, &listing, *item);
        let items = &memory.items;
        let moved = memory
            .heights
            .measure_some(item, area.height(), |at| measure(&items[at]));
        if offset > intro {
            offset += moved;
        }
        if !memory.heights.is_measured() {
            ui.ctx().request_repaint();
        }
    }
    let view = scene.state.list_view();
    memory.revealing = memory.revealed != Some((kind, view.reveal));
    memory.revealed = Some((kind, view.reveal));
    if memory.revealing {
        let chosen = memory
            .items
            .iter()
            .position(|item| *item == Item::Row(view.row));
        if let Some(item) = chosen {
            memory.heights.measure_row(item, || {
                item_height(ui, scene, &geometry, &listing, Item::Row(view.row))
            });
            offset = memory.revealed_offset(item, offset, area.height(), intro, above);
        }
    }
    let content = vec2(area.width(), above + memory.heights.total() + MARGIN_BELOW);
    let mut scroll = ScrollArea::vertical().id_salt("a list").auto_shrink(false);
    if offset.to_bits() != memory.offset.to_bits() {
        scroll = scroll.scroll_offset(vec2(0.0, offset));
    }
    let output = scroll.show_viewport(ui, |ui, viewport| {
        ui.set_min_size(content);
        let scrolled = viewport.min.y;
        heading::heading_ui(ui, scene, &listing, &geometry, scrolled);
        let top = area.top() + (intro - scrolled).max(0.0);
        header::header_ui(ui, scene, &listing, &geometry, top);
        let below = Rect::from_min_max(
            egui::pos2(area.left(), top + geometry.header_height),
            area.max,
        );
        rows::rows_ui(
            ui,
            scene,
            memory,
            &geometry,
            below,
            area.top() + above - scrolled,
        );
        header::rule_ui(ui, scene, &geometry, top);
    });
    memory.offset = output.state.clamped_offset().y;
    name_the_table(ui, &listing);
}

impl Memory {
    /// Makes room for the rows of a listing; all heights but those of labels are estimates at first.
    fn prepare(&mut self, ui: &Ui, listing: &Arc<Listing>, geometry: &Geometry) {
        let basis = Basis {
            listing: Arc::downgrade(listing),
            width: geometry.area.width(),
            pixels_per_point: ui.pixels_per_point(),
        };
        if self.basis.as_ref().is_some_and(|before| before.is(&basis)) {
            return;
        }
        self.basis = Some(basis);
        self.items = items(listing);
        let estimate = if geometry.is_stacked { 200.0 } else { 72.0 };
        let heights = self.items.iter().map(|item| match item {
            Item::Group(_) => (LABEL_HEIGHT, true),
            Item::Row(_) => (estimate, false),
        });
        self.heights = RowHeights::new(heights, MOST_ROWS).in_slices_of(SLICE);
    }

    /// The offset at which an item is wholly in view, or as much of it as fits. The first row comes
    /// with the heading, and the first of a group with its label.
    fn revealed_offset(
        &self,
        item: usize,
        offset: f32,
        height: f32,
        intro: f32,
        above: f32,
    ) -> f32 {
        let with_label = item > 0 && matches!(self.items.get(item - 1), Some(Item::Group(_)));
        let first = item - usize::from(with_label);
        let top = if first == 0 {
            0.0
        } else {
            intro + self.heights.top_of(first)
        };
        let bottom = above + self.heights.bottom_of(item);
        let highest = intro + self.heights.top_of(item);
        offset.min(top).max(bottom - height).min(highest).max(0.0)
    }
}

/// Rows, and before the first of each group its label.
fn items(listing: &Listing) -> Vec<Item> {
    let mut items = Vec::with_capacity(listing.rows.len() + 8);
    let mut group: Option<&String> = None;
    for (at, row) in listing.rows.iter().enumerate() {
        if row.group.is_some() && row.group.as_ref() != group {
            items.push(Item::Group(at));
        }
        group = row.group.as_ref();
        items.push(Item::Row(at));
    }
    items
}

fn item_height(ui: &Ui, scene: &Scene, geometry: &Geometry, listing: &Listing, item: Item) -> f32 {
    match item {
        Item::Group(_) => LABEL_HEIGHT,
        Item::Row(row) => lay_out::row_block(ui, scene, geometry, listing, row).height,
    }
}

/// Tells a screen reader that this is a table, and how large it is.
fn name_the_table(ui: &Ui, listing: &Listing) {
    ui.accesskit_node_builder(ui.scope_id(), |node| {
        node.set_role(egui::accesskit::Role::Table);
        node.set_label(listing.title.clone());
        node.set_row_count(listing.rows.len() + 1);
        node.set_column_count(listing.columns.len());
    });
}

/// Nothing is listed: says so, and offers the way back to more.
fn empty_ui(ui: &mut Ui, scene: &mut Scene, listing: &Listing, area: Rect) {
    let palette = scene.palette;
    let width = area.width() - 2.0 * size::WINDOW_EDGE;
    let place = Rect::from_center_size(area.center(), Vec2::new(width.min(460.0), 190.0));
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        ui.vertical_centered(|ui| {
            let width = ui.available_width();
            let heading = text::paragraph(
                &listing.empty,
                Face::SansSemiBold,
                size::HEADING,
                palette.ink,
                width,
            );
            text::label(ui, heading);
            let remarks = listing.remarks.join(" · ");
            let job = text::paragraph(&remarks, Face::Sans, size::SMALL, palette.soft_ink, width);
            text::label(ui, job);
            ui.add_space(size::STEP);
            if scene.state.list_kind() == Some(ListKind::Changes) {
                comparing::actions_ui(ui, scene);
                return;
            }
            let lens = &scene.state.lens;
            let is_narrowed = lens.has_filters() || lens.points.is_some();
            if is_narrowed && ui.add(plain_button("Clear search and filters")).clicked() {
                scene.push(Command::ClearFilters);
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listing::Row;

    #[test]
    fn a_label_stands_before_the_first_row_of_each_group() {
        let row = |group: Option<&str>| Row {
            group: group.map(str::to_owned),
            ..Row::default()
        };
        let cases = [
            (vec![], vec![]),
            (vec![row(None)], vec![Item::Row(0)]),
            (
                vec![row(Some("a")), row(Some("a")), row(Some("b"))],
                vec![
                    Item::Group(0),
                    Item::Row(0),
                    Item::Row(1),
                    Item::Group(2),
                    Item::Row(2),
                ],
            ),
        ];
        for (rows, expected) in cases {
            let listing = Listing {
                rows,
                ..Listing::default()
            };
            assert_eq!(items(&listing), expected);
        }
    }
}
