//! A whole position file as plain records: what bare RON makes of it, to measure opening against.
//!
//! The fields are those of the loader's own records, with the same types.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;

/// `extra: {"key": "text"}`
type Extra = Option<BTreeMap<String, String>>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File<'t> {
    pub(crate) format: u32,
    pub(crate) title: String,
    pub(crate) about: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) parties: Vec<Party>,
    pub(crate) themes: Option<Vec<Theme>>,
    pub(crate) points: Vec<Point>,
    pub(crate) sources: Vec<Source>,
    pub(crate) plans: Option<Vec<Plan>>,
    #[serde(borrow)]
    pub(crate) statements: Vec<Statement<'t>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Party")]
pub(crate) struct Party {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) short: Option<String>,
    pub(crate) color: Option<String>,
    #[serde(rename = "extra")]
    _extra: Extra,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Theme")]
pub(crate) struct Theme {
    pub(crate) id: String,
    pub(crate) name: String,
    #[serde(rename = "extra")]
    _extra: Extra,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Point")]
pub(crate) struct Point {
    pub(crate) id: String,
    pub(crate) theme: Option<String>,
    pub(crate) title: String,
    pub(crate) proposition: String,
    pub(crate) from: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) articles: Option<Vec<Article>>,
    #[serde(rename = "extra")]
    _extra: Extra,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Article")]
pub(crate) struct Article {
    pub(crate) plan: String,
    pub(crate) number: String,
    #[serde(rename = "extra")]
    _extra: Extra,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Plan")]
pub(crate) struct Plan {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) date: Option<String>,
    pub(crate) source: Option<String>,
    #[serde(rename = "extra")]
    _extra: Extra,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Source")]
pub(crate) struct Source {
    pub(crate) id: String,
    pub(crate) publisher: Option<String>,
    pub(crate) title: String,
    pub(crate) author: Option<String>,
    pub(crate) published: String,
    pub(crate) dating: Option<Dating>,
    pub(crate) url: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) kind: Option<SourceKind>,
    pub(crate) copy_of: Option<String>,
    pub(crate) rewrite_of: Option<String>,
    pub(crate) text: Option<String>,
    pub(crate) sha256: Option<String>,
    pub(crate) note: Option<String>,
    #[serde(rename = "extra")]
    _extra: Extra,
}

/// A statement; what is only looked up is borrowed from the file where it can be.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Statement")]
pub(crate) struct Statement<'t> {
    pub(crate) id: Option<String>,
    #[serde(borrow)]
    pub(crate) point: Cow<'t, str>,
    #[serde(borrow)]
    pub(crate) party: Cow<'t, str>,
    pub(crate) stance: Stance,
    pub(crate) gist: String,
    pub(crate) quote: String,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
    #[serde(borrow)]
    pub(crate) source: Cow<'t, str>,
    pub(crate) at: Option<String>,
    pub(crate) speaker: Option<String>,
    pub(crate) role: Option<String>,
    pub(crate) voice: Voice,
    pub(crate) part: Option<String>,
    #[serde(borrow)]
    pub(crate) said: Cow<'t, str>,
    pub(crate) dating: Option<Dating>,
    pub(crate) condition: Option<String>,
    pub(crate) translated_by: Option<String>,
    pub(crate) translation: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) why: Option<String>,
    pub(crate) coded_by: Option<String>,
    pub(crate) checked_by: Option<String>,
    pub(crate) plan: Option<String>,
    pub(crate) jointly: Option<Vec<String>>,
    #[serde(rename = "extra")]
    _extra: Extra,
}

/// `dating: Stated` or `dating: Inferred("why")`.
#[derive(Debug, Deserialize)]
pub(crate) enum Dating {
    Stated,
    Inferred(String),
}

/// `voice: …`, with the claimant's id as the file gives it.
#[derive(Debug, Deserialize)]
pub(crate) enum Voice {
    Own,
    Reported,
    ClaimedBy(String),
    Analyst,
}

/// `kind: …`
#[derive(Debug, Deserialize)]
pub(crate) enum SourceKind {
    Report,
    Opinion,
    Official,
    Transcript,
    Other,
}

/// `stance: …`
#[derive(Debug, Deserialize)]
pub(crate) enum Stance {
    Insists,
    Supports,
    SupportsIf,
    Unclear,
    OpposesUnless,
    Opposes,
    RulesOut,
}
