//! The room in which a file of another program is imported: at the left what it is and what each
//! part of it means, at the right the file itself, the comparison that would come of it, and what
//! could not be used; below what the dossier would hold.

mod choose;
mod codes;
mod comparison;
mod findings;
mod grid;
mod mapping;
mod roles;
mod sheets;
mod table;
mod texts;
mod words;

use egui::{Align, Frame, Layout, Margin, Panel, Rect, Stroke, Ui, UiBuilder, Vec2};

use super::{Scene, focus, text};
use crate::finding::Count;
use crate::import::Trouble;
use crate::look::{Face, plain_button, primary_button, size};
use crate::state::{Command, Import, ImportAsk, ImportCommand, ImportTab, MappingChange, Stage};

/// What the room remembers between frames.
#[derive(Debug, Default)]
pub(super) struct Memory {
    table: table::Memory,
    findings: super::finding_list::Memory,
    /// The last wish to bring something into view that was followed.
    revealed: (u64, u64),
}

impl Memory {
    /// True once after what is looked at has changed.
    fn reveals(&mut self, import: &Import) -> bool {
        let now = (import.number, import.reveal);
        std::mem::replace(&mut self.revealed, now) != now
    }
}

fn push(scene: &mut Scene, command: ImportCommand) {
    scene.push(Command::Import(command));
}

fn change(scene: &mut Scene, change: MappingChange) {
    push(scene, ImportCommand::Change(change));
}

/// Paints the room over the whole of `ui`.
pub(super) fn importing_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory) {
    let state = scene.state;
    let Some(import) = state.importing.open.as_deref() else {
        nothing_ui(ui, scene);
        return;
    };
    match &import.stage {
        Stage::Reading(share) => reading_ui(ui, scene, import, *share),
        Stage::Refused(trouble) => refused_ui(ui, scene, import, trouble),
        Stage::GivenUp => given_up_ui(ui, scene, import),
        Stage::Read => read_ui(ui, scene, memory, import),
    }
}

fn read_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory, import: &Import) {
    let palette = scene.palette;
    Panel::bottom("import actions")
        .frame(
            Frame::new()
                .fill(palette.panel)
                .inner_margin(Margin::symmetric(20, 9)),
        )
        .resizable(false)
        .show(ui, |ui| actions_ui(ui, scene, import));
    let width = ui.available_width();
    Panel::left("import mapping")
        .frame(Frame::new().fill(palette.panel))
        .default_size((width * 0.34).clamp(330.0, 460.0))
        .size_range(300.0..=(width * 0.6).max(320.0))
        .resizable(true)
        .show(ui, |ui| mapping::mapping_ui(ui, scene, import));
    Panel::top("import tabs")
        .frame(Frame::new().inner_margin(Margin::symmetric(16, 9)))
        .resizable(false)
        .show_separator_line(false)
        .show(ui, |ui| tabs_ui(ui, scene, import));
    let reveals = memory.reveals(import);
    match import.tab {
        ImportTab::Table => table::table_ui(ui, scene, &mut memory.table, import, reveals),
        ImportTab::Comparison => comparison::comparison_ui(ui, scene, import, reveals),
        ImportTab::Findings => findings::findings_ui(ui, scene, &mut memory.findings, import),
    }
}

fn tabs_ui(ui: &mut Ui, scene: &mut Scene, import: &Import) {
    let has_table = !import.sheets().is_empty();
    let findings = format!("Left out and guessed ({})", import.finding_count());
    let tabs = [
        (ImportTab::Table, "The table"),
        (ImportTab::Comparison, "The comparison"),
        (ImportTab::Findings, findings.as_str()),
    ];
    ui.horizontal_wrapped(|ui| {
        for (tab, words) in tabs {
            if tab == ImportTab::Table && !has_table {
                continue;
            }
            let button = plain_button(words).selected(import.tab == tab);
            if ui.add(button).clicked() {
                push(scene, ImportCommand::ShowTab(tab));
            }
        }
        if import.tab == ImportTab::Table {
            table::sheet_choice_ui(ui, scene, import);
        }
    });
}

/// What the dossier would hold, and the ways on.
fn actions_ui(ui: &mut Ui, scene: &mut Scene, import: &Import) {
    let palette = scene.palette;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let proposed = import.proposed.as_deref();
            let is_ready = !import.is_busy() && proposed.is_some();
            let make = ui.add_enabled(is_ready, primary_button("Make the dossier…", &palette));
            if make.clicked() {
                push(scene, ImportCommand::Ask(ImportAsk::Target));
            }
            let has_texts = proposed.is_some_and(|it| it.texts > 0);
            if !has_texts {
                let open = ui.add_enabled(is_ready, plain_button("Open without saving"));
                let open = open.on_hover_text("As a new dossier; Save asks where to");
                if open.clicked() {
                    push(scene, ImportCommand::OpenUnsaved);
                }
            }
            if import.is_busy() && text::link(ui, "Cancel", &palette).clicked() {
                push(scene, ImportCommand::Cancel);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let words = told(import);
                let width = ui.available_width();
                let mut job = text::paragraph(&words, Face::Sans, size::SMALL, palette.ink, width);
                job.wrap.max_rows = 2;
                let label = text::label(ui, job);
                ui.accesskit_node_builder(label.id, |node| {
                    node.set_live(egui::accesskit::Live::Polite);
                });
            });
        });
    });
}

