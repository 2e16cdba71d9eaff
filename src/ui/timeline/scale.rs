//! From days to places on the time axis and back.
//!
//! A record clusters: weeks full of statements lie months or years apart. On an even scale that
//! shows everything, each week would be a few points wide and every mark would lie on another; on
//! one that shows a week, nothing tells what lies outside. So two departures from an even scale
//! are made and shown. A long empty stretch is cut down to a break, which is painted as such and
//! named with its length; and a day on which much was said is as wide as its marks need side by
//! side, as far as there is room. Order is never touched, and all days without statements between
//! two breaks are equally wide.

use jiff::ToSpan as _;

use crate::model::Day;

/// How wide a cut stretch is, in points.
const BREAK: f32 = 40.0;
/// A stretch is cut only if it is empty for more than this many days …
const LONG: i32 = 60;
/// … and for more than so many times the usual distance of two days with statements.
const UNUSUAL: i32 = 3;
/// The most that widened days may take of the whole; the rest is left to the days between.
const WIDENED: f32 = 0.85;
/// A day is never so wide that one day fills the window.
const WIDEST_DAY: f32 = 120.0;

/// A day that the scale has to show, and how wide its marks are side by side, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct KeyDay {
    pub(super) day: Day,
    pub(super) marks: f32,
}

/// A stretch that was cut.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Break {
    pub(super) left: f32,
    pub(super) right: f32,
    /// How many days it stands for.
    pub(super) days: i32,
}

/// Days as places from the left end of the axis, in points.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Scale {
    /// A day and where it begins, both in order; straight lines between.
    knots: Vec<(i32, f32)>,
    pub(super) breaks: Vec<Break>,
    /// The width of a day without statements.
    pub(super) day: f32,
    pub(super) width: f32,
}

/// The day's number; only differences between numbers mean anything.
fn number(day: Day) -> i32 {
    (day - jiff::civil::date(2000, 1, 1)).get_days()
}

fn day_of(number: i32) -> Day {
    jiff::civil::date(2000, 1, 1).saturating_add(number.days())
}

#[expect(
    clippy::cast_precision_loss,
    reason = "numbers of days are far below 2^24"
)]
fn points(days: i32) -> f32 {
    days as f32
}

impl Scale {
    /// Lays out days, which are in order and each there once, on so many points.
    pub(super) fn new(days: &[KeyDay], width: f32) -> Self {
        let numbers: Vec<i32> = days.iter().map(|key| number(key.day)).collect();
        let mut steps: Vec<i32> = numbers.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let steps_in_order = steps.clone();
        steps.sort_unstable();
        // The lower of two in the middle: one of two stretches can be long beside the other.
        let middle = steps.len().saturating_sub(1) / 2;
        let usual = steps.get(middle).copied().unwrap_or(1);
        let longest = LONG.max(UNUSUAL.saturating_mul(usual));
        let is_cut = |step: i32| step - 1 > longest;
        let cut = steps.iter().filter(|&&step| is_cut(step)).count();
        let plain: i32 = steps.iter().filter(|&&step| !is_cut(step)).sum();
        let cut = i32::try_from(cut).unwrap_or(i32::MAX);
        // A cut stretch still has the day before it.
        let plain = points(plain + cut + 1);
        let room = (width - points(cut) * BREAK).max(width * 0.2);
        let wanted: f32 = days.iter().map(|key| key.marks).sum();
        let share = if wanted > 0.0 {
            (room * WIDENED / wanted).min(1.0)
        } else {
            0.0
        };
        let day = ((room - share * wanted) / plain).min(WIDEST_DAY);
        let mut scale = Self {
            day,
            ..Self::default()
        };
        let mut x = 0.0;
        for (at, (key, &number)) in days.iter().zip(&numbers).enumerate() {
            scale.knots.push((number, x));
            x += day + share * key.marks;
            scale.knots.push((number + 1, x));
            let Some(&step) = steps_in_order.get(at) else {
                continue;
            };
            if is_cut(step) {
                scale.breaks.push(Break {
                    left: x,
                    right: x + BREAK,
                    days: step - 1,
                });
                x += BREAK;
            } else {
                x += points(step - 1) * day;
            }
        }
        scale.width = x;
        scale
    }

    /// Where a day begins.
    pub(super) fn start(&self, day: Day) -> f32 {
        let number = number(day);
        let after = self.knots.partition_point(|&(knot, _)| knot <= number);
        let Some(&(before, left)) = after.checked_sub(1).and_then(|at| self.knots.get(at)) else {
            return 0.0;
        };
        let Some(&(next, right)) = self.knots.get(after) else {
            return left;
        };
        left + (right - left) * points(number - before) / points(next - before)
    }

