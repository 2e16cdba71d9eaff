//! Above the matrix: title and what is shown, date, search, filters, files, export.

use egui::{Align, Button, Id, Layout, Popup, PopupCloseBehavior, Rect, TextEdit, Ui, vec2};

use super::{Memory, Scene, text};
use crate::look::{Face, Symbol, paint_symbol, plain_button, primary_button, size};
use crate::model::DateSpan;
use crate::state::{Command, Focus, Room, Section, TABLE};
use crate::words;

/// Paints the bar.
pub(super) fn top_bar_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let palette = scene.palette;
            if ui.add(primary_button("Export…", &palette)).clicked() {
                scene.push(Command::AskExport);
            }
            menu_ui(ui, scene);
            sources_button_ui(ui, scene);
            if scene.state.view.room == Room::Matrix {
                let filters = filter_button_ui(ui, scene);
                if filters {
                    scene.push(Command::ToggleFilters);
                }
                date_ui(ui, scene);
                search_ui(ui, scene, memory);
            }
            ui.add_space(size::STEP);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                title_ui(ui, scene);
            });
        });
    });
}

/// The dossier's title, and how much of it is shown; the second is announced when it changes.
fn title_ui(ui: &mut Ui, scene: &Scene) {
    let palette = scene.palette;
    let state = scene.state;
    let title = match state.dossier().title.as_str() {
        "" => "Untitled dossier",
        title => title,
    };
    let line = words::title_line(state.dossier(), &state.lens, &state.shown, &state.matrix);
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
        &line,
        Face::Sans,
        size::SMALL,
        palette.soft_ink,
        f32::INFINITY,
    );
    if text::galley(ui, full).size().x <= beside {
        ui.spacing_mut().item_spacing.x = 14.0;
        text::label(ui, job);
        let job = text::one_line(&line, Face::Sans, size::SMALL, palette.soft_ink, beside);
        let response = text::label(ui, job);
        announce(ui, &response);
    } else {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            text::label(ui, job);
            let job = text::one_line(&line, Face::Sans, size::MARK, palette.soft_ink, width);
            let response = text::label(ui, job).on_hover_text(&line);
            announce(ui, &response);
        });
    }
}

/// The search field. It takes the keys when it is asked to, and gives them back.
fn search_ui(ui: &mut Ui, scene: &mut Scene, memory: &mut Memory) {
    let mut search = scene.state.lens.search.clone();
    let width = (ui.available_width() * 0.4).clamp(120.0, 240.0);
    let response = ui
        .add(
            TextEdit::singleline(&mut search)
                .id(Id::unique("search"))
                .hint_text("Search points, quotes, speakers")
                .margin(egui::Margin {
                    left: 28,
                    right: 8,
                    top: 6,
                    bottom: 6,
                })
                .desired_width(width),
        )
        .accessible_name("Search points, quotes, speakers");
    let sign = Rect::from_center_size(
        egui::pos2(response.rect.left() + 15.0, response.rect.center().y),
        vec2(12.0, 12.0),
    );
    paint_symbol(ui.painter(), Symbol::Search, sign, scene.palette.soft_ink);
    if search != scene.state.lens.search {
        scene.push(Command::SetSearch(search));
    }
    let wanted = scene.state.view.focus == Focus::Search;
    if wanted && !memory.search_focused {
        response.request_focus();
    }
    memory.search_focused = wanted;
    if response.lost_focus() && wanted {
        scene.push(Command::BackToMatrix);
    } else if response.gained_focus() && !wanted {
        scene.push(Command::FocusSearch);
    }
}

/// The date of the lens, and the popup in which it is set.
fn date_ui(ui: &mut Ui, scene: &mut Scene) {
    let label = match scene.state.lens.as_of.as_deref().map(DateSpan::parse) {
        Some(Ok(date)) => DateSpan::day(date.last_day()).words(),
        _ => "All dates".to_owned(),
    };
    let response = ui.add(plain_button(label.clone()));
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Date: {label}"))
    });
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(280.0)
        .show(|ui| date_popup_ui(ui, scene));
}