/// What would come of the import, in words.
fn told(import: &Import) -> String {
    if import.is_busy() {
        return "Working out what comes of it …".to_owned();
    }
    let Some(proposed) = import.proposed.as_deref() else {
        return String::new();
    };
    let mut parts: Vec<String> = import.told().into_iter().collect();
    // Where nobody has given a text, none was looked into.
    let has_texts = !import.texts.is_empty() || proposed.texts > 0;
    if let Some(found) = proposed.found.filter(|_| has_texts) {
        let found = Count::new(found, "quotation", "quotations");
        parts.push(format!("{found} found in texts"));
    }
    if proposed.texts > 0 {
        let texts = Count::new(proposed.texts, "text", "texts");
        parts.push(format!("{texts} to be written beside it"));
    }
    parts.join(" · ")
}

/// Some lines and buttons in the middle of the room.
fn middle_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    heading: &str,
    lines: &[String],
    buttons: impl FnOnce(&mut Ui, &mut Scene),
) {
    let area = ui.available_rect_before_wrap();
    let palette = scene.palette;
    let width = (area.width() - 2.0 * size::WINDOW_EDGE).clamp(100.0, 540.0);
    let place = Rect::from_center_size(area.center(), Vec2::new(width, 260.0));
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        ui.vertical(|ui| {
            let ink = palette.ink;
            let job = text::paragraph(heading, Face::SansSemiBold, size::HEADING, ink, width);
            text::label(ui, job);
            for line in lines {
                let soft = palette.soft_ink;
                let job = text::paragraph(line, Face::Sans, size::BODY, soft, width);
                text::label(ui, job);
            }
            ui.add_space(size::STEP);
            ui.horizontal_wrapped(|ui| buttons(ui, scene));
        });
    });
}

fn nothing_ui(ui: &mut Ui, scene: &mut Scene) {
    let lines = [
        "A table (CSV, XLSX, DOCX, HTML), a project of REFI-QDA, a database of Discourse Network \
         Analyzer or an export of Concordance becomes a dossier here; choose one, or drop it on \
         the window"
            .to_owned(),
    ];
    middle_ui(
        ui,
        scene,
        "Nothing is being imported",
        &lines,
        |ui, scene| {
            let palette = scene.palette;
            if ui.add(primary_button("Import a file…", &palette)).clicked() {
                push(scene, ImportCommand::Ask(ImportAsk::File));
            }
        },
    );
}

fn reading_ui(ui: &mut Ui, scene: &mut Scene, import: &Import, share: f32) {
    let line = if import.about.is_some() {
        "Working out what comes of it …".to_owned()
    } else if share > 0.0 {
        format!("{:.0} % are read", share * 100.0)
    } else {
        "What it is, its content says, not its name".to_owned()
    };
    let heading = format!("Reading {}", import.name());
    middle_ui(ui, scene, &heading, &[line], |ui, scene| {
        if ui.add(plain_button("Cancel")).clicked() {
            push(scene, ImportCommand::Cancel);
        }
    });
}

fn refused_ui(ui: &mut Ui, scene: &mut Scene, import: &Import, trouble: &Trouble) {
    let mut lines = vec![crate::words::sentence(&trouble.message)];
    lines.extend(
        trouble
            .hints
            .iter()
            .map(|hint| crate::words::sentence(hint)),
    );
    let heading = format!("{} cannot be imported", import.name());
    middle_ui(ui, scene, &heading, &lines, |ui, scene| {
        again_ui(ui, scene, import);
    });
}

fn given_up_ui(ui: &mut Ui, scene: &mut Scene, import: &Import) {
    let heading = format!("{} was not read to its end", import.name());
    let lines = ["Reading was cancelled".to_owned()];
    middle_ui(ui, scene, &heading, &lines, |ui, scene| {
        again_ui(ui, scene, import);
    });
}

fn again_ui(ui: &mut Ui, scene: &mut Scene, import: &Import) {
    let palette = scene.palette;
    let other = primary_button("Choose another file…", &palette);
    if ui.add(other).clicked() {
        push(scene, ImportCommand::Ask(ImportAsk::File));
    }
    if ui.add(plain_button("Read it again")).clicked() {
        push(scene, ImportCommand::Begin(import.path.clone()));
    }
}

/// A hairline between two parts of a column.
fn rule(ui: &mut Ui, scene: &Scene) {
    ui.add_space(size::STEP);
    text::rule(ui, scene.palette.line);
    ui.add_space(size::STEP);
}

/// The line under what stands above a grid.
fn heavy_rule(ui: &Ui, scene: &Scene, rect: Rect) {
    let stroke = Stroke::new(size::HEAVY_RULE, scene.palette.ink);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 1.0, stroke);
}
