//! Holds what README.md says of the command line and its JSON to the program itself.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use super::{between, blocks, document, rows};

/// Runs the program as on a machine without a display.
fn run(arguments: &[&str], input: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_concordance"))
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut stdin = program.stdin.take().expect("its input");
    // A program that needs no input may end without reading it.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    program.wait_with_output().expect("what it wrote")
}

/// The paths of all keys, such as `cells[].point`.
fn key_paths(value: &Value, path: &str, paths: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                let path = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                paths.insert(path.clone());
                key_paths(value, &path, paths);
            }
        }
        Value::Array(items) => {
            for item in items {
                key_paths(item, &format!("{path}[]"), paths);
            }
        }
        _ => {}
    }
}

/// The paths that a table of the README documents; `.party` stands for the same list as the path
/// before it.
fn documented_paths(readme: &str, command: &str) -> BTreeSet<String> {
    let heading = format!("`concordance {command} --format json`:\n\n");
    let (_, rest) = readme.split_once(&heading).expect("that heading");
    let table = rest.split("\n\n").next().unwrap_or_default();
    let mut paths = BTreeSet::new();
    for row in rows(table) {
        let mut list = "";
        for name in row[0].split(", ").map(|name| name.trim_matches('`')) {
            if let Some(key) = name.strip_prefix('.') {
                paths.insert(format!("{list}.{key}"));
            } else {
                list = name.rsplit_once('.').map_or("", |(list, _)| list);
                paths.insert(name.to_owned());
            }
        }
    }
    paths
}

#[test]
fn the_readme_lists_every_key_of_the_json() {
    let readme = document("README.md");
    let example = blocks(&readme, "ron")[0];
    for command in ["check", "matrix", "agreement"] {
        let output = run(&[command, "-", "--format", "json"], example);
        assert_eq!(output.status.code(), Some(0), "{command}");
        let value: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let mut paths = BTreeSet::new();
        key_paths(&value, "", &mut paths);
        // The grades have a table of their own.
        paths.retain(|path| !path.starts_with("quotations."));
        assert_eq!(paths, documented_paths(&readme, command), "{command}");
    }
}

#[test]
fn the_readme_lists_every_key_of_a_difference() {
    let readme = document("README.md");
    let file = |name| format!("{}/tests/cli/{name}", env!("CARGO_MANIFEST_DIR"));
    let (old, new) = (file("good.ron"), file("later.ron"));
    let output = run(&["diff", &old, &new, "--format", "json"], "");
    assert_eq!(output.status.code(), Some(0));
    let value: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut paths = BTreeSet::new();
    key_paths(&value, "", &mut paths);
    // What a record is told by is the same in every list, and documented at the first one.
    for list in ["points", "sources", "themes", "plans"] {
        for key in ["renamed[].", "changed[]."] {
            let here = format!("{list}.{key}");
            let there = format!("parties.{key}");
            let of_list: Vec<String> = paths
                .iter()
                .filter(|path| path.starts_with(&here))
                .cloned()
                .collect();
            assert!(!of_list.is_empty(), "the files have no case of {here}");
            for path in of_list {
                paths.remove(&path);
                paths.insert(path.replacen(&here, &there, 1));
            }
        }
    }
    assert_eq!(paths, documented_paths(&readme, "diff"));
}

#[test]
fn the_readme_lists_every_grade() {
    let readme = document("README.md");
    let output = run(
        &["check", "-", "--format", "json"],
        blocks(&readme, "ron")[0],
    );
    let value: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let counted = value["quotations"].as_object().expect("an object");
    assert_eq!(counted.len(), 7);
    for grade in counted.keys() {
        assert!(readme.contains(&format!("\n| `{grade}` | ")), "{grade}");
    }
}

/// The long options named in a text.
fn options(text: &str) -> BTreeSet<&str> {
    text.split(|character: char| !(character.is_ascii_lowercase() || character == '-'))
        .filter(|word| word.starts_with("--") && word.len() > 2)
        .filter(|word| !matches!(*word, "--help" | "--version" | "--output"))
        .collect()
}

#[test]
fn the_readme_lists_every_option() {
    let readme = document("README.md");
    let usage = blocks(&readme, "text")[0];
    for command in [
        "check",
        "matrix",
        "diff",
        "merge",
        "second sample",
        "second compare",
        "backups",
        "agreement",
        "export",
    ] {
        let line = format!("concordance {command} ");
        let (_, rest) = usage.split_once(&line).expect("the command");
        let documented = rest.split("\nconcordance ").next().unwrap_or_default();
        let mut words: Vec<&str> = command.split(' ').collect();
        words.push("--help");
        let help = run(&words, "");
        assert_eq!(help.status.code(), Some(0));
        let help = String::from_utf8(help.stdout).expect("UTF-8");
        let (_, listed) = help.split_once("\nOptions:").expect("the options");
        assert_eq!(options(documented), options(listed), "{command}");
    }
}

#[test]
fn without_a_display_the_window_names_export() {
    let output = run(&[], "");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(output.stdout.is_empty());
    assert!(said.contains("export"), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
}

/// `13 for, 3 against, 5 unclear, 14 silent` of a party, as the README's row.
fn tally_row(line: &str) -> Option<String> {
    let (name, counts) = line.trim().split_once("  ")?;
    let numbers: Vec<&str> = counts
        .split(", ")
        .filter_map(|count| count.split_whitespace().next())
        .collect();
    Some(format!("| {name} | {} |", numbers.join(" | ")))
}

#[test]
fn the_readme_has_the_tally_of_the_bundled_dossier() {
    let readme = document("README.md");
    let listed = between(&readme, "<!-- tally", "<!-- end of tally");
    let output = run(&["check"], "");
    let report = String::from_utf8(output.stdout).expect("UTF-8");
    let (_, tally) = report
        .split_once("\ncells of each party on ")
        .expect("the tally");
    let rows: Vec<String> = tally
        .lines()
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(tally_row)
        .collect();
    assert_eq!(rows.len(), 4, "{tally}");
    let points = tally.split_whitespace().next().unwrap_or_default();
    let expected = format!(
        "| {points} points | for | against | unclear | no sourced position |\n\
         | --- | --- | --- | --- | --- |\n{}",
        rows.join("\n")
    );
    assert_eq!(listed, expected, "README.md should have\n{expected}\n");
}
