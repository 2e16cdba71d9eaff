//! The comparison that would come of an import: points by parties, each cell with its stance and
//! how many statements it has; below it the words of the cell that is looked at.

use egui::{Frame, Margin, Panel, Rect, ScrollArea, Stroke, StrokeKind, Ui, pos2, vec2};

use super::grid::{Cells, Grid, Place, cell_response, one_line, words_ui};
use super::{Scene, heavy_rule, push, text};
use crate::finding::Count;
use crate::look::{Face, Symbol, paint_sign, paint_symbol, size};
use crate::matrix::Cell;
use crate::model::{PartyIndex, PointIndex};
use crate::state::{Import, ImportCommand, Proposed, Selection};
use crate::words;

/// The narrowest a column gets.
const NARROWEST: f32 = 148.0;
/// The height of a row.
const ROW: f32 = 46.0;
/// The height of the names of the parties.
const HEADER: f32 = 38.0;
/// The height of what is said of one cell.
const DETAIL: f32 = 156.0;

/// Paints the comparison over the rest of `ui`.
pub(super) fn comparison_ui(ui: &mut Ui, scene: &mut Scene, import: &Import, reveals: bool) {
    let Some(proposed) = import.proposed.as_deref() else {
        return;
    };
    let dossier = &proposed.opened.dossier;
    let (points, parties) = (dossier.points.len(), dossier.parties.len());
    if points == 0 || parties == 0 {
        let heading = "Nothing comes of it yet";
        let lines = [
            "Say at the left which column, code or variable is the point, which the \
                      party and which the stance"
                .to_owned(),
        ];
        super::middle_ui(ui, scene, heading, &lines, |_, _| {});
        return;
    }
    let chosen = import.chosen;
    Panel::bottom("import cell")
        .frame(Frame::new().fill(scene.palette.panel))
        .exact_size(DETAIL)
        .resizable(false)
        .show(ui, |ui| detail_ui(ui, scene, proposed, chosen));
    let area = ui.available_rect_before_wrap();
    let side = (area.width() * 0.28).clamp(140.0, 280.0);
    #[expect(clippy::cast_precision_loss, reason = "there are few parties")]
    let width = ((area.width() - side - 16.0) / parties as f32).max(NARROWEST);
    let grid = Grid {
        header: HEADER,
        side,
        row: ROW,
        rows: points,
        starts: Grid::starts(std::iter::repeat_n(width, parties)),
        name: "The comparison that would come of it".to_owned(),
    };
    let at = chosen.map(|it| (it.point.at(), it.party.at()));
    let mut cells = Comparison {
        scene,
        proposed,
        current: at.unwrap_or_default(),
        is_chosen: chosen.is_some(),
    };
    grid.show(
        ui,
        (import.number, "comparison"),
        at.filter(|_| reveals),
        &mut cells,
    );
    let top = Rect::from_min_size(area.min, vec2(area.width(), HEADER));
    heavy_rule(ui, scene, top);
}

struct Comparison<'f, 's> {
    scene: &'f mut Scene<'s>,
    proposed: &'f Proposed,
    current: (usize, usize),
    is_chosen: bool,
}

