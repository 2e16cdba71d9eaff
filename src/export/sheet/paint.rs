//! A page as triangles, for the raster and for the preview alike.

use egui::epaint::text::{LayoutJob, TextFormat};
use egui::{ClippedPrimitive, Color32, Context, Pos2, RawInput, Rect, Shape, TexturesDelta};

use super::error::SheetError;
use super::page::{Page, Run};
use crate::look::sheet_font_definitions;

/// The side of the largest font texture, in pixels.
const ATLAS_SIDE: usize = 8192;

/// Paints pages of one scale, in a context without a window.
#[derive(Clone)]
pub struct PagePainter {
    ctx: Context,
    scale: f32,
}

impl std::fmt::Debug for PagePainter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PagePainter")
            .field("scale", &self.scale)
            .finish_non_exhaustive()
    }
}

/// A page as triangles.
#[derive(Debug)]
pub struct PaintedPage {
    /// In the order in which they are painted.
    pub primitives: Vec<ClippedPrimitive>,
    /// What changed in the textures since the page that this painter painted before; it must be
    /// applied, also when the page is not wanted any more.
    pub textures: TexturesDelta,
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// Pixels for each point.
    pub scale: f32,
    /// The colour of the paper.
    pub paper: Color32,
}

impl PagePainter {
    /// Reads the faces. `scale` is in pixels for each point.
    #[must_use]
    pub fn new(scale: f32) -> Self {
        let ctx = Context::default();
        ctx.set_fonts(sheet_font_definitions());
        Self { ctx, scale }
    }

    /// Paints one page.
    ///
    /// # Errors
    /// When the page's letters do not fit into one font texture.
    pub fn paint(&self, page: &Page) -> Result<PaintedPage, SheetError> {
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, page.size)),
            max_texture_side: Some(ATLAS_SIDE),
            ..RawInput::default()
        };
        if let Some(viewport) = input.viewports.get_mut(&input.viewport_id) {
            viewport.native_pixels_per_point = Some(self.scale);
        }
        let mut is_full = false;
        let mut output = self.ctx.run_ui(input, |ui| {
            let painter = ui.ctx().layer_painter(egui::LayerId::background());
            for block in &page.blocks {
                // Made before they are handed over: the painter locks the context meanwhile.
                let texts: Vec<Shape> = block.runs.iter().map(|run| text_shape(ui, run)).collect();
                painter.extend(block.shapes.iter().cloned());
                painter.extend(texts);
            }
            is_full = ui.fonts(|fonts| fonts.font_atlas_fill_ratio() >= 1.0);
        });
        let shapes = std::mem::take(&mut output.shapes);
        let textures = std::mem::take(&mut output.textures_delta);
        output.drop_without_applying_deltas();
        if is_full {
            drop_unused(textures);
            return Err(SheetError::TooManyGlyphs);
        }
        Ok(PaintedPage {
            primitives: self.ctx.tessellate(shapes, self.scale),
            textures,
            size: pixels(page.size, self.scale),
            scale: self.scale,
            paper: page.paper,
        })
    }
}

#[cfg(test)]
impl PagePainter {
    /// How far each run of a page reaches when it is painted, in points.
    pub(super) fn extents(&self, page: &Page) -> Vec<f32> {
        let mut extents = Vec::new();
        let mut input = RawInput::default();
        if let Some(viewport) = input.viewports.get_mut(&input.viewport_id) {
            viewport.native_pixels_per_point = Some(self.scale);
        }
        let output = self.ctx.run_ui(input, |ui| {
            for run in page.blocks.iter().flat_map(|block| &block.runs) {
                let Shape::Text(text) = text_shape(ui, run) else {
                    continue;
                };
                assert_eq!(text.galley.rows.len(), 1, "{run:?}");
                assert!((ui.pixels_per_point() - self.scale).abs() < 1e-6);
                extents.push(text.galley.intrinsic_size().x);
            }
        });
        output.drop_without_applying_deltas();
        extents
    }
}

/// egui panics in debug builds when changes to textures are dropped; these are not wanted.
fn drop_unused(mut textures: TexturesDelta) {
    textures.clear();
}

/// The size of a page in whole pixels.
#[must_use]
pub(super) fn pixels(size: egui::Vec2, scale: f32) -> [u32; 2] {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "pages are laid out within the limits of a picture"
    )]
    let whole = |points: f32| (points * scale).ceil().max(1.0) as u32;
    [whole(size.x), whole(size.y)]
}

/// A run as a shape whose first letter stands on the run's baseline.
fn text_shape(ctx: &Context, run: &Run) -> Shape {
    let mut format = TextFormat::simple(run.face.id(run.size), run.color);
    format.extra_letter_spacing = run.spacing;
    let mut job = LayoutJob::single_section(run.text.clone(), format);
    job.break_on_newline = false;
    job.round_output_to_gui = false;
    let galley = ctx.fonts_mut(|fonts| fonts.layout_job(job));
    let down = galley
        .rows
        .first()
        .and_then(|row| Some(row.pos.y + row.row.glyphs.first()?.pos.y))
        .unwrap_or(0.0);
    let position = run.baseline - egui::vec2(0.0, down);
    Shape::galley(position, galley, run.color)
}
