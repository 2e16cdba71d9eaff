//! Commands that write where there is no room: status 2, what was there stays, no part is left.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;

use tempfile::{TempDir, tempdir};

use super::{case_folder, program, said};

fn folder() -> TempDir {
    let folder = tempdir().expect("a folder");
    for name in ["good.ron", "coding.ron"] {
        fs::copy(case_folder().join(name), folder.path().join(name)).expect("a case");
    }
    folder
}

/// Everything that writes a file OUT, and that file.
const WRITERS: [(&str, &str); 12] = [
    ("export good.ron -o", "out.png"),
    ("export good.ron -o", "out.pdf"),
    ("export good.ron -o", "out.svg"),
    ("export good.ron -o", "out.html"),
    ("export good.ron -o", "out.docx"),
    ("export good.ron -o", "out.xlsx"),
    ("export good.ron -o", "out.csv"),
    ("export good.ron -o", "out.json"),
    ("export good.ron -o", "out.md"),
    ("export good.ron -o", "out.qdpx"),
    ("second compare good.ron coding.ron -o", "out.html"),
    (
        "second sample good.ron --coder Reader --percent 100 -o",
        "out.ron",
    ),
];

/// Runs the program with no file of it growing beyond 512 bytes or 1 KiB, as the shell counts.
fn limited(folder: &Path, words: &[&str], is_told: bool) -> std::process::Output {
    let whole = program(folder, words);
    let ignore = if is_told { "trap '' XFSZ; " } else { "" };
    let mut shell = std::process::Command::new("sh");
    shell
        .args(["-c", &format!("{ignore}ulimit -f 1; exec \"$0\" \"$@\"")])
        .arg(whole.get_program())
        .args(whole.get_args())
        .current_dir(folder);
    shell.output().expect("the program runs")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn a_file_that_may_not_grow_is_told_and_what_was_there_stays() {
    for (words, out) in WRITERS {
        let folder = folder();
        let is_new = words.starts_with("second sample");
        if !is_new {
            fs::write(folder.path().join(out), "what was there").expect("a file");
        }
        let before = names(folder.path());
        let words: Vec<&str> = words.split(' ').chain([out]).collect();
        let given = said(limited(folder.path(), &words, true));
        assert_eq!((given.status, given.stdout.as_str()), (2, ""), "{words:?}");
        let told = format!("`{out}` would be larger than a file may be here");
        assert!(given.stderr.contains(&told), "{words:?}: {}", given.stderr);
        assert_eq!(names(folder.path()), before, "{words:?}");
        if !is_new {
            let there = fs::read_to_string(folder.path().join(out)).expect("a file");
            assert_eq!(there, "what was there", "{words:?}");
        }
    }
}

#[test]
fn whoever_is_ended_by_the_system_while_writing_leaves_what_was_there() {
    for (words, out) in WRITERS {
        let folder = folder();
        if words.starts_with("second sample") {
            continue;
        }
        fs::write(folder.path().join(out), "what was there").expect("a file");
        let words: Vec<&str> = words.split(' ').chain([out]).collect();
        let ended = limited(folder.path(), &words, false);
        assert!(ended.status.signal().is_some(), "{words:?}: {ended:?}");
        let there = fs::read_to_string(folder.path().join(out)).expect("a file");
        assert_eq!(there, "what was there", "{words:?}");
    }
}

#[test]
fn a_full_disk_is_told() {
    for (words, out) in WRITERS {
        let folder = folder();
        if words.starts_with("second sample") {
            continue;
        }
        std::os::unix::fs::symlink("/dev/full", folder.path().join(out)).expect("a link");
        let words: Vec<&str> = words.split(' ').chain([out]).collect();
        let given = said(program(folder.path(), &words).output().expect("it runs"));
        assert_eq!((given.status, given.stdout.as_str()), (2, ""), "{words:?}");
        let told = format!("there is no room left for `{out}`");
        assert!(given.stderr.contains(&told), "{words:?}: {}", given.stderr);
    }
}
