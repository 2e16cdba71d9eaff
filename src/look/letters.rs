//! How letters come from the picture of all letters to the screen.

use egui::{Context, FullOutput, Plugin, TextureId, TextureOptions};

/// Has each pixel of a letter taken from the one pixel of the picture that is nearest.
///
/// egui puts letters on whole pixels, as large as they are in the picture, so that this is what
/// smoothing between four pixels gives, too. But that costs a quarter of the painting where a
/// processor does it, because every shape is painted from that picture. Only the circles that egui
/// keeps in it are not put on whole pixels; they are painted by their edges.
#[derive(Debug)]
pub(super) struct NearestPixel;

impl NearestPixel {
    pub(super) fn apply(ctx: &Context) {
        ctx.add_plugin(Self);
        ctx.tessellation_options_mut(|options| options.prerasterized_discs = false);
    }
}

impl Plugin for NearestPixel {
    fn debug_name(&self) -> &'static str {
        "letters from the nearest pixel"
    }

    fn output_hook(&mut self, _: &Context, output: &mut FullOutput) {
        let letters = output.textures_delta.set.get_mut(&TextureId::default());
        for delta in letters.into_iter().flatten() {
            delta.options = TextureOptions::NEAREST;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::look;
    use egui::epaint::{Primitive, Shape, WHITE_UV};
    use egui::{Align2, Color32, FontId, RawInput, Rect, Vec2, pos2};

    const SCALES: [f32; 6] = [0.75, 1.0, 1.25, 1.5, 1.75, 3.0];

    /// What is drawn of a window of this scale, into which something is painted.
    fn painted(scale: f32, paint: impl Fn(&egui::Painter)) -> (Context, FullOutput) {
        let ctx = Context::default();
        look::apply(&ctx);
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), Vec2::splat(400.0))),
            ..RawInput::default()
        };
        let root = input.viewports.entry(egui::ViewportId::ROOT).or_default();
        root.native_pixels_per_point = Some(scale);
        let output = ctx.run_ui(input, |ui| paint(ui.painter()));
        (ctx, output)
    }

    fn words(painter: &egui::Painter) {
        for (at, size) in [(3.3, 11.0), (40.7, 15.0), (90.25, 23.5)] {
            painter.text(
                pos2(at, at),
                Align2::LEFT_TOP,
                "Own words, 9 g",
                FontId::proportional(size),
                Color32::BLACK,
            );
        }
    }

    #[test]
    fn every_picture_of_letters_is_taken_by_the_nearest_pixel() {
        let (ctx, mut output) = painted(1.0, words);
        for more in ["first", "Ђљ"] {
            let letters = output.textures_delta.set.remove(&TextureId::default());
            let letters = letters.expect("letters are new");
            assert!(!letters.is_empty());
            for delta in letters {
                assert_eq!(delta.options, TextureOptions::NEAREST, "{more}");
            }
            output.drop_without_applying_deltas();
            output = ctx.run_ui(RawInput::default(), |ui| {
                ui.label(more);
            });
        }
        output.drop_without_applying_deltas();
    }

    /// The pixels of a letter on screen are those of the picture, one for one.
    #[test]
    fn letters_are_on_whole_pixels_and_as_large_as_in_their_picture() {
        for scale in SCALES {
            let (ctx, mut output) = painted(scale, words);
            #[expect(clippy::cast_precision_loss, reason = "a picture is small")]
            let picture = ctx.fonts(|fonts| fonts.font_image_size().map(|side| side as f32));
            let shapes = std::mem::take(&mut output.shapes);
            output.drop_without_applying_deltas();
            let mut letters = 0;
            for primitive in ctx.tessellate(shapes, scale) {
                let Primitive::Mesh(mesh) = primitive.primitive else {
                    panic!("only meshes are painted");
                };
                for corners in mesh.vertices.chunks(4).filter(|it| it[0].uv != WHITE_UV) {
                    let from = corners[0].pos * scale;
                    let size = (corners[3].pos - corners[0].pos) * scale;
                    assert!((from - from.round()).length() < 0.02, "{from:?} at {scale}");
                    let taken = (corners[3].uv - corners[0].uv) * Vec2::from(picture);
                    assert!(
                        (size - taken).length() < 0.02,
                        "{size:?}, {taken:?} at {scale}"
                    );
                    letters += 1;
                }
            }
            assert!(letters > 30, "{letters} letters at {scale}");
        }
    }

    #[test]
    fn no_circle_is_taken_from_the_picture() {
        for scale in SCALES {
            let (ctx, mut output) = painted(scale, |painter| {
                for at in 1..20_u8 {
                    let at = f32::from(at);
                    painter.add(Shape::circle_filled(
                        pos2(20.3 * at, 9.0),
                        at / 2.0,
                        Color32::RED,
                    ));
                }
            });
            let shapes = std::mem::take(&mut output.shapes);
            output.drop_without_applying_deltas();
            for primitive in ctx.tessellate(shapes, scale) {
                let Primitive::Mesh(mesh) = primitive.primitive else {
                    panic!("only meshes are painted");
                };
                assert!(!mesh.is_empty());
                assert!(mesh.vertices.iter().all(|it| it.uv == WHITE_UV));
            }
        }
    }
}
