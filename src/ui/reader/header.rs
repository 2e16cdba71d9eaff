//! Above the text: what the source is, how many quotations rest on it and how they fared, the
//! search, and the cells of the passage that is looked at.

use egui::{Frame, Id, Margin, Panel, TextEdit, Ui};

use crate::finding::{Code, Count, RecordKind, RecordRef};
use crate::look::{Face, plain_button, size};
use crate::model::SourceIndex;
use crate::state::{Command, Focus, Reader, Room};
use crate::ui::{Scene, text};
use crate::words;

/// Paints the header over the top of `ui`.
pub(super) fn header_ui(ui: &mut Ui, scene: &mut Scene, reader: &Reader, focused: &mut bool) {
    let frame = Frame::new()
        .fill(scene.palette.paper)
        .inner_margin(Margin::symmetric(28, 12));
    Panel::top("reader header")
        .frame(frame)
        .resizable(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            title_ui(ui, scene, reader);
            facts_ui(ui, scene, reader);
            ui.add_space(4.0);
            controls_ui(ui, scene, reader, focused);
            if scene.state.text_read().is_none() {
                absent_ui(ui, scene, reader);
            }
            passage_ui(ui, scene, reader);
        });
}

fn title_ui(ui: &mut Ui, scene: &mut Scene, reader: &Reader) {
    let palette = scene.palette;
    let source = scene.state.dossier().source(reader.source);
    let back = match reader.from {
        Room::Sources => "Back to the sources",
        _ => "Back to the matrix",
    };
    if text::link(ui, back, &palette).clicked() {
        scene.push(match reader.from {
            Room::Sources => Command::ShowSources,
            _ => Command::ShowMatrix,
        });
    }
    ui.add_space(2.0);
    let width = ui.available_width();
    let mut job = text::paragraph(
        &source.title,
        Face::SansSemiBold,
        size::HEADING,
        palette.ink,
        width,
    );
    job.wrap.max_rows = 2;
    text::label(ui, job).on_hover_text(&source.title);
}

/// Publisher, date, how the quotations fared and which text is at hand, in one line; all there is
/// to say on hover.
fn facts_ui(ui: &mut Ui, scene: &mut Scene, reader: &Reader) {
    let palette = scene.palette;
    let dossier = scene.state.dossier();
    let source = dossier.source(reader.source);
    let mut parts: Vec<String> = source.publisher.iter().cloned().collect();
    parts.push(words::source_date(source));
    parts.push(quotations_line(scene, reader.source));
    parts.push(text_line(scene, reader.source));
    let width = ui.available_width();
    let mut job = text::paragraph(
        &parts.join(" · "),
        Face::Sans,
        size::SMALL,
        palette.soft_ink,
        width,
    );
    job.wrap.max_rows = 2;
    parts.extend(words::source_facts(dossier, source));
    text::label(ui, job).on_hover_text(parts.join("\n"));
}

/// `21 quotations: 20 match the source text, 1 differs from the source text`.
pub(in crate::ui) fn quotations_line(scene: &Scene, source: SourceIndex) -> String {
    let Some(counts) = scene.state.reading.counts.get(source.at()) else {
        return "quotations not compared yet".to_owned();
    };
    let total = Count::new(counts.total(), "quotation", "quotations");
    let matches = counts.of("exact") + counts.of("folded") + counts.of("joined");
    let mut parts = Vec::new();
    for (number, one, many) in [
        (matches, "matches the text", "match the text"),
        (counts.of("altered"), "differs", "differ"),
        (
            counts.of("elsewhere"),
            "stands in another source",
            "stand in another source",
        ),
        (
            counts.of("missing"),
            "is not in the text",
            "are not in the text",
        ),
        (counts.of("no_text"), "not compared", "not compared"),
    ] {
        if number > 0 {
            let verb = if number == 1 { one } else { many };
            parts.push(format!("{number} {verb}"));
        }
    }
    if parts.is_empty() {
        return total.to_string();
    }
    format!("{total}: {}", parts.join(", "))
}

