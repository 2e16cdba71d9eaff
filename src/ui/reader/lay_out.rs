//! One block of the reader laid out: its words with passages and places of the search marked, and
//! beside it the names of the cells that rest on it.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, LayoutJob, TextWrapping};
use egui::{Galley, Ui};

use super::marks::hits_in;
use super::page::{Block, Kind, Mark, Of, Page};
use crate::hidden::masked;
use crate::look::{Face, size};
use crate::model::{Stance, StatementIndex};
use crate::quote::{Grade, SourceText};
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
    let Piece {
        scene,
        block,
        words,
        ..
    } = piece;
    let palette = &scene.palette;
    let set = |color| text::format(Face::Serif, size::QUOTATION, color, size::QUOTATION_LINE);
    let mut job = LayoutJob {
        wrap: TextWrapping::wrap_at_width(width),
        ..LayoutJob::default()
    };
    // Quotations that are not in the text stand out from their contexts; in a text only the place
    // of the search that is looked at has another ink.
    let (plain, other) = match block.of {
        Of::Source => (palette.ink, palette.paper),
        Of::List => (palette.soft_ink, palette.ink),
    };
    let mut ranges: Vec<Range<usize>> = match block.of {
        Of::Source => hits_in(scene, block)
            .into_iter()
            .filter_map(|(range, is_read)| is_read.then_some(range))
            .collect(),
        Of::List => piece.marks().map(|mark| mark.range.clone()).collect(),
    };
    ranges.sort_by_key(|range| range.start);
    let mut at = 0;
    for range in ranges {
        let within =
            |byte: usize| byte.clamp(block.range.start, block.range.end) - block.range.start;
        let (start, end) = (within(range.start).max(at), within(range.end).max(at));
        job.append(&masked(words, at..start), 0.0, set(plain));
        job.append(&masked(words, start..end), 0.0, set(other));
        at = end;
    }
    job.append(&masked(words, at..words.len()), 0.0, set(plain));
    job
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
            // A match needs no words here; all else must not be taken for one.
            let doubt = scene
                .state
                .grade(index)
                .filter(|grade| !grade.is_match() && !matches!(grade, Grade::NoText))
                .map(Grade::words);
            if let Some(words) = doubt {
                let bold = text::format(
                    Face::SansSemiBold,
                    size::MARK,
                    scene.palette.ink,
                    size::BODY_LINE,
                );
                job.append(&format!("\n{words}"), 0.0, bold);
            }
            job.wrap.max_rows = 6;
            let galley = text::galley(ui, job);
            let top = free.max(row.top() + 3.0);
            free = top + galley.size().y + 5.0;
            labels.push(Label {
                statement: index,
                passage: mark.passage,
                stance: statement.stance,
                is_position: statement.voice.is_position() && statement.is_whole_party(),
                galley,
                name: match doubt {
                    Some(words) => format!("Quotation: {line}, on {point}, {words}"),
                    None => format!("Quotation: {line}, on {point}"),
                },
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
