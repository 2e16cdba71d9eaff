//! How large the pages of a sheet are, and how large a point of the sheet is on paper.
//!
//! A sheet has either the size of what stands on it, or that of a paper. On paper no letter is
//! smaller than 7 points of 1/72 inch: the smallest type of a sheet there is 11 points of the
//! sheet, and becomes exactly that.

use super::error::SheetError;
use super::{MOST_PIXELS, MOST_PIXELS_ACROSS, MOST_PIXELS_DOWN};
use crate::export::{Options, Orientation, Paper};
use crate::look::size;

/// On paper nothing is set smaller, in 1/72 inch.
pub const LEAST_TYPE: f32 = 7.0;
/// The smallest type of a sheet on paper, in points of the sheet: that of its labels.
const SMALLEST: f32 = size::LABEL;
/// Points of a sheet are 1/96 inch, as in CSS.
const SCREEN_UNIT: f32 = 0.75;
/// Social cards: the size that pages of the web show whole, in points.
const CARD: [f32; 2] = [1200.0, 630.0];

/// The size of pages and of what stands on them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Form {
    /// The size of a point of the sheet in 1/72 inch.
    pub unit: f32,
    /// Width and height of every page in 1/72 inch, where pages have a paper's size.
    pub paper: Option<[f32; 2]>,
    /// The width in points, where it is given.
    pub(super) width: Option<f32>,
    /// The height of every page in points, where all are equally high.
    pub(super) height: Option<f32>,
    /// The height in points that a page may have, where one was chosen.
    pub(super) most_height: Option<f32>,
    /// Between the edge of the page and everything on it.
    pub(super) margin: f32,
    /// The size of the numbers of notes.
    pub(super) number: f32,
    /// Pixels for each point.
    pub(super) scale: f32,
}

impl Form {
    /// What the options ask for.
    ///
    /// # Errors
    /// When a scale, a width or a height is out of its range. On paper, width and height are the
    /// paper's, and what was chosen is not heeded.
    pub(super) fn new(options: &Options) -> Result<Self, SheetError> {
        in_range("scale", options.scale, Options::SCALES)?;
        let screen = Self {
            unit: SCREEN_UNIT,
            paper: None,
            width: options.width,
            height: None,
            most_height: options.max_height,
            margin: 56.0,
            number: size::NOTE_NUMBER,
            scale: options.scale,
        };
        if options.paper == Paper::Card {
            let [width, height] = CARD;
            return Ok(Self {
                width: Some(width),
                height: Some(height),
                margin: 40.0,
                number: SMALLEST,
                ..screen
            });
        }
        let Some([short, long]) = options.paper.size() else {
            if let Some(width) = options.width {
                in_range("width", width, Options::WIDTHS)?;
            }
            if let Some(height) = options.max_height {
                in_range("height", height, Options::LEAST_HEIGHT..=f32::INFINITY)?;
            }
            return Ok(screen);
        };
        let [width, height] = match options.orientation {
            Orientation::Portrait => [short, long],
            Orientation::Landscape => [long, short],
        };
        let unit = LEAST_TYPE / SMALLEST;
        Ok(Self {
            unit,
            paper: Some([width, height]),
            width: Some(width / unit),
            height: Some(height / unit),
            margin: 44.0,
            number: SMALLEST,
            ..screen
        })
    }

    /// True for cards, which have no room for a long foot.
    pub(super) fn is_card(&self) -> bool {
        self.is_exact() && self.paper.is_none()
    }

    /// True when all pages are equally large, whatever stands on them.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.height.is_some()
    }

    /// Pixels to the inch of a picture on paper that has so many pixels to the point.
    #[must_use]
    pub fn pixels_per_inch(&self, pixels_per_point: f32) -> Option<u32> {
        self.paper?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "rounded, and a cast of a float saturates"
        )]
        let pixels = (pixels_per_point * 72.0 / self.unit).round() as u32;
        Some(pixels)
    }

    /// The widest sheet that a picture can hold, in points.
    pub(super) fn widest(&self) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "the limit is a round number")]
        let across = MOST_PIXELS_ACROSS as f32;
        (across / self.scale).floor().min(*Options::WIDTHS.end())
    }

    /// How high a page of this width may be, in points, so that its picture stays within its
    /// limits.
    ///
    /// # Errors
    /// When the picture would be too wide.
    pub(super) fn highest_page(&self, width: f32) -> Result<f32, SheetError> {
        #[expect(clippy::cast_precision_loss, reason = "limits are round numbers")]
        let (widest, tallest, all) = (
            MOST_PIXELS_ACROSS as f32,
            MOST_PIXELS_DOWN as f32,
            MOST_PIXELS as f32,
        );
        let across = (width * self.scale).ceil();
        if across > widest {
            return Err(SheetError::TooWide {
                width,
                scale: self.scale,
                limit: MOST_PIXELS_ACROSS,
            });
        }
        // One pixel is kept back, because a page's height in pixels is rounded up.
        let down = tallest.min(all / across).floor() - 1.0;
        let height = down / self.scale;
        let most = self.height.or(self.most_height);
        Ok(most.map_or(height, |most| most.min(height)))
    }
}

fn in_range(
    what: &'static str,
    value: f32,
    range: std::ops::RangeInclusive<f32>,
) -> Result<(), SheetError> {
    if range.contains(&value) {
        return Ok(());
    }
    Err(SheetError::OutOfRange {
        what,
        value,
        least: *range.start(),
        greatest: *range.end(),
    })
}
