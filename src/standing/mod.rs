//! The derivation of one cell for one date: each rule of the design one small function.
//!
//! Every function takes the dossier and the cell's statements in file order. Which statements
//! make a cell, and what a whole matrix looks like, is left to `matrix`.

mod disputed;
mod history;
mod shift;

pub use disputed::{Conflict, conflicts, disputes};
pub use history::{Entry, Gap, Step, history};
pub use shift::{Shift, ShiftKind, shifts};

use crate::model::{CellState, Day, Dossier, StatementIndex, Voice};

/// A statement is old, and a record has a gap, after more than this many days.
pub const OLD_AFTER_DAYS: i32 = 90;

/// Rule 1: the statements whose day is not after `as_of`; all of them without a date.
#[must_use]
pub fn visible(
    dossier: &Dossier,
    statements: &[StatementIndex],
    as_of: Option<Day>,
) -> Vec<StatementIndex> {
    statements
        .iter()
        .copied()
        .filter(|&index| is_visible(dossier, index, as_of))
        .collect()
}

/// True when the statement's first possible day is not after `as_of`.
#[must_use]
pub fn is_visible(dossier: &Dossier, index: StatementIndex, as_of: Option<Day>) -> bool {
    as_of.is_none_or(|as_of| dossier.statement(index).day() <= as_of)
}

/// True when `as_of` lies inside the statement's range, so that it may not yet have been said.
#[must_use]
pub fn may_not_yet_have_been_said(
    dossier: &Dossier,
    index: StatementIndex,
    as_of: Option<Day>,
) -> bool {
    let statement = dossier.statement(index);
    as_of.is_some_and(|as_of| statement.day() <= as_of && as_of < statement.said.last_day())
}

/// What decides which position stands, strongest first: the whole party over a part, own words
/// over a report, an original over a copy, the later day, the later in the file.
type Rank = (bool, bool, bool, Day, StatementIndex);

fn rank(dossier: &Dossier, index: StatementIndex) -> Rank {
    let statement = dossier.statement(index);
    (
        statement.is_whole_party(),
        statement.voice == Voice::Own,
        !dossier.is_from_copy(statement),
        statement.day(),
        index,
    )
}

/// Rule 2: of the visible positions the one that stands.
#[must_use]
pub fn standing(dossier: &Dossier, visible: &[StatementIndex]) -> Option<StatementIndex> {
    visible
        .iter()
        .copied()
        .filter(|&index| dossier.statement(index).voice.is_position())
        .max_by_key(|&index| rank(dossier, index))
}

/// The standing statement where it speaks for the whole party: the party's word.
#[must_use]
pub fn standing_of_whole_party(
    dossier: &Dossier,
    visible: &[StatementIndex],
) -> Option<StatementIndex> {
    standing(dossier, visible).filter(|&index| dossier.statement(index).is_whole_party())
}

/// Rule 2, the mark: the whole-party report that came after the own words that stand and gives
/// another stance. Of several such reports the one that would stand among them decides.
#[must_use]
pub fn later_report(dossier: &Dossier, visible: &[StatementIndex]) -> Option<StatementIndex> {
    let own = dossier.statement(standing_of_whole_party(dossier, visible)?);
    if own.voice != Voice::Own {
        return None;
    }
    visible
        .iter()
        .copied()
        .filter(|&index| {
            let report = dossier.statement(index);
            report.voice == Voice::Reported
                && report.is_whole_party()
                && report.day() > own.said.last_day()
        })
        .max_by_key(|&index| rank(dossier, index))
        .filter(|&index| dossier.statement(index).stance != own.stance)
}

/// Rule 3: what the cell is, by the fullest kind of evidence that is visible.
#[must_use]
pub fn state(dossier: &Dossier, visible: &[StatementIndex]) -> CellState {
    visible
        .iter()
        .map(|&index| {
            let statement = dossier.statement(index);
            match statement.voice {
                Voice::Own | Voice::Reported if statement.is_whole_party() => CellState::Position,
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
