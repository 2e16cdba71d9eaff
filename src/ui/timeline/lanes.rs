//! The lanes: a party's name, a hairline, marks, and the bars of vague dates below them.

use egui::{
    Color32, CursorIcon, Id, Painter, Pos2, Rect, Response, ScrollArea, Sense, Stroke, Ui, pos2,
    vec2,
};

use super::bars::bars;
use super::counts::{Counted, Numbers, count_ui, pill};
use super::filtered::{Seen, SeenLane};
use super::mark::{Kind, MARK, paint_mark, paint_ring, pale};
use super::reach::Reach;
use super::spread::{COUNT, Item};
use super::ticks::length;
use super::{LANE, Memory, Places};
use crate::look::{self, Face, Palette, size};
use crate::model::StatementIndex;
use crate::state::Command;
use crate::ui::still::Still;
use crate::ui::{Scene, text};
use crate::words;

/// Half of the width of the dot of a statement whose row is left out.
const DOT: f32 = 1.5;

/// Paints the lanes, of which those on screen are within `places.lanes`.
pub(super) fn lanes_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory, places: &Places) {
    let reach = Reach::new(ui, memory, places.lanes);
    let drawn = std::mem::take(&mut memory.drawn);
    memory.drawn = painted(ui, scene, memory, places, (drawn, reach));
}

fn painted(
    ui: &mut Ui,
    scene: &mut Scene,
    memory: &Memory,
    places: &Places,
    (mut drawn, reach): (Vec<Still<Basis>>, Reach),
) -> Vec<Still<Basis>> {
    let count = scene.state.timeline.lanes.len();
    drawn.resize_with(count, Still::default);
    let mut scroll = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(places.lanes)
            .id_salt("lanes"),
    );
    ScrollArea::vertical()
        .id_salt("lanes")
        .auto_shrink(false)
        .show_viewport(&mut scroll, |ui, viewport| {
            #[expect(clippy::cast_precision_loss, reason = "there are few parties")]
            let height = count as f32 * LANE;
            ui.set_min_size(vec2(places.lanes.width(), height));
            let top = places.lanes.top() - viewport.top();
            let lane_rect = |at: usize| {
                #[expect(clippy::cast_precision_loss, reason = "there are few parties")]
                let top = top + at as f32 * LANE;
                let size = vec2(places.lanes.width(), LANE);
                Rect::from_min_size(pos2(places.lanes.left(), top), size)
            };
            let reach = reach.among(|| {
                let lanes = (0..count).map(|at| (at, lane_rect(at)));
                let seen = lanes.filter(|(_, rect)| rect.intersects(places.lanes));
                let marks = seen.flat_map(|(at, rect)| {
                    let lane = memory.filtered.lane(scene.state, &memory.laid, at);
                    on_screen(memory, places, lane, rect).filter(|(seen, _)| !seen.is_left_out)
                });
                marks.map(|(_, place)| place).collect()
            });
            for lane in (0..count).filter(|&at| lane_rect(at).intersects(places.lanes)) {
                name_ui(ui, scene, places, lane, lane_rect(lane));
            }
            let mut numbers = Numbers::default();
            for (at, drawn) in drawn.iter_mut().enumerate() {
                let lane = lane_rect(at);
                if lane.intersects(places.lanes) {
                    let drawn = (drawn, &mut numbers, reach);
                    lane_ui(ui, scene, memory, places, at, lane, drawn);
                }
            }
        });
    drawn
}

/// What the bars and the pills of a lane depend on.
#[derive(Debug, PartialEq)]
pub(super) struct Basis {
    version: u64,
    /// How far the axis is moved, and how wide it is.
    along: (f32, f32),
    rect: Rect,
    clip: Rect,
    colors: [Color32; 2],
}

