//! Asks how and where to export, with a live preview of what will be written.
//!
//! Only what the chosen format heeds is asked for.

mod actions;
mod choices;
mod layout;
mod preview;
mod target;

use egui::{Id, Key, Modifiers, ScrollArea, Ui, vec2};

use super::{heading, line};
use crate::look::{Face, size};
use crate::state::{Command, ExportDialog};
use crate::ui::preview::Preview;
use crate::ui::{Previewed, Scene, text};

/// The height that the path and the buttons are taken to need before they were painted once.
const ACTIONS: f32 = 130.0;
/// In a dialog less wide than this, the choices and the preview take turns.
const FOLDED: f32 = 660.0;
/// The width of the names of groups.
const NAMES: f32 = 68.0;

/// Paints the dialog: choices to the left, the preview to the right; in a small window in turns.
pub(super) fn export_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    dialog: &ExportDialog,
    preview: &Preview,
    is_new: bool,
) {
    keys(ui, scene, dialog, preview);
    let screen = ui.ctx().content_rect().size();
    let width = (screen.x - 72.0).clamp(420.0, 1160.0);
    let height = (screen.y - 72.0).clamp(240.0, 820.0);
    ui.set_width(width);
    let form = Form {
        is_folded: width < FOLDED,
        is_new,
    };
    if form.is_folded {
        column_ui(ui, scene, dialog, form, height, |ui, scene, room| {
            if dialog.is_previewed {
                preview::preview_ui(ui, scene, dialog, preview, room);
            } else {
                scrolled_ui(ui, scene, dialog, room);
            }
        });
        return;
    }
    ui.horizontal_top(|ui| {
        let choices = 344.0_f32;
        ui.allocate_ui(vec2(choices, height), |ui| {
            ui.vertical(|ui| {
                ui.set_width(choices);
                column_ui(ui, scene, dialog, form, height, |ui, scene, room| {
                    scrolled_ui(ui, scene, dialog, room);
                });
            });
        });
        ui.add_space(size::STEP);
        ui.vertical(|ui| preview::preview_ui(ui, scene, dialog, preview, height));
    });
}

/// How the dialog is painted.
#[derive(Clone, Copy, Debug)]
struct Form {
    /// True where the preview has no room beside the choices.
    is_folded: bool,
    /// True when it has just been opened.
    is_new: bool,
}

/// Something in the room that is left above the path and the buttons, which stay in view.
fn column_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    dialog: &ExportDialog,
    form: Form,
    height: f32,
    add: impl FnOnce(&mut Ui, &mut Scene, f32),
) {
    // What is said above the buttons takes one line or three: they need what they took last.
    let id = Id::unique("the height of what is done with an export");
    let needed: f32 = ui.data(|data| data.get_temp(id)).unwrap_or(ACTIONS);
    let room = (height - needed).max(80.0);
    ui.allocate_ui(vec2(ui.available_width(), room), |ui| {
        ui.set_min_size(vec2(ui.available_width(), room));
        add(ui, scene, room);
    });
    let top = ui.cursor().top();
    text::rule(ui, scene.palette.line);
    target::target_ui(ui, scene, dialog);
    actions::actions_ui(ui, scene, dialog, form);
    let taken = ui.cursor().top() - top;
    if (taken - needed).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, taken));
        ui.request_discard("the buttons of the export dialog need another height");
    }
}

/// The choices, scrolled where the window is low.
fn scrolled_ui(ui: &mut Ui, scene: &mut Scene, dialog: &ExportDialog, room: f32) {
    let width = ui.available_width();
    ScrollArea::vertical()
        .id_salt("export choices")
        .max_height(room)
        .min_scrolled_height(room)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            // The bar floats over what is to its left.
            ui.set_width(width - 14.0);
            choices_ui(ui, scene, dialog);
        });
}

/// Pages are turned and the file is written whatever has the focus: a field of one line has no use
/// for these keys.
fn keys(ui: &Ui, scene: &mut Scene, dialog: &ExportDialog, preview: &Preview) {
    let pressed =
        |key: Key, modifiers: Modifiers| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Key::PageDown, Modifiers::NONE) {
        turn(scene, dialog, preview, 1);
    }
    if pressed(Key::PageUp, Modifiers::NONE) {
        turn(scene, dialog, preview, -1);
    }
    if pressed(Key::Enter, Modifiers::COMMAND) && scene.state.task.is_none() {
        scene.push(actions::export_command(dialog));
    }
}

/// Looks at another page, where there is one.
fn turn(scene: &mut Scene, dialog: &ExportDialog, preview: &Preview, by: isize) {
    let Previewed::Page(page) = &preview.made else {
        return;
    };
    let last = page.pages.saturating_sub(1);
    let here = dialog.page.min(last);
    let next = here.saturating_add_signed(by).min(last);
    if let (Ok(next), Ok(page)) = (isize::try_from(next), isize::try_from(dialog.page))
        && next != page
    {
        scene.push(Command::TurnPreview(next - page));
    }
}

fn choices_ui(ui: &mut Ui, scene: &mut Scene, dialog: &ExportDialog) {
    let state = scene.state;
    heading(ui, scene, &format!("Export {}", state.subject().words()));
    line(ui, scene, &state.told.dated);
    choices::format_ui(ui, scene, dialog);
    choices::preset_ui(ui, scene, dialog);
    let mut options = dialog.options.clone();
    choices::scope_ui(ui, scene, dialog.format, &mut options);
    layout::layout_ui(ui, scene, dialog.format, &mut options);
    choices::words_ui(ui, scene, dialog.format, &mut options);
    if options != dialog.options {
        scene.push(Command::SetExport(options));
    }
}

/// A group of choices: its name to the left, the choices to the right.
fn group_ui(ui: &mut Ui, scene: &Scene, name: &str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(NAMES);
            // On the line of the words on the first row of buttons.
            ui.add_space(size::HALF_STEP);
            let color = scene.palette.soft_ink;
            let job = text::paragraph(name, Face::Sans, size::SMALL, color, NAMES);
            text::label(ui, job);
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            ui.set_width(ui.available_width());
            add(ui);
        });
    });
}

/// Small buttons of which one is chosen; gives back the one that was clicked.
fn one_of_ui<T: Copy>(
    ui: &mut Ui,
    group: &str,
    choices: impl IntoIterator<Item = (T, &'static str, bool)>,
) -> Option<T> {
    let mut clicked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 6.0);
        ui.spacing_mut().button_padding = vec2(7.0, 2.0);
        ui.spacing_mut().interact_size.y = 24.0;
        for (choice, words, is_chosen) in choices {
            let label = egui::RichText::new(words).font(Face::Sans.id(size::SMALL));
            let button = ui.add(egui::Button::new(label).selected(is_chosen));
            button.widget_info(|| {
                let name = format!("{group}: {words}");
                egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_chosen, name)
            });
            if button.clicked() {
                clicked = Some(choice);
            }
        }
    });
    clicked
}
