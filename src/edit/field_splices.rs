//! The bytes that change when fields get other values, come or go.

use std::ops::Range;

use super::lines::{begins_line, ends_line, indent, line_end, line_start, whole_lines};
use super::{FieldSyntax, Splice, Value};

/// A text of more characters has a line of its own where its record has several lines.
const SHORT: usize = 40;

/// Fields next to each other: those of a record, or of the file itself.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    pub(super) text: &'a str,
    /// The byte behind the bracket that opens them.
    pub(super) open: usize,
    pub(super) all: &'a [FieldSyntax],
}

impl Fields<'_> {
    /// The splices that make these changes, in no order. A field that holds what it is to hold is
    /// left alone, however that is written.
    pub(super) fn splices(
        &self,
        changes: &[(&str, Option<&Value>)],
        rank: &dyn Fn(&str) -> usize,
    ) -> Vec<Splice> {
        let mut changes = changes.to_vec();
        changes.sort_by_key(|(name, _)| rank(name));
        let mut splices = Vec::new();
        for &(name, value) in &changes {
            let at = self.all.iter().position(|field| field.name == name);
            match (at, value) {
                (Some(at), Some(value)) => splices.extend(self.replaced(at, value)),
                (Some(at), None) => splices.push(self.removed(at)),
                (None, Some(value)) => {
                    let goes = |field: &FieldSyntax| {
                        changes
                            .iter()
                            .any(|(name, value)| *name == field.name && value.is_none())
                    };
                    let before = self
                        .all
                        .iter()
                        .filter(|field| rank(&field.name) < rank(name) && !goes(field))
                        .max_by_key(|field| (rank(&field.name), field.name_at));
                    let written = format!("{name}: {}", value.written());
                    splices.push(self.added(before, &written));
                }
                (None, None) => {}
            }
        }
        splices
    }

    fn replaced(&self, at: usize, value: &Value) -> Option<Splice> {
        let range = self.all[at].value.clone();
        let written = &self.text[range.clone()];
        (Value::read(written) != *value).then(|| Splice::new(range, value.written()))
    }

    fn added(&self, before: Option<&FieldSyntax>, written: &str) -> Splice {
        let text = self.text;
        let Some(before) = before else {
            return match self.all.first() {
                Some(first) => Splice::insert(first.name_at, format!("{written}, ")),
                None => Splice::insert(self.open, written),
            };
        };
        let end = before.value.end;
        let has_own_line = begins_line(text, before.name_at)
            && ends_line(text, before.comma.map_or(end, |comma| comma + 1));
        let has_lines = self
            .all
            .iter()
            .any(|field| begins_line(text, field.name_at));
        let is_long = written.chars().count() > SHORT;
        if has_own_line || (has_lines && is_long) {
            let indent = self.indent(before);
            return Splice::insert(end, format!(",{}{indent}{written}", line_end(text)));
        }
        Splice::insert(end, format!(", {written}"))
    }

    /// The white space before fields that begin a line, as near to `field` as there is one.
    fn indent(&self, field: &FieldSyntax) -> &str {
        let near = self
            .all
            .iter()
            .rev()
            .skip_while(|it| it.name_at > field.name_at)
            .chain(self.all.iter())
            .find(|field| begins_line(self.text, field.name_at));
        near.map_or("", |field| indent(self.text, field.name_at))
    }

    fn removed(&self, at: usize) -> Splice {
        let text = self.text;
        let field = &self.all[at];
        let before = at.checked_sub(1).and_then(|at| self.all.get(at));
        let after = self.all.get(at + 1);
        let Some(comma) = field.comma else {
            // The last: with the comma before it, unless a remark stands between.
            let from = before
                .map(|before| before.value.end)
                .filter(|&end| is_bare(&text[end..field.name_at]));
            return Splice::new(from.unwrap_or(field.name_at)..field.value.end, "");
        };
        if let Some(lines) = whole_lines(text, field.name_at..comma + 1) {
            return Splice::new(lines, "");
        }
        let end = comma + 1;
        let same_line = |range: Range<usize>| !text[range].contains('\n');
        if let Some(after) = after.filter(|after| same_line(end..after.name_at)) {
            return Splice::new(field.name_at..after.name_at, "");
        }
        let line = line_start(text, field.name_at);
        let from = before
            .and_then(|before| before.comma)
            .map(|comma| comma + 1)
            .filter(|&from| from >= line && text[from..field.name_at].trim().is_empty());
        Splice::new(from.unwrap_or(field.name_at)..end, "")
    }
}

/// True when nothing but white space and a comma stands there.
fn is_bare(between: &str) -> bool {
    between
        .chars()
        .all(|character| character == ',' || character.is_whitespace())
}
