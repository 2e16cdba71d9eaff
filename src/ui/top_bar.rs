//! Above the matrix: title and what is shown, date, search, filters, files, export.

use egui::{Align, Button, Id, Layout, Popup, Rect, Sense, TextEdit, Ui, pos2, vec2};

use super::{Memory, Scene, date_popup, menu, text};
use crate::finding::Count;
use crate::look::{Face, Palette, Symbol, paint_symbol, plain_button, primary_button, size};
use crate::state::{Command, Focus, Origin, Room, table};

/// A window narrower than this, in points, gives the title a line of its own.
const NARROW: f32 = 760.0;

/// Left and right of the words in the search field, in points.
const SEARCH_EDGES: f32 = 36.0;

/// Paints the bar.
pub(super) fn top_bar_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory) {
    let is_narrow = ui.available_width() < NARROW;
    if is_narrow {
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.horizontal(|ui| title_ui(ui, scene, true));
    }
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let palette = scene.palette;
            if ui.add(primary_button("Export…", &palette)).clicked() {
                scene.push(Command::AskExport);
            }
            if ui.add(plain_button("Open…")).clicked() {
                scene.push(Command::AskOpen);
            }
            menu::menu_ui(ui, scene);
            rooms_ui(ui, scene);
            if scene.state.view.room.has_lens() {
                let filters = filter_button_ui(ui, scene);
                if filters {
                    scene.push(Command::ToggleFilters);
                }
                date_popup::date_ui(ui, scene, &mut memory.date);
                let width = if is_narrow {
                    ui.available_width() - SEARCH_EDGES
                } else {
                    ui.available_width() * 0.4
                };
                search_ui(ui, scene, memory, width);
            }
            if is_narrow {
                return;
            }
            ui.add_space(size::STEP);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                title_ui(ui, scene, false);
            });
        });
    });
}

/// The dossier's title, and how much of it is shown, beside it where there is room or must be; the
/// second is announced when it changes.
fn title_ui(ui: &mut Ui, scene: &Scene, must_be_beside: bool) {
    let palette = scene.palette;
    let state = scene.state;
    // Without a file there is nothing to be counted either.
    if state.opened.origin == Origin::Nothing {
        return;
    }
    let title = match state.dossier().title.as_str() {
        "" => "Untitled dossier",
        title => title,
    };
    // What is not saved is said before all else.
    let unsaved;
    let line = if state.is_unsaved() {
        unsaved = format!("not saved · {}", state.told.title_line);
        unsaved.as_str()
    } else {
        state.told.title_line.as_str()
    };
    let width = ui.available_width();
    let job = text::one_line(title, Face::SansSemiBold, size::TITLE, palette.ink, width);
    let title_width = text::galley(ui, job.clone()).size().x;
    let beside = width - title_width - 16.0;
    let announce = |ui: &Ui, response: &egui::Response| {
        ui.accesskit_node_builder(response.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
    };
    let full = text::one_line(
        line,
        Face::Sans,
        size::SMALL,
        palette.soft_ink,
        f32::INFINITY,
    );
    let fits = text::galley(ui, full).size().x <= beside;
    if fits || (must_be_beside && beside > 80.0) {
        ui.spacing_mut().item_spacing.x = 14.0;
        text::label(ui, job);
        let job = text::one_line(line, Face::Sans, size::SMALL, palette.soft_ink, beside);
        let response = text::label(ui, job);
        announce(ui, &response);
    } else {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            text::label(ui, job);
            let job = text::one_line(line, Face::Sans, size::MARK, palette.soft_ink, width);
            // The label's own tooltip would stand beside this one.
            let label = egui::Label::new(std::sync::Arc::new(job)).show_tooltip_when_elided(false);
            let response = ui.add(label).on_hover_text(line);
            announce(ui, &response);
        });
    }
}

