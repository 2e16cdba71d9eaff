//! Databases of Discourse Network Analyzer (<https://github.com/leifeld/dna>), versions 2 and 3,
//! which are `SQLite`: documents, statements in them, and the variables of each statement.

use std::collections::{BTreeMap, BTreeSet};

use super::build::{Builder, Evidence, NewSource, text_path};
use super::codes::voice_guessed;
use super::dna_text::{Units, day_of};
use super::found::Variable;
use super::lists::Lists;
use super::mapping::{Mapping, VariableRole};
use super::sqlite::{Database, Row};
use super::stance_words::stance_of;
use super::stances::{Stances, Tally, unknown_meanings};
use super::texts::{around, trimmed};
use super::trouble::{Trouble, trouble};
use super::watch::{Watch, go_on};
use crate::finding::{Code, Count, Finding};
use crate::model::Stance;
use crate::quote::sha256_of;

/// What a variable says of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Told {
    /// Yes or no.
    Truth(bool),
    /// A number.
    Number(i64),
    /// Words.
    Words(String),
}

/// A database as far as it is read.
pub(super) struct Discourse<'b> {
    database: Database<'b>,
    /// The name and the kind of each variable by its number.
    variables: BTreeMap<i64, (String, String)>,
}

impl<'b> Discourse<'b> {
    /// Reads the names of its variables.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Trouble> {
        let database = Database::open(bytes)?;
        let needed = ["documents", "statements", "variables"];
        if let Some(missing) = needed.iter().find(|table| !database.has(table)) {
            return Err(trouble(format!(
                "the database has no table `{missing}`, so that it is none of Discourse Network \
                 Analyzer 2 or 3"
            )));
        }
        let rows = database.rows("variables")?;
        let variables = rows
            .iter()
            .filter_map(|row| {
                let kind = row.text("datatype").to_lowercase();
                Some((row.integer("id")?, (row.text("variable"), kind)))
            })
            .collect();
        Ok(Self {
            database,
            variables,
        })
    }

    /// Fills what a mapping does not say of its variables.
    pub(super) fn complete(&self, mapping: &mut Mapping) {
        for (name, kind) in self.variables.values() {
            if !mapping.variables.contains_key(name) {
                mapping.variables.insert(name.clone(), guess(name, kind));
            }
        }
    }

    /// Its variables, in the order of their names.
    pub(super) fn variables(&self) -> Vec<Variable> {
        let variables = self.variables.values();
        let mut variables: Vec<Variable> = variables
            .map(|(name, kind)| Variable {
                name: name.clone(),
                kind: kind.clone(),
            })
            .collect();
        variables.sort_by(|one, other| one.name.cmp(&other.name));
        variables.dedup_by(|one, other| one.name == other.name);
        variables
    }

    /// Counts what the variables say that are stances.
    pub(super) fn count_stances(
        &self,
        mapping: &Mapping,
        tally: &mut Tally,
    ) -> Result<(), Trouble> {
        let stances = Stances::of(mapping, []);
        for (name, value) in self.values()?.values().flatten() {
            if mapping.variables.get(name) == Some(&VariableRole::Stance) {
                tally.add(&shown(value), stance_told(value, &stances));
            }
        }
        Ok(())
    }

    /// The database as a position file.
    pub(super) fn propose(
        &self,
        mapping: &Mapping,
        watch: Watch<'_>,
    ) -> Result<(Lists, Vec<Finding>), Trouble> {
        let mut builder = Builder::default();
        let mut findings = unknown_meanings(mapping);
        let stances = Stances::of(mapping, []);
        builder.lists.title.clone_from(&mapping.title);
        let mut values = self.values()?;
        let coders: BTreeMap<i64, String> = {
            let rows = self.database.rows("coders")?;
            rows.iter()
                .filter_map(|row| Some((row.integer("id")?, row.text("name"))))
                .collect()
        };
        let documents = self.database.rows("documents")?;
        let mut sources: BTreeMap<i64, (NewSource, Units)> = BTreeMap::new();
        let mut is_shifted = false;
        for (number, row) in (1..).zip(documents.iter()) {
            go_on(watch)?;
            let Some(id) = row.integer("id") else {
                continue;
            };
            let text = row.text("text");
            let title = row.text("title");
            let (published, shifted) = day_of(row);
            is_shifted |= shifted;
            let source = NewSource {
                publisher: row.text("source"),
                author: row.text("author"),
                published: if published.is_empty() {
                    mapping.published.clone()
                } else {
                    published
                },
                note: row.text("notes"),
                text: text_path(number, &title),
                sha256: sha256_of(text.as_bytes()),
                title,
                ..NewSource::default()
            };
            sources.insert(id, (source, Units::new(text)));
        }
        findings.extend(self.about_file(is_shifted));
        let mut kept: BTreeSet<String> = BTreeSet::new();
        let statements = self.database.rows("statements")?;
        for row in statements.iter() {
            go_on(watch)?;
            let Some(id) = row.integer("id") else {
                continue;
            };
            let told = values.remove(&id).unwrap_or_default();
            let document = row.integer("documentid").and_then(|id| sources.get(&id));
            let coder = row.integer("coder").and_then(|coder| coders.get(&coder));
            match evidence(row, &told, document, (mapping, &stances), &mut builder) {
                Ok((mut evidence, source)) => {
                    evidence.coded_by = coder.cloned().unwrap_or_default();
                    evidence.source = builder.source(source);
                    builder.statement(&evidence);
                    if let Some((_, units)) = document
                        && kept.insert(source.text.clone())
                    {
                        let text = (source.text.clone(), units.text.clone());
                        builder.lists.texts.push(text);
                    }
                }
                Err(why) => findings.push(Finding::new(
                    Code::NotAStatement,
                    format!("statement {id} of the database: {why}"),
                )),
            }
        }
        let made = builder.lists.statements.len();
        if made > 0 {
            findings.push(voice_guessed(made, &mapping.voice));
        }
        if builder.without_proposition > 0 {
            let count = Count::new(
                builder.without_proposition,
                "concept stands",
                "concepts stand",
            );
            findings.push(
                Finding::new(
                    Code::ImportGap,
                    format!("{count} as title and as proposition of a point"),
                )
                .hint("look whether each is a sentence that a stance is for or against"),
            );
        }
        Ok((builder.lists, findings))
    }

    /// What there is to know of the file as a whole.
    fn about_file(&self, is_shifted: bool) -> Vec<Finding> {
        let mut findings = Vec::new();
        if self.database.has_log() {
            findings.push(
                Finding::new(
                    Code::ImportGap,
                    "the last changes of the database may stand in a file beside it, which is not read",
                )
                .hint("close the program that has it open, and import it again"),
            );
        }
        if is_shifted {
            findings.push(
                Finding::new(
                    Code::ImportGap,
                    "documents are dated to a full hour before midnight in universal time; they \
                     are taken for the day that begins then in a time zone to the east",
                )
                .hint("compare a date with what Discourse Network Analyzer shows"),
            );
        }
        findings
    }

    /// What the variables say of each statement, by its number and the name of the variable.
    fn values(&self) -> Result<BTreeMap<i64, BTreeMap<String, Told>>, Trouble> {
        let mut words: BTreeMap<i64, String> = BTreeMap::new();
        for table in ["attributes", "entities"] {
            for row in self.database.rows(table)?.iter() {
                if let Some(id) = row.integer("id") {
                    words.insert(id, row.text("value"));
                }
            }
        }
        // Late versions put a role between statement and variable.
        let links: BTreeMap<i64, i64> = {
            let rows = self.database.rows("rolevariablelinks")?;
            let links = rows
                .iter()
                .filter_map(|row| Some((row.integer("id")?, row.integer("variableid")?)));
            links.collect()
        };
        let mut values: BTreeMap<i64, BTreeMap<String, Told>> = BTreeMap::new();
        for table in [
            "databoolean",
            "datainteger",
            "datashorttext",
            "datalongtext",
        ] {
            let rows = self.database.rows(table)?;
            let refers = rows.has("entity");
            for row in rows.iter() {
                let variable = row
                    .integer("variableid")
                    .or_else(|| links.get(&row.integer("rolevariablelinkid")?).copied());
                let variable = variable.and_then(|id| self.variables.get(&id));
                let (Some(statement), Some((name, _))) = (row.integer("statementid"), variable)
                else {
                    continue;
                };
                let told = match table {
                    "databoolean" => row.integer("value").map(|value| Told::Truth(value != 0)),
                    "datainteger" => row.integer("value").map(Told::Number),
                    "datashorttext" if refers => {
                        let id = row.integer("entity");
                        id.and_then(|id| words.get(&id)).cloned().map(Told::Words)
                    }
                    // Before version 3 a short text stands here itself or by its number.
                    "datashorttext" if !row.is_text("value") => {
                        let id = row.integer("value");
                        id.and_then(|id| words.get(&id)).cloned().map(Told::Words)
                    }
                    _ => Some(Told::Words(row.text("value"))),
                };
                if let Some(told) = told {
                    values
                        .entry(statement)
                        .or_default()
                        .insert(name.clone(), told);
                }
            }
        }
        Ok(values)
    }
}

