//! The time axis and the two dates on it: the one that is looked at, and the one compared with.

use egui::{
    Align2, CursorIcon, Painter, Pos2, Rangef, Rect, Response, Sense, Shape, Stroke, StrokeKind,
    Ui, pos2, vec2,
};

use super::laid::BEYOND;
use super::ticks::width;
use super::{Memory, Places};
use crate::finding::Count;
use crate::look::{self, Face, Palette, Symbol, paint_symbol, size};
use crate::model::{DateSpan, Day};
use crate::state::{Command, Focus};
use crate::ui::{Scene, focus, text};
use crate::words;

/// Half of the width in which a date's line can be taken hold of.
const GRIP: f32 = 4.0;

/// Dates whose lines are nearer than this turn their flags away from each other.
const NEAR: f32 = 90.0;

/// No label of the axis is longer than this, in points.
const LONGEST: f32 = 120.0;

/// Between the words of a flag and its edges, both sides together.
const FLAG_EDGES: f32 = 12.0;

/// A date on the axis: where its line is, what its flag says, and to which side that leans.
struct Handle {
    x: f32,
    label: String,
    side: Align2,
}

impl Handle {
    /// Where the flag is between left and right; it never reaches past `end`.
    fn flag(&self, width: f32, end: f32) -> Rangef {
        let middle = match self.side.x() {
            egui::Align::Min => self.x + width / 2.0 - 5.0,
            egui::Align::Center => self.x,
            egui::Align::Max => self.x + 5.0 - width / 2.0,
        };
        let right = (middle + width / 2.0).min(end - 4.0);
        Rangef::new(right - width, right)
    }
}

/// The date that is looked at, and the one compared with where that is another.
fn handles(scene: &Scene, memory: &Memory, places: &Places) -> (Handle, Option<Handle>) {
    let lens = &scene.state.lens;
    let as_of = lens.day();
    let second = lens.compared_day().filter(|day| Some(*day) != as_of);
    let here = places.handle(memory, as_of);
    let other = second.map(|day| (day, places.handle(memory, Some(day))));
    let side = |x: f32, beside: Option<f32>| match beside {
        Some(beside) if (x - beside).abs() <= NEAR && x < beside => Align2::RIGHT_CENTER,
        Some(beside) if (x - beside).abs() <= NEAR => Align2::LEFT_CENTER,
        _ => Align2::CENTER_CENTER,
    };
    let first = Handle {
        x: here,
        label: as_of.map_or_else(|| "all dates".to_owned(), short),
        side: side(here, other.map(|(_, x)| x)),
    };
    let second = other.map(|(day, x)| Handle {
        x,
        label: short(day),
        side: side(x, Some(here)),
    });
    (first, second)
}

/// A date in short, as it stands on its handle: `3 Mar 2025`.
fn short(day: Day) -> String {
    format!("{} {}", day.day(), DateSpan::day(day).short(true))
}

