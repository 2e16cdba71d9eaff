//! The date of the lens, and the popup in which it is typed or picked.

use egui::{Button, Id, Key, Popup, PopupCloseBehavior, PopupKind, TextEdit, Ui};

use super::{Scene, calendar, text};
use crate::look::{Face, plain_button, size};
use crate::model::{DateSpan, Day};
use crate::state::Command;

/// What the popup remembers between frames.
#[derive(Debug, Default)]
pub(super) struct Memory {
    calendar: calendar::Memory,
    /// True while the popup is open.
    is_open: bool,
}

const WIDTH: f32 = 264.0;

/// Paints the button, and the popup below it.
pub(super) fn date_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory) {
    let label = match scene.state.lens.as_of.as_deref().map(DateSpan::parse) {
        Some(Ok(date)) => DateSpan::day(date.last_day()).words(),
        _ => "All dates".to_owned(),
    };
    let response = ui.add(plain_button(label.clone()));
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Date: {label}"))
    });
    let popup = Popup::from_toggle_button_response(&response)
        .kind(PopupKind::Menu)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(WIDTH);
    let is_open = popup.is_open();
    let is_new = is_open && !memory.is_open;
    if is_new && let Some(day) = scene.state.lens.day().or_else(|| last_day(scene)) {
        calendar::begin(&mut memory.calendar, day);
    }
    memory.is_open = is_open;
    if !is_open && let Some(typed) = &scene.state.view.date_draft {
        // What was typed counts once the popup is left, if it is a date at all.
        let kept = scene.state.lens.as_of.clone().unwrap_or_default();
        let counts = typed.is_empty() || DateSpan::parse(typed).is_ok();
        scene.push(if counts {
            Command::SetDate(typed.clone())
        } else {
            Command::TypeDate(kept)
        });
    }
    popup.show(|ui| popup_ui(ui, scene, memory, is_new));
}

fn popup_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory, is_new: bool) {
    ui.spacing_mut().item_spacing.y = 8.0;
    ui.set_width(WIDTH);
    note(ui, scene, "Positions as of a day, a month or a year");
    let state = scene.state;
    let kept = state.lens.as_of.clone().unwrap_or_default();
    let mut typed = state.view.date_draft.clone().unwrap_or(kept.clone());
    let before = typed.clone();
    let field = TextEdit::singleline(&mut typed)
        .id(Id::unique("date"))
        .hint_text("2025-08-26, 2025-08 or 2025")
        .margin(egui::Margin::symmetric(8, 6))
        .desired_width(f32::INFINITY);
    let field = ui
        .add(field)
        .accessible_name("A day, a month or a year, such as 2025-08-26");
    if is_new {
        field.request_focus();
    }
    if typed != before {
        scene.push(Command::TypeDate(typed.clone()));
    }
    let problem = match DateSpan::parse(typed.trim()) {
        Err(problem) if !typed.trim().is_empty() => Some(problem),
        _ => None,
    };
    if let Some(problem) = &problem {
        note(ui, scene, &format!("“{}”: {problem}", typed.trim()));
    } else if typed.trim() != kept {
        note(ui, scene, "Enter shows the positions as of this date");
    }
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        scene.push(Command::TypeDate(kept));
    } else if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        if problem.is_none() {
            scene.push(Command::SetDate(typed));
            ui.close();
        } else {
            field.request_focus();
        }
    }
    if let Some(day) = calendar::calendar_ui(ui, scene, &mut memory.calendar) {
        scene.push(Command::SetDate(day.to_string()));
        ui.close();
    }
    let clear = ui.add_enabled(scene.state.lens.as_of.is_some(), Button::new("All dates"));
    if clear.clicked() {
        scene.push(Command::SetDate(String::new()));
        ui.close();
    }
}

fn note(ui: &mut Ui, scene: &Scene, words: &str) {
    let width = ui.available_width();
    let color = scene.palette.soft_ink;
    text::label(
        ui,
        text::paragraph(words, Face::Sans, size::MARK, color, width),
    );
}

/// The last day on which anything was said, a good place to begin from.
fn last_day(scene: &Scene) -> Option<Day> {
    let statements = &scene.state.dossier().statements;
    statements
        .iter()
        .map(|statement| statement.said.last_day())
        .max()
}
