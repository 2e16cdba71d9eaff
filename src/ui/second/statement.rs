//! The statement that is read: what its source says, and nothing of how it was read before.

use egui::text::LayoutJob;
use egui::{Ui, text::TextWrapping};

use super::{heading, label, small};
use crate::look::{Face, size};
use crate::model::{Statement, StatementIndex};
use crate::state::{Command, SecondReading, SecondStep};
use crate::ui::{Scene, text};
use crate::words;

/// Paints it.
pub(super) fn statement_ui(ui: &mut Ui, scene: &mut Scene, reading: &SecondReading) {
    let Some((_, index)) = reading.now() else {
        small(ui, scene, "None of the statements is in this dossier");
        return;
    };
    let dossier = scene.state.dossier();
    let statement = dossier.statement(index);
    let point = dossier.point(statement.point);
    let party = dossier.party(statement.party);
    let place = format!("Statement {} of {}", reading.place(), reading.total());
    label(ui, scene, &place);
    heading(ui, scene, &format!("{} on {}", party.name, point.title));
    ui.add_space(6.0);
    label(ui, scene, "Proposition");
    let (width, ink) = (ui.available_width(), scene.palette.ink);
    let job = text::paragraph(&point.proposition, Face::Sans, size::BODY, ink, width);
    text::label(ui, job);
    ui.add_space(size::STEP);
    text::rule(ui, scene.palette.strong_line);
    ui.add_space(size::STEP);
    words_ui(ui, scene, statement);
    ui.add_space(6.0);
    who_ui(ui, scene, statement);
    around_ui(ui, scene, reading, index);
}

/// The quotation, what stands directly beside it, and its translation.
fn words_ui(ui: &mut Ui, scene: &Scene, statement: &Statement) {
    let width = ui.available_width();
    if let Some(before) = &statement.before {
        small(ui, scene, &format!("Before it: {}", before.trim()));
    }
    let job = text::quotation(
        statement,
        size::QUOTATION,
        size::QUOTATION_LINE,
        &scene.palette,
        width,
    );
    text::label(ui, job);
    if let Some(after) = &statement.after {
        small(ui, scene, &format!("After it: {}", after.trim()));
    }
    if statement.translation.is_some() {
        ui.add_space(4.0);
    }
    text::translation_ui(ui, statement, &scene.palette);
}

/// Who spoke as the source names them, when, and where it stands. Who is not named is not told by
/// the voice: that is for the reader to say.
fn who_ui(ui: &mut Ui, scene: &Scene, statement: &Statement) {
    let dossier = scene.state.dossier();
    let palette = scene.palette;
    let (name, role) = match (&statement.speaker, &statement.role) {
        (Some(speaker), Some(role)) => (speaker.clone(), format!(", {role}")),
        (Some(speaker), None) => (speaker.clone(), String::new()),
        (None, Some(role)) => (format!("Unnamed {role}"), String::new()),
        (None, None) => ("No speaker named".to_owned(), String::new()),
    };
    let line = size::BODY_LINE;
    let bold = text::format(Face::SansSemiBold, size::SMALL, palette.ink, line);
    let plain = text::format(Face::Sans, size::SMALL, palette.ink, line);
    let mut job = LayoutJob {
        wrap: TextWrapping::wrap_at_width(ui.available_width()),
        ..LayoutJob::default()
    };
    job.append(&name, 0.0, bold);
    job.append(&role, 0.0, plain);
    text::label(ui, job);
    small(ui, scene, &format!("Said {}", words::said_words(statement)));
    let source = dossier.source(statement.source);
    let mut line = words::source_line(dossier, source);
    if let Some(at) = &statement.at {
        line.push_str(&format!(", {at}"));
    }
    small(ui, scene, &line);
}

/// The words around the quotation in its text, where that is at hand.
fn around_ui(ui: &mut Ui, scene: &mut Scene, reading: &SecondReading, index: StatementIndex) {
    let Some(around) = scene.state.around(index) else {
        return;
    };
    ui.add_space(size::STEP);
    let words = if reading.shows_text {
        "Hide the words around"
    } else {
        "Show the words around"
    };
    if text::link(ui, words, &scene.palette).clicked() {
        scene.push(Command::Second(SecondStep::ToggleText));
    }
    if !reading.shows_text {
        return;
    }
    ui.add_space(4.0);
    let palette = scene.palette;
    let soft = text::format(
        Face::Serif,
        size::BODY,
        palette.soft_ink,
        size::QUOTATION_LINE,
    );
    let mut ink = text::format(Face::Serif, size::BODY, palette.ink, size::QUOTATION_LINE);
    ink.background = palette.selection;
    let mut job = LayoutJob {
        wrap: TextWrapping::wrap_at_width(ui.available_width()),
        ..LayoutJob::default()
    };
    if !around.is_beginning {
        job.append("… ", 0.0, soft.clone());
    }
    job.append(&around.before, 0.0, soft.clone());
    job.append(&around.words, 0.0, ink);
    job.append(&around.after, 0.0, soft.clone());
    if !around.is_end {
        job.append(" …", 0.0, soft);
    }
    text::label(ui, job);
}
