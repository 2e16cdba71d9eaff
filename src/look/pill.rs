//! What a count stands on: a rectangle that ends in half circles, in few triangles.

use std::f32::consts::{FRAC_PI_2, PI};

use egui::emath::GuiRounding;
use egui::epaint::Mesh;
use egui::{Color32, Rect, Shape, Vec2, pos2};

use super::screen::thickness;

/// A half circle has so many sides.
const STEPS: u8 = 6;

/// A rectangle that ends in half circles, with a thin edge, in whole pixels: three rings of corners,
/// between which the edge's colour falls off within one pixel on both sides, as egui's own does. A
/// filled path with a stroke would have more than twice as many triangles.
pub fn pill_on_screen(rect: Rect, fill: Color32, ink: Color32, pixels_per_point: f32) -> Shape {
    let rect = rect.round_to_pixels(pixels_per_point);
    if !rect.is_positive() || !rect.is_finite() {
        return Shape::Noop;
    }
    let soft = 0.5 / pixels_per_point;
    let thick = thickness(pixels_per_point);
    let mut mesh = Mesh::default();
    let mut rings = vec![(-soft, Color32::TRANSPARENT), (soft, ink)];
    if thick > 3.0 * soft {
        rings.push((thick - soft, ink));
    }
    rings.push((thick + soft, fill));
    let radius = rect.width().min(rect.height()) / 2.0;
    let turns = around();
    let count = turns.len();
    for &(inset, color) in &rings {
        for &(turn, is_right) in &turns {
            let middle = if is_right {
                rect.right() - radius
            } else {
                rect.left() + radius
            };
            let at = pos2(middle, rect.center().y) + turn * (radius - inset).max(0.0);
            mesh.colored_vertex(at, color);
        }
    }
    let number =
        |ring: usize, at: usize| u32::try_from(ring * count + at % count).unwrap_or(u32::MAX);
    for ring in 0..rings.len() - 1 {
        for at in 0..count {
            let [one, two] = [at, at + 1].map(|at| number(ring, at));
            let [inner_one, inner_two] = [at, at + 1].map(|at| number(ring + 1, at));
            mesh.add_triangle(one, two, inner_one);
            mesh.add_triangle(two, inner_two, inner_one);
        }
    }
    let last = rings.len() - 1;
    for at in 1..count - 1 {
        mesh.add_triangle(number(last, 0), number(last, at), number(last, at + 1));
    }
    Shape::mesh(mesh)
}

/// The directions of the corners of a pill, clockwise from the top of its right half circle, and
/// whether they belong to that half.
fn around() -> Vec<(Vec2, bool)> {
    let half = |first: u8, is_right: bool| {
        let steps = (0..=STEPS).map(move |step| f32::from(first + step) * PI / f32::from(STEPS));
        steps.map(move |angle| (Vec2::angled(angle - FRAC_PI_2), is_right))
    };
    half(0, true).chain(half(STEPS, false)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Pos2, vec2};

    /// What a mesh leaves of a transparent ground at a place: the triangle that is painted last there.
    fn color_at(mesh: &Mesh, at: Pos2) -> Option<Color32> {
        let triangles = mesh.indices.chunks(3).rev();
        triangles
            .map(|corners| [0, 1, 2].map(|it| mesh.vertices[corners[it] as usize]))
            .find_map(|[a, b, c]| {
                let whole = (b.pos - a.pos).rot90().dot(c.pos - a.pos);
                let of_b = (at - a.pos).rot90().dot(c.pos - a.pos) / whole;
                let of_c = (b.pos - a.pos).rot90().dot(at - a.pos) / whole;
                let is_inside = of_b >= -1e-4 && of_c >= -1e-4 && of_b + of_c <= 1.0001;
                is_inside.then(|| {
                    let channel = |it: usize| {
                        let [a, b, c] =
                            [a, b, c].map(|vertex| f32::from(vertex.color.to_array()[it]));
                        let mixed = a + of_b * (b - a) + of_c * (c - a);
                        #[expect(
                            clippy::cast_possible_truncation,
                            clippy::cast_sign_loss,
                            reason = "between two bytes"
                        )]
                        let byte = mixed.round() as u8;
                        byte
                    };
                    let [r, g, b, a] = [0, 1, 2, 3].map(channel);
                    Color32::from_rgba_premultiplied(r, g, b, a)
                })
            })
    }

    #[test]
    fn a_pill_has_an_edge_of_whole_pixels_around_its_fill() {
        let [fill, ink] = [
            Color32::from_rgb(250, 248, 240),
            Color32::from_rgb(90, 85, 80),
        ];
        for scale in [1.0, 1.25, 2.0, 3.0] {
            let rect = Rect::from_min_max(pos2(3.0, 10.2), pos2(28.0, 26.2));
            let Shape::Mesh(mesh) = pill_on_screen(rect, fill, ink, scale) else {
                panic!("nothing is drawn at {scale}");
            };
            let rect = rect.round_to_pixels(scale);
            let pixel = 1.0 / scale;
            let bounds = rect.expand(0.51 * pixel);
            assert!(mesh.vertices.iter().all(|it| bounds.contains(it.pos)));
            let edge = (thickness(scale) * scale).round();
            // Pixel by pixel from above into the middle of the pill, and from the left.
            for (from, step) in [
                (rect.center_top(), vec2(0.0, pixel)),
                (rect.left_center(), vec2(pixel, 0.0)),
            ] {
                // The middle of a pill is not always that of a pixel.
                let from = if step.y > 0.0 {
                    pos2((from.x * scale).floor() / scale + pixel / 2.0, from.y)
                } else {
                    pos2(from.x, (from.y * scale).floor() / scale + pixel / 2.0)
                };
                let color = |number: f32| color_at(&mesh, from + (number + 0.5) * step);
                assert!(
                    color(-1.0).is_none_or(|it| it.a() == 0),
                    "outside at {scale}"
                );
                for number in 0_u8..6 {
                    let number = f32::from(number);
                    let wanted = if number < edge { ink } else { fill };
                    let is = color(number).unwrap_or_default();
                    let far = is
                        .to_array()
                        .into_iter()
                        .zip(wanted.to_array())
                        .map(|(one, other)| one.abs_diff(other))
                        .max();
                    // A half circle of few sides is a little flatter than a round one.
                    assert!(far <= Some(40), "{is:?} {wanted:?} {number} at {scale}");
                }
            }
        }
        let drawn = pill_on_screen(
            Rect::from_min_size(Pos2::ZERO, vec2(25.0, 16.0)),
            fill,
            ink,
            1.0,
        );
        let Shape::Mesh(mesh) = drawn else {
            panic!("nothing is drawn");
        };
        assert!(mesh.indices.len() / 3 <= 70, "{}", mesh.indices.len() / 3);
    }

    #[test]
    fn an_empty_rectangle_has_no_pill() {
        for rect in [Rect::ZERO, Rect::NOTHING, Rect::EVERYTHING, Rect::NAN] {
            let shape = pill_on_screen(rect, Color32::RED, Color32::BLACK, 1.0);
            assert_eq!(shape, Shape::Noop, "{rect:?}");
        }
    }
}
