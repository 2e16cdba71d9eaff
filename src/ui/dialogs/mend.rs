//! Mends a record in its own words, with what the loader says of them as one types.

use egui::{Id, ScrollArea, TextEdit, TextStyle, Ui};

use super::{heading, line};
use crate::finding::{Finding, Severity};
use crate::look::{Face, size};
use crate::look::{Symbol, paint_symbol, plain_button, primary_button};
use crate::state::{Command, EditCommand, Mending, Reshape};
use crate::ui::{Scene, text};
use crate::words;

/// Room for heading, findings and buttons beside the text.
const AROUND: f32 = 330.0;

/// Paints the editor.
pub(super) fn mend_ui(ui: &mut Ui, scene: &mut Scene, mending: &Mending, is_new: bool) {
    let room = ui.content_rect().size();
    ui.set_width((room.x * 0.75).clamp(520.0, 860.0));
    let word = mending.record.kind.word();
    let number = mending.record.number + 1;
    heading(ui, scene, &format!("Mend {word} {number} of the file"));
    let name = scene.state.opened.origin.name();
    let place = mending.place.map_or(String::new(), |place| {
        format!("It begins in line {} of {name}. ", place.line)
    });
    let words = "This is the record as it stands there; nothing else is changed";
    line(ui, scene, &format!("{place}{words}"));
    ui.add_space(4.0);
    ScrollArea::vertical()
        .id_salt("record")
        .max_height((room.y - AROUND).max(120.0))
        .show(ui, |ui| {
            let mut typed = mending.text.clone();
            let edit = TextEdit::multiline(&mut typed)
                .id(Id::unique("record text"))
                .font(TextStyle::Monospace)
                .desired_rows(6)
                .desired_width(f32::INFINITY);
            let field = ui.add(edit).accessible_name("Text of the record");
            if is_new {
                field.request_focus();
            }
            if typed != mending.text {
                push(scene, Reshape::TypeRecord(typed));
            }
        });
    ui.add_space(4.0);
    ScrollArea::vertical()
        .id_salt("findings of the record")
        .max_height(120.0)
        .show(ui, |ui| findings_ui(ui, scene, mending));
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        let palette = scene.palette;
        let is_changed = mending.text != mending.before;
        let mended = is_changed && mending.is_mended();
        let put = ui.add_enabled(mended, primary_button("Put it in", &palette));
        if put.clicked() {
            push(scene, Reshape::Finish);
        }
        // One record may have to wait for another one that it names.
        if is_changed
            && !mended
            && mending.refusal.is_none()
            && ui.add(plain_button("Put it in with its errors")).clicked()
        {
            push(scene, Reshape::Finish);
        }
        if ui.add(plain_button("Cancel")).clicked() {
            scene.push(Command::Dismiss);
        }
    });
}

fn findings_ui(ui: &mut Ui, scene: &Scene, mending: &Mending) {
    // Sentences stand close together; nothing here is to be clicked.
    ui.spacing_mut().interact_size.y = 0.0;
    ui.spacing_mut().item_spacing.y = 3.0;
    if let Some(refusal) = mending.refusal {
        said_ui(ui, scene, Symbol::Error, refusal);
    }
    for finding in &mending.findings {
        let symbol = match finding.severity {
            Severity::Error => Symbol::Error,
            Severity::Warning => Symbol::Warning,
            Severity::Note => Symbol::Note,
        };
        said_ui(ui, scene, symbol, &said(finding));
        for hint in &finding.hints {
            ui.horizontal(|ui| {
                ui.add_space(19.0);
                line(ui, scene, &words::sentence(hint));
            });
        }
    }
    if mending.refusal.is_none() && mending.findings.is_empty() {
        said_ui(
            ui,
            scene,
            Symbol::Check,
            "Nothing is wrong with this record",
        );
    }
}

/// The sentence, and where it is meant.
fn said(finding: &Finding) -> String {
    let mut said = words::sentence(&finding.message);
    if let Some(place) = finding.place {
        let (line, column) = (place.line, place.column);
        said.push_str(&format!(" (line {line} of the record, column {column})"));
    }
    said
}

fn said_ui(ui: &mut Ui, scene: &Scene, symbol: Symbol, words: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 7.0;
        let (rect, _) = ui.allocate_exact_size(egui::vec2(12.0, 17.0), egui::Sense::hover());
        let place = egui::Rect::from_center_size(rect.center(), egui::vec2(12.0, 12.0));
        paint_symbol(ui.painter(), symbol, place, scene.palette.ink);
        let width = ui.available_width();
        let ink = scene.palette.ink;
        let response = text::label(
            ui,
            text::paragraph(words, Face::Sans, size::SMALL, ink, width),
        );
        ui.accesskit_node_builder(response.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
    });
}

fn push(scene: &mut Scene, command: Reshape) {
    scene.push(Command::Edit(EditCommand::Reshape(command)));
}
