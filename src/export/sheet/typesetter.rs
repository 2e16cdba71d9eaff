//! Text into lines of runs, the same at every scale.
//!
//! Widths are advances without rounding to pixels: they grow in proportion to the size, so each
//! word is measured once for each face and lines are broken here, not by egui, whose own breaks
//! depend on where glyphs fall on pixels.

use std::collections::{BTreeSet, HashMap};

use egui::epaint::text::{LayoutJob, TextFormat};
use egui::{Color32, Context, Pos2, RawInput, pos2, vec2};
use unicode_segmentation::UnicodeSegmentation;

use super::breaks::atoms;
use super::page::Run;
use super::ruler::Ruler;
pub(super) use super::span::{Frame, Span, Style};
use crate::export::glyphs::{Fate, fate};
use crate::look::{Face, sheet_font_definitions};

/// Words are measured at this size.
const MEASURED_SIZE: f32 = 16.0;
/// The height of capitals as a share of the size, in both families.
const CAPITALS: f32 = 0.698;
/// Room for kerning that a broken word gains once it stands in a line, as a share of the size.
/// The most that was seen, on random letters of two scripts, was 0.07.
const SLACK: f32 = 0.09;

/// Kerning between words never adds more than the rest of this share of a line.
const NEARLY_FULL: f32 = 0.95;

/// A paragraph that has been set.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    pub(super) runs: Vec<Run>,
    pub(super) height: f32,
    /// The width of its longest line.
    pub(super) width: f32,
}

/// The distance from the top of a line to its baseline: capitals stand in the middle.
pub(super) fn baseline_within(line: f32, size: f32) -> f32 {
    f32::midpoint(line, CAPITALS * size)
}

/// Measures and sets text in the sheet's faces. Keep it: what it has measured it remembers.
#[derive(Default)]
pub struct Typesetter {
    ruler: Ruler,
    /// Made when a text is met that the ruler cannot measure.
    ctx: Option<Context>,
    widths: HashMap<(Face, String), f32>,
    missing: BTreeSet<char>,
    is_numbered: bool,
}

impl std::fmt::Debug for Typesetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Typesetter").finish_non_exhaustive()
    }
}

impl Typesetter {
    /// Reads each face when it is first needed.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The characters without a glyph that were met since the last call, in order.
    pub(super) fn take_missing(&mut self) -> Vec<char> {
        std::mem::take(&mut self.missing).into_iter().collect()
    }

    /// True when numbers were set for symbols that no face has since the last call.
    pub(super) fn take_numbered(&mut self) -> bool {
        std::mem::take(&mut self.is_numbered)
    }

    /// The width of a text in a face and a size, in points; for tests.
    #[cfg(test)]
    pub(in crate::export) fn width_of_text(&mut self, text: &str, face: Face, size: f32) -> f32 {
        self.width(text, Style::new(face, size, Color32::PLACEHOLDER))
    }

    /// The width of a text on one line, in points.
    pub(super) fn width(&mut self, text: &str, style: Style) -> f32 {
        let spacing = if style.spacing == 0.0 {
            0.0
        } else {
            let gaps = text.graphemes(true).count().saturating_sub(1);
            #[expect(clippy::cast_precision_loss, reason = "no line has that many letters")]
            let gaps = gaps as f32;
            gaps * style.spacing
        };
        self.measured(text, style.face) * (style.size / MEASURED_SIZE) + spacing
    }

    fn measured(&mut self, text: &str, face: Face) -> f32 {
        if text.is_empty() {
            return 0.0;
        }
        let key = (face, text.to_owned());
        if let Some(width) = self.widths.get(&key) {
            return *width;
        }
        let can_be_drawn = text
            .chars()
            .all(|character| fate(character) != Fate::Refused);
        let quick = can_be_drawn.then(|| self.ruler.width(text, face, MEASURED_SIZE));
        let width = match quick.flatten() {
            Some(width) => width,
            None => self.width_by_egui(text, face),
        };
        self.widths.insert(key, width);
        width
    }

