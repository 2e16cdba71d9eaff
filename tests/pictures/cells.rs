//! The cells of the real window: every stance, a part, a claim and a hole, in light, dark and grey.
//!
//! Grey is what a photocopier or a colour-blind reader has left: strength and side must still be
//! told by signs and by how dark a chip is.

use concordance::look::size;
use concordance::model::Stance;
use concordance::state::Settings;
use egui::accesskit::Role;
use egui::{Rect, Theme, pos2, vec2};
use egui_kittest::SnapshotResults;
use egui_kittest::kittest::NodeT as _;
use image::{Rgba, RgbaImage, imageops};

use crate::support::harness::{FISHERIES, Window};

/// The points whose rows are taken; together they have everything.
const POINTS: [&str; 4] = [
    "A closed area",
    "Access to harbours",
    "A herring quota",
    "A cod quota",
];

/// The cell of the accord that holds each stance.
const CELLS: [(Stance, &str); 7] = [
    (Stance::Insists, "Norland on A closed area: insists on"),
    (Stance::Supports, "Norland on Access to harbours: supports"),
    (
        Stance::SupportsIf,
        "Norland on A herring quota: supports, if",
    ),
    (Stance::Unclear, "Islemere on A closed area: unclear"),
    (
        Stance::OpposesUnless,
        "Sudmark on A herring quota: opposes, unless",
    ),
    (Stance::Opposes, "Sudmark on Access to harbours: opposes"),
    (Stance::RulesOut, "Sudmark on A closed area: rules out"),
];

fn window(theme: Theme) -> Window {
    // Wide enough that gists break rarely.
    Window::of(FISHERIES, Settings::default(), theme, vec2(1240.0, 880.0))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "rounded, and places in a window are small"
)]
fn pixel(place: f32) -> u32 {
    place.round() as u32
}

fn crop(picture: &RgbaImage, rect: Rect) -> RgbaImage {
    let (left, top) = (pixel(rect.left()), pixel(rect.top()));
    let (right, bottom) = (pixel(rect.right()), pixel(rect.bottom()));
    imageops::crop_imm(picture, left, top, right - left, bottom - top).to_image()
}

/// The cells of the four rows below each other, without what stands between them.
fn strip(window: &Window, picture: &RgbaImage) -> RgbaImage {
    let rows: Vec<RgbaImage> = POINTS
        .into_iter()
        .map(|point| {
            let name = format!(" on {point}: ");
            let cells = window.all(Role::Cell);
            let of_row = cells.iter().filter(|cell| {
                let label = cell.accesskit_node().label();
                label.is_some_and(|label| label.contains(&name))
            });
            let all = of_row.map(egui_kittest::Node::rect).reduce(Rect::union);
            crop(picture, all.expect("a row of cells"))
        })
        .collect();
    let width = rows.iter().map(RgbaImage::width).max().unwrap_or(0);
    let height = rows.iter().map(RgbaImage::height).sum();
    let mut strip = RgbaImage::new(width, height);
    let mut top = 0;
    for row in rows {
        imageops::replace(&mut strip, &row, 0, top);
        top += i64::from(row.height());
    }
    strip
}

/// How light a pixel is, from 0 to 255, as CIE lightness would rank it: Rec. 709 weights.
fn luminance(pixel: Rgba<u8>) -> f32 {
    let [red, green, blue, _] = pixel.0.map(f32::from);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn grey(picture: &RgbaImage) -> RgbaImage {
    let mut grey = picture.clone();
    for pixel in grey.pixels_mut() {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a mean of bytes is a byte"
        )]
        let light = luminance(*pixel).round() as u8;
        *pixel = Rgba([light, light, light, u8::MAX]);
    }
    grey
}