/// Paints ticks and labels, and takes clicks on them.
pub(super) fn axis_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory, places: &Places) {
    let palette = scene.palette;
    let area = Rect::from_x_y_ranges(
        places.plot.left() - 6.0..=places.axis.right(),
        places.axis.y_range(),
    );
    let response = ui.interact(area, super::timeline_id(), Sense::click_and_drag());
    let name = name(scene);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Slider, true, &name));
    keep_focus(ui, scene, memory, &response);
    let clip = Rect::from_x_y_ranges(
        places.plot.left() - 1.0..=places.axis.right(),
        places.axis.top()..=places.lanes.bottom(),
    );
    let painter = ui.painter().with_clip_rect(clip);
    let bottom = places.axis.bottom() - 0.5;
    let strong = Stroke::new(size::HAIRLINE, palette.strong_line);
    painter.hline(places.plot.x_range(), bottom, strong);
    // No label shows in part behind a date's flag.
    let (first, second) = handles(scene, memory, places);
    let flags: Vec<Rangef> = [Some(first), second]
        .into_iter()
        .flatten()
        .map(|handle| handle.flag(width(&handle.label) + FLAG_EDGES, places.axis.right()))
        .collect();
    let mut taken = flags;
    taken.extend(month_ui(&painter, scene, memory, places, &taken));
    let ticks = &memory.laid.ticks;
    // A label that begins further left than this cannot reach into view.
    let first = ticks.partition_point(|tick| tick.x < memory.offset - LONGEST);
    let end = memory.offset + places.plot.width() + BEYOND;
    for tick in ticks[first..].iter().take_while(|tick| tick.x <= end) {
        let x = places.x(memory, tick.x).round() + 0.5;
        let (face, ink) = if tick.is_strong {
            (Face::SansSemiBold, palette.soft_ink)
        } else {
            (Face::Sans, palette.soft_ink)
        };
        let scale = ui.pixels_per_point();
        for (range, color) in [
            (bottom - 5.0..=bottom, palette.strong_line),
            (bottom..=places.lanes.bottom(), palette.line),
        ] {
            let left = x - size::HAIRLINE / 2.0;
            let rule = Rect::from_x_y_ranges(left..=left + size::HAIRLINE, range);
            painter.add(look::rule_on_screen(rule, color, scale));
        }
        let words = Rangef::new(x, x + width(&tick.words) + 3.0);
        if taken.iter().any(|taken| taken.intersects(words)) {
            continue;
        }
        let at = pos2(x + 3.0, places.axis.center().y - 1.0);
        let face = face.id(size::LABEL);
        painter.text(at, Align2::LEFT_CENTER, &tick.words, face, ink);
    }
    if !places.is_one_line {
        outside_ui(ui, scene, memory, places);
    }
    take(ui, scene, memory, places, &response, false);
    if response.has_focus() {
        let stroke = Stroke::new(size::SELECTION_RULE, palette.ink);
        let ring = Rect::from_min_max(area.min, places.axis.max).shrink(1.0);
        ui.painter()
            .rect_stroke(ring, size::CHIP_RADIUS, stroke, StrokeKind::Inside);
    }
    response.on_hover_cursor(CursorIcon::ResizeHorizontal);
}

/// The month at the left end of a closer look, whose own label is not on screen; gives back the
/// room that it takes. The days beside it are bare numbers.
fn month_ui(
    painter: &Painter,
    scene: &Scene,
    memory: &Memory,
    places: &Places,
    flags: &[Rangef],
) -> Option<Rangef> {
    let day = memory.laid.scale.day_at(memory.offset)?;
    let words = DateSpan::day(day).short(true);
    let left = places.plot.left();
    let room = Rangef::new(left, left + width(&words) + 9.0);
    let ticks = &memory.laid.ticks;
    let first = ticks.partition_point(|tick| tick.x < memory.offset);
    let mut near = ticks[first..]
        .iter()
        .take_while(|tick| places.x(memory, tick.x) <= room.max);
    let is_said = near.any(|tick| tick.is_strong);
    if memory.offset < 1.0 || is_said || flags.iter().any(|flag| flag.intersects(room)) {
        return None;
    }
    let face = Face::SansSemiBold.id(size::LABEL);
    let at = pos2(left + 3.0, places.axis.center().y - 1.0);
    painter.text(at, Align2::LEFT_CENTER, words, face, scene.palette.soft_ink);
    Some(room)
}

/// What the timeline is called: its date, what that is compared with, and what there is.
fn name(scene: &Scene) -> String {
    let state = scene.state;
    let date = state.matrix.as_of.map_or_else(
        || "all dates".to_owned(),
        |day| format!("as of {}", DateSpan::day(day).words()),
    );
    let count = Count::new(state.timeline.statements, "statement", "statements");
    let from = state.timeline.days.first().zip(state.timeline.last);
    let range =
        from.and_then(|(&first, last)| words::months(&[DateSpan::day(first), DateSpan::day(last)]));
    let range = range.unwrap_or_default();
    let mut name = format!("Timeline, {date}; {count}, {range}");
    if let Some(day) = state.lens.compared_day() {
        let with = DateSpan::day(day).words();
        name.push_str(&format!("; compared with {with}"));
    }
    name
}

