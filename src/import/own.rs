//! The program's own exports: the records that they carry as JSON, read back.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::lists::{Fill as _, Lists, word};
use super::trouble::{Trouble, trouble};
use crate::edit::{Record, Value};
use crate::finding::RecordKind;
use crate::model::{SourceKind, Stance};

/// Lists with the numbers that its statements had in the file from which they were exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Numbered {
    /// The records.
    pub(super) lists: Lists,
    /// One for each statement, from 0.
    pub(super) numbers: Vec<u64>,
    /// The last day that counted, where the export was made for a date.
    pub(super) as_of: Option<String>,
}

/// Reads the JSON of an export: of JSON the file, of other formats what they carry of it.
///
/// # Errors
/// When it is no JSON, or JSON of something else.
pub(super) fn read(text: &str) -> Result<Numbered, Trouble> {
    let json: Json = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| trouble(format!("the JSON is broken: {error}")))?;
    if json.get("point_records").is_none() || json.get("statements").is_none() {
        return Err(not_an_export(&json));
    }
    let about = json.get("about");
    let language = about
        .and_then(|about| string(about, "language"))
        .filter(|language| language != "en");
    let lists = Lists {
        title: string(&json, "title").unwrap_or_default(),
        about: about.and_then(|about| string(about, "about")),
        language,
        parties: ordered(list(&json, "party_records")).map(party).collect(),
        themes: list(&json, "themes").map(theme).collect(),
        points: ordered(list(&json, "point_records")).map(point).collect(),
        sources: list(&json, "sources").map(source).collect(),
        plans: list(&json, "plans").map(plan).collect(),
        statements: ordered(list(&json, "statements")).map(statement).collect(),
        texts: Vec::new(),
    };
    let numbers = ordered(list(&json, "statements"));
    Ok(Numbered {
        lists,
        numbers: numbers
            .map(|entry| entry.get("n").and_then(Json::as_u64).unwrap_or(u64::MAX))
            .collect(),
        as_of: string(&json, "as_of"),
    })
}

/// Puts the pieces together that a table carries, in whatever order its rows stand; none where it
/// carries none.
///
/// # Errors
/// When a piece is missing.
pub(super) fn joined<'p>(pieces: impl Iterator<Item = &'p str>) -> Result<Option<String>, Trouble> {
    let mut found: BTreeMap<usize, &str> = BTreeMap::new();
    let mut count = 0;
    for piece in pieces {
        let Some((numbers, text)) = piece.split_once(':') else {
            continue;
        };
        let Some((number, of)) = numbers.split_once('/') else {
            continue;
        };
        if let (Ok(number), Ok(of)) = (number.parse(), of.parse()) {
            found.insert(number, text);
            count = of;
        }
    }
    if found.is_empty() {
        return Ok(None);
    }
    if found.len() != count || !found.keys().copied().eq(1..=count) {
        return Err(trouble(format!(
            "of the {count} parts of the record that an export carries {} are there",
            found.len()
        ))
        .hint("rows were cut out of the table; export it anew"));
    }
    Ok(Some(found.into_values().collect()))
}

fn not_an_export(json: &Json) -> Trouble {
    let has = |key: &str| json.get(key).is_some();
    if has("columns") && has("rows") {
        trouble("the file is an exported list, which has no records")
            .hint("export the comparison: `concordance export FILE -o OUT.json` without `--what`")
    } else if has("cells") && has("statements") {
        trouble("the file is what `concordance matrix` prints, which has no sources")
            .hint("use what `concordance export FILE -o OUT.json` writes")
    } else {
        trouble("the file is JSON, and no comparison that Concordance exported")
    }
}

/// The entries of a list in the order of the file from which they were exported.
fn ordered<'j>(entries: impl Iterator<Item = &'j Json>) -> impl Iterator<Item = &'j Json> {
    let mut entries: Vec<&Json> = entries.collect();
    entries.sort_by_key(|entry| entry.get("n").and_then(Json::as_u64));
    entries.into_iter()
}

fn list<'j>(json: &'j Json, key: &str) -> impl Iterator<Item = &'j Json> {
    json.get(key).and_then(Json::as_array).into_iter().flatten()
}

fn string(json: &Json, key: &str) -> Option<String> {
    json.get(key).and_then(Json::as_str).map(str::to_owned)
}

fn party(json: &Json) -> Record {
    let name = string(json, "name");
    // Where a file gives no short name, its exports have the whole one.
    let short = string(json, "short").filter(|short| Some(short) != name.as_ref());
    Record::new(RecordKind::Party)
        .maybe("id", string(json, "id"))
        .maybe("name", name)
        .maybe("short", short)
        .maybe("color", string(json, "color"))
}

