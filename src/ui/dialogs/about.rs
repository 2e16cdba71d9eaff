//! Says what the open dossier is, what its sources are worth, and which program this is.

use egui::{ScrollArea, Ui};

use super::{close_ui, heading, line};
use crate::finding::Count;
use crate::look::{Face, size};
use crate::ui::{Scene, text};
use crate::words;

/// Paints the page.
pub(super) fn about_ui(ui: &mut Ui, scene: &mut Scene, is_new: bool) {
    ui.set_width(560.0);
    let dossier = scene.state.dossier();
    heading(ui, scene, &dossier.title);
    let program = concat!("Shown by Concordance ", env!("CARGO_PKG_VERSION"));
    line(ui, scene, program);
    let height = (ui.ctx().content_rect().height() - 220.0).max(160.0);
    ScrollArea::vertical()
        .id_salt("about")
        .max_height(height)
        // Without this the list stays as small as an area's first guess.
        .min_scrolled_height(height)
        .show(ui, |ui| {
            let width = ui.available_width();
            let body = |ui: &mut Ui, words: &str| {
                text::label(
                    ui,
                    text::paragraph(words, Face::Sans, size::BODY, scene.palette.ink, width),
                );
            };
            if let Some(about) = &dossier.about {
                body(ui, about);
            }
            body(
                ui,
                "The words are the sources’; the stances are the editors’ reading of them. \
             Colour shows for or against the sentence as worded, not good or bad.",
            );
            ui.add_space(8.0);
            text::label(ui, text::capitals("Sources", scene.palette.soft_ink, width));
            for (at, source) in dossier.sources.iter().enumerate() {
                body(ui, &words::source_line(dossier, source));
                let statements = dossier
                    .statements
                    .iter()
                    .filter(|statement| statement.source.at() == at)
                    .count();
                let mut about = vec![Count::new(statements, "statement", "statements").to_string()];
                if let Some(kind) = source.kind {
                    about.push(kind.word().to_owned());
                }
                if let Some(note) = &source.note {
                    about.push(note.clone());
                }
                line(ui, scene, &about.join(" · "));
                ui.add_space(4.0);
            }
            ui.add_space(8.0);
            let name = scene.state.opened.origin.name();
            line(ui, scene, &format!("{name}, sha256 {}", dossier.sha256));
        });
    close_ui(ui, scene, is_new);
}
