//! The values of a workbook's cells: which numbers are days, and how characters are written that
//! XML cannot carry.

use jiff::ToSpan as _;
use jiff::civil::date;

use super::trouble::Trouble;
use super::xml::{self, attribute, child, children};

/// The format of each style that cells may have.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By the number of the style: true where numbers are shown as days.
    days: Vec<bool>,
}

impl Styles {
    /// Reads the part of the styles.
    pub(super) fn read(text: &str) -> Result<Self, Trouble> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        let document = xml::parse(text, "the part of the styles")?;
        let root = document.root_element();
        let own: Vec<(&str, &str)> = child(root, "numFmts")
            .into_iter()
            .flat_map(|node| children(node, "numFmt"))
            .filter_map(|node| Some((attribute(node, "numFmtId")?, attribute(node, "formatCode")?)))
            .collect();
        let days = child(root, "cellXfs")
            .into_iter()
            .flat_map(|node| children(node, "xf"))
            .map(|node| {
                let id = attribute(node, "numFmtId").unwrap_or("0");
                match own.iter().find(|(own, _)| *own == id) {
                    Some((_, code)) => is_day_code(code),
                    None => matches!(id.parse::<u32>(), Ok(14..=17 | 22 | 27..=36 | 50..=58)),
                }
            })
            .collect();
        Ok(Self { days })
    }

    /// True when cells of this style show days.
    pub(super) fn is_day(&self, style: usize) -> bool {
        self.days.get(style).copied().unwrap_or(false)
    }
}

/// True for the code of a format that shows a day: one with a year or a day outside of what is
/// quoted or in brackets.
fn is_day_code(code: &str) -> bool {
    let (mut is_quoted, mut is_bracketed, mut is_escaped) = (false, false, false);
    code.chars().any(|letter| {
        if is_escaped {
            is_escaped = false;
            return false;
        }
        match letter {
            '\\' => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            '[' if !is_quoted => is_bracketed = true,
            ']' => is_bracketed = false,
            'y' | 'Y' | 'd' | 'D' => return !is_quoted && !is_bracketed,
            _ => {}
        }
        false
    })
}

/// The day of a number, as `2025-08-18`; none before March 1900, where spreadsheets count a day
/// that never was.
pub(super) fn day_of(number: &str, is_1904: bool) -> Option<String> {
    let number: f64 = number.parse().ok()?;
    let first = if is_1904 { 1.0 } else { 61.0 };
    if !(first..3_000_000.0).contains(&number) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "it was compared with small bounds"
    )]
    let days = number.floor() as i64;
    let start = if is_1904 {
        date(1904, 1, 1)
    } else {
        date(1899, 12, 30)
    };
    let day = start.checked_add(days.days()).ok()?;
    Some(day.to_string())
}

/// The text with `_x000D_` and the like as the characters that they stand for (ECMA-376, part 1,
/// 22.9.2.19).
pub(super) fn unescaped(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, after) = rest.split_at(at);
        read.push_str(before);
        let code = after
            .get(2..6)
            .filter(|_| after.as_bytes().get(6) == Some(&b'_'));
        let code = code.filter(|code| code.bytes().all(|it| it.is_ascii_hexdigit()));
        let letter = code
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        if let Some(letter) = letter {
            read.push(letter);
            rest = &after[7..];
        } else {
            read.push_str("_x");
            rest = &after[2..];
        }
    }
    read.push_str(rest);
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_spreadsheets_do() {
        for (number, is_1904, expected) in [
            ("45887", false, Some("2025-08-18")),
            ("45887.75", false, Some("2025-08-18")),
            ("61", false, Some("1900-03-01")),
            ("60", false, None),
            ("44425", true, Some("2025-08-18")),
            ("-1", false, None),
            ("1e300", false, None),
            ("NaN", false, None),
            ("x", false, None),
        ] {
            assert_eq!(day_of(number, is_1904).as_deref(), expected, "{number}");
        }
    }

    #[test]
    fn a_format_is_of_a_day_when_it_shows_one() {
        for (code, expected) in [
            ("yyyy-mm-dd", true),
            ("d. mmmm", true),
            ("[$-409]mmm\\-yy;@", true),
            ("0.00", false),
            ("\"day\" 0", false),
            ("[Red]0", false),
            ("h:mm", false),
        ] {
            assert_eq!(is_day_code(code), expected, "{code}");
        }
    }

    #[test]
    fn what_xml_cannot_carry_is_read_back() {
        for (text, expected) in [
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x00_ _xД___", "_x00_ _xД___"),
            ("_xD800_", "_xD800_"),
            ("_x", "_x"),
        ] {
            assert_eq!(unescaped(text), expected);
        }
    }
}
