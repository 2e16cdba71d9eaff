//! Lays out the content of one cell, and of one point, as the density asks for it.

use std::sync::Arc;

use egui::{Color32, Galley, Pos2, Rect, Stroke, Ui, pos2, vec2};

use super::block::{CellBlock, OVERVIEW_HEIGHT, Piece};
use super::bound::Rulers;
use super::geometry::Geometry;
use super::marks_line::{around_contested, marks_lines, of_marks, whole_line};
use crate::lens::Sort;
use crate::look::{Face, size};
use crate::matrix::{Cell, CellMark, cell_marks};
use crate::model::{CellState, PointIndex, Stance, StatementIndex};
use crate::state::Density;
use crate::ui::{Scene, text};
use crate::words;

/// The height of a line of a quotation in a cell, as a multiple of its size.
pub(super) const QUOTATION_LINE: f32 = 1.42;

/// Lays out a cell as the density asks for it.
pub(super) fn cell_block(
    ui: &Ui,
    scene: &Scene,
    geometry: &Geometry,
    rulers: &mut Rulers,
    cell: &Cell,
) -> CellBlock {
    let mut builder = Builder {
        ui,
        scene,
        rulers,
        width: geometry.cell_width(),
        tallest: geometry.tallest - 2.0 * geometry.down,
        block: CellBlock::default(),
    };
    match scene.state.view.density {
        Density::Overview => {
            builder.overview(cell);
            builder.other_date_in_short(cell);
        }
        Density::Normal | Density::Full => {
            builder.whole(cell);
            builder.other_date(cell);
        }
    }
    builder.block
}

/// The first column of a row: the point's title and its proposition.
pub(super) fn point_block(
    ui: &Ui,
    scene: &Scene,
    geometry: &Geometry,
    rulers: &mut Rulers,
    point: PointIndex,
) -> CellBlock {
    let palette = scene.palette;
    let index = point;
    let point = scene.state.dossier().point(index);
    let width = geometry.point_width();
    let mut builder = Builder {
        ui,
        scene,
        rulers,
        width,
        tallest: geometry.tallest - 2.0 * geometry.down,
        block: CellBlock::default(),
    };
    if scene.state.view.density == Density::Overview {
        let job = text::one_line(&point.title, Face::Sans, size::MARK, palette.ink, width);
        let galley = builder.galley(job);
        let at = pos2(0.0, (OVERVIEW_HEIGHT - galley.size().y) / 2.0);
        builder.block.is_cut = galley.elided;
        builder.block.pieces.push(Piece::Text { at, galley });
        builder.block.height = OVERVIEW_HEIGHT;
        return builder.block;
    }
    if let Some(name) = theme_told(scene, index) {
        builder.paragraph(text::capitals(name, palette.soft_ink, width), 0.0);
    }
    let job = text::paragraph(
        &point.title,
        Face::SansSemiBold,
        size::BODY,
        palette.ink,
        width,
    );
    builder.paragraph(scene.found(job), 0.0);
    let job = text::paragraph(
        &point.proposition,
        Face::Sans,
        size::MARK,
        palette.soft_ink,
        width,
    );
    builder.paragraph(scene.found(job), 2.0);
    builder.block
}

/// The theme of a point where no label row says so.
pub(super) fn theme_told<'a>(scene: &Scene<'a>, point: PointIndex) -> Option<&'a str> {
    let dossier = scene.state.dossier();
    let theme = dossier.point(point).theme?;
    let is_told = scene.state.shown.sort != Sort::Theme;
    is_told.then(|| dossier.themes[theme.at()].name.as_str())
}

/// Lays pieces out from top to bottom.
pub(super) struct Builder<'a> {
    ui: &'a Ui,
    pub(super) scene: &'a Scene<'a>,
    rulers: &'a mut Rulers,
    pub(super) width: f32,
    tallest: f32,
    pub(super) block: CellBlock,
}

