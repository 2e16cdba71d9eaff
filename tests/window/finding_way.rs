//! Finding one's way: the palette, chips, the order of rows, undoing, and cells selected together.

use concordance::lens::{Lens, Sort};
use concordance::state::{Command, Dialog, ListKind, Room};
use egui::accesskit::Role;
use egui::{Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};

use crate::support::harness::Window;

/// The entries that are offered.
fn entries(window: &Window) -> Vec<String> {
    window.names(Role::ListBoxOption)
}

/// The entry that Enter would take.
fn chosen(window: &Window) -> String {
    let chosen: Vec<String> = window
        .all(Role::ListBoxOption)
        .iter()
        .filter(|entry| entry.accesskit_node().is_selected() == Some(true))
        .map(|entry| entry.accesskit_node().label().unwrap_or_default())
        .collect();
    assert_eq!(chosen.len(), 1, "{chosen:?}");
    chosen[0].clone()
}

/// The names of the selected cells, up to their colons.
fn selected(window: &Window) -> Vec<String> {
    window
        .all(Role::Cell)
        .iter()
        .filter(|cell| cell.accesskit_node().is_selected() == Some(true))
        .map(|cell| cell.accesskit_node().label().unwrap_or_default())
        .map(|name| name.split(':').next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn the_palette_leads_to_a_point_by_keys_alone() {
    let mut window = Window::fisheries();
    window.press_with(Modifiers::COMMAND, Key::K);
    // What the keys act on is the entry, although the field takes what is typed.
    assert!(window.all(Role::ListBoxOption)[0].is_focused());
    assert!(entries(&window).contains(&"Agreement, view, Alt+2".to_owned()));
    assert_eq!(window.all(Role::ListBox).len(), 1);
    window.write("cod");
    assert_eq!(chosen(&window), "A cod quota, point");
    window.press(Key::ArrowDown);
    assert_eq!(chosen(&window), "Net Ledger: The cod question, source");
    window.press(Key::ArrowUp);
    window.press(Key::Enter);
    assert_eq!(window.state().view.dialog, None);
    assert_eq!(selected(&window), ["Sudmark on A cod quota"]);
    // The arrows belong to the cells again.
    window.press(Key::ArrowRight);
    assert_eq!(selected(&window), ["Islemere on A cod quota"]);
}

#[test]
fn the_palette_runs_commands_and_closes_without_harm() {
    let mut window = Window::fisheries();
    let shift = Modifiers::COMMAND | Modifiers::SHIFT;
    window.press_with(shift, Key::P);
    window.write("gaps");
    window.press(Key::Enter);
    assert_eq!(window.state().view.room, Room::List(ListKind::Gaps));
    window.press_with(shift, Key::P);
    window.write("nothing of this name");
    assert!(window.says("Nothing has this name"));
    assert_eq!(entries(&window), [] as [&str; 0]);
    window.press(Key::Enter);
    assert!(matches!(
        window.state().view.dialog,
        Some(Dialog::Palette(_))
    ));
    window.press(Key::Escape);
    assert_eq!(window.state().view.dialog, None);
    window.press_with(shift, Key::P);
    window.write("norland");
    let entry = By::new().role(Role::ListBoxOption).label("Norland, party");
    window.harness.get(entry).click();
    window.harness.run();
    // The list of gaps had chosen this row.
    assert_eq!(selected(&window), ["Norland on Access to harbours"]);
}

#[test]
fn chips_take_themselves_off_by_mouse_and_by_keys() {
    let mut window = Window::fisheries();
    assert!(!window.has_button("Clear all"));
    window.press_with(Modifiers::ALT, Key::D);
    window.press_with(Modifiers::ALT, Key::H);
    window.press_with(Modifiers::ALT, Key::F);
    window.click("Contested cells: take off");
    assert!(!window.state().lens.disputed);
    window.one(Role::Button, "Rows with holes").focus();
    window.harness.run();
    window.press(Key::Delete);
    assert!(!window.state().lens.holes);
    window.one(Role::Button, "position folded: take").focus();
    window.harness.run();
    window.press(Key::Enter);
    assert_eq!(window.state().lens, Lens::default());
    assert!(!window.has_button("Clear all"));
    window.press_with(Modifiers::ALT, Key::D);
    window.press_with(Modifiers::ALT, Key::Num2);
    assert!(
        window.has_button("Contested cells: take off"),
        "in another room too"
    );
    window.click("Clear all");
    assert_eq!(window.state().lens, Lens::default());
}

#[test]
fn the_order_of_rows_is_chosen_in_the_filters_and_told_by_each_point() {
    let mut window = Window::fisheries();
    window.click("Filter");
    window.click("Order: by theme");
    window.click("Sticking points first");
    assert_eq!(window.state().lens.sort, Sort::StickingPoints);
    assert!(window.says("sticking points first"));
    let headers = window.names(Role::RowHeader);
    assert!(headers[0].starts_with("A closed area"), "{headers:?}");
    assert!(headers[1].starts_with("Access to harbours"), "{headers:?}");
    assert!(headers[0].contains("Waters"), "{headers:?}");
    window.click("Rows: sticking points first: take off");
    let headers = window.names(Role::RowHeader);
    assert!(
        !headers[0].contains("Waters"),
        "the label says so: {headers:?}"
    );
}

#[test]
fn what_was_changed_is_undone_but_not_while_typing() {
    let mut window = Window::fisheries();
    let shift = Modifiers::COMMAND | Modifiers::SHIFT;
    window.press_with(Modifiers::ALT, Key::D);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(window.says("Undo: ask for contested cells"));
    assert!(!window.state().lens.disputed);
    window.press_with(shift, Key::Z);
    assert!(window.says("Redo: ask for contested cells"));
    window.press_with(Modifiers::COMMAND, Key::Z);
    window.press_with(Modifiers::COMMAND, Key::Y);
    assert!(window.state().lens.disputed);
    // The field has an undo of its own.
    window.press_with(Modifiers::COMMAND, Key::F);
    window.write("cod");
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(window.state().lens.disputed);
    window.click("Menu");
    window.click("Show");
    assert!(window.says("Undo: "));
}

#[test]
fn cells_are_selected_together_and_copied_as_a_table() {
    let mut window = Window::fisheries();
    window.press_with(Modifiers::SHIFT, Key::ArrowDown);
    window.press_with(Modifiers::SHIFT, Key::ArrowRight);
    let four = [
        "Norland on A closed area",
        "Sudmark on A closed area",
        "Norland on Access to harbours",
        "Sudmark on Access to harbours",
    ];
    assert_eq!(selected(&window), four);
    assert!(window.says("4 cells selected"));
    // The system's wish to copy is an event of its own. This window has no system, so the table
    // arrives as text, and the window says so.
    window.harness.event(egui::Event::Copy);
    window.harness.step();
    let commands = &window.harness.output().platform_output.commands;
    let text = commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let text = text.expect("a text in the clipboard");
    assert!(
        text.contains("\nPoint\tNorland\tSudmark\nA closed area; "),
        "{text}"
    );
    window.harness.run();
    assert!(window.says("Copied as plain text"));
    window.press(Key::Escape);
    assert_eq!(selected(&window), ["Sudmark on Access to harbours"]);
    assert!(!window.says("cells selected"));
    window.press_with(Modifiers::COMMAND, Key::A);
    assert_eq!(window.state().block().map(|block| block.cells()), Some(18));
    window.press(Key::ArrowDown);
    assert_eq!(window.state().block(), None);
}

#[test]
fn a_click_with_shift_selects_up_to_there() {
    let mut window = Window::fisheries();
    let cell = By::new()
        .role(Role::Cell)
        .label_contains("Islemere on Access to harbours");
    window.harness.get(cell).click_modifiers(Modifiers::SHIFT);
    window.harness.run();
    assert_eq!(window.state().block().map(|block| block.cells()), Some(6));
    window.harness.state_mut().command(Command::SelectRow);
    window.harness.run();
    assert_eq!(selected(&window).len(), 3);
}
