//! The lanes: a party's name, a hairline, marks, and the bars of vague dates below them.

use egui::{
    Align2, Button, CursorIcon, Id, Painter, Popup, Pos2, Rect, Response, ScrollArea, Sense, Shape,
    Stroke, StrokeKind, Ui, pos2, vec2,
};

use super::filtered::{Ground, SeenLane};
use super::laid::BEYOND;
use super::mark::{Kind, MARK, paint_mark, paint_ring, pale};
use super::spread::{COUNT, Item};
use super::ticks::length;
use super::{LANE, Memory, Places};
use crate::finding::Count;
use crate::look::{Face, Palette, size};
use crate::model::{PartyIndex, StatementIndex};
use crate::state::Command;
use crate::ui::{Scene, text};
use crate::words;

/// The height of a bar, in points.
const BAR: f32 = 3.0;
/// Half of the width of the dot of a statement whose row is left out.
const DOT: f32 = 1.5;
/// Between two strokes of the hatching of a bar.
const STROKES: f32 = 4.0;

/// Paints the lanes, of which those on screen are within `places.lanes`.
pub(super) fn lanes_ui(ui: &mut Ui, scene: &mut Scene, memory: &Memory, places: &Places) {
    let count = scene.state.timeline.lanes.len();
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
            let mut top = places.lanes.top() - viewport.top();
            for at in 0..count {
                let lane = Rect::from_min_size(
                    pos2(places.lanes.left(), top),
                    vec2(places.lanes.width(), LANE),
                );
                if lane.intersects(places.lanes) {
                    lane_ui(ui, scene, memory, places, at, lane);
                }
                top += LANE;
            }
        });
}

fn lane_ui(ui: &Ui, scene: &mut Scene, memory: &Memory, places: &Places, at: usize, rect: Rect) {
    let palette = scene.palette;
    let state = scene.state;
    let party = state.timeline.lanes[at].party;
    let name = &state.dossier().party(party).name;
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
    let clip = Rect::from_min_max(
        pos2(places.plot.left() - 3.0, places.lanes.top()),
        pos2(places.plot.right() + 40.0, places.lanes.bottom()),
    );
    let painter = ui.painter().with_clip_rect(clip);
    let shown = memory.filtered.lane(state, &memory.laid, at);
    paint_bars(&painter, &palette, memory, places, rect, shown);
    let marks_top = rect.top() + 0.5;
    let first = shown
        .items
        .partition_point(|seen| seen.item.x() + COUNT < memory.offset);
    for seen in &shown.items[first..] {
        let x = places.x(memory, seen.item.x());
        if x > clip.right() {
            break;
        }
        let place = match &seen.item {
            Item::Mark { row, .. } => {
                let down = row.map_or(MARK / 2.0, |row| f32::from(row) * MARK);
                Rect::from_min_size(pos2(x, marks_top + down), vec2(MARK, MARK))
            }
            Item::Count { .. } => {
                Rect::from_min_size(pos2(x, marks_top + 4.0), vec2(COUNT - 2.0, 16.0))
            }
        };
        match &seen.item {
            _ if seen.is_left_out => paint_dot(&painter, &palette, place),
            Item::Mark { statement, .. } => {
                mark_ui(ui, scene, &painter, place, *statement, seen.is_pale);
            }
            Item::Count { statements, .. } => {
                let count = Counted {
                    party,
                    statements,
                    is_pale: seen.is_pale,
                };
                count_ui(ui, scene, &painter, place, &count);
            }
        }
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
    index: StatementIndex,
    is_pale: bool,
) {
    let state = scene.state;
    let palette = scene.palette;
    let statement = state.dossier().statement(index);
    let id = Id::unique(("mark", index.0));
    // The timeline is one stop for Tab; keys lead from mark to mark.
    let response = ui.interact(rect.intersect(painter.clip_rect()), id, Sense::CLICK);
    let selected = is_selected(scene, index);
    let name = || words::mark_name(state.dossier(), index, state.matrix.as_of);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::ListItem, true, selected.is_some(), name())
    });
    ui.accesskit_node_builder(id, |node| node.set_selected(selected == Some(true)));
    if response.hovered() {
        painter.rect_filled(rect.expand(1.0), 3, palette.hover);
    }
    let kind = Kind::of(statement);
    paint_mark(painter, &palette, statement.stance, kind, rect, is_pale);
    if let Some(is_chosen) = selected {
        paint_ring(painter, &palette, rect, is_chosen);
    }
    if response.clicked() {
        scene.push(Command::SelectStatement(index));
        scene.push(Command::FocusTimeline);
    }
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_ui(|ui| {
            ui.label(name());
            ui.label(&statement.gist);
        });
}

/// So many marks of one party in one place.
struct Counted<'a> {
    party: PartyIndex,
    statements: &'a [StatementIndex],
    is_pale: bool,
}

impl Counted<'_> {
    /// True where a statement of the selected cell is among them, and whether it is the chosen one.
    fn is_selected(&self, scene: &Scene) -> Option<bool> {
        let selection = scene.state.view.selection?;
        if selection.party != self.party {
            return None;
        }
        let index = &scene.state.opened.index;
        let mut of_cell = index.statements(selection.point, selection.party).iter();
        let is_here = |index: &StatementIndex| self.statements.contains(index);
        let chosen = scene.state.view.statement;
        of_cell
            .any(is_here)
            .then(|| chosen.is_some_and(|it| is_here(&it)))
    }
}

