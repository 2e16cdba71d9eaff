//! The slow way to the same pixels, for tests: every pixel asks every piece, edge by edge.

use egui::epaint::Primitive;

use super::fixed::first_pixel;
use super::paint::clip_window;
use super::piece::{Area, each_part, piece_of};
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
        each_part(mesh, canvas.pixels_per_point, |part, _| {
            let Some(piece) = piece_of(mesh, part, image, canvas.pixels_per_point) else {
                return;
            };
            for row in clip.rows.clone() {
                for column in clip.columns.clone() {
                    let is_covered = match piece.area {
                        Area::Triangle(triangle) => triangle.covers(column, row),
                        Area::Rectangle { least, most } => {
                            (first_pixel(least.x)..first_pixel(most.x)).contains(&column)
                                && (first_pixel(least.y)..first_pixel(most.y)).contains(&row)
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
