//! The seven signs, painted: no bundled face has geometric shapes.
//!
//! Direction is a triangle, up for, down against; an outline means a condition; a bar means
//! non-negotiable; a diamond takes no side. All are drawn on a grid of 12 × 12, level edges on
//! whole units, so that they are crisp at 12 points and at any multiple.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use crate::model::{Side, Stance};

/// The side of the grid on which signs and symbols are drawn.
const GRID: f32 = 12.0;
/// The stroke of an outlined sign, in units of the grid.
const STROKE: f32 = 1.5;
/// The stroke of a claim's sign, in units of the grid.
const THIN_STROKE: f32 = 1.0;

/// Maps the 12 × 12 grid onto a rectangle; a rectangle that is not square is used in its middle.
#[derive(Clone, Copy)]
pub(super) struct Grid {
    origin: Pos2,
    unit: f32,
    upside_down: bool,
}

impl Grid {
    /// The largest grid that fits the rectangle.
    pub(super) fn new(rect: Rect) -> Self {
        let side = rect.width().min(rect.height());
        Self {
            origin: rect.center() - vec2(side, side) / 2.0,
            unit: side / GRID,
            upside_down: false,
        }
    }

    fn upside_down(self, upside_down: bool) -> Self {
        Self {
            upside_down,
            ..self
        }
    }

    /// The place of a point of the grid.
    pub(super) fn at(self, x: f32, y: f32) -> Pos2 {
        let y = if self.upside_down { GRID - y } else { y };
        self.origin + vec2(x, y) * self.unit
    }

    /// A stroke whose width is given in units of the grid.
    pub(super) fn stroke(self, width: f32, color: Color32) -> Stroke {
        Stroke::new(width * self.unit, color)
    }

    /// Several points of the grid.
    pub(super) fn path(self, points: &[(f32, f32)]) -> Vec<Pos2> {
        points.iter().map(|(x, y)| self.at(*x, *y)).collect()
    }

    fn polygon(self, points: &[(f32, f32)], color: Color32) -> Shape {
        let mut path = self.path(points);
        if self.upside_down {
            // egui's fill wants its points clockwise to feather outwards.
            path.reverse();
        }
        Shape::convex_polygon(path, color, Stroke::NONE)
    }

    fn outline(self, points: &[(f32, f32)], width: f32, color: Color32) -> Shape {
        Shape::closed_line(self.path(points), self.stroke(width, color))
    }

    fn bar(self, top: f32, bottom: f32, color: Color32) -> Shape {
        let rect = Rect::from_two_pos(self.at(1.0, top), self.at(11.0, bottom));
        Shape::rect_filled(rect, 0, color)
    }
}

const TRIANGLE: [(f32, f32); 3] = [(6.0, 1.0), (11.5, 11.0), (0.5, 11.0)];
const TRIANGLE_OVER_BAR: [(f32, f32); 3] = [(6.0, 0.0), (11.0, 8.0), (1.0, 8.0)];
/// The middle of the stroke of an outlined triangle.
const HOLLOW_TRIANGLE: [(f32, f32); 3] = [(6.0, 2.5), (10.5, 10.25), (1.5, 10.25)];
const HOLLOW_TRIANGLE_OVER_BAR: [(f32, f32); 3] = [(6.0, 1.25), (10.0, 7.5), (2.0, 7.5)];
/// As the hollow triangle, with a gap in its level edge.
const OPEN_TRIANGLE: [(f32, f32); 5] = [
    (4.25, 10.5),
    (1.5, 10.5),
    (6.0, 2.5),
    (10.5, 10.5),
    (7.75, 10.5),
];
const DIAMOND: [(f32, f32); 4] = [(6.0, 1.5), (10.5, 6.0), (6.0, 10.5), (1.5, 6.0)];

/// The sign of a position, within a rectangle of any size.
#[must_use]
pub fn sign_shapes(stance: Stance, rect: Rect, color: Color32) -> Vec<Shape> {
    let grid = grid_for(stance, rect);
    match stance {
        Stance::Supports | Stance::Opposes => vec![grid.polygon(&TRIANGLE, color)],
        Stance::Insists | Stance::RulesOut => vec![
            grid.polygon(&TRIANGLE_OVER_BAR, color),
            grid.bar(9.0, 11.0, color),
        ],
        Stance::SupportsIf | Stance::OpposesUnless => {
            vec![grid.outline(&HOLLOW_TRIANGLE, STROKE, color)]
        }
        Stance::Unclear => vec![grid.outline(&DIAMOND, STROKE, color)],
    }
}

