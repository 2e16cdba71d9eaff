//! A project of REFI-QDA 1.0 (<https://www.qdasoftware.org/>), for the programs in which texts are
//! coded: an archive of `project.qde` and the texts of the sources.
//!
//! Points, parties, stances and voices are codes, each statement is a passage that carries one of
//! each. Where a text is not at hand, the quotations with their contexts stand in its place.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::colophon::Fact;
use super::markup::escaped;
use crate::model::{Dating, Dossier, Source, SourceIndex, Stance, Statement, Voice};
use crate::quote::{Context, Texts, find, sha256_of};

/// When everything in a project was made: the same dossier gives the same bytes.
const MADE: &str = "2000-01-01T00:00:00Z";

/// A project while it is written.
struct Project<'a> {
    dossier: &'a Dossier,
    texts: &'a Texts,
    facts: &'a [Fact],
    xml: String,
    parts: Vec<(String, String)>,
    /// The names of the voices, in their order as codes.
    voices: Vec<String>,
}

/// The archive. `facts` say what it was made from; they become a note of the project.
///
/// # Errors
/// When it cannot be packed; a sentence without its stop.
pub fn qdpx(dossier: &Dossier, texts: &Texts, facts: &[Fact]) -> Result<Vec<u8>, String> {
    let mut project = Project {
        dossier,
        texts,
        facts,
        xml: String::new(),
        parts: Vec::new(),
        voices: Vec::new(),
    };
    let voices = dossier.statements.iter().map(|it| voice(dossier, it));
    project.voices = voices.collect::<BTreeSet<_>>().into_iter().collect();
    project.write();
    pack(&project).map_err(|error| format!("the project cannot be packed: {error}"))
}

