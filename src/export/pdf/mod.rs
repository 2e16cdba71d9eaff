//! Pages as PDF 1.7, tagged for screen readers after PDF/UA-1 (ISO 14289-1).
//!
//! The text is text: real letters of embedded, subset faces, in reading order, with a space
//! wherever a line ends, so that a search finds what stands on two lines. Sources lead to their
//! addresses, numbers to their notes, bookmarks to the themes. What only decorates is marked as
//! such and is not read out.

mod draw;
mod parts;
mod tree;

use krilla::configure::{Accessibility, ConfigurationBuilder, Validator};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};

use super::sheet::{GoesOn, Sheet};
use super::svg::About;
use super::vector::Shaper;
use crate::model::Dossier;
use draw::Pen;
use tree::Tree;

/// The share of the work after which all pages are drawn and wait to be packed.
const DRAWN: f32 = 0.5;

/// All pages as one file, each as large as its paper, or as the sheet where it is on none. The
/// same pages give the same bytes: no clock is asked. Nothing when `goes_on`, told the share that is
/// done, ended it.
///
/// # Errors
/// When a shape has no outline, a face cannot be embedded, or the result would not be accessible;
/// a sentence without its stop.
pub fn pdf(
    shaper: &Shaper,
    dossier: &Dossier,
    sheet: &Sheet,
    about: &About<'_>,
    goes_on: GoesOn<'_>,
) -> Result<Option<Vec<u8>>, String> {
    let configuration = ConfigurationBuilder::new()
        .set_validator(Validator::Ua(Accessibility::UA1))
        .finish()
        .map_err(|error| format!("{error:?}"))?;
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let unit = sheet.form.unit;
    let mut pen = Pen::new(shaper, unit)?;
    let mut tree = Tree::new(dossier, &sheet.pages, unit);
    for (number, page) in sheet.pages.iter().enumerate() {
        if !goes_on(drawn(number, sheet.pages.len())) {
            return Ok(None);
        }
        let content = [page.size.x * unit, page.size.y * unit];
        let [width, height] = sheet.form.paper.unwrap_or(content);
        let settings = PageSettings::from_wh(width, height).ok_or("a page has no size")?;
        let mut on_paper = document.start_page_with(settings);
        let mut surface = on_paper.surface();
        Pen::paper(&mut surface, page, [width, height]);
        for (at, block) in page.blocks.iter().enumerate() {
            pen.shapes(&mut surface, block)?;
            let lines = pen.runs(&mut surface, block, tree.is_read(number, block));
            tree.add(number, at, block, lines);
        }
        surface.finish();
        for link in tree.links_of_page() {
            let annotation = link.annotation();
            let id = on_paper.add_tagged_annotation(annotation);
            tree.linked(id);
        }
        on_paper.finish();
    }
    let mut metadata = Metadata::new()
        .title(about.title.to_owned())
        .description(about.description.to_owned())
        .language(about.language.to_owned())
        .creator(super::png::SOFTWARE.to_owned());
    if !about.author.trim().is_empty() {
        metadata = metadata.authors(vec![about.author.trim().to_owned()]);
    }
    document.set_metadata(metadata);
    document.set_outline(tree.outline());
    document.set_tag_tree(tree.finish(about.language));
    if !goes_on(DRAWN) {
        return Ok(None);
    }
    let file = document.finish().map_err(|error| error.to_string())?;
    Ok(Some(file))
}

/// The share of the work that is done after so many pages.
#[expect(clippy::cast_precision_loss, reason = "there are few pages")]
fn drawn(pages: usize, count: usize) -> f32 {
    DRAWN * pages as f32 / count.max(1) as f32
}

#[cfg(test)]
mod tests;