    /// Where a day ends.
    pub(super) fn end(&self, day: Day) -> f32 {
        self.start(day.tomorrow().unwrap_or(day))
    }

    /// The day at a place; the first or the last one outside of them.
    pub(super) fn day_at(&self, x: f32) -> Option<Day> {
        let (&(first, _), &(end, _)) = (self.knots.first()?, self.knots.last()?);
        let after = self.knots.partition_point(|&(_, knot)| knot <= x);
        let Some(&(before, left)) = after.checked_sub(1).and_then(|at| self.knots.get(at)) else {
            return Some(day_of(first));
        };
        let Some(&(next, right)) = self.knots.get(after) else {
            return Some(day_of(end - 1));
        };
        let share = ((x - left) / (right - left)).clamp(0.0, 1.0);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a number of days between two that are such numbers"
        )]
        let within = (share * points(next - before)).floor() as i32;
        Some(day_of((before + within).min(next - 1).max(first)))
    }

    /// The first and the last day between breaks: the stretches that are not cut.
    pub(super) fn stretches(&self) -> Vec<(Day, Day)> {
        let Some((&(first, _), &(end, _))) = self.knots.first().zip(self.knots.last()) else {
            return Vec::new();
        };
        let mut stretches = Vec::new();
        let mut from = first;
        for cut in &self.breaks {
            let at = self
                .knots
                .partition_point(|&(_, knot)| knot < cut.left + 0.5 * BREAK);
            let (Some(&(last, _)), Some(&(next, _))) =
                (self.knots.get(at.saturating_sub(1)), self.knots.get(at))
            else {
                continue;
            };
            stretches.push((day_of(from), day_of(last - 1)));
            from = next;
        }
        stretches.push((day_of(from), day_of(end - 1)));
        stretches
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("the case writes a day")
    }

    fn keys(days: &[(&str, f32)]) -> Vec<KeyDay> {
        let key = |&(text, marks): &(&str, f32)| KeyDay {
            day: day(text),
            marks,
        };
        days.iter().map(key).collect()
    }

    #[test]
    fn a_long_empty_stretch_is_cut_and_says_how_long_it_is() {
        let days = keys(&[
            ("2022-02-01", 13.0),
            ("2025-02-12", 117.0),
            ("2025-02-16", 0.0),
            ("2025-03-01", 13.0),
        ]);
        let scale = Scale::new(&days, 900.0);
        let [cut] = scale.breaks.as_slice() else {
            panic!("one is cut: {:?}", scale.breaks);
        };
        assert_eq!(cut.days, 1106);
        assert!((cut.right - cut.left - BREAK).abs() < 0.01);
        assert!((scale.width - 900.0).abs() < 0.5, "{}", scale.width);
        let wide = scale.end(day("2025-02-12")) - scale.start(day("2025-02-12"));
        assert!(wide > 117.0);
        let plain = scale.end(day("2025-02-20")) - scale.start(day("2025-02-20"));
        assert!((plain - scale.day).abs() < 0.01);
        assert_eq!(
            scale.stretches(),
            [
                (day("2022-02-01"), day("2022-02-01")),
                (day("2025-02-12"), day("2025-03-01")),
            ]
        );
    }

    #[test]
    fn an_even_record_is_not_cut() {
        let days = keys(&[
            ("2021-01-01", 13.0),
            ("2021-04-01", 13.0),
            ("2021-07-01", 13.0),
            ("2021-10-01", 13.0),
        ]);
        assert_eq!(Scale::new(&days, 900.0).breaks, []);
        let none = Scale::new(&[], 900.0);
        assert_eq!(none.day_at(10.0), None);
        assert_eq!(none.stretches(), []);
    }

    proptest! {
        #[test]
        fn every_day_is_found_again_where_it_stands(
            steps in prop::collection::vec((1_i32..400, 0_u8..30), 1..40),
            width in 200_u16..4000,
        ) {
            let mut number = 7000;
            let mut days = Vec::new();
            for (step, marks) in steps {
                number += step;
                days.push(KeyDay { day: day_of(number), marks: f32::from(marks) * 6.5 });
            }
            let scale = Scale::new(&days, f32::from(width));
            let mut before = -1.0;
            for key in &days {
                let (start, end) = (scale.start(key.day), scale.end(key.day));
                prop_assert!(start > before && end > start);
                prop_assert_eq!(scale.day_at(f32::midpoint(start, end)), Some(key.day));
                before = start;
            }
            prop_assert!(scale.width <= f32::from(width) * 1.9 + 1.0);
        }
    }
}