/// Paints the count; a click lists what is counted.
fn count_ui(ui: &Ui, scene: &mut Scene, painter: &Painter, rect: Rect, counted: &Counted) {
    let palette = scene.palette;
    let (statements, is_pale) = (counted.statements, counted.is_pale);
    let Some(&first) = statements.first() else {
        return;
    };
    let id = Id::unique(("marks", first.0));
    let response = ui.interact(rect.intersect(painter.clip_rect()), id, Sense::CLICK);
    let name = || {
        let count = Count::new(statements.len(), "statement", "statements");
        let party = &scene.state.dossier().party(counted.party).name;
        format!("{party}: {count} close together, list them")
    };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name()));
    let hovered = response.hovered();
    paint_count(painter, &palette, rect, statements.len(), is_pale, hovered);
    if let Some(is_chosen) = counted.is_selected(scene) {
        paint_ring(painter, &palette, rect, is_chosen);
    }
    let response = response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_ui(|ui| {
            ui.label(name());
        });
    // There are hundreds of counts, and at most one of them is asked for.
    let is_open = Popup::is_id_open(ui, Popup::default_response_id(&response));
    if !response.clicked() && !is_open {
        return;
    }
    Popup::menu(&response).width(420.0).show(|ui| {
        ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
            for &index in statements {
                let state = scene.state;
                let name = words::mark_name(state.dossier(), index, state.matrix.as_of);
                if ui.add(Button::new(name).wrap()).clicked() {
                    scene.push(Command::SelectStatement(index));
                    scene.push(Command::FocusTimeline);
                    ui.close();
                }
            }
        });
    });
}

/// Paints a count of marks.
pub(super) fn paint_count(
    painter: &Painter,
    palette: &Palette,
    rect: Rect,
    count: usize,
    is_pale: bool,
    is_hovered: bool,
) {
    let fill = if is_hovered {
        palette.hover
    } else {
        palette.panel
    };
    painter.rect_filled(rect, 8, fill);
    let edge = Stroke::new(size::HAIRLINE, pale(palette, palette.soft_ink, is_pale));
    painter.rect_stroke(rect, 8, edge, StrokeKind::Inside);
    let words = match count {
        0..=999 => count.to_string(),
        _ => "999+".to_owned(),
    };
    let face = Face::SansSemiBold.id(size::LABEL);
    let ink = pale(palette, palette.ink, is_pale);
    painter.text(rect.center(), Align2::CENTER_CENTER, words, face, ink);
}

/// Paints the dot of statements whose rows are left out.
pub(super) fn paint_dot(painter: &Painter, palette: &Palette, rect: Rect) {
    let color = pale(palette, palette.soft_ink, true);
    painter.circle_filled(rect.center(), DOT, color);
}

/// From the first to the last possible day: solid, hatched where that is inferred, hollow where it
/// runs past the date.
fn paint_bars(
    painter: &Painter,
    palette: &Palette,
    memory: &Memory,
    places: &Places,
    rect: Rect,
    lane: &SeenLane,
) {
    let within = (memory.offset, memory.offset + places.plot.width() + BEYOND);
    let (top, bottom) = (rect.bottom() - 1.5 - BAR, rect.bottom() - 1.5);
    let stroke = |is_pale| Stroke::new(size::HAIRLINE, pale(palette, palette.soft_ink, is_pale));
    for ground in Ground::ALL {
        for &(left, right) in lane.ground(ground, within) {
            let bar = Rect::from_min_max(
                pos2(places.x(memory, left), top),
                pos2(places.x(memory, right), bottom),
            );
            match ground {
                Ground::Later | Ground::PerhapsLater => {
                    let stroke = stroke(ground == Ground::Later);
                    painter.rect_stroke(bar, 0, stroke, StrokeKind::Inside);
                }
                Ground::Inferred => {
                    painter.extend(hatched(bar.intersect(painter.clip_rect()), stroke(false)));
                }
                Ground::Stated => {
                    painter.rect_filled(bar, 0, palette.soft_ink);
                }
            }
        }
    }
    for &(end, is_later) in lane.ends(within) {
        let x = places.x(memory, end);
        painter.vline(x, top - 1.0..=bottom + 0.5, stroke(is_later));
    }
}

/// Short slanted strokes along a bar.
pub(super) fn hatched(rect: Rect, stroke: Stroke) -> Vec<Shape> {
    let mut strokes = Vec::new();
    // On one grid, so that bars over each other do not add up to a darker one.
    let mut x = (rect.left() / STROKES).ceil() * STROKES;
    while x + BAR <= rect.right() {
        let ends: [Pos2; 2] = [pos2(x, rect.bottom()), pos2(x + BAR, rect.top())];
        strokes.push(Shape::line_segment(ends, stroke));
        x += STROKES;
    }
    strokes
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
        let stroke = Stroke::new(size::HAIRLINE, palette.strong_line);
        for edge in [band.left(), band.right()] {
            painter.add(Shape::line(zigzag(edge, band), stroke));
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

fn zigzag(x: f32, band: Rect) -> Vec<Pos2> {
    let mut points = Vec::new();
    let mut y = band.top();
    let mut out = false;
    while y <= band.bottom() {
        points.push(pos2(if out { x + 2.0 } else { x - 2.0 }, y));
        out = !out;
        y += 4.0;
    }
    points
}
