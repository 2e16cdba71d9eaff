//! Sources and their texts: reading, the way back to the cells, and texts that are added.

use std::fs;

use concordance::state::{Room, Settings};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme};

use crate::support::harness::{FISHERIES, SIZE, Window};

/// A text in which everything stands that is quoted from the gazette, save what Olle Tern said of
/// small boats, which it prints with other words.
const GAZETTE: &str = "Three coasts, one bank\n\n\
    “Our harbours are open to all,” she said. “Without a closed bank there is no accord,” said Ada \
    Brann. Sudmark’s envoy called a closed bank “out of the question”. Islemere is still weighing a \
    closed bank.\n\nSudmark does not want other boats in its harbours, but the outer skerries would \
    welcome every boat. “A quota, yes, if we count the fish together,” said Ada Brann. “No quota, \
    unless it spares the small boats,” said Olle Tern.\n";

#[test]
fn the_sources_are_listed_with_what_rests_on_them() {
    let mut window = Window::fisheries();
    window.press_with(Modifiers::ALT, Key::Num7);
    assert_eq!(window.state().view.room, Room::Sources);
    for words in [
        "2 sources",
        "Three coasts, one bank",
        "HARBOUR GAZETTE · 10 MARCH 2031",
        "Kind of source: report, language: en",
        "8 quotations: 8 not compared · its text is not on this computer",
    ] {
        assert!(window.says(words), "{words}");
    }
    window.click("Read the quotations of “Three coasts, one bank”");
    assert_eq!(window.state().view.room, Room::Reader);
    assert!(window.says("The text of this source is not on this computer"));
    // Without the text the quotations are shown, each with its cell beside it.
    let name = "Quotation: Sudmark: rules out, on A closed area";
    window.click(name);
    assert!(window.says("quotation 2 of 8"));
    assert!(window.says("Calls it out of the question"), "the inspector");
    window.press(Key::Escape);
    assert_eq!(window.state().view.room, Room::Sources);
    window.press(Key::Escape);
    assert_eq!(window.state().view.room, Room::Matrix);
}

#[test]
fn a_text_that_is_added_is_compared_read_and_remembered() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = folder.path().join("settings");
    let text = folder.path().join("article.txt");
    fs::write(&text, GAZETTE).expect("a file");
    let open = || {
        Window::kept_in(
            FISHERIES,
            Settings::default(),
            Theme::Light,
            SIZE,
            Some(settings.clone()),
        )
    };
    let mut window = open();
    window.click_on(Role::Cell, "Sudmark on A closed area: rules out");
    window.click("Show in source");
    window.one(Role::TextInput, "Path of the text").click();
    window.harness.run();
    window.write(&text.display().to_string());
    window.click("Add");
    window.until_said("article.txt is the text of `gazette` now, and is remembered");
    window.until("the text is compared", |state| state.text_read().is_some());
    window.harness.run();
    assert!(window.says("8 quotations: 7 match the text, 1 differs · text at hand, added by hand"));
    assert!(window.says("“Our harbours are open to all,” she said. “Without a closed bank"));
    let selected = "Quotation: Sudmark: rules out, on A closed area";
    assert!(window.has_button(selected), "the way back to its cell");

    // The file can go: a copy was kept under its hash.
    drop(window);
    fs::remove_file(&text).expect("removed");
    let mut window = open();
    window.click_on(Role::Cell, "Sudmark on A herring quota");
    assert!(window.says("differs from the source text"));
    window.click("Show in source");
    assert!(window.says("quotation 8 of 8"));
    window.click("Forget this text");
    window.until("the text is forgotten", |state| state.text_read().is_none());
    window.harness.run();
    assert!(window.says("8 quotations: 8 not compared"));
}

#[test]
fn keys_lead_through_a_text_and_a_search_finds_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = folder.path().join("settings");
    let text = folder.path().join("gazette.txt");
    let long = format!("{}\n{GAZETTE}", "Nothing of note.\n\n".repeat(60));
    fs::write(&text, long).expect("a file");
    let mut window = Window::kept_in(
        FISHERIES,
        Settings::default(),
        Theme::Light,
        SIZE,
        Some(settings),
    );
    window.drop_file(text);
    window.until("the text is compared", |state| {
        !state.evidence.texts.is_empty()
    });
    window.press_with(Modifiers::ALT, Key::Num7);
    window.click("Read the text of “Three coasts, one bank”");
    assert!(window.says("Nothing of note."));
    assert!(!window.says("Islemere is still weighing"), "far below");
    window.press_written(Key::N, "n");
    assert!(window.says("quotation 1 of 8"));
    assert!(window.says("Islemere is still weighing"), "scrolled to");
    assert!(window.says("Opens its harbours"), "the inspector follows");
    window.press_written(Key::Slash, "/");
    assert!(window.one(Role::TextInput, "Search this text").is_focused());
    window.write("SMALL  boats");
    assert!(window.says("1 of 1"));
    window.write(" of stone");
    assert!(window.says("not found"));
    window.press(Key::Escape);
    assert_eq!(window.state().view.room, Room::Reader);
    window.press(Key::Home);
    assert!(!window.says("Islemere is still weighing"));
    window.press(Key::End);
    assert!(window.says("said Olle Tern"));
    window.click("Next");
    window.click("Show in the matrix");
    assert_eq!(window.state().view.room, Room::Matrix);
}

