//! A month of days of which one is picked, in weeks from Monday. A dot marks the days from which a
//! statement counts.

use std::collections::BTreeMap;

use egui::{Align, Layout, pos2, vec2};
use egui::{Id, Key, Modifiers, Rect, Response, Sense, Stroke, StrokeKind, Ui};

use super::{Scene, focus, text};
use crate::finding::Count;
use crate::look::{Face, Symbol, size};
use crate::model::{DateSpan, Day};

/// What the calendar remembers between frames.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The day that the keys are on; its month is shown.
    day: Option<Day>,
    /// True when that day is to take the keys: another one had them.
    moved: bool,
}

const WEEKDAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const ROW: f32 = 30.0;

/// Begins at a day when the calendar is opened.
pub(super) fn begin(memory: &mut Memory, day: Day) {
    memory.day = Some(day);
    memory.moved = false;
}

/// Paints the month and gives back the day that was picked.
pub(super) fn calendar_ui(ui: &mut Ui, scene: &Scene, memory: &mut Memory) -> Option<Day> {
    let day = memory.day?;
    let mut to = month_ui(ui, scene, day);
    let width = ui.available_width();
    let column = (width / 7.0).floor();
    weekdays_ui(ui, scene, column);
    let first = day.first_of_month();
    let before = usize::try_from(first.weekday().to_monday_zero_offset()).unwrap_or(0);
    let days: Vec<Day> = std::iter::successors(Some(first), |day| day.tomorrow().ok())
        .take_while(|other| other.month() == first.month())
        .collect();
    let weeks = (before + days.len()).div_ceil(7);
    #[expect(clippy::cast_precision_loss, reason = "there are at most six weeks")]
    let height = ROW * weeks as f32;
    let (grid, _) = ui.allocate_exact_size(vec2(column * 7.0, height), Sense::hover());
    let said = said_on(scene);
    let mut picked = None;
    for (at, &other) in days.iter().enumerate() {
        let at = at + before;
        #[expect(clippy::cast_precision_loss, reason = "at most 42 days are shown")]
        let (across, down) = ((at % 7) as f32, (at / 7) as f32);
        let corner = grid.min + vec2(across * column, down * ROW);
        let rect = Rect::from_min_size(corner, vec2(column, ROW)).shrink(1.0);
        let statements = said.get(&other).copied().unwrap_or(0);
        let response = day_ui(ui, scene, rect, other, statements, other == day);
        if response.clicked() {
            picked = Some(other);
        }
        if other == day {
            if memory.moved {
                memory.moved = false;
                response.request_focus();
            }
            to = keys(ui, &response, day).or(to);
        }
    }
    if let Some(to) = to {
        memory.day = Some(to);
        memory.moved = true;
    }
    picked
}

/// The month's name between the ways to its neighbours.
fn month_ui(ui: &mut Ui, scene: &Scene, day: Day) -> Option<Day> {
    let palette = scene.palette;
    let mut to = None;
    ui.horizontal(|ui| {
        let (before, after) = (previous_month(day), next_month(day));
        let symbol = |ui: &mut Ui, symbol, name| text::symbol_button(ui, symbol, name, &palette);
        if symbol(ui, Symbol::CaretLeft, "Previous month").clicked() {
            to = before;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if symbol(ui, Symbol::CaretRight, "Next month").clicked() {
                to = after;
            }
            let width = ui.available_width();
            let words = format!("{:04}-{:02}", day.year(), day.month());
            let words = DateSpan::parse(&words).map_or(words, DateSpan::words);
            let job = text::one_line(&words, Face::SansSemiBold, size::BODY, palette.ink, width);
            ui.centered_and_justified(|ui| text::label(ui, job));
        });
    });
    to
}

fn weekdays_ui(ui: &mut Ui, scene: &Scene, column: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(column * 7.0, 18.0), Sense::hover());
    let color = scene.palette.soft_ink;
    let mut middle = rect.left() + column / 2.0;
    for name in WEEKDAYS {
        let job = text::one_line(name, Face::Sans, size::LABEL, color, column);
        let galley = text::galley(ui, job);
        let at = pos2(middle, rect.center().y) - galley.size() / 2.0;
        ui.painter().galley(at, galley, color);
        middle += column;
    }
}

/// How many statements count from each day on.
fn said_on(scene: &Scene) -> BTreeMap<Day, usize> {
    let mut said = BTreeMap::new();
    for statement in &scene.state.dossier().statements {
        *said.entry(statement.day()).or_default() += 1;
    }
    said
}

