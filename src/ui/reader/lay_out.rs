//! One block of the reader laid out: its words with passages and places of the search marked, and
//! beside it the names of the cells that rest on it.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Galley, Stroke, Ui};

use super::page::{Block, Kind, Mark, Of, Page};
use crate::look::{Face, size};
use crate::model::{Stance, StatementIndex};
use crate::quote::SourceText;
use crate::ui::{Scene, text};
use crate::words;

/// How wide the parts of the reader are, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Widths {
    /// From the left edge to the words.
    pub(super) left: f32,
    /// The words.
    pub(super) text: f32,
    /// The names of the cells, to the right of the words; nought where there is no room.
    pub(super) margin: f32,
}

/// Between the words and the names of the cells.
pub(super) const GUTTER: f32 = 28.0;

impl Widths {
    pub(super) fn new(available: f32) -> Self {
        let edge = size::WINDOW_EDGE + size::STEP;
        let room = available - 2.0 * edge;
        let margin = if room >= 560.0 {
            (room * 0.3).clamp(150.0, 220.0)
        } else {
            0.0
        };
        let gutter = if margin > 0.0 { GUTTER } else { 0.0 };
        let text = (room - margin - gutter).clamp(120.0, 640.0);
        let used = text + gutter + margin;
        Self {
            left: edge + ((room - used) / 2.0).max(0.0).round(),
            text,
            margin,
        }
    }
}

/// The name of a cell beside a passage.
pub(super) struct Label {
    pub(super) statement: StatementIndex,
    pub(super) passage: usize,
    pub(super) stance: Stance,
    pub(super) is_position: bool,
    /// Whose stance, by whose word, and on what.
    pub(super) galley: Arc<Galley>,
    /// The same for those who hear it.
    pub(super) name: String,
    /// From the top of the block.
    pub(super) top: f32,
}

/// A block, ready to be painted.
pub(super) struct LaidOut {
    /// Room above the words.
    pub(super) above: f32,
    pub(super) galley: Arc<Galley>,
    pub(super) job: LayoutJob,
    pub(super) labels: Vec<Label>,
    pub(super) height: f32,
}

/// A block with all that its layout depends on.
struct Piece<'a> {
    scene: &'a Scene<'a>,
    page: &'a Page,
    number: usize,
    block: &'a Block,
    words: &'a str,
}

impl Piece<'_> {
    /// The marks that touch it.
    fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.page
            .marks_of
            .get(self.number)
            .into_iter()
            .flatten()
            .filter_map(|&at| self.page.marks.get(at))
    }
}

/// How a stretch of a block is set.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Setting {
    /// The stance of the passage, and whether it is a position.
    passage: Option<(Stance, bool)>,
    /// Whether it is a place of the search, and the one that is looked at.
    hit: Option<bool>,
}

/// Lays a block out.
pub(super) fn block(
    ui: &Ui,
    scene: &Scene,
    page: &Page,
    source: Option<&SourceText>,
    number: usize,
    widths: Widths,
) -> LaidOut {
    let Some(block) = page.blocks.get(number) else {
        return LaidOut {
            above: 0.0,
            galley: text::galley(ui, LayoutJob::default()),
            job: LayoutJob::default(),
            labels: Vec::new(),
            height: 0.0,
        };
    };
    let words = page.words(block, source);
    let piece = Piece {
        scene,
        page,
        number,
        block,
        words,
    };
    let above = match (block.kind, block.is_apart) {
        (Kind::Page(_), _) => 18.0,
        (Kind::Heading, _) => 40.0,
        (Kind::Paragraph, true) => 14.0,
        (Kind::Paragraph, false) => 5.0,
    };
    let job = match block.kind {
        Kind::Page(page) => {
            text::capitals(&format!("Page {page}"), scene.palette.soft_ink, widths.text)
        }
        Kind::Heading => text::capitals(words, scene.palette.soft_ink, widths.text),
        Kind::Paragraph => paragraph(&piece, widths.text),
    };
    let galley = text::galley(ui, job.clone());
    let labels = labels(ui, &piece, &galley, widths.margin);
    let beside = labels
        .last()
        .map_or(0.0, |label| label.top + label.galley.size().y + 4.0);
    LaidOut {
        above,
        height: (above + galley.size().y.max(beside)).ceil(),
        galley,
        job,
        labels,
    }
}

fn paragraph(piece: &Piece, width: f32) -> LayoutJob {
    let mut job = LayoutJob {
        wrap: TextWrapping::wrap_at_width(width),
        ..LayoutJob::default()
    };
    let start = piece.block.range.start;
    for (range, setting) in stretches(piece) {
        let within = range.start - start..range.end - start;
        let stretch = piece.words.get(within).unwrap_or_default();
        job.append(stretch, 0.0, format(piece.scene, piece.block, setting));
    }
    job
}

