//! Parties by parties: each pair's counts over a ground that shows the share of agreement, and on
//! the diagonal on how many points a party has a position.

use egui::{Id, Painter, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::agreement::{Agreement, Counted, Pair};
use crate::listing::{PairCounts, positions};
use crate::look::{Face, size};
use crate::model::PartyIndex;
use crate::state::{AgreementStep, Command, Focus};
use crate::ui::{Scene, focus, text};

/// The narrowest and the widest a column gets.
const WIDTHS: [f32; 2] = [150.0, 250.0];
/// The height of one count's line.
const LINE: f32 = 19.0;
/// The height of a row: five lines and a remark.
const ROW: f32 = 6.0 * LINE + 14.0;
/// The height of the header.
const HEADER: f32 = 38.0;
/// From the left edge of a pair to the right edge of its numbers.
const NUMBERS: f32 = 42.0;

/// What egui calls a pair.
pub(super) fn pair_id(row: PartyIndex, column: PartyIndex) -> Id {
    Id::unique(("pair", row.0, column.0))
}

/// Where everything is.
struct Places {
    area: Rect,
    offset: egui::Vec2,
    /// True in the frame in which the pair that is looked at comes into view.
    reveals: bool,
    first: f32,
    width: f32,
}

impl Places {
    fn cell(&self, row: usize, column: usize) -> Rect {
        #[expect(clippy::cast_precision_loss, reason = "there are few parties")]
        let (x, y) = (column as f32 * self.width, row as f32 * ROW);
        let origin = self.area.min + vec2(self.first, HEADER) - self.offset;
        Rect::from_min_size(origin + vec2(x, y), vec2(self.width, ROW))
    }

    /// What lies to the right of the names and below the header.
    fn body(&self) -> Rect {
        Rect::from_min_max(self.area.min + vec2(self.first, HEADER), self.area.max)
    }
}

/// Paints the grid over the rest of `ui`.
pub(super) fn grid_ui(ui: &mut Ui, scene: &mut Scene, agreement: &Agreement, reveals: bool) {
    let area = ui.available_rect_before_wrap();
    let count = scene.state.shown.columns.len();
    #[expect(clippy::cast_precision_loss, reason = "there are few parties")]
    let parties = count as f32;
    let first = (area.width() * 0.2).clamp(96.0, 170.0) + size::WINDOW_EDGE;
    let width = ((area.width() - first) / parties).clamp(WIDTHS[0], WIDTHS[1]);
    let content = vec2(first + width * parties, HEADER + ROW * parties + 16.0);
    ScrollArea::both()
        .id_salt("pairs")
        .auto_shrink(false)
        // However low it becomes, it never lies under the list behind a number.
        .min_scrolled_height(0.0)
        .show_viewport(ui, |ui, viewport| {
            ui.set_min_size(content);
            let places = Places {
                area,
                offset: viewport.min.to_vec2(),
                reveals,
                first,
                width: width.floor(),
            };
            header_ui(ui, scene, &places);
            for row in 0..count {
                row_ui(ui, scene, agreement, &places, row);
            }
            if reveals {
                reveal(ui, scene, &places);
            }
            let rule = pos2(area.left() + size::WINDOW_EDGE, area.top() + HEADER - 1.0);
            let stroke = Stroke::new(size::HEAVY_RULE, scene.palette.ink);
            ui.painter().hline(rule.x..=area.right(), rule.y, stroke);
        });
    ui.accesskit_node_builder(ui.scope_id(), |node| {
        node.set_role(egui::accesskit::Role::Grid);
        node.set_label("Who agrees with whom");
        node.set_row_count(count + 1);
        node.set_column_count(count + 1);
    });
}

/// Brings the pair that is looked at into view.
fn reveal(ui: &Ui, scene: &Scene, places: &Places) {
    let columns = &scene.state.shown.columns;
    let Some((row, column)) = scene.state.compared_pair() else {
        return;
    };
    let place = |party| columns.iter().position(|&it| it == party);
    if let (Some(row), Some(column)) = (place(row), place(column)) {
        let cell = places.cell(row, column);
        // What scrolls begins under the header and the names.
        let with_frozen = Rect::from_min_max(cell.min - vec2(places.first, HEADER), cell.max);
        ui.scroll_to_rect(with_frozen, None);
    }
}

fn name(scene: &Scene, party: PartyIndex) -> String {
    scene.state.dossier().party(party).name.clone()
}

fn header_ui(ui: &Ui, scene: &Scene, places: &Places) {
    let clip = Rect::from_min_max(
        places.area.min + vec2(places.first, 0.0),
        pos2(places.area.right(), places.area.top() + HEADER),
    );
    let painter = ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()));
    for (column, &party) in scene.state.shown.columns.iter().enumerate() {
        let place = places.cell(0, column);
        let rect = Rect::from_min_size(
            pos2(place.left(), places.area.top()),
            vec2(place.width(), HEADER),
        );
        if !rect.intersects(clip) {
            continue;
        }
        label(ui, scene, &painter, rect, &name(scene, party), true);
        let id = Id::unique(("pair column", party.0));
        let response = ui.interact(rect.intersect(clip), id, Sense::hover());
        let words = name(scene, party);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ColumnHeader, true, &words));
    }
}