/// What text is at hand, and whether it is the one that was recorded.
pub(in crate::ui) fn text_line(scene: &Scene, index: SourceIndex) -> String {
    let state = scene.state;
    let source = state.dossier().source(index);
    let Some(text) = state.evidence.texts.get(index) else {
        // A file that is there but cannot be read is told as such, with the reason.
        let unread = state.evidence.findings.iter().find(|finding| {
            finding.code == Code::TextUnreadable
                && finding.record
                    == Some(RecordRef {
                        kind: RecordKind::Source,
                        number: source.number,
                    })
        });
        return unread.map_or("its text is not on this computer".to_owned(), |finding| {
            finding.message.clone()
        });
    };
    let mut line = match text.pages().len() {
        0 => "text at hand".to_owned(),
        pages => format!("text at hand, {}", Count::new(pages, "page", "pages")),
    };
    if state.evidence.added.contains(&index) {
        line.push_str(", added by hand");
    }
    match &source.sha256 {
        Some(hash) if !hash.eq_ignore_ascii_case(text.sha256()) => {
            line.push_str(", not the recorded one: it has changed");
        }
        Some(_) => line.push_str(", the recorded one"),
        None => {}
    }
    line
}

/// Previous and next quotation, and the search.
fn controls_ui(ui: &mut Ui, scene: &mut Scene, reader: &Reader, focused: &mut bool) {
    let palette = scene.palette;
    let count = scene.state.reading.passages.len();
    let is_narrow = ui.available_width() < 640.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let enabled = count > 0;
        if ui
            .add_enabled(enabled, plain_button("Previous"))
            .on_hover_text("Previous quotation (P)")
            .clicked()
        {
            scene.push(Command::PreviousQuotation);
        }
        if ui
            .add_enabled(enabled, plain_button("Next"))
            .on_hover_text("Next quotation (N)")
            .clicked()
        {
            scene.push(Command::NextQuotation);
        }
        let place = match scene.state.passage_read() {
            Some(at) => format!("quotation {} of {count}", at + 1),
            None => Count::new(count, "quotation", "quotations").to_string(),
        };
        let job = text::one_line(&place, Face::Sans, size::SMALL, palette.soft_ink, 200.0);
        text::label(ui, job);
        if let Some(statement) = reader.statement
            && text::link(ui, "Show in the matrix", &palette).clicked()
        {
            scene.push(Command::ShowInMatrix(statement));
        }
        if !is_narrow {
            text_controls_ui(ui, scene, reader, focused);
        }
    });
    if is_narrow {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            text_controls_ui(ui, scene, reader, focused);
        });
    }
}

/// What can be done with a text that is at hand.
fn text_controls_ui(ui: &mut Ui, scene: &mut Scene, reader: &Reader, focused: &mut bool) {
    if scene.state.text_read().is_some() {
        ui.add_space(size::HALF_STEP);
        search_ui(ui, scene, reader, focused);
    }
    if scene.state.evidence.added.contains(&reader.source)
        && text::link(ui, "Forget this text", &scene.palette).clicked()
    {
        scene.push(Command::ForgetText(reader.source));
    }
}

