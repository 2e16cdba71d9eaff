//! Opening files, dropping them, and what is said when they are broken.

use std::fs;

use concordance::state::{Settings, SidePanel};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme};
use egui_kittest::kittest::NodeT as _;

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
    window.click_on(Role::Button, "`fair`");
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
    window.click("Filter");
    window.click("1 error");
    assert!(window.says("1 error"));
    assert!(window.says("unknown") || window.says("RulesIn"));
    window.click("Back to the statements");
    assert!(window.has_button("Copy with citation"));
}