/// A party's name, above its column or before its row.
fn label(ui: &Ui, scene: &Scene, painter: &Painter, rect: Rect, words: &str, above: bool) {
    let width = rect.width() - 2.0 * size::CELL_ACROSS;
    let ink = scene.palette.ink;
    let mut job = text::paragraph(words, Face::SansSemiBold, size::BODY, ink, width);
    job.wrap.max_rows = if above { 1 } else { 3 };
    let galley = text::galley(ui, job);
    let at = if above {
        pos2(
            rect.left() + size::CELL_ACROSS,
            rect.bottom() - 12.0 - galley.size().y,
        )
    } else {
        rect.min + vec2(0.0, 10.0)
    };
    painter.galley(at, galley, ink);
}

fn row_ui(ui: &mut Ui, scene: &mut Scene, agreement: &Agreement, places: &Places, row: usize) {
    let palette = scene.palette;
    let columns = &scene.state.shown.columns;
    let party = columns[row];
    let line = places.cell(row, 0);
    let body = places.body();
    if !line.y_range().intersects(body.y_range()) {
        return;
    }
    let left = places.area.left() + size::WINDOW_EDGE;
    let head = Rect::from_min_max(
        pos2(left, line.top()),
        pos2(places.area.left() + places.first, line.bottom()),
    );
    let clip = Rect::from_min_max(pos2(places.area.left(), body.top()), body.max);
    let painter = ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()));
    label(ui, scene, &painter, head, &name(scene, party), false);
    let id = Id::unique(("pair row", party.0));
    let response = ui.interact(head.intersect(clip), id, Sense::hover());
    let words = name(scene, party);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::RowHeader, true, &words));
    painter.hline(
        left..=places.area.right(),
        line.bottom(),
        Stroke::new(size::HAIRLINE, palette.line),
    );
    for (at, &column) in columns.iter().enumerate() {
        let rect = places.cell(row, at);
        if !rect.intersects(body) {
            continue;
        }
        match agreement.pair(party, column) {
            Some(pair) => pair_ui(ui, scene, pair, (party, column), rect, places),
            None => diagonal_ui(ui, scene, agreement, party, rect, body),
        }
    }
}

/// A party by itself: on how many points it can be compared at all.
fn diagonal_ui(
    ui: &Ui,
    scene: &Scene,
    agreement: &Agreement,
    party: PartyIndex,
    rect: Rect,
    body: Rect,
) {
    let palette = scene.palette;
    let painter = ui.painter().with_clip_rect(body.intersect(ui.clip_rect()));
    let words = positions(agreement, party).to_string();
    let color = palette.hole_ink;
    let job = text::one_line(&words, Face::Sans, size::SMALL, color, rect.width() - 24.0);
    let galley = text::galley(ui, job);
    painter.galley(rect.min + vec2(size::CELL_ACROSS, 11.0), galley, color);
    let id = Id::unique(("party alone", party.0));
    let response = ui.interact(rect.intersect(body), id, Sense::hover());
    let words = format!("{}: {words}", name(scene, party));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Cell, true, &words));
}

