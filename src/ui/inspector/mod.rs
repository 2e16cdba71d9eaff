//! The inspector: one cell's point and proposition, its stance in words, and its statements.

mod card;
mod order;

use egui::{Frame, Margin, Rect, ScrollArea, Sense, StrokeKind, Ui, pos2, vec2};

use super::{Scene, text};
use crate::look::{self, Face, size};
use crate::matrix::{Cell, cell_marks};
use crate::model::{CellState, Stance};
use crate::standing::ShiftKind;
use crate::state::{Command, Focus, Selection};
use crate::words;

/// What the inspector remembers between frames.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// The cell of the last frame: another one begins at the top.
    selection: Option<Selection>,
    /// True once the first button has been given the keys.
    focused: bool,
}

/// Paints the inspector over the whole of `ui`.
pub(crate) fn inspector_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory) {
    let changed = memory.selection != scene.state.view.selection;
    memory.selection = scene.state.view.selection;
    if scene.state.view.focus != Focus::Inspector || changed {
        memory.focused = false;
    }
    let Some(cell) = scene.state.selected_cell() else {
        Frame::new().inner_margin(Margin::same(22)).show(ui, |ui| {
            let width = ui.available_width();
            let words = "Select a cell to read the words behind it";
            let job = text::paragraph(words, Face::Sans, size::BODY, scene.palette.soft_ink, width);
            text::label(ui, job);
        });
        return;
    };
    let mut scroll = ScrollArea::vertical()
        .id_salt("inspector")
        .auto_shrink(false);
    if changed {
        scroll = scroll.vertical_scroll_offset(0.0);
    }
    scroll.show(ui, |ui| {
        Frame::new()
            .inner_margin(Margin::symmetric(22, 16))
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                heading_ui(ui, scene, cell);
                statements_ui(ui, scene, cell, memory);
                ui.add_space(24.0);
            });
    });
}

fn heading_ui(ui: &mut Ui, scene: &mut Scene, cell: &Cell) {
    let palette = scene.palette;
    let dossier = scene.state.dossier();
    let point = dossier.point(cell.point);
    let width = ui.available_width();
    let party = &dossier.party(cell.party).name;
    text::label(
        ui,
        text::capitals(&format!("{party} on"), palette.soft_ink, width),
    );
    let title = text::paragraph(
        &point.title,
        Face::SansSemiBold,
        size::HEADING,
        palette.ink,
        width,
    );
    text::label(ui, title);
    let small =
        |words: &str| text::paragraph(words, Face::Sans, size::SMALL, palette.soft_ink, width);
    text::label(ui, small(&format!("Proposition: {}", point.proposition)));
    if let Some(from) = &point.from {
        text::label(ui, small(&format!("In the words of {from}")));
    }
    for article in &point.articles {
        let plan = &dossier.plans[article.plan.at()].name;
        text::label(ui, small(&format!("{plan}, article {}", article.number)));
    }
    if let Some(note) = &point.note {
        text::label(ui, small(note));
    }
    ui.add_space(6.0);
    state_ui(ui, scene, cell);
    marks_ui(ui, scene, cell);
}

/// The stance and its meaning in words; or what there is instead of one.
fn state_ui(ui: &mut Ui, scene: &Scene, cell: &Cell) {
    let palette = scene.palette;
    let meaning = match cell.state {
        CellState::Position => cell.stance.map_or("", Stance::meaning),
        CellState::PartOnly => {
            "Only a part of the party has spoken; this is no position of the whole"
        }
        CellState::ClaimsOnly => "Another party says so; this is no position of the party itself",
        CellState::AnalystsOnly => "Only analysts speak of it; this is no position of the party",
        CellState::Silent => {
            "No sourced position. The sources of this dossier say nothing about it; this is neither neutral nor a choice to be silent"
        }
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 9.0;
        if let Some(stance) = cell.stance {
            chip_ui(ui, scene, stance);
        }
        let width = ui.available_width();
        let job = text::paragraph(meaning, Face::Sans, size::SMALL, palette.soft_ink, width);
        text::label(ui, job);
    });
}

