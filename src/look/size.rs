//! Sizes of text and the steps of space, in points.
//!
//! Space follows a rhythm of eight points. Faces are in [`Face`](super::Face), colours in
//! [`Palette`](super::Palette).

/// The step of the rhythm.
pub const STEP: f32 = 8.0;
/// Half a step: between things that belong together.
pub const HALF_STEP: f32 = 4.0;

/// The dossier's title in the bar.
pub const TITLE: f32 = 16.0;
/// The heading of the inspector.
pub const HEADING: f32 = 19.0;
/// Gists, body text, a point's title.
pub const BODY: f32 = 14.0;
/// The words of buttons.
pub const BUTTON: f32 = 13.0;
/// Propositions, the line of a source.
pub const SMALL: f32 = 12.5;
/// Marks beside a chip; the words on a chip.
pub const MARK: f32 = 12.0;
/// Labels of themes and sections, in capitals.
pub const LABEL: f32 = 11.0;
/// The numbers in a sheet that lead to its notes.
pub const NOTE_NUMBER: f32 = 9.5;
/// A quotation.
pub const QUOTATION: f32 = 16.5;
/// A quotation within a cell of the matrix or the sheet.
pub const CELL_QUOTATION: f32 = 13.5;
/// The title of a sheet.
pub const SHEET_TITLE: f32 = 30.0;

/// Extra space between the capitals of a label.
pub const LABEL_SPACING: f32 = 1.1;
/// The height of a line of a quotation, as a multiple of its size.
pub const QUOTATION_LINE: f32 = 1.5;
/// The height of a line of body text, as a multiple of its size.
pub const BODY_LINE: f32 = 1.35;

/// Between a cell's edge and its content, across.
pub const CELL_ACROSS: f32 = 12.0;
/// Between a cell's edge and its content, down.
pub const CELL_DOWN: f32 = 11.0;
/// Between the window's edge and its content.
pub const WINDOW_EDGE: f32 = 20.0;
/// The rule under the header.
pub const HEAVY_RULE: f32 = 2.0;
/// The outline of the selected cell.
pub const SELECTION_RULE: f32 = 2.0;
/// The outline around several selected cells.
pub const RANGE_RULE: f32 = 1.0;
/// Between rows; edges of pale chips.
pub const HAIRLINE: f32 = 1.0;

/// The side of a sign or symbol.
pub const SIGN: f32 = 12.0;
/// The height of a chip.
pub const CHIP_HEIGHT: f32 = 21.0;
/// Between a chip's edge and its content, across.
pub const CHIP_ACROSS: f32 = 8.0;
/// Between a chip's sign and its word.
pub const CHIP_GAP: f32 = 5.0;
/// The corners of chips.
pub const CHIP_RADIUS: u8 = 3;
/// The corners of buttons, fields and menus.
///
/// From five on, egui gives each corner twice as many triangles.
pub const RADIUS: u8 = 4;
/// The height of a button or a field.
pub const CONTROL_HEIGHT: f32 = 30.0;
/// Between two strokes of the hatching of a hole.
pub const HATCH_STEP: f32 = 9.0;

/// How long a motion takes, in seconds.
pub const MOTION: f32 = 0.12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn motion_is_at_most_150_milliseconds() {
        const { assert!(MOTION <= 0.15) };
    }

    #[test]
    fn text_sizes_keep_their_rank() {
        let ranked = [
            SHEET_TITLE,
            HEADING,
            QUOTATION,
            TITLE,
            BODY,
            SMALL,
            MARK,
            LABEL,
            NOTE_NUMBER,
        ];
        assert!(ranked.is_sorted_by(|larger, smaller| larger > smaller));
    }
}
