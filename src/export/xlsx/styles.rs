//! How fields look: the chips of the look as grounds of fields, everything else ink on paper.

use egui::Color32;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatPattern};

use super::grid::Ground;
use crate::look::Palette;
use crate::model::Stance;

/// A face that every system has or has another of the same widths for.
const FACE: &str = "Arial";
/// The size of words in fields, in points.
const SIZE: f64 = 10.0;

/// Every way in which a field is set.
#[derive(Debug)]
pub(super) struct Styles {
    palette: Palette,
    base: Format,
}

impl Styles {
    /// The light look: a workbook is white.
    pub(super) fn new() -> Self {
        let palette = Palette::light();
        let base = Format::new()
            .set_font_name(FACE)
            .set_font_size(SIZE)
            .set_font_color(color(palette.ink))
            .set_align(FormatAlign::Top)
            .set_align(FormatAlign::Left)
            .set_indent(1)
            .set_text_wrap()
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(color(palette.line));
        Self { palette, base }
    }

    /// The title over a table.
    pub(super) fn title(&self) -> Format {
        self.plain().set_bold().set_font_size(15)
    }

    /// The lines under a title.
    pub(super) fn lead(&self) -> Format {
        self.plain().set_font_color(color(self.palette.soft_ink))
    }

    /// Words beside no others, which run on over the fields to the right.
    fn plain(&self) -> Format {
        Format::new()
            .set_font_name(FACE)
            .set_font_size(SIZE)
            .set_font_color(color(self.palette.ink))
            .set_align(FormatAlign::Top)
    }

    /// The names of the columns.
    pub(super) fn header(&self) -> Format {
        self.base
            .clone()
            .set_bold()
            .set_align(FormatAlign::Bottom)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(color(self.palette.ink))
    }

    /// A number, which stands at the right edge.
    pub(super) fn number(&self) -> Format {
        self.base
            .clone()
            .set_align(FormatAlign::Right)
            .set_font_color(color(self.palette.soft_ink))
    }

    /// A day as ISO 8601 has it: it is read alike everywhere.
    pub(super) fn day(&self) -> Format {
        self.base.clone().set_num_format("yyyy-mm-dd")
    }

    /// An address that can be followed: told by its line, not by a colour.
    pub(super) fn link(&self) -> Format {
        self.base
            .clone()
            .set_underline(rust_xlsxwriter::FormatUnderline::Single)
    }

    /// The ground of a field with the ink that is read on it.
    pub(super) fn ground(&self, ground: Ground) -> Format {
        let base = self.base.clone();
        match ground {
            Ground::Paper => base,
            Ground::Strong => base.set_bold(),
            Ground::Soft => base.set_font_color(color(self.palette.soft_ink)),
            Ground::Stance(stance) => {
                let colors = self.palette.stance(stance);
                base.set_background_color(color(colors.fill))
                    .set_font_color(color(colors.text))
                    .set_border(FormatBorder::Thin)
                    .set_border_color(color(self.palette.panel))
            }
            Ground::Dashed => base
                .set_border(FormatBorder::Dashed)
                .set_border_color(color(self.palette.soft_ink)),
            Ground::Hole => base
                .set_pattern(FormatPattern::LightUp)
                .set_background_color(color(self.palette.panel))
                .set_foreground_color(color(self.palette.line))
                .set_font_color(color(self.palette.hole_ink)),
        }
    }

    /// The ink of words within a field: heavier for what matters more.
    pub(super) fn ink(&self, ground: Ground, is_strong: bool) -> Format {
        let ink = match ground {
            Ground::Stance(stance) => self.palette.stance(stance).text,
            Ground::Hole => self.palette.hole_ink,
            Ground::Soft => self.palette.soft_ink,
            Ground::Paper | Ground::Strong | Ground::Dashed => self.palette.ink,
        };
        let ink = Format::new()
            .set_font_name(FACE)
            .set_font_size(SIZE)
            .set_font_color(color(ink));
        if is_strong { ink.set_bold() } else { ink }
    }

    /// Behind the words of a note.
    pub(super) fn note_ground(&self) -> Color {
        color(self.palette.paper)
    }

    /// The colour by which a worksheet's tab is found: the comparison's is ink.
    pub(super) fn tab(&self) -> Color {
        color(self.palette.ink)
    }

    /// The mark of a stance that stands alone, as in a column of them.
    pub(super) fn reading(stance: Option<Stance>) -> Ground {
        stance.map_or(Ground::Dashed, Ground::Stance)
    }
}

fn color(color: Color32) -> Color {
    let [red, green, blue, _] = color.to_srgba_unmultiplied();
    Color::RGB(u32::from_be_bytes([0, red, green, blue]))
}
