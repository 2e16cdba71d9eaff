//! The preview: a page with what turns it, or how a document begins.

use egui::load::SizedTexture;
use egui::{Frame, Image, Margin, ScrollArea, Stroke, Ui, Vec2, vec2};

use super::{line, turn};
use crate::finding::byte_size;
use crate::look::{Face, Symbol, size};
use crate::state::{ExportDialog, Format};
use crate::ui::preview::{DocumentPreview, PagePreview, Preview, Previewed};
use crate::ui::{Scene, text};

/// A page up to so many times as high as wide is shown whole; a taller one is scrolled.
const WHOLE: f32 = 1.6;
/// The height of the line above.
const HEAD: f32 = 34.0;

/// Paints it within this height, in points.
pub(super) fn preview_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    dialog: &ExportDialog,
    preview: &Preview,
    height: f32,
) {
    match &preview.made {
        Previewed::Nothing => line(ui, scene, "Preparing the preview…"),
        Previewed::Failed(problem) => {
            head_ui(ui, scene, preview, "Nothing to preview");
            line(ui, scene, problem);
        }
        Previewed::Page(page) => {
            ui.horizontal(|ui| {
                ui.set_min_height(HEAD - size::STEP);
                pager_ui(ui, scene, dialog, preview, page);
            });
            page_ui(ui, scene, page, height - HEAD);
        }
        Previewed::Document(document) => {
            let (name, _) = dialog.format.words();
            let size = byte_size(document.bytes);
            head_ui(ui, scene, preview, &format!("{name}, {size}"));
            document_ui(ui, scene, document, height - HEAD);
        }
    }
}

/// What it is, unless it is of choices that do not hold any more.
fn head_ui(ui: &mut Ui, scene: &Scene, preview: &Preview, words: &str) {
    let words = if preview.is_old {
        "Being made anew…"
    } else {
        words
    };
    line(ui, scene, words);
}

fn pager_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    dialog: &ExportDialog,
    preview: &Preview,
    page: &PagePreview,
) {
    let mut words = measures(dialog, page);
    if page.pages > 1 {
        let palette = scene.palette;
        let number = page.at + 1;
        let is_first = page.at == 0;
        let back = ui.add_enabled_ui(!is_first, |ui| {
            text::symbol_button(ui, Symbol::CaretLeft, "Previous page", &palette)
        });
        let is_last = number == page.pages;
        let on = ui.add_enabled_ui(!is_last, |ui| {
            text::symbol_button(ui, Symbol::CaretRight, "Next page", &palette)
        });
        if back.inner.clicked() {
            turn(scene, dialog, preview, -1);
        }
        if on.inner.clicked() {
            turn(scene, dialog, preview, 1);
        }
        words = format!("Page {number} of {}, {words}", page.pages);
    }
    head_ui(ui, scene, preview, &words);
}

/// How large a page is, as whoever gets it meets it: pixels, a paper, or points.
fn measures(dialog: &ExportDialog, page: &PagePreview) -> String {
    let options = &dialog.options;
    let [across, down] = [page.size.x, page.size.y];
    if dialog.format == Format::Png {
        let pixels = |points: f32| (points * options.scale).ceil();
        return format!("{} by {} pixels", pixels(across), pixels(down));
    }
    if options.paper.size().is_some() {
        let (paper, way) = (options.paper.words(), options.orientation.words());
        return format!("{paper}, {}", way.to_lowercase());
    }
    format!("{across:.0} by {down:.0} points")
}

fn page_ui(ui: &mut Ui, scene: &Scene, page: &PagePreview, height: f32) {
    let width = ui.available_width().max(120.0);
    let ratio = page.shown.y / page.shown.x.max(1.0);
    let is_whole = page.size.y <= page.size.x * WHOLE;
    let across = if is_whole {
        width.min(height / ratio.max(0.01))
    } else {
        width
    };
    let size: Vec2 = vec2(across, across * ratio);
    let of_pages = if page.pages > 1 {
        format!(", page {} of {}", page.at + 1, page.pages)
    } else {
        String::new()
    };
    ScrollArea::vertical()
        .id_salt(("preview", page.at))
        .max_height(height)
        .auto_shrink(false)
        .show(ui, |ui| {
            let image = Image::from_texture(SizedTexture::new(page.texture, size));
            let image = image.alt_text(format!("Preview of the picture{of_pages}"));
            let response = ui.add(image);
            let edge = Stroke::new(size::HAIRLINE, scene.palette.strong_line);
            let kind = egui::StrokeKind::Inside;
            ui.painter().rect_stroke(response.rect, 0, edge, kind);
        });
}

fn document_ui(ui: &mut Ui, scene: &Scene, document: &DocumentPreview, height: f32) {
    let top = ui.cursor().top();
    for words in &document.holds {
        line(ui, scene, words);
    }
    ui.add_space(size::HALF_STEP);
    let used = ui.cursor().top() - top;
    Frame::new()
        .fill(scene.palette.paper)
        .stroke(Stroke::new(size::HAIRLINE, scene.palette.line))
        .inner_margin(Margin::symmetric(12, 10))
        .show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt("preview")
                .max_height((height - used - 24.0).max(60.0))
                .auto_shrink(false)
                .show(ui, |ui| {
                    let job = text::paragraph(
                        &document.text,
                        Face::Sans,
                        size::SMALL,
                        scene.palette.ink,
                        ui.available_width(),
                    );
                    text::label(ui, job);
                    if document.goes_on {
                        line(ui, scene, "The file goes on from here");
                    }
                });
        });
}