#[test]
fn cells_of_every_kind() {
    let mut results = SnapshotResults::new();
    for (theme, name) in [(Theme::Light, "cells-light"), (Theme::Dark, "cells-dark")] {
        let mut window = window(theme);
        let picture = window.harness.render().expect("a picture");
        let strip = strip(&window, &picture);
        assert!(
            strip.width() < 700 && strip.height() < 400,
            "{:?}",
            strip.dimensions()
        );
        results.add(egui_kittest::try_image_snapshot(&strip, name));
        if theme == Theme::Light {
            results.add(egui_kittest::try_image_snapshot(
                &grey(&strip),
                "cells-grey",
            ));
        }
    }
}

/// Where the sign of a chip is, and how light the chip is around it.
struct Sign {
    /// True where the sign is painted, row by row.
    mask: Vec<bool>,
    /// How light the chip is.
    chip: f32,
}

/// The side of the square in which a sign is looked for: the sign and two pixels around it.
const SIDE: u32 = 16;

fn sign(window: &Window, picture: &RgbaImage, cell: &str) -> Sign {
    let cell = window.one(Role::Cell, cell).rect();
    let chip = cell.min + vec2(size::CELL_ACROSS, size::CELL_DOWN);
    let left = pixel(chip.x + size::CHIP_ACROSS) - 2;
    let top = pixel(chip.y + (size::CHIP_HEIGHT - size::SIGN) / 2.0) - 2;
    let square = imageops::crop_imm(picture, left, top, SIDE, SIDE).to_image();
    let chip = luminance(*square.get_pixel(0, 0));
    let away = |pixel: &Rgba<u8>| (luminance(*pixel) - chip).abs();
    let most = square.pixels().map(away).fold(0.0, f32::max);
    assert!(most > 60.0, "the sign hardly stands out: {most}");
    Sign {
        mask: square
            .pixels()
            .map(|pixel| away(pixel) > most / 2.0)
            .collect(),
        chip,
    }
}

fn differing(a: &[bool], b: &[bool]) -> usize {
    a.iter().zip(b).filter(|(a, b)| a != b).count()
}

fn upside_down(mask: &[bool]) -> Vec<bool> {
    mask.chunks(SIDE as usize)
        .rev()
        .flatten()
        .copied()
        .collect()
}

#[test]
fn without_colour_strength_and_side_are_still_told() {
    for theme in [Theme::Light, Theme::Dark] {
        let mut window = window(theme);
        let picture = grey(&window.harness.render().expect("a picture"));
        let signs: Vec<(Stance, Sign)> = CELLS
            .into_iter()
            .map(|(stance, cell)| (stance, sign(&window, &picture, cell)))
            .collect();
        for (at, (stance, sign)) in signs.iter().enumerate() {
            for (other_stance, other) in &signs[at + 1..] {
                let pixels = differing(&sign.mask, &other.mask);
                assert!(
                    pixels >= 12,
                    "{theme:?}: {stance:?}, {other_stance:?}: {pixels}"
                );
            }
            // The other side's sign is the same one upside down, not a weaker one.
            let mirrored = &signs[signs.len() - 1 - at];
            assert_eq!(mirrored.0, stance.mirrored());
            let pixels = differing(&upside_down(&sign.mask), &mirrored.1.mask);
            assert!(pixels <= 24, "{theme:?}: {stance:?} upside down: {pixels}");
        }
        // The firmer the stance, the further its chip is from the page, alike on both sides.
        let cell = window.one(Role::Cell, "Sudmark on A closed area").rect();
        let corner = cell.max - vec2(6.0, 6.0);
        let corner = pos2(corner.x.round(), corner.y.round());
        let page = luminance(*picture.get_pixel(pixel(corner.x), pixel(corner.y)));
        let weight = |at: usize| (signs[at].1.chip - page).abs();
        for (firm, plain, conditional) in [(0, 1, 2), (6, 5, 4)] {
            let weights = [weight(firm), weight(plain), weight(conditional)];
            assert!(
                weights.is_sorted_by(|more, less| *more > less + 8.0),
                "{theme:?}: {weights:?}"
            );
        }
    }
}
