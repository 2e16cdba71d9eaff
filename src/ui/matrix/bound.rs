//! How tall the content of a cell can be at most, told without laying it out.
//!
//! A row is as tall as its tallest cell. In a file of thirty parties that would be thirty cells to
//! lay out for every row that comes into view, of which five are seen; with an upper bound for
//! each, only those need be that could be the tallest.

use egui::Ui;

use super::geometry::Geometry;
use super::kept_words::KeptWords;
use super::marks_line::around_contested;
use crate::look::{Face, size};
use crate::matrix::{Cell, CellMark, cell_marks};
use crate::model::{CellState, Stance, StatementIndex};
use crate::state::Density;
use crate::ui::Scene;
use crate::ui::ruler::Ruler;
use crate::words;

/// The rulers of everything that a cell is set in, and the words that are laid out already.
#[derive(Debug)]
pub(super) struct Rulers {
    pub(super) words: KeptWords,
    body: Ruler,
    pub(super) mark: Ruler,
    strong: Ruler,
    quotation: Ruler,
}

impl Default for Rulers {
    fn default() -> Self {
        Self {
            words: KeptWords::default(),
            body: Ruler::new(Face::Sans, size::BODY),
            mark: Ruler::new(Face::Sans, size::MARK),
            strong: Ruler::new(Face::SansSemiBold, size::MARK),
            quotation: Ruler::new(Face::Serif, size::CELL_QUOTATION),
        }
    }
}

/// A dashed chip has no more lines.
const MOST_CHIP_LINES: f32 = 8.0;

/// The height of a line, as `text::format` sets it.
fn line(points: f32, line: f32) -> f32 {
    (points * line).round()
}

/// Marks below the chip on two lines, which is the most that they get.
fn below() -> f32 {
    3.0 + 2.0 * line(size::MARK, size::BODY_LINE)
}

impl Rulers {
    /// At most so tall is the content of a cell, were there no limit; none where only laying it out
    /// tells.
    pub(super) fn height(
        &mut self,
        ui: &Ui,
        scene: &Scene,
        geometry: &Geometry,
        cell: &Cell,
    ) -> Option<f32> {
        let state = scene.state;
        if scene.other_date(cell).is_some() || scene.other_file(cell).is_some() {
            return None;
        }
        let width = geometry.cell_width();
        let of_mark = line(size::MARK, size::BODY_LINE);
        if cell.state == CellState::Silent {
            let is_whole = state.dossier().left_out.of_cell(cell.point, cell.party) == 0;
            return is_whole.then_some(of_mark);
        }
        let mut marks = cell_marks(
            state.dossier(),
            cell,
            state.matrix.as_of,
            state.standing_grade(cell),
        );
        marks.extend(scene.unchecked(cell));
        let [doubts, contested, marks] = around_contested(marks);
        let mut height = 0.0;
        for mark in &contested {
            height += 3.0 + self.strong.lines(ui, &mark.words, width)? * of_mark;
        }
        let (Some(stance), Some(standing)) = (cell.stance, cell.standing) else {
            if !contested.is_empty() && !doubts.is_empty() {
                height += below();
            }
            return Some(height + self.claims(ui, scene, width, cell, &marks)?);
        };
        height += size::CHIP_HEIGHT;
        if contested.is_empty() {
            height += self.marks(ui, scene, width, stance, standing, &marks)?;
        } else {
            height += self.marks(ui, scene, width, stance, standing, &doubts)?;
            height += if marks.is_empty() { 0.0 } else { below() };
        }
        let gist = &state.dossier().statement(standing).gist;
        Some(height + self.words(ui, scene, width, standing, gist, true)?)
    }

    /// Gist and, where it is shown, quotation.
    fn words(
        &mut self,
        ui: &Ui,
        scene: &Scene,
        width: f32,
        statement: StatementIndex,
        gist: &str,
        is_quoted: bool,
    ) -> Option<f32> {
        let of_body = line(size::BODY, size::BODY_LINE);
        let mut height = 5.0 + self.body.lines(ui, gist, width)? * of_body;
        if is_quoted && scene.state.view.density == Density::Full {
            let quote = &scene.state.dossier().statement(statement).quote;
            let of_quotation = line(size::CELL_QUOTATION, super::lay_out::QUOTATION_LINE);
            height += 6.0 + self.quotation.lines(ui, quote, width)? * of_quotation;
        }
        Some(height)
    }

