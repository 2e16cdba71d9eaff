//! Counts of statements that stand too close together for marks of their own.

use egui::{
    Align2, Button, Color32, CursorIcon, Id, Painter, Popup, Rect, ScrollArea, Sense, Shape,
    Stroke, StrokeKind, Ui,
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
        painter.extend(pill(&palette, rect, is_pale, palette.hover));
    }
    paint_number(painter, &palette, rect, statements.len(), is_pale);
    if let Some(is_chosen) = counted.is_selected(scene) {
        paint_ring(painter, &palette, rect, is_chosen);
    }
    let response = response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_ui(|ui| {
            ui.label(name());
        });
    // There are hundreds of counts, and at most one of them is asked for.
    let is_open = Popup::is_id_open(ui, Popup::default_response_id(&response));
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
    painter.extend(pill(palette, rect, false, palette.panel));
    paint_number(painter, palette, rect, count, false);
}

/// What a count stands on.
pub(super) fn pill(palette: &Palette, rect: Rect, is_pale: bool, fill: Color32) -> [Shape; 2] {
    let edge = Stroke::new(size::HAIRLINE, pale(palette, palette.soft_ink, is_pale));
    [
        Shape::rect_filled(rect, 8, fill),
        Shape::rect_stroke(rect, 8, edge, StrokeKind::Inside),
    ]
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
