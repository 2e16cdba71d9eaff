//! Points by their distance: how far apart, how firmly, how many parties heard, who stands alone.

use egui::{Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::agreement::{Agreement, PointSummary};
use crate::listing::distance_words;
use crate::look::{Face, size};
use crate::state::{AgreementStep, Command, Selection};
use crate::ui::{Scene, text};

/// The height of a row.
const ROW: f32 = 44.0;
/// The steps of the scale from one end to the other.
const STEPS: u8 = 6;
/// Where each column begins, as a share of the width, and its name.
const COLUMNS: [(f32, &str); 6] = [
    (0.0, "Point"),
    (0.36, "Distance"),
    (0.64, "For, against"),
    (0.75, "Heard"),
    (0.83, "Firmness"),
    (0.91, "Alone"),
];

/// Paints the table over the rest of `ui`.
pub(super) fn points_ui(ui: &mut Ui, scene: &mut Scene, agreement: &Agreement, reveals: bool) {
    let palette = scene.palette;
    let area = ui.available_rect_before_wrap();
    let across = area.shrink2(vec2(size::WINDOW_EDGE, 0.0));
    // Narrower than this the table scrolls sideways.
    let width = across.width().max(620.0);
    ScrollArea::horizontal()
        .id_salt("points across")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_min_width(width + 2.0 * size::WINDOW_EDGE);
            let left = ui.max_rect().left() + size::WINDOW_EDGE;
            let (head, _) = ui.allocate_exact_size(vec2(width, 28.0), Sense::hover());
            for (share, name) in COLUMNS {
                let soft = palette.soft_ink;
                let job = text::one_line(name, Face::Sans, size::SMALL, soft, f32::INFINITY);
                let galley = text::galley(ui, job);
                let at = pos2(left + share * width, head.top() + 2.0);
                ui.painter().galley(at, galley, soft);
            }
            let rule = Stroke::new(size::HEAVY_RULE, palette.ink);
            ui.painter()
                .hline(left..=left + width, head.bottom() - 2.0, rule);
            rows_ui(ui, scene, agreement, (left, width), reveals);
        });
}

fn rows_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    agreement: &Agreement,
    (left, width): (f32, f32),
    reveals: bool,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let points = &agreement.points;
    let selected = scene.state.view.selection.map(|selection| selection.point);
    let mut scroll = ScrollArea::vertical()
        .id_salt("points by distance")
        .auto_shrink(false);
    if reveals && let Some(at) = points.iter().position(|it| Some(it.point) == selected) {
        #[expect(clippy::cast_precision_loss, reason = "rows of a file fit")]
        let top = at as f32 * ROW;
        // In the upper half, so that what comes next is seen too.
        let above = (ui.available_height() / 2.0 - ROW).max(0.0);
        scroll = scroll.vertical_scroll_offset((top - above).max(0.0));
    }
    scroll.show_rows(ui, ROW, points.len(), |ui, rows| {
        for summary in &points[rows] {
            row_ui(ui, scene, summary, (left, width));
        }
    });
}

