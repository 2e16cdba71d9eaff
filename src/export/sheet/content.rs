//! What a sheet is made from.

use crate::check::Graded;
use crate::lens::{Lens, Shown};
use crate::matrix::{Cell, CellMark, Comparison, Matrix};
use crate::model::{Dossier, StatementIndex};
use crate::quote::{Grade, Texts};

/// Everything that a sheet says, before it is put into words.
#[derive(Clone, Copy, Debug)]
pub struct Content<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// Its cells for the date of the lens.
    pub matrix: &'a Matrix,
    /// The rows and columns to print.
    pub shown: &'a Shown,
    /// What chose them.
    pub lens: &'a Lens,
    /// Another date, where cells are to say how they differ from it.
    pub comparison: Option<&'a Comparison>,
    /// One for each statement of the dossier, or none at all where nothing was looked up.
    pub grades: &'a [Graded],
    /// The texts at hand, where any were looked for.
    pub texts: Option<&'a Texts>,
    /// The name of the position file, without its folder.
    pub file_name: &'a str,
    /// The program's version, as in `0.1.0`.
    pub version: &'a str,
}

impl Content<'_> {
    /// What is told of a cell besides its own marks: what another date has, and that nobody has
    /// signed off what it rests on, each where it was asked for.
    #[must_use]
    pub fn marks_on_request(&self, cell: &Cell) -> Vec<CellMark> {
        let other_date = self.comparison.and_then(|other| other.mark(cell));
        let unchecked = self.lens.unchecked_mark(self.dossier, cell);
        other_date.into_iter().chain(unchecked).collect()
    }

    /// The grade of a statement's quotation, where it was looked up.
    #[must_use]
    pub fn grade(&self, index: StatementIndex) -> Option<&Grade> {
        self.graded(index).map(|graded| &graded.grade)
    }

    /// The same with where the quotation was found.
    #[must_use]
    pub fn graded(&self, index: StatementIndex) -> Option<&Graded> {
        self.grades.get(index.at())
    }
}