fn theme(json: &Json) -> Record {
    Record::new(RecordKind::Theme)
        .maybe("id", string(json, "id"))
        .maybe("name", string(json, "name"))
}

fn plan(json: &Json) -> Record {
    Record::new(RecordKind::Plan)
        .maybe("id", string(json, "id"))
        .maybe("name", string(json, "name"))
        .maybe("date", string(json, "date"))
        .maybe("source", string(json, "source"))
}

fn point(json: &Json) -> Record {
    let articles: Vec<Vec<(String, String)>> = list(json, "articles")
        .map(|article| {
            let fields = ["plan", "number"].into_iter();
            fields
                .filter_map(|name| Some((name.to_owned(), string(article, name)?)))
                .collect()
        })
        .collect();
    let mut record = Record::new(RecordKind::Point)
        .maybe("id", string(json, "id"))
        .maybe("theme", string(json, "theme"))
        .maybe("title", string(json, "title"))
        .maybe("proposition", string(json, "proposition"))
        .maybe("from", string(json, "from"))
        .maybe("note", string(json, "note"));
    if !articles.is_empty() {
        record.set("articles", Some(Value::Records(articles)));
    }
    record
}

fn source(json: &Json) -> Record {
    let mut record = Record::new(RecordKind::Source)
        .maybe("id", string(json, "id"))
        .maybe("publisher", string(json, "publisher"))
        .maybe("title", string(json, "title"))
        .maybe("author", string(json, "author"))
        .maybe("published", string(json, "published"));
    add_dating(&mut record, json);
    record = record
        .maybe("url", string(json, "url"))
        .maybe("language", string(json, "language"));
    if let Some(kind) = string(json, "kind") {
        let known = SourceKind::ALL
            .into_iter()
            .find(|(it, _)| it.word() == kind);
        let name = known.map_or(kind, |(_, name)| name.to_owned());
        record.set("kind", Some(word(&name)));
    }
    record
        .maybe("copy_of", string(json, "copy_of"))
        .maybe("rewrite_of", string(json, "rewrite_of"))
        .maybe("text", string(json, "text"))
        .maybe("sha256", string(json, "sha256"))
        .maybe("note", string(json, "note"))
}

fn statement(json: &Json) -> Record {
    let mut record = Record::new(RecordKind::Statement)
        .maybe("id", string(json, "id"))
        .maybe("point", string(json, "point"))
        .maybe("party", string(json, "party"));
    if let Some(stance) = string(json, "stance") {
        let known = Stance::from_key(&stance).map_or(stance, |stance| format!("{stance:?}"));
        record.set("stance", Some(word(&known)));
    }
    record = record
        .maybe("gist", string(json, "gist"))
        .maybe("quote", string(json, "quote"))
        .maybe("before", string(json, "before"))
        .maybe("after", string(json, "after"))
        .maybe("source", string(json, "source"))
        .maybe("at", string(json, "at"))
        .maybe("speaker", string(json, "speaker"))
        .maybe("role", string(json, "role"));
    add_voice(&mut record, json);
    record = record
        .maybe("part", string(json, "part"))
        .maybe("said", string(json, "said"));
    add_dating(&mut record, json);
    record = record
        .maybe("condition", string(json, "condition"))
        .maybe("translated_by", string(json, "translated_by"))
        .maybe("translation", string(json, "translation"))
        .maybe("note", string(json, "note"))
        .maybe("why", string(json, "why"))
        .maybe("coded_by", string(json, "coded_by"))
        .maybe("checked_by", string(json, "checked_by"))
        .maybe("plan", string(json, "plan"));
    let jointly: Vec<String> = list(json, "jointly")
        .filter_map(Json::as_str)
        .map(str::to_owned)
        .collect();
    if !jointly.is_empty() {
        record.set("jointly", Some(Value::Texts(jointly)));
    }
    record
}

fn add_voice(record: &mut Record, json: &Json) {
    let Some(voice) = string(json, "voice") else {
        return;
    };
    let claimant = string(json, "claimed_by").unwrap_or_default();
    let value = match voice.as_str() {
        "own" => word("Own"),
        "reported" => word("Reported"),
        "analyst" => word("Analyst"),
        "claimed" => Value::Tagged("ClaimedBy".to_owned(), claimant),
        other => word(other),
    };
    record.set("voice", Some(value));
}

fn add_dating(record: &mut Record, json: &Json) {
    if string(json, "dating").as_deref() == Some("inferred") {
        let why = string(json, "inferred_from").unwrap_or_default();
        record.set("dating", Some(Value::Tagged("Inferred".to_owned(), why)));
    }
}
