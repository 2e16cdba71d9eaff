//! Many quotations graded at once: in slices, on several threads, and until somebody cancels.

use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use super::graded::{Graded, grade_statement};
use crate::model::{Dossier, StatementIndex};
use crate::quote::Texts;

/// How many statements a thread takes at a time. Quotations of one text stand together, and one
/// that is nowhere takes as long as thousands of others.
const AT_A_TIME: usize = 32;

/// Grades the statements at `statements` of the dossier, on all processors; positions beyond its
/// end are left out. The result is in the order of the statements and the same on any machine.
///
/// A window goes through a dossier slice by slice and shows what it has; which statements repeat
/// an earlier quotation is told by [`conclude`](super::conclude). None once `cancel` is true.
#[must_use]
pub fn grade_all(
    dossier: &Dossier,
    texts: &Texts,
    statements: Range<usize>,
    cancel: &AtomicBool,
) -> Option<Vec<Graded>> {
    let threads = thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    grade_on(threads, dossier, texts, statements, cancel)
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
    let next = AtomicUsize::new(0);
    let work = || take_and_grade(dossier, texts, &order, &next, cancel);
    let helpers =
        threads.get().min(order.len().div_ceil(AT_A_TIME)) - usize::from(!order.is_empty());
    let mut grades = thread::scope(|scope| {
        let helpers: Vec<_> = (0..helpers).map(|_| scope.spawn(work)).collect();
        let mut grades = work();
        for helper in helpers {
            match helper.join() {
                Ok(more) => grades.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        grades
    });
    grades.sort_unstable_by_key(|graded| graded.statement);
    (grades.len() == order.len()).then_some(grades)
}

/// Grades one bundle of statements after the other, until there is none left.
fn take_and_grade(
    dossier: &Dossier,
    texts: &Texts,
    order: &[StatementIndex],
    next: &AtomicUsize,
    cancel: &AtomicBool,
) -> Vec<Graded> {
    let mut grades = Vec::new();
    loop {
        let start = next.fetch_add(AT_A_TIME, Ordering::Relaxed);
        let Some(rest) = order.get(start..).filter(|rest| !rest.is_empty()) else {
            return grades;
        };
        for index in rest.iter().take(AT_A_TIME) {
            if cancel.load(Ordering::Relaxed) {
                return grades;
            }
            grades.push(grade_statement(dossier, texts, *index));
        }
    }
}
