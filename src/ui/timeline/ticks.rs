//! What is written along the time axis.
//!
//! Each stretch between breaks begins with a whole date. Then years, months and the days on which
//! something was said are written as far as there is room, the coarser ones first.

use super::scale::Scale;
use crate::model::{DateSpan, Day};

/// A line on the axis with its words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tick {
    pub(super) x: f32,
    pub(super) words: String,
    /// A year, or the beginning of a stretch.
    pub(super) is_strong: bool,
}

/// Between two labels, in points.
const GAP: f32 = 9.0;
/// An average letter of a label, in points; the labels are few and short.
const LETTER: f32 = 5.9;
/// From this many points a month on, months are written.
const MONTH: f32 = 30.0;

/// So many days apart days are written, if those are so many points apart.
const STEPS: [u8; 4] = [1, 2, 5, 10];
const DAY: f32 = 40.0;

impl Tick {
    /// Where the next label may begin.
    fn end(&self) -> f32 {
        self.x + width(&self.words) + GAP
    }
}

pub(super) fn width(words: &str) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a label has a few letters")]
    let letters = words.chars().count() as f32;
    letters * LETTER
}

fn month(day: Day) -> &'static str {
    let at = usize::try_from(day.month() - 1).unwrap_or(0);
    &DateSpan::MONTHS[at.min(11)][..3]
}

/// The ticks of a scale, left to right; no label reaches into another.
pub(super) fn ticks(scale: &Scale, days: &[Day]) -> Vec<Tick> {
    let stretches = scale.stretches();
    let mut wanted: Vec<Tick> = Vec::new();
    for (at, &(first, _)) in stretches.iter().enumerate() {
        let x = scale.start(first);
        let next = stretches.get(at + 1);
        let room = next.map_or(f32::INFINITY, |&(next, _)| scale.start(next) - x);
        let year = first.year().to_string();
        let whole = format!("{} {} {year}", first.day(), month(first));
        let shorter = format!("{} {year}", month(first));
        // The beginning of no stretch is left out for the sake of another's day or month.
        let words = [whole, shorter, year]
            .into_iter()
            .find(|words| width(words) + GAP <= room);
        wanted.extend(words.map(|words| Tick {
            x,
            words,
            is_strong: true,
        }));
    }
    for &(first, last) in &stretches {
        wanted.extend(years(first, last).map(|day| Tick {
            x: scale.start(day),
            words: day.year().to_string(),
            is_strong: true,
        }));
    }
    if scale.day * 30.0 >= MONTH {
        for &(first, last) in &stretches {
            wanted.extend(months(first, last).map(|day| Tick {
                x: scale.start(day),
                words: month(day).to_owned(),
                is_strong: false,
            }));
        }
    }
    // The month goes without saying in the one with which a stretch begins.
    let is_begun = |day: Day| {
        let mut starts = stretches.iter().map(|(first, _)| first);
        starts.any(|first| first.first_of_month() == day.first_of_month())
    };
    let said = days.iter().map(|&day| Tick {
        x: scale.start(day),
        words: if is_begun(day) {
            day.day().to_string()
        } else {
            format!("{} {}", day.day(), month(day))
        },
        is_strong: false,
    });
    wanted.extend(said);
    // In a closer look a stretch without statements needs days to be read off too.
    if let Some(step) = STEPS
        .into_iter()
        .find(|&step| scale.day * f32::from(step) >= DAY)
    {
        for &(first, last) in &stretches {
            wanted.extend(every(step, first, last).map(|day| Tick {
                x: scale.start(day),
                words: day.day().to_string(),
                is_strong: false,
            }));
        }
    }
    // A break's own length stands in the lanes' rows, so labels may stand over its end.
    let mut placed: Vec<Tick> = Vec::new();
    for tick in wanted {
        // Labels that are placed do not overlap, so only the nearest two can be in the way.
        let at = placed.partition_point(|other| other.x <= tick.x);
        let is_free = placed[..at].last().is_none_or(|it| it.end() <= tick.x)
            && placed.get(at).is_none_or(|it| tick.end() <= it.x);
        if is_free {
            placed.insert(at, tick);
        }
    }
    placed
}

