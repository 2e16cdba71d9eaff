//! Both readings side by side: figures, and the disagreements with the words that they are about.

use egui::{CentralPanel, Frame, Margin, ScrollArea, Ui};

use super::{Memory, figures, heading, label, small};
use crate::finding::Count;
use crate::listing::{reader_name, voice_name};
use crate::look::{Face, primary_button, size};
use crate::model::Statement;
use crate::second::{Compared, Disagreement};
use crate::state::{Command, EditCommand, SecondReading, SecondStep};
use crate::ui::{Scene, text};
use crate::words;

/// The height of a disagreement before one has been laid out.
const USUAL: f32 = 170.0;

/// Paints the page over the whole of `ui`.
pub(super) fn beside_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    memory: &mut Memory,
    reading: &SecondReading,
) {
    let Some(compared) = &reading.compared else {
        return;
    };
    CentralPanel::default()
        .frame(Frame::new().fill(scene.palette.paper))
        .show(ui, |ui| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a width in whole points"
            )]
            let width = ui.available_width() as u32;
            let basis = (scene.state.version, compared.disagreements.len(), width);
            if memory.basis != Some(basis) {
                memory.basis = Some(basis);
                memory.disagreements.reset(compared.disagreements.len());
            }
            let scroll = ScrollArea::vertical()
                .id_salt("both readings")
                .auto_shrink(false);
            let scroll = memory.disagreements.keep_still(scroll);
            let shown = scroll.show(ui, |ui| {
                Frame::new()
                    .inner_margin(Margin::symmetric(22, 16))
                    .show(ui, |ui| {
                        ui.spacing_mut().item_spacing.y = 4.0;
                        figures::figures_ui(ui, scene, &reading.coding, compared);
                        ui.add_space(14.0);
                        ui.set_max_width(ui.available_width().min(super::WIDEST + 60.0));
                        head_ui(ui, scene, reading, compared);
                        let all = &compared.disagreements;
                        memory.disagreements.show(ui, USUAL, None, |ui, at| {
                            disagreement_ui(ui, scene, reading, &all[at]);
                        })
                    })
                    .inner
            });
            let offset = shown.state.clamped_offset().y;
            memory.disagreements.correct(ui, offset, shown.inner);
        });
}

/// What can be done about all of it.
fn head_ui(ui: &mut Ui, scene: &mut Scene, reading: &SecondReading, compared: &Compared) {
    let count = Count::new(
        compared.disagreements.len(),
        "disagreement",
        "disagreements",
    );
    let words = match compared.disagreements.len() {
        0 => "No disagreement".to_owned(),
        _ => format!("{count}, the farthest apart first"),
    };
    heading(ui, scene, &words);
    let palette = scene.palette;
    if !reading.is_open_to_all() {
        let words = "Once all are read, each leads to its cell, the list can be exported, and what \
                     both read alike can be signed off";
        small(ui, scene, words);
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        if text::link(ui, "Copy as a table", &palette).clicked() {
            scene.push(Command::Second(SecondStep::CopyTable));
        }
        if text::link(ui, "Copy as Markdown", &palette).clicked() {
            scene.push(Command::Second(SecondStep::CopyMarkdown));
        }
        if reading.is_open_to_all() && text::link(ui, "Export disagreements…", &palette).clicked()
        {
            scene.push(Command::AskExport);
        }
    });
    if reading.is_open_to_all() {
        agreed_ui(ui, scene, reading, compared);
    }
}

/// One step signs off all that both read alike and nobody has signed off yet.
fn agreed_ui(ui: &mut Ui, scene: &mut Scene, reading: &SecondReading, compared: &Compared) {
    let dossier = scene.state.dossier();
    let agreed = compared.agreed(&reading.coding);
    let is_open = |statement: &&Statement| !statement.is_checked();
    let open = agreed.iter().map(|&index| dossier.statement(index));
    let open = open.filter(is_open).count();
    if agreed.is_empty() {
        return;
    }
    let name = reader_name(&reading.coding);
    let has_name = !reading.coding.coder.trim().is_empty();
    if open > 0 && has_name {
        ui.add_space(4.0);
        let words = format!("Sign off all {open} on which both agree");
        let button = ui.add(primary_button(words, &scene.palette));
        if button.clicked() {
            scene.push(Command::Second(SecondStep::SignOffAgreed));
        }
        small(ui, scene, &format!("They are then checked by {name}"));
    } else if open == 0 {
        let of = Count::new(agreed.len(), "statement", "statements");
        small(ui, scene, &format!("Signed off: {of} on which both agree"));
    }
}

