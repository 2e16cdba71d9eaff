//! `export` in every format, with every option, and everything that it refuses.

use std::fs;
use std::path::Path;

use tempfile::{TempDir, tempdir};

use super::{Said, case_folder, program, run_in};

/// A folder with the good case and the texts of its sources.
fn folder() -> TempDir {
    let folder = tempdir().unwrap();
    let (from, to) = (case_folder(), folder.path());
    fs::copy(from.join("good.ron"), to.join("good.ron")).unwrap();
    folder
}

/// Runs `export good.ron` with these words.
fn export(folder: &TempDir, words: &[&str]) -> Said {
    let mut all = vec!["export", "good.ron"];
    all.extend_from_slice(words);
    run_in(folder.path(), &all)
}

fn read(folder: &TempDir, name: &str) -> Vec<u8> {
    fs::read(folder.path().join(name)).unwrap()
}

fn text(folder: &TempDir, name: &str) -> String {
    String::from_utf8(read(folder, name)).unwrap()
}

fn is_zip_with(bytes: &[u8], part: &str) -> bool {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    archive.by_name(part).is_ok()
}

#[test]
fn each_ending_writes_its_format_and_the_same_bytes_again() {
    let folder = folder();
    for name in [
        "out.png",
        "out.pdf",
        "out.svg",
        "out.html",
        "out.docx",
        "out.xlsx",
        "out.csv",
        "out.json",
        "out.md",
        "out.bib",
        "out.csl.json",
    ] {
        let words = ["-o", name];
        let said = export(&folder, &words);
        assert_eq!((said.status, said.stderr.as_str()), (0, ""), "{name}");
        assert_eq!(said.stdout, format!("{name}\n"));
        let bytes = read(&folder, name);
        let is_right = match name {
            "out.png" => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
            "out.pdf" => bytes.starts_with(b"%PDF-1.7") && bytes.ends_with(b"%%EOF"),
            "out.docx" => is_zip_with(&bytes, "word/document.xml"),
            "out.xlsx" => is_zip_with(&bytes, "xl/workbook.xml"),
            "out.svg" => {
                let text = text(&folder, name);
                roxmltree::Document::parse(&text)
                    .unwrap()
                    .root_element()
                    .has_tag_name("svg")
                    || text.contains("<svg")
            }
            "out.html" => text(&folder, name)
                .to_lowercase()
                .starts_with("<!doctype html>"),
            "out.json" | "out.csl.json" => {
                serde_json::from_slice::<serde_json::Value>(&bytes).is_ok()
            }
            "out.bib" => text(&folder, name).contains("\n@misc{"),
            "out.csv" => text(&folder, name).contains("The bridge"),
            _ => text(&folder, name).contains('|'),
        };
        assert!(
            is_right,
            "{name}: {}",
            String::from_utf8_lossy(&bytes[..40])
        );
        fs::remove_file(folder.path().join(name)).unwrap();
        export(&folder, &words);
        assert!(
            bytes == read(&folder, name),
            "{name} is another on the second run"
        );
    }
}

#[test]
fn each_option_changes_what_is_written() {
    let folder = folder();
    let svg = |words: &[&str]| {
        let mut all = vec!["-o", "out.svg"];
        all.extend_from_slice(words);
        let said = export(&folder, &all);
        assert_eq!((said.status, said.stderr.as_str()), (0, ""), "{words:?}");
        let written = text(&folder, said.stdout.lines().next().unwrap());
        for page in said.stdout.lines() {
            fs::remove_file(folder.path().join(page)).unwrap();
        }
        written
    };
    let usual = svg(&[]);
    for words in [
        &["--as-of", "2025-08-20"][..],
        &["--as-of", "2025-09", "--compare", "2025-08-20"],
        &["--parties", "south"],
        &["--points", "bridge"],
        &["--sort", "sticking"],
        &["--list", "contested"],
        &["--list", "gaps"],
        &["--list", "statements"],
        &["--list", "pairs"],
        &["--list", "points"],
        &["--list", "agree", "--parties", "south,union"],
        &["--list", "agree-if", "--parties", "south,union"],
        &["--list", "differ", "--parties", "south,union"],
        &["--list", "unclear", "--parties", "south,union"],
        &["--list", "not-comparable", "--parties", "south,union"],
        &["--search", "bridge"],
        &["--stances", "rules_out,insists"],
        &["--stances", "opposes"],
        &["--contested"],
        &["--preset", "card"],
        &["--paper", "a4"],
        &["--paper", "a4", "--orientation", "landscape"],
        &["--width", "800"],
        &["--height", "600"],
        &["--theme", "dark"],
        &["--detail", "short"],
        &["--title", "Another title"],
        &["--subtitle", "A line below"],
        &["--credit", "The desk"],
    ] {
        assert!(svg(words) != usual, "{words:?} changed nothing");
    }
    assert!(svg(&["--title", "Another title"]).contains("<title id=\"title\">Another title"));
}

