//! `export` writes pictures whole or not at all, and prints where.

use std::fs;
use std::path::Path;

use tempfile::{TempDir, tempdir};

use super::{case_folder, run_in};

/// A folder with the good case.
fn folder() -> TempDir {
    let folder = tempdir().unwrap();
    fs::copy(
        case_folder().join("good.ron"),
        folder.path().join("good.ron"),
    )
    .unwrap();
    folder
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Width and height in the picture's header.
fn size(path: &Path) -> (u32, u32) {
    let bytes = fs::read(path).unwrap();
    assert!(
        bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        "{}",
        path.display()
    );
    assert!(bytes.ends_with(b"IEND\xaeB`\x82"), "{}", path.display());
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn a_picture_is_written_and_its_path_printed() {
    let folder = folder();
    let words = |more: &[&'static str]| {
        let mut words = vec!["export", "good.ron", "-o", "out.png", "--scale", "1"];
        words.extend_from_slice(more);
        words
    };
    for (more, width) in [
        (&["--width", "900", "--detail", "short"][..], 900),
        (
            &[
                "--width",
                "800",
                "--theme",
                "dark",
                "--parties",
                "south",
                "--points",
                "bridge,talks",
            ],
            800,
        ),
        (
            &["--width", "900", "--as-of", "2025-08", "--detail", "full"],
            900,
        ),
    ] {
        let said = run_in(folder.path(), &words(more));
        assert_eq!(said.stderr, "", "{more:?}");
        assert_eq!((said.status, said.stdout.as_str()), (0, "out.png\n"));
        assert_eq!(size(&folder.path().join("out.png")).0, width, "{more:?}");
        assert_eq!(names_in(folder.path()), ["good.ron", "out.png"]);
    }
}

#[test]
fn the_same_words_write_the_same_bytes() {
    let folder = folder();
    let write = |name: &str| {
        let words = [
            "export", "good.ron", "--scale", "1", "--width", "900", "-o", name,
        ];
        assert_eq!(run_in(folder.path(), &words).status, 0);
        fs::read(folder.path().join(name)).unwrap()
    };
    assert!(write("a.png") == write("b.png"));
}

#[test]
fn errors_of_the_file_are_told_and_the_picture_is_written() {
    let folder = folder();
    fs::copy(case_folder().join("bad.ron"), folder.path().join("bad.ron")).unwrap();
    let words = [
        "export", "bad.ron", "--scale", "1", "--width", "700", "-o", "out.png",
    ];
    let said = run_in(folder.path(), &words);
    assert_eq!((said.status, said.stdout.as_str()), (1, "out.png\n"));
    assert!(
        said.stderr
            .ends_with("3 errors; `concordance check` says more\n"),
        "{}",
        said.stderr
    );
    let picture = folder.path().join("out.png");
    assert_eq!(size(&picture).0, 700);
    let bytes = fs::read(&picture).unwrap();
    let told = "Made from a file with errors";
    assert!(
        bytes
            .windows(told.len())
            .any(|window| window == told.as_bytes())
    );
}
