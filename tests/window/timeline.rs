//! The timeline: dragged, walked through by keys, clicked, and heard.

use concordance::state::{Command, Focus, Room, Settings, TimelineZoom};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Theme};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support::harness::{FISHERIES, SIZE, Window};

fn window() -> Window {
    Window::of(FISHERIES, Settings::default(), Theme::Light, SIZE)
}

fn date(window: &Window) -> &str {
    window.state().lens.as_of.as_deref().unwrap_or("all dates")
}

/// The place of the mark with this name.
fn place(window: &Window, name: &str) -> Pos2 {
    window.one(Role::ListItem, name).rect().center()
}

fn press_at(window: &mut Window, at: Pos2, modifiers: Modifiers) {
    window.harness.event(Event::PointerMoved(at));
    for pressed in [true, false] {
        let press = Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers,
        };
        window.harness.event_modifiers(press, modifiers);
    }
    window.harness.run();
}

#[test]
fn keys_lead_through_the_dates_and_everything_follows() {
    let mut window = window();
    window.press_with(Modifiers::ALT, Key::T);
    assert_eq!(window.state().view.focus, Focus::Timeline);
    let slider = "Timeline, all dates; 15 statements, March to August 2031";
    assert!(window.one(Role::Slider, slider).is_focused());
    let none = Modifiers::NONE;
    let steps = [
        (none, Key::ArrowLeft, "2031-08-20"),
        (none, Key::ArrowLeft, "2031-08-16"),
        (Modifiers::SHIFT, Key::ArrowLeft, "2031-08-15"),
        (none, Key::PageUp, "2031-07-15"),
        (none, Key::Home, "2031-03-01"),
        (none, Key::ArrowRight, "2031-03-03"),
    ];
    for (modifiers, key, expected) in steps {
        window.press_with(modifiers, key);
        assert_eq!(date(&window), expected, "{key:?}");
    }
    assert!(window.says("as of 3 March 2031"));
    assert!(window.has_button("Date: 3 March 2031"));
    assert!(window.says("As of 3 March 2031: 4 cells changed"));
    assert!(
        window.says("Sudmark on A cod quota: opposes, 3 March 2031, 1 quotation, later: supports")
    );
    window.press(Key::C);
    window.press(Key::End);
    assert_eq!(date(&window), "2031-08-20");
    assert!(window.says("as of 20 August 2031, compared with 3 March 2031"));
    assert!(window.says("on 3 March 2031: opposes"));
    assert!(
        window
            .one(Role::Slider, "compared with 3 March 2031")
            .is_focused()
    );
    window.press(Key::Delete);
    assert_eq!(date(&window), "all dates");
    window.press(Key::Escape);
    assert_eq!(window.state().view.focus, Focus::Matrix);
    window.press(Key::ArrowDown);
    assert_eq!(
        date(&window),
        "all dates",
        "the arrows are the cells’ again"
    );
}

#[test]
fn dragging_on_the_axis_sets_the_date() {
    let mut window = window();
    let mark = place(&window, "Sudmark on A closed area");
    let axis = window.one(Role::Slider, "Timeline").rect();
    let from = Pos2::new(axis.right() - 60.0, axis.center().y);
    let to = Pos2::new(mark.x, axis.center().y);
    window.harness.drag_at(from);
    window.harness.run();
    window.harness.hover_at(to);
    window.harness.run();
    assert_eq!(date(&window), "2031-03-03", "before the button is let go");
    window.harness.drop_at(to);
    window.harness.run();
    assert_eq!(date(&window), "2031-03-03");
    assert_eq!(window.state().view.focus, Focus::Timeline);

    let other = place(&window, "Norland on A closed area");
    press_at(
        &mut window,
        Pos2::new(other.x, axis.center().y),
        Modifiers::ALT,
    );
    assert_eq!(date(&window), "2031-03-03");
    let compared = window.state().lens.compared_to.as_deref();
    assert_eq!(compared, Some("2031-03-01"));
    let end = Pos2::new(axis.right() - 20.0, axis.center().y);
    press_at(&mut window, end, Modifiers::NONE);
    assert_eq!(date(&window), "all dates");
}

#[test]
fn marks_select_cells_and_the_other_way_round() {
    let mut window = window();
    let name = "Sudmark on A cod quota: supports, own words, 12 August 2031";
    window.click_on(Role::ListItem, name);
    let state = window.state();
    let chosen = state.view.statement.expect("a statement is chosen");
    assert_eq!(
        state.dossier().statement(chosen).gist,
        "Accepts a quota for cod"
    );
    assert!(window.says("Sudmark on") && window.says("A cod quota"));
    let selected = |window: &Window| -> Vec<String> {
        window
            .all(Role::ListItem)
            .iter()
            .filter(|mark| mark.accesskit_node().is_selected() == Some(true))
            .filter_map(|mark| mark.accesskit_node().label())
            .collect()
    };
    assert_eq!(selected(&window), [name]);
    window.press(Key::ArrowDown);
    let below = selected(&window);
    assert!(below[0].starts_with("Islemere on A cod quota"), "{below:?}");
    window.press(Key::CloseBracket);
    assert_ne!(selected(&window), below);
    window.press(Key::Enter);
    assert_eq!(window.state().view.focus, Focus::Inspector);
}

