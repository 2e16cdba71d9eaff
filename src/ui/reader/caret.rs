//! The caret in a source's text: painted, moved from line to line, kept in view, and told.

use std::sync::Arc;

use egui::text::CCursor;
use egui::{Galley, Id, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::lay_out::{self, LaidOut, Widths};
use super::page::{Kind, Of};
use super::select::{Painted, byte_of, is_selectable};
use super::{EDGE, Memory};
use crate::look::size;
use crate::quote::SourceText;
use crate::state::{Caret, CaretCommand, CaretStep, Command, EditCommand, Focus};
use crate::ui::Scene;

/// What is remembered of moving from line to line.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// The last wish that was followed.
    followed: u64,
    /// How far to the right the caret began to move up or down, and the byte to which that led.
    goal: Option<(usize, f32)>,
}

/// The text as it lies in the window.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a> {
    pub(super) source: Option<&'a SourceText>,
    pub(super) widths: Widths,
    /// How far it is scrolled, and how much of it is seen.
    pub(super) offset: f32,
    pub(super) screen: f32,
}

/// Follows a wish that depends on the lines on screen.
pub(super) fn follow(ui: &Ui, scene: &mut Scene, memory: &mut Memory, sheet: Sheet<'_>) {
    let Some((number, step, extends)) = scene.state.view.caret_wish else {
        return;
    };
    if memory.lines.followed == number {
        return;
    }
    memory.lines.followed = number;
    let caret = scene.state.view.reader.as_ref().and_then(|it| it.caret);
    let Some(Caret { at, .. }) = caret else {
        if let Some(at) = first_in_view(ui, scene, memory, sheet) {
            push(scene, CaretCommand::Put(at, false));
            if extends {
                push(scene, CaretCommand::Step(step, true));
            }
        }
        return;
    };
    let to = match step {
        CaretStep::Up => line_beside(ui, scene, memory, sheet, (at, false)),
        CaretStep::Down => line_beside(ui, scene, memory, sheet, (at, true)),
        CaretStep::LineStart => end_of_line(ui, scene, memory, sheet, (at, false)),
        CaretStep::LineEnd => end_of_line(ui, scene, memory, sheet, (at, true)),
        _ => None,
    };
    push(scene, CaretCommand::Put(to.unwrap_or(at), extends));
}

fn push(scene: &mut Scene, command: CaretCommand) {
    scene.push(Command::Edit(EditCommand::Caret(command)));
}

/// The beginning of the first paragraph that can be seen whole, or at least begins on screen.
fn first_in_view(ui: &Ui, scene: &Scene, memory: &Memory, sheet: Sheet<'_>) -> Option<usize> {
    let top = (sheet.offset - EDGE).max(0.0);
    let (first, _) = memory.rows.row_at(top)?;
    let paragraphs = (first..memory.page.blocks.len())
        .take(200)
        .filter(|row| laid(ui, scene, memory, sheet, *row).is_some());
    let mut paragraphs = paragraphs.peekable();
    let any = paragraphs.peek().copied();
    let whole = paragraphs.find(|row| memory.rows.top_of(*row) + 1.0 >= top);
    let row = whole.or(any)?;
    Some(memory.page.blocks.get(row)?.range.start)
}

/// A paragraph of the source with its lines; none where its words cannot be selected.
fn laid(ui: &Ui, scene: &Scene, memory: &Memory, sheet: Sheet<'_>, row: usize) -> Option<LaidOut> {
    let block = memory.page.blocks.get(row)?;
    if block.of != Of::Source || block.kind != Kind::Paragraph {
        return None;
    }
    let laid = lay_out::block(ui, scene, &memory.page, sheet.source, row, sheet.widths);
    let words = memory.page.words(block, sheet.source);
    is_selectable(block, words, &laid.galley).then_some(laid)
}

/// The paragraph in which a byte stands, its end included.
fn row_of(memory: &Memory, at: usize) -> Option<usize> {
    let blocks = &memory.page.blocks;
    let source = blocks.partition_point(|block| block.of == Of::Source);
    let behind = blocks[..source].partition_point(|block| block.range.start <= at);
    let mut rows = (0..behind).rev().take(3);
    rows.find(|row| {
        let block = &blocks[*row];
        block.kind == Kind::Paragraph && block.range.end >= at
    })
}

/// The letter of a block before which a byte stands.
fn cursor_of(words: &str, within: usize) -> CCursor {
    let before = words.get(..within).unwrap_or(words);
    CCursor {
        prefer_next_row: true,
        ..CCursor::new(before.chars().count())
    }
}

