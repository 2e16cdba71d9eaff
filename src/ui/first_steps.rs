//! The first steps of a new dossier, in the matrix's place until there is a statement.

use egui::{Frame, Margin, Rect, ScrollArea, Sense, Ui, pos2, vec2};

use super::{Scene, text};
use crate::finding::{Count, RecordKind};
use crate::look::{Face, Symbol, paint_symbol, plain_button, primary_button, size};
use crate::state::{Command, EditCommand, FirstStep, FirstSteps, Reshape, Room};

/// Where the words of a step begin, behind its number.
const NUMBER: f32 = 34.0;

/// Paints the steps over the whole of `ui`.
pub(super) fn first_steps_ui(ui: &mut Ui, scene: &mut Scene, steps: &FirstSteps) {
    ScrollArea::vertical()
        .id_salt("first steps")
        .auto_shrink(false)
        .show(ui, |ui| {
            Frame::new()
                .inner_margin(Margin::symmetric(40, 36))
                .show(ui, |ui| {
                    ui.set_max_width(ui.available_width().min(560.0));
                    ui.spacing_mut().item_spacing.y = 3.0;
                    let palette = scene.palette;
                    let width = ui.available_width();
                    let heading = "From a text to a dossier";
                    let (face, points) = (Face::SansSemiBold, size::HEADING);
                    let job = text::paragraph(heading, face, points, palette.ink, width);
                    text::label(ui, job);
                    small(
                        ui,
                        scene,
                        "Five steps to the first cell, in any order; each can be undone",
                    );
                    ui.add_space(12.0);
                    let next = steps.next();
                    for (at, (step, is_done)) in steps.0.into_iter().enumerate() {
                        step_ui(ui, scene, at + 1, step, is_done, next == Some(step));
                    }
                    text::rule(ui, palette.line);
                    let dossier = scene.state.dossier();
                    if !dossier.points.is_empty() && !dossier.parties.is_empty() {
                        ui.add_space(14.0);
                        if text::link(ui, "Show the matrix as it is", &palette).clicked() {
                            push(scene, EditCommand::Reshape(Reshape::SkipFirstSteps));
                        }
                    }
                });
        });
}

fn step_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    number: usize,
    step: FirstStep,
    is_done: bool,
    is_next: bool,
) {
    let palette = scene.palette;
    text::rule(ui, palette.line);
    ui.add_space(11.0);
    let top = ui.cursor().min;
    let place = Rect::from_min_size(top, vec2(NUMBER, 20.0));
    let name = if is_done {
        let tick = Rect::from_center_size(pos2(top.x + 7.0, top.y + 10.0), vec2(13.0, 13.0));
        paint_symbol(ui.painter(), Symbol::Check, tick, palette.ink);
        format!("Step {number}, done")
    } else {
        let digit = number.to_string();
        let color = palette.soft_ink;
        let job = text::one_line(&digit, Face::SansSemiBold, size::TITLE, color, NUMBER);
        let galley = text::galley(ui, job);
        ui.painter().galley(top, galley, color);
        format!("Step {number}")
    };
    let id = ui.scope_id().with(("step", number));
    let response = ui.interact(place, id, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(NUMBER);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 3.0);
            let (title, words) = words_of(scene, step);
            let width = ui.available_width();
            let ink = if is_done {
                palette.soft_ink
            } else {
                palette.ink
            };
            let job = text::paragraph(title, Face::SansSemiBold, size::BODY, ink, width);
            text::label(ui, job);
            small(ui, scene, &words);
            ui.add_space(5.0);
            buttons_ui(ui, scene, step, is_next);
        });
    });
    ui.add_space(11.0);
}

/// What a step is, and how far it has come.
fn words_of(scene: &Scene, step: FirstStep) -> (&'static str, String) {
    let dossier = scene.state.dossier();
    let so_far = |count: usize, one: &'static str, many: &'static str, words: &str| match count {
        0 => words.to_owned(),
        count => format!("{words}; so far {}", Count::new(count, one, many)),
    };
    match step {
        FirstStep::Title => ("Title", dossier.title.clone()),
        FirstStep::Parties => (
            "Parties",
            so_far(
                dossier.parties.len(),
                "party",
                "parties",
                "The columns: at least two sides whose stances are compared",
            ),
        ),
        FirstStep::Points => (
            "Points",
            so_far(
                dossier.points.len(),
                "point",
                "points",
                "The rows: each with one plain sentence that a stance is for or against",
            ),
        ),
        FirstStep::Source => (
            "A source and its text",
            so_far(
                dossier.sources.len(),
                "source",
                "sources",
                "What was published where and when; its text is dropped on the window",
            ),
        ),
        FirstStep::Statement(_) => (
            "The first statement",
            "Open the source, select the words that prove a stance, and press A".to_owned(),
        ),
    }
}

/// The buttons of a step; the next step's is the strongest.
fn buttons_ui(ui: &mut Ui, scene: &mut Scene, step: FirstStep, is_next: bool) {
    let palette = scene.palette;
    let read = |source| Command::Read(source, None);
    let edit = Command::Edit;
    let buttons: Vec<(&str, Command)> = match step {
        FirstStep::Title => vec![("Title and description…", edit(EditCommand::AskHead))],
        FirstStep::Parties => vec![("Add a party", edit(EditCommand::Add(RecordKind::Party)))],
        FirstStep::Points => vec![
            ("Add a point", edit(EditCommand::Add(RecordKind::Point))),
            ("Add a theme", edit(EditCommand::Add(RecordKind::Theme))),
        ],
        FirstStep::Source => vec![("Add a source", edit(EditCommand::Add(RecordKind::Source)))],
        FirstStep::Statement(Some(source)) => vec![("Open the source", read(source))],
        FirstStep::Statement(None) => vec![("Sources", Command::ShowRoom(Room::Sources))],
    };
    ui.horizontal_wrapped(|ui| {
        for (at, (words, command)) in buttons.into_iter().enumerate() {
            let clicked = if is_next && at == 0 {
                ui.add(primary_button(words, &palette)).clicked()
            } else {
                ui.add(plain_button(words)).clicked()
            };
            if clicked {
                scene.push(command);
            }
        }
    });
}

fn small(ui: &mut Ui, scene: &Scene, words: &str) {
    let width = ui.available_width();
    let color = scene.palette.soft_ink;
    text::label(
        ui,
        text::paragraph(words, Face::Sans, size::SMALL, color, width),
    );
}

fn push(scene: &mut Scene, command: EditCommand) {
    scene.push(Command::Edit(command));
}
