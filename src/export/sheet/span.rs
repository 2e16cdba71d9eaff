//! Text before it is set: stretches of one style, and where they go.

use egui::Color32;

use super::breaks::visible;
use crate::export::glyphs::numbered;
use crate::look::Face;

/// How a stretch of text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    pub(super) face: Face,
    pub(super) size: f32,
    pub(super) color: Color32,
    /// Extra space between letters, in points.
    pub(super) spacing: f32,
    /// How far the text is raised, in points.
    pub(super) rise: f32,
}

impl Style {
    pub(super) fn new(face: Face, size: f32, color: Color32) -> Self {
        Self {
            face,
            size,
            color,
            spacing: 0.0,
            rise: 0.0,
        }
    }
}

/// A stretch of text of one style.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Span {
    pub(super) text: String,
    pub(super) style: Style,
    /// Space before it, in points, where it follows something on its line.
    pub(super) gap: f32,
    /// The note that it leads to.
    pub(super) note: Option<u32>,
    /// True when numbers stand in the text for symbols that no face has.
    pub(super) is_numbered: bool,
}

impl Span {
    /// Text whose line ends are spaces.
    pub(super) fn new(text: &str, style: Style) -> Self {
        Self::of(&visible(text).replace('\n', " "), style)
    }

    /// Text that keeps its line ends.
    pub(super) fn with_line_ends(text: &str, style: Style) -> Self {
        Self::of(&visible(text), style)
    }

    fn of(text: &str, style: Style) -> Self {
        let (text, is_numbered) = numbered(text);
        Self {
            text,
            style,
            gap: 0.0,
            note: None,
            is_numbered,
        }
    }
}

/// Where a paragraph goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) width: f32,
    /// The height of a line.
    pub(super) line: f32,
    /// The size of the text that sits in the middle of its line.
    pub(super) size: f32,
}