fn lane_ui(
    ui: &Ui,
    scene: &mut Scene,
    memory: &Memory,
    places: &Places,
    at: usize,
    rect: Rect,
    (drawn, numbers, reach): (&mut Still<Basis>, &mut Numbers, Reach),
) {
    let palette = scene.palette;
    let state = scene.state;
    let party = state.timeline.lanes[at].party;
    let clip = clip_of(places);
    let painter = ui.painter().with_clip_rect(clip);
    let shown = memory.filtered.lane(state, &memory.laid, at);
    let on_screen = || on_screen(memory, places, shown, rect);
    let basis = Basis {
        version: state.version,
        along: (memory.offset, memory.laid.scale.width),
        rect,
        clip,
        colors: [palette.panel, palette.soft_ink],
    };
    drawn.paint(ui, &painter, basis, || {
        let mut shapes = bars(
            (clip, painter.pixels_per_point()),
            &palette,
            memory,
            places,
            rect,
            shown,
        );
        for (seen, place) in on_screen() {
            if matches!(seen.item, Item::Count { .. }) && !seen.is_left_out {
                let scale = painter.pixels_per_point();
                shapes.push(pill(&palette, place, seen.is_pale, palette.panel, scale));
            }
        }
        shapes
    });
    for (seen, place) in on_screen() {
        match &seen.item {
            _ if seen.is_left_out => paint_dot(&painter, &palette, place),
            Item::Mark { statement, .. } => {
                let mark = (*statement, seen.is_pale);
                mark_ui(ui, scene, &painter, place, mark, reach);
            }
            Item::Count { statements, .. } => {
                let count = Counted {
                    party,
                    statements,
                    is_pale: seen.is_pale,
                };
                count_ui(ui, scene, &painter, place, &count, (numbers, reach));
            }
        }
    }
}

/// The party's name and the line below the lane: of all lanes before their marks, which are painted
/// within another clip rectangle.
fn name_ui(ui: &Ui, scene: &Scene, places: &Places, at: usize, rect: Rect) {
    let palette = scene.palette;
    let party = scene.state.timeline.lanes[at].party;
    let name = &scene.state.dossier().party(party).name;
    let room = places.plot.left() - rect.left() - size::WINDOW_EDGE - size::CELL_ACROSS;
    let job = text::one_line(name, Face::Sans, size::SMALL, palette.ink, room);
    let galley = text::galley(ui, job);
    let middle = rect.center().y;
    let painter = ui.painter().with_clip_rect(places.lanes);
    let place = pos2(
        rect.left() + size::WINDOW_EDGE,
        middle - galley.size().y / 2.0,
    );
    painter.galley(place, galley, palette.ink);
    let line = Stroke::new(size::HAIRLINE, palette.line);
    let left = rect.left() + size::WINDOW_EDGE;
    painter.hline(left..=rect.right(), rect.bottom() - 0.5, line);
}

/// Where marks are painted.
fn clip_of(places: &Places) -> Rect {
    Rect::from_min_max(
        pos2(places.plot.left() - 3.0, places.lanes.top()),
        pos2(places.plot.right() + 40.0, places.lanes.bottom()),
    )
}

/// The marks and counts of a lane that are in view, and where.
fn on_screen<'a>(
    memory: &'a Memory,
    places: &'a Places,
    lane: &'a SeenLane,
    rect: Rect,
) -> impl Iterator<Item = (&'a Seen, Rect)> {
    let first = lane
        .items
        .partition_point(|seen| seen.item.x() + COUNT < memory.offset);
    let right = clip_of(places).right();
    let items = lane.items[first..].iter();
    items
        .map(move |seen| (seen, place_of(seen, places.x(memory, seen.item.x()), rect)))
        .take_while(move |(_, place)| place.left() <= right)
}

/// Where a mark or a count stands in its lane.
fn place_of(seen: &Seen, x: f32, lane: Rect) -> Rect {
    let top = lane.top() + 0.5;
    match &seen.item {
        Item::Mark { row, .. } => {
            let down = row.map_or(MARK / 2.0, |row| f32::from(row) * MARK);
            Rect::from_min_size(pos2(x, top + down), vec2(MARK, MARK))
        }
        Item::Count { .. } => Rect::from_min_size(pos2(x, top + 4.0), vec2(COUNT - 2.0, 16.0)),
    }
}

/// True for a statement of the selected cell, and whether it is the chosen one.
fn is_selected(scene: &Scene, index: StatementIndex) -> Option<bool> {
    let view = &scene.state.view;
    let selection = view.selection?;
    let statement = scene.state.dossier().statement(index);
    let is_of_cell = (statement.point, statement.party) == (selection.point, selection.party);
    is_of_cell.then_some(view.statement == Some(index))
}

