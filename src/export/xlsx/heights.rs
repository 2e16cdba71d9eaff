//! How high a row has to be for its words. Neither Excel nor Calc makes rows as high as wrapped words
//! need them when it opens a workbook of others, so that the heights are reckoned here.

/// The highest row that Excel has, in points.
const HIGHEST: f64 = 409.0;
/// A line of words, in points.
const LINE: f64 = 12.75;
/// Above and below the words of a row together, in points.
const AROUND: f64 = 4.0;

/// The height of a row in points, from the words and the widths of its fields; a bit too high rather
/// than too low.
pub(super) fn height<'a>(fields: impl Iterator<Item = (&'a str, u16)>) -> f64 {
    let most = fields.map(|(words, width)| lines(words, width)).max();
    let lines = u16::try_from(most.unwrap_or(1)).unwrap_or(u16::MAX);
    (f64::from(lines) * LINE + AROUND).min(HIGHEST)
}

/// On how many lines words stand in a column of so many letters, each word whole where it fits. A
/// column's letters are digits, than which usual letters are narrower by about a tenth.
fn lines(words: &str, width: u16) -> usize {
    let width = usize::from(width.max(1)) * 11 / 10;
    words.split('\n').map(|line| wrapped(line, width)).sum()
}

fn wrapped(line: &str, width: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in line.split(' ') {
        let length = length(word);
        if used > 0 && used + 1 + length > width {
            lines += 1;
            used = 0;
        }
        let before = usize::from(used > 0);
        used += before + length;
        // A word that fits no line goes on in the next.
        while used > width {
            lines += 1;
            used -= width;
        }
    }
    lines
}

/// The room of a word in usual letters: those of Chinese, Japanese and Korean take two.
fn length(word: &str) -> usize {
    let is_wide = |letter: &char| matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{1f000}'..='\u{3ffff}');
    word.chars().count() + word.chars().filter(is_wide).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_wrapped_as_a_spreadsheet_wraps_them() {
        for (words, width, expected) in [
            ("", 10, 1),
            ("one two", 10, 1),
            ("one two three", 8, 2),
            ("one\n\ntwo", 8, 3),
            ("abcdefghijklmnopqrst", 8, 3),
            ("和平和平", 4, 2),
        ] {
            assert_eq!(lines(words, width), expected, "{words}");
        }
        assert!((height([("a", 9), ("a b c", 1)].into_iter()) - 42.25).abs() < 0.01);
        let long = "so ".repeat(9_000);
        assert!((height([(long.as_str(), 70)].into_iter()) - HIGHEST).abs() < 0.01);
    }
}
