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
mod columns;
mod composition;
mod content;
mod cut;
mod error;
mod foot;
mod footer;
mod form;
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
mod remarks;
mod ruler;
mod span;
mod table;
mod typesetter;
mod watch;
pub mod words;

pub(super) use breaks::visible;
pub use cell_text::{CellText, Chip, Entry, MarkText, OutlineKind};
pub use composition::{Composition, Note, PointText, SheetRow, SourceNotes};
pub use content::Content;
pub use error::SheetError;
pub use form::{Form, LEAST_TYPE};
pub use legend::{LegendEntry, Sample};
pub use page::{Block, Page, Role, Run};
pub use paint::{PagePainter, PaintedPage};
pub use typesetter::Typesetter;
pub use watch::GoesOn;

use std::collections::BTreeMap;

use columns::Columns;
use egui::vec2;
use foot::Foot;

use super::options::Options;
use crate::listing::Listing;
use crate::look::Palette;
use crate::model::StatementIndex;

/// The widest picture, in pixels.
pub const MOST_PIXELS_ACROSS: u32 = 16_384;
/// The tallest picture, in pixels: image programs of all kinds open up to 32,767.
pub const MOST_PIXELS_DOWN: u32 = 32_000;
/// The largest picture, in pixels.
pub const MOST_PIXELS: u32 = 64_000_000;
/// The share of the laying out after which the pages are dealt out.
const DEALT: f32 = 0.95;

/// A foot that would take more of a page is a short one.
const MOST_FOOT: f32 = 0.16;

/// A comparison laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// At least one page.
    pub pages: Vec<Page>,
    /// What the pages say.
    pub composition: Composition,
    /// The scale for which the pages were divided, in pixels for each point.
    pub scale: f32,
    /// How large the pages are on paper.
    pub form: Form,
    /// What was done to make it fit, in sentences without their stop.
    pub remarks: Vec<String>,
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
    lay_out_while(typesetter, content, options, &|_| true)
}

/// The same as long as somebody waits for it.
///
/// # Errors
/// The same, and when it was ended.
pub fn lay_out_while(
    typesetter: &mut Typesetter,
    content: &Content<'_>,
    options: &Options,
    goes_on: GoesOn<'_>,
) -> Result<Sheet, SheetError> {
    let form = Form::new(options)?;
    if content.shown.columns.is_empty() {
        return Err(SheetError::NoParties);
    }
    if content.shown.rows.is_empty() {
        return Err(SheetError::NoPoints);
    }
    let columns = Columns::groups(content.shown.columns.len(), &form)?;
    let width = columns.first().map_or(0.0, |columns| columns.width);
    let limit = form.highest_page(width + 2.0 * form.margin)?;
    let mut composition = Composition::new(content, options);
    let numbers = composition.numbers.clone();
    let mut press = press(typesetter, options, &form, &numbers, goes_on);
    let mut parts = parts::Parts::new(&mut press, content.dossier, &composition, &columns);
    let size = [width, limit];
    let foot = complete(&mut press, &mut composition, &mut parts, &form, size);
    let pages = divide(&mut press, &composition, &parts, &form, foot, size);
    finish(typesetter, pages, composition, form, columns.len())
}

/// Lays out a listing as a plain table.
///
/// # Errors
/// When an option is out of its range, when a row does not fit a page, when a character has no
/// glyph, or when it was ended. Each error has a [`SheetError::hint`].
pub fn lay_out_listing(
    typesetter: &mut Typesetter,
    content: &Content<'_>,
    table: &Listing,
    options: &Options,
    goes_on: GoesOn<'_>,
) -> Result<Sheet, SheetError> {
    let form = Form::new(options)?;
    let sheet = form.width.unwrap_or(Options::USUAL_WIDTH);
    let columns = Columns::plain(sheet - 2.0 * form.margin);
    let limit = form.highest_page(sheet)?;
    let mut composition = listing::composition(content, table, options);
    let numbers = BTreeMap::new();
    let mut press = press(typesetter, options, &form, &numbers, goes_on);
    let mut parts = listing::parts(&mut press, table, &composition, &columns);
    let size = [columns.width, limit];
    let foot = complete(&mut press, &mut composition, &mut parts, &form, size);
    let pages = divide(&mut press, &composition, &parts, &form, foot, size);
    finish(typesetter, pages, composition, form, 1)
}