#[test]
fn every_statement_has_a_mark_or_is_counted() {
    let window = window();
    let marks = window.names(Role::ListItem).len();
    let counted: usize = window
        .names(Role::Button)
        .iter()
        .filter(|name| name.contains("close together"))
        .filter_map(|name| {
            name.split(": ")
                .nth(1)?
                .split(' ')
                .next()?
                .parse::<usize>()
                .ok()
        })
        .sum();
    assert_eq!(marks + counted, window.state().dossier().statements.len());
}

#[test]
fn the_strip_compares_explains_and_leads_to_the_list() {
    let mut window = window();
    window.click("What the marks mean");
    assert!(window.says("no position of the party"));
    window.press(Key::Escape);
    window.click("Compare with another date…");
    let field = "A day, a month or a year to compare with";
    assert!(window.one(Role::TextInput, field).is_focused());
    window.write("2031-03");
    window.press(Key::Enter);
    assert_eq!(window.state().lens.compared_to.as_deref(), Some("2031-03"));
    assert!(window.says("Compared with 31 March 2031: 4 of 18 cells differ"));
    window.press_with(Modifiers::ALT, Key::O);
    assert_eq!(window.state().shown.points.len(), 2);
    window.click("Fold the timeline");
    assert!(window.harness.query_by_role(Role::Slider).is_none());
    window.click("The statements by date, as a list");
    assert!(matches!(window.state().view.room, Room::List(_)));
}

#[test]
fn playing_is_begun_and_stopped_by_a_key() {
    let mut window = window();
    window.press_with(Modifiers::ALT, Key::T);
    window.press(Key::Space);
    assert!(window.state().view.playing);
    assert_eq!(date(&window), "2031-03-01");
    window.until("the next date is shown", |state| {
        state.lens.as_of.as_deref() == Some("2031-03-03")
    });
    window.press(Key::Escape);
    assert!(!window.state().view.playing);
    assert_eq!(window.state().view.focus, Focus::Timeline);
    window.harness.state_mut().command(Command::ShowSources);
    window.harness.run();
    assert!(window.harness.query_by_role(Role::Slider).is_none());
}

#[test]
fn marks_of_rows_that_filters_leave_out_are_dots_that_lead_nowhere() {
    let mut window = window();
    let all = window.names(Role::ListItem);
    assert!(all.iter().any(|name| name.contains("A herring quota")));
    window.press(Key::Slash);
    window.write("closed area");
    window.press(Key::Enter);
    let shown = window.names(Role::ListItem);
    assert_eq!(window.state().shown.points.len(), 1);
    assert!(!shown.is_empty() && shown.len() < all.len());
    for name in &shown {
        assert!(name.contains(" on A closed area: "), "{name}");
    }
    let left_out = all.len() - shown.len();
    let words = format!("{left_out} statements in rows that filters leave out");
    assert!(window.says(&words));
    window.press_with(Modifiers::ALT, Key::T);
    window.press(Key::Home);
    assert!(window.says(&words), "the date leaves out no row");
}

#[test]
fn dragging_the_lanes_moves_through_a_closer_look_at_time() {
    let mut window = window();
    window.press_with(Modifiers::ALT, Key::T);
    for _ in 0..4 {
        window
            .harness
            .state_mut()
            .command(Command::ZoomTimeline(TimelineZoom::In));
        window.harness.run();
    }
    let later = || Role::Button;
    let count = |window: &Window| {
        let names = window.names(later());
        names
            .into_iter()
            .find(|name| name.ends_with(" statements later"))
    };
    window.press(Key::Home);
    let before = count(&window).expect("there is more to the right");
    let axis = window.one(Role::Slider, "Timeline").rect();
    let date_before = date(&window).to_owned();
    let from = Pos2::new(axis.right() - 120.0, axis.bottom() + 70.0);
    window.harness.drag_at(from);
    window.harness.run();
    let to = Pos2::new(axis.left() + 40.0, from.y);
    window.harness.hover_at(to);
    window.harness.run();
    window.harness.drop_at(to);
    window.harness.run();
    assert_ne!(count(&window), Some(before));
    assert_eq!(date(&window), date_before, "no date is set by that");
}

#[test]
fn a_hole_before_the_first_words_is_not_called_silence_of_the_sources() {
    let mut window = window();
    window.click_on(Role::Cell, "Islemere on A cod quota");
    window.press_with(Modifiers::ALT, Key::T);
    window.press(Key::Home);
    let cell = window.state().selected_cell().expect("a cell");
    assert_eq!(*cell.statements, []);
    assert!(window.says("say nothing about it up to this date; 3 statements came later"));
    window.press(Key::Delete);
    assert!(!window.says("up to this date"));
}

#[test]
fn in_a_low_and_narrow_window_title_and_timeline_keep_out_of_the_way() {
    let size = egui::vec2(640.0, 420.0);
    let mut window = Window::of(FISHERIES, Settings::default(), Theme::Light, size);
    let axis = window.one(Role::Slider, "Timeline, all dates").rect();
    let play = window.one(Role::Button, "Play through the dates").rect();
    assert!(axis.y_range().contains(play.center().y), "{axis} {play}");
    assert!(play.right() < axis.left());
    window.press_with(Modifiers::ALT, Key::T);
    window.press(Key::Home);
    assert_eq!(date(&window), "2031-03-01");
    assert!(window.says("as of 1 March 2031"));
}