    /// The dashed chips of a cell without a position, with their gists.
    fn claims(
        &mut self,
        ui: &Ui,
        scene: &Scene,
        width: f32,
        cell: &Cell,
        marks: &[CellMark],
    ) -> Option<f32> {
        let dossier = scene.state.dossier();
        let dashed = words::dashed_words(dossier, cell);
        let many = dashed.len() > 1;
        let of_mark = line(size::MARK, size::BODY_LINE);
        let mut height = if marks.is_empty() { 0.0 } else { below() };
        for (at, (words, index)) in dashed.iter().enumerate() {
            let sign = if cell.state == CellState::AnalystsOnly {
                0.0
            } else {
                size::SIGN + size::CHIP_GAP
            };
            let room = width - 2.0 * size::CHIP_ACROSS - sign;
            let lines = self.strong.lines(ui, words, room)?.min(MOST_CHIP_LINES);
            height += (lines * of_mark + 5.0).max(size::CHIP_HEIGHT).round();
            height += if at > 0 { 6.0 } else { 0.0 };
            let statement = dossier.statement(*index);
            // The month stands before the gist, in smaller letters than this takes it for.
            let month = statement.said.short(scene.state.opened.spans_years());
            let gist = format!("{month}  {}", statement.gist);
            height += self.words(ui, scene, width, *index, &gist, !many)?;
        }
        Some(height)
    }

    /// What month and marks add below the chip: nothing where they fit beside it.
    fn marks(
        &mut self,
        ui: &Ui,
        scene: &Scene,
        width: f32,
        stance: Stance,
        standing: StatementIndex,
        marks: &[CellMark],
    ) -> Option<f32> {
        let statement = scene.state.dossier().statement(standing);
        let between = self.mark.width(ui, " · ")?;
        let mut across = self
            .mark
            .width(ui, &statement.said.short(scene.state.opened.spans_years()))?;
        for mark in marks {
            across += between + self.mark.width(ui, &mark.words)?;
        }
        let label = self.strong.width(ui, stance.label())?;
        let chip = 2.0 * size::CHIP_ACROSS + size::SIGN + size::CHIP_GAP + label;
        let lines = if chip.ceil() + 7.0 + across <= width {
            return Some(0.0);
        } else if across <= width {
            1.0
        } else {
            2.0
        };
        Some(3.0 + lines * line(size::MARK, size::BODY_LINE))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use egui::{Context, RawInput, Rect, Theme, Vec2, pos2};

    use super::super::geometry::Names;
    use super::super::lay_out::cell_block;
    use super::*;
    use crate::load::load;
    use crate::look::{self, Palette};
    use crate::state::{Command, Opened, Origin, Settings, State, update};

    const BUNDLED: &[u8] = include_bytes!("../../../data/ukraine-peace-plan.ron");

    #[test]
    fn no_cell_is_taller_than_it_can_be_at_most_and_few_are_lower() {
        let opened = Opened::new(Origin::Bundled, load(BUNDLED)).unwrap();
        let mut state = State::new(Arc::new(opened), Settings::default());
        let context = Context::default();
        look::apply(&context);
        let (mut told, mut exact, mut untold) = (0, 0, 0);
        for (width, density, date) in [
            (900.0, Density::Normal, ""),
            (1700.0, Density::Normal, "2025-06-01"),
            (900.0, Density::Full, "2025-12-31"),
            (1400.0, Density::Full, ""),
        ] {
            update(&mut state, Command::SetDensity(density));
            update(&mut state, Command::SetDate(date.to_owned()));
            let output = context.run_ui(RawInput::default(), |ui| {
                let mut commands = Vec::new();
                let scene = Scene {
                    state: &state,
                    palette: Palette::of(Theme::Light),
                    commands: &mut commands,
                };
                let area = Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(width, 800.0));
                let mut geometry = Geometry::new(ui, &scene, area, &mut Names::default());
                // Without a limit, which would hide what is too low.
                geometry.tallest = 1e6;
                let mut rulers = Rulers::default();
                for cell in state.matrix.cells() {
                    let height = cell_block(ui, &scene, &geometry, &mut rulers, cell).height;
                    match rulers.height(ui, &scene, &geometry, cell) {
                        Some(at_most) => {
                            assert!(at_most >= height - 0.01, "{height} {at_most} {cell:?}");
                            told += 1;
                            exact += usize::from(at_most - height < 0.5);
                        }
                        None => untold += 1,
                    }
                }
            });
            output.drop_without_applying_deltas();
        }
        assert!(exact * 10 > told * 7, "{exact} of {told}");
        assert!(untold * 10 < told, "{untold} beside {told}");
    }
}
