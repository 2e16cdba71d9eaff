//! From the keyboard to commands, by the one table.

use egui::text_selection::LabelSelectionState;
use egui::{Modifiers, Ui};

use super::Scene;
use crate::state::{Command, Focus, Key, Keys, When, command_for, is_blind_to, table};

/// Takes these keys, where they were pressed, before anything else does.
///
/// With Shift a key of the upper row writes another sign, and on some keyboards it writes a digit
/// only with Shift; so what is printed on the key counts as well as what it writes.
pub(super) fn takes(ui: &Ui, keys: Keys) -> bool {
    let wanted = key(keys.key);
    ui.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| {
            let egui::Event::Key {
                key,
                physical_key,
                pressed: true,
                modifiers,
                ..
            } = event
            else {
                return true;
            };
            let is_held = (modifiers.command, modifiers.shift, modifiers.alt)
                == (keys.ctrl, keys.shift, keys.alt);
            !(is_held && (*key == wanted || *physical_key == Some(wanted)))
        });
        input.events.len() < before
    })
}

/// Takes every shortcut that was pressed and pushes its command.
pub(super) fn read(ui: &Ui, scene: &mut Scene) {
    // An open menu has the keys to itself: Escape closes it, arrows move in it.
    if egui::Popup::is_any_open(ui) {
        return;
    }
    let typing = ui.text_edit_focused();
    let blocked = scene.state.view.dialog.is_some();
    // A button that was reached by Tab keeps Enter and the arrows for itself.
    let focused = ui.memory(egui::Memory::focused);
    let selected = scene.state.view.selection.map(super::matrix::cell_id);
    let on_cells = focused.is_none() || focused == selected;
    let is_blind = scene.state.is_blind();
    if !blocked && !is_blind {
        read_copy(ui, scene, typing);
    }
    let keeps_letters = typing || super::form::has_keys(ui, scene);
    // Nearly always nothing is pressed, and nothing has to be looked up.
    let is_pressed = |event: &egui::Event| matches!(event, egui::Event::Key { pressed: true, .. });
    if !ui.input(|input| input.events.iter().any(is_pressed)) {
        return;
    }
    let on_pairs = focused.is_none() || super::agreement::holds(scene, focused);
    let chosen = super::listing::row_id(scene.state.list_view().row);
    let on_rows = focused.is_none() || focused == Some(chosen);
    let part = scene.state.editing.parts.chosen.map(super::parts::row_id);
    let on_parts = focused.is_none() || focused == part;
    // A key that is not asked for with Shift is taken with Shift too, because "/" and brackets need
    // it on some keyboards. So those that do ask for it come first.
    let rows = || table().flat_map(|row| row.keys.iter().map(move |keys| (row, *keys)));
    let with_shift = rows().filter(|(_, keys)| keys.shift);
    let without = rows().filter(|(_, keys)| !keys.shift);
    for (row, keys) in with_shift.chain(without) {
        let view = &scene.state.view;
        let Some(command) = command_for(keys, view.focus, keeps_letters) else {
            continue;
        };
        // One command can stand in two rows, for two places.
        let is_elsewhere = match row.when {
            When::Matrix => !on_cells,
            When::List => !on_rows,
            When::Parts => !on_parts,
            When::Agreement => !on_pairs,
            When::Timeline => view.focus != Focus::Timeline,
            _ => false,
        };
        // Who reads without seeing the first reading is not led anywhere else.
        let is_hidden = is_blind && !is_blind_to(command);
        if command != &row.command || is_elsewhere || is_hidden {
            continue;
        }
        // Below a dialog nothing moves; the dialog itself can be closed and looked up.
        let closes = matches!(keys.key, Key::Escape | Key::F1);
        if blocked && !closes {
            continue;
        }
        let pressed = ui.input_mut(|input| input.consume_key(modifiers(keys), key(keys.key)));
        if pressed {
            scene.push(row.command.clone());
        }
    }
}

/// Ctrl+C does not arrive as a key but as the system's wish to copy. Words that were selected on
/// the page come first.
fn read_copy(ui: &Ui, scene: &mut Scene, typing: bool) {
    let selection = ui.ctx().plugin_opt::<LabelSelectionState>();
    let has_words = selection.is_some_and(|state| state.lock().has_selection());
    let keys = Keys::ctrl(Key::Letter('C'));
    let Some(command) = command_for(keys, scene.state.view.focus, typing) else {
        return;
    };
    let reads = scene.state.selected_words().is_some() && !typing;
    let command = if reads { &Command::CopyWords } else { command };
    if has_words {
        return;
    }
    let wished = ui.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| *event != egui::Event::Copy);
        input.events.len() < before
    });
    if wished {
        scene.push(command.clone());
    }
}

fn modifiers(keys: Keys) -> Modifiers {
    Modifiers {
        alt: keys.alt,
        shift: keys.shift,
        command: keys.ctrl,
        ..Modifiers::NONE
    }
}

fn key(key: Key) -> egui::Key {
    use egui::Key as K;
    match key {
        Key::Letter(letter) => K::from_name(letter.encode_utf8(&mut [0; 4])).unwrap_or(K::F35),
        Key::Digit(digit) => K::from_name(&digit.to_string()).unwrap_or(K::F35),
        Key::Slash => K::Slash,
        Key::OpenBracket => K::OpenBracket,
        Key::CloseBracket => K::CloseBracket,
        Key::Up => K::ArrowUp,
        Key::Down => K::ArrowDown,
        Key::Left => K::ArrowLeft,
        Key::Right => K::ArrowRight,
        Key::Enter => K::Enter,
        Key::Escape => K::Escape,
        Key::Home => K::Home,
        Key::End => K::End,
        Key::PageUp => K::PageUp,
        Key::PageDown => K::PageDown,
        Key::Space => K::Space,
        Key::Delete => K::Delete,
        Key::Backspace => K::Backspace,
        Key::Plus => K::Plus,
        Key::Minus => K::Minus,
        Key::F1 => K::F1,
        Key::F3 => K::F3,
        Key::F5 => K::F5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shortcut_of_the_table_has_a_key_of_its_own() {
        let mut seen = Vec::new();
        for row in table() {
            for &keys in row.keys {
                assert_ne!(key(keys.key), egui::Key::F35, "{keys} of {}", row.label);
                assert!(
                    !seen.contains(&(keys, row.when)),
                    "{keys} stands twice in the table"
                );
                seen.push((keys, row.when));
            }
        }
        assert!(seen.len() > 20);
    }
}
