//! Where a record ends that looks like nothing but a record: brackets that close, texts in
//! ordinary quotation marks, `//` comments.
//!
//! One pass at nearly the speed of memory, for files of hundreds of thousands of records. It
//! answers only where following the tokens one by one would say the same and doubt nothing; at
//! anything odd it gives up, and `records` looks closely.

use super::bounds::Bounds;
use super::format::list_named;

/// How many brackets inside each other are followed; records have three.
const DEEPEST: usize = 8;

/// The end of the record whose `(` stands at `start`, behind its `)`.
pub(super) fn end(bounds: &Bounds<'_, '_>, start: usize) -> Option<usize> {
    let patience = bounds.lexer.patience();
    let end = follow(bounds, start);
    if end.is_none() {
        // What was spent here is spent again by those who look closely.
        bounds.lexer.set_patience(patience);
    }
    end
}

fn follow(bounds: &Bounds<'_, '_>, start: usize) -> Option<usize> {
    let bytes = bounds.lexer.bytes();
    if bytes.get(start) != Some(&b'(') {
        return None;
    }
    // The brackets that are due.
    let mut due = [b')'; DEEPEST];
    let mut depth = 1;
    let mut after_comma = false;
    let mut at = start + 1;
    loop {
        let byte = *bytes.get(at)?;
        match byte {
            b' ' | b'\n' | b'\t' | b'\r' => {
                at = behind_blank(bytes, at);
                continue;
            }
            b'"' => {
                let end = string_end(bytes, at + 1)?;
                if bounds.find(at + 1, end).is_some() {
                    return None;
                }
                at = end;
                // What nearly always comes next is passed without asking what it is.
                if bytes.get(at) == Some(&b',') {
                    at = behind_blank(bytes, at + 1);
                    after_comma = true;
                    continue;
                }
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => {
                let end = word_end(bytes, at);
                let behind = *bytes.get(end)?;
                if is_odd_behind_word(behind) || names_list(&bounds.text[at..end]) {
                    return None;
                }
                at = end;
                if behind == b':' {
                    at = behind_blank(bytes, at + 1);
                    after_comma = false;
                    continue;
                }
            }
            b':' | b',' => at += 1,
            b'(' | b'[' | b'{' => {
                // Behind a word it opens no record.
                let opens = byte == b'('
                    && !is_word(bytes[at - 1])
                    && (bounds.opens_record(at)
                        || (depth == 1 && after_comma && bounds.names_field(at + 1)));
                if opens || depth == DEEPEST {
                    return None;
                }
                due[depth] = match byte {
                    b'(' => b')',
                    b'[' => b']',
                    _ => b'}',
                };
                depth += 1;
                at += 1;
            }
            b')' | b']' | b'}' => {
                depth -= 1;
                if due[depth] != byte {
                    return None;
                }
                at += 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                let end = at + memchr::memchr(b'\n', &bytes[at..])?;
                if bounds.find(at, end).is_some() {
                    return None;
                }
                at = end;
                continue;
            }
            _ => return None,
        }
        after_comma = byte == b',';
    }
}

/// The byte behind the closing quotation mark of the string whose first byte is at `from`.
fn string_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += memchr::memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes[at] == b'"' {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// True for the bytes that words are made of.
const WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        table[byte as usize] = byte.is_ascii_alphanumeric() || byte == b'_';
        byte += 1;
    }
    table
};

pub(super) fn is_word(byte: u8) -> bool {
    WORD[usize::from(byte)]
}

/// Where the word ends that begins at `start`.
pub(super) fn word_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    while bytes.get(end).is_some_and(|&byte| is_word(byte)) {
        end += 1;
    }
    end
}

/// The first byte at or after `from` that is no white space of ASCII.
pub(super) fn behind_blank(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(b' ' | b'\n' | b'\t' | b'\r') = bytes.get(at) {
        at += 1;
    }
    at
}

/// Bytes that make something else of the word before them: a raw string, a number, a longer word.
fn is_odd_behind_word(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'#' | b'.' | b'+' | b'-') || byte >= 0x80
}

/// True for the names of the file's lists, one of which may begin here.
fn names_list(word: &str) -> bool {
    word.ends_with('s') && list_named(word).is_some()
}
