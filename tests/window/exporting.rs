//! The export dialog as a user meets it.

use concordance::state::{Dialog, ExportDialog, Format, Settings};
use concordance::ui::Previewed;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme, vec2};
use egui_kittest::kittest::NodeT as _;

use crate::support::harness::{FISHERIES, Window};

fn dialog(window: &Window) -> &ExportDialog {
    match &window.state().view.dialog {
        Some(Dialog::Export(dialog)) => dialog,
        other => panic!("not the export dialog: {other:?}"),
    }
}

/// The dialog, opened by its key.
fn opened() -> Window {
    let mut window = Window::fisheries();
    window.press_with(Modifiers::COMMAND, Key::E);
    window
}

#[test]
fn a_format_is_chosen_by_name_and_brings_its_own_choices() {
    let mut window = opened();
    window.click_on(Role::RadioButton, "Format: BibTeX");
    assert_eq!(dialog(&window).format, Format::Bibtex);
    let ending = std::path::Path::new(&dialog(&window).path).extension();
    assert_eq!(ending.and_then(|it| it.to_str()), Some("bib"));
    assert!(!window.says("Colours: Dark"), "a record has no colours");
    assert!(!window.has_button("Copy picture"));
    window.click_on(Role::RadioButton, "Format: SVG");
    window.click_on(Role::RadioButton, "Colours: Dark");
    assert!(window.has_button("Copy picture"));
    window.one(Role::TextInput, "Write to").focus();
    window.harness.run();
    window.press_with(Modifiers::COMMAND, Key::A);
    window.write("out.txt");
    assert!(window.says("This name ends in no format that can be written; try .svg"));
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.until("it is refused", |state| state.task.is_none());
    assert!(window.says("ends in no format that can be written: choose one of .png"));
}

#[test]
fn pages_are_turned_by_key_and_documents_show_their_words() {
    let mut window = opened();
    window.click_on(Role::RadioButton, "Paper: Social cards");
    let says = |window: &mut Window, words: &str| {
        for _ in 0..2000 {
            window.harness.run_ok();
            if window.says(words) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        panic!("never said: {words}");
    };
    says(&mut window, "Page 1 of ");
    window.press(Key::PageDown);
    says(&mut window, "Page 2 of ");
    window.press(Key::PageUp);
    window.press(Key::PageUp);
    says(&mut window, "Page 1 of ");
    assert_eq!(dialog(&window).page, 0);
    window.click_on(Role::RadioButton, "Format: BibTeX");
    says(&mut window, "@misc{");
    // Nothing is a preview before one was made.
    assert_eq!(Previewed::default(), Previewed::Nothing);
}

#[test]
fn what_is_written_offers_to_be_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("accord.pdf");
    let mut window = opened();
    window.one(Role::TextInput, "Write to").focus();
    window.harness.run();
    window.press_with(Modifiers::COMMAND, Key::A);
    window.write(&path.display().to_string());
    assert_eq!(dialog(&window).format, Format::Pdf);
    window.click("Export");
    window.until("it is written", |state| {
        state.task.is_none() && state.view.dialog.is_none()
    });
    assert!(window.says("accord.pdf, "));
    assert!(window.has_button("Open") && window.has_button("Show in folder"));
    let bytes = std::fs::read(&path).expect("the file");
    assert!(bytes.starts_with(b"%PDF-"));
}

#[test]
fn a_small_window_shows_choices_and_preview_in_turn() {
    let size = vec2(640.0, 420.0);
    let mut window = Window::of(FISHERIES, Settings::default(), Theme::Light, size);
    window.press_with(Modifiers::COMMAND, Key::E);
    assert!(window.says("Format: XLSX") && !window.says(" pixels"));
    window.click("Preview");
    for _ in 0..2000 {
        window.harness.run_ok();
        if window.says("Preview of the picture") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    assert!(window.says("Preview of the picture") && window.says(" pixels"));
    assert!(!window.says("Format: XLSX"));
    assert!(window.has_button("Export") && window.says("Write to"));
    window.click("Choices");
    assert!(window.says("Format: XLSX"));
}

#[test]
fn everything_in_the_dialog_is_reached_by_tab_in_the_order_in_which_it_stands() {
    let mut window = opened();
    let mut reached: Vec<String> = Vec::new();
    for _ in 0..60 {
        window.press(Key::Tab);
        let roles = [
            Role::RadioButton,
            Role::Slider,
            Role::SpinButton,
            Role::TextInput,
            Role::Button,
            Role::Link,
        ];
        let focused = roles.iter().flat_map(|&role| window.all(role));
        let focused = focused.filter(egui_kittest::Node::is_focused);
        let names: Vec<String> = focused
            .map(|node| node.accesskit_node().label().unwrap_or_default())
            .collect();
        if names.first() == reached.first() && !reached.is_empty() {
            break;
        }
        reached.extend(names);
    }
    let expected = [
        "Close",
        "Copy picture",
        "Copy table",
        "Copy description",
        "Format: PNG",
        "Format: PDF",
        "Format: SVG",
        "Format: HTML",
        "Format: DOCX",
        "Format: XLSX",
        "Format: Markdown",
        "Format: CSV",
        "Format: JSON",
        "Format: REFI-QDA",
        "Format: BibTeX",
        "Format: CSL-JSON",
        "Made for: Web",
        "Made for: Social card",
        "Made for: A4 document",
        "Everything, 6 points × 3 parties",
        "As filtered, 6 points × 3 parties",
        "Evidence: Gists",
        "Evidence: Quotations",
        "Evidence: All quotations",
        "Colours: Light",
        "Colours: Dark",
        "Paper: One tall page",
        "Paper: A4",
        "Paper: A3",
        "Paper: Letter",
        "Paper: Social cards",
        "Width: As needed",
        "Width: Fixed",
        "Pixels per point",
        "Pixels per point",
        "Title",
        "Subtitle",
        "Credit",
        "Write to",
        "Browse…",
        "Export",
    ];
    assert_eq!(reached, expected);
}

#[test]
fn a_folder_is_told_to_be_one_and_told_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = opened();
    window.one(Role::TextInput, "Write to").focus();
    window.harness.run();
    window.press_with(Modifiers::COMMAND, Key::A);
    window.write(&folder.path().display().to_string());
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.until("it is refused", |state| state.task.is_none());
    assert!(window.says("is a folder: name a file, not a folder"));
    assert!(!window.says("ends in no format"));
}
