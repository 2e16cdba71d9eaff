//! Whoever is killed finds what was there; nobody writes into the journal of another.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use tempfile::tempdir;

use super::unsaved::state;
use super::*;
use crate::edit::{Splice, apply};

const KEY: &str = "/plans/plan.ron";
const BASE: &str = "(title: \"Один\")";

fn step(text: &str, with: &str) -> (Vec<Splice>, String) {
    let splices = vec![Splice::insert(text.len() - 2, with)];
    let made = apply(text, &splices).expect("it fits");
    (splices, made)
}

#[test]
fn what_was_not_saved_is_there_after_a_crash_and_not_before() {
    let folder = tempdir().expect("a folder");
    let folder = folder.path().join("made on the way");
    assert_eq!(unsaved(&folder, KEY), None);
    let mut journal = Journal::begin(&folder, KEY, BASE).expect("it can be written");
    let (splices, one) = step(BASE, " two");
    journal
        .step("Change the title", &splices)
        .expect("it can be written");
    journal
        .draft(Some("half a sen\ntence"))
        .expect("it can be written");
    assert_eq!(unsaved(&folder, KEY), None, "somebody still writes it");
    assert_eq!(all_unsaved(&folder), []);
    drop(journal);
    let found = unsaved(&folder, KEY).expect("there is something");
    assert_eq!((found.base.as_str(), &found.text), (BASE, &one));
    assert_eq!(found.steps, ["Change the title"]);
    assert_eq!(found.draft.as_deref(), Some("half a sen\ntence"));
    assert_eq!(all_unsaved(&folder), std::slice::from_ref(&found));
    assert_eq!(unsaved(&folder, "/plans/other.ron"), None);
    discard(&found).expect("it can be removed");
    assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 0);
}

#[test]
fn a_save_leaves_nothing_but_what_comes_after_it() {
    let folder = tempdir().expect("a folder");
    let folder = folder.path();
    let mut journal = Journal::begin(folder, KEY, BASE).expect("it can be written");
    let (splices, one) = step(BASE, " two");
    journal.step("One", &splices).expect("it can be written");
    journal.saved(&one).expect("it can be written");
    assert_eq!(
        fs::read_dir(folder).expect("the folder").count(),
        2,
        "a journal and a text"
    );
    let (splices, two) = step(&one, " three");
    journal.step("Two", &splices).expect("it can be written");
    drop(journal);
    let found = unsaved(folder, KEY).expect("there is something");
    assert_eq!((found.base, found.text), (one.clone(), two));
    assert_eq!(found.steps, ["Two"]);
    let journal = Journal::begin(folder, "another", BASE).expect("it can be written");
    journal.end().expect("it can be removed");
    let mut journal = Journal::begin(folder, "saved", BASE).expect("it can be written");
    journal
        .step("One", &step(BASE, " two").0)
        .expect("it can be written");
    journal.saved(&one).expect("it can be written");
    // Saved once more as it was at first: that text is needed again.
    journal.saved(BASE).expect("it can be written");
    drop(journal);
    assert_eq!(unsaved(folder, "saved"), None);
    assert_eq!(all_unsaved(folder).len(), 1);
}

#[test]
fn two_who_have_one_file_open_have_a_journal_each() {
    let folder = tempdir().expect("a folder");
    let folder = folder.path();
    let mut first = Journal::begin(folder, KEY, BASE).expect("it can be written");
    let mut second = Journal::begin(folder, KEY, BASE).expect("it can be written");
    first
        .step("First", &step(BASE, "1").0)
        .expect("it can be written");
    second
        .step("Second", &step(BASE, "2").0)
        .expect("it can be written");
    drop(first);
    let found = all_unsaved(folder);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].steps, ["First"]);
    discard(&found[0]).expect("it can be removed");
    drop(second);
    assert_eq!(all_unsaved(folder)[0].steps, ["Second"]);
}

#[test]
fn a_step_that_cannot_be_made_ends_what_is_recovered() {
    let folder = tempdir().expect("a folder");
    let mut journal = Journal::begin(folder.path(), KEY, BASE).expect("it can be written");
    journal
        .step("One", &step(BASE, "1").0)
        .expect("it can be written");
    journal
        .step("Wrong", &[Splice::new(900..901, "")])
        .expect("it can be written");
    drop(journal);
    assert_eq!(
        unsaved(folder.path(), KEY)
            .expect("there is something")
            .steps,
        ["One"]
    );
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_an_error_and_no_panic() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "").expect("it can be written");
    assert!(
        Journal::begin(&file, KEY, BASE).is_err(),
        "a file is no folder"
    );
    assert!(keep_backup(&file, Path::new("plan.ron"), b"1").is_err());
    let closed = folder.path().join("closed");
    fs::create_dir(&closed).expect("it can be made");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o500)).expect("it can be set");
    // Who is root may write everywhere.
    if fs::write(closed.join("probe"), "").is_err() {
        assert!(Journal::begin(&closed, KEY, BASE).is_err());
        assert!(keep_backup(&closed, Path::new("plan.ron"), b"1").is_err());
    }
    assert_eq!(unsaved(&closed, KEY), None);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_with_a_sentence_and_no_panic() {
    let folder = tempdir().expect("a folder");
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("every Linux has it");
    let mut journal = Journal::onto(folder.path().join("x.journal"), full);
    let error = journal
        .step("One", &step(BASE, "1").0)
        .expect_err("there is no room");
    assert_eq!(
        not_kept(&error, Path::new("/kept")),
        "there is no room in `/kept` to keep what has not been saved"
    );
    assert!(journal.draft(Some("x")).is_err());
    // The text beside the journal has room; the line about it has none.
    assert!(journal.saved(BASE).is_err());
    let denied = std::io::ErrorKind::PermissionDenied.into();
    assert_eq!(
        not_kept(&denied, Path::new("/kept")),
        "what has not been saved cannot be kept: `/kept` may not be written"
    );
}

