//! The form beside the matrix: a record that is being written or changed, with what it would make
//! of the file; and what goes with a record that is to be taken out.

mod choices;
mod fields;
mod named;
mod removal;

pub(crate) use choices::VOICES;

use egui::{Frame, Id, Margin, ScrollArea, Ui, UiBuilder};

use super::keyboard::takes;
use super::{Scene, text};
use crate::finding::{RecordKind, Severity};
use crate::look::{Face, Symbol, paint_symbol, plain_button, primary_button, size};
use crate::model::Stance;
use crate::state::{Command, EditCommand, Form, Keys, SidePanel, Trial};
use crate::words;

/// Room for the label above a field.
const LABEL: f32 = 24.0;

/// What the form remembers between frames.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// The number of the form that has been given the keys.
    opened: Option<u64>,
    /// Where the keys are to be led.
    lead: Option<Lead>,
    /// What had the keys when the form was last painted.
    focused: Option<Id>,
}

/// Where the keys of a form are to be led.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lead {
    /// To the first field to be typed into that has still to be filled in.
    Empty,
    /// To this field.
    To(&'static str),
    /// To the parties of which one claims something, once they are there.
    Claimant,
}

/// Paints the panel over the whole of `ui`.
pub(crate) fn form_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory) {
    let area = ui.max_rect().x_range();
    panel_ui(ui, scene, memory);
    let focused = ui.memory(egui::Memory::focused);
    let focused = focused.and_then(|id| ui.ctx().read_response(id));
    let is_inside = focused.is_some_and(|it| area.contains(it.rect.center().x));
    ui.data_mut(|data| data.insert_temp(has_keys_id(), is_inside));
}

/// True while something in an open form has the focus: a letter is then never a command, although
/// what has the focus may be a choice and no field of text.
pub(crate) fn has_keys(ui: &Ui, scene: &Scene) -> bool {
    let is_inside = ui.data(|data| data.get_temp(has_keys_id()));
    scene.state.view.side == SidePanel::Form && is_inside.unwrap_or(false)
}

fn has_keys_id() -> Id {
    Id::unique("form has the keys")
}

fn panel_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory) {
    let state = scene.state;
    if let Some(removal) = &state.editing.removal {
        removal::removal_ui(ui, scene, removal);
        return;
    }
    let Some(form) = &state.editing.form else {
        ui.allocate_space(ui.available_size());
        return;
    };
    if memory.opened != Some(form.number) {
        *memory = Memory {
            opened: Some(form.number),
            lead: Some(Lead::Empty),
            focused: None,
        };
    }
    egui::Panel::bottom("form actions")
        .frame(Frame::new().inner_margin(Margin::symmetric(22, 10)))
        .resizable(false)
        .show(ui, |ui| actions_ui(ui, scene, form));
    ScrollArea::vertical()
        .id_salt(("form", form.number))
        .auto_shrink(false)
        .show(ui, |ui| {
            Frame::new()
                .inner_margin(Margin::symmetric(22, 16))
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 4.0;
                    heading_ui(ui, scene, form);
                    fields::fields_ui(ui, scene, form, memory);
                    named::with_ui(ui, scene, form, memory);
                    findings_ui(ui, scene, &form.trial);
                    ui.add_space(16.0);
                });
            reveal(ui, memory);
        });
}

/// Brings what has just got the keys into view, with its label. What is taller than the panel begins
/// at its top.
fn reveal(ui: &Ui, memory: &mut Memory) {
    let focused = ui.memory(egui::Memory::focused);
    if std::mem::replace(&mut memory.focused, focused) == focused {
        return;
    }
    let Some(response) = focused.and_then(|id| ui.ctx().read_response(id)) else {
        return;
    };
    // What can be seen outside of what scrolls is something else: a button below, a bar above.
    let (seen, here) = (response.interact_rect, ui.clip_rect());
    let is_elsewhere = seen.is_positive() && !here.expand(1.0).contains_rect(seen);
    let is_beside = !here.x_range().contains(response.rect.center().x);
    if response.layer_id == ui.layer_id() && !is_elsewhere && !is_beside {
        let label = egui::vec2(0.0, LABEL);
        let place = egui::Rect::from_min_max(response.rect.min - label, response.rect.max);
        ui.scroll_to_rect(place, None);
    }
}

/// Takes the keys of an open form before anything else does: Ctrl+Enter finishes it, those of a
/// stance or a voice choose it.
pub(crate) fn read_keys(ui: &Ui, scene: &mut Scene, memory: &mut Memory) {
    let state = scene.state;
    let is_open = state.view.side == SidePanel::Form && state.view.dialog.is_none();
    let Some(form) = state.editing.form.as_ref().filter(|_| is_open) else {
        return;
    };
    if takes(ui, Keys::ctrl(crate::state::Key::Enter)) {
        scene.push(Command::Edit(EditCommand::Finish));
        if !form.missing().is_empty() {
            memory.lead = Some(Lead::Empty);
        }
    }
    if form.kind() != RecordKind::Statement {
        return;
    }
    // What was chosen by its keys leads on to what is still to be written.
    for (at, stance) in Stance::ALL.into_iter().enumerate() {
        if takes(ui, Keys::of_stance(at)) {
            choices::choose_stance(scene, stance);
            memory.lead = Some(Lead::Empty);
        }
    }
    for (at, (word, ..)) in VOICES.into_iter().enumerate() {
        if takes(ui, Keys::of_voice(at)) {
            choices::choose_voice(scene, form, word);
            let is_claim = word == choices::CLAIMED;
            // Own words are those of somebody, who is asked for once the rest is there.
            let lacks_speaker = word == choices::OWN && form.now.get("speaker").is_none();
            let is_last = form.missing().into_iter().all(|it| it == "Voice");
            memory.lead = Some(if is_claim {
                Lead::Claimant
            } else if lacks_speaker && is_last {
                Lead::To("speaker")
            } else {
                Lead::Empty
            });
        }
    }
}

