//! What a sheet says, by cases.

use std::collections::BTreeSet;

use super::fisheries::fisheries;
use super::samples::{Sample, no_texts};
use super::{Chip, OutlineKind, Role, SheetRow};
use crate::export::{Detail, Options};
use crate::finding::RecordKind;
use crate::lens::Lens;
use crate::model::{LeftOut, LeftOutRecord, Mark, PartyIndex, PointIndex, Stance};
use crate::quote::Grade;

fn sample() -> Sample {
    Sample::new(fisheries(), Lens::default())
}

#[test]
fn a_contested_cell_prints_the_claim_too() {
    let composition = sample().composition(Detail::Short);
    let cell = composition
        .cells()
        .find(|cell| cell.point == PointIndex(3) && cell.party == PartyIndex(1))
        .unwrap();
    assert_eq!(cell.entries[0].chip, Chip::Stance(Stance::RulesOut));
    assert_eq!(cell.entries[0].marks[0].words, "contested by Northland");
    assert_eq!(
        cell.entries[1].chip,
        Chip::Outlined {
            sign: Some(Stance::Supports),
            words: "claimed by Northland: supports".to_owned(),
            kind: OutlineKind::Claimed,
        }
    );
    assert_eq!(cell.entries[1].gist, "Has agreed to inspectors in private");
}

#[test]
fn words_that_conflict_are_told_alike_with_voice_speaker_and_day() {
    for detail in [Detail::Short, Detail::Quotes, Detail::Full] {
        let composition = sample().composition(detail);
        let mut cells = composition.cells();
        let cell = cells
            .find(|cell| cell.point == PointIndex(3) && cell.party == PartyIndex(1))
            .unwrap();
        let bylines: Vec<_> = cell.entries[..2]
            .iter()
            .map(|entry| entry.byline.as_deref())
            .collect();
        assert_eq!(
            bylines,
            [
                Some("Ada Strand, own words, 15 June 2025"),
                Some("Ada Strand, 16 June 2025")
            ]
        );
        let quotations = cell.entries[..2].iter().map(|entry| entry.has_quotation);
        let wanted = detail != Detail::Short;
        assert_eq!(quotations.collect::<Vec<_>>(), [wanted, wanted]);
        // Nobody else's words are in the pair.
        let others = composition.cells().flat_map(|cell| &cell.entries);
        assert_eq!(others.filter(|entry| entry.byline.is_some()).count(), 2);
    }
}

#[test]
fn a_cell_that_moved_tells_its_history_where_everything_is_told() {
    let told = |detail| -> Vec<String> {
        let composition = sample().composition(detail);
        let cells = composition.cells();
        cells.filter_map(|cell| cell.history.clone()).collect()
    };
    assert_eq!(told(Detail::Short), [] as [&str; 0]);
    assert_eq!(told(Detail::Quotes), [] as [&str; 0]);
    assert_eq!(
        told(Detail::Full),
        [
            "3 February 2025: opposes (first on record); no statement for about 4 months; \
             15 June 2025: reversed to supports"
        ]
    );
}

#[test]
fn marks_lead_to_the_statements_that_prove_them() {
    let sample = sample();
    let composition = sample.composition(Detail::Quotes);
    let mut proved = BTreeSet::new();
    for mark in composition
        .cells()
        .flat_map(|cell| &cell.entries)
        .flat_map(|entry| &entry.marks)
    {
        if !mark.statements.is_empty() {
            proved.insert(mark.mark);
        }
        for index in &mark.statements {
            assert!(composition.numbers.contains_key(index), "{mark:?}");
        }
    }
    let expected = [Mark::PartDiffers, Mark::LaterReport, Mark::Changed];
    assert_eq!(proved, BTreeSet::from(expected));
}

