//! The statements of a cell as cards. Of many only those on screen and near it are laid out; the
//! others keep their place by the height that they had, or that such a card usually has.

use egui::{Align, Rect, Ui, vec2};

use super::{card, separate};
use crate::matrix::{Card, Cell, in_order};
use crate::model::StatementIndex;
use crate::state::{Focus, Selection};
use crate::ui::Scene;

/// So few are all laid out always.
const FEW: usize = 12;
/// The height of a card before one has been laid out.
const USUAL: f32 = 240.0;

/// What the cards are and how high, while the same cell is looked at.
#[derive(Debug, Default)]
pub(super) struct Cards {
    basis: Option<Basis>,
    all: Vec<Card>,
    heights: Vec<Option<f32>>,
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
        if self.basis == Some(basis) {
            return;
        }
        self.basis = Some(basis);
        self.all = in_order(state.dossier(), cell);
        self.heights = vec![None; self.all.len()];
    }

    /// The height of a card: its own, or the mean of those that are known.
    fn height(&self, at: usize) -> f32 {
        let known = || self.heights.iter().flatten();
        self.heights[at].unwrap_or_else(|| {
            let count = u16::try_from(known().count()).unwrap_or(u16::MAX);
            if count == 0 {
                return USUAL;
            }
            known().sum::<f32>() / f32::from(count)
        })
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
        // The keys go to the chosen statement, else to the first.
        let is_chosen = |card: &Card| Some(card.statement) == view.statement;
        let first = self.all.iter().position(is_chosen).unwrap_or(0);
        let screen = ui.clip_rect();
        let near = screen.expand2(vec2(0.0, screen.height()));
        let focused = focused(ui).filter(|_| scene.state.view.focus == Focus::Inspector);
        let mut grown = 0.0;
        for at in 0..self.all.len() {
            let card = self.all[at];
            let top = ui.cursor().min;
            let height = self.height(at);
            let place = Rect::from_min_size(top, vec2(ui.available_width(), height));
            let reveals = is_new && Some(card.statement) == scene.state.view.statement;
            let takes_keys = focus_first && at == first;
            let has_keys = focused.is_some_and(|focused| place.y_range().contains(focused));
            let is_far = !near.y_range().intersects(place.y_range());
            if is_far && self.all.len() > FEW && !reveals && !takes_keys && !has_keys {
                ui.add_space(height);
                continue;
            }
            separate(ui, scene);
            let words = ui.cursor().min;
            card::card_ui(ui, scene, card, takes_keys);
            let bottom = ui.cursor().top();
            if place.bottom() <= screen.top() {
                grown += bottom - place.bottom();
            }
            self.heights[at] = Some(bottom - top.y);
            if reveals {
                let place = Rect::from_min_max(words, ui.cursor().left_top().max(words));
                let place = place.with_max_x(ui.max_rect().right());
                // A card that is higher than the panel shows its beginning.
                ui.scroll_to_rect(place.expand2(vec2(0.0, 12.0)), Some(Align::TOP));
            }
        }
        (!self.all.is_empty(), grown)
    }
}

/// How far down what has the keys was in the last frame.
fn focused(ui: &Ui) -> Option<f32> {
    let id = ui.memory(egui::Memory::focused)?;
    let response = ui.ctx().read_response(id)?;
    Some(response.rect.center().y)
}
