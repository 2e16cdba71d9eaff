//! Small helpers for setting text.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2};

use crate::lens::places_of;
use crate::look::{Face, Palette, Symbol, paint_symbol, size};
use crate::model::Statement;
use crate::words;

/// One run of text.
pub(crate) fn format(face: Face, points: f32, color: Color32, line: f32) -> TextFormat {
    TextFormat {
        font_id: face.id(points),
        color,
        line_height: Some((points * line).round()),
        ..TextFormat::default()
    }
}

/// A paragraph of one face and colour, `width` wide.
pub(crate) fn paragraph(
    text: &str,
    face: Face,
    points: f32,
    color: Color32,
    width: f32,
) -> LayoutJob {
    let mut job = LayoutJob::single_section(
        text.to_owned(),
        format(face, points, color, size::BODY_LINE),
    );
    job.wrap = TextWrapping::wrap_at_width(width);
    job
}

/// The same on one line, with an ellipsis where it does not fit.
pub(crate) fn one_line(
    text: &str,
    face: Face,
    points: f32,
    color: Color32,
    width: f32,
) -> LayoutJob {
    let mut job = paragraph(text, face, points, color, width);
    job.wrap = TextWrapping::truncate_at_width(width);
    job
}

/// A label in capitals with wide letter spacing.
pub(crate) fn capitals(text: &str, color: Color32, width: f32) -> LayoutJob {
    let mut job = one_line(
        &words::capitals(text),
        Face::SansSemiBold,
        size::LABEL,
        color,
        width,
    );
    for section in &mut job.sections {
        section.format.extra_letter_spacing = size::LABEL_SPACING;
    }
    job
}

/// A quotation: spoken words in full ink, the source's own words in soft ink.
pub(crate) fn quotation(
    statement: &Statement,
    points: f32,
    line: f32,
    palette: &Palette,
    width: f32,
) -> LayoutJob {
    inked_quotation(
        &statement.quote,
        words::inked_of(statement),
        points,
        line,
        palette,
        width,
    )
}

/// The same of words whose spoken parts are known.
pub(crate) fn inked_quotation(
    quote: &str,
    inked: impl IntoIterator<Item = Range<usize>>,
    points: f32,
    line: f32,
    palette: &Palette,
    width: f32,
) -> LayoutJob {
    let spoken = format(Face::Serif, points, palette.ink, line);
    let around = format(Face::Serif, points, palette.soft_ink, line);
    let mut job = LayoutJob {
        wrap: TextWrapping::wrap_at_width(width),
        ..LayoutJob::default()
    };
    let mut at = 0;
    for span in inked {
        let start = span.start.max(at);
        job.append(&quote[at..start], 0.0, around.clone());
        job.append(&quote[start..span.end], 0.0, spoken.clone());
        at = span.end;
    }
    job.append(&quote[at..], 0.0, around);
    job
}

/// Lays a job out.
pub(crate) fn galley(ui: &Ui, job: LayoutJob) -> Arc<Galley> {
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// A statement's translation, and by whom it is.
pub(crate) fn translation_ui(ui: &mut Ui, statement: &Statement, palette: &Palette) {
    let (width, soft) = (ui.available_width(), palette.soft_ink);
    let small = |ui: &mut Ui, words: &str| {
        let job = paragraph(words, Face::Sans, size::SMALL, soft, width);
        label(ui, job);
    };
    if let Some(translation) = &statement.translation {
        let job = paragraph(translation, Face::SerifItalic, size::BODY, soft, width);
        label(ui, job);
        small(ui, "Translated by the editors");
    }
    if let Some(by) = &statement.translated_by {
        small(ui, &format!("Printed in translation, translated by {by}"));
    }
}

/// Adds a paragraph that can be selected and that a screen reader reads.
pub(crate) fn label(ui: &mut Ui, job: LayoutJob) -> Response {
    ui.add(egui::Label::new(Arc::new(job)).wrap())
}

/// Adds a link-like button: underlined words without a frame.
pub(crate) fn link(ui: &mut Ui, text: &str, palette: &Palette) -> Response {
    named_link(ui, text, text, palette)
}

/// The same with another name for those who hear it, where many have the same words.
pub(crate) fn named_link(ui: &mut Ui, text: &str, name: &str, palette: &Palette) -> Response {
    let job = one_line(
        text,
        Face::SansSemiBold,
        size::SMALL,
        palette.ink,
        f32::INFINITY,
    );
    let galley = galley(ui, job);
    let (rect, response) =
        ui.allocate_exact_size(galley.size() + Vec2::new(0.0, 4.0), Sense::click());
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    if ui.is_rect_visible(rect) {
        focus_ring(ui, &response, palette);
        let weight = if response.hovered() { 2.0 } else { 1.0 };
        let bottom = rect.top() + galley.size().y + 0.5;
        ui.painter()
            .hline(rect.x_range(), bottom, Stroke::new(weight, palette.ink));
        ui.painter().galley(rect.min, galley, palette.ink);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A ring around what has the keys, as strong as the outline of the selected cell.
pub(crate) fn focus_ring(ui: &Ui, response: &Response, palette: &Palette) {
    if response.has_focus() {
        let stroke = Stroke::new(size::SELECTION_RULE, palette.ink);
        let ring = response.rect.expand2(Vec2::new(4.0, 1.0));
        ui.painter()
            .rect_stroke(ring, size::CHIP_RADIUS, stroke, StrokeKind::Outside);
    }
}

/// A button that is only a painted symbol.
pub(crate) fn symbol_button(
    ui: &mut Ui,
    symbol: Symbol,
    name: &str,
    palette: &Palette,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(26.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), name));
    let color = match (ui.is_enabled(), response.hovered()) {
        (false, _) => palette.strong_line,
        (true, true) => palette.ink,
        (true, false) => palette.soft_ink,
    };
    if response.hovered() && ui.is_enabled() {
        ui.painter()
            .rect_filled(rect, size::CHIP_RADIUS, palette.hover);
    }
    focus_ring(ui, &response, palette);
    let place = Rect::from_center_size(rect.center(), Vec2::splat(size::SIGN));
    paint_symbol(ui.painter(), symbol, place, color);
    response
}

/// The same text with the words of a search marked.
pub(crate) fn with_hits(job: LayoutJob, search: &str, palette: &Palette) -> LayoutJob {
    let hits = places_of(&job.text, search);
    if hits.is_empty() {
        return job;
    }
    let mut marked = LayoutJob {
        text: String::with_capacity(job.text.len()),
        sections: Vec::new(),
        ..job.clone()
    };
    for section in &job.sections {
        let range = section.byte_range.start.0..section.byte_range.end.0;
        let mut at = range.start;
        let mut space = section.leading_space;
        let within = hits
            .iter()
            .map(|hit| hit.start.max(range.start)..hit.end.min(range.end))
            .filter(|hit| !hit.is_empty());
        for hit in within {
            marked.append(&job.text[at..hit.start], space, section.format.clone());
            let mut format = section.format.clone();
            format.background = palette.selection;
            marked.append(&job.text[hit.clone()], 0.0, format);
            at = hit.end;
            space = 0.0;
        }
        marked.append(&job.text[at..range.end], space, section.format.clone());
    }
    marked
}

/// A hairline across the available width.
pub(crate) fn rule(ui: &mut Ui, color: Color32) {
    let (rect, _) = ui.allocate_exact_size(
        Vec2::new(ui.available_width(), size::HAIRLINE),
        Sense::hover(),
    );
    ui.painter().hline(
        rect.x_range(),
        rect.center().y,
        Stroke::new(size::HAIRLINE, color),
    );
}