impl Cells for Comparison<'_, '_> {
    fn header(&mut self, ui: &mut Ui, column: usize, place: Place<'_>) {
        let ink = self.scene.palette.ink;
        let party = self.proposed.opened.dossier.party(PartyIndex::new(column));
        let name = one_line(&party.name);
        words_ui(ui, place, (&name, Face::SansSemiBold, ink), 0.0, 1);
        let id = egui::Id::unique(("import party", column));
        let response = ui.interact(place.seen, id, egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ColumnHeader, true, &name));
    }

    fn side(&mut self, ui: &mut Ui, row: usize, place: Place<'_>) {
        let palette = self.scene.palette;
        let point = self.proposed.opened.dossier.point(PointIndex::new(row));
        let title = one_line(&point.title);
        words_ui(
            ui,
            place,
            (&title, Face::SansSemiBold, palette.ink),
            12.0,
            2,
        );
        line(place, palette.line);
        let id = egui::Id::unique(("import point", row));
        let response = ui.interact(place.seen, id, egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::RowHeader, true, &title));
    }

    fn cell(&mut self, ui: &mut Ui, at: (usize, usize), place: Place<'_>) {
        let palette = self.scene.palette;
        let dossier = &self.proposed.opened.dossier;
        let selection = Selection {
            point: PointIndex::new(at.0),
            party: PartyIndex::new(at.1),
        };
        let cell = self
            .proposed
            .opened
            .matrix
            .cell(selection.point, selection.party);
        let is_current = at == self.current;
        let left_out = self
            .proposed
            .left_out
            .get(&(selection.point, selection.party));
        let left_out = left_out.map_or(0, Vec::len);
        let said = said(cell, left_out);
        let name = format!(
            "{} on {}: {said}",
            one_line(&dossier.party(selection.party).name),
            one_line(&dossier.point(selection.point).title),
        );
        let key = ("comparison", at);
        let response = cell_response(ui, self.scene, place, key, is_current, &name);
        let is_chosen = is_current && self.is_chosen;
        if is_chosen || response.hovered() {
            let fill = if is_chosen {
                palette.panel
            } else {
                palette.hover
            };
            place.painter.rect_filled(place.rect, 0, fill);
        }
        cell_words_ui(ui, self.scene, cell, left_out, place);
        line(place, palette.line);
        if is_chosen || response.has_focus() {
            let stroke = Stroke::new(size::SELECTION_RULE, palette.ink);
            place
                .painter
                .rect_stroke(place.rect, 0, stroke, StrokeKind::Inside);
        }
        if response.clicked() {
            push(self.scene, ImportCommand::Choose(selection));
        }
    }
}

fn line(place: Place<'_>, color: egui::Color32) {
    let stroke = Stroke::new(size::HAIRLINE, color);
    let bottom = place.rect.bottom() - 0.5;
    place.painter.hline(place.rect.x_range(), bottom, stroke);
}

/// What a cell says to those who hear it.
fn said(cell: &Cell, left_out: usize) -> String {
    let count = Count::new(cell.statements.len(), "statement", "statements");
    let said = match cell.stance {
        Some(stance) => format!("{}, {count}", stance.words()),
        None if cell.statements.is_empty() => "no statement".to_owned(),
        None => format!("no position, {count}"),
    };
    if left_out == 0 {
        said
    } else {
        format!("{said}, {left_out} left out")
    }
}

/// A chip with the stance, and the number of statements beside it.
fn cell_words_ui(ui: &Ui, scene: &Scene, cell: &Cell, left_out: usize, place: Place<'_>) {
    let palette = scene.palette;
    let count = cell.statements.len();
    let Some(stance) = cell.stance else {
        let words = if count == 0 && left_out > 0 {
            let middle = pos2(place.rect.left() + size::STEP + 6.0, place.rect.center().y);
            let sign = Rect::from_center_size(middle, vec2(11.0, 11.0));
            paint_symbol(place.painter, Symbol::Warning, sign, palette.soft_ink);
            let ink = palette.soft_ink;
            words_ui(ui, place, ("left out", Face::Sans, ink), 18.0, 1);
            return;
        } else if count == 0 {
            "no statement".to_owned()
        } else {
            format!("no position · {count}")
        };
        words_ui(ui, place, (&words, Face::Sans, palette.hole_ink), 0.0, 1);
        return;
    };
    let colors = palette.stance(stance);
    let number = text::galley(
        ui,
        text::one_line(
            &count.to_string(),
            Face::Sans,
            size::SMALL,
            palette.soft_ink,
            60.0,
        ),
    );
    let room = place.rect.width() - 2.0 * size::STEP - number.size().x - size::STEP;
    let before = 2.0 * size::CHIP_ACROSS + size::SIGN + size::CHIP_GAP;
    let job = text::one_line(
        stance.label(),
        Face::SansSemiBold,
        size::MARK,
        colors.text,
        (room - before).max(10.0),
    );
    let label = text::galley(ui, job);
    let width = label.size().x + before;
    let left = place.rect.left() + size::STEP;
    let middle = place.rect.center().y;
    let chip = Rect::from_min_size(
        pos2(left, middle - size::CHIP_HEIGHT / 2.0),
        vec2(width, size::CHIP_HEIGHT),
    );
    let painter = place.painter;
    painter.rect_filled(chip, size::CHIP_RADIUS, colors.fill);
    if let Some(outline) = colors.outline {
        let stroke = Stroke::new(size::HAIRLINE, outline);
        painter.rect_stroke(chip, size::CHIP_RADIUS, stroke, StrokeKind::Inside);
    }
    let sign = Rect::from_center_size(
        pos2(chip.left() + size::CHIP_ACROSS + size::SIGN / 2.0, middle),
        vec2(size::SIGN, size::SIGN),
    );
    paint_sign(painter, stance, sign, colors.text);
    let at = pos2(sign.right() + size::CHIP_GAP, middle - label.size().y / 2.0);
    painter.galley(at, label, colors.text);
    let at = pos2(chip.right() + size::STEP, middle - number.size().y / 2.0);
    let end = at.x + number.size().x;
    painter.galley(at, number, palette.soft_ink);
    if left_out > 0 {
        let sign = Rect::from_center_size(pos2(end + 14.0, middle), vec2(11.0, 11.0));
        paint_symbol(painter, Symbol::Warning, sign, palette.soft_ink);
    }
}

