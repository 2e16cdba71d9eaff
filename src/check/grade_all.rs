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
