//! A canvas in strips of rows, each of which can be painted by itself.
//!
//! What a strip shows is found once for all of them, and in painting order; a strip then takes
//! only its own pieces in hand.

use egui::epaint::Primitive;

use super::Canvas;
use super::paint::{Window, clip_window, index, integer, meet, paint_piece};
use super::piece::{Part, each_part, piece_of};

/// The strips of a canvas, from top to bottom.
#[derive(Clone, Debug)]
pub struct Strips<'a> {
    canvas: Canvas<'a>,
    /// Of each strip but the last, which may be less high, in pixels.
    height: u32,
    /// What each primitive may touch.
    windows: Vec<Window>,
    /// For each strip, what it shows.
    shown: Vec<Vec<Shown>>,
}

/// A part of one of the canvas's primitives.
#[derive(Clone, Copy, Debug)]
struct Shown {
    primitive: u32,
    part: Part,
}

impl<'a> Strips<'a> {
    /// Finds out what each strip shows. `height` is in pixels.
    pub(super) fn new(canvas: Canvas<'a>, height: u32) -> Self {
        let height = height.max(1);
        let count = canvas.height.div_ceil(height);
        let mut shown = vec![Vec::new(); super::usize_from(count)];
        let primitives = canvas.primitives.iter();
        let windows: Vec<Window> = primitives
            .map(|clipped| clip_window(&canvas, clipped.clip_rect))
            .collect();
        let primitives = (0_u32..).zip(canvas.primitives.iter().zip(&windows));
        for (primitive, (clipped, window)) in primitives {
            let Primitive::Mesh(mesh) = &clipped.primitive else {
                continue;
            };
            if window.columns.is_empty() || canvas.textures.get(mesh.texture_id).is_none() {
                continue;
            }
            each_part(mesh, canvas.pixels_per_point, |part, rows| {
                let rows = meet(&rows, &window.rows);
                if rows.is_empty() {
                    return;
                }
                let first = index(rows.start / i64::from(height));
                let last = index((rows.end - 1) / i64::from(height));
                for strip in shown.get_mut(first..=last).unwrap_or_default() {
                    strip.push(Shown { primitive, part });
                }
            });
        }
        Self {
            canvas,
            height,
            windows,
            shown,
        }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.shown.len()
    }

    /// Paints the strip with a number over whatever `pixels` held: red, green, blue and alpha of
    /// each pixel, premultiplied, row by row. There is nothing behind the last strip.
    pub fn paint(&self, number: usize, pixels: &mut Vec<[u8; 4]>) {
        let height = super::usize_from(self.height);
        let first = number.saturating_mul(height);
        let below = super::usize_from(self.canvas.height).saturating_sub(first);
        let count = below.min(height) * super::usize_from(self.canvas.width);
        pixels.clear();
        pixels.resize(count, self.canvas.background.to_array());
        self.paint_over(number, pixels);
    }

    /// Paints a strip over its background.
    pub(super) fn paint_over(&self, number: usize, pixels: &mut [[u8; 4]]) {
        let width = super::usize_from(self.canvas.width);
        let first = integer(number) * i64::from(self.height);
        let band = first..first + integer(pixels.len() / width.max(1));
        for shown in self.shown.get(number).into_iter().flatten() {
            let primitive = super::usize_from(shown.primitive);
            if let Some(clipped) = self.canvas.primitives.get(primitive)
                && let Some(window) = self.windows.get(primitive)
                && let Primitive::Mesh(mesh) = &clipped.primitive
                && let Some(image) = self.canvas.textures.get(mesh.texture_id)
                && let Some(piece) = piece_of(mesh, shown.part, image, self.canvas.pixels_per_point)
            {
                let window = Window {
                    columns: window.columns.clone(),
                    rows: meet(&window.rows, &band),
                };
                paint_piece(&piece, &window, first, width, pixels);
            }
        }
    }
}