fn guess(name: &str, kind: &str) -> VariableRole {
    match name.trim().to_lowercase().as_str() {
        "organization" | "organisation" | "actor" | "party" | "country" => VariableRole::Party,
        "concept" | "issue" | "topic" | "claim" | "point" => VariableRole::Point,
        "person" | "speaker" => VariableRole::Speaker,
        "agreement" | "stance" | "position" | "qualifier" => VariableRole::Stance,
        _ if kind == "boolean" => VariableRole::Stance,
        _ => VariableRole::Noted,
    }
}

/// What a statement of the database says, or why it is none of ours.
fn evidence<'s>(
    row: Row<'_>,
    told: &BTreeMap<String, Told>,
    document: Option<&'s (NewSource, Units)>,
    (mapping, stances): (&Mapping, &Stances),
    builder: &mut Builder,
) -> Result<(Evidence, &'s NewSource), &'static str> {
    let (source, units) = document.ok_or("its document is not there")?;
    let at = units.range(row).ok_or("it lies outside of its document")?;
    if source.published.is_empty() {
        return Err("its document has no date");
    }
    let mut notes = Vec::new();
    let mut words: BTreeMap<VariableRole, String> = BTreeMap::new();
    let mut stance = None;
    for (name, value) in told {
        let role = mapping.variables.get(name).copied().unwrap_or_default();
        match (role, value) {
            (VariableRole::Stance, value) => {
                stance = stance.or_else(|| stance_told(value, stances));
            }
            (VariableRole::Noted, value) => {
                let value = shown(value);
                if !value.is_empty() {
                    notes.push(format!("{name}: {value}"));
                }
            }
            (role, value) => {
                words.entry(role).or_insert_with(|| shown(value));
            }
        }
    }
    let get = |role: VariableRole| words.get(&role).map_or("", |it| it.trim());
    let (party, point) = (get(VariableRole::Party), get(VariableRole::Point));
    if party.is_empty() {
        return Err("it names no party");
    }
    if point.is_empty() {
        return Err("it names no point");
    }
    let stance = stance.ok_or("it says no stance that is known")?;
    let at = trimmed(&units.text, &at);
    if at.is_empty() {
        return Err("it has no words");
    }
    let (before, after) = around(&units.text, &at);
    let evidence = Evidence {
        point: builder.point(point, "", ""),
        party: builder.party(party),
        stance: Some(stance),
        gist: get(VariableRole::Gist).to_owned(),
        quote: units.text[at].to_owned(),
        before,
        after,
        speaker: get(VariableRole::Speaker).to_owned(),
        voice: mapping.voice.clone(),
        said: source.published.clone(),
        inferred: "no later than publication".to_owned(),
        note: notes.join("\n"),
        ..Evidence::default()
    };
    Ok((evidence, source))
}

fn shown(value: &Told) -> String {
    match value {
        Told::Truth(true) => "yes".to_owned(),
        Told::Truth(false) => "no".to_owned(),
        Told::Number(number) => number.to_string(),
        Told::Words(words) => words.clone(),
    }
}

fn stance_told(value: &Told, stances: &Stances) -> Option<Stance> {
    let shown = shown(value);
    if let Some(meaning) = stances.own(&shown) {
        return meaning.stance;
    }
    match value {
        Told::Truth(true) => Some(Stance::Supports),
        Told::Truth(false) => Some(Stance::Opposes),
        Told::Number(_) | Told::Words(_) => stance_of(&shown),
    }
}
