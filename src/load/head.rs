//! What a file says of itself: its format, title, description and language, and which of its
//! lists are there.

use std::collections::BTreeMap;

use crate::finding::{Code, Finding, RecordKind, list_and};

use super::explain::explain_value;
use super::format::{NEWEST, REQUIRED_LISTS, TOP_FIELDS, list_named};
use super::lines::LineIndex;
use super::records::List;
use super::resolve::Resolver;
use super::scan::{Field, Outline};
use super::trouble::Trouble;
use super::{limits, raw};

/// The head of a file.
pub(super) struct Head<'o> {
    pub(super) title: String,
    pub(super) about: Option<String>,
    pub(super) language: String,
    pub(super) lists: Vec<(RecordKind, &'o List)>,
}

impl Head<'_> {
    /// Makes what hides in the file's own words visible, and tells it.
    pub(super) fn reveal(&mut self, outline: &Outline<'_>, resolver: &mut Resolver<'_>) {
        let texts = [
            ("title", Some(&mut self.title)),
            ("about", self.about.as_mut()),
            ("language", Some(&mut self.language)),
        ];
        for (name, text) in texts {
            let field = outline.fields.iter().find(|field| field.name == name);
            if let (Some(field), Some(text)) = (field, text) {
                resolver.reveal_head(name, field.value.start, text);
            }
        }
    }
}

/// The number after `format:`, when it is one.
fn format_number(text: &str, field: &Field<'_>) -> Option<f64> {
    raw::read::<Option<f64>>(&text[field.value.clone()]).ok()?
}

/// The refusal of a file in a format newer than this program knows.
pub(super) fn newer_format(
    text: &str,
    lines: &LineIndex<'_>,
    outline: &Outline<'_>,
) -> Option<Finding> {
    let field = outline.fields.iter().find(|field| field.name == "format")?;
    let number = format_number(text, field).filter(|number| *number > f64::from(NEWEST))?;
    let message = format!("the file is written in format {number}, which is newer than {NEWEST}");
    Some(
        Finding::new(Code::NewerFormat, message)
            .at(Some(lines.place(field.value.start)))
            .hint("open it with a newer version of Concordance"),
    )
}

/// Reads the head and tells what is wrong with it; none when a required list is not there.
pub(super) fn read<'o>(
    text: &str,
    outline: &'o Outline<'_>,
    resolver: &mut Resolver<'_>,
) -> Option<Head<'o>> {
    let mut seen: BTreeMap<&str, &'o Field<'_>> = BTreeMap::new();
    let mut lists: BTreeMap<RecordKind, &'o List> = BTreeMap::new();
    let mut strange = Vec::new();
    for field in &outline.fields {
        let name = field.name;
        if !TOP_FIELDS.contains(&name) {
            strange.push(field);
        } else if seen.contains_key(name) {
            let message = format!("the field `{name}` stands twice in this file");
            let trouble =
                Trouble::new(Code::DuplicateField, 0, message).hint("the first one counts");
            let told = resolver.tell(field.name_at, trouble);
            lose(field, told, resolver);
        } else {
            seen.insert(name, field);
            match (&field.list, list_named(name)) {
                (Some((kind, list)), _) => {
                    lists.insert(*kind, list);
                }
                (None, Some(kind)) if !REQUIRED_LISTS.contains(&kind) => {
                    let message = format!("expected a list for `{name}`");
                    let trouble = Trouble::new(Code::Syntax, 0, message)
                        .hint("lists stand in square brackets: `[…]`");
                    resolver.tell(field.value.start, trouble);
                }
                _ => {}
            }
        }
    }
    let missing: Vec<RecordKind> = REQUIRED_LISTS
        .into_iter()
        .filter(|kind| !lists.contains_key(kind))
        .collect();
    tell_strange(&strange, &missing, resolver);
    if !missing.is_empty() {
        tell_missing(&missing, outline, &strange, resolver);
        return None;
    }
    let text_of = |name: &str, resolver: &mut Resolver<'_>| {
        let field = seen.get(name)?;
        value(text, field, resolver)
    };
    check_format(text, outline.start, seen.get("format").copied(), resolver);
    if let Some(field) = seen.get("extra") {
        let slice = &text[field.value.clone()];
        if let Err(error) = raw::read::<BTreeMap<String, String>>(slice) {
            resolver.tell(field.value.start, explain_value("extra", slice, &error));
        }
    }
    if !seen.contains_key("title") {
        let message = "the field `title` is missing in this file";
        resolver.tell(outline.start, Trouble::new(Code::MissingField, 0, message));
    }
    Some(Head {
        title: text_of("title", resolver).unwrap_or_default(),
        about: text_of("about", resolver),
        language: text_of("language", resolver).unwrap_or_else(|| "en".to_owned()),
        lists: lists.into_iter().collect(),
    })
}

