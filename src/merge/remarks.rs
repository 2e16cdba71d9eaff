//! What is written into a merged file for people: a comment for each conflict. And what is not in
//! it: theirs' comments that belong to no record that was taken over.

use std::collections::BTreeMap;

use super::conflict::{About, Conflict};
use crate::edit::{Splice, apply};
use crate::load::Layout;
use crate::load::lex::Lexer;

/// The merged text with a comment above each record, or behind the beginning of its list, that is
/// in conflict: what differs, and what base and theirs have. The file loads as before; the comments
/// go when their author takes them out.
#[must_use]
pub fn with_remarks(text: &str, conflicts: &[Conflict]) -> String {
    let content = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = text.len() - content.len();
    let Some(layout) = Layout::of(content) else {
        return text.to_owned();
    };
    let line_end = if content.contains("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let mut places: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for conflict in conflicts {
        let (at, is_behind) = place(&layout, conflict);
        let line = content[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let indent = &content[line..at];
        let indent = &indent[..indent.len() - indent.trim_start_matches([' ', '\t']).len()];
        let lines = remark(conflict);
        let written = if is_behind {
            let lines = lines.iter().map(|it| format!("{line_end}{indent}    {it}"));
            // What follows must not end up within the comment.
            lines.collect::<String>() + line_end + indent
        } else {
            let lines = lines.iter().map(|it| format!("{it}{line_end}{indent}"));
            lines.collect()
        };
        places.entry(at + mark).or_default().push(written);
    }
    let splices: Vec<Splice> = places
        .into_iter()
        .map(|(at, written)| Splice::insert(at, written.concat()))
        .collect();
    apply(text, &splices).unwrap_or_else(|| text.to_owned())
}

/// The byte at which a remark is put, and whether it stands behind a bracket there.
fn place(layout: &Layout, conflict: &Conflict) -> (usize, bool) {
    let kind = match (&conflict.about, conflict.at) {
        (_, Some(record)) => {
            let number = usize::try_from(record.number).unwrap_or(usize::MAX);
            let list = layout.list(record.kind).map_or(&[][..], |list| list.1);
            if let Some(span) = list.get(number) {
                return (span.start, false);
            }
            Some(record.kind)
        }
        (About::Record(kind, _) | About::Order(kind), None) => Some(*kind),
        (About::Head, None) => None,
    };
    if let Some((list, _)) = kind.and_then(|kind| layout.list(kind)) {
        return (list.start + 1, true);
    }
    let field = conflict.field.as_deref();
    match field.and_then(|field| layout.field(field)) {
        Some(field) => (field.name_at, false),
        None => (layout.open + 1, true),
    }
}

/// A conflict as lines that are comments.
fn remark(conflict: &Conflict) -> Vec<String> {
    let mut lines = vec![format!("// conflict: {conflict}")];
    let sides = [("base", &conflict.base), ("theirs", &conflict.theirs)];
    for (word, value) in sides {
        match value {
            None => lines.push(format!("//   {word} has none")),
            Some(value) => {
                let mut words = format!("{word} has");
                for line in value.lines() {
                    lines.push(format!("//   {words} {}", safe(line.trim())));
                    words = "   ".to_owned();
                }
            }
        }
    }
    lines
}

/// Characters that end a line for some program, or turn others around, by their number.
fn safe(line: &str) -> String {
    let harmful = crate::hidden::harmful_in(line);
    let mut safe = String::with_capacity(line.len());
    for character in line.chars() {
        if character.is_control()
            || harmful.contains(&character)
            || matches!(character, '\u{2028}' | '\u{2029}')
        {
            safe.extend(character.escape_unicode());
        } else {
            safe.push(character);
        }
    }
    safe
}

/// The comments of a text, trimmed.
fn comments(text: &str) -> Vec<&str> {
    let lexer = Lexer::new(text.as_bytes());
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        let token = lexer.next(at);
        let until = token.map_or(text.len(), |token| token.start);
        let mut gap = text.get(at..until).unwrap_or_default().trim();
        while !gap.is_empty() {
            let end = if gap.starts_with("//") {
                gap.find('\n').unwrap_or(gap.len())
            } else {
                gap.find("*/").map_or(gap.len(), |end| end + 2)
            };
            found.push(gap[..end].trim());
            gap = gap[end..].trim_start();
        }
        match token {
            Some(token) if token.end > at => at = token.end,
            _ => return found,
        }
    }
}

/// Theirs' comments that neither base nor the merged text has.
pub(super) fn lost([base, _, theirs]: [&str; 3], merged: &str) -> Vec<String> {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for comment in comments(base) {
        *known.entry(comment).or_default() += 1;
    }
    let mut there: BTreeMap<&str, usize> = BTreeMap::new();
    for comment in comments(merged) {
        *there.entry(comment).or_default() += 1;
    }
    let mut lost = Vec::new();
    for comment in comments(theirs) {
        let is_known = [&mut known, &mut there].into_iter().any(|counts| {
            let count = counts.get_mut(comment).filter(|count| **count > 0);
            count.is_some_and(|count| {
                *count -= 1;
                true
            })
        });
        if !is_known {
            lost.push(comment.to_owned());
        }
    }
    lost
}
