//! A list of findings, of which only those near the screen are laid out: the loader's in the panel,
//! those of an import in its room.

use egui::{FontId, ScrollArea, Sense, Ui, vec2};

use super::column::Column;
use super::{Scene, text};
use crate::finding::{Finding, Severity};
use crate::look::{Face, Symbol, paint_symbol, size};
use crate::words;

/// The height of a finding before one has been laid out.
const USUAL: f32 = 60.0;
/// No more lines of a message or of a record are shown.
const MOST_LINES: usize = 14;
/// Longer lines are hard to read.
const WIDEST: f32 = 760.0;

/// What a list remembers between frames.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Of what, how many, how wide.
    basis: Option<(String, usize, f32)>,
    column: Column,
}

impl Memory {
    /// Takes another list; true where it is another one.
    pub(super) fn prepare(&mut self, of: &str, count: usize, width: f32) -> bool {
        let is_same = |(was_of, was, at): &(String, usize, f32)| {
            was_of == of && *was == count && (at - width).abs() < f32::EPSILON
        };
        if self.basis.as_ref().is_some_and(is_same) {
            return false;
        }
        self.basis = Some((of.to_owned(), count, width));
        self.column.reset(count);
        true
    }

    /// Paints the list over the rest of `ui`, each finding by its place.
    pub(super) fn show(&mut self, ui: &mut Ui, salt: &str, paint: impl FnMut(&mut Ui, usize)) {
        let area = ScrollArea::vertical().id_salt(salt).auto_shrink(false);
        let output = self.column.keep_still(area).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            self.column.show(ui, USUAL, None, paint)
        });
        let offset = output.state.clamped_offset().y;
        self.column.correct(ui, offset, output.inner);
    }
}

/// The sign of a finding, and its lines behind it: the sentence, the hints, and then these.
pub(super) fn words_ui(ui: &mut Ui, scene: &Scene, finding: &Finding, more: &[(&str, Ink)]) {
    ui.horizontal_top(|ui| {
        let symbol = match finding.severity {
            Severity::Error => Symbol::Error,
            Severity::Warning => Symbol::Warning,
            Severity::Note => Symbol::Note,
        };
        let (rect, _) = ui.allocate_exact_size(vec2(14.0, 17.0), Sense::hover());
        let place = egui::Rect::from_center_size(rect.center(), vec2(12.0, 12.0));
        paint_symbol(ui.painter(), symbol, place, scene.palette.ink);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let width = ui.available_width().min(WIDEST);
            let mut line = |words: &str, ink: Ink| {
                let color = match ink {
                    Ink::Full | Ink::Code => scene.palette.ink,
                    Ink::Soft => scene.palette.soft_ink,
                };
                let mut job = text::paragraph(words, Face::Sans, size::SMALL, color, width);
                if ink == Ink::Code {
                    for section in &mut job.sections {
                        section.format.font_id = FontId::monospace(size::SMALL);
                    }
                }
                job.wrap.max_rows = MOST_LINES;
                text::label(ui, job);
            };
            line(&words::sentence(&finding.message), Ink::Full);
            for hint in &finding.hints {
                line(&words::sentence(hint), Ink::Soft);
            }
            for (words, ink) in more.iter().filter(|(words, _)| !words.is_empty()) {
                line(words, *ink);
            }
        });
    });
}

/// How loud a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// As the sentence.
    Full,
    /// Of second rank.
    Soft,
    /// A record of the file, as it stands there.
    Code,
}
