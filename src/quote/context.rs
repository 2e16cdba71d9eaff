//! Which of several occurrences a quotation's context means.

use std::ops::Range;

use super::fold::folded_quotation;
use super::rung::Rung;
use super::words::cut_word;

/// The words that stand before and after a quotation, as its file gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Context<'a> {
    /// What stands directly before.
    pub before: Option<&'a str>,
    /// What stands directly after.
    pub after: Option<&'a str>,
}

/// How well an occurrence fits its context; the greater the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// How many of the two contexts stand there whole.
    whole: usize,
    /// Whether the occurrence begins and ends between words.
    bounded: bool,
    /// How many characters nearest to the quotation are as the context says.
    common: usize,
}

/// By how many characters of context an occurrence has to lead over the next best one to be the
/// one that is meant, when they are equal else: a short name. Less can be chance.
const CLEAR_LEAD: usize = 5;

/// The occurrence that is meant, by its number in the list, and whether that is a guess.
///
/// None only when the list is empty.
pub(super) fn choose(
    text: &str,
    occurrences: &[Range<usize>],
    context: Context,
) -> Option<(usize, bool)> {
    if occurrences.len() < 2 {
        return (!occurrences.is_empty()).then_some((0, false));
    }
    let before = context.before.map(folded_context).unwrap_or_default();
    let after = context.after.map(folded_context).unwrap_or_default();
    let mut best: Option<(usize, Fit)> = None;
    let mut second: Option<Fit> = None;
    for (number, at) in occurrences.iter().enumerate() {
        let fit = fit(text, at, &before, &after);
        match best {
            Some((_, leader)) if fit <= leader => second = second.max(Some(fit)),
            leader => {
                second = second.max(leader.map(|(_, fit)| fit));
                best = Some((number, fit));
            }
        }
    }
    let (number, first) = best?;
    let clear = second.is_none_or(|second| {
        first.whole > second.whole
            || (first.whole == second.whole && first.bounded && !second.bounded)
            || first.common >= second.common + CLEAR_LEAD
    });
    Some((number, !clear))
}

/// How many of the two contexts stand whole beside a range: 0, 1 or 2.
pub(super) fn fitting(text: &str, at: &Range<usize>, context: Context) -> usize {
    let before = context.before.map(folded_context).unwrap_or_default();
    let after = context.after.map(folded_context).unwrap_or_default();
    fit(text, at, &before, &after).whole
}

/// True when all of the context that is given stands right beside a range, but for white space,
/// the form of characters, capitals and hyphens.
#[must_use]
pub fn stands_in_context(text: &str, at: &Range<usize>, context: Context) -> bool {
    let given = [context.before, context.after]
        .into_iter()
        .flatten()
        .filter(|context| !folded_context(context).is_empty())
        .count();
    fitting(text, at, context) == given
}

fn folded_context(context: &str) -> String {
    folded_quotation(context, Rung::Spacing)
}

fn fit(text: &str, at: &Range<usize>, before: &str, after: &str) -> Fit {
    let (stands_before, stands_after) = surroundings(text, at, before.len(), after.len());
    let common_before = common(stands_before.chars().rev(), before.chars().rev());
    let common_after = common(stands_after.chars(), after.chars());
    let is_whole = |common: usize, context: &str| {
        usize::from(!context.is_empty() && common == context.chars().count())
    };
    Fit {
        whole: is_whole(common_before, before) + is_whole(common_after, after),
        bounded: is_bounded(text, at),
        common: common_before + common_after,
    }
}

/// What stands directly before and after a place, folded, at least as long as asked for where
/// the text is.
fn surroundings(text: &str, at: &Range<usize>, before: usize, after: usize) -> (String, String) {
    // White space and marks vanish when folded, so more is read than is compared.
    if before + after == 0 {
        return (String::new(), String::new());
    }
    let mut start = at.start.saturating_sub(before * 4 + 64).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = at.end.saturating_add(after * 4 + 64).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    (
        folded_context(text.get(start..at.start).unwrap_or_default()),
        folded_context(text.get(at.end..end).unwrap_or_default()),
    )
}

fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other)
        .take_while(|(one, other)| one == other)
        .count()
}

/// The words that a range of a text begins and ends inside of, if it does.
#[must_use]
pub fn cut_words_at<'a>(text: &'a str, at: &Range<usize>) -> (Option<&'a str>, Option<&'a str>) {
    (cut_word(text, at.start), cut_word(text, at.end))
}

/// True when a range begins and ends between words.
pub(super) fn is_bounded(text: &str, at: &Range<usize>) -> bool {
    cut_word(text, at.start).is_none() && cut_word(text, at.end).is_none()
}
