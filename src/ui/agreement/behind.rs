//! The points behind a number of a pair: both positions, both dates, and the time between them.

use egui::{Frame, Margin, Rect, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

use super::chip::paint_cell;
use crate::agreement::{Comparison, Counted, Pair};
use crate::look::{Face, size};
use crate::model::{PartyIndex, PointIndex};
use crate::state::{AgreementStep, Command, Selection};
use crate::ui::{Scene, text};
use crate::words;

/// The height of a row.
const ROW: f32 = 66.0;
/// Below this width the title of a point stands above its positions.
const WIDE: f32 = 560.0;

/// Paints the list over the whole of `ui`.
pub(super) fn behind_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    pair: &Pair,
    all: &[Comparison],
    counted: Counted,
) {
    // In the order in which the pair is looked at, not in that of the file.
    let (row, column) = scene.state.compared_pair().unwrap_or((pair.a, pair.b));
    Frame::new()
        .inner_margin(Margin {
            left: 20,
            right: 20,
            top: 10,
            bottom: 6,
        })
        .show(ui, |ui| head_ui(ui, scene, pair, counted, (row, column)));
    let listed: Vec<&Comparison> = all
        .iter()
        .filter(|it| counted.counts(it.relation))
        .collect();
    let is_wide = ui.available_width() >= WIDE;
    let height = if is_wide { ROW } else { ROW + 22.0 };
    ScrollArea::vertical()
        .id_salt(("behind", pair.a.0, pair.b.0, counted))
        .auto_shrink(false)
        .show_rows(
            ui,
            height - ui.spacing().item_spacing.y,
            listed.len(),
            |ui, rows| {
                for comparison in &listed[rows] {
                    row_ui(ui, scene, comparison, (row, column), is_wide);
                }
            },
        );
}

fn head_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    pair: &Pair,
    counted: Counted,
    (row, column): (PartyIndex, PartyIndex),
) {
    let palette = scene.palette;
    let name = |party: PartyIndex| scene.state.dossier().party(party).name.clone();
    let heading = format!("{} and {}", name(row), name(column));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(14.0, 4.0);
        let width = ui.available_width();
        let job = text::one_line(
            &heading,
            Face::SansSemiBold,
            size::TITLE,
            palette.ink,
            width,
        );
        text::label(ui, job);
        for other in Counted::ALL {
            let number = pair.counted(other);
            let words = format!("{number} {}", other.heading());
            if other == counted {
                let ink = palette.ink;
                let job = text::one_line(&words, Face::SansSemiBold, size::SMALL, ink, width);
                let galley = text::galley(ui, job);
                // As high as a link with its rule, so that all numbers stand on one line.
                let size = galley.size() + vec2(0.0, 4.0);
                let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
                response.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::Label, true, words.as_str())
                });
                ui.painter().galley(rect.min, galley, ink);
            } else if number > 0 && text::link(ui, &words, &palette).clicked() {
                scene.push(Command::InAgreement(AgreementStep::Open(
                    row, column, other,
                )));
            }
        }
        if text::link(ui, "Close the list", &palette).clicked() {
            scene.push(Command::InAgreement(AgreementStep::Close));
        }
    });
}

