//! A sheet laid out: pages of blocks in reading order.
//!
//! All lengths are points; nothing here depends on the scale. A block's text is in its runs and
//! only there, so that a vector format can set it; [`paint`](super::paint) turns both runs and
//! shapes into triangles.

use egui::{Color32, Pos2, Rect, Shape, Vec2};

use crate::look::Face;
use crate::model::{PartyIndex, PointIndex, SourceIndex, StatementIndex};

/// One page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Width and height in points.
    pub size: Vec2,
    /// The colour of the paper.
    pub paper: Color32,
    /// In reading order.
    pub blocks: Vec<Block>,
}

/// What a block is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The sheet's title; on later pages the running title.
    Heading,
    /// What stands under the title.
    Subtitle,
    /// One entry of the legend.
    Legend,
    /// The name of a column; none for the column of the points.
    ColumnHeading(Option<PartyIndex>),
    /// The name of a theme, or of the part with the notes.
    Label,
    /// A point's title and proposition.
    Point(PointIndex),
    /// The title of a point whose row goes on from the page before.
    PointContinued(PointIndex),
    /// Which of the parties stand below, where they fall into groups.
    Group,
    /// A cell, or a part of one whose row is taller than a page.
    Cell {
        /// The row.
        point: PointIndex,
        /// The column.
        party: PartyIndex,
    },
    /// A further statement of a cell, after a quotation; it lies within its cell.
    Entry {
        /// The row.
        point: PointIndex,
        /// The column.
        party: PartyIndex,
    },
    /// A quotation; it lies within its cell or follows its note.
    Quotation(StatementIndex),
    /// One field of a listing, or the line that says why it has none.
    Field,
    /// One line in place of folded points.
    Folded,
    /// What the dossier says of itself.
    About,
    /// The heading of a source.
    Source(SourceIndex),
    /// The note with this number: the target of the numbers in the cells.
    LinkTarget(u32),
    /// What the editors add to the note with this number.
    Remark(u32),
    /// The foot of the page.
    Footer,
    /// A line that divides.
    Rule,
}

/// One thing on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is for.
    pub role: Role,
    /// Where it is; everything of the block lies within.
    pub rect: Rect,
    /// What is painted beneath the text.
    pub shapes: Vec<Shape>,
    /// The text.
    pub runs: Vec<Run>,
}

/// Text of one face, size and colour on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The face.
    pub face: Face,
    /// In points.
    pub size: f32,
    /// The colour.
    pub color: Color32,
    /// Where the text begins, on its baseline.
    pub baseline: Pos2,
    /// How far the text reaches, in points.
    pub width: f32,
    /// Extra space between letters, in points.
    pub spacing: f32,
    /// The text.
    pub text: String,
    /// The number of the note that it leads to.
    pub note: Option<u32>,
}

impl Run {
    /// The space that the letters may fill.
    #[must_use]
    pub fn rect(&self) -> Rect {
        // As deep as the deepest letter and as high as the highest without a stacked accent.
        Rect::from_min_max(
            self.baseline - Vec2::new(0.0, 0.8 * self.size),
            self.baseline + Vec2::new(self.width, 0.24 * self.size),
        )
    }
}

impl Block {
    /// An empty block.
    #[must_use]
    pub fn new(role: Role, rect: Rect) -> Self {
        Self {
            role,
            rect,
            shapes: Vec::new(),
            runs: Vec::new(),
        }
    }

    /// Moves everything.
    pub fn translate(&mut self, by: Vec2) {
        self.rect = self.rect.translate(by);
        for shape in &mut self.shapes {
            shape.translate(by);
        }
        for run in &mut self.runs {
            run.baseline += by;
        }
    }

    /// All text of the block, with spaces between runs.
    #[must_use]
    pub fn text(&self) -> String {
        let texts: Vec<&str> = self.runs.iter().map(|run| run.text.as_str()).collect();
        texts.join(" ")
    }
}

/// Blocks that belong together, placed from (0, 0) on.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Piece {
    pub(super) blocks: Vec<Block>,
    /// In points.
    pub(super) height: f32,
    /// The cells that are hatched as high as they are, and the colour.
    pub(super) hatched: Vec<(Role, Color32)>,
}

impl Piece {
    /// Adds the piece's blocks to a page, moved.
    pub(super) fn place(&self, page: &mut Vec<Block>, by: Vec2) {
        for block in &self.blocks {
            let mut block = block.clone();
            block.translate(by);
            page.push(block);
        }
    }
}