/// The timeline holds the keys while it has the focus, and hands them on when Tab leads away.
fn keep_focus(ui: &Ui, scene: &mut Scene, memory: &mut Memory, response: &Response) {
    let view = &scene.state.view;
    let is_wanted = view.focus == Focus::Timeline;
    let focused = ui.memory(egui::Memory::focused);
    if response.gained_focus() && !is_wanted {
        memory.has_keys = true;
        scene.push(Command::FocusTimeline);
    } else if is_wanted && view.dialog.is_none() {
        let elsewhere = focused.is_some_and(|id| id != response.id);
        if elsewhere && memory.has_keys {
            memory.has_keys = false;
            scene.push(Command::LeaveSearch);
        } else if focused != Some(response.id) {
            memory.has_keys = true;
            response.request_focus();
        }
    } else {
        memory.has_keys = false;
    }
    focus::own_arrows(ui, response.id);
}

/// A click or a drag sets the date that it leads to; with Ctrl or Alt, the one to compare with.
fn take(
    ui: &Ui,
    scene: &mut Scene,
    memory: &mut Memory,
    places: &Places,
    response: &Response,
    is_second: bool,
) {
    let Some(pointer) = response.interact_pointer_pos() else {
        return;
    };
    if !response.dragged() && !response.clicked() && !response.is_pointer_button_down_on() {
        return;
    }
    let (went_down, modifiers) = ui.input(|input| (input.pointer.any_pressed(), input.modifiers));
    if went_down {
        memory.is_second = is_second || modifiers.command || modifiers.alt;
    }
    let is_second = memory.is_second;
    let day = places.day(memory, pointer.x);
    let text = day.map_or_else(String::new, |day| day.to_string());
    let lens = &scene.state.lens;
    if is_second {
        if lens.compared_day() != day {
            scene.push(Command::CompareWith(text));
        }
    } else if lens.day() != day {
        scene.push(Command::SetDate(text));
    }
    if scene.state.view.focus != Focus::Timeline {
        scene.push(Command::FocusTimeline);
    }
}

/// Where marks lie that are not on screen, and how many; a click leads there.
fn outside_ui(ui: &Ui, scene: &Scene, memory: &mut Memory, places: &Places) {
    let page = places.plot.width();
    let (left, laid) = (memory.offset, &memory.laid);
    if laid.scale.width <= page {
        return;
    }
    let right = left + page + BEYOND;
    let (before, after) = memory.filtered.outside(scene.state, laid, left, right);
    let sides = [
        (before, Symbol::CaretLeft, -page * 0.8, "earlier"),
        (after, Symbol::CaretRight, page * 0.8, "later"),
    ];
    for (count, symbol, by, side) in sides {
        if count == 0 {
            continue;
        }
        // Beside the axis on the left, above it on the right, where "all dates" stands.
        let corner = if by < 0.0 {
            pos2(places.plot.left() - 58.0, places.axis.top() + 2.0)
        } else {
            pos2(places.axis.right() - 62.0, places.axis.top() - 20.0)
        };
        let rect = Rect::from_min_size(corner, vec2(50.0, 17.0));
        let id = ui.scope_id().with(side);
        let response = ui.interact(rect, id, Sense::CLICK);
        let statements = Count::new(count, "statement", "statements");
        let name = format!("{statements} {side}");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        let ink = if response.hovered() {
            scene.palette.ink
        } else {
            scene.palette.soft_ink
        };
        let sign = Rect::from_center_size(
            pos2(
                if by < 0.0 {
                    rect.left() + 6.0
                } else {
                    rect.right() - 6.0
                },
                rect.center().y,
            ),
            vec2(9.0, 9.0),
        );
        paint_symbol(ui.painter(), symbol, sign, ink);
        let face = Face::Sans.id(size::LABEL);
        let words = count.to_string();
        ui.painter()
            .text(rect.center(), Align2::CENTER_CENTER, words, face, ink);
        if response.clicked() {
            memory.offset += by;
        }
        response.on_hover_text(name);
    }
}