fn row_ui(ui: &mut Ui, scene: &mut Scene, summary: &PointSummary, (left, width): (f32, f32)) {
    let palette = scene.palette;
    let state = scene.state;
    let dossier = state.dossier();
    let (rect, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
    let rect = Rect::from_min_size(pos2(left, rect.top()), vec2(width, ROW));
    let id = ui.scope_id().with(("point", summary.point.0));
    let response = ui.interact(rect, id, Sense::click());
    let is_selected = state.view.selection.map(|it| it.point) == Some(summary.point);
    let title = &dossier.point(summary.point).title;
    let alone = summary.alone.map(|party| dossier.party(party).name.clone());
    let told = distance_words(summary);
    let heard = format!("{} of {}", summary.heard, state.shown.columns.len());
    response.widget_info(|| {
        let distance = match summary.distance {
            Some(distance) => format!("distance {distance} of {STEPS}, {told}"),
            None => told.clone(),
        };
        let mut name = format!(
            "{title}: {distance}, {} for, {} against, {heard} heard, firmness {}",
            summary.for_it, summary.against, summary.firmness
        );
        if let Some(alone) = &alone {
            name.push_str(&format!(", {alone} alone"));
        }
        egui::WidgetInfo::selected(egui::Role::Button, true, is_selected, name)
    });
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.hovered() {
        ui.painter().rect_filled(rect, 0, palette.hover);
    }
    ui.painter().hline(
        rect.x_range(),
        rect.bottom(),
        Stroke::new(size::HAIRLINE, palette.line),
    );
    if is_selected || response.has_focus() {
        let stroke = Stroke::new(size::SELECTION_RULE, palette.ink);
        let ring = rect.expand2(vec2(8.0, 0.0));
        ui.painter()
            .rect_stroke(ring, 0.0, stroke, StrokeKind::Inside);
    }
    let is_silent = summary.distance.is_none();
    let soft = palette.soft_ink;
    let fields = [
        (title.clone(), Face::SansSemiBold, palette.ink, 0.0),
        (told, Face::Sans, soft, 84.0),
        (
            format!("{}, {}", summary.for_it, summary.against),
            Face::Sans,
            soft,
            0.0,
        ),
        (heard, Face::Sans, soft, 0.0),
        (summary.firmness.to_string(), Face::Sans, soft, 0.0),
        (alone.unwrap_or_default(), Face::Sans, palette.ink, 0.0),
    ];
    for (at, (words, face, color, indent)) in fields.into_iter().enumerate() {
        let begin = COLUMNS[at].0 * width + if is_silent { 0.0 } else { indent };
        let end = COLUMNS.get(at + 1).map_or(1.0, |(share, _)| *share) * width;
        let points = if at == 0 { size::BODY } else { size::SMALL };
        let mut job = text::paragraph(&words, face, points, color, end - begin - 10.0);
        job.wrap.max_rows = 2;
        let galley = text::galley(ui, job);
        let middle = rect.center().y - galley.size().y / 2.0;
        ui.painter()
            .galley(pos2(left + begin, middle), galley, color);
    }
    if let Some(distance) = summary.distance {
        distance_ui(
            ui,
            scene,
            distance,
            pos2(left + COLUMNS[1].0 * width, rect.center().y),
        );
    }
    if response.clicked() {
        let columns = &state.shown.columns;
        let with_position = columns
            .iter()
            .find(|&&party| !state.matrix.cell(summary.point, party).is_hole());
        let party = summary.alone.or(with_position.copied());
        if let Some(party) = party.or_else(|| columns.first().copied()) {
            let point = summary.point;
            scene.push(Command::InAgreement(AgreementStep::Look(Selection {
                point,
                party,
            })));
        }
    }
}

/// The number, and as many filled steps of the scale's six.
fn distance_ui(ui: &Ui, scene: &Scene, distance: u8, at: egui::Pos2) {
    let palette = scene.palette;
    let ink = palette.ink;
    let words = distance.to_string();
    let job = text::one_line(&words, Face::SansSemiBold, size::BODY, ink, f32::INFINITY);
    let galley = text::galley(ui, job);
    let top = at.y - galley.size().y / 2.0;
    ui.painter().galley(pos2(at.x, top), galley, ink);
    for step in 0..STEPS {
        let left = at.x + 16.0 + f32::from(step) * 10.0;
        let box_ = Rect::from_min_size(pos2(left, at.y - 4.0), vec2(8.0, 8.0));
        if step < distance {
            ui.painter().rect_filled(box_, 0, palette.soft_ink);
        } else {
            let stroke = Stroke::new(size::HAIRLINE, palette.strong_line);
            ui.painter()
                .rect_stroke(box_, 0.0, stroke, StrokeKind::Inside);
        }
    }
}
