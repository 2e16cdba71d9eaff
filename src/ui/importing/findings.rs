//! What could not be used and what was guessed, each with its place; a click leads to the field.

use egui::{Frame, Margin, ScrollArea, Sense, Stroke, Ui, UiBuilder, vec2};

use super::grid::one_line;
use super::{Scene, push, text};
use crate::finding::{Finding, Severity};
use crate::import::{CellAt, column_name};
use crate::look::{Face, Symbol, paint_symbol, size};
use crate::state::{Import, ImportCommand};
use crate::ui::column::Column;
use crate::words;

/// The height of a finding before one has been laid out.
const USUAL: f32 = 60.0;
/// No more lines of a message are shown.
const MOST_LINES: usize = 14;

/// What the list remembers between frames.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Of which answer of which import, how many, how wide.
    basis: Option<(u64, u64, usize, f32)>,
    column: Column,
}

/// Paints the list over the rest of `ui`.
pub(super) fn findings_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory, import: &Import) {
    let findings: Vec<&Finding> = import.findings().collect();
    if findings.is_empty() {
        let lines = ["Everything in the file is used, and nothing of it was guessed".to_owned()];
        super::middle_ui(ui, scene, "Nothing to report", &lines, |_, _| {});
        return;
    }
    let own = import.proposed.as_deref().map_or(0, |it| it.findings.len());
    let width = ui.available_width();
    let basis = Some((import.number, import.answered, findings.len(), width));
    if memory.basis != basis {
        memory.basis = basis;
        memory.column.reset(findings.len());
    }
    let area = ScrollArea::vertical()
        .id_salt("import findings")
        .auto_shrink(false);
    let output = memory.column.keep_still(area).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let must = |_| false;
        memory.column.show(ui, USUAL, must, |ui, at| {
            finding_ui(ui, scene, import, (at, findings[at]), at >= own);
        })
    });
    let offset = output.state.clamped_offset().y;
    memory.column.correct(ui, offset, output.inner);
}

/// One finding; `is_of_result` is true for one of the loader, about the new file.
fn finding_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    import: &Import,
    (at, finding): (usize, &Finding),
    is_of_result: bool,
) {
    let palette = scene.palette;
    let origins = import.proposed.as_deref().map(|it| &it.origins);
    let cell = origins.and_then(|it| it.findings.get(&at)).copied();
    let message = words::sentence(&finding.message);
    let name = format!("{}: {message}", finding.severity.key());
    let is_chosen = import.finding == Some(at);
    let response = ui
        .scope_builder(
            UiBuilder::new()
                .id_salt(("import finding", at))
                .sense(if cell.is_some() {
                    Sense::click()
                } else {
                    Sense::hover()
                }),
            |ui| {
                let is_lit = is_chosen || (cell.is_some() && ui.response().hovered());
                let fill = if is_lit { palette.hover } else { palette.paper };
                Frame::new()
                    .fill(fill)
                    .inner_margin(Margin::symmetric(20, 9))
                    .show(ui, |ui| {
                        ui.set_min_width(ui.available_width());
                        ui.style_mut().interaction.selectable_labels = cell.is_none();
                        ui.horizontal_top(|ui| {
                            symbol_ui(ui, scene, finding.severity);
                            ui.vertical(|ui| {
                                let place = place_of(import, finding, cell, is_of_result);
                                lines_ui(ui, scene, finding, &place);
                            });
                        });
                    });
            },
        )
        .response;
    let role = if cell.is_some() {
        egui::Role::Button
    } else {
        egui::Role::Label
    };
    response.widget_info(|| egui::WidgetInfo::labeled(role, true, &name));
    text::focus_ring(ui, &response, &palette);
    let stroke = Stroke::new(size::HAIRLINE, palette.line);
    let bottom = ui.min_rect().bottom() - size::HAIRLINE;
    ui.painter().hline(ui.max_rect().x_range(), bottom, stroke);
    if cell.is_some() && response.clicked() {
        push(scene, ImportCommand::FollowFinding(at));
    }
}

/// Where it is, in words.
fn place_of(
    import: &Import,
    finding: &Finding,
    cell: Option<CellAt>,
    is_of_result: bool,
) -> String {
    match (cell, finding.place) {
        (Some(cell), _) => {
            let sheet = import.sheets().get(cell.sheet);
            let words = sheet.map_or("", |sheet| sheet.text(cell.row, cell.column));
            let name = format!("{}{}", column_name(cell.column), cell.row + 1);
            format!("{name} says: {}", one_line(words))
        }
        (None, Some(place)) if is_of_result => {
            format!("Line {} of the new position file", place.line)
        }
        _ if is_of_result => "In the new position file".to_owned(),
        _ => String::new(),
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

fn lines_ui(ui: &mut Ui, scene: &Scene, finding: &Finding, place: &str) {
    let palette = scene.palette;
    ui.spacing_mut().item_spacing.y = 2.0;
    let width = ui.available_width().min(760.0);
    let mut line = |words: &str, color| {
        let mut job = text::paragraph(words, Face::Sans, size::SMALL, color, width);
        job.wrap.max_rows = MOST_LINES;
        text::label(ui, job);
    };
    line(&words::sentence(&finding.message), palette.ink);
    for hint in &finding.hints {
        line(&words::sentence(hint), palette.soft_ink);
    }
    if !place.is_empty() {
        line(place, palette.soft_ink);
    }
}
