//! Rule 5: when a party's own words have moved.

use crate::model::{Day, Dossier, Stance, StatementIndex, Voice};

/// How a party has moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ShiftKind {
    /// Away from the middle on the same side.
    Hardens,
    /// Towards the middle, or to no side at all.
    Softens,
    /// From no side to one.
    TakesASide,
    /// From one side to the other.
    Reverses,
}

impl ShiftKind {
    /// In the past tense, as the interface says it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Hardens => "hardened",
            Self::Softens => "softened",
            Self::TakesASide => "took a side",
            Self::Reverses => "reversed",
        }
    }
}

/// A change in a party's own words between two dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The words before.
    pub from: StatementIndex,
    /// The words after.
    pub to: StatementIndex,
    /// The day of the words after.
    pub day: Day,
    /// How the stance moved.
    pub kind: ShiftKind,
}

fn kind(from: Stance, to: Stance) -> Option<ShiftKind> {
    if from == to {
        return None;
    }
    Some(match (from.side(), to.side()) {
        (None, _) => ShiftKind::TakesASide,
        (Some(_), None) => ShiftKind::Softens,
        (Some(before), Some(after)) if before != after => ShiftKind::Reverses,
        _ if to.scale().abs() > from.scale().abs() => ShiftKind::Hardens,
        _ => ShiftKind::Softens,
    })
}

/// Rule 5: the shifts among the visible whole-party own words from originals, in time order. Of
/// each day the last in the file is kept; two neighbours with different stances are a shift when
/// the later begins after the earlier's last possible day.
#[must_use]
pub fn shifts(dossier: &Dossier, visible: &[StatementIndex]) -> Vec<Shift> {
    let mut words: Vec<StatementIndex> = visible
        .iter()
        .copied()
        .filter(|&index| {
            let statement = dossier.statement(index);
            statement.voice == Voice::Own
                && statement.is_whole_party()
                && !dossier.is_from_copy(statement)
        })
        .collect();
    words.sort_by_key(|&index| (dossier.statement(index).day(), index));
    // Sorted by day and then by the file, the last of each day stands last in its run.
    let mut of_each_day: Vec<StatementIndex> = Vec::with_capacity(words.len());
    for index in words {
        match of_each_day.last_mut() {
            Some(last) if dossier.statement(*last).day() == dossier.statement(index).day() => {
                *last = index;
            }
            _ => of_each_day.push(index),
        }
    }
    of_each_day
        .windows(2)
        .filter_map(|pair| {
            let (from, to) = (pair[0], pair[1]);
            let (earlier, later) = (dossier.statement(from), dossier.statement(to));
            if later.day() <= earlier.said.last_day() {
                return None;
            }
            Some(Shift {
                from,
                to,
                day: later.day(),
                kind: kind(earlier.stance, later.stance)?,
            })
        })
        .collect()
}
