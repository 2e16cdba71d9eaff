//! The second reader in the window: blind while reading, both readings side by side at last, and
//! what nobody has signed off.

use std::fs;
use std::path::Path;
use std::process::Command as Process;

use concordance::listing::voice_name;
use concordance::model::Stance;
use concordance::second::{
    Amount, CodedVoice, Coding, coefficient_words, sample, share_words, write,
};
use concordance::state::{Command, Room, SecondStep, Settings};
use eframe::App as _;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme, vec2};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};

use crate::support::harness::{FISHERIES, SIZE, Window};

/// Everything that the window tells those who do not see it, and what stands in its fields.
fn told(window: &Window) -> Vec<String> {
    let all = window.harness.query_all(By::new().predicate(|_| true));
    all.map(|node| {
        let node = node.accesskit_node();
        let (label, value) = (node.label(), node.value());
        format!("{:?} {label:?} {value:?}", node.role())
    })
    .collect()
}

/// Begins a reading of so many statements.
fn begin(window: &mut Window, path: &Path, count: usize) {
    window.press_with(Modifiers::ALT, Key::Num8);
    assert_eq!(window.state().view.room, Room::Second);
    assert!(window.one(Role::TextInput, "Who reads").is_focused());
    window.write("A. Reader");
    window.click_on(Role::RadioButton, "statements");
    type_into(window, "How much", &count.to_string());
    type_into(
        window,
        "Where the file is to lie",
        &path.display().to_string(),
    );
    window.click("Begin reading");
    window.until("a reading is open", |state| state.second.reading.is_some());
    window.harness.run();
}

/// Puts a text in the place of what stands in a field.
fn type_into(window: &mut Window, name: &str, text: &str) {
    window.one(Role::TextInput, name).focus();
    window.harness.run();
    window.press_with(Modifiers::COMMAND, Key::A);
    window.write(text);
}

/// The same accord as somebody else would have read it: other stances, voices, gists, conditions.
fn read_otherwise() -> String {
    let mut text = String::new();
    let mut rest = FISHERIES;
    while let Some(at) = rest.find("stance: ") {
        let (before, found) = rest.split_at(at);
        let end = found.find(',').expect("a stance ends");
        text.push_str(before);
        text.push_str("stance: Unclear");
        rest = &found[end..];
    }
    text.push_str(rest);
    let text = text
        .replace("gist: \"", "gist: \"Another gist: ")
        .replace("condition: \"", "note: \"")
        .replace("part: \"the outer skerries\", ", "");
    for voice in ["Reported", "ClaimedBy(\"sudmark\")", "Analyst"] {
        assert!(text.contains(&format!("voice: {voice}")), "{voice}");
    }
    text.replace("voice: Reported", "voice: Own")
        .replace("voice: Analyst", "voice: Reported")
        .replace("voice: ClaimedBy(\"sudmark\")", "voice: Analyst")
}

#[test]
fn nothing_in_the_room_depends_on_how_a_statement_was_read_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let texts = [FISHERIES.to_owned(), read_otherwise()];
    let pages = texts.map(|text| {
        let mut window = Window::of(&text, Settings::default(), Theme::Light, SIZE);
        let path = folder.path().join("reading.ron");
        let all = window.state().dossier().statements.len();
        begin(&mut window, &path, all);
        fs::remove_file(&path).expect("the reading was written");
        let mut pages = Vec::new();
        for _ in 0..all {
            let page = told(&window);
            let state = window.state();
            for statement in &state.dossier().statements {
                let hidden = [
                    Some(&statement.gist),
                    statement.condition.as_ref(),
                    statement.why.as_ref(),
                    statement.note.as_ref(),
                ];
                for words in hidden.into_iter().flatten() {
                    let tells = |told: &&String| told.contains(words.as_str());
                    assert_eq!(page.iter().find(tells), None);
                }
            }
            pages.push(page);
            window.press_with(Modifiers::ALT, Key::ArrowRight);
        }
        pages
    });
    let [first, other] = pages;
    assert_eq!(first.len(), other.len());
    for (at, (one, another)) in first.iter().zip(&other).enumerate() {
        assert_eq!(one, another, "statement {at} of the sample");
        let says = |words: &str| one.iter().any(|told| told.contains(words));
        assert!(says("Proposition") || says("PROPOSITION"), "{one:?}");
        // The room has the window to itself.
        assert!(!says("Export…") && !says("of 2031"), "{one:?}");
    }
    // Each page is of another statement.
    assert!(first.windows(2).all(|pages| pages[0] != pages[1]));
}

