//! The position files of `examples/dossier`, which the benchmarks measure: what they promise.

#[path = "../examples/dossier/generate.rs"]
mod generate;
#[path = "../examples/dossier/random.rs"]
mod random;
#[path = "../examples/dossier/recipe.rs"]
pub(crate) mod recipe;
#[path = "../examples/dossier/words.rs"]
mod words;

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};

use concordance::load::{Step, load, load_watched};
use concordance::matrix::{Cell, CellIndex, Matrix};
use proptest::prelude::*;
use proptest::sample::Index;
use recipe::{Recipe, Script, Size};

pub(crate) fn file(recipe: &Recipe) -> Vec<u8> {
    let mut bytes = Vec::new();
    generate::write_position_file(recipe, &mut bytes).unwrap();
    bytes
}

fn small(scripts: Vec<Script>) -> Recipe {
    Recipe {
        points: 40,
        parties: 28,
        statements: 700,
        scripts,
        holes: 0.6,
        ..Recipe::of(Size::M)
    }
}

#[test]
fn a_generated_file_loads_without_findings_and_has_what_was_asked_for() {
    for scripts in [
        vec![Script::Latin, Script::Cyrillic],
        vec![Script::Greek],
        vec![Script::Hebrew, Script::Han],
    ] {
        let recipe = small(scripts);
        let loaded = load(&file(&recipe));
        assert_eq!(loaded.findings, []);
        let dossier = loaded.dossier.unwrap();
        assert_eq!(dossier.points.len(), recipe.points);
        assert_eq!(dossier.parties.len(), recipe.parties);
        assert_eq!(dossier.statements.len(), recipe.statements);
        let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), None);
        let silent = |cell: &&Cell| cell.statements.is_empty();
        let holes = matrix.cells().filter(silent).count();
        let cells = matrix.cells().count();
        assert!(
            (cells * 50 / 100..cells * 70 / 100).contains(&holes),
            "{holes} of {cells}"
        );
    }
}

#[test]
fn the_same_recipe_gives_the_same_bytes_and_another_number_gives_others() {
    let recipe = small(vec![Script::Latin]);
    let first = file(&recipe);
    assert_eq!(first, file(&recipe));
    let other = Recipe { seed: 2, ..recipe };
    assert_ne!(first, file(&other));
}

/// A file of some hundreds of statements, of which every third has an id, some of them twice and
/// some in capitals.
fn with_ids() -> String {
    let text = String::from_utf8(file(&small(vec![Script::Latin, Script::Cyrillic]))).unwrap();
    let mut pieces = text.split("(point: ");
    let mut named = pieces.next().unwrap_or_default().to_owned();
    for (number, piece) in pieces.enumerate() {
        named.push_str(&match number {
            _ if number % 3 == 0 => "(point: ".to_owned(),
            _ if number % 50 == 1 => "(id: \"S-4\", point: ".to_owned(),
            _ => format!("(id: \"s-{}\", point: ", number / 2 * 2),
        });
        named.push_str(piece);
    }
    named
}

#[test]
fn a_reading_that_is_stopped_gives_nothing_whenever_it_is_stopped() {
    let text = with_ids();
    let told = AtomicUsize::new(0);
    let count = |_, _| {
        told.fetch_add(1, Ordering::Relaxed);
        true
    };
    for threads in [1, 2] {
        let threads = NonZeroUsize::new(threads).unwrap();
        told.store(0, Ordering::Relaxed);
        assert!(load_watched(text.as_bytes(), threads, &count).is_ok());
        let times = told.load(Ordering::Relaxed);
        assert!(times >= 4, "told only {times} times");
        for last in 0..times {
            let left = AtomicUsize::new(last);
            let stop = |_: Step, share: f32| {
                assert!((0.0..=1.0).contains(&share));
                left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                    left.checked_sub(1)
                })
                .is_ok()
            };
            assert!(
                load_watched(text.as_bytes(), threads, &stop).is_err(),
                "after {last}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_number_of_threads_reads_the_same(
        damages in prop::collection::vec((any::<Index>(), "[a-z0-9\"(),:\\[\\]/ \n]{0,2}"), 0..60),
    ) {
        let mut text = with_ids();
        for (at, signs) in damages {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let start = places[at.index(places.len())];
            let width = text[start..].chars().next().map_or(0, char::len_utf8);
            text.replace_range(start..start + width, &signs);
        }
        let on = |threads| {
            let threads = NonZeroUsize::new(threads).unwrap();
            load_watched(text.as_bytes(), threads, &|_, _| true).unwrap()
        };
        let one = on(1);
        prop_assert_eq!(&one, &on(2));
        prop_assert_eq!(&one, &on(7));
        prop_assert_eq!(one, load(text.as_bytes()));
    }
}
