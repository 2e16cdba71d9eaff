//! A row of chips: everything that narrows or reorders what is shown, each to be taken off.

use egui::{Key, Modifiers, Rect, Response, ScrollArea, Sense, Ui, pos2, vec2};

use super::{Scene, text};
use crate::look::{Face, Symbol, paint_symbol, size};
use crate::state::{Command, LensChip};

/// The height of a chip.
const HEIGHT: f32 = 24.0;
/// No more lines than these push the matrix down; the others are scrolled to.
const LINES: f32 = 3.0;

/// True where the lens governs what is shown, and does so.
pub(super) fn is_wanted(scene: &Scene) -> bool {
    scene.state.view.room.has_lens() && !scene.state.lens_chips().is_empty()
}

/// Paints the row.
pub(super) fn chip_row_ui(ui: &mut Ui, scene: &mut Scene) {
    let chips = scene.state.lens_chips();
    ScrollArea::vertical()
        .id_salt("chips")
        .auto_shrink([false, true])
        .max_height(LINES * (HEIGHT + 6.0))
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
                for chip in &chips {
                    if chip_ui(ui, scene, chip) {
                        scene.push(chip.command.clone());
                    }
                }
                if clear_ui(ui, scene).clicked() {
                    scene.push(Command::ShowEverything);
                }
            });
        });
}

/// One chip; true when it is to be taken off.
fn chip_ui(ui: &mut Ui, scene: &Scene, chip: &LensChip) -> bool {
    let palette = scene.palette;
    // A search can be as long as it likes, its chip cannot.
    let widest = (ui.max_rect().width() - 40.0).clamp(80.0, 360.0);
    let job = text::one_line(
        &chip.words,
        Face::Sans,
        size::MARK,
        palette.soft_ink,
        widest,
    );
    let galley = text::galley(ui, job);
    let cross = 8.0;
    let width = 2.0 * size::CHIP_ACROSS + galley.size().x + 7.0 + cross;
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    let name = format!("{}: take off", chip.words);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let is_marked = response.hovered() || response.has_focus();
    let edge = if is_marked {
        palette.soft_ink
    } else {
        palette.strong_line
    };
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect, size::CHIP_RADIUS, palette.hover);
    }
    let stroke = egui::Stroke::new(size::HAIRLINE, edge);
    painter.rect_stroke(rect, size::CHIP_RADIUS, stroke, egui::StrokeKind::Inside);
    let at = pos2(
        rect.left() + size::CHIP_ACROSS,
        rect.center().y - galley.size().y / 2.0,
    );
    let is_cut = galley.elided;
    painter.galley(at, galley, palette.soft_ink);
    let center = pos2(
        rect.right() - size::CHIP_ACROSS - cross / 2.0,
        rect.center().y,
    );
    let place = Rect::from_center_size(center, vec2(cross, cross));
    let color = if is_marked {
        palette.ink
    } else {
        palette.soft_ink
    };
    paint_symbol(painter, Symbol::Close, place, color);
    text::focus_ring(ui, &response, &palette);
    let taken = response.clicked() || is_deleted(ui, &response);
    if is_cut {
        response.on_hover_text(&chip.words);
    }
    taken
}

/// True when Delete or Backspace was pressed on what has the keys.
fn is_deleted(ui: &Ui, response: &Response) -> bool {
    response.has_focus()
        && ui.input_mut(|input| {
            input.consume_key(Modifiers::NONE, Key::Delete)
                || input.consume_key(Modifiers::NONE, Key::Backspace)
        })
}

/// The end of the row: takes all of them off.
fn clear_ui(ui: &mut Ui, scene: &Scene) -> Response {
    let palette = scene.palette;
    let job = text::one_line(
        "Clear all",
        Face::SansSemiBold,
        size::MARK,
        palette.ink,
        f32::INFINITY,
    );
    let galley = text::galley(ui, job);
    let width = galley.size().x + 2.0 * size::CHIP_ACROSS;
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "Clear all"));
    let at = pos2(
        rect.left() + size::CHIP_ACROSS,
        rect.center().y - galley.size().y / 2.0,
    );
    let underline = if response.hovered() { 1.5 } else { 1.0 };
    let stroke = egui::Stroke::new(underline, palette.ink);
    let bottom = at.y + galley.size().y;
    ui.painter()
        .hline(at.x..=at.x + galley.size().x, bottom, stroke);
    ui.painter().galley(at, galley, palette.ink);
    text::focus_ring(ui, &response, &palette);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
