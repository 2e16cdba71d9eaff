//! Finds the outer bracket, the fields of the file, and the bytes of each record in its lists.
//!
//! Nothing is parsed here: each slice is handed on as it stands, so that one bad record fails
//! alone.

use std::ops::Range;

use super::bounds::{find_top_field, is_top_field};
use super::format::{LISTS, list_named};
use super::lex::{Kind, Lexer};
use super::limits::Limits;
use super::records::{self, Care, How, List};
use super::watch::Watch;
use crate::finding::{RecordKind, closest};

/// Something wrong with the structure of the file, outside every record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    pub(super) at: usize,
    pub(super) message: String,
}

impl Problem {
    pub(super) fn new(at: usize, message: impl Into<String>) -> Self {
        Self {
            at,
            message: message.into(),
        }
    }
}

/// A field of the file.
#[derive(Debug)]
pub(super) struct Field<'t> {
    pub(super) name: &'t str,
    pub(super) name_at: usize,
    pub(super) value: Range<usize>,
    /// The records, when the value is a list and the name is that of a list or near to one.
    pub(super) list: Option<(RecordKind, List)>,
}

/// The structure of a file.
#[derive(Debug, Default)]
pub(super) struct Outline<'t> {
    /// The byte of the outer `(`.
    pub(super) start: usize,
    pub(super) fields: Vec<Field<'t>>,
    pub(super) problems: Vec<Problem>,
    /// The list that has more records than are read, and the byte of the first one too many.
    pub(super) too_long: Option<(RecordKind, usize)>,
    /// The one who waits has had enough.
    pub(super) is_stopped: bool,
}

/// Why no structure could be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoOutline {
    /// Nothing but white space and comments.
    Empty,
    /// Something other than `(` at this byte.
    NoBracket(usize),
}

/// Finds the structure of a position file, up to so many records.
pub(super) fn outline<'t>(
    text: &'t str,
    limits: Limits,
    watch: &Watch<'_>,
) -> Result<Outline<'t>, NoOutline> {
    let care = Care::WhereOdd;
    outline_with(text, How { care, limits }, watch)
}

fn outline_with<'t>(text: &'t str, how: How, watch: &Watch<'_>) -> Result<Outline<'t>, NoOutline> {
    let lexer = Lexer::new(text.as_bytes());
    let start = outer_bracket(&lexer)?;
    let mut scanner = Scanner {
        lexer: &lexer,
        text,
        outline: Outline {
            start: start - 1,
            ..Outline::default()
        },
        lost_track: false,
        how,
    };
    scanner.run(start, watch);
    Ok(scanner.outline)
}

/// The byte behind the outer `(`, with attributes such as `#![enable(implicit_some)]` and a name
/// before it passed over.
fn outer_bracket(lexer: &Lexer<'_>) -> Result<usize, NoOutline> {
    let mut at = 0;
    loop {
        let token = lexer.next(at).ok_or(NoOutline::Empty)?;
        let no_bracket = NoOutline::NoBracket(token.start);
        match token.kind {
            Kind::Open(b'(') => return Ok(token.end),
            Kind::Word => {
                let next = lexer.next(token.end).ok_or(no_bracket)?;
                return if next.kind == Kind::Open(b'(') {
                    Ok(next.end)
                } else {
                    Err(no_bracket)
                };
            }
            Kind::Other if lexer.bytes()[token.start..].starts_with(b"#![") => {
                let rest = &lexer.bytes()[token.start..];
                let end = memchr::memchr(b']', rest).ok_or(no_bracket)?;
                at = token.start + end + 1;
            }
            _ => return Err(no_bracket),
        }
    }
}

struct Scanner<'a, 't> {
    lexer: &'a Lexer<'t>,
    text: &'t str,
    outline: Outline<'t>,
    /// True when something broken hides how the file goes on.
    lost_track: bool,
    how: How,
}

