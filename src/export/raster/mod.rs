//! Fills egui's tessellated triangles on the CPU, as egui's own painters do on a GPU.
//!
//! Vertex colour × texture, premultiplied, in gamma space, clipped, with the top-left rule; each
//! product is rounded to eight bits, so a pixel may differ from a GPU's by one level. All maths
//! that decides a pixel is done in integers that do not depend on where a row is cut, so the
//! result is the same for any number of threads and any height of strips. Laying out and
//! tessellating are egui's; files are written by [`png`](super::png).

mod fixed;
mod paint;
mod piece;
mod span;
mod texture;
mod triangle;

use std::num::NonZeroUsize;
use std::ops::Range;

use egui::{ClippedPrimitive, Color32};

pub use texture::Textures;

/// Pixels from left to right and top to bottom, four bytes each: red, green, blue and alpha in
/// sRGB, premultiplied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Four bytes for each pixel, row by row.
    pub pixels: Vec<u8>,
}

/// Fewer rows than this are not worth a band of their own.
const LEAST_BAND: usize = 32;

/// Paints primitives over a background, with all processors.
///
/// Callbacks to a GPU and meshes whose texture is not in `textures` paint nothing.
#[must_use]
pub fn paint(
    textures: &Textures,
    primitives: &[ClippedPrimitive],
    pixels_per_point: f32,
    width: u32,
    height: u32,
    background: Color32,
) -> Picture {
    let canvas = Canvas {
        textures,
        primitives,
        pixels_per_point,
        width,
        height,
        background,
    };
    canvas.picture(std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN))
}

/// What is to be painted, and how large; nothing is painted until rows are asked for.
#[derive(Clone, Copy)]
pub struct Canvas<'a> {
    /// Where meshes find their textures.
    pub textures: &'a Textures,
    /// In the order in which they are painted.
    pub primitives: &'a [ClippedPrimitive],
    /// The scale with which the primitives were tessellated.
    pub pixels_per_point: f32,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// What is painted over.
    pub background: Color32,
}

impl Canvas<'_> {
    /// The whole picture; the same for any number of threads.
    #[must_use]
    pub fn picture(&self, threads: NonZeroUsize) -> Picture {
        Picture {
            width: self.width,
            height: self.height,
            pixels: self.rows(0..self.height, threads),
        }
    }

    /// The pixels of some rows only, so that a tall picture can be written strip by strip.
    ///
    /// Rows below the picture's edge are left out.
    #[must_use]
    pub fn rows(&self, rows: Range<u32>, threads: NonZeroUsize) -> Vec<u8> {
        let end = rows.end.min(self.height);
        let first = usize_from(rows.start.min(end));
        let count = usize_from(end) - first;
        let stride = usize_from(self.width) * 4;
        if stride == 0 || count == 0 {
            return Vec::new();
        }
        let mut pixels = self.background.to_array().repeat(stride / 4 * count);
        let band = count.div_ceil(threads.get() * 4).max(LEAST_BAND);
        let bands: Vec<(usize, &mut [u8])> = pixels
            .chunks_mut(band * stride)
            .enumerate()
            .map(|(index, band_pixels)| (first + index * band, band_pixels))
            .collect();
        if threads.get() == 1 || bands.len() == 1 {
            for (first_row, band_pixels) in bands {
                paint::paint_band(self, first_row, band_pixels);
            }
            return pixels;
        }
        // Bands are dealt out like cards, so that a full half of the page is shared.
        let mut hands: Vec<Vec<(usize, &mut [u8])>> =
            (0..threads.get()).map(|_| Vec::new()).collect();
        for (index, dealt) in bands.into_iter().enumerate() {
            if let Some(hand) = hands.get_mut(index % threads.get()) {
                hand.push(dealt);
            }
        }
        std::thread::scope(|scope| {
            for hand in hands {
                scope.spawn(move || {
                    for (first_row, band_pixels) in hand {
                        paint::paint_band(self, first_row, band_pixels);
                    }
                });
            }
        });
        pixels
    }
}

/// `u32` fits `usize` on every platform with a window.
fn usize_from(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod reference;
#[cfg(test)]
mod tests;
