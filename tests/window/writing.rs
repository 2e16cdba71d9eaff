//! Writing a dossier with the window, by pointer and by keys: from words to a statement, points
//! merged and split, a record mended, the parts in order, the first steps.

use std::fs;

use concordance::model::{Stance, Voice};
use concordance::state::{Room, Settings, SidePanel};
use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton, Theme, Vec2, pos2, vec2};
use egui_kittest::kittest::{By, Queryable as _};

use crate::support::harness::{FISHERIES, SIZE, Window};

const GAZETTE: &str = "Three coasts, one bank\n\n\
    “Our harbours are open to all,” she said. The patrol is welcome, said Ada Brann in the end.\n\n\
    Nothing else was said that day.\n";

/// A window with this file open, and the text of the gazette beside it.
fn open(file: &str) -> (Window, tempfile::TempDir) {
    open_in(file, SIZE)
}

fn open_in(file: &str, size: Vec2) -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("accord.ron");
    let file = file.replace("Coldwater accord", "Warmwater accord");
    fs::write(&path, file).expect("a file");
    fs::write(folder.path().join("gazette.txt"), GAZETTE).expect("a file");
    let settings = Some(folder.path().join("settings"));
    let mut window = Window::kept_in(FISHERIES, Settings::default(), Theme::Light, size, settings);
    window.drop_file(path);
    window.until("the file is open and checked", |state| {
        state.dossier().title == "Warmwater accord" && !state.evidence.texts.is_empty()
    });
    window.harness.run();
    (window, folder)
}

/// Asks for a command by its name.
fn ask(window: &mut Window, name: &str) {
    window.press_with(Modifiers::COMMAND, Key::K);
    window.write(name);
    window.press(Key::Enter);
}

fn read_the_gazette(window: &mut Window) {
    window.press_with(Modifiers::ALT, Key::Num7);
    window.click("Read the text of “Three coasts, one bank”");
    assert_eq!(window.state().view.room, Room::Reader);
}

fn selected(window: &Window) -> &str {
    window.state().selected_words().unwrap_or_default()
}

#[test]
fn words_that_are_dragged_over_become_a_form() {
    let (mut window, _folder) = open(FISHERIES);
    read_the_gazette(&mut window);
    let line = window
        .one(Role::Label, "Our harbours are open to all")
        .rect();
    let from = pos2(line.left() + 1.0, line.top() + 10.0);
    let to = pos2(line.left() + 160.0, line.top() + 10.0);
    let harness = &mut window.harness;
    harness.hover_at(from);
    harness.run();
    harness.event(egui::Event::PointerButton {
        pos: from,
        button: PointerButton::Primary,
        pressed: true,
        modifiers: Modifiers::NONE,
    });
    harness.run();
    for pos in [from.lerp(to, 0.5), to] {
        harness.event(egui::Event::PointerMoved(pos));
        harness.run();
    }
    harness.event(egui::Event::PointerButton {
        pos: to,
        button: PointerButton::Primary,
        pressed: false,
        modifiers: Modifiers::NONE,
    });
    harness.run();
    let words = selected(&window).to_owned();
    assert!(
        words.starts_with("“Our harb") && words.len() < 40,
        "{words}"
    );
    // What was selected by the pointer is made longer by keys.
    window.press_with(Modifiers::SHIFT, Key::ArrowRight);
    let longer = selected(&window).to_owned();
    assert!(
        longer.starts_with(&words) && longer.len() > words.len(),
        "{longer}"
    );
    window.click("Add as statement…");
    let form = window.state().editing.form.as_ref().expect("a form");
    assert_eq!(form.text("quote"), longer.trim());
    assert_eq!(form.text("source"), "gazette");
}

