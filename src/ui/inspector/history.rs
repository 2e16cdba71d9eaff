//! The record of a cell in time order: what stood from when on, how it came to stand, what was
//! said besides, and the gaps. Each entry leads to its card.

use egui::{Rect, Sense, Stroke, Ui, pos2, vec2};

use crate::look::{Face, paint_sign, paint_sign_outline, size};
use crate::matrix::Cell;
use crate::standing::{Entry, history};
use crate::state::{Command, Selection};
use crate::ui::{Scene, text};
use crate::words;

/// From the left edge to the middle of the line.
const LINE: f32 = 6.0;
/// From the left edge to the words.
const INDENT: f32 = 22.0;
/// Above and below the words of an entry.
const DOWN: f32 = 3.0;
/// From the top of an entry to the middle of its sign.
const SIGN_DOWN: f32 = DOWN + 8.5;
/// A dash of the line over a gap, and the room after it.
const DASH: [f32; 2] = [3.0, 3.0];

/// The record of the cell that is looked at, read once: that of hundreds of statements asks the
/// rules for each of their days.
#[derive(Debug, Default)]
pub(super) struct Read {
    of: Option<(u64, Selection)>,
    entries: Vec<Entry>,
}

impl Read {
    /// Reads the record of a cell, unless that is done.
    pub(super) fn entries(&mut self, scene: &Scene, cell: &Cell) -> &[Entry] {
        let state = scene.state;
        let (point, party) = (cell.point, cell.party);
        let of = Some((state.version, Selection { point, party }));
        if self.of != of {
            self.of = of;
            self.entries = history(state.dossier(), &cell.statements, state.matrix.as_of);
        }
        &self.entries
    }
}

/// Paints the history where more than one entry is worth telling.
pub(super) fn history_ui(ui: &mut Ui, scene: &mut Scene, entries: &[Entry]) {
    let stands = words::count_standing(entries);
    if entries.len() < 2 {
        return;
    }
    let palette = scene.palette;
    let width = ui.available_width();
    ui.add_space(10.0);
    if stands < 2 {
        // One position alone is no history; that nothing followed for long is.
        for entry in entries.iter().filter(|it| matches!(it, Entry::Gap(_))) {
            let line = format!("{}, {}", gap_words(scene, *entry), date(scene, *entry));
            let job = text::paragraph(&line, Face::Sans, size::SMALL, palette.soft_ink, width);
            text::label(ui, job);
        }
        return;
    }
    text::label(ui, text::capitals("History", palette.soft_ink, width));
    ui.add_space(2.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    for (at, entry) in entries.iter().enumerate() {
        let line = Line {
            from_above: at > 0,
            goes_on: at + 1 < entries.len(),
            is_gap: matches!(entry, Entry::Gap(_)),
        };
        entry_ui(ui, scene, *entry, line);
    }
    ui.spacing_mut().item_spacing.y = 4.0;
}

/// Which parts of the line an entry has.
#[derive(Clone, Copy)]
struct Line {
    from_above: bool,
    goes_on: bool,
    is_gap: bool,
}

fn date(scene: &Scene, entry: Entry) -> String {
    words::entry_date(scene.state.dossier(), entry)
}

fn gap_words(scene: &Scene, entry: Entry) -> String {
    words::sentence(&words::entry_words(scene.state.dossier(), entry))
}

fn entry_ui(ui: &mut Ui, scene: &mut Scene, entry: Entry, line: Line) {
    let palette = scene.palette;
    let dossier = scene.state.dossier();
    let date = date(scene, entry);
    let told = words::entry_words(dossier, entry);
    let is_position = matches!(entry, Entry::Stands { statement, .. }
        if dossier.statement(statement).is_whole_party());
    let ink = if is_position {
        palette.ink
    } else {
        palette.soft_ink
    };
    let face = if is_position {
        Face::SansSemiBold
    } else {
        Face::Sans
    };
    let soft = text::format(Face::Sans, size::SMALL, palette.soft_ink, size::BODY_LINE);
    let strong = text::format(face, size::SMALL, ink, size::BODY_LINE);
    let mut job = egui::text::LayoutJob::default();
    job.wrap.max_width = ui.available_width() - INDENT;
    if line.is_gap {
        job.append(&format!("{}, {date}", words::sentence(&told)), 0.0, soft);
    } else {
        // The words after the stance, in brackets, are of second rank.
        let told = words::sentence(&told);
        let (stance, rest) = told
            .find(" (")
            .map_or((told.as_str(), ""), |at| told.split_at(at));
        job.append(stance, 0.0, strong);
        job.append(&format!("{rest}, {date}"), 0.0, soft);
    }
    let galley = text::galley(ui, job);
    let height = galley.size().y + 2.0 * DOWN;
    let sense = match entry.statement() {
        Some(_) => Sense::click(),
        None => Sense::hover(),
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), sense);
    let name = format!("{date}: {told}");
    let chosen = entry.statement().is_some() && entry.statement() == scene.state.view.statement;
    response.widget_info(|| match entry.statement() {
        Some(_) => egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &name),
        None => egui::WidgetInfo::labeled(egui::Role::Label, true, &name),
    });
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if ui.is_rect_visible(rect) {
        let words = rect.with_min_x(rect.left() + INDENT - 6.0);
        if chosen || (response.hovered() && entry.statement().is_some()) {
            ui.painter()
                .rect_filled(words, size::CHIP_RADIUS, palette.hover);
        }
        if response.has_focus() {
            let stroke = Stroke::new(size::SELECTION_RULE, palette.ink);
            let inside = egui::StrokeKind::Inside;
            ui.painter()
                .rect_stroke(words, size::CHIP_RADIUS, stroke, inside);
        }
        line_ui(ui, scene, rect, line);
        sign_ui(ui, scene, rect, entry);
        ui.painter()
            .galley(rect.min + vec2(INDENT, DOWN), galley, palette.ink);
    }
    if response.clicked()
        && let Some(statement) = entry.statement()
    {
        scene.push(Command::SelectStatement(statement));
    }
}

