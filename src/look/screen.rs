//! Frames and strokes for the screen, in few triangles.
//!
//! A window holds hundreds of small frames and strokes, and where a processor draws it each triangle
//! counts. So frames, rules and slanted strokes are of whole pixels, two triangles a side or a dash.

use egui::emath::GuiRounding;
use egui::epaint::Mesh;
use egui::{Color32, Pos2, Rect, Shape, pos2, vec2};

use super::pattern::{DASH, GAP, hatching};
use super::size;

/// The frame of [`dashed_frame`](super::dashed_frame) in whole pixels, two triangles a dash. Each
/// side begins and ends with a dash.
pub fn dashed_frame_on_screen(rect: Rect, color: Color32, pixels_per_point: f32) -> Shape {
    let rect = rect.round_to_pixels(pixels_per_point);
    if !rect.is_positive() || !rect.is_finite() {
        return Shape::Noop;
    }
    let thick = thickness(pixels_per_point);
    let room = rect.width().min(rect.height()) / 2.0;
    let corner = (f32::from(size::CHIP_RADIUS) - thick).clamp(0.0, room);
    let corner = corner.round_to_pixels(pixels_per_point);
    let mut mesh = Mesh::default();
    for (from, to) in dashes(rect.left() + corner, rect.right() - corner) {
        for top in [rect.top(), rect.bottom() - thick] {
            let dash = Rect::from_min_max(pos2(from, top), pos2(to, top + thick));
            mesh.add_colored_rect(dash.round_to_pixels(pixels_per_point), color);
        }
    }
    for (from, to) in dashes(rect.top() + corner, rect.bottom() - corner) {
        for left in [rect.left(), rect.right() - thick] {
            let dash = Rect::from_min_max(pos2(left, from), pos2(left + thick, to));
            mesh.add_colored_rect(dash.round_to_pixels(pixels_per_point), color);
        }
    }
    if corner >= 2.0 * thick {
        let round = rect.shrink(1.5 * thick);
        for at in [
            round.left_top(),
            round.right_top(),
            round.left_bottom(),
            round.right_bottom(),
        ] {
            let dot = Rect::from_center_size(at, vec2(thick, thick));
            mesh.add_colored_rect(dot.round_to_pixels(pixels_per_point), color);
        }
    }
    Shape::mesh(mesh)
}

/// A thin frame with corners cut off, drawn just inside the rectangle in whole pixels.
pub fn thin_frame_on_screen(rect: Rect, color: Color32, pixels_per_point: f32) -> Shape {
    let rect = rect.round_to_pixels(pixels_per_point);
    if !rect.is_positive() || !rect.is_finite() {
        return Shape::Noop;
    }
    let thick = thickness(pixels_per_point);
    let (left, right) = (rect.left() + thick, rect.right() - thick);
    let (top, bottom) = (rect.top() + thick, rect.bottom() - thick);
    if left >= right || top >= bottom {
        return Shape::rect_filled(rect, 0.0, color);
    }
    let mut mesh = Mesh::default();
    let mut side = |min: Pos2, max: Pos2| {
        let side = Rect::from_min_max(min, max).round_to_pixels(pixels_per_point);
        mesh.add_colored_rect(side, color);
    };
    side(pos2(left, rect.top()), pos2(right, top));
    side(pos2(left, bottom), pos2(right, rect.bottom()));
    side(pos2(rect.left(), top), pos2(left, bottom));
    side(pos2(right, top), pos2(rect.right(), bottom));
    Shape::mesh(mesh)
}

/// The strokes of [`hatch`](super::hatch) in whole pixels, two triangles each.
pub fn hatch_on_screen(rect: Rect, color: Color32, pixels_per_point: f32) -> Shape {
    let rect = rect.round_to_pixels(pixels_per_point);
    // Each slant is as wide as a hairline is thick, and none leaves the rectangle.
    let room = rect.with_max_x(rect.right() - thickness(pixels_per_point));
    let step = size::HATCH_STEP.round_to_pixels(pixels_per_point);
    slants_on_screen(&hatching(room, step), color, pixels_per_point)
}

/// A straight rule as wide and high as this rectangle, in whole pixels and at least one of them
/// thick, in two triangles.
pub fn rule_on_screen(rule: Rect, color: Color32, pixels_per_point: f32) -> Shape {
    let pixel = 1.0 / pixels_per_point;
    let place = rule.round_to_pixels(pixels_per_point);
    let size = place.size().max(vec2(pixel, pixel));
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(Rect::from_min_size(place.min, size), color);
    Shape::mesh(mesh)
}

