//! Patterns without colour of their own: the dashed frame of a claim, the hatching of a hole.
//!
//! Both return shapes for the sheet; the screen paints the same in fewer triangles
//! ([`super::screen`]).

use egui::{Color32, Pos2, Rect, Shape, Stroke, pos2};

use super::size;

/// A frame of short dashes with rounded corners, drawn just inside the rectangle.
#[must_use]
pub fn dashed_frame(rect: Rect, color: Color32) -> Vec<Shape> {
    let stroke = Stroke::new(size::HAIRLINE, color);
    let inner = rect.shrink(size::HAIRLINE / 2.0);
    let path = rounded_path(inner, f32::from(size::CHIP_RADIUS));
    Shape::dashed_line(&path, stroke, DASH, GAP)
}

/// How long a dash is, and the gap after it, in points.
pub(super) const DASH: f32 = 3.0;
pub(super) const GAP: f32 = 2.0;

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
    let stroke = Stroke::new(size::HAIRLINE, color);
    let strokes = hatching(rect, size::HATCH_STEP).into_iter();
    strokes
        .map(|ends| Shape::line_segment(ends, stroke))
        .collect()
}

/// From where to where each stroke of the hatching goes, from one to the next `step` points across.
pub(super) fn hatching(rect: Rect, step: f32) -> Vec<[Pos2; 2]> {
    if !rect.is_positive() || !rect.is_finite() {
        return Vec::new();
    }
    // On a rising stroke x + y is constant.
    let first = ((rect.left() + rect.top()) / step).ceil() * step;
    let last = rect.right() + rect.bottom();
    let mut strokes = Vec::new();
    let mut sum = first;
    while sum < last {
        let low = pos2((sum - rect.bottom()).max(rect.left()), 0.0);
        let high = pos2((sum - rect.top()).min(rect.right()), 0.0);
        strokes.push([pos2(low.x, sum - low.x), pos2(high.x, sum - high.x)]);
        sum += step;
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
