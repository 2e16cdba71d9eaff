//! What is exported, read back: the same bytes on every run, everything that lets a reader trust a
//! file that has left the program, and nothing that another program would take for a command.
//!
//! Formats that are text, and pictures, are held byte for byte to `tests/exports/expected`.
//! `UPDATE_EXPECT=1` writes these files anew; read the difference before you keep it. PDF, XLSX and
//! DOCX are read back by other crates than those that write them.

mod read;
mod truth;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::tempdir;

use read::{FORMATS, text_of};

/// Formats of which every byte is expected.
const EXPECTED: [&str; 8] = ["png", "svg", "html", "csv", "json", "md", "bib", "csl.json"];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/exports")
}

/// Writes the invented accord to `folder/accord.ENDING` and gives back the bytes.
fn export(folder: &Path, ending: &str, words: &[&str]) -> Vec<u8> {
    let target = folder.join(format!("accord.{ending}"));
    let output = Command::new(env!("CARGO_BIN_EXE_concordance"))
        .arg("export")
        .arg(self::folder().join("accord.ron"))
        .arg("-o")
        .arg(&target)
        .args(["--as-of", "2025-09-10"])
        .args(words)
        .env(
            concordance::shell::settings_file::FOLDER_VARIABLE,
            folder.join("no-settings"),
        )
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{ending}: {said}");
    fs::read(&target).unwrap_or_else(|error| panic!("{ending}: {error}"))
}

#[test]
fn the_same_words_give_the_same_bytes_on_every_run() {
    let [one, other] = [tempdir().unwrap(), tempdir().unwrap()];
    for ending in FORMATS {
        let first = export(one.path(), ending, &["--scale", "1"]);
        assert!(!first.is_empty(), "{ending}");
        assert!(
            first == export(other.path(), ending, &["--scale", "1"]),
            "two runs gave two files that end in .{ending}"
        );
    }
}

#[test]
fn pictures_and_texts_are_byte_for_byte_what_is_expected() {
    let written = tempdir().unwrap();
    let mut wrong = Vec::new();
    for ending in EXPECTED {
        let bytes = export(written.path(), ending, &["--scale", "1"]);
        let path = folder().join("expected").join(format!("accord.{ending}"));
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&path, bytes).expect("a writable expectation");
        } else if fs::read(&path).unwrap_or_default() != bytes {
            wrong.push(ending);
        }
    }
    assert!(wrong.is_empty(), "not as expected: {wrong:?}");
}

/// What a reader of any format has to find in it.
#[test]
fn every_format_carries_what_lets_a_reader_trust_it() {
    let written = tempdir().unwrap();
    let hash = {
        use sha2::Digest as _;
        let bytes = fs::read(folder().join("accord.ron")).unwrap();
        let digest = sha2::Sha256::digest(bytes);
        let digits = digest.iter().map(|byte| format!("{byte:02x}"));
        digits.collect::<Vec<_>>().concat()
    };
    let words = [
        ("title", "The accord of the two rivers"),
        ("date", "10 September 2025"),
        ("file", "accord.ron"),
        ("hash", &hash[..4]),
        (
            "program",
            concat!("Concordance ", env!("CARGO_PKG_VERSION")),
        ),
        ("whose reading", "editors"),
        ("what ruling out means", "declared non-negotiable"),
        ("holes", "no sourced position"),
    ];
    let mut lacking = Vec::new();
    for ending in FORMATS {
        // Records of sources are records of sources: they stand in another program's library.
        if ["bib", "csl.json"].contains(&ending) {
            continue;
        }
        let bytes = export(written.path(), ending, &["--scale", "1"]);
        let text = text_of(ending, &bytes).to_lowercase();
        for (what, words) in words {
            // A picture tells what its signs mean in pixels.
            let is_painted = ending == "png" && what == "what ruling out means";
            // A project of coded texts holds everything, whatever is shown, and has no cells.
            let is_of_shown = ending == "qdpx" && ["date", "holes"].contains(&what);
            if !is_painted && !is_of_shown && !text.contains(&words.to_lowercase()) {
                lacking.push(format!("{ending} lacks {what}: {words}"));
            }
        }
    }
    assert!(lacking.is_empty(), "{lacking:#?}");
}

/// Sheets count at their foot, all others among their facts.
#[test]
fn every_format_counts_its_cells() {
    let written = tempdir().unwrap();
    let facts = [
        "4 with a position",
        "1 with the word of a part only",
        "1 with claims by others only",
        "1 with analysts only",
        "5 without a sourced position",
    ];
    let foot = [
        "4 with a position",
        "1 with only the word of a part",
        "1 with only claims by others",
        "1 with only analysts",
        "5 without a sourced position",
    ];
    let mut lacking = Vec::new();
    for ending in FORMATS {
        if ["bib", "csl.json", "qdpx"].contains(&ending) {
            continue;
        }
        let text = text_of(ending, &export(written.path(), ending, &["--scale", "1"]));
        let text = read::spaced_once(&text);
        let states = if ending == "pdf" { foot } else { facts };
        for state in states {
            if !text.contains(state) {
                lacking.push(format!("{ending}: {state}"));
            }
        }
    }
    assert!(lacking.is_empty(), "{lacking:#?}");
}

