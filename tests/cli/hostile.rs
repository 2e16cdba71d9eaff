//! Files that were made to harm: what is shown shows what hides, nothing is written that was not
//! asked for, and nothing that a file says makes the program panic or wait.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::tempdir;

use super::{run_in, run_with_input};

/// Every file below a folder with its bytes.
fn files_below(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.insert(path.clone(), fs::read(&path).expect("a file"));
        }
    }
    files
}

/// A position file of one statement; `words` stands in every text, `source` behind the source's
/// fields, `said` is the date.
fn file(words: &str, source: &str, said: &str) -> String {
    format!(
        "(format: 1, title: \"T {words}\", about: \"{words}\", parties: [(id: \"a\", name: \"A \
         {words}\")], themes: [(id: \"t\", name: \"T {words}\")], points: [(id: \"p\", theme: \"t\", \
         title: \"P {words}\", proposition: \"P {words}\", note: \"{words}\")], sources: [(id: \"s\", \
         title: \"S {words}\", publisher: \"{words}\", published: \"2031\"{source})], statements: \
         [(point: \"p\", party: \"a\", stance: Supports, gist: \"g {words}\", quote: \"q {words}\", \
         source: \"s\", voice: Own, speaker: \"{words}\", role: \"{words}\", note: \"{words}\", why: \
         \"{words}\", translation: \"{words}\", said: \"{said}\"), (point: \"p\", party: \"a\", \
         stance: Opposes, gist: \"good\", quote: \"good\", source: \"s\", voice: Own, said: \"2030\")])"
    )
}

/// What a file of any format says: that of archives is unpacked.
fn text_of(path: &Path) -> String {
    let bytes = fs::read(path).expect("a file");
    let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(&bytes)) else {
        return String::from_utf8_lossy(&bytes).into_owned();
    };
    let mut text = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("a part");
        text.push_str(&String::from_utf8_lossy(&bytes));
    }
    text
}

