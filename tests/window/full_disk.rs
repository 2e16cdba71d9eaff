//! A window on a disk that has no room: what is told, and that nothing is lost or half written. The
//! system is told to let no file of this process grow beyond a few hundred bytes.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};

use concordance::state::{Command, Settings, ThemeChoice};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme};

use crate::support::harness::{FISHERIES, SIZE, Window};

/// The folder in which the one without room works; set for it alone.
const FOLDER: &str = "CONCORDANCE_TEST_FULL_DISK";

fn tells(window: &mut Window, words: &str) {
    window.until(words, |state| {
        let told = state.view.notice.iter().chain(&state.view.asides);
        told.into_iter().any(|it| it.text.contains(words))
    });
}

/// What the window does without room.
fn without_room(folder: &Path) {
    let path = folder.join("accord.ron");
    let kept = Some(folder.join("kept"));
    let mut window = Window::kept_in(FISHERIES, Settings::default(), Theme::Light, SIZE, kept);
    window.drop_file(path.clone());
    window.until("the file is open", |state| {
        state.opened.origin.path() == Some(path.as_path())
    });
    // What is typed cannot be kept in a journal, and that is told.
    window.sign_off("Norland on A closed area");
    tells(&mut window, "there is no room in");
    // It cannot be saved, and stays.
    window.press_with(Modifiers::COMMAND, Key::S);
    window.until_said("There is no room in");
    assert!(window.says("to keep the version on disk"));
    window.click("Save without keeping it");
    window.until("that is told", |state| {
        let notice = state.view.notice.as_ref();
        notice.is_some_and(|it| {
            let kept = "your changes are still here";
            it.hints
                .iter()
                .any(|hint| hint == &format!("nothing was written; {kept}"))
        })
    });
    assert!(window.state().is_unsaved());
    assert!(window.says("Checked by B. Checker"));
    // Nor can it be exported, over what is there.
    let table = folder.join("table.csv");
    window.press_with(Modifiers::COMMAND, Key::E);
    window.one(Role::TextInput, "Write to").focus();
    window.harness.run();
    window.press_with(Modifiers::COMMAND, Key::A);
    window.write(&table.display().to_string());
    window.press(Key::Enter);
    window.click("Replace it");
    window.until("that is told", |state| {
        let Some(concordance::state::Dialog::Export(dialog)) = &state.view.dialog else {
            return false;
        };
        dialog
            .problem
            .as_ref()
            .is_some_and(|it| it.contains("larger than a file may be here"))
    });
}

#[test]
fn without_room_everything_is_told_and_nothing_is_lost_or_half_written() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        without_room(&PathBuf::from(folder));
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("accord.ron");
    let table = folder.path().join("table.csv");
    fs::write(&path, FISHERIES).expect("a file");
    fs::write(&table, "what was there").expect("a file");
    // Without the trap the system would end the process at the first byte too many.
    let limited = "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"";
    let ended = Process::new("sh")
        .args(["-c", limited])
        .arg(std::env::current_exe().expect("this program"))
        .args([
            "--exact",
            "window::full_disk::without_room_everything_is_told_and_nothing_is_lost_or_half_written",
        ])
        .env(FOLDER, folder.path())
        .stdin(Stdio::null())
        .output()
        .expect("it starts");
    let said = String::from_utf8_lossy(&ended.stdout);
    assert!(ended.status.success(), "{said}");
    assert!(said.contains("1 passed"), "{said}");
    assert_eq!(fs::read_to_string(&path).expect("a file"), FISHERIES);
    assert_eq!(
        fs::read_to_string(&table).expect("a file"),
        "what was there"
    );
    let litter = |folder: &Path| {
        let entries = fs::read_dir(folder).expect("a folder").flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        names.filter(|it| it.starts_with(".concordance")).count()
    };
    assert_eq!(litter(folder.path()), 0);
}

#[test]
fn settings_that_find_no_room_are_told_and_the_window_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = folder.path().join("settings.ron");
    std::os::unix::fs::symlink("/dev/full", &settings).expect("a link");
    let kept = Some(folder.path().to_owned());
    let mut window = Window::kept_in(FISHERIES, Settings::default(), Theme::Light, SIZE, kept);
    let dark = Command::SetTheme(ThemeChoice::Dark);
    window.harness.state_mut().command(dark);
    tells(&mut window, "the settings could not be written");
    assert_eq!(window.state().settings.theme, ThemeChoice::Dark);
    assert!(settings.is_symlink());
}

#[test]
fn where_versions_cannot_be_kept_it_is_asked_whether_to_save_without_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("accord.ron");
    fs::write(&path, FISHERIES).expect("a file");
    let kept = folder.path().join("kept");
    fs::create_dir(&kept).expect("a folder");
    // No folder can be made where a file stands, whoever one is.
    fs::write(kept.join("backups"), "a file").expect("a file");
    let mut window = Window::kept_in(
        FISHERIES,
        Settings::default(),
        Theme::Light,
        SIZE,
        Some(kept),
    );
    window.drop_file(path.clone());
    window.until("the file is open", |state| {
        state.opened.origin.path() == Some(path.as_path())
    });
    window.sign_off("Norland on A closed area");
    for without in [false, true] {
        window.press_with(Modifiers::COMMAND, Key::S);
        window.until_said("Save without keeping the version on disk?");
        assert!(window.says("The version on disk cannot be kept in"));
        assert_eq!(fs::read_to_string(&path).expect("a file"), FISHERIES);
        window.click(if without {
            "Save without keeping it"
        } else {
            "Cancel"
        });
    }
    window.until("it is saved", |state| !state.is_unsaved());
    let saved = fs::read_to_string(&path).expect("a file");
    assert!(saved.contains("B. Checker"));
}
