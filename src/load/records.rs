//! Finds the bytes of each record in one list, and where a record ends that does not close.

use std::ops::Range;

use crate::finding::RecordKind;

use super::bounds::{Bound, Bounds, is_top_field};
use super::explain::is_about_names;
use super::format::fields;
use super::lex::{Kind, Lexer, Token, blank_len};
use super::limits::{DEEPEST, Limits};
use super::scan::Problem;
use super::watch::Watch;
use super::{quick, raw};

/// The records of a list.
#[derive(Debug, Default)]
pub(super) struct List {
    /// The bytes of each record, without the comma after it.
    pub(super) elements: Vec<Range<usize>>,
    /// What is wrong between the records.
    pub(super) problems: Vec<Problem>,
    /// Where reading goes on: behind the `]`, or where the list must have ended.
    pub(super) end: usize,
    /// True when something broken hides where the list ends.
    pub(super) lost_track: bool,
    /// The list has more records than are read; nothing behind the last one was looked at.
    pub(super) is_too_long: bool,
    /// The one who waits has had enough; nothing further was looked at.
    pub(super) is_stopped: bool,
}

/// How closely records are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Care {
    /// Closely only where something looks odd.
    WhereOdd,
    /// Always, token by token: slow, and what the other is held to.
    #[cfg(test)]
    Always,
}

/// How closely records are looked at, and how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct How {
    pub(super) care: Care,
    pub(super) limits: Limits,
}

/// How far one record reaches.
enum Extent {
    /// It ends before this byte by its own brackets.
    Closed(usize),
    /// It does not close, and ends before this bound or at the end of the file.
    Cut(Option<Bound>),
}

