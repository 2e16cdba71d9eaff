//! The window's icon: a sheet with the two triangles of the signs, for above against. The same
//! drawing is installed beside the program as `assets/linux/concordance.svg`.

use egui::{Color32, IconData};

use crate::look::Palette;
use crate::model::Stance;

/// The side of the icon, in pixels.
const SIDE: u32 = 64;
/// The sheet's edge, from the icon's.
const EDGE: u32 = 2;
/// The radius of the sheet's corners.
const CORNER: u32 = 11;

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
            let color = if (9..29).contains(&y) && across < y - 8 {
                above
            } else if (35..55).contains(&y) && across < 55 - y {
                below
            } else if !is_on_sheet(x, y, EDGE) {
                Color32::TRANSPARENT
            } else if is_on_sheet(x, y, EDGE + 1) {
                palette.paper
            } else {
                palette.strong_line
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

/// True inside a square with round corners that keeps so far from the icon's edge.
fn is_on_sheet(x: u32, y: u32, edge: u32) -> bool {
    let last = SIDE - 1 - edge;
    if !(edge..=last).contains(&x) || !(edge..=last).contains(&y) {
        return false;
    }
    // How far a pixel lies beyond the middle of the corner's circle, along each side.
    let beyond = |at: u32| {
        let near = (edge + CORNER).saturating_sub(at);
        near.max(at.saturating_sub(last - CORNER))
    };
    let (across, down) = (beyond(x), beyond(y));
    across * across + down * down <= CORNER * CORNER
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_installed_drawing_has_the_same_colours() {
        let drawing = include_str!("../../assets/linux/concordance.svg");
        let icon = icon();
        let colors: std::collections::BTreeSet<String> = icon
            .rgba
            .chunks_exact(4)
            .filter(|pixel| pixel[3] == 255)
            .map(|pixel| format!("#{:02x}{:02x}{:02x}", pixel[0], pixel[1], pixel[2]))
            .collect();
        assert_eq!(colors.len(), 4, "{colors:?}");
        for color in colors {
            assert!(drawing.contains(&color), "{color}");
        }
    }

    #[test]
    fn the_corners_are_clear_and_both_triangles_are_of_one_size() {
        let icon = icon();
        let at = |x: usize, y: usize| &icon.rgba[4 * (y * 64 + x)..][..4];
        assert_eq!(at(2, 2)[3], 0);
        assert_eq!(at(63, 0)[3], 0);
        let count = |color: Color32| {
            let same = |pixel: &&[u8]| **pixel == color.to_array();
            icon.rgba.chunks_exact(4).filter(same).count()
        };
        let palette = Palette::light();
        let above = count(palette.stance(Stance::Insists).fill);
        assert!(above > 300, "{above}");
        assert_eq!(above, count(palette.stance(Stance::Opposes).fill));
    }
}