#[test]
fn options_without_a_use_in_a_format_are_told() {
    let folder = folder();
    let said = export(
        &folder,
        &[
            "-o", "out.bib", "--paper", "a4", "--scale", "3", "--rows", "points",
        ],
    );
    assert_eq!(said.status, 0);
    assert_eq!(
        said.stderr,
        "note: `--paper`, `--scale` and `--rows` change nothing in BibTeX\n"
    );
    let said = export(&folder, &["-o", "out.svg", "--scale", "3"]);
    assert_eq!(said.stderr, "note: `--scale` changes nothing in SVG\n");
}

#[test]
fn the_alternative_takes_the_place_of_the_paths() {
    let folder = folder();
    let said = export(&folder, &["-o", "out.png", "--scale", "1", "--alt"]);
    assert_eq!((said.status, said.stderr.as_str()), (0, "out.png\n"));
    assert!(said.stdout.contains("3 parties"), "{}", said.stdout);
    assert!(folder.path().join("out.png").is_file());
}

#[test]
fn one_file_goes_to_standard_output_when_its_format_is_named() {
    let folder = folder();
    let bibtex = export(&folder, &["-o", "-", "--format", "bib"]);
    assert_eq!((bibtex.status, bibtex.stderr.as_str()), (0, ""));
    export(&folder, &["-o", "out.bib"]);
    assert_eq!(bibtex.stdout, text(&folder, "out.bib"));
    let output = program(
        folder.path(),
        &["export", "good.ron", "-o", "-", "--format", "pdf"],
    )
    .output()
    .unwrap();
    assert!(output.stdout.starts_with(b"%PDF-"));
}

#[test]
fn texts_at_hand_give_grades() {
    let folder = folder();
    let texts = case_folder().join("texts");
    let said = export(
        &folder,
        &["-o", "out.svg", "--texts", &texts.display().to_string()],
    );
    assert_eq!((said.status, said.stderr.as_str()), (0, ""));
}

