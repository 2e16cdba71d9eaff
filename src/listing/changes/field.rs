//! Fields that differ, in words: one line for each before and after.

use super::Between;
use super::wording::differing;
use crate::diff::FieldChange;
use crate::listing::Value;
use crate::model::{DateSpan, Dossier, Stance};

/// One line for each field, before and after.
pub(super) fn lines(between: &Between, fields: &[FieldChange]) -> [Vec<Value>; 2] {
    let mut lines = [Vec::new(), Vec::new()];
    for field in fields {
        let name = name_of(field.field);
        let whole = [&field.from, &field.to].map(|value| {
            let value = value.as_deref()?;
            Some(in_words(between, field.field, value))
        });
        let [from, to] = match whole {
            [Some(from), Some(to)] => {
                let (from, to) = differing(&from, &to);
                [Some(from), Some(to)]
            }
            whole => whole,
        };
        for (lines, value) in lines.iter_mut().zip([from, to]) {
            lines.push(Value::words(match value {
                Some(value) => format!("{name}: {value}"),
                None => format!("{name}: none"),
            }));
        }
    }
    lines
}

/// What the interface calls a field.
fn name_of(field: &str) -> &str {
    match field {
        "at" => "place in the source",
        "before" => "words before the quotation",
        "after" => "words after the quotation",
        "translated_by" => "translated by",
        "why" => "reason",
        "coded_by" => "coded by",
        "checked_by" => "checked by",
        "from" => "wording from",
        "copy_of" => "copy of",
        "rewrite_of" => "rewrite of",
        "color" => "colour",
        "sha256" => "hash of the text",
        "url" => "address",
        name => name,
    }
}

/// A value as the interface says it; what refers to a record is told by its name.
fn in_words(between: &Between, field: &str, value: &str) -> String {
    // What the old file refers to is told by the ids of the new one, where that has it.
    let dossiers = [between.new.dossier, between.old.dossier];
    let named = |name: fn(&Dossier, &str) -> Option<String>| {
        let mut names = dossiers.into_iter();
        names.find_map(|dossier| name(dossier, value))
    };
    let words = match field {
        "stance" => Stance::from_key(value).map(|stance| stance.words().to_owned()),
        "said" | "published" | "date" => DateSpan::parse(value).ok().map(DateSpan::words),
        "party" => named(|dossier, id| {
            let party = dossier.parties.iter().find(|it| it.id == id)?;
            Some(party.name.clone())
        }),
        "point" => named(|dossier, id| {
            let point = dossier.points.iter().find(|it| it.id == id)?;
            Some(point.title.clone())
        }),
        "theme" => named(|dossier, id| {
            let theme = dossier.themes.iter().find(|it| it.id == id)?;
            Some(theme.name.clone())
        }),
        "source" | "copy_of" => named(|dossier, id| {
            let source = dossier.sources.iter().find(|it| it.id == id)?;
            Some(match &source.publisher {
                Some(publisher) => format!("{publisher}: “{}”", source.title),
                None => format!("“{}”", source.title),
            })
        }),
        _ => None,
    };
    words.unwrap_or_else(|| value.to_owned())
}
