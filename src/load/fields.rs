//! The fields of one record by their look, for the places and names in findings.
//!
//! Needed only where something is wrong, so it works on records that cannot be parsed too.

use std::ops::Range;

use crate::finding::RecordKind;

use super::format;
use super::lex::{Kind, Lexer};

/// A field of a record: its name and, as far as it reaches, its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FieldSpan<'t> {
    pub(super) name: &'t str,
    pub(super) at: usize,
    pub(super) value: Range<usize>,
}

/// The fields of the record in `slice`, in their order; offsets count from the slice's start.
pub(super) fn fields_of(slice: &str) -> Vec<FieldSpan<'_>> {
    let lexer = Lexer::new(slice.as_bytes());
    let mut found: Vec<FieldSpan<'_>> = Vec::new();
    let mut depth = 0_usize;
    // True inside the value of the last field found.
    let mut in_value = false;
    let mut at = 0;
    while let Some(token) = lexer.next(at) {
        at = token.end;
        match token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close(_) => depth = depth.saturating_sub(1),
            Kind::Comma if depth <= 1 => {
                in_value = false;
                continue;
            }
            Kind::Word if depth <= 1 && !in_value => {
                if let Some(colon) = lexer
                    .next(token.end)
                    .filter(|next| next.kind == Kind::Colon)
                {
                    let name = &slice[token.start..token.end];
                    let value = lexer.next(colon.end).map_or(slice.len(), |next| next.start);
                    found.push(FieldSpan {
                        name: name.strip_prefix("r#").unwrap_or(name),
                        at: token.start,
                        value: value..value,
                    });
                    in_value = true;
                    at = colon.end;
                    continue;
                }
            }
            _ => {}
        }
        if in_value
            && depth >= 1
            && let Some(last) = found.last_mut()
        {
            last.value.end = last.value.end.max(token.end);
        }
    }
    found
}

/// The offset of the value of the field `name` in `slice`, or of the slice's start.
pub(super) fn value_offset(slice: &str, name: &str) -> usize {
    fields_of(slice)
        .into_iter()
        .find(|field| field.name == name)
        .map_or(0, |field| field.value.start)
}

/// The offset of the string that holds exactly `text`, inside the value of the field `name`.
pub(super) fn text_offset(slice: &str, name: &str, text: &str) -> usize {
    let Some(field) = fields_of(slice)
        .into_iter()
        .find(|field| field.name == name)
    else {
        return 0;
    };
    let quoted = format!("\"{text}\"");
    slice[field.value.clone()]
        .find(&quoted)
        .map_or(field.value.start, |at| field.value.start + at)
}

/// The id of a record that cannot be read, as far as it can be made out, so that what refers to
/// it is told with it.
pub(super) fn recovered_id(kind: RecordKind, slice: &str) -> Option<&str> {
    // An unclosed comment hides everything behind it.
    let slice = slice.strip_prefix("/*").unwrap_or(slice);
    let fields = fields_of(slice);
    let named = fields.iter().find(|field| field.name == "id");
    // A first field with an unknown name is an `id` whose name was damaged.
    let guessed = fields
        .first()
        .filter(|field| !format::fields(kind).contains(&field.name));
    let start = named
        .or(guessed)
        .map(|field| field.value.start)
        .or_else(|| damaged_start(slice))?;
    let id = slice.get(start..)?.trim_start_matches('"');
    let end = id
        .find(|character: char| !(character.is_alphanumeric() || matches!(character, '-' | '_')))
        .unwrap_or(id.len());
    (end > 0).then(|| &id[..end])
}

/// The text in the field `name` of a record that cannot be read, as far as it can be made out.
pub(super) fn recovered_text<'t>(slice: &'t str, name: &str) -> Option<&'t str> {
    let fields = fields_of(slice);
    let field = fields.into_iter().find(|field| field.name == name)?;
    let text = slice.get(field.value)?.trim_start_matches('"');
    text.split('"').next()
}

/// Where the id begins when neither name nor colon lead to it: behind the word `id`, or at the
/// first string of the record.
fn damaged_start(slice: &str) -> Option<usize> {
    let lexer = Lexer::new(slice.as_bytes());
    let first = lexer.next(0)?;
    let word = if first.kind == Kind::Open(b'(') {
        lexer.next(first.end)?
    } else {
        first
    };
    match word.kind {
        Kind::Word if &slice[word.start..word.end] == "id" => {
            lexer.next(word.end).map(|next| next.start)
        }
        Kind::Word => slice[word.start..word.end]
            .starts_with("id")
            .then_some(word.start + 2),
        Kind::Colon => lexer.next(word.end).map(|next| next.start),
        Kind::Text => Some(word.start),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_fields_and_their_values() {
        let slice = r#"(id: "a", /* note: */ dating: Inferred("x: y, z"), jointly: ["b", "c"],)"#;
        let found: Vec<(&str, &str)> = fields_of(slice)
            .into_iter()
            .map(|field| (field.name, &slice[field.value]))
            .collect();
        assert_eq!(
            found,
            [
                ("id", "\"a\""),
                ("dating", "Inferred(\"x: y, z\")"),
                ("jointly", "[\"b\", \"c\"]"),
            ]
        );
    }

    #[test]
    fn makes_out_the_id_of_a_damaged_record() {
        let cases = [
            r#"(id: "russia", name: "R)"#,
            r#"(id: russia", name: "R")"#,
            r#"(id: "russia, name: "R")"#,
            r#"(id "russia", name: "R")"#,
            r#"(id: "russia"; name: "R")"#,
            r#"(d: "russia", name: "R")"#,
            r#"(: "russia", name: "R")"#,
            r#"id: "russia", name: "R")"#,
            r#"(name: "R, short: "", id: "russia")"#,
            r#"/* (id: "russia", name: "R")"#,
            r#"Party(name: 7, id: "russia")"#,
        ];
        for slice in cases {
            let expected = if slice.contains("R,") {
                None
            } else {
                Some("russia")
            };
            assert_eq!(recovered_id(RecordKind::Party, slice), expected, "{slice}");
        }
    }
}
