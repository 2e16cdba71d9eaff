//! The timeline below the matrix: one lane a party, a mark for each statement at its date, and the
//! date that is looked at as a line that can be dragged.
//!
//! What has a place is laid out once for a width (`laid`), by the scale of `scale` and the spread
//! of `spread`; `filtered` tells what of it the filters and the date leave; each frame paints what
//! is on screen. All of it is one stop for Tab: the keys of the
//! table of commands move the date and lead from mark to mark.

mod axis;
mod bars;
mod counts;
mod filtered;
mod laid;
mod lanes;
mod mark;
mod reach;
mod scale;
mod spread;
mod strip;
mod ticks;

use egui::{CursorIcon, Id, Rect, Sense, Ui, pos2, vec2};

use super::Scene;
use super::still::Still;
use crate::look::size;
use crate::model::Day;
use crate::state::TimelineZoom;
use filtered::Filtered;
use laid::Laid;
use reach::Touch;

/// The height of a lane: two rows of marks, and the bars below them.
const LANE: f32 = 29.0;
/// The height of the line above the axis.
const STRIP: f32 = 30.0;
/// The height of the axis.
const AXIS: f32 = 23.0;
/// So many lanes are shown at once; more are scrolled to.
const MOST_LANES: usize = 6;
/// Right of the axis there is room for "all dates".
const REST: f32 = 84.0;
/// A window that is lower than this keeps its height for the matrix.
const LOW: f32 = 560.0;
/// How much one step of zooming changes.
const STEP: f32 = 1.5;
/// The closest look.
const CLOSEST: f32 = 40.0;

/// What the timeline remembers between frames.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    laid: Laid,
    /// What of it is painted under the filters and the date.
    filtered: Filtered,
    touch: Touch,
    /// The bars and pills of each lane.
    drawn: Vec<Still<lanes::Basis>>,
    /// How much wider than its room the axis is, from 1 on; 0 before the first frame.
    zoom: f32,
    /// How far it is moved to the left, in points.
    offset: f32,
    /// The number of the last wish to zoom that was followed.
    zoomed: u64,
    /// The date that was last brought into view.
    followed: Option<Day>,
    /// True while the timeline has been given the keys.
    has_keys: bool,
    /// The date to compare with, as it is being typed while its popup is open.
    draft: Option<String>,
    /// True while that popup is open.
    is_open: bool,
    /// True when the button went down with Ctrl or Alt held: the second date is meant until it
    /// goes up.
    is_second: bool,
    /// What the line above the axis says, and for which state.
    status: Option<(u64, String)>,
}

/// What egui calls the one stop for Tab.
fn timeline_id() -> Id {
    Id::unique("timeline")
}

/// Where everything is in this frame.
struct Places {
    strip: Rect,
    axis: Rect,
    lanes: Rect,
    /// Where the days are, over axis and lanes.
    plot: Rect,
    /// True when the strip stands beside the axis and there are no lanes.
    is_one_line: bool,
}

impl Places {
    fn new(area: Rect, first_width: f32, lanes: f32, is_one_line: bool) -> Self {
        let row = |top: f32, height: f32| {
            Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), height))
        };
        let mut strip = row(area.top(), STRIP);
        let mut axis = row(strip.bottom(), AXIS);
        if is_one_line {
            strip.set_right(area.left() + first_width - 8.0);
            axis = axis.translate(vec2(0.0, -AXIS - (STRIP - AXIS) / 2.0));
        }
        let lanes = row(axis.bottom(), lanes);
        let plot = Rect::from_min_max(
            pos2(area.left() + first_width, axis.top()),
            pos2(area.right() - REST, lanes.bottom()),
        );
        Self {
            strip,
            axis,
            lanes,
            plot,
            is_one_line,
        }
    }

    /// Where a place of the scale is on screen.
    fn x(&self, memory: &Memory, x: f32) -> f32 {
        self.plot.left() + x - memory.offset
    }

    /// Where the line of a date is: at its end, because all of that day counts. Without a date it
    /// rests at the right.
    fn handle(&self, memory: &Memory, day: Option<Day>) -> f32 {
        let end = memory.laid.scale.width;
        day.map_or(self.plot.right() + REST / 2.0, |day| {
            self.x(memory, memory.laid.scale.end(day).min(end)).round()
        })
    }

    /// The day at a place on screen; none at the resting place on the right.
    fn day(&self, memory: &Memory, x: f32) -> Option<Day> {
        if x > self.plot.right() + 16.0 {
            return None;
        }
        let x = x - self.plot.left() + memory.offset;
        memory.laid.scale.day_at(x)
    }
}

/// True when the window is too low for lanes: the axis then shares a line with the strip.
fn is_low(ui: &Ui) -> bool {
    ui.ctx().content_rect().height() < LOW
}

/// How high the timeline is, in points.
pub(crate) fn height(ui: &Ui, scene: &Scene) -> f32 {
    if scene.state.settings.timeline_folded {
        return STRIP;
    }
    if is_low(ui) {
        return STRIP + 4.0;
    }
    STRIP + AXIS + lanes_height(ui, scene) + size::STEP
}

