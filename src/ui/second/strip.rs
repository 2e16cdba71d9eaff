//! Above a reading: who reads, how much is read, and the way out.

use egui::{Align, Layout, Rect, Sense, Ui, vec2};

use super::{heading, small};
use crate::finding::Count;
use crate::listing::reader_name;
use crate::look::{Face, plain_button, primary_button, size};
use crate::state::{Command, SecondReading, SecondStep};
use crate::ui::{Scene, text};
use crate::words;

/// Paints the strip.
pub(super) fn strip_ui(ui: &mut Ui, scene: &mut Scene, reading: &SecondReading) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            actions_ui(ui, scene, reading);
            ui.add_space(size::STEP);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                title_ui(ui, scene, reading);
            });
        });
    });
    if !reading.compares {
        ui.add_space(6.0);
        progress_ui(ui, scene, reading);
    }
    for words in told(scene, reading) {
        ui.add_space(4.0);
        small(ui, scene, &words);
    }
    if reading.failed.is_some() || (!reading.is_written() && !reading.is_writing()) {
        failed_ui(ui, scene, reading);
    }
    if reading.asks {
        ask_ui(ui, scene, reading);
    }
}

fn actions_ui(ui: &mut Ui, scene: &mut Scene, reading: &SecondReading) {
    let leave = if reading.is_open_to_all() {
        "Back to the matrix"
    } else {
        "Leave the reading"
    };
    if ui.add(plain_button(leave)).clicked() {
        scene.push(Command::Second(SecondStep::Leave));
    }
    if reading.compares {
        if reading.unread() > 0 {
            let words = format!("Go on with the other {}", reading.unread());
            if ui.add(primary_button(words, &scene.palette)).clicked() {
                scene.push(Command::Second(SecondStep::GoOn));
            }
        }
    } else {
        let compare = if reading.unread() == 0 {
            ui.add(primary_button("Compare both readings", &scene.palette))
        } else {
            ui.add(plain_button("Compare…"))
        };
        if compare.clicked() {
            scene.push(Command::Second(SecondStep::Compare));
        }
    }
    if ui.add(plain_button("Another reading…")).clicked() {
        scene.push(Command::Second(SecondStep::Close));
    }
}

fn title_ui(ui: &mut Ui, scene: &Scene, reading: &SecondReading) {
    let palette = scene.palette;
    let title = if reading.compares {
        "Both readings"
    } else {
        "Second reading"
    };
    let width = ui.available_width();
    let job = text::one_line(title, Face::SansSemiBold, size::TITLE, palette.ink, width);
    ui.spacing_mut().item_spacing.x = 14.0;
    text::label(ui, job);
    let words = format!("{} · {}", reader_name(&reading.coding), progress(reading));
    let width = ui.available_width();
    if width > 60.0 {
        let job = text::one_line(&words, Face::Sans, size::SMALL, palette.soft_ink, width);
        let response = text::label(ui, job);
        ui.accesskit_node_builder(response.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
    }
}

fn progress(reading: &SecondReading) -> String {
    let total = reading.total();
    format!("{} of {total} read", total - reading.unread())
}

/// A bar as long as what is read of all.
fn progress_ui(ui: &mut Ui, scene: &Scene, reading: &SecondReading) {
    let palette = scene.palette;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 3.0), Sense::hover());
    ui.painter().rect_filled(rect, 1.5, palette.line);
    let (total, unread) = (reading.total(), reading.unread());
    #[expect(clippy::cast_precision_loss, reason = "a share of a bar")]
    let share = (total - unread) as f32 / total.max(1) as f32;
    let done = Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
    ui.painter().rect_filled(done, 1.5, palette.ink);
}

/// What has to be known of the file.
fn told(scene: &Scene, reading: &SecondReading) -> Vec<String> {
    let mut told = Vec::new();
    if reading.coding.sha256 != scene.state.dossier().sha256 {
        let text = "The dossier is another one than when the sample was drawn";
        told.push(text.to_owned());
    }
    if reading.lost() > 0 {
        let lost = Count::new(reading.lost(), "statement", "statements");
        told.push(format!(
            "{lost} of the sample are not in the dossier any more"
        ));
    }
    if let [first, rest @ ..] = reading.problems.as_slice() {
        let more = match rest.len() {
            0 => String::new(),
            more => format!(", and {more} more"),
        };
        told.push(format!(
            "Something of the file could not be read and stays as it is: {first}{more}"
        ));
    }
    told
}

fn failed_ui(ui: &mut Ui, scene: &mut Scene, reading: &SecondReading) {
    ui.add_space(4.0);
    let why = reading.failed.as_deref().unwrap_or("it was not written");
    let words = format!("The last answers are not in the file: {why}");
    ui.horizontal_wrapped(|ui| {
        if ui.add(plain_button("Write again")).clicked() {
            scene.push(Command::Second(SecondStep::Write));
        }
        let (width, ink) = (ui.available_width(), scene.palette.ink);
        let job = text::paragraph(&words, Face::SansSemiBold, size::SMALL, ink, width);
        text::label(ui, job);
    });
}

/// Comparing ends not knowing; that is said before it is done.
fn ask_ui(ui: &mut Ui, scene: &mut Scene, reading: &SecondReading) {
    let unread = reading.unread();
    let read = reading.total() - unread;
    ui.add_space(size::STEP);
    text::rule(ui, scene.palette.line);
    ui.add_space(size::STEP);
    heading(ui, scene, &format!("Compare the {read} that are read?"));
    let words = format!(
        "Comparing shows how these {read} were read the first time. What was said of them cannot be \
         changed here afterwards; the other {unread} stay blind."
    );
    small(ui, scene, &words::sentence(&words));
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        if ui
            .add(primary_button("Go on reading", &scene.palette))
            .clicked()
        {
            scene.push(Command::Dismiss);
        }
        let words = format!("Compare the {read} now");
        if ui.add(plain_button(words)).clicked() {
            scene.push(Command::Second(SecondStep::CompareNow));
        }
    });
}