/// What the parts of a sheet are set with.
fn press<'a>(
    typesetter: &'a mut Typesetter,
    options: &Options,
    form: &Form,
    numbers: &'a BTreeMap<StatementIndex, u32>,
    goes_on: GoesOn<'a>,
) -> press::Press<'a> {
    let palette = Palette::of(options.theme.theme());
    typesetter.take_missing();
    typesetter.take_numbered();
    press::Press {
        typesetter,
        palette,
        types: measure::Types::new(&palette, form.number),
        numbers,
        watch: watch::Watch::new(goes_on),
    }
}

/// Adds what is known once everything has been set: that symbols became numbers, the head, and
/// what has no room at the foot of each page.
fn complete(
    press: &mut press::Press<'_>,
    composition: &mut Composition,
    parts: &mut parts::Parts,
    form: &Form,
    [width, limit]: [f32; 2],
) -> Foot {
    let is_numbered = press.typesetter.take_numbered();
    if is_numbered {
        composition.legend.push(LegendEntry {
            sample: Sample::numbered(),
            meaning:
                "a character that the faces of this sheet do not have, by its number in Unicode"
                    .to_owned(),
        });
    }
    parts.set_head(press, composition, width, form.is_exact());
    let mut foot = Foot::new(press, composition, width, form.is_card());
    if foot.height > MOST_FOOT * limit {
        foot = Foot::new(press, composition, width, true);
    }
    if foot.is_short {
        let width = parts.note_columns.width;
        let about = notes::about_unit(press, "About this sheet", &composition.footer, width);
        parts.notes.push(about);
    }
    foot
}

/// Deals the parts out to pages of a width no higher than a limit, and gives each its foot.
fn divide(
    press: &mut press::Press<'_>,
    composition: &Composition,
    parts: &parts::Parts,
    form: &Form,
    foot: Foot,
    [width, limit]: [f32; 2],
) -> Result<Vec<Page>, SheetError> {
    if !press.watch.ask(1, 1) {
        return Err(SheetError::Cancelled);
    }
    press.watch.stage(parts::SET, DEALT);
    let above_foot = if form.is_exact() {
        measure::ABOVE_LOW_FOOT
    } else {
        measure::ABOVE_FOOT
    };
    let room = pages::Room {
        margin: form.margin,
        bottom: limit - form.margin - above_foot - foot.height,
        is_exact: form.is_exact(),
    };
    let is_filled = form.is_exact() || form.most_height.is_some();
    let contents = if is_filled {
        pages::deal(parts, room)
    } else {
        pages::deal_evenly(parts, room, &mut press.watch)
    };
    press.watch.stage(DEALT, 1.0);
    bind(press, composition, form, foot, width, contents?)
}

/// The sheet, unless something had no glyph.
fn finish(
    typesetter: &mut Typesetter,
    pages: Result<Vec<Page>, SheetError>,
    composition: Composition,
    form: Form,
    groups: usize,
) -> Result<Sheet, SheetError> {
    let missing = typesetter.take_missing();
    if pages == Err(SheetError::Cancelled) {
        return Err(SheetError::Cancelled);
    }
    if !missing.is_empty() {
        return Err(SheetError::MissingGlyphs(missing));
    }
    let pages = pages?;
    Ok(Sheet {
        remarks: remarks::remarks(&composition, &pages, groups),
        pages,
        composition,
        scale: form.scale,
        form,
    })
}

/// Gives each page its foot.
fn bind(
    press: &mut press::Press<'_>,
    composition: &Composition,
    form: &Form,
    foot: Foot,
    width: f32,
    contents: Vec<pages::Contents>,
) -> Result<Vec<Page>, SheetError> {
    let count = contents.len();
    contents
        .into_iter()
        .enumerate()
        .map(|(number, mut contents)| {
            if !press.watch.goes_on(number, count) {
                return Err(SheetError::Cancelled);
            }
            let numbers = [number + 1, count];
            let foot = foot::foot(press, composition, width, foot.is_short, numbers);
            let below = contents.bottom + measure::ABOVE_FOOT;
            let end = foot.height + form.margin;
            let (top, height) = match form.height {
                Some(height) => (height - end, height),
                None => (below, (below + end).ceil()),
            };
            foot.place(&mut contents.blocks, vec2(form.margin, top));
            Ok(Page {
                size: vec2(width + 2.0 * form.margin, height),
                paper: press.palette.paper,
                blocks: contents.blocks,
            })
        })
        .collect()
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
mod glyph_tests;
#[cfg(test)]
mod invariants;
#[cfg(test)]
mod listing_tests;
#[cfg(test)]
mod paper_tests;
#[cfg(test)]
mod properties;
#[cfg(test)]
pub(super) mod samples;
#[cfg(test)]
mod tests;
