//! A cell's record in time order, in words.

use super::statement::said_words;
use super::voice_alone;
use crate::matrix::Cell;
use crate::model::{CellState, DateSpan, Day, Dossier, StatementIndex, Voice};
use crate::standing::{Entry, Gap, ShiftKind, Step, history};

/// What an entry of a cell's record says: `opposes (first on record)`, `softened to opposes,
/// unless`, `claimed by United States: supports`, `no statement for about 7 months`. Its date is
/// told apart.
#[must_use]
pub fn entry_words(dossier: &Dossier, entry: Entry) -> String {
    match entry {
        Entry::Stands { statement, step } => stands_words(dossier, statement, step),
        Entry::Beside(statement) => beside_words(dossier, statement),
        Entry::Gap(gap) => format!("no statement for {}", gap_length(gap)),
    }
}

/// When an entry is from: a statement's date, or from when to when nothing was said.
#[must_use]
pub fn entry_date(dossier: &Dossier, entry: Entry) -> String {
    match entry {
        Entry::Stands { statement, .. } | Entry::Beside(statement) => {
            said_words(dossier.statement(statement))
        }
        Entry::Gap(gap) => DateSpan::between(gap.from, gap.to).words(),
    }
}

/// The record of a cell, a line for each entry.
#[must_use]
pub fn history_lines(dossier: &Dossier, cell: &Cell, as_of: Option<Day>) -> Vec<String> {
    history(dossier, &cell.statements, as_of)
        .into_iter()
        .map(|entry| {
            let (date, words) = (entry_date(dossier, entry), entry_words(dossier, entry));
            format!("{date}: {words}")
        })
        .collect()
}

/// What stood one after the other, with the gaps between, in one line; nothing where no more than
/// position of the whole party ever stood.
#[must_use]
pub fn standing_history(dossier: &Dossier, cell: &Cell, as_of: Option<Day>) -> Option<String> {
    let entries: Vec<Entry> = history(dossier, &cell.statements, as_of)
        .into_iter()
        .filter(|entry| !matches!(entry, Entry::Beside(_)))
        .collect();
    if cell.state != CellState::Position || count_standing(&entries) < 2 {
        return None;
    }
    let told: Vec<String> = entries
        .into_iter()
        .map(|entry| match entry {
            Entry::Gap(_) => entry_words(dossier, entry),
            _ => format!(
                "{}: {}",
                entry_date(dossier, entry),
                entry_words(dossier, entry)
            ),
        })
        .collect();
    Some(told.join("; "))
}

/// How many statements of a record stood.
#[must_use]
pub fn count_standing(entries: &[Entry]) -> usize {
    let stands = |entry: &&Entry| matches!(entry, Entry::Stands { .. });
    entries.iter().filter(stands).count()
}

fn stands_words(dossier: &Dossier, index: StatementIndex, step: Step) -> String {
    let statement = dossier.statement(index);
    let mut words = statement.stance.words().to_owned();
    if let Some(part) = &statement.part {
        words = format!("{part} only: {words}");
    }
    match step {
        Step::Shifted(ShiftKind::TakesASide) => {
            words = format!("{}: {words}", ShiftKind::TakesASide.words());
        }
        Step::Shifted(kind) => words = format!("{} to {words}", kind.words()),
        _ => {}
    }
    let mut notes = Vec::new();
    if statement.voice == Voice::Reported && step != Step::ReportedOtherwise {
        notes.push("reported");
    }
    notes.extend(step_words(step));
    if dossier.is_from_copy(statement) && step != Step::InCopyOtherwise {
        notes.push("from a copy");
    }
    if notes.is_empty() {
        words
    } else {
        format!("{words} ({})", notes.join(", "))
    }
}

