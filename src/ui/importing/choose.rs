//! The controls of the mapping: choices by name, fields, and beside each whether it is guessed or
//! was said by a person.

use std::fmt::Debug;
use std::hash::Hash;

use egui::{Align, Color32, ComboBox, Id, Layout, Rect, Response, Sense, TextEdit, Ui, pos2, vec2};

use super::{Scene, change, text};
use crate::look::{Face, Symbol, paint_symbol, size};
use crate::state::{Guess, Import, MappingChange};

/// The width of the mark at the end of a line.
pub(super) const MARK: f32 = 80.0;
/// The height of words beside a control.
const HEIGHT: f32 = 24.0;

/// Paints a choice of one among many and gives the number of the one that was chosen. `name` is for
/// those who hear it.
pub(super) fn combo_ui(
    ui: &mut Ui,
    salt: impl Hash + Debug,
    name: &str,
    now: usize,
    width: f32,
    entries: &[&str],
) -> Option<usize> {
    let mut chosen = None;
    let shown = entries.get(now).copied().unwrap_or_default();
    let combo = ComboBox::from_id_salt(("import combo", salt))
        .selected_text(shown)
        .width(width)
        .height(420.0)
        .icon(|ui, rect, visuals, _| {
            let place = Rect::from_center_size(rect.center(), vec2(8.0, 8.0));
            paint_symbol(
                ui.painter(),
                Symbol::CaretDown,
                place,
                visuals.fg_stroke.color,
            );
        })
        .truncate();
    // A long entry is cut and does not widen the choice.
    let response = ui.scope(|ui| {
        ui.set_max_width(width);
        combo.show_ui(ui, |ui| {
            for (at, entry) in entries.iter().enumerate() {
                if ui.selectable_label(at == now, *entry).clicked() {
                    chosen = Some(at);
                }
            }
        })
    });
    let said = format!("{name}: {shown}");
    response.inner.response.accessible_name(said);
    chosen.filter(|&at| at != now)
}

/// Paints a field of one line and gives what was typed.
pub(super) fn field_ui(
    ui: &mut Ui,
    id: Id,
    name: &str,
    hint: &str,
    now: &str,
    width: f32,
) -> (Response, Option<String>) {
    let mut words = now.to_owned();
    let edit = TextEdit::singleline(&mut words)
        .id(id)
        .hint_text(hint)
        .desired_width(width);
    let response = ui.add(edit).accessible_name(name);
    let typed = response.changed().then_some(words);
    (response, typed)
}

/// The name of a part of the mapping above its control, and whether it is guessed.
pub(super) fn label_ui(ui: &mut Ui, scene: &mut Scene, import: &Import, words: &str, guess: Guess) {
    ui.horizontal(|ui| {
        let width = (ui.available_width() - MARK - size::STEP).max(40.0);
        let ink = scene.palette.ink;
        cut_ui(ui, words, Face::SansSemiBold, width, ink);
        mark_ui(ui, scene, import.has_said(&guess), words, guess);
    });
}

/// "guessed", or the way back to the guess, at the end of a line.
pub(super) fn mark_ui(ui: &mut Ui, scene: &mut Scene, is_said: bool, what: &str, guess: Guess) {
    let palette = scene.palette;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if !is_said {
            let ink = palette.hole_ink;
            let job = text::one_line("guessed", Face::SansItalic, size::MARK, ink, MARK);
            text::label(ui, job);
            return;
        }
        let name = format!("Guess anew: {what}");
        let link = text::named_link(ui, "guess anew", &name, &palette);
        if link.on_hover_text("You have said this").clicked() {
            change(scene, MappingChange::Forget(guess));
        }
    });
}

/// Words on one line of a width that they fill; what is cut is told where the pointer is.
fn cut_ui(ui: &mut Ui, words: &str, face: Face, width: f32, ink: Color32) {
    let galley = text::galley(ui, text::one_line(words, face, size::SMALL, ink, width));
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    let is_cut = galley.elided;
    ui.painter().galley(at, galley, ink);
    if is_cut {
        response.on_hover_text(words);
    }
}

/// A label in capitals above a part.
pub(super) fn section_ui(ui: &mut Ui, scene: &Scene, words: &str) {
    let width = ui.available_width();
    text::label(ui, text::capitals(words, scene.palette.soft_ink, width)).on_hover_text(words);
}

/// A line of second rank.
pub(super) fn small_ui(ui: &mut Ui, scene: &Scene, words: &str) {
    let width = ui.available_width();
    let soft = scene.palette.soft_ink;
    text::label(
        ui,
        text::paragraph(words, Face::Sans, size::SMALL, soft, width),
    );
}

/// Words at the beginning of a line.
pub(super) fn begin_ui(ui: &mut Ui, scene: &Scene, words: &str, width: f32, is_soft: bool) {
    let ink = if is_soft {
        scene.palette.hole_ink
    } else {
        scene.palette.ink
    };
    cut_ui(ui, words, Face::Sans, width, ink);
}

/// How a line of the mapping is shared out: words, control, mark.
pub(super) fn shares(ui: &Ui) -> (f32, f32) {
    let room = ui.available_width() - MARK - 2.0 * size::STEP;
    let control = (room * 0.48).clamp(126.0, 190.0);
    ((room - control).max(50.0), control)
}
