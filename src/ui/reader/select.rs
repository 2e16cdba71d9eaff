//! Selecting words of a source's text with the pointer, over as many paragraphs as one likes: by
//! letters, by words after a double click, by paragraphs after a triple click.

use std::ops::Range;
use std::sync::Arc;

use egui::text::CCursor;
use egui::text_selection::visuals::paint_text_selection;
use egui::text_selection::{CCursorRange, text_cursor_state};
use egui::{Area, Frame, Galley, Id, Margin, Pos2, Rect, Response, Ui, pos2};

use super::page::{Block, Kind, Of};
use crate::look::{primary_button, size};
use crate::state::{CaretCommand, Command, EditCommand};
use crate::ui::Scene;

/// What is being selected.
#[derive(Debug, Default)]
pub(super) struct Drag {
    /// The bytes where it began, while the button is held.
    anchor: Option<Range<usize>>,
    /// True when a click has put the caret somewhere.
    has_put: bool,
}

/// A block as it is painted.
pub(super) struct Painted<'a> {
    pub(super) block: &'a Block,
    /// The bytes of the block as they stand in the source.
    pub(super) words: &'a str,
    pub(super) at: Pos2,
    pub(super) response: &'a Response,
}

/// True where the words of a block can be selected one by one: they are the source's own, and
/// shown as they are.
pub(super) fn is_selectable(block: &Block, words: &str, galley: &Galley) -> bool {
    block.of == Of::Source && block.kind == Kind::Paragraph && galley.text() == words
}

impl Drag {
    /// Follows the pointer over a block.
    pub(super) fn follow(
        &mut self,
        ui: &Ui,
        scene: &mut Scene,
        painted: &Painted<'_>,
        galley: &Galley,
    ) {
        let response = painted.response;
        let Some(pointer) = ui.input(|input| input.pointer.interact_pos()) else {
            return;
        };
        let byte = || {
            let cursor = galley.cursor_from_pos(pointer - painted.at);
            painted.block.range.start + byte_of(painted.words, cursor)
        };
        if response.triple_clicked() {
            let paragraph = painted.block.range.clone();
            self.anchor = None;
            scene.push(Command::Edit(EditCommand::SelectWords(Some(paragraph))));
            return;
        }
        if response.double_clicked() {
            let word = word_at(painted, byte());
            self.anchor = None;
            scene.push(Command::Edit(EditCommand::SelectWords(Some(word))));
            return;
        }
        if response.clicked() {
            let extends = ui.input(|input| input.modifiers.shift);
            self.has_put = true;
            let put = CaretCommand::Put(byte(), extends);
            scene.push(Command::Edit(EditCommand::Caret(put)));
            return;
        }
        let is_down = ui.input(|input| input.pointer.primary_down());
        if response.contains_pointer() && ui.input(|input| input.pointer.primary_pressed()) {
            let byte = byte();
            self.anchor = Some(byte..byte);
            // With Shift what is selected reaches as far as the pointer.
            let caret = scene.state.view.reader.as_ref().and_then(|it| it.caret);
            if let Some(caret) = caret.filter(|_| ui.input(|input| input.modifiers.shift)) {
                self.anchor = Some(caret.anchor..caret.anchor);
            }
            return;
        }
        if !is_down {
            return;
        }
        let Some(anchor) = self.anchor.clone() else {
            return;
        };
        // Beside a paragraph counts as in it.
        let is_level = response.rect.y_range().contains(pointer.y);
        if !is_level || !ui.input(|input| input.pointer.is_decidedly_dragging()) {
            return;
        }
        let byte = byte();
        let words = anchor.start.min(byte)..anchor.end.max(byte);
        // A pointer that is held down still has selected nothing.
        let words = Some(words).filter(|words| !words.is_empty());
        let reader = scene.state.view.reader.as_ref();
        if reader.is_some_and(|reader| reader.selected != words) {
            scene.push(Command::Edit(EditCommand::SelectWords(words)));
        }
    }

    /// Lets go once the button is up; a click beside what is selected takes that off.
    pub(super) fn end(&mut self, ui: &Ui, scene: &mut Scene, area: Rect) {
        let (is_up, is_click, place) = ui.input(|input| {
            let pointer = &input.pointer;
            let is_click = pointer.primary_clicked()
                && !pointer.button_double_clicked(egui::PointerButton::Primary)
                && !pointer.button_triple_clicked(egui::PointerButton::Primary);
            (!pointer.primary_down(), is_click, pointer.interact_pos())
        });
        if !is_up {
            return;
        }
        let began = self.anchor.take().is_some();
        let is_here = place.is_some_and(|place| area.contains(place));
        let has_put = std::mem::take(&mut self.has_put);
        if began && is_click && is_here && !has_put && has_words(scene) {
            scene.push(Command::Edit(EditCommand::SelectWords(None)));
        }
    }
}

/// Marks what of a block is selected.
pub(super) fn paint(ui: &Ui, scene: &Scene, painted: &Painted<'_>, galley: &mut Arc<Galley>) {
    let selected = scene.state.view.reader.as_ref();
    let Some(selected) = selected.and_then(|reader| reader.selected.as_ref()) else {
        return;
    };
    let block = &painted.block.range;
    let from = selected.start.max(block.start);
    let to = selected.end.min(block.end);
    if from >= to {
        return;
    }
    let character = |byte: usize| {
        let before = painted.words.get(..byte - block.start).unwrap_or_default();
        CCursor::new(before.chars().count())
    };
    let range = CCursorRange::two(character(from), character(to));
    paint_text_selection(galley, ui.visuals(), &range, None);
}

/// The button for what is selected, at the foot of the text.
pub(super) fn offer_ui(ui: &Ui, scene: &mut Scene, area: Rect) {
    if !has_words(scene) || scene.state.editing.form.is_some() {
        return;
    }
    let palette = scene.palette;
    let place = pos2(area.center().x, area.bottom() - size::STEP);
    Area::new(Id::unique("add as statement"))
        .pivot(egui::Align2::CENTER_BOTTOM)
        .fixed_pos(place)
        .show(ui.ctx(), |ui| {
            Frame::new()
                .fill(palette.panel)
                .stroke(egui::Stroke::new(size::HAIRLINE, palette.strong_line))
                .corner_radius(size::RADIUS)
                .inner_margin(Margin::symmetric(8, 6))
                .show(ui, |ui| {
                    let add = ui.add(primary_button("Add as statement…", &palette));
                    if add.on_hover_text("A").clicked() {
                        scene.push(Command::Edit(EditCommand::AddStatement));
                    }
                });
        });
}

/// True while words are selected.
fn has_words(scene: &Scene) -> bool {
    let reader = scene.state.view.reader.as_ref();
    reader.is_some_and(|reader| reader.selected.is_some())
}

pub(super) fn byte_of(words: &str, cursor: CCursor) -> usize {
    let mut characters = words.char_indices();
    characters
        .nth(cursor.index.0)
        .map_or(words.len(), |(byte, _)| byte)
}

/// The word around a byte.
fn word_at(painted: &Painted<'_>, byte: usize) -> Range<usize> {
    let start = painted.block.range.start;
    let within = byte - start;
    let is_word = text_cursor_state::is_word_char;
    let before = painted.words.get(..within).unwrap_or_default();
    let after = painted.words.get(within..).unwrap_or_default();
    let from = before.trim_end_matches(is_word).len();
    let to = within + after.len() - after.trim_start_matches(is_word).len();
    start + from..start + to
}
