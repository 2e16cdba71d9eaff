//! `second compare -o`: the list of disagreements as a file.

use std::fs;

use tempfile::{TempDir, tempdir};

use super::{Said, case_folder, run_in};

fn folder() -> TempDir {
    let folder = tempdir().expect("a folder");
    for name in ["good.ron", "coding.ron"] {
        fs::copy(case_folder().join(name), folder.path().join(name)).expect("a case");
    }
    folder
}

fn compare(folder: &TempDir, words: &[&str]) -> Said {
    let all = [&["second", "compare", "good.ron", "coding.ron"], words].concat();
    run_in(folder.path(), &all)
}

#[test]
fn disagreements_are_written_in_the_format_of_their_ending_beside_the_report() {
    let folder = folder();
    let report = compare(&folder, &[]);
    for name in [
        "out.csv", "out.xlsx", "out.docx", "out.html", "out.md", "out.json", "out.pdf", "out.svg",
        "out.png",
    ] {
        let said = compare(&folder, &["-o", name]);
        assert_eq!(
            (said.status, &said.stdout, &said.stderr),
            (report.status, &report.stdout, &report.stderr),
            "{name}"
        );
        let bytes = fs::read(folder.path().join(name)).expect("it was written");
        assert!(bytes.len() > 500, "{name}");
    }
    let table = fs::read(folder.path().join("out.csv")).expect("it was written");
    let mut table = csv::Reader::from_reader(table.strip_prefix(b"\xef\xbb\xbf").expect("a mark"));
    let names = table.headers().expect("a header").clone();
    let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 2);
    for (name, first, second) in [
        ("Point", "Foreign troops", "The bridge"),
        ("Party", "Northland", "Northland"),
        ("No. in the file", "1", "4"),
        ("Stance in the dossier", "Rules out", "Supports"),
        ("Voice in the dossier", "Own words", "Claimed by Southland"),
        ("Stance by Reader", "Opposes", "Supports"),
        ("Voice by Reader", "Own words", "Reported"),
        ("Steps apart", "1", "0"),
        ("Note", "“ever” is strong, but is it final?", ""),
    ] {
        let at = names.iter().position(|it| it == name).expect(name);
        assert_eq!([&rows[0][at], &rows[1][at]], [first, second], "{name}");
    }
    for name in ["Quotation", "Said", "Source"] {
        let at = names.iter().position(|it| it == name).expect(name);
        assert!(rows.iter().all(|row| !row[at].is_empty()), "{name}");
    }
}

#[test]
fn a_list_that_cannot_be_written_is_told_and_nothing_is_printed() {
    let folder = folder();
    let said = compare(&folder, &["-o", "nowhere/out.csv"]);
    assert_eq!((said.status, said.stdout.as_str()), (2, ""));
    assert!(said.stderr.contains("does not exist"), "{}", said.stderr);
}
