//! What a mesh is painted as: rectangles and triangles, each with its colours and its texture.
//!
//! Two triangles that make an upright rectangle, as every glyph does, become one piece.

use std::ops::Range;

use egui::Mesh;
use egui::epaint::Vertex;

use super::fixed::{Place, Plane, channel, color_values, first_pixel, texels};
use super::span::times;
use super::texture::Image;
use super::triangle::Triangle;

/// Something to be painted.
#[derive(Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) area: Area,
    pub(super) color: Color,
    pub(super) texture: Option<Texture<'a>>,
}

/// The pixels that a piece covers.
#[derive(Clone, Copy)]
pub(super) enum Area {
    /// Everything from one corner to the other.
    Rectangle { least: Place, most: Place },
    /// Solved row by row.
    Triangle(Triangle),
}

/// The colours of a piece, before its texture.
#[derive(Clone, Copy)]
pub(super) enum Color {
    /// One for all pixels.
    Flat([u8; 4]),
    /// A plane for each channel.
    Varying([Plane; 4]),
}

/// Where a piece reads its texture.
#[derive(Clone, Copy)]
pub(super) struct Texture<'a> {
    pub(super) image: &'a Image,
    pub(super) across: Plane,
    pub(super) down: Plane,
    pub(super) smooth: bool,
}

impl Area {
    /// The rows that may be covered.
    pub(super) fn rows(&self) -> Range<i64> {
        match self {
            Self::Rectangle { least, most } => first_pixel(least.y)..first_pixel(most.y),
            Self::Triangle(triangle) => triangle.rows(),
        }
    }

    /// The pixels covered in each of some of these rows, from the first to the last.
    #[inline]
    pub(super) fn each_span(&self, rows: Range<i64>, mut hand_on: impl FnMut(i64, Range<i64>)) {
        match self {
            Self::Rectangle { least, most } => {
                let columns = first_pixel(least.x)..first_pixel(most.x);
                for row in rows {
                    hand_on(row, columns.clone());
                }
            }
            Self::Triangle(triangle) => {
                for (row, columns) in triangle.spans(rows) {
                    hand_on(row, columns);
                }
            }
        }
    }
}

impl Color {
    /// The colour of one pixel.
    pub(super) fn at(&self, column: i64, row: i64) -> [u8; 4] {
        match self {
            Self::Flat(color) => *color,
            Self::Varying(planes) => planes.map(|plane| channel(plane.at(column, row))),
        }
    }
}

impl Texture<'_> {
    /// The texture's colour at one pixel.
    pub(super) fn at(&self, column: i64, row: i64) -> [u8; 4] {
        let (across, down) = (self.across.at(column, row), self.down.at(column, row));
        self.image.sample(across, down, self.smooth)
    }
}

/// A part of a mesh that becomes one piece.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// Its first number among the mesh's.
    first: u32,
    /// True where two triangles make a rectangle.
    is_rectangle: bool,
}

/// Hands on each part of a mesh with the rows that it may touch, in painting order.
pub(super) fn each_part(
    mesh: &Mesh,
    pixels_per_point: f32,
    mut hand_on: impl FnMut(Part, Range<i64>),
) {
    let mut indices = mesh.indices.as_slice();
    let mut first = 0;
    while let [a, b, c, rest @ ..] = indices {
        let mut part = Part {
            first,
            is_rectangle: false,
        };
        indices = rest;
        first += 3;
        let corner = |index: &u32| Corner::new(mesh, *index, pixels_per_point);
        let (Some(one), Some(two), Some(three)) = (corner(a), corner(b), corner(c)) else {
            continue;
        };
        let corners = [one, two, three];
        // The second triangle of a rectangle lies in the same rows as the first.
        if let [d, e, f, after @ ..] = rest
            && d == c
            && e == b
            && let Some(last) = corner(f)
            && rectangle(&corners, &last).is_some()
        {
            indices = after;
            first += 3;
            part.is_rectangle = true;
        }
        let [a, b, c] = corners.map(|corner| corner.place.y);
        hand_on(
            part,
            first_pixel(a.min(b).min(c))..first_pixel(a.max(b).max(c)),
        );
    }
}