#[test]
fn a_statement_is_made_by_keys_alone() {
    let (mut window, _folder) = open(FISHERIES);
    let before = window.state().dossier().statements.len();
    read_the_gazette(&mut window);
    // Without a caret the arrows scroll, as ever; sideways they put one at the top.
    window.press(Key::ArrowDown);
    assert_eq!(
        window.state().view.reader.as_ref().and_then(|it| it.caret),
        None
    );
    window.press(Key::Home);
    window.press(Key::ArrowRight);
    window.press_with(Modifiers::COMMAND, Key::ArrowDown);
    window.press(Key::ArrowRight);
    window.press(Key::End);
    window.press(Key::Home);
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowDown);
    let words = selected(&window).to_owned();
    assert!(
        words.starts_with("“Our harbours") && words.ends_with("end."),
        "{words:?}"
    );
    assert!(window.says("Selected: “Our harbours are open to all,”"));
    // Escape takes the caret off, and does not leave the text.
    window.press(Key::Escape);
    assert_eq!(
        (selected(&window), window.state().view.room),
        ("", Room::Reader)
    );
    window.press(Key::Home);
    window.press(Key::ArrowRight);
    window.press(Key::ArrowDown);
    for _ in 0..8 {
        window.press_with(Modifiers::COMMAND, Key::ArrowRight);
    }
    window.press(Key::ArrowRight);
    window.press(Key::ArrowRight);
    for _ in 0..7 {
        window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight);
    }
    assert_eq!(selected(&window), "The patrol is welcome, said Ada Brann");
    window.press_written(Key::A, "a");
    assert!(window.one(Role::TextInput, "Point").is_focused());
    window.write("joint pa");
    window.press(Key::Enter);
    window.press_with(Modifiers::COMMAND, Key::Num2);
    assert!(window.one(Role::TextInput, "Gist").is_focused());
    window.write("Welcomes the patrol");
    assert!(window.says("It would be: Supports"));
    // On a choice of the form a letter leads to no other quotation.
    window
        .harness
        .key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    window.harness.run();
    assert!(!window.one(Role::TextInput, "Gist").is_focused());
    window.press_written(Key::N, "n");
    assert_eq!(window.state().view.side, SidePanel::Form);
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.harness.run();
    let dossier = window.state().dossier();
    assert_eq!(dossier.statements.len(), before + 1);
    let made = dossier
        .statements
        .iter()
        .find(|it| it.gist == "Welcomes the patrol");
    let made = made.expect("the statement");
    assert_eq!(made.speaker.as_deref(), Some("Ada Brann"));
    assert_eq!(dossier.party(made.party).id, "norland");
    assert_eq!(
        window.state().view.room,
        Room::Reader,
        "the next one is near"
    );
}

/// Selects words that nobody known has said, and opens the form for them with point and party.
fn add_words_about_harbours(window: &mut Window) {
    read_the_gazette(window);
    window.press(Key::Home);
    window.press(Key::ArrowRight);
    window.press_with(Modifiers::COMMAND, Key::ArrowDown);
    window.press(Key::ArrowRight);
    window.press(Key::End);
    window.press(Key::Home);
    for _ in 0..6 {
        window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight);
    }
    let words = selected(window);
    assert!(words.contains("Our harbours are open"), "{words}");
    window.press_written(Key::A, "a");
    window.write("harb");
    window.press(Key::Enter);
    window.write("sud");
    window.press(Key::Enter);
}

#[test]
fn what_is_typed_stays_in_view_while_the_form_grows_above_it() {
    let mut has_grown = false;
    for height in [560.0, 640.0, 700.0, 760.0, 800.0, 840.0] {
        let (mut window, _folder) = open_in(FISHERIES, vec2(1280.0, height));
        add_words_about_harbours(&mut window);
        // What the cell would be is told above from now on.
        window.press_with(Modifiers::COMMAND, Key::Num7);
        window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Num2);
        for letter in ["K", "eeps", " them"] {
            window.write(letter);
            let gist = window.one(Role::TextInput, "Gist");
            assert!(gist.is_focused());
            let below = window.one(Role::Button, "Close").rect();
            assert!(
                gist.rect().bottom() <= below.top(),
                "{height}: {:?} above {below:?}",
                gist.rect()
            );
        }
        has_grown |= window.says("It would be");
    }
    assert!(has_grown, "the cell is told");
}

#[test]
fn words_of_nobody_known_become_a_statement_without_a_pointer() {
    let (mut window, _folder) = open(FISHERIES);
    add_words_about_harbours(&mut window);
    window.press_with(Modifiers::COMMAND, Key::Num6);
    window.write("Not ours");
    // Own words are those of somebody.
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Num1);
    assert!(window.one(Role::TextInput, "Speaker").is_focused());
    window.one(Role::TextInput, "Gist").focus();
    window.harness.run();
    window.press_with(Modifiers::COMMAND, Key::A);
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Num2);
    window.write("Keeps them to itself");
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.harness.run();
    let dossier = window.state().dossier();
    let mut made = dossier.statements.iter();
    let made = made.find(|it| it.gist == "Keeps them to itself");
    let made = made.expect("the statement");
    assert_eq!(dossier.point(made.point).id, "harbours");
    assert_eq!(dossier.party(made.party).id, "sudmark");
    assert_eq!(
        (made.stance, &made.voice),
        (Stance::Opposes, &Voice::Reported)
    );
    assert_eq!(made.speaker, None);
}

#[test]
fn a_point_is_merged_once_each_stance_was_looked_at() {
    let (mut window, _folder) = open(FISHERIES);
    window.click_on(Role::Cell, "Norland on A cod quota");
    ask(&mut window, "merge this point");
    assert!(
        window
            .one(Role::TextInput, "The point that stays")
            .is_focused()
    );
    window.write("herr");
    window.press(Key::Enter);
    for words in [
        "The catch of cod is shared by quota.",
        "The catch of herring is shared by quota.",
        "The propositions differ.",
        "Still to be looked at: 6 statements",
    ] {
        assert!(window.says(words), "{words}");
    }
    window.click_on(Role::CheckBox, "Reads so: Sudmark: Wants no quota for cod");
    assert!(window.says("Still to be looked at: 5 statements"));
    window.click("All read so");
    window.click("Merge and move 6 statements");
    let points: Vec<&str> = window
        .state()
        .dossier()
        .points
        .iter()
        .map(|it| it.id.as_str())
        .collect();
    assert_eq!(
        points,
        ["closed-area", "harbours", "herring", "patrol", "office"]
    );
    assert_eq!(window.state().opened.findings, []);
    assert!(window.says("Merge “A cod quota” into “A herring quota”"));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().dossier().points.len(), 6);
}

