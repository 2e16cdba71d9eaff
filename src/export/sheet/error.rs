//! Why a sheet cannot be laid out or painted, each with its remedy.

use std::fmt;

use super::super::options::Options;

/// Why there is no sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum SheetError {
    /// No party is shown.
    NoParties,
    /// No point is shown.
    NoPoints,
    /// A choice is not within its limits.
    OutOfRange {
        /// What was chosen.
        what: &'static str,
        /// The value.
        value: f32,
        /// The least value that is possible.
        least: f32,
        /// The greatest value that is possible.
        greatest: f32,
    },
    /// The columns do not fit.
    TooNarrow {
        /// How many parties are shown.
        parties: usize,
        /// The width in points.
        width: f32,
        /// The least width in points that holds them.
        needed: f32,
    },
    /// A page would be wider than a picture may be.
    TooWide {
        /// The width in points.
        width: f32,
        /// Pixels for each point.
        scale: f32,
        /// The most pixels that a picture may be wide.
        limit: u32,
    },
    /// Something that is not divided does not fit on a page.
    TooTall {
        /// What it is: a point's title, or the beginning of a note.
        what: String,
        /// Its height in points.
        height: f32,
        /// The height in points that a page has for it.
        room: f32,
    },
    /// No bundled face can draw these characters.
    MissingGlyphs(Vec<char>),
    /// The letters of one page do not fit into one font texture.
    TooManyGlyphs,
    /// It was ended by whoever asked for it.
    Cancelled,
}

impl SheetError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::NoParties => "show at least one party".to_owned(),
            Self::NoPoints => "choose at least one point, or take a filter off".to_owned(),
            Self::OutOfRange {
                least, greatest, ..
            } => {
                if greatest.is_finite() {
                    format!("choose a value from {least} to {greatest}")
                } else {
                    format!("choose at least {least}")
                }
            }
            Self::TooNarrow { needed, .. } => {
                if Options::WIDTHS.contains(needed) {
                    format!("choose a width of at least {needed:.0}, or show fewer parties")
                } else {
                    "show fewer parties".to_owned()
                }
            }
            Self::TooWide { .. } => "choose a smaller scale or a smaller width".to_owned(),
            Self::TooTall { .. } => {
                "choose a larger width, a smaller scale or less detail".to_owned()
            }
            Self::MissingGlyphs(_) => {
                "choose HTML, DOCX or XLSX, which can show them, or leave out the rows that hold them"
                    .to_owned()
            }
            Self::TooManyGlyphs => "choose a smaller scale or fewer points".to_owned(),
            Self::Cancelled => "ask for it again".to_owned(),
        }
    }
}

impl fmt::Display for SheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoParties => f.write_str("there is no party to compare"),
            Self::NoPoints => f.write_str("there is no point to compare"),
            Self::OutOfRange { what, value, .. } => {
                write!(f, "a {what} of {value} is not possible")
            }
            Self::TooNarrow { parties, width, .. } => write!(
                f,
                "{} do not fit a sheet {width:.0} points wide",
                crate::finding::Count::new(*parties, "party", "parties")
            ),
            Self::TooWide {
                width,
                scale,
                limit,
            } => write!(
                f,
                "a sheet {width:.0} points wide at scale {scale} is wider than {limit} pixels"
            ),
            Self::TooTall { what, height, room } => write!(
                f,
                "`{what}` is {height:.0} points tall, and a page has room for {room:.0}"
            ),
            Self::MissingGlyphs(characters) => {
                let names: Vec<String> = characters
                    .iter()
                    .map(|character| format!("`{character}` (U+{:04X})", u32::from(*character)))
                    .collect();
                write!(
                    f,
                    "no bundled face can draw {}",
                    crate::finding::list_and(&names)
                )
            }
            Self::TooManyGlyphs => {
                f.write_str("the letters of one page do not fit into one font texture")
            }
            Self::Cancelled => f.write_str("the laying out was stopped"),
        }
    }
}

impl std::error::Error for SheetError {}
