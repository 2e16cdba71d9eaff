//! The system's file dialog: one that hangs, one that fails, one that answers, each shown by a
//! program of the test in place of this one.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use tempfile::TempDir;

use crate::support::harness::{FISHERIES, Window};

/// A window whose dialogs are shown by these lines of a shell, and a position file to be opened.
fn window(lines: &str) -> (Window, TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let program = folder.path().join("dialogs");
    let here = folder.path().display();
    fs::write(&program, format!("#!/bin/sh\ncd '{here}'\n{lines}\n")).expect("a program");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("a program");
    let file = folder.path().join("accord.ron");
    fs::write(&file, FISHERIES).expect("a file");
    let mut window = Window::fisheries();
    window.harness.state_mut().show_dialogs_by(program);
    (window, folder, file)
}

const HANGS: &str = "echo $$ >> asked; exec sleep 600";
const WAITS: &str = "If none appears, type the path into the field";

fn browse(window: &mut Window) {
    window.press_with(Modifiers::COMMAND, Key::O);
    window.click("Browse…");
    window.harness.run();
}

/// The processes that were asked for a dialog.
fn asked(folder: &Path) -> Vec<String> {
    let asked = fs::read_to_string(folder.join("asked")).unwrap_or_default();
    asked.lines().map(str::to_owned).collect()
}

/// Waits until somebody was asked, and says who.
fn process(window: &mut Window, folder: &Path) -> PathBuf {
    window.until("somebody is asked", |_| !asked(folder).is_empty());
    Path::new("/proc").join(&asked(folder)[0])
}

#[test]
fn a_dialog_that_hangs_is_told_and_its_path_field_does_what_it_would() {
    let (mut window, folder, file) = window(HANGS);
    browse(&mut window);
    let process = process(&mut window, folder.path());
    assert!(window.says(WAITS));
    // Asking again does not open a second one.
    window.click("Browse…");
    assert!(window.says("is open already"));
    let field = "Path of a position file";
    window.one(Role::TextInput, field).focus();
    window.harness.run();
    window.write(&file.display().to_string());
    window.press(Key::Enter);
    window.until("the file is open", |state| {
        state.opened.origin.path() == Some(file.as_path())
    });
    window.harness.run();
    assert!(!window.says(WAITS));
    window.until("the dialog has ended", |_| !process.exists());
    assert_eq!(asked(folder.path()).len(), 1);
}

#[test]
fn waiting_for_a_dialog_is_given_up_by_button_or_escape_and_nothing_typed_is_lost() {
    for by_key in [true, false] {
        let (mut window, folder, _) = window(HANGS);
        window.press_with(Modifiers::COMMAND, Key::O);
        window.write("accords/fish");
        window.click("Browse…");
        let process = process(&mut window, folder.path());
        window.harness.run();
        assert!(window.says(WAITS));
        if by_key {
            window.press(Key::Escape);
        } else {
            window.click("Stop waiting");
        }
        assert!(!window.says(WAITS));
        window.until("the dialog has ended", |_| !process.exists());
        let field = window.one(Role::TextInput, "Path of a position file");
        let typed = field.accesskit_node().value();
        assert_eq!(typed.as_deref(), Some("accords/fish"));
        assert!(window.state().view.notice.is_none());
        // The next one is asked for anew.
        window.click("Browse…");
        window.until("somebody is asked again", |_| {
            asked(folder.path()).len() == 2
        });
        window.press(Key::Escape);
        window.press(Key::Escape);
        assert_eq!(window.state().view.dialog, None);
    }
}

#[test]
fn what_a_dialog_answers_is_opened_and_one_that_fails_is_told() {
    let (mut window, _folder, file) = window("printf '%s' \"$PWD/accord.ron\"");
    browse(&mut window);
    window.until("the file is open", |state| {
        state.opened.origin.path() == Some(file.as_path())
    });
    assert!(!window.state().awaits_dialog && window.state().view.dialog.is_none());
    let (mut window, _folder, _) = self::window("sleep 0.6; exit 1");
    browse(&mut window);
    window.until("it is told", |state| {
        let notice = state.view.notice.as_ref();
        notice.is_some_and(|it| {
            it.text
                .contains("the file dialog of this system does not open")
        })
    });
    window.until("nobody waits", |state| !state.awaits_dialog);
    assert!(window.state().view.dialog.is_some());
    // Whoever takes time and chooses nothing has cancelled it.
    let (mut window, _folder, _) = self::window("sleep 0.6");
    browse(&mut window);
    window.until("nobody waits", |state| !state.awaits_dialog);
    assert_eq!(window.state().view.notice, None);
}

#[test]
fn without_a_program_for_dialogs_the_window_says_so() {
    let mut window = Window::fisheries();
    browse(&mut window);
    window.until("it is told", |state| state.view.notice.is_some());
    assert!(window.says("the file dialog of this system does not open"));
}
