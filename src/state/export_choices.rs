//! What else can be chosen about an export: paper, what of the comparison, which rows.

use serde::{Deserialize, Serialize};

/// What a sheet is set on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// As large as what stands on it: one tall page where it may be so tall.
    #[default]
    Tall,
    /// 210 by 297 millimetres.
    A4,
    /// 297 by 420 millimetres.
    A3,
    /// 8.5 by 11 inches.
    Letter,
    /// 1200 by 630 points, as pages of the web show a link to them.
    Card,
}

impl Paper {
    /// Every paper, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Tall, Self::A4, Self::A3, Self::Letter, Self::Card];

    /// The word on the command line.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Tall => "tall",
            Self::A4 => "a4",
            Self::A3 => "a3",
            Self::Letter => "letter",
            Self::Card => "card",
        }
    }

    /// The words in the dialog.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Tall => "One tall page",
            Self::A4 => "A4",
            Self::A3 => "A3",
            Self::Letter => "Letter",
            Self::Card => "Social cards",
        }
    }

    /// Width and height upright, in 1/72 inch; none for what is no paper.
    #[must_use]
    pub fn size(self) -> Option<[f32; 2]> {
        match self {
            Self::Tall | Self::Card => None,
            Self::A4 => Some([595.276, 841.89]),
            Self::A3 => Some([841.89, 1190.551]),
            Self::Letter => Some([612.0, 792.0]),
        }
    }
}

/// How paper is turned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Orientation {
    /// The longer side down.
    #[default]
    Portrait,
    /// The longer side across.
    Landscape,
}

impl Orientation {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Portrait, Self::Landscape];

    /// The word on the command line.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Portrait => "portrait",
            Self::Landscape => "landscape",
        }
    }

    /// The words in the dialog.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Portrait => "Portrait",
            Self::Landscape => "Landscape",
        }
    }
}

/// How much of the comparison is exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// What the filters leave.
    #[default]
    Shown,
    /// Every point and every party, whatever the filters; date and order stay.
    All,
    /// The selected cells.
    Selection,
}

impl Scope {
    /// Every scope, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::All, Self::Shown, Self::Selection];

    /// The words in the dialog.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Shown => "As filtered",
            Self::All => "Everything",
            Self::Selection => "Selected cells",
        }
    }
}

/// What the rows of a plain table are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableRows {
    /// A point each, with a column for each party.
    #[default]
    Points,
    /// A statement each.
    Statements,
}

impl TableRows {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Points, Self::Statements];

    /// The word on the command line.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::Statements => "statements",
        }
    }

    /// The words in the dialog.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Points => "Points",
            Self::Statements => "Statements",
        }
    }
}
