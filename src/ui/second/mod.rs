//! The second reader's room: what is asked before a reading begins, one statement at a time without
//! anything that tells the first reading, and at last both readings side by side.

mod answers;
mod begin;
mod beside;
mod figures;
mod keys;
mod statement;
mod strip;

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

pub(crate) use keys::read_keys;

use super::column::Column;
use super::{Scene, text};
use crate::look::{Face, size};
use crate::state::SecondReading;

/// A room as wide as this shows a statement and its answers side by side.
const WIDE: f32 = 860.0;
/// How wide the answers are there.
const ANSWERS: f32 = 420.0;
/// Words are no wider than this.
const WIDEST: f32 = 680.0;

/// What the room remembers between frames.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    disagreements: Column,
    /// What the list of disagreements was laid out for.
    basis: Option<(u64, usize, u32)>,
}

/// Paints the room over the whole of `ui`.
pub(crate) fn second_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory) {
    let state = scene.state;
    let Some(reading) = &state.second.reading else {
        begin::begin_ui(ui, scene);
        return;
    };
    Panel::top("second reading")
        .frame(ground(scene, Margin::symmetric(20, 11)))
        .resizable(false)
        .show(ui, |ui| strip::strip_ui(ui, scene, reading));
    if reading.compares {
        beside::beside_ui(ui, scene, memory, reading);
    } else if ui.available_width() >= WIDE {
        wide_ui(ui, scene, reading);
    } else {
        narrow_ui(ui, scene, reading);
    }
}

fn wide_ui(ui: &mut Ui, scene: &mut Scene, reading: &SecondReading) {
    Panel::right("answers")
        .frame(ground(scene, Margin::ZERO))
        .exact_size(ANSWERS)
        .resizable(false)
        .show(ui, |ui| {
            steps_ui(ui, scene, reading);
            scrolled(ui, ("answers", reading.turned), |ui| {
                answers::answers_ui(ui, scene, reading);
            });
        });
    page_ui(ui, scene, reading, |_, _| {});
}

fn narrow_ui(ui: &mut Ui, scene: &mut Scene, reading: &SecondReading) {
    steps_ui(ui, scene, reading);
    page_ui(ui, scene, reading, |ui, scene| {
        ui.add_space(size::STEP);
        text::rule(ui, scene.palette.line);
        ui.add_space(size::STEP);
        answers::answers_ui(ui, scene, reading);
    });
}

/// The statement, and what stands below it.
fn page_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    reading: &SecondReading,
    below: impl FnOnce(&mut Ui, &mut Scene),
) {
    CentralPanel::default()
        .frame(Frame::new().fill(scene.palette.paper))
        .show(ui, |ui| {
            scrolled(ui, ("statement", reading.turned), |ui| {
                ui.set_max_width(ui.available_width().min(WIDEST));
                statement::statement_ui(ui, scene, reading);
                below(ui, scene);
            });
        });
}

/// The way to other statements stays in place below what is scrolled.
fn steps_ui(ui: &mut Ui, scene: &mut Scene, reading: &SecondReading) {
    Panel::bottom("steps")
        .frame(ground(scene, Margin::symmetric(22, 10)))
        .resizable(false)
        .show(ui, |ui| answers::steps_ui(ui, scene, reading));
}

/// The ground of what stands beside the page.
fn ground(scene: &Scene, margin: Margin) -> Frame {
    Frame::new().fill(scene.palette.panel).inner_margin(margin)
}

fn scrolled(ui: &mut Ui, salt: (&str, u64), paint: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical()
        .id_salt(salt)
        .auto_shrink(false)
        .show(ui, |ui| {
            Frame::new()
                .inner_margin(Margin::symmetric(22, 16))
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 4.0;
                    paint(ui);
                });
        });
}

/// A line of second rank.
fn small(ui: &mut Ui, scene: &Scene, words: &str) {
    let (width, color) = (ui.available_width(), scene.palette.soft_ink);
    let job = text::paragraph(words, Face::Sans, size::SMALL, color, width);
    text::label(ui, job);
}

/// A label above what belongs to it.
fn label(ui: &mut Ui, scene: &Scene, words: &str) {
    let width = ui.available_width();
    text::label(ui, text::capitals(words, scene.palette.soft_ink, width));
}

fn heading(ui: &mut Ui, scene: &Scene, words: &str) {
    let (width, ink) = (ui.available_width(), scene.palette.ink);
    let job = text::paragraph(words, Face::SansSemiBold, size::HEADING, ink, width);
    text::label(ui, job);
}
