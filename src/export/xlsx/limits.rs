//! What a worksheet can hold, and what is done where that is not enough.
//!
//! The limits are those that Microsoft publishes as "Excel specifications and limits".

use super::grid::Grid;

/// Rows of a worksheet.
pub(super) const MOST_ROWS: usize = 1_048_576;
/// Columns of a worksheet.
pub(super) const MOST_COLUMNS: usize = 16_384;
/// Links of a worksheet; what comes after them stays readable as text.
pub(super) const MOST_LINKS: usize = 65_530;
/// Letters of an address that is followed.
pub(super) const LONGEST_LINK: usize = 2_079;
/// Letters of a field, counted as a spreadsheet counts them, in UTF-16.
const LONGEST_TEXT: usize = 32_767;

/// True when all rows and columns fit.
pub(super) fn holds(grid: &Grid) -> bool {
    grid.height() <= MOST_ROWS && grid.width() <= MOST_COLUMNS
}

/// The text without what XML cannot carry. Nothing that can be seen is taken away.
pub(super) fn clean(text: &str) -> String {
    let is_kept = |letter: &char| !matches!(letter, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    text.chars().filter(is_kept).collect()
}

/// The text in parts that a field holds each; joined they are the text. Almost always it is one.
pub(super) fn parts(text: &str) -> Vec<&str> {
    parts_of(text, LONGEST_TEXT)
}

/// The same for parts of any length in UTF-16.
pub(super) fn parts_of(text: &str, longest: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut length) = (0, 0);
    // A text of so few bytes has no more letters.
    if text.len() > longest {
        for (at, letter) in text.char_indices() {
            if length + letter.len_utf16() > longest && at > start {
                parts.push(&text[start..at]);
                (start, length) = (at, 0);
            }
            length += letter.len_utf16();
        }
    }
    parts.push(&text[start..]);
    parts
}

/// True for what a person who edits the field would turn into a formula.
pub(super) fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_parted_and_nothing_of_it_is_lost() {
        for (text, longest, expected) in [
            ("", 3, vec![""]),
            ("abc", 3, vec!["abc"]),
            ("abcd", 3, vec!["abc", "d"]),
            // Two units in UTF-16 each.
            ("🕊🕊🕊", 4, vec!["🕊🕊", "🕊"]),
            ("ааа", 3, vec!["ааа"]),
            ("🕊", 1, vec!["🕊"]),
        ] {
            assert_eq!(parts_of(text, longest), expected, "{text}");
        }
        let long = "так ".repeat(20_000);
        let parted = parts(&long);
        assert_eq!(parted.len(), 3);
        assert_eq!(parted.concat(), long);
    }

    #[test]
    fn what_xml_forbids_is_left_out_and_nothing_else() {
        assert_eq!(clean("a\u{0}\u{b}\u{1f}\u{ffff}\tb\n"), "a\tb\n");
        assert_eq!(clean("Ж مرحبا 🕊"), "Ж مرحبا 🕊");
    }
}
