//! Drawing a block: its shapes as paths, its runs as letters.

use egui::Color32;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};

use crate::export::sheet::{Block, Page, Run};
use crate::export::vector::{Outline, Paint, Segment, Shaper, outlines};
use crate::look::Face;

/// A run that has been drawn.
#[derive(Debug)]
pub(super) struct Line {
    /// What the tree calls it.
    pub(super) id: Identifier,
    /// The note that it leads to.
    pub(super) note: Option<u32>,
    /// Where it stands, in points of the sheet.
    pub(super) rect: egui::Rect,
}

/// What draws.
pub(super) struct Pen<'a> {
    shaper: &'a Shaper,
    fonts: Vec<(Face, Font)>,
    scale: f32,
}

impl<'a> Pen<'a> {
    /// Reads the faces.
    pub(super) fn new(shaper: &'a Shaper, scale: f32) -> Result<Self, String> {
        let mut fonts = Vec::with_capacity(Face::ALL.len());
        for face in Face::ALL {
            let bytes = shaper.bytes(face).unwrap_or_default().to_vec();
            let font = Font::new(bytes.into(), 0)
                .ok_or_else(|| format!("the face {} cannot be embedded", face.name()))?;
            fonts.push((face, font));
        }
        Ok(Self {
            shaper,
            fonts,
            scale,
        })
    }

    /// The colour of the paper, to its edges.
    pub(super) fn paper(surface: &mut Surface<'_>, page: &Page, [width, height]: [f32; 2]) {
        let whole = Rect::from_xywh(0.0, 0.0, width, height);
        let background = Artifact::new(ArtifactType::Background, whole);
        surface.start_tagged(ContentTag::Artifact(background));
        surface.set_stroke(None);
        surface.set_fill(Some(fill(page.paper)));
        let mut path = PathBuilder::new();
        if let Some(rect) = whole {
            path.push_rect(rect);
        }
        if let Some(path) = path.finish() {
            surface.draw_path(&path);
        }
        surface.end_tagged();
    }

    /// What stands beneath the text of a block; it decorates and is not read out.
    pub(super) fn shapes(&self, surface: &mut Surface<'_>, block: &Block) -> Result<(), String> {
        if block.shapes.is_empty() {
            return Ok(());
        }
        let mut found = Vec::new();
        for shape in &block.shapes {
            found.extend(outlines(shape).map_err(|kind| format!("a {kind} has no outline"))?);
        }
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
            ArtifactType::Layout,
        )));
        surface.push_transform(&Transform::from_scale(self.scale, self.scale));
        for outline in &found {
            draw(surface, outline);
        }
        surface.pop();
        surface.end_tagged();
        Ok(())
    }

    /// The text of a block, a line for each run; nothing to be told where it is not read out.
    pub(super) fn runs(
        &mut self,
        surface: &mut Surface<'_>,
        block: &Block,
        is_read: bool,
    ) -> Vec<Line> {
        let mut lines = Vec::with_capacity(block.runs.len());
        for (at, run) in block.runs.iter().enumerate() {
            let text = match block.runs.get(at + 1) {
                Some(next) if is_apart(run, next) => format!("{} ", run.text),
                _ => run.text.clone(),
            };
            // Letters that stand apart are taken for words of one letter each.
            let spelt = (run.spacing > 0.0).then_some(text.as_str());
            let tag = if is_read {
                ContentTag::Span(SpanTag::empty().with_actual_text(spelt))
            } else {
                ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther))
            };
            let id = surface.start_tagged(tag);
            self.text(surface, run, text);
            surface.end_tagged();
            if is_read {
                lines.push(Line {
                    id,
                    note: run.note,
                    rect: run.rect(),
                });
            }
        }
        lines
    }

    fn text(&self, surface: &mut Surface<'_>, run: &Run, text: String) {
        let run = Run {
            text,
            ..run.clone()
        };
        surface.push_transform(&Transform::from_scale(self.scale, self.scale));
        surface.set_stroke(None);
        surface.set_fill(Some(fill(run.color)));
        for shaped in self.shaper.shape(&run) {
            let Some((_, font)) = self.fonts.iter().find(|(face, _)| *face == shaped.face) else {
                continue;
            };
            let Some(first) = shaped.letters.first() else {
                continue;
            };
            let places = shaped.letters.iter().map(|letter| letter.x).skip(1);
            let glyphs: Vec<KrillaGlyph> = shaped
                .letters
                .iter()
                .zip(places.map(Some).chain([None]))
                .map(|(letter, next)| {
                    let advance = next.map_or(letter.advance, |next| next - letter.x);
                    KrillaGlyph::new(
                        GlyphId::new(letter.glyph),
                        advance / run.size,
                        0.0,
                        letter.rise / run.size,
                        0.0,
                        letter.text.clone(),
                        None,
                    )
                })
                .collect();
            let start = Point::from_xy(run.baseline.x + first.x, run.baseline.y);
            surface.draw_glyphs(start, &glyphs, font.clone(), &run.text, run.size, false);
        }
        surface.pop();
    }
}

/// True when a space belongs between two runs of a block: the second stands on another line, or
/// further on. A number that is raised stands on the same line.
fn is_apart(run: &Run, next: &Run) -> bool {
    let down = (next.baseline.y - run.baseline.y).abs();
    let on = next.baseline.x - (run.baseline.x + run.width);
    let ends =
        run.text.ends_with(char::is_whitespace) || next.text.starts_with(char::is_whitespace);
    !ends && (down > 0.6 * run.size || on > 0.15 * run.size)
}

fn draw(surface: &mut Surface<'_>, outline: &Outline) {
    let mut path = PathBuilder::new();
    for segment in &outline.segments {
        match *segment {
            Segment::Move(to) => path.move_to(to.x, to.y),
            Segment::Line(to) => path.line_to(to.x, to.y),
            Segment::Curve(one, two, to) => {
                path.cubic_to(one.x, one.y, two.x, two.y, to.x, to.y);
            }
            Segment::Close => path.close(),
        }
    }
    let Some(path) = path.finish() else {
        return;
    };
    match outline.paint {
        Paint::Fill(color) => {
            surface.set_stroke(None);
            surface.set_fill(Some(fill(color)));
        }
        Paint::Stroke(width, color) => {
            surface.set_fill(None);
            let Fill { paint, opacity, .. } = fill(color);
            surface.set_stroke(Some(Stroke {
                paint,
                width,
                opacity,
                ..Stroke::default()
            }));
        }
    }
    surface.draw_path(&path);
}

fn fill(color: Color32) -> Fill {
    let [red, green, blue, alpha] = color.to_srgba_unmultiplied();
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        opacity: NormalizedF32::new(f32::from(alpha) / 255.0).unwrap_or(NormalizedF32::ONE),
        rule: FillRule::NonZero,
    }
}
