//! Everything by keyboard.

use concordance::state::{Dialog, Focus};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support::harness::Window;

/// The name of the cell that is selected, up to its colon.
fn selected(window: &Window) -> String {
    let names: Vec<String> = window
        .all(Role::Cell)
        .iter()
        .filter(|cell| cell.accesskit_node().is_selected() == Some(true))
        .map(|cell| cell.accesskit_node().label().unwrap_or_default())
        .collect();
    let [name] = names.as_slice() else {
        panic!("selected are {names:?}");
    };
    name.split(':').next().unwrap_or_default().to_owned()
}

/// The cell that is selected also takes the keys, so that a screen reader reads it out.
fn focused(window: &Window) -> String {
    let cell = window
        .all(Role::Cell)
        .into_iter()
        .find(egui_kittest::Node::is_focused);
    let name = cell.and_then(|cell| cell.accesskit_node().label());
    let name = name.unwrap_or_default();
    name.split(':').next().unwrap_or_default().to_owned()
}

#[test]
fn keys_move_the_cell_and_it_stays_in_view() {
    let mut window = Window::fisheries();
    let header = |window: &Window| window.one(Role::ColumnHeader, "Norland").rect();
    let header_before = header(&window);
    let ctrl = Modifiers::COMMAND;
    let none = Modifiers::NONE;
    let moves = [
        (none, Key::ArrowDown, "Norland on Access to harbours"),
        (none, Key::ArrowRight, "Sudmark on Access to harbours"),
        (none, Key::ArrowUp, "Sudmark on A closed area"),
        (none, Key::ArrowUp, "Sudmark on A closed area"),
        (none, Key::ArrowLeft, "Norland on A closed area"),
        (none, Key::End, "Islemere on A closed area"),
        (none, Key::CloseBracket, "Islemere on A herring quota"),
        (ctrl, Key::ArrowDown, "Islemere on A joint patrol"),
        (none, Key::OpenBracket, "Islemere on A herring quota"),
        (none, Key::N, "Islemere on A cod quota"),
        (ctrl, Key::End, "Islemere on A common office"),
        (none, Key::Home, "Norland on A common office"),
        (none, Key::PageUp, "Norland on A closed area"),
        (none, Key::PageDown, "Norland on A common office"),
        (ctrl, Key::Home, "Norland on A closed area"),
    ];
    for (modifiers, key, expected) in moves {
        window.press_with(modifiers, key);
        assert_eq!(selected(&window), expected, "{key:?}");
        assert_eq!(focused(&window), expected, "{key:?}");
        assert_eq!(header(&window), header_before, "the header stays put");
    }
}

#[test]
fn enter_leads_into_the_inspector_and_escape_or_left_back() {
    let mut window = Window::fisheries();
    for back in [Key::Escape, Key::ArrowLeft] {
        window.press(Key::Enter);
        assert_eq!(window.state().view.focus, Focus::Inspector);
        let copy = window.one(Role::Button, "Copy with citation");
        assert!(copy.is_focused());
        window.press(back);
        assert_eq!(window.state().view.focus, Focus::Matrix);
        assert_eq!(focused(&window), "Norland on A closed area", "{back:?}");
    }
    window.press(Key::ArrowDown);
    assert_eq!(selected(&window), "Norland on Access to harbours");
}

#[test]
fn a_key_leads_to_the_search_and_typing_narrows_the_rows() {
    let mut window = Window::fisheries();
    let rows = |window: &Window| window.state().shown.points.len();
    window.press_written(Key::Slash, "/");
    assert!(window.one(Role::TextInput, "Search").is_focused());
    window.write("her");
    assert_eq!(
        window.state().lens.search,
        "her",
        "the key itself is not typed"
    );
    window.write("ring");
    assert_eq!(rows(&window), 1);
    assert_eq!(window.names(Role::RowHeader).len(), 1);
    assert!(window.says("1 of 6 points"));
    // Letters and arrows belong to the text now.
    window.press_written(Key::N, "n");
    assert_eq!(window.state().lens.search, "herringn");
    assert!(window.says("No point matches"));
    window.press(Key::Backspace);
    window.press(Key::Enter);
    assert_eq!(window.state().view.focus, Focus::Matrix);
    assert_eq!(
        window.state().lens.search,
        "herring",
        "leaving takes nothing off"
    );
    assert_eq!(focused(&window), "Norland on A herring quota");
    window.press(Key::ArrowRight);
    assert_eq!(selected(&window), "Sudmark on A herring quota");

    window.press_with(Modifiers::COMMAND, Key::F);
    assert!(window.one(Role::TextInput, "Search").is_focused());
    window.press_with(Modifiers::COMMAND, Key::A);
    window.write("nowhere");
    assert!(window.says("No point matches"));
    let clear = window.names(Role::Button);
    let offers = clear
        .iter()
        .filter(|name| *name == "Clear search and filters");
    assert!(offers.count() >= 1);
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::X);
    assert_eq!(rows(&window), 6);
}

