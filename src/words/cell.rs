//! One cell in words: its chip, and its name for those who hear it.

use crate::finding::{Count, list_and};
use crate::matrix::{Cell, cell_marks, parts_named, quotation_count};
use crate::model::{CellState, Day, Dossier, StatementIndex, Voice};
use crate::quote::Grade;

/// The claims of a cell that are worth a chip: each claimant's latest, in file order.
pub(super) fn latest_claims(dossier: &Dossier, cell: &Cell) -> Vec<StatementIndex> {
    let mut latest: Vec<StatementIndex> = Vec::new();
    for &index in &cell.statements {
        let statement = dossier.statement(index);
        if statement.voice.claimant().is_none() {
            continue;
        }
        match latest
            .iter_mut()
            .find(|other| dossier.statement(**other).voice == statement.voice)
        {
            Some(other) if dossier.statement(*other).day() <= statement.day() => *other = index,
            Some(_) => {}
            None => latest.push(index),
        }
    }
    latest
}

/// What a cell without a position says on its dashed chip, line by line, each with the statement
/// it comes from; empty for a position and for silence.
#[must_use]
pub fn dashed_words(dossier: &Dossier, cell: &Cell) -> Vec<(String, StatementIndex)> {
    match cell.state {
        CellState::Position | CellState::Silent => Vec::new(),
        CellState::PartOnly => parts_named(dossier, cell)
            .into_iter()
            .filter_map(|(part, stance)| {
                let of_part: Vec<StatementIndex> = cell
                    .statements
                    .iter()
                    .copied()
                    .filter(|&index| {
                        let statement = dossier.statement(index);
                        statement.voice.is_position() && statement.part.as_deref() == Some(part)
                    })
                    .collect();
                let index = crate::standing::standing(dossier, &of_part)?;
                Some((format!("part only, {part}: {}", stance.words()), index))
            })
            .collect(),
        CellState::ClaimsOnly => latest_claims(dossier, cell)
            .into_iter()
            .filter_map(|index| {
                let statement = dossier.statement(index);
                let claimant = &dossier.party(statement.voice.claimant()?).name;
                let about = match &statement.part {
                    Some(part) => format!(" about {part}"),
                    None => String::new(),
                };
                let stance = statement.stance.words();
                Some((format!("claimed by {claimant}{about}: {stance}"), index))
            })
            .collect(),
        CellState::AnalystsOnly => cell
            .statements
            .iter()
            .copied()
            .filter(|&index| dossier.statement(index).voice == Voice::Analyst)
            .max_by_key(|&index| (dossier.statement(index).day(), index))
            .map(|index| ("analysts only".to_owned(), index))
            .into_iter()
            .collect(),
    }
}

/// What a hole means in which nobody speaks: that the sources say nothing, or only later than the
/// date that is looked at. `later` is how many statements of the cell are dated after it.
#[must_use]
pub fn silence_words(dossier: &Dossier, cell: &Cell, later: usize) -> String {
    let left_out = dossier.left_out.of_cell(cell.point, cell.party);
    let why = if later > 0 {
        let later = Count::new(later, "statement", "statements");
        format!(
            "The sources of this dossier say nothing about it up to this date; {later} came later"
        )
    } else if left_out > 0 {
        let left_out = Count::new(left_out, "statement", "statements");
        format!("Nothing that could be read speaks of it; {left_out} could not be read")
    } else {
        "The sources of this dossier say nothing about it".to_owned()
    };
    format!("No sourced position. {why}. This is neither neutral nor a choice to be silent")
}

/// The words on the chip, or the words of the hole.
#[must_use]
pub fn chip_words(dossier: &Dossier, cell: &Cell) -> String {
    match cell.stance {
        Some(stance) => stance.label().to_owned(),
        None if cell.state == CellState::Silent => "no sourced position".to_owned(),
        None => {
            let words: Vec<String> = dashed_words(dossier, cell)
                .into_iter()
                .map(|(words, _)| words)
                .collect();
            words.join("; ")
        }
    }
}

/// The accessible name of a cell: its party, its point, and its state in words. `grade` is that of
/// the quotation that stands.
#[must_use]
pub fn cell_name(
    dossier: &Dossier,
    cell: &Cell,
    as_of: Option<Day>,
    grade: Option<&Grade>,
) -> String {
    let party = &dossier.party(cell.party).name;
    let point = &dossier.point(cell.point).title;
    let mut name = format!("{party} on {point}: ");
    if let (Some(stance), Some(standing)) = (cell.stance, cell.standing) {
        let said = dossier.statement(standing).said.words();
        name.push_str(&format!("{}, {said}", stance.words()));
    } else {
        name.push_str(&chip_words(dossier, cell));
        if cell.state != CellState::Silent {
            name.push_str(", no sourced position of the whole party");
        }
    }
    let marks: Vec<String> = cell_marks(dossier, cell, as_of, grade)
        .into_iter()
        .map(|mark| mark.words)
        .collect();
    if !marks.is_empty() {
        name.push_str(&format!(", {}", list_and(&marks)));
    } else if quotation_count(dossier, &cell.statements) == 1 {
        name.push_str(", 1 quotation");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::{CellIndex, Matrix};
    use crate::model::PointIndex;
    use crate::model::Stance::Supports;
    use crate::standing::cases::{PARTY, RIVAL, dossier, own, span};

    #[test]
    fn a_hole_says_whether_the_sources_are_silent_or_only_silent_so_far() {
        let dossier = dossier(vec![own(Supports, "2025-08-20")]);
        let index = CellIndex::new(&dossier);
        let as_of = Some(span("2025-08-19").last_day());
        let matrix = Matrix::derive(&dossier, &index, as_of);
        let words = |party| {
            let later = index.statements(PointIndex(0), party).len();
            silence_words(&dossier, matrix.cell(PointIndex(0), party), later)
        };
        assert_eq!(
            words(PARTY),
            "No sourced position. The sources of this dossier say nothing about it up to this \
             date; 1 statement came later. This is neither neutral nor a choice to be silent"
        );
        assert_eq!(
            words(RIVAL),
            "No sourced position. The sources of this dossier say nothing about it. This is \
             neither neutral nor a choice to be silent"
        );
    }
}
