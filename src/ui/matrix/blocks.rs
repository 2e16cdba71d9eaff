//! The contents of the cells and points on screen, laid out once and kept while they stay in sight:
//! of the cells of a frame that scrolls, most were in the frame before.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Galley, Ui};

use super::block::CellBlock;
use super::bound::Rulers;
use super::geometry::Geometry;
use super::lay_out;
use crate::look::{Face, Palette, size};
use crate::matrix::Cell;
use crate::model::{PartyIndex, PointIndex};
use crate::state::Density;
use crate::ui::{Scene, text};

/// What every content depends on; when it changes, all are laid out anew.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Basis {
    version: u64,
    /// The marks tell what became of a quotation.
    graded: (u64, usize),
    shows_unchecked: bool,
    density: Density,
    column_width: f32,
    first_width: f32,
    tallest: f32,
    pixels_per_point: f32,
    palette: Palette,
}

/// Which content: that of a cell, or of the first column.
type Key = (PointIndex, Option<PartyIndex>);

/// The contents of this frame and of the one before.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// What tells how wide words are without laying them out.
    pub(super) rulers: Rulers,
    basis: Option<Basis>,
    /// Laid out in every frame. Another one than before tells that the fonts began anew, and with
    /// them the places of all letters in the atlas.
    witness: Option<Arc<Galley>>,
    now: HashMap<Key, Arc<CellBlock>>,
    before: HashMap<Key, Arc<CellBlock>>,
}

impl Blocks {
    /// Begins a frame: what was not asked for in the one before is forgotten.
    pub(super) fn begin(&mut self, ui: &Ui, scene: &Scene, geometry: &Geometry) {
        let state = scene.state;
        let basis = Basis {
            version: state.version,
            graded: (state.checks, state.evidence.checked.grades.len()),
            shows_unchecked: state.lens.shows_unchecked,
            density: state.view.density,
            column_width: geometry.column_width,
            first_width: geometry.first_width,
            tallest: geometry.tallest,
            pixels_per_point: ui.pixels_per_point(),
            palette: scene.palette,
        };
        let ink = scene.palette.ink;
        let witness = text::galley(ui, text::one_line("–", Face::Sans, size::MARK, ink, 100.0));
        let is_witness = |before: &Arc<Galley>| Arc::ptr_eq(before, &witness);
        let has_same_fonts = self.witness.as_ref().is_some_and(is_witness);
        if !has_same_fonts {
            self.rulers.words.forget();
        }
        let is_same = has_same_fonts && self.basis == Some(basis);
        std::mem::swap(&mut self.now, &mut self.before);
        self.now.clear();
        if !is_same {
            self.before.clear();
            self.basis = Some(basis);
        }
        self.witness = Some(witness);
    }

    /// The content of a cell.
    pub(super) fn cell(
        &mut self,
        ui: &Ui,
        scene: &Scene,
        geometry: &Geometry,
        cell: &Cell,
    ) -> Arc<CellBlock> {
        self.of((cell.point, Some(cell.party)), |rulers| {
            lay_out::cell_block(ui, scene, geometry, rulers, cell)
        })
    }

    /// The content of a row's first column.
    pub(super) fn point(
        &mut self,
        ui: &Ui,
        scene: &Scene,
        geometry: &Geometry,
        point: PointIndex,
    ) -> Arc<CellBlock> {
        self.of((point, None), |rulers| {
            lay_out::point_block(ui, scene, geometry, rulers, point)
        })
    }

    fn of(&mut self, key: Key, lay_out: impl FnOnce(&mut Rulers) -> CellBlock) -> Arc<CellBlock> {
        // Of hundreds of chips each is laid out as fast as it is looked up.
        let is_small = |basis: &Basis| basis.density == Density::Overview;
        if self.basis.as_ref().is_some_and(is_small) {
            return Arc::new(lay_out(&mut self.rulers));
        }
        if let Some(block) = self.now.get(&key) {
            return Arc::clone(block);
        }
        let block = self.before.remove(&key);
        let block = block.unwrap_or_else(|| Arc::new(lay_out(&mut self.rulers)));
        self.now.insert(key, Arc::clone(&block));
        block
    }
}
