//! Keeping the keys on what is chosen within a room, so that a screen reader reads it out.

use egui::{EventFilter, Id, Response, Ui};

use super::Scene;
use crate::state::Focus;

/// Gives the keys to what is chosen while `place` has the focus: when it has just been moved to,
/// and when what had them is gone (a dialog, a card, a menu).
pub(super) fn keep_on(
    ui: &Ui,
    scene: &Scene,
    place: Focus,
    response: &Response,
    has_just_moved: bool,
) {
    // Tab gives the keys away before it gives them to the next; they are not to be taken back.
    let leaving = ui.input(|input| input.key_pressed(egui::Key::Tab));
    let free = !leaving && ui.memory(|memory| memory.focused().is_none());
    let view = &scene.state.view;
    let wanted = view.focus == place && view.dialog.is_none();
    if wanted && !response.has_focus() && (free || (has_just_moved && !ui.text_edit_focused())) {
        response.request_focus();
    }
    own_arrows(ui, response.id);
}

/// The arrows are this one's own; egui does not lead to another one by them.
pub(super) fn own_arrows(ui: &Ui, id: Id) {
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}
