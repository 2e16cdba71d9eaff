//! The statements that the coded passages of a project make.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::build::{Builder, Evidence, NewSource, text_path};
use super::dates::date_in;
use super::lists::Lists;
use super::mapping::{CodeRole, Mapping};
use super::project::{Passage, Project, ProjectSource};
use super::texts::{around, trimmed};
use super::trouble::Trouble;
use super::watch::{Watch, go_on};
use crate::finding::{Code, Count, Finding};
use crate::model::Stance;
use crate::quote::sha256_of;

/// A project as a position file.
pub(super) fn propose(
    project: &Project,
    mapping: &Mapping,
    watch: Watch<'_>,
) -> Result<(Lists, Vec<Finding>), Trouble> {
    let mut builder = Builder::default();
    let mut findings = Vec::new();
    builder.lists.title.clone_from(&mapping.title);
    builder.lists.about = (!project.about.is_empty()).then(|| project.about.clone());
    // The order of the codes is that of rows and columns, not the order in which they are used.
    for path in &project.codes {
        match mapping.codes.get(path) {
            Some(CodeRole::Party(name)) => {
                builder.party(name);
            }
            Some(CodeRole::Point(title) | CodeRole::PointAndStance(title, _)) => {
                let proposition = project.propositions.get(path);
                builder.point(title, "", proposition.map_or("", String::as_str));
            }
            _ => {}
        }
    }
    for (number, source) in (1..).zip(&project.sources) {
        go_on(watch)?;
        Reading {
            project,
            mapping,
            source,
            number,
            builder: &mut builder,
            findings: &mut findings,
        }
        .read();
    }
    let statements = builder.lists.statements.len();
    if statements > 0
        && !mapping
            .codes
            .values()
            .any(|role| matches!(role, CodeRole::Voice(_)))
    {
        findings.push(voice_guessed(statements, &mapping.voice));
    }
    if builder.without_proposition > 0 {
        let count = Count::new(builder.without_proposition, "point has", "points have");
        findings.push(
            Finding::new(
                Code::ImportGap,
                format!("{count} no proposition; the title stands in its place"),
            )
            .hint("write the sentence that a stance is for or against"),
        );
    }
    Ok((builder.finish(), findings))
}

/// Who says so is never lost, and never made up in silence.
pub(super) fn voice_guessed(statements: usize, voice: &str) -> Finding {
    let count = Count::new(statements, "statement", "statements");
    let message = format!("the voice of {count} is guessed to be `{voice}`");
    Finding::new(Code::ImportGap, message)
        .hint("the file does not tell who says so; look at each, or set `voice` in the mapping")
}

/// One source of a project while it is read.
struct Reading<'a> {
    project: &'a Project,
    mapping: &'a Mapping,
    source: &'a ProjectSource,
    number: usize,
    builder: &'a mut Builder,
    findings: &'a mut Vec<Finding>,
}

/// All codes of one passage, by what they are.
#[derive(Default)]
struct Coded {
    points: BTreeSet<String>,
    parties: BTreeSet<String>,
    stances: BTreeSet<Stance>,
    /// Stances on points of their own.
    both: BTreeSet<(String, Stance)>,
    speakers: BTreeSet<String>,
    voices: BTreeSet<String>,
    claimants: BTreeSet<String>,
    others: BTreeSet<String>,
    coders: BTreeSet<String>,
    notes: Vec<String>,
    facts: BTreeMap<&'static str, String>,
}

