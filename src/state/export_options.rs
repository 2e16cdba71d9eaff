//! What can be chosen about an export, as plain data.
//!
//! The dialog, the command line and the state share it. Which values can be painted is decided
//! by [`sheet`](super::sheet), which says so in a sentence when they cannot.

use serde::{Deserialize, Serialize};

use super::{Orientation, Paper, Scope, TableRows};
use crate::cite::Style;

/// How much a cell says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    /// Sign, word and gist.
    Short,
    /// And the words of the statement that stands; all others are printed with their notes.
    #[default]
    Quotes,
    /// And every other visible statement with its words.
    Full,
}

impl Detail {
    /// Every detail, from little to much.
    pub const ALL: [Self; 3] = [Self::Short, Self::Quotes, Self::Full];

    /// The word on the command line.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Quotes => "quotes",
            Self::Full => "full",
        }
    }

    /// The words in the dialog.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Short => "Stances and gists",
            Self::Quotes => "With the standing quotation",
            Self::Full => "With every quotation",
        }
    }
}

/// The colours of a sheet; they do not follow the system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetTheme {
    /// Ink on paper, for print.
    #[default]
    Light,
    /// Light on near-black, for screens.
    Dark,
}

impl SheetTheme {
    /// Both themes.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// The word on the command line.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The word in the dialog.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }
}

/// Everything that can be chosen about an export, whatever its format; each format heeds what it
/// has a use for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportOptions {
    /// The colours.
    pub theme: SheetTheme,
    /// How much a cell says.
    pub detail: Detail,
    /// The width in points, within [`ExportOptions::WIDTHS`]. Without one the sheet is
    /// [`ExportOptions::USUAL_WIDTH`] wide, or as wide as its columns need.
    pub width: Option<f32>,
    /// Pixels for each point, within [`ExportOptions::SCALES`]. Line breaks do not depend on it.
    pub scale: f32,
    /// The largest height of a page in points, at least [`ExportOptions::LEAST_HEIGHT`]; without one
    /// only the limits of a picture count.
    pub max_height: Option<f32>,
    /// What the sheet is set on. On paper, width and height are the paper's.
    pub paper: Paper,
    /// How the paper is turned.
    pub orientation: Orientation,
    /// How much of the comparison is exported.
    pub scope: Scope,
    /// What the rows of a plain table are.
    pub rows: TableRows,
    /// How sources are cited in documents.
    pub citations: Style,
    /// A title in place of the dossier's, which then stands at the foot; empty for none.
    pub title: String,
    /// A line under the title; empty for none.
    pub subtitle: String,
    /// Who made this, for the foot of each page; empty for nobody.
    pub credit: String,
}

impl ExportOptions {
    /// The width of a sheet whose columns fit it, in points.
    pub const USUAL_WIDTH: f32 = 1600.0;
    /// The narrowest and the widest sheet, in points.
    pub const WIDTHS: std::ops::RangeInclusive<f32> = 480.0..=8000.0;
    /// The least and the greatest scale, in pixels for each point.
    pub const SCALES: std::ops::RangeInclusive<f32> = 1.0..=4.0;
    /// The least height that can be asked for, in points.
    pub const LEAST_HEIGHT: f32 = 400.0;
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self {
            theme: SheetTheme::default(),
            detail: Detail::default(),
            width: None,
            scale: 2.0,
            max_height: None,
            paper: Paper::default(),
            orientation: Orientation::default(),
            scope: Scope::default(),
            rows: TableRows::default(),
            citations: Style::default(),
            title: String::new(),
            subtitle: String::new(),
            credit: String::new(),
        }
    }
}
