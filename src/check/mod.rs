//! A dossier's quotations against the texts of its sources: grades, and findings about them.
//!
//! `quote` looks one quotation up; this goes through a dossier and says in sentences what was
//! found. Reading files is the shell's business.

mod anchors;
mod changes;
#[cfg(test)]
mod changes_tests;
mod copies;
#[cfg(test)]
mod copies_tests;
mod counts;
#[cfg(test)]
mod fixtures;
mod gist;
mod grade_all;
mod graded;
mod letters;
mod matching;
#[cfg(test)]
mod matching_tests;
mod names_in_text;
mod page;
mod paragraphs;
mod passages;
mod person;
mod sentence;
mod speaker;
#[cfg(test)]
mod speaker_tests;
mod speakers;
mod spread;
#[cfg(test)]
mod tests;
mod texts;

pub use anchors::{Anchor, Anchors, anchors};
pub use changes::{QuotationChange, Reanchored, TextChange, changes};
pub use counts::{Counts, counts, counts_by_source};
pub use grade_all::{grade_all, grade_on};
pub use graded::{Graded, grade_statement};
pub use letters::{Drawn, letters};
pub use matching::{Assigned, assign, may_belong, may_belong_by_name};
pub use passages::{Passage, passages};
pub use sentence::differences_in_words;
pub use texts::spare_hints;

use std::num::NonZeroUsize;
use std::sync::atomic::AtomicBool;

use crate::finding::{Finding, Place, RecordRef};
use crate::model::Dossier;
use crate::quote::Texts;
use speaker::Beside;
use spread::{processors, spread};

/// How many statements a thread takes at a time: enough that taking costs nothing, few enough
/// that one which is nowhere, and takes as long as thousands of others, holds nobody up.
const AT_A_TIME: NonZeroUsize = NonZeroUsize::MIN.saturating_add(31);

/// What was found about the quotations of a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Checked {
    /// One for each statement, in the order of the dossier's statements.
    pub grades: Vec<Graded>,
    /// What there is to say: about texts first, then about statements, both in the file's order.
    pub findings: Vec<Finding>,
    /// The sources whose texts are not the recorded ones, with what became of their quotations.
    pub changes: Vec<TextChange>,
}

/// Looks every quotation of a dossier up in the texts at hand.
///
/// `anchors` are those of earlier runs; with none of them, of a text that has changed it is not told
/// what moved. `places` knows where in the position file a record begins. Statements are named to it by their
/// number in the file, sources by their position among the dossier's sources: a source does not
/// know its number, which is another one only where a source before it was left out.
#[must_use]
pub fn check(
    dossier: &Dossier,
    texts: &Texts,
    anchors: &Anchors,
    places: &dyn Fn(RecordRef) -> Option<Place>,
) -> Checked {
    let all = 0..dossier.statements.len();
    // Nobody cancels, so there are grades.
    let grades = grade_all(dossier, texts, all, &AtomicBool::new(false)).unwrap_or_default();
    conclude(dossier, texts, grades, anchors, places)
}

/// What there is to say about grades that have been given already, one for each statement, as
/// [`grade_all`] gives them slice by slice.
#[must_use]
pub fn conclude(
    dossier: &Dossier,
    texts: &Texts,
    mut grades: Vec<Graded>,
    anchors: &Anchors,
    places: &dyn Fn(RecordRef) -> Option<Place>,
) -> Checked {
    graded::tell_firsts(dossier, &mut grades);
    let changes = changes(dossier, texts, &grades, anchors);
    let mut findings = texts::findings(dossier, texts, &grades, &changes, places);
    findings.extend(copies::findings(dossier, texts, places));
    let beside = Beside::new(dossier, texts);
    let about_statements = spread(
        processors(),
        grades.len(),
        AT_A_TIME,
        &AtomicBool::new(false),
        |number| about_statement(dossier, texts, &beside, &grades[number]),
    );
    for finding in about_statements.into_iter().flatten().flatten() {
        let place = finding.record.and_then(places);
        findings.push(finding.at(place));
    }
    Checked {
        grades,
        findings,
        changes,
    }
}

/// What there is to say about one statement, still without its place.
fn about_statement(
    dossier: &Dossier,
    texts: &Texts,
    beside: &Beside,
    graded: &Graded,
) -> Vec<Finding> {
    let statement = dossier.statement(graded.statement);
    sentence::finding(dossier, texts, graded)
        .into_iter()
        .chain(sentence::ambiguity(dossier, graded))
        .chain(sentence::cut_words(dossier, texts, graded))
        .chain(page::finding(dossier, texts, graded))
        .chain(beside.finding(graded))
        .chain(gist::finding(dossier, statement))
        .collect()
}
