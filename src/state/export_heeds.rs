//! Which choices count for which format; what does not count is not asked for.

use super::{ExportOptions, Format, Orientation, Paper};

/// Something that can be chosen about an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The colours.
    Theme,
    /// How much a cell says.
    Detail,
    /// The paper.
    Paper,
    /// How the paper is turned.
    Orientation,
    /// The width of a tall page, and its largest height.
    Width,
    /// Pixels for each point.
    Scale,
    /// What the rows of a plain table are.
    Rows,
    /// How sources are cited.
    Citations,
    /// Title, subtitle and credit.
    Words,
    /// How much of the dossier is written.
    Scope,
}

impl Format {
    /// True where a choice counts.
    #[must_use]
    pub fn heeds(self, choice: Choice) -> bool {
        match choice {
            Choice::Theme | Choice::Width | Choice::Orientation => self.is_laid_out(),
            Choice::Paper => self.is_laid_out() || self.is_of_office(),
            Choice::Scale => self == Self::Png,
            Choice::Rows => self == Self::Csv,
            Choice::Detail => {
                self.is_laid_out() || matches!(self, Self::Html | Self::Docx | Self::Markdown)
            }
            Choice::Citations => matches!(
                self,
                Self::Html | Self::Docx | Self::Xlsx | Self::Markdown | Self::Json
            ),
            Choice::Words => !self.is_of_sources() && !self.is_of_all(),
            Choice::Scope => !self.is_of_all(),
        }
    }
}

impl Format {
    /// True for what is printed from an office program, always on a paper.
    #[must_use]
    pub fn is_of_office(self) -> bool {
        matches!(self, Self::Docx | Self::Xlsx)
    }
}

impl ExportOptions {
    /// The choices with which a format begins. Pages for print are set on paper.
    #[must_use]
    pub fn usual(format: Format) -> Self {
        let (paper, orientation) = match format {
            Format::Pdf | Format::Docx | Format::Xlsx => (Paper::A4, Orientation::Landscape),
            _ => (Paper::Tall, Orientation::Portrait),
        };
        Self {
            paper,
            orientation,
            ..Self::default()
        }
    }
}