/// What the form is for, in the words of its buttons too.
fn title(form: &Form) -> String {
    let verb = if form.of.is_some() { "Change" } else { "New" };
    let word = match form.kind() {
        RecordKind::Plan => "version of the plan",
        kind => kind.word(),
    };
    format!("{verb} {word}")
}

fn heading_ui(ui: &mut Ui, scene: &Scene, form: &Form) {
    let width = ui.available_width();
    let palette = scene.palette;
    let title = text::paragraph(
        &title(form),
        Face::SansSemiBold,
        size::HEADING,
        palette.ink,
        width,
    );
    text::label(ui, title);
    if form.kind() == RecordKind::Statement {
        attribution_ui(ui, scene, form);
        cell_ui(ui, scene, &form.trial);
    }
    ui.add_space(6.0);
}

/// To whom the words would be put, where nobody has to scroll to see it: it may be a guess.
fn attribution_ui(ui: &mut Ui, scene: &Scene, form: &Form) {
    let said = |name: &str| form.now.text(name).filter(|words| !words.is_empty());
    let words = match (said("speaker"), said("role")) {
        (Some(speaker), Some(role)) => format!("Attributed to {speaker}, {role}"),
        (Some(speaker), None) => format!("Attributed to {speaker}"),
        (None, _) => "Attributed to no speaker".to_owned(),
    };
    small(ui, scene, &words);
}

/// The cell as it is and as it would be.
fn cell_ui(ui: &mut Ui, scene: &Scene, trial: &Trial) {
    let words = match (&trial.before, &trial.after) {
        (Some(before), Some(after)) if before.words == after.words => {
            format!("The cell stays: {}", after.words)
        }
        (Some(before), Some(after)) => {
            format!(
                "The cell is now: {}\nIt would be: {}",
                before.words, after.words
            )
        }
        (Some(before), None) => format!("The cell is now: {}", before.words),
        (None, Some(after)) => format!("The cell would be: {}", after.words),
        (None, None) => return,
    };
    small(ui, scene, &words);
}

/// A line of second rank.
fn small(ui: &mut Ui, scene: &Scene, words: &str) {
    let width = ui.available_width();
    let color = scene.palette.soft_ink;
    text::label(
        ui,
        text::paragraph(words, Face::Sans, size::SMALL, color, width),
    );
}

/// What the loader says of the record.
fn findings_ui(ui: &mut Ui, scene: &Scene, trial: &Trial) {
    for finding in &trial.findings {
        ui.add_space(4.0);
        let symbol = match finding.severity {
            Severity::Error => Symbol::Cross,
            Severity::Warning | Severity::Note => Symbol::Altered,
        };
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let (rect, _) = ui.allocate_exact_size(egui::vec2(12.0, 16.0), egui::Sense::hover());
            let place = egui::Rect::from_center_size(rect.center(), egui::vec2(11.0, 11.0));
            paint_symbol(ui.painter(), symbol, place, scene.palette.ink);
            let mut words = words::sentence(&finding.message);
            for hint in &finding.hints {
                words.push_str("; ");
                words.push_str(hint);
            }
            let width = ui.available_width();
            let ink = scene.palette.ink;
            text::label(
                ui,
                text::paragraph(&words, Face::Sans, size::SMALL, ink, width),
            );
        });
    }
}

fn actions_ui(ui: &mut Ui, scene: &mut Scene, form: &Form) {
    let missing = form.missing();
    let word = form.kind().word();
    let verb = match (form.of, form.kind()) {
        (Some(_), _) => "Change it".to_owned(),
        (None, _) => format!("Add the {word}"),
    };
    let is_ready = missing.is_empty() && !form.trial.is_refused();
    if !missing.is_empty() {
        small(
            ui,
            scene,
            &format!("Still to fill in: {}", missing.join(", ")),
        );
    }
    // What has still to be filled in comes and goes above them.
    let scope = UiBuilder::new().scope_id(field_id(form, "actions"));
    ui.scope_builder(scope, |ui| {
        buttons_ui(ui, scene, form, (verb, is_ready));
    });
}

fn buttons_ui(ui: &mut Ui, scene: &mut Scene, form: &Form, (verb, is_ready): (String, bool)) {
    let palette = scene.palette;
    ui.horizontal_wrapped(|ui| {
        let finish = ui.add_enabled(is_ready, primary_button(verb, &palette));
        if finish.on_hover_text("Ctrl+Enter").clicked() {
            scene.push(Command::Edit(EditCommand::Finish));
        }
        let rare = if form.shows_rare {
            "Fewer fields"
        } else {
            "More fields"
        };
        if ui.add(plain_button(rare)).clicked() {
            scene.push(Command::Edit(EditCommand::ToggleRare));
        }
        if ui.add(plain_button("Close")).clicked() {
            scene.push(Command::Edit(EditCommand::CloseForm));
        }
    });
}

/// The name of a field of a form, for the keys.
fn field_id(form: &Form, name: &str) -> Id {
    Id::unique(("form field", form.number, name))
}
