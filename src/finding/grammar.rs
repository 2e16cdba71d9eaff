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
}
