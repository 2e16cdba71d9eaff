//! The position files of `examples/dossier`, which the benchmarks measure: what they promise.

#[path = "../examples/dossier/generate.rs"]
mod generate;
#[path = "../examples/dossier/random.rs"]
mod random;
#[path = "../examples/dossier/recipe.rs"]
pub(crate) mod recipe;
#[path = "../examples/dossier/words.rs"]
mod words;

use concordance::load::load;
use concordance::matrix::{Cell, CellIndex, Matrix};
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
