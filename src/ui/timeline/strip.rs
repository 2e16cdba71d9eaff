//! The line above the axis: fold, play, compare, what the marks mean, and what is compared.

use egui::{
    Button, Id, Key, Popup, PopupCloseBehavior, PopupKind, Rect, Response, Sense, Stroke,
    StrokeKind, TextEdit, Ui, UiBuilder, vec2,
};

use super::mark::{Kind, MARK, paint_mark, paint_ring};
use super::{Memory, Places};
use crate::finding::Count;
use crate::look::{self, Face, Symbol, size};
use crate::model::{DateSpan, Stance};
use crate::state::{Command, ListKind, Room, TimelineZoom};
use crate::ui::{Scene, text};
use crate::words;

/// The width of the popups, in points.
const WIDTH: f32 = 300.0;

/// Paints the line.
pub(super) fn strip_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory, places: &Places) {
    let palette = scene.palette;
    let edge = match places.is_one_line {
        true => 0.0,
        // Above the axis stands how much is later than what is on screen.
        false if memory.zoom > 1.0 => 64.0,
        false => size::WINDOW_EDGE,
    };
    let inside = Rect::from_x_y_ranges(
        places.strip.left() + size::WINDOW_EDGE - 8.0..=places.strip.right() - edge,
        places.strip.y_range(),
    );
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let builder = UiBuilder::new()
        .max_rect(inside)
        .layout(layout)
        .id_salt("strip");
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        let is_folded = scene.state.settings.timeline_folded;
        let (symbol, name) = if is_folded {
            (Symbol::CaretRight, "Unfold the timeline")
        } else {
            (Symbol::CaretDown, "Fold the timeline")
        };
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            if text::symbol_button(ui, symbol, name, &palette).clicked() {
                scene.push(Command::ToggleTimeline);
            }
            if !places.is_one_line {
                let job = text::capitals("Timeline", palette.soft_ink, 200.0);
                text::label(ui, job);
            }
        });
        let (label, name) = if scene.state.view.playing {
            ("Stop", "Stop playing")
        } else {
            ("Play", "Play through the dates")
        };
        if text::named_link(ui, label, name, &palette).clicked() {
            scene.push(Command::Play);
        }
        let compare = text::named_link(ui, "Compare…", "Compare with another date…", &palette);
        let popup_of_date = popup(&compare);
        let is_open = popup_of_date.is_open();
        if !is_open {
            memory.draft = None;
        }
        // In the frame of the click the popup is not there yet.
        let is_new = is_open && !memory.is_open;
        memory.is_open = is_open;
        popup_of_date.show(|ui| compare_ui(ui, scene, memory, is_new));
        if places.is_one_line {
            return;
        }
        let marks = text::named_link(ui, "Marks", "What the marks mean", &palette);
        popup(&marks).show(|ui| legend_ui(ui, scene));
        if ui.available_width() > 160.0
            && text::named_link(
                ui,
                "As a list",
                "The statements by date, as a list",
                &palette,
            )
            .clicked()
        {
            scene.push(Command::ShowRoom(Room::List(ListKind::Statements)));
        }
        if memory.zoom > 1.0 && text::link(ui, "All time", &palette).clicked() {
            scene.push(Command::ZoomTimeline(TimelineZoom::All));
        }
        let mut line = status(scene, memory);
        let says = &scene.state.view.timeline_says;
        if !says.is_empty() {
            line = format!("{says} · {line}");
        }
        let job = text::one_line(
            &line,
            Face::Sans,
            size::SMALL,
            palette.soft_ink,
            ui.available_width(),
        );
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let response = text::label(ui, job);
            ui.accesskit_node_builder(response.id, |node| {
                node.set_live(egui::accesskit::Live::Polite);
            });
        });
    });
}

fn popup(button: &Response) -> Popup<'_> {
    Popup::from_toggle_button_response(button)
        .kind(PopupKind::Menu)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(WIDTH)
}

/// What is compared with what; without a comparison, what there is. Counted once for each change.
fn status(scene: &Scene, memory: &mut Memory) -> String {
    let state = scene.state;
    if let Some((version, line)) = &memory.status
        && *version == state.version
    {
        return line.clone();
    }
    let line = if let Some(comparison) = &state.comparison {
        words::comparison_line(comparison, &state.shown, &state.matrix)
    } else {
        let count = Count::new(state.timeline.statements, "statement", "statements");
        let days = Count::new(state.timeline.days.len(), "day", "days");
        format!("{count} on {days}")
    };
    let mut line = words::sentence(&line);
    if memory.filtered.fits(state) && memory.filtered.left_out > 0 {
        let left_out = Count::new(memory.filtered.left_out, "statement", "statements");
        line.push_str(&format!(" · {left_out} in rows that filters leave out"));
    }
    memory.status = Some((state.version, line.clone()));
    line
}

