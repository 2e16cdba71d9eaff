//! Asks how and where to export, with a live preview of what will be written.

use egui::{Button, Id, Image, Key, ScrollArea, Slider, TextEdit, Ui, load::SizedTexture, vec2};

use super::{heading, line};
use crate::finding::Count;
use crate::look::{plain_button, primary_button};
use crate::state::{Command, Detail, ExportDialog, ExportOptions, SheetTheme, Subject};
use crate::ui::{Preview, Scene, text};
use crate::words;

/// The height kept for the buttons and what is said above them.
const ACTIONS: f32 = 96.0;

/// Paints the dialog: options to the left, the preview to the right.
pub(super) fn export_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    dialog: &ExportDialog,
    preview: &Preview,
    is_new: bool,
) {
    let screen = ui.ctx().content_rect().size();
    let width = (screen.x - 120.0).clamp(420.0, 1080.0);
    let height = (screen.y - 110.0).clamp(240.0, 760.0);
    ui.set_width(width);
    ui.horizontal_top(|ui| {
        let options = 330.0_f32.min(width * 0.55);
        ui.allocate_ui(vec2(options, height), |ui| {
            ui.vertical(|ui| {
                ui.set_width(options);
                // A low window scrolls the choices; what is done with them stays in view.
                ScrollArea::vertical()
                    .id_salt("export options")
                    .max_height((height - ACTIONS).max(80.0))
                    .show(ui, |ui| options_ui(ui, scene, dialog));
                actions_ui(ui, scene, dialog, is_new);
            });
        });
        ui.add_space(16.0);
        ui.vertical(|ui| preview_ui(ui, scene, preview, height));
    });
}

fn options_ui(ui: &mut Ui, scene: &mut Scene, dialog: &ExportDialog) {
    let state = scene.state;
    let subject = state.subject();
    heading(ui, scene, &format!("Export {}", subject.words()));
    if let Some(listing) = state.listing_of_room() {
        line(
            ui,
            scene,
            &Count::new(listing.rows.len(), "row", "rows").to_string(),
        );
    }
    line(ui, scene, &words::scope_line(state.dossier(), &state.shown));
    line(
        ui,
        scene,
        &words::dated_range(state.dossier(), &state.lens, &state.shown, &state.matrix),
    );
    let mut options = dialog.options.clone();
    ui.add_space(4.0);
    // A list has the evidence that its columns name.
    if subject == Subject::Matrix {
        evidence_ui(ui, scene, &mut options);
    }
    line(ui, scene, "Colours");
    ui.horizontal(|ui| {
        for (theme, label) in [(SheetTheme::Light, "Light"), (SheetTheme::Dark, "Dark")] {
            if ui
                .add(Button::new(label).selected(options.theme == theme))
                .clicked()
            {
                options.theme = theme;
            }
        }
    });
    width_ui(ui, &mut options);
    let scale = ui.label("Pixels per point");
    ui.add(Slider::new(&mut options.scale, ExportOptions::SCALES).step_by(0.5))
        .labelled_by(scale.id);
    if options != dialog.options {
        scene.push(Command::SetExport(options));
    }
    ui.add_space(6.0);
    path_ui(ui, scene, dialog);
}

/// How much a cell says.
fn evidence_ui(ui: &mut Ui, scene: &Scene, options: &mut ExportOptions) {
    line(ui, scene, "Evidence");
    ui.horizontal(|ui| {
        for (detail, label) in [
            (Detail::Short, "Gists"),
            (Detail::Quotes, "Quotations"),
            (Detail::Full, "All quotations"),
        ] {
            if ui
                .add(Button::new(label).selected(options.detail == detail))
                .clicked()
            {
                options.detail = detail;
            }
        }
    });
}