/// How it came to stand; of a shift the words stand before the stance.
fn step_words(step: Step) -> Option<&'static str> {
    Some(match step {
        Step::Shifted(_) => return None,
        Step::First => "first on record",
        Step::Again => "the same stance again",
        Step::Overlapping => "another stance on days that overlap, no shift is counted",
        Step::OwnWords => "own words in place of a report",
        Step::WholeParty => "the whole party in place of a part",
        Step::Original => "an original in place of a copy",
        Step::ReportedOtherwise => "reported differently",
        Step::InCopyOtherwise => "another stance in a copy",
        Step::AnotherPart => "another part speaks",
        Step::PartOtherwise => "the part takes another stance",
    })
}

fn beside_words(dossier: &Dossier, index: StatementIndex) -> String {
    let statement = dossier.statement(index);
    let stance = statement.stance.words();
    let voice = match (statement.voice, &statement.part) {
        (Voice::Own, None) if dossier.is_from_copy(statement) => {
            "own words, from a copy".to_owned()
        }
        (Voice::Own, None) => "own words of the same day".to_owned(),
        (Voice::Reported, None) => "reported".to_owned(),
        (Voice::Own | Voice::Reported, Some(part)) => format!("{part} only"),
        (Voice::ClaimedBy(_) | Voice::Analyst, None) => voice_alone(dossier, statement),
        (Voice::ClaimedBy(_) | Voice::Analyst, Some(part)) => {
            format!("{} about {part}", voice_alone(dossier, statement))
        }
    };
    format!("{voice}: {stance}")
}

/// `about 7 months`, from two years on `about 2 years`.
fn gap_length(gap: Gap) -> String {
    // The mean month has 365.25 ÷ 12 days; rounded to the nearest.
    let months = (gap.days() * 48 + 730) / 1461;
    if months < 24 {
        format!("about {months} months")
    } else {
        format!("about {} years", (months + 6) / 12)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::{CellIndex, Matrix};
    use crate::model::PointIndex;
    use crate::model::Stance::{Opposes, OpposesUnless, Supports, SupportsIf, Unclear};
    use crate::standing::cases::{
        PARTY, RIVAL, claimed, copied, dossier, own, part, reported, span,
    };

    #[test]
    fn a_record_reads_as_a_chronicle() {
        let dossier = dossier(vec![
            part(own(Supports, "2023-01-10")),
            copied(reported(Unclear, "2025-02-10")),
            reported(Unclear, "2025-02-12"),
            own(Opposes, "2025-09-18"),
            claimed(RIVAL, SupportsIf, "2025-09-20"),
            own(OpposesUnless, "2025-09-30"),
        ]);
        let as_of = Some(span("2026-01-31").first_day());
        let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), as_of);
        let cell = matrix.cell(PointIndex(0), PARTY);
        assert_eq!(
            history_lines(&dossier, cell, as_of),
            [
                "10 January 2023: a part only: supports (first on record)",
                "10 January 2023 to 10 February 2025: no statement for about 2 years",
                "10 February 2025: unclear (reported, the whole party in place of a part, \
                 from a copy)",
                "12 February 2025: unclear (reported, an original in place of a copy)",
                "12 February to 18 September 2025: no statement for about 7 months",
                "18 September 2025: opposes (own words in place of a report)",
                "20 September 2025: claimed by RIVAL: supports, if",
                "30 September 2025: softened to opposes, unless",
                "30 September 2025 to 31 January 2026: no statement for about 4 months",
            ]
        );
    }

    #[test]
    fn one_line_is_told_only_where_more_than_one_statement_stood() {
        let line = |statements| {
            let dossier = dossier(statements);
            let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), None);
            standing_history(&dossier, matrix.cell(PointIndex(0), PARTY), None)
        };
        assert_eq!(line(vec![own(Opposes, "2025-02-12")]), None);
        let beside = vec![
            own(Opposes, "2025-02-12"),
            claimed(RIVAL, Supports, "2025-02-13"),
        ];
        assert_eq!(line(beside), None);
        let moved = vec![own(Opposes, "2025-02-12"), own(OpposesUnless, "2025-09-18")];
        assert_eq!(
            line(moved).as_deref(),
            Some(
                "12 February 2025: opposes (first on record); no statement for about 7 months; \
                 18 September 2025: softened to opposes, unless"
            )
        );
    }
}
