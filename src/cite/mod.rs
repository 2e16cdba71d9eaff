//! Citations: a source and a quotation in the styles that newsrooms and journals ask for.
//!
//! - *Short* is a line for a caption or a footnote of one's own.
//! - *Notes* follows the footnotes of the Chicago Manual of Style (17th edition, chapter 14):
//!   what is not known for certain stands in square brackets.
//! - *APA* follows the reference list of the Publication Manual of the American Psychological
//!   Association (7th edition, chapters 9 and 10): a date that is not certain is `ca.`.
//! - *BibTeX* is one `@misc` record for each source, readable by BibTeX and biblatex alike.
//! - *CSL-JSON* is one item for each source, as citeproc programs and Zotero read it; a date that
//!   is not certain is `circa`.
//!
//! Whose words they are is never left to the style: a claim is "claimed by", a report is
//! "reported", and a copy names what it copies.

mod bibtex;
mod csl;
mod prose;

pub use bibtex::bibtex;
pub use csl::csl_json;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::check::Graded;
use crate::model::{Dossier, SourceIndex, StatementIndex};

/// How a citation is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// One line.
    #[default]
    Short,
    /// A footnote of the Chicago Manual of Style.
    Notes,
    /// An entry of a reference list of the American Psychological Association.
    Apa,
    /// A record for `LaTeX`.
    Bibtex,
    /// A record for reference managers.
    CslJson,
}

impl Style {
    /// Every style with its key and its name.
    pub const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::Short, "short", "Short"),
        (Self::Notes, "notes", "Chicago notes"),
        (Self::Apa, "apa", "APA"),
        (Self::Bibtex, "bibtex", "BibTeX"),
        (Self::CslJson, "csl-json", "CSL-JSON"),
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        let mut all = Self::ALL.into_iter();
        all.find(|(style, ..)| *style == self)
            .map_or("", |(_, _, name)| name)
    }

    /// True for the styles that record a source and have no place for a quotation.
    #[must_use]
    pub fn is_record(self) -> bool {
        matches!(self, Self::Bibtex | Self::CslJson)
    }
}

/// A quotation with who said it, in whose words, when, and where it is printed. The two record
/// styles have no place for a quotation and give its source alone.
#[must_use]
pub fn statement(
    dossier: &Dossier,
    statement: StatementIndex,
    graded: Option<&Graded>,
    style: Style,
) -> String {
    let source = dossier.statement(statement).source;
    match style {
        Style::Short | Style::Notes | Style::Apa => {
            prose::statement(dossier, statement, graded, style)
        }
        Style::Bibtex | Style::CslJson => sources(dossier, [source], style),
    }
}

/// Sources in the order given, each once.
#[must_use]
pub fn sources(
    dossier: &Dossier,
    sources: impl IntoIterator<Item = SourceIndex>,
    style: Style,
) -> String {
    let mut seen = BTreeSet::new();
    let list: Vec<SourceIndex> = sources.into_iter().filter(|it| seen.insert(*it)).collect();
    match style {
        Style::Short | Style::Notes | Style::Apa => {
            let lines = list.iter().map(|&it| prose::source(dossier, it, style));
            lines.collect::<Vec<_>>().join("\n")
        }
        Style::Bibtex => {
            let records = list.iter().map(|&it| bibtex(dossier, it));
            records.collect::<Vec<_>>().join("\n")
        }
        Style::CslJson => csl_json(dossier, &list),
    }
}

/// What there is to say of a source besides, as sentences without the last stop. The editors' words
/// may bring stops of their own.
fn remarks(sentences: &[String]) -> String {
    let told = sentences.iter().map(|it| it.trim_end_matches('.'));
    told.collect::<Vec<_>>().join(". ")
}

#[cfg(test)]
mod tests;
