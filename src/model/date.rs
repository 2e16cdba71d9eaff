//! Dates as far as they are known: a day, a month, a year, or a range of these.
//!
//! The accepted texts are a subset of ISO 8601-2 (`2025-12-04`, `2025-12`, `2025`,
//! `2025-08-18/2025-08-24`); nothing else is a date here.

use std::fmt;

/// A day of the proleptic Gregorian calendar.
pub type Day = jiff::civil::Date;

/// A day, a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DatePart {
    /// A whole year.
    Year(i16),
    /// A whole month, 1 to 12.
    Month(i16, i8),
    /// One day.
    Day(Day),
}

/// A date as far as it is known: one part, or everything from one part to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateSpan {
    first: DatePart,
    last: DatePart,
}

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateProblem {
    /// Not one of the four shapes.
    Shape,
    /// The right shape, but no such month or day.
    Impossible,
    /// A range whose end lies before its beginning.
    Reversed,
}

impl fmt::Display for DateProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shape => "not a date",
            Self::Impossible => "no such day in the calendar",
            Self::Reversed => "the range ends before it begins",
        })
    }
}

/// The English names of the months.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English name of a month, 1 to 12.
fn month_name(month: i8) -> &'static str {
    MONTHS[usize::try_from(month - 1).unwrap_or(0).min(11)]
}

/// Exactly `digits` ASCII digits as a number.
fn number(text: &str, digits: usize) -> Option<i16> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

impl DatePart {
    fn parse(text: &str) -> Result<Self, DateProblem> {
        let mut fields = text.split('-');
        let year = fields
            .next()
            .and_then(|field| number(field, 4))
            .ok_or(DateProblem::Shape)?;
        let month = fields.next();
        let day = fields.next();
        if fields.next().is_some() {
            return Err(DateProblem::Shape);
        }
        let two_digits = |field: &str| {
            number(field, 2)
                .and_then(|value| i8::try_from(value).ok())
                .ok_or(DateProblem::Shape)
        };
        let month = month.map(two_digits).transpose()?;
        let day = day.map(two_digits).transpose()?;
        match (month, day) {
            _ if year == 0 => Err(DateProblem::Impossible),
            (None, _) => Ok(Self::Year(year)),
            (Some(month), _) if !(1..=12).contains(&month) => Err(DateProblem::Impossible),
            (Some(month), None) => Ok(Self::Month(year, month)),
            (Some(month), Some(day)) => Day::new(year, month, day)
                .map(Self::Day)
                .map_err(|_| DateProblem::Impossible),
        }
    }

    /// The English name of a month, 1 to 12.
    #[must_use]
    pub fn month_name(month: i8) -> &'static str {
        month_name(month)
    }

    /// The first day of this part.
    #[must_use]
    pub fn first_day(self) -> Day {
        match self {
            Self::Year(year) => jiff::civil::date(year, 1, 1),
            Self::Month(year, month) => jiff::civil::date(year, month, 1),
            Self::Day(day) => day,
        }
    }

    /// The last day of this part.
    #[must_use]
    pub fn last_day(self) -> Day {
        match self {
            Self::Year(year) => jiff::civil::date(year, 12, 31),
            Self::Month(year, month) => jiff::civil::date(year, month, 1).last_of_month(),
            Self::Day(day) => day,
        }
    }
}

impl fmt::Display for DatePart {
    /// As the file format writes it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

impl DateSpan {
    /// Its first part and its last; twice the same where it is not a range.
    #[must_use]
    pub fn parts(self) -> (DatePart, DatePart) {
        (self.first, self.last)
    }

    /// The English names of the months, January first.
    pub const MONTHS: [&'static str; 12] = MONTHS;

    /// Reads a date as the file format writes it.
    ///
    /// # Errors
    /// When the text has another shape, names a day that no calendar has, or is a range that
    /// ends before it begins.
    pub fn parse(text: &str) -> Result<Self, DateProblem> {
        let (first, last) = match text.split_once('/') {
            None => {
                let part = DatePart::parse(text)?;
                (part, part)
            }
            Some((first, last)) => (DatePart::parse(first)?, DatePart::parse(last)?),
        };
        if last.last_day() < first.first_day() {
            return Err(DateProblem::Reversed);
        }
        Ok(Self { first, last })
    }

    /// One day.
    #[must_use]
    pub fn day(day: Day) -> Self {
        let part = DatePart::Day(day);
        Self {
            first: part,
            last: part,
        }
    }

    /// Everything from one day to another; in either order.
    #[must_use]
    pub fn between(one: Day, other: Day) -> Self {
        Self {
            first: DatePart::Day(one.min(other)),
            last: DatePart::Day(one.max(other)),
        }
    }

    /// The first possible day.
    #[must_use]
    pub fn first_day(self) -> Day {
        self.first.first_day()
    }

    /// The last possible day.
    #[must_use]
    pub fn last_day(self) -> Day {
        self.last.last_day().max(self.first.last_day())
    }

    /// True when the two share at least one possible day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.first_day() <= other.last_day() && other.first_day() <= self.last_day()
    }

