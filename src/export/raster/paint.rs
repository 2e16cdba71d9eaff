//! Paints pieces, choosing the quickest loop for each run of pixels.

use std::ops::Range;

use egui::Rect;

use super::Canvas;
use super::fixed::channel;
use super::piece::{Area, Color, Piece, Texture};
use super::span::{blend, fill, over, times};
use super::texture::split;

/// Columns and rows of pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) columns: Range<i64>,
    pub(super) rows: Range<i64>,
}

/// Paints a piece onto rows that begin at `first_row`; `pixels` holds whole rows of a width, and
/// `window` lies within them.
pub(super) fn paint_piece(
    piece: &Piece<'_>,
    window: &Window,
    first_row: i64,
    width: usize,
    pixels: &mut [[u8; 4]],
) {
    let place = Onto {
        window,
        first_row,
        width,
        pixels,
    };
    if let Some(colors) = Diagonal::of(piece) {
        place.each_run(piece, |column, row, run| colors.paint(column, row, run));
    } else {
        place.each_run(piece, |column, row, run| paint_run(piece, column, row, run));
    }
}

/// What is painted onto.
struct Onto<'a> {
    window: &'a Window,
    first_row: i64,
    width: usize,
    pixels: &'a mut [[u8; 4]],
}

impl Onto<'_> {
    /// Hands on each run of pixels that a piece covers, with the column of its first and its row.
    fn each_run(self, piece: &Piece<'_>, mut paint: impl FnMut(i64, i64, &mut [[u8; 4]])) {
        let rows = meet(&piece.area.rows(), &self.window.rows);
        piece.area.each_span(rows, |row, columns| {
            let columns = meet(&columns, &self.window.columns);
            if columns.is_empty() {
                return;
            }
            let start = index(row - self.first_row) * self.width;
            let run = start + index(columns.start)..start + index(columns.end);
            if let Some(run) = self.pixels.get_mut(run) {
                paint(columns.start, row, run);
            }
        });
    }
}

/// The colours of a thin line that rises by one pixel with each column, as hatching does: all
/// pixels with the same sum of column and row have the same, so that each is found but once.
struct Diagonal {
    first: i64,
    colors: [[u8; 4]; Self::WIDEST],
}

impl Diagonal {
    /// Wider ones are left to others.
    const WIDEST: usize = 16;

    fn of(piece: &Piece<'_>) -> Option<Self> {
        let (Area::Triangle(triangle), Color::Varying(planes), None) =
            (&piece.area, &piece.color, &piece.texture)
        else {
            return None;
        };
        let sums = triangle.diagonals();
        let fits = sums.end - sums.start <= integer(Self::WIDEST);
        // A step to the right and a step down change the colour alike.
        if !fits || planes.iter().any(|plane| plane.across != plane.down) {
            return None;
        }
        let mut colors = [[0; 4]; Self::WIDEST];
        for (color, sum) in colors.iter_mut().zip(sums.clone()) {
            *color = piece.color.at(sum, 0);
        }
        Some(Self {
            first: sums.start,
            colors,
        })
    }

    fn paint(&self, column: i64, row: i64, run: &mut [[u8; 4]]) {
        let colors = self.colors.iter().skip(index(column + row - self.first));
        for (pixel, color) in run.iter_mut().zip(colors) {
            over(pixel, *color);
        }
    }
}

/// The pixels that a clip rectangle lets through, rounded as egui's own painters do.
pub(super) fn clip_window(canvas: &Canvas<'_>, clip: Rect) -> Window {
    let pixel = |points: f32, most: u32| {
        let pixel = super::fixed::round(f64::from(points) * f64::from(canvas.pixels_per_point));
        pixel.clamp(0, i64::from(most))
    };
    Window {
        columns: pixel(clip.min.x, canvas.width)..pixel(clip.max.x, canvas.width),
        rows: pixel(clip.min.y, canvas.height)..pixel(clip.max.y, canvas.height),
    }
}

pub(super) fn meet(one: &Range<i64>, other: &Range<i64>) -> Range<i64> {
    let start = one.start.max(other.start);
    start..one.end.min(other.end).max(start)
}

fn paint_run(piece: &Piece<'_>, column: i64, row: i64, run: &mut [[u8; 4]]) {
    match (flat_in_row(&piece.color, column, row), &piece.texture) {
        (Some(color), None) => fill(run, color),
        (Some(color), Some(texture)) => {
            if let Some(texels) = aligned_texels(texture, column, row, run.len()) {
                blend(run, texels, color);
            } else {
                for (pixel, at) in run.iter_mut().zip(column..) {
                    over(pixel, times(color, texture.at(at, row)));
                }
            }
        }
        (None, None) => shade(piece, column, row, run),
        (None, Some(texture)) => {
            for (pixel, at) in run.iter_mut().zip(column..) {
                over(pixel, times(piece.color.at(at, row), texture.at(at, row)));
            }
        }
    }
}

/// The one colour of a row, if it has one: a soft upper or lower edge does.
fn flat_in_row(color: &Color, column: i64, row: i64) -> Option<[u8; 4]> {
    match color {
        Color::Flat(color) => Some(*color),
        Color::Varying(planes) => planes
            .iter()
            .all(|plane| plane.across == 0)
            .then(|| color.at(column, row)),
    }
}

/// The texels of a run that lie exactly under its pixels, as a glyph's do at its own scale.
///
/// Places change evenly, so if both ends meet the middle of a texel, all between them do.
fn aligned_texels<'a>(
    texture: &Texture<'a>,
    column: i64,
    row: i64,
    count: usize,
) -> Option<&'a [[u8; 4]]> {
    let last = column + integer(count) - 1;
    let place = |at: i64| {
        let (across, behind) = split(texture.across.at(at, row));
        let (down, below) = split(texture.down.at(at, row));
        (behind == 0 && below == 0).then_some((across, down))
    };
    let (from, to) = (place(column)?, place(last)?);
    if to.0 - from.0 != last - column || to.1 != from.1 {
        return None;
    }
    texture.image.run(from.0, from.1, count)
}

/// Paints colours that change along the row.
fn shade(piece: &Piece<'_>, column: i64, row: i64, run: &mut [[u8; 4]]) {
    let Color::Varying(planes) = &piece.color else {
        return;
    };
    let mut values = planes.each_ref().map(|plane| plane.at(column, row));
    for pixel in run {
        over(pixel, values.map(channel));
        for (value, plane) in values.iter_mut().zip(planes) {
            *value += plane.across;
        }
    }
}

pub(super) fn integer(value: usize) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

pub(super) fn index(value: i64) -> usize {
    usize::try_from(value).unwrap_or(0)
}
