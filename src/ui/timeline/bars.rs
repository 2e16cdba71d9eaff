//! The bars of vague dates below the marks.

use egui::{Pos2, Rect, Shape, Stroke, StrokeKind, pos2};

use super::filtered::{Ground, SeenLane};
use super::laid::BEYOND;
use super::mark::pale;
use super::{Memory, Places};
use crate::look::{self, Palette, size};

/// The height of a bar, in points.
const BAR: f32 = 3.0;
/// Between two strokes of the hatching of a bar.
const STROKES: f32 = 4.0;

/// From the first to the last possible day: solid, hatched where that is inferred, hollow where it
/// runs past the date.
pub(super) fn bars(
    (clip, pixels_per_point): (Rect, f32),
    palette: &Palette,
    memory: &Memory,
    places: &Places,
    rect: Rect,
    lane: &SeenLane,
) -> Vec<Shape> {
    let (mut shapes, mut hatching) = (Vec::new(), Vec::new());
    let within = (memory.offset, memory.offset + places.plot.width() + BEYOND);
    let (top, bottom) = (rect.bottom() - 1.5 - BAR, rect.bottom() - 1.5);
    let stroke = |is_pale| Stroke::new(size::HAIRLINE, pale(palette, palette.soft_ink, is_pale));
    for ground in Ground::ALL {
        for &(left, right) in lane.ground(ground, within) {
            let bar = Rect::from_min_max(
                pos2(places.x(memory, left), top),
                pos2(places.x(memory, right), bottom),
            );
            match ground {
                Ground::Later | Ground::PerhapsLater => {
                    let stroke = stroke(ground == Ground::Later);
                    shapes.push(Shape::rect_stroke(bar, 0, stroke, StrokeKind::Inside));
                }
                Ground::Inferred => {
                    hatching.extend(hatched(bar.intersect(clip)));
                }
                Ground::Stated => {
                    shapes.push(Shape::rect_filled(bar, 0, palette.soft_ink));
                }
            }
        }
    }
    let soft = palette.soft_ink;
    shapes.push(look::slants_on_screen(&hatching, soft, pixels_per_point));
    for &(end, is_later) in lane.ends(within) {
        let x = places.x(memory, end);
        let stroke = stroke(is_later);
        shapes.push(Shape::vline(x, top - 1.0..=bottom + 0.5, stroke));
    }
    shapes
}

/// Short slanted strokes along a bar.
pub(super) fn hatched(rect: Rect) -> Vec<[Pos2; 2]> {
    let mut strokes = Vec::new();
    // On one grid, so that bars over each other do not add up to a darker one.
    let mut x = (rect.left() / STROKES).ceil() * STROKES;
    while x + BAR <= rect.right() {
        strokes.push([pos2(x, rect.bottom()), pos2(x + BAR, rect.top())]);
        x += STROKES;
    }
    strokes
}
