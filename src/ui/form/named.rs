//! Fields that name another record: typed to be found, or made new.

use egui::{Key, Response, TextEdit, Ui};

use super::{field_id, small};
use crate::edit::Value;
use crate::finding::RecordKind;
use crate::look::{Face, size};
use crate::state::{Command, EditCommand, Form, FormField};
use crate::ui::{Scene, text};

/// Paints the field, and what fits while something is typed there. Enter takes the first that
/// fits.
pub(super) fn named_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    form: &Form,
    field: &'static FormField,
    kind: RecordKind,
) -> Response {
    let dossier = scene.state.dossier();
    let typed = form.typed.get(field.name);
    let chosen = form.name_of(dossier, field);
    let mut words = typed.cloned().or(chosen).unwrap_or_default();
    let edit = TextEdit::singleline(&mut words)
        .id(field_id(form, field.name))
        .hint_text(field.hint)
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name(field.label);
    if response.changed() {
        scene.push(Command::Edit(EditCommand::Type(field.name, words.clone())));
    }
    // What is chosen is told, not offered again.
    let is_open = typed.is_some() || (response.has_focus() && form.now.get(field.name).is_none());
    if !is_open {
        return response;
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let names = form.names(dossier, field);
    let mut chosen = entered.then(|| names.first()).flatten();
    for named in &names {
        if ui.selectable_label(false, &named.name).clicked() {
            chosen = Some(named);
        }
    }
    if let Some(named) = chosen {
        let value = Some(Value::text(&named.id));
        scene.push(Command::Edit(EditCommand::Put(field.name, value)));
        // Tab leads on from here.
        response.request_focus();
        return response;
    }
    let wished = words.trim();
    let is_known = names.iter().any(|named| named.name == wished);
    // A version of the plan is written by itself: it needs more than a name.
    if !wished.is_empty() && !is_known && kind != RecordKind::Plan {
        let label = format!("New {}: {wished}", kind.word());
        let make = ui.selectable_label(false, label).clicked();
        if make || (entered && names.is_empty()) {
            scene.push(Command::Edit(EditCommand::MakeNamed(field.name)));
        }
    }
    response
}

/// What else has to be said of records that come with the form's own.
pub(super) fn with_ui(ui: &mut Ui, scene: &mut Scene, form: &Form) {
    for (at, record) in form.with.iter().enumerate() {
        let (field, label, name) = match record.kind {
            RecordKind::Point => ("proposition", "Proposition of the new point", "title"),
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
        if field == "proposition" {
            small(
                ui,
                scene,
                "One plain sentence that a stance is for or against",
            );
        }
    }
}
