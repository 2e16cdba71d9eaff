//! The bytes of a position file as tokens: just enough of RON to find where records end.
//!
//! White space, comments, strings, raw strings and character literals are RON's own; everything
//! else is brackets, commas, colons, words and the rest. Whether the words make sense is left to
//! the parser of the records.

use std::cell::Cell;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `(`, `[` or `{`.
    Open(u8),
    /// `)`, `]` or `}`.
    Close(u8),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// A string, raw string or character literal that closes.
    Text,
    /// A name or a number.
    Word,
    /// Any other byte.
    Other,
    /// A string that does not close before the end of the file.
    UnclosedText,
    /// A block comment that does not close before the end of the file.
    UnclosedComment,
}

/// A token and its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// How far a comment or raw string is followed once too much time went into unclosed ones.
const SHORT_SIGHT: usize = 4096;

/// Reads tokens anywhere in a text.
#[derive(Debug)]
pub(crate) struct Lexer<'t> {
    bytes: &'t [u8],
    /// Bytes that may still be spent on following what does not close, so that a file full of
    /// unclosed comments is read in linear time all the same.
    patience: Cell<usize>,
}

impl<'t> Lexer<'t> {
    pub(crate) fn new(bytes: &'t [u8]) -> Self {
        Self {
            bytes,
            patience: Cell::new(bytes.len().saturating_mul(8)),
        }
    }

    pub(crate) fn bytes(&self) -> &'t [u8] {
        self.bytes
    }

    /// The byte at `at`, or 0 behind the end.
    pub(crate) fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// The bytes that may still be spent on following what does not close.
    pub(crate) fn patience(&self) -> usize {
        self.patience.get()
    }

    pub(crate) fn set_patience(&self, patience: usize) {
        self.patience.set(patience);
    }

    /// Spends `cost` of the patience; false when it is used up.
    pub(crate) fn spend(&self, cost: usize) -> bool {
        let left = self.patience.get();
        self.patience.set(left.saturating_sub(cost));
        left >= cost
    }

    fn horizon(&self, from: usize) -> usize {
        if self.patience.get() > 0 {
            self.bytes.len()
        } else {
            self.bytes.len().min(from + SHORT_SIGHT)
        }
    }

    /// The next token at or after `from`, or none at the end of the file.
    pub(crate) fn next(&self, from: usize) -> Option<Token> {
        let start = match self.skip_blank(from) {
            Ok(start) => start,
            Err(start) => {
                return Some(Token {
                    kind: Kind::UnclosedComment,
                    start,
                    end: self.bytes.len(),
                });
            }
        };
        let byte = *self.bytes.get(start)?;
        let one = |kind| (kind, start + 1);
        let (kind, end) = match byte {
            b'(' | b'[' | b'{' => one(Kind::Open(byte)),
            b')' | b']' | b'}' => one(Kind::Close(byte)),
            b',' => one(Kind::Comma),
            b':' => one(Kind::Colon),
            b'"' => self.string(start + 1),
            b'\'' => match self.character_end(start) {
                Some(end) => (Kind::Text, end),
                None => one(Kind::Other),
            },
            b'r' | b'b' if let Some(quote) = self.raw_quote(start) => self.raw(start, quote),
            _ if is_word(byte) => (Kind::Word, self.word_end(start)),
            _ => one(Kind::Other),
        };
        Some(Token { kind, start, end })
    }

    /// The first byte at or after `from` that is neither white space nor in a comment, or the
    /// start of a block comment that does not close.
    pub(crate) fn skip_blank(&self, from: usize) -> Result<usize, usize> {
        let mut at = from;
        loop {
            let wide = blank_len(&self.bytes[at.min(self.bytes.len())..]);
            if wide > 0 {
                at += wide;
            } else if self.byte(at) == b'/' && self.byte(at + 1) == b'/' {
                at = memchr::memchr(b'\n', &self.bytes[at..])
                    .map_or(self.bytes.len(), |newline| at + newline);
            } else if self.byte(at) == b'/' && self.byte(at + 1) == b'*' {
                at = self.comment_end(at).ok_or(at)?;
            } else {
                return Ok(at.min(self.bytes.len()));
            }
        }
    }

    /// The end of the nested block comment that opens at `start`.
    fn comment_end(&self, start: usize) -> Option<usize> {
        let horizon = self.horizon(start);
        let mut depth = 0_usize;
        let mut at = start;
        while let Some(step) = memchr::memchr2(b'/', b'*', &self.bytes[at..horizon]) {
            at += step;
            match (self.byte(at), self.byte(at + 1)) {
                (b'/', b'*') => {
                    depth += 1;
                    at += 2;
                }
                (b'*', b'/') => {
                    depth -= 1;
                    at += 2;
                    if depth == 0 {
                        return Some(at);
                    }
                }
                _ => at += 1,
            }
            if at >= horizon {
                break;
            }
        }
        self.spend(horizon - start);
        None
    }

    /// The end of the string whose opening quotation mark is before `from`.
    fn string(&self, from: usize) -> (Kind, usize) {
        let mut at = from;
        while let Some(step) = memchr::memchr2(b'"', b'\\', self.bytes.get(at..).unwrap_or(&[])) {
            at += step;
            if self.bytes[at] == b'"' {
                return (Kind::Text, at + 1);
            }
            at += 2;
        }
        (Kind::UnclosedText, self.bytes.len())
    }

    /// Where the quotation mark of a raw string stands, when one begins at `start`.
    fn raw_quote(&self, start: usize) -> Option<usize> {
        let mut at = start + usize::from(self.byte(start) == b'b');
        if self.byte(at) != b'r' {
            return None;
        }
        at += 1;
        while self.byte(at) == b'#' {
            at += 1;
        }
        (self.byte(at) == b'"').then_some(at)
    }

    fn raw(&self, start: usize, quote: usize) -> (Kind, usize) {
        let marks = usize::from(self.byte(start) == b'b') + 1;
        let hashes = quote - start - marks;
        let horizon = self.horizon(quote);
        for step in memchr::memchr_iter(b'"', &self.bytes[quote + 1..horizon]) {
            let after = quote + 2 + step;
            let closing = self.bytes.get(after..after + hashes);
            if closing.is_some_and(|closing| closing.iter().all(|&byte| byte == b'#')) {
                return (Kind::Text, after + hashes);
            }
        }
        self.spend(horizon - start);
        (Kind::UnclosedText, self.bytes.len())
    }

    /// The end of a character literal such as `'a'` or `'\n'`; a lone apostrophe is none.
    fn character_end(&self, start: usize) -> Option<usize> {
        if self.byte(start + 1) == b'\\' {
            let rest = self.bytes.get(start + 3..)?;
            let end = rest.iter().take(10).position(|&byte| byte == b'\'')?;
            return Some(start + 3 + end + 1);
        }
        let width = match self.byte(start + 1) {
            b'\'' => return None,
            0..0x80 => 1,
            0x80..0xe0 => 2,
            0xe0..0xf0 => 3,
            _ => 4,
        };
        (self.byte(start + 1 + width) == b'\'').then_some(start + width + 2)
    }

    fn word_end(&self, start: usize) -> usize {
        let mut end = start;
        while end < self.bytes.len() {
            let byte = self.bytes[end];
            // A raw identifier (`r#name`) is one word.
            let raw = byte == b'#' && end == start + 1 && self.bytes[start] == b'r';
            if !raw && (!is_word(byte) || blank_len(&self.bytes[end..]) > 0) {
                break;
            }
            end += 1;
        }
        end.max(start + 1)
    }
}

