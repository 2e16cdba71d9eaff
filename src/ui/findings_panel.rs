//! The findings of the loader and the checks; each leads to its record.

use egui::{Frame, Margin, ScrollArea, Sense, Stroke, Ui, UiBuilder, vec2};

use super::column::Column;
use super::{Scene, text};
use crate::finding::{Count, Finding, Severity, list_and, severity_counts};
use crate::look::{Face, Symbol, paint_symbol, size};
use crate::state::{Command, EditCommand, Reshape, SidePanel};
use crate::words;

/// No more lines of a message or of a record are shown.
const MOST_LINES: usize = 14;

/// What the panel remembers between frames.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Of how many findings of which file, how wide.
    basis: Option<(String, usize, f32)>,
    column: Column,
}

/// The height of a finding before one has been laid out.
const USUAL: f32 = 60.0;

/// Paints the panel over the whole of `ui`.
pub(super) fn findings_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory) {
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
            held_back_ui(ui, scene);
            if text::link(ui, "Back to the statements", &palette).clicked() {
                scene.push(Command::SetSide(SidePanel::Inspector));
            }
        });
    let state = scene.state;
    let findings: Vec<&Finding> = state.findings().collect();
    let of_file = state.dossier().sha256.clone();
    let basis = Some((of_file, findings.len(), ui.available_width()));
    if memory.basis != basis {
        memory.basis = basis;
        memory.column.reset(findings.len());
    }
    let area = ScrollArea::vertical()
        .id_salt("findings")
        .auto_shrink(false);
    let output = memory.column.keep_still(area).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let must = |_| false;
        memory.column.show(ui, USUAL, must, |ui, at| {
            finding_ui(ui, scene, at, findings[at]);
        })
    });
    let offset = output.state.clamped_offset().y;
    memory.column.correct(ui, offset, output.inner);
}

/// That what is shown is not the file as it is now, and the way to see that all the same.
fn held_back_ui(ui: &mut Ui, scene: &mut Scene) {
    if scene.state.broken.is_none() {
        return;
    }
    let palette = scene.palette;
    let words = "The matrix shows the file as it was before its last edit";
    let width = ui.available_width();
    text::label(
        ui,
        text::paragraph(words, Face::SansSemiBold, size::SMALL, palette.ink, width),
    );
    if scene.state.holds_back() && text::link(ui, "Show it as it is", &palette).clicked() {
        scene.push(Command::ShowAsItIs);
    }
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

/// One finding; the selected one also shows its record as it stands in the file.
fn finding_ui(ui: &mut Ui, scene: &mut Scene, at: usize, finding: &Finding) {
    let palette = scene.palette;
    let selected = scene.state.view.finding == Some(at);
    let name = format!(
        "{}: {}",
        finding.severity.key(),
        words::sentence(&finding.message)
    );
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
                        ui.set_min_width(ui.available_width());
                        ui.style_mut().interaction.selectable_labels = false;
                        ui.horizontal_top(|ui| {
                            symbol_ui(ui, scene, finding.severity);
                            ui.vertical(|ui| lines_ui(ui, scene, finding, selected));
                        });
                    });
            },
        )
        .response;
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, selected, &name));
    text::focus_ring(ui, &response, &palette);
    if selected {
        let actions = Margin {
            left: 44,
            right: 22,
            top: 0,
            bottom: 9,
        };
        Frame::new()
            .fill(palette.hover)
            .inner_margin(actions)
            .show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 16.0;
                    if text::link(ui, "Copy with its place", &palette).clicked() {
                        scene.push(Command::CopyFinding(at));
                    }
                    let can_mend = finding.record.is_some() && scene.state.broken.is_none();
                    if can_mend && text::link(ui, "Mend…", &palette).clicked() {
                        let mend = EditCommand::Reshape(Reshape::Mend(at));
                        scene.push(Command::Edit(mend));
                    }
                });
            });
    }
    let stroke = Stroke::new(size::HAIRLINE, palette.line);
    // Within the entry, or the next one would paint over it.
    let bottom = ui.min_rect().bottom() - size::HAIRLINE;
    ui.painter().hline(ui.max_rect().x_range(), bottom, stroke);
    if response.clicked() {
        scene.push(Command::GoToFinding(at));
    }
}

fn symbol_ui(ui: &mut Ui, scene: &Scene, severity: Severity) {
    let (rect, _) = ui.allocate_exact_size(vec2(14.0, 17.0), Sense::hover());
    let symbol = match severity {
        Severity::Error => Symbol::Error,
        Severity::Warning => Symbol::Warning,
        Severity::Note => Symbol::Note,
    };
    let place = egui::Rect::from_center_size(rect.center(), vec2(12.0, 12.0));
    paint_symbol(ui.painter(), symbol, place, scene.palette.ink);
}

fn lines_ui(ui: &mut Ui, scene: &Scene, finding: &Finding, selected: bool) {
    let palette = scene.palette;
    ui.spacing_mut().item_spacing.y = 2.0;
    let width = ui.available_width();
    let mut line = |words: &str, color| {
        let mut job = text::paragraph(words, Face::Sans, size::SMALL, color, width);
        job.wrap.max_rows = MOST_LINES;
        text::label(ui, job);
    };
    line(&words::sentence(&finding.message), palette.ink);
    for hint in &finding.hints {
        line(&words::sentence(hint), palette.soft_ink);
    }
    let severity = words::sentence(finding.severity.key());
    let place = match finding.place {
        Some(place) => format!("{severity}, line {}, column {}", place.line, place.column),
        None => severity,
    };
    line(&place, palette.soft_ink);
    let record = finding.record.filter(|_| selected);
    if let Some(record) = record.and_then(|record| scene.state.text_of(record)) {
        line(record, palette.ink);
    }
}
