//! The parts of the dossier: parties, themes, points, versions of the plan and sources as lists, in
//! the order of the file, each record to be changed, moved and taken out.

use egui::{Align, Id, Layout, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder};
use egui::{pos2, vec2};

use super::{Scene, focus, text};
use crate::finding::RecordKind;
use crate::look::{Face, size};
use crate::state::{Command, EditCommand, Focus, Part, PartLine, PartLines, PartStep, Reshape};

/// The height of every line, in points.
const LINE: f32 = 34.0;
/// Room for the links at the end of a line.
const LINKS: f32 = 196.0;
/// Room for what hangs on a record.
const COUNTS: f32 = 150.0;
/// Narrower than this the counts are left out.
const NARROW: f32 = 620.0;

/// What the room remembers between frames.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The lines, and of which file they are.
    lines: PartLines,
    sha256: Option<String>,
    /// The last wish to bring the chosen record into view that was followed.
    revealed: u64,
}

/// What egui calls a record of the lists.
pub(super) fn row_id(part: Part) -> Id {
    Id::unique(("part", part.kind.word(), part.at))
}

/// Paints the lists over the whole of `ui`.
pub(super) fn parts_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory) {
    let dossier = scene.state.dossier();
    if memory.sha256.as_ref() != Some(&dossier.sha256) {
        memory.lines = PartLines::of(dossier);
        memory.sha256 = Some(dossier.sha256.clone());
    }
    let lines = &memory.lines;
    let parts = scene.state.editing.parts;
    let is_revealing = memory.revealed != parts.reveal;
    memory.revealed = parts.reveal;
    let chosen = parts.chosen.and_then(|chosen| lines.line_of(chosen));
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt("parts")
        .auto_shrink(false)
        .show_rows(ui, LINE, lines.count() + 1, |ui, range| {
            let (left, top, width) = (
                ui.max_rect().left(),
                ui.max_rect().top(),
                ui.available_width(),
            );
            let first = range.start;
            let place = |at: usize| {
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "a screen has few lines, and a file some thousands"
                )]
                let down = at as f32 - first as f32;
                Rect::from_min_size(pos2(left, top + down * LINE), vec2(width, LINE))
            };
            if let Some(chosen) = chosen.filter(|_| is_revealing) {
                ui.scroll_to_rect(place(chosen).expand2(vec2(0.0, LINE)), None);
            }
            for at in range {
                let Some(line) = lines.line(dossier, at) else {
                    continue;
                };
                let place = place(at);
                match line {
                    PartLine::Heading(kind, count) => heading_ui(ui, scene, place, kind, count),
                    PartLine::Record(part, name, counts) => {
                        let words = (name.as_str(), counts.as_str());
                        record_ui(
                            ui,
                            scene,
                            place,
                            part,
                            words,
                            chosen == Some(at),
                            is_revealing,
                        );
                    }
                }
            }
            ui.allocate_space(ui.available_size());
        });
}

/// The name of a list, how many records it has, and the way to add one.
fn heading_ui(ui: &mut Ui, scene: &mut Scene, place: Rect, kind: RecordKind, count: usize) {
    let palette = scene.palette;
    let (title, one) = match kind {
        RecordKind::Party => ("Parties", "Add a party"),
        RecordKind::Theme => ("Themes", "Add a theme"),
        RecordKind::Point => ("Points", "Add a point"),
        RecordKind::Plan => ("Versions of the plan", "Add a version of the plan"),
        RecordKind::Source => ("Sources", "Add a source"),
        RecordKind::Statement => return,
    };
    let inside = inside(place);
    let name = match count {
        0 => format!("{title}: none"),
        count => format!("{title}: {count}"),
    };
    let mut row = row_of(ui, inside, ("heading", kind.word()));
    row.with_layout(Layout::right_to_left(Align::BOTTOM), |ui| {
        ui.add_space(2.0);
        if text::link(ui, one, &palette).clicked() {
            scene.push(Command::Edit(EditCommand::Add(kind)));
        }
        ui.with_layout(Layout::left_to_right(Align::BOTTOM), |ui| {
            let width = ui.available_width();
            text::label(ui, text::capitals(&name, palette.soft_ink, width));
        });
    });
    let stroke = Stroke::new(size::HAIRLINE, palette.strong_line);
    let y = place.bottom() - size::HAIRLINE / 2.0;
    ui.painter().hline(inside.x_range(), y, stroke);
}

