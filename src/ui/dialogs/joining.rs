//! Dialogs about two states of a file: what was not saved, and what somebody else has changed.

use egui::{ScrollArea, Ui};

use super::{heading, line};
use crate::finding::Count;
use crate::look::{Face, plain_button, primary_button, size};
use crate::merge::{Conflict, Side, resolve};
use crate::state::{Command, EditCommand, Joining, Recovery};
use crate::ui::{Scene, text};

/// Offers what was not saved when a program ended.
pub(super) fn recover_ui(ui: &mut Ui, scene: &mut Scene, recovery: &Recovery, is_new: bool) {
    ui.set_width(520.0);
    let name = scene.state.opened.origin.name();
    heading(ui, scene, &format!("Changes of {name} were not saved"));
    let count = Count::new(recovery.steps.len(), "change", "changes");
    line(
        ui,
        scene,
        &format!("{count}, the last on {} (UTC)", recovery.when),
    );
    for words in &recovery.lines {
        item(ui, scene, words);
    }
    if recovery.draft.is_some() {
        item(ui, scene, "and a form that was being filled in");
    }
    ui.horizontal(|ui| {
        let palette = scene.palette;
        let back = ui.add(primary_button("Bring them back", &palette));
        if is_new {
            back.request_focus();
        }
        if back.clicked() {
            scene.push(Command::Edit(EditCommand::Recover));
        }
        if ui.add(plain_button("Later")).clicked() {
            scene.push(Command::Dismiss);
        }
        if ui.add(plain_button("Throw them away")).clicked() {
            scene.push(Command::Edit(EditCommand::DiscardRecovered));
        }
    });
}

/// Asks which side counts, conflict by conflict.
pub(super) fn merge_ui(ui: &mut Ui, scene: &mut Scene, joining: &Joining) {
    let room = ui.content_rect().size();
    ui.set_width((room.x * 0.7).clamp(480.0, 900.0));
    let count = Count::new(joining.conflicts.len(), "place", "places");
    heading(ui, scene, &format!("The two states differ in {count}"));
    line(
        ui,
        scene,
        "All other changes of both are kept; undoing leads back to yours",
    );
    ScrollArea::vertical()
        .max_height(room.y * 0.55)
        .show(ui, |ui| {
            for (at, conflict) in joining.conflicts.iter().enumerate() {
                let chosen = joining.chosen.get(at).copied().unwrap_or(Side::Ours);
                conflict_ui(ui, scene, at, conflict, chosen);
            }
            for comment in &joining.comments {
                line(
                    ui,
                    scene,
                    &format!("A comment that is not taken over: {comment}"),
                );
            }
        });
    ui.horizontal(|ui| {
        let palette = scene.palette;
        if ui.add(primary_button("Merge", &palette)).clicked() {
            scene.push(Command::Edit(EditCommand::FinishMerge));
        }
        if ui.add(plain_button("Cancel")).clicked() {
            scene.push(Command::Dismiss);
        }
    });
}

/// One conflict, both sides beside each other.
fn conflict_ui(ui: &mut Ui, scene: &mut Scene, at: usize, conflict: &Conflict, chosen: Side) {
    ui.add_space(8.0);
    let width = ui.available_width();
    let ink = scene.palette.ink;
    let words = conflict.to_string();
    text::label(
        ui,
        text::paragraph(&words, Face::SansSemiBold, size::BODY, ink, width),
    );
    if let Some(base) = &conflict.base {
        line(
            ui,
            scene,
            &format!("Before: {}", crate::hidden::visible(base)),
        );
    }
    ui.columns(2, |columns| {
        let sides = [
            (Side::Ours, "Yours", &conflict.ours),
            (Side::Theirs, "Theirs", &conflict.theirs),
        ];
        for (ui, (side, name, value)) in columns.iter_mut().zip(sides) {
            let can = resolve(conflict, side).is_some();
            let radio = ui.add_enabled(can, egui::RadioButton::new(chosen == side, name));
            if radio.clicked() {
                scene.push(Command::Edit(EditCommand::TakeSide(at, side)));
            }
            let words = value.as_deref().unwrap_or("not there");
            item(ui, scene, &crate::hidden::visible(words));
        }
    });
}

fn item(ui: &mut Ui, scene: &Scene, words: &str) {
    let width = ui.available_width();
    let ink = scene.palette.ink;
    text::label(
        ui,
        text::paragraph(words, Face::Sans, size::BODY, ink, width),
    );
}
