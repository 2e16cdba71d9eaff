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
mod strips;
mod texture;
mod triangle;

use std::num::NonZeroUsize;

use egui::{ClippedPrimitive, Color32};

pub use strips::Strips;
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

/// A picture is painted in strips of so many rows: enough of them to share, and small enough for
/// the caches of a processor.
const STRIP: u32 = 64;

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
#[derive(Clone, Copy, Debug)]
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

impl<'a> Canvas<'a> {
    /// The whole picture; the same for any number of threads.
    #[must_use]
    pub fn picture(&self, threads: NonZeroUsize) -> Picture {
        let (width, height) = (usize_from(self.width), usize_from(self.height));
        let mut pixels = self.background.to_array().repeat(width * height);
        let (all, _) = pixels.as_chunks_mut::<4>();
        let strips = self.strips(STRIP);
        let strip = (width * usize_from(STRIP)).max(1);
        // Strips are dealt out like cards, so that a full half of the page is shared.
        let mut hands: Vec<Vec<Dealt<'_>>> = (0..threads.get()).map(|_| Vec::new()).collect();
        for dealt in all.chunks_mut(strip).enumerate() {
            if let Some(hand) = hands.get_mut(dealt.0 % threads.get()) {
                hand.push(dealt);
            }
        }
        std::thread::scope(|scope| {
            let paint = |hand: Vec<Dealt<'_>>| {
                for (number, pixels) in hand {
                    strips.paint_over(number, pixels);
                }
            };
            let own = hands.pop();
            for hand in hands.into_iter().filter(|hand| !hand.is_empty()) {
                scope.spawn(move || paint(hand));
            }
            own.into_iter().for_each(paint);
        });
        Picture {
            width: self.width,
            height: self.height,
            pixels,
        }
    }

    /// The picture in strips of so many rows, to be painted one by one and in any order, so that
    /// a tall picture can be written without ever being whole.
    #[must_use]
    pub fn strips(self, height: u32) -> Strips<'a> {
        Strips::new(self, height)
    }
}

/// A strip's number and its pixels.
type Dealt<'p> = (usize, &'p mut [[u8; 4]]);

/// `u32` fits `usize` on every platform with a window.
fn usize_from(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod reference;
#[cfg(test)]
mod tests;