fn lanes_height(ui: &Ui, scene: &Scene) -> f32 {
    if is_low(ui) {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "at most six")]
    let lanes = scene.state.timeline.lanes.len().min(MOST_LANES) as f32;
    lanes * LANE
}

/// Paints the timeline over the whole of `ui`. `first_width` is that of the matrix's first column.
pub(crate) fn timeline_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory, first_width: f32) {
    let area = ui.available_rect_before_wrap();
    let lanes = lanes_height(ui, scene);
    let is_folded = scene.state.settings.timeline_folded;
    let places = Places::new(area, first_width, lanes, is_low(ui) && !is_folded);
    memory.zoom = memory.zoom.max(1.0);
    if !is_folded {
        lay_out(scene, memory, &places);
        follow_zoom(ui, scene, memory, &places);
        follow_date(ui, scene, memory, &places);
        pan_ui(ui, memory, &places);
    }
    strip::strip_ui(ui, scene, memory, &places);
    if is_folded {
        return;
    }
    name_the_timeline(ui);
    axis::axis_ui(ui, scene, memory, &places);
    if lanes > 0.0 {
        lanes::breaks_ui(ui, scene, memory, &places);
        lanes::lanes_ui(ui, scene, memory, &places);
    }
    axis::handles_ui(ui, scene, memory, &places);
}

fn lay_out(scene: &Scene, memory: &mut Memory, places: &Places) {
    let width = places.plot.width().max(60.0);
    if !memory.laid.fits(scene.state, width, memory.zoom) {
        memory.laid.renew(scene.state, width, memory.zoom);
        memory.filtered = Filtered::default();
    }
    if !memory.filtered.fits(scene.state) {
        memory.filtered = Filtered::new(scene.state);
        memory.status = None;
    }
}

/// Zooms as the keys or the wheel ask for it; what is under the pointer, or the date, stays put.
fn follow_zoom(ui: &Ui, scene: &Scene, memory: &mut Memory, places: &Places) {
    let before = memory.zoom;
    let mut at = places.handle(memory, scene.state.lens.day());
    if let Some((number, zoom)) = scene.state.view.zoom
        && number != memory.zoomed
    {
        memory.zoomed = number;
        memory.zoom = match zoom {
            TimelineZoom::In => before * STEP,
            TimelineZoom::Out => before / STEP,
            TimelineZoom::All => 1.0,
        };
    }
    let pointer = ui.input(|input| input.pointer.hover_pos());
    if let Some(pointer) = pointer.filter(|pointer| places.plot.contains(*pointer)) {
        let wheel = ui.input(egui::InputState::zoom_delta);
        if (wheel - 1.0).abs() > 0.001 {
            memory.zoom *= wheel;
            at = pointer.x;
        }
    }
    memory.zoom = memory.zoom.clamp(1.0, CLOSEST);
    if (memory.zoom - before).abs() < 0.001 {
        return;
    }
    let within = at.clamp(places.plot.left(), places.plot.right()) - places.plot.left();
    let day = memory.laid.scale.day_at(within + memory.offset);
    lay_out(scene, memory, places);
    if let Some(day) = day {
        memory.offset = memory.laid.scale.start(day) - within;
    }
}

/// Brings a date that has changed into view: its line, which is at the end of that day, and as far
/// as there is room the marks at its beginning.
fn follow_date(ui: &Ui, scene: &Scene, memory: &mut Memory, places: &Places) {
    let day = scene.state.lens.day();
    if memory.followed == day {
        return;
    }
    memory.followed = day;
    let Some(day) = day else {
        return;
    };
    let width = places.plot.width();
    let edge = (width * 0.1).min(60.0);
    let end = memory.laid.scale.end(day);
    let start = memory.laid.scale.start(day);
    // What is being dragged must not run away from the pointer.
    let is_dragged = ui.input(|input| input.pointer.any_down());
    let left = if is_dragged || end - start > width - 2.0 * edge {
        end
    } else {
        start
    };
    memory.offset = memory
        .offset
        .max(end + edge - width)
        .min((left - edge).max(0.0));
}

/// Moves through time by the wheel or by dragging the lanes, within what there is.
fn pan_ui(ui: &Ui, memory: &mut Memory, places: &Places) {
    let is_over = ui
        .input(|input| input.pointer.hover_pos())
        .is_some_and(|pointer| places.plot.contains(pointer));
    if is_over {
        memory.offset -= ui.input(|input| input.smooth_scroll_delta().x);
    }
    let most = (memory.laid.scale.width - places.plot.width()).max(0.0);
    let lanes = places.plot.intersect(places.lanes);
    if most > 0.0 && lanes.is_positive() {
        // What is painted later lies above: marks keep their clicks, dates their own dragging.
        let response = ui.interact(lanes, ui.scope_id().with("pan"), Sense::DRAG);
        memory.offset -= response.drag_delta().x;
        response.on_hover_and_drag_cursor(CursorIcon::Grab);
    }
    memory.offset = memory.offset.clamp(0.0, most);
}

fn name_the_timeline(ui: &Ui) {
    ui.accesskit_node_builder(ui.scope_id(), |node| {
        node.set_role(egui::accesskit::Role::List);
        node.set_label("Statements on the timeline");
    });
}