#[test]
fn a_dropped_text_that_belongs_to_no_source_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = folder.path().join("shopping.txt");
    fs::write(&text, "bread, fish").expect("a file");
    let mut window = Window::fisheries();
    window.drop_file(text.clone());
    window.until("a notice", |state| state.view.notice.is_some());
    window.harness.run();
    assert!(window.says("shopping.txt belongs to no source of this dossier"));
    // Dropped on a source it is that source's text, whatever its name.
    let mut window = Window::kept_in(
        FISHERIES,
        Settings::default(),
        Theme::Light,
        SIZE,
        Some(folder.path().join("settings")),
    );
    window.press_with(Modifiers::ALT, Key::Num7);
    window.click("Read the quotations of “Three coasts, one bank”");
    window.drop_file(text);
    window.until("the text is compared", |state| state.text_read().is_some());
    window.harness.run();
    assert!(window.says("8 are not in the text"));
    assert!(window.says("NOT FOUND IN THIS TEXT"));
}

#[test]
fn the_list_of_sources_scrolls_by_key() {
    let mut many = FISHERIES.to_owned();
    for number in 0..40 {
        let source = format!(
            "(id: \"more-{number}\", title: \"Source number {number}\", published: \"2031\"),\n        "
        );
        many = many.replacen("(id: \"gazette\"", &format!("{source}(id: \"gazette\""), 1);
    }
    let mut window = Window::of(&many, Settings::default(), Theme::Light, SIZE);
    window.press_with(Modifiers::ALT, Key::Num7);
    let seen = |window: &Window, name: &str| {
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, SIZE);
        let nodes = window.all(Role::Button);
        nodes.iter().any(|node| {
            use egui_kittest::kittest::NodeT as _;
            let label = node.accesskit_node().label();
            label.as_deref() == Some(name) && screen.contains(node.rect().center())
        })
    };
    let (first, last) = (
        "Read the quotations of “Source number 0”",
        "Read the quotations of “The cod question”",
    );
    assert!(seen(&window, first) && !seen(&window, last));
    window.press(Key::End);
    window.harness.run_ok();
    assert!(!seen(&window, first) && seen(&window, last));
    window.press(Key::PageUp);
    window.press(Key::Home);
    window.harness.run_ok();
    assert!(seen(&window, first));
}

#[test]
fn a_text_that_changed_is_told_with_what_moved_and_what_broke() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("accord.ron");
    let text = folder.path().join("gazette.txt");
    let hash = concordance::quote::sha256_of(GAZETTE.as_bytes());
    let recorded = format!("text: \"gazette.txt\", sha256: \"{hash}\"");
    let accord = FISHERIES.replace("text: \"gazette.txt\"", &recorded);
    fs::write(
        &file,
        accord.replace("Coldwater accord", "Warmwater accord"),
    )
    .expect("a file");
    fs::write(&text, GAZETTE).expect("a file");
    let settings = folder.path().join("settings");
    let open = || {
        let mut window = Window::kept_in(
            FISHERIES,
            Settings::default(),
            Theme::Light,
            SIZE,
            Some(settings.clone()),
        );
        window.drop_file(file.clone());
        window.until("the file is open and checked", |state| {
            state.dossier().title == "Warmwater accord" && !state.evidence.texts.is_empty()
        });
        window.press_with(Modifiers::ALT, Key::Num7);
        window
    };
    let window = open();
    assert!(window.says("text at hand, the recorded one"));
    assert!(!window.says("The text has changed"));
    drop(window);

    let changed = format!(
        "A correction.\n\n{}",
        GAZETTE.replace("still weighing", "done with")
    );
    fs::write(&text, changed).expect("a file");
    let mut window = open();
    assert!(window.says("text at hand, not the recorded one: it has changed"));
    assert!(window.says("The text has changed since it was recorded"));
    assert!(window.says("moved, from line 3 to line 5, column"));
    assert!(window.says("broke"));
    window.click("Islemere, reported: unclear, on A closed area");
    assert_eq!(window.state().view.room, Room::Reader);
}

#[test]
fn another_source_opens_at_its_beginning() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::fisheries();
    for name in ["gazette", "ledger"] {
        let text = folder.path().join(format!("{name}.txt"));
        let body = format!("The line of {name}.\n\n").repeat(80);
        fs::write(&text, format!("The head of {name}.\n\n{body}")).expect("a file");
        window.drop_file(text);
    }
    window.until("both texts are at hand", |state| {
        state.evidence.texts.len() == 2
    });
    window.press_with(Modifiers::ALT, Key::Num7);
    window.click("Read the text of “Three coasts, one bank”");
    assert!(window.says("The head of gazette."));
    window.press(Key::End);
    window.harness.run_ok();
    assert!(!window.says("The head of gazette."));
    window.press(Key::Escape);
    window.click("Read the text of “The cod question”");
    window.harness.run_ok();
    assert!(window.says("The head of ledger."));
}
