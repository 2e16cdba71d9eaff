//! The slow way to the same pixels, for tests: every pixel asks every piece, edge by edge.

use egui::epaint::Primitive;

use super::paint::clip_window;
use super::piece::{Area, each_piece};
use super::span::{over, times};
use super::{Canvas, Picture};

/// Paints a picture without runs, bands or shortcuts.
pub(super) fn paint_slowly(canvas: &Canvas<'_>) -> Picture {
    let count = usize::try_from(canvas.width * canvas.height).unwrap();
    let mut pixels = vec![canvas.background.to_array(); count];
    for clipped in canvas.primitives {
        let Primitive::Mesh(mesh) = &clipped.primitive else {
            continue;
        };
        let image = canvas.textures.get(mesh.texture_id).unwrap();
        let clip = clip_window(canvas, clipped.clip_rect);
        let all = 0..i64::from(canvas.height);
        each_piece(mesh, image, canvas.pixels_per_point, &all, |piece| {
            for row in clip.rows.clone() {
                for column in clip.columns.clone() {
                    let is_covered = match piece.area {
                        Area::Triangle(triangle) => triangle.covers(column, row),
                        Area::Rectangle { .. } => {
                            piece.area.rows().contains(&row)
                                && piece.area.columns(row).contains(&column)
                        }
                    };
                    if is_covered {
                        let color = piece.color.at(column, row);
                        let texel = piece
                            .texture
                            .map_or([255; 4], |texture| texture.at(column, row));
                        let index = row * i64::from(canvas.width) + column;
                        over(
                            &mut pixels[usize::try_from(index).unwrap()],
                            times(color, texel),
                        );
                    }
                }
            }
        });
    }
    Picture {
        width: canvas.width,
        height: canvas.height,
        pixels: pixels.into_flattened(),
    }
}