/// The chip of a stance, as in the matrix.
pub(super) fn chip_ui(ui: &mut Ui, scene: &Scene, stance: Stance) {
    let colors = scene.palette.stance(stance);
    let job = text::one_line(
        stance.label(),
        Face::SansSemiBold,
        size::MARK,
        colors.text,
        f32::INFINITY,
    );
    let galley = text::galley(ui, job);
    let width = 2.0 * size::CHIP_ACROSS + size::SIGN + size::CHIP_GAP + galley.size().x;
    let (rect, response) =
        ui.allocate_exact_size(vec2(width.round(), size::CHIP_HEIGHT), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, stance.label()));
    let painter = ui.painter();
    painter.rect_filled(rect, size::CHIP_RADIUS, colors.fill);
    if let Some(outline) = colors.outline {
        let stroke = egui::Stroke::new(size::HAIRLINE, outline);
        painter.rect_stroke(rect, size::CHIP_RADIUS, stroke, StrokeKind::Inside);
    }
    let sign = Rect::from_min_size(
        pos2(
            rect.left() + size::CHIP_ACROSS,
            rect.center().y - size::SIGN / 2.0,
        ),
        vec2(size::SIGN, size::SIGN),
    );
    look::paint_sign(painter, stance, sign, colors.text);
    let at = pos2(
        sign.right() + size::CHIP_GAP,
        rect.center().y - galley.size().y / 2.0,
    );
    painter.galley(at, galley, colors.text);
}

/// A dashed chip in soft ink, for what is no position.
pub(super) fn dashed_chip_ui(ui: &mut Ui, scene: &Scene, words: &str, stance: Option<Stance>) {
    let color = scene.palette.soft_ink;
    let sign_width = if stance.is_some() {
        size::SIGN + size::CHIP_GAP
    } else {
        0.0
    };
    let room = ui.available_width() - 2.0 * size::CHIP_ACROSS - sign_width;
    let galley = text::galley(
        ui,
        text::paragraph(words, Face::SansSemiBold, size::MARK, color, room),
    );
    let height = (galley.size().y + 5.0).max(size::CHIP_HEIGHT);
    let width = 2.0 * size::CHIP_ACROSS + sign_width + galley.size().x;
    let (rect, response) = ui.allocate_exact_size(vec2(width.ceil(), height), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
    let painter = ui.painter();
    painter.extend(look::dashed_frame(rect, color));
    if let Some(stance) = stance {
        let sign = Rect::from_min_size(
            pos2(
                rect.left() + size::CHIP_ACROSS,
                rect.center().y - size::SIGN / 2.0,
            ),
            vec2(size::SIGN, size::SIGN),
        );
        look::paint_sign_outline(painter, stance, sign, color);
    }
    let left = rect.left() + size::CHIP_ACROSS + sign_width;
    painter.galley(
        pos2(left, rect.center().y - galley.size().y / 2.0),
        galley,
        color,
    );
}

/// The marks of the cell in words, and the way to a conflict.
fn marks_ui(ui: &mut Ui, scene: &mut Scene, cell: &Cell) {
    let palette = scene.palette;
    let width = ui.available_width();
    let marks: Vec<String> = cell_marks(
        scene.state.dossier(),
        cell,
        scene.state.matrix.as_of,
        scene.state.standing_grade(cell),
    )
    .into_iter()
    .map(|mark| mark.words)
    .collect();
    if !marks.is_empty() {
        let job = text::paragraph(
            &marks.join(" · "),
            Face::Sans,
            size::SMALL,
            palette.soft_ink,
            width,
        );
        text::label(ui, job);
    }
    for shift in &cell.shifts {
        let (from, to) = (
            scene.state.dossier().statement(shift.from),
            scene.state.dossier().statement(shift.to),
        );
        let verb = match shift.kind {
            ShiftKind::Hardens => "Hardened",
            ShiftKind::Softens => "Softened",
            ShiftKind::TakesASide => "Took a side",
            ShiftKind::Reverses => "Reversed",
        };
        let words = format!(
            "{verb}: {} ({}), then {} ({})",
            from.stance.words(),
            words::said_words(from),
            to.stance.words(),
            words::said_words(to),
        );
        text::label(
            ui,
            text::paragraph(&words, Face::Sans, size::SMALL, palette.ink, width),
        );
    }
    if cell.is_disputed() {
        ui.add_space(2.0);
        let label = if scene.state.view.face_to_face {
            "Show all statements"
        } else {
            "Both words face to face"
        };
        if text::link(ui, label, &palette).clicked() {
            scene.push(Command::ToggleFaceToFace);
        }
    }
}

fn statements_ui(ui: &mut Ui, scene: &mut Scene, cell: &Cell, memory: &mut Memory) {
    let face_to_face = scene.state.view.face_to_face && cell.is_disputed();
    let cards = if face_to_face {
        order::conflict_only(cell)
    } else {
        order::in_order(scene.state.dossier(), cell)
    };
    let focus_first = scene.state.view.focus == Focus::Inspector && !memory.focused;
    for (at, card) in cards.iter().enumerate() {
        ui.add_space(10.0);
        text::rule(ui, scene.palette.line);
        ui.add_space(8.0);
        card::card_ui(ui, scene, *card, focus_first && at == 0);
    }
    memory.focused |= focus_first && !cards.is_empty();
}
