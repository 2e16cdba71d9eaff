//! Where the piece stands on its page.

use super::furniture::has_role;
use super::steps::{Step, ends, letters};

/// The steps of the outermost `article` or `main` that holds the greater part of the words, or
/// all steps where there is none: a page of teasers has many articles and none is the piece.
pub(super) fn scope<'a, 'b>(steps: &'a [Step<'b>]) -> &'a [Step<'b>] {
    let ends = ends(steps);
    let letters = letters(steps);
    let all = letters.last().copied().unwrap_or(0);
    let inside = |begin: usize, end: usize| {
        let both = letters.get(end).zip(letters.get(begin));
        both.map_or(0, |(end, begin)| end - begin)
    };
    steps
        .iter()
        .zip(&ends)
        .enumerate()
        .filter(|(_, (step, _))| is_piece(step))
        .find(|(begin, (_, end))| inside(*begin, **end) * 2 > all)
        .and_then(|(begin, (_, end))| steps.get(begin..=*end))
        .unwrap_or(steps)
}

fn is_piece(step: &Step<'_>) -> bool {
    match step {
        Step::Open(element) => {
            matches!(element.name(), "article" | "main") || has_role(element, &["article", "main"])
        }
        Step::Text(_) | Step::Close => false,
    }
}
