//! The date: typed, half typed, and taken off.

use egui::accesskit::Role;
use egui::{Key, Modifiers};

use crate::support::harness::Window;

#[test]
fn a_date_that_is_typed_changes_cells_and_title_line() {
    let mut window = Window::fisheries();
    assert!(window.says("statements dated March to August 2031"));
    window.click("Date: All dates");
    window
        .one(Role::TextInput, "A day, a month or a year")
        .focus();
    window.harness.run();
    window.write("2031-0");
    assert!(window.says("“2031-0”: not a date"));
    assert!(window.says("statements dated March to August 2031"));
    window.write("3");
    assert!(!window.says("not a date"));
    assert!(window.says("as of 31 March 2031 · 6 points"));
    assert!(window.has_button("Date: 31 March 2031"));
    assert!(window.says("Sudmark on A cod quota: opposes, 3 March 2031"));
    assert!(window.says("Norland on A cod quota: no sourced position"));
    window.press_with(Modifiers::COMMAND, Key::A);
    window.write("2031-13");
    assert!(window.says("“2031-13”: no such day in the calendar"));
    assert!(
        window.says("as of 31 March 2031"),
        "the last good date stays"
    );
    window.click("All dates");
    assert!(window.says("statements dated March to August 2031"));
    assert!(!window.says("not a date"));
}