#[test]
fn a_point_is_split_and_an_unfinished_split_is_brought_back() {
    let (mut window, _folder) = open(FISHERIES);
    window.click_on(Role::Cell, "Norland on A cod quota");
    ask(&mut window, "split this point");
    window.write("Cod in spring");
    window.press(Key::Escape);
    assert_eq!(window.state().view.dialog, None);
    ask(&mut window, "bring back");
    window.one(Role::MultilineTextInput, "Proposition").focus();
    window.harness.run();
    window.write("The catch of cod in spring is shared by quota.");
    assert!(window.says("Still needed: at least one statement that goes"));
    window.click_on(Role::CheckBox, "Goes: Sudmark: Wants no quota for cod");
    window.click("Split and move 1 statement");
    let dossier = window.state().dossier();
    assert_eq!(dossier.points[4].id, "cod-in-spring");
    assert_eq!(dossier.points[4].theme, dossier.points[3].theme);
    window.click_on(Role::Cell, "Sudmark on Cod in spring: opposes");
}

#[test]
fn a_record_with_a_syntax_error_is_mended_without_another_program() {
    let broken = FISHERIES.replacen("gist: \"Opens", "gist \"Opens", 1);
    let (mut window, _folder) = open(&broken);
    assert!(window.says("1 statement left out"));
    if window
        .harness
        .query_by_label_contains("Back to the statements")
        .is_none()
    {
        window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
    }
    let error = By::new().role(Role::Button).label_contains("error: ");
    let nodes: Vec<_> = window.harness.query_all(error).collect();
    nodes.first().expect("the finding").click();
    window.harness.run();
    window.click("Mend…");
    let text = window.one(Role::MultilineTextInput, "Text of the record");
    assert!(text.is_focused());
    assert!(window.says("do not fit together yet"));
    // The caret stands at the end; a text that is all of it anew is the shortest way in a test.
    let mended = FISHERIES
        .split("(point: \"harbours\", party: \"norland\"")
        .nth(1)
        .expect("it");
    let mended = mended.split("\"2031-03-01\")").next().expect("its end");
    let mended = format!("(point: \"harbours\", party: \"norland\"{mended}\"2031-03-01\")");
    window.press_with(Modifiers::COMMAND, Key::A);
    window.write(&mended);
    assert!(window.says("Nothing is wrong with this record"));
    window.click("Put it in");
    assert_eq!(window.state().dossier().statements.len(), 15);
    assert!(!window.state().opened.has_errors());
    window.click_on(Role::Cell, "Norland on Access to harbours: supports");
}

#[test]
fn parts_are_put_in_order_by_keys_and_by_pointer() {
    let (mut window, _folder) = open(FISHERIES);
    window.press_with(Modifiers::ALT, Key::Num0);
    assert_eq!(window.state().view.room, Room::Parts);
    for words in [
        "PARTIES: 3",
        "THEMES: 3",
        "POINTS: 6",
        "VERSIONS OF THE PLAN: NONE",
    ] {
        assert!(window.says(words), "{words}");
    }
    let themes = |window: &Window| -> Vec<String> {
        let themes = window.state().dossier().themes.iter();
        themes.map(|it| it.id.clone()).collect()
    };
    for _ in 0..5 {
        window.press(Key::ArrowDown);
    }
    window.press_with(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(themes(&window), ["catch", "waters", "oversight"]);
    window.click("Down: Catch");
    assert_eq!(themes(&window), ["waters", "catch", "oversight"]);
    window.press(Key::Delete);
    assert!(window.says("These stay and name it no longer"));
    window.click("Take it out");
    assert_eq!(themes(&window), ["waters", "oversight"]);
    assert_eq!(window.state().dossier().points.len(), 6);
    window.press(Key::Home);
    window.press(Key::Enter);
    assert!(window.one(Role::TextInput, "Name").is_focused() || window.says("Change party"));
}

#[test]
fn a_new_dossier_leads_to_its_first_statement() {
    let (mut window, _folder) = open(FISHERIES);
    ask(&mut window, "new dossier");
    assert!(window.says("From a text to a dossier"));
    window.click("Title and description…");
    window.press_with(Modifiers::COMMAND, Key::A);
    window.write("Orchard");
    window.click("Change it");
    assert!(window.says("Step 1, done") && !window.says("Step 2, done"));
    for name in ["Aland", "Bland"] {
        window.click("Add a party");
        window.write(name);
        window.press_with(Modifiers::COMMAND, Key::Enter);
    }
    assert!(window.says("Step 2, done"));
    assert!(window.says("so far 2 parties"));
}
