//! The findings of the loader and the checks; each leads to its record.

use egui::{Frame, Margin, ScrollArea, Sense, Ui, UiBuilder, vec2};

use super::{Scene, text};
use crate::finding::{Count, Finding, Severity, list_and, severity_counts};
use crate::look::{Face, Symbol, paint_symbol, size};
use crate::state::{Command, SidePanel};

/// Paints the panel over the whole of `ui`.
pub(super) fn findings_ui(ui: &mut Ui, scene: &mut Scene) {
    Frame::new()
        .inner_margin(Margin::symmetric(22, 16))
        .show(ui, |ui| {
            let palette = scene.palette;
            let width = ui.available_width();
            text::label(ui, text::capitals("Findings", palette.soft_ink, width));
            text::label(
                ui,
                text::paragraph(
                    &summary(scene),
                    Face::Sans,
                    size::SMALL,
                    palette.soft_ink,
                    width,
                ),
            );
            if text::link(ui, "Back to the statements", &palette).clicked() {
                scene.push(Command::SetSide(SidePanel::Inspector));
            }
        });
    ScrollArea::vertical()
        .id_salt("findings")
        .auto_shrink(false)
        .show(ui, |ui| {
            let state = scene.state;
            for (at, finding) in state.findings().enumerate() {
                finding_ui(ui, scene, at, finding);
            }
        });
}

fn summary(scene: &Scene) -> String {
    let (errors, warnings, notes) = severity_counts(scene.state.findings());
    if errors + warnings + notes == 0 {
        return "Nothing to report".to_owned();
    }
    let mut parts = Vec::new();
    for (number, one, many) in [
        (errors, "error", "errors"),
        (warnings, "warning", "warnings"),
        (notes, "note", "notes"),
    ] {
        if number > 0 {
            parts.push(Count::new(number, one, many).to_string());
        }
    }
    format!(
        "{} in {}",
        list_and(&parts),
        scene.state.opened.origin.name()
    )
}

fn finding_ui(ui: &mut Ui, scene: &mut Scene, at: usize, finding: &Finding) {
    let palette = scene.palette;
    let selected = scene.state.view.finding == Some(at);
    let name = format!("{}: {}", finding.severity.key(), finding.message);
    let response = ui
        .scope_builder(
            UiBuilder::new()
                .id_salt(("finding", at))
                .sense(Sense::click()),
            |ui| {
                let fill = if selected || ui.response().hovered() {
                    palette.hover
                } else {
                    palette.panel
                };
                Frame::new()
                    .fill(fill)
                    .inner_margin(Margin::symmetric(22, 9))
                    .show(ui, |ui| {
                        ui.style_mut().interaction.selectable_labels = false;
                        ui.horizontal_top(|ui| {
                            let (rect, _) =
                                ui.allocate_exact_size(vec2(14.0, 17.0), Sense::hover());
                            let symbol = match finding.severity {
                                Severity::Error => Symbol::Error,
                                Severity::Warning => Symbol::Warning,
                                Severity::Note => Symbol::Note,
                            };
                            let place =
                                egui::Rect::from_center_size(rect.center(), vec2(12.0, 12.0));
                            paint_symbol(ui.painter(), symbol, place, palette.ink);
                            ui.vertical(|ui| {
                                ui.spacing_mut().item_spacing.y = 2.0;
                                let width = ui.available_width();
                                let mut line = |words: &str, color| {
                                    let job = text::paragraph(
                                        words,
                                        Face::Sans,
                                        size::SMALL,
                                        color,
                                        width,
                                    );
                                    text::label(ui, job);
                                };
                                line(&finding.message, palette.ink);
                                for hint in &finding.hints {
                                    line(hint, palette.soft_ink);
                                }
                                let place = match finding.place {
                                    Some(place) => {
                                        format!("{}, line {}", finding.severity.key(), place.line)
                                    }
                                    None => finding.severity.key().to_owned(),
                                };
                                line(&place, palette.soft_ink);
                            });
                        });
                    });
            },
        )
        .response;
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, selected, &name));
    let rule = response.rect.bottom();
    ui.painter().hline(
        response.rect.x_range(),
        rule,
        egui::Stroke::new(size::HAIRLINE, palette.line),
    );
    if response.clicked() {
        scene.push(Command::GoToFinding(at));
    }
}
