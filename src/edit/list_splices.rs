//! The bytes that change when records come to a list or leave it.

use std::ops::Range;

use super::lines::{
    begins_line, has_blank_line, indent, line_end, line_start, remark_end, whole_lines,
};
use super::{Record, Splice};
use crate::load::lex::{Kind, Lexer};

/// What is put into a list.
#[derive(Debug)]
pub(super) enum New<'a> {
    /// A record, to be laid out.
    Record(&'a Record),
    /// A record as it stands elsewhere, and the comment behind it on its line.
    Written(String, String),
}

/// A list of records.
#[derive(Debug)]
pub(super) struct RecordList<'a> {
    pub(super) text: &'a str,
    /// From its `[` to its `]`.
    pub(super) span: Range<usize>,
    pub(super) records: &'a [Range<usize>],
}

impl RecordList<'_> {
    /// The byte of the comma behind a record.
    fn comma(&self, at: usize) -> Option<usize> {
        let end = self.records[at].end;
        let lexer = Lexer::new(&self.text.as_bytes()[..self.span.end]);
        let token = lexer.next(end)?;
        (token.kind == Kind::Comma).then_some(token.start)
    }

    /// The bytes behind a record and its comma.
    fn end(&self, at: usize) -> usize {
        let end = self.records[at].end;
        self.comma(at).map_or(end, |comma| comma + 1)
    }

    /// True when records begin their lines here.
    fn has_lines(&self) -> bool {
        let mut records = self.records.iter();
        records.any(|record| begins_line(self.text, record.start)) || self.records.is_empty()
    }

    /// The white space before records; `near` is the number of one.
    fn indent(&self, near: Option<usize>) -> String {
        let of = |at: usize| {
            let start = self.records[at].start;
            begins_line(self.text, start).then(|| indent(self.text, start).to_owned())
        };
        near.and_then(of)
            .or_else(|| (0..self.records.len()).find_map(of))
            .unwrap_or_else(|| format!("{}    ", indent(self.text, self.span.start)))
    }

    /// Puts records behind the one at `after`, or at the list's beginning.
    pub(super) fn inserted(&self, after: Option<usize>, new: &[New<'_>]) -> Vec<Splice> {
        let text = self.text;
        let nl = line_end(text);
        if !self.has_lines() {
            return self.inserted_in_line(after, new);
        }
        let indent = self.indent(after);
        let written: Vec<(String, &str)> = new
            .iter()
            .map(|new| match new {
                New::Record(record) => (record.laid_out(&indent, nl), ""),
                New::Written(text, remark) => (text.clone(), remark.as_str()),
            })
            .collect();
        let Some(after) = after else {
            let mut with = String::new();
            for (record, remark) in &written {
                with += &format!("{nl}{indent}{record},{remark}");
            }
            let inside = self.span.start + 1;
            if self.records.is_empty() {
                let rest = &text[inside..self.span.end - 1];
                if rest.trim().is_empty() {
                    let close = super::lines::indent(text, self.span.start);
                    let rest = inside..self.span.end - 1;
                    return vec![Splice::new(rest, format!("{with}{nl}{close}"))];
                }
                // A remark fills the list so far; the records come behind it.
                let close = line_start(text, self.span.end - 1).max(inside);
                let with = with.strip_prefix(nl).unwrap_or(&with);
                return vec![Splice::insert(close, format!("{with}{nl}"))];
            }
            let inside = remark_end(text, inside);
            return vec![Splice::insert(inside, with)];
        };
        let is_last = after + 1 == self.records.len();
        let is_spaced = after
            .checked_sub(1)
            .map(|before| before..after)
            .or_else(|| (!is_last).then_some(after..after + 1))
            .is_some_and(|pair| {
                has_blank_line(&text[self.records[pair.start].end..self.records[pair.end].start])
            });
        let blank = if is_spaced { nl } else { "" };
        let comma = self.comma(after);
        let end = remark_end(text, self.end(after));
        let mut splices = Vec::new();
        if comma.is_none() {
            splices.push(Splice::insert(self.records[after].end, ","));
        }
        let mut with = String::new();
        for (at, (record, remark)) in written.iter().enumerate() {
            let ends_list = comma.is_none() && is_last && at + 1 == written.len();
            let comma = if ends_list { "" } else { "," };
            with += &format!("{nl}{blank}{indent}{record}{comma}{remark}");
        }
        splices.push(Splice::insert(end, with));
        splices
    }

    fn inserted_in_line(&self, after: Option<usize>, new: &[New<'_>]) -> Vec<Splice> {
        let written: Vec<String> = new
            .iter()
            .map(|new| match new {
                New::Record(record) => record.on_one_line(),
                New::Written(text, _) => text.clone(),
            })
            .collect();
        let written = written.join(", ");
        match after {
            None => vec![Splice::insert(
                self.records[0].start,
                format!("{written}, "),
            )],
            Some(after) => {
                vec![Splice::insert(
                    self.records[after].end,
                    format!(", {written}"),
                )]
            }
        }
    }

    /// The comment behind a record on its line, with the white space before it.
    pub(super) fn remark(&self, at: usize) -> &str {
        let end = self.end(at);
        &self.text[end..remark_end(self.text, end)]
    }

    /// Takes a record out, with its comma and the comment behind it; what is said above it stays.
    pub(super) fn removed(&self, at: usize) -> Splice {
        let text = self.text;
        let record = &self.records[at];
        let end = self.end(at);
        if let Some(mut lines) = whole_lines(text, record.start..end) {
            // Of the blank lines around it one is enough.
            let before = &text[..lines.start];
            let above = before.trim_end_matches([' ', '\t', '\r', '\n']);
            let has_blank_above = has_blank_line(&text[above.len()..lines.start]);
            let below = &text[lines.end..];
            let blank = below.find('\n').map_or(below, |end| &below[..=end]);
            if has_blank_above && blank.ends_with('\n') && blank.trim().is_empty() {
                lines.end += blank.len();
            }
            return Splice::new(lines, "");
        }
        let before = at.checked_sub(1).map(|before| self.records[before].end);
        match (self.comma(at), before) {
            (None, Some(before)) if is_bare(&text[before..record.start]) => {
                Splice::new(before..record.end, "")
            }
            _ => {
                let rest = &text[end..];
                let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
                Splice::new(record.start..end + blank, "")
            }
        }
    }
}

/// True when nothing but white space and a comma stands there.
fn is_bare(between: &str) -> bool {
    between
        .chars()
        .all(|character| character == ',' || character.is_whitespace())
}