#[test]
fn what_hides_is_shown_by_its_number_in_every_format() {
    let folder = tempdir().unwrap();
    let hidden = ['\u{202e}', '\u{200b}', '\u{2067}', '\u{e0041}'];
    let words: String = hidden.iter().flat_map(|it| [*it, 'x']).collect();
    fs::write(folder.path().join("plan.ron"), file(&words, "", "2031")).unwrap();
    for ending in [
        "html", "md", "csv", "docx", "xlsx", "svg", "bib", "csl.json", "json",
    ] {
        let out = format!("out.{ending}");
        let said = run_in(folder.path(), &["export", "plan.ron", "-o", &out]);
        assert_eq!(said.status, 0, "{}", said.stderr);
        let text = text_of(&folder.path().join(&out));
        for character in hidden {
            let number = format!("[U+{:04X}]", u32::from(character));
            // Markdown writes brackets with a backslash, and BibTeX letters of its own.
            let bare = &number[1..number.len() - 1];
            assert!(
                ending == "svg" || text.contains(bare),
                "{number} in {ending}"
            );
            let times = text.matches(character).count();
            // The quotation of JSON is for programs.
            assert_eq!(times > 0, ending == "json", "{number} in {ending}");
        }
    }
    let said = run_in(folder.path(), &["check", "plan.ron"]);
    assert_eq!(said.status, 0, "{}", said.stderr);
    assert!(
        said.stdout.contains("[hidden-character]"),
        "{}",
        said.stdout
    );
    assert!(!said.stdout.contains(hidden), "{}", said.stdout);
    let said = run_in(folder.path(), &["matrix", "plan.ron", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    let quote = &json["statements"][0]["quote"];
    assert_eq!(quote, &format!("q {words}"), "code point for code point");
}

#[test]
fn nothing_is_written_that_was_not_asked_for() {
    let home = tempdir().unwrap();
    let work = tempdir().unwrap();
    fs::write(
        work.path().join("plan.ron"),
        file("x", ", text: \"a.txt\"", "2031"),
    )
    .unwrap();
    fs::write(work.path().join("a.txt"), "q x, good").unwrap();
    let before = files_below(work.path());
    for words in [
        &["check", "plan.ron"][..],
        &["check", "--texts", ".", "plan.ron", "--format", "json"],
        &["matrix", "plan.ron"],
        &["agreement", "plan.ron"],
        &["diff", "plan.ron", "plan.ron"],
        &["export", "plan.ron", "-o", "out.png", "--scale", "1"],
        &["plan.ron"],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_concordance"));
        command
            .args(words)
            .current_dir(work.path())
            .stdin(Stdio::null());
        command
            .env_clear()
            .env("HOME", home.path())
            .env("TMPDIR", home.path());
        for name in [
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_CACHE_HOME",
            "XDG_STATE_HOME",
        ] {
            command.env(name, home.path().join(name));
        }
        let output = command.output().expect("the program runs");
        let is_window = words == ["plan.ron"];
        assert_eq!(
            output.status.code(),
            Some(if is_window { 2 } else { 0 }),
            "{words:?}"
        );
    }
    assert_eq!(files_below(home.path()), BTreeMap::new());
    let mut after = files_below(work.path());
    assert!(after.remove(&work.path().join("out.png")).is_some());
    assert_eq!(after, before);
}

#[test]
fn dates_of_any_size_are_told_and_harm_one_record() {
    for date in [
        "99999",
        "99999-01-01",
        "-0001",
        "-2031-01-01",
        "+12031-01-01",
        "1000000000000000000",
        "2031-99-99",
        "2031-01-01/99999",
        "9223372036854775808-01-01",
        "0000",
        "\\u{0}2031",
        "2031\\u{200b}",
    ] {
        let said = run_with_input(&["check", "-"], file("x", "", date).as_bytes());
        assert_eq!(said.status, 1, "{date}: {}", said.stdout);
        assert!(
            said.stdout.contains("[impossible-date]"),
            "{date}: {}",
            said.stdout
        );
        assert_eq!(said.stderr, "", "{date}");
        let input = file("x", "", date);
        let said = run_with_input(&["matrix", "-", "--format", "json"], input.as_bytes());
        assert!(
            said.stdout.contains("\"quote\": \"good\""),
            "{date}: {}",
            said.stdout
        );
    }
    for date in ["9999-12-31", "0001", "0001/9999"] {
        let said = run_with_input(&["matrix", "-"], file("x", "", date).as_bytes());
        assert_eq!(said.status, 0, "{date}: {}", said.stderr);
    }
}

#[test]
fn what_is_nested_deeply_is_one_error() {
    let deep = |open: &str| open.repeat(100_000);
    let closed = |open: &str, close: &str| [deep(open), deep(close)].concat();
    for value in [
        deep("["),
        deep("("),
        deep("{"),
        deep("Some("),
        closed("[", "]"),
        closed("(", ")"),
        closed("Some(", ")"),
        closed("{\"a\":", "}"),
        deep("/*"),
        closed("/*", "*/"),
        deep("r#"),
        format!("r{}\"", deep("#")),
        deep("'"),
        deep("\\"),
    ] {
        let short: String = value.chars().take(12).collect();
        for field in [
            "note", "jointly", "dating", "said", "voice", "extra", "stance", "plan",
        ] {
            let wrong = format!("note: \"x\", {field}: {value}");
            let text =
                file("x", "", "2031").replacen("note: \"x\", why", &format!("{wrong}, why"), 1);
            let said = run_with_input(&["check", "-"], text.as_bytes());
            // Comments that are closed are none of the file's business.
            assert!(
                matches!(said.status, 0 | 1),
                "{field}: {short}: {}",
                said.stderr
            );
            assert_eq!(said.stderr, "", "{field}: {short}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_text_is_read_only_from_a_file_of_the_folder() {
    use std::os::unix::fs::symlink;
    let folder = tempdir().unwrap();
    let outside = tempdir().unwrap();
    let secret = outside.path().join("secret.txt");
    fs::write(&secret, "q x").unwrap();
    let here = |name: &str| folder.path().join(name);
    symlink(&secret, here("link.txt")).unwrap();
    symlink(outside.path(), here("linked")).unwrap();
    symlink("/dev/zero", here("zero.txt")).unwrap();
    symlink("loop.txt", here("loop.txt")).unwrap();
    fs::create_dir(here("folder.txt")).unwrap();
    let made = Command::new("mkfifo").arg(here("pipe.txt")).status();
    assert!(made.expect("mkfifo runs").success());
    fs::write(here("inside.txt"), "q x").unwrap();
    symlink("inside.txt", here("inner.txt")).unwrap();
    for (text, expected) in [
        ("link.txt", "[text-outside]"),
        ("linked/secret.txt", "[text-outside]"),
        ("zero.txt", "[text-outside]"),
        ("../secret.txt", "[text-outside]"),
        ("/dev/zero", "[text-outside]"),
        ("//localhost/a.txt", "[text-outside]"),
        ("C:\\\\a.txt", "[text-outside]"),
        ("file:///etc/passwd", "[text-absent]"),
        ("loop.txt", "[text-unreadable]"),
        ("folder.txt", "[text-unreadable]"),
        ("pipe.txt", "[text-unreadable]"),
        ("no\\u{0}where.txt", "[text-unreadable]"),
        ("inner.txt", "1 exact"),
    ] {
        let source = format!(", text: \"{text}\"");
        fs::write(here("plan.ron"), file("x", &source, "2031")).unwrap();
        let said = run_in(folder.path(), &["check", "plan.ron"]);
        assert!(said.stdout.contains(expected), "{text}: {}", said.stdout);
        assert_eq!(
            said.stdout.contains("exact"),
            text == "inner.txt",
            "{text}: {}",
            said.stdout
        );
        assert_eq!(said.stderr, "", "{text}");
    }
}
