//! The JSON of `check` and `matrix`: every documented key and no other, `null` where it should be.

use serde_json::Value;

use super::{run, run_with_input};

fn json(words: &[&str]) -> Value {
    let said = run(words);
    assert!(said.stdout.ends_with("}\n"), "{}", said.stdout);
    serde_json::from_str(&said.stdout).expect("JSON")
}

/// The keys of an object, sorted.
fn keys(value: &Value) -> Vec<&str> {
    let object = value.as_object().expect("an object");
    let mut keys: Vec<&str> = object.keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

fn sorted(keys: &str) -> Vec<&str> {
    let mut keys: Vec<&str> = keys.split_whitespace().collect();
    keys.sort_unstable();
    keys
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().expect("a list")
}

const GRADES: &str = "exact folded joined altered elsewhere missing no_text";

#[test]
fn check_has_the_documented_keys() {
    for file in ["good.ron", "bad.ron", "newer.ron", "empty.ron"] {
        let report = json(&["check", file, "--format", "json"]);
        assert_eq!(keys(&report), sorted("findings quotations"));
        assert_eq!(keys(&report["quotations"]), sorted(GRADES));
        for finding in list(&report, "findings") {
            let documented = "severity code message line column hints";
            assert_eq!(keys(finding), sorted(documented));
            let severity = finding["severity"].as_str().unwrap();
            assert!(["error", "warning", "note"].contains(&severity));
            assert_eq!(finding["line"].is_u64(), finding["column"].is_u64());
            assert!(finding["line"].is_u64() || finding["line"].is_null());
            assert!(list(finding, "hints").iter().all(Value::is_string));
        }
    }
    let nothing = run_with_input(&["check", "--format", "json", "-"], b"");
    let report: Value = serde_json::from_str(&nothing.stdout).expect("JSON");
    assert!(report["findings"][0]["line"].is_null());
    assert!(report["findings"][0]["column"].is_null());
}

#[test]
fn check_counts_each_quotation_of_a_source_once() {
    let report = json(&["check", "good.ron", "--format", "json"]);
    assert_eq!(report["quotations"]["exact"], 7, "of eight statements");
    let report = json(&["check", "bad.ron", "--format", "json"]);
    for grade in ["folded", "altered", "elsewhere", "missing", "no_text"] {
        assert_eq!(report["quotations"][grade], 1, "{grade}");
    }
    let report = json(&["check", "bad.ron", "--texts", "loose", "--format", "json"]);
    assert_eq!(report["quotations"]["no_text"], 0);
}

#[test]
fn matrix_has_the_documented_keys_and_every_cell() {
    for words in [
        &["matrix", "good.ron", "--format", "json"][..],
        &[
            "matrix", "good.ron", "--format", "json", "--as-of", "2025-08",
        ],
        &["matrix", "bad.ron", "--format", "json"],
        &["matrix", "empty.ron", "--format", "json"],
        &["matrix", "--format", "json"],
    ] {
        let matrix = json(words);
        let documented = "title as_of parties points cells statements";
        assert_eq!(keys(&matrix), sorted(documented));
        let (points, parties) = (list(&matrix, "points"), list(&matrix, "parties"));
        let crossings = points
            .iter()
            .flat_map(|point| parties.iter().map(move |party| (point, party)));
        let cells = list(&matrix, "cells");
        assert!(
            crossings.eq(cells.iter().map(|cell| (&cell["point"], &cell["party"]))),
            "every cell, row by row"
        );
        for cell in cells {
            let documented = "point party state stance standing disputed shifted later_report \
                              statements";
            assert_eq!(keys(cell), sorted(documented));
            let state = cell["state"].as_str().unwrap();
            let is_known = [
                "position",
                "part_only",
                "claims_only",
                "analysts_only",
                "silent",
            ]
            .contains(&state);
            assert!(is_known, "{state}");
            assert_eq!(cell["stance"].is_string(), state == "position");
            assert_eq!(
                cell["standing"].is_u64(),
                ["position", "part_only"].contains(&state)
            );
            assert_eq!(list(cell, "statements").is_empty(), state == "silent");
            for key in ["disputed", "shifted", "later_report"] {
                assert!(cell[key].is_boolean());
            }
        }
        for statement in list(&matrix, "statements") {
            let documented = "n point party stance voice claimed_by part speaker said source \
                              quote spoken grade";
            assert_eq!(keys(statement), sorted(documented));
            assert_eq!(
                statement["claimed_by"].is_string(),
                statement["voice"] == "claimed"
            );
            for key in ["claimed_by", "part", "speaker"] {
                assert!(statement[key].is_string() || statement[key].is_null());
            }
            assert!(sorted(GRADES).contains(&statement["grade"].as_str().unwrap()));
        }
    }
}

#[test]
fn matrix_says_what_the_dossier_says() {
    let matrix = json(&["matrix", "good.ron", "--format", "json"]);
    assert!(matrix["as_of"].is_null());
    let said = &matrix["statements"][1];
    assert_eq!(said["said"], "2025-08-18/2025-08-25");
    assert_eq!(
        said["spoken"],
        Value::from(vec![
            "We need soldiers of our friends, or there is no peace."
        ])
    );
    let cell = |point: &str, party: &str| {
        list(&matrix, "cells")
            .iter()
            .find(|cell| cell["point"] == point && cell["party"] == party)
            .expect("every cell is listed")
    };
    let disputed = cell("bridge", "north");
    assert_eq!(disputed["stance"], "opposes");
    assert_eq!(disputed["standing"], 4);
    assert_eq!(disputed["disputed"], true);
    assert_eq!(disputed["statements"], Value::from(vec![3, 4]));
    for (point, party, state) in [
        ("troops", "south", "position"),
        ("bridge", "union", "part_only"),
        ("talks", "south", "claims_only"),
        ("troops", "union", "analysts_only"),
        ("talks", "union", "silent"),
    ] {
        assert_eq!(cell(point, party)["state"], state);
    }
}

#[test]
fn a_date_means_its_last_day() {
    let on = |date: &str| json(&["matrix", "good.ron", "--format", "json", "--as-of", date]);
    for (date, day) in [
        ("2025-08", "2025-08-31"),
        ("2024", "2024-12-31"),
        ("2025-08-01/2025-08-20", "2025-08-20"),
    ] {
        assert_eq!(on(date)["as_of"], day);
    }
    let matrix = on("2025-08");
    assert_eq!(list(&matrix, "statements").len(), 8, "all, visible or not");
    let visible: usize = list(&matrix, "cells")
        .iter()
        .map(|cell| list(cell, "statements").len())
        .sum();
    assert_eq!(visible, 4);
}

#[test]
fn numbers_are_those_of_the_file_when_a_record_is_left_out() {
    let matrix = json(&["matrix", "bad.ron", "--format", "json"]);
    let numbers: Vec<&Value> = list(&matrix, "statements")
        .iter()
        .map(|statement| &statement["n"])
        .collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
    assert_eq!(matrix["cells"][0]["standing"], 3);
}