/// The first days of the years between two days; the first year is begun already.
fn years(first: Day, last: Day) -> impl Iterator<Item = Day> {
    (first.year() + 1..=last.year()).map(|year| jiff::civil::date(year, 1, 1))
}

/// The first days of the months between two days.
fn months(first: Day, last: Day) -> impl Iterator<Item = Day> {
    let next = |day: &Day| day.last_of_month().tomorrow().ok();
    std::iter::successors(next(&first), next).take_while(move |day| *day <= last)
}

/// The days between two days, the first left out, whose number in the month is the first or so
/// many after it; the end of a month has none that would stand close to the next month's first.
fn every(step: u8, first: Day, last: Day) -> impl Iterator<Item = Day> {
    let step = i32::from(step);
    std::iter::successors(first.tomorrow().ok(), |day| day.tomorrow().ok())
        .take_while(move |day| *day <= last)
        .filter(move |day| {
            let number = i32::from(day.day());
            step == 1 || ((number - 1) % step == 0 && number <= 31 - step)
        })
}

/// How long a stretch is, in words: `3 years`, `6 months`, `70 days`.
pub(super) fn length(days: i32) -> String {
    let rounded = |unit: i32| (days + unit / 2) / unit;
    match days {
        700.. => format!("{} years", rounded(365)),
        84.. => format!("{} months", rounded(30)),
        _ => format!("{days} days"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::scale::KeyDay;
    use super::*;

    fn words(days: &[&str], width: f32) -> Vec<String> {
        let days: Vec<Day> = days
            .iter()
            .map(|text| text.parse().expect("the case writes a day"))
            .collect();
        let keys: Vec<KeyDay> = days
            .iter()
            .map(|&day| KeyDay { day, marks: 13.0 })
            .collect();
        let ticks = ticks(&Scale::new(&keys, width), &days);
        for pair in ticks.windows(2) {
            assert!(pair[0].x + super::width(&pair[0].words) < pair[1].x);
        }
        ticks.into_iter().map(|tick| tick.words).collect()
    }

    #[test]
    fn the_axis_says_as_much_as_fits() {
        assert_eq!(
            words(&["2025-08-15", "2025-08-18", "2025-09-20"], 900.0),
            [
                "15 Aug 2025",
                "18",
                "19",
                "21",
                "23",
                "25",
                "27",
                "29",
                "Sep",
                "3",
                "5",
                "7",
                "9",
                "11",
                "13",
                "15",
                "17",
                "19",
                "20 Sep"
            ]
        );
        assert_eq!(
            words(&["2022-02-01", "2025-02-12", "2025-02-20"], 600.0),
            [
                "1 Feb 2022",
                "12 Feb 2025",
                "14",
                "15",
                "16",
                "17",
                "18",
                "19",
                "20"
            ]
        );
        assert_eq!(
            words(
                &["2020-03-01", "2021-06-01", "2022-08-01", "2023-11-01"],
                500.0
            ),
            [
                "1 Mar 2020",
                "2021",
                "1 Jun",
                "2022",
                "1 Aug",
                "2023",
                "1 Nov"
            ]
        );
        assert_eq!(words(&[], 500.0), Vec::<String>::new());
    }

    #[test]
    fn a_closer_look_has_days_to_be_read_off() {
        let days = ["2025-12-09", "2025-12-12"];
        assert_eq!(words(&days, 900.0), ["9 Dec 2025", "10", "11", "12"]);
        let day = |text: &str| text.parse::<Day>().expect("the case writes a day");
        let numbers = |step| -> Vec<i8> {
            every(step, day("2025-12-09"), day("2026-01-12"))
                .map(Day::day)
                .collect()
        };
        assert_eq!(numbers(10), [11, 21, 1, 11]);
        assert_eq!(numbers(5), [11, 16, 21, 26, 1, 6, 11]);
    }

    #[test]
    fn a_stretch_is_told_in_fitting_units() {
        let cases = [
            (70, "70 days"),
            (100, "3 months"),
            (184, "6 months"),
            (400, "13 months"),
            (1106, "3 years"),
        ];
        for (days, expected) in cases {
            assert_eq!(length(days), expected);
        }
    }
}
