//! Plain text in columns, for a terminal as for a pipe.

use std::fmt::Write as _;

/// Lines are no longer than this, where words allow it.
pub(super) const LINE: usize = 100;

/// The text filled up with spaces to a width in characters.
pub(super) fn pad(text: &str, width: usize) -> String {
    let mut text = text.to_owned();
    for _ in text.chars().count()..width {
        text.push(' ');
    }
    text
}

/// The text broken at spaces into lines of at most [`LINE`] characters, each after so many
/// spaces. A longer word is left whole.
pub(super) fn wrapped(text: &str, indent: usize) -> String {
    let margin = " ".repeat(indent);
    let mut lines = String::new();
    let mut line = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let word_length = word.chars().count();
        if length > 0 && indent + length + 1 + word_length > LINE {
            // Writing to a string cannot fail.
            let _ = writeln!(lines, "{margin}{line}");
            line.clear();
            length = 0;
        }
        if length > 0 {
            line.push(' ');
            length += 1;
        }
        line.push_str(word);
        length += word_length;
    }
    if length > 0 {
        let _ = writeln!(lines, "{margin}{line}");
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_at_spaces_and_loses_nothing() {
        assert_eq!(wrapped("", 4), "");
        assert_eq!(wrapped(" one\n two ", 2), "  one two\n");
        let word = "ж".repeat(30);
        let long = [word.as_str(); 5].join(" ");
        assert_eq!(
            wrapped(&long, 7),
            format!("       {word} {word} {word}\n       {word} {word}\n")
        );
        assert_eq!(
            wrapped(&"x".repeat(150), 1),
            format!(" {}\n", "x".repeat(150))
        );
    }

    #[test]
    fn pads_by_characters() {
        assert_eq!(pad("Їжак", 6), "Їжак  ");
        assert_eq!(pad("longer", 3), "longer");
    }
}