/// Every record of a list that does not count is left out with it.
fn lose(field: &Field<'_>, told: usize, resolver: &mut Resolver<'_>) {
    if let Some((kind, list)) = &field.list {
        resolver.lose_list(*kind, &list.elements, told);
    }
}

/// Tells the fields that the format does not know, except lists that stand for a missing one.
fn tell_strange(strange: &[&Field<'_>], missing: &[RecordKind], resolver: &mut Resolver<'_>) {
    for field in strange {
        let stands_for = field.list.as_ref().map(|(kind, _)| kind);
        if stands_for.is_some_and(|kind| missing.contains(kind)) {
            continue;
        }
        let message = format!("unknown field `{}` in this file", field.name);
        let trouble =
            Trouble::new(Code::UnknownField, 0, message).suggest_field(field.name, &TOP_FIELDS);
        let told = resolver.tell(field.name_at, trouble);
        lose(field, told, resolver);
    }
}

fn tell_missing(
    missing: &[RecordKind],
    outline: &Outline<'_>,
    strange: &[&Field<'_>],
    resolver: &mut Resolver<'_>,
) {
    let names: Vec<String> = missing
        .iter()
        .map(|kind| format!("`{}`", kind.list()))
        .collect();
    let message = format!(
        "this is no position file: the {} {} cannot be found",
        if names.len() == 1 { "list" } else { "lists" },
        list_and(&names),
    );
    let mut trouble = Trouble::new(Code::NotRon, 0, message);
    let mut at = outline.start;
    for kind in missing {
        let near = strange
            .iter()
            .find(|field| field.list.as_ref().is_some_and(|(near, _)| near == kind));
        let same = outline
            .fields
            .iter()
            .find(|field| field.name == kind.list());
        if let Some(field) = near {
            at = field.name_at;
            trouble = trouble.hint(format!(
                "did you mean `{}` where it says `{}`?",
                kind.list(),
                field.name
            ));
        } else if let Some(field) = same {
            at = field.value.start;
            trouble = trouble.hint(format!("write `{}: […]`", kind.list()));
        }
    }
    resolver.tell(at, trouble);
}

/// Reads a text of the head; one that is none is told.
fn value(text: &str, field: &Field<'_>, resolver: &mut Resolver<'_>) -> Option<String> {
    let slice = &text[field.value.clone()];
    if slice.len() > limits::MOST_TEXT_BYTES {
        resolver.tell(field.value.start, limits::too_long_text(field.name, slice));
        return None;
    }
    match raw::read::<Option<String>>(slice) {
        Ok(value) => value,
        Err(error) => {
            resolver.tell(field.value.start, explain_value(field.name, slice, &error));
            None
        }
    }
}

fn check_format(text: &str, start: usize, field: Option<&Field<'_>>, resolver: &mut Resolver<'_>) {
    let Some(field) = field else {
        let message = "the field `format` is missing in this file";
        let trouble = Trouble::new(Code::MissingField, 0, message).hint("write `format: 1,` first");
        resolver.tell(start, trouble);
        return;
    };
    let slice = &text[field.value.clone()];
    let is_known =
        format_number(text, field).is_some_and(|number| number.to_bits() == 1_f64.to_bits());
    if !is_known {
        let message = format!("there is no format `{}`", slice.trim());
        let trouble = Trouble::new(Code::Syntax, 0, message).hint("write `format: 1`");
        resolver.tell(field.value.start, trouble);
    }
}
