//! One statement with the grade of its quotation.

use std::collections::HashMap;

use crate::model::{Dossier, SourceIndex, StatementIndex};
use crate::quote::{Context, Grade, TextPlace, Texts, look_up};

/// A statement's grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graded {
    /// Which statement.
    pub statement: StatementIndex,
    /// The first statement that has the same quotation from the same source; itself, where it is
    /// the first. Only first ones are counted.
    pub first: StatementIndex,
    /// What was found.
    pub grade: Grade,
    /// Where it begins: in the text of its source or, if it stands elsewhere, in that one's.
    pub place: Option<TextPlace>,
    /// How often the quotation stands in its text; zero when it does not.
    pub occurrences: usize,
    /// True when it stands there more than once and no context tells which is meant.
    pub ambiguous: bool,
}

/// Looks up the quotation of one statement. Which statements repeat an earlier quotation is told
/// by [`conclude`](super::conclude).
#[must_use]
pub fn grade_statement(dossier: &Dossier, texts: &Texts, index: StatementIndex) -> Graded {
    let statement = dossier.statement(index);
    let [before, after] = statement.verbatim_context();
    let context = Context { before, after };
    let found = look_up(statement.verbatim_quote(), context, statement.source, texts);
    let place = place(&found.grade, statement.source, texts);
    Graded {
        statement: index,
        first: index,
        grade: found.grade,
        place,
        occurrences: found.occurrences,
        ambiguous: found.ambiguous,
    }
}

/// Where what was found begins.
fn place(grade: &Grade, source: SourceIndex, texts: &Texts) -> Option<TextPlace> {
    if let Grade::Elsewhere { source, inside } = grade {
        return place(inside, *source, texts);
    }
    let first = grade.ranges().first()?;
    Some(texts.get(source)?.place_of(first.start))
}

/// Sets the first statement with the same quotation from the same source for each.
pub(super) fn tell_firsts(dossier: &Dossier, grades: &mut [Graded]) {
    let firsts = firsts(dossier);
    for graded in grades {
        if let Some(first) = firsts.get(graded.statement.at()) {
            graded.first = *first;
        }
    }
}

/// For each statement the first one that has the same quotation from the same source.
pub(super) fn firsts(dossier: &Dossier) -> Vec<StatementIndex> {
    let mut seen: HashMap<(SourceIndex, &str), StatementIndex> =
        HashMap::with_capacity(dossier.statements.len());
    dossier
        .statements
        .iter()
        .enumerate()
        .map(|(number, statement)| {
            *seen
                .entry((statement.source, statement.verbatim_quote()))
                .or_insert(StatementIndex::new(number))
        })
        .collect()
}
