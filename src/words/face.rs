//! Words that conflict, each with its voice, its speaker and its day.

use super::statement::{said_words, stance_line, voice_alone, who_line};
use crate::matrix::{Cell, conflict_only};
use crate::model::{Dossier, Statement};

/// By whom, in which voice, and when: `Ada Strand, own words, 15 June 2025`. Of a claim the voice
/// is left out, because the claimant is named beside it.
#[must_use]
pub fn byline(dossier: &Dossier, statement: &Statement) -> String {
    let mut parts = vec![match &statement.speaker {
        Some(speaker) => speaker.clone(),
        None => who_line(dossier, statement),
    }];
    if statement.voice.claimant().is_none() {
        parts.push(voice_alone(dossier, statement));
    }
    parts.push(said_words(statement));
    parts.join(", ")
}

/// The words of a cell that conflict, each in one line: `Southmark: rules out (Ada Strand, own
/// words, 15 June 2025)`.
#[must_use]
pub fn faces(dossier: &Dossier, cell: &Cell) -> Vec<String> {
    conflict_only(cell)
        .into_iter()
        .map(|card| {
            let statement = dossier.statement(card.statement);
            let (line, by) = (stance_line(dossier, statement), byline(dossier, statement));
            format!("{line} ({by})")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::{CellIndex, Matrix};
    use crate::model::PointIndex;
    use crate::model::Stance::{Opposes, Supports};
    use crate::standing::cases::{PARTY, RIVAL, claimed, dossier, own};

    #[test]
    fn both_words_are_told_with_voice_speaker_and_day() {
        let mut claim = claimed(RIVAL, Supports, "2025-08");
        claim.speaker = None;
        let dossier = dossier(vec![own(Opposes, "2025-06-15"), claim]);
        let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), None);
        assert_eq!(
            faces(&dossier, matrix.cell(PointIndex(0), PARTY)),
            [
                "PARTY: opposes (Somebody, own words, paraphrased, 15 June 2025)",
                "PARTY, claimed by RIVAL: supports (Unnamed, RIVAL, August 2025)",
            ]
        );
    }
}