impl Builder<'_> {
    /// Words that hardly stand anywhere else.
    fn galley(&self, job: egui::text::LayoutJob) -> Arc<Galley> {
        text::galley(self.ui, job)
    }

    /// Words that stand in many cells.
    pub(super) fn kept(&mut self, job: egui::text::LayoutJob) -> Arc<Galley> {
        self.rulers.words.galley(self.ui, job)
    }

    fn marks(&self, cell: &Cell) -> Vec<CellMark> {
        let state = self.scene.state;
        let mut marks = cell_marks(
            state.dossier(),
            cell,
            state.matrix.as_of,
            state.standing_grade(cell),
        );
        marks.extend(self.scene.unchecked(cell));
        marks
    }

    /// Chip, marks, gist, and in full density the standing quotation.
    fn whole(&mut self, cell: &Cell) {
        let palette = self.scene.palette;
        if cell.state == CellState::Silent {
            let words = "no sourced position";
            let job = text::one_line(words, Face::Sans, size::MARK, palette.hole_ink, self.width);
            let galley = self.kept(job);
            self.block.height = galley.size().y;
            self.block.pieces.push(Piece::Text {
                at: Pos2::ZERO,
                galley,
            });
            // What could not be read is no silence.
            self.marks_below(None, &self.marks(cell));
            return;
        }
        let [doubts, contested, marks] = around_contested(self.marks(cell));
        if let Some(stance) = cell.stance {
            let standing = cell.standing;
            let chip = self.chip(stance);
            if contested.is_empty() {
                self.marks_beside(chip, cell, &marks);
            } else {
                self.marks_beside(chip, cell, &doubts);
                self.contested(&contested);
                self.marks_below(None, &marks);
            }
            if let Some(index) = standing {
                self.gist(index, palette.ink, None);
                self.quotation(index);
            }
            return;
        }
        let dashed = words::dashed_words(self.scene.state.dossier(), cell);
        let many = dashed.len() > 1;
        for (at, (words, index)) in dashed.iter().enumerate() {
            let stance = self.scene.state.dossier().statement(*index).stance;
            let stance = (cell.state != CellState::AnalystsOnly).then_some(stance);
            self.dashed(words, stance);
            if at == 0 && !contested.is_empty() {
                self.marks_below(None, &doubts);
                self.contested(&contested);
            }
            // The month belongs to each of several claims, the marks to the cell.
            let month = self.month(*index);
            let beside_gist = if many || marks.is_empty() {
                Some(month.as_str())
            } else {
                self.marks_below(Some(&month), &marks);
                None
            };
            self.gist(*index, palette.soft_ink, beside_gist);
            if !many {
                self.quotation(*index);
            }
            if self.block.height > self.tallest {
                self.block.is_cut |= at + 1 < dashed.len();
                break;
            }
        }
        if many {
            self.marks_below(None, &marks);
        }
    }

    /// The stance's chip; gives back its rectangle.
    fn chip(&mut self, stance: Stance) -> Rect {
        let color = self.scene.palette.stance(stance).text;
        let job = text::one_line(
            stance.label(),
            Face::SansSemiBold,
            size::MARK,
            color,
            self.width - 32.0,
        );
        let words = self.kept(job);
        let width = 2.0 * size::CHIP_ACROSS + size::SIGN + size::CHIP_GAP + words.size().x;
        let rect = Rect::from_min_size(
            pos2(0.0, self.block.height),
            vec2(width.min(self.width).round(), size::CHIP_HEIGHT),
        );
        self.block.pieces.push(Piece::Chip {
            rect,
            stance,
            words,
        });
        self.block.height = rect.bottom();
        rect
    }

    /// A dashed chip whose words may take several lines.
    fn dashed(&mut self, words: &str, stance: Option<Stance>) {
        let color = self.scene.palette.soft_ink;
        let sign = if stance.is_some() {
            size::SIGN + size::CHIP_GAP
        } else {
            0.0
        };
        let room = self.width - 2.0 * size::CHIP_ACROSS - sign;
        let mut job = text::paragraph(words, Face::SansSemiBold, size::MARK, color, room);
        // Long names of parts take several lines; the stance stands at the end and must be seen.
        job.wrap.max_rows = 8;
        let words = self.kept(job);
        let width = 2.0 * size::CHIP_ACROSS + sign + words.size().x;
        let height = (words.size().y + 5.0).max(size::CHIP_HEIGHT);
        let top = if self.block.height > 0.0 {
            self.block.height + 6.0
        } else {
            0.0
        };
        let rect = Rect::from_min_size(
            pos2(0.0, top),
            vec2(width.min(self.width).ceil(), height.round()),
        );
        self.block.height = rect.bottom();
        self.block.pieces.push(Piece::Dashed {
            rect,
            stance,
            words,
        });
    }

    fn month(&self, index: StatementIndex) -> String {
        let state = self.scene.state;
        let statement = state.dossier().statement(index);
        statement.said.short(state.opened.spans_years())
    }

    /// Month and marks on the chip's baseline where the whole line fits, else all below it.
    fn marks_beside(&mut self, chip: Rect, cell: &Cell, marks: &[CellMark]) {
        let month = cell.standing.map(|index| self.month(index));
        let palette = self.scene.palette;
        let left = chip.right() + 7.0;
        let line = whole_line(month.as_deref(), marks);
        let may_fit = self.rulers.mark.fits(self.ui, &line, self.width - left) != Some(false);
        let galley = may_fit.then(|| self.kept(of_marks(line, &palette)));
        if let Some(galley) = galley.filter(|it| left + it.size().x <= self.width) {
            let at = pos2(left, chip.center().y - galley.size().y / 2.0 + 0.5);
            self.block.pieces.push(Piece::Text { at, galley });
        } else {
            self.marks_below(month.as_deref(), marks);
        }
    }

    /// On at most two lines of their own; all of them are told where some are left out.
    fn marks_below(&mut self, month: Option<&str>, marks: &[CellMark]) {
        if month.is_none() && marks.is_empty() {
            return;
        }
        let palette = self.scene.palette;
        let set = marks_lines(
            self.ui,
            &mut self.rulers.mark,
            (month, marks),
            &palette,
            self.width,
        );
        if set.is_cut {
            let words: Vec<&str> = marks.iter().map(|mark| mark.words.as_str()).collect();
            let all = self.block.all_marks.get_or_insert_default();
            if !all.is_empty() {
                all.push('\n');
            }
            all.push_str(&words.join("\n"));
        }
        let galley = self.kept(set.job);
        let at = pos2(0.0, self.block.height + 3.0);
        self.block.height = at.y + galley.size().y;
        self.block.pieces.push(Piece::Text { at, galley });
    }

    /// Who contests the cell, on lines of their own: the one mark that is never left out.
    fn contested(&mut self, marks: &[CellMark]) {
        for mark in marks {
            let palette = self.scene.palette;
            let mut job = text::paragraph(
                &mark.words,
                Face::SansSemiBold,
                size::MARK,
                palette.ink,
                self.width,
            );
            for section in &mut job.sections {
                // Underlined, because it can be clicked.
                section.format.underline = Stroke::new(size::HAIRLINE, palette.ink);
            }
            let galley = self.kept(job);
            let at = pos2(0.0, self.block.height + 3.0);
            self.block.height = at.y + galley.size().y;
            self.block.contested = Some(Rect::from_min_size(at, galley.size()));
            self.block.pieces.push(Piece::Text { at, galley });
        }
    }

    /// The gist, behind a month that would be alone on a line of marks.
    fn gist(&mut self, index: StatementIndex, color: Color32, month: Option<&str>) {
        let gist = &self.scene.state.dossier().statement(index).gist;
        let mut job = text::paragraph("", Face::Sans, size::BODY, color, self.width);
        job.sections.clear();
        if let Some(month) = month {
            let soft = self.scene.palette.soft_ink;
            let mut format = text::format(Face::Sans, size::MARK, soft, size::BODY_LINE);
            format.valign = egui::Align::Center;
            job.append(&format!("{month}  "), 0.0, format);
        }
        let body = text::format(Face::Sans, size::BODY, color, size::BODY_LINE);
        job.append(gist, 0.0, body);
        self.paragraph(self.scene.found(job), 5.0);
    }

    fn quotation(&mut self, index: StatementIndex) {
        if self.scene.state.view.density != Density::Full {
            return;
        }
        let statement = self.scene.state.dossier().statement(index);
        let job = text::quotation(
            statement,
            size::CELL_QUOTATION,
            QUOTATION_LINE,
            &self.scene.palette,
            self.width,
        );
        self.paragraph(self.scene.found(job), 6.0);
    }

    /// Adds a paragraph, cut with an ellipsis where the cell would grow too tall; left out where not
    /// even one line is left for it.
    fn paragraph(&mut self, mut job: egui::text::LayoutJob, gap: f32) {
        let line = job
            .sections
            // A month before a gist is set smaller than the gist.
            .last()
            .and_then(|section| section.format.line_height)
            .unwrap_or(size::BODY * size::BODY_LINE);
        let room = ((self.tallest - self.block.height - gap) / line).floor();
        if room < 1.0 && self.block.height > 0.0 {
            self.block.is_cut = true;
            return;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a whole number of lines, at least one"
        )]
        let rows = room.max(1.0) as usize;
        job.wrap.max_rows = rows;
        let galley = self.galley(job);
        self.block.is_cut |= galley.elided;
        let at = pos2(0.0, self.block.height + gap);
        self.block.height = at.y + galley.size().y;
        self.block.pieces.push(Piece::Text { at, galley });
    }
}
