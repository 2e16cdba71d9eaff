//! The raster as a whole: against the slow way, across threads and strips, and on egui's output.

use std::num::NonZeroUsize;

use egui::epaint::{ImageDelta, Primitive, Vertex};
use egui::{
    ClippedPrimitive, Color32, ColorImage, Context, Mesh, Pos2, RawInput, Rect, TextureId,
    TextureOptions, TexturesDelta, pos2, vec2,
};
use proptest::prelude::*;

use super::reference::paint_slowly;
use super::{Canvas, Picture, Textures, paint};
use crate::look;

fn threads(count: usize) -> NonZeroUsize {
    NonZeroUsize::new(count).unwrap()
}

fn canvas<'a>(
    textures: &'a Textures,
    primitives: &'a [ClippedPrimitive],
    [width, height]: [u32; 2],
) -> Canvas<'a> {
    Canvas {
        textures,
        primitives,
        pixels_per_point: 1.0,
        width,
        height,
        background: Color32::WHITE,
    }
}

/// A texture whose first texel is white, as egui's own is; the others are coverage.
fn textures_of(levels: &[u8], size: [usize; 2]) -> Textures {
    let pixels = levels
        .iter()
        .map(|level| Color32::from_rgba_premultiplied(*level, *level, *level, *level))
        .collect();
    let image = ColorImage::new(size, pixels);
    let mut delta = TexturesDelta::default();
    delta.push(
        TextureId::default(),
        ImageDelta::full(image, TextureOptions::LINEAR),
    );
    let mut textures = Textures::default();
    textures.apply(&mut delta);
    textures
}

fn mesh_of(corners: &[(Pos2, Pos2, Color32)], indices: &[u32]) -> Mesh {
    let mut mesh = Mesh::with_texture(TextureId::default());
    mesh.vertices = corners
        .iter()
        .map(|(pos, uv, color)| Vertex {
            pos: *pos,
            uv: *uv,
            color: *color,
        })
        .collect();
    mesh.indices = indices.to_vec();
    mesh
}

fn clipped(mesh: Mesh, clip_rect: Rect) -> ClippedPrimitive {
    ClippedPrimitive {
        clip_rect,
        primitive: Primitive::Mesh(mesh),
    }
}

/// What egui paints for a page with text, signs, frames and a shadow.
fn page(scale: f32, size: egui::Vec2) -> (Textures, Vec<ClippedPrimitive>) {
    let ctx = Context::default();
    look::apply(&ctx);
    let mut textures = Textures::default();
    let mut primitives = Vec::new();
    for _ in 0..2 {
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)),
            ..RawInput::default()
        };
        if let Some(viewport) = input.viewports.get_mut(&input.viewport_id) {
            viewport.native_pixels_per_point = Some(scale);
        }
        let mut output = ctx.run_ui(input, |ui| {
            egui::CentralPanel::default().show(ui, |ui| {
                ui.heading("Foreign inspectors on board");
                ui.label("“We will not now” — Чуєш, Ξένος, office");
                let _ = ui.button("Filter");
                let (rect, _) = ui.allocate_exact_size(vec2(200.0, 40.0), egui::Sense::hover());
                let palette = look::Palette::light();
                ui.painter().extend(look::hatch(rect, palette.strong_line));
                ui.painter()
                    .extend(look::dashed_frame(rect, palette.soft_ink));
                for (stance, left) in crate::model::Stance::ALL
                    .into_iter()
                    .zip([0_u8, 13, 26, 39, 52, 65, 78])
                {
                    let at = rect.min + vec2(f32::from(left), 4.3);
                    let sign = Rect::from_min_size(at, vec2(12.0, 12.0));
                    look::paint_sign(ui.painter(), stance, sign, palette.stance(stance).fill);
                }
            });
        });
        textures.apply(&mut output.textures_delta);
        primitives = ctx.tessellate(output.shapes, output.pixels_per_point);
    }
    (textures, primitives)
}

#[test]
fn eguis_page_is_the_same_by_the_slow_way_and_on_any_number_of_threads() {
    for scale in [1.0, 1.5, 2.0] {
        let (textures, primitives) = page(scale, vec2(230.0, 130.0));
        let canvas = Canvas {
            pixels_per_point: scale,
            ..canvas(&textures, &primitives, [300, 150])
        };
        let slow = paint_slowly(&canvas);
        for count in [1, 2, 3, 7] {
            assert!(canvas.picture(threads(count)) == slow, "{count} at {scale}");
        }
        let ink = slow.pixels.chunks(4).filter(|pixel| pixel[0] < 60).count();
        assert!(ink > 300, "{ink} dark pixels at {scale}");
    }
}

