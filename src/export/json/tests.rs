//! Tests of whole files: the documented keys, the scope, and words that come back as they were.

use serde_json::Value;

use super::json;
use crate::export::expected::assert_expected;
use crate::export::sheet::fisheries::fisheries;
use crate::export::sheet::samples::{Sample, no_texts};
use crate::export::{Job, Options};
use crate::finding::{Code, Finding};
use crate::lens::Lens;
use crate::listing::{self, Listing};

fn written(sample: &Sample, listing: Option<&Listing>, findings: &[Finding]) -> String {
    let job = Job {
        content: sample.content(),
        listing,
        findings,
        options: &Options::default(),
    };
    String::from_utf8(json(&job).unwrap()).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn a_file_stays_as_it_is() {
    let mut sample = Sample::new(fisheries(), Lens::default());
    sample.grades = no_texts(&sample.dossier);
    let findings = [Finding::new(Code::QuoteMissing, "a `sentence`").hint("mend it")];
    assert_expected(
        "fisheries.json",
        written(&sample, None, &findings).as_bytes(),
    );
}

#[test]
fn what_the_matrix_command_prints_is_part_of_it() {
    let sample = Sample::new(fisheries(), Lens::default());
    let file: Value = serde_json::from_str(&written(&sample, None, &[])).unwrap();
    let matrix = super::MatrixEntry::new(&sample.dossier, &sample.matrix, &[]);
    let matrix = serde_json::to_value(matrix).unwrap();
    for key in ["title", "as_of", "parties", "points"] {
        assert_eq!(file[key], matrix[key], "{key}");
    }
    for list in ["cells", "statements"] {
        let (full, plain) = (
            file[list].as_array().unwrap(),
            matrix[list].as_array().unwrap(),
        );
        assert_eq!(full.len(), plain.len());
        for (full, plain) in full.iter().zip(plain) {
            for key in keys(plain) {
                assert_eq!(full[key], plain[key], "{list} {key}");
            }
        }
    }
}

#[test]
fn only_what_is_shown_is_written() {
    let lens = Lens {
        order: vec!["the-isles".to_owned(), "northland".to_owned()],
        hidden: ["southmark", "commission"].map(str::to_owned).into(),
        as_of: Some("2025-04-10".to_owned()),
        ..Lens::default()
    };
    let sample = Sample::new(fisheries(), lens);
    let file: Value = serde_json::from_str(&written(&sample, None, &[])).unwrap();
    assert_eq!(
        file["parties"],
        serde_json::json!(["the-isles", "northland"])
    );
    assert_eq!(file["as_of"], "2025-04-10");
    let statements = file["statements"].as_array().unwrap();
    assert!(!statements.is_empty());
    for statement in statements {
        assert_ne!(statement["party"], "southmark");
        assert!(statement["said"].as_str().unwrap() <= "2025-04-10");
    }
    for source in file["sources"].as_array().unwrap() {
        let is_cited = |it: &Value| it["source"] == source["id"];
        assert!(statements.iter().any(is_cited), "{source}");
    }
}

#[test]
fn quotations_come_back_code_point_for_code_point() {
    let mut dossier = fisheries();
    let hostile = "</script>\u{0}\u{1b}\u{2028}\u{202e}“עברית” \"=1+1\"\r\n\t\\";
    for statement in &mut dossier.statements {
        statement.quote = hostile.to_owned();
    }
    let sample = Sample::new(dossier, Lens::default());
    let file: Value = serde_json::from_str(&written(&sample, None, &[])).unwrap();
    for statement in file["statements"].as_array().unwrap() {
        assert_eq!(statement["quote"], hostile);
    }
}

#[test]
fn a_listing_is_rows_of_values() {
    let sample = Sample::new(fisheries(), Lens::default());
    let (dossier, matrix, shown) = (&sample.dossier, &sample.matrix, &sample.shown);
    for listing in [
        listing::statements(dossier, matrix, shown, &[]),
        listing::pairs(dossier, matrix, shown),
    ] {
        let file: Value = serde_json::from_str(&written(&sample, Some(&listing), &[])).unwrap();
        assert_eq!(file["title"], listing.title);
        let columns = file["columns"].as_array().unwrap().len();
        let rows = file["rows"].as_array().unwrap();
        assert_eq!(rows.len(), listing.rows.len());
        for row in rows {
            assert_eq!(row["values"].as_array().unwrap().len(), columns);
        }
        assert!(!file["about"]["facts"].as_array().unwrap().is_empty());
    }
}
