//! A dossier: everything in one position file, with its references resolved.

use super::{
    DateSpan, LeftOut, PartyIndex, PlanIndex, PointIndex, SourceIndex, Stance, StatementIndex,
    ThemeIndex, Voice,
};
use crate::finding::RecordKind;

/// Everything in one position file. Every index in it is valid for the list that it names.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Dossier {
    /// The title, empty when the file has none (which is an error finding).
    pub title: String,
    /// What this file is, in the editors' words.
    pub about: Option<String>,
    /// The language of the editors' words, a BCP 47 tag; `en` where the file says nothing.
    pub language: String,
    /// The columns, in the file's order.
    pub parties: Vec<Party>,
    /// The groups of points, in the file's order.
    pub themes: Vec<Theme>,
    /// The rows, in the file's order.
    pub points: Vec<Point>,
    /// The publications.
    pub sources: Vec<Source>,
    /// The versions of the plan that points and statements name.
    pub plans: Vec<Plan>,
    /// The statements that could be read, in the file's order.
    pub statements: Vec<Statement>,
    /// What the file has besides and could not be read.
    pub left_out: LeftOut,
    /// The SHA-256 of the file's bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
}

/// A side whose stance is recorded; a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Lower-case letters, digits and `-`.
    pub id: String,
    /// The whole name.
    pub name: String,
    /// A few letters for narrow places.
    pub short: Option<String>,
    /// Red, green and blue; never used for a stance.
    pub color: Option<[u8; 3]>,
}

impl Party {
    /// The short name, or the whole one where the file gives none.
    #[must_use]
    pub fn short_name(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }
}

/// A named group of points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Lower-case letters, digits and `-`.
    pub id: String,
    /// The heading.
    pub name: String,
}

/// One thing to be settled; a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Lower-case letters, digits and `-`.
    pub id: String,
    /// The theme, where the file names one that exists.
    pub theme: Option<ThemeIndex>,
    /// The row's heading.
    pub title: String,
    /// The sentence that a stance is for or against.
    pub proposition: String,
    /// Whose wording the proposition is.
    pub from: Option<String>,
    /// The editors' note.
    pub note: Option<String>,
    /// Where the plans speak of this point.
    pub articles: Vec<Article>,
}

/// A numbered place in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Which plan.
    pub plan: PlanIndex,
    /// The number there, as the plan prints it.
    pub number: String,
}

/// A version of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Lower-case letters, digits and `-`.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its date, where known.
    pub date: Option<DateSpan>,
    /// The source that prints it, where there is one.
    pub source: Option<SourceIndex>,
}

/// How a date is known.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Dating {
    /// The source states it.
    #[default]
    Stated,
    /// The editors infer it, for this reason.
    Inferred(String),
}

/// What kind of publication a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// News reporting.
    Report,
    /// Opinion or advocacy.
    Opinion,
    /// Published by an official body.
    Official,
    /// The words as spoken, written down.
    Transcript,
    /// None of these.
    Other,
}

impl SourceKind {
    /// Every kind, with the word of the file format.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Report, "Report"),
        (Self::Opinion, "Opinion"),
        (Self::Official, "Official"),
        (Self::Transcript, "Transcript"),
        (Self::Other, "Other"),
    ];

    /// The word in the interface, in lower case.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Opinion => "opinion",
            Self::Official => "official",
            Self::Transcript => "transcript",
            Self::Other => "other",
        }
    }
}

/// A publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its number in the file, from 0, kept when a source before it was left out.
    pub number: u32,
    /// Lower-case letters, digits and `-`.
    pub id: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// The headline.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub published: DateSpan,
    /// How that date is known.
    pub dating: Dating,
    /// Where it can be read; opened only when it is `http` or `https`.
    pub url: Option<String>,
    /// The language it is written in, a BCP 47 tag.
    pub language: Option<String>,
    /// What kind of publication it is.
    pub kind: Option<SourceKind>,
    /// The source in this dossier that this one copies.
    pub copy_of: Option<SourceIndex>,
    /// The original outside this dossier that this one rewrites, in words.
    pub rewrite_of: Option<String>,
    /// The path of its text, relative to the position file; never leads out of that folder.
    pub text: Option<String>,
    /// The SHA-256 of that text's bytes, as the file records it.
    pub sha256: Option<String>,
    /// The editors' note.
    pub note: Option<String>,
}

