//! Who agrees with whom: parties by parties with their counts, the points behind a number, and the
//! points by their distance.

mod behind;
mod chip;
mod grid;
mod points;

use egui::{Frame, Id, Margin, Panel, Rect, Ui, vec2};

use super::{Scene, text};
use crate::agreement::{
    Agreement, Comparison, LEAST_COMPARABLE, Order, comparisons, pairs_alone, points_among,
};
use crate::look::{Face, size};
use crate::model::PartyIndex;
use crate::state::{AgreementStep, AgreementView, Command, Focus, Sight};
use crate::words;

/// Below this width the head says as little as it can.
const NARROW: f32 = 480.0;

/// What the room remembers between frames.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// The version of the state, the sight and the order for which the numbers were counted.
    counted: Option<(u64, Sight, Order)>,
    agreement: Agreement,
    /// The pair whose points are listed, with all its points; made when they are first asked for.
    compared: Option<((PartyIndex, PartyIndex), Vec<Comparison>)>,
    /// The last wish to bring something into view that was followed.
    revealed: u64,
    /// The last pass in which the room was painted: after a pass without it, it has been entered.
    painted: u64,
}

impl Memory {
    /// Counts anew where something else is shown than in the last frame.
    fn count(&mut self, scene: &Scene) {
        let state = scene.state;
        let AgreementView { sight, order, .. } = state.view.agreement;
        let wanted = Some((state.version, sight, order));
        if self.counted == wanted {
            return;
        }
        self.counted = wanted;
        let shown = &state.shown;
        self.agreement = match sight {
            Sight::Pairs => pairs_alone(&state.matrix, &shown.columns, &shown.points),
            Sight::Points => Agreement {
                points: points_among(&state.matrix, &shown.columns, &shown.points),
                ..Agreement::default()
            },
        };
        self.compared = None;
        order.sort(&mut self.agreement.points);
    }

    /// True once after what is looked at has changed.
    fn reveals(&mut self, scene: &Scene) -> bool {
        let reveal = scene.state.view.agreement.reveal;
        std::mem::replace(&mut self.revealed, reveal) != reveal
    }
}

/// True when what has the keys is the pair or the point that is looked at.
pub(super) fn holds(scene: &Scene, focused: Option<Id>) -> bool {
    let pair = scene.state.compared_pair();
    focused.is_some() && pair.map(|(row, column)| grid::pair_id(row, column)) == focused
}

/// Paints the room over the whole of `ui`.
pub(super) fn agreement_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory) {
    memory.count(scene);
    let pass = ui.ctx().cumulative_pass_nr();
    let is_entered = pass > std::mem::replace(&mut memory.painted, pass) + 1;
    let reveals = memory.reveals(scene) || is_entered;
    if is_entered {
        let_go(ui, scene);
    }
    Frame::new()
        .inner_margin(Margin {
            left: 20,
            right: 20,
            top: 14,
            bottom: 8,
        })
        .show(ui, |ui| head_ui(ui, scene));
    if scene.state.shown.columns.len() < 2 {
        note(
            ui,
            scene,
            "It takes two parties to compare; one or none is shown",
        );
        return;
    }
    match scene.state.view.agreement.sight {
        Sight::Pairs => {
            behind_ui(ui, scene, memory);
            // In a low window the grid is taller than what the list leaves to it.
            ui.shrink_clip_rect(ui.available_rect_before_wrap());
            grid::grid_ui(ui, scene, &memory.agreement, reveals);
        }
        Sight::Points => points::points_ui(ui, scene, &memory.agreement, reveals),
    }
}

/// What had the keys in the room before is not there any more and holds them no longer.
fn let_go(ui: &Ui, scene: &Scene) {
    if scene.state.view.focus == Focus::Agreement {
        ui.memory_mut(|memory| {
            if let Some(id) = memory.focused() {
                memory.surrender_focus(id);
            }
        });
    }
}

/// The list behind a number, at the bottom of the room.
fn behind_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory) {
    let Some(counted) = scene.state.view.agreement.behind else {
        return;
    };
    let pair = scene.state.compared_pair();
    let Some(pair) = pair.and_then(|(row, column)| memory.agreement.pair(row, column)) else {
        return;
    };
    let parties = (pair.a, pair.b);
    if memory
        .compared
        .as_ref()
        .is_none_or(|(of, _)| *of != parties)
    {
        let (dossier, matrix) = (scene.state.dossier(), &scene.state.matrix);
        let all = comparisons(dossier, matrix, parties, &scene.state.shown.points);
        memory.compared = Some((parties, all));
    }
    let all = memory.compared.as_ref().map_or(&[][..], |(_, all)| all);
    let height = ui.available_height();
    Panel::bottom("points behind a number")
        .frame(Frame::new().fill(scene.palette.panel))
        .default_size((height * 0.45).max(120.0))
        .size_range(90.0..=(height * 0.75).max(100.0))
        .resizable(true)
        .show(ui, |ui| behind::behind_ui(ui, scene, pair, all, counted));
}

fn head_ui(ui: &mut Ui, scene: &mut Scene) {
    let palette = scene.palette;
    let view = scene.state.view.agreement;
    ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
    ui.horizontal_wrapped(|ui| {
        let heading = match view.sight {
            Sight::Pairs => "Who agrees with whom",
            Sight::Points => "How far apart",
        };
        let job = text::one_line(
            heading,
            Face::SansSemiBold,
            size::HEADING,
            palette.ink,
            ui.available_width(),
        );
        text::label(ui, job);
        ui.add_space(10.0);
        for (sight, name) in [(Sight::Pairs, "Pairs"), (Sight::Points, "Points")] {
            let is_on = view.sight == sight;
            if choice_ui(ui, name, is_on) {
                scene.push(Command::InAgreement(AgreementStep::See(sight)));
            }
        }
        if view.sight == Sight::Points {
            ui.add_space(10.0);
            for (order, name) in [
                (Order::CommonGround, "Common ground first"),
                (Order::StickingPoints, "Sticking points first"),
            ] {
                if choice_ui(ui, name, view.order == order) {
                    scene.push(Command::InAgreement(AgreementStep::Sort(order)));
                }
            }
        }
        ui.add_space(10.0);
        if text::link(ui, "How this is measured", &palette).clicked() {
            scene.push(Command::ShowMeasures);
        }
    });
    let state = scene.state;
    let mut remark = words::sentence(&state.told.dated);
    remark.push_str(&format!(
        ", {}",
        words::scope_line(state.dossier(), &state.shown)
    ));
    let width = ui.available_width();
    // In a small window the page of measures says it.
    if view.sight == Sight::Pairs && width > NARROW {
        remark.push_str(&format!(
            ". Shading shows the share of agreement among the points on which both come down \
             on a side, from {LEAST_COMPARABLE} such points on"
        ));
    }
    let color = palette.soft_ink;
    text::label(
        ui,
        text::paragraph(&remark, Face::Sans, size::SMALL, color, width),
    );
}

/// One of several words of which one is chosen.
fn choice_ui(ui: &mut Ui, name: &str, is_on: bool) -> bool {
    let button = crate::look::plain_button(name).selected(is_on);
    ui.add(button).clicked()
}

fn note(ui: &mut Ui, scene: &Scene, words: &str) {
    let area = ui.available_rect_before_wrap();
    let place = Rect::from_min_size(area.min + vec2(20.0, 8.0), area.size() - vec2(40.0, 8.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| {
        let width = ui.available_width();
        let color = scene.palette.soft_ink;
        text::label(
            ui,
            text::paragraph(words, Face::Sans, size::BODY, color, width),
        );
    });
}