#[test]
fn what_cannot_be_exported_is_refused_and_nothing_is_written() {
    let folder = folder();
    fs::create_dir(folder.path().join("folder.pdf")).unwrap();
    let long = format!("{}.svg", "a".repeat(400));
    for (words, part) in [
        (
            &["-o", "out.txt"][..],
            "ends in no format that can be written",
        ),
        (&["-o", "out"], "hint: choose one of .png, .pdf"),
        (&["-o", "-"], "no ending that would tell the format"),
        (&["-o", "-", "--format", "svg", "--alt"], "not both"),
        (
            &[
                "-o",
                "-",
                "--format",
                "svg",
                "--height",
                "400",
                "--width",
                "480",
                "--parties",
                "north",
            ],
            "each of them is a file",
        ),
        (
            &["-o", "out.svg", "--format", "pdf"],
            "does not end in .pdf",
        ),
        (&["-o", "folder.pdf"], "`folder.pdf` is a folder"),
        (&["-o", "none/out.pdf"], "does not exist"),
        (&["-o", "good.ron/out.svg"], "does not exist"),
        (&["-o", long.as_str()], "is not a name that a file can have"),
        (
            &["-o", "out.svg", "--search", "nowhere to be found"],
            "no point to compare",
        ),
        (
            &["-o", "out.bib", "--search", "nowhere to be found"],
            "no point to compare",
        ),
        (&["-o", "out.svg", "--stances", "maybe"], "--stances"),
        (&["-o", "out.svg", "--paper", "a5"], "--paper"),
        (
            &["-o", "out.svg", "--orientation", "upright"],
            "--orientation",
        ),
        (&["-o", "out.svg", "--preset", "print"], "--preset"),
        (&["-o", "out.svg", "--list", "all"], "--list"),
        (&["-o", "out.svg", "--list", "agree"], "--parties a,b"),
        (
            &["-o", "out.svg", "--list", "changes"],
            "name the earlier file",
        ),
        (
            &["-o", "out.svg", "--list", "changes", "--old", "none.ron"],
            "none.ron",
        ),
        (&["-o", "out.svg", "--old", "good.ron"], "--list changes"),
        (&["-o", "out.svg", "--sort", "size"], "--sort"),
        (&["-o", "out.svg", "--rows", "cells"], "--rows"),
        (&["-o", "out.svg", "--citations", "bibtex"], "--citations"),
        (&["-o", "out.svg", "--compare", "soon"], "not a date"),
        (&["-o", "out.svg", "--height", "100"], "--height"),
        (
            &["-o", "out.svg", "--texts", "none"],
            "`none` does not exist",
        ),
    ] {
        let said = export(&folder, words);
        assert_eq!((said.status, said.stdout.as_str()), (2, ""), "{words:?}");
        assert!(said.stderr.contains(part), "{words:?}: {}", said.stderr);
    }
    assert_eq!(names_in(folder.path()), ["folder.pdf", "good.ron"]);
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_leaves_nothing() {
    // A picture, a document that an archive is made for, and plain text.
    for name in ["out.png", "out.xlsx", "out.bib"] {
        let folder = folder();
        std::os::unix::fs::symlink("/dev/full", folder.path().join(name)).unwrap();
        let said = export(&folder, &["-o", name]);
        assert_eq!((said.status, said.stdout.as_str()), (2, ""));
        assert_eq!(
            said.stderr,
            format!(
                "error: there is no room left for `{name}`\n  \
                 hint: make room on this disk, or choose another one\n"
            )
        );
        assert_eq!(names_in(folder.path()), ["good.ron", name]);
    }
}

#[test]
fn pages_of_an_earlier_longer_export_are_told() {
    let folder = folder();
    let words = [
        "-o",
        "out.svg",
        "--parties",
        "north",
        "--width",
        "480",
        "--height",
        "400",
    ];
    let pages = export(&folder, &words).stdout.lines().count();
    assert!(pages > 2, "{pages}");
    let said = export(&folder, &["-o", "out.svg"]);
    assert_eq!(said.stdout, "out.svg\n");
    let expected = format!(
        "note: {pages} files of an earlier export are still there, `out-1.svg` to \
         `out-{pages}.svg`\n"
    );
    assert_eq!(said.stderr, expected);
}

#[test]
fn changes_between_two_files_are_those_of_diff() {
    let folder = folder();
    let later = "later.ron";
    fs::copy(case_folder().join(later), folder.path().join(later)).unwrap();
    let words = [
        "export",
        "later.ron",
        "--list",
        "changes",
        "--old",
        "good.ron",
    ];
    let words = [&words[..], &["-o", "out.csv"]].concat();
    let said = run_in(folder.path(), &words);
    assert_eq!((said.status, said.stdout.as_str()), (0, "out.csv\n"));
    let listed = fs::read_to_string(folder.path().join("out.csv")).unwrap();
    let diff = run_in(
        folder.path(),
        &["diff", "good.ron", "later.ron", "--format", "json"],
    );
    let diff: serde_json::Value = serde_json::from_str(&diff.stdout).unwrap();
    let added = diff["statements"]["added"].as_array().unwrap();
    assert!(!added.is_empty());
    for statement in added {
        let quotation = statement["quote"].as_str().unwrap().replace('"', "\"\"");
        assert!(listed.contains(&quotation), "{quotation}");
    }
}
