//! Rule 5: when a party's own words have moved.

use super::{Fact, Record};
use crate::model::{Day, Stance, StatementIndex, Voice};

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
pub fn shifts(record: &impl Record, visible: &[StatementIndex]) -> Vec<Shift> {
    let is_own =
        |fact: &Fact| fact.voice == Voice::Own && fact.is_whole_party && !fact.is_from_copy;
    let own = visible.iter().map(|&index| (index, record.fact(index)));
    let own = own.filter(|(_, fact)| is_own(fact));
    // Nobody moves who has spoken once, which is so in nearly every cell.
    if own.clone().nth(1).is_none() {
        return Vec::new();
    }
    let mut words: Vec<(StatementIndex, Fact)> = own.collect();
    words.sort_by_key(|&(index, fact)| (fact.day, index));
    // Sorted by day and then by the file, the last of each day stands last in its run.
    let mut of_each_day: Vec<(StatementIndex, Fact)> = Vec::with_capacity(words.len());
    for (index, fact) in words {
        match of_each_day.last_mut() {
            Some(last) if last.1.day == fact.day => *last = (index, fact),
            _ => of_each_day.push((index, fact)),
        }
    }
    of_each_day
        .windows(2)
        .filter_map(|pair| {
            let ((from, earlier), (to, later)) = (pair[0], pair[1]);
            if later.day <= earlier.last_day {
                return None;
            }
            Some(Shift {
                from,
                to,
                day: later.day,
                kind: kind(earlier.stance, later.stance)?,
            })
        })
        .collect()
}