/// The words that a cell would rest on.
fn detail_ui(ui: &mut Ui, scene: &mut Scene, proposed: &Proposed, chosen: Option<Selection>) {
    let palette = scene.palette;
    let dossier = &proposed.opened.dossier;
    let salt = chosen.map(|it| (it.point.at(), it.party.at()));
    ScrollArea::vertical()
        .id_salt(("import cell", salt))
        .auto_shrink(false)
        .show(ui, |ui| {
            let frame = Frame::new().inner_margin(Margin::symmetric(20, 10));
            frame.show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                let width = ui.available_width();
                let soft = palette.soft_ink;
                let small = |ui: &mut Ui, words: &str, face, ink| {
                    let job = text::paragraph(words, face, size::SMALL, ink, width);
                    text::label(ui, job);
                };
                let Some(Selection { point, party }) = chosen else {
                    let words = "Click a cell to read the words that it would rest on";
                    small(ui, words, Face::Sans, soft);
                    return;
                };
                let cell = proposed.opened.matrix.cell(point, party);
                let (party, point) = (dossier.party(party), dossier.point(point));
                let title = format!("{} · {}", one_line(&party.name), one_line(&point.title));
                text::label(ui, text::capitals(&title, soft, width));
                let left_out = proposed.left_out.get(&(cell.point, cell.party));
                for &at in left_out.into_iter().flatten() {
                    if let Some(finding) = proposed.findings.get(at) {
                        let words = words::sentence(&finding.message);
                        small(ui, &words, Face::SansSemiBold, palette.ink);
                        let name = format!("Show it in the table: {words}");
                        let link = text::named_link(ui, "Show it in the table", &name, &palette);
                        if link.clicked() {
                            push(scene, ImportCommand::FollowFinding(at));
                        }
                    }
                }
                if cell.statements.is_empty() && left_out.is_none() {
                    small(
                        ui,
                        "Nothing in the file says where it stands",
                        Face::Sans,
                        soft,
                    );
                }
                for &index in &cell.statements {
                    let statement = dossier.statement(index);
                    let told = words::stance_line(dossier, statement);
                    small(ui, &told, Face::SansSemiBold, palette.ink);
                    small(ui, &statement.quote, Face::Serif, palette.ink);
                    small(
                        ui,
                        &words::source_line(dossier, dossier.source(statement.source)),
                        Face::Sans,
                        soft,
                    );
                    if let Some(field) = proposed.field_of(index) {
                        let words = format!("Show row {} of the table", field.row + 1);
                        if text::link(ui, &words, &palette).clicked() {
                            push(scene, ImportCommand::ShowField(index));
                        }
                    }
                    ui.add_space(4.0);
                }
            });
        });
}