#[test]
fn a_sample_is_read_by_keys_written_at_once_and_compared_as_the_command_line_does() {
    let folder = tempfile::tempdir().expect("a folder");
    let dossier = folder.path().join("accord.ron");
    fs::write(&dossier, FISHERIES).expect("a file");
    let path = folder.path().join("reading.ron");
    let mut window = Window::fisheries();
    begin(&mut window, &path, 5);
    assert!(window.says("A. Reader · 0 of 5 read"));
    // What leads to other rooms elsewhere is no way out.
    for key in [Key::Num2, Key::Num2, Key::Num6, Key::Num4, Key::Num1] {
        window.press_with(Modifiers::COMMAND, key);
        window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Num1);
        window.press_with(Modifiers::ALT, Key::Num1);
        assert_eq!(window.state().view.room, Room::Second);
        window.press_with(Modifiers::COMMAND, Key::Enter);
    }
    assert!(window.says("5 of 5 read"));
    window.until("all is written", |state| {
        let reading = state.second.reading.as_ref();
        reading.is_some_and(concordance::state::SecondReading::is_written)
    });
    window.click("Compare both readings");
    window.until("the comparison is written", |state| {
        let reading = state.second.reading.as_ref();
        reading.is_some_and(concordance::state::SecondReading::is_written)
    });
    let output = Process::new(env!("CARGO_BIN_EXE_concordance"))
        .args(["second", "compare"])
        .args([&dossier, &path])
        .output()
        .expect("the command line runs");
    let report = String::from_utf8(output.stdout).expect("a text");
    let reading = window.state().second.reading.clone().expect("a reading");
    let compared = reading.compared.expect("both readings");
    let count = compared.disagreements.len();
    assert!(
        report.contains(&format!("{count} disagreement")),
        "{report}"
    );
    for words in [
        share_words(compared.stance.observed()),
        share_words(compared.stance.expected()),
        coefficient_words(compared.stance.kappa()),
        coefficient_words(compared.stance.linear_kappa()),
    ] {
        assert!(report.contains(&words), "{words}: {report}");
        assert!(window.says(&words), "{words}");
    }
    assert_eq!(
        voice_name(window.state().dossier(), &CodedVoice::Own),
        "Own words"
    );
    // The list is a file as well, in the dialog of every export.
    let table = folder.path().join("list.csv");
    window.click("Export disagreements…");
    assert!(window.says("Export the disagreements"));
    type_into(&mut window, "Write to", &table.display().to_string());
    window.press(Key::Enter);
    window.until("it is written", |_| table.is_file());
    let written = fs::read_to_string(&table).expect("a table");
    let second = "Stance by A. Reader";
    assert!(written.contains(second), "{written}");
    window.harness.run();
    window.press(Key::Escape);
    // A disagreement leads to its cell.
    let show = By::new()
        .role(Role::Button)
        .label_contains("Show in the matrix: ");
    let first = window.harness.query_all(show).next().expect("a way there");
    first.click_accesskit();
    window.harness.run();
    assert_eq!(window.state().view.room, Room::Matrix);
    assert_eq!(
        window.state().view.statement,
        Some(compared.disagreements[0].statement)
    );
}

#[test]
fn a_reading_is_left_and_gone_on_with_and_its_file_is_never_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("reading.ron");
    let mut window = Window::fisheries();
    begin(&mut window, &path, 3);
    window.click_on(Role::RadioButton, "Rules out");
    window.click_on(Role::RadioButton, "Reported");
    window.one(Role::MultilineTextInput, "Note").focus();
    window.harness.run();
    window.write("see there");
    window.until("all is written", |state| {
        let reading = state.second.reading.as_ref();
        reading.is_some_and(concordance::state::SecondReading::is_written)
    });
    let text = fs::read_to_string(&path).expect("the reading");
    assert!(text.contains("stance: RulesOut, voice: Reported, note: \"see there\""));
    window.press(Key::Escape);
    window.press(Key::Escape);
    assert!(window.state().is_blind());
    window.click("Leave the reading");
    assert_eq!(window.state().view.room, Room::Matrix);
    // Another window does not begin over it, and goes on with it.
    let mut window = Window::fisheries();
    window.press_with(Modifiers::ALT, Key::Num8);
    window.write("B. Other");
    type_into(
        &mut window,
        "Where the file is to lie",
        &path.display().to_string(),
    );
    window.click("Begin reading");
    window.until("it is told", |state| state.second.begin.problem.is_some());
    assert!(window.says("what a reader has written is not replaced"));
    assert_eq!(fs::read_to_string(&path).expect("the reading"), text);
    window.drop_file(path);
    window.until("a reading is open", |state| state.second.reading.is_some());
    assert!(window.says("A. Reader · 1 of 3 read"));
    assert!(window.says("Statement 2 of 3") || window.says("STATEMENT 2 OF 3"));
}

