//! The whole matrix for programs, as `concordance matrix` prints it. The names and the order of the
//! keys are stable; README has them.

use serde::Serialize;

use crate::check::Graded;
use crate::matrix::{Cell, Matrix};
use crate::model::{Dossier, Statement, StatementIndex};
use crate::words::spoken_verbatim;

/// The whole matrix.
#[derive(Debug, Serialize)]
pub struct MatrixEntry<'a> {
    title: &'a str,
    /// The last day that counts.
    as_of: Option<String>,
    parties: Vec<&'a str>,
    points: Vec<&'a str>,
    cells: Vec<CellEntry<'a>>,
    statements: Vec<StatementEntry<'a>>,
}

/// A cell under the documented keys.
#[derive(Debug, Serialize)]
pub(super) struct CellEntry<'a> {
    point: &'a str,
    party: &'a str,
    state: &'static str,
    stance: Option<&'static str>,
    standing: Option<u32>,
    disputed: bool,
    shifted: bool,
    later_report: bool,
    statements: Vec<u32>,
}

/// A statement under the documented keys.
#[derive(Debug, Serialize)]
pub(super) struct StatementEntry<'a> {
    n: u32,
    point: &'a str,
    party: &'a str,
    stance: &'static str,
    voice: &'static str,
    claimed_by: Option<&'a str>,
    part: Option<&'a str>,
    speaker: Option<&'a str>,
    said: String,
    source: &'a str,
    quote: &'a str,
    spoken: Vec<&'a str>,
    grade: Option<&'static str>,
}

impl<'a> MatrixEntry<'a> {
    /// The matrix with a grade for each statement, as they were given.
    #[must_use]
    pub fn new(dossier: &'a Dossier, matrix: &'a Matrix, grades: &[Graded]) -> Self {
        Self {
            title: &dossier.title,
            as_of: matrix.as_of.map(|day| day.to_string()),
            parties: dossier.parties.iter().map(|it| it.id.as_str()).collect(),
            points: dossier.points.iter().map(|it| it.id.as_str()).collect(),
            cells: matrix
                .cells()
                .map(|cell| CellEntry::new(dossier, cell))
                .collect(),
            statements: dossier
                .statements
                .iter()
                .enumerate()
                .map(|(at, statement)| StatementEntry::new(dossier, statement, grades.get(at)))
                .collect(),
        }
    }
}

impl<'a> CellEntry<'a> {
    pub(super) fn new(dossier: &'a Dossier, cell: &'a Cell) -> Self {
        let number = |index: &StatementIndex| dossier.statement(*index).number;
        Self {
            point: &dossier.point(cell.point).id,
            party: &dossier.party(cell.party).id,
            state: cell.state.key(),
            stance: cell.stance.map(crate::model::Stance::key),
            standing: cell.standing.as_ref().map(number),
            disputed: cell.is_disputed(),
            shifted: cell.has_shifted(),
            later_report: cell.later_report.is_some(),
            statements: cell.statements.iter().map(number).collect(),
        }
    }
}

impl<'a> StatementEntry<'a> {
    pub(super) fn new(
        dossier: &'a Dossier,
        statement: &'a Statement,
        graded: Option<&Graded>,
    ) -> Self {
        Self {
            n: statement.number,
            point: &dossier.point(statement.point).id,
            party: &dossier.party(statement.party).id,
            stance: statement.stance.key(),
            voice: statement.voice.key(),
            claimed_by: statement
                .voice
                .claimant()
                .map(|party| dossier.party(party).id.as_str()),
            part: statement.part.as_deref(),
            speaker: statement.speaker.as_deref(),
            said: statement.said.to_string(),
            source: &dossier.source(statement.source).id,
            quote: statement.verbatim_quote(),
            spoken: spoken_verbatim(statement)
                .into_iter()
                .filter_map(|range| statement.verbatim_quote().get(range))
                .collect(),
            grade: graded.map(|graded| graded.grade.key()),
        }
    }
}