/// The date to compare with, typed, held, or taken off.
fn compare_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory, is_new: bool) {
    ui.spacing_mut().item_spacing.y = 8.0;
    ui.set_width(WIDTH);
    let lens = &scene.state.lens;
    let kept = lens.compared_to.clone().unwrap_or_default();
    let mut draft = memory.draft.take().unwrap_or_else(|| kept.clone());
    note(
        ui,
        scene,
        "Cells say what another date has instead. Without one, the date is compared with the \
         newest state",
    );
    let field = TextEdit::singleline(&mut draft)
        .id(Id::unique("compared date"))
        .hint_text("2025-08-26, 2025-08 or 2025")
        .margin(egui::Margin::symmetric(8, 6))
        .desired_width(f32::INFINITY);
    let field = ui
        .add(field)
        .accessible_name("A day, a month or a year to compare with, such as 2025-08-26");
    if is_new {
        field.request_focus();
    }
    let typed = draft.trim().to_owned();
    memory.draft = Some(draft);
    let problem = match DateSpan::parse(&typed) {
        Err(problem) if !typed.is_empty() => Some(problem),
        _ => None,
    };
    if let Some(problem) = &problem {
        note(ui, scene, &format!("“{typed}”: {problem}"));
    } else if typed != kept {
        note(ui, scene, "Enter compares with this date");
    }
    if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        if problem.is_none() {
            scene.push(Command::CompareWith(typed));
            ui.close();
        } else {
            field.request_focus();
        }
    }
    let lens = &scene.state.lens;
    let newest = Button::new("Compare with the newest state");
    if ui.add_enabled(!kept.is_empty(), newest).clicked() {
        scene.push(Command::CompareWith(String::new()));
        ui.close();
    }
    let mut only = lens.differing;
    let is_comparing = scene.state.comparison.is_some();
    let check = egui::Checkbox::new(&mut only, "Only cells that differ");
    if ui.add_enabled(is_comparing, check).changed() {
        scene.push(Command::ToggleDiffering);
    }
    note(
        ui,
        scene,
        "A click on the axis with Ctrl or Alt held chooses the other date too",
    );
}

fn note(ui: &mut Ui, scene: &Scene, words: &str) {
    let width = ui.available_width();
    let color = scene.palette.soft_ink;
    let job = text::paragraph(words, Face::Sans, size::MARK, color, width);
    text::label(ui, job);
}

/// What is painted as a sample, beside its meaning.
enum Sample {
    Mark(Stance, Kind, bool),
    Ring,
    Count,
    Dot,
    Bar(bool),
    HollowBar,
}

/// What every mark means, with a sample of each.
fn legend_ui(ui: &mut Ui, scene: &Scene) {
    ui.set_width(WIDTH);
    ui.spacing_mut().item_spacing.y = 6.0;
    let entries = [
        (
            Sample::Mark(Stance::Supports, Kind::Own, false),
            "The party’s own words; sign and colour say the stance",
        ),
        (
            Sample::Mark(Stance::Opposes, Kind::Reported, false),
            "In a frame: reported of the party, no speaker named",
        ),
        (
            Sample::Mark(Stance::Supports, Kind::NoPosition, false),
            "Dashed, without colour: claimed by another party, or the word of a part or an analyst; no position of the party",
        ),
        (
            Sample::Mark(Stance::Supports, Kind::Own, true),
            "Pale: later than the date that is looked at",
        ),
        (
            Sample::Ring,
            "Ringed: a statement of the selected cell; heavier, the chosen one",
        ),
        (
            Sample::Count,
            "So many statements close together: click for a list, or take a closer look",
        ),
        (
            Sample::Dot,
            "A statement in a row that the filters leave out",
        ),
        (
            Sample::Bar(false),
            "Said on an unknown day from here to there; its mark stands at the first possible one",
        ),
        (Sample::Bar(true), "Hatched: the date is inferred"),
        (
            Sample::HollowBar,
            "Hollow past the date that is looked at: perhaps later",
        ),
    ];
    for (sample, meaning) in entries {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(28.0, 17.0), Sense::hover());
            paint_sample(ui, scene, &sample, rect);
            note(ui, scene, meaning);
        });
    }
    note(
        ui,
        scene,
        "Days on which much was said are wider; a long time without a statement is cut short",
    );
}

fn paint_sample(ui: &Ui, scene: &Scene, sample: &Sample, rect: Rect) {
    let palette = scene.palette;
    let painter = ui.painter();
    let mark = Rect::from_center_size(rect.center(), vec2(MARK, MARK));
    let bar = Rect::from_center_size(rect.center(), vec2(26.0, 3.0));
    let stroke = Stroke::new(size::HAIRLINE, palette.soft_ink);
    match sample {
        Sample::Mark(stance, kind, is_pale) => {
            paint_mark(painter, &palette, *stance, *kind, mark, *is_pale);
        }
        Sample::Ring => {
            let stance = Stance::Supports;
            paint_mark(painter, &palette, stance, Kind::Own, mark, false);
            paint_ring(painter, &palette, mark, true);
        }
        Sample::Count => super::counts::paint_count(painter, &palette, rect, 7),
        Sample::Dot => super::lanes::paint_dot(painter, &palette, rect),
        Sample::Bar(true) => {
            let (strokes, scale) = (super::bars::hatched(bar), painter.pixels_per_point());
            painter.add(look::slants_on_screen(&strokes, palette.soft_ink, scale));
        }
        Sample::Bar(false) => {
            painter.rect_filled(bar, 0, palette.soft_ink);
        }
        Sample::HollowBar => {
            painter.rect_stroke(bar, 0, stroke, StrokeKind::Inside);
        }
    }
}