#[test]
fn every_quotation_is_printed_once_with_its_cell_or_its_note() {
    for (detail, expected) in [(Detail::Short, 0), (Detail::Quotes, 23), (Detail::Full, 23)] {
        let options = Options {
            detail,
            ..Options::default()
        };
        let sheet = sample().lay_out(&options).unwrap();
        let printed: Vec<_> = sheet.pages[0]
            .blocks
            .iter()
            .filter_map(|block| match block.role {
                Role::Quotation(index) => Some(index),
                _ => None,
            })
            .collect();
        let distinct: BTreeSet<_> = printed.iter().collect();
        assert_eq!(
            (printed.len(), distinct.len()),
            (expected, expected),
            "{detail:?}"
        );
    }
}

#[test]
fn a_quotation_that_differs_is_marked_and_one_without_text_only_noted() {
    let mut sample = sample();
    sample.grades = no_texts(&sample.dossier);
    sample.grades[2].grade = Grade::Missing;
    let composition = sample.composition(Detail::Short);
    let marked: Vec<_> = composition
        .cells()
        .flat_map(|cell| &cell.entries)
        .flat_map(|entry| &entry.marks)
        .filter(|mark| mark.mark == Mark::Grade)
        .map(|mark| mark.words.as_str())
        .collect();
    assert_eq!(marked, ["quotation not in the source"]);
    let sentence = "1 of 23 quotations was compared with the text of the source; 0 of 1 match.";
    assert!(
        composition.footer.contains(sentence),
        "{}",
        composition.footer
    );
    let notes = composition.sources.iter().flat_map(|source| &source.notes);
    let (missing, other): (Vec<_>, Vec<_>) =
        notes.partition(|note| note.text.ends_with("; not in the source text."));
    assert_eq!(missing.len(), 1);
    assert!(
        other
            .iter()
            .all(|note| note.text.ends_with("; no source text at hand."))
    );
}

#[test]
fn a_sheet_from_a_file_with_errors_says_so_and_claims_no_silence() {
    let mut dossier = fisheries();
    let left_out = |point, party| LeftOutRecord {
        kind: RecordKind::Statement,
        point,
        party,
    };
    let records = vec![
        // A silent cell, one with a position, a row, and nobody knows where.
        left_out(Some(PointIndex(1)), Some(PartyIndex(0))),
        left_out(Some(PointIndex(0)), Some(PartyIndex(0))),
        left_out(Some(PointIndex(2)), None),
        left_out(None, Some(PartyIndex(1))),
    ];
    dossier.left_out = LeftOut::new(3, records);
    let sample = Sample::new(dossier, Lens::default());
    let sheet = sample.lay_out(&Options::default()).unwrap();
    super::invariants::assert_holds(&sheet);
    super::tests::look_at(&sheet, "errors");
    let text_of = |wanted: Role| {
        let blocks = sheet.pages[0].blocks.iter();
        let texts: Vec<String> = blocks
            .filter(|block| block.role == wanted)
            .map(super::Block::text)
            .collect();
        texts.join(" ")
    };
    let sentence = "Made from a file with errors: 4 records were left out (4 statements).";
    let cell = |point, party| {
        text_of(Role::Cell {
            point: PointIndex(point),
            party: PartyIndex(party),
        })
    };
    let mark = "1\u{a0}statement\u{a0}left\u{a0}out";
    assert!(text_of(Role::Subtitle).contains(sentence));
    let foot = text_of(Role::Footer);
    assert!(foot.contains(sentence), "{foot}");
    assert!(
        foot.contains("2 cells lack statements that were left out."),
        "{foot}"
    );
    assert_eq!(cell(1, 0), format!("no sourced position {mark}"));
    assert!(cell(0, 0).contains(mark), "{}", cell(0, 0));
    assert_eq!(cell(1, 1), "no sourced position");
    let point = text_of(Role::Point(PointIndex(2)));
    assert!(
        point.contains("1 statement on this point was left out"),
        "{point}"
    );
    assert!(text_of(Role::Legend).contains("… left out"));
}