fn row_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    comparison: &Comparison,
    (row, column): (PartyIndex, PartyIndex),
    is_wide: bool,
) {
    let palette = scene.palette;
    let height = if is_wide { ROW } else { ROW + 22.0 };
    let spacing = ui.spacing().item_spacing.y;
    let (rect, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), height - spacing), Sense::hover());
    let inner = rect.shrink2(vec2(size::WINDOW_EDGE, 0.0));
    ui.painter().hline(
        inner.x_range(),
        rect.top(),
        Stroke::new(size::HAIRLINE, palette.line),
    );
    let point = comparison.point;
    let title = &scene.state.dossier().point(point).title;
    let apart = apart_words(scene, comparison, (row, column));
    let (title_width, top) = if is_wide {
        (inner.width() * 0.32, rect.top() + 8.0)
    } else {
        (inner.width(), rect.top() + 30.0)
    };
    let place = Rect::from_min_size(
        pos2(inner.left(), rect.top() + 8.0),
        vec2(title_width - 12.0, 40.0),
    );
    let mut job = text::paragraph(
        title,
        Face::SansSemiBold,
        size::BODY,
        palette.ink,
        place.width(),
    );
    job.wrap.max_rows = if is_wide { 2 } else { 1 };
    let galley = text::galley(ui, job);
    ui.painter().galley(place.min, galley, palette.ink);
    let left = if is_wide {
        place.right() + 12.0
    } else {
        inner.left()
    };
    let room = inner.right() - left;
    let (side, last) = (room * 0.37, room * 0.26);
    for (at, party) in [row, column].into_iter().enumerate() {
        let x = left + if at == 0 { 0.0 } else { side };
        let place = Rect::from_min_size(pos2(x, top), vec2(side - 14.0, 54.0));
        side_ui(ui, scene, point, party, place);
    }
    let soft = palette.soft_ink;
    let mut job = text::paragraph(&apart, Face::Sans, size::SMALL, soft, last);
    job.wrap.max_rows = 2;
    let galley = text::galley(ui, job);
    let at = pos2(inner.right() - last, top + 2.0);
    ui.painter().galley(at, galley, soft);
}

/// `153 days apart`; nothing where one of the two has no position.
fn apart_words(
    scene: &Scene,
    comparison: &Comparison,
    (row, column): (PartyIndex, PartyIndex),
) -> String {
    let state = scene.state;
    let standing = |party| {
        let cell = state.matrix.cell(comparison.point, party);
        let index = cell.standing.filter(|_| !cell.is_hole())?;
        Some(state.dossier().statement(index))
    };
    match (standing(row), standing(column)) {
        (Some(one), Some(other)) => words::apart(one, other),
        _ => String::new(),
    }
}

/// One party's position and its date; it leads to the cell.
fn side_ui(ui: &Ui, scene: &mut Scene, point: PointIndex, party: PartyIndex, place: Rect) {
    let palette = scene.palette;
    let state = scene.state;
    let cell = state.matrix.cell(point, party);
    let id = ui.scope_id().with(("side", point.0, party.0));
    let response = ui.interact(place.expand2(vec2(4.0, 2.0)), id, Sense::click());
    let selection = Selection { point, party };
    let mut name = words::cell_name(
        state.dossier(),
        cell,
        state.matrix.as_of,
        state.standing_grade(cell),
    );
    let unchecked = scene.unchecked(cell);
    if let Some(mark) = &unchecked {
        name.push_str(&format!(", {}", mark.words));
    }
    let is_selected = state.view.selection == Some(selection);
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_selected, &name));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let ground = place.expand2(vec2(6.0, 3.0));
    let clip = ground.intersect(ui.clip_rect());
    let painter = ui.painter().with_clip_rect(clip);
    if response.hovered() {
        painter.rect_filled(ground, size::CHIP_RADIUS, palette.hover);
    }
    if is_selected || response.has_focus() {
        let weight = if response.has_focus() {
            size::SELECTION_RULE
        } else {
            size::HAIRLINE
        };
        let stroke = Stroke::new(weight, palette.ink);
        let inside = egui::StrokeKind::Inside;
        painter.rect_stroke(ground, size::CHIP_RADIUS, stroke, inside);
    }
    let room = place.width() - 40.0;
    paint_cell(ui, &painter, scene, cell, place.min, room);
    let mut said = scene.state.dossier().party(party).short_name().to_owned();
    if let Some(standing) = cell.standing.filter(|_| cell.stance.is_some()) {
        let statement = scene.state.dossier().statement(standing);
        said = format!("{said}, {}", words::said_words(statement));
    }
    if let Some(mark) = unchecked {
        said = format!("{said} · {}", mark.words);
    }
    let soft = palette.soft_ink;
    let mut job = text::paragraph(&said, Face::Sans, size::MARK, soft, place.width());
    job.wrap.max_rows = 2;
    let galley = text::galley(ui, job);
    painter.galley(place.min + vec2(0.0, 24.0), galley, soft);
    if response.clicked() {
        scene.push(Command::InAgreement(AgreementStep::Look(selection)));
    }
}
