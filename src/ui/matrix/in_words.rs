//! A cell in words: for those who do not see it, and for the tooltip of the overview.

use crate::matrix::{Cell, cell_marks};
use crate::ui::Scene;
use crate::words;

/// True when the search found something in the cell.
pub(super) fn is_found(scene: &Scene, cell: &Cell) -> bool {
    let found = &scene.state.shown.found;
    let mut statements = cell.statements.iter();
    statements.any(|index| found.binary_search(index).is_ok())
}

/// What those hear who do not see the cell: what it says, what stands elsewhere instead, and
/// whether the search found it.
pub(super) fn accessible_name(scene: &Scene, cell: &Cell) -> String {
    let state = scene.state;
    let mut name = words::cell_name(
        state.dossier(),
        cell,
        state.matrix.as_of,
        state.standing_grade(cell),
    );
    if let Some(mark) = scene.other_date(cell) {
        name.push_str(&format!(", {}", mark.words));
    }
    if let Some((words, _)) = scene.other_file(cell) {
        name.push_str(&format!(", {words}"));
    }
    if let Some(mark) = scene.unchecked(cell) {
        name.push_str(&format!(", {}", mark.words));
    }
    if is_found(scene, cell) {
        name.push_str(", found by the search");
    }
    name
}

/// What the overview leaves out of a cell: its gist and all its marks.
pub(super) fn in_words(scene: &Scene, cell: &Cell) -> String {
    let state = scene.state;
    let dossier = state.dossier();
    let gist = cell.standing.filter(|_| cell.stance.is_some());
    let mut words = gist.map_or_else(
        || words::chip_words(dossier, cell),
        |index| dossier.statement(index).gist.clone(),
    );
    for mark in cell_marks(
        dossier,
        cell,
        state.matrix.as_of,
        state.standing_grade(cell),
    )
    .into_iter()
    .chain(scene.other_date(cell))
    .chain(scene.unchecked(cell))
    {
        words = format!("{words}\n{}", mark.words);
    }
    if let Some((other, _)) = scene.other_file(cell) {
        words = format!("{words}\n{other}");
    }
    words
}
