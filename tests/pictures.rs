//! A few small pictures, drawn by our own raster.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test pictures` redraws them; look at them before keeping them.

mod cells;

use concordance::look::{
    self, Face, Palette, Symbol, dashed_frame, hatch, paint_sign, paint_sign_outline, paint_symbol,
    size,
};
use concordance::model::Stance;
use egui::{Align2, Rect, Stroke, StrokeKind, Theme, Ui, pos2, vec2};
use egui_kittest::Harness;

use crate::support::renderer::RasterRenderer;

/// A row of chips, each with the signs of a position, of a claim and on the bare page.
fn signs_ui(ui: &mut Ui) {
    let palette = Palette::of(ui.theme());
    let page = ui.content_rect();
    let painter = &ui.painter().with_clip_rect(page);
    painter.rect_filled(page, 0, palette.paper);
    let mut top = 12.0;
    for stance in Stance::ALL {
        let colors = palette.stance(stance);
        let text = painter.layout_no_wrap(
            stance.label().to_owned(),
            Face::SansSemiBold.id(size::MARK),
            colors.text,
        );
        let width = 2.0 * size::CHIP_ACROSS + size::SIGN + size::CHIP_GAP + text.size().x;
        let chip = Rect::from_min_size(pos2(12.0, top), vec2(width.round(), size::CHIP_HEIGHT));
        painter.rect_filled(chip, size::CHIP_RADIUS, colors.fill);
        if let Some(outline) = colors.outline {
            let stroke = Stroke::new(size::HAIRLINE, outline);
            painter.rect_stroke(chip, size::CHIP_RADIUS, stroke, StrokeKind::Inside);
        }
        let sign = |left: f32, side: f32| {
            Rect::from_center_size(pos2(left + side / 2.0, chip.center().y), vec2(side, side))
        };
        let inside = sign(chip.left() + size::CHIP_ACROSS, size::SIGN);
        paint_sign(painter, stance, inside, colors.text);
        let text_top = chip.center().y - text.size().y / 2.0;
        painter.galley(
            pos2(inside.right() + size::CHIP_GAP, text_top),
            text,
            colors.text,
        );
        paint_sign(painter, stance, sign(160.0, size::SIGN), colors.mark());
        paint_sign_outline(painter, stance, sign(184.0, size::SIGN), palette.soft_ink);
        paint_sign(painter, stance, sign(208.0, 24.0), colors.mark());
        paint_sign_outline(painter, stance, sign(240.0, 24.0), palette.soft_ink);
        top += 26.0;
    }
    for (symbol, place) in Symbol::ALL.into_iter().zip(0_u8..) {
        let left = 12.0 + 15.5 * f32::from(place);
        let rect = Rect::from_min_size(pos2(left, top), vec2(size::SIGN, size::SIGN));
        paint_symbol(painter, symbol, rect, palette.ink);
    }
    let hole = Rect::from_min_size(pos2(12.0, top + 20.0), vec2(130.0, 34.0));
    painter.extend(hatch(hole, palette.hatch));
    painter.text(
        hole.left_center() + vec2(8.0, 0.0),
        Align2::LEFT_CENTER,
        "no sourced position",
        Face::Sans.id(size::MARK),
        palette.hole_ink,
    );
    let claim = Rect::from_min_size(pos2(152.0, top + 26.0), vec2(112.0, size::CHIP_HEIGHT));
    painter.extend(dashed_frame(claim, palette.hole_ink));
    painter.text(
        claim.center(),
        Align2::CENTER_CENTER,
        "claimed by Ω, Їжак",
        Face::SerifItalic.id(size::MARK),
        palette.soft_ink,
    );
}

#[test]
fn signs_symbols_and_patterns() {
    let mut results = egui_kittest::SnapshotResults::new();
    for (theme, name) in [(Theme::Light, "signs-light"), (Theme::Dark, "signs-dark")] {
        let mut harness = Harness::builder()
            .with_size(vec2(280.0, 262.0))
            .with_theme(theme)
            .renderer(RasterRenderer::default())
            .with_context_setup(look::apply)
            .build_ui(signs_ui);
        harness.run();
        harness.snapshot(name);
        results.extend_harness(&mut harness);
    }
}
