//! A quotation with ellipses: its fragments found in a text one behind the other.

use std::ops::Range;

use super::context::{Context, is_bounded};
use super::find::all_occurrences;
use super::fragments::{fragments, has_ellipsis};
use super::negation::negations;
use super::text::SourceText;
use super::words::words;

/// The least a fragment must have, in words or else in characters. Shorter ones ("of the") stand
/// in every text somewhere behind anything.
const LEAST_WORDS: usize = 3;
const LEAST_CHARACTERS: usize = 12;

/// Where the fragments of a quotation around its ellipses stand, each exact or folded, in order
/// and apart from each other.
///
/// None without an ellipsis, when a fragment is too short to be found by more than chance, or when
/// one is not there. Of several ways to place them the one counts whose ends have their context,
/// and of these the shortest.
pub(super) fn find_joined(
    text: &SourceText,
    quotation: &str,
    context: Context,
) -> Option<Vec<Range<usize>>> {
    if !has_ellipsis(quotation) {
        return None;
    }
    let fragments = fragments(quotation);
    if fragments.is_empty() || !fragments.iter().all(|fragment| is_long_enough(fragment)) {
        return None;
    }
    let mut places = Vec::with_capacity(fragments.len());
    for fragment in fragments {
        let found: Vec<Range<usize>> = all_occurrences(text, fragment)
            .into_iter()
            .map(|(_, at)| at)
            .filter(|at| is_bounded(text.text(), at))
            .collect();
        if found.is_empty() {
            return None;
        }
        places.push(found);
    }
    shortest(text, &places, context)
}

/// True when what the ellipses leave out of a sentence says no: "we will … accept" of "we will not
/// under any terms accept".
#[must_use]
pub fn leaves_out_negation(text: &str, fragments: &[Range<usize>]) -> bool {
    fragments.windows(2).any(|pair| match pair {
        [one, next] => text
            .get(one.end..next.start)
            .is_some_and(|left_out| !left_out.contains(['.', '!', '?']) && negations(left_out) > 0),
        _ => false,
    })
}

fn is_long_enough(fragment: &str) -> bool {
    words(fragment).count() >= LEAST_WORDS
        || fragment
            .chars()
            .filter(|character| !character.is_whitespace())
            .count()
            >= LEAST_CHARACTERS
}

/// The best chain that takes one place of each fragment.
///
/// For each place of the last fragment the latest places before it are taken, which gives the
/// shortest chain that ends there.
fn shortest(
    text: &SourceText,
    places: &[Vec<Range<usize>>],
    context: Context,
) -> Option<Vec<Range<usize>>> {
    let (last, earlier) = places.split_last()?;
    let chains = last.iter().filter_map(|end| {
        let mut chain = vec![end.clone()];
        for found in earlier.iter().rev() {
            let limit = chain.last()?.start;
            let behind = found.partition_point(|at| at.start < limit);
            let place = found
                .get(..behind)?
                .iter()
                .rev()
                .find(|at| at.end <= limit)?;
            chain.push(place.clone());
        }
        chain.reverse();
        Some(chain)
    });
    chains.min_by_key(|chain| {
        let (Some(first), Some(last)) = (chain.first(), chain.last()) else {
            return (usize::MAX, usize::MAX);
        };
        let fitting = super::context::fitting(text.text(), &(first.start..last.end), context);
        (2 - fitting, last.end - first.start)
    })
}
