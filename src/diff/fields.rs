//! The fields of every record as the position file names them, so that two can be compared one by
//! one.
//!
//! What the old file refers to by an id that was renamed is told by its new id: a reference that
//! leads to the same record has not changed.

use std::borrow::Cow;

use super::pairs::Matched;
use crate::model::{
    Dating, Dossier, Party, PartyIndex, Plan, PlanIndex, Point, PointIndex, Source, SourceIndex,
    SourceKind, Statement, Theme, ThemeIndex, Voice,
};

/// A field that has another value than before; none where it is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// Its name in the position file.
    pub field: &'static str,
    /// What it was.
    pub from: Option<String>,
    /// What it is.
    pub to: Option<String>,
}

/// A field's name and its value as the file writes it.
pub(super) type Field<'a> = (&'static str, Option<Cow<'a, str>>);

/// A dossier whose references are told by the ids of the new file.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    dossier: &'a Dossier,
    /// The new file and what in it is what; none for the new file itself.
    renamed: Option<(&'a Dossier, &'a Matched)>,
}

/// The two files of a comparison.
#[derive(Clone, Copy)]
pub(super) struct Both<'a> {
    pub(super) old: Told<'a>,
    pub(super) new: Told<'a>,
}

impl<'a> Both<'a> {
    pub(super) fn new(old: &'a Dossier, new: &'a Dossier, matched: &'a Matched) -> Self {
        Self {
            old: Told {
                dossier: old,
                renamed: Some((new, matched)),
            },
            new: Told {
                dossier: new,
                renamed: None,
            },
        }
    }
}

impl<'a> Told<'a> {
    fn party(self, index: PartyIndex) -> &'a str {
        let renamed = self.renamed.and_then(|(new, matched)| {
            let index = matched.new_party(index)?;
            Some(new.party(index).id.as_str())
        });
        renamed.unwrap_or(&self.dossier.party(index).id)
    }

    fn point(self, index: PointIndex) -> &'a str {
        let renamed = self.renamed.and_then(|(new, matched)| {
            let index = matched.new_point(index)?;
            Some(new.point(index).id.as_str())
        });
        renamed.unwrap_or(&self.dossier.point(index).id)
    }

    fn source(self, index: SourceIndex) -> &'a str {
        let renamed = self.renamed.and_then(|(new, matched)| {
            let index = matched.new_source(index)?;
            Some(new.source(index).id.as_str())
        });
        renamed.unwrap_or(&self.dossier.source(index).id)
    }

    fn theme(self, index: ThemeIndex) -> &'a str {
        let renamed = self.renamed.and_then(|(new, matched)| {
            let index = matched.new_theme(index)?;
            Some(new.themes[index.at()].id.as_str())
        });
        renamed.unwrap_or(&self.dossier.themes[index.at()].id)
    }

    fn plan(self, index: PlanIndex) -> &'a str {
        let renamed = self.renamed.and_then(|(new, matched)| {
            let index = matched.new_plan(index)?;
            Some(new.plans[index.at()].id.as_str())
        });
        renamed.unwrap_or(&self.dossier.plans[index.at()].id)
    }
}

fn text(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}

fn maybe(text: Option<&String>) -> Option<Cow<'_, str>> {
    text.map(|text| Cow::Borrowed(text.as_str()))
}

fn written<'a>(value: &impl ToString) -> Cow<'a, str> {
    Cow::Owned(value.to_string())
}

fn dating(dating: &Dating) -> Option<Cow<'_, str>> {
    match dating {
        Dating::Stated => None,
        Dating::Inferred(why) => Some(Cow::Owned(format!("inferred: {why}"))),
    }
}

fn joined<'a>(words: &[String]) -> Option<Cow<'a, str>> {
    (!words.is_empty()).then(|| Cow::Owned(words.join(", ")))
}