    /// The width of a text at the size at which words are measured; notes what cannot be drawn.
    pub(super) fn width_by_egui(&mut self, text: &str, face: Face) -> f32 {
        let id = face.id(MEASURED_SIZE);
        let ctx = self.ctx.get_or_insert_with(context);
        ctx.fonts_mut(|fonts| {
            for character in text.chars() {
                // A face has the sans behind it, so that asking one is asking all.
                if fate(character) == Fate::Refused || !fonts.has_glyph(&id, character) {
                    self.missing.insert(character);
                }
            }
            let mut job = LayoutJob::single_section(
                text.to_owned(),
                TextFormat::simple(id, Color32::PLACEHOLDER),
            );
            job.break_on_newline = false;
            job.round_output_to_gui = false;
            fonts.layout_job(job).intrinsic_size().x
        })
    }

    /// Sets spans as one paragraph, broken into lines.
    pub(super) fn set(&mut self, spans: &[Span], frame: Frame) -> Paragraph {
        let largest = spans.iter().map(|span| span.style.size).fold(0.0, f32::max);
        let lines = self.lines(spans, (frame.width - SLACK * largest).max(1.0));
        self.is_numbered |= spans.iter().any(|span| span.is_numbered);
        let mut paragraph = Paragraph::default();
        let mut top = frame.top;
        for line in lines {
            let baseline = top + baseline_within(frame.line, frame.size);
            let width = self.runs(
                spans,
                &line,
                pos2(frame.left, baseline),
                &mut paragraph.runs,
            );
            paragraph.width = paragraph.width.max(width);
            top += frame.line;
        }
        paragraph.height = top - frame.top;
        paragraph
    }

    /// Makes runs of a line's fragments and returns how far they reach.
    fn runs(&mut self, spans: &[Span], line: &[Fragment], start: Pos2, runs: &mut Vec<Run>) -> f32 {
        let mut x = 0.0;
        for (place, fragment) in line.iter().enumerate() {
            let Some(span) = spans.get(fragment.span) else {
                continue;
            };
            if place > 0 && fragment.opens_span {
                x += span.gap;
            }
            let style = span.style;
            let width = self.width(&fragment.text, style);
            runs.push(Run {
                face: style.face,
                size: style.size,
                color: style.color,
                baseline: start + vec2(x, -style.rise),
                width,
                spacing: style.spacing,
                text: fragment.text.clone(),
                note: span.note,
            });
            x += width;
        }
        x
    }

    /// Fills lines greedily.
    fn lines(&mut self, spans: &[Span], width: f32) -> Vec<Vec<Fragment>> {
        let texts: Vec<&str> = spans.iter().map(|span| span.text.as_str()).collect();
        let mut lines: Vec<Line> = vec![Line::default()];
        for atom in atoms(&texts) {
            let mut fragments: Vec<Fragment> = atom
                .parts
                .iter()
                .map(|part| Fragment {
                    span: part.span,
                    text: part.text.to_owned(),
                    opens_span: part.opens_span,
                })
                .collect();
            let mut needed = self.width_of(spans, &fragments);
            let Some(line) = lines.last() else { continue };
            if !line.fragments.is_empty() && !self.fits(spans, line, &fragments, needed, width) {
                lines.push(Line::default());
            }
            if needed > width {
                // Longer than a line: broken anywhere between letters, and what is left over
                // begins a line of its own.
                let mut pieces = self.broken(spans, &fragments, width);
                fragments = pieces.pop().unwrap_or_default();
                for piece in pieces {
                    if let Some(line) = lines.last_mut() {
                        line.push(piece, width);
                    }
                    lines.push(Line::default());
                }
                needed = self.width_of(spans, &fragments);
            }
            if let Some(line) = lines.last_mut() {
                line.push(fragments, needed);
                let space = atom.space.and_then(|(span, text)| {
                    let style = spans.get(span)?.style;
                    Some((span, text, self.width(text, style)))
                });
                line.space_after(space);
            }
            if atom.ends_line {
                lines.push(Line::default());
            }
        }
        if lines.len() > 1 && lines.last().is_some_and(|line| line.fragments.is_empty()) {
            lines.pop();
        }
        lines.into_iter().map(|line| line.fragments).collect()
    }

    /// True when a line can take fragments that are `needed` wide by themselves. A line that is
    /// nearly full is measured as a whole, because letters on both sides of a break are kerned.
    fn fits(
        &mut self,
        spans: &[Span],
        line: &Line,
        fragments: &[Fragment],
        needed: f32,
        width: f32,
    ) -> bool {
        let sum = line.width + line.space + needed;
        if sum > width || sum < NEARLY_FULL * width {
            return sum <= width;
        }
        let mut longer = line.clone();
        longer.push(fragments.to_vec(), needed);
        self.width_of(spans, &longer.fragments) <= width
    }