/// The search field. It takes the keys when it is asked to, and gives them back.
fn search_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory, width: f32) {
    let mut search = scene.state.lens.search.clone();
    let is_searching = !search.trim().is_empty();
    let width = width.clamp(80.0, 240.0);
    let response = ui
        .add(
            TextEdit::singleline(&mut search)
                .id(Id::unique("search"))
                .hint_text("Search points, quotes, speakers")
                .margin(egui::Margin {
                    left: 28,
                    right: if is_searching { 84 } else { 8 },
                    top: 6,
                    bottom: 6,
                })
                .desired_width(width),
        )
        .accessible_name("Search points, quotes, speakers");
    let sign = Rect::from_center_size(
        pos2(response.rect.left() + 15.0, response.rect.center().y),
        vec2(12.0, 12.0),
    );
    paint_symbol(ui.painter(), Symbol::Search, sign, scene.palette.soft_ink);
    if search != scene.state.lens.search {
        scene.push(Command::SetSearch(search));
    }
    if is_searching {
        hits_ui(ui, scene, response.rect);
    }
    let wanted = scene.state.view.focus == Focus::Search;
    if wanted && !memory.search_focused {
        response.request_focus();
    }
    memory.search_focused = wanted;
    if response.lost_focus() && wanted {
        // Tab leads on; everything else leads back to the cells.
        let tab = ui.input(|input| input.key_pressed(egui::Key::Tab));
        scene.push(if tab {
            Command::LeaveSearch
        } else {
            Command::BackToMatrix
        });
    } else if response.gained_focus() && !wanted {
        scene.push(Command::FocusSearch);
    }
}

/// How often the words were found, and the way to take them off, at the end of the field.
fn hits_ui(ui: &Ui, scene: &mut Scene, field: Rect) {
    let palette = scene.palette;
    let cross = Rect::from_center_size(
        pos2(field.right() - 15.0, field.center().y),
        vec2(22.0, 22.0),
    );
    let id = Id::unique("clear search");
    let clear = ui.interact(cross, id, Sense::click());
    clear.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "Clear the search"));
    let color = if clear.hovered() || clear.has_focus() {
        palette.ink
    } else {
        palette.soft_ink
    };
    let place = Rect::from_center_size(cross.center(), vec2(10.0, 10.0));
    paint_symbol(ui.painter(), Symbol::Close, place, color);
    text::focus_ring(ui, &clear, &palette);
    let words = Count::new(scene.state.shown.hits, "hit", "hits").to_string();
    let job = text::one_line(&words, Face::Sans, size::MARK, palette.soft_ink, 60.0);
    let galley = text::galley(ui, job);
    let at = pos2(
        cross.left() - galley.size().x - 2.0,
        field.center().y - galley.size().y / 2.0,
    );
    let place = Rect::from_min_size(at, galley.size());
    let count = ui.interact(place, Id::unique("hits"), Sense::hover());
    count.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
    ui.accesskit_node_builder(count.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
    ui.painter().galley(at, galley, palette.soft_ink);
    if clear.clicked() {
        scene.push(Command::SetSearch(String::new()));
    }
}

fn filter_button_ui(ui: &mut Ui, scene: &Scene) -> bool {
    let lens = &scene.state.lens;
    let active = lens.stances.len()
        + usize::from(lens.holes)
        + usize::from(lens.disputed)
        + usize::from(lens.changed)
        + usize::from(lens.unchecked)
        + usize::from(!lens.hidden.is_empty());
    let label = if active > 0 {
        format!("Filter ({active})")
    } else {
        "Filter".to_owned()
    };
    ui.add(plain_button(label).selected(scene.state.view.filters_open))
        .clicked()
}

/// Where one is, and the way to every other room.
fn rooms_ui(ui: &mut Ui, scene: &mut Scene) {
    let here = scene.state.view.room;
    let button = caret_button(ui, here.name(), here != Room::Matrix, &scene.palette);
    let name = format!("View: {}", here.name());
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    Popup::menu(&button).width(260.0).show(|ui| {
        ui.set_min_width(260.0);
        for (room, name) in Room::ALL {
            let keys = table()
                .find(|row| {
                    row.command == Command::ShowRoom(room)
                        || (room == Room::Sources && row.command == Command::ShowSources)
                })
                .and_then(|row| row.keys.first())
                .map(ToString::to_string)
                .unwrap_or_default();
            let is_here = name == here.name();
            let entry = Button::new(name).shortcut_text(keys).selected(is_here);
            if ui.add(entry).clicked() {
                scene.push(Command::ShowRoom(room));
                ui.close();
            }
        }
    });
}

/// A button with a small caret, because it opens a menu.
fn caret_button(ui: &mut Ui, label: &str, on: bool, palette: &Palette) -> egui::Response {
    // The caret stands on room that the label leaves at its end.
    let response = ui.add(plain_button(format!("{label}     ")).selected(on));
    let place = Rect::from_center_size(
        pos2(response.rect.right() - 15.0, response.rect.center().y),
        vec2(8.0, 8.0),
    );
    paint_symbol(ui.painter(), Symbol::CaretDown, place, palette.soft_ink);
    response
}
