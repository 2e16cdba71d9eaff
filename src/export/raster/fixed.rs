//! Fixed-point numbers: places in 1/256 pixel, and values that change evenly across the page.
//!
//! Only integers are stepped, so a value at a pixel is the same whether it is reached by steps or
//! computed on the spot.

use egui::{Pos2, epaint::Vertex};

/// Parts of a pixel.
pub(super) const PARTS: i64 = 256;
/// From a pixel's corner to its middle, in parts.
pub(super) const HALF: i64 = PARTS / 2;
/// Fraction bits of a colour channel that changes across the page.
pub(super) const COLOR_BITS: u32 = 16;
/// Fraction bits of a place in a texture, in texels.
pub(super) const TEXEL_BITS: u32 = 24;

/// Places beyond a million pixels are moved there, so that no product overflows.
const FARTHEST: f64 = 268_435_456.0;
/// Steeper changes per pixel than this happen only in slivers no wider than a part.
const STEEPEST: f64 = 4_294_967_296.0;

/// A place on the page, in parts of a pixel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) x: i64,
    pub(super) y: i64,
}

impl Place {
    /// A place in points; `None` where it is no number.
    pub(super) fn new(position: Pos2, pixels_per_point: f32) -> Option<Self> {
        let parts = |points: f32| {
            let parts = f64::from(points) * f64::from(pixels_per_point) * 256.0;
            (!parts.is_nan()).then(|| round(parts.clamp(-FARTHEST, FARTHEST)))
        };
        Some(Self {
            x: parts(position.x)?,
            y: parts(position.y)?,
        })
    }
}

/// The first pixel whose middle is not before a place in parts.
pub(super) fn first_pixel(parts: i64) -> i64 {
    -(HALF - parts).div_euclid(PARTS)
}

/// Rounds a number that is known to fit.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a cast of a float saturates"
)]
pub(super) fn round(number: f64) -> i64 {
    number.round() as i64
}

/// A value that changes evenly in both directions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Plane {
    /// The value at `from`.
    start: i64,
    from: Place,
    /// The change from one pixel to the next to the right.
    pub(super) across: i64,
    /// The change from one pixel to the next below.
    pub(super) down: i64,
}

impl Plane {
    /// The plane through three values; `None` where the triangle is a sliver too thin for one.
    pub(super) fn through(places: [Place; 3], values: [i64; 3]) -> Option<Self> {
        let [a, b, c] = places;
        let [start, at_b, at_c] = values;
        let (bx, by) = (float(b.x - a.x), float(b.y - a.y));
        let (cx, cy) = (float(c.x - a.x), float(c.y - a.y));
        let (db, dc) = (float(at_b - start), float(at_c - start));
        let area = bx * cy - by * cx;
        let across = (db * cy - dc * by) / area * 256.0;
        let down = (dc * bx - db * cx) / area * 256.0;
        (across.abs() <= STEEPEST && down.abs() <= STEEPEST).then(|| Self {
            start,
            from: a,
            across: round(across),
            down: round(down),
        })
    }

    /// The value that is the same everywhere.
    pub(super) fn level(value: i64) -> Self {
        Self {
            start: value,
            from: Place { x: 0, y: 0 },
            across: 0,
            down: 0,
        }
    }

    /// The value at the middle of a pixel.
    pub(super) fn at(&self, x: i64, y: i64) -> i64 {
        let right = PARTS * x + HALF - self.from.x;
        let below = PARTS * y + HALF - self.from.y;
        // A step of one pixel adds exactly `across` or `down`: 256 of them before the shift.
        self.start + ((self.across * right + self.down * below) >> 8)
    }
}

/// Integers here have fewer than 53 bits.
#[expect(clippy::cast_precision_loss, reason = "fewer than 53 bits are used")]
fn float(value: i64) -> f64 {
    value as f64
}

/// The colour of a vertex as four values with [`COLOR_BITS`] fraction bits.
pub(super) fn color_values(vertex: &Vertex) -> [i64; 4] {
    vertex
        .color
        .to_array()
        .map(|channel| i64::from(channel) << COLOR_BITS)
}

/// A channel's value rounded to eight bits.
#[expect(clippy::cast_sign_loss, reason = "clamped to eight bits")]
pub(super) fn channel(value: i64) -> u8 {
    ((value + (1 << (COLOR_BITS - 1))) >> COLOR_BITS).clamp(0, 255) as u8
}

/// A texture coordinate from 0 to 1 in texels, with [`TEXEL_BITS`] fraction bits.
pub(super) fn texels(coordinate: f32, size: usize) -> i64 {
    let size = u32::try_from(size).map_or(0.0, f64::from);
    let scale = f64::from(1_u32 << TEXEL_BITS);
    // A billion texels away is far enough for any wrapping.
    let limit = f64::from(1_u32 << 30);
    let place = (f64::from(coordinate) * size).clamp(-limit, limit);
    if place.is_nan() {
        0
    } else {
        round(place * scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn a_pixel_counts_from_its_middle() {
        for (parts, pixel) in [
            (0, 0),
            (127, 0),
            (128, 0),
            (129, 1),
            (384, 1),
            (385, 2),
            (-128, -1),
            (-127, 0),
        ] {
            assert_eq!(first_pixel(parts), pixel, "{parts}");
        }
    }

    #[test]
    fn places_are_bounded_and_never_no_number() {
        let at = |x: f32| Place::new(pos2(x, 1.0), 1.0);
        assert_eq!(at(1.5), Some(Place { x: 384, y: 256 }));
        assert_eq!(at(f32::NAN), None);
        assert_eq!(at(f32::INFINITY).map(|place| place.x), Some(1 << 28));
    }

    #[test]
    fn a_plane_meets_its_values_and_steps_exactly() {
        let places = [
            Place { x: 128, y: 128 },
            Place {
                x: 128 + 10 * 256,
                y: 128,
            },
            Place {
                x: 128,
                y: 128 + 7 * 256,
            },
        ];
        let plane = Plane::through(places, [0, 1 << 20, 5 << 20]).unwrap();
        assert_eq!(plane.at(0, 0), 0);
        assert!((plane.at(10, 0) - (1 << 20)).abs() <= 10);
        assert!((plane.at(0, 7) - (5 << 20)).abs() <= 7);
        for x in -50..50 {
            assert_eq!(plane.at(x + 1, 3), plane.at(x, 3) + plane.across);
            assert_eq!(plane.at(3, x + 1), plane.at(3, x) + plane.down);
        }
        let sliver = [
            Place { x: 0, y: 0 },
            Place { x: 1 << 20, y: 1 },
            Place { x: 1 << 21, y: 3 },
        ];
        assert_eq!(Plane::through(sliver, [0, 255 << 24, 0]), None);
    }
}
