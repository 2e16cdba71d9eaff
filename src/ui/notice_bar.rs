//! The bar at the bottom: what is under way, what was done, what went wrong.

use egui::{Align, Layout, Sense, Ui, vec2};

use super::{Scene, text};
use crate::look::{Face, Symbol, paint_symbol, size};
use crate::state::{Command, NoticeKind};

/// Paints the bar.
pub(super) fn notice_bar_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory) {
    memory.hovered = ui.rect_contains_pointer(ui.max_rect());
    if let Some(task) = &scene.state.task {
        ui.horizontal(|ui| {
            let words = match task.progress {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a share of a hundred"
                )]
                Some(share) => format!("{}, {} %", task.what, (share * 100.0) as u32),
                None => task.what.clone(),
            };
            line(ui, scene, &words);
            ui.add_space(size::STEP);
            if text::link(ui, "Cancel", &scene.palette).clicked() {
                scene.push(Command::Cancel);
            }
        });
    }
    let Some(notice) = scene.state.view.told() else {
        return;
    };
    ui.horizontal(|ui| {
        let symbol = match notice.kind {
            NoticeKind::Done => Symbol::Check,
            NoticeKind::Problem => Symbol::Error,
        };
        let (rect, _) = ui.allocate_exact_size(vec2(14.0, 16.0), Sense::hover());
        let place = egui::Rect::from_center_size(rect.center(), vec2(12.0, 12.0));
        paint_symbol(ui.painter(), symbol, place, scene.palette.ink);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if text::link(ui, "Close", &scene.palette).clicked() {
                scene.push(Command::CloseNotice);
            }
            if let Some(path) = &notice.path {
                ui.add_space(size::STEP);
                if text::link(ui, "Show in folder", &scene.palette).clicked() {
                    scene.push(Command::ShowInFolder(path.clone()));
                }
                ui.add_space(size::STEP);
                if text::link(ui, "Open", &scene.palette).clicked() {
                    scene.push(Command::OpenWritten(path.clone()));
                }
            }
            ui.add_space(size::STEP);
            let is_held = notice.kind == NoticeKind::Problem && scene.state.holds_back();
            if is_held && text::link(ui, "Show it as it is", &scene.palette).clicked() {
                scene.push(Command::ShowAsItIs);
            }
            ui.add_space(size::STEP);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let mut words = notice.text.clone();
                for hint in &notice.hints {
                    words.push_str(" · ");
                    words.push_str(hint);
                }
                let response = line(ui, scene, &words);
                ui.accesskit_node_builder(response.id, |node| {
                    node.set_live(egui::accesskit::Live::Polite);
                });
            });
        });
    });
}

fn line(ui: &mut Ui, scene: &Scene, words: &str) -> egui::Response {
    let width = ui.available_width();
    let mut job = text::paragraph(words, Face::Sans, size::SMALL, scene.palette.ink, width);
    job.wrap.max_rows = 3;
    text::label(ui, job).on_hover_text(words)
}

/// What the bar remembers between frames.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The sentence that is shown, and when it was last new or looked at, in seconds.
    since: Option<(String, f64)>,
    /// True while the pointer is over the bar.
    hovered: bool,
}

/// How long something that was done is told, in seconds; a problem stays.
const SHOWN_FOR: f64 = 8.0;

/// Takes a notice away that has been there long enough and is not being looked at.
pub(super) fn count_down(ui: &Ui, scene: &mut Scene, memory: &mut Memory) {
    let done = match scene.state.view.told() {
        // What offers something to do stays until it is done or closed.
        Some(notice) if notice.kind == NoticeKind::Done && notice.path.is_none() => &notice.text,
        _ => {
            memory.since = None;
            return;
        }
    };
    let now = ui.input(|input| input.time);
    let since = match &memory.since {
        Some((text, since)) if text == done && !memory.hovered => *since,
        _ => now,
    };
    memory.since = Some((done.clone(), since));
    let left = since + SHOWN_FOR - now;
    if left <= 0.0 {
        scene.push(Command::CloseNotice);
    } else {
        #[expect(clippy::cast_possible_truncation, reason = "a few seconds")]
        ui.request_repaint_after_secs(left as f32);
    }
}