#[test]
fn a_button_that_was_reached_by_tab_is_pressed_by_enter() {
    let mut window = Window::fisheries();
    window.one(Role::Button, "Filter").focus();
    window.harness.run();
    window.press(Key::Enter);
    assert!(window.state().view.filters_open);
    assert_eq!(window.state().view.focus, Focus::Matrix);
    // The menu of a column too, in which arrows move and Escape leads back.
    window.one(Role::ColumnHeader, "Sudmark").focus();
    window.harness.run();
    window.press(Key::Enter);
    assert!(window.has_button("Hide Sudmark"));
    assert_eq!(window.state().view.focus, Focus::Matrix);
    window.press(Key::Escape);
    assert!(!window.has_button("Hide Sudmark"));
    assert!(
        window.state().view.filters_open,
        "Escape closed the menu only"
    );
}

#[test]
fn dialogs_open_and_close_by_key_and_hold_the_keys_meanwhile() {
    let mut window = Window::fisheries();
    // Tall enough for the whole list of keys.
    window.harness.set_size(egui::vec2(1000.0, 1500.0));
    window.press(Key::F1);
    assert_eq!(window.state().view.dialog, Some(Dialog::Keys));
    for row in concordance::state::table() {
        if !row.keys.is_empty() {
            assert!(window.says(row.label), "{}", row.label);
        }
    }
    assert!(window.one(Role::Button, "Close").is_focused());
    window.press(Key::ArrowDown);
    assert_eq!(
        window.state().view.selection.map(|it| it.point.at()),
        Some(0)
    );
    window.press(Key::Escape);
    assert_eq!(window.state().view.dialog, None);

    window.press_with(Modifiers::COMMAND, Key::E);
    assert!(matches!(
        window.state().view.dialog,
        Some(Dialog::Export(_))
    ));
    assert!(window.says("As filtered, 6 points × 3 parties"));
    let export = window.harness.get_by_role_and_label(Role::Button, "Export");
    assert!(export.is_focused());
    window.press(Key::Escape);
    assert_eq!(window.state().view.dialog, None);

    window.press_with(Modifiers::COMMAND, Key::O);
    assert!(window.says("Open a position file"));
    assert!(window.one(Role::TextInput, "Path").is_focused());
    window.press(Key::Escape);
    assert_eq!(window.state().view.dialog, None);
    assert_eq!(focused(&window), "Norland on A closed area");
    window.press(Key::ArrowDown);
    assert_eq!(selected(&window), "Norland on Access to harbours");
}

#[test]
fn a_shortcut_with_shift_is_not_taken_for_the_one_without() {
    let mut window = Window::fisheries();
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    assert!(window.state().view.filters_open);
    assert_eq!(window.state().view.focus, Focus::Matrix);
    window.press_with(Modifiers::COMMAND, Key::F);
    assert_eq!(window.state().view.focus, Focus::Search);
}

#[test]
fn escape_in_the_search_takes_it_off() {
    let mut window = Window::fisheries();
    window.press_with(Modifiers::COMMAND, Key::F);
    window.write("cod");
    assert!(window.says("6 hits"), "a point and five statements");
    assert!(!window.state().view.filters_open);
    assert!(!window.has_button("Insists on"), "the filters stay shut");
    assert!(window.says("Sudmark on A cod quota: supports, 12 August 2031, reversed and 2 quotations, found by the search"));
    window.press(Key::Escape);
    assert_eq!(window.state().lens.search, "");
    assert_eq!(window.state().view.focus, Focus::Matrix);
}

#[test]
fn the_grid_is_one_stop_for_tab_and_the_inspector_is_reached_and_left() {
    let mut window = Window::fisheries();
    let mut stops = 0;
    let mut cells = 0;
    while window.state().view.focus != Focus::Inspector {
        window.press(Key::Tab);
        cells += usize::from(!focused(&window).is_empty());
        stops += 1;
        assert!(stops < 20, "the inspector is never reached");
    }
    assert!(cells <= 1, "{cells} stops within the grid");
    let copy = window.one(Role::Button, "Copy with citation");
    assert!(copy.is_focused() || window.one(Role::Button, "More about").is_focused());
    window.press_with(Modifiers::SHIFT, Key::Tab);
    assert_eq!(selected(&window), "Norland on A closed area");
}

#[test]
fn the_inspector_scrolls_by_key_and_a_link_reached_by_tab_is_in_view() {
    let mut window = Window::fisheries();
    window.harness.set_size(egui::vec2(1000.0, 420.0));
    window.press(Key::N);
    window.press(Key::Enter);
    let title = |window: &Window| {
        window
            .one(Role::Label, "Proposition: The catch of cod")
            .rect()
            .top()
    };
    let at_top = title(&window);
    window.press(Key::ArrowDown);
    let lower = title(&window);
    assert!(lower < at_top - 30.0, "{at_top} to {lower}");
    window.press(Key::PageDown);
    assert!(title(&window) < lower - 100.0);
    window.press(Key::Home);
    assert!((title(&window) - at_top).abs() < 1.0);
    assert_eq!(window.state().view.focus, Focus::Inspector);
    for _ in 0..8 {
        window.press(Key::Tab);
        let link = window
            .all(Role::Button)
            .into_iter()
            .find(egui_kittest::Node::is_focused);
        if let Some(link) = link {
            let rect = link.rect();
            assert!(rect.top() >= 0.0 && rect.bottom() <= 420.0, "{rect:?}");
        }
    }
}
