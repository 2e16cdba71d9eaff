//! A quotation looked up in a text: as it is, then on one rung of the ladder after the other.

use std::ops::Range;

use super::bytes::{has, starts};
use super::context::{Context, choose, is_bounded};
use super::fold::folded_quotation;
use super::negation::negations;
use super::rung::Rung;
use super::text::SourceText;

/// A quotation that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// How far both had to be folded; none when they are equal as they are.
    pub rung: Option<Rung>,
    /// The bytes of the original text.
    pub at: Range<usize>,
    /// How often it stands there on this rung.
    pub occurrences: usize,
    /// True when it stands there more than once and nothing tells which is meant.
    pub ambiguous: bool,
}

/// Looks a quotation up, exactly and then on each rung; the first rung that has it counts.
#[must_use]
pub fn find(text: &SourceText, quotation: &str, context: Context) -> Option<Found> {
    let (rung, occurrences) = occurrences(text, quotation)?;
    let (number, ambiguous) = choose(text.text(), &occurrences, context)?;
    Some(Found {
        rung,
        at: occurrences.get(number)?.clone(),
        occurrences: occurrences.len(),
        ambiguous,
    })
}

/// Every place at which a quotation stands in a text, exactly or else on the first rung that has
/// it, in the order of the text.
#[must_use]
pub fn places(text: &SourceText, quotation: &str) -> Vec<Range<usize>> {
    occurrences(text, quotation).map_or_else(Vec::new, |(_, places)| places)
}

/// Every occurrence on the first rung that has one, in the order of the text.
pub(super) fn occurrences(
    text: &SourceText,
    quotation: &str,
) -> Option<(Option<Rung>, Vec<Range<usize>>)> {
    if quotation.trim().is_empty() {
        return None;
    }
    let exact = exact_occurrences(text, quotation);
    if !exact.is_empty() {
        return Some((None, exact));
    }
    if !may_be_folded(text, quotation) {
        return None;
    }
    Rung::ALL.into_iter().find_map(|rung| {
        let found = folded_occurrences(text, quotation, rung);
        (!found.is_empty()).then_some((Some(rung), found))
    })
}

/// Every occurrence on any rung, in the order of the text.
pub(super) fn all_occurrences(
    text: &SourceText,
    quotation: &str,
) -> Vec<(Option<Rung>, Range<usize>)> {
    let mut found: Vec<(Option<Rung>, Range<usize>)> = Vec::new();
    if quotation.trim().is_empty() {
        return found;
    }
    found.extend(
        exact_occurrences(text, quotation)
            .into_iter()
            .map(|at| (None, at)),
    );
    if may_be_folded(text, quotation) {
        for rung in Rung::ALL {
            found.extend(
                folded_occurrences(text, quotation, rung)
                    .into_iter()
                    .map(|at| (Some(rung), at)),
            );
        }
    }
    // The lowest rung that has an occurrence at a place is the one to tell.
    found.sort_by_key(|(rung, at)| (at.start, *rung));
    found.dedup_by_key(|(_, at)| at.start);
    found
}

fn exact_occurrences(text: &SourceText, quotation: &str) -> Vec<Range<usize>> {
    starts(text.text().as_bytes(), quotation.as_bytes())
        .into_iter()
        .map(|start| start..start + quotation.len())
        .collect()
}

/// False when not even the boldest folding holds the quotation, which spares the others.
fn may_be_folded(text: &SourceText, quotation: &str) -> bool {
    let needle = folded_quotation(quotation, Rung::Spacing);
    !needle.is_empty()
        && has(
            text.folding(Rung::Spacing).text().as_bytes(),
            needle.as_bytes(),
        )
}

fn folded_occurrences(text: &SourceText, quotation: &str, rung: Rung) -> Vec<Range<usize>> {
    let needle = folded_quotation(quotation, rung);
    let folding = text.folding(rung);
    if needle.is_empty() {
        return Vec::new();
    }
    starts(folding.text().as_bytes(), needle.as_bytes())
        .into_iter()
        .filter_map(|start| folding.original(start..start + needle.len()))
        .filter(|at| rung < Rung::Spacing || keeps_its_sense(text.text(), at, quotation))
        .collect()
}

/// Where spaces and hyphens are ignored, a match has to begin and end between words, and to say no
/// as often as the quotation: `notable` is not `not able`, `nowhere` is not `now here`, and `−5`
/// is not `5`.
fn keeps_its_sense(text: &str, at: &Range<usize>, quotation: &str) -> bool {
    text.get(at.clone())
        .is_some_and(|printed| is_bounded(text, at) && say_no_alike(printed, quotation))
}

/// True when two texts have as many negating words and as many negative numbers.
pub(super) fn say_no_alike(one: &str, other: &str) -> bool {
    negations(one) == negations(other) && negative_numbers(one) == negative_numbers(other)
}

/// How many numbers have a sign before them.
fn negative_numbers(text: &str) -> usize {
    let folded = folded_quotation(text, Rung::Compatibility);
    let characters: Vec<char> = folded.chars().collect();
    let signed = |window: &[char]| matches!(window, [before, '-', digit] if !before.is_alphanumeric() && digit.is_numeric());
    characters
        .windows(3)
        .filter(|window| signed(window))
        .count()
        + usize::from(matches!(characters.as_slice(), ['-', digit, ..] if digit.is_numeric()))
}