/// The sign of what is claimed or said by a part only: never filled, and thinner.
///
/// A condition, which an outline can no longer tell, is a gap in the level edge.
#[must_use]
pub fn sign_outline_shapes(stance: Stance, rect: Rect, color: Color32) -> Vec<Shape> {
    let grid = grid_for(stance, rect);
    match stance {
        Stance::Supports | Stance::Opposes => {
            vec![grid.outline(&HOLLOW_TRIANGLE, THIN_STROKE, color)]
        }
        Stance::Insists | Stance::RulesOut => vec![
            grid.outline(&HOLLOW_TRIANGLE_OVER_BAR, THIN_STROKE, color),
            grid.bar(10.0, 11.0, color),
        ],
        Stance::SupportsIf | Stance::OpposesUnless => vec![Shape::line(
            grid.path(&OPEN_TRIANGLE),
            grid.stroke(THIN_STROKE, color),
        )],
        Stance::Unclear => vec![grid.outline(&DIAMOND, THIN_STROKE, color)],
    }
}

fn grid_for(stance: Stance, rect: Rect) -> Grid {
    Grid::new(rect).upside_down(stance.side() == Some(Side::Against))
}

/// Paints the sign of a position, its corner rounded to a whole pixel.
pub fn paint_sign(painter: &Painter, stance: Stance, rect: Rect, color: Color32) {
    painter.extend(sign_shapes(stance, on_pixels(painter, rect), color));
}

/// Paints the sign of a claim or a part, its corner rounded to a whole pixel.
pub fn paint_sign_outline(painter: &Painter, stance: Stance, rect: Rect, color: Color32) {
    painter.extend(sign_outline_shapes(stance, on_pixels(painter, rect), color));
}

/// The rectangle moved so that its corner lies on a whole pixel.
pub(super) fn on_pixels(painter: &Painter, rect: Rect) -> Rect {
    let scale = painter.pixels_per_point();
    let snap = |value: f32| (value * scale).round() / scale;
    Rect::from_min_size(pos2(snap(rect.min.x), snap(rect.min.y)), rect.size())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect() -> Rect {
        Rect::from_min_size(pos2(100.0, 50.0), vec2(12.0, 12.0))
    }

    /// The points of a path, or the corners of a rectangle.
    fn points(shape: &Shape) -> Vec<Pos2> {
        match shape {
            Shape::Path(path) => path.points.clone(),
            Shape::Rect(rect) => vec![rect.rect.min, rect.rect.max],
            other => panic!("an unexpected shape: {other:?}"),
        }
    }

    #[test]
    fn every_sign_stays_in_its_square_at_every_scale() {
        for stance in Stance::ALL {
            for scale in [1.0, 2.0, 4.0] {
                let rect = Rect::from_min_size(pos2(3.0, 5.0), vec2(12.0, 12.0) * scale);
                for shape in sign_shapes(stance, rect, Color32::RED)
                    .into_iter()
                    .chain(sign_outline_shapes(stance, rect, Color32::RED))
                {
                    for point in points(&shape) {
                        assert!(rect.contains(point), "{stance:?} ×{scale}: {point:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_mirrored_stance_has_the_same_sign_upside_down() {
        let middle = rect().center().y;
        for stance in Stance::ALL {
            for draw in [sign_shapes, sign_outline_shapes] {
                let mut one: Vec<[i32; 2]> = Vec::new();
                let mut other: Vec<[i32; 2]> = Vec::new();
                #[expect(clippy::cast_possible_truncation, reason = "places of a few hundred")]
                let key = |x: f32, y: f32| [(x * 100.0).round() as i32, (y * 100.0).round() as i32];
                for shape in draw(stance, rect(), Color32::RED) {
                    one.extend(points(&shape).iter().map(|p| key(p.x, p.y)));
                }
                for shape in draw(stance.mirrored(), rect(), Color32::RED) {
                    let flipped = points(&shape);
                    other.extend(flipped.iter().map(|p| key(p.x, 2.0 * middle - p.y)));
                }
                // A flipped rectangle gives its corners the other way round.
                let sums = |list: &[[i32; 2]]| {
                    let mut xs: Vec<i32> = list.iter().map(|p| p[0]).collect();
                    let mut ys: Vec<i32> = list.iter().map(|p| p[1]).collect();
                    xs.sort_unstable();
                    ys.sort_unstable();
                    (xs, ys)
                };
                assert_eq!(sums(&one), sums(&other), "{stance:?}");
            }
        }
    }

    #[test]
    fn all_fourteen_signs_differ() {
        let mut seen: Vec<String> = Vec::new();
        for stance in Stance::ALL {
            for shapes in [
                sign_shapes(stance, rect(), Color32::RED),
                sign_outline_shapes(stance, rect(), Color32::RED),
            ] {
                let drawn = format!("{shapes:?}");
                assert!(!seen.contains(&drawn), "{stance:?} is drawn twice");
                seen.push(drawn);
            }
        }
        assert_eq!(seen.len(), 14);
    }
}
