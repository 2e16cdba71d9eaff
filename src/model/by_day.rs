//! Something for each of many days, found without a search.
//!
//! Days lie in a table by year, month and day of the month, which needs no calendar; of a record
//! that reaches over centuries they are kept in a tree.

use std::collections::BTreeMap;

use super::Day;

/// A record of more years than these is kept in a tree.
const MOST_YEARS: usize = 300;
/// Room for each day of a year, as if all months were of 31 days.
const SLOTS: usize = 12 * 31;

/// Something for each of many days.
#[derive(Debug)]
pub struct ByDay<T>(Kept<T>);

#[derive(Debug)]
enum Kept<T> {
    /// From the beginning of this year on.
    Table(i16, Vec<Option<T>>),
    Tree(BTreeMap<Day, T>),
}

impl<T> Default for ByDay<T> {
    fn default() -> Self {
        Self(Kept::Tree(BTreeMap::new()))
    }
}

impl<T: Copy> ByDay<T> {
    /// Room for the days from one to another.
    #[must_use]
    pub fn between(first: Day, last: Day) -> Self {
        let years = i32::from(last.year()) - i32::from(first.year()) + 1;
        match usize::try_from(years) {
            Ok(years) if years <= MOST_YEARS => {
                Self(Kept::Table(first.year(), vec![None; years * SLOTS]))
            }
            _ => Self::default(),
        }
    }

    /// What belongs to a day.
    #[must_use]
    pub fn get(&self, day: Day) -> Option<T> {
        match &self.0 {
            Kept::Table(from, table) => *table.get(slot(*from, day)?)?,
            Kept::Tree(tree) => tree.get(&day).copied(),
        }
    }

    /// Sets what belongs to a day within the room, by what belonged to it before.
    pub fn set(&mut self, day: Day, what: impl FnOnce(Option<T>) -> T) {
        match &mut self.0 {
            Kept::Table(from, table) => {
                if let Some(place) = slot(*from, day).and_then(|at| table.get_mut(at)) {
                    *place = Some(what(*place));
                }
            }
            Kept::Tree(tree) => {
                let before = tree.get(&day).copied();
                tree.insert(day, what(before));
            }
        }
    }
}

fn slot(from: i16, day: Day) -> Option<usize> {
    let year = usize::try_from(i32::from(day.year()) - i32::from(from)).ok()?;
    let month = usize::try_from(day.month() - 1).ok()?;
    let day = usize::try_from(day.day() - 1).ok()?;
    Some(year * SLOTS + month * 31 + day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_and_a_tree_find_the_same() {
        let day = |text: &str| -> Day { text.parse().expect("the case writes a day") };
        let days = ["2024-02-29", "2025-01-01", "2025-12-31", "2024-03-01"];
        let near = ByDay::between(day("2024-02-29"), day("2025-12-31"));
        let far = ByDay::between(day("0001-01-01"), day("2025-12-31"));
        assert!(matches!(
            (&near.0, &far.0),
            (Kept::Table(..), Kept::Tree(_))
        ));
        for mut by_day in [near, far] {
            for (at, text) in days.into_iter().enumerate() {
                by_day.set(day(text), |_| at);
                by_day.set(day(text), |before| before.map_or(0, |at| at + 10));
            }
            for (at, text) in days.into_iter().enumerate() {
                assert_eq!(by_day.get(day(text)), Some(at + 10), "{text}");
            }
            assert_eq!(by_day.get(day("2025-01-02")), None);
            assert_eq!(by_day.get(day("2026-01-01")), None);
        }
    }
}
