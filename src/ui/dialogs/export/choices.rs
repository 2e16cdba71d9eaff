//! What kind of file, for what, how much of the comparison, and the words on it.

use egui::{RichText, TextEdit, Ui};

use super::{group_ui, line, one_of_ui};
use crate::cite::Style;
use crate::finding::Count;
use crate::look::{Face, size};
use crate::state::{
    Choice, Command, ExportDialog, ExportOptions, Format, Preset, Scope, Subject, TableRows,
};
use crate::ui::Scene;

/// The formats by what they are good for, a row each.
const ROWS: [&[Format]; 4] = [
    &[Format::Png, Format::Pdf, Format::Svg],
    &[Format::Html, Format::Docx, Format::Xlsx, Format::Markdown],
    &[Format::Csv, Format::Json, Format::RefiQda],
    &[Format::Bibtex, Format::CslJson],
];

/// What kind of file, and what that is.
pub(super) fn format_ui(ui: &mut Ui, scene: &mut Scene, dialog: &ExportDialog) {
    let mut chosen = None;
    group_ui(ui, scene, "Format", |ui| {
        for row in ROWS {
            let choices = row
                .iter()
                .map(|&format| (format, format.words().0, format == dialog.format));
            chosen = one_of_ui(ui, "Format", choices).or(chosen);
        }
        let (name, purpose) = dialog.format.words();
        line(ui, scene, &format!("{name}: {purpose}"));
    });
    if let Some(format) = chosen {
        scene.push(Command::SetExportFormat(format));
    }
}

/// Choices that go together.
pub(super) fn preset_ui(ui: &mut Ui, scene: &mut Scene, dialog: &ExportDialog) {
    let mut chosen = None;
    group_ui(ui, scene, "Made for", |ui| {
        let choices = Preset::ALL.map(|preset| {
            let is_chosen = preset.is_chosen(dialog.format, &dialog.options);
            (preset, preset.words(), is_chosen)
        });
        chosen = one_of_ui(ui, "Made for", choices);
    });
    if let Some(preset) = chosen {
        scene.push(Command::SetExportPreset(preset));
    }
}

/// How much of the comparison, with how much that is.
pub(super) fn scope_ui(ui: &mut Ui, scene: &Scene, format: Format, options: &mut ExportOptions) {
    let state = scene.state;
    if !format.heeds(Choice::Scope) {
        return;
    }
    // Changes between two files and disagreements are what they are, whatever is shown.
    if state.subject().is_apart_from_the_lens() {
        return;
    }
    group_ui(ui, scene, "How much", |ui| {
        for scope in Scope::ALL {
            let Some((points, parties)) = state.size_of(scope) else {
                continue;
            };
            let words = format!(
                "{}, {} × {}",
                scope.words(),
                Count::new(points, "point", "points"),
                Count::new(parties, "party", "parties")
            );
            let words = RichText::new(words).font(Face::Sans.id(size::SMALL));
            if ui.radio(options.scope == scope, words).clicked() {
                options.scope = scope;
            }
        }
    });
}

/// Rows, citations, and what stands above and below.
pub(super) fn words_ui(ui: &mut Ui, scene: &Scene, format: Format, options: &mut ExportOptions) {
    let is_matrix = scene.state.subject() == Subject::Matrix;
    if format.heeds(Choice::Rows) && is_matrix {
        group_ui(ui, scene, "Rows", |ui| {
            let choices = TableRows::ALL.map(|rows| (rows, rows.words(), options.rows == rows));
            if let Some(rows) = one_of_ui(ui, "Rows", choices) {
                options.rows = rows;
            }
        });
    }
    if format.heeds(Choice::Citations) {
        group_ui(ui, scene, "Citations", |ui| {
            let styles = Style::ALL
                .into_iter()
                .filter(|(style, ..)| !style.is_record());
            let choices = styles.map(|(style, _, name)| (style, name, options.citations == style));
            if let Some(style) = one_of_ui(ui, "Citations", choices) {
                options.citations = style;
            }
        });
    }
    if !format.heeds(Choice::Words) {
        return;
    }
    let title = scene.state.dossier().title.clone();
    field_ui(ui, scene, "Title", &mut options.title, &title);
    field_ui(ui, scene, "Subtitle", &mut options.subtitle, "None");
    field_ui(ui, scene, "Credit", &mut options.credit, "Who made this");
}

fn field_ui(ui: &mut Ui, scene: &Scene, name: &str, words: &mut String, hint: &str) {
    group_ui(ui, scene, name, |ui| {
        let field = TextEdit::singleline(words)
            .hint_text(RichText::new(hint).font(Face::Sans.id(size::SMALL)))
            .font(Face::Sans.id(size::SMALL))
            .desired_width(f32::INFINITY);
        ui.add(field).accessible_name(name);
    });
}
