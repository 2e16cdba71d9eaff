//! The window's icon: the two triangles of the signs, for above against.

use egui::IconData;

use crate::look::Palette;
use crate::model::Stance;

/// The side of the icon, in pixels.
const SIDE: u32 = 64;

/// Paints the icon.
#[must_use]
pub(super) fn icon() -> IconData {
    let palette = Palette::light();
    let (above, below) = (
        palette.stance(Stance::Insists).fill,
        palette.stance(Stance::Opposes).fill,
    );
    let mut rgba = Vec::with_capacity((SIDE * SIDE * 4) as usize);
    for y in 0..SIDE {
        for x in 0..SIDE {
            let across = x.abs_diff(SIDE / 2);
            // Each triangle is as half as wide as it is far from its tip.
            let color = if (8..30).contains(&y) && across < (y - 8) {
                above
            } else if (34..56).contains(&y) && across < (56 - y) {
                below
            } else {
                egui::Color32::TRANSPARENT
            };
            rgba.extend(color.to_array());
        }
    }
    IconData {
        rgba,
        width: SIDE,
        height: SIDE,
    }
}
