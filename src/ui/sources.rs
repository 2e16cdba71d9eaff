//! The list of sources: who published what and when, whose copy it is, how many quotations rest
//! on it and how they fared, and which text is at hand.

use egui::{Frame, Margin, ScrollArea, Ui, vec2};

use super::column::Column;
use super::reader::{quotations_line, text_line};
use super::{Scene, text};
use crate::check::{QuotationChange, Reanchored};
use crate::finding::Count;
use crate::look::{Face, size};
use crate::model::{SourceIndex, web_address};
use crate::state::{Command, EditCommand, Scroll};
use crate::words;

/// What the list remembers between frames.
#[derive(Debug, Default)]
pub(super) struct Memory {
    basis: Option<Basis>,
    column: Column,
}

/// What the heights of the sources depend on.
#[derive(Clone, Debug, PartialEq)]
struct Basis {
    sha256: String,
    graded: (u64, usize),
    width: f32,
}

impl Memory {
    fn prepare(&mut self, scene: &Scene, width: f32) {
        let state = scene.state;
        let basis = Basis {
            sha256: state.dossier().sha256.clone(),
            graded: (state.checks, state.evidence.checked.grades.len()),
            width,
        };
        if self.basis.as_ref() != Some(&basis) {
            self.basis = Some(basis);
            self.column.reset(state.dossier().sources.len());
        }
    }
}

/// The height of a source in the list before one has been laid out.
const USUAL: f32 = 150.0;

/// Paints the list over the whole of `ui`.
pub(super) fn sources_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory, scrolled: &mut u64) {
    memory.prepare(scene, ui.available_width());
    let area = ScrollArea::vertical().id_salt("sources").auto_shrink(false);
    let output = memory.column.keep_still(area).show(ui, |ui| {
        scroll(ui, scene, scrolled);
        let frame = Frame::new().inner_margin(Margin::symmetric(28, 12));
        frame.show(ui, |ui| list_ui(ui, scene, memory)).inner
    });
    let offset = output.state.clamped_offset().y;
    memory.column.correct(ui, offset, output.inner);
}

/// Gives back by how much what lies above the screen is higher than it was taken for.
fn list_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory) -> f32 {
    let palette = scene.palette;
    ui.set_max_width(ui.available_width().min(860.0));
    ui.spacing_mut().item_spacing.y = 3.0;
    if text::link(ui, "Back to the matrix", &palette).clicked() {
        scene.push(Command::ShowMatrix);
    }
    ui.add_space(2.0);
    let count = scene.state.dossier().sources.len();
    let width = ui.available_width();
    let heading = Count::new(count, "source", "sources").to_string();
    text::label(
        ui,
        text::paragraph(
            &heading,
            Face::SansSemiBold,
            size::HEADING,
            palette.ink,
            width,
        ),
    );
    let grown = memory.column.show(ui, USUAL, None, |ui, at| {
        source_ui(ui, scene, SourceIndex::new(at));
    });
    ui.add_space(24.0);
    grown
}

/// Follows a wish to scroll that has not been followed yet.
fn scroll(ui: &Ui, scene: &Scene, scrolled: &mut u64) {
    let Some((number, wish)) = scene.state.view.scroll else {
        return;
    };
    if *scrolled == number {
        return;
    }
    *scrolled = number;
    let screen = ui.clip_rect().height();
    let end = 1.0e6;
    let down = match wish {
        Scroll::LinesUp => -60.0,
        Scroll::LinesDown => 60.0,
        Scroll::PageUp => -0.9 * screen,
        Scroll::PageDown => 0.9 * screen,
        Scroll::Start => -end,
        Scroll::End => end,
    };
    ui.scroll_with_delta(vec2(0.0, -down));
}

