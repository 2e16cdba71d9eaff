//! The reader: a source's text with everything marked that is taken from it.
//!
//! Only the blocks on screen are laid out and painted; the others have estimated heights until
//! they are measured.

mod caret;
mod header;
mod lay_out;
mod marks;
mod page;
mod paint;
mod select;

use egui::{Rect, ScrollArea, Ui, pos2, vec2};

use super::row_heights::RowHeights;
use super::{Scene, text};
use crate::look::{Face, size};
use crate::quote::SourceText;
use crate::state::{Scroll, Target};
pub(super) use header::{quotations_line, text_line};
use lay_out::{LaidOut, Widths};
use page::{Of, Page};

/// Of a text of more blocks than these only those that come into view are measured.
const MOST_BLOCKS: usize = 20_000;

/// What the reader remembers between frames.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    basis: Option<Basis>,
    page: Page,
    rows: RowHeights,
    /// How far the text was scrolled in the last frame, in points.
    offset: f32,
    revealed: u64,
    drag: select::Drag,
    lines: caret::Lines,
    /// True once the search field has been asked to take the keys.
    search_focused: bool,
}

/// What the blocks and their heights depend on.
#[derive(Clone, Debug, PartialEq)]
struct Basis {
    source: u32,
    sha256: Option<String>,
    version: u64,
    graded: usize,
    passages: usize,
    widths: Widths,
    pixels_per_point: f32,
}

/// Room above the first block and below the last.
const EDGE: f32 = 20.0;

/// Paints the reader over the whole of `ui`.
pub(crate) fn reader_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory, followed: &mut u64) {
    let Some(reader) = &scene.state.view.reader else {
        return;
    };
    header::header_ui(ui, scene, reader, &mut memory.search_focused);
    let area = ui.available_rect_before_wrap();
    let source = scene.state.text_read();
    // What the scroll area still has, before another text or another width changes it.
    let before = memory.offset;
    prepare(ui, scene, memory, source, area);
    if memory.page.blocks.is_empty() {
        empty_ui(ui, scene);
        return;
    }
    let widths = Widths::new(area.width());
    let mut offset = measured_offset(ui, scene, memory, source, widths, area.height());
    let wish = scene
        .state
        .view
        .scroll
        .filter(|(number, _)| number != followed);
    if let Some((number, scroll)) = wish {
        *followed = number;
        offset = scrolled(memory, scroll, offset, area.height());
    }
    if memory.revealed != reader.reveal {
        memory.revealed = reader.reveal;
        offset = revealed(ui, scene, memory, source, widths, area.height(), offset);
    }
    let sheet = caret::Sheet {
        source,
        widths,
        offset,
        screen: area.height(),
    };
    caret::follow(ui, scene, memory, sheet);
    let total = memory.rows.total() + 2.0 * EDGE;
    let mut scroll = ScrollArea::vertical().id_salt("reader").auto_shrink(false);
    if (offset - before).abs() > f32::EPSILON {
        scroll = scroll.vertical_scroll_offset(offset.max(0.0));
    }
    let output = scroll.show_viewport(ui, |ui, viewport| {
        ui.set_min_size(vec2(area.width(), total));
        let (from, to) = (viewport.min.y - EDGE, viewport.max.y - EDGE);
        let top = area.top() - viewport.min.y + EDGE;
        for row in memory.rows.between(from.max(0.0), to.max(0.0)) {
            let laid_out = lay_out::block(ui, scene, &memory.page, source, row, widths);
            let place = Rect::from_min_size(
                pos2(area.left(), top + memory.rows.top_of(row)),
                vec2(area.width(), memory.rows.height_of(row)),
            );
            paint::block_ui(
                ui,
                scene,
                &memory.page,
                row,
                laid_out,
                (place, widths),
                (source, &mut memory.drag),
            );
        }
    });
    memory.drag.end(ui, scene, area);
    select::offer_ui(ui, scene, area);
    caret::tell_ui(ui, scene, area);
    memory.offset = output.state.clamped_offset().y;
    name_the_text(ui, scene);
}

/// Cuts the text into blocks when there is another one, and forgets the heights when the width or
/// the passages are others.
fn prepare(ui: &Ui, scene: &Scene, memory: &mut Memory, source: Option<&SourceText>, area: Rect) {
    let Some(reader) = &scene.state.view.reader else {
        return;
    };
    let widths = Widths::new(area.width());
    let basis = Basis {
        source: reader.source.0,
        sha256: source.map(|text| text.sha256().to_owned()),
        version: scene.state.version,
        graded: scene.state.evidence.checked.grades.len(),
        passages: scene.state.reading.passages.len(),
        widths,
        pixels_per_point: ui.pixels_per_point(),
    };
    if memory.basis.as_ref() == Some(&basis) {
        return;
    }
    let is_same_text = memory
        .basis
        .as_ref()
        .is_some_and(|before| (before.source, &before.sha256) == (basis.source, &basis.sha256));
    // The block that is on top stays on top when only the width has changed.
    let top = memory.rows.row_at((memory.offset - EDGE).max(0.0));
    memory.page = Page::new(scene.state.dossier(), source, &scene.state.reading.passages);
    let blocks = &memory.page.blocks;
    memory.rows = RowHeights::new(
        blocks
            .iter()
            .map(|block| (lay_out::estimate(block, widths), false)),
        MOST_BLOCKS,
    );
    memory.basis = Some(basis);
    if is_same_text && let Some((row, _)) = top {
        memory.offset = memory.rows.top_of(row) + EDGE;
    } else {
        memory.offset = 0.0;
        memory.revealed = 0;
    }
}

