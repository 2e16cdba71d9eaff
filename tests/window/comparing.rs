//! The open file beside another one.

use std::fs;
use std::path::{Path, PathBuf};

use concordance::state::{ListKind, Room};
use egui::accesskit::Role;
use egui::{Key, Modifiers};

use crate::support::harness::{FISHERIES, Window};

/// The accord as it was, in a file: Norland only supported the closed area.
fn earlier(folder: &Path) -> PathBuf {
    let path = folder.join("earlier.ron");
    let text = FISHERIES.replace(
        "stance: Insists, gist: \"Will sign",
        "stance: Supports, gist: \"Will sign",
    );
    fs::write(&path, text).expect("a file");
    path
}

/// Types the path of a file to compare with.
fn compare_with(window: &mut Window, path: &Path) {
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    assert!(window.one(Role::TextInput, "Path of the file").is_focused());
    window.write(&path.display().to_string());
    window.press(Key::Enter);
}

#[test]
fn a_file_is_compared_with_swapped_and_let_go_by_keyboard_and_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = earlier(folder.path());
    let mut window = Window::fisheries();
    window.press_with(Modifiers::ALT, Key::Num6);
    assert!(window.says("Open another file to compare this one with"));
    compare_with(&mut window, &path);
    window.until("two files are compared", |state| state.compared.is_some());
    assert_eq!(window.state().view.room, Room::List(ListKind::Changes));
    assert!(window.says("What changed from earlier.ron to standard input"));
    window.click("Swap the compared files");
    assert!(window.says("What changed from standard input to earlier.ron"));
    // The recoded statement, then its cell; Enter leads to the cell, which says what it was.
    let cell =
        "Norland on A closed area: insists on, 1 March 2031, 1 quotation, in earlier.ron: supports";
    window.press(Key::ArrowDown);
    assert!(window.one(Role::Row, "another stance").is_focused());
    window.press(Key::Enter);
    window.press(Key::Escape);
    window.press_with(Modifiers::ALT, Key::Num1);
    assert!(window.says(cell));
    window.press_with(Modifiers::ALT, Key::Num6);
    window.click("Stop comparing");
    assert!(window.says("Open another file to compare this one with"));
    assert!(window.says("Coldwater accord"));
}

#[test]
fn a_broken_file_is_told_and_what_was_compared_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = earlier(folder.path());
    let broken = folder.path().join("broken.ron");
    fs::write(&broken, "\n\nnot a position file").expect("a file");
    let mut window = Window::fisheries();
    compare_with(&mut window, &path);
    window.until("two files are compared", |state| state.compared.is_some());
    let before = (
        window.state().opened.clone(),
        window.state().compared.clone(),
    );
    for path in [broken, folder.path().join("missing.ron")] {
        compare_with(&mut window, &path);
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let expected = format!("{name} was not compared: ");
        window.until("a notice", |state| {
            let notice = state.view.notice.as_ref();
            notice.is_some_and(|notice| notice.text.contains(&expected))
        });
        assert!(window.says(&expected));
        assert_eq!(window.state().task, None);
        let now = (
            window.state().opened.clone(),
            window.state().compared.clone(),
        );
        assert_eq!(now, before);
    }
    // The other file is read anew when it is asked for.
    fs::write(&path, FISHERIES).expect("a file");
    window.click("Read the compared file again");
    window.until("it was read again", |state| {
        let compared = state.compared.as_ref();
        compared.is_some_and(|compared| compared.difference.is_empty())
    });
}