    fn width_of(&mut self, spans: &[Span], fragments: &[Fragment]) -> f32 {
        let mut width = 0.0;
        for fragment in fragments {
            if let Some(span) = spans.get(fragment.span) {
                width += self.width(&fragment.text, span.style);
                if fragment.opens_span {
                    width += span.gap;
                }
            }
        }
        width
    }

    /// Cuts an atom that is wider than a line between its letters.
    fn broken(&mut self, spans: &[Span], atom: &[Fragment], width: f32) -> Vec<Vec<Fragment>> {
        let mut pieces: Vec<Vec<Fragment>> = vec![Vec::new()];
        for fragment in atom {
            let is_number = spans.get(fragment.span).is_some_and(|it| it.note.is_some());
            let letters: Vec<(usize, &str)> = if is_number {
                vec![(0, fragment.text.as_str())]
            } else {
                fragment.text.grapheme_indices(true).collect()
            };
            for (at, letter) in letters {
                let Some(piece) = pieces.last_mut() else {
                    continue;
                };
                let mut longer = piece.clone();
                match longer.last_mut() {
                    Some(last) if last.span == fragment.span => last.text.push_str(letter),
                    _ => longer.push(Fragment {
                        span: fragment.span,
                        text: letter.to_owned(),
                        opens_span: fragment.opens_span && at == 0,
                    }),
                }
                // Measured as a whole, because letters side by side are kerned.
                if piece.is_empty() || self.width_of(spans, &longer) <= width {
                    *piece = longer;
                } else {
                    let mut next = Vec::new();
                    if is_number {
                        // A number never begins a line: the letter before it goes with it.
                        next.extend(last_letter(piece));
                    }
                    next.extend(longer.pop().map(|last| Fragment {
                        text: letter.to_owned(),
                        ..last
                    }));
                    pieces.push(next);
                }
            }
        }
        pieces
    }
}

/// Takes the last letter off a line that has others, to stand on the next one.
fn last_letter(line: &mut [Fragment]) -> Option<Fragment> {
    let has_others = line.len() > 1;
    let last = line.last_mut()?;
    let (at, _) = last.text.grapheme_indices(true).next_back()?;
    (at > 0 || has_others).then(|| Fragment {
        text: last.text.split_off(at),
        span: last.span,
        opens_span: at == 0 && last.opens_span,
    })
}

/// A context without a window that has read the sheet's faces.
fn context() -> Context {
    let ctx = Context::default();
    ctx.set_fonts(sheet_font_definitions());
    // The first pass loads them.
    ctx.run_ui(RawInput::default(), |_| ())
        .drop_without_applying_deltas();
    ctx
}

/// A part of a line within one span.
#[derive(Clone, Debug)]
struct Fragment {
    span: usize,
    text: String,
    /// True where the span begins, so that its gap counts.
    opens_span: bool,
}

/// A line that is being filled.
#[derive(Clone, Debug, Default)]
struct Line {
    fragments: Vec<Fragment>,
    width: f32,
    /// The white space that follows, which counts only when something comes after it.
    space: f32,
    space_text: Option<(usize, String)>,
}

impl Line {
    fn push(&mut self, fragments: Vec<Fragment>, width: f32) {
        if !self.fragments.is_empty()
            && let Some((span, text)) = self.space_text.take()
        {
            self.append(Fragment {
                span,
                text,
                opens_span: false,
            });
            self.width += self.space;
        }
        self.space = 0.0;
        for fragment in fragments {
            self.append(fragment);
        }
        self.width += width;
    }

    /// Joins what belongs to one span, so that it becomes one run and keeps its kerning.
    fn append(&mut self, fragment: Fragment) {
        match self.fragments.last_mut() {
            Some(last) if last.span == fragment.span => last.text.push_str(&fragment.text),
            _ => self.fragments.push(fragment),
        }
    }

    fn space_after(&mut self, space: Option<(usize, &str, f32)>) {
        self.space = space.map_or(0.0, |(_, _, width)| width);
        self.space_text = space.map(|(span, text, _)| (span, text.to_owned()));
    }
}
