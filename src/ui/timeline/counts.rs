//! Counts of statements that stand too close together for marks of their own.

use std::f32::consts::FRAC_PI_8;

use egui::emath::GuiRounding as _;
use egui::epaint::{PathShape, PathStroke};
use egui::{
    Align2, Button, Color32, CursorIcon, Id, Painter, Popup, Pos2, Rect, ScrollArea, Sense, Shape,
    Ui, Vec2, pos2,
};

use super::mark::{paint_ring, pale};
use crate::finding::Count;
use crate::look::{Face, Palette, size};
use crate::model::{PartyIndex, StatementIndex};
use crate::state::Command;
use crate::ui::Scene;
use crate::words;

/// So many marks of one party in one place.
pub(super) struct Counted<'a> {
    pub(super) party: PartyIndex,
    pub(super) statements: &'a [StatementIndex],
    pub(super) is_pale: bool,
}

impl Counted<'_> {
    /// True where a statement of the selected cell is among them, and whether it is the chosen one.
    fn is_selected(&self, scene: &Scene) -> Option<bool> {
        let selection = scene.state.view.selection?;
        if selection.party != self.party {
            return None;
        }
        let index = &scene.state.opened.index;
        let mut of_cell = index.statements(selection.point, selection.party).iter();
        let is_here = |index: &StatementIndex| self.statements.contains(index);
        let chosen = scene.state.view.statement;
        of_cell
            .any(is_here)
            .then(|| chosen.is_some_and(|it| is_here(&it)))
    }
}

/// Paints the count; a click lists what is counted.
pub(super) fn count_ui(
    ui: &Ui,
    scene: &mut Scene,
    painter: &Painter,
    rect: Rect,
    counted: &Counted,
) {
    let palette = scene.palette;
    let (statements, is_pale) = (counted.statements, counted.is_pale);
    let Some(&first) = statements.first() else {
        return;
    };
    let id = Id::unique(("marks", first.0));
    let response = ui.interact(rect.intersect(painter.clip_rect()), id, Sense::CLICK);
    let name = || {
        let count = Count::new(statements.len(), "statement", "statements");
        let party = &scene.state.dossier().party(counted.party).name;
        format!("{party}: {count} close together, list them")
    };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name()));
    if response.hovered() {
        let scale = painter.pixels_per_point();
        painter.add(pill(&palette, rect, is_pale, palette.hover, scale));
    }
    paint_number(painter, &palette, rect, statements.len(), is_pale);
    if let Some(is_chosen) = counted.is_selected(scene) {
        paint_ring(painter, &palette, rect, is_chosen);
    }
    // There are hundreds of counts, and at most one of them is asked for.
    let is_open = Popup::is_id_open(ui, Popup::default_response_id(&response));
    if !response.contains_pointer() && !response.clicked() && !is_open {
        return;
    }
    let response = response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_ui(|ui| {
            ui.label(name());
        });
    if !response.clicked() && !is_open {
        return;
    }
    Popup::menu(&response).width(420.0).show(|ui| {
        ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
            for &index in statements {
                let state = scene.state;
                let name = words::mark_name(state.dossier(), index, state.matrix.as_of);
                if ui.add(Button::new(name).wrap()).clicked() {
                    scene.push(Command::SelectStatement(index));
                    scene.push(Command::FocusTimeline);
                    ui.close();
                }
            }
        });
    });
}

/// Paints a count of marks.
pub(super) fn paint_count(painter: &Painter, palette: &Palette, rect: Rect, count: usize) {
    let scale = painter.pixels_per_point();
    painter.add(pill(palette, rect, false, palette.panel, scale));
    paint_number(painter, palette, rect, count, false);
}

/// What a count stands on, on whole pixels.
pub(super) fn pill(
    palette: &Palette,
    rect: Rect,
    is_pale: bool,
    fill: Color32,
    pixels_per_point: f32,
) -> Shape {
    let ink = pale(palette, palette.soft_ink, is_pale);
    Shape::Path(PathShape {
        points: pill_edge(rect.round_to_pixels(pixels_per_point)),
        closed: true,
        fill,
        stroke: PathStroke::new(size::HAIRLINE, ink).inside(),
    })
}

/// The edge of a rectangle that ends in half circles, clockwise. A rectangle with round corners
/// would have twice as many, and all six lanes are full of counts where much was said.
fn pill_edge(rect: Rect) -> Vec<Pos2> {
    let radius = rect.height() / 2.0;
    let half = |x: f32, first: u8| {
        let middle = pos2(x, rect.center().y);
        let turns = (0..=8).map(move |step| f32::from(first + step) * FRAC_PI_8);
        turns.map(move |angle| middle + radius * Vec2::angled(angle))
    };
    let right = half(rect.right() - radius, 12);
    right.chain(half(rect.left() + radius, 4)).collect()
}

fn paint_number(painter: &Painter, palette: &Palette, rect: Rect, count: usize, is_pale: bool) {
    let words = match count {
        0..=999 => count.to_string(),
        _ => "999+".to_owned(),
    };
    let face = Face::SansSemiBold.id(size::LABEL);
    let ink = pale(palette, palette.ink, is_pale);
    painter.text(rect.center(), Align2::CENTER_CENTER, words, face, ink);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pill_fills_its_rectangle_and_goes_round_it_clockwise() {
        let rect = Rect::from_min_max(pos2(3.0, 10.0), pos2(28.0, 26.0));
        let edge = pill_edge(rect);
        let bounds = Rect::from_points(&edge);
        assert!(
            (bounds.min - rect.min).length() < 0.001 && (bounds.max - rect.max).length() < 0.001
        );
        for at in 0..edge.len() {
            let [one, two, three] = [0, 1, 2].map(|step| edge[(at + step) % edge.len()]);
            assert!((two - one).length() > 1.0, "{one} {two}");
            assert!(
                (two - one).rot90().dot(three - two) < 0.001,
                "{one} {two} {three}"
            );
        }
    }
}
