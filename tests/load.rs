//! The loader against the files in `tests/load/`. What each must give stands in its first lines,
//! as comments that begin with `//!`: a line for each finding, its hints behind it, and a line
//! that names what was loaded. All of it is compared whole.
//!
//! `UPDATE_EXPECT=1` writes these lines anew; read the difference before you keep it.

mod left_out;
mod limits;
mod properties;
mod whole;

use std::fs;
use std::path::PathBuf;

use concordance::load::{Loaded, load};

/// The line end of a case file, which may be that of Windows.
fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// What loading gave, as the lines of a case file.
fn describe(loaded: &Loaded, line_end: &str) -> String {
    let mut lines = Vec::new();
    for finding in &loaded.findings {
        let place = finding
            .place
            .map_or_else(|| "-".to_owned(), |place| place.to_string());
        lines.push(format!(
            "//! {} {place} {}: {}",
            finding.severity.key(),
            finding.code.key(),
            finding.message
        ));
        lines.extend(
            finding
                .hints
                .iter()
                .map(|hint| format!("//!   hint: {hint}")),
        );
    }
    lines.push(loaded.dossier.as_ref().map_or_else(
        || "//! refused".to_owned(),
        |dossier| {
            let list = |name: &str, ids: Vec<String>| format!("{name} {}", ids.join(" "));
            let ids = [
                list(
                    "parties",
                    dossier
                        .parties
                        .iter()
                        .map(|party| party.id.clone())
                        .collect(),
                ),
                list(
                    "themes",
                    dossier
                        .themes
                        .iter()
                        .map(|theme| theme.id.clone())
                        .collect(),
                ),
                list(
                    "points",
                    dossier
                        .points
                        .iter()
                        .map(|point| point.id.clone())
                        .collect(),
                ),
                list(
                    "sources",
                    dossier
                        .sources
                        .iter()
                        .map(|source| source.id.clone())
                        .collect(),
                ),
                list(
                    "plans",
                    dossier.plans.iter().map(|plan| plan.id.clone()).collect(),
                ),
                list(
                    "statements",
                    dossier
                        .statements
                        .iter()
                        .map(|made| made.number.to_string())
                        .collect(),
                ),
            ];
            let ids: Vec<&str> = ids
                .iter()
                .map(|list| list.trim_end())
                .filter(|list| list.contains(' '))
                .collect();
            format!(
                "//! loads {}",
                if ids.is_empty() {
                    "nothing".to_owned()
                } else {
                    ids.join("; ")
                }
            )
        },
    ));
    lines.push(String::new());
    lines.join(line_end)
}

/// A case file as what comes before the expectation, the expectation, and the rest.
fn split(text: &str) -> (&str, &str, &str) {
    let (mark, text) = match text.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", text),
    };
    let length = text
        .split_inclusive('\n')
        .take_while(|line| line.starts_with("//!"))
        .map(str::len)
        .sum();
    let (expected, rest) = text.split_at(length);
    (mark, expected, rest)
}

/// The case with the expectation that it fulfils; its own lines move the places, so this is done
/// until nothing changes.
fn updated(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..5 {
        let (mark, _, rest) = split(&text);
        let given = describe(&load(text.as_bytes()), line_end(&text));
        let next = format!("{mark}{given}{rest}");
        if next == text {
            break;
        }
        text = next;
    }
    text
}

/// The case files, in the order of their names.
fn case_files() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/load");
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) => panic!("{}: {error}", folder.display()),
    };
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .collect();
    files.sort();
    files
}

#[test]
fn every_case_file_gives_what_it_says() {
    let files = case_files();
    assert!(files.len() >= 30, "only {} case files", files.len());
    let mut wrong = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).expect("a case file");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&path, updated(&text)).expect("a writable case file");
            continue;
        }
        let (_, expected, _) = split(&text);
        let given = describe(&load(text.as_bytes()), line_end(&text));
        if given != expected {
            let name = path.display();
            wrong.push(format!("{name}\nexpected\n{expected}given\n{given}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