/// Every field of a statement, in the order of the format.
pub(super) fn of_statement<'a>(told: Told<'a>, statement: &'a Statement) -> Vec<Field<'a>> {
    let voice = match statement.voice {
        Voice::ClaimedBy(claimant) => Cow::Owned(format!("claimed by {}", told.party(claimant))),
        voice => text(voice.key()),
    };
    let jointly = statement.jointly.iter();
    let jointly: Vec<String> = jointly.map(|&party| told.party(party).to_owned()).collect();
    vec![
        ("id", maybe(statement.id.as_ref())),
        ("point", Some(text(told.point(statement.point)))),
        ("party", Some(text(told.party(statement.party)))),
        ("stance", Some(text(statement.stance.key()))),
        ("gist", Some(text(&statement.gist))),
        ("quote", Some(text(&statement.quote))),
        ("before", maybe(statement.before.as_ref())),
        ("after", maybe(statement.after.as_ref())),
        ("source", Some(text(told.source(statement.source)))),
        ("at", maybe(statement.at.as_ref())),
        ("speaker", maybe(statement.speaker.as_ref())),
        ("role", maybe(statement.role.as_ref())),
        ("voice", Some(voice)),
        ("part", maybe(statement.part.as_ref())),
        ("said", Some(written(&statement.said))),
        ("dating", dating(&statement.dating)),
        ("condition", maybe(statement.condition.as_ref())),
        ("translated_by", maybe(statement.translated_by.as_ref())),
        ("translation", maybe(statement.translation.as_ref())),
        ("note", maybe(statement.note.as_ref())),
        ("why", maybe(statement.why.as_ref())),
        ("coded_by", maybe(statement.coded_by.as_ref())),
        ("checked_by", maybe(statement.checked_by.as_ref())),
        ("plan", statement.plan.map(|plan| text(told.plan(plan)))),
        ("jointly", joined(&jointly)),
    ]
}

/// Every field of a party but its id, in the order of the format.
pub(super) fn of_party<'a>(_: Told<'a>, party: &'a Party) -> Vec<Field<'a>> {
    let color = party
        .color
        .map(|[red, green, blue]| Cow::Owned(format!("#{red:02x}{green:02x}{blue:02x}")));
    vec![
        ("name", Some(text(&party.name))),
        ("short", maybe(party.short.as_ref())),
        ("color", color),
    ]
}

/// Every field of a theme but its id.
pub(super) fn of_theme<'a>(_: Told<'a>, theme: &'a Theme) -> Vec<Field<'a>> {
    vec![("name", Some(text(&theme.name)))]
}

/// Every field of a point but its id, in the order of the format.
pub(super) fn of_point<'a>(told: Told<'a>, point: &'a Point) -> Vec<Field<'a>> {
    let articles = point.articles.iter();
    let articles: Vec<String> = articles
        .map(|article| format!("{} {}", told.plan(article.plan), article.number))
        .collect();
    vec![
        ("theme", point.theme.map(|it| text(told.theme(it)))),
        ("title", Some(text(&point.title))),
        ("proposition", Some(text(&point.proposition))),
        ("from", maybe(point.from.as_ref())),
        ("note", maybe(point.note.as_ref())),
        ("articles", joined(&articles)),
    ]
}

/// Every field of a source but its id, in the order of the format.
pub(super) fn of_source<'a>(told: Told<'a>, source: &'a Source) -> Vec<Field<'a>> {
    vec![
        ("publisher", maybe(source.publisher.as_ref())),
        ("title", Some(text(&source.title))),
        ("author", maybe(source.author.as_ref())),
        ("published", Some(written(&source.published))),
        ("dating", dating(&source.dating)),
        ("url", maybe(source.url.as_ref())),
        ("language", maybe(source.language.as_ref())),
        ("kind", source.kind.map(SourceKind::word).map(Cow::Borrowed)),
        ("copy_of", source.copy_of.map(|it| text(told.source(it)))),
        ("rewrite_of", maybe(source.rewrite_of.as_ref())),
        ("text", maybe(source.text.as_ref())),
        ("sha256", maybe(source.sha256.as_ref())),
        ("note", maybe(source.note.as_ref())),
    ]
}

/// Every field of a plan but its id, in the order of the format.
pub(super) fn of_plan<'a>(told: Told<'a>, plan: &'a Plan) -> Vec<Field<'a>> {
    vec![
        ("name", Some(text(&plan.name))),
        ("date", plan.date.as_ref().map(written)),
        ("source", plan.source.map(|it| text(told.source(it)))),
    ]
}

/// What the file says of itself.
pub(super) fn of_dossier(dossier: &Dossier) -> Vec<Field<'_>> {
    vec![
        ("title", Some(text(&dossier.title))),
        ("about", maybe(dossier.about.as_ref())),
        ("language", Some(text(&dossier.language))),
    ]
}

/// The fields in which two records differ; both lists have the same names.
pub(super) fn changes(before: Vec<Field>, after: Vec<Field>) -> Vec<FieldChange> {
    before
        .into_iter()
        .zip(after)
        .filter(|((_, from), (_, to))| from != to)
        .map(|((field, from), (_, to))| FieldChange {
            field,
            from: from.map(Cow::into_owned),
            to: to.map(Cow::into_owned),
        })
        .collect()
}
