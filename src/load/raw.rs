//! The records as they stand in the file, before references, dates and colours are looked at.
//!
//! Field names are the file's; the closed lists are mirrored here so that the types of the
//! vocabulary stay free of serde.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use ron::Options;
use ron::error::SpannedError;
use ron::extensions::Extensions;
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::finding::RecordKind;
use crate::model;

use super::plain;

/// `extra: {"key": "text"}`, read so that a mistake in it is told, and then forgotten.
type Extra = Option<BTreeMap<String, String>>;

static OPTIONS: LazyLock<Options> =
    LazyLock::new(|| Options::default().with_default_extension(Extensions::IMPLICIT_SOME));

/// Reads one value from its own slice of the file: quickly where it is written plainly, else as
/// RON's own parser does.
pub(super) fn read<'t, T: Deserialize<'t>>(slice: &'t str) -> Result<T, SpannedError> {
    plain::read(slice).map_or_else(|| parse(slice), Ok)
}

/// Reads one value as RON's own parser does, with its errors.
pub(super) fn parse<'t, T: Deserialize<'t>>(slice: &'t str) -> Result<T, SpannedError> {
    OPTIONS.from_str(slice)
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Party")]
pub(super) struct Party {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) short: Option<String>,
    pub(super) color: Option<String>,
    #[serde(rename = "extra")]
    _extra: Extra,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Theme")]
pub(super) struct Theme {
    pub(super) id: String,
    pub(super) name: String,
    #[serde(rename = "extra")]
    _extra: Extra,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Point")]
pub(super) struct Point {
    pub(super) id: String,
    pub(super) theme: Option<String>,
    pub(super) title: String,
    pub(super) proposition: String,
    pub(super) from: Option<String>,
    pub(super) note: Option<String>,
    pub(super) articles: Option<Vec<Article>>,
    #[serde(rename = "extra")]
    _extra: Extra,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Article")]
pub(super) struct Article {
    pub(super) plan: String,
    pub(super) number: String,
    #[serde(rename = "extra")]
    _extra: Extra,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Plan")]
pub(super) struct Plan {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) date: Option<String>,
    pub(super) source: Option<String>,
    #[serde(rename = "extra")]
    _extra: Extra,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Source")]
pub(super) struct Source {
    pub(super) id: String,
    pub(super) publisher: Option<String>,
    pub(super) title: String,
    pub(super) author: Option<String>,
    pub(super) published: String,
    pub(super) dating: Option<Dating>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    pub(super) kind: Option<SourceKind>,
    pub(super) copy_of: Option<String>,
    pub(super) rewrite_of: Option<String>,
    pub(super) text: Option<String>,
    pub(super) sha256: Option<String>,
    pub(super) note: Option<String>,
    #[serde(rename = "extra")]
    _extra: Extra,
}

/// A statement; what is only looked up is borrowed from the file where it can be.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Statement")]
pub(super) struct Statement<'t> {
    pub(super) id: Option<String>,
    #[serde(borrow)]
    pub(super) point: Cow<'t, str>,
    #[serde(borrow)]
    pub(super) party: Cow<'t, str>,
    pub(super) stance: Stance,
    pub(super) gist: String,
    pub(super) quote: String,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    #[serde(borrow)]
    pub(super) source: Cow<'t, str>,
    pub(super) at: Option<String>,
    pub(super) speaker: Option<String>,
    pub(super) role: Option<String>,
    pub(super) voice: Voice,
    pub(super) part: Option<String>,
    #[serde(borrow)]
    pub(super) said: Cow<'t, str>,
    pub(super) dating: Option<Dating>,
    pub(super) condition: Option<String>,
    pub(super) translated_by: Option<String>,
    pub(super) translation: Option<String>,
    pub(super) note: Option<String>,
    pub(super) why: Option<String>,
    pub(super) coded_by: Option<String>,
    pub(super) checked_by: Option<String>,
    pub(super) plan: Option<String>,
    pub(super) jointly: Option<Vec<String>>,
    #[serde(rename = "extra")]
    _extra: Extra,
}

/// `dating: Stated` or `dating: Inferred("why")`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) enum Dating {
    Stated,
    Inferred(String),
}

impl From<Option<Dating>> for model::Dating {
    fn from(dating: Option<Dating>) -> Self {
        match dating {
            None | Some(Dating::Stated) => Self::Stated,
            Some(Dating::Inferred(why)) => Self::Inferred(why),
        }
    }
}

/// `voice: …`, with the claimant's id as the file gives it.
#[derive(Debug, PartialEq, Deserialize)]
pub(super) enum Voice {
    Own,
    Reported,
    ClaimedBy(String),
    Analyst,
}

/// `kind: …`
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub(super) enum SourceKind {
    Report,
    Opinion,
    Official,
    Transcript,
    Other,
}

impl From<SourceKind> for model::SourceKind {
    fn from(kind: SourceKind) -> Self {
        match kind {
            SourceKind::Report => Self::Report,
            SourceKind::Opinion => Self::Opinion,
            SourceKind::Official => Self::Official,
            SourceKind::Transcript => Self::Transcript,
            SourceKind::Other => Self::Other,
        }
    }
}

/// `stance: …`
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub(super) enum Stance {
    Insists,
    Supports,
    SupportsIf,
    Unclear,
    OpposesUnless,
    Opposes,
    RulesOut,
}

impl From<Stance> for model::Stance {
    fn from(stance: Stance) -> Self {
        match stance {
            Stance::Insists => Self::Insists,
            Stance::Supports => Self::Supports,
            Stance::SupportsIf => Self::SupportsIf,
            Stance::Unclear => Self::Unclear,
            Stance::OpposesUnless => Self::OpposesUnless,
            Stance::Opposes => Self::Opposes,
            Stance::RulesOut => Self::RulesOut,
        }
    }
}

/// Reads a slice as a record of the list `kind`, only to see whether it is one.
pub(super) fn check(kind: RecordKind, slice: &str) -> Result<(), SpannedError> {
    match kind {
        RecordKind::Party => read::<Party>(slice).map(drop),
        RecordKind::Theme => read::<Theme>(slice).map(drop),
        RecordKind::Point => read::<Point>(slice).map(drop),
        RecordKind::Source => read::<Source>(slice).map(drop),
        RecordKind::Plan => read::<Plan>(slice).map(drop),
        RecordKind::Statement => read::<Statement<'_>>(slice).map(drop),
    }
}

/// True when a slice is a value of RON, whatever it says.
pub(super) fn is_well_formed(slice: &str) -> bool {
    parse::<IgnoredAny>(slice).is_ok()
}

#[cfg(test)]
mod tests {
    use super::super::format::{self, LISTS};
    use super::*;
    use ron::error::Error;

    /// The fields that the structs know, as their complaint about an unknown one lists them.
    fn known_fields(kind: RecordKind) -> Vec<&'static str> {
        match check(kind, "(no_such_field: 1)").map_err(|error| error.code) {
            Err(Error::NoSuchStructField { expected, .. }) => expected.to_vec(),
            other => panic!("{kind:?}: {other:?}"),
        }
    }

    #[test]
    fn the_scanner_knows_the_fields_that_records_have() {
        for kind in LISTS {
            let mut structs = known_fields(kind);
            let mut scanner = format::fields(kind).to_vec();
            structs.sort_unstable();
            scanner.sort_unstable();
            assert_eq!(structs, scanner, "{kind:?}");
        }
    }

    #[test]
    fn the_closed_lists_are_those_of_the_vocabulary() {
        for stance in model::Stance::ALL {
            let word = format!("{stance:?}");
            let read: Result<Stance, _> = read(&word);
            assert_eq!(read.map(model::Stance::from), Ok(stance));
        }
        for (kind, word) in model::SourceKind::ALL {
            let read: Result<SourceKind, _> = read(word);
            assert_eq!(read.map(model::SourceKind::from), Ok(kind));
        }
    }
}
