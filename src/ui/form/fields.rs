//! The fields of a form.

use egui::{Response, TextEdit, Ui};

use super::{choices, field_id, named, small};
use crate::look::{Face, size};
use crate::state::{Command, EditCommand, Form, FormField, Input};
use crate::ui::{Scene, text};

/// Paints the fields; the first empty one takes the keys in a form that is new.
pub(super) fn fields_ui(ui: &mut Ui, scene: &mut Scene, form: &Form, is_new: bool) {
    let fields = form.fields();
    let is_empty = |field: &&&FormField| form.now.get(field.name).is_none();
    let typed = |field: &&&FormField| {
        !matches!(
            field.input,
            Input::Stance | Input::Voice | Input::SourceKind
        )
    };
    let first = fields
        .iter()
        .filter(|field| field.is_required)
        .filter(typed)
        .find(is_empty)
        .map(|field| field.name);
    for field in fields {
        label_ui(ui, scene, field);
        match field.input {
            Input::Line | Input::Date | Input::Inferred => {
                let response = line_ui(ui, scene, form, field, false);
                focus(&response, is_new && first == Some(field.name));
            }
            Input::Lines => {
                let response = line_ui(ui, scene, form, field, true);
                focus(&response, is_new && first == Some(field.name));
                if field.name == "quote" {
                    grade_ui(ui, scene, form);
                }
            }
            Input::Name(kind) => {
                let response = named::named_ui(ui, scene, form, field, kind);
                focus(&response, is_new && first == Some(field.name));
            }
            Input::Stance => choices::stance_ui(ui, scene, form),
            Input::Voice => choices::voice_ui(ui, scene, form),
            Input::SourceKind => choices::source_kind_ui(ui, scene, form),
        }
        ui.add_space(5.0);
    }
}

fn focus(response: &Response, wanted: bool) {
    if wanted {
        response.request_focus();
    }
}

fn label_ui(ui: &mut Ui, scene: &Scene, field: &FormField) {
    let width = ui.available_width();
    let ink = if field.is_required {
        scene.palette.ink
    } else {
        scene.palette.soft_ink
    };
    text::label(
        ui,
        text::paragraph(field.label, Face::SansSemiBold, size::SMALL, ink, width),
    );
}

/// A field of text.
fn line_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    form: &Form,
    field: &'static FormField,
    has_lines: bool,
) -> Response {
    let mut words = form.text(field.name).to_owned();
    let edit = if has_lines {
        TextEdit::multiline(&mut words).desired_rows(2)
    } else {
        TextEdit::singleline(&mut words)
    };
    let edit = edit
        .id(field_id(form, field.name))
        .hint_text(field.hint)
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name(field.label);
    if response.changed() {
        scene.push(Command::Edit(EditCommand::Type(field.name, words)));
    }
    response
}

/// What comparing the quotation with its source finds.
fn grade_ui(ui: &mut Ui, scene: &Scene, form: &Form) {
    if let Some(grade) = &form.trial.grade {
        small(ui, scene, &crate::words::sentence(grade.words()));
    }
}
