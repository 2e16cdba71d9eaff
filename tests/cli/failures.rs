//! Every way in which a command cannot run ends with status 2 and leaves standard output empty.

use std::fs;

use tempfile::tempdir;

use super::{Said, run, run_in, run_with_input};

fn assert_refused(said: &Said, part: &str, words: &[&str]) {
    assert_eq!(said.status, 2, "{words:?}: {}", said.stderr);
    assert_eq!(said.stdout, "", "{words:?}");
    assert!(said.stderr.contains(part), "{words:?}: {}", said.stderr);
}

#[test]
fn files_that_cannot_be_read() {
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("folder.ron")).unwrap();
    fs::File::create(folder.path().join("huge.ron"))
        .unwrap()
        .set_len((1 << 30) + 1)
        .unwrap();
    for (file, part) in [
        ("missing.ron", "error: `missing.ron` does not exist\n"),
        (
            "none/missing.ron",
            "error: `none/missing.ron` does not exist\n",
        ),
        ("folder.ron", "error: `folder.ron` is a folder\n"),
        ("huge.ron", "error: `huge.ron` is larger than 1 GiB"),
    ] {
        for words in [
            &["check", file][..],
            &["check", "--format", "json", file],
            &["matrix", file],
            &["export", file, "-o", "out.png"],
            &[file],
        ] {
            assert_refused(&run_in(folder.path(), words), part, words);
        }
    }
    assert!(!folder.path().join("out.png").exists());
}

#[test]
fn files_that_are_no_dossier_are_findings_for_check_and_refused_otherwise() {
    let folder = tempdir().unwrap();
    let binary = [0x89, b'P', b'N', b'G', 0, 0xff, 0xfe];
    for (name, bytes, code) in [
        ("not-utf8.ron", &binary[..], "not-utf8"),
        ("not-ron.ron", b"Dear diary,", "not-ron"),
        ("no-lists.ron", b"(format: 1, title: \"T\")", "not-ron"),
        ("empty.ron", b"", "not-ron"),
        ("newer.ron", b"(format: 7, title: \"T\")", "newer-format"),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
        let part = format!("[{code}]\n");
        let said = run_in(folder.path(), &["check", name]);
        assert_eq!((said.status, said.stderr.as_str()), (1, ""), "{name}");
        assert!(said.stdout.contains(&part), "{}", said.stdout);
        let said = run_with_input(&["check", "-", "--format", "json"], bytes);
        assert_eq!((said.status, said.stderr.as_str()), (1, ""), "{name}");
        assert!(said.stdout.contains(code), "{}", said.stdout);
        for words in [
            &["matrix", name][..],
            &["matrix", "--format", "json", name],
            &["export", name, "-o", "out.png"],
            &[name],
        ] {
            assert_refused(&run_in(folder.path(), words), &part, words);
        }
        let words = ["matrix", "-"];
        assert_refused(&run_with_input(&words, bytes), &part, &words);
    }
    assert!(!folder.path().join("out.png").exists());
}

#[test]
fn words_that_cannot_be_used() {
    for (words, part) in [
        (
            &["matrix", "good.ron", "--as-of", "2025-13"][..],
            "no such day",
        ),
        (&["matrix", "good.ron", "--as-of", ""], "--as-of"),
        (
            &["matrix", "--as-of", "2025-09/2025-08"],
            "ends before it begins",
        ),
        (
            &["export", "good.ron", "-o", "x.png", "--as-of", "now"],
            "not a date",
        ),
        (
            &["export", "good.ron", "-o", "x.png", "--parties", "north,"],
            "--parties",
        ),
        (
            &["export", "good.ron", "-o", "x.png", "--points", "bridges"],
            "`bridge`",
        ),
        (
            &["export", "good.ron", "-o", "x.png", "--theme", "blue"],
            "--theme",
        ),
        (
            &["export", "good.ron", "-o", "x.png", "--detail", "all"],
            "--detail",
        ),
        (
            &["export", "good.ron", "-o", "x.png", "--scale", "nan"],
            "--scale",
        ),
        (
            &["export", "good.ron", "-o", "x.png", "--width", "20"],
            "--width",
        ),
        (
            &["export", "empty.ron", "-o", "x.png"],
            "no party to compare",
        ),
        (&["export", "good.ron", "-o", ""], "-o"),
        (&["check", "good.ron", "bad.ron"], "bad.ron"),
        (
            &["check", "good.ron", "--texts", "none"],
            "`none` does not exist",
        ),
        (
            &["matrix", "good.ron", "--texts", "good.ron"],
            "is not a folder",
        ),
        (&["check", "--texts"], "--texts"),
        (&["compare", "good.ron", "bad.ron"], "`compare` is neither"),
        (&["--frobnicate"], "--frobnicate"),
        (&["good.ron", "check"], "check"),
    ] {
        assert_refused(&run(words), part, words);
    }
}

#[test]
fn targets_that_cannot_be_written_leave_what_was_there() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::copy(super::case_folder().join("good.ron"), at("good.ron")).unwrap();
    fs::create_dir(at("folder.png")).unwrap();
    fs::write(at("locked.png"), "kept").unwrap();
    let mut permissions = fs::metadata(at("locked.png")).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(at("locked.png"), permissions).unwrap();
    for (target, part) in [
        (
            "none/out.png",
            "the folder of `none/out.png` does not exist",
        ),
        (
            "good.ron/out.png",
            "the folder of `good.ron/out.png` does not exist",
        ),
        ("folder.png", "`folder.png` is a folder"),
        ("locked.png", "`locked.png` may not be written"),
    ] {
        let words = ["export", "good.ron", "--scale", "1", "-o", target];
        assert_refused(&run_in(folder.path(), &words), part, &words);
    }
    assert_eq!(fs::read_to_string(at("locked.png")).unwrap(), "kept");
}
