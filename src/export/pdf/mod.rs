//! Pages as PDF 1.7, tagged for screen readers after PDF/UA-1 (ISO 14289-1).
//!
//! The text is text: real letters of embedded, subset faces, in reading order, with a space
//! wherever a line ends, so that a search finds what stands on two lines. Sources lead to their
//! addresses, numbers to their notes, bookmarks to the themes. What only decorates is marked as
//! such and is not read out.

mod draw;
mod tree;

use krilla::configure::{Accessibility, ConfigurationBuilder, Validator};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};

use super::sheet::Page;
use super::svg::About;
use super::vector::Shaper;
use crate::model::Dossier;
use draw::Pen;
use tree::Tree;

/// How large pages become.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paper {
    /// Points of 1/72 inch for one point of the sheet.
    pub scale: f32,
    /// Width and height in points of 1/72 inch; without them a page is as large as its content.
    pub size: Option<[f32; 2]>,
}

impl Default for Paper {
    /// As large as the sheet: its points are 1/96 inch, as in CSS.
    fn default() -> Self {
        Self {
            scale: 0.75,
            size: None,
        }
    }
}

/// All pages as one file. The same pages give the same bytes: no clock is asked.
///
/// # Errors
/// When a shape has no outline, a face cannot be embedded, or the result would not be accessible;
/// a sentence without its stop.
pub fn pdf(
    shaper: &Shaper,
    dossier: &Dossier,
    pages: &[Page],
    about: &About<'_>,
    paper: Paper,
) -> Result<Vec<u8>, String> {
    let configuration = ConfigurationBuilder::new()
        .set_validator(Validator::Ua(Accessibility::UA1))
        .finish()
        .map_err(|error| format!("{error:?}"))?;
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let mut pen = Pen::new(shaper, paper.scale)?;
    let mut tree = Tree::new(dossier, pages, paper.scale);
    for (number, page) in pages.iter().enumerate() {
        let content = [page.size.x * paper.scale, page.size.y * paper.scale];
        let [width, height] = paper.size.unwrap_or(content);
        let settings = PageSettings::from_wh(width, height).ok_or("a page has no size")?;
        let mut on_paper = document.start_page_with(settings);
        let mut surface = on_paper.surface();
        pen.paper(&mut surface, page, [width, height]);
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
    document.set_metadata(
        Metadata::new()
            .title(about.title.to_owned())
            .description(about.description.to_owned())
            .language(about.language.to_owned())
            .creator(super::png::SOFTWARE.to_owned()),
    );
    document.set_outline(tree.outline());
    document.set_tag_tree(tree.finish(about.language));
    document.finish().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests;