fn pack(project: &Project<'_>) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    archive.start_file("project.qde", options)?;
    archive.write_all(project.xml.as_bytes())?;
    for (name, text) in &project.parts {
        archive.start_file(format!("sources/{name}"), options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// A name for what is called so, as REFI-QDA wants names: the same words give the same.
fn guid(words: &str) -> String {
    let hex = sha256_of(words.as_bytes());
    format!(
        "{}-{}-4{}-8{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[13..16],
        &hex[17..20],
        &hex[20..32]
    )
}

impl Project<'_> {
    fn write(&mut self) {
        let dossier = self.dossier;
        self.xml.push_str(&format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Project name=\"{}\" origin=\"Concordance\" \
             creationDateTime=\"{MADE}\" xmlns=\"urn:QDA-XML:project:1.0\">\n",
            escaped(&dossier.title)
        ));
        self.users();
        self.codes();
        self.xml.push_str("<Sources>\n");
        for number in 0..dossier.sources.len() {
            self.source(SourceIndex::new(number));
        }
        self.xml.push_str("</Sources>\n");
        self.note();
        let about = dossier.about.as_deref().unwrap_or_default();
        if !about.is_empty() {
            self.xml
                .push_str(&format!("<Description>{}</Description>\n", escape(about)));
        }
        self.xml.push_str("</Project>\n");
    }

    /// What the project was made from, for whoever opens it.
    fn note(&mut self) {
        if self.facts.is_empty() {
            return;
        }
        let facts = self.facts.iter();
        let lines: Vec<String> = facts
            .map(|fact| format!("{}: {}", fact.name, fact.words))
            .collect();
        self.xml.push_str(&format!(
            "<Notes>\n<Note guid=\"{}\" name=\"About this project\" creationDateTime=\"{MADE}\">\n\
             <PlainTextContent>{}</PlainTextContent>\n</Note>\n</Notes>\n",
            guid("note about this project"),
            escape(&lines.join("\n"))
        ));
    }

    fn users(&mut self) {
        let mut names: Vec<&str> = self.dossier.statements.iter().map(coder).collect();
        names.sort_unstable();
        names.dedup();
        self.xml.push_str("<Users>\n");
        for name in names {
            let guid = guid(&format!("user {name}"));
            let name = if name.is_empty() { "Concordance" } else { name };
            self.xml.push_str(&format!(
                "<User guid=\"{guid}\" name=\"{}\"/>\n",
                escaped(name)
            ));
        }
        self.xml.push_str("</Users>\n");
    }

    fn codes(&mut self) {
        let dossier = self.dossier;
        let titled = dossier.points.iter();
        let groups: [(&str, Vec<(String, &str)>); 4] = [
            (
                "Parties",
                dossier
                    .parties
                    .iter()
                    .map(|it| (it.name.clone(), ""))
                    .collect(),
            ),
            (
                "Points",
                titled
                    .map(|it| (it.title.clone(), it.proposition.as_str()))
                    .collect(),
            ),
            (
                "Stances",
                Stance::ALL
                    .map(|it| (it.label().to_owned(), it.meaning()))
                    .into(),
            ),
            (
                "Voices",
                self.voices.iter().map(|name| (name.clone(), "")).collect(),
            ),
        ];
        self.xml.push_str("<CodeBook><Codes>\n");
        for (group, codes) in groups {
            let own = guid(&format!("code {group}"));
            self.xml.push_str(&format!(
                "<Code guid=\"{own}\" name=\"{group}\" isCodable=\"false\">\n"
            ));
            for (at, (name, words)) in codes.iter().enumerate() {
                let own = code(group, at, name);
                let name = escaped(name);
                self.xml.push_str(&format!(
                    "<Code guid=\"{own}\" name=\"{name}\" isCodable=\"true\">"
                ));
                if !words.is_empty() {
                    let words = escape(words);
                    self.xml
                        .push_str(&format!("<Description>{words}</Description>"));
                }
                self.xml.push_str("</Code>\n");
            }
            self.xml.push_str("</Code>\n");
        }
        self.xml.push_str("</Codes></CodeBook>\n");
    }

    fn source(&mut self, index: SourceIndex) {
        let source = self.dossier.source(index);
        let statements = self
            .dossier
            .statements
            .iter()
            .filter(|it| it.source == index);
        let mut text = self
            .texts
            .get(index)
            .map(|it| it.text().to_owned())
            .unwrap_or_default();
        let is_whole = !text.is_empty();
        let mut found_at = Vec::new();
        for statement in statements {
            let at = self.texts.get(index).and_then(|it| {
                let [before, after] = statement.verbatim_context();
                find(it, statement.verbatim_quote(), Context { before, after })
            });
            let at = at.map_or_else(|| appended(&mut text, statement), |found| found.at);
            found_at.push((at, statement));
        }
        let places = letters(
            &text,
            found_at.iter().flat_map(|(at, _)| [at.start, at.end]),
        );
        let own = guid(&format!("source {}", source.id));
        let part = format!("{own}.txt");
        self.xml.push_str(&format!(
            "<TextSource guid=\"{own}\" name=\"{}\" plainTextPath=\"internal://{part}\" \
             creationDateTime=\"{MADE}\">\n<Description>{}</Description>\n",
            escaped(&source.title),
            escape(&facts(self.dossier, source, is_whole))
        ));
        for (at, statement) in found_at {
            let (start, end) = (places[&at.start], places[&at.end]);
            self.passage(statement, start, end);
        }
        self.xml.push_str("</TextSource>\n");
        self.parts.push((part, text));
    }

    fn passage(&mut self, statement: &Statement, start: usize, end: usize) {
        let dossier = self.dossier;
        let user = guid(&format!("user {}", coder(statement)));
        let own = guid(&format!("passage {}", statement.number));
        self.xml.push_str(&format!(
            "<PlainTextSelection guid=\"{own}\" name=\"{}\" startPosition=\"{start}\" \
             endPosition=\"{end}\" creatingUser=\"{user}\" creationDateTime=\"{MADE}\">\n\
             <Description>{}</Description>\n",
            escaped(statement.verbatim_quote()),
            escape(&told(dossier, statement))
        ));
        let stance = Stance::ALL
            .into_iter()
            .position(|it| it == statement.stance);
        let voice = voice(dossier, statement);
        let point = dossier.point(statement.point);
        let codes = [
            code("Points", statement.point.at(), &point.title),
            code(
                "Parties",
                statement.party.at(),
                &dossier.party(statement.party).name,
            ),
            code("Stances", stance.unwrap_or(0), statement.stance.label()),
            code(
                "Voices",
                self.voices.iter().position(|it| *it == voice).unwrap_or(0),
                &voice,
            ),
        ];
        for target in codes {
            let coding = guid(&format!("coding {own} {target}"));
            self.xml.push_str(&format!(
                "<Coding guid=\"{coding}\" creatingUser=\"{user}\" creationDateTime=\"{MADE}\">\
                 <CodeRef targetGUID=\"{target}\"/></Coding>\n"
            ));
        }
        self.xml.push_str("</PlainTextSelection>\n");
    }
}

fn voice(dossier: &Dossier, statement: &Statement) -> String {
    match statement.voice {
        Voice::ClaimedBy(party) => format!("Claimed by {}", dossier.party(party).name),
        voice => format!("{voice:?}"),
    }
}

/// Text between tags, with its lines.
fn escape(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(escaped).collect();
    lines.join("\n")
}

fn coder(statement: &Statement) -> &str {
    statement.coded_by.as_deref().unwrap_or_default()
}

/// Two points may have one title, so that the number counts too.
fn code(group: &str, at: usize, name: &str) -> String {
    guid(&format!("code {group} {at} {name}"))
}

/// Adds a quotation with its context to a text that does not have it, and says where it stands.
fn appended(text: &mut String, statement: &Statement) -> std::ops::Range<usize> {
    let [before, after] = statement.verbatim_context();
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(before.unwrap_or_default());
    let start = text.len();
    text.push_str(statement.verbatim_quote());
    let end = text.len();
    text.push_str(after.unwrap_or_default());
    start..end
}

/// The letters before each of these bytes.
fn letters(text: &str, wanted: impl Iterator<Item = usize>) -> BTreeMap<usize, usize> {
    let mut wanted: Vec<usize> = wanted.collect();
    wanted.sort_unstable();
    wanted.dedup();
    let (mut byte, mut count) = (0, 0);
    wanted
        .into_iter()
        .map(|at| {
            count += text.get(byte..at).unwrap_or_default().chars().count();
            byte = at;
            (at, count)
        })
        .collect()
}

/// What is known of a source, a line each; an import reads them back.
fn facts(dossier: &Dossier, source: &Source, is_whole: bool) -> String {
    let mut lines = vec![format!("Published: {}", source.published)];
    let facts = [
        ("Publisher", &source.publisher),
        ("Author", &source.author),
        ("Address", &source.url),
        ("Rewrite of", &source.rewrite_of),
        ("Language", &source.language),
        ("Note", &source.note),
    ];
    if let Dating::Inferred(why) = &source.dating {
        lines.push(format!("Date inferred: {}", why.replace('\n', " ")));
    }
    if let Some(original) = source.copy_of {
        let title = &dossier.source(original).title;
        lines.push(format!("Copy of: {}", title.replace('\n', " ")));
    }
    for (name, words) in facts {
        lines.extend(
            words
                .as_ref()
                .map(|words| format!("{name}: {}", words.replace('\n', " "))),
        );
    }
    if !is_whole {
        lines.push("No text at hand: these are the quotations of it".to_owned());
    }
    lines.join("\n")
}

/// What a statement says beside its codes, a line each; an import reads them back.
fn told(dossier: &Dossier, statement: &Statement) -> String {
    let mut lines = vec![
        format!("Gist: {}", statement.gist.replace('\n', " ")),
        format!("Said: {}", statement.said),
        // Of two statements of one day the later in the file stands.
        format!("Number: {}", statement.number),
    ];
    if !statement.jointly.is_empty() {
        let others = statement.jointly.iter();
        let names: Vec<&str> = others.map(|&it| dossier.party(it).name.as_str()).collect();
        lines.push(format!("Jointly with: {}", names.join("; ")));
    }
    if let Dating::Inferred(why) = &statement.dating {
        lines.push(format!("Date inferred: {}", why.replace('\n', " ")));
    }
    let facts = [
        ("Speaker", &statement.speaker),
        ("Role", &statement.role),
        ("Part", &statement.part),
        ("Page", &statement.at),
        ("Condition", &statement.condition),
        ("Why", &statement.why),
        ("Translated by", &statement.translated_by),
        ("Translation", &statement.translation),
        ("Checked by", &statement.checked_by),
        ("Note", &statement.note),
    ];
    for (name, words) in facts {
        lines.extend(
            words
                .as_ref()
                .map(|words| format!("{name}: {}", words.replace('\n', " "))),
        );
    }
    lines.join("\n")
}