fn inside(place: Rect) -> Rect {
    place.shrink2(vec2(size::WINDOW_EDGE, 5.0))
}

fn row_of(ui: &mut Ui, place: Rect, salt: (&str, &str)) -> Ui {
    ui.new_child(
        UiBuilder::new()
            .max_rect(place)
            .id_salt(salt)
            .layout(Layout::left_to_right(Align::Center)),
    )
}

/// One record: its name, what hangs on it, and what can be done with it.
fn record_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    place: Rect,
    part: Part,
    (name, counts): (&str, &str),
    is_chosen: bool,
    has_moved: bool,
) {
    let palette = scene.palette;
    let id = row_id(part);
    // The lists are one stop for Tab, and then the links of the chosen record.
    let sense = if is_chosen {
        Sense::click()
    } else {
        Sense::CLICK
    };
    let response = ui.interact(place, id, sense);
    let spoken = format!("{name}: {counts}");
    response.widget_info(|| egui::WidgetInfo::selected(Role::Row, true, is_chosen, &spoken));
    if is_chosen {
        ui.painter().rect_filled(place, 0.0, palette.panel);
    } else if response.hovered() {
        ui.painter().rect_filled(place, 0.0, palette.hover);
    }
    let inside = inside(place);
    let line = Stroke::new(size::HAIRLINE, palette.line);
    let y = place.bottom() - size::HAIRLINE / 2.0;
    ui.painter().hline(inside.x_range(), y, line);
    let is_narrow = inside.width() < NARROW;
    let has_links = is_chosen || response.contains_pointer();
    let counts_room = if is_narrow { 0.0 } else { COUNTS };
    let links_room = if is_narrow && !has_links { 0.0 } else { LINKS };
    let room = inside.width() - counts_room - links_room - 16.0;
    let painter = ui.painter();
    let words = |words: &str, color, room| {
        let job = text::one_line(words, Face::Sans, size::BODY, color, room);
        text::galley(ui, job)
    };
    let galley = words(name, palette.ink, room);
    let middle = inside.center().y;
    let at = pos2(inside.left(), middle - galley.size().y / 2.0);
    painter.galley(at, galley, palette.ink);
    if !is_narrow {
        let galley = words(counts, palette.soft_ink, COUNTS);
        let left = inside.right() - LINKS - COUNTS;
        let at = pos2(left, middle - galley.size().y / 2.0);
        painter.galley(at, galley, palette.soft_ink);
    }
    if is_chosen {
        // Focus by keyboard looks the same as selection by mouse.
        let stroke = Stroke::new(size::SELECTION_RULE, palette.ink);
        let ring = place.shrink2(vec2(size::HALF_STEP, 0.0));
        painter.rect_stroke(ring, 0.0, stroke, StrokeKind::Inside);
        focus::keep_on(ui, scene, Focus::Parts, &response, has_moved);
    }
    if has_links {
        let links = inside.with_min_x(inside.right() - LINKS);
        links_ui(ui, scene, links, part, name);
    }
    if response.double_clicked() {
        push(scene, PartStep::Choose(part));
        push(scene, PartStep::Change);
    } else if response.clicked() {
        push(scene, PartStep::Choose(part));
    }
}

fn links_ui(ui: &mut Ui, scene: &mut Scene, place: Rect, part: Part, name: &str) {
    let palette = scene.palette;
    let salt = format!("links {}", part.at);
    let mut row = row_of(ui, place, (part.kind.word(), &salt));
    row.spacing_mut().item_spacing.x = 14.0;
    for (words, step) in [
        ("Change", PartStep::Change),
        ("Up", PartStep::Shift(false)),
        ("Down", PartStep::Shift(true)),
        ("Take out…", PartStep::Remove),
    ] {
        let spoken = format!("{words}: {name}");
        if text::named_link(&mut row, words, &spoken, &palette).clicked() {
            push(scene, PartStep::Choose(part));
            push(scene, step);
        }
    }
}

fn push(scene: &mut Scene, step: PartStep) {
    let command = EditCommand::Reshape(Reshape::Part(step));
    scene.push(Command::Edit(command));
}
