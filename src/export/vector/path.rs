//! egui's shapes as outlines.

use egui::epaint::{ColorMode, PathShape, PathStroke, RectShape};
use egui::{Color32, Pos2, Rect, Shape, StrokeKind, Vec2, pos2, vec2};

/// One step of an outline, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// Begins here.
    Move(Pos2),
    /// A straight line.
    Line(Pos2),
    /// A cubic curve over two control points.
    Curve(Pos2, Pos2, Pos2),
    /// Back to where it began.
    Close,
}

/// What an outline is painted with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Paint {
    /// Its inside.
    Fill(Color32),
    /// A line along it, so many points wide.
    Stroke(f32, Color32),
}

/// An outline and how it is painted.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// Its steps.
    pub segments: Vec<Segment>,
    /// Fill or stroke.
    pub paint: Paint,
}

/// The control points of a quarter of a circle lie so far along the radius.
const KAPPA: f32 = 0.552_284_8;

/// The outlines of a shape in painting order.
///
/// # Errors
/// When the shape is none that a sheet has: text, a mesh, a brush, a callback; its kind.
pub fn outlines(shape: &Shape) -> Result<Vec<Outline>, &'static str> {
    let mut found = Vec::new();
    collect(shape, &mut found)?;
    Ok(found)
}

fn collect(shape: &Shape, found: &mut Vec<Outline>) -> Result<(), &'static str> {
    match shape {
        Shape::Noop => {}
        Shape::Vec(shapes) => {
            for shape in shapes {
                collect(shape, found)?;
            }
        }
        Shape::LineSegment { points, stroke } => {
            let [from, to] = *points;
            push_stroke(
                found,
                vec![Segment::Move(from), Segment::Line(to)],
                stroke.width,
                stroke.color,
            );
        }
        Shape::Rect(rect) => rectangle(rect, found)?,
        Shape::Path(path) => polygon(path, found)?,
        Shape::Circle(circle) => {
            let radius = vec2(circle.radius, circle.radius);
            let outline = ellipse(circle.center, radius);
            push_fill(found, outline.clone(), circle.fill);
            push_stroke(found, outline, circle.stroke.width, circle.stroke.color);
        }
        Shape::Ellipse(_) => return Err("ellipse"),
        Shape::Band(_) => return Err("band"),
        Shape::Text(_) => return Err("text"),
        Shape::Mesh(_) => return Err("mesh"),
        Shape::QuadraticBezier(_) | Shape::CubicBezier(_) => return Err("curve"),
        Shape::Callback(_) => return Err("callback"),
    }
    Ok(())
}

fn push_fill(found: &mut Vec<Outline>, segments: Vec<Segment>, color: Color32) {
    if color != Color32::TRANSPARENT {
        found.push(Outline {
            segments,
            paint: Paint::Fill(color),
        });
    }
}

fn push_stroke(found: &mut Vec<Outline>, segments: Vec<Segment>, width: f32, color: Color32) {
    if width > 0.0 && color != Color32::TRANSPARENT {
        found.push(Outline {
            segments,
            paint: Paint::Stroke(width, color),
        });
    }
}

fn rectangle(shape: &RectShape, found: &mut Vec<Outline>) -> Result<(), &'static str> {
    if shape.brush.is_some() || shape.blur_width > 0.0 || shape.angle != 0.0 {
        return Err("brush");
    }
    let radii = [
        shape.corner_radius.nw,
        shape.corner_radius.ne,
        shape.corner_radius.se,
        shape.corner_radius.sw,
    ]
    .map(f32::from);
    push_fill(found, rounded(shape.rect, radii), shape.fill);
    let width = shape.stroke.width;
    let inset = inset_of(shape.stroke_kind, width);
    let edge = rounded(
        shape.rect.shrink(inset),
        radii.map(|radius| (radius - inset).max(0.0)),
    );
    push_stroke(found, edge, width, shape.stroke.color);
    Ok(())
}

/// How far inside the edge the middle of the stroke runs.
fn inset_of(kind: StrokeKind, width: f32) -> f32 {
    match kind {
        StrokeKind::Inside => width / 2.0,
        StrokeKind::Middle => 0.0,
        StrokeKind::Outside => -width / 2.0,
    }
}

fn polygon(path: &PathShape, found: &mut Vec<Outline>) -> Result<(), &'static str> {
    let Some((first, rest)) = path.points.split_first() else {
        return Ok(());
    };
    let mut segments = vec![Segment::Move(*first)];
    segments.extend(rest.iter().map(|point| Segment::Line(*point)));
    if path.closed {
        segments.push(Segment::Close);
    }
    push_fill(found, segments.clone(), path.fill);
    let PathStroke { width, color, kind } = &path.stroke;
    let ColorMode::Solid(color) = color else {
        return Err("stroke of many colours");
    };
    if *kind != StrokeKind::Middle && *width > 0.0 && *color != Color32::TRANSPARENT {
        return Err("stroke beside its path");
    }
    push_stroke(found, segments, *width, *color);
    Ok(())
}

