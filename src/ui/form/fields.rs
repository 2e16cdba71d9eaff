//! The fields of a form.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Key, Response, TextEdit, Ui, UiBuilder};

use super::{Lead, Memory, choices, field_id, named, small};
use crate::look::{Face, size};
use crate::state::{Command, EditCommand, Form, FormField, Input};
use crate::ui::{Scene, text};

/// Paints the fields, each under a name of its own, so that nothing that comes or goes above it takes
/// the keys from it; and leads the keys to where they are wished: Enter leads from each field that
/// has one line to the next.
pub(super) fn fields_ui(ui: &mut Ui, scene: &mut Scene, form: &Form, memory: &mut Memory) {
    let fields = form.fields();
    if memory.lead == Some(Lead::Empty) {
        memory.lead = first_empty(form, &fields).map(Lead::To);
    }
    for (at, field) in fields.iter().enumerate() {
        let scope = UiBuilder::new().scope_id(field_id(form, field.name).with("scope"));
        let (response, leads_on) = ui
            .scope_builder(scope, |ui| {
                label_ui(ui, scene, field);
                field_ui(ui, scene, form, field, memory)
            })
            .inner;
        if memory.lead == Some(Lead::To(field.name)) {
            memory.lead = None;
            if let Some(response) = &response {
                response.request_focus();
            }
        }
        let has_just_come = |response: &&Response| {
            response.has_focus() && memory.focused != Some(response.id) && !leads_on
        };
        if matches!(field.input, Input::Name(_))
            && let Some(response) = response.as_ref().filter(has_just_come)
        {
            // What is typed on takes the place of a name, and is not added to it.
            let words = form.words_of(scene.state.dossier(), field);
            select_all(ui, response, &words);
        }
        if leads_on {
            memory.lead = fields.get(at + 1).map(|next| Lead::To(next.name));
            if let (None, Some(response)) = (memory.lead, response) {
                response.request_focus();
            }
        }
        ui.add_space(5.0);
    }
}

/// The first field to be typed into that has still to be filled in.
fn first_empty(form: &Form, fields: &[&'static FormField]) -> Option<&'static str> {
    let is_typed = |field: &&&FormField| {
        !matches!(
            field.input,
            Input::Stance | Input::Voice | Input::SourceKind
        )
    };
    fields
        .iter()
        .filter(|field| field.is_required)
        .filter(is_typed)
        .find(|field| form.now.get(field.name).is_none())
        .map(|field| field.name)
        .or_else(|| form.lacks_proposition().then_some(named::PROPOSITION))
}

/// Paints what a field is filled in with; gives back what can be given the keys, and whether Enter
/// or a choice leads on from there.
fn field_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    form: &Form,
    field: &'static FormField,
    memory: &mut Memory,
) -> (Option<Response>, bool) {
    match field.input {
        Input::Line | Input::Date | Input::Inferred => {
            let response = line_ui(ui, scene, form, field, false);
            let is_entered = was_entered(ui, &response);
            (Some(response), is_entered)
        }
        Input::Lines => {
            let response = line_ui(ui, scene, form, field, true);
            if field.name == "quote" {
                grade_ui(ui, scene, form);
            }
            (Some(response), false)
        }
        Input::Name(kind) => {
            let (response, leads_on) = named::named_ui(ui, scene, form, field, kind);
            (Some(response), leads_on)
        }
        Input::Stance => (choices::stance_ui(ui, scene, form), false),
        Input::Voice => (choices::voice_ui(ui, scene, form, memory), false),
        Input::SourceKind => (choices::source_kind_ui(ui, scene, form), false),
    }
}

/// True when Enter was pressed in a field of one line.
pub(super) fn was_entered(ui: &Ui, response: &Response) -> bool {
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

fn select_all(ui: &Ui, response: &Response, words: &str) {
    let mut state = TextEditState::load(ui, response.id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(words.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ui, response.id);
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
