//! Lines, as far as changing a text asks for them.

use std::ops::Range;

/// The line end that a text uses.
pub(super) fn line_end(text: &str) -> &'static str {
    match memchr::memchr(b'\n', text.as_bytes()) {
        Some(at) if at > 0 && text.as_bytes()[at - 1] == b'\r' => "\r\n",
        _ => "\n",
    }
}

/// The byte at which the line of `at` begins.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |newline| newline + 1)
}

/// The white space at the beginning of the line of `at`.
pub(super) fn indent(text: &str, at: usize) -> &str {
    let line = &text[line_start(text, at)..];
    let end = line
        .find(|character| !matches!(character, ' ' | '\t'))
        .unwrap_or(line.len());
    &line[..end]
}

/// True when nothing but white space stands before `at` on its line.
pub(super) fn begins_line(text: &str, at: usize) -> bool {
    text[line_start(text, at)..at]
        .chars()
        .all(|character| matches!(character, ' ' | '\t'))
}

/// The end of what belongs to what ends at `at`: of the comment that fills the rest of its line,
/// where there is one; else `at`.
pub(super) fn remark_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let line = rest.find('\n').map_or(rest, |end| &rest[..end]);
    let line = line.strip_suffix('\r').unwrap_or(line);
    let words = line.trim_start_matches([' ', '\t']);
    if words.starts_with("//") {
        at + line.len()
    } else {
        at
    }
}

/// True when behind `at` nothing but a comment stands on its line.
pub(super) fn ends_line(text: &str, at: usize) -> bool {
    let rest = &text[remark_end(text, at)..];
    let line = rest.find('\n').map_or(rest, |end| &rest[..end]);
    rest.contains('\n') && line.trim().is_empty()
}

/// The whole lines of a part that has them to itself, its comma and its comment included; none
/// where something else stands on them.
pub(super) fn whole_lines(text: &str, part: Range<usize>) -> Option<Range<usize>> {
    if !begins_line(text, part.start) || !ends_line(text, part.end) {
        return None;
    }
    let newline = memchr::memchr(b'\n', &text.as_bytes()[part.end..])?;
    Some(line_start(text, part.start)..part.end + newline + 1)
}

/// True when a blank line stands somewhere in the text.
pub(super) fn has_blank_line(text: &str) -> bool {
    let mut lines = text.split('\n');
    lines.next();
    let mut lines = lines.peekable();
    while let Some(line) = lines.next() {
        if lines.peek().is_some() && line.trim().is_empty() {
            return true;
        }
    }
    false
}
