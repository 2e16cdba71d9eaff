//! The comparison for programs: the documented keys first, then everything else there is to know
//! of what they name.

use std::collections::BTreeSet;

use serde::Serialize;

use super::about::About;
use super::matrix::{CellEntry, StatementEntry};
use super::records::{
    self, DatingFields, PartyRecord, PlanRecord, PointRecord, SourceRecord, ThemeRecord,
};
use crate::cite;
use crate::export::Job;
use crate::matrix::{Cell, cell_marks};
use crate::model::{Dossier, SourceIndex, Statement, StatementIndex, ThemeIndex};
use crate::standing;
use crate::words;

/// The file.
#[derive(Debug, Serialize)]
pub(super) struct ComparisonEntry<'a> {
    title: &'a str,
    /// The last day that counts.
    as_of: Option<String>,
    parties: Vec<&'a str>,
    points: Vec<&'a str>,
    cells: Vec<FullCell<'a>>,
    statements: Vec<FullStatement<'a>>,
    about: About<'a>,
    party_records: Vec<PartyRecord<'a>>,
    themes: Vec<ThemeRecord<'a>>,
    point_records: Vec<PointRecord<'a>>,
    plans: Vec<PlanRecord<'a>>,
    sources: Vec<SourceRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct FullCell<'a> {
    #[serde(flatten)]
    cell: CellEntry<'a>,
    /// What the cell says beside its stance, in words.
    marks: Vec<String>,
}

#[derive(Debug, Serialize)]
struct FullStatement<'a> {
    #[serde(flatten)]
    statement: StatementEntry<'a>,
    id: Option<&'a str>,
    /// Whose stance this is, by whose word.
    reading: String,
    gist: &'a str,
    condition: Option<&'a str>,
    role: Option<&'a str>,
    #[serde(flatten)]
    dating: DatingFields<'a>,
    may_not_yet_have_been_said: bool,
    before: Option<&'a str>,
    after: Option<&'a str>,
    at: Option<&'a str>,
    translated_by: Option<&'a str>,
    translation: Option<&'a str>,
    jointly: Vec<&'a str>,
    plan: Option<&'a str>,
    note: Option<&'a str>,
    why: Option<&'a str>,
    coded_by: Option<&'a str>,
    checked_by: Option<&'a str>,
    from_copy: bool,
    grade_words: Option<String>,
    citation: String,
}

impl<'a> ComparisonEntry<'a> {
    pub(super) fn new(job: &Job<'a>) -> Self {
        let content = job.content;
        let (dossier, shown, matrix) = (content.dossier, content.shown, content.matrix);
        let cells = || shown.cells(matrix);
        let mut statements: BTreeSet<StatementIndex> = BTreeSet::new();
        for cell in cells() {
            statements.extend(&cell.statements);
            // A stance of another date is not told without the words that prove it.
            let other = content.comparison.map(|comparison| comparison.other(cell));
            statements.extend(other.and_then(|other| other.standing));
        }
        let mut sources: BTreeSet<SourceIndex> = BTreeSet::new();
        for &index in &statements {
            let source = dossier.statement(index).source;
            sources.insert(source);
            // A copy is told with what it copies.
            sources.extend(dossier.source(source).copy_of);
        }
        // What belongs to no cell is told where nothing of the dossier is left out.
        let is_whole = statements.len() == dossier.statements.len()
            && shown.points.len() == dossier.points.len()
            && shown.columns.len() == dossier.parties.len();
        if is_whole {
            sources.extend((0..dossier.sources.len()).map(SourceIndex::new));
        }
        for plan in &dossier.plans {
            sources.extend(plan.source);
        }
        let themes: BTreeSet<ThemeIndex> = if is_whole {
            (0..dossier.themes.len()).map(ThemeIndex::new).collect()
        } else {
            let points = shown.points.iter();
            points
                .filter_map(|&point| dossier.point(point).theme)
                .collect()
        };
        let style = job.options.citations;
        let parties = || shown.columns.iter().copied();
        let points = || shown.points.iter().copied();
        Self {
            title: &dossier.title,
            as_of: matrix.as_of.map(|day| day.to_string()),
            parties: parties().map(|it| dossier.party(it).id.as_str()).collect(),
            points: points().map(|it| dossier.point(it).id.as_str()).collect(),
            cells: cells().map(|cell| full_cell(job, cell)).collect(),
            statements: statements
                .iter()
                .map(|&index| full_statement(job, index))
                .collect(),
            about: About::new(job),
            party_records: parties().map(|it| records::party(dossier, it)).collect(),
            themes: themes
                .into_iter()
                .filter_map(|it| records::theme(dossier, it))
                .collect(),
            point_records: points().map(|it| records::point(dossier, it)).collect(),
            plans: dossier
                .plans
                .iter()
                .map(|plan| records::plan(dossier, plan))
                .collect(),
            sources: sources
                .into_iter()
                .map(|it| records::source(dossier, it, style))
                .collect(),
        }
    }
}

fn full_cell<'a>(job: &Job<'a>, cell: &'a Cell) -> FullCell<'a> {
    let content = &job.content;
    let grade = cell.standing.and_then(|index| content.grade(index));
    let marks = cell_marks(content.dossier, cell, content.matrix.as_of, grade);
    FullCell {
        cell: CellEntry::new(content.dossier, cell),
        marks: marks
            .into_iter()
            .chain(content.marks_on_request(cell))
            .map(|mark| mark.words)
            .collect(),
    }
}

fn full_statement<'a>(job: &Job<'a>, index: StatementIndex) -> FullStatement<'a> {
    let content = job.content;
    let dossier: &'a Dossier = content.dossier;
    let statement: &'a Statement = dossier.statement(index);
    let graded = content.grades.get(index.at());
    FullStatement {
        statement: StatementEntry::new(dossier, statement, graded),
        id: statement.id.as_deref(),
        reading: words::stance_line(dossier, statement),
        gist: &statement.gist,
        condition: statement.condition.as_deref(),
        role: statement.role.as_deref(),
        dating: (&statement.dating).into(),
        may_not_yet_have_been_said: standing::may_not_yet_have_been_said(
            dossier,
            index,
            content.matrix.as_of,
        ),
        before: statement.verbatim_context()[0],
        after: statement.verbatim_context()[1],
        at: statement.at.as_deref(),
        translated_by: statement.translated_by.as_deref(),
        translation: statement.translation.as_deref(),
        jointly: statement
            .jointly
            .iter()
            .map(|&party| dossier.party(party).id.as_str())
            .collect(),
        plan: statement
            .plan
            .and_then(|plan| records::plan_id(dossier, plan)),
        note: statement.note.as_deref(),
        why: statement.why.as_deref(),
        coded_by: statement.coded_by.as_deref(),
        checked_by: statement.checked_by.as_deref(),
        from_copy: dossier.is_from_copy(statement),
        grade_words: graded.map(|graded| words::grade_words(dossier, &graded.grade)),
        citation: cite::statement(dossier, index, graded, job.options.citations),
    }
}
