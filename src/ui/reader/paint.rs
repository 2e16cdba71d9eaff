//! Paints one block of the reader: words that can be selected and clicked, and the names of the
//! cells beside them.

use std::sync::Arc;

use egui::text_selection::LabelSelectionState;
use egui::{Id, Label, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::caret;
use super::lay_out::{GUTTER, LaidOut, Widths};
use super::marks;
use super::page::{Kind, Page};
use super::select::{self, Drag, Painted};
use crate::look::{self, size};
use crate::quote::SourceText;
use crate::state::Command;
use crate::ui::Scene;
use crate::words;

/// Paints a block at its place.
pub(super) fn block_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    page: &Page,
    number: usize,
    laid_out: LaidOut,
    (place, widths): (Rect, Widths),
    (source, drag): (Option<&SourceText>, &mut Drag),
) {
    let Some(block) = page.blocks.get(number) else {
        return;
    };
    let LaidOut {
        above, job, labels, ..
    } = laid_out;
    let origin = pos2(place.left() + widths.left, place.top() + above);
    let area = Rect::from_min_size(origin, vec2(widths.text, place.bottom() - origin.y));
    let builder = UiBuilder::new().max_rect(area).id_salt(("block", number));
    ui.scope_builder(builder, |ui| {
        let (at, mut galley, response) = Label::new(job)
            .wrap()
            .sense(Sense::click_and_drag())
            .layout_in_ui(ui);
        let words = galley.text().to_owned();
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
        marks::paint(ui.painter(), scene, page, number, &words, &galley, at);
        let pointed = ui
            .input(|input| input.pointer.hover_pos())
            .filter(|_| response.hovered() && block.kind == Kind::Paragraph)
            .map(|pointer| galley.cursor_from_pos(pointer - at).index.0);
        let passage = pointed.and_then(|character| passage_at(page, number, &words, character));
        let shown = Painted {
            block,
            words: page.words(block, source),
            at,
            response: &response,
        };
        if select::is_selectable(block, shown.words, &galley) {
            drag.follow(ui, scene, &shown, &galley);
            select::paint(ui, scene, &shown, &mut galley);
            ui.painter()
                .galley(at, Arc::clone(&galley), scene.palette.ink);
            caret::paint(ui, scene, &shown, &galley);
        } else {
            LabelSelectionState::label_text_selection(
                ui,
                &response,
                at,
                galley,
                scene.palette.ink,
                Stroke::NONE,
            );
        }
        if let Some(passage) = passage {
            let response = response
                .on_hover_cursor(egui::CursorIcon::PointingHand)
                .on_hover_text_at_pointer(about(scene, passage));
            if response.clicked() {
                follow(scene, passage);
            }
        }
    });
    for label in labels {
        label_ui(ui, scene, number, &label, origin, widths);
    }
}

/// The passage that a character of a block belongs to; of several the shortest.
fn passage_at(page: &Page, number: usize, words: &str, character: usize) -> Option<usize> {
    let block = page.blocks.get(number)?;
    let within = words
        .char_indices()
        .nth(character)
        .map_or(words.len(), |(byte, _)| byte);
    let byte = block.range.start + within;
    page.marks_of
        .get(number)?
        .iter()
        .filter_map(|&at| page.marks.get(at))
        .filter(|mark| mark.range.contains(&byte))
        .min_by_key(|mark| mark.range.len())
        .map(|mark| mark.passage)
}

/// The cells that rest on a passage, a line each.
fn about(scene: &Scene, passage: usize) -> String {
    let dossier = scene.state.dossier();
    let statements = scene
        .state
        .reading
        .passages
        .get(passage)
        .map_or(&[][..], |passage| &passage.statements);
    let lines: Vec<String> = statements
        .iter()
        .map(|&index| {
            let statement = dossier.statement(index);
            let point = &dossier.point(statement.point).title;
            format!("{}, on {point}", words::stance_line(dossier, statement))
        })
        .collect();
    lines.join("\n")
}

/// Leads to the cell of a passage; one that is looked at already leads on to the next of its cells.
fn follow(scene: &mut Scene, passage: usize) {
    let state = scene.state;
    let (Some(reader), Some(passage)) = (&state.view.reader, state.reading.passages.get(passage))
    else {
        return;
    };
    let at = reader
        .statement
        .and_then(|read| passage.statements.iter().position(|it| *it == read));
    let next = at.map_or(0, |at| (at + 1) % passage.statements.len().max(1));
    let source = reader.source;
    if let Some(&statement) = passage.statements.get(next) {
        scene.push(Command::Read(source, Some(statement)));
    }
}

/// The name of a cell beside its passage: a button that leads to it.
fn label_ui(
    ui: &Ui,
    scene: &mut Scene,
    number: usize,
    label: &super::lay_out::Label,
    origin: egui::Pos2,
    widths: Widths,
) {
    let palette = scene.palette;
    let left = origin.x + widths.text + GUTTER;
    let top = origin.y + label.top;
    let words = pos2(left + size::SIGN + 7.0, top);
    let rect = Rect::from_min_max(
        pos2(left - 6.0, top - 2.0),
        words + label.galley.size() + vec2(6.0, 2.0),
    );
    let id = Id::unique(("passage", number, label.passage, label.statement.0));
    let response = ui
        .interact(rect, id, Sense::click())
        .on_hover_cursor(egui::CursorIcon::PointingHand);
    let reader = scene.state.view.reader.as_ref();
    let selected = reader.is_some_and(|reader| reader.statement == Some(label.statement));
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, true, selected, &label.name)
    });
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, size::CHIP_RADIUS, palette.hover);
    }
    if selected {
        let stroke = Stroke::new(size::HAIRLINE, palette.ink);
        painter.rect_stroke(rect, size::CHIP_RADIUS, stroke, egui::StrokeKind::Inside);
    }
    let sign = Rect::from_min_size(pos2(left, top + 2.0), vec2(size::SIGN, size::SIGN));
    if label.is_position {
        let color = palette.stance(label.stance).mark();
        look::paint_sign(painter, label.stance, sign, color);
    } else {
        look::paint_sign_outline(painter, label.stance, sign, palette.soft_ink);
    }
    painter.galley(words, label.galley.clone(), palette.ink);
    if response.clicked()
        && let Some(source) = scene.state.view.reader.as_ref().map(|it| it.source)
    {
        scene.push(Command::Read(source, Some(label.statement)));
    }
}
