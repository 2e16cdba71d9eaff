//! Patterns without colour of their own: the dashed frame of a claim, the hatching of a hole.
//!
//! Both return shapes, so that screen and sheet paint the same ones; of the frame the screen has a
//! form of its own, in few triangles.

use egui::emath::GuiRounding;
use egui::epaint::Mesh;
use egui::{Color32, Pos2, Rect, Shape, Stroke, pos2, vec2};

use super::size;

/// A frame of short dashes with rounded corners, drawn just inside the rectangle.
#[must_use]
pub fn dashed_frame(rect: Rect, color: Color32) -> Vec<Shape> {
    let stroke = Stroke::new(size::HAIRLINE, color);
    let inner = rect.shrink(size::HAIRLINE / 2.0);
    let path = rounded_path(inner, f32::from(size::CHIP_RADIUS));
    Shape::dashed_line(&path, stroke, DASH, GAP)
}

/// The same frame in whole pixels of a screen, two triangles a dash, because a window holds
/// hundreds of them. Each side begins and ends with a dash.
pub fn dashed_frame_on_screen(rect: Rect, color: Color32, pixels_per_point: f32) -> Shape {
    let rect = rect.round_to_pixels(pixels_per_point);
    if !rect.is_positive() || !rect.is_finite() {
        return Shape::Noop;
    }
    let thick = size::HAIRLINE.max(1.0 / pixels_per_point);
    let thick = thick.round_to_pixels(pixels_per_point);
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

/// How long a dash is, and the gap after it, in points.
const DASH: f32 = 3.0;
const GAP: f32 = 2.0;

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

/// The outline of a rounded rectangle as a closed path.
fn rounded_path(rect: Rect, radius: f32) -> Vec<Pos2> {
    const STEPS: u8 = 4;
    let radius = radius
        .min(rect.width() / 2.0)
        .min(rect.height() / 2.0)
        .max(0.0);
    let corners = [
        (pos2(rect.right() - radius, rect.top() + radius), 3.0),
        (pos2(rect.right() - radius, rect.bottom() - radius), 0.0),
        (pos2(rect.left() + radius, rect.bottom() - radius), 1.0),
        (pos2(rect.left() + radius, rect.top() + radius), 2.0),
    ];
    let mut path = Vec::new();
    for (center, quarter) in corners {
        for step in 0..=STEPS {
            let turn = quarter + f32::from(step) / f32::from(STEPS);
            let angle = turn * std::f32::consts::FRAC_PI_2;
            path.push(center + radius * egui::vec2(angle.cos(), angle.sin()));
        }
    }
    path.extend(path.first().copied());
    path
}

/// Diagonal strokes across the rectangle, none of which leaves it.
///
/// The strokes lie on one grid for the whole page, so that neighbouring holes join up.
#[must_use]
pub fn hatch(rect: Rect, color: Color32) -> Vec<Shape> {
    if !rect.is_positive() || !rect.is_finite() {
        return Vec::new();
    }
    let stroke = Stroke::new(size::HAIRLINE, color);
    // On a rising stroke x + y is constant.
    let first = ((rect.left() + rect.top()) / size::HATCH_STEP).ceil() * size::HATCH_STEP;
    let last = rect.right() + rect.bottom();
    let mut strokes = Vec::new();
    let mut sum = first;
    while sum < last {
        let low = pos2((sum - rect.bottom()).max(rect.left()), 0.0);
        let high = pos2((sum - rect.top()).min(rect.right()), 0.0);
        strokes.push(Shape::line_segment(
            [pos2(low.x, sum - low.x), pos2(high.x, sum - high.x)],
            stroke,
        ));
        sum += size::HATCH_STEP;
    }
    strokes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_its_rectangle() {
        for rect in [
            Rect::from_min_max(pos2(10.0, 20.0), pos2(200.0, 60.0)),
            Rect::from_min_max(pos2(-30.5, -7.25), pos2(4.0, 300.0)),
            Rect::from_min_max(pos2(3.0, 3.0), pos2(5.0, 5.0)),
        ] {
            let bounds = rect.expand(size::HAIRLINE);
            for shape in dashed_frame(rect, Color32::RED)
                .into_iter()
                .chain(hatch(rect, Color32::RED))
            {
                let visual = shape.visual_bounding_rect();
                assert!(bounds.contains_rect(visual), "{visual:?} in {rect:?}");
            }
        }
    }

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
    fn an_empty_rectangle_has_no_frame_on_screen() {
        for rect in [Rect::ZERO, Rect::NOTHING, Rect::EVERYTHING, Rect::NAN] {
            let shape = dashed_frame_on_screen(rect, Color32::RED, 1.0);
            assert_eq!(shape, Shape::Noop, "{rect:?}");
        }
    }

    #[test]
    fn an_empty_or_endless_rectangle_has_no_hatching() {
        for rect in [Rect::ZERO, Rect::NOTHING, Rect::EVERYTHING, Rect::NAN] {
            assert!(hatch(rect, Color32::RED).is_empty(), "{rect:?}");
        }
    }

    #[test]
    fn neighbouring_holes_share_one_grid() {
        let left = Rect::from_min_max(pos2(0.0, 0.0), pos2(45.0, 40.0));
        let right = Rect::from_min_max(pos2(45.0, 0.0), pos2(90.0, 40.0));
        let crossings = |rect: Rect| -> Vec<f32> {
            hatch(rect, Color32::RED)
                .iter()
                .filter_map(|shape| match shape {
                    Shape::LineSegment { points, .. } => Some(points[0].x + points[0].y),
                    _ => None,
                })
                .collect()
        };
        assert!(!crossings(left).is_empty());
        for sum in crossings(left).into_iter().chain(crossings(right)) {
            assert!((sum / size::HATCH_STEP).fract().abs() < 1e-3, "{sum}");
        }
    }
}
