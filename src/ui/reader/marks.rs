//! Paints what lies under the words of a block: passages in the colour of their stance, places of
//! the search, and a bar in ink beside the passage that is looked at.
//!
//! egui's own backgrounds fill whole lines and cover the underlines of the lines above, so bands
//! and underlines are painted here, row by row.

use std::ops::Range;

use egui::{Galley, Painter, Pos2, Rect, Stroke, pos2, vec2};

use super::page::{Block, Of, Page};
use crate::look::size;
use crate::model::Stance;
use crate::ui::Scene;

/// Between a row's edge and the band behind its words.
const INSET: f32 = 3.0;

/// A stretch of a block's words, in characters.
struct Stretch {
    range: Range<usize>,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    Passage {
        stance: Stance,
        is_position: bool,
        is_read: bool,
    },
    Hit {
        is_read: bool,
    },
}

/// The stance that a passage is painted in, and whether it is a position: that of the statement
/// that is looked at, if it is one of those that rest on it, else of the first.
pub(super) fn stance_of(scene: &Scene, passage: usize) -> Option<(Stance, bool)> {
    let state = scene.state;
    let passage = state.reading.passages.get(passage)?;
    let read = state.view.reader.as_ref().and_then(|it| it.statement);
    let index = read
        .filter(|statement| passage.statements.contains(statement))
        .or_else(|| passage.statements.first().copied())?;
    let statement = state.dossier().statement(index);
    let is_position = statement.voice.is_position() && statement.is_whole_party();
    Some((statement.stance, is_position))
}

/// Paints everything that belongs under the words of a block; `at` is where its galley stands.
pub(super) fn paint(
    painter: &Painter,
    scene: &Scene,
    page: &Page,
    number: usize,
    words: &str,
    galley: &Galley,
    at: Pos2,
) {
    let palette = &scene.palette;
    let place = |rect: &Rect| rect.translate(at.to_vec2());
    let stretches = stretches(scene, page, number, words);
    for stretch in &stretches {
        for row in rows_of(galley, &stretch.range) {
            let band = place(&row).expand2(vec2(2.0, -INSET));
            match stretch.kind {
                // What is no position has no fill, as everywhere.
                Kind::Passage {
                    stance,
                    is_position: true,
                    ..
                } => {
                    painter.rect_filled(band, 2, palette.passage(stance));
                }
                Kind::Passage { .. } => {}
                Kind::Hit { is_read } => {
                    let fill = if is_read {
                        palette.ink
                    } else {
                        palette.selection
                    };
                    painter.rect_filled(band, 2, fill);
                }
            }
        }
    }
    for stretch in &stretches {
        let Kind::Passage {
            stance, is_read, ..
        } = stretch.kind
        else {
            continue;
        };
        let rows = rows_of(galley, &stretch.range);
        let width = if is_read { 3.0 } else { 1.5 };
        let stroke = Stroke::new(width, palette.stance(stance).mark());
        for row in &rows {
            let row = place(row);
            painter.hline(row.x_range(), row.bottom() - INSET, stroke);
        }
        if is_read && let (Some(first), Some(last)) = (rows.first(), rows.last()) {
            let x = at.x - 14.0;
            let (top, bottom) = (place(first).top() + INSET, place(last).bottom() - INSET);
            let stroke = Stroke::new(size::SELECTION_RULE, palette.ink);
            painter.vline(x, top..=bottom, stroke);
        }
    }
}

/// What is marked in a block: passages first, so that places of the search lie upon them.
fn stretches(scene: &Scene, page: &Page, number: usize, words: &str) -> Vec<Stretch> {
    let Some(block) = page.blocks.get(number) else {
        return Vec::new();
    };
    let read = scene.state.passage_read();
    let passages = page
        .marks_of
        .get(number)
        .into_iter()
        .flatten()
        .filter_map(|&at| page.marks.get(at))
        .filter_map(|mark| {
            let (stance, is_position) = stance_of(scene, mark.passage)?;
            Some(Stretch {
                range: characters(block, words, &mark.range),
                kind: Kind::Passage {
                    stance,
                    is_position,
                    is_read: read == Some(mark.passage),
                },
            })
        });
    let hits = hits_in(scene, block)
        .into_iter()
        .map(|(range, is_read)| Stretch {
            range: characters(block, words, &range),
            kind: Kind::Hit { is_read },
        });
    passages.chain(hits).collect()
}

/// The places of the search that touch a block, each with whether it is the one looked at.
pub(super) fn hits_in(scene: &Scene, block: &Block) -> Vec<(Range<usize>, bool)> {
    let hits = match block.of {
        Of::Source => scene.state.reading.hits.as_slice(),
        Of::List => &[],
    };
    let read = scene.state.view.reader.as_ref().map(|reader| reader.hit);
    let first = hits.partition_point(|hit| hit.end <= block.range.start);
    let last = hits.partition_point(|hit| hit.start < block.range.end);
    (first..last.max(first))
        .filter_map(|at| Some((hits.get(at)?.clone(), read == Some(at))))
        .collect()
}

/// The characters of a block that a range of bytes covers.
fn characters(block: &Block, words: &str, range: &Range<usize>) -> Range<usize> {
    let count = |byte: usize| {
        let within = byte.clamp(block.range.start, block.range.end) - block.range.start;
        words.get(..within).map_or(0, |words| words.chars().count())
    };
    count(range.start)..count(range.end)
}

/// The rectangle that a range of characters covers in each row, in the galley's own points.
fn rows_of(galley: &Galley, range: &Range<usize>) -> Vec<Rect> {
    let mut rows = Vec::new();
    let mut begin = 0;
    for row in &galley.rows {
        let end = begin + row.char_count_including_newline().0;
        let (from, to) = (range.start.max(begin), range.end.min(end));
        if from < to {
            let rect = row.rect();
            // The space at which a row was broken is not painted.
            let mut last = to - begin;
            while last > from - begin
                && row
                    .row
                    .glyphs
                    .get(last - 1)
                    .is_none_or(|glyph| glyph.chr.is_whitespace())
            {
                last -= 1;
            }
            let x = |column: usize| rect.left() + row.row.x_offset(egui::text::CharIndex(column));
            if last > from - begin {
                rows.push(Rect::from_min_max(
                    pos2(x(from - begin), rect.top()),
                    pos2(x(last), rect.bottom()),
                ));
            }
        }
        begin = end;
    }
    rows
}