/// A rectangle whose corners, clockwise from the top left, are rounded.
fn rounded(rect: Rect, radii: [f32; 4]) -> Vec<Segment> {
    let most = rect.width().min(rect.height()) / 2.0;
    let [nw, ne, se, sw] = radii.map(|radius| radius.clamp(0.0, most.max(0.0)));
    let corners = [
        (rect.left_top(), vec2(0.0, 1.0), vec2(1.0, 0.0), nw),
        (rect.right_top(), vec2(-1.0, 0.0), vec2(0.0, 1.0), ne),
        (rect.right_bottom(), vec2(0.0, -1.0), vec2(-1.0, 0.0), se),
        (rect.left_bottom(), vec2(1.0, 0.0), vec2(0.0, -1.0), sw),
    ];
    let mut segments = Vec::with_capacity(10);
    for (corner, back, on, radius) in corners {
        let (from, to): (Pos2, Pos2) = (corner + back * radius, corner + on * radius);
        segments.push(if segments.is_empty() {
            Segment::Move(from)
        } else {
            Segment::Line(from)
        });
        if radius > 0.0 {
            let inner = 1.0 - KAPPA;
            segments.push(Segment::Curve(
                corner + back * (radius * inner),
                corner + on * (radius * inner),
                to,
            ));
        }
    }
    segments.push(Segment::Close);
    segments
}

fn ellipse(center: Pos2, radius: Vec2) -> Vec<Segment> {
    let at = |x: f32, y: f32| pos2(center.x + x * radius.x, center.y + y * radius.y);
    let quarter = |[x0, y0]: [f32; 2], [x1, y1]: [f32; 2], [x2, y2]: [f32; 2]| {
        Segment::Curve(at(x0, y0), at(x1, y1), at(x2, y2))
    };
    vec![
        Segment::Move(at(1.0, 0.0)),
        quarter([1.0, KAPPA], [KAPPA, 1.0], [0.0, 1.0]),
        quarter([-KAPPA, 1.0], [-1.0, KAPPA], [-1.0, 0.0]),
        quarter([-1.0, -KAPPA], [-KAPPA, -1.0], [0.0, -1.0]),
        quarter([KAPPA, -1.0], [1.0, -KAPPA], [1.0, 0.0]),
        Segment::Close,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::look::{Palette, dashed_frame, hatch, sign_shapes};
    use crate::model::Stance;
    use egui::{Mesh, Stroke, Theme};

    #[test]
    fn everything_that_a_sheet_paints_has_outlines() {
        let rect = Rect::from_min_size(pos2(10.0, 20.0), vec2(12.0, 12.0));
        let palette = Palette::of(Theme::Light);
        let mut shapes = hatch(rect, palette.hatch);
        shapes.extend(dashed_frame(rect, palette.ink));
        for stance in Stance::ALL {
            shapes.extend(sign_shapes(stance, rect, palette.ink));
        }
        assert!(shapes.len() > 10);
        for shape in &shapes {
            let outlines = outlines(shape).unwrap();
            assert!(!outlines.is_empty(), "{shape:?}");
            for outline in outlines {
                assert!(matches!(outline.segments[0], Segment::Move(_)), "{shape:?}");
                assert!(outline.segments.len() > 1, "{shape:?}");
            }
        }
    }

    #[test]
    fn a_stroke_inside_a_rectangle_stays_inside() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(20.0, 10.0));
        let stroke = Stroke::new(2.0, Color32::BLACK);
        let shape = Shape::rect_stroke(rect, 0, stroke, StrokeKind::Inside);
        let found = outlines(&shape).unwrap();
        assert_eq!(
            found,
            [Outline {
                segments: vec![
                    Segment::Move(pos2(1.0, 1.0)),
                    Segment::Line(pos2(19.0, 1.0)),
                    Segment::Line(pos2(19.0, 9.0)),
                    Segment::Line(pos2(1.0, 9.0)),
                    Segment::Close,
                ],
                paint: Paint::Stroke(2.0, Color32::BLACK),
            }]
        );
    }

    #[test]
    fn a_corner_ends_where_the_straight_edge_begins() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(20.0, 10.0));
        let found = outlines(&Shape::rect_filled(rect, 4, Color32::BLACK)).unwrap();
        let ends: Vec<Pos2> = found[0]
            .segments
            .iter()
            .filter_map(|segment| match segment {
                Segment::Move(to) | Segment::Line(to) | Segment::Curve(_, _, to) => Some(*to),
                Segment::Close => None,
            })
            .collect();
        let corners = [
            pos2(0.0, 4.0),
            pos2(4.0, 0.0),
            pos2(16.0, 0.0),
            pos2(20.0, 4.0),
            pos2(20.0, 6.0),
            pos2(16.0, 10.0),
            pos2(4.0, 10.0),
            pos2(0.0, 6.0),
        ];
        assert_eq!(ends, corners);
    }

    #[test]
    fn what_has_no_outline_is_named_and_not_left_out() {
        assert_eq!(outlines(&Shape::mesh(Mesh::default())), Err("mesh"));
        assert_eq!(outlines(&Shape::Noop), Ok(Vec::new()));
    }
}
