//! The statements of a cell as cards, in the order in which they are read.

use egui::{Align, Rect, Ui, vec2};

use super::{card, separate};
use crate::matrix::{Card, Cell, in_order};
use crate::model::StatementIndex;
use crate::state::Selection;
use crate::ui::Scene;
use crate::ui::column::Column;

/// The height of a card before one has been laid out.
const USUAL: f32 = 240.0;

/// What the cards are and how high, while the same cell is looked at.
#[derive(Debug, Default)]
pub(super) struct Cards {
    basis: Option<Basis>,
    all: Vec<Card>,
    pub(super) column: Column,
    /// The last choice of a single statement, and when it was made: its card is brought into view
    /// once.
    chosen: Option<(StatementIndex, u64)>,
}

/// What the cards depend on.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Basis {
    selection: Selection,
    version: u64,
    graded: (u64, usize),
    width: f32,
}

impl Cards {
    fn prepare(&mut self, ui: &Ui, scene: &Scene, cell: &Cell) {
        let state = scene.state;
        let basis = Basis {
            selection: Selection {
                point: cell.point,
                party: cell.party,
            },
            version: state.version,
            graded: (state.checks, state.evidence.checked.grades.len()),
            width: ui.available_width(),
        };
        if self.basis != Some(basis) {
            self.basis = Some(basis);
            self.all = in_order(state.dossier(), cell);
            self.column.reset(self.all.len());
        }
    }

    /// Paints the cards. Gives back whether there is one to take the keys, and by how much what
    /// lies above the screen is higher than it was taken for.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        scene: &mut Scene,
        cell: &Cell,
        focus_first: bool,
    ) -> (bool, f32) {
        self.prepare(ui, scene, cell);
        let view = &scene.state.view;
        let chosen = view.statement.map(|statement| (statement, view.reveal));
        let is_new = chosen.is_some() && chosen != self.chosen;
        self.chosen = chosen;
        let cards = &self.all;
        let is_chosen = |card: &Card| Some(card.statement) == view.statement;
        // The keys go to the chosen statement, else to the first.
        let first = cards.iter().position(is_chosen).unwrap_or(0);
        let takes_keys = |at: usize| focus_first && at == first;
        let reveals = |at: usize| is_new && is_chosen(&cards[at]);
        let must = (focus_first || is_new).then_some(first);
        let grown = self.column.show(ui, USUAL, must, |ui, at| {
            separate(ui, scene);
            let top = ui.cursor().min;
            card::card_ui(ui, scene, cards[at], takes_keys(at));
            if reveals(at) {
                let place = Rect::from_min_max(top, ui.cursor().left_top().max(top));
                let place = place.with_max_x(ui.max_rect().right());
                // A card that is higher than the panel shows its beginning.
                ui.scroll_to_rect(place.expand2(vec2(0.0, 12.0)), Some(Align::TOP));
            }
        });
        (!self.all.is_empty(), grown)
    }
}
