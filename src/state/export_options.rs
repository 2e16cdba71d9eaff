//! How a comparison is to be exported: plain data, shared by dialog and command line.

use serde::{Deserialize, Serialize};

/// How much of the evidence a sheet prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Detail {
    /// Sign, word and gist.
    Short,
    /// Also the quotation that stands.
    #[default]
    Quotes,
    /// Also every other visible quotation.
    Full,
}

impl Detail {
    /// Every detail with its word on the command line.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::Short, "short"),
        (Self::Quotes, "quotes"),
        (Self::Full, "full"),
    ];
}

/// The colours of a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SheetTheme {
    /// Ink on paper.
    #[default]
    Light,
    /// Light on near-black.
    Dark,
}

/// How a comparison is to be exported.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportOptions {
    /// The colours.
    pub theme: SheetTheme,
    /// How much of the evidence is printed.
    pub detail: Detail,
    /// The width of the sheet in points; one point is `scale` pixels.
    pub width: f32,
    /// Pixels per point, 1 to 4.
    pub scale: f32,
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self {
            theme: SheetTheme::Light,
            detail: Detail::Quotes,
            width: 1400.0,
            scale: 2.0,
        }
    }
}

impl ExportOptions {
    /// The narrowest sheet, in points.
    pub const MIN_WIDTH: f32 = 480.0;
    /// The widest sheet, in points.
    pub const MAX_WIDTH: f32 = 6000.0;
    /// The smallest and the largest number of pixels per point.
    pub const SCALES: std::ops::RangeInclusive<f32> = 1.0..=4.0;
}