fn source_ui(ui: &mut Ui, scene: &mut Scene, index: SourceIndex) {
    let palette = scene.palette;
    let dossier = scene.state.dossier();
    let source = dossier.source(index);
    let width = ui.available_width();
    ui.add_space(10.0);
    text::rule(ui, palette.line);
    ui.add_space(8.0);
    let paragraph =
        |words: &str, face, points, color| text::paragraph(words, face, points, color, width);
    let mut line: Vec<String> = source.publisher.iter().cloned().collect();
    line.push(words::source_date(source));
    let line = line.join(" · ");
    text::label(ui, text::capitals(&line, palette.soft_ink, width)).on_hover_text(&line);
    text::label(
        ui,
        paragraph(&source.title, Face::SansSemiBold, size::TITLE, palette.ink),
    );
    for fact in words::source_facts(dossier, source) {
        text::label(
            ui,
            paragraph(&fact, Face::Sans, size::SMALL, palette.soft_ink),
        );
    }
    ui.add_space(2.0);
    let state = [quotations_line(scene, index), text_line(scene, index)].join(" · ");
    text::label(ui, paragraph(&state, Face::Sans, size::SMALL, palette.ink));
    changes_ui(ui, scene, index);
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let has_text = scene.state.evidence.texts.get(index).is_some();
        let words = if has_text {
            "Read the text"
        } else {
            "Read the quotations"
        };
        if text::named_link(
            ui,
            words,
            &format!("{words} of “{}”", source.title),
            &palette,
        )
        .clicked()
        {
            scene.push(Command::Read(index, None));
        }
        let cite = format!("Copy the citation of “{}”", source.title);
        if text::named_link(ui, "Copy citation", &cite, &palette).clicked() {
            scene.push(Command::CopySource(index));
        }
        let change = format!("Change “{}”", source.title);
        if text::named_link(ui, "Change", &change, &palette).clicked() {
            scene.push(Command::Edit(EditCommand::ChangeSource(index)));
        }
        if let Some(url) = &source.url
            && web_address(url).is_some()
            && text::named_link(
                ui,
                "Open the source",
                &format!("Open the source “{}”", source.title),
                &palette,
            )
            .on_hover_text(url)
            .clicked()
        {
            scene.push(Command::OpenLink(url.clone()));
        }
    });
}

/// Of a text that is not the recorded one: what became of its quotations, those first that need
/// work. One that stands where it stood is only counted.
fn changes_ui(ui: &mut Ui, scene: &mut Scene, index: SourceIndex) {
    let palette = scene.palette;
    let state = scene.state;
    let change = state
        .evidence
        .checked
        .changes
        .iter()
        .find(|change| change.source == index);
    let Some(change) = change else {
        return;
    };
    let width = ui.available_width();
    let counts: Vec<String> = Reanchored::ALL
        .into_iter()
        .map(|kind| (kind, change.count(kind)))
        .filter(|(_, number)| *number > 0)
        .map(|(kind, number)| format!("{number} {}", kind.words()))
        .collect();
    let words = format!(
        "The text has changed since it was recorded. Of its quotations: {}",
        counts.join(", ")
    );
    let job = text::paragraph(&words, Face::SansSemiBold, size::SMALL, palette.ink, width);
    text::label(ui, job);
    let mut listed: Vec<&QuotationChange> = change
        .quotations
        .iter()
        .filter(|change| change.kind != Reanchored::Stands)
        .collect();
    listed.sort_by_key(|change| std::cmp::Reverse(change.kind));
    for change in listed {
        let statement = state.dossier().statement(change.statement);
        let mut line = change.kind.words().to_owned();
        match (change.from, change.to) {
            (Some(from), Some(to)) => line.push_str(&format!(", from line {from} to {to}")),
            (None, Some(to)) => line.push_str(&format!(", now at {to}")),
            (Some(from), None) => line.push_str(&format!(", stood in line {from}")),
            (None, None) => {}
        }
        let cell = format!(
            "{}, on {}",
            words::stance_line(state.dossier(), statement),
            state.dossier().point(statement.point).title
        );
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            let job = text::paragraph(&line, Face::Sans, size::SMALL, palette.ink, width);
            text::label(ui, job);
            if text::link(ui, &cell, &palette).clicked() {
                scene.push(Command::Read(index, Some(change.statement)));
            }
        });
    }
}
