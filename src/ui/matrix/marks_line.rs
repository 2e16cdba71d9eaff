//! The line beside the chip: the month, then the marks in their order, then "+2".

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Stroke, Ui};

use crate::look::{Face, Palette, size};
use crate::matrix::CellMark;
use crate::model::Mark;
use crate::ui::text;

/// The line as it fits into a width, and where the words "contested" stand in it.
pub(super) struct MarksLine {
    pub(super) job: LayoutJob,
    /// The byte range of the contested mark in the job's text.
    pub(super) contested: Option<std::ops::Range<usize>>,
}

/// Sets as much of the line as fits into `width`; what does not becomes `+2`.
pub(super) fn marks_line(
    ui: &Ui,
    month: Option<&str>,
    marks: &[CellMark],
    palette: &Palette,
    width: f32,
) -> MarksLine {
    for shown in (0..=marks.len()).rev() {
        let line = line(month, &marks[..shown], marks.len() - shown, palette);
        let fits = text::galley(ui, line.job.clone()).size().x <= width;
        if fits || shown == 0 {
            return line;
        }
    }
    line(month, &[], marks.len(), palette)
}

fn plain(palette: &Palette) -> TextFormat {
    text::format(Face::Sans, size::MARK, palette.soft_ink, size::BODY_LINE)
}

/// Bold and underlined, because it can be clicked.
fn contested_format(palette: &Palette) -> TextFormat {
    TextFormat {
        underline: Stroke::new(size::HAIRLINE, palette.ink),
        ..text::format(Face::SansSemiBold, size::MARK, palette.ink, size::BODY_LINE)
    }
}

fn line(month: Option<&str>, marks: &[CellMark], left_out: usize, palette: &Palette) -> MarksLine {
    let mut job = LayoutJob::default();
    let mut contested = None;
    let separator = " · ";
    if let Some(month) = month {
        job.append(month, 0.0, plain(palette));
    }
    for mark in marks {
        if !job.text.is_empty() {
            job.append(separator, 0.0, plain(palette));
        }
        if mark.mark == Mark::Contested {
            let start = job.text.len();
            job.append(&mark.words, 0.0, contested_format(palette));
            contested = Some(start..job.text.len());
        } else {
            job.append(&mark.words, 0.0, plain(palette));
        }
    }
    if left_out > 0 {
        if !job.text.is_empty() {
            job.append(separator, 0.0, plain(palette));
        }
        job.append(&format!("+{left_out}"), 0.0, plain(palette));
    }
    if job.text.is_empty() {
        job.append(
            " ",
            0.0,
            TextFormat {
                color: Color32::TRANSPARENT,
                ..plain(palette)
            },
        );
    }
    MarksLine { job, contested }
}