impl Reading<'_> {
    fn read(&mut self) {
        let published = self.published();
        let mut by_range: BTreeMap<(usize, usize, usize), Coded> = BTreeMap::new();
        for (number, passage) in (1..).zip(&self.source.passages) {
            // A passage that has all it needs is a statement by itself; others of the same words
            // count together.
            let alone = if self.is_complete(passage) { number } else { 0 };
            let coded = by_range
                .entry((passage.at.start, passage.at.end, alone))
                .or_default();
            coded.facts.clone_from(&passage.facts);
            if !passage.coder.is_empty() {
                coded.coders.insert(passage.coder.clone());
            }
            if !passage.note.is_empty() && !coded.notes.contains(&passage.note) {
                coded.notes.push(passage.note.clone());
            }
            for &code in &passage.codes {
                let Some(path) = self.project.codes.get(code) else {
                    continue;
                };
                add(
                    coded,
                    path,
                    self.mapping.codes.get(path).unwrap_or(&CodeRole::Ignored),
                );
            }
        }
        let told = |name: &str| self.source.facts.get(name).cloned().unwrap_or_default();
        let source = NewSource {
            title: self.source.name.clone(),
            inferred: told("Date inferred"),
            language: told("Language"),
            copy_of: told("Copy of"),
            rewrite_of: told("Rewrite of"),
            publisher: self.source.publisher.clone(),
            author: self.source.author.clone(),
            published: published.clone(),
            note: self.source.note.clone(),
            url: self.source.url.clone(),
            ..NewSource::default()
        };
        let source = if self.source.is_quotations {
            source
        } else {
            NewSource {
                text: text_path(self.number, &self.source.name),
                sha256: sha256_of(self.source.text.as_bytes()),
                ..source
            }
        };
        if published.is_empty() {
            let message = format!("`{}` tells no date of its publication", self.source.name);
            self.findings.push(
                Finding::new(Code::NotAStatement, message)
                    .hint("give `published` in the mapping, or a date in the name of the source"),
            );
            return;
        }
        let id = self.builder.source(&source);
        if !self.source.is_quotations {
            let text = (source.text.clone(), self.source.text.clone());
            self.builder.lists.texts.push(text);
        }
        for (&(start, end, alone), coded) in &by_range {
            // What is said of a paragraph is said of the words in it.
            let outer = by_range.iter().filter(|(range, _)| {
                let is_same = (range.0, range.1) == (start, end);
                alone == 0 && range.0 <= start && end <= range.1 && !is_same
            });
            let outer: Vec<&Coded> = outer.map(|(_, coded)| coded).collect();
            self.passage(&(start..end), coded, &outer, &id, &published);
        }
    }

    /// True where codes of a passage are a point, a party and a stance.
    fn is_complete(&self, passage: &Passage) -> bool {
        let mut coded = Coded::default();
        for path in passage
            .codes
            .iter()
            .filter_map(|&code| self.project.codes.get(code))
        {
            let role = self.mapping.codes.get(path);
            add(&mut coded, path, role.unwrap_or(&CodeRole::Ignored));
        }
        let has_stance = !coded.stances.is_empty() && !coded.points.is_empty();
        !coded.parties.is_empty() && (has_stance || !coded.both.is_empty())
    }

    /// The date of the source, as the project or the mapping gives it.
    fn published(&self) -> String {
        if !self.source.published.is_empty() {
            return self.source.published.clone();
        }
        let told = [&self.source.name, &self.source.note];
        let found = told.into_iter().find_map(|words| date_in(words));
        found.map_or_else(
            || self.mapping.published.clone(),
            |(date, _)| date.to_string(),
        )
    }

    fn passage(
        &mut self,
        at: &Range<usize>,
        coded: &Coded,
        outer: &[&Coded],
        source: &str,
        published: &str,
    ) {
        if coded.stances.is_empty() && coded.both.is_empty() {
            // Without a stance of its own it only says of others what they are about.
            let is_used = outer
                .iter()
                .any(|it| !it.stances.is_empty() || !it.both.is_empty());
            let is_frame = !coded.points.is_empty() || !coded.parties.is_empty();
            if is_frame && !is_used && !self.frames(at) {
                self.leave_out(at, "no code of it is a stance");
            }
            return;
        }
        let nearest = |own: &BTreeSet<String>, of: fn(&Coded) -> &BTreeSet<String>| {
            if own.is_empty() {
                let mut found = outer.iter().map(|it| of(it)).filter(|it| !it.is_empty());
                found.next().cloned().unwrap_or_default()
            } else {
                own.clone()
            }
        };
        let parties = nearest(&coded.parties, |it| &it.parties);
        let speakers = nearest(&coded.speakers, |it| &it.speakers);
        let mut on: Vec<(String, Stance)> = coded.both.iter().cloned().collect();
        if let Some(stance) = coded.stances.first().filter(|_| coded.stances.len() == 1) {
            let points = nearest(&coded.points, |it| &it.points);
            on.extend(points.into_iter().map(|point| (point, *stance)));
        }
        let why = if coded.stances.len() > 1 {
            Some("its codes are several stances")
        } else if on.is_empty() {
            Some("no code of it is a point")
        } else if parties.is_empty() {
            Some("no code of it is a party")
        } else if speakers.len() > 1 {
            Some("its codes are several speakers")
        } else {
            None
        };
        if let Some(why) = why {
            self.leave_out(at, why);
            return;
        }
        let text = &self.source.text;
        let at = trimmed(text, at);
        if at.is_empty() {
            return;
        }
        let (before, after) = around(text, &at);
        let list = |words: &BTreeSet<String>| -> String {
            words.iter().cloned().collect::<Vec<_>>().join(", ")
        };
        let mut notes = coded.notes.clone();
        notes.extend(coded.facts.get("Note").cloned());
        if !coded.others.is_empty() {
            notes.push(format!("Other codes: {}", list(&coded.others)));
        }
        for (point, stance) in on {
            for party in &parties {
                let claimant = coded.claimants.first().filter(|name| *name != party);
                let claimant = claimant.map(|name| self.builder.party(name));
                let fact = |name: &str| coded.facts.get(name).cloned().unwrap_or_default();
                let (said, inferred) = said(fact("Said"), fact("Date inferred"), published);
                let speaker = match fact("Speaker") {
                    told if told.is_empty() => list(&speakers),
                    told => told,
                };
                let jointly = fact("Jointly with");
                let jointly = jointly.split("; ").filter(|name| !name.is_empty());
                let evidence = Evidence {
                    part: fact("Part"),
                    at: fact("Page"),
                    checked_by: fact("Checked by"),
                    translated_by: fact("Translated by"),
                    translation: fact("Translation"),
                    jointly: jointly.map(|name| self.builder.party(name)).collect(),
                    number: fact("Number").parse().ok(),
                    point: self.builder.point(&point, "", ""),
                    gist: fact("Gist"),
                    role: fact("Role"),
                    condition: fact("Condition"),
                    why: fact("Why"),
                    party: self.builder.party(party),
                    stance: Some(stance),
                    quote: text.get(at.clone()).unwrap_or_default().to_owned(),
                    before: before.clone(),
                    after: after.clone(),
                    source: source.to_owned(),
                    speaker,
                    voice: coded.voices.first().unwrap_or(&self.mapping.voice).clone(),
                    claimant: claimant.unwrap_or_default(),
                    said,
                    inferred,
                    note: notes.join("\n"),
                    coded_by: list(&coded.coders),
                };
                self.builder.statement(&evidence);
            }
        }
    }

    /// True when a passage with a stance lies inside.
    fn frames(&self, at: &Range<usize>) -> bool {
        let is_stance = |code: &usize| {
            let role = self
                .project
                .codes
                .get(*code)
                .and_then(|path| self.mapping.codes.get(path));
            matches!(
                role,
                Some(CodeRole::Stance(_) | CodeRole::PointAndStance(..))
            )
        };
        self.source.passages.iter().any(|passage| {
            at.start <= passage.at.start
                && passage.at.end <= at.end
                && passage.codes.iter().any(is_stance)
        })
    }

    fn leave_out(&mut self, at: &Range<usize>, why: &str) {
        let words = self.source.text.get(at.clone()).unwrap_or_default();
        let first: String = words.chars().take(60).collect();
        let message = format!("a passage of `{}`: {why}", self.source.name);
        self.findings
            .push(Finding::new(Code::NotAStatement, message).hint(format!("it begins `{first}`")));
    }
}

/// When it was said, and why that is thought: where nothing tells, no later than the publication.
fn said(told: String, inferred: String, published: &str) -> (String, String) {
    if told.is_empty() {
        (published.to_owned(), "no later than publication".to_owned())
    } else {
        (told, inferred)
    }
}

fn add(coded: &mut Coded, path: &str, role: &CodeRole) {
    let stance = |word: &str| Stance::ALL.into_iter().find(|it| format!("{it:?}") == word);
    match role {
        CodeRole::Ignored => {
            coded.others.insert(path.to_owned());
        }
        CodeRole::Point(title) => {
            coded.points.insert(title.clone());
        }
        CodeRole::Party(name) => {
            coded.parties.insert(name.clone());
        }
        CodeRole::Stance(word) => coded.stances.extend(stance(word)),
        CodeRole::PointAndStance(title, word) => {
            coded
                .both
                .extend(stance(word).map(|stance| (title.clone(), stance)));
        }
        CodeRole::Speaker(name) => {
            coded.speakers.insert(name.clone());
        }
        CodeRole::Voice(word) => {
            coded.voices.insert(word.clone());
        }
        CodeRole::ClaimedBy(name) => {
            coded.claimants.insert(name.clone());
        }
    }
}