fn measured_offset(
    ui: &Ui,
    scene: &Scene,
    memory: &mut Memory,
    source: Option<&SourceText>,
    widths: Widths,
    screen: f32,
) -> f32 {
    let first = memory
        .rows
        .row_at((memory.offset - EDGE).max(0.0))
        .map_or(0, |(row, _)| row);
    let Memory { rows, page, .. } = memory;
    let above = rows.measure_some(first, screen + 200.0, |row| {
        lay_out::block(ui, scene, page, source, row, widths).height
    });
    if !memory.rows.is_measured() {
        ui.ctx().request_repaint();
    }
    memory.offset + above
}

/// Where a wish to scroll leads.
fn scrolled(memory: &Memory, scroll: Scroll, offset: f32, screen: f32) -> f32 {
    let lines = 3.0 * size::QUOTATION * size::QUOTATION_LINE;
    let end = (memory.rows.total() + 2.0 * EDGE - screen).max(0.0);
    match scroll {
        Scroll::LinesUp => offset - lines,
        Scroll::LinesDown => offset + lines,
        Scroll::PageUp => offset - 0.9 * screen,
        Scroll::PageDown => offset + 0.9 * screen,
        Scroll::Start => 0.0,
        Scroll::End => end,
    }
    .clamp(0.0, end)
}

/// The offset at which the passage or the place of the search that is looked at is in view.
fn revealed(
    ui: &Ui,
    scene: &Scene,
    memory: &mut Memory,
    source: Option<&SourceText>,
    widths: Widths,
    screen: f32,
    offset: f32,
) -> f32 {
    let state = scene.state;
    let Some(reader) = &state.view.reader else {
        return offset;
    };
    let place = match reader.target {
        Target::Caret => {
            let sheet = caret::Sheet {
                source,
                widths,
                offset,
                screen,
            };
            return caret::revealed(ui, scene, memory, sheet);
        }
        Target::Hit => state
            .reading
            .hits
            .get(reader.hit)
            .map(|range| (Of::Source, range.clone())),
        Target::Passage => state
            .passage_read()
            .and_then(|passage| memory.page.mark_of(passage))
            .map(|mark| (mark.of, mark.range.clone())),
    };
    let Some((of, range)) = place else {
        return offset;
    };
    let Some(row) = memory.page.block_of(of, &range) else {
        return offset;
    };
    let laid_out: LaidOut = lay_out::block(ui, scene, &memory.page, source, row, widths);
    memory.rows.measure_row(row, || laid_out.height);
    let block = &memory.page.blocks[row];
    let words = memory.page.words(block, source);
    let within = range.start.saturating_sub(block.range.start);
    let before = words.get(..within).map_or(0, |words| words.chars().count());
    let line = laid_out
        .galley
        .pos_from_cursor(egui::text::CCursor::new(before));
    let top = EDGE + memory.rows.top_of(row) + laid_out.above + line.top();
    let is_in_view = top >= offset + 24.0 && top + 60.0 <= offset + screen;
    if is_in_view {
        offset
    } else {
        // A third of the way down, so that what leads to it can be read.
        (top - screen * 0.3).max(0.0)
    }
}

fn empty_ui(ui: &mut Ui, scene: &Scene) {
    let words = if scene.state.text_read().is_some() {
        "This text is empty"
    } else {
        "No quotation is taken from this source, and its text is not on this computer"
    };
    ui.vertical_centered(|ui| {
        ui.add_space(60.0);
        let width = ui.available_width().min(420.0);
        let color = scene.palette.soft_ink;
        text::label(
            ui,
            text::paragraph(words, Face::Sans, size::BODY, color, width),
        );
    });
}

/// Tells a screen reader what this is, and how much is taken from it.
fn name_the_text(ui: &Ui, scene: &Scene) {
    let Some(reader) = &scene.state.view.reader else {
        return;
    };
    let title = scene.state.dossier().source(reader.source).title.clone();
    ui.accesskit_node_builder(ui.scope_id(), |node| {
        node.set_role(egui::accesskit::Role::Document);
        node.set_label(format!("Text of “{title}”"));
    });
}
