//! The sizes of a sheet in points, where they are not those of the window.

use super::typesetter::{Frame, Style};
use crate::look::{Face, Palette, size};

/// The column of the points.
pub(super) const POINT_COLUMN: f32 = 264.0;
/// The column of the points where there is little room.
pub(super) const NARROW_POINT_COLUMN: f32 = 196.0;
/// The least width of a party's column: its inner width holds the longest stance on one line.
pub(super) const LEAST_COLUMN: f32 = 158.0;
/// A party's column that reads well; a sheet without a width grows to hold these.
pub(super) const GOOD_COLUMN: f32 = 208.0;
/// A party's column never needs more than this.
pub(super) const WIDE_COLUMN: f32 = 420.0;
/// The least width of a sheet whose width was not chosen.
pub(super) const LEAST_WIDTH: f32 = 920.0;

/// Between a cell's edge and its content, across and down.
pub(super) const CELL_ACROSS: f32 = size::CELL_ACROSS;
pub(super) const CELL_DOWN: f32 = size::CELL_DOWN + 1.0;
/// Between two entries of a cell.
pub(super) const ENTRY_GAP: f32 = 12.0;
/// Between a row and the label of the next theme.
pub(super) const ABOVE_THEME: f32 = 22.0;
/// Between the last row and the notes.
pub(super) const SECTION_GAP: f32 = 36.0;
/// Between the last row or note and the foot.
pub(super) const ABOVE_FOOT: f32 = 28.0;
/// The same where all pages are of one size and the foot is at its bottom.
pub(super) const ABOVE_LOW_FOOT: f32 = 16.0;
/// Between two columns of notes.
pub(super) const NOTE_GUTTER: f32 = 44.0;
/// The least width of a column of notes.
pub(super) const NOTE_COLUMN: f32 = 380.0;
/// Lines of running text are no longer than this, however wide the sheet.
pub(super) const LONGEST_LINE: f32 = 1600.0;
/// Where the text of a note begins, right of its number.
pub(super) const NOTE_INDENT: f32 = 26.0;

/// How a kind of text looks, and the height of its lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Type {
    pub(super) style: Style,
    pub(super) line: f32,
}

impl Type {
    /// A frame for this type.
    pub(super) fn frame(&self, left: f32, top: f32, width: f32) -> Frame {
        Frame {
            left,
            top,
            width,
            line: self.line,
            size: self.style.size,
        }
    }
}

/// All kinds of text of a sheet in the colours of a theme.
#[derive(Clone, Copy, Debug)]
pub(super) struct Types {
    pub(super) title: Type,
    pub(super) running: Type,
    pub(super) lead: Type,
    pub(super) subtitle: Type,
    pub(super) warning: Type,
    pub(super) label: Type,
    pub(super) column: Type,
    pub(super) point: Type,
    pub(super) proposition: Type,
    pub(super) chip: Type,
    pub(super) mark: Type,
    pub(super) strong_mark: Type,
    pub(super) gist: Type,
    pub(super) soft_gist: Type,
    pub(super) quotation: Type,
    pub(super) hole: Type,
    pub(super) source: Type,
    pub(super) note: Type,
    pub(super) soft_note: Type,
    pub(super) note_number: Type,
    pub(super) note_quotation: Type,
    pub(super) footer: Type,
    /// The size of the numbers of notes.
    pub(super) number: f32,
}

impl Types {
    pub(super) fn new(palette: &Palette, number: f32) -> Self {
        let of = |face, size, color, line| Type {
            style: Style::new(face, size, color),
            line,
        };
        let (ink, soft) = (palette.ink, palette.soft_ink);
        let mut label = of(Face::SansSemiBold, size::LABEL, soft, 16.0);
        label.style.spacing = size::LABEL_SPACING;
        Self {
            title: of(Face::SansSemiBold, size::SHEET_TITLE, ink, 38.0),
            running: of(Face::SansSemiBold, 13.0, soft, 20.0),
            lead: of(Face::Sans, 17.0, ink, 24.0),
            subtitle: of(Face::Sans, 14.5, soft, 21.0),
            warning: of(Face::SansSemiBold, 14.5, ink, 21.0),
            label,
            column: of(Face::SansSemiBold, 14.5, ink, 20.0),
            point: of(Face::SansSemiBold, 15.0, ink, 21.0),
            proposition: of(Face::Sans, size::SMALL, soft, 17.0),
            chip: of(Face::SansSemiBold, size::MARK, ink, 16.0),
            mark: of(Face::Sans, size::MARK, soft, 17.0),
            strong_mark: of(Face::SansSemiBold, size::MARK, ink, 17.0),
            gist: of(Face::Sans, 15.0, ink, 20.0),
            soft_gist: of(Face::Sans, 15.0, soft, 20.0),
            quotation: of(Face::Serif, size::CELL_QUOTATION, ink, 19.0),
            hole: of(Face::Sans, size::MARK, palette.hole_ink, 17.0),
            source: of(Face::SansSemiBold, 13.0, ink, 18.0),
            note: of(Face::Sans, size::SMALL, ink, 17.0),
            soft_note: of(Face::Sans, size::SMALL, soft, 17.0),
            note_number: of(Face::SansSemiBold, 11.5, soft, 17.0),
            note_quotation: of(Face::Serif, 13.0, ink, 18.0),
            footer: of(Face::Sans, 11.5, soft, 16.0),
            number,
        }
    }
}
