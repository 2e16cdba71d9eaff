//! The command line from outside: whole standard output, whole standard error, exit status.
//!
//! What a case must give stands in `tests/cli/expected/NAME.txt`. `UPDATE_EXPECT=1` writes these
//! files anew; read the difference before you keep it. Commands run in `tests/cli`, so that paths
//! are the same on every machine, and never with a display.

mod exports;
mod failures;
mod full_disk;
mod hostile;
mod json;
mod merge;
mod pictures;
mod pipes;
mod second;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// What the program said.
struct Said {
    status: i32,
    stdout: String,
    stderr: String,
}

fn case_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cli")
}

/// The program in a folder, without a display and without the user's settings.
fn program(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_concordance"));
    command
        .args(words)
        .current_dir(folder)
        .env(
            concordance::shell::settings_file::FOLDER_VARIABLE,
            folder.join("no-settings"),
        )
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn said(output: Output) -> Said {
    Said {
        status: output.status.code().expect("no signal"),
        stdout: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
    }
}

fn run_in(folder: &Path, words: &[&str]) -> Said {
    said(program(folder, words).output().expect("the program runs"))
}

fn run(words: &[&str]) -> Said {
    run_in(&case_folder(), words)
}

fn run_with_input(words: &[&str], input: &[u8]) -> Said {
    let mut child = program(&case_folder(), words)
        .stdin(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("piped");
    stdin.write_all(input).expect("standard input is read");
    drop(stdin);
    said(child.wait_with_output().expect("the program ends"))
}

/// What a user sees, as an expectation file has it.
fn described(words: &[&str], said: &Said) -> String {
    format!(
        "$ concordance {}\nstatus {}\n--- standard output\n{}--- standard error\n{}",
        words.join(" "),
        said.status,
        said.stdout,
        said.stderr
    )
}

/// The cases: a name, the words, and what is piped in.
const CASES: &[(&str, &str, Option<&str>)] = &[
    ("help", "--help", None),
    ("help-check", "check --help", None),
    ("help-matrix", "matrix --help", None),
    ("help-export", "export --help", None),
    ("help-import", "import --help", None),
    ("version", "--version", None),
    ("version-export", "export --version", None),
    ("version-check", "check -V", None),
    ("version-matrix", "matrix --version", None),
    ("check-good", "check good.ron", None),
    ("check-good-json", "check good.ron --format json", None),
    ("check-bad", "check bad.ron", None),
    ("check-bad-json", "check bad.ron --format json", None),
    ("check-loose-texts", "check bad.ron --texts loose", None),
    ("check-changed", "check changed.ron", None),
    ("check-forms", "check ../texts/forms.ron", None),
    (
        "check-forms-loose",
        "check forms.ron --texts ../texts",
        None,
    ),
    ("check-newer", "check newer.ron", None),
    (
        "check-not-ron-json",
        "check not-ron.ron --format json",
        None,
    ),
    ("check-empty", "check empty.ron", None),
    ("check-input-empty", "check -", Some("")),
    (
        "check-input-steers",
        "check -",
        Some(
            "(format: 1, title: \"T\", parties: [], points: [], sources: [], statements: [], \u{1b}[2Jx: 1)",
        ),
    ),
    ("matrix-good", "matrix good.ron", None),
    ("matrix-good-json", "matrix good.ron --format json", None),
    ("matrix-as-of", "matrix good.ron --as-of 2025-08", None),
    (
        "matrix-as-of-json",
        "matrix --format json --as-of 2025-08-20 good.ron",
        None,
    ),
    ("matrix-bad", "matrix bad.ron", None),
    ("matrix-empty", "matrix empty.ron", None),
    ("matrix-newer", "matrix newer.ron", None),
    ("agreement-good", "agreement good.ron", None),
    (
        "agreement-good-json",
        "agreement good.ron --format json --as-of 2025-08",
        None,
    ),
    ("agreement-bad", "agreement bad.ron", None),
    ("agreement-newer", "agreement newer.ron", None),
    ("diff", "diff good.ron later.ron", None),
    ("diff-back", "diff later.ron good.ron", None),
    ("diff-json", "diff good.ron later.ron --format json", None),
    ("diff-same", "diff good.ron good.ron", None),
    ("diff-bad", "diff good.ron bad.ron", None),
    ("diff-missing", "diff good.ron latter.ron", None),
    ("diff-one-file", "diff good.ron", None),
    ("help-merge", "merge --help", None),
    ("merge-clean", "merge good.ron good.ron later.ron", None),
    (
        "merge-conflicts",
        "merge merge/base.ron merge/ours.ron merge/theirs.ron",
        None,
    ),
    (
        "merge-json",
        "merge merge/base.ron merge/ours.ron merge/theirs.ron --format json",
        None,
    ),
    ("merge-newer", "merge good.ron newer.ron good.ron", None),
    ("merge-missing", "merge good.ron missing.ron good.ron", None),
    (
        "second-sample",
        "second sample good.ron --coder Reader --percent 50",
        None,
    ),
    (
        "second-sample-json",
        "second sample good.ron --coder Reader --count 2 --seed 7 --format json",
        None,
    ),
    ("second-compare", "second compare good.ron coding.ron", None),
    (
        "second-compare-json",
        "second compare good.ron coding.ron --format json",
        None,
    ),
    (
        "second-compare-none",
        "second compare good.ron later.ron",
        None,
    ),
    (
        "second-compare-no-list",
        "second compare good.ron coding.ron -o out.bib",
        None,
    ),
    (
        "second-compare-no-format",
        "second compare good.ron coding.ron -o coding.ron",
        None,
    ),
    ("second-alone", "second", None),
    ("backups-none", "backups good.ron", None),
    ("backups-restore", "backups good.ron --restore 1", None),
    ("diff-input-twice", "diff - -", Some("")),
    ("window-without-display", "", None),
    ("window-missing", "missing.ron", None),
    ("window-near", "goad.ron", None),
    ("window-newer", "newer.ron", None),
    ("no-command", "concord good.ron", None),
    ("no-command-near", "chek", None),
    ("bad-date", "matrix good.ron --as-of 2025-02-30", None),
    ("bad-date-shape", "matrix good.ron --as-of soon", None),
    ("bad-format", "check good.ron --format xml", None),
    ("export-without-target", "export good.ron", None),
    ("export-to-text", "export good.ron -o out.txt", None),
    ("export-to-output", "export good.ron -o -", None),
    (
        "export-unknown-party",
        "export good.ron -o out.png --parties north,sout",
        None,
    ),
    (
        "export-unknown-point",
        "export good.ron -o out.png --points peace",
        None,
    ),
    ("export-scale", "export good.ron -o out.png --scale 9", None),
    ("import-table", "import ../imports/cross.csv", None),
    (
        "import-table-json",
        "import ../imports/cross.csv --format json",
        None,
    ),
    ("import-database", "import ../imports/v3.dna", None),
    ("import-position-file", "import good.ron", None),
    (
        "import-over",
        "import ../imports/cross.csv -o good.ron",
        None,
    ),
    ("import-missing", "import missing.csv", None),
    (
        "import-mapping",
        "import ../imports/cross.csv --mapping good.ron",
        None,
    ),
];

#[test]
fn every_case_says_what_it_should() {
    let mut wrong = Vec::new();
    for (name, words, input) in CASES {
        let words: Vec<&str> = words.split_whitespace().collect();
        let given = match input {
            Some(input) => run_with_input(&words, input.as_bytes()),
            None => run(&words),
        };
        let given = described(&words, &given);
        let path = case_folder().join("expected").join(format!("{name}.txt"));
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&path, given).expect("a writable expectation");
            continue;
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if given != expected {
            wrong.push(format!("{name}\nexpected\n{expected}given\n{given}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_expectation_belongs_to_a_case() {
    let folder = case_folder().join("expected");
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the expectations")
        .map(|entry| entry.expect("an entry").path())
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    let mut cases: Vec<&str> = CASES.iter().map(|(name, _, _)| *name).collect();
    cases.sort_unstable();
    assert_eq!(names, cases);
}
