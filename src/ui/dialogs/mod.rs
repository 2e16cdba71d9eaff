//! The windows above the window: open, export, keys, about.

mod about;
mod export;
mod keys;
mod open;

use egui::{Color32, Frame, Id, Margin, Modal, Ui};

use super::{Preview, Scene, text};
use crate::look::{Face, Palette, size};
use crate::state::{Command, Dialog};

/// Paints the dialog that is open, if one is.
pub(super) fn dialogs_ui(ui: &mut Ui, scene: &mut Scene, preview: &Preview) {
    let Some(dialog) = &scene.state.view.dialog else {
        return;
    };
    let name = match dialog {
        Dialog::Open { .. } => "open dialog",
        Dialog::Export(_) => "export dialog",
        Dialog::Keys => "keys dialog",
        Dialog::About => "about dialog",
    };
    let response = Modal::new(Id::unique(name))
        .frame(frame(&scene.palette))
        .backdrop_color(backdrop(&scene.palette))
        .show(ui, |ui| match dialog {
            Dialog::Open { path } => open::open_ui(ui, scene, path),
            Dialog::Export(dialog) => export::export_ui(ui, scene, dialog, preview),
            Dialog::Keys => keys::keys_ui(ui, scene),
            Dialog::About => about::about_ui(ui, scene),
        });
    // Escape is read from the table of commands, so only a click beside the dialog closes here.
    let beside = response.backdrop_response.clicked();
    if beside {
        scene.push(Command::Dismiss);
    }
}

fn frame(palette: &Palette) -> Frame {
    Frame::new()
        .fill(palette.panel)
        .stroke(egui::Stroke::new(size::HAIRLINE, palette.strong_line))
        .corner_radius(size::RADIUS + 2)
        .inner_margin(Margin::same(22))
}

fn backdrop(palette: &Palette) -> Color32 {
    palette.shadow.gamma_multiply(2.4)
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