/// What stands in the way, then the buttons.
fn actions_ui(ui: &mut Ui, scene: &mut Scene, dialog: &ExportDialog, is_new: bool) {
    let question = dialog
        .exists
        .then(|| "A file of this name is there already".to_owned());
    let problem = dialog.problem.as_deref().map(words::sentence);
    if let Some(sentence) = problem.or(question) {
        let job = text::paragraph(
            &sentence,
            crate::look::Face::SansSemiBold,
            crate::look::size::SMALL,
            scene.palette.ink,
            ui.available_width(),
        );
        let response = text::label(ui, job);
        ui.accesskit_node_builder(response.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
    }
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let palette = scene.palette;
        let busy = scene.state.task.is_some();
        let (label, command) = if dialog.exists {
            ("Replace it", Command::ExportReplacing)
        } else {
            ("Export", Command::Export)
        };
        let export = ui.add_enabled(!busy, primary_button(label, &palette));
        if is_new {
            export.request_focus();
        }
        if export.clicked() {
            scene.push(command);
        }
        if ui
            .add_enabled(!busy, plain_button("Copy picture"))
            .clicked()
        {
            scene.push(Command::CopyPicture);
        }
        let label = if busy { "Stop" } else { "Close" };
        if ui.add(plain_button(label)).clicked() {
            scene.push(if busy {
                Command::Cancel
            } else {
                Command::Dismiss
            });
        }
    });
    if let Some(task) = &scene.state.task {
        line(ui, scene, &task.what);
        let bar = egui::ProgressBar::new(task.progress.unwrap_or(0.0));
        let bar = bar.desired_height(6.0).fill(scene.palette.ink);
        ui.add(bar);
    }
}

/// The width of the sheet: as wide as it needs, or so many points.
fn width_ui(ui: &mut Ui, options: &mut ExportOptions) {
    let mut fixed = options.width.is_some();
    if ui.checkbox(&mut fixed, "Set the width in points").changed() {
        options.width = fixed.then_some(ExportOptions::USUAL_WIDTH);
    }
    if let Some(width) = &mut options.width {
        let slider = Slider::new(width, *ExportOptions::WIDTHS.start()..=3000.0).step_by(20.0);
        let name = "Width in points";
        ui.add(slider)
            .widget_info(|| egui::WidgetInfo::slider(true, f64::from(*width), name));
    }
}

fn path_ui(ui: &mut Ui, scene: &mut Scene, dialog: &ExportDialog) {
    let mut path = dialog.path.clone();
    let label = ui.label("Write to");
    let field = TextEdit::singleline(&mut path)
        .id(Id::unique("export path"))
        .hint_text("Path ending in .png for a picture, in .csv for a table")
        .desired_width(f32::INFINITY);
    let response = ui.add(field).labelled_by(label.id);
    if path != dialog.path {
        scene.push(Command::SetExportPath(path));
    }
    // As in every other dialog that asks for a name; a file that is there already is asked about.
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        scene.push(Command::Export);
    }
    if is_table(&dialog.path) {
        line(
            ui,
            scene,
            "A table in UTF-8 of what is shown, without colours; the preview shows the picture",
        );
    } else {
        line(ui, scene, "With the ending .csv a table is written");
    }
    if ui.add(plain_button("Browse…")).clicked() {
        scene.push(Command::BrowseExport);
    }
}

/// True when the ending of a path asks for a table.
fn is_table(path: &str) -> bool {
    let path = std::path::Path::new(path.trim());
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

fn preview_ui(ui: &mut Ui, scene: &Scene, preview: &Preview, height: f32) {
    match preview {
        Preview::Pending => line(ui, scene, "Preparing the preview…"),
        Preview::Failed(problem) => line(ui, scene, problem),
        Preview::Ready {
            texture,
            size,
            page,
            pages,
        } => {
            let width = ui.available_width().max(120.0);
            let shown = vec2(width, width * size.y / size.x.max(1.0));
            let mut words = format!("{:.0} by {:.0} points", page.x, page.y);
            if *pages > 1 {
                words = format!(
                    "{}, the first is {words}",
                    Count::new(*pages, "page", "pages")
                );
            }
            line(ui, scene, &words);
            ScrollArea::vertical()
                .id_salt("preview")
                .max_height(height - 40.0)
                .auto_shrink(false)
                .show(ui, |ui| {
                    let image = Image::from_texture(SizedTexture::new(*texture, shown));
                    ui.add(image.alt_text("Preview of the picture"));
                });
        }
    }
}