/// One day. Only the one that the keys are on is a stop for Tab; arrows lead to the others.
fn day_ui(
    ui: &Ui,
    scene: &Scene,
    rect: Rect,
    day: Day,
    statements: usize,
    has_keys: bool,
) -> Response {
    let palette = scene.palette;
    let in_force = scene.state.lens.day() == Some(day);
    let sense = if has_keys {
        Sense::click()
    } else {
        Sense::CLICK
    };
    let id = Id::unique(("calendar day", day.year(), day.month(), day.day()));
    let response = ui.interact(rect, id, sense);
    let mut name = DateSpan::day(day).words();
    if statements > 0 {
        let count = Count::new(statements, "statement", "statements");
        name = format!("{name}, {count}");
    }
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, in_force, &name));
    let painter = ui.painter();
    let ink = if in_force { palette.panel } else { palette.ink };
    if in_force {
        painter.rect_filled(rect, size::CHIP_RADIUS, palette.ink);
    } else if response.hovered() {
        painter.rect_filled(rect, size::CHIP_RADIUS, palette.hover);
    }
    if response.has_focus() {
        let stroke = Stroke::new(size::SELECTION_RULE, palette.ink);
        let ring = rect.expand(if in_force { 2.0 } else { 0.0 });
        painter.rect_stroke(ring, size::CHIP_RADIUS, stroke, StrokeKind::Inside);
    }
    let number = day.day().to_string();
    let color = if statements > 0 || in_force {
        ink
    } else {
        palette.soft_ink
    };
    let job = text::one_line(&number, Face::Sans, size::BUTTON, color, rect.width());
    let galley = text::galley(ui, job);
    let at = pos2(rect.center().x, rect.center().y - 2.0) - galley.size() / 2.0;
    painter.galley(at, galley, color);
    if statements > 0 {
        painter.circle_filled(pos2(rect.center().x, rect.bottom() - 5.0), 1.75, ink);
    }
    response
}

/// Where the keys lead from a day that has them.
fn keys(ui: &Ui, response: &Response, day: Day) -> Option<Day> {
    if !response.has_focus() {
        return None;
    }
    focus::own_arrows(ui, response.id);
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let moves = [
        (Key::ArrowLeft, days_from(day, -1)),
        (Key::ArrowRight, days_from(day, 1)),
        (Key::ArrowUp, days_from(day, -7)),
        (Key::ArrowDown, days_from(day, 7)),
        (Key::PageUp, previous_month(day)),
        (Key::PageDown, next_month(day)),
        (Key::Home, Some(day.first_of_month())),
        (Key::End, Some(day.last_of_month())),
    ];
    moves
        .into_iter()
        .find(|&(key, _)| pressed(key))
        .and_then(|(_, to)| to)
}

/// The day so many days later, or earlier if negative; none where the calendar ends.
fn days_from(day: Day, by: i8) -> Option<Day> {
    (0..by.unsigned_abs()).try_fold(day, |day, _| {
        let next = if by < 0 {
            day.yesterday()
        } else {
            day.tomorrow()
        };
        next.ok()
    })
}

fn previous_month(day: Day) -> Option<Day> {
    let last = day.first_of_month().yesterday().ok()?;
    Some(in_month_of(last, day))
}

fn next_month(day: Day) -> Option<Day> {
    let first = day.last_of_month().tomorrow().ok()?;
    Some(in_month_of(first, day))
}

/// The same day of another month, or that month's last.
fn in_month_of(month: Day, day: Day) -> Day {
    let days = day.day().min(month.days_in_month()) - 1;
    days_from(month.first_of_month(), days).unwrap_or(month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_left_at_the_same_day_or_at_their_last() {
        let day = |text: &str| DateSpan::parse(text).expect("a day").first_day();
        let cases = [
            ("2025-03-31", "2025-02-28", "2025-04-30"),
            ("2024-01-30", "2023-12-30", "2024-02-29"),
            ("2025-12-01", "2025-11-01", "2026-01-01"),
        ];
        for (from, before, after) in cases {
            assert_eq!(previous_month(day(from)), Some(day(before)));
            assert_eq!(next_month(day(from)), Some(day(after)));
        }
        assert_eq!(days_from(day("2025-03-03"), -7), Some(day("2025-02-24")));
        assert_eq!(next_month(Day::MAX), None);
        assert_eq!(days_from(Day::MIN, -1), None);
    }
}
