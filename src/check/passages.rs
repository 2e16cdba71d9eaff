//! What is taken from the text of a source: its passages, each with the statements that rest on
//! it, so that a reader of the text finds the way to the cells.

use std::collections::BTreeMap;
use std::ops::Range;

use super::graded::{Graded, firsts};
use crate::model::{Dossier, SourceIndex, StatementIndex};
use crate::quote::Grade;

/// A quotation as it is met when a source is read from beginning to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The bytes of the source's text, one range for each fragment; empty where the quotation
    /// does not stand in it or no text is at hand.
    pub at: Vec<Range<usize>>,
    /// The statements that rest on it, in the order of the file; never empty.
    pub statements: Vec<StatementIndex>,
}

/// The passages of a source: first those found in its text, in the order of the text, then the
/// quotations that were not found, in the order of the file. Quotations of other sources that
/// stand in this one's text are among them.
///
/// Without grades, as before the check has run, nothing counts as found.
#[must_use]
pub fn passages(dossier: &Dossier, grades: &[Graded], source: SourceIndex) -> Vec<Passage> {
    let mut found: BTreeMap<Vec<(usize, usize)>, Vec<StatementIndex>> = BTreeMap::new();
    let mut absent: BTreeMap<StatementIndex, Vec<StatementIndex>> = BTreeMap::new();
    let firsts = firsts(dossier);
    for (at, statement) in dossier.statements.iter().enumerate() {
        let index = StatementIndex::new(at);
        let ranges = match grades.get(at).map(|graded| &graded.grade) {
            Some(Grade::Elsewhere {
                source: other,
                inside,
            }) if *other == source => inside.ranges(),
            Some(grade) if statement.source == source => grade.ranges(),
            _ => &[],
        };
        if !ranges.is_empty() {
            let key = ranges.iter().map(|at| (at.start, at.end)).collect();
            found.entry(key).or_default().push(index);
        } else if statement.source == source {
            let first = firsts.get(at).copied().unwrap_or(index);
            absent.entry(first).or_default().push(index);
        }
    }
    let found = found.into_iter().map(|(ranges, statements)| Passage {
        at: ranges.into_iter().map(|(start, end)| start..end).collect(),
        statements,
    });
    let absent = absent.into_values().map(|statements| Passage {
        at: Vec::new(),
        statements,
    });
    found.chain(absent).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Anchors, check, fixtures};
    use crate::quote::{SourceText, Texts};

    #[test]
    fn passages_come_in_the_order_of_the_text_and_name_every_statement() {
        let sources = vec![fixtures::source("a"), fixtures::source("b")];
        let quotations = [
            (0, "the last words"),
            (0, "the first words"),
            (0, "not to be found"),
            (0, "the last words"),
            (1, "words of the other text"),
            (1, "first words of a"),
        ];
        let dossier = fixtures::dossier(sources, &quotations);
        let mut texts = Texts::new();
        texts.insert(
            SourceIndex(0),
            SourceText::new("Here are the first words of a text, and here the last words."),
        );
        texts.insert(
            SourceIndex(1),
            SourceText::new("Some words of the other text."),
        );
        let checked = check(&dossier, &texts, &Anchors::new(), &|_| None);
        let of = |source| -> Vec<(usize, Vec<usize>)> {
            passages(&dossier, &checked.grades, SourceIndex(source))
                .into_iter()
                .map(|passage| {
                    let statements = passage.statements.iter().map(|index| index.at()).collect();
                    (passage.at.first().map_or(0, |at| at.start), statements)
                })
                .collect()
        };
        // The words of statement 5 stand in text a, not in the one that it names.
        assert_eq!(
            of(0),
            [(9, vec![1]), (13, vec![5]), (45, vec![0, 3]), (0, vec![2])]
        );
        assert_eq!(of(1), [(5, vec![4]), (0, vec![5])]);
    }
}
