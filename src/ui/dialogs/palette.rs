//! Finds anything by name: a field, and below it what the words find, the best first.

use egui::accesskit;
use egui::text::LayoutJob;
use egui::{Align, Id, Key, Modifiers, Rect, ScrollArea, Sense, TextEdit, Ui, pos2, vec2};

use crate::look::{Face, Symbol, paint_symbol, size};
use crate::state::{Command, Found, Palette};
use crate::ui::{Scene, text};

/// The height of an entry.
const ENTRY: f32 = 30.0;
/// How many entries Page Up and Page Down move.
const PAGE: isize = 8;

/// Paints the palette. `shown` is the entry that was in view last.
pub(super) fn palette_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    palette: &Palette,
    is_new: bool,
    shown: &mut usize,
) {
    let screen = ui.ctx().content_rect().size();
    ui.set_width((screen.x - 80.0).clamp(280.0, 560.0));
    keys(ui, scene, palette);
    field_ui(ui, scene, palette, is_new);
    ui.add_space(size::HALF_STEP);
    // As high whatever was found, so that the field stays where it is.
    let height = (screen.y - 200.0).clamp(3.0 * ENTRY, 11.0 * ENTRY);
    ui.set_min_height(ui.min_rect().height() + height);
    if palette.found.is_empty() {
        let job = text::paragraph(
            "Nothing has this name",
            Face::Sans,
            size::BODY,
            scene.palette.soft_ink,
            ui.available_width(),
        );
        let response = text::label(ui, job);
        ui.accesskit_node_builder(response.id, |node| {
            node.set_live(accesskit::Live::Polite);
        });
        return;
    }
    let moved = is_new || *shown != palette.at;
    *shown = palette.at;
    ScrollArea::vertical()
        .id_salt("found")
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.accesskit_node_builder(ui.scope_id(), |node| {
                node.set_role(accesskit::Role::ListBox);
                node.set_label("What was found");
            });
            // There are so few that all are laid out: a screen reader finds those out of view.
            for (at, found) in palette.found.iter().enumerate() {
                entry_ui(ui, scene, palette, (at, found), moved);
            }
        });
}

/// Where the entry with this number is known by.
fn entry_id(at: usize) -> Id {
    Id::unique(("palette entry", at))
}

/// The keys that move in the list, before the field takes them.
fn keys(ui: &Ui, scene: &mut Scene, palette: &Palette) {
    let moves = [
        (Key::ArrowUp, -1),
        (Key::ArrowDown, 1),
        (Key::PageUp, -PAGE),
        (Key::PageDown, PAGE),
    ];
    for (key, by) in moves {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            scene.push(Command::MoveInPalette(by));
        }
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        scene.push(Command::ChooseInPalette(palette.at));
    }
}

fn field_ui(ui: &mut Ui, scene: &mut Scene, palette: &Palette, is_new: bool) {
    let hint = "Commands, points, parties, speakers, sources";
    let mut query = palette.query.clone();
    let field = TextEdit::singleline(&mut query)
        .id(Id::unique("palette query"))
        .hint_text(hint)
        .margin(egui::Margin {
            left: 30,
            right: 8,
            top: 8,
            bottom: 8,
        })
        .desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name(hint);
    let center = pos2(response.rect.left() + 16.0, response.rect.center().y);
    let sign = Rect::from_center_size(center, vec2(12.0, 12.0));
    paint_symbol(ui.painter(), Symbol::Search, sign, scene.palette.soft_ink);
    if is_new || !response.has_focus() {
        response.request_focus();
    }
    // The field keeps the keys; what they act on is told beside it.
    ui.accesskit_node_builder(response.id, |node| {
        if !palette.found.is_empty() {
            node.set_active_descendant(entry_id(palette.at).accesskit_id());
        }
    });
    if query != palette.query {
        scene.push(Command::SetPaletteQuery(query));
    }
}

fn entry_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    palette: &Palette,
    (at, found): (usize, &Found),
    moved: bool,
) {
    let colors = scene.palette;
    let is_at = palette.at == at;
    let room = vec2(ui.available_width(), ENTRY);
    let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
    // Only the field is a stop for Tab.
    let response = ui.interact(rect, entry_id(at), Sense::CLICK);
    let kind = found.kind.word();
    let name = if found.keys.is_empty() {
        format!("{}, {kind}", found.words)
    } else {
        format!("{}, {kind}, {}", found.words, found.keys)
    };
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, is_at, &name));
    let count = palette.found.len();
    ui.accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::ListBoxOption);
        node.set_selected(is_at);
        node.set_position_in_set(at);
        node.set_size_of_set(count);
    });
    if is_at && moved {
        response.scroll_to_me(Some(Align::Center));
    }
    if response.clicked() {
        scene.push(Command::ChooseInPalette(at));
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let painter = ui.painter();
    if is_at {
        painter.rect_filled(rect, size::RADIUS, colors.selection);
    } else if response.hovered() {
        painter.rect_filled(rect, size::RADIUS, colors.hover);
    }
    let aside = if found.keys.is_empty() {
        kind.to_owned()
    } else {
        format!("{}   {kind}", found.keys)
    };
    let soft = if is_at { colors.ink } else { colors.soft_ink };
    let job = text::one_line(&aside, Face::Sans, size::MARK, soft, rect.width() * 0.5);
    let aside = text::galley(ui, job);
    let middle = |height: f32| rect.center().y - height / 2.0;
    let left = rect.right() - 10.0 - aside.size().x;
    let width = left - rect.left() - 24.0;
    painter.galley(pos2(left, middle(aside.size().y)), aside, soft);
    let galley = text::galley(ui, marked(found, colors.ink, width));
    let is_cut = galley.elided;
    let place = pos2(rect.left() + 10.0, middle(galley.size().y));
    painter.galley(place, galley, colors.ink);
    if is_cut {
        response.on_hover_text(&found.words);
    }
}

/// The name with what was looked for in bold.
fn marked(found: &Found, color: egui::Color32, width: f32) -> LayoutJob {
    let mut job = text::one_line("", Face::Sans, size::BODY, color, width);
    job.sections.clear();
    let plain = text::format(Face::Sans, size::BODY, color, size::BODY_LINE);
    let bold = text::format(Face::SansSemiBold, size::BODY, color, size::BODY_LINE);
    let mut at = 0;
    for mark in &found.marks {
        job.append(&found.words[at..mark.start], 0.0, plain.clone());
        job.append(&found.words[mark.clone()], 0.0, bold.clone());
        at = mark.end;
    }
    job.append(&found.words[at..], 0.0, plain);
    job
}
