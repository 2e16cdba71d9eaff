//! The menu: every command that needs nothing but to be asked for, and the recent files.

use egui::{Button, Popup, Ui};

use super::Scene;
use crate::lens::Sort;
use crate::look::plain_button;
use crate::state::{Command, Density, Section, ThemeChoice, table};

/// Paints the button, and the menu below it.
pub(super) fn menu_ui(ui: &mut Ui, scene: &mut Scene) {
    let menu = ui.add(plain_button("Menu"));
    Popup::menu(&menu).width(300.0).show(|ui| {
        ui.set_min_width(300.0);
        for (section, heading) in Section::ALL {
            if section == Section::Move {
                continue;
            }
            ui.menu_button(heading, |ui| section_ui(ui, scene, section));
        }
        recent_ui(ui, scene);
    });
}

fn section_ui(ui: &mut Ui, scene: &mut Scene, section: Section) {
    ui.set_min_width(320.0);
    for row in table().filter(|row| row.section == section) {
        // Escape closes; a menu that is open is itself on top.
        if row.command == Command::Dismiss {
            continue;
        }
        if begins_a_group(&row.command) {
            ui.separator();
        }
        let keys = match (row.keys.first(), &row.command) {
            (Some(keys), _) => keys.to_string(),
            // Egui binds it.
            (None, Command::Quit) => "Ctrl+Q".to_owned(),
            (None, _) => String::new(),
        };
        let button = Button::new(label(scene, &row.command, row.label))
            .shortcut_text(keys)
            .selected(is_on(scene, &row.command));
        let response = ui.add_enabled(is_possible(scene, &row.command), button);
        if response.clicked() {
            scene.push(row.command.clone());
            ui.close();
        }
    }
}

/// The words of an entry; undoing and redoing say what they would undo and redo.
fn label(scene: &Scene, command: &Command, label: &str) -> String {
    let what = match command {
        Command::Undo => scene.state.undoes(),
        Command::Redo => scene.state.redoes(),
        _ => None,
    };
    what.map_or_else(|| label.to_owned(), |what| format!("{label}: {what}"))
}

/// False where there is nothing to undo or to redo.
fn is_possible(scene: &Scene, command: &Command) -> bool {
    match command {
        Command::Undo => scene.state.undoes().is_some(),
        Command::Redo => scene.state.redoes().is_some(),
        _ => true,
    }
}

/// True for the first command of those that belong together within a section.
fn begins_a_group(command: &Command) -> bool {
    matches!(
        command,
        Command::ClearFilters
            | Command::Undo
            | Command::SetSort(Sort::Theme)
            | Command::SetDensity(Density::Overview)
            | Command::ToggleFaceToFace
            | Command::SetTheme(ThemeChoice::System)
            | Command::SetCitation(None)
            | Command::AskExport
            | Command::Quit
    )
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
                // Two files of one name are told apart by their folders.
                let folder = path.parent().and_then(std::path::Path::file_name);
                let folder = folder.unwrap_or_default().to_string_lossy();
                let button = Button::new(name.into_owned()).shortcut_text(folder.into_owned());
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
        Command::SetSort(sort) => state.lens.sort == *sort,
        Command::SetCitation(style) => state.settings.citation == *style,
        Command::ToggleReduceMotion => state.settings.reduce_motion,
        Command::ToggleDisputed => state.lens.disputed,
        Command::ToggleChanged => state.lens.changed,
        Command::ToggleDiffering => state.lens.differing,
        Command::ToggleUnchecked => state.lens.unchecked,
        Command::ToggleShowUnchecked => state.lens.shows_unchecked,
        Command::ToggleTimeline => state.settings.timeline_folded,
        Command::Play => state.view.playing,
        Command::ToggleHoles => state.lens.holes,
        Command::ToggleFolding => state.lens.fold_silent,
        Command::ToggleFilters => state.view.filters_open,
        _ => false,
    }
}
