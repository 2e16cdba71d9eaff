//! One cell: the stance as a chip, the gist, when it was said, and the signs of its footnotes.

use super::notes::Notes;
use super::words::{Ink, around, composed, paragraph, run};
use crate::export::sheet::{CellText, Chip, Entry, MarkText, PointText};
use crate::look::Palette;
use crate::model::Stance;

/// The paragraphs of a cell.
pub(super) fn cell(cell: &CellText, palette: &Palette, notes: &mut Notes<'_, '_>) -> String {
    let mut paragraphs = String::new();
    for (at, entry) in cell.entries.iter().enumerate() {
        paragraphs.push_str(&told(entry, at == 0, palette, notes));
    }
    if cell.entries.is_empty() {
        let ink = Ink::of(palette.hole_ink);
        paragraphs.push_str(&paragraph("Cell", "no sourced position", &ink));
        paragraphs.push_str(&marks(&cell.hole_marks, notes));
    }
    if let Some(history) = &cell.history {
        paragraphs.push_str(&paragraph("CellNote", history, &Ink::default()));
    }
    paragraphs
}

fn told(entry: &Entry, is_first: bool, palette: &Palette, notes: &mut Notes<'_, '_>) -> String {
    let style = match &entry.chip {
        Chip::Outlined { .. } => "Dashed",
        // What further statements say stands a little off the first.
        Chip::Further { .. } | Chip::Same if !is_first => "Further",
        Chip::Stance(_) | Chip::Further { .. } | Chip::Same => "Cell",
    };
    let mut head = match &entry.chip {
        Chip::Stance(stance) => stance_chip(*stance, palette),
        Chip::Outlined { words, .. } | Chip::Further { words, .. } => composed(words, &Ink::BOLD),
        Chip::Same => String::new(),
    };
    let soft = Ink::of(palette.soft_ink);
    let when = entry.byline.as_ref().unwrap_or(&entry.when);
    if !head.is_empty() {
        head.push_str(&run(" ", &Ink::default()));
    }
    head.push_str(&composed(when, &soft));
    let sign = notes.reference(entry.statement);
    if entry.gist.is_empty() {
        head.push_str(&sign);
        let head = around(style, &head, false);
        return format!("{head}{}", marks(&entry.marks, notes));
    }
    let ink = if entry.is_soft { soft } else { Ink::default() };
    let gist = format!("{}{sign}", run(&entry.gist, &ink));
    let is_right_to_left = crate::export::direction::begins_right_to_left(&entry.gist);
    format!(
        "{}{}{}",
        around(style, &head, false),
        around("Cell", &gist, is_right_to_left),
        marks(&entry.marks, notes)
    )
}

/// What else there is to know, with the signs of what proves it.
fn marks(marks: &[MarkText], notes: &mut Notes<'_, '_>) -> String {
    if marks.is_empty() {
        return String::new();
    }
    let mut runs = String::new();
    for (at, mark) in marks.iter().enumerate() {
        if at > 0 {
            runs.push_str(&run("; ", &Ink::default()));
        }
        runs.push_str(&composed(&mark.words, &Ink::default()));
        for &index in &mark.statements {
            runs.push_str(&notes.reference(index));
        }
    }
    around("CellNote", &runs, false)
}

/// The word of a stance on its colours; a pale one has an edge.
pub(super) fn stance_chip(stance: Stance, palette: &Palette) -> String {
    let colors = palette.stance(stance);
    let ink = Ink {
        is_bold: true,
        color: Some(colors.text),
        fill: Some(colors.fill),
        edge: Some(colors.mark()),
        is_underlined: false,
    };
    run(&format!("\u{a0}{}\u{a0}", stance.label()), &ink)
}

/// The words of what is no position, within dashes.
pub(super) fn dashed_chip(words: &str) -> String {
    paragraph("Dashed", words, &Ink::BOLD)
}

/// The first cell of a row: what stances are for or against.
pub(super) fn point(point: &PointText) -> String {
    let mut paragraphs = paragraph("Cell", &point.title, &Ink::BOLD);
    if !point.proposition.is_empty() {
        paragraphs.push_str(&paragraph("Cell", &point.proposition, &Ink::default()));
    }
    for more in [&point.from, &point.left_out].into_iter().flatten() {
        paragraphs.push_str(&paragraph("CellNote", more, &Ink::default()));
    }
    paragraphs
}