/// Paints both dates over axis and lanes, and lets them be dragged by their lines.
pub(super) fn handles_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory, places: &Places) {
    let (first, second) = handles(scene, memory, places);
    let area = places.axis.with_max_y(places.lanes.bottom());
    let painter = ui.painter().with_clip_rect(area);
    let is_on_screen = |x: f32| x >= places.plot.left() - 1.0 && x <= places.axis.right();
    if let Some(handle) = second
        && is_on_screen(handle.x)
    {
        let x = handle.x;
        let line = [pos2(x, places.axis.bottom()), pos2(x, area.bottom())];
        let stroke = Stroke::new(1.5, scene.palette.ink);
        painter.extend(Shape::dashed_line(&line, stroke, 4.0, 3.0));
        paint_flag(&painter, &scene.palette, places, &handle, true);
        let response = grip(ui, places, x, "second date");
        take(ui, scene, memory, places, &response, true);
        response.on_hover_cursor(CursorIcon::ResizeHorizontal);
    }
    if is_on_screen(first.x) {
        let stroke = match scene.state.lens.day() {
            Some(_) => Stroke::new(2.0, scene.palette.ink),
            None => Stroke::new(size::HAIRLINE, scene.palette.soft_ink),
        };
        painter.vline(first.x, places.axis.bottom()..=area.bottom(), stroke);
        paint_flag(&painter, &scene.palette, places, &first, false);
        let response = grip(ui, places, first.x, "date");
        take(ui, scene, memory, places, &response, false);
        response.on_hover_cursor(CursorIcon::ResizeHorizontal);
    }
}

/// Where a date's line can be taken hold of.
fn grip(ui: &Ui, places: &Places, x: f32, salt: &str) -> Response {
    let rect = Rect::from_x_y_ranges(x - GRIP..=x + GRIP, places.lanes.y_range());
    ui.interact(rect, ui.scope_id().with(salt), Sense::DRAG)
}

/// A date's flag on the axis, with a point that leads down to its line.
fn paint_flag(
    painter: &Painter,
    palette: &Palette,
    places: &Places,
    handle: &Handle,
    is_hollow: bool,
) {
    let (fill, ink) = if is_hollow {
        (palette.panel, palette.ink)
    } else {
        (palette.ink, palette.panel)
    };
    let face = Face::SansSemiBold;
    let job = text::one_line(&handle.label, face, size::LABEL, ink, f32::INFINITY);
    let galley = painter.layout_job(job);
    let across = handle.flag(galley.size().x + FLAG_EDGES, places.axis.right());
    let middle = places.axis.top() + 9.0;
    let rect = Rect::from_x_y_ranges(across, middle - 8.5..=middle + 8.5);
    let point: Vec<Pos2> = [(-4.0, -1.0), (4.0, -1.0), (0.0, 4.0)]
        .into_iter()
        .map(|(across, down)| pos2(handle.x + across, rect.bottom() + down))
        .collect();
    painter.add(Shape::convex_polygon(point, palette.ink, Stroke::NONE));
    painter.rect_filled(rect, size::CHIP_RADIUS, fill);
    let stroke = Stroke::new(1.5, palette.ink);
    painter.rect_stroke(rect, size::CHIP_RADIUS, stroke, StrokeKind::Inside);
    let at = rect.center() - galley.size() / 2.0;
    painter.galley(at, galley, ink);
}
