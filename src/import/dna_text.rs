//! How Discourse Network Analyzer, which is written in Java, counts letters and days.

use std::ops::Range;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use super::dates::date_of;
use super::sqlite::Row;

/// Seconds since 1970 stay below this for three thousand years; milliseconds have been above it
/// since 1973.
const MILLISECONDS: i64 = 100_000_000_000;

/// A text with the bytes at which its units of UTF-16 begin, in which Java counts.
pub(super) struct Units {
    pub(super) text: String,
    /// The places behind letters that are not one byte and one unit; before the first of them
    /// bytes and units are the same.
    beyond: Vec<(usize, usize)>,
}

impl Units {
    pub(super) fn new(text: String) -> Self {
        let mut beyond = Vec::new();
        let mut unit = 0;
        for (byte, letter) in text.char_indices() {
            unit += letter.len_utf16();
            if !letter.is_ascii() {
                beyond.push((unit, byte + letter.len_utf8()));
            }
        }
        Self { text, beyond }
    }

    /// The byte at which a unit begins.
    fn byte(&self, unit: usize) -> Option<usize> {
        let before = self.beyond.partition_point(|(it, _)| *it <= unit);
        let (from, byte) = before
            .checked_sub(1)
            .and_then(|at| self.beyond.get(at))
            .copied()
            .unwrap_or((0, 0));
        let byte = byte.checked_add(unit - from)?;
        self.text.is_char_boundary(byte).then_some(byte)
    }

    /// The bytes of a statement; none where it lies outside of the text.
    pub(super) fn range(&self, row: Row<'_>) -> Option<Range<usize>> {
        let place = |column: &str| {
            let unit = usize::try_from(row.integer(column)?).ok()?;
            self.byte(unit)
        };
        let (start, end) = (place("start")?, place("stop")?);
        (start < end).then_some(start..end)
    }
}

/// The day of a document, and whether it was taken for the one that begins soon after.
pub(super) fn day_of(row: Row<'_>) -> (String, bool) {
    let Some(moment) = row.integer("date") else {
        let words = row.text("date");
        let day = date_of(&words).map(|date| date.to_string());
        return (day.unwrap_or_default(), false);
    };
    let is_milliseconds = moment.abs() >= MILLISECONDS;
    let seconds = if is_milliseconds {
        moment.div_euclid(1_000)
    } else {
        moment
    };
    let Ok(moment) = Timestamp::from_second(seconds) else {
        return (String::new(), false);
    };
    let moment = moment.to_zoned(TimeZone::UTC);
    // Version 2 writes midnight of the coder's own time zone.
    let is_evening = moment.hour() >= 12 && moment.minute() == 0 && moment.second() == 0;
    let date = moment.date();
    if is_milliseconds && is_evening {
        let next = date.checked_add(1.days()).unwrap_or(date);
        return (next.to_string(), true);
    }
    (date.to_string(), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn java_counts_units_of_utf_16() {
        let units = Units::new("aЖ🕊b".to_owned());
        for (unit, byte) in [
            (0, Some(0)),
            (1, Some(1)),
            (2, Some(3)),
            (3, None),
            (4, Some(7)),
            (5, Some(8)),
            (6, None),
        ] {
            assert_eq!(units.byte(unit), byte, "{unit}");
        }
    }
}