/// The bytes that names and numbers are made of.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'+' | b'-') || byte >= 0x80
}

/// The length of the white space character at the start of `bytes`, as RON defines it, or 0.
pub(crate) fn blank_len(bytes: &[u8]) -> usize {
    match bytes {
        [b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c, ..] => 1,
        [0xc2, 0x85, ..] => 2,
        [0xe2, 0x80, 0x8e | 0x8f | 0xa8 | 0xa9, ..] => 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<(Kind, &str)> {
        let lexer = Lexer::new(text.as_bytes());
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(token) = lexer.next(at) {
            found.push((token.kind, &text[token.start..token.end]));
            at = token.end;
        }
        found
    }

    #[test]
    fn knows_what_hides_brackets() {
        use Kind::{Close, Colon, Comma, Open, Text, Word};
        let cases: [(&str, &[(Kind, &str)]); 12] = [
            (r#""a\"(" ,"#, &[(Text, r#""a\"(""#), (Comma, ",")]),
            (
                r##"r#"a"("# )"##,
                &[(Text, r##"r#"a"("#"##), (Close(b')'), ")")],
            ),
            (r#"br"\" ]"#, &[(Text, r#"br"\""#), (Close(b']'), "]")]),
            ("'\"' (", &[(Text, "'\"'"), (Open(b'('), "(")]),
            (r"'\'' (", &[(Text, r"'\''"), (Open(b'('), "(")]),
            ("'ж' (", &[(Text, "'ж'"), (Open(b'('), "(")]),
            ("// (\n[", &[(Open(b'['), "[")]),
            ("/* ( /* \" */ ) */ {", &[(Open(b'{'), "{")]),
            ("war\"x\"", &[(Word, "war"), (Text, "\"x\"")]),
            ("r#id: 1", &[(Word, "r#id"), (Colon, ":"), (Word, "1")]),
            (
                "don't,",
                &[(Word, "don"), (Kind::Other, "'"), (Word, "t"), (Comma, ",")],
            ),
            ("a\u{2028}b", &[(Word, "a"), (Word, "b")]),
        ];
        for (text, expected) in cases {
            assert_eq!(tokens(text), expected, "{text}");
        }
    }

    #[test]
    fn says_what_does_not_close() {
        assert_eq!(
            tokens("( \"a"),
            [(Kind::Open(b'('), "("), (Kind::UnclosedText, "\"a"),]
        );
        assert_eq!(tokens("r#\"a\""), [(Kind::UnclosedText, "r#\"a\"")]);
        assert_eq!(tokens("\"\\"), [(Kind::UnclosedText, "\"\\")]);
        assert_eq!(
            tokens("a /* /* */"),
            [(Kind::Word, "a"), (Kind::UnclosedComment, "/* /* */"),]
        );
    }
}
