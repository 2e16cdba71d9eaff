//! The windows above the window: open, export, keys, about, measures, and the palette.

mod about;
mod compare;
mod export;
mod importing;
mod joining;
mod keys;
mod measures;
mod mend;
mod open;
mod palette;
mod points;
mod signing;
mod writing;

use egui::{Frame, Id, Margin, Modal, ScrollArea, Ui, Vec2, vec2};

use super::{Preview, Scene, text};
use crate::look::{Face, Palette, plain_button, size};
use crate::state::{Command, Dialog};

/// Dialogs are laid out for windows of at least this size, in points.
const SMALLEST: Vec2 = vec2(640.0, 420.0);
/// Around what stands in a dialog, in points.
const MARGIN: i8 = 22;

/// Paints the dialog that is open, if one is. It takes the keys when it opens.
pub(super) fn dialogs_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    memory: &mut super::Memory,
    preview: &Preview,
) {
    let Some(dialog) = &scene.state.view.dialog else {
        memory.dialog = None;
        return;
    };
    let name = match dialog {
        Dialog::Open { .. } => "open dialog",
        Dialog::Compare { .. } => "compare dialog",
        Dialog::Export(_) => "export dialog",
        Dialog::Keys => "keys dialog",
        Dialog::About => "about dialog",
        Dialog::Palette(_) => "palette",
        Dialog::Measures => "measures dialog",
        Dialog::Head { .. } => "head dialog",
        Dialog::Save { .. } => "save dialog",
        Dialog::SignOff(asked) if asked.is_named => "sign-off dialog",
        Dialog::SignOff(_) => "name dialog",
        Dialog::Import(dialog) => importing::name(dialog.ask),
        Dialog::VersionNotKept(_) => "version dialog",
        Dialog::Unsaved(_) => "unsaved dialog",
        Dialog::Recover(_) => "recover dialog",
        Dialog::Merge(_) => "merge dialog",
        Dialog::MergePoints(_) => "points merge dialog",
        Dialog::SplitPoint(_) => "point split dialog",
        Dialog::Mend(_) => "mend dialog",
    };
    let is_new = memory.dialog != Some(name);
    memory.dialog = Some(name);
    let response = Modal::new(Id::unique(name))
        .frame(frame(&scene.palette))
        .backdrop_color(scene.palette.backdrop)
        .show(ui, |ui| {
            let mut contents = |ui: &mut Ui| match dialog {
                Dialog::Open { path } => open::open_ui(ui, scene, path, is_new),
                Dialog::Compare { path } => compare::compare_ui(ui, scene, path, is_new),
                Dialog::Export(dialog) => export::export_ui(ui, scene, dialog, preview, is_new),
                Dialog::Keys => keys::keys_ui(ui, scene, is_new),
                Dialog::About => about::about_ui(ui, scene, is_new),
                Dialog::Palette(open) => {
                    palette::palette_ui(ui, scene, open, is_new, &mut memory.palette_entry);
                }
                Dialog::Measures => measures::measures_ui(ui, scene, is_new),
                Dialog::Head {
                    title,
                    about,
                    language,
                } => writing::head_ui(ui, scene, [title, about, language], is_new),
                Dialog::Save {
                    path,
                    exists,
                    problem,
                } => writing::save_ui(ui, scene, (path, *exists, problem.as_deref()), is_new),
                Dialog::SignOff(asked) => signing::sign_off_ui(ui, scene, asked, is_new),
                Dialog::Import(dialog) => importing::import_ui(ui, scene, dialog, is_new),
                Dialog::VersionNotKept(asked) => writing::not_kept_ui(ui, scene, asked, is_new),
                Dialog::Unsaved(_) => writing::unsaved_ui(ui, scene, is_new),
                Dialog::Recover(recovery) => joining::recover_ui(ui, scene, recovery, is_new),
                Dialog::Merge(joining) => joining::merge_ui(ui, scene, joining),
                Dialog::MergePoints(merge) => points::merge_ui(ui, scene, merge, is_new),
                Dialog::SplitPoint(split) => points::split_ui(ui, scene, split, is_new),
                Dialog::Mend(mending) => mend::mend_ui(ui, scene, mending, is_new),
            };
            match too_small(ui) {
                Some(room) => {
                    ScrollArea::both()
                        .max_width(room.x)
                        .max_height(room.y)
                        .show(ui, contents);
                }
                None => contents(ui),
            }
        });
    // Escape is read from the table of commands, so only a click beside the dialog closes here.
    let beside = response.backdrop_response.clicked();
    if beside {
        scene.push(Command::Dismiss);
    }
}

/// The room for a dialog in a window that is smaller than any that was asked for, as a system may
/// make it all the same; there what does not fit is scrolled to.
fn too_small(ui: &Ui) -> Option<Vec2> {
    let window = ui.content_rect().size();
    let is_small = window.x < SMALLEST.x || window.y < SMALLEST.y;
    is_small
        .then(|| (window - Vec2::splat(2.0 * f32::from(MARGIN) + size::STEP)).max(Vec2::splat(1.0)))
}

fn frame(palette: &Palette) -> Frame {
    Frame::new()
        .fill(palette.panel)
        .stroke(egui::Stroke::new(size::HAIRLINE, palette.strong_line))
        .corner_radius(size::RADIUS + 2)
        .inner_margin(Margin::same(MARGIN))
}

/// The button that closes a dialog in which nothing is to be done.
fn close_ui(ui: &mut Ui, scene: &mut Scene, is_new: bool) {
    let close = ui.add(plain_button("Close"));
    if is_new {
        close.request_focus();
    }
    if close.clicked() {
        scene.push(Command::Dismiss);
    }
}

/// The heading of a dialog.
fn heading(ui: &mut Ui, scene: &Scene, words: &str) {
    let width = ui.available_width();
    let job = text::paragraph(
        words,
        Face::SansSemiBold,
        size::HEADING,
        scene.palette.ink,
        width,
    );
    text::label(ui, job);
}

/// A line of second rank.
fn line(ui: &mut Ui, scene: &Scene, words: &str) {
    let width = ui.available_width();
    let color = scene.palette.soft_ink;
    text::label(
        ui,
        text::paragraph(words, Face::Sans, size::SMALL, color, width),
    );
}