/// Slanted hairlines, two triangles each, without soft edges: between whole pixels, so that
/// each crosses every row of pixels in as many of them as a hairline is thick.
pub fn slants_on_screen(strokes: &[[Pos2; 2]], color: Color32, pixels_per_point: f32) -> Shape {
    let thick = vec2(thickness(pixels_per_point), 0.0);
    let mut mesh = Mesh::default();
    for ends in strokes {
        let [from, to] = ends.map(|end| end.round_to_pixels(pixels_per_point));
        if !from.is_finite() || !to.is_finite() {
            continue;
        }
        let first = u32::try_from(mesh.vertices.len()).unwrap_or(u32::MAX);
        for corner in [from, from + thick, to + thick, to] {
            mesh.colored_vertex(corner, color);
        }
        mesh.add_triangle(first, first + 1, first + 2);
        mesh.add_triangle(first, first + 2, first + 3);
    }
    if mesh.is_empty() {
        Shape::Noop
    } else {
        Shape::mesh(mesh)
    }
}

/// A hairline in points, at least a pixel, in whole pixels.
pub(super) fn thickness(pixels_per_point: f32) -> f32 {
    let thick = size::HAIRLINE.max(1.0 / pixels_per_point);
    thick.round_to_pixels(pixels_per_point)
}