fn date_popup_ui(ui: &mut Ui, scene: &mut Scene) {
    let palette = scene.palette;
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.set_width(264.0);
    let width = ui.available_width();
    let note = |ui: &mut Ui, words: &str| {
        text::label(
            ui,
            text::paragraph(words, Face::Sans, size::MARK, palette.soft_ink, width),
        );
    };
    note(ui, "Positions as of a day, a month or a year");
    let state = scene.state;
    let kept = state.view.date_draft.as_ref().or(state.lens.as_of.as_ref());
    let mut typed = kept.cloned().unwrap_or_default();
    let before = typed.clone();
    ui.add(
        TextEdit::singleline(&mut typed)
            .id(Id::unique("date"))
            .hint_text("2025-08-26, 2025-08 or 2025")
            .desired_width(f32::INFINITY),
    )
    .accessible_name("A day, a month or a year, such as 2025-08-26");
    if typed != before {
        scene.push(Command::SetDate(typed));
    }
    if let Some(draft) = &state.view.date_draft
        && let Err(problem) = DateSpan::parse(draft)
    {
        note(ui, &format!("“{draft}”: {problem}"));
    }
    ui.horizontal(|ui| {
        let day = scene.state.lens.day().or_else(|| last_day(scene));
        if let Some(day) = day {
            let mut picked = day;
            let label = ui.label("Pick a day");
            let button = egui_extras::DatePickerButton::new(&mut picked)
                .id_salt("date picker")
                .show_icon(false)
                .calendar_week(false);
            ui.add(button).labelled_by(label.id);
            if picked != day {
                scene.push(Command::SetDate(picked.to_string()));
            }
        }
    });
    let clear = ui.add_enabled(scene.state.lens.as_of.is_some(), Button::new("All dates"));
    if clear.clicked() {
        scene.push(Command::SetDate(String::new()));
        ui.close();
    }
}

/// The last day on which anything was said, a good place to begin from.
fn last_day(scene: &Scene) -> Option<crate::model::Day> {
    scene
        .state
        .dossier()
        .statements
        .iter()
        .map(|statement| statement.said.last_day())
        .max()
}

fn filter_button_ui(ui: &mut Ui, scene: &Scene) -> bool {
    let lens = &scene.state.lens;
    let active = lens.stances.len()
        + usize::from(lens.holes)
        + usize::from(lens.disputed)
        + usize::from(lens.changed);
    let label = if active > 0 {
        format!("Filter ({active})")
    } else {
        "Filter".to_owned()
    };
    ui.add(plain_button(label).selected(scene.state.view.filters_open))
        .clicked()
}

/// The way to the sources, and back.
fn sources_button_ui(ui: &mut Ui, scene: &mut Scene) {
    let is_open = scene.state.view.room != Room::Matrix;
    let button = plain_button("Sources").selected(is_open);
    if ui.add(button).clicked() {
        scene.push(if is_open {
            Command::ShowMatrix
        } else {
            Command::ShowSources
        });
    }
}

/// Everything else: files, recent files, densities, theme, help.
fn menu_ui(ui: &mut Ui, scene: &mut Scene) {
    let response = ui.add(plain_button("Open…"));
    if response.clicked() {
        scene.push(Command::AskOpen);
    }
    let menu = ui.add(plain_button("Menu"));
    Popup::menu(&menu).width(300.0).show(|ui| {
        ui.set_min_width(300.0);
        for (section, heading) in Section::ALL {
            if section == Section::Move {
                continue;
            }
            ui.menu_button(heading, |ui| {
                ui.set_min_width(320.0);
                for row in TABLE.iter().filter(|row| row.section == section) {
                    let keys = row
                        .keys
                        .first()
                        .map(ToString::to_string)
                        .unwrap_or_default();
                    let button = Button::new(row.label)
                        .shortcut_text(keys)
                        .selected(is_on(scene, &row.command));
                    if ui.add(button).clicked() {
                        scene.push(row.command.clone());
                        ui.close();
                    }
                }
            });
        }
        recent_ui(ui, scene);
    });
}

fn recent_ui(ui: &mut Ui, scene: &mut Scene) {
    let recent = scene.state.settings.recent.clone();
    ui.add_enabled_ui(!recent.is_empty(), |ui| {
        ui.menu_button("Recent files", |ui| {
            ui.set_min_width(320.0);
            for path in recent {
                let name = path
                    .file_name()
                    .unwrap_or(path.as_os_str())
                    .to_string_lossy();
                let button = Button::new(name.into_owned());
                if ui
                    .add(button)
                    .on_hover_text(path.display().to_string())
                    .clicked()
                {
                    scene.push(Command::OpenFile(path));
                    ui.close();
                }
            }
            ui.separator();
            if ui.button("Forget recent files").clicked() {
                scene.push(Command::ForgetRecent);
                ui.close();
            }
        });
    });
}

/// True for a choice that is in force now.
fn is_on(scene: &Scene, command: &Command) -> bool {
    let state = scene.state;
    match command {
        Command::SetDensity(density) => state.view.density == *density,
        Command::SetTheme(theme) => state.settings.theme == *theme,
        Command::ToggleReduceMotion => state.settings.reduce_motion,
        Command::ToggleDisputed => state.lens.disputed,
        Command::ToggleChanged => state.lens.changed,
        Command::ToggleHoles => state.lens.holes,
        Command::ToggleFolding => state.lens.fold_silent,
        Command::ToggleFilters => state.view.filters_open,
        _ => false,
    }
}
