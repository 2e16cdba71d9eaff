//! The form of a statement by keys alone: each choice leads on, and what has the keys is in view.

use std::fs;

use concordance::model::{Stance, Voice};
use concordance::state::Settings;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Theme, Vec2, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};

use crate::support::harness::{FISHERIES, Window};

/// The accord in a window of this size, with the form of a new statement open in it.
fn form(size: Vec2) -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("accord.ron");
    fs::write(&path, FISHERIES.replace("Coldwater", "Warmwater")).expect("a file");
    let settings = Some(folder.path().join("settings"));
    let mut window = Window::kept_in(FISHERIES, Settings::default(), Theme::Light, size, settings);
    window.drop_file(path);
    window.until("the file is open", |state| {
        state.dossier().title == "Warmwater accord"
    });
    window.press_with(Modifiers::ALT, Key::Num7);
    window.click("Read the quotations of “Three coasts, one bank”");
    window.press_written(Key::A, "a");
    (window, folder)
}

fn is_focused(window: &Window, role: Role, name: &str) -> bool {
    window.one(role, name).is_focused()
}

fn focused(window: &Window) -> Option<Node<'_>> {
    let mut all = window.harness.query_all(By::new().predicate(|_| true));
    all.find(Node::is_focused)
}

fn text(window: &Window, field: &str) -> String {
    let form = window.state().editing.form.as_ref().expect("a form");
    form.now.text(field).unwrap_or_default().to_owned()
}

/// Presses a digit as a keyboard of the United States sends it: with Shift it writes a sign.
fn press_shifted_digit(window: &mut Window, writes: Key, digit: Key) {
    let modifiers = Modifiers::COMMAND | Modifiers::SHIFT;
    for pressed in [true, false] {
        window.harness.event(Event::Key {
            key: writes,
            physical_key: Some(digit),
            pressed,
            repeat: false,
            modifiers,
        });
    }
    window.harness.run();
}

#[test]
fn a_statement_is_written_by_keys_alone_from_field_to_field() {
    let (mut window, _folder) = form(vec2(1000.0, 640.0));
    assert!(is_focused(&window, Role::TextInput, "Point"));
    window.write("harb");
    window.press(Key::Enter);
    assert_eq!(text(&window, "point"), "harbours");
    assert!(is_focused(&window, Role::TextInput, "Party"));
    // Nothing is chosen by Enter alone.
    window.press(Key::Enter);
    assert_eq!(text(&window, "party"), "");
    // However long it takes: what is said of the record meanwhile takes the keys from nothing.
    for _ in 0..8 {
        window.harness.step();
    }
    assert!(is_focused(&window, Role::RadioButton, "Insists on"));
    window.press_with(Modifiers::SHIFT, Key::Tab);
    let now = focused(&window).and_then(|it| it.accesskit_node().label());
    assert_eq!(now.as_deref(), Some("Party"));
    window.write("sud");
    window.press(Key::Enter);
    assert_eq!(
        (text(&window, "point"), text(&window, "party")),
        ("harbours".into(), "sudmark".into())
    );
    assert!(is_focused(&window, Role::RadioButton, "Insists on"));
    // What is typed on goes nowhere.
    window.write("x");
    assert_eq!(
        (text(&window, "point"), text(&window, "party")),
        ("harbours".into(), "sudmark".into())
    );
    window.press_with(Modifiers::COMMAND, Key::Num6);
    assert_eq!(
        window
            .state()
            .editing
            .form
            .as_ref()
            .map(|it| it.now.get("stance").is_some()),
        Some(true)
    );
    assert!(is_focused(&window, Role::TextInput, "Gist"));
    // A claim leads to who claims it; another voice leads on.
    press_shifted_digit(&mut window, Key::Num3, Key::Num3);
    assert!(focused(&window).is_some_and(|it| is_named(&it, "Norland")));
    window.press(Key::Space);
    press_shifted_digit(&mut window, Key::Exclamationmark, Key::Num1);
    assert!(is_focused(&window, Role::TextInput, "Gist"));
    window.write("Keeps them shut");
    window.press(Key::Enter);
    assert!(is_focused(&window, Role::TextInput, "Condition"));
    for (field, words) in [("Quotation", "not a pier"), ("Said", "2031-03-01")] {
        for _ in 0..30 {
            if focused(&window).is_some_and(|it| is_named(&it, field)) {
                break;
            }
            window.press(Key::Tab);
        }
        window.press_with(Modifiers::COMMAND, Key::A);
        window.write(words);
    }
    let before = window.state().dossier().statements.len();
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.harness.run();
    let statements = &window.state().dossier().statements;
    assert_eq!(
        statements.len(),
        before + 1,
        "{:?}",
        window.state().view.notice
    );
    let made = statements
        .iter()
        .find(|it| it.gist == "Keeps them shut")
        .expect("it");
    assert_eq!((made.stance, &made.voice), (Stance::Opposes, &Voice::Own));
}

fn is_named(node: &Node<'_>, name: &str) -> bool {
    node.accesskit_node().label().as_deref() == Some(name)
}

#[test]
fn enter_takes_what_is_typed_in_the_same_moment_and_not_what_fitted_before() {
    let (mut window, _folder) = form(vec2(1000.0, 880.0));
    window.write("quota");
    let enter = Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    window.press_with(Modifiers::COMMAND, Key::A);
    let events = [Event::Text("patrol".to_owned()), enter];
    window.harness.input_mut().events.extend(events);
    window.harness.run();
    assert_eq!(text(&window, "point"), "patrol");
    // Back in a field whose name was chosen, typing takes the place of that name.
    window.press_with(Modifiers::SHIFT, Key::Tab);
    window.write("herr");
    window.press(Key::Enter);
    assert_eq!(text(&window, "point"), "herring");
}

#[test]
fn whatever_gets_the_keys_in_a_form_is_in_view() {
    for size in [vec2(1000.0, 620.0), vec2(760.0, 480.0)] {
        let (mut window, _folder) = form(size);
        window.click("More fields");
        window.one(Role::TextInput, "Point").focus();
        window.harness.run();
        let (mut seen, mut names) = (0, Vec::new());
        for forwards in [true, false] {
            for _ in 0..60 {
                let modifiers = if forwards {
                    Modifiers::NONE
                } else {
                    Modifiers::SHIFT
                };
                window.press_with(modifiers, Key::Tab);
                let below = window.one(Role::Button, "Close").rect();
                let panel = window.one(Role::TextInput, "Point").rect();
                let Some(node) = focused(&window) else {
                    continue;
                };
                let rect = node.rect();
                let is_in_panel = (panel.left() - 30.0..).contains(&rect.left());
                let is_action = (rect.center().y - below.center().y).abs() < 40.0;
                // The bars above end where the panel begins.
                let role = node.accesskit_node().role();
                let is_bar = role == Role::Button && rect.top() < 60.0;
                let is_elsewhere = is_bar || role == Role::Splitter;
                if !is_in_panel || is_action || is_elsewhere {
                    continue;
                }
                seen += 1;
                names.push(format!("{rect:?}"));
                assert!(
                    rect.bottom() <= below.top() + 1.0,
                    "{node:?} above {below:?}"
                );
                assert!(rect.top() >= 60.0, "{node:?}");
            }
        }
        assert!(seen > 50, "{seen}: {names:?}");
    }
}
