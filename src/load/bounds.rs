//! Signs by which the next record, the end of a list or the next list is known even when the
//! quotation marks or brackets before it do not close.
//!
//! These are guesses by the look of the text. `scan` asks for them only where a record cannot be
//! read otherwise, so that a quotation that happens to look like a record stays a quotation.

use crate::finding::{RecordKind, closest};

use super::format::{TOP_FIELDS, fields, list_named};
use super::lex::{Kind, Lexer, Token};

/// What a broken record ends before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// The `(` of the next record of the same list.
    Record(usize),
    /// The `]` of the list.
    ListEnd(usize),
    /// The name of the next field of the file.
    Field(usize),
}

impl Bound {
    pub(super) fn at(self) -> usize {
        match self {
            Self::Record(at) | Self::ListEnd(at) | Self::Field(at) => at,
        }
    }
}

/// Looks for the bounds of one list's records.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds<'a, 't> {
    pub(super) lexer: &'a Lexer<'t>,
    pub(super) text: &'t str,
    pub(super) kind: RecordKind,
    /// The indentation of the record in hand, when it begins its line.
    pub(super) indentation: Option<usize>,
}

impl Bounds<'_, '_> {
    /// The first bound in `from..to`, by its look alone.
    pub(super) fn find(&self, from: usize, to: usize) -> Option<Bound> {
        let bytes = &self.lexer.bytes()[..to];
        let mut at = from;
        while let Some(step) = memchr::memchr3(b'(', b']', b'\n', bytes.get(at..)?) {
            at += step;
            match bytes[at] {
                b'(' if self.opens_record(at) => return Some(Bound::Record(at)),
                b']' if self.ends_list(at) => return Some(Bound::ListEnd(at)),
                b'\n' => {
                    let word = at + 1 + blank_line_start(&bytes[at + 1..]);
                    if self.begins_list(word) {
                        return Some(Bound::Field(word));
                    }
                }
                _ => {}
            }
            at += 1;
        }
        None
    }

    /// True when the `(` at `at` begins its line, or follows `),`, and a field of this list's
    /// records comes next.
    pub(super) fn opens_record(&self, at: usize) -> bool {
        let indentation = self.indentation_of(at);
        if indentation.is_none() && !self.follows_record(at) {
            return false;
        }
        let same_place = indentation.is_some() && indentation == self.indentation;
        self.names_field(at + 1) || (same_place && self.names_foreign_field(at + 1))
    }

    /// True when the `]` at `at` is followed by what can only follow a list of records.
    pub(super) fn ends_list(&self, at: usize) -> bool {
        let Some(token) = self.lexer.next(at + 1) else {
            return true;
        };
        let token = match token.kind {
            Kind::Comma => match self.lexer.next(token.end) {
                None => return true,
                Some(token) => token,
            },
            _ => token,
        };
        match token.kind {
            Kind::Close(b')') => self.lexer.next(token.end).is_none(),
            Kind::Word => self.colon_follows(token).is_some_and(|name| {
                let first_in_line = self.indentation_of(at).is_some();
                match (
                    TOP_FIELDS.contains(&name),
                    fields(self.kind).contains(&name),
                ) {
                    (true, false) => true,
                    (true, true) => first_in_line,
                    (false, false) => first_in_line && closest(name, TOP_FIELDS).is_some(),
                    (false, true) => false,
                }
            }),
            _ => false,
        }
    }

    /// True when a list of the file begins with the word at `at`: `points: [`.
    pub(super) fn begins_list(&self, at: usize) -> bool {
        self.lexer.byte(at).is_ascii_alphabetic()
            && self.lexer.next(at).is_some_and(|token| {
                self.colon_follows(token)
                    .is_some_and(|name| list_named(name).is_some())
                    && self
                        .lexer
                        .next(token.end)
                        .and_then(|colon| self.lexer.next(colon.end))
                        .is_some_and(|value| value.kind == Kind::Open(b'['))
            })
    }

    /// The word of `token` when it is one that a colon follows.
    pub(super) fn colon_follows(&self, token: Token) -> Option<&str> {
        let next = self.lexer.next(token.end)?;
        (token.kind == Kind::Word && next.kind == Kind::Colon)
            .then(|| &self.text[token.start..token.end])
    }

    /// True when a field of this list's records and its colon stand at `from`.
    pub(super) fn names_field(&self, from: usize) -> bool {
        self.named_value(from)
            .is_some_and(|name| fields(self.kind).contains(&name))
    }

    /// True when a name and its colon stand at `from` that can begin a record with a field unknown
    /// to its list: those of the articles inside a point cannot.
    pub(super) fn names_foreign_field(&self, from: usize) -> bool {
        self.named_value(from)
            .is_some_and(|name| !matches!(name, "plan" | "number"))
    }

    fn named_value(&self, from: usize) -> Option<&str> {
        self.colon_follows(self.lexer.next(from)?)
    }

    /// The number of blanks before `at`, when only blanks stand before it in its line.
    pub(super) fn indentation_of(&self, at: usize) -> Option<usize> {
        let before = &self.lexer.bytes()[..at];
        let blanks = before
            .iter()
            .rev()
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count();
        let start = at - blanks;
        (start == 0 || before[start - 1] == b'\n').then_some(blanks)
    }

    fn follows_record(&self, at: usize) -> bool {
        let mut before = self.lexer.bytes()[..at]
            .iter()
            .rev()
            .filter(|byte| !byte.is_ascii_whitespace());
        before.next() == Some(&b',') && before.next() == Some(&b')')
    }
}

/// The blanks at the start of a line.
fn blank_line_start(line: &[u8]) -> usize {
    line.iter()
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count()
}

/// The first line in `from..to` that begins with a field of the file and its colon.
pub(super) fn find_top_field(
    lexer: &Lexer<'_>,
    text: &str,
    from: usize,
    to: usize,
) -> Option<usize> {
    let lines = memchr::memchr_iter(b'\n', lexer.bytes().get(from..to)?);
    lines
        .map(|newline| {
            let line = from + newline + 1;
            line + blank_line_start(&lexer.bytes()[line..])
        })
        .find(|&at| is_top_field(lexer, text, at))
}

/// True when a field of the file and its colon stand at `at`.
pub(super) fn is_top_field(lexer: &Lexer<'_>, text: &str, at: usize) -> bool {
    lexer.byte(at).is_ascii_alphabetic()
        && lexer.next(at).is_some_and(|token| {
            token.kind == Kind::Word
                && TOP_FIELDS.contains(&&text[token.start..token.end])
                && lexer
                    .next(token.end)
                    .is_some_and(|next| next.kind == Kind::Colon)
        })
}
