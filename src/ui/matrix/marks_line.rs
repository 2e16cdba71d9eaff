//! The marks beside the chip or below it: the month, then warnings, then the others, then "+2".

use egui::Ui;
use egui::text::{LayoutJob, TextWrapping};

use crate::look::{Face, Palette, size};
use crate::matrix::CellMark;
use crate::model::Mark;
use crate::ui::ruler::Ruler;
use crate::ui::text;

/// Marks set on lines.
pub(super) struct MarksLines {
    pub(super) job: LayoutJob,
    /// True when not every mark is there in full.
    pub(super) is_cut: bool,
}

const BETWEEN: &str = " · ";
const MOST_LINES: usize = 2;

/// What casts doubt on a whole contested cell, by whom it is contested, and the other marks. That
/// line is set apart, because it leads to both words; what comes before it stays before it. In a
/// cell that is not contested all marks are among the others.
pub(super) fn around_contested(mut marks: Vec<CellMark>) -> [Vec<CellMark>; 3] {
    let is_contested = |mark: &CellMark| mark.mark == Mark::Contested;
    let Some(at) = marks.iter().position(is_contested) else {
        return [Vec::new(), Vec::new(), warnings_first(marks)];
    };
    let others = marks.split_off(at + 1);
    let contested = marks.split_off(at);
    [marks, contested, warnings_first(others)]
}

/// The marks that warn before those that inform, each group in its order: what does not fit is
/// never a warning while anything else is shown.
fn warnings_first(marks: Vec<CellMark>) -> Vec<CellMark> {
    let (mut first, then): (Vec<_>, Vec<_>) = marks.into_iter().partition(|mark| warns(mark.mark));
    first.extend(then);
    first
}

fn warns(mark: Mark) -> bool {
    match mark {
        Mark::LeftOut
        | Mark::Contested
        | Mark::PartDiffers
        | Mark::PartsDiffer
        | Mark::LaterReport
        | Mark::PerhapsLater
        | Mark::OtherDate
        | Mark::Grade => true,
        Mark::Reported
        | Mark::Changed
        | Mark::UnnamedOfficial
        | Mark::Old
        | Mark::Quotations
        | Mark::Unchecked => false,
    }
}

/// Month and marks on one line, however long.
pub(super) fn whole_line(month: Option<&str>, marks: &[CellMark]) -> String {
    words(month, marks, 0).join(BETWEEN)
}

/// Sets as many marks as fit on two lines of `width`; of the others `+2` says how many there are.
/// A mark is broken only where it would be left out otherwise.
pub(super) fn marks_lines(
    ui: &Ui,
    ruler: &mut Ruler,
    (month, marks): (Option<&str>, &[CellMark]),
    palette: &Palette,
    width: f32,
) -> MarksLines {
    // Only what nearly fills a line has to be laid out to know.
    let mut fits = |line: &str| {
        let told = ruler.fits(ui, line, width);
        told.unwrap_or_else(|| {
            let line = of_marks(line.to_owned(), palette);
            text::galley(ui, line).size().x <= width
        })
    };
    let mut first = None;
    for shown in (0..=marks.len()).rev() {
        let words = words(month, &marks[..shown], marks.len() - shown);
        let is_cut = shown < marks.len();
        if let Some(lines) = packed(&words, &mut fits) {
            let job = of_marks(lines.join("\n"), palette);
            return MarksLines { job, is_cut };
        }
        // A mark that is too long for one line may be broken rather than left out.
        let mut job = of_marks(words.join(BETWEEN), palette);
        job.wrap = TextWrapping {
            max_rows: MOST_LINES,
            ..TextWrapping::wrap_at_width(width)
        };
        if !text::galley(ui, job.clone()).elided {
            return MarksLines { job, is_cut };
        }
        if shown <= 1 {
            first.get_or_insert(job);
        }
    }
    MarksLines {
        job: first.unwrap_or_default(),
        is_cut: true,
    }
}

/// The words on as few lines as they need; none where they need too many.
fn packed(words: &[String], mut fits: impl FnMut(&str) -> bool) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        if let Some(line) = lines.last_mut() {
            let longer = format!("{line}{BETWEEN}{word}");
            if fits(&longer) {
                *line = longer;
                continue;
            }
        }
        if !fits(word) {
            return None;
        }
        lines.push(word.clone());
    }
    (lines.len() <= MOST_LINES).then_some(lines)
}

fn words(month: Option<&str>, marks: &[CellMark], left_out: usize) -> Vec<String> {
    let mut words: Vec<String> = Vec::with_capacity(marks.len() + 2);
    words.extend(month.map(str::to_owned));
    words.extend(marks.iter().map(|mark| mark.words.clone()));
    if left_out > 0 {
        words.push(format!("+{left_out}"));
    }
    words
}

/// Words in the type of the marks.
pub(super) fn of_marks(words: String, palette: &Palette) -> LayoutJob {
    let format = text::format(Face::Sans, size::MARK, palette.soft_ink, size::BODY_LINE);
    LayoutJob::single_section(words, format)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_fill_two_lines_and_break_between_words_only() {
        let cases: [(&[&str], Option<&[&str]>); 4] = [
            (&["Jun", "old"], Some(&["Jun · old"])),
            (
                &["Jun", "ports differ", "old"],
                Some(&["Jun · ports differ", "old"]),
            ),
            (&["Jun", "the islands and the ports differ"], None),
            (
                &["seventeen letters", "seventeen letters", "+1"],
                Some(&["seventeen letters", "seventeen letters · +1"]),
            ),
        ];
        for (words, expected) in cases {
            let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
            let lines = packed(&words, |line| line.chars().count() <= 22);
            let expected =
                expected.map(|lines| lines.iter().map(|&line| line.to_owned()).collect());
            assert_eq!(lines, expected);
        }
    }

    #[test]
    fn who_contests_comes_before_all_but_what_casts_doubt_on_the_cell() {
        use Mark::{Contested, Grade, LeftOut, Old, PartDiffers, Reported};

        let split = |marks: &[Mark]| {
            let mark = |&mark: &Mark| CellMark {
                mark,
                words: String::new(),
            };
            around_contested(marks.iter().map(mark).collect())
                .map(|marks| marks.into_iter().map(|it| it.mark).collect::<Vec<_>>())
        };
        assert_eq!(
            split(&[Grade, LeftOut, Contested, PartDiffers, Reported]),
            [
                vec![Grade, LeftOut],
                vec![Contested],
                vec![PartDiffers, Reported]
            ]
        );
        assert_eq!(split(&[Old, Grade]), [vec![], vec![], vec![Grade, Old]]);
    }

    #[test]
    fn a_warning_comes_before_what_informs() {
        let mark = |mark: Mark| CellMark {
            mark,
            words: String::new(),
        };
        let marks = [
            Mark::Reported,
            Mark::LaterReport,
            Mark::Old,
            Mark::Grade,
            Mark::Quotations,
        ];
        let order: Vec<Mark> = warnings_first(marks.map(mark).to_vec())
            .into_iter()
            .map(|mark| mark.mark)
            .collect();
        let expected = [
            Mark::LaterReport,
            Mark::Grade,
            Mark::Reported,
            Mark::Old,
            Mark::Quotations,
        ];
        assert_eq!(order, expected);
    }
}