#[test]
fn records_for_latex_say_in_remarks_what_they_were_made_from() {
    let written = tempdir().unwrap();
    let bib = String::from_utf8(export(written.path(), "bib", &[])).unwrap();
    let (remarks, records) = bib.split_once("\n\n").unwrap();
    assert!(remarks.lines().all(|line| line.starts_with("% ")));
    assert!(!remarks.contains('@') && records.starts_with('@'));
    for words in ["The accord of the two rivers", "4 with a position", "0edb"] {
        assert!(remarks.contains(words), "{words}");
    }
}

#[test]
fn every_quotation_is_in_every_format_letter_for_letter() {
    let written = tempdir().unwrap();
    let quotations = [
        "“No foreign soldier will ever stand there,” the Northern minister, Ada North, said",
        "«Нам потрібні солдати друзів», — сказав президент.",
        "The Northern minister said: “The bridge stays closed for now.”",
        "The union has agreed to the tolls, Ada North said.",
        "A retired general said that the River Union would stay out of it.",
    ];
    let mut lacking = Vec::new();
    for ending in FORMATS {
        // A picture has pixels for them, and records of sources have no place.
        if ["png", "bib", "csl.json"].contains(&ending) {
            continue;
        }
        let words: &[&str] = match ending {
            "csv" => &["--rows", "statements"],
            _ => &["--detail", "full"],
        };
        let text = text_of(ending, &export(written.path(), ending, words));
        // Pages have lines, and runs of two colours within one.
        let is_set = ["pdf", "svg"].contains(&ending);
        let read = |text: &str| {
            if is_set {
                text.split_whitespace().collect::<String>()
            } else {
                read::spaced_once(text)
            }
        };
        let text = read(&text);
        for quotation in quotations {
            if !text.contains(&read(quotation)) {
                lacking.push(format!("{ending}: {quotation}"));
            }
        }
    }
    assert!(lacking.is_empty(), "{lacking:#?}");
}

#[test]
fn who_says_so_is_told_in_words() {
    let written = tempdir().unwrap();
    let mut lacking = Vec::new();
    for ending in ["pdf", "svg", "html", "docx", "xlsx", "csv", "json", "md"] {
        let text = text_of(
            ending,
            &export(written.path(), ending, &["--detail", "full"]),
        );
        let text = text.to_lowercase();
        // JSON has the words of the design: `claimed` with `claimed_by`, and `analyst`.
        let wanted: &[&str] = match ending {
            "json" => &["claimed_by", "\"analyst\"", "\"reported\""],
            _ => &["claimed by", "analyst", "delta"],
        };
        for words in wanted {
            if !text.contains(words) {
                lacking.push(format!("{ending} lacks {words}"));
            }
        }
    }
    assert!(lacking.is_empty(), "{lacking:#?}");
}

#[test]
fn nothing_becomes_a_formula() {
    let written = tempdir().unwrap();
    let xlsx = export(written.path(), "xlsx", &[]);
    for (name, xml) in read::parts(&xlsx) {
        if name.starts_with("xl/worksheets/sheet") {
            let document = roxmltree::Document::parse(&xml).unwrap();
            let formulas = document.descendants().filter(|it| it.has_tag_name("f"));
            assert_eq!(formulas.count(), 0, "{name}");
        }
    }
    let csv = export(written.path(), "csv", &[]);
    let mut rows = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(csv.as_slice());
    let mut guarded = 0;
    for row in rows.records() {
        for field in &row.unwrap() {
            for line in field.lines() {
                assert!(!line.starts_with(['=', '+', '-', '@', '\t']), "{line}");
                guarded += usize::from(line.starts_with("'=") || line.starts_with("'@"));
            }
        }
    }
    assert!(guarded > 0, "the case has fields that look like formulas");
}

#[test]
fn words_of_a_dossier_are_never_markup() {
    let written = tempdir().unwrap();
    let html = export(written.path(), "html", &[]);
    let html = String::from_utf8(html).unwrap();
    assert!(!html.contains("<equally>") && html.contains("&lt;equally&gt; &amp; at once"));
    assert!(!html.contains("<script"));
    // XML would not parse.
    for ending in ["svg", "docx", "xlsx"] {
        let text = text_of(ending, &export(written.path(), ending, &[]));
        let text = read::spaced_once(&text);
        assert!(text.contains("<equally> & at once"), "{ending}");
    }
}
