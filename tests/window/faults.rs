//! What the window does when the program itself goes wrong, and in windows of any size.

use std::fs;

use concordance::shell::settings_file;
use concordance::state::{Command, Dialog, Settings, State};
use eframe::App as _;
use egui::{Key, Modifiers, Theme, vec2};

use crate::support::harness::{FISHERIES, SIZE, Window};

fn open(window: &mut Window, path: &str) {
    window.press_with(Modifiers::COMMAND, Key::O);
    window.write(path);
    window.press(Key::Enter);
}

#[test]
fn a_fault_in_the_window_is_told_and_the_lens_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("accord.ron");
    fs::write(&file, FISHERIES).expect("a file");
    let kept = Some(folder.path().to_owned());
    let mut window = Window::kept_in(FISHERIES, Settings::default(), Theme::Light, SIZE, kept);
    open(&mut window, &file.display().to_string());
    window.until("the file is open", |state| {
        state.opened.origin.path() == Some(&file)
    });
    window.harness.state_mut().command(Command::ToggleHoles);
    window.harness.run();
    let lens = window.state().lens.clone();
    assert!(lens.holes);
    for what in ["fault:frame", "fault:window"] {
        window.press_with(Modifiers::COMMAND, Key::O);
        window.write(what);
        // Half way through a frame it goes wrong while this stands there.
        if what == "fault:window" {
            window.press(Key::Enter);
        }
        window.harness.run();
        assert!(window.says("Something went wrong in Concordance itself"));
        assert!(window.says("src/shell/crash/rehearsal.rs"));
        // By the keyboard alone.
        window.press(Key::Enter);
        assert!(!window.says("Something went wrong"), "{what}");
        assert_eq!(window.state().lens, lens);
    }
    open(&mut window, "fault:window");
    // It is on disk before anybody has chosen a way on.
    let on_disk = settings_file::read(folder.path()).settings;
    assert_eq!(on_disk.lens_of(&window.state().opened), lens);
    window.click("Back to the matrix");
    assert!(!window.says("Something went wrong"));
    assert_eq!(window.state().lens, lens);
    assert_eq!(window.state().opened.origin.path(), Some(file.as_path()));
}

#[test]
fn what_is_not_saved_is_still_unsaved_after_a_fault_and_can_be_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("accord.ron");
    fs::write(&file, FISHERIES).expect("a file");
    let kept = Some(folder.path().join("kept"));
    for is_saved in [false, true] {
        let settings = Settings::default();
        let mut window = Window::kept_in(FISHERIES, settings, Theme::Light, SIZE, kept.clone());
        open(&mut window, &file.display().to_string());
        window.until("the file is open", |state| {
            state.opened.origin.path() == Some(&file)
        });
        if is_saved {
            // The window before was closed without saving, so it is offered.
            window.until("it is offered", |state| {
                matches!(state.view.dialog, Some(Dialog::Recover(_)))
            });
            window.press(Key::Enter);
            window.until("it is brought back", State::is_unsaved);
        } else {
            window.sign_off("Norland on A closed area");
        }
        window.press_with(Modifiers::COMMAND, Key::O);
        window.write("fault:frame");
        window.harness.run();
        assert!(window.says("Something went wrong in Concordance itself"));
        window.press(Key::Enter);
        assert!(window.state().is_unsaved());
        if is_saved {
            window.press_with(Modifiers::COMMAND, Key::S);
            window.until("it is saved", |state| !state.is_unsaved());
            let text = fs::read_to_string(&file).expect("the file");
            assert!(text.contains("checked_by: \"B. Checker\""), "{text}");
        } else {
            window.harness.state_mut().on_exit(None);
        }
    }
}

#[test]
fn a_fault_beside_the_window_is_a_notice_and_nothing_waits_for_it() {
    let mut window = Window::fisheries();
    let before = window.state().opened.clone();
    open(&mut window, "fault:worker");
    window.until("the fault is told", |state| {
        let notice = state.view.notice.as_ref();
        notice.is_some_and(|notice| notice.text.contains("something went wrong in Concordance"))
    });
    assert_eq!(window.state().task, None);
    assert_eq!(window.state().opened, before);
}

#[test]
fn a_window_of_any_size_and_scale_can_be_used() {
    for (size, scale) in [
        (vec2(200.0, 150.0), 1.0),
        (vec2(200.0, 150.0), 2.0),
        (vec2(640.0, 420.0), 4.0),
        (vec2(1.0, 1.0), 1.0),
        (vec2(7680.0, 4320.0), 1.0),
        (vec2(1600.0, 1000.0), 0.5),
    ] {
        let mut window = Window::of(FISHERIES, Settings::default(), Theme::Light, size);
        window.harness.set_pixels_per_point(scale);
        window.harness.run();
        for key in [Key::ArrowDown, Key::ArrowRight, Key::Enter, Key::Escape] {
            window.press(key);
        }
        assert!(window.state().view.selection.is_some(), "{size} at {scale}");
        for (modifiers, key) in [
            (Modifiers::COMMAND, Key::E),
            (Modifiers::COMMAND, Key::O),
            (Modifiers::NONE, Key::F1),
        ] {
            window.press_with(modifiers, key);
            assert!(
                window.state().view.dialog.is_some(),
                "{key:?} in {size} at {scale}"
            );
            window.press(Key::Escape);
            assert_eq!(
                window.state().view.dialog,
                None,
                "{key:?} in {size} at {scale}"
            );
        }
    }
}