fn pair_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    pair: &Pair,
    (row, column): (PartyIndex, PartyIndex),
    rect: Rect,
    places: &Places,
) {
    let palette = scene.palette;
    let clip = places.body().intersect(ui.clip_rect());
    let painter = ui.painter().with_clip_rect(clip);
    let is_chosen = scene.state.compared_pair() == Some((row, column));
    let inside = rect.shrink2(vec2(0.0, 0.5));
    let ink = match pair.share() {
        Some(share) => {
            let heat = palette.heat(share);
            painter.rect_filled(inside, 0, heat.fill);
            heat.text
        }
        None => palette.ink,
    };
    let response = ui.interact(rect.intersect(clip), pair_id(row, column), Sense::click());
    let words = format!(
        "{} and {}: {}",
        name(scene, row),
        name(scene, column),
        PairCounts::from(pair).text()
    );
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Cell, true, is_chosen, &words));
    for (at, counted) in Counted::ALL.into_iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "there are five lines")]
        let top = rect.top() + 8.0 + at as f32 * LINE;
        let line = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), LINE));
        let number = pair.counted(counted);
        let asked = count_ui(ui, scene, (row, column), counted, number, (line, clip), ink);
        if asked {
            scene.push(Command::InAgreement(AgreementStep::Open(
                row, column, counted,
            )));
        }
    }
    if pair.share().is_none() {
        let job = text::one_line(
            "too few to compare",
            Face::SansItalic,
            size::MARK,
            palette.hole_ink,
            rect.width() - NUMBERS - 6.0,
        );
        let at = pos2(rect.left() + NUMBERS + 7.0, rect.top() + 8.0 + 5.0 * LINE);
        let galley = text::galley(ui, job);
        painter.galley(at, galley, palette.hole_ink);
    }
    if response.clicked() || response.gained_focus() && !is_chosen {
        scene.push(Command::InAgreement(AgreementStep::Pair(row, column)));
    }
    if is_chosen {
        let stroke = Stroke::new(size::SELECTION_RULE, palette.ink);
        painter.rect_stroke(rect, 0.0, stroke, StrokeKind::Inside);
        focus::keep_on(ui, scene, Focus::Agreement, &response, places.reveals);
    }
}

/// One number with its word; true when its points are asked for.
fn count_ui(
    ui: &Ui,
    scene: &Scene,
    (row, column): (PartyIndex, PartyIndex),
    counted: Counted,
    number: usize,
    (line, clip): (Rect, Rect),
    ink: egui::Color32,
) -> bool {
    let palette = scene.palette;
    let painter = ui.painter().with_clip_rect(clip);
    let is_second = matches!(
        counted,
        Counted::AgreeIf | Counted::Unclear | Counted::Holes
    );
    let color = match number {
        0 => palette.hole_ink,
        _ if is_second => palette.soft_ink,
        _ => ink,
    };
    let face = if number == 0 || is_second {
        Face::Sans
    } else {
        Face::SansSemiBold
    };
    let points = if is_second { size::SMALL } else { size::BODY };
    let set = |words: &str, face, room| {
        text::galley(ui, text::one_line(words, face, points, color, room))
    };
    let digits = set(&number.to_string(), face, f32::INFINITY);
    let room = line.width() - NUMBERS - 12.0;
    let words = set(counted.words(), Face::Sans, room);
    let top = |height: f32| line.center().y - height / 2.0;
    let right = line.left() + NUMBERS - digits.size().x;
    let left = line.left() + NUMBERS + 7.0;
    let end = left + words.size().x;
    painter.galley(pos2(right, top(digits.size().y)), digits, color);
    painter.galley(pos2(left, top(words.size().y)), words, color);
    if number == 0 {
        return false;
    }
    // By mouse only: by keyboard the list behind a pair leads from one number to the next.
    let id = pair_id(row, column).with(counted);
    let place = Rect::from_min_max(
        pos2(right - 4.0, line.top()),
        pos2(end + 4.0, line.bottom()),
    );
    let response = ui.interact(place.intersect(clip), id, Sense::CLICK);
    response.widget_info(|| {
        let name = format!(
            "{number} {}: {} and {}",
            counted.heading(),
            name(scene, row),
            name(scene, column)
        );
        egui::WidgetInfo::labeled(egui::Role::Button, true, name)
    });
    if response.hovered() {
        let stroke = Stroke::new(size::HAIRLINE, color);
        painter.hline(right..=end, line.bottom() - 2.0, stroke);
    }
    response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
}