/// The byte one line further down or up, as far to the right as it was.
fn line_beside(
    ui: &Ui,
    scene: &Scene,
    memory: &mut Memory,
    sheet: Sheet<'_>,
    (at, is_down): (usize, bool),
) -> Option<usize> {
    let row = row_of(memory, at)?;
    let galley = laid(ui, scene, memory, sheet, row)?.galley;
    let block = &memory.page.blocks[row];
    let words = memory.page.words(block, sheet.source);
    let cursor = cursor_of(words, at - block.range.start);
    let here = galley.pos_from_cursor(cursor);
    let goal = memory.lines.goal.filter(|(byte, _)| *byte == at);
    let x = goal.map_or(here.left(), |(_, x)| x);
    let y = if is_down {
        here.bottom() + here.height() / 2.0
    } else {
        here.top() - here.height() / 2.0
    };
    let to = if (0.0..galley.size().y).contains(&y) {
        let cursor = galley.cursor_from_pos(vec2(x, y));
        block.range.start + byte_of(words, cursor)
    } else {
        let rows: Vec<usize> = if is_down {
            (row + 1..memory.page.blocks.len()).take(20).collect()
        } else {
            (0..row).rev().take(20).collect()
        };
        let (row, galley) = rows.into_iter().find_map(|row| {
            let laid = laid(ui, scene, memory, sheet, row)?;
            Some((row, laid.galley))
        })?;
        let block = &memory.page.blocks[row];
        let y = if is_down { 2.0 } else { galley.size().y - 2.0 };
        let cursor = galley.cursor_from_pos(vec2(x, y));
        block.range.start + byte_of(memory.page.words(block, sheet.source), cursor)
    };
    memory.lines.goal = Some((to, x));
    Some(to)
}

/// The byte at the beginning or the end of the line.
fn end_of_line(
    ui: &Ui,
    scene: &Scene,
    memory: &Memory,
    sheet: Sheet<'_>,
    (at, is_end): (usize, bool),
) -> Option<usize> {
    let row = row_of(memory, at)?;
    let galley = laid(ui, scene, memory, sheet, row)?.galley;
    let block = &memory.page.blocks[row];
    let words = memory.page.words(block, sheet.source);
    let cursor = cursor_of(words, at - block.range.start);
    let line = galley.pos_from_cursor(cursor);
    let x = if is_end { f32::INFINITY } else { -1.0 };
    let cursor = galley.cursor_from_pos(vec2(x, line.center().y));
    let to = byte_of(words, cursor);
    // The space at which a line was broken belongs to it, but nobody selects it.
    let trimmed = words.get(..to).unwrap_or_default().trim_end().len();
    let is_broken = is_end && to < words.len();
    Some(block.range.start + if is_broken { trimmed } else { to })
}

/// How far to scroll so that the caret is in view; as little as possible.
pub(super) fn revealed(ui: &Ui, scene: &Scene, memory: &mut Memory, sheet: Sheet<'_>) -> f32 {
    let offset = sheet.offset;
    let caret = scene.state.view.reader.as_ref().and_then(|it| it.caret);
    let row = caret.and_then(|caret| row_of(memory, caret.at));
    let Some((Caret { at, .. }, row)) = caret.zip(row) else {
        return offset;
    };
    let Some(laid) = laid(ui, scene, memory, sheet, row) else {
        return offset;
    };
    memory.rows.measure_row(row, || laid.height);
    let block = &memory.page.blocks[row];
    let words = memory.page.words(block, sheet.source);
    let line = laid
        .galley
        .pos_from_cursor(cursor_of(words, at - block.range.start));
    let top = EDGE + memory.rows.top_of(row) + laid.above + line.top();
    let bottom = top + line.height() + 40.0;
    offset.max(bottom - sheet.screen).min(top - 24.0).max(0.0)
}

/// Paints the caret where it stands in this block, while keys move it.
pub(super) fn paint(ui: &Ui, scene: &Scene, painted: &Painted<'_>, galley: &Arc<Galley>) {
    let view = &scene.state.view;
    let caret = view.reader.as_ref().and_then(|reader| reader.caret);
    let has_keys = view.focus == Focus::Reader && !ui.text_edit_focused();
    let Some(Caret { at, .. }) = caret.filter(|_| has_keys && view.dialog.is_none()) else {
        return;
    };
    let range = &painted.block.range;
    if !(range.start..=range.end).contains(&at) {
        return;
    }
    let place = galley.pos_from_cursor(cursor_of(painted.words, at - range.start));
    let x = painted.at.x + place.left();
    let line = [
        pos2(x, painted.at.y + place.top() + 2.0),
        pos2(x, painted.at.y + place.bottom() - 1.0),
    ];
    let stroke = Stroke::new(size::SELECTION_RULE, scene.palette.ink);
    ui.painter().line_segment(line, stroke);
}

/// Tells those who hear it what is selected, or what the caret stands before.
pub(super) fn tell_ui(ui: &Ui, scene: &Scene, area: Rect) {
    let view = &scene.state.view;
    let has_caret = view.reader.as_ref().is_some_and(|it| it.caret.is_some());
    if !has_caret || view.announcement.is_empty() {
        return;
    }
    let place = Rect::from_min_size(area.min, vec2(1.0, 1.0));
    let response = ui.interact(place, Id::unique("caret told"), Sense::hover());
    let words = &view.announcement;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
    ui.accesskit_node_builder(response.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
}