/// The line down the record: whole from sign to sign, dashed over a gap.
fn line_ui(ui: &Ui, scene: &Scene, rect: Rect, line: Line) {
    let stroke = Stroke::new(1.5, scene.palette.strong_line);
    let x = rect.left() + LINE;
    if line.is_gap {
        let ends = [pos2(x, rect.top()), pos2(x, rect.bottom())];
        let [dash, room] = DASH;
        let dashed = Stroke::new(1.5, scene.palette.hole_ink);
        ui.painter()
            .extend(egui::Shape::dashed_line(&ends, dashed, dash, room));
        return;
    }
    let middle = rect.top() + SIGN_DOWN;
    if line.from_above {
        ui.painter().vline(x, rect.top()..=middle - 8.0, stroke);
    }
    if line.goes_on {
        ui.painter().vline(x, middle + 8.0..=rect.bottom(), stroke);
    }
}

/// The sign of a stance: filled for a position of the whole party, outlined for all else.
fn sign_ui(ui: &Ui, scene: &Scene, rect: Rect, entry: Entry) {
    let Some(index) = entry.statement() else {
        return;
    };
    let statement = scene.state.dossier().statement(index);
    let middle = pos2(rect.left() + LINE, rect.top() + SIGN_DOWN);
    let place = Rect::from_center_size(middle, vec2(size::SIGN, size::SIGN));
    if matches!(entry, Entry::Stands { .. }) && statement.is_whole_party() {
        let color = scene.palette.stance(statement.stance).mark();
        paint_sign(ui.painter(), statement.stance, place, color);
    } else {
        let color = scene.palette.soft_ink;
        paint_sign_outline(ui.painter(), statement.stance, place.shrink(1.0), color);
    }
}