/// The pixels of all strips, painted from the last to the first into the same memory.
fn in_strips(canvas: &Canvas<'_>, height: u32) -> Vec<u8> {
    let strips = canvas.strips(height);
    let mut pixels = Vec::new();
    let mut painted = Vec::new();
    for number in (0..strips.count()).rev() {
        strips.paint(number, &mut pixels);
        painted.push(pixels.clone().into_flattened());
    }
    painted.reverse();
    painted.concat()
}

#[test]
fn strips_make_the_same_picture() {
    let (textures, primitives) = page(1.0, vec2(230.0, 130.0));
    let canvas = canvas(&textures, &primitives, [230, 130]);
    let whole = canvas.picture(threads(2));
    for height in [1_u32, 7, 64, 200] {
        assert!(in_strips(&canvas, height) == whole.pixels, "{height}");
    }
}

#[test]
fn a_rectangle_covers_what_its_two_triangles_cover() {
    let textures = textures_of(&[255; 4], [2, 2]);
    let color = Color32::from_rgba_premultiplied(10, 20, 30, 128);
    for (left, right) in [
        (1.0, 5.0),
        (0.5, 4.5),
        (0.49, 4.51),
        (2.1, 2.4),
        (-3.0, 20.0),
    ] {
        let mut mesh = Mesh::with_texture(TextureId::default());
        mesh.add_colored_rect(
            Rect::from_min_max(pos2(left, left), pos2(right, right)),
            color,
        );
        let mut apart = mesh.clone();
        apart.indices = vec![2, 1, 0, 3, 1, 2];
        let paint_one = |mesh| {
            let primitives = [clipped(mesh, Rect::EVERYTHING)];
            paint(&textures, &primitives, 1.0, 8, 8, Color32::WHITE)
        };
        assert_eq!(paint_one(mesh), paint_one(apart), "{left} to {right}");
    }
}

#[test]
fn hatching_is_the_same_by_the_slow_way() {
    let textures = textures_of(&[255; 4], [2, 2]);
    let palette = look::Palette::light();
    for (left, feathering) in [(2.0, 1.0), (2.5, 1.0), (2.3, 1.0), (2.0, 3.5)] {
        let rect = Rect::from_min_size(pos2(left, 3.0), vec2(60.0, 41.0));
        let options = egui::epaint::TessellationOptions {
            feathering_size_in_pixels: feathering,
            ..Default::default()
        };
        let shapes = look::hatch(rect, palette.strong_line).into_iter();
        let clipped = shapes.map(|shape| egui::epaint::ClippedShape {
            clip_rect: Rect::EVERYTHING,
            shape,
            transform_after_tessellation: egui::emath::TSTransform::IDENTITY,
        });
        let mut tessellator = egui::epaint::Tessellator::new(2.0, options, [2, 2], vec![]);
        let primitives = tessellator.tessellate_shapes(clipped.collect());
        let canvas = Canvas {
            pixels_per_point: 2.0,
            ..canvas(&textures, &primitives, [140, 100])
        };
        let slow = paint_slowly(&canvas);
        assert!(canvas.picture(threads(2)) == slow, "{left} {feathering}");
        assert!(slow.pixels.iter().filter(|level| **level < 255).count() > 1000);
    }
}

#[test]
fn a_glyph_at_its_own_scale_is_copied_texel_by_texel() {
    let textures = textures_of(
        &[255, 0, 0, 0, 0, 51, 102, 0, 0, 153, 204, 0, 0, 0, 0, 0],
        [4, 4],
    );
    let mut mesh = Mesh::with_texture(TextureId::default());
    let uv = Rect::from_min_max(pos2(0.25, 0.25), pos2(0.75, 0.75));
    mesh.add_rect_with_uv(
        Rect::from_min_max(pos2(1.0, 1.0), pos2(3.0, 3.0)),
        uv,
        Color32::BLACK,
    );
    let primitives = [clipped(mesh, Rect::EVERYTHING)];
    let picture = paint(&textures, &primitives, 1.0, 4, 4, Color32::WHITE);
    let reds: Vec<u8> = picture.pixels.iter().step_by(4).copied().collect();
    assert_eq!(
        reds,
        [
            255, 255, 255, 255, 255, 204, 153, 255, 255, 102, 51, 255, 255, 255, 255, 255
        ]
    );
}

