//! The date: typed, half typed, and taken off.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;

use crate::support::harness::Window;

#[test]
fn a_date_that_is_typed_changes_cells_and_title_line() {
    let mut window = Window::fisheries();
    assert!(window.says("statements dated March to August 2031"));
    window.click("Date: All dates");
    let field = "A day, a month or a year";
    assert!(window.one(Role::TextInput, field).is_focused());
    for letters in ["2031", "-0"] {
        window.write(letters);
        assert!(
            window.says("statements dated March to August 2031"),
            "nothing is in force while it is typed"
        );
    }
    assert!(window.says("“2031-0”: not a date"));
    window.write("3");
    assert!(!window.says("not a date"));
    window.press(Key::Enter);
    assert!(!window.says("A day, a month or a year"), "it is closed");
    assert!(window.says("as of 31 March 2031 · 6 points"));
    assert!(window.has_button("Date: 31 March 2031"));
    assert!(window.says("Sudmark on A cod quota: opposes, 3 March 2031"));
    assert!(window.says("Norland on A cod quota: no sourced position"));

    window.click("Date: 31 March 2031");
    window.press_with(Modifiers::COMMAND, Key::A);
    for letter in "2031-13-40".chars() {
        window.write(&letter.to_string());
    }
    assert!(window.says("“2031-13-40”: no such day in the calendar"));
    window.press(Key::Enter);
    assert!(window.one(Role::TextInput, field).is_focused());
    assert!(
        window.says("as of 31 March 2031"),
        "the last good date stays"
    );
    window.press(Key::Escape);
    assert_eq!(window.state().view.date_draft, None);
    window.click("Date: 31 March 2031");
    window.click("All dates");
    assert!(window.says("statements dated March to August 2031"));
    assert!(!window.says("not a date"));
}

#[test]
fn a_day_is_picked_in_the_calendar_by_mouse_and_by_key() {
    let mut window = Window::fisheries();
    window.click("Date: All dates");
    // It begins at the last day on which anything was said.
    assert!(window.says("August 2031"));
    for name in ["14 August 2031, 1 statement", "15 August 2031"] {
        assert!(window.has_button(name), "{name}");
    }
    window.click("Previous month");
    assert!(window.says("July 2031"));
    window.click("12 July 2031");
    assert_eq!(window.state().lens.as_of.as_deref(), Some("2031-07-12"));
    assert!(!window.has_button("Next month"), "it is closed");

    window.click("Date: 12 July 2031");
    let day = |window: &Window| {
        window
            .all(Role::Button)
            .into_iter()
            .find(egui_kittest::Node::is_focused)
            .and_then(|node| node.accesskit_node().label())
    };
    // Tab leads past the two ways to other months to the one day that is a stop.
    for _ in 0..3 {
        window.press(Key::Tab);
    }
    assert_eq!(day(&window).as_deref(), Some("12 July 2031"));
    for (key, expected) in [
        (Key::ArrowLeft, "11 July 2031"),
        (Key::ArrowDown, "18 July 2031"),
        (Key::PageDown, "18 August 2031"),
        (Key::ArrowUp, "11 August 2031"),
        (Key::ArrowRight, "12 August 2031, 2 statements"),
    ] {
        window.press(key);
        assert_eq!(day(&window).as_deref(), Some(expected), "{key:?}");
    }
    window.press(Key::Enter);
    assert_eq!(window.state().lens.as_of.as_deref(), Some("2031-08-12"));
}
