//! One cell: chips with sign and word, month and marks, the gist with its number, the quotation.

use unicode_segmentation::UnicodeSegmentation;

use super::text::{composed, line, text};
use super::{Page, quotation, style};
use crate::export::Detail;
use crate::export::sheet::words::with_whole_dates;
use crate::export::sheet::{CellText, Chip, Entry, MarkText};
use crate::model::{Mark, StatementIndex};
use crate::words;

/// A longer word may have no room on a line of the narrowest column.
const LONGEST_WORD: usize = 16;

/// The cell with its tags.
pub(super) fn cell(page: &mut Page<'_>, cell: &CellText) {
    if cell.entries.is_empty() {
        page.push("<td class=\"hole\"><p>no sourced position</p>");
        if !cell.hole_marks.is_empty() {
            let marks = marks(page, &cell.hole_marks);
            page.push(&format!("<p class=\"head\">{}</p>", in_a_run(&marks)));
        }
        page.push("</td>\n");
        return;
    }
    page.push("<td>\n");
    for told in &cell.entries {
        entry(page, told);
    }
    if let Some(history) = &cell.history {
        page.push(&format!(
            "<p class=\"history\"><b>History</b> {}</p>\n",
            line(&with_whole_dates(history))
        ));
    }
    page.push("</td>\n");
}

fn entry(page: &mut Page<'_>, entry: &Entry) {
    // Words that conflict stand face to face, bound by a line.
    let class = if entry.byline.is_some() {
        "entry face"
    } else {
        "entry"
    };
    let mut beside = Vec::new();
    if entry.byline.is_none() {
        beside.push(format!("<span class=\"item\">{}</span>", line(&entry.when)));
    }
    beside.extend(marks(page, &entry.marks));
    let beside = in_a_run(&beside);
    page.push(&format!(
        "<div class=\"{class}\">\n<p class=\"head\">{}{}{beside}</p>\n",
        chip(&entry.chip),
        if matches!(entry.chip, Chip::Same) {
            ""
        } else {
            " "
        },
    ));
    if let Some(byline) = entry.byline.as_ref().filter(|_| !entry.has_quotation) {
        page.push(&format!("<p class=\"byline\">{}</p>\n", composed(byline)));
    }
    let soft = if entry.is_soft { " soft" } else { "" };
    let numbers = numbers(page, &[entry.statement]);
    let (rest, last) = before_number(entry.gist.trim());
    page.push(&format!(
        "<p class=\"gist{soft}\"{} dir=\"auto\">{}<span class=\"last\">{}{numbers}</span></p>\n",
        page.tongue,
        text(rest),
        text(last)
    ));
    if entry.has_quotation {
        opened(page, entry);
    }
    page.push("</div>\n");
}

/// What stands before the number of a gist, and what of it stays on its line: the last word, or of
/// one too long for a line its last letter.
fn before_number(gist: &str) -> (&str, &str) {
    let word = gist
        .char_indices()
        .rfind(|(_, character)| character.is_whitespace())
        .map_or(0, |(at, space)| at + space.len_utf8());
    let letters: Vec<usize> = gist
        .get(word..)
        .unwrap_or_default()
        .grapheme_indices(true)
        .map(|(at, _)| word + at)
        .collect();
    let at = if letters.len() > LONGEST_WORD {
        letters.last().copied().unwrap_or(word)
    } else {
        word
    };
    gist.split_at_checked(at).unwrap_or((gist, ""))
}

/// The quotation behind the name of whoever said it and the day.
fn opened(page: &mut Page<'_>, entry: &Entry) {
    let dossier = page.job.content.dossier;
    let byline = words::byline(dossier, dossier.statement(entry.statement));
    // Words that conflict are read against each other, without a step between.
    let is_open = page.job.options.detail == Detail::Full || entry.byline.is_some();
    let open = if is_open { " open=\"\"" } else { "" };
    let quotation = quotation::quotation(page.job, entry.statement, "words");
    page.push(&format!(
        "<details{open}><summary>{}</summary>\n{quotation}</details>\n",
        composed(&with_whole_dates(&byline))
    ));
}

/// Items in lines, of which the style sheet parts those on one line by dots.
fn in_a_run(items: &[String]) -> String {
    if items.is_empty() {
        return String::new();
    }
    let items = items.join(" ");
    format!("<span class=\"marks\"><span class=\"run\">{items}</span></span>")
}

fn chip(chip: &Chip) -> String {
    match chip {
        Chip::Stance(stance) => format!(
            "<span class=\"chip {}\">{}{}</span>",
            style::class(*stance),
            style::sign(*stance, true),
            stance.label()
        ),
        Chip::Outlined { sign, words, .. } => format!(
            "<span class=\"chip dashed\">{}<span dir=\"auto\">{}</span></span>",
            sign.map_or_else(String::new, |stance| style::sign(stance, false)),
            line(words)
        ),
        Chip::Further {
            sign,
            words,
            is_position,
        } => format!(
            "<span class=\"further\">{}<span dir=\"auto\">{}</span></span>",
            style::sign(*sign, *is_position),
            line(words)
        ),
        Chip::Same => String::new(),
    }
}

/// Each mark with the numbers of the notes that prove it.
fn marks(page: &mut Page<'_>, marks: &[MarkText]) -> Vec<String> {
    let mut told = Vec::new();
    for mark in marks {
        let is_strong = matches!(mark.mark, Mark::Grade | Mark::LeftOut | Mark::Contested);
        let tag = if is_strong { "b" } else { "span" };
        let numbers = numbers(page, &mark.statements);
        told.push(format!(
            "<span class=\"item\"><{tag} dir=\"auto\">{}</{tag}>{numbers}</span>",
            text(&mark.words)
        ));
    }
    told
}

/// The numbers of statements' notes; the first one of a statement is where its note leads back.
fn numbers(page: &mut Page<'_>, statements: &[StatementIndex]) -> String {
    let mut links = Vec::new();
    for index in statements {
        let Some(number) = page.composition.numbers.get(index) else {
            continue;
        };
        let id = if page.noted.insert(*index) {
            format!(" id=\"to-{number}\"")
        } else {
            String::new()
        };
        links.push(format!(
            "<a{id} href=\"#note-{number}\" aria-label=\"Note {number}\">{number}</a>"
        ));
    }
    if links.is_empty() {
        return String::new();
    }
    format!("<sup>{}</sup>", links.join(" "))
}
