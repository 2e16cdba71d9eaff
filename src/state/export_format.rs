//! The kinds of files that an export writes; the ending of a path tells which.

use std::path::Path;

use serde::{Deserialize, Serialize};

/// A kind of file.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Pictures, one for each page.
    #[default]
    Png,
    /// One document of pages.
    Pdf,
    /// Vector pictures, one for each page.
    Svg,
    /// One page of the web that needs nothing beside it.
    Html,
    /// A document for a text processor.
    Docx,
    /// A workbook for a spreadsheet.
    Xlsx,
    /// One plain table.
    Csv,
    /// Records for programs.
    Json,
    /// A table with footnotes for a wiki.
    Markdown,
    /// The sources for `LaTeX`.
    Bibtex,
    /// The sources for reference managers.
    CslJson,
    /// The whole dossier with its texts, for programs in which texts are coded.
    RefiQda,
}

impl Format {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::Png,
        Self::Pdf,
        Self::Svg,
        Self::Html,
        Self::Docx,
        Self::Xlsx,
        Self::Csv,
        Self::Json,
        Self::Markdown,
        Self::Bibtex,
        Self::CslJson,
        Self::RefiQda,
    ];

    /// The ending of its files, without the dot before it.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Svg => "svg",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Markdown => "md",
            Self::Bibtex => "bib",
            Self::CslJson => "csl.json",
            Self::RefiQda => "qdpx",
        }
    }

    /// Its name and what it is for.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Png => ("PNG", "a picture"),
            Self::Pdf => ("PDF", "pages for print and screen readers"),
            Self::Svg => ("SVG", "a vector picture"),
            Self::Html => ("HTML", "a page of the web"),
            Self::Docx => ("DOCX", "a document for Word or Writer"),
            Self::Xlsx => ("XLSX", "a workbook for Excel or Calc"),
            Self::Csv => ("CSV", "one plain table"),
            Self::Json => ("JSON", "records for programs"),
            Self::Markdown => ("Markdown", "a table for a wiki"),
            Self::Bibtex => ("BibTeX", "the sources for LaTeX"),
            Self::CslJson => ("CSL-JSON", "the sources for reference managers"),
            Self::RefiQda => (
                "REFI-QDA",
                "the whole dossier, whatever is shown, for MAXQDA, NVivo, ATLAS.ti and others",
            ),
        }
    }

    /// Every ending that is understood, the longer ones first: `x.csl.json` ends in `json` too.
    pub fn endings() -> impl Iterator<Item = &'static str> {
        let also = ["htm", "markdown"];
        std::iter::once(Self::CslJson)
            .chain(Self::ALL)
            .map(Self::ending)
            .chain(also)
    }

    /// The kind that a path asks for by its ending, in capitals or not; none for any other ending
    /// and for a name that is nothing but an ending.
    #[must_use]
    pub fn of_path(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_lowercase();
        let ends = |ending: &str| {
            let stem = name
                .strip_suffix(ending)
                .and_then(|it| it.strip_suffix('.'));
            stem.is_some_and(|stem| !stem.is_empty())
        };
        // The longer ending is tried first: `x.csl.json` ends in both.
        let also = [("htm", Self::Html), ("markdown", Self::Markdown)];
        std::iter::once(Self::CslJson)
            .chain(Self::ALL)
            .find(|format| ends(format.ending()))
            .or_else(|| also.into_iter().find(|(it, _)| ends(it)).map(|(_, it)| it))
    }

    /// True for what is set in type by the sheet; colours, paper and width count only here.
    #[must_use]
    pub fn is_laid_out(self) -> bool {
        matches!(self, Self::Png | Self::Pdf | Self::Svg)
    }

    /// True where each page becomes a file of its own.
    #[must_use]
    pub fn is_numbered(self) -> bool {
        matches!(self, Self::Png | Self::Svg)
    }

    /// True where only the sources are written.
    #[must_use]
    pub fn is_of_sources(self) -> bool {
        matches!(self, Self::Bibtex | Self::CslJson)
    }

    /// True where everything is written, whatever is shown.
    #[must_use]
    pub fn is_of_all(self) -> bool {
        self == Self::RefiQda
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_tells_the_kind() {
        let cases = [
            ("out.png", Some(Format::Png)),
            ("a/out.PNG", Some(Format::Png)),
            ("./-.Pdf", Some(Format::Pdf)),
            ("x.htm", Some(Format::Html)),
            ("x.markdown", Some(Format::Markdown)),
            ("x.json", Some(Format::Json)),
            ("x.csl.json", Some(Format::CslJson)),
            ("csl.json", Some(Format::Json)),
            (".png", None),
            ("png", None),
            ("x.QDPX", Some(Format::RefiQda)),
            ("out.txt", None),
            ("", None),
            ("-", None),
        ];
        for (path, expected) in cases {
            assert_eq!(Format::of_path(Path::new(path)), expected, "{path}");
        }
        for format in Format::ALL {
            let path = format!("x.{}", format.ending());
            assert_eq!(Format::of_path(Path::new(&path)), Some(format));
        }
    }
}
