//! What the tables say, and how they say what they are.

use ::csv::ReaderBuilder;

use super::*;
use crate::export::Options;
use crate::export::sheet::fisheries::fisheries;
use crate::export::sheet::samples::Sample;
use crate::lens::Lens;

/// The header and the rows, read back by a reader of CSV.
fn read(bytes: &[u8]) -> (Vec<String>, Vec<Vec<String>>) {
    let text = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap();
    let mut reader = ReaderBuilder::new().from_reader(text);
    let header = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    let records = reader.records().map(Result::unwrap);
    let rows = records.map(|record| record.iter().map(str::to_owned).collect());
    (header, rows.collect())
}

fn written(sample: &Sample, listing: Option<&Listing>, rows: TableRows) -> Vec<u8> {
    let options = Options {
        rows,
        credit: "Desk of Halm".to_owned(),
        ..Options::default()
    };
    csv(&Job {
        content: sample.content(),
        listing,
        findings: &[],
        options: &options,
    })
    .unwrap()
}

fn dated() -> Sample {
    let lens = Lens {
        as_of: Some("2025-06".to_owned()),
        ..Lens::default()
    };
    Sample::new(fisheries(), lens)
}

#[test]
fn each_row_of_points_says_as_of_when_and_from_what_it_is() {
    let sample = dated();
    let (header, rows) = read(&written(&sample, None, TableRows::Points));
    assert_eq!(header[..2], ["Group", "Point"]);
    let last = header.len() - 3;
    assert_eq!(header[last..], ["As of", "About this table", "Record"]);
    assert_eq!(rows.len(), sample.shown.points.len());
    for row in &rows {
        assert_eq!(row[last], "2025-06-30");
        let about = &row[last + 1];
        for part in [
            "Dossier: Accord on the Western Banks",
            "Date: as of 30 June 2025",
            "Cells: 28 cells: ",
            "SHA-256 of the file: ",
            "Made by: Desk of Halm",
            "Program: Concordance 0.1.0",
            "rules out: against, and declared non-negotiable",
            "No sourced position: nothing in these sources",
        ] {
            assert!(about.contains(part), "{part} is not in:\n{about}");
        }
    }
}

#[test]
fn each_statement_is_a_row_with_its_days_and_its_words_unchanged() {
    let sample = dated();
    let (header, rows) = read(&written(&sample, None, TableRows::Statements));
    let column = |name: &str| header.iter().position(|it| it == name).unwrap();
    let shown: usize = sample
        .shown
        .cells(&sample.matrix)
        .map(|cell| cell.statements.len())
        .sum();
    assert_eq!(rows.len(), shown);
    for (number, row) in (1..).zip(&rows) {
        assert_eq!(row[0], number.to_string());
        let quotation = &row[column("Quotation")];
        let found = sample.dossier.statements.iter().find(|statement| {
            statement.quote == *quotation
                && statement.said.first_day().to_string() == row[column("Said, first day")]
                && statement.said.last_day().to_string() == row[column("Said, last day")]
        });
        let statement = found.unwrap_or_else(|| panic!("no statement says {quotation}"));
        let stance = &row[column("Stance as read by the editors")];
        if statement.voice.is_position() && statement.is_whole_party() {
            assert_eq!(stance, statement.stance.label());
        } else {
            assert_ne!(stance, statement.stance.label());
            assert!(row[column("Stance means")].contains("not a position"));
            assert_eq!(row[column("Stands")], "is no position");
        }
    }
}

#[test]
fn a_list_keeps_its_columns_and_says_what_its_stances_mean() {
    let sample = dated();
    let list = listing::statements(&sample.dossier, &sample.matrix, &sample.shown, &[]);
    let (header, rows) = read(&written(&sample, Some(&list), TableRows::Points));
    let own: Vec<&str> = list.columns.iter().map(|it| it.name.as_str()).collect();
    let own: Vec<&str> = own
        .into_iter()
        .map(|name| match name {
            "Stance" => "Stance as read by the editors",
            name => name,
        })
        .collect();
    assert_eq!(header[..own.len()], own);
    assert_eq!(
        header[own.len()..],
        ["Stance means", "As of", "About this table"]
    );
    assert_eq!(rows.len(), list.rows.len());
    assert!(rows[0].last().unwrap().starts_with("Statements by date\n"));
}

#[test]
fn the_same_job_gives_the_same_bytes() {
    for rows in TableRows::ALL {
        let bytes = || written(&dated(), None, rows);
        assert_eq!(bytes(), bytes(), "{rows:?}");
    }
}

#[test]
fn a_table_is_written_byte_for_byte() {
    let mut dossier = fisheries();
    dossier.points.truncate(1);
    dossier.parties.truncate(1);
    dossier.themes.truncate(1);
    dossier
        .statements
        .retain(|it| it.point.at() == 0 && it.party.at() == 0);
    dossier.statements.truncate(1);
    dossier.statements[0].quote = "=SUM(1), \"she\" said\n@now".to_owned();
    let sample = Sample::new(dossier, Lens::default());
    let bytes = written(&sample, None, TableRows::Points);
    let text = String::from_utf8(bytes).unwrap();
    let expected = include_str!("expected.csv").replace("\r\n", "\n");
    assert_eq!(text.replace("\r\n", "\n"), expected);
    assert_eq!(text.matches("\r\n").count(), 2);
}
