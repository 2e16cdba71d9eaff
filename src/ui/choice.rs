//! One of several choices with its definition in view and the keys that choose it: a stance, a voice.

use egui::{Align, Frame, Layout, Margin, RadioButton, Response, Ui, UiBuilder};

use super::{Scene, text};
use crate::look::{Face, size};
use crate::state::Keys;

/// Definitions stand below the words of their choices.
const MEANING: i8 = 24;
/// So much room is left for the keys at the right.
const KEYS: f32 = 76.0;

/// Paints the choice, its definition below it where there is no room beside it, and its keys at the
/// right. The response is that of what is chosen.
pub(super) fn choice_ui(
    ui: &mut Ui,
    scene: &Scene,
    (name, meaning, keys): (&str, &str, Keys),
    is_on: bool,
) -> Response {
    // What stands above must not change what the choice is called, or it would lose the keys.
    let scope = UiBuilder::new().scope_id(ui.scope_id().with(name));
    ui.scope_builder(scope, |ui| {
        named_ui(ui, scene, (name, meaning, keys), is_on)
    })
    .inner
}

fn named_ui(
    ui: &mut Ui,
    scene: &Scene,
    (name, meaning, keys): (&str, &str, Keys),
    is_on: bool,
) -> Response {
    let soft = scene.palette.soft_ink;
    let line = |words: &str| text::one_line(words, Face::Sans, size::SMALL, soft, f32::INFINITY);
    // Rows as high as buttons would not fit a usual window.
    ui.spacing_mut().interact_size.y = 22.0;
    let mut is_beside = true;
    let row = ui.horizontal(|ui| {
        let button = ui.add(RadioButton::new(is_on, name));
        let room = ui.available_width() - KEYS;
        is_beside = text::galley(ui, line(meaning)).size().x <= room;
        if is_beside {
            text::label(ui, line(meaning));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let keys = keys.to_string();
            let job = text::one_line(&keys, Face::Sans, size::MARK, soft, KEYS + 20.0);
            text::label(ui, job);
        });
        button
    });
    if !is_beside {
        let left = Margin {
            left: MEANING,
            bottom: 3,
            ..Margin::ZERO
        };
        Frame::new().inner_margin(left).show(ui, |ui| {
            let width = ui.available_width();
            let job = text::paragraph(meaning, Face::Sans, size::SMALL, soft, width);
            text::label(ui, job);
        });
    }
    row.inner.on_hover_text(meaning)
}