/// One party, one point, one stance, one quotation, one source, one date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its number in the file, from 0, kept when a statement before it was left out.
    pub number: u32,
    /// A name for this statement.
    pub id: Option<String>,
    /// The row.
    pub point: PointIndex,
    /// The column.
    pub party: PartyIndex,
    /// Where the party comes down.
    pub stance: Stance,
    /// The stance in the editors' words, one line.
    pub gist: String,
    /// The source's words as they are shown: code point for code point, save characters that would
    /// hide or turn some of them, which stand there by their number; see [`hidden`](crate::hidden).
    pub quote: String,
    /// At most 40 characters that stand before the quotation, as they are shown.
    pub before: Option<String>,
    /// At most 40 characters that stand after the quotation, as they are shown.
    pub after: Option<String>,
    /// These three code point for code point, where that is something else.
    pub verbatim: Option<Box<Verbatim>>,
    /// The publication.
    pub source: SourceIndex,
    /// The page or paragraph there.
    pub at: Option<String>,
    /// Who spoke, where the source names one.
    pub speaker: Option<String>,
    /// In what role.
    pub role: Option<String>,
    /// Who says so.
    pub voice: Voice,
    /// The part of the party that speaks, where it is not the whole.
    pub part: Option<String>,
    /// When it was said.
    pub said: DateSpan,
    /// How that date is known.
    pub dating: Dating,
    /// What a conditional stance depends on.
    pub condition: Option<String>,
    /// Who translated the words that the source prints; "the source" where it does not say.
    pub translated_by: Option<String>,
    /// A translation of the quotation into the dossier's language.
    pub translation: Option<String>,
    /// The editors' note.
    pub note: Option<String>,
    /// The reason for the stance.
    pub why: Option<String>,
    /// Who read the stance out of the words.
    pub coded_by: Option<String>,
    /// Who read it again.
    pub checked_by: Option<String>,
    /// The version of the plan it speaks of.
    pub plan: Option<PlanIndex>,
    /// Other parties who spoke the same words.
    pub jointly: Vec<PartyIndex>,
}

/// A quotation and its context code point for code point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verbatim {
    /// The source's words.
    pub quote: String,
    /// What stands before them.
    pub before: Option<String>,
    /// What stands after them.
    pub after: Option<String>,
}

impl Statement {
    /// The source's words code point for code point, to be compared and never to be shown.
    #[must_use]
    pub fn verbatim_quote(&self) -> &str {
        self.verbatim.as_ref().map_or(&self.quote, |it| &it.quote)
    }

    /// What stands before and after them, in the same way.
    #[must_use]
    pub fn verbatim_context(&self) -> [Option<&str>; 2] {
        match &self.verbatim {
            Some(verbatim) => [verbatim.before.as_deref(), verbatim.after.as_deref()],
            None => [self.before.as_deref(), self.after.as_deref()],
        }
    }

    /// The day from which the statement counts: its first possible day.
    #[must_use]
    pub fn day(&self) -> super::Day {
        self.said.first_day()
    }

    /// True when somebody has signed off how this is read.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        let by = self.checked_by.as_deref();
        by.is_some_and(|name| !name.trim().is_empty())
    }

    /// True when the whole party speaks, not a part of it.
    #[must_use]
    pub fn is_whole_party(&self) -> bool {
        self.part.is_none()
    }
}

impl Dossier {
    /// How many records of a list it has.
    #[must_use]
    pub fn count(&self, kind: RecordKind) -> usize {
        match kind {
            RecordKind::Party => self.parties.len(),
            RecordKind::Theme => self.themes.len(),
            RecordKind::Point => self.points.len(),
            RecordKind::Source => self.sources.len(),
            RecordKind::Plan => self.plans.len(),
            RecordKind::Statement => self.statements.len(),
        }
    }

    /// The party at `index`.
    #[must_use]
    pub fn party(&self, index: PartyIndex) -> &Party {
        &self.parties[index.at()]
    }

    /// The point at `index`.
    #[must_use]
    pub fn point(&self, index: PointIndex) -> &Point {
        &self.points[index.at()]
    }

    /// The source at `index`.
    #[must_use]
    pub fn source(&self, index: SourceIndex) -> &Source {
        &self.sources[index.at()]
    }

    /// The statement at `index`.
    #[must_use]
    pub fn statement(&self, index: StatementIndex) -> &Statement {
        &self.statements[index.at()]
    }

    /// True when the statement's source is a copy of another source of this dossier.
    #[must_use]
    pub fn is_from_copy(&self, statement: &Statement) -> bool {
        self.source(statement.source).copy_of.is_some()
    }
}