impl Scanner<'_, '_> {
    fn run(&mut self, from: usize, watch: &Watch<'_>) {
        let mut at = from;
        let mut comma_due = false;
        while let Some(token) = self.lexer.next(at) {
            match token.kind {
                Kind::Comma => {
                    if !comma_due && !self.lost_track {
                        self.problem(
                            token.start,
                            "a comma stands where the name of a field is expected",
                        );
                    }
                    comma_due = false;
                    at = token.end;
                }
                Kind::Close(b')') => {
                    let Some(next) = self.lexer.next(token.end) else {
                        return;
                    };
                    let field = match next.kind {
                        Kind::Comma => self.lexer.next(next.end).map(|token| token.start),
                        _ => Some(next.start),
                    };
                    if field.is_some_and(|at| is_top_field(self.lexer, self.text, at)) {
                        self.problem(token.start, "the file's outer bracket is closed too early");
                        at = next.start;
                        comma_due = next.kind == Kind::Comma;
                        continue;
                    }
                    if !self.lost_track {
                        self.problem(next.start, "something stands behind the file's outer `)`");
                    }
                    return;
                }
                Kind::Word if self.colon_follows(token.end).is_some() => {
                    if comma_due {
                        self.problem(token.start, "a comma is missing before this field");
                    }
                    let value = self.colon_follows(token.end).unwrap_or(token.end);
                    (at, comma_due) = self.field(token.start..token.end, value, watch);
                    if self.outline.too_long.is_some() || self.outline.is_stopped {
                        return;
                    }
                }
                _ => {
                    if !self.lost_track {
                        self.problem(token.start, "expected the name of a field and a colon");
                    }
                    let end = self.text.len();
                    let next = find_top_field(self.lexer, self.text, token.start, end);
                    self.lost_track |= next.is_none();
                    at = next.unwrap_or(end);
                    comma_due = false;
                }
            }
        }
        if !self.lost_track {
            let end = self.text.trim_end().len();
            self.problem(end, "the file's outer bracket is not closed with `)`");
        }
    }

    fn problem(&mut self, at: usize, message: &str) {
        self.outline.problems.push(Problem::new(at, message));
    }

    /// The byte behind the colon that follows `from`.
    fn colon_follows(&self, from: usize) -> Option<usize> {
        let token = self.lexer.next(from)?;
        (token.kind == Kind::Colon).then_some(token.end)
    }

    /// Reads the value of one field from `from` on. Returns where reading goes on, and whether a
    /// comma is due there.
    fn field(&mut self, name: Range<usize>, from: usize, watch: &Watch<'_>) -> (usize, bool) {
        let name_at = name.start;
        let name = &self.text[name];
        let name = name.strip_prefix("r#").unwrap_or(name);
        let start = self.lexer.skip_blank(from).unwrap_or(from);
        let kind = list_named(name)
            .or_else(|| list_named(closest(name, LISTS.iter().map(|kind| kind.list()))?));
        let (list, (end, whole)) = match kind {
            Some(kind) if self.lexer.byte(start) == b'[' => {
                let file = (self.lexer, self.text);
                let mut list = records::list(file, kind, start + 1, self.how, watch);
                self.outline.is_stopped |= list.is_stopped;
                if list.is_too_long {
                    self.outline.too_long = Some((kind, list.end));
                }
                self.lost_track |= list.lost_track;
                self.outline.problems.append(&mut list.problems);
                let end = (list.end, !list.lost_track);
                (Some((kind, list)), end)
            }
            _ => (None, self.value_end(start)),
        };
        self.outline.fields.push(Field {
            name,
            name_at,
            value: start..end.max(start),
            list,
        });
        (end.max(start), whole && end > start)
    }

    /// The end of a value that is no list of records: before the comma or bracket behind it, or
    /// before the line of the next field when its quotation marks or brackets do not close, in
    /// which case the second value is false.
    fn value_end(&mut self, start: usize) -> (usize, bool) {
        let mut depth = 0_usize;
        let mut at = start;
        while let Some(token) = self.lexer.next(at) {
            match token.kind {
                Kind::Text | Kind::UnclosedText | Kind::UnclosedComment => {
                    let next = find_top_field(self.lexer, self.text, token.start, token.end);
                    let well = token.kind == Kind::Text
                        && self.lexer.next(token.end).is_some_and(|next| {
                            matches!(next.kind, Kind::Comma | Kind::Colon | Kind::Close(_))
                        });
                    if !well && (next.is_some() || token.kind != Kind::Text) {
                        self.lost_track = true;
                        return (next.unwrap_or(token.end), false);
                    }
                }
                Kind::Word if is_top_field(self.lexer, self.text, token.start) => {
                    return (token.start, depth == 0);
                }
                Kind::Open(_) => depth += 1,
                Kind::Close(_) | Kind::Comma if depth == 0 => return (token.start, true),
                Kind::Close(_) => depth -= 1,
                _ => {}
            }
            at = token.end;
        }
        (self.text.len(), false)
    }
}

#[cfg(test)]
mod tests;