    /// The month or months, in three letters: `Aug`, or `Aug to Sep` for a range across months;
    /// with the year where `with_year` asks for it, and for a whole year only the year.
    #[must_use]
    pub fn short(self, with_year: bool) -> String {
        let name = |part: DatePart, with_year: bool| {
            let day = part.first_day();
            match part {
                DatePart::Year(year) => year.to_string(),
                DatePart::Month(..) | DatePart::Day(_) if with_year => {
                    format!("{} {}", &month_name(day.month())[..3], day.year())
                }
                DatePart::Month(..) | DatePart::Day(_) => month_name(day.month())[..3].to_owned(),
            }
        };
        let one_year = self.first_day().year() == self.last_day().year();
        let last = name(self.last, with_year || !one_year);
        let first = name(self.first, !one_year);
        if first == last || (one_year && self.first_day().month() == self.last_day().month()) {
            last
        } else {
            format!("{first} to {last}")
        }
    }
}

impl fmt::Display for DateSpan {
    /// As the file format writes it: `2025-08-18/2025-08-24`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{}/{}", self.first, self.last)
        }
    }
}

impl DateSpan {
    /// In words: `4 December 2025`, `December 2025`, `18 to 24 August 2025`.
    #[must_use]
    pub fn words(self) -> String {
        let last = part_words(self.last);
        if self.first == self.last {
            return last;
        }
        let (DatePart::Day(a), DatePart::Day(b)) = (self.first, self.last) else {
            return match (self.first, self.last) {
                (DatePart::Month(year, month), DatePart::Month(other, _)) if year == other => {
                    format!("{} to {last}", month_name(month))
                }
                (first, _) => format!("{} to {last}", part_words(first)),
            };
        };
        if a.year() != b.year() {
            format!("{} to {last}", part_words(self.first))
        } else if a.month() != b.month() {
            format!("{} {} to {last}", a.day(), month_name(a.month()))
        } else {
            format!("{} to {last}", a.day())
        }
    }
}

fn part_words(part: DatePart) -> String {
    match part {
        DatePart::Year(year) => year.to_string(),
        DatePart::Month(year, month) => format!("{} {year}", month_name(month)),
        DatePart::Day(day) => format!("{} {} {}", day.day(), month_name(day.month()), day.year()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_format_allows_and_nothing_else() {
        type Days = (&'static str, &'static str);
        let cases: [(&str, Result<Days, DateProblem>); 20] = [
            ("2025-12-04", Ok(("2025-12-04", "2025-12-04"))),
            ("2025-12", Ok(("2025-12-01", "2025-12-31"))),
            ("2024-02", Ok(("2024-02-01", "2024-02-29"))),
            ("2025", Ok(("2025-01-01", "2025-12-31"))),
            ("2025-08-18/2025-08-24", Ok(("2025-08-18", "2025-08-24"))),
            ("2025-08/2025-09-03", Ok(("2025-08-01", "2025-09-03"))),
            ("2025-08-18/2025-08", Ok(("2025-08-18", "2025-08-31"))),
            ("0999", Ok(("0999-01-01", "0999-12-31"))),
            ("2025-02-29", Err(DateProblem::Impossible)),
            ("2025-13", Err(DateProblem::Impossible)),
            ("2025-00-01", Err(DateProblem::Impossible)),
            ("0000-01-01", Err(DateProblem::Impossible)),
            ("2025-09/2025-08", Err(DateProblem::Reversed)),
            ("2025-8-1", Err(DateProblem::Shape)),
            ("+2025", Err(DateProblem::Shape)),
            ("2025-08-18/", Err(DateProblem::Shape)),
            ("2025-08-18/2025-08-19/2025-08-20", Err(DateProblem::Shape)),
            ("2025-08-18T10:00", Err(DateProblem::Shape)),
            ("٢٠٢٥", Err(DateProblem::Shape)),
            ("", Err(DateProblem::Shape)),
        ];
        for (text, expected) in cases {
            let read = DateSpan::parse(text)
                .map(|span| (span.first_day().to_string(), span.last_day().to_string()));
            let expected = expected.map(|(first, last)| (first.to_owned(), last.to_owned()));
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn writes_itself_back_and_speaks_in_words() {
        let cases = [
            ("2025-12-04", "4 December 2025", "Dec", "Dec 2025"),
            ("2025-12", "December 2025", "Dec", "Dec 2025"),
            ("2025", "2025", "2025", "2025"),
            (
                "2025-08-18/2025-08-24",
                "18 to 24 August 2025",
                "Aug",
                "Aug 2025",
            ),
            (
                "2025-08-30/2025-09-02",
                "30 August to 2 September 2025",
                "Aug to Sep",
                "Aug to Sep 2025",
            ),
            (
                "2024-12-30/2025-01-02",
                "30 December 2024 to 2 January 2025",
                "Dec 2024 to Jan 2025",
                "Dec 2024 to Jan 2025",
            ),
            (
                "2025-08/2025-09",
                "August to September 2025",
                "Aug to Sep",
                "Aug to Sep 2025",
            ),
            ("2024/2025", "2024 to 2025", "2024 to 2025", "2024 to 2025"),
        ];
        for (text, words, short, short_with_year) in cases {
            let Ok(span) = DateSpan::parse(text) else {
                panic!("{text} is a date")
            };
            assert_eq!(span.to_string(), text);
            assert_eq!(span.words(), words);
            assert_eq!(span.short(false), short);
            assert_eq!(span.short(true), short_with_year);
        }
    }
}
