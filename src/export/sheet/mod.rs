//! The sheet: a comparison laid out on pages, the same for the live preview and for every file.
//!
//! It happens in three steps. [`Composition`] says everything in words and numbers the notes;
//! [`lay_out`] sets it in type and divides it into pages of blocks, without regard to pixels;
//! [`PagePainter`] turns a page into triangles at a scale. Pixels are the raster's business,
//! files the shell's.

mod breaks;
mod cell;
mod cell_text;
mod chip;
mod composition;
mod content;
mod error;
mod footer;
mod head;
mod legend;
mod measure;
mod notes;
mod page;
mod pages;
mod paint;
mod press;
mod table;
mod typesetter;
pub mod words;

pub use cell_text::{CellText, Chip, Entry, MarkText, OutlineKind};
pub use composition::{Composition, Note, PointText, SheetRow, SourceNotes};
pub use content::Content;
pub use error::SheetError;
pub use legend::{LegendEntry, Sample};
pub use page::{Block, Page, Role, Run};
pub use paint::{PagePainter, PaintedPage};
pub use typesetter::Typesetter;

use super::options::Options;
use crate::look::Palette;

/// The longest side of a picture, in pixels.
pub const MOST_PIXELS_A_SIDE: u32 = 16_384;
/// The largest picture, in pixels.
pub const MOST_PIXELS: u32 = 64_000_000;

/// A comparison laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// At least one page.
    pub pages: Vec<Page>,
    /// What the pages say.
    pub composition: Composition,
    /// The scale for which the pages were divided, in pixels for each point.
    pub scale: f32,
}

/// Lays out a comparison.
///
/// # Errors
/// When nothing is shown, when an option is out of its range, when the columns, a row or a note
/// do not fit, or when a character has no glyph. Each error has a [`SheetError::hint`].
pub fn lay_out(
    typesetter: &mut Typesetter,
    content: &Content<'_>,
    options: &Options,
) -> Result<Sheet, SheetError> {
    check(options)?;
    if content.shown.columns.is_empty() {
        return Err(SheetError::NoParties);
    }
    if content.shown.rows.is_empty() {
        return Err(SheetError::NoPoints);
    }
    let columns = table::Columns::new(content.shown.columns.len(), options.width)?;
    let limit = highest_page(columns.sheet, options)?;
    let composition = Composition::new(content, options.detail);
    let palette = Palette::of(options.theme.theme());
    typesetter.take_missing();
    let mut press = press::Press {
        typesetter,
        palette,
        types: measure::Types::new(&palette),
        numbers: &composition.numbers,
    };
    let pages = pages::pages(&mut press, content.dossier, &composition, &columns, limit);
    let missing = typesetter.take_missing();
    if !missing.is_empty() {
        return Err(SheetError::MissingGlyphs(missing));
    }
    Ok(Sheet {
        pages: pages?,
        composition,
        scale: options.scale,
    })
}

fn check(options: &Options) -> Result<(), SheetError> {
    let ranges = [
        ("scale", Some(options.scale), Options::SCALES),
        ("width", options.width, Options::WIDTHS),
        (
            "height",
            options.max_height,
            Options::LEAST_HEIGHT..=f32::INFINITY,
        ),
    ];
    for (what, value, range) in ranges {
        if let Some(value) = value.filter(|value| !range.contains(value)) {
            return Err(SheetError::OutOfRange {
                what,
                value,
                least: *range.start(),
                greatest: *range.end(),
            });
        }
    }
    Ok(())
}

/// How high a page may be, in points, so that its picture stays within its limits.
fn highest_page(width: f32, options: &Options) -> Result<f32, SheetError> {
    #[expect(clippy::cast_precision_loss, reason = "both are small or round")]
    let (side, all) = (MOST_PIXELS_A_SIDE as f32, MOST_PIXELS as f32);
    let across = (width * options.scale).ceil();
    if across > side {
        return Err(SheetError::TooWide {
            width,
            scale: options.scale,
            limit: MOST_PIXELS_A_SIDE,
        });
    }
    // One pixel is kept back, because a page's height in pixels is rounded up.
    let down = side.min(all / across).floor() - 1.0;
    let height = down / options.scale;
    Ok(options.max_height.map_or(height, |most| most.min(height)))
}

#[cfg(test)]
mod bundled;
#[cfg(test)]
mod composition_tests;
#[cfg(test)]
mod fisheries;
#[cfg(test)]
mod invariants;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
