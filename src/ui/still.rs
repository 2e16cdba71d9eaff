//! Drawings that stay as they are from frame to frame: hundreds of small shapes, cut into triangles
//! once instead of in every frame. Not for text, whose letters may move within the atlas.

use std::sync::Arc;

use egui::epaint::{Mesh, Shape, TessellationOptions, Tessellator};
use egui::{Painter, Ui};

/// The triangles of some shapes, and what these depended on.
#[derive(Debug)]
pub(super) struct Still<K> {
    made_for: Option<(K, f32)>,
    mesh: Arc<Mesh>,
}

impl<K> Default for Still<K> {
    fn default() -> Self {
        Self {
            made_for: None,
            mesh: Arc::default(),
        }
    }
}

impl<K: PartialEq> Still<K> {
    /// Paints the shapes of `make`, which is asked only when `key` is another than before.
    pub(super) fn paint(
        &mut self,
        ui: &Ui,
        painter: &Painter,
        key: K,
        make: impl FnOnce() -> Vec<Shape>,
    ) {
        let wanted = Some((key, ui.pixels_per_point()));
        if self.made_for != wanted {
            self.mesh = Arc::new(tessellated(ui, make()));
            self.made_for = wanted;
        }
        if !self.mesh.is_empty() {
            painter.add(Shape::Mesh(Arc::clone(&self.mesh)));
        }
    }
}

/// The same triangles as egui makes of the shapes at the end of a frame.
fn tessellated(ui: &Ui, shapes: Vec<Shape>) -> Mesh {
    let options = ui.ctx().tessellation_options(TessellationOptions::clone);
    // Neither text nor filled circles look anything up in the atlas.
    let mut tessellator = Tessellator::new(ui.pixels_per_point(), options, [1, 1], Vec::new());
    let mut mesh = Mesh::default();
    for shape in shapes {
        tessellator.tessellate_shape(shape, &mut mesh);
    }
    mesh
}

#[cfg(test)]
mod tests {
    use egui::epaint::{ClippedShape, Primitive, StrokeKind};
    use egui::{Color32, Context, RawInput, Rect, Stroke, pos2};

    use super::*;

    #[test]
    fn a_drawing_that_is_kept_is_painted_as_its_shapes_are() {
        let context = Context::default();
        let [soft, ink] = [Color32::GRAY, Color32::BLACK];
        let shapes = || {
            let rect = Rect::from_min_max(pos2(3.3, 4.0), pos2(30.0, 20.6));
            vec![
                Shape::rect_filled(rect, 8, soft),
                Shape::rect_stroke(rect, 8, Stroke::new(1.0, ink), StrokeKind::Inside),
                Shape::line_segment([pos2(1.0, 2.0), pos2(4.0, 5.5)], Stroke::new(1.0, soft)),
            ]
        };
        let mut still = Still::default();
        let mut times = 0;
        let mut frame = |key: u8, is_kept: bool| {
            let mut output = context.run_ui(RawInput::default(), |ui| {
                if is_kept {
                    still.paint(ui, ui.painter(), key, || {
                        times += 1;
                        shapes()
                    });
                } else {
                    ui.painter().extend(shapes());
                }
            });
            let shapes: Vec<ClippedShape> = std::mem::take(&mut output.shapes);
            let scale = output.pixels_per_point;
            output.drop_without_applying_deltas();
            let primitives = context.tessellate(shapes, scale);
            let meshes = primitives.into_iter().map(|it| it.primitive);
            meshes
                .map(|primitive| match primitive {
                    Primitive::Mesh(mesh) => (mesh.indices, mesh.vertices),
                    Primitive::Callback(_) => panic!("nothing here paints by itself"),
                })
                .collect::<Vec<_>>()
        };
        let plain = frame(0, false);
        assert!(!plain.is_empty());
        assert_eq!(frame(0, true), plain);
        assert_eq!(frame(0, true), plain);
        assert_eq!(frame(1, true), plain);
        assert_eq!(times, 2);
    }
}