fn disagreement_ui(ui: &mut Ui, scene: &mut Scene, reading: &SecondReading, it: &Disagreement) {
    let dossier = scene.state.dossier();
    let palette = scene.palette;
    let statement = dossier.statement(it.statement);
    let point = &dossier.point(statement.point).title;
    let party = &dossier.party(statement.party).name;
    ui.add_space(10.0);
    text::rule(ui, palette.line);
    ui.add_space(10.0);
    let apart = match it.distance {
        0 => "the voice alone".to_owned(),
        1 => "1 step apart".to_owned(),
        steps => format!("{steps} steps apart"),
    };
    label(ui, scene, &format!("{party} on {point} · {apart}"));
    let first = statement.coded_by.as_deref().map_or_else(
        || "Dossier".to_owned(),
        |name| format!("Dossier, coded by {name}"),
    );
    let second = reader_name(&reading.coding);
    reading_ui(ui, scene, &first, it, true);
    reading_ui(ui, scene, &second, it, false);
    ui.add_space(3.0);
    let width = ui.available_width();
    let (points, line) = (size::QUOTATION, size::QUOTATION_LINE);
    let job = text::quotation(statement, points, line, &palette, width);
    text::label(ui, job);
    small(ui, scene, &words::who_line(dossier, statement));
    let source = dossier.source(statement.source);
    small(ui, scene, &words::source_line(dossier, source));
    if let Some(note) = &reading.coding.codings[it.coded].note {
        small(ui, scene, &format!("Note by {second}: {note}"));
    }
    if reading.is_open_to_all() {
        actions_ui(ui, scene, it, &format!("{party} on {point}"));
    }
}

/// Who read, and what: the stance where that is what differs, then the voice where that is.
fn reading_ui(ui: &mut Ui, scene: &Scene, who: &str, it: &Disagreement, is_first: bool) {
    let palette = scene.palette;
    let dossier = scene.state.dossier();
    let mut said = Vec::new();
    if let Some((first, second)) = it.stance {
        said.push(if is_first { first } else { second }.label().to_owned());
    }
    if let Some((first, second)) = &it.voice {
        said.push(voice_name(dossier, if is_first { first } else { second }));
    }
    let line = size::BODY_LINE;
    let soft = text::format(Face::Sans, size::BODY, palette.soft_ink, line);
    let ink = text::format(Face::SansSemiBold, size::BODY, palette.ink, line);
    let mut job = egui::text::LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    job.append(&format!("{who}: "), 0.0, soft);
    job.append(&said.join(" · "), 0.0, ink);
    text::label(ui, job);
}

fn actions_ui(ui: &mut Ui, scene: &mut Scene, it: &Disagreement, cell: &str) {
    let palette = scene.palette;
    let is_checked = scene.state.dossier().statement(it.statement).is_checked();
    let index = it.statement;
    let sign = if is_checked {
        ("Take back sign-off", EditCommand::TakeBackSignOff(index))
    } else {
        ("Sign off", EditCommand::SignOff(index))
    };
    ui.add_space(3.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        for (words, command) in [
            (
                "Show in the matrix",
                Command::Second(SecondStep::Show(index)),
            ),
            (
                "Change the statement",
                Command::Edit(EditCommand::ChangeStatement(index)),
            ),
            (sign.0, Command::Edit(sign.1)),
        ] {
            let name = format!("{words}: {cell}");
            if text::named_link(ui, words, &name, &palette).clicked() {
                scene.push(command);
            }
        }
    });
}
