//! The sheet: a comparison laid out on pages, the same for the live preview and for every file.
//!
//! It happens in three steps. [`Composition`] says everything in words and numbers the notes;
//! [`lay_out`] sets it in type and divides it into pages of blocks, without regard to pixels;
//! [`PagePainter`] turns a page into triangles at a scale. Pixels are the raster's business,
//! files the shell's.

mod breaks;
mod cell;
mod cell_text;
mod cell_writer;
mod chip;
mod composition;
mod content;
mod error;
mod foot;
mod footer;
mod head;
mod legend;
mod listing;
mod listing_legend;
mod measure;
mod notes;
mod page;
mod pages;
mod paint;
mod parts;
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

use egui::vec2;

use super::options::Options;
use crate::listing::Listing;
use crate::look::Palette;

/// The widest picture, in pixels.
pub const MOST_PIXELS_ACROSS: u32 = 16_384;
/// The tallest picture, in pixels: image programs of all kinds open up to 32,767.
pub const MOST_PIXELS_DOWN: u32 = 32_000;
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
    let composition = Composition::new(content, options);
    let palette = Palette::of(options.theme.theme());
    typesetter.take_missing();
    let mut press = press::Press {
        typesetter,
        palette,
        types: measure::Types::new(&palette),
        numbers: &composition.numbers,
    };
    let parts = parts::Parts::new(&mut press, content.dossier, &composition, &columns);
    let pages = divide(&mut press, &composition, &columns, &parts, limit, options);
    finish(typesetter, pages, composition, options)
}

/// Lays out a listing as a plain table.
///
/// # Errors
/// When an option is out of its range, when a row does not fit a page, or when a character has no
/// glyph. Each error has a [`SheetError::hint`].
pub fn lay_out_listing(
    typesetter: &mut Typesetter,
    content: &Content<'_>,
    table: &Listing,
    options: &Options,
) -> Result<Sheet, SheetError> {
    check(options)?;
    let columns = listing::columns(options.width.unwrap_or(Options::USUAL_WIDTH));
    let limit = highest_page(columns.sheet, options)?;
    let composition = listing::composition(content, table, options);
    let palette = Palette::of(options.theme.theme());
    typesetter.take_missing();
    let mut press = press::Press {
        typesetter,
        palette,
        types: measure::Types::new(&palette),
        numbers: &composition.numbers,
    };
    let parts = listing::parts(&mut press, table, &composition, &columns);
    let pages = divide(&mut press, &composition, &columns, &parts, limit, options);
    finish(typesetter, pages, composition, options)
}

/// Deals the parts out to pages no higher than `limit`, and gives each its foot.
fn divide(
    press: &mut press::Press<'_>,
    composition: &Composition,
    columns: &table::Columns,
    parts: &parts::Parts,
    limit: f32,
    options: &Options,
) -> Result<Vec<Page>, SheetError> {
    // With the largest numbers, so that no foot is higher than this one.
    let foot = foot::foot(press, composition, columns, 888, 888);
    let bottom = limit - measure::MARGIN - measure::ABOVE_FOOT - foot.height;
    let contents = if options.max_height.is_some() {
        pages::deal(parts, bottom)
    } else {
        pages::deal_evenly(parts, bottom)
    };
    contents.map(|contents| bind(press, composition, columns, contents))
}

/// The sheet, unless something had no glyph.
fn finish(
    typesetter: &mut Typesetter,
    pages: Result<Vec<Page>, SheetError>,
    composition: Composition,
    options: &Options,
) -> Result<Sheet, SheetError> {
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

/// Gives each page its foot.
fn bind(
    press: &mut press::Press<'_>,
    composition: &Composition,
    columns: &table::Columns,
    contents: Vec<pages::Contents>,
) -> Vec<Page> {
    let count = contents.len();
    contents
        .into_iter()
        .enumerate()
        .map(|(number, mut contents)| {
            let foot = foot::foot(press, composition, columns, number + 1, count);
            let top = contents.bottom + measure::ABOVE_FOOT;
            foot.place(&mut contents.blocks, vec2(0.0, top));
            Page {
                size: vec2(columns.sheet, (top + foot.height + measure::MARGIN).ceil()),
                paper: press.palette.paper,
                blocks: contents.blocks,
            }
        })
        .collect()
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
    #[expect(clippy::cast_precision_loss, reason = "limits are round numbers")]
    let (widest, tallest, all) = (
        MOST_PIXELS_ACROSS as f32,
        MOST_PIXELS_DOWN as f32,
        MOST_PIXELS as f32,
    );
    let across = (width * options.scale).ceil();
    if across > widest {
        return Err(SheetError::TooWide {
            width,
            scale: options.scale,
            limit: MOST_PIXELS_ACROSS,
        });
    }
    // One pixel is kept back, because a page's height in pixels is rounded up.
    let down = tallest.min(all / across).floor() - 1.0;
    let height = down / options.scale;
    Ok(options.max_height.map_or(height, |most| most.min(height)))
}

#[cfg(test)]
mod bundled;
#[cfg(test)]
mod comparison_tests;
#[cfg(test)]
mod composition_tests;
#[cfg(test)]
pub(super) mod fisheries;
#[cfg(test)]
mod invariants;
#[cfg(test)]
mod listing_tests;
#[cfg(test)]
mod properties;
#[cfg(test)]
pub(super) mod samples;
#[cfg(test)]
mod tests;
