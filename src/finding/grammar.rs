//! Plurals and lists, so that grammar is right everywhere.

use std::fmt;

/// A number and its noun: `1 point`, `7 points`.
#[derive(Clone, Copy, Debug)]
pub struct Count<'a> {
    number: usize,
    one: &'a str,
    many: &'a str,
}

impl<'a> Count<'a> {
    /// `number` things, called `one` or `many`.
    #[must_use]
    pub fn new(number: usize, one: &'a str, many: &'a str) -> Self {
        Self { number, one, many }
    }

    /// The number alone.
    #[must_use]
    pub fn number(&self) -> usize {
        self.number
    }
}

impl fmt::Display for Count<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let noun = if self.number == 1 {
            self.one
        } else {
            self.many
        };
        write!(f, "{} {noun}", self.number)
    }
}

fn list(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., tail] => format!("{} {last} {tail}", head.join(", ")),
    }
}

/// `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn list_and(items: &[String]) -> String {
    list(items, "and")
}

/// `a`, `a or b`, `a, b or c`.
#[must_use]
pub fn list_or(items: &[String]) -> String {
    list(items, "or")
}

/// The size of a file as file managers tell it, in thousands: `812 bytes`, `1.2 kB`, `34 MB`.
#[must_use]
pub fn byte_size(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1000, "kB")];
    for (unit, name) in UNITS {
        if bytes < unit {
            continue;
        }
        let tenths = bytes.saturating_mul(10).saturating_add(unit / 2) / unit;
        return if tenths < 100 {
            format!("{}.{} {name}", tenths / 10, tenths % 10)
        } else {
            format!("{} {name}", tenths / 10)
        };
    }
    let count = usize::try_from(bytes).unwrap_or(usize::MAX);
    Count::new(count, "byte", "bytes").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grammar_is_right_for_none_one_and_many() {
        assert_eq!(Count::new(0, "cell", "cells").to_string(), "0 cells");
        assert_eq!(Count::new(1, "cell", "cells").to_string(), "1 cell");
        assert_eq!(Count::new(2, "cell", "cells").to_string(), "2 cells");
        let names: Vec<String> = ["a", "b", "c"].map(str::to_owned).to_vec();
        assert_eq!(list_and(&names[..0]), "");
        assert_eq!(list_and(&names[..1]), "a");
        assert_eq!(list_and(&names[..2]), "a and b");
        assert_eq!(list_or(&names), "a, b or c");
    }

    #[test]
    fn sizes_are_told_in_two_figures() {
        for (bytes, expected) in [
            (0, "0 bytes"),
            (1, "1 byte"),
            (999, "999 bytes"),
            (1000, "1.0 kB"),
            (1249, "1.2 kB"),
            (99_000, "99 kB"),
            (1_250_000, "1.3 MB"),
            (12_345_678, "12 MB"),
            (5_000_000_000, "5.0 GB"),
        ] {
            assert_eq!(byte_size(bytes), expected);
        }
    }
}