/// A part of a mesh as it is painted; `None` where there is nothing to paint.
pub(super) fn piece_of<'a>(
    mesh: &Mesh,
    part: Part,
    image: &'a Image,
    pixels_per_point: f32,
) -> Option<Piece<'a>> {
    let first = usize::try_from(part.first).ok()?;
    let corner = |place: usize| {
        let index = mesh.indices.get(first + place)?;
        Corner::new(mesh, *index, pixels_per_point)
    };
    let corners = [corner(0)?, corner(1)?, corner(2)?];
    let area = if part.is_rectangle {
        let (least, most) = rectangle(&corners, &corner(5)?)?;
        Area::Rectangle { least, most }
    } else {
        Area::Triangle(Triangle::new(corners.map(|corner| corner.place))?)
    };
    Some(piece(area, &corners, image))
}

#[derive(Clone, Copy)]
struct Corner {
    place: Place,
    vertex: Vertex,
}

impl Corner {
    fn new(mesh: &Mesh, index: u32, pixels_per_point: f32) -> Option<Self> {
        let vertex = *mesh.vertices.get(usize::try_from(index).ok()?)?;
        let place = Place::new(vertex.pos, pixels_per_point)?;
        Some(Self { place, vertex })
    }
}

/// The upright rectangle of one colour that top left, top right, bottom left and bottom right
/// corners make, if they do.
#[expect(clippy::float_cmp, reason = "equal means written as the same number")]
fn rectangle(corners: &[Corner; 3], bottom_right: &Corner) -> Option<(Place, Place)> {
    let [top_left, top_right, bottom_left] = corners;
    let (least, most) = (top_left.place, bottom_right.place);
    let is_upright = top_right.place
        == (Place {
            x: most.x,
            y: least.y,
        })
        && bottom_left.place
            == (Place {
                x: least.x,
                y: most.y,
            });
    let (from, to) = (top_left.vertex.uv, bottom_right.vertex.uv);
    let (right, below) = (top_right.vertex.uv, bottom_left.vertex.uv);
    let is_evenly_textured =
        right.x == to.x && right.y == from.y && below.x == from.x && below.y == to.y;
    let color = bottom_right.vertex.color;
    let is_flat = corners.iter().all(|corner| corner.vertex.color == color);
    let is_positive = least.x < most.x && least.y < most.y;
    (is_upright && is_evenly_textured && is_flat && is_positive).then_some((least, most))
}

fn piece<'a>(area: Area, corners: &[Corner; 3], image: &'a Image) -> Piece<'a> {
    let places = corners.each_ref().map(|corner| corner.place);
    let first = corners[0].vertex;
    let color = if corners
        .iter()
        .all(|corner| corner.vertex.color == first.color)
    {
        Color::Flat(first.color.to_array())
    } else {
        varying(places, corners).unwrap_or(Color::Flat(first.color.to_array()))
    };
    let smooth_texture = texture(places, corners, image);
    match (color, smooth_texture) {
        // One texel for all pixels: nearly always the white one.
        (Color::Flat(color), Texture { across, down, .. }) if is_level(&across, &down) => Piece {
            area,
            color: Color::Flat(times(color, smooth_texture.at(0, 0))),
            texture: None,
        },
        (Color::Varying(_), Texture { across, down, .. })
            if is_level(&across, &down) && smooth_texture.at(0, 0) == [255; 4] =>
        {
            Piece {
                area,
                color,
                texture: None,
            }
        }
        _ => Piece {
            area,
            color,
            texture: Some(smooth_texture),
        },
    }
}

fn is_level(across: &Plane, down: &Plane) -> bool {
    [across.across, across.down, down.across, down.down] == [0; 4]
}

fn varying(places: [Place; 3], corners: &[Corner; 3]) -> Option<Color> {
    let [a, b, c] = corners
        .each_ref()
        .map(|corner| color_values(&corner.vertex));
    let plane = |lane: usize| Plane::through(places, [a[lane], b[lane], c[lane]]);
    Some(Color::Varying([plane(0)?, plane(1)?, plane(2)?, plane(3)?]))
}

fn texture<'a>(places: [Place; 3], corners: &[Corner; 3], image: &'a Image) -> Texture<'a> {
    let plane = |values: [i64; 3]| {
        let [first, ..] = values;
        if values == [first; 3] {
            return Plane::level(first);
        }
        Plane::through(places, values).unwrap_or(Plane::level(first))
    };
    let across = plane(
        corners
            .each_ref()
            .map(|corner| texels(corner.vertex.uv.x, image.width)),
    );
    let down = plane(
        corners
            .each_ref()
            .map(|corner| texels(corner.vertex.uv.y, image.height)),
    );
    let steepest = [across.across, across.down, down.across, down.down]
        .map(i64::abs)
        .into_iter()
        .max()
        .unwrap_or(0);
    Texture {
        image,
        across,
        down,
        smooth: image.is_smooth(steepest),
    }
}