/// Where the dashes of a side begin and end: as many as fit, evenly, the last one at the end.
fn dashes(from: f32, to: f32) -> impl Iterator<Item = (f32, f32)> {
    let count = ((to - from + GAP) / (DASH + GAP)).round().max(1.0);
    let step = (to - from + GAP) / count;
    (0_u16..)
        .map(f32::from)
        .take_while(move |&number| number < count)
        .map(move |number| {
            let begin = from + number * step;
            (begin, begin + step - GAP)
        })
        .filter(|(begin, end)| end > begin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_on_screen_is_of_whole_pixels_and_the_same_from_both_ends() {
        for scale in [1.0, 1.25, 2.0] {
            for rect in [
                Rect::from_min_max(pos2(10.0, 20.0), pos2(200.0, 60.0)),
                Rect::from_min_max(pos2(-30.5, -7.25), pos2(44.0, 30.0)),
                Rect::from_min_max(pos2(3.0, 3.0), pos2(13.0, 13.0)),
            ] {
                let shape = dashed_frame_on_screen(rect, Color32::RED, scale);
                let Shape::Mesh(mesh) = shape else {
                    panic!("{rect:?} has no frame");
                };
                let rounded = rect.round_to_pixels(scale);
                let mut places = Vec::new();
                for vertex in &mesh.vertices {
                    let in_pixels = vertex.pos.to_vec2() * scale;
                    assert!(
                        (in_pixels - in_pixels.round()).length() < 1e-2,
                        "{vertex:?}"
                    );
                    assert!(rounded.expand(1e-3).contains(vertex.pos), "{vertex:?}");
                    places.push(vertex.pos);
                }
                let pixel = 1.0 / scale;
                let has = |pos: Pos2| places.iter().any(|it| it.distance(pos) < pixel + 1e-2);
                for pos in &places {
                    let other = rounded.center() * 2.0 - *pos;
                    assert!(has(other.to_pos2()), "{pos:?} in {rect:?} at {scale}");
                }
                let corners = mesh.vertices.chunks(4).map(|quad| quad[0].pos);
                assert!(corners.count() >= 8, "four sides and four corners");
            }
        }
    }

    #[test]
    fn an_empty_rectangle_has_nothing_on_screen() {
        for rect in [Rect::ZERO, Rect::NOTHING, Rect::EVERYTHING, Rect::NAN] {
            for shape in [
                dashed_frame_on_screen(rect, Color32::RED, 1.0),
                thin_frame_on_screen(rect, Color32::RED, 1.0),
                hatch_on_screen(rect, Color32::RED, 1.0),
            ] {
                assert_eq!(shape, Shape::Noop, "{rect:?}");
            }
        }
    }

    #[test]
    fn a_thin_frame_is_of_whole_pixels_and_covers_none_twice() {
        for scale in [0.5, 1.0, 1.25, 2.0, 3.0] {
            let rect = Rect::from_min_max(pos2(10.3, 20.0), pos2(22.3, 32.0));
            let Shape::Mesh(mesh) = thin_frame_on_screen(rect, Color32::RED, scale) else {
                panic!("it has no frame at {scale}");
            };
            assert_eq!(mesh.indices.len(), 3 * 8, "two triangles a side");
            let rounded = rect.round_to_pixels(scale);
            let sides: Vec<Rect> = mesh
                .vertices
                .chunks(4)
                .map(|side| {
                    Rect::from_points(&[side[0].pos, side[1].pos, side[2].pos, side[3].pos])
                })
                .collect();
            for (at, side) in sides.iter().enumerate() {
                assert!(side.is_positive(), "{side:?} at {scale}");
                assert!(rounded.expand(1e-3).contains_rect(*side), "{side:?}");
                for corner in [side.min, side.max] {
                    let in_pixels = corner.to_vec2() * scale;
                    assert!((in_pixels - in_pixels.round()).length() < 1e-2);
                }
                for other in &sides[at + 1..] {
                    let both = side.intersect(*other);
                    assert!(!both.shrink(1e-3).is_positive(), "{side:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn a_slant_covers_as_many_pixels_of_each_row_as_a_hairline_is_thick() {
        for scale in [1.0, 1.5, 2.0, 3.0] {
            let stroke = [pos2(10.3, 43.5), pos2(13.3, 40.5)];
            let Shape::Mesh(mesh) = slants_on_screen(&[stroke], Color32::RED, scale) else {
                panic!("nothing is drawn at {scale}");
            };
            assert_eq!(mesh.indices.len(), 6);
            let [from, from_end, to_end, to] = [0, 1, 2, 3].map(|it| mesh.vertices[it].pos * scale);
            for place in [from, from_end, to_end, to] {
                assert!((place - place.round()).length() < 1e-3, "{place:?}");
            }
            let thick = thickness(scale) * scale;
            assert!((from_end.x - from.x - thick).abs() < 1e-3);
            assert!((to_end.x - to.x - thick).abs() < 1e-3);
            assert!(thick >= 1.0 && from.y > to.y && to.x > from.x);
        }
        let none = [[Pos2::ZERO, pos2(f32::NAN, 1.0)]];
        assert_eq!(slants_on_screen(&none, Color32::RED, 1.0), Shape::Noop);
        assert_eq!(slants_on_screen(&[], Color32::RED, 1.0), Shape::Noop);
    }

    #[test]
    fn a_hatched_hole_is_of_even_slants_that_join_those_of_its_neighbours() {
        for scale in [0.75, 1.0, 1.25, 1.5, 2.0, 3.0] {
            let left = Rect::from_min_max(pos2(3.3, 7.0), pos2(158.7, 145.4));
            let right = left.translate(vec2(left.width(), 0.0));
            let mut sums = Vec::new();
            for rect in [left, right] {
                let Shape::Mesh(mesh) = hatch_on_screen(rect, Color32::RED, scale) else {
                    panic!("nothing is drawn at {scale}");
                };
                let bounds = rect.round_to_pixels(scale).expand(1e-3);
                for slant in mesh.vertices.chunks(4) {
                    let [low, _, _, high] = [0, 1, 2, 3].map(|it| slant[it].pos.to_vec2() * scale);
                    for place in slant.iter().map(|it| it.pos) {
                        assert!(bounds.contains(place), "{place:?} at {scale}");
                    }
                    let rises = low.y - high.y;
                    assert!((high.x - low.x - rises).abs() < 1e-2, "{low:?} {high:?}");
                    assert!(((low.x + low.y).round() - low.x - low.y).abs() < 1e-2);
                    sums.push((low.x + low.y).round());
                }
            }
            sums.sort_by(f32::total_cmp);
            sums.dedup();
            let step = sums[1] - sums[0];
            assert!(
                sums.windows(2)
                    .all(|two| (two[1] - two[0] - step).abs() < 0.1)
            );
            assert!(
                (step - size::HATCH_STEP * scale).abs() <= 0.5,
                "{step} at {scale}"
            );
        }
    }

    #[test]
    fn a_rule_is_of_whole_pixels_and_never_thinner_than_one() {
        for scale in [0.5, 1.0, 1.25, 2.0] {
            let rule = Rect::from_min_max(pos2(10.4, 3.0), pos2(11.4, 80.2));
            let Shape::Mesh(mesh) = rule_on_screen(rule, Color32::RED, scale) else {
                panic!("nothing is drawn at {scale}");
            };
            assert_eq!(mesh.indices.len(), 6);
            let bounds = mesh.calc_bounds() * scale;
            for edge in [bounds.left(), bounds.right(), bounds.top(), bounds.bottom()] {
                assert!((edge - edge.round()).abs() < 1e-2, "{bounds:?} at {scale}");
            }
            assert!(bounds.width() > 0.99);
        }
    }
}
