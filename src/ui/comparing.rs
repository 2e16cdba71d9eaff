//! What can be done about the comparison of two files, and what stands in place of the list of
//! changes while no file is compared with.

use egui::{Frame, Margin, Ui};

use super::{Scene, text};
use crate::look::{Face, primary_button, size};
use crate::state::{Command, CompareFile};

/// The links beside those of the list.
pub(super) fn actions_ui(ui: &mut Ui, scene: &mut Scene) {
    let palette = scene.palette;
    for (words, name, command) in [
        (
            "Compare with…",
            "Compare with another file…",
            CompareFile::Ask,
        ),
        ("Swap", "Swap the compared files", CompareFile::Swap),
        (
            "Read again",
            "Read the compared file again",
            CompareFile::Again,
        ),
        ("Stop comparing", "Stop comparing", CompareFile::Stop),
    ] {
        if text::named_link(ui, words, name, &palette).clicked() {
            scene.push(Command::CompareFile(command));
        }
    }
}

/// Says what this room is for, and asks for the other file.
pub(super) fn nothing_compared_ui(ui: &mut Ui, scene: &mut Scene) {
    let palette = scene.palette;
    let name = scene.state.opened.origin.name();
    Frame::new()
        .inner_margin(Margin::symmetric(28, 24))
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(620.0));
            let width = ui.available_width();
            let heading = "Open another file to compare this one with";
            let job = text::paragraph(
                heading,
                Face::SansSemiBold,
                size::HEADING,
                palette.ink,
                width,
            );
            text::label(ui, job);
            ui.add_space(4.0);
            for words in [
                format!(
                    "What changed from that file to {name} is listed here: statements that were \
                     recoded first, then cells, other statements, points, parties and sources."
                ),
                "Choose the earlier version of this file, or drop it here. Nothing is changed in \
                 either file."
                    .to_owned(),
            ] {
                let color = palette.soft_ink;
                text::label(
                    ui,
                    text::paragraph(&words, Face::Sans, size::SMALL, color, width),
                );
            }
            ui.add_space(10.0);
            if ui.add(primary_button("Compare with…", &palette)).clicked() {
                scene.push(Command::CompareFile(CompareFile::Ask));
            }
        });
}
