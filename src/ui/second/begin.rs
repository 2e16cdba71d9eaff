//! What is asked before a second reading begins, and the way to one that was begun.

use std::path::PathBuf;

use egui::{CentralPanel, Frame, Id, Key, Margin, RadioButton, Response, ScrollArea, TextEdit, Ui};

use super::{heading, label, small};
use crate::finding::Count;
use crate::look::{Face, plain_button, primary_button, size};
use crate::state::{Command, Room, SecondStep};
use crate::ui::{Scene, text};
use crate::words;

/// Paints the page over the whole of `ui`.
pub(super) fn begin_ui(ui: &mut Ui, scene: &mut Scene) {
    CentralPanel::default()
        .frame(Frame::new().fill(scene.palette.paper))
        .show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt("begin a second reading")
                .auto_shrink(false)
                .show(ui, |ui| {
                    Frame::new()
                        .inner_margin(Margin::symmetric(28, 24))
                        .show(ui, |ui| {
                            ui.set_max_width(ui.available_width().min(600.0));
                            ui.spacing_mut().item_spacing.y = 5.0;
                            page_ui(ui, scene);
                        });
                });
        });
}

fn page_ui(ui: &mut Ui, scene: &mut Scene) {
    heading(ui, scene, "A second reading");
    let words = "Somebody who does not see how statements were read says of a sample of them which \
                 stance and which voice they have; then both readings are compared. Whoever reads \
                 should not know the first reading. Nothing is changed in the dossier.";
    small(ui, scene, words);
    ui.add_space(size::STEP);
    new_ui(ui, scene);
    if let Some(problem) = &scene.state.second.begin.problem {
        ui.add_space(4.0);
        let words = words::sentence(problem);
        let (width, ink) = (ui.available_width(), scene.palette.ink);
        let job = text::paragraph(&words, Face::SansSemiBold, size::SMALL, ink, width);
        let response = text::label(ui, job);
        ui.accesskit_node_builder(response.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
    }
    ui.add_space(16.0);
    text::rule(ui, scene.palette.line);
    ui.add_space(size::STEP);
    open_ui(ui, scene);
    ui.add_space(16.0);
    if ui.add(plain_button("Back to the matrix")).clicked() {
        scene.push(Command::ShowRoom(Room::Matrix));
    }
}

/// A field of one line with its label above it.
fn field_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    (name, words): (&str, &str),
    width: f32,
    step: fn(String) -> SecondStep,
) -> Response {
    let mut typed = words.to_owned();
    let edit = TextEdit::singleline(&mut typed)
        .id(Id::unique(("second reading", name)))
        .desired_width(width);
    let response = ui.add(edit).accessible_name(name);
    if response.changed() {
        scene.push(Command::Second(step(typed)));
    }
    response
}

fn new_ui(ui: &mut Ui, scene: &mut Scene) {
    let begin = &scene.state.second.begin;
    label(ui, scene, "Begin one");
    small(ui, scene, "Who reads");
    let wide = f32::INFINITY;
    let coder = field_ui(
        ui,
        scene,
        ("Who reads", &begin.coder),
        wide,
        SecondStep::TypeCoder,
    );
    // Somebody who comes here by keys goes on by keys.
    if ui.memory(|memory| memory.focused().is_none()) && begin.coder.is_empty() {
        coder.request_focus();
    }
    ui.add_space(4.0);
    small(
        ui,
        scene,
        "How much of it, and the seed that decides what is drawn",
    );
    ui.horizontal(|ui| {
        field_ui(
            ui,
            scene,
            ("How much", &begin.amount),
            60.0,
            SecondStep::TypeAmount,
        );
        for (by_count, name) in [(false, "of a hundred"), (true, "statements")] {
            let choice = RadioButton::new(begin.by_count == by_count, name);
            if ui.add(choice).clicked() {
                scene.push(Command::Second(SecondStep::ByCount(by_count)));
            }
        }
        ui.add_space(size::STEP);
        let job = text::one_line(
            "Seed",
            Face::Sans,
            size::SMALL,
            scene.palette.soft_ink,
            60.0,
        );
        text::label(ui, job);
        field_ui(ui, scene, ("Seed", &begin.seed), 60.0, SecondStep::TypeSeed);
    });
    let all = scene.state.dossier().statements.len();
    if let Ok(amount) = begin.amount() {
        let of = Count::new(all, "statement", "statements");
        let words = format!(
            "{} of {of}, shared out among the parties; the same seed draws the same ones",
            amount.of(all)
        );
        small(ui, scene, &words);
    }
    ui.add_space(4.0);
    small(ui, scene, "Where the file of the reading is to lie");
    let path = field_ui(
        ui,
        scene,
        ("Where the file is to lie", &begin.path),
        wide,
        SecondStep::TypePath,
    );
    let entered = path.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.horizontal_wrapped(|ui| {
        let is_free = !scene.state.second.is_busy;
        let button = primary_button("Begin reading", &scene.palette);
        if ui.add_enabled(is_free, button).clicked() || entered {
            scene.push(Command::Second(SecondStep::Begin));
        }
        let browse = ui.add(plain_button("Browse…"));
        let browse = browse.accessible_name("Browse for a place for the file…");
        if browse.clicked() {
            scene.push(Command::Second(SecondStep::BrowseNew));
        }
    });
}

fn open_ui(ui: &mut Ui, scene: &mut Scene) {
    let begin = &scene.state.second.begin;
    label(ui, scene, "Go on with one");
    small(
        ui,
        scene,
        "Type the path of its file, or drop it on the window",
    );
    let field = field_ui(
        ui,
        scene,
        ("Path of a reading", &begin.open),
        f32::INFINITY,
        SecondStep::TypeOpen,
    );
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let typed = begin.open.trim();
    ui.horizontal_wrapped(|ui| {
        let is_ready = !typed.is_empty() && !scene.state.second.is_busy;
        let button = ui.add_enabled(is_ready, plain_button("Go on reading"));
        if (button.clicked() || entered) && is_ready {
            let path = PathBuf::from(typed);
            scene.push(Command::Second(SecondStep::Open(path)));
        }
        let browse = ui.add(plain_button("Browse…"));
        let browse = browse.accessible_name("Browse for a reading…");
        if browse.clicked() {
            scene.push(Command::Second(SecondStep::BrowseOpen));
        }
    });
}
