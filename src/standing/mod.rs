//! The derivation of one cell for one date: each rule of the design one small function.
//!
//! Every function takes the record, which is the dossier or what was read out of it, and the cell's
//! statements in file order. Which statements make a cell, and what a whole matrix looks like, is
//! left to `matrix`.

mod disputed;
mod fact;
mod history;
mod shift;

pub use disputed::{Conflict, conflicts, disputes};
pub use fact::{Fact, Facts, Record};
pub use history::{Entry, Gap, Step, history};
pub use shift::{Shift, ShiftKind, shifts};

use crate::model::{CellState, Day, StatementIndex, Voice};

/// A statement is old, and a record has a gap, after more than this many days.
pub const OLD_AFTER_DAYS: i32 = 90;

/// Rule 1: the statements whose day is not after `as_of`; all of them without a date.
#[must_use]
pub fn visible(
    record: &impl Record,
    statements: &[StatementIndex],
    as_of: Option<Day>,
) -> Vec<StatementIndex> {
    statements
        .iter()
        .copied()
        .filter(|&index| is_visible(record, index, as_of))
        .collect()
}

/// True when the statement's first possible day is not after `as_of`.
#[must_use]
pub fn is_visible(record: &impl Record, index: StatementIndex, as_of: Option<Day>) -> bool {
    record.fact(index).is_visible(as_of)
}

/// True when `as_of` lies inside the statement's range, so that it may not yet have been said.
#[must_use]
pub fn may_not_yet_have_been_said(
    record: &impl Record,
    index: StatementIndex,
    as_of: Option<Day>,
) -> bool {
    let fact = record.fact(index);
    as_of.is_some_and(|as_of| fact.day <= as_of && as_of < fact.last_day)
}

/// What decides which position stands, strongest first: the whole party over a part, own words
/// over a report, an original over a copy, the later day, the later in the file.
type Rank = (bool, bool, bool, Day, StatementIndex);

fn rank(record: &impl Record, index: StatementIndex) -> Rank {
    let fact = record.fact(index);
    (
        fact.is_whole_party,
        fact.voice == Voice::Own,
        !fact.is_from_copy,
        fact.day,
        index,
    )
}

/// Rule 2: of the visible positions the one that stands.
#[must_use]
pub fn standing(record: &impl Record, visible: &[StatementIndex]) -> Option<StatementIndex> {
    visible
        .iter()
        .copied()
        .filter(|&index| record.fact(index).voice.is_position())
        .max_by_key(|&index| rank(record, index))
}

/// The standing statement where it speaks for the whole party: the party's word.
#[must_use]
pub fn standing_of_whole_party(
    record: &impl Record,
    visible: &[StatementIndex],
) -> Option<StatementIndex> {
    standing(record, visible).filter(|&index| record.fact(index).is_whole_party)
}

/// Rule 2, the mark: the whole-party report that came after the own words that stand and gives
/// another stance. Of several such reports the one that would stand among them decides.
#[must_use]
pub fn later_report(record: &impl Record, visible: &[StatementIndex]) -> Option<StatementIndex> {
    let own = record.fact(standing_of_whole_party(record, visible)?);
    if own.voice != Voice::Own {
        return None;
    }
    visible
        .iter()
        .copied()
        .filter(|&index| {
            let report = record.fact(index);
            report.voice == Voice::Reported && report.is_whole_party && report.day > own.last_day
        })
        .max_by_key(|&index| rank(record, index))
        .filter(|&index| record.fact(index).stance != own.stance)
}

/// Rule 3: what the cell is, by the fullest kind of evidence that is visible.
#[must_use]
pub fn state(record: &impl Record, visible: &[StatementIndex]) -> CellState {
    visible
        .iter()
        .map(|&index| {
            let fact = record.fact(index);
            match fact.voice {
                Voice::Own | Voice::Reported if fact.is_whole_party => CellState::Position,
                Voice::Own | Voice::Reported => CellState::PartOnly,
                Voice::ClaimedBy(_) => CellState::ClaimsOnly,
                Voice::Analyst => CellState::AnalystsOnly,
            }
        })
        .min()
        .unwrap_or(CellState::Silent)
}

#[cfg(test)]
pub(crate) mod cases;
#[cfg(test)]
mod tests;
