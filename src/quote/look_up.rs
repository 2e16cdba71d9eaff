//! A quotation graded against the text of its source and, where it is not there, against the
//! others.

use super::altered::find_altered;
use super::context::{Context, is_bounded};
use super::find::{Found, find};
use super::grade::Grade;
use super::joined::find_joined;
use super::text::{SourceText, Texts};
use crate::model::SourceIndex;

/// A grade, and how often the quotation stands where it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedUp {
    /// What was found.
    pub grade: Grade,
    /// How often it stands in its own text, on the rung of the grade; zero when it does not.
    pub occurrences: usize,
    /// True when it stands there more than once and its context does not tell which is meant.
    pub ambiguous: bool,
}

impl LookedUp {
    fn once(grade: Grade) -> Self {
        let occurrences = usize::from(grade.is_match());
        Self {
            grade,
            occurrences,
            ambiguous: false,
        }
    }
}

/// Grades a quotation.
///
/// Words that another source prints in full are told as being there before the source's own words
/// are told as being close: real words under the wrong name are the likelier slip.
#[must_use]
pub fn look_up(quotation: &str, context: Context, source: SourceIndex, texts: &Texts) -> LookedUp {
    let Some(text) = texts.get(source) else {
        return LookedUp::once(Grade::NoText);
    };
    if let Some(found) = find(text, quotation, context) {
        return LookedUp {
            occurrences: found.occurrences,
            ambiguous: found.ambiguous,
            grade: graded(found),
        };
    }
    LookedUp::once(
        find_joined(text, quotation, context)
            .map(|at| Grade::Joined { at })
            .or_else(|| elsewhere(quotation, context, source, texts))
            .or_else(|| find_altered(text, quotation))
            .unwrap_or(Grade::Missing),
    )
}

fn graded(found: Found) -> Grade {
    match found.rung {
        None => Grade::Exact { at: found.at },
        Some(rung) => Grade::Folded { rung, at: found.at },
    }
}

/// The other text that prints the quotation: one that has it exactly before one that has it
/// folded, else one that has its fragments in order; of several the first.
fn elsewhere(
    quotation: &str,
    context: Context,
    source: SourceIndex,
    texts: &Texts,
) -> Option<Grade> {
    let others = || texts.iter().filter(|(other, _)| *other != source);
    let whole = |other: &SourceText| {
        let found = find(other, quotation, context)?;
        is_bounded(other.text(), &found.at).then_some(found)
    };
    let (source, inside) = others()
        .filter_map(|(other, text)| Some((other, whole(text)?)))
        .min_by_key(|(_, found)| found.rung)
        .map(|(other, found)| (other, graded(found)))
        .or_else(|| {
            others().find_map(|(other, text)| {
                let at = find_joined(text, quotation, context)?;
                Some((other, Grade::Joined { at }))
            })
        })?;
    Some(Grade::Elsewhere {
        source,
        inside: Box::new(inside),
    })
}
