//! Counts of statements that stand too close together for marks of their own.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{
    Align2, Button, Color32, CursorIcon, Galley, Id, Painter, Popup, Rect, ScrollArea, Sense,
    SetOpenCommand, Shape, Ui,
};

use super::mark::{paint_ring, pale};
use super::reach::Reach;
use crate::finding::Count;
use crate::look::{self, Face, Palette, size};
use crate::model::{PartyIndex, StatementIndex};
use crate::state::Command;
use crate::ui::Scene;
use crate::words;

/// A larger number is not told.
const MOST: usize = 999;

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
    (numbers, reach): (&mut Numbers, Reach),
) {
    let palette = scene.palette;
    let (statements, is_pale) = (counted.statements, counted.is_pale);
    let Some(&first) = statements.first() else {
        return;
    };
    let mut paint = || {
        numbers.paint(painter, &palette, rect, statements.len(), is_pale);
        if let Some(is_chosen) = counted.is_selected(scene) {
            paint_ring(painter, &palette, rect, is_chosen);
        }
    };
    if !reach.is_reached(rect) {
        paint();
        return;
    }
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
    paint();
    // There are hundreds of counts, and at most one of them is asked for.
    let is_open = reach.has_menu && Popup::is_id_open(ui, Popup::default_response_id(&response));
    let is_clicked = response.clicked() || reach.is_tapped(rect);
    if !response.contains_pointer() && !is_clicked && !is_open {
        return;
    }
    let response = response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_ui(|ui| {
            ui.label(name());
        });
    if !is_clicked && !is_open {
        return;
    }
    let toggle = is_clicked.then_some(SetOpenCommand::Toggle);
    let menu = Popup::menu(&response).open_memory(toggle);
    menu.width(420.0).show(|ui| {
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
    Numbers::default().paint(painter, palette, rect, count, false);
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
    look::pill_on_screen(rect, fill, ink, pixels_per_point)
}

/// The numbers that were set in this frame: where much was said there are hundreds of counts, and
/// few that differ.
#[derive(Default)]
pub(super) struct Numbers(HashMap<usize, Arc<Galley>>);

impl Numbers {
    fn paint(
        &mut self,
        painter: &Painter,
        palette: &Palette,
        rect: Rect,
        count: usize,
        is_pale: bool,
    ) {
        let count = count.min(MOST + 1);
        let galley = self.0.entry(count).or_insert_with(|| {
            let words = match count {
                0..=MOST => count.to_string(),
                _ => format!("{MOST}+"),
            };
            let face = Face::SansSemiBold.id(size::LABEL);
            painter.layout_no_wrap(words, face, Color32::PLACEHOLDER)
        });
        let place = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
        let ink = pale(palette, palette.ink, is_pale);
        painter.galley(place.min, Arc::clone(galley), ink);
    }
}
