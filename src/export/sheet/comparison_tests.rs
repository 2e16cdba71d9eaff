//! What a sheet says on request: what another date has, and what nobody has signed off.

use super::fisheries::fisheries;
use super::samples::Sample;
use super::{Composition, Content, Sample as LegendSample};
use crate::export::{Detail, Options};
use crate::lens::Lens;
use crate::matrix::{CellIndex, Comparison, is_unchecked};
use crate::model::Mark;

#[test]
fn a_cell_that_differs_from_the_newest_state_says_so_and_proves_it() {
    let lens = Lens {
        as_of: Some("2025-03".to_owned()),
        ..Lens::default()
    };
    let sample = Sample::new(fisheries(), lens);
    let alone = sample.composition(Detail::Short);
    assert!(!alone.subtitle.contains("ompared with"));
    let index = CellIndex::new(&sample.dossier);
    let newest = Comparison::new(&sample.dossier, &index, None);
    let content = Content {
        comparison: Some(&newest),
        ..sample.content()
    };
    let short = Options {
        detail: Detail::Short,
        ..Options::default()
    };
    let composition = Composition::new(&content, &short);
    let differing = sample
        .matrix
        .cells()
        .filter(|cell| newest.difference(cell).is_some())
        .count();
    assert!(differing > 0);
    let line = format!("\nCompared with the newest state: {differing} of 28 cells differ.\n");
    assert!(
        composition.subtitle.contains(&line),
        "{}",
        composition.subtitle
    );
    let mut told = 0;
    for cell in composition.cells() {
        for mark in cell.marks().filter(|mark| mark.mark == Mark::OtherDate) {
            told += 1;
            assert!(mark.words.starts_with("later: "), "{}", mark.words);
            for statement in &mark.statements {
                assert!(composition.numbers.contains_key(statement), "{statement:?}");
            }
        }
    }
    assert_eq!(told, differing);
    let later = LegendSample::Mark("later: …".to_owned());
    assert!(composition.legend.iter().any(|entry| entry.sample == later));
}

#[test]
fn cells_that_nobody_has_checked_say_so_where_that_is_asked_for() {
    let mut dossier = fisheries();
    dossier.statements[0].checked_by = Some("B. Checker".to_owned());
    for shows_unchecked in [false, true] {
        let lens = Lens {
            shows_unchecked,
            ..Lens::default()
        };
        let sample = Sample::new(dossier.clone(), lens);
        let facts = sample.matrix.index().facts();
        let open = sample
            .matrix
            .cells()
            .filter(|cell| is_unchecked(facts, cell));
        let expected = if shows_unchecked { open.count() } else { 0 };
        let composition = sample.composition(Detail::Short);
        let told: Vec<bool> = composition
            .cells()
            .map(|cell| cell.marks().any(|mark| mark.mark == Mark::Unchecked))
            .collect();
        let marked = told.iter().filter(|is_told| **is_told).count();
        assert_eq!(marked, expected);
        // It is the last of the marks.
        for cell in composition.cells() {
            let marks: Vec<Mark> = cell.marks().map(|mark| mark.mark).collect();
            if marks.contains(&Mark::Unchecked) {
                assert_eq!(marks.last(), Some(&Mark::Unchecked));
            }
        }
        let entry = LegendSample::Mark("unchecked".to_owned());
        let is_explained = composition.legend.iter().any(|it| it.sample == entry);
        assert_eq!(is_explained, shows_unchecked);
    }
}