fn mark_ui(
    ui: &Ui,
    scene: &mut Scene,
    painter: &Painter,
    rect: Rect,
    (index, is_pale): (StatementIndex, bool),
    reach: Reach,
) {
    let state = scene.state;
    let palette = scene.palette;
    let statement = state.dossier().statement(index);
    let selected = is_selected(scene, index);
    let kind = Kind::of(statement);
    let paint = || {
        paint_mark(painter, &palette, statement.stance, kind, rect, is_pale);
        if let Some(is_chosen) = selected {
            paint_ring(painter, &palette, rect, is_chosen);
        }
    };
    if !reach.is_reached(rect) {
        paint();
        return;
    }
    let id = Id::unique(("mark", index.0));
    // The timeline is one stop for Tab; keys lead from mark to mark.
    let response = ui.interact(rect.intersect(painter.clip_rect()), id, Sense::CLICK);
    let name = || words::mark_name(state.dossier(), index, state.matrix.as_of);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::ListItem, true, selected.is_some(), name())
    });
    ui.accesskit_node_builder(id, |node| node.set_selected(selected == Some(true)));
    if response.hovered() {
        painter.rect_filled(rect.expand(1.0), 3, palette.hover);
    }
    paint();
    if response.clicked() || reach.is_tapped(rect) {
        scene.push(Command::SelectStatement(index));
        scene.push(Command::FocusTimeline);
    }
    // Of hundreds of marks at most one has something to tell.
    if response.contains_pointer() {
        response
            .on_hover_cursor(CursorIcon::PointingHand)
            .on_hover_ui(|ui| {
                ui.label(name());
                ui.label(&statement.gist);
            });
    }
}

/// Paints the dot of statements whose rows are left out.
pub(super) fn paint_dot(painter: &Painter, palette: &Palette, rect: Rect) {
    let color = pale(palette, palette.soft_ink, true);
    painter.circle_filled(rect.center(), DOT, color);
}

/// The cut stretches: a band between two broken edges that says how long it is.
pub(super) fn breaks_ui(ui: &Ui, scene: &Scene, memory: &Memory, places: &Places) {
    let palette = scene.palette;
    let clip = Rect::from_x_y_ranges(places.plot.x_range(), places.lanes.y_range());
    let painter = ui.painter().with_clip_rect(clip);
    for (at, cut) in memory.laid.scale.breaks.iter().enumerate() {
        let band = Rect::from_x_y_ranges(
            places.x(memory, cut.left) + 14.0..=places.x(memory, cut.right) - 8.0,
            places.lanes.y_range(),
        );
        if !band.intersects(clip) {
            continue;
        }
        painter.rect_filled(band, 0, palette.paper);
        let scale = ui.pixels_per_point();
        for edge in [band.left(), band.right()] {
            let strokes = zigzag(edge, band);
            painter.add(look::slants_on_screen(&strokes, palette.strong_line, scale));
        }
        let words = length(cut.days);
        let face = Face::Sans.id(size::LABEL);
        let galley = painter.layout_no_wrap(words.clone(), face, palette.soft_ink);
        if galley.size().x + 8.0 < band.height() {
            // Read from below, as on the axis of a chart.
            let place = band.center() + vec2(-galley.size().y / 2.0, galley.size().x / 2.0);
            let turned = egui::epaint::TextShape::new(place, galley, palette.soft_ink)
                .with_angle(-std::f32::consts::FRAC_PI_2);
            painter.add(turned);
        }
        let id = ui.scope_id().with(("break", at));
        let response: Response = ui.interact(band.intersect(clip), id, Sense::hover());
        response.on_hover_text(format!("{words} without a statement, cut short here"));
    }
}

/// The strokes of a broken edge, each from below to above.
fn zigzag(x: f32, band: Rect) -> Vec<[Pos2; 2]> {
    let mut strokes = Vec::new();
    let mut y = band.top();
    let mut reach = 2.0;
    while y < band.bottom() {
        strokes.push([pos2(x - reach, y + 4.0), pos2(x + reach, y)]);
        reach = -reach;
        y += 4.0;
    }
    strokes
}
