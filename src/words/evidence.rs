//! What exists where there is no position: claims, parts and analysts, each by name and with the
//! stance that it speaks of.

use crate::matrix::{Cell, parts_named};
use crate::model::{Dossier, Statement, StatementIndex, Voice};

use super::cell::latest_claims;

/// What a statement is that makes no position, by whom, and which stance it speaks of: `claimed by
/// Russia: supports`, `part only, France: opposes`, `analyst, A. Name: unclear`. Of a position of
/// the whole party its stance alone.
#[must_use]
pub fn evidence_words(dossier: &Dossier, statement: &Statement) -> String {
    let stance = statement.stance.words();
    // Not "of": whom a speaker speaks about is not whom he belongs to.
    let about = statement
        .part
        .as_ref()
        .map_or_else(String::new, |part| format!(" about {part}"));
    match (statement.voice, &statement.part) {
        (Voice::ClaimedBy(party), _) => {
            let claimant = &dossier.party(party).name;
            format!("claimed by {claimant}{about}: {stance}")
        }
        (Voice::Analyst, _) => match &statement.speaker {
            Some(speaker) => format!("analyst, {speaker}{about}: {stance}"),
            None => format!("analysis by the source{about}: {stance}"),
        },
        (Voice::Own | Voice::Reported, Some(part)) => format!("part only, {part}: {stance}"),
        (Voice::Own | Voice::Reported, None) => stance.to_owned(),
    }
}

/// Everything that a cell without a position has instead of one: each part's word, each claimant's
/// latest claim, each analyst's latest, in this order; empty for a cell in which nobody has spoken.
#[must_use]
pub fn evidence_of_hole(dossier: &Dossier, cell: &Cell) -> Vec<StatementIndex> {
    let of_part = |part: &str| -> Vec<StatementIndex> {
        cell.statements
            .iter()
            .copied()
            .filter(|&index| {
                let statement = dossier.statement(index);
                statement.voice.is_position() && statement.part.as_deref() == Some(part)
            })
            .collect()
    };
    let mut evidence: Vec<StatementIndex> = parts_named(dossier, cell)
        .into_iter()
        .filter_map(|(part, _)| crate::standing::standing(dossier, &of_part(part)))
        .collect();
    evidence.extend(latest_claims(dossier, cell));
    evidence.extend(latest_analyses(dossier, cell));
    evidence
}

/// Each analyst's latest word, in file order; what sources say without naming anybody counts as one
/// analyst for each source.
fn latest_analyses(dossier: &Dossier, cell: &Cell) -> Vec<StatementIndex> {
    let mut latest: Vec<StatementIndex> = Vec::new();
    for &index in &cell.statements {
        let statement = dossier.statement(index);
        if statement.voice != Voice::Analyst {
            continue;
        }
        let is_same = |other: &&mut StatementIndex| {
            let other = dossier.statement(**other);
            match (&other.speaker, &statement.speaker) {
                (None, None) => other.source == statement.source,
                (one, another) => one == another,
            }
        };
        match latest.iter_mut().find(is_same) {
            Some(other) if dossier.statement(*other).day() <= statement.day() => *other = index,
            Some(_) => {}
            None => latest.push(index),
        }
    }
    latest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::{CellIndex, Matrix};
    use crate::model::PointIndex;
    use crate::model::Stance::{Opposes, Supports, Unclear};
    use crate::standing::cases::{PARTY, RIVAL, THIRD, analyst, claimed, dossier, own, part};

    #[test]
    fn a_hole_names_parts_then_each_claimants_and_each_analysts_latest() {
        let unnamed = Statement {
            speaker: None,
            ..analyst(Unclear, "2025-05-01")
        };
        let dossier = dossier(vec![
            analyst(Supports, "2025-04-01"),
            claimed(RIVAL, Opposes, "2025-02-01"),
            claimed(RIVAL, Supports, "2025-03-01"),
            claimed(THIRD, Opposes, "2025-01-01"),
            part(own(Opposes, "2025-02-01")),
            analyst(Opposes, "2025-04-02"),
            unnamed,
        ]);
        let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), None);
        let cell = matrix.cell(PointIndex(0), PARTY);
        let words: Vec<String> = evidence_of_hole(&dossier, cell)
            .into_iter()
            .map(|index| evidence_words(&dossier, dossier.statement(index)))
            .collect();
        assert_eq!(
            words,
            [
                "part only, a part: opposes",
                "claimed by RIVAL: supports",
                "claimed by THIRD: opposes",
                "analyst, Somebody: opposes",
                "analysis by the source: unclear",
            ]
        );
    }

    #[test]
    fn nobody_is_told_as_one_of_those_about_whom_he_speaks() {
        let dossier = dossier(Vec::new());
        let told = |statement| evidence_words(&dossier, &part(statement));
        assert_eq!(
            told(analyst(Supports, "2025")),
            "analyst, Somebody about a part: supports"
        );
        assert_eq!(
            told(claimed(RIVAL, Opposes, "2025")),
            "claimed by RIVAL about a part: opposes"
        );
    }
}
