//! The line beside the chip: the month, then the marks in their order, then "+2".

use egui::Ui;
use egui::text::{LayoutJob, TextFormat};

use crate::look::{Face, Palette, size};
use crate::matrix::CellMark;
use crate::ui::text;

/// Sets as much of the line as fits into `width`; what does not becomes `+2`.
pub(super) fn marks_line(
    ui: &Ui,
    month: Option<&str>,
    marks: &[CellMark],
    palette: &Palette,
    width: f32,
) -> LayoutJob {
    for shown in (1..=marks.len()).rev() {
        let line = line(month, &marks[..shown], marks.len() - shown, palette);
        if text::galley(ui, line.clone()).size().x <= width {
            return line;
        }
    }
    line(month, &[], marks.len(), palette)
}

fn line(month: Option<&str>, marks: &[CellMark], left_out: usize, palette: &Palette) -> LayoutJob {
    let mut words: Vec<String> = Vec::with_capacity(marks.len() + 2);
    words.extend(month.map(str::to_owned));
    words.extend(marks.iter().map(|mark| mark.words.clone()));
    if left_out > 0 {
        words.push(format!("+{left_out}"));
    }
    let format: TextFormat =
        text::format(Face::Sans, size::MARK, palette.soft_ink, size::BODY_LINE);
    LayoutJob::single_section(words.join(" · "), format)
}
