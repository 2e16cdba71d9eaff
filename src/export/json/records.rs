//! The records of a dossier for programs: every field that a position file has for them.

use serde::Serialize;

use crate::cite::{self, Style};
use crate::model::{
    Dating, Dossier, Party, PartyIndex, Plan, PlanIndex, Point, PointIndex, SourceIndex, Theme,
    ThemeIndex,
};

/// A party.
#[derive(Debug, Serialize)]
pub(super) struct PartyRecord<'a> {
    /// Its number among the parties of the file, from 0: what is shown may be ordered otherwise.
    n: usize,
    id: &'a str,
    name: &'a str,
    short: &'a str,
    color: Option<String>,
}

/// A theme.
#[derive(Debug, Serialize)]
pub(super) struct ThemeRecord<'a> {
    id: &'a str,
    name: &'a str,
}

/// A version of the plan.
#[derive(Debug, Serialize)]
pub(super) struct PlanRecord<'a> {
    id: &'a str,
    name: &'a str,
    date: Option<String>,
    source: Option<&'a str>,
}

/// A point.
#[derive(Debug, Serialize)]
pub(super) struct PointRecord<'a> {
    /// Its number among the points of the file, from 0.
    n: usize,
    id: &'a str,
    theme: Option<&'a str>,
    title: &'a str,
    proposition: &'a str,
    from: Option<&'a str>,
    note: Option<&'a str>,
    articles: Vec<ArticleRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct ArticleRecord<'a> {
    plan: Option<&'a str>,
    number: &'a str,
}

/// A source.
#[derive(Debug, Serialize)]
pub(super) struct SourceRecord<'a> {
    id: &'a str,
    publisher: Option<&'a str>,
    title: &'a str,
    author: Option<&'a str>,
    published: String,
    #[serde(flatten)]
    dating: DatingFields<'a>,
    url: Option<&'a str>,
    language: Option<&'a str>,
    kind: Option<&'static str>,
    copy_of: Option<&'a str>,
    rewrite_of: Option<&'a str>,
    text: Option<&'a str>,
    sha256: Option<&'a str>,
    note: Option<&'a str>,
    citation: String,
}

/// Whether a date is stated or inferred, and from what.
#[derive(Debug, Serialize)]
pub(super) struct DatingFields<'a> {
    dating: &'static str,
    inferred_from: Option<&'a str>,
}

impl<'a> From<&'a Dating> for DatingFields<'a> {
    fn from(dating: &'a Dating) -> Self {
        match dating {
            Dating::Stated => Self {
                dating: "stated",
                inferred_from: None,
            },
            Dating::Inferred(why) => Self {
                dating: "inferred",
                inferred_from: Some(why),
            },
        }
    }
}

pub(super) fn party(dossier: &Dossier, index: PartyIndex) -> PartyRecord<'_> {
    let party: &Party = dossier.party(index);
    PartyRecord {
        n: index.at(),
        id: &party.id,
        name: &party.name,
        short: party.short_name(),
        color: party
            .color
            .map(|[red, green, blue]| format!("#{red:02x}{green:02x}{blue:02x}")),
    }
}

pub(super) fn theme(dossier: &Dossier, index: ThemeIndex) -> Option<ThemeRecord<'_>> {
    let theme: &Theme = dossier.themes.get(index.at())?;
    Some(ThemeRecord {
        id: &theme.id,
        name: &theme.name,
    })
}

pub(super) fn plan<'a>(dossier: &'a Dossier, plan: &'a Plan) -> PlanRecord<'a> {
    PlanRecord {
        id: &plan.id,
        name: &plan.name,
        date: plan.date.map(|date| date.to_string()),
        source: plan.source.map(|index| dossier.source(index).id.as_str()),
    }
}

pub(super) fn plan_id(dossier: &Dossier, index: PlanIndex) -> Option<&str> {
    dossier.plans.get(index.at()).map(|plan| plan.id.as_str())
}

pub(super) fn point(dossier: &Dossier, index: PointIndex) -> PointRecord<'_> {
    let point: &Point = dossier.point(index);
    let theme = point.theme.and_then(|it| dossier.themes.get(it.at()));
    PointRecord {
        n: index.at(),
        id: &point.id,
        theme: theme.map(|theme| theme.id.as_str()),
        title: &point.title,
        proposition: &point.proposition,
        from: point.from.as_deref(),
        note: point.note.as_deref(),
        articles: point
            .articles
            .iter()
            .map(|article| ArticleRecord {
                plan: plan_id(dossier, article.plan),
                number: &article.number,
            })
            .collect(),
    }
}

pub(super) fn source(dossier: &Dossier, index: SourceIndex, style: Style) -> SourceRecord<'_> {
    let source = dossier.source(index);
    SourceRecord {
        id: &source.id,
        publisher: source.publisher.as_deref(),
        title: &source.title,
        author: source.author.as_deref(),
        published: source.published.to_string(),
        dating: (&source.dating).into(),
        url: source.url.as_deref(),
        language: source.language.as_deref(),
        kind: source.kind.map(crate::model::SourceKind::word),
        copy_of: source.copy_of.map(|it| dossier.source(it).id.as_str()),
        rewrite_of: source.rewrite_of.as_deref(),
        text: source.text.as_deref(),
        sha256: source.sha256.as_deref(),
        note: source.note.as_deref(),
        citation: cite::sources(dossier, [index], style),
    }
}
