//! Searching points at whole characters, in order and apart; a lens of any kind shows every row at
//! most once, and taking its filters off shows at least what it showed.

#![no_main]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use concordance_fuzz::FISHERIES;
use concordance_fuzz::input::Input;
use concordance_fuzz::lens::{Lens, SearchIndex, Sort, fold_for_search, places_of};
use concordance_fuzz::load::load;
use concordance_fuzz::matrix::{CellIndex, Comparison, Matrix};
use concordance_fuzz::model::{Dossier, Stance};
use libfuzzer_sys::fuzz_target;

static ACCORD: LazyLock<(Dossier, CellIndex, SearchIndex)> = LazyLock::new(|| {
    let dossier = load(FISHERIES.as_bytes()).dossier.unwrap_or_default();
    let cells = CellIndex::new(&dossier);
    let search = SearchIndex::new(&dossier);
    (dossier, cells, search)
});

const DATES: [&str; 8] =
    ["2031", "2031-03", "2031-03-02", "2031-08-14", "1999", "9999", "2031-1", "2031-03/2031-04"];
const WORDS: [&str; 6] = ["cod", "quota", "norland", "\"no quota\"", "a", "herring"];

fn maybe(input: &mut Input<'_>, known: &[&str]) -> Option<String> {
    match input.below(4) {
        0 => None,
        1 => Some(input.text()),
        _ => Some((*input.one(known)).to_owned()),
    }
}

fn some(input: &mut Input<'_>, ids: &[&str]) -> Vec<String> {
    (0..input.below(5)).map(|_| maybe(input, ids).unwrap_or_default()).collect()
}

fn lens(input: &mut Input<'_>, dossier: &Dossier) -> Lens {
    let parties: Vec<&str> = dossier.parties.iter().map(|it| it.id.as_str()).collect();
    let points: Vec<&str> = dossier.points.iter().map(|it| it.id.as_str()).collect();
    let stances = Stance::ALL.map(Stance::key);
    let sorts = Sort::ALL.map(|(sort, _)| sort);
    let flags = input.byte();
    Lens {
        as_of: maybe(input, &DATES),
        compared_to: maybe(input, &DATES),
        order: some(input, &parties),
        hidden: some(input, &parties).into_iter().collect(),
        points: (flags & 1 != 0).then(|| some(input, &points).into_iter().collect()),
        search: maybe(input, &WORDS).unwrap_or_default(),
        stances: some(input, &stances).into_iter().collect(),
        holes: flags & 2 != 0,
        disputed: flags & 4 != 0,
        changed: flags & 8 != 0,
        differing: flags & 16 != 0,
        fold_silent: flags & 32 != 0,
        sort: *input.one(&sorts),
    }
}

fuzz_target!(|data: &[u8]| {
    let mut input = Input::new(data);
    let text = input.text();
    let search = input.text();
    let mut end = 0;
    for place in places_of(&text, &search) {
        assert!(text.get(place.clone()).is_some_and(|it| !it.is_empty()), "{place:?}");
        assert!(place.start >= end, "{place:?} in order");
        end = place.end;
    }
    let folded = fold_for_search(&text);
    assert!(!folded.starts_with(' ') && !folded.ends_with(' ') && !folded.contains("  "));

    let (dossier, cells, index) = &*ACCORD;
    let lens = lens(&mut input, dossier);
    let matrix = Matrix::derive(dossier, cells, lens.day());
    let comparison = lens.compares().then(|| Comparison::new(dossier, cells, lens.compared_day()));
    let shown = lens.show_compared(dossier, &matrix, index, comparison.as_ref());
    let rows: BTreeSet<_> = shown.points.iter().collect();
    assert_eq!(rows.len(), shown.points.len(), "each row once");
    let columns: BTreeSet<_> = shown.columns.iter().collect();
    assert_eq!(columns.len(), shown.columns.len(), "each column once");
    assert!(shown.columns.len() <= dossier.parties.len());
    let all = lens.without_filters().show_compared(dossier, &matrix, index, comparison.as_ref());
    assert!(shown.points.iter().all(|point| all.points.contains(point)));
    assert_eq!(shown.columns, all.columns);
});