fn format(scene: &Scene, block: &Block, setting: Setting) -> TextFormat {
    let palette = &scene.palette;
    // The context of a quotation that is not in the text is not what it is about.
    let color = if block.of == Of::List && setting.passage.is_none() {
        palette.soft_ink
    } else {
        palette.ink
    };
    let mut format = text::format(Face::Serif, size::QUOTATION, color, size::QUOTATION_LINE);
    if let Some((stance, is_position)) = setting.passage {
        // What is no position has no fill, as everywhere.
        if is_position {
            format.background = palette.passage(stance);
        }
        format.underline = Stroke::new(1.5, palette.stance(stance).mark());
    }
    match setting.hit {
        Some(true) => {
            format.background = palette.ink;
            format.color = palette.paper;
        }
        Some(false) => format.background = palette.selection,
        None => {}
    }
    if format.background != Color32::TRANSPARENT {
        format.expand_bg = 2.0;
    }
    format
}

/// The block cut wherever a passage or a place of the search begins or ends.
fn stretches(piece: &Piece) -> Vec<(Range<usize>, Setting)> {
    let Piece { scene, block, .. } = piece;
    let marks: Vec<(Range<usize>, Option<(Stance, bool)>)> = piece
        .marks()
        .map(|mark| (mark.range.clone(), stance_of(scene, mark.passage)))
        .collect();
    let hits = match block.of {
        Of::Source => scene.state.reading.hits.as_slice(),
        Of::List => &[],
    };
    let first = hits.partition_point(|hit| hit.end <= block.range.start);
    let last = hits.partition_point(|hit| hit.start < block.range.end);
    let hits = hits.get(first..last.max(first)).unwrap_or_default();
    let current = scene.state.view.reader.as_ref().map(|reader| reader.hit);
    let clamp = |byte: usize| byte.clamp(block.range.start, block.range.end);
    let mut cuts = vec![block.range.start, block.range.end];
    let ranges = marks.iter().map(|(range, _)| range).chain(hits);
    cuts.extend(ranges.flat_map(|range| [clamp(range.start), clamp(range.end)]));
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .filter_map(|pair| match pair {
            &[start, end] => {
                let covers = |range: &Range<usize>| range.start <= start && range.end >= end;
                let passage = marks.iter().find(|(range, _)| covers(range));
                let hit = hits.iter().position(covers);
                let setting = Setting {
                    passage: passage.and_then(|(_, stance)| *stance),
                    hit: hit.map(|at| current == Some(first + at)),
                };
                Some((start..end, setting))
            }
            _ => None,
        })
        .collect()
}

/// The stance that a passage is painted in: that of the statement that is looked at, if it is one
/// of those that rest on it, else of the first.
fn stance_of(scene: &Scene, passage: usize) -> Option<(Stance, bool)> {
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

/// The names of the cells that rest on the passages beginning in this block, each as high as its
/// passage where there is room, else below the one before.
fn labels(ui: &Ui, piece: &Piece, galley: &Galley, width: f32) -> Vec<Label> {
    let Piece {
        scene, page, block, ..
    } = piece;
    let mut labels: Vec<Label> = Vec::new();
    if width <= 0.0 {
        return labels;
    }
    let dossier = scene.state.dossier();
    let mut free = 0.0_f32;
    let mut marks: Vec<&Mark> = piece
        .marks()
        .filter(|mark| mark.range.start >= block.range.start)
        .filter(|mark| page.mark_of(mark.passage) == Some(*mark))
        .collect();
    marks.sort_by_key(|mark| mark.range.start);
    for mark in marks {
        let Some(passage) = scene.state.reading.passages.get(mark.passage) else {
            continue;
        };
        let before = piece.words.get(..mark.range.start - block.range.start);
        let at = before.map_or(0, |before| before.chars().count());
        let row = galley.pos_from_cursor(CCursor::new(at));
        for &index in &passage.statements {
            let statement = dossier.statement(index);
            let line = words::stance_line(dossier, statement);
            let point = &dossier.point(statement.point).title;
            let room = width - size::SIGN - 7.0;
            let mut job = text::paragraph(
                &line,
                Face::SansSemiBold,
                size::MARK,
                scene.palette.ink,
                room,
            );
            let soft = text::format(
                Face::Sans,
                size::MARK,
                scene.palette.soft_ink,
                size::BODY_LINE,
            );
            job.append(&format!("\n{point}"), 0.0, soft);
            job.wrap.max_rows = 4;
            let galley = text::galley(ui, job);
            let top = free.max(row.top() + 3.0);
            free = top + galley.size().y + 5.0;
            labels.push(Label {
                statement: index,
                passage: mark.passage,
                stance: statement.stance,
                is_position: statement.voice.is_position() && statement.is_whole_party(),
                galley,
                name: format!("Quotation: {line}, on {point}"),
                top,
            });
        }
    }
    labels
}

/// What a block's height is before it has been laid out.
pub(super) fn estimate(block: &Block, widths: Widths) -> f32 {
    let line = size::QUOTATION * size::QUOTATION_LINE;
    #[expect(
        clippy::cast_precision_loss,
        reason = "a block has a few thousand bytes at most"
    )]
    let length = block.range.len() as f32;
    let rows = (length * size::QUOTATION * 0.47 / widths.text)
        .ceil()
        .max(1.0);
    match block.kind {
        Kind::Paragraph => rows * line + 10.0,
        Kind::Page(_) | Kind::Heading => 40.0,
    }
}