#[test]
fn the_last_ten_versions_are_kept_and_none_twice() {
    let folder = tempdir().expect("a folder");
    let (kept, file) = (
        folder.path().join("backups"),
        folder.path().join("plan.ron"),
    );
    assert_eq!(backups(&kept, &file), []);
    for version in 0..13 {
        let bytes = format!("version {version}");
        keep_backup(&kept, &file, bytes.as_bytes()).expect("it can be written");
        keep_backup(&kept, &file, bytes.as_bytes()).expect("it can be written");
    }
    let found = backups(&kept, &file);
    let texts: Vec<String> = found
        .iter()
        .map(|backup| fs::read_to_string(&backup.path).expect("it can be read"))
        .collect();
    let expected: Vec<String> = (3..13)
        .map(|version| format!("version {version}"))
        .collect();
    assert_eq!(texts, expected);
    assert_eq!(found[9].bytes, 10);
    assert!(
        found
            .iter()
            .all(|it| it.path.to_string_lossy().ends_with("-plan.ron"))
    );
    keep_backup(&kept, &folder.path().join("other.ron"), b"x").expect("it can be written");
    assert_eq!(backups(&kept, &file).len(), MOST_BACKUPS);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_journal_that_is_cut_off_or_changed_anywhere_gives_a_state_that_existed(
        words in prop::collection::vec(prop::option::weighted(0.8, "[a-zé\n\"]{0,5}"), 1..8),
        cut in any::<prop::sample::Index>(),
        flip in prop::option::of(1..=255_u8),
    ) {
        let folder = tempdir().expect("a folder");
        let mut journal = Journal::begin(folder.path(), KEY, BASE).expect("it can be written");
        let mut text = BASE.to_owned();
        let mut existed = vec![text.clone()];
        for word in &words {
            if let Some(word) = word {
                let (splices, made) = step(&text, word);
                journal.step(word, &splices).expect("it can be written");
                text = made;
                existed.push(text.clone());
            } else {
                journal.saved(&text).expect("it can be written");
            }
        }
        drop(journal);
        let path = fs::read_dir(folder.path())
            .expect("the folder")
            .map(|entry| entry.expect("an entry").path())
            .find(|path| path.extension().is_some_and(|ending| ending == "journal"))
            .expect("a journal");
        let mut bytes = fs::read(&path).expect("it can be read");
        let whole = state(&path, &bytes).expect("it is whole");
        prop_assert_eq!(&whole.text, &text);
        let at = cut.index(bytes.len());
        match flip {
            None => bytes.truncate(at),
            Some(flip) => bytes[at] ^= flip,
        }
        if let Some(found) = state(&path, &bytes) {
            prop_assert!(existed.contains(&found.text));
            prop_assert!(existed.contains(&found.base));
        } else {
            // Nothing is lost by that which was not saved: only a journal that is cut off before
            // the text that it goes on from, or in its first line, gives nothing.
            let is_saved = words.iter().any(Option::is_none);
            let first = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
            prop_assert!(is_saved || at <= first);
        }
    }
}

/// The folder in which the killed one writes; set for it alone.
const CHILD: &str = "CONCORDANCE_TEST_JOURNALS";

#[test]
fn who_is_killed_while_writing_has_lost_no_whole_step() {
    if let Some(folder) = std::env::var_os(CHILD) {
        let mut journal = Journal::begin(Path::new(&folder), KEY, BASE).expect("it can be written");
        let mut text = BASE.to_owned();
        for number in 0..100_000 {
            let (splices, made) = step(&text, &format!(" {number}"));
            journal
                .step(&number.to_string(), &splices)
                .expect("it can be written");
            text = made;
        }
        return;
    }
    let folder = tempdir().expect("a folder");
    let mut child = std::process::Command::new(std::env::current_exe().expect("this program"))
        .args([
            "--exact",
            "shell::recovery::tests::who_is_killed_while_writing_has_lost_no_whole_step",
        ])
        .env(CHILD, folder.path())
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("it starts");
    let journal = || {
        let mut entries = fs::read_dir(folder.path())
            .expect("the folder")
            .filter_map(Result::ok);
        entries.find(|entry| {
            entry
                .path()
                .extension()
                .is_some_and(|ending| ending == "journal")
        })
    };
    let size = || {
        journal()
            .and_then(|it| it.metadata().ok())
            .map_or(0, |it| it.len())
    };
    while size() < 4000 {
        assert_eq!(child.try_wait().expect("it is ours"), None, "it goes on");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    child.kill().expect("it is ours");
    child.wait().expect("it is ours");
    let found = unsaved(folder.path(), KEY).expect("there is something");
    let count = found.steps.len();
    assert!(count > 20, "{count}");
    let whole: String = (0..count).map(|number| format!(" {number}")).collect();
    assert_eq!(found.text, step(BASE, &whole).1);
}
