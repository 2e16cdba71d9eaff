//! The workbook read back as what it is: XML in a ZIP archive.

use std::collections::BTreeMap;

use roxmltree::Document;

use super::*;
use crate::export::packages::{HOSTILE, bundled, crowded, hostile, look_at, parts};
use crate::export::sheet::fisheries::fisheries;
use crate::export::sheet::samples::{Sample, no_texts};
use crate::export::{Detail, Options};
use crate::finding::{Code, Finding};
use crate::lens::Lens;
use crate::listing::{self, Listing};
use crate::model::Dossier;

fn written(sample: &Sample, listing: Option<&Listing>) -> Vec<u8> {
    let options = Options {
        credit: "Desk of Halm".to_owned(),
        detail: Detail::Full,
        ..Options::default()
    };
    let findings = [Finding::new(Code::ALL[0], "something is wrong")];
    let job = Job {
        content: sample.content(),
        listing,
        findings: &findings,
        options: &options,
    };
    xlsx(&job).unwrap()
}

fn sample() -> Sample {
    let mut sample = Sample::new(fisheries(), Lens::default());
    sample.grades = no_texts(&sample.dossier);
    sample
}

/// What stands in a worksheet, by the names of its fields.
struct Opened {
    names: Vec<String>,
    parts: BTreeMap<String, String>,
    strings: Vec<String>,
}

impl Opened {
    fn new(bytes: &[u8]) -> Self {
        let parts = parts(bytes);
        let book = Document::parse(&parts["xl/workbook.xml"]).unwrap();
        let sheets = book
            .descendants()
            .filter(|it| it.has_tag_name_local("sheet"));
        let names = sheets
            .filter_map(|it| it.attribute("name"))
            .map(str::to_owned);
        let strings = Document::parse(&parts["xl/sharedStrings.xml"]).unwrap();
        let items = strings
            .descendants()
            .filter(|it| it.has_tag_name_local("si"));
        let strings = items
            .map(|item| {
                let texts = item.descendants().filter(|it| it.has_tag_name_local("t"));
                texts.filter_map(|it| it.text()).collect()
            })
            .collect();
        Self {
            names: names.collect(),
            strings,
            parts,
        }
    }

    fn sheet(&self, name: &str) -> &str {
        let at = self.names.iter().position(|it| it == name).unwrap();
        &self.parts[&format!("xl/worksheets/sheet{}.xml", at + 1)]
    }

    /// The fields row by row; numbers as they stand in the file.
    fn rows(&self, name: &str) -> Vec<BTreeMap<String, String>> {
        let sheet = Document::parse(self.sheet(name)).unwrap();
        let rows = sheet
            .descendants()
            .filter(|it| it.has_tag_name_local("row"));
        rows.map(|row| {
            let fields = row.children().filter(|it| it.has_tag_name_local("c"));
            fields
                .filter_map(|field| {
                    let place = field
                        .attribute("r")?
                        .trim_end_matches(|it: char| it.is_numeric());
                    let value = field
                        .children()
                        .find(|it| it.has_tag_name_local("v"))?
                        .text()?;
                    let words = if field.attribute("t") == Some("s") {
                        self.strings[value.parse::<usize>().unwrap()].clone()
                    } else {
                        value.to_owned()
                    };
                    Some((place.to_owned(), words))
                })
                .collect()
        })
        .collect()
    }
}

/// Tags without regard to their name space.
trait Local {
    fn has_tag_name_local(&self, name: &str) -> bool;
}

