//! Opening files, dropping them, and what is said when they are broken.

use std::fs;

use concordance::state::{Command, Settings, SidePanel};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support::harness::{FISHERIES, SIZE, Window};

#[test]
fn a_file_that_cannot_be_opened_leaves_the_old_one_and_says_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let broken = folder.path().join("broken.ron");
    fs::write(&broken, "\n\nnot a position file").expect("a file");
    let newer = folder.path().join("newer.ron");
    fs::write(&newer, FISHERIES.replace("format: 1", "format: 2")).expect("a file");
    let cases = [
        (
            folder.path().join("missing.ron"),
            "missing.ron was not opened: ",
        ),
        (broken, "broken.ron was not opened: "),
        (newer, "newer.ron was not opened: "),
        (folder.path().to_owned(), " was not opened: "),
    ];
    let mut window = Window::fisheries();
    let before = window.state().opened.clone();
    for (path, expected) in cases {
        window.press_with(Modifiers::COMMAND, Key::O);
        assert!(window.one(Role::TextInput, "Path").is_focused());
        window.write(&path.display().to_string());
        window.press(Key::Enter);
        window.until("a notice", |state| {
            let notice = state.view.notice.as_ref();
            notice.is_some_and(|notice| notice.text.contains(expected))
        });
        assert!(window.says(expected));
        assert_eq!(window.state().opened, before);
        assert!(window.says("Coldwater accord"));
        assert_eq!(window.state().task, None);
        window.click("Close");
    }
}

#[test]
fn a_dropped_file_is_opened_and_its_findings_lead_to_their_records() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("dropped.ron");
    let text = FISHERIES
        .replace("Coldwater accord", "Warmwater accord")
        .replace("stance: RulesOut", "stance: RulesIn")
        // Quotation marks around words that the quotation does not have.
        .replace("Accepts a quota for cod", "Accepts a “fair” quota for cod");
    fs::write(&path, text).expect("a file");
    let mut window = Window::fisheries();
    window.drop_file(path.clone());
    window.until("the file is open", |state| {
        state.dossier().title == "Warmwater accord"
    });
    window.until("its quotations are checked", |state| {
        !state.evidence.checked.grades.is_empty()
    });
    assert!(window.says("Warmwater accord"));
    assert!(window.says("dropped.ron opened with 1 error: see the findings"));
    assert_eq!(window.state().view.side, SidePanel::Findings);
    assert_eq!(window.state().settings.recent, [path]);
    // The record with the error was left out.
    assert!(window.says("Sudmark on A closed area: no sourced position"));
    window.click_on(Role::Button, "error: ");
    assert!(window.says("line "));
    // The statement that was left out leads to the cell in which it is missing.
    assert_eq!(window.state().view.finding, Some(0));
    let missing = window.one(Role::Cell, "Sudmark on A closed area");
    assert_eq!(missing.accesskit_node().is_selected(), Some(true));
    assert!(window.says("stance: RulesIn"), "the record is shown");
    let commands = window.commands_of_click("Copy with its place");
    let [egui::OutputCommand::CopyText(copied)] = commands.as_slice() else {
        panic!("not one text: {commands:?}");
    };
    assert!(copied.contains("dropped.ron:"), "{copied}");
    window.harness.run();
    window.one(Role::Button, "“fair”").scroll_to_me();
    window.harness.run();
    window.click_on(Role::Button, "“fair”");
    let cell = "Sudmark on A cod quota";
    let selected = window.one(Role::Cell, cell);
    assert_eq!(selected.accesskit_node().is_selected(), Some(true));
}

#[test]
fn a_dropped_pdf_is_the_text_of_its_source_and_gives_the_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("gazette.pdf");
    fs::write(&path, include_bytes!("../texts/accord.pdf")).expect("a file");
    let printed = "bank is a closed door, and we open doors”";
    let text = FISHERIES.replace(
        "Sudmark’s envoy called a closed bank “out of the question”",
        printed,
    );
    let mut window = Window::of(&text, Settings::default(), Theme::Light, SIZE);
    window.drop_file(path);
    window.until("the text is compared", |state| {
        let grades = &state.evidence.checked.grades;
        grades.iter().any(|graded| graded.grade.is_match())
    });
    window.click_on(Role::Cell, "Sudmark on A closed area: rules out");
    assert!(window.says(printed));
    assert!(window.says("10 March 2031, page 2 of the source text"));
    assert!(window.says("matches the source text"));
}

#[test]
fn a_window_with_findings_says_how_many_and_lists_them() {
    let text = FISHERIES.replace("stance: RulesOut", "stance: RulesIn");
    let mut window = Window::of(&text, Settings::default(), Theme::Light, SIZE);
    // It says so without being asked.
    assert!(window.says("standard input opened with 1 error: see the findings"));
    assert!(window.says("RulesIn"));
    window.click("Back to the statements");
    assert!(window.has_button("Copy with citation"));
    window.click("Filter");
    window.click("1 error");
    assert!(window.says("RulesIn"));
}

