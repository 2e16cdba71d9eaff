//! What is shown: filters, folding, densities, parties.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use crate::support::harness::Window;

/// The titles of the rows that are shown.
fn rows(window: &Window) -> Vec<&str> {
    let state = window.state();
    let title = |&point| state.dossier().point(point).title.as_str();
    state.shown.points.iter().map(title).collect()
}

#[test]
fn filters_are_toggles_with_names_and_their_effect_is_told() {
    let mut window = Window::fisheries();
    window.click("Filter");
    window.click("Insists on");
    assert_eq!(rows(&window), ["A closed area"]);
    assert!(window.says("1 of 6 points"));
    assert!(window.has_button("Filter (1)"));
    window.click("Supports, if");
    assert_eq!(rows(&window), ["A closed area", "A herring quota"]);
    window.click("Insists on");
    window.click("Supports, if");
    assert_eq!(rows(&window).len(), 6);
    for (name, expected) in [("Holes", 5), ("Contested", 1), ("Changed", 1)] {
        window.click(name);
        assert_eq!(rows(&window).len(), expected, "{name}");
        window.click("Clear all");
        assert_eq!(rows(&window).len(), 6);
    }
}

#[test]
fn an_empty_result_offers_the_way_back() {
    let mut window = Window::fisheries();
    window.click("Filter");
    window.click("Contested");
    window.click("Insists on");
    assert_eq!(rows(&window), [] as [&str; 0]);
    assert!(window.says("No point matches"));
    window.click("Clear search and filters");
    assert_eq!(rows(&window).len(), 6);
}

#[test]
fn points_without_a_position_fold_into_one_line_that_counts_them() {
    let mut window = Window::fisheries();
    window.click("Filter");
    window.click("Fold points without a position");
    assert_eq!(rows(&window).len(), 4);
    let line = "2 points on which no party has a sourced position, unfold";
    // The line stands below the last row.
    window.press_with(egui::Modifiers::COMMAND, egui::Key::End);
    window.harness.get_by_label(line).scroll_to_me();
    window.harness.run();
    window.click(line);
    assert_eq!(rows(&window).len(), 6);
}

#[test]
fn the_three_densities_show_more_and_more() {
    let mut window = Window::fisheries();
    window.click("Filter");
    let heights: Vec<f32> = ["Overview", "Normal", "Full"]
        .into_iter()
        .map(|density| {
            window.click(density);
            window
                .one(Role::Cell, "Norland on A closed area")
                .rect()
                .height()
        })
        .collect();
    assert!(
        heights.is_sorted_by(|less, more| less + 10.0 < *more),
        "{heights:?}"
    );
}

#[test]
fn a_column_is_moved_and_hidden_by_its_menu() {
    let mut window = Window::fisheries();
    let columns = |window: &Window| {
        let names = window.names(Role::ColumnHeader);
        let name = |name: String| name.trim_end_matches(", column menu").to_owned();
        names.into_iter().map(name).collect::<Vec<_>>()
    };
    window.click_on(Role::ColumnHeader, "Sudmark");
    window.click("Move left");
    assert_eq!(columns(&window), ["Sudmark", "Norland", "Islemere"]);
    let left = |window: &Window, name| window.one(Role::ColumnHeader, name).rect().left();
    assert!(left(&window, "Sudmark") < left(&window, "Norland"));
    window.click_on(Role::ColumnHeader, "Norland");
    window.click("Hide Norland");
    assert_eq!(columns(&window), ["Sudmark", "Islemere"]);
    assert!(window.says("2 of 3 parties"));
    window.click_on(Role::ColumnHeader, "Islemere");
    window.click("All parties in the file’s order");
    assert_eq!(columns(&window), ["Norland", "Sudmark", "Islemere"]);
}
