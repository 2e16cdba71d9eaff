//! What a sheet says of another date.

use super::fisheries::fisheries;
use super::samples::Sample;
use super::{Composition, Content, Sample as LegendSample};
use crate::export::{Detail, Options};
use crate::lens::Lens;
use crate::matrix::{CellIndex, Comparison};
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
