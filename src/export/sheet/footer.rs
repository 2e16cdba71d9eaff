//! The foot of a sheet: what was left out and why, what the cells hold, and from which file.

use std::collections::BTreeMap;

use super::cell_text::CellText;
use super::composition::given;
use super::content::Content;
use super::words::abbreviated_hash;
use crate::export::Options;
use crate::finding::{Count, list_and};
use crate::lens::Why;
use crate::model::{CellState, Mark, Stance, StatementIndex};
use crate::quote::Grade;
use crate::words;

/// The sentences at the foot, counted from the cells that are painted.
#[must_use]
pub(super) fn text(
    content: &Content<'_>,
    options: &Options,
    cells: &[&CellText],
    was_compared: bool,
) -> String {
    let sentences = [
        dossier(content, options),
        words::left_out_line(&content.dossier.left_out)
            .map_or_else(String::new, |sentence| format!("{sentence}.")),
        selection(content),
        states(cells),
        if content.grades.is_empty() {
            String::new()
        } else if was_compared {
            compared(content, cells)
        } else {
            "No source text was at hand to compare the quotations with.".to_owned()
        },
        if content.lens.is_reordered(content.dossier) {
            "Columns in an order chosen by hand.".to_owned()
        } else {
            "Columns in the file’s order.".to_owned()
        },
        file(content),
    ];
    told(&sentences)
}

/// The sentences at the foot of a listing: what was chosen, how the quotations of the dossier fared,
/// and from which file.
#[must_use]
pub(super) fn of_listing(content: &Content<'_>, options: &Options) -> String {
    let grades = || content.grades.iter().map(|graded| &graded.grade);
    let wrong = grades().filter(|grade| grade.doubt().is_some()).count();
    let quotations = if content.grades.is_empty() {
        String::new()
    } else if grades().all(|grade| *grade == Grade::NoText) {
        "No source text was at hand to compare the quotations with.".to_owned()
    } else if wrong > 0 {
        let all = Count::new(content.grades.len(), "quotation", "quotations");
        format!("Of the dossier’s {all} {wrong} are not what the texts at hand print.")
    } else {
        String::new()
    };
    let sentences = [
        dossier(content, options),
        selection(content),
        quotations,
        file(content),
    ];
    told(&sentences)
}

/// The dossier's own title, where another one stands in its place.
fn dossier(content: &Content<'_>, options: &Options) -> String {
    let own = content.dossier.title.trim();
    if own.is_empty() || given(&options.title).is_none() {
        String::new()
    } else {
        format!("From the dossier “{own}”.")
    }
}

/// One after the other, without those that have nothing to say.
fn told(sentences: &[String]) -> String {
    let said: Vec<&str> = sentences
        .iter()
        .map(String::as_str)
        .filter(|sentence| !sentence.is_empty())
        .collect();
    said.join(" ")
}

/// `7 of 24 points, 4 of 4 parties, chosen by hand.`
fn selection(content: &Content<'_>) -> String {
    let (dossier, shown) = (content.dossier, content.shown);
    let mut reasons: Vec<String> = shown.why.iter().map(|why| reason(content, *why)).collect();
    let hides_parties = shown.columns.len() < dossier.parties.len();
    if hides_parties && !shown.why.contains(&Why::Chosen) {
        reasons.insert(0, Why::Chosen.words().to_owned());
    }
    let counts = format!(
        "{} of {}, {} of {}",
        shown.points.len(),
        Count::new(dossier.points.len(), "point", "points"),
        shown.columns.len(),
        Count::new(dossier.parties.len(), "party", "parties"),
    );
    if reasons.is_empty() {
        format!("{counts}.")
    } else {
        format!("{counts}, {}.", list_and(&reasons))
    }
}

/// A filter, with what was asked for.
fn reason(content: &Content<'_>, why: Why) -> String {
    let lens = content.lens;
    match why {
        Why::Search => format!("{} for “{}”", why.words(), lens.search.trim()),
        Why::Positions => {
            let mut wanted: Vec<String> = Stance::ALL
                .into_iter()
                .filter(|stance| lens.wants(*stance))
                .map(|stance| stance.words().replace(',', ""))
                .collect();
            if lens.holes {
                wanted.push("holes".to_owned());
            }
            format!("{} ({})", why.words(), wanted.join(", "))
        }
        Why::Marks => {
            let mut wanted = Vec::new();
            if lens.disputed {
                wanted.push("disputed");
            }
            if lens.changed {
                wanted.push("changed");
            }
            if lens.unchecked {
                wanted.push("unchecked");
            }
            format!("{} ({})", why.words(), wanted.join(", "))
        }
        Why::Chosen | Why::Folded => why.words().to_owned(),
    }
}

/// `28 cells: 15 with a position, 2 with only claims by others, 11 without a sourced position.`
fn states(cells: &[&CellText]) -> String {
    let count = |state: CellState| cells.iter().filter(|cell| cell.state == state).count();
    let states = [
        (CellState::Position, "with a position"),
        (CellState::PartOnly, "with only the word of a part"),
        (CellState::ClaimsOnly, "with only claims by others"),
        (CellState::AnalystsOnly, "with only analysts"),
        (CellState::Silent, "without a sourced position"),
    ];
    let states: Vec<String> = states
        .into_iter()
        .map(|(state, words)| (state, count(state), words))
        .filter(|(state, number, _)| {
            *number > 0 || matches!(state, CellState::Position | CellState::Silent)
        })
        .map(|(_, number, words)| format!("{number} {words}"))
        .collect();
    let total = Count::new(cells.len(), "cell", "cells");
    let lacks = |cell: &&&CellText| cell.marks().any(|mark| mark.mark == Mark::LeftOut);
    let lacking = match cells.iter().filter(lacks).count() {
        0 => String::new(),
        1 => " 1 cell lacks statements that were left out.".to_owned(),
        more => format!(" {more} cells lack statements that were left out."),
    };
    format!("{total}: {}.{lacking}", list_and(&states))
}

/// `9 of 23 quotations were compared with the text of the source; 8 of 9 match.` The same
/// quotation from one source counts once.
fn compared(content: &Content<'_>, cells: &[&CellText]) -> String {
    let graded: BTreeMap<StatementIndex, &Grade> = cells
        .iter()
        .flat_map(|cell| cell.statements())
        .filter_map(|index| content.graded(index))
        .map(|graded| (graded.first, &graded.grade))
        .collect();
    let has_text = |grade: &&&Grade| **grade != &Grade::NoText;
    let compared = graded.values().filter(has_text).count();
    let matching = graded.values().filter(|grade| grade.is_match()).count();
    let verb = if compared == 1 { "was" } else { "were" };
    format!(
        "{compared} of {} {verb} compared with the text of the source; {matching} of {compared} match.",
        Count::new(graded.len(), "quotation", "quotations"),
    )
}

/// `western-banks.ron, sha256 6f81…8318`, whose last two words stay on one line.
pub(super) fn file(content: &Content<'_>) -> String {
    let hash = abbreviated_hash(&content.dossier.sha256);
    match (content.file_name.trim(), hash.as_str()) {
        ("", "") => String::new(),
        ("", hash) => format!("sha256\u{a0}{hash}"),
        (name, "") => name.to_owned(),
        (name, hash) => format!("{name}, sha256\u{a0}{hash}"),
    }
}