impl Local for roxmltree::Node<'_, '_> {
    fn has_tag_name_local(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

#[test]
fn every_statement_and_every_cell_is_there() {
    let sample = sample();
    let bytes = written(&sample, None);
    look_at(&bytes, "fisheries.xlsx");
    let opened = Opened::new(&bytes);
    assert_eq!(
        opened.names,
        [
            "Matrix",
            "Statements",
            "Sources",
            "Findings",
            "About",
            "Record"
        ]
    );
    let statements = opened.rows("Statements");
    assert_eq!(statements.len(), 1 + 23);
    for statement in &sample.dossier.statements {
        let quoted = statements
            .iter()
            .any(|row| row.get("H") == Some(&statement.quote));
        assert!(quoted, "{} is missing", statement.quote);
    }
    // 16 June 2025 as a spreadsheet counts days.
    let days: Vec<&String> = statements.iter().filter_map(|row| row.get("P")).collect();
    assert!(days.iter().any(|it| *it == "45824"), "{days:?}");
    let matrix: Vec<String> = opened
        .rows("Matrix")
        .into_iter()
        .flat_map(BTreeMap::into_values)
        .collect();
    let holes = matrix
        .iter()
        .filter(|it| it.starts_with("no sourced position"));
    assert_eq!(holes.count(), 10);
    assert!(
        matrix
            .iter()
            .any(|it| it.starts_with("claimed by Northland: "))
    );
    let about: Vec<String> = opened
        .rows("About")
        .into_iter()
        .flat_map(BTreeMap::into_values)
        .collect();
    for words in [
        sample.dossier.sha256.as_str(),
        "Concordance 0.1.0",
        "Desk of Halm",
        "against, and declared non-negotiable",
        "23 quotations: 23 without a text at hand; a match proves what the source prints, not what was said",
    ] {
        assert!(
            about.iter().any(|it| it == words),
            "{words} is not in {about:#?}"
        );
    }
}

#[test]
fn notes_carry_the_quotations_of_their_cells() {
    let sample = sample();
    let opened = Opened::new(&written(&sample, None));
    let comments = &opened.parts["xl/comments1.xml"];
    let document = Document::parse(comments).unwrap();
    let texts = document
        .descendants()
        .filter(|it| it.has_tag_name_local("t"));
    let notes: Vec<&str> = texts.filter_map(|it| it.text()).collect();
    let told = sample.shown.cells(&sample.matrix);
    assert_eq!(
        notes.len(),
        told.filter(|cell| !cell.statements.is_empty()).count()
    );
    for statement in &sample.dossier.statements {
        assert!(
            notes.iter().any(|note| note.contains(&statement.quote)),
            "{} is missing",
            statement.quote
        );
    }
    assert!(notes[0].starts_with("Statement 1\n"), "{}", notes[0]);
}

#[test]
fn no_words_become_a_formula_or_a_link_that_is_none_of_the_web() {
    let sample = Sample::new(hostile(), Lens::default());
    let opened = Opened::new(&written(&sample, None));
    for (name, part) in &opened.parts {
        let document = Document::parse(part).unwrap();
        let is_wrong = |it: roxmltree::Node<'_, '_>| {
            it.has_tag_name_local("f") || it.has_tag_name_local("hyperlink")
        };
        assert!(!document.descendants().any(is_wrong), "{name}");
    }
    let all: Vec<String> = opened
        .names
        .iter()
        .flat_map(|name| opened.rows(name))
        .flat_map(BTreeMap::into_values)
        .collect();
    for words in HOSTILE {
        let words = limits::clean(words);
        // What could be taken for an escape is escaped itself.
        let words = words.replace("_x0041_", "_x005F_x0041_");
        let words = words.replace("\r\n", "_x000D_\n");
        let is_there = all
            .iter()
            .any(|it| *it == words || it.replace('\r', "_x000D_") == words);
        assert!(is_there, "{words:?}");
    }
    // What looks like a formula stays a text when it is edited.
    assert!(opened.parts["xl/styles.xml"].contains("quotePrefix=\"1\""));
}

#[test]
fn sources_are_followed_and_findings_told() {
    let mut dossier = fisheries();
    dossier.sources[0].url = Some("https://example.org/a?b=1&c=d".to_owned());
    dossier.sources[1].url = Some(format!("https://example.org/{}", "a".repeat(2_100)));
    let opened = Opened::new(&written(&Sample::new(dossier, Lens::default()), None));
    let sheet = opened.sheet("Sources");
    assert_eq!(sheet.matches("<hyperlink ").count(), 1);
    let findings = opened.rows("Findings");
    assert_eq!(findings[1]["C"], "something is wrong");
}

#[test]
fn a_text_that_no_field_holds_goes_on_in_the_last_columns() {
    let mut dossier = fisheries();
    let long: String = ('a'..='z').cycle().take(70_000).collect();
    dossier.statements[0].quote.clone_from(&long);
    dossier.points[0].proposition.clone_from(&long);
    let opened = Opened::new(&written(&Sample::new(dossier, Lens::default()), None));
    let statements = opened.rows("Statements");
    assert_eq!(statements[0]["H"], "Quotation, part 1 of up to 3");
    assert_eq!(statements[0]["AJ"], "Quotation, part 3");
    let row = statements[1..].iter().find(|row| row.contains_key("AJ"));
    let row = row.unwrap();
    assert!(
        format!("{}{}{}", row["H"], row["AI"], row["AJ"]) == long,
        "a part is lost"
    );
    let matrix = opened.rows("Matrix");
    assert!(
        matrix
            .iter()
            .flat_map(BTreeMap::values)
            .any(|it| it == "Proposition, part 3")
    );
    let about = opened.rows("About");
    let told = about.iter().flat_map(BTreeMap::values);
    let words = "In Matrix, Statements: a field holds 32,767 letters; longer texts go on in the last columns";
    assert!(told.into_iter().any(|it| it == words));
}

#[test]
fn days_that_spreadsheets_count_differently_are_text() {
    let mut dossier = fisheries();
    let span = |text| crate::model::DateSpan::parse(text).unwrap();
    dossier.statements[0].said = span("1900-02-28");
    dossier.statements[1].said = span("1900-03-01");
    let opened = Opened::new(&written(&Sample::new(dossier, Lens::default()), None));
    let days: Vec<String> = opened
        .rows("Statements")
        .into_iter()
        .filter_map(|row| row.get("P").cloned())
        .collect();
    assert!(days.iter().any(|it| it == "1900-02-28"), "{days:?}");
    assert!(days.iter().any(|it| it == "61"), "{days:?}");
}

#[test]
fn forty_parties_are_forty_columns() {
    let sample = Sample::new(crowded(40), Lens::default());
    let opened = Opened::new(&written(&sample, None));
    let matrix = opened.rows("Matrix");
    let widest = matrix.iter().map(BTreeMap::len).max();
    assert_eq!(widest, Some(43));
}

#[test]
fn a_list_is_a_worksheet_with_its_sources() {
    let sample = sample();
    let list = listing::statements(&sample.dossier, &sample.matrix, &sample.shown, &[]);
    let bytes = written(&sample, Some(&list));
    look_at(&bytes, "list.xlsx");
    let opened = Opened::new(&bytes);
    assert_eq!(opened.names, ["List", "Sources", "Findings", "About"]);
    let told = opened.rows("List");
    let words: Vec<&String> = told.iter().flat_map(BTreeMap::values).collect();
    for row in &list.rows {
        let quotation = row.values[5].text();
        assert!(words.contains(&&quotation), "{quotation} is missing");
    }
}

#[test]
fn nothing_shown_is_a_workbook_too() {
    let sample = Sample::new(Dossier::default(), Lens::default());
    let opened = Opened::new(&written(&sample, None));
    assert_eq!(opened.rows("Statements").len(), 1);
    assert_eq!(opened.rows("Matrix").len(), 4);
}

#[test]
fn the_same_job_gives_the_same_bytes() {
    let sample = bundled();
    let bytes = written(&sample, None);
    look_at(&bytes, "bundled.xlsx");
    assert_eq!(bytes, written(&sample, None));
}