/// Reads the list whose `[` stands before `from`.
pub(super) fn list(
    (lexer, text): (&Lexer<'_>, &str),
    kind: RecordKind,
    from: usize,
    how: How,
    watch: &Watch<'_>,
) -> List {
    let bounds = Bounds {
        lexer,
        text,
        kind,
        indentation: None,
    };
    let mut reader = Reader {
        bounds,
        list: List::default(),
        how,
    };
    reader.run(from, watch);
    reader.list
}

struct Reader<'a, 't> {
    bounds: Bounds<'a, 't>,
    list: List,
    how: How,
}

impl Reader<'_, '_> {
    fn run(&mut self, from: usize, watch: &Watch<'_>) {
        let word = self.bounds.kind.word();
        let lexer = self.bounds.lexer;
        let mut at = from;
        // True from the end of a record on until the comma behind it.
        let mut comma_due = false;
        // True behind a record that was cut: a comma may or may not stand there.
        let mut after_cut = false;
        loop {
            let Some(token) = lexer.next(at) else {
                self.end(lexer.bytes().len());
                return;
            };
            match token.kind {
                Kind::Close(b']') => {
                    self.list.end = token.end;
                    return;
                }
                Kind::Close(b')') if lexer.next(token.end).is_none() => {
                    self.end(token.start);
                    return;
                }
                Kind::Word if self.is_next_field(token.start) => {
                    self.end(token.start);
                    return;
                }
                Kind::Comma => {
                    if !comma_due && !after_cut {
                        let message = format!("a comma stands where a {word} is expected");
                        self.problem(token.start, message);
                    }
                    (comma_due, after_cut) = (false, false);
                    at = token.end;
                }
                Kind::UnclosedComment if !self.hides_record(token.start) => {
                    self.problem(token.start, "this comment is not closed with `*/`");
                    at = self.skip_to_bound(token.start);
                    (comma_due, after_cut) = (false, true);
                }
                _ if comma_due && !self.opens(token) && token.kind != Kind::UnclosedComment => {
                    self.problem(token.start, format!("a comma is missing after this {word}"));
                    at = self.skip_to_bound(token.start);
                    (comma_due, after_cut) = (false, true);
                }
                _ => {
                    self.list.is_too_long =
                        self.list.elements.len() >= self.how.limits.most(self.bounds.kind);
                    self.list.is_stopped = !watch.found(token.start);
                    if self.list.is_too_long || self.list.is_stopped {
                        self.list.end = token.start;
                        return;
                    }
                    if comma_due && token.kind != Kind::UnclosedComment {
                        let message = format!("a comma is missing before this {word}");
                        self.problem(token.start, message);
                    }
                    let (end, next) = self.element(token.start);
                    self.list.elements.push(token.start..end);
                    after_cut = next.is_some();
                    comma_due = !after_cut;
                    at = next.unwrap_or(end);
                }
            }
        }
    }

    fn problem(&mut self, at: usize, message: impl Into<String>) {
        self.list.problems.push(Problem::new(at, message));
    }

    /// The list ends at `at` without its `]`.
    fn end(&mut self, at: usize) {
        if !self.list.lost_track {
            let list = self.bounds.kind.list();
            self.problem(at, format!("the list `{list}` is not closed with `]`"));
        }
        self.list.lost_track = true;
        self.list.end = at;
    }

    fn skip_to_bound(&mut self, from: usize) -> usize {
        let end = self.bounds.lexer.bytes().len();
        self.resume(self.bounds.find(from, end))
    }

    /// Where reading goes on behind something that was cut.
    fn resume(&mut self, bound: Option<Bound>) -> usize {
        self.list.lost_track |= !matches!(bound, Some(Bound::Record(_) | Bound::ListEnd(_)));
        bound.map_or(self.bounds.lexer.bytes().len(), Bound::at)
    }

    /// True when the file's next field stands at `at`, so that the list has no `]`.
    fn is_next_field(&self, at: usize) -> bool {
        let Bounds {
            lexer, text, kind, ..
        } = self.bounds;
        self.bounds.begins_list(at)
            || (is_top_field(lexer, text, at)
                && lexer
                    .next(at)
                    .is_some_and(|word| !fields(kind).contains(&&text[word.start..word.end])))
    }

    /// True when `token` begins a record: `(`, or a name and `(`.
    fn opens(&self, token: Token) -> bool {
        let lexer = self.bounds.lexer;
        token.kind == Kind::Open(b'(')
            || (token.kind == Kind::Word
                && lexer
                    .next(token.end)
                    .is_some_and(|next| next.kind == Kind::Open(b'(')))
    }

    /// True when a record stands behind the `/*` at `at`.
    fn hides_record(&self, at: usize) -> bool {
        let next = self.bounds.lexer.next(at + 2);
        next.is_some_and(|token| self.opens(token))
    }

    /// The end of the record that begins at `start`; where it was cut, also where reading goes
    /// on.
    fn element(&mut self, start: usize) -> (usize, Option<usize>) {
        let Bounds {
            lexer, text, kind, ..
        } = self.bounds;
        self.bounds.indentation = self.bounds.indentation_of(start);
        let quick = match self.how.care {
            Care::WhereOdd => quick::end(&self.bounds, start),
            #[cfg(test)]
            Care::Always => None,
        };
        let (extent, doubt) = match quick {
            Some(end) => (Extent::Closed(end), None),
            None => self.extent(start),
        };
        // A wrong name says nothing against the brackets, unless what follows does.
        let readable = |end: usize, doubt: bool| {
            let slice = &text[start..end];
            let trust = doubt || self.bounds.list_may_end(end);
            raw::check(kind, slice)
                .map_or_else(|error| trust && is_about_names(slice, &error), |()| true)
        };
        let bound = match (extent, doubt) {
            (Extent::Closed(end), doubt) => {
                // A doubt wins over what looks well: a `//` in a text can turn the quotation
                // marks round again many records later, and no record may be lost.
                let ends = match doubt {
                    None => {
                        self.bounds.goes_on_well(end)
                            || readable(end, false)
                            || self.is_followed(start, end)
                    }
                    Some(_) => readable(end, true),
                };
                if ends {
                    return (end, None);
                }
                doubt.or_else(|| self.bounds.find(end, lexer.bytes().len()))
            }
            (Extent::Cut(bound), doubt) => doubt.or(bound),
        };
        let next = self.resume(bound);
        (self.trimmed(start, next), Some(next))
    }

    /// `end` without the white space and the comma before it.
    fn trimmed(&self, start: usize, end: usize) -> usize {
        let text = &self.bounds.text[start..end];
        let blank = |character: char| blank_len(character.encode_utf8(&mut [0; 4]).as_bytes()) > 0;
        let text = text.trim_end_matches(blank);
        let text = text
            .strip_suffix(',')
            .unwrap_or(text)
            .trim_end_matches(blank);
        start + text.len().max(1)
    }

    /// True when the record from `start` to `end` is followed by another that ends as a record
    /// does, and one of the two is well formed whatever its fields are called. A quotation mark or
    /// bracket that is missing in the first would make nonsense of both.
    fn is_followed(&self, start: usize, end: usize) -> bool {
        let Bounds { lexer, text, .. } = self.bounds;
        let Some(next) = self.bounds.record_behind_comma(end) else {
            return false;
        };
        // In a file full of such records each may be followed to the file's end.
        if lexer.patience() == 0 {
            return false;
        }
        let (extent, doubt) = self.extent(next);
        let (next_end, closes) = match extent {
            Extent::Closed(end) => (end, doubt.is_none()),
            Extent::Cut(bound) => (bound.map_or(lexer.bytes().len(), Bound::at), false),
        };
        lexer.spend(next_end - next)
            && closes
            && (self.bounds.list_may_end(next_end)
                || self.bounds.goes_on_well(next_end)
                || self.bounds.record_behind_comma(next_end).is_some())
            && (raw::is_well_formed(&text[start..end])
                || raw::is_well_formed(&text[next..next_end]))
    }

    /// Follows the brackets of the record at `start`. The second value is a bound that was
    /// passed inside a string or comment and may be where the record should have ended.
    fn extent(&self, start: usize) -> (Extent, Option<Bound>) {
        let Bounds { lexer, .. } = self.bounds;
        let mut stack: Vec<u8> = Vec::new();
        // How many brackets are open inside the deepest one that is told apart.
        let mut deeper = 0_usize;
        let mut doubt: Option<Bound> = None;
        let mut before = Kind::Other;
        let mut at = start;
        while let Some(token) = lexer.next(at) {
            if doubt.is_none() && memchr::memchr(b'/', &lexer.bytes()[at..token.start]).is_some() {
                // A comment was passed.
                doubt = self.bounds.find(at, token.start);
            }
            match token.kind {
                Kind::Text | Kind::UnclosedText | Kind::UnclosedComment => {
                    let bound = self.bounds.find(token.start + 1, token.end);
                    if token.kind != Kind::Text {
                        return (Extent::Cut(bound), doubt);
                    }
                    if bound.is_some() {
                        if !self.bounds.closes_well(token.end) || !lexer.spend(token.end - start) {
                            return (Extent::Cut(bound), doubt);
                        }
                        doubt = doubt.or(bound);
                    }
                }
                Kind::Open(bracket) => {
                    let inside = !stack.is_empty() && bracket == b'(';
                    let after_field = stack == [b'(']
                        && before == Kind::Comma
                        && self.bounds.names_field(token.end);
                    if inside && (after_field || self.bounds.opens_record(token.start)) {
                        return (Extent::Cut(Some(Bound::Record(token.start))), doubt);
                    }
                    if stack.len() < DEEPEST {
                        stack.push(bracket);
                    } else {
                        deeper += 1;
                    }
                }
                Kind::Close(_) if deeper > 0 => deeper -= 1,
                Kind::Close(bracket) => {
                    let open = match bracket {
                        b')' => b'(',
                        b']' => b'[',
                        _ => b'{',
                    };
                    match stack.iter().rposition(|&other| other == open) {
                        Some(0) => return (Extent::Closed(token.end), doubt),
                        Some(depth) => stack.truncate(depth),
                        None if bracket == b']' && stack.is_empty() => {
                            return (Extent::Closed(token.start), doubt);
                        }
                        None if bracket == b']' && self.bounds.ends_list(token.start) => {
                            return (Extent::Cut(Some(Bound::ListEnd(token.start))), doubt);
                        }
                        None => {}
                    }
                }
                Kind::Comma if stack.is_empty() => return (Extent::Closed(token.start), doubt),
                Kind::Word => {
                    if self.bounds.indentation_of(token.start).is_some()
                        && self.bounds.begins_list(token.start)
                    {
                        return (Extent::Cut(Some(Bound::Field(token.start))), doubt);
                    }
                    // A record whose `(` is missing is followed as if it stood there.
                    if token.start == start && self.bounds.colon_follows(token).is_some() {
                        stack.push(b'(');
                    }
                }
                Kind::Colon | Kind::Comma | Kind::Other => {}
            }
            before = token.kind;
            at = token.end;
        }
        (Extent::Cut(None), doubt)
    }
}