#[test]
fn a_note_carries_what_the_editors_add_and_the_legend_what_a_match_proves() {
    let mut dossier = fisheries();
    dossier.statements[3].condition = Some("if the catch is made good".to_owned());
    dossier.statements[3].note = Some("[sic]".to_owned());
    let mut sample = Sample::new(dossier, Lens::default());
    let says = |sample: &Sample| {
        let sheet = sample.lay_out(&Options::default()).unwrap();
        super::invariants::assert_holds(&sheet);
        super::tests::look_at(&sheet, "remarks");
        let blocks = sheet.pages[0].blocks.iter();
        let remarks = blocks
            .clone()
            .filter(|block| matches!(block.role, Role::Remark(_)));
        let remarks: Vec<String> = remarks.map(super::Block::text).collect();
        let mut legend = blocks.filter(|block| block.role == Role::Legend);
        (
            remarks,
            legend.any(|block| block.text().contains("a match proves what")),
        )
    };
    let expected = [
        "Condition: if the catch is made good",
        "Editors’ note: [sic]",
    ];
    assert_eq!(says(&sample), (expected.map(str::to_owned).to_vec(), false));
    sample.grades = no_texts(&sample.dossier);
    assert!(!says(&sample).1);
    sample.grades[3].grade = Grade::Exact { at: 0..1 };
    assert!(says(&sample).1);
}

#[test]
fn that_no_text_is_at_hand_is_said_once() {
    let mut sample = sample();
    sample.grades = no_texts(&sample.dossier);
    let composition = sample.composition(Detail::Short);
    let sentence = "No source text was at hand to compare the quotations with.";
    assert!(composition.footer.contains(sentence));
    let mut notes = composition.sources.iter().flat_map(|source| &source.notes);
    assert!(notes.all(|note| !note.text.contains("text at hand")));
    sample.grades.clear();
    assert!(!sample.composition(Detail::Short).footer.contains(sentence));
}

#[test]
fn head_and_foot_say_what_is_shown_and_what_is_not() {
    let everything = sample().composition(Detail::Short);
    assert_eq!(
        everything.title,
        "Accord on the Western Banks: who stands where"
    );
    assert_eq!(
        everything.subtitle,
        "Statements dated February to June 2025, from 2 sources and 1 copy, published May to June 2025.\n\
         Colour shows for or against the sentence as worded, not good or bad. \
         Stances are the editors’ reading of the quoted words."
    );
    assert_eq!(
        everything.footer,
        "7 of 7 points, 4 of 4 parties. 28 cells: 15 with a position, 1 with only the word of a part, \
         1 with only claims by others, 1 with only analysts and 10 without a sourced position. \
         Columns in the file’s order. western-banks.ron, sha256\u{a0}6f81…8318"
    );
    let lens = Lens {
        as_of: Some("2025-05".to_owned()),
        hidden: BTreeSet::from(["commission".to_owned()]),
        order: vec!["southmark".to_owned()],
        search: "cod".to_owned(),
        ..Lens::default()
    };
    let part = Sample::new(fisheries(), lens).composition(Detail::Short);
    assert!(
        part.subtitle.starts_with(
            "Positions as of the end of May 2025, from 1 of 2 sources, published May 2025.\n"
        ),
        "{}",
        part.subtitle
    );
    assert_eq!(
        part.footer,
        "1 of 7 points, 3 of 4 parties, chosen by hand and found by search for “cod”. \
         3 cells: 3 with a position and 0 without a sourced position. \
         Columns in an order chosen by hand. western-banks.ron, sha256\u{a0}6f81…8318"
    );
}

#[test]
fn folded_points_are_one_line_that_counts_them() {
    let mut dossier = fisheries();
    dossier
        .statements
        .retain(|statement| statement.point.at() > 1);
    let lens = Lens {
        fold_silent: true,
        ..Lens::default()
    };
    let sample = Sample::new(dossier, lens);
    let composition = sample.composition(Detail::Short);
    assert_eq!(
        composition.rows.last(),
        Some(&SheetRow::Folded(
            "2 more points on which no party shown has a position".to_owned()
        ))
    );
    assert!(
        composition
            .footer
            .starts_with("5 of 7 points, 4 of 4 parties, those without a position folded."),
        "{}",
        composition.footer
    );
    let sheet = sample.lay_out(&Options::default()).unwrap();
    super::invariants::assert_holds(&sheet);
}
