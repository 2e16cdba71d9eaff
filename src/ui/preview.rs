//! What the export dialog shows of what would be written now; the shell makes it.

use egui::{TextureId, Vec2};

/// A preview, and whether it is still of what is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// The last that was made.
    pub made: Previewed,
    /// True while another one is being made.
    pub is_old: bool,
}

/// What there is to see of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Previewed {
    /// Nothing yet.
    #[default]
    Nothing,
    /// A page, as the raster paints it.
    Page(PagePreview),
    /// The words of a document.
    Document(DocumentPreview),
    /// It cannot be made, for this reason.
    Failed(String),
}

/// A page of a sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PagePreview {
    /// The texture.
    pub texture: TextureId,
    /// The size of what the texture shows, in points of the sheet: of a very tall page the top.
    pub shown: Vec2,
    /// The size of the whole page, in points of the sheet.
    pub size: Vec2,
    /// Which page, from 0.
    pub at: usize,
    /// How many there are.
    pub pages: usize,
}

/// A document: how large it is, what is in it, and how its words begin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentPreview {
    /// In bytes.
    pub bytes: u64,
    /// What is in it, a line each.
    pub holds: Vec<String>,
    /// How its words begin.
    pub text: String,
    /// True when there are more words than these.
    pub goes_on: bool,
}