fn search_ui(ui: &mut Ui, scene: &mut Scene, reader: &Reader, focused: &mut bool) {
    let mut search = reader.search.clone();
    let response = ui
        .add(
            TextEdit::singleline(&mut search)
                .id(Id::unique("text search"))
                .hint_text("Search this text")
                .desired_width(170.0),
        )
        .accessible_name("Search this text");
    if search != reader.search {
        scene.push(Command::SetTextSearch(search));
    }
    let wanted = scene.state.view.focus == Focus::Search;
    if wanted && !*focused {
        response.request_focus();
    }
    *focused = wanted;
    if response.lost_focus() {
        let (enter, shift) =
            ui.input(|input| (input.key_pressed(egui::Key::Enter), input.modifiers.shift));
        if enter {
            scene.push(if shift {
                Command::PreviousHit
            } else {
                Command::NextHit
            });
            // The next Enter goes on.
            response.request_focus();
        } else if wanted {
            scene.push(Command::BackToMatrix);
        }
    } else if response.gained_focus() && !wanted {
        scene.push(Command::FocusSearch);
    }
    let hits = scene.state.reading.hits.len();
    let words = match hits {
        _ if reader.search.trim().is_empty() => return,
        0 => "not found".to_owned(),
        crate::quote::MOST_HITS => format!("{} of {hits} or more", reader.hit + 1),
        _ => format!("{} of {hits}", reader.hit + 1),
    };
    let job = text::one_line(
        &words,
        Face::Sans,
        size::SMALL,
        scene.palette.soft_ink,
        140.0,
    );
    let response = text::label(ui, job);
    ui.accesskit_node_builder(response.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
}

/// Says that the text is not there, and how it comes to be.
fn absent_ui(ui: &mut Ui, scene: &mut Scene, reader: &Reader) {
    let palette = scene.palette;
    ui.add_space(6.0);
    let width = ui.available_width();
    let words = "The text of this source is not on this computer, so its quotations are not \
                 compared. They are shown with the context that the file gives. Drop the text on \
                 the window, or name it here; it is remembered outside the position file";
    text::label(
        ui,
        text::paragraph(words, Face::Sans, size::SMALL, palette.ink, width),
    );
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let mut path = reader.text_path.clone();
        let field = ui
            .add(
                TextEdit::singleline(&mut path)
                    .id(Id::unique("text path"))
                    .hint_text("Path of a text, HTML, Markdown or PDF file")
                    .desired_width((width - 180.0).clamp(120.0, 380.0)),
            )
            .accessible_name("Path of the text");
        if path != reader.text_path {
            scene.push(Command::SetTextPath(path.clone()));
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let wanted = !path.trim().is_empty();
        let add = ui.add_enabled(wanted, plain_button("Add")).clicked();
        if wanted && (add || entered) {
            scene.push(Command::AddText(reader.source, path.trim().into()));
        }
        if ui.add(plain_button("Browse…")).clicked() {
            scene.push(Command::BrowseText(reader.source));
        }
    });
}

/// What the inspector cannot show of the passage that is looked at: that several cells rest on it,
/// or that it is not there.
fn passage_ui(ui: &mut Ui, scene: &mut Scene, reader: &Reader) {
    let palette = scene.palette;
    let state = scene.state;
    let Some(passage) = state
        .passage_read()
        .and_then(|at| state.reading.passages.get(at))
    else {
        return;
    };
    let width = ui.available_width();
    if passage.at.is_empty() && state.text_read().is_some() {
        let words = "This quotation is not in the text; it stands below it, with its context";
        text::label(
            ui,
            text::paragraph(words, Face::SansSemiBold, size::SMALL, palette.ink, width),
        );
    }
    if passage.statements.len() < 2 {
        return;
    }
    let dossier = state.dossier();
    let count = passage.statements.len();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(14.0, 2.0);
        let words = format!("{count} cells rest on these words:");
        let job = text::one_line(&words, Face::Sans, size::SMALL, palette.soft_ink, width);
        text::label(ui, job);
        for &index in &passage.statements {
            let statement = dossier.statement(index);
            let line = format!(
                "{}, on {}",
                words::stance_line(dossier, statement),
                dossier.point(statement.point).title
            );
            if reader.statement == Some(index) {
                let job =
                    text::one_line(&line, Face::SansSemiBold, size::SMALL, palette.ink, width);
                text::label(ui, job);
            } else if text::link(ui, &line, &palette).clicked() {
                scene.push(Command::Read(reader.source, Some(index)));
            }
        }
    });
}
