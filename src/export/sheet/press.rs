//! What every part of a sheet is set with: faces, colours, numbers, and a few small helpers.

use std::collections::BTreeMap;
use std::ops::Range;

use super::measure::{Type, Types};
use super::typesetter::{Paragraph, Span, Style, Typesetter};
use super::watch::Watch;
use crate::look::Palette;
use crate::model::StatementIndex;

/// What the parts of a sheet share while it is set.
pub(super) struct Press<'a> {
    pub(super) typesetter: &'a mut Typesetter,
    pub(super) palette: Palette,
    pub(super) types: Types,
    pub(super) numbers: &'a BTreeMap<StatementIndex, u32>,
    /// Asked now and then whether anybody still waits for the sheet.
    pub(super) watch: Watch<'a>,
}

impl Press<'_> {
    /// Sets plain text.
    pub(super) fn text(
        &mut self,
        text: &str,
        kind: Type,
        left: f32,
        top: f32,
        width: f32,
    ) -> Paragraph {
        self.typesetter
            .set(&[Span::new(text, kind.style)], kind.frame(left, top, width))
    }

    /// Sets plain text that keeps its line ends.
    pub(super) fn lines(
        &mut self,
        text: &str,
        kind: Type,
        left: f32,
        top: f32,
        width: f32,
    ) -> Paragraph {
        self.typesetter.set(
            &[Span::with_line_ends(text, kind.style)],
            kind.frame(left, top, width),
        )
    }

    /// The numbers of statements' notes, raised, to stand behind text of a size.
    pub(super) fn number_spans(&self, statements: &[StatementIndex], behind: f32) -> Vec<Span> {
        let style = Style {
            size: self.types.number,
            rise: behind * 0.34,
            ..self.types.mark.style
        };
        let mut spans: Vec<Span> = Vec::new();
        for index in statements {
            let Some(&number) = self.numbers.get(index) else {
                continue;
            };
            let mut span = Span::new(&number.to_string(), style);
            span.gap = if spans.is_empty() { 1.5 } else { 4.0 };
            span.note = Some(number);
            spans.push(span);
        }
        spans
    }

    /// A quotation: spoken words in full ink, the source's own words around them in soft ink.
    pub(super) fn quotation_spans(
        &self,
        quotation: &str,
        spoken: &[Range<usize>],
        style: Style,
    ) -> Vec<Span> {
        let soft = Style {
            color: self.palette.soft_ink,
            ..style
        };
        let mut spans = Vec::new();
        let mut at = 0;
        let mut push = |range: Range<usize>, style: Style| {
            if let Some(text) = quotation.get(range).filter(|text| !text.is_empty()) {
                spans.push(Span::with_line_ends(text, style));
            }
        };
        for range in spoken {
            // Spans come in order; anything else would repeat words.
            let start = range.start.max(at);
            push(at..start, soft);
            push(start..range.end, style);
            at = range.end.max(start);
        }
        push(at..quotation.len(), soft);
        spans
    }
}
