//! Going wrong on purpose, in builds for development only: what happens then can be tried in the
//! real window. The open dialog takes these words for a path.

use std::path::Path;

use crate::state::{Dialog, State};

/// The window's own thread panics.
const WINDOW: &str = "fault:window";
/// The window's own thread panics half way through a frame.
const FRAME: &str = "fault:frame";
/// The thread that opens a file panics.
const WORKER: &str = "fault:worker";

/// Panics where this file is asked for by the window.
pub(in crate::shell) fn in_window(path: Option<&Path>) {
    assert!(!is(path, WINDOW), "asked for in the window");
}

/// Panics where this file is read beside the window.
pub(in crate::shell) fn in_worker(path: Option<&Path>) {
    assert!(!is(path, WORKER), "asked for beside the window");
}

/// Panics in the middle of painting while this stands in the open dialog.
pub(in crate::shell) fn in_frame(ui: &mut egui::Ui, state: &State) {
    let typed = match &state.view.dialog {
        Some(Dialog::Open { path }) => Some(Path::new(path)),
        _ => None,
    };
    if is(typed, FRAME) {
        egui::Panel::left("rehearsal").show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.add(egui::Label::new("going wrong"));
                assert!(!is(typed, FRAME), "asked for in the frame");
            });
        });
    }
}

fn is(path: Option<&Path>, what: &str) -> bool {
    path.is_some_and(|path| path.ends_with(what))
}
