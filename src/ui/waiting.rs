//! While the system's file dialog is open, or should be: what to do where none appears.

use egui::{Align2, Area, Frame, Id, Margin, Order, Stroke, Ui, vec2};

use super::{Scene, text};
use crate::look::{Face, size};
use crate::state::Command;

/// What stands there.
const WORDS: &str =
    "The system’s file dialog is open. If none appears, type the path into the field";

/// Room for the link beside them.
const LINK: f32 = 100.0;

/// Paints it above everything, a dialog of our own included, which takes the path meanwhile.
pub(super) fn waiting_ui(ui: &Ui, scene: &mut Scene) {
    if !scene.state.awaits_dialog {
        return;
    }
    let palette = scene.palette;
    let width = (ui.ctx().content_rect().width() - 64.0).clamp(160.0, 640.0);
    Area::new(Id::unique("the system’s file dialog"))
        .order(Order::Tooltip)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -16.0))
        .show(ui, |ui| {
            Frame::new()
                .fill(palette.panel)
                .stroke(Stroke::new(size::HAIRLINE, palette.strong_line))
                .corner_radius(size::CHIP_RADIUS)
                .inner_margin(Margin::symmetric(14, 8))
                .show(ui, |ui| {
                    ui.set_max_width(width);
                    // A link is higher by its rule, so both begin at the top.
                    ui.horizontal_top(|ui| {
                        ui.spacing_mut().item_spacing.x = 14.0;
                        let job = text::paragraph(
                            WORDS,
                            Face::Sans,
                            size::SMALL,
                            palette.ink,
                            width - LINK,
                        );
                        let response = text::label(ui, job);
                        ui.accesskit_node_builder(response.id, |node| {
                            node.set_live(egui::accesskit::Live::Polite);
                        });
                        if text::link(ui, "Stop waiting", &palette).clicked() {
                            scene.push(Command::GiveUpDialog);
                        }
                    });
                });
        });
}
