//! Our raster as a renderer for `egui_kittest`, so that pictures need no GPU.

use concordance::export::raster::{Textures, paint};
use egui::{Color32, Context, FullOutput, TexturesDelta};
use egui_kittest::TestRenderer;
use image::RgbaImage;

/// Paints what a harness shows on the CPU.
#[derive(Default)]
pub(crate) struct RasterRenderer {
    textures: Textures,
}

impl TestRenderer for RasterRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        self.textures.apply(delta);
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * scale;
        let primitives = ctx.tessellate(output.shapes.clone(), scale);
        let picture = paint(
            &self.textures,
            &primitives,
            scale,
            whole_pixels(size.x),
            whole_pixels(size.y),
            Color32::TRANSPARENT,
        );
        RgbaImage::from_raw(picture.width, picture.height, picture.pixels)
            .ok_or_else(|| "a picture has four bytes for each pixel".to_owned())
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "rounded, and a cast of a float saturates"
)]
fn whole_pixels(pixels: f32) -> u32 {
    pixels.round() as u32
}
