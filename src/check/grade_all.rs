//! Many quotations graded at once: in slices, on several threads, and until somebody cancels.

use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::atomic::AtomicBool;

use super::AT_A_TIME;
use super::graded::{Graded, grade_statement};
use super::spread::{processors, spread};
use crate::model::{Dossier, StatementIndex};
use crate::quote::Texts;

/// Grades the statements at `statements` of the dossier, on all processors; positions beyond its
/// end are left out. The result is in the order of the statements and the same on any machine.
///
/// A window goes through a dossier slice by slice and shows what it has; which statements repeat
/// an earlier quotation is told by [`conclude`](super::conclude). None when `cancel` became true
/// before the last was done.
#[must_use]
pub fn grade_all(
    dossier: &Dossier,
    texts: &Texts,
    statements: Range<usize>,
    cancel: &AtomicBool,
) -> Option<Vec<Graded>> {
    grade_on(processors(), dossier, texts, statements, cancel)
}

/// The same as [`grade_all`] on so many threads.
#[must_use]
pub fn grade_on(
    threads: NonZeroUsize,
    dossier: &Dossier,
    texts: &Texts,
    statements: Range<usize>,
    cancel: &AtomicBool,
) -> Option<Vec<Graded>> {
    let end = statements.end.min(dossier.statements.len());
    let mut order: Vec<StatementIndex> = (statements.start..end).map(StatementIndex::new).collect();
    // One text after the other, so that each is read while the processor still has it at hand.
    order.sort_by_key(|index| dossier.statement(*index).source);
    let mut grades = spread(threads, order.len(), AT_A_TIME, cancel, |number| {
        grade_statement(dossier, texts, order[number])
    })?;
    grades.sort_unstable_by_key(|graded| graded.statement);
    Some(grades)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering;

    use super::super::fixtures::{dossier, source};
    use super::*;
    use crate::model::SourceIndex;
    use crate::quote::SourceText;

    fn case() -> (Dossier, Texts) {
        let quotations: Vec<(u32, String)> = (0..200)
            .map(|number| (number % 7, format!("number {}", number % 9)))
            .collect();
        let quotations: Vec<(u32, &str)> = quotations
            .iter()
            .map(|(source, quote)| (*source, quote.as_str()))
            .collect();
        let sources = (0..7).map(|number| source(&format!("s{number}")));
        let dossier = dossier(sources.collect(), &quotations);
        let mut texts = Texts::new();
        for number in 0..6 {
            let text = format!("Only number {number} and Number {} are here", number + 1);
            texts.insert(SourceIndex(number), SourceText::new(text));
        }
        (dossier, texts)
    }

    #[test]
    fn slices_and_threads_give_what_one_after_the_other_gives() {
        let (dossier, texts) = case();
        let expected: Vec<Graded> = (0..200)
            .map(|at| grade_statement(&dossier, &texts, StatementIndex::new(at)))
            .collect();
        let go_on = AtomicBool::new(false);
        for threads in [1, 2, 5] {
            let threads = NonZeroUsize::new(threads).unwrap();
            for slice in [1, 7, 64, 500] {
                let grades: Vec<Graded> = (0..200)
                    .step_by(slice)
                    .filter_map(|from| {
                        grade_on(threads, &dossier, &texts, from..from + slice, &go_on)
                    })
                    .flatten()
                    .collect();
                assert_eq!(grades, expected, "{threads} threads, {slice} at a time");
            }
        }
        assert_eq!(grade_all(&dossier, &texts, 0..200, &go_on), Some(expected));
        assert_eq!(
            grade_all(&dossier, &texts, 200..300, &go_on),
            Some(Vec::new())
        );
    }

    #[test]
    fn what_is_cancelled_has_no_grades() {
        let (dossier, texts) = case();
        let cancel = AtomicBool::new(false);
        cancel.store(true, Ordering::Relaxed);
        assert_eq!(grade_all(&dossier, &texts, 0..200, &cancel), None);
    }
}