#[test]
fn what_was_answered_just_before_the_window_closes_is_in_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("reading.ron");
    let mut window = Window::fisheries();
    begin(&mut window, &path, 3);
    let app = window.harness.state_mut();
    // No frame comes after these, so nobody hears that the first was written: the others wait.
    let note = SecondStep::Note("the last word".to_owned());
    for step in [
        SecondStep::Stance(Stance::RulesOut),
        SecondStep::Voice(CodedVoice::Reported),
        note,
    ] {
        app.command(Command::Second(step));
    }
    app.on_exit(None);
    let text = fs::read_to_string(&path).expect("the reading");
    let answers = "stance: RulesOut, voice: Reported, note: \"the last word\"";
    assert!(text.contains(answers), "{text}");
}

#[test]
fn the_room_is_whole_in_a_small_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("reading.ron");
    let size = vec2(640.0, 420.0);
    let mut window = Window::of(FISHERIES, Settings::default(), Theme::Dark, size);
    begin(&mut window, &path, 2);
    for name in ["Next unread", "Leave the reading"] {
        let button = By::new().role(Role::Button).label(name);
        let rect = window.harness.get(button).rect();
        assert!(
            rect.max.x <= size.x && rect.max.y <= size.y,
            "{name} {rect}"
        );
    }
}

#[test]
fn statements_are_signed_off_from_their_cards_and_what_is_not_is_marked_on_request() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("accord.ron");
    fs::write(&path, FISHERIES).expect("a file");
    let mut window = Window::fisheries();
    let wish = Command::OpenFile(path.clone());
    window.harness.state_mut().command(wish);
    window.until("the file is open", |state| {
        state.opened.origin.path() == Some(path.as_path())
    });
    let cell = "Norland on A closed area";
    assert!(!window.says("unchecked"));
    window
        .harness
        .state_mut()
        .command(Command::ToggleShowUnchecked);
    window.harness.run();
    assert!(window.says("Unchecked cells marked"));
    let name = window.one(Role::Cell, cell);
    let name = name.accesskit_node().label().unwrap_or_default();
    assert!(name.ends_with(", unchecked"), "{name}");
    let count = window.state().told.title_line.clone();
    window.sign_off(cell);
    assert!(window.says("Checked by B. Checker"));
    let name = window.one(Role::Cell, cell);
    let name = name.accesskit_node().label().unwrap_or_default();
    assert!(!name.contains("unchecked"), "{name}");
    assert_ne!(window.state().told.title_line, count);
    window.click("Take back sign-off");
    assert!(!window.says("Checked by B. Checker"));
}

#[test]
fn a_reading_that_is_dropped_on_the_matrix_is_shown_beside_the_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::fisheries();
    let dossier = window.state().dossier().clone();
    let drawn = sample(&dossier, Amount::Count(4), 1);
    for (name, is_read) in [("blank.ron", false), ("read.ron", true)] {
        let mut coding = Coding::blank(&dossier, "A. Reader", Some(1), &drawn);
        for coded in coding.codings.iter_mut().filter(|_| is_read) {
            coded.stance = Some(Stance::Unclear);
            coded.voice = Some(CodedVoice::Own);
            coded.seen = true;
        }
        let path = folder.path().join(name);
        fs::write(&path, write(&coding, Some(&dossier))).expect("a file");
        window.drop_file(path.clone());
        window.until("the reading is open", |state| {
            let reading = state.second.reading.as_ref();
            reading.is_some_and(|reading| reading.path == path)
        });
        assert_eq!(window.state().view.room, Room::Second);
        let reading = window.state().second.reading.as_ref().expect("a reading");
        assert_eq!(reading.compares, is_read, "{name}");
        window.harness.run();
        // Who compares is free to go.
        if is_read {
            window.press_with(Modifiers::ALT, Key::Num1);
        } else {
            window.click("Leave the reading");
        }
    }
}
