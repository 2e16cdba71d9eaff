//! A file that is gone while it is open: what is told, and that nothing of it or of what was typed
//! is lost.

use std::fs;
use std::path::{Path, PathBuf};

use concordance::load::load;
use concordance::state::Settings;
use egui::{Key, Modifiers, Theme};
use tempfile::TempDir;

use crate::support::harness::{FISHERIES, SIZE, Window};

const CELL: &str = "Norland on A closed area";

/// A window with a file open in a folder that can be taken away.
fn open() -> (Window, TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("accords");
    fs::create_dir(&place).expect("a folder");
    let path = place.join("accord.ron");
    fs::write(&path, FISHERIES).expect("a file");
    let kept = Some(folder.path().join("kept"));
    let mut window = Window::kept_in(FISHERIES, Settings::default(), Theme::Light, SIZE, kept);
    window.drop_file(path.clone());
    window.until("the file is open", |state| {
        state.opened.origin.path() == Some(path.as_path())
    });
    window.harness.run();
    (window, folder, path)
}

/// How many statements of a file somebody has checked; none where it cannot be read.
fn checked(path: &Path) -> Option<usize> {
    let dossier = load(&fs::read(path).ok()?).dossier?;
    let checked = dossier.statements.iter().filter(|it| it.is_checked());
    Some(checked.count())
}

fn tells(window: &mut Window, words: &str) {
    window.until(words, |state| {
        let notice = state.view.notice.as_ref();
        notice.is_some_and(|notice| {
            let mut told = std::iter::once(&notice.text).chain(&notice.hints);
            told.any(|told| told.contains(words))
        })
    });
}

fn save(window: &mut Window) {
    window.press_with(Modifiers::COMMAND, Key::S);
}

/// Takes a file or its whole folder away.
fn take_away(path: &Path, with_folder: bool) {
    if with_folder {
        fs::remove_dir_all(path.parent().expect("a folder")).expect("it is ours");
    } else {
        fs::remove_file(path).expect("it is ours");
    }
}

#[test]
fn a_file_that_is_gone_is_told_and_what_is_shown_of_it_can_be_saved() {
    for with_folder in [false, true] {
        let (mut window, _folder, path) = open();
        let shown = window.state().opened.clone();
        take_away(&path, with_folder);
        // Who asks is told, whatever the watch has noticed.
        window.press(Key::F5);
        tells(&mut window, "cannot be read any more");
        tells(&mut window, "saving writes it");
        assert_eq!(window.state().opened, shown);
        if with_folder {
            save(&mut window);
            tells(&mut window, "does not exist");
            fs::create_dir(path.parent().expect("a folder")).expect("it is ours");
        }
        save(&mut window);
        tells(&mut window, "saved");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), FISHERIES);
        assert!(!window.state().is_gone());
    }
}

#[test]
fn what_was_changed_is_kept_where_the_file_is_gone_and_can_be_saved_there_and_elsewhere() {
    for with_folder in [false, true] {
        let (mut window, folder, path) = open();
        window.sign_off(CELL);
        take_away(&path, with_folder);
        window.press(Key::F5);
        tells(&mut window, "cannot be read any more");
        assert!(window.state().is_unsaved());
        assert!(window.says("Checked by B. Checker") || window.state().is_gone());
        if !with_folder {
            save(&mut window);
            window.until("it is saved", |state| !state.is_unsaved());
            assert_eq!(checked(&path), Some(1));
            continue;
        }
        save(&mut window);
        tells(&mut window, "does not exist");
        tells(&mut window, "your changes are still here");
        assert!(window.state().is_unsaved() && !path.exists());
        // Somewhere else there is room.
        let elsewhere = folder.path().join("elsewhere.ron");
        window.press_with(Modifiers::COMMAND, Key::K);
        window.write("Save as");
        window.press(Key::Enter);
        window.press_with(Modifiers::COMMAND, Key::A);
        window.write(&elsewhere.display().to_string());
        window.press(Key::Enter);
        window.until("it is saved", |state| !state.is_unsaved());
        assert_eq!(checked(&elsewhere), Some(1));
        assert!(!window.state().is_gone());
    }
}

#[test]
fn a_file_that_is_gone_between_a_change_and_saving_is_written_whole() {
    let (mut window, _folder, path) = open();
    window.sign_off(CELL);
    take_away(&path, false);
    // Nobody has noticed yet.
    save(&mut window);
    window.until("it is saved", |state| !state.is_unsaved());
    assert_eq!(checked(&path), Some(1));
    let back = fs::read_to_string(&path).expect("it is there");
    assert!(back.len() > FISHERIES.len());
}
