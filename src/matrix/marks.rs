//! The marks of a cell in their fixed order, each with its words. Screen and exports read these.

use std::collections::BTreeSet;

use super::Cell;
use crate::finding::Count;
use crate::model::{CellState, Day, Dossier, Mark, Stance, Statement, StatementIndex, Voice};
use crate::quote::Grade;
use crate::standing::{self, Conflict, OLD_AFTER_DAYS};

/// A mark and the words that stand for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellMark {
    /// Which mark.
    pub mark: Mark,
    /// Its words, in lower case.
    pub words: String,
}

/// The marks of a cell: what casts doubt on all of it first, then the order of the design.
///
/// `grade` is that of the quotation that stands, where it was looked up.
#[must_use]
pub fn cell_marks(
    dossier: &Dossier,
    cell: &Cell,
    as_of: Option<Day>,
    grade: Option<&Grade>,
) -> Vec<CellMark> {
    let mut marks = Vec::new();
    let mut push = |mark: Mark, words: String| marks.push(CellMark { mark, words });
    if let Some(words) = grade.and_then(Grade::doubt) {
        push(Mark::Grade, words.to_owned());
    }
    let left_out = dossier.left_out.of_cell(cell.point, cell.party);
    if left_out > 0 {
        let count = Count::new(left_out, "statement", "statements");
        push(Mark::LeftOut, format!("{count} left out"));
    }
    if let Some(words) = contested(dossier, cell) {
        push(Mark::Contested, words);
    }
    let standing = cell.standing.map(|index| dossier.statement(index));
    if cell.state == CellState::Position {
        let differing = differing_parts(dossier, cell);
        if !differing.is_empty() {
            let verb = if differing.len() == 1 {
                "differs"
            } else {
                "differ"
            };
            push(
                Mark::PartDiffers,
                format!("{} {verb}", crate::finding::list_and(&differing)),
            );
        }
    }
    if cell.state == CellState::PartOnly && parts_are_on_opposite_sides(dossier, cell) {
        push(Mark::PartsDiffer, "parts differ".to_owned());
    }
    if standing.is_some_and(|statement| statement.voice == Voice::Reported) {
        push(Mark::Reported, "reported".to_owned());
    }
    if let Some(report) = cell.later_report {
        let stance = dossier.statement(report).stance.words();
        push(Mark::LaterReport, format!("later report: {stance}"));
    }
    if let Some(shift) = cell.shifts.last() {
        push(Mark::Changed, shift.kind.words().to_owned());
    }
    if standing.is_some_and(is_unnamed_official) {
        push(Mark::UnnamedOfficial, "unnamed official".to_owned());
    }
    if standing.is_some_and(|statement| is_old(statement, as_of)) {
        push(Mark::Old, "old".to_owned());
    }
    if cell
        .standing
        .is_some_and(|index| standing::may_not_yet_have_been_said(dossier, index, as_of))
    {
        push(Mark::PerhapsLater, "may not yet have been said".to_owned());
    }
    let quotations = quotation_count(dossier, &cell.statements);
    if quotations > 1 {
        push(Mark::Quotations, format!("{quotations} quotations"));
    }
    marks
}

/// How many quotations speak of a cell. The same quotation from one source counts once, and one
/// that a copy repeats counts in neither's favour: copies are not counted where they only repeat.
#[must_use]
pub fn quotation_count(dossier: &Dossier, statements: &[StatementIndex]) -> usize {
    statements
        .iter()
        .map(|&index| dossier.statement(index))
        .filter(|statement| !dossier.is_from_copy(statement))
        .map(|statement| (statement.source, statement.quote.as_str()))
        .collect::<BTreeSet<_>>()
        .len()
}

fn contested(dossier: &Dossier, cell: &Cell) -> Option<String> {
    let mut claimants: Vec<String> = Vec::new();
    for conflict in &cell.conflicts {
        let claims: &[StatementIndex] = match conflict {
            Conflict::Claim { claim, .. } => &[*claim],
            Conflict::Claimants { first, second } => &[*first, *second],
            Conflict::SameVoice { .. } => &[],
        };
        for &claim in claims {
            if let Some(party) = dossier.statement(claim).voice.claimant() {
                let name = dossier.party(party).name.clone();
                if !claimants.contains(&name) {
                    claimants.push(name);
                }
            }
        }
    }
    match (cell.is_disputed(), claimants.is_empty()) {
        (false, _) => None,
        (true, false) => Some(format!(
            "contested by {}",
            crate::finding::list_and(&claimants)
        )),
        (true, true) => Some("contradicts itself".to_owned()),
    }
}

/// The parts whose own latest position is another stance than the whole party's.
fn differing_parts(dossier: &Dossier, cell: &Cell) -> Vec<String> {
    parts_named(dossier, cell)
        .into_iter()
        .filter(|(_, stance)| Some(*stance) != cell.stance)
        .map(|(part, _)| part.to_owned())
        .collect()
}

fn parts_are_on_opposite_sides(dossier: &Dossier, cell: &Cell) -> bool {
    let sides: BTreeSet<_> = parts_named(dossier, cell)
        .into_iter()
        .filter_map(|(_, stance)| stance.side())
        .collect();
    sides.len() > 1
}

/// Each part that speaks in a cell, in file order of first mention, with the stance of the
/// statement that would stand among that part's own.
#[must_use]
pub fn parts_named<'a>(dossier: &'a Dossier, cell: &Cell) -> Vec<(&'a str, Stance)> {
    let mut parts: Vec<(&str, Vec<StatementIndex>)> = Vec::new();
    for &index in &cell.statements {
        let statement = dossier.statement(index);
        let (true, Some(part)) = (statement.voice.is_position(), &statement.part) else {
            continue;
        };
        match parts.iter_mut().find(|(name, _)| name == part) {
            Some((_, statements)) => statements.push(index),
            None => parts.push((part, vec![index])),
        }
    }
    parts
        .into_iter()
        .filter_map(|(part, statements)| {
            let standing = standing::standing(dossier, &statements)?;
            Some((part, dossier.statement(standing).stance))
        })
        .collect()
}

fn is_unnamed_official(statement: &Statement) -> bool {
    statement.voice == Voice::Own && statement.speaker.is_none()
}

/// True when the date of the lens is more than so many days after the statement's last possible
/// day.
fn is_old(statement: &Statement, as_of: Option<Day>) -> bool {
    as_of.is_some_and(|as_of| {
        // Two civil dates are always a representable number of days apart.
        (as_of - statement.said.last_day()).get_days() > OLD_AFTER_DAYS
    })
}
