//! What stands above the list of changes: which file is compared with which, and what can be done
//! about that; and what stands in its place while no file is compared with.

use egui::{Frame, Margin, Ui};

use super::{Scene, text};
use crate::look::{Face, primary_button, size};
use crate::state::{Command, Compare, Compared};

/// Names the two files. Old and new are told in words, and which of them is open.
pub(super) fn compare_bar_ui(ui: &mut Ui, scene: &mut Scene, compared: &Compared) {
    let palette = scene.palette;
    let [old, new] = compared.names();
    let open = |is_open: bool| if is_open { ", open here" } else { "" };
    let parts = [
        ("From ", Face::Sans),
        (old.as_str(), Face::SansSemiBold),
        (open(compared.is_swapped), Face::Sans),
        (" to ", Face::Sans),
        (new.as_str(), Face::SansSemiBold),
        (open(!compared.is_swapped), Face::Sans),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let mut job = egui::text::LayoutJob::default();
        for (words, face) in parts {
            let format = text::format(face, size::SMALL, palette.ink, size::BODY_LINE);
            job.append(words, 0.0, format);
        }
        job.wrap = egui::text::TextWrapping::wrap_at_width(ui.available_width());
        text::label(ui, job);
        for (words, name, command) in [
            ("Compare with…", "Compare with another file…", Compare::Ask),
            ("Swap", "Swap the compared files", Compare::Swap),
            ("Read again", "Read the compared file again", Compare::Again),
            ("Stop comparing", "Stop comparing", Compare::Stop),
        ] {
            if text::named_link(ui, words, name, &palette).clicked() {
                scene.push(Command::Compare(command));
            }
        }
    });
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
                scene.push(Command::Compare(Compare::Ask));
            }
        });
}
