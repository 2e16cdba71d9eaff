//! Fields that name another record: typed to be found, or made new.

use egui::{Response, TextEdit, Ui};

use super::fields::was_entered;
use super::{Lead, Memory, field_id, small};
use crate::edit::Value;
use crate::finding::RecordKind;
use crate::look::{Face, size};
use crate::state::{Command, EditCommand, Form, FormField};
use crate::ui::{Scene, text};

/// Paints the field, and what fits while something is typed there. Enter takes the first that fits,
/// or makes a new one where none does; the second of what is given back is true when the keys are to
/// be led on.
pub(super) fn named_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    form: &Form,
    field: &'static FormField,
    kind: RecordKind,
) -> (Response, bool) {
    let dossier = scene.state.dossier();
    let mut words = form.words_of(dossier, field);
    let edit = TextEdit::singleline(&mut words)
        .id(field_id(form, field.name))
        .hint_text(field.hint)
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name(field.label);
    let is_entered = was_entered(ui, &response);
    if response.changed() {
        scene.push(Command::Edit(EditCommand::Type(field.name, words.clone())));
    }
    // What is chosen is told, not offered again.
    let is_empty = form.now.get(field.name).is_none();
    let is_open = form.typed.contains_key(field.name)
        || response.changed()
        || (response.has_focus() && is_empty);
    if !is_open {
        return (response, is_entered);
    }
    // What was typed a moment ago counts, or Enter would take what fitted before.
    let names = form.names(dossier, field, &words);
    let wished = words.trim();
    // Who has typed nothing has named nobody.
    let first = names.first().filter(|_| !wished.is_empty());
    let mut chosen = first.filter(|_| is_entered);
    for named in &names {
        let is_next = first.is_some_and(|first| first.id == named.id);
        if ui.selectable_label(is_next, &named.name).clicked() {
            chosen = Some(named);
        }
    }
    if let Some(named) = chosen {
        let value = Some(Value::text(&named.id));
        scene.push(Command::Edit(EditCommand::Put(field.name, value)));
        return (response, true);
    }
    let is_known = names.iter().any(|named| named.name == wished);
    // A version of the plan is written by itself: it needs more than a name.
    if !wished.is_empty() && !is_known && kind != RecordKind::Plan {
        let label = format!("New {}: {wished}", kind.word());
        let is_next = names.is_empty();
        let make = ui.selectable_label(is_next, label).clicked();
        if make || (is_entered && is_next) {
            scene.push(Command::Edit(EditCommand::MakeNamed(field.name)));
            return (response, true);
        }
    }
    (response, is_entered)
}

/// The field of a new point that has to be filled in.
pub(super) const PROPOSITION: &str = "proposition";

/// What else has to be said of records that come with the form's own.
pub(super) fn with_ui(ui: &mut Ui, scene: &mut Scene, form: &Form, memory: &mut Memory) {
    let made = form.with.iter().enumerate();
    for (at, record) in made.filter(|it| form.names_new(it.1)) {
        let (field, label, name) = match record.kind {
            RecordKind::Point => (PROPOSITION, "Proposition of the new point", "title"),
            RecordKind::Source => ("published", "The new source was published", "title"),
            _ => continue,
        };
        ui.add_space(4.0);
        let width = ui.available_width();
        let ink = scene.palette.ink;
        let words = format!("{label} “{}”", record.text(name).unwrap_or_default());
        text::label(
            ui,
            text::paragraph(&words, Face::SansSemiBold, size::SMALL, ink, width),
        );
        let mut words = record.text(field).unwrap_or_default().to_owned();
        let edit = TextEdit::singleline(&mut words).desired_width(f32::INFINITY);
        let edit = edit.id(field_id(form, &format!("{field} {at}")));
        let response = ui.add(edit).accessible_name(label);
        if response.changed() {
            scene.push(Command::Edit(EditCommand::TypeNew(at, field, words)));
        }
        if memory.lead == Some(Lead::To(field)) {
            memory.lead = None;
            response.request_focus();
        }
        if field == PROPOSITION {
            small(
                ui,
                scene,
                "One plain sentence that a stance is for or against",
            );
        }
    }
}
