//! What is done with the choices, and what stands in the way.

use egui::{ProgressBar, Ui};

use super::{Form, line};
use crate::look::{Face, plain_button, primary_button, size};
use crate::state::{Command, ExportDialog};
use crate::ui::{Scene, text};
use crate::words;

/// What the main button does: nothing is replaced unasked.
pub(super) fn export_command(dialog: &ExportDialog) -> Command {
    if dialog.exists {
        Command::ExportReplacing
    } else {
        Command::Export
    }
}

/// What was done or stands in the way, then the buttons.
pub(super) fn actions_ui(ui: &mut Ui, scene: &mut Scene, dialog: &ExportDialog, form: Form) {
    if scene.state.task.is_some() {
        task_ui(ui, scene);
    } else {
        told_ui(ui, scene, dialog);
    }
    ui.horizontal_wrapped(|ui| {
        let palette = scene.palette;
        let busy = scene.state.task.is_some();
        let label = if dialog.exists {
            "Replace it"
        } else {
            "Export"
        };
        let export = ui.add_enabled(!busy, primary_button(label, &palette));
        if form.is_new {
            export.request_focus();
        }
        if export.clicked() {
            scene.push(export_command(dialog));
        }
        let (label, command) = if busy {
            ("Stop", Command::Cancel)
        } else {
            ("Close", Command::Dismiss)
        };
        if ui.add(plain_button(label)).clicked() {
            scene.push(command);
        }
        if form.is_folded {
            let turn = if dialog.is_previewed {
                "Choices"
            } else {
                "Preview"
            };
            if ui.add(plain_button(turn)).clicked() {
                scene.push(Command::TogglePreview);
            }
            copies_ui(ui, scene, dialog);
        }
    });
    if !form.is_folded {
        ui.horizontal_wrapped(|ui| copies_ui(ui, scene, dialog));
    }
}

/// What goes to the clipboard instead of a file.
fn copies_ui(ui: &mut Ui, scene: &mut Scene, dialog: &ExportDialog) {
    if scene.state.task.is_some() {
        return;
    }
    ui.spacing_mut().item_spacing.x = 14.0;
    // What is not set in type has no picture.
    if dialog.format.is_laid_out() && text::link(ui, "Copy picture", &scene.palette).clicked() {
        scene.push(Command::CopyPicture);
    }
    if text::link(ui, "Copy table", &scene.palette).clicked() {
        scene.push(Command::CopyExportTable);
    }
    if text::link(ui, "Copy description", &scene.palette).clicked() {
        scene.push(Command::CopyDescription);
    }
}

fn told_ui(ui: &mut Ui, scene: &Scene, dialog: &ExportDialog) {
    let question = dialog
        .exists
        .then(|| "A file of this name is there already".to_owned());
    let problem = dialog.problem.as_deref().map(words::sentence);
    let Some(sentence) = problem.or(question).or_else(|| dialog.done.clone()) else {
        return;
    };
    let mut job = text::paragraph(
        &sentence,
        Face::SansSemiBold,
        size::SMALL,
        scene.palette.ink,
        ui.available_width(),
    );
    job.wrap.max_rows = 3;
    let response = text::label(ui, job).on_hover_text(&sentence);
    ui.accesskit_node_builder(response.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
}

fn task_ui(ui: &mut Ui, scene: &Scene) {
    let Some(task) = &scene.state.task else {
        return;
    };
    line(ui, scene, &task.what);
    // A bar that stands at nothing would say that nothing is done.
    if let Some(share) = task.progress {
        let bar = ProgressBar::new(share).desired_height(6.0);
        ui.add(bar.fill(scene.palette.ink));
    }
}
