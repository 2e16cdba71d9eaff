//! Sources as CSL-JSON, the items that citeproc programs and Zotero read.

use serde::Serialize;

use crate::model::{DatePart, DateSpan, Dating, Dossier, SourceIndex, SourceKind};

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<[Name<'a>; 1]>,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    container: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    issued: Issued,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// A name that is not to be taken apart.
#[derive(Serialize)]
struct Name<'a> {
    literal: &'a str,
}

#[derive(Serialize)]
struct Issued {
    #[serde(rename = "date-parts")]
    parts: Vec<Vec<i16>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    circa: bool,
}

/// One array with an item for each source, indented, with a line break at its end.
#[must_use]
pub fn csl_json(dossier: &Dossier, sources: &[SourceIndex]) -> String {
    let items: Vec<Item> = sources.iter().map(|&it| item(dossier, it)).collect();
    // Plain strings and numbers can always be written.
    let mut text = serde_json::to_string_pretty(&items).unwrap_or_default();
    text.push('\n');
    text
}

fn item(dossier: &Dossier, source: SourceIndex) -> Item<'_> {
    let source = dossier.source(source);
    let kind = match source.kind {
        Some(SourceKind::Report | SourceKind::Opinion) => "article-newspaper",
        Some(SourceKind::Official) => "report",
        Some(SourceKind::Transcript) => "speech",
        Some(SourceKind::Other) | None => "webpage",
    };
    let publisher = source.publisher.as_deref();
    let is_periodical = kind == "article-newspaper" || kind == "webpage";
    let mut notes: Vec<String> = Vec::new();
    if let Dating::Inferred(why) = &source.dating {
        notes.push(format!("Date inferred: {why}"));
    }
    if let Some(original) = source.copy_of {
        notes.push(format!(
            "A copy of {}, no independent evidence",
            dossier.source(original).id
        ));
    }
    let rewrite = source.rewrite_of.as_ref();
    notes.extend(rewrite.map(|original| format!("A rewrite of {original}")));
    Item {
        id: &source.id,
        kind,
        title: &source.title,
        author: source.author.as_deref().map(|literal| [Name { literal }]),
        container: publisher.filter(|_| is_periodical),
        publisher: publisher.filter(|_| !is_periodical),
        issued: issued(source.published, &source.dating),
        url: source.url.as_deref(),
        language: source.language.as_deref(),
        note: (!notes.is_empty()).then(|| super::remarks(&notes)),
    }
}

fn issued(span: DateSpan, dating: &Dating) -> Issued {
    let numbers = |part: DatePart| match part {
        DatePart::Year(year) => vec![year],
        DatePart::Month(year, month) => vec![year, i16::from(month)],
        DatePart::Day(day) => vec![day.year(), i16::from(day.month()), i16::from(day.day())],
    };
    let (first, last) = span.parts();
    let mut parts = vec![numbers(first)];
    if first != last {
        parts.push(numbers(last));
    }
    Issued {
        parts,
        circa: matches!(dating, Dating::Inferred(_)),
    }
}
