//! The inspector: one cell's point and proposition, its stance in words, and its statements.

mod card;
mod cards;
mod chips;
mod history;

use egui::{Frame, Id, Margin, Rect, ScrollArea, Ui, UiBuilder};

use super::{Scene, focus, text};
use crate::look::{Face, size};
use crate::matrix::{Card, Cell, cell_marks, conflict_only};
use crate::model::{CellState, Stance};
use crate::state::{Command, Focus, Scroll, Selection};
use crate::words;
use cards::Cards;
pub(super) use chips::chip_ui;
use chips::dashed_chip_ui;

/// What the inspector remembers between frames.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// The cell of the last frame and whether it was face to face: another one begins at the top.
    shown: Option<(Selection, bool)>,
    /// True once the first button has been given the keys.
    focused: bool,
    /// The link within the inspector that has the keys.
    link: Option<Id>,
    /// How far the inspector was scrolled in the last frame, in points.
    offset: f32,
    /// The number of the last wish to scroll that was followed.
    scrolled: u64,
    cards: Cards,
    history: history::Read,
}

/// How far one press of an arrow scrolls.
const LINES: f32 = 60.0;
/// Two cards stand side by side from this width on.
const SIDE_BY_SIDE: f32 = 440.0;

/// Paints the inspector over the whole of `ui`.
pub(crate) fn inspector_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory) {
    let view = &scene.state.view;
    let shown = view.selection.map(|it| (it, view.face_to_face));
    let changed = memory.shown != shown;
    memory.shown = shown;
    if view.focus != Focus::Inspector || changed {
        memory.focused = false;
    }
    let area = ui.available_rect_before_wrap();
    let Some(cell) = scene.state.selected_cell() else {
        Frame::new().inner_margin(Margin::same(22)).show(ui, |ui| {
            let width = ui.available_width();
            let words = "Select a cell to read the words behind it";
            let job = text::paragraph(words, Face::Sans, size::BODY, scene.palette.soft_ink, width);
            text::label(ui, job);
        });
        // The panel keeps its width while nothing is selected.
        ui.allocate_space(ui.available_size());
        return;
    };
    let mut scroll = ScrollArea::vertical()
        .id_salt("inspector")
        .auto_shrink(false);
    if changed {
        scroll = scroll.vertical_scroll_offset(0.0);
    } else if let Some(offset) = scrolled_by_key(scene, memory, area.height()) {
        scroll = scroll.vertical_scroll_offset(offset);
    } else {
        scroll = memory.cards.column.keep_still(scroll);
    }
    let mut grown = 0.0;
    let output = scroll.show(ui, |ui| {
        Frame::new()
            .inner_margin(Margin::symmetric(22, 16))
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                heading_ui(ui, scene, cell, &mut memory.history);
                grown = statements_ui(ui, scene, cell, memory);
                ui.add_space(24.0);
            });
    });
    memory.offset = output.state.clamped_offset().y;
    if !changed {
        memory.cards.column.correct(ui, memory.offset, grown);
    }
    follow_focus(ui, scene, memory, area);
}

/// Where a wish to scroll leads that has not been followed yet.
fn scrolled_by_key(scene: &Scene, memory: &mut Memory, height: f32) -> Option<f32> {
    let (number, scroll) = scene.state.view.inspector_scroll?;
    if memory.scrolled == number {
        return None;
    }
    memory.scrolled = number;
    let page = (height - LINES).max(LINES);
    let offset = match scroll {
        Scroll::LinesUp => memory.offset - LINES,
        Scroll::LinesDown => memory.offset + LINES,
        Scroll::PageUp => memory.offset - page,
        Scroll::PageDown => memory.offset + page,
        Scroll::Start => 0.0,
        Scroll::End => f32::MAX,
    };
    Some(offset.max(0.0))
}

/// A link of the inspector that was reached by Tab makes the inspector what the keys act on; its
/// arrows scroll and do not lead to another link.
fn follow_focus(ui: &Ui, scene: &mut Scene, memory: &mut Memory, area: Rect) {
    let focused = ui.memory(egui::Memory::focused);
    let Some(id) = focused else {
        memory.link = None;
        return;
    };
    if memory.link != Some(id) {
        let is_here = ui
            .ctx()
            .read_response(id)
            .is_some_and(|link| area.contains(link.rect.center()));
        memory.link = is_here.then_some(id);
        if is_here && matches!(scene.state.view.focus, Focus::Matrix | Focus::List) {
            memory.focused = true;
            scene.push(Command::EnterInspector);
        }
    }
    if memory.link.is_some() {
        focus::own_arrows(ui, id);
    }
}

fn heading_ui(ui: &mut Ui, scene: &mut Scene, cell: &Cell, history: &mut history::Read) {
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
    text::label(ui, scene.found(title));
    let small =
        |words: &str| text::paragraph(words, Face::Sans, size::SMALL, palette.soft_ink, width);
    let proposition = small(&format!("Proposition: {}", point.proposition));
    text::label(ui, scene.found(proposition));
    if scene.state.view.face_to_face {
        ui.add_space(6.0);
        state_ui(ui, scene, cell);
        way_to_conflict_ui(ui, scene, cell);
        return;
    }
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
    other_date_ui(ui, scene, cell);
    marks_ui(ui, scene, cell);
    let entries = history.entries(scene, cell);
    history::history_ui(ui, scene, entries);
}