#[test]
fn clip_rectangles_are_rounded_and_kept() {
    let textures = textures_of(&[255; 4], [2, 2]);
    let mut mesh = Mesh::with_texture(TextureId::default());
    mesh.add_colored_rect(
        Rect::from_min_max(pos2(-9.0, -9.0), pos2(99.0, 99.0)),
        Color32::BLACK,
    );
    for (clip, expected) in [
        (Rect::from_min_max(pos2(1.4, 0.6), pos2(3.4, 2.6)), 4),
        (Rect::EVERYTHING, 36),
        (Rect::NOTHING, 0),
        (Rect::NAN, 0),
        (Rect::from_min_max(pos2(-5.0, 5.0), pos2(500.0, 500.0)), 6),
    ] {
        let primitives = [clipped(mesh.clone(), clip)];
        let picture = paint(&textures, &primitives, 1.0, 6, 6, Color32::WHITE);
        let black = picture
            .pixels
            .chunks(4)
            .filter(|pixel| pixel[0] == 0)
            .count();
        assert_eq!(black, expected, "{clip:?}");
    }
}

#[test]
fn nonsense_paints_nothing_and_does_not_panic() {
    let textures = textures_of(&[255; 4], [2, 2]);
    let uv = pos2(f32::NAN, f32::INFINITY);
    let corners = [
        (pos2(f32::NAN, 0.0), uv, Color32::BLACK),
        (pos2(f32::INFINITY, f32::NEG_INFINITY), uv, Color32::RED),
        (pos2(1e30, -1e30), uv, Color32::BLUE),
        (pos2(3.0, 3.0), pos2(1e30, -1e30), Color32::GREEN),
    ];
    for indices in [
        &[0, 1, 2][..],
        &[1, 2, 3],
        &[3, 3, 3],
        &[7, 8, 9],
        &[0, 1],
        &[1, 2, 3, 3, 2, 1],
    ] {
        let primitives = [clipped(mesh_of(&corners, indices), Rect::EVERYTHING)];
        let _: Picture = paint(&textures, &primitives, 1.0, 5, 5, Color32::WHITE);
    }
    let mut stranger = mesh_of(&corners, &[1, 2, 3]);
    stranger.texture_id = TextureId::User(9);
    let primitives = [clipped(stranger, Rect::EVERYTHING)];
    let blank = paint(&textures, &primitives, 1.0, 2, 2, Color32::WHITE);
    assert_eq!(blank.pixels, [255; 16]);
    for [width, height] in [[0, 5], [5, 0], [0, 0]] {
        let empty = paint(&textures, &primitives, 1.0, width, height, Color32::WHITE);
        assert!(empty.pixels.is_empty());
    }
}

fn position() -> impl Strategy<Value = Pos2> {
    let coordinate = prop_oneof![
        -5.0_f32..40.0,
        (-8_i8..80).prop_map(|half| f32::from(half) / 2.0)
    ];
    (coordinate.clone(), coordinate).prop_map(|(x, y)| pos2(x, y))
}

fn corner() -> impl Strategy<Value = (Pos2, Pos2, Color32)> {
    let uv = prop_oneof![
        Just(Pos2::ZERO),
        (-0.5_f32..1.5, -0.5_f32..1.5).prop_map(|(u, v)| pos2(u, v)),
    ];
    let color =
        any::<[u8; 4]>().prop_map(|[r, g, b, a]| Color32::from_rgba_unmultiplied(r, g, b, a));
    (position(), uv, color)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_triangles_are_the_same_by_the_slow_way_in_bands_and_in_strips(
        corners in proptest::collection::vec(corner(), 4..12),
        indices in proptest::collection::vec(0_u32..12, 3..30),
        levels in proptest::collection::vec(any::<u8>(), 15),
        clip in (position(), position()),
    ) {
        let mut texels = vec![255];
        texels.extend(levels);
        let textures = textures_of(&texels, [4, 4]);
        let mesh = mesh_of(&corners, &indices);
        let primitives = [
            clipped(mesh.clone(), Rect::EVERYTHING),
            clipped(mesh, Rect::from_two_pos(clip.0, clip.1)),
        ];
        let canvas = canvas(&textures, &primitives, [33, 34]);
        let slow = paint_slowly(&canvas);
        prop_assert!(canvas.picture(threads(1)) == slow);
        prop_assert!(canvas.picture(threads(2)) == slow);
        for height in [1, 5, 40] {
            prop_assert!(in_strips(&canvas, height) == slow.pixels);
        }
    }
}