#[test]
fn an_edit_that_breaks_the_open_file_is_shown_only_when_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("edited.ron");
    fs::write(&path, FISHERIES).expect("a file");
    let mut window = Window::fisheries();
    window.drop_file(path.clone());
    window.until("the file is open", |state| {
        state.opened.origin.path().is_some()
    });
    let good = "Sudmark on A closed area: rules out";
    assert!(window.says(good));
    fs::write(
        &path,
        FISHERIES.replace("stance: RulesOut", "stance: RulesIn"),
    )
    .expect("a file");
    window.press(Key::F5);
    window.until("the edit is told", |state| state.broken.is_some());
    assert!(window.says(good));
    assert!(window.says("edited.ron has 1 error now: what is shown is as it was before"));
    assert!(window.says("The matrix shows the file as it was before its last edit"));
    // One stands in the notice, one in the panel.
    let button = egui_kittest::kittest::By::new()
        .role(Role::Button)
        .label("Show it as it is");
    let buttons: Vec<_> = window.harness.query_all(button).collect();
    assert_eq!(buttons.len(), 2);
    buttons[0].click();
    drop(buttons);
    window.harness.run();
    assert!(window.says("Sudmark on A closed area: no sourced position"));
    fs::write(&path, FISHERIES).expect("a file");
    window.press(Key::F5);
    window.until("it is repaired", |state| !state.opened.has_errors());
    assert!(window.says(good));
    assert!(!window.says("as it was before"));
}

#[test]
fn a_picture_that_is_there_is_replaced_only_when_asked_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("accord.png");
    fs::write(&path, "kept").expect("a file");
    let mut window = Window::fisheries();
    window.press_with(Modifiers::COMMAND, Key::E);
    window.one(Role::TextInput, "Write to").focus();
    window.harness.run();
    window.press_with(Modifiers::COMMAND, Key::A);
    window.write(&path.display().to_string());
    window.click("Export");
    assert!(window.says("A file of this name is there already"));
    assert_eq!(fs::read(&path).expect("a file"), b"kept");
    window.click("Replace it");
    window.until("it is written", |state| {
        state.task.is_none() && state.view.dialog.is_none()
    });
    assert!(window.says("Written to "));
    assert_ne!(fs::read(&path).expect("a file"), b"kept");
}

#[test]
fn what_was_done_is_told_for_a_while_and_a_problem_until_it_is_closed() {
    let mut window = Window::fisheries();
    let done = "Quotation copied with its citation";
    window.commands_of_click("Copy with citation");
    window.harness.run();
    assert!(window.says(done));
    window.harness.run_steps(40);
    assert!(!window.says(done), "ten seconds later");
    let text = FISHERIES.replace("stance: RulesOut", "stance: RulesIn");
    let mut window = Window::of(&text, Settings::default(), Theme::Light, SIZE);
    window.harness.run_steps(40);
    assert!(window.says("opened with 1 error"));
}

#[test]
fn a_window_without_a_file_says_so_and_takes_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("first.ron");
    fs::write(&path, FISHERIES).expect("a file");
    let mut window = Window::empty();
    assert!(window.says("No file is open"));
    assert!(!window.says("Untitled dossier") && !window.says("0 points"));
    window.click("Export…");
    assert_eq!(window.state().view.dialog, None);
    assert!(window.has_button("Open…"));
    window.drop_file(path);
    window.until("the file is open", |state| {
        !state.dossier().points.is_empty()
    });
    assert!(window.says("Coldwater accord"));
    assert!(!window.says("No file is open"));
}

#[test]
fn opening_tells_how_far_it_is_and_is_cancelled_for_good() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("other.ron");
    fs::write(&path, FISHERIES.replace("Coldwater", "Warmwater")).expect("a file");
    let mut window = Window::fisheries();
    let before = window.state().opened.clone();
    // Whatever the thread has done by now, its file is not shown any more.
    let app = window.harness.state_mut();
    app.command(Command::OpenFile(path.clone()));
    let task = app.state().task.clone().expect("a task");
    assert_eq!(task.what, "Opening other.ron");
    app.command(Command::Cancel);
    window.until("it is cancelled", |state| state.task.is_none());
    assert!(window.says("Cancelled, other.ron was not opened"));
    assert_eq!(window.state().opened, before);
    // Of two files that are asked for one after the other the second is opened.
    let third = folder.path().join("third.ron");
    fs::write(&third, FISHERIES.replace("Coldwater", "Deepwater")).expect("a file");
    let app = window.harness.state_mut();
    app.command(Command::OpenFile(path));
    app.command(Command::OpenFile(third));
    window.until("the second is open", |state| {
        state.task.is_none() && state.dossier().title == "Deepwater accord"
    });
}
