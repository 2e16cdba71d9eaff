//! A dossier's quotations against the texts of its sources: grades, and findings about them.
//!
//! `quote` looks one quotation up; this goes through a dossier and says in sentences what was
//! found. Reading files is the shell's business.

mod counts;
#[cfg(test)]
mod fixtures;
mod gist;
mod graded;
mod matching;
#[cfg(test)]
mod matching_tests;
mod page;
mod passages;
mod sentence;
#[cfg(test)]
mod tests;
mod texts;

pub use counts::{Counts, counts, counts_by_source};
pub use graded::{Graded, grade_statement};
pub use matching::{Assigned, assign, may_belong, may_belong_by_name};
pub use passages::{Passage, passages};

use crate::finding::{Finding, Place, RecordRef};
use crate::model::{Dossier, StatementIndex};
use crate::quote::Texts;

/// What was found about the quotations of a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Checked {
    /// One for each statement, in the order of the dossier's statements.
    pub grades: Vec<Graded>,
    /// What there is to say: about texts first, then about statements, both in the file's order.
    pub findings: Vec<Finding>,
}

/// Looks every quotation of a dossier up in the texts at hand.
///
/// `places` knows where in the position file a record begins. Statements are named to it by their
/// number in the file, sources by their position among the dossier's sources: a source does not
/// know its number, which is another one only where a source before it was left out.
#[must_use]
pub fn check(
    dossier: &Dossier,
    texts: &Texts,
    places: &dyn Fn(RecordRef) -> Option<Place>,
) -> Checked {
    let grades = (0..dossier.statements.len())
        .map(|number| grade_statement(dossier, texts, StatementIndex::new(number)))
        .collect();
    conclude(dossier, texts, grades, places)
}

/// What there is to say about grades that have been given already, one for each statement, as
/// [`grade_statement`] gives them one by one.
#[must_use]
pub fn conclude(
    dossier: &Dossier,
    texts: &Texts,
    mut grades: Vec<Graded>,
    places: &dyn Fn(RecordRef) -> Option<Place>,
) -> Checked {
    graded::tell_firsts(dossier, &mut grades);
    let mut findings = texts::findings(dossier, texts, places);
    for graded in &grades {
        let statement = dossier.statement(graded.statement);
        let about_it = sentence::finding(dossier, texts, graded)
            .into_iter()
            .chain(sentence::ambiguity(dossier, graded))
            .chain(sentence::cut_words(dossier, texts, graded))
            .chain(page::finding(dossier, texts, graded))
            .chain(gist::finding(dossier, statement));
        for finding in about_it {
            let place = finding.record.and_then(places);
            findings.push(finding.at(place));
        }
    }
    Checked { grades, findings }
}