/// The stance and its meaning in words; or what there is instead of one.
fn state_ui(ui: &mut Ui, scene: &Scene, cell: &Cell) {
    let palette = scene.palette;
    let silence;
    let meaning = match cell.state {
        CellState::Position => cell.stance.map_or("", Stance::meaning),
        CellState::PartOnly => {
            "Only a part of the party has spoken; this is no position of the whole"
        }
        CellState::ClaimsOnly => "Another party says so; this is no position of the party itself",
        CellState::AnalystsOnly => "Only analysts speak of it; this is no position of the party",
        CellState::Silent => {
            // Whatever there is in a cell in which nothing is visible comes later.
            let later = scene.state.opened.index.statements(cell.point, cell.party);
            silence = words::silence_words(scene.state.dossier(), cell, later.len());
            &silence
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

/// What the file and the date that are compared with have instead, of the date with the statement that stands there.
fn other_date_ui(ui: &mut Ui, scene: &Scene, cell: &Cell) {
    let state = scene.state;
    if let Some((words, _)) = scene.other_file(cell) {
        let (words, color) = (words::sentence(&words), scene.palette.ink);
        let width = ui.available_width();
        let job = text::paragraph(&words, Face::Sans, size::SMALL, color, width);
        text::label(ui, job);
    }
    let (Some(comparison), Some(mark)) = (&state.comparison, scene.other_date(cell)) else {
        return;
    };
    let mut words = words::sentence(&mark.words);
    let standing = comparison.other(cell).standing;
    if let Some(index) = standing.filter(|index| Some(*index) != cell.standing) {
        let statement = state.dossier().statement(index);
        let said = words::said_words(statement);
        words.push_str(&format!(", {said}: {}", statement.gist));
    }
    let width = ui.available_width();
    let color = scene.palette.ink;
    let job = text::paragraph(&words, Face::Sans, size::SMALL, color, width);
    text::label(ui, job);
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
    .chain(scene.unchecked(cell))
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
    way_to_conflict_ui(ui, scene, cell);
}

/// Both words of a conflict face to face, and back.
fn way_to_conflict_ui(ui: &mut Ui, scene: &mut Scene, cell: &Cell) {
    if cell.is_disputed() {
        ui.add_space(2.0);
        let label = if scene.state.view.face_to_face {
            "Show all statements"
        } else {
            "Both words face to face"
        };
        if text::link(ui, label, &scene.palette).clicked() {
            scene.push(Command::ToggleFaceToFace);
        }
    }
}

/// Gives back by how much what lies above the screen is higher than it was taken for.
fn statements_ui(ui: &mut Ui, scene: &mut Scene, cell: &Cell, memory: &mut Memory) -> f32 {
    let face_to_face = scene.state.view.face_to_face && cell.is_disputed();
    let focus_first = scene.state.view.focus == Focus::Inspector && !memory.focused;
    if face_to_face {
        face_to_face_ui(ui, scene, cell, focus_first);
        memory.focused |= focus_first;
        return 0.0;
    }
    let (is_one, grown) = memory.cards.ui(ui, scene, cell, focus_first);
    memory.focused |= focus_first && is_one;
    grown
}

fn separate(ui: &mut Ui, scene: &Scene) {
    ui.add_space(10.0);
    text::rule(ui, scene.palette.line);
    ui.add_space(8.0);
}

/// The words on the left and what contradicts them on the right; one below the other where there
/// is no room for both.
fn face_to_face_ui(ui: &mut Ui, scene: &mut Scene, cell: &Cell, focus_first: bool) {
    separate(ui, scene);
    let (words, against): (Vec<Card>, Vec<Card>) = conflict_only(cell)
        .into_iter()
        .partition(|card| card.contradicts.is_none());
    let mut cards_ui = |ui: &mut Ui, cards: &[Card], focus_first: bool| {
        for (at, card) in cards.iter().enumerate() {
            if at > 0 {
                separate(ui, scene);
            }
            card::card_ui(ui, scene, *card, focus_first && at == 0);
        }
    };
    let room = ui.available_rect_before_wrap();
    if room.width() < SIDE_BY_SIDE {
        cards_ui(ui, &words, focus_first);
        ui.add_space(18.0);
        cards_ui(ui, &against, false);
        return;
    }
    let gap = 3.0 * size::STEP;
    let width = ((room.width() - gap) / 2.0).floor();
    let mut bottom = room.top();
    for (at, cards) in [&words, &against].into_iter().enumerate() {
        let left = room.left() + if at == 0 { 0.0 } else { width + gap };
        let place = Rect::from_x_y_ranges(left..=left + width, room.y_range());
        let column = UiBuilder::new().max_rect(place).id_salt(("column", at));
        let response = ui.scope_builder(column, |ui| {
            ui.set_max_width(width);
            cards_ui(ui, cards, focus_first && at == 0);
        });
        bottom = bottom.max(response.response.rect.bottom());
    }
    let middle = room.left() + width + gap / 2.0;
    let stroke = egui::Stroke::new(size::HAIRLINE, scene.palette.line);
    ui.painter().vline(middle, room.top()..=bottom, stroke);
    ui.advance_cursor_after_rect(room.with_max_y(bottom));
}
