//! A lens resolved against a dossier: rows, columns, and what was left out and why.

use super::Lens;
use super::search;
use super::search_index::{Hits, SearchIndex};
use super::sort::{self, Sort};
use crate::matrix::{Cell, Comparison, Matrix, is_unchecked};
use crate::model::{Dossier, PartyIndex, PointIndex, StatementIndex, ThemeIndex};
use crate::standing::Fact;

/// One row of what is shown, top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The label of a theme; `None` for the points that have none.
    Theme(Option<ThemeIndex>),
    /// A point.
    Point(PointIndex),
    /// One line for so many points on which no party has a position.
    Folded(u32),
}

/// A filter that leaves something out, in the order in which filters are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The points were chosen by hand.
    Chosen,
    /// The search.
    Search,
    /// Stances or holes.
    Positions,
    /// Disputed, changed, unchecked, or another than on another date.
    Marks,
    /// Points without a position are folded into one line.
    Folded,
}

impl Why {
    /// The words in "7 of 24 points, …".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Chosen => "chosen by hand",
            Self::Search => "found by search",
            Self::Positions => "filtered by stance",
            Self::Marks => "filtered by mark",
            Self::Folded => "those without a position folded",
        }
    }
}

/// What a lens shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The columns, left to right.
    pub columns: Vec<PartyIndex>,
    /// The rows, top to bottom: themes where they stand by theme, points, and a folded line.
    pub rows: Vec<Row>,
    /// The points among the rows, in order.
    pub points: Vec<PointIndex>,
    /// How many points passed the filters but are folded.
    pub folded: u32,
    /// In which order the rows stand.
    pub sort: Sort,
    /// What left points out.
    pub why: Vec<Why>,
    /// The statements that the search found among those of the shown cells, in file order.
    pub found: Vec<StatementIndex>,
    /// How many points and statements the search found.
    pub hits: usize,
}

impl Shown {
    /// The cells that are shown, row by row.
    pub fn cells<'a>(&'a self, matrix: &'a Matrix) -> impl Iterator<Item = &'a Cell> {
        self.points.iter().flat_map(move |&point| {
            self.columns
                .iter()
                .map(move |&party| matrix.cell(point, party))
        })
    }

    /// The statements that are visible in the shown cells, in file order. Reading them from the
    /// facts costs less than going from cell to cell.
    pub fn statements<'a>(
        &self,
        matrix: &'a Matrix,
    ) -> impl Iterator<Item = (StatementIndex, &'a Fact)> + use<'a> {
        let index = matrix.index();
        let mut points = vec![false; index.points()];
        for point in &self.points {
            points[point.at()] = true;
        }
        let parties = are_in(index.parties(), &self.columns);
        let as_of = matrix.as_of;
        index.facts().iter().filter(move |(_, fact)| {
            fact.is_visible(as_of) && points[fact.point.at()] && parties[fact.party.at()]
        })
    }

    /// Where the point stands among the rows.
    #[must_use]
    pub fn row_of(&self, point: PointIndex) -> Option<usize> {
        self.rows.iter().position(|row| *row == Row::Point(point))
    }
}

/// For each of so many parties whether it is among some.
pub(super) fn are_in(count: usize, parties: &[PartyIndex]) -> Vec<bool> {
    let mut are_in = vec![false; count];
    for party in parties {
        are_in[party.at()] = true;
    }
    are_in
}

pub(super) fn show(
    lens: &Lens,
    dossier: &Dossier,
    matrix: &Matrix,
    index: &SearchIndex,
    comparison: Option<&Comparison>,
) -> Shown {
    let columns: Vec<PartyIndex> = lens
        .ordered_parties(dossier)
        .into_iter()
        .filter(|&party| !lens.hidden.contains(&dossier.party(party).id))
        .collect();
    let words = search::words(&lens.search);
    let hits = (!words.is_empty()).then(|| index.hits(&words));
    let filter = Filter {
        lens,
        matrix,
        comparison: comparison.filter(|_| lens.differing),
        found: hits.as_ref().map(|hits| rows_found(hits, matrix, &columns)),
    };
    let mut shown = Shown {
        columns,
        sort: lens.sort,
        ..Shown::default()
    };
    let left_out = |why: Why, shown: &mut Shown| {
        if !shown.why.contains(&why) {
            shown.why.push(why);
        }
    };
    let mut theme: Option<Option<ThemeIndex>> = None;
    for point in sort::ordered(lens.sort, dossier, matrix, &shown.columns) {
        let chosen = lens
            .points
            .as_ref()
            .is_none_or(|points| points.contains(&dossier.point(point).id));
        if !chosen {
            left_out(Why::Chosen, &mut shown);
            continue;
        }
        if let Some(why) = filter.why_not(point, &shown.columns) {
            left_out(why, &mut shown);
            continue;
        }
        let mut cells = shown.columns.iter().map(|&party| matrix.cell(point, party));
        if lens.fold_silent && cells.all(Cell::is_hole) {
            left_out(Why::Folded, &mut shown);
            shown.folded += 1;
            continue;
        }
        let of_point = dossier.point(point).theme;
        if theme != Some(of_point) {
            theme = Some(of_point);
            // A file without any theme needs no label row, and rows in another order stand by none.
            if !dossier.themes.is_empty() && lens.sort == Sort::Theme {
                shown.rows.push(Row::Theme(of_point));
            }
        }
        shown.rows.push(Row::Point(point));
        shown.points.push(point);
    }
    if shown.folded > 0 {
        shown.rows.push(Row::Folded(shown.folded));
    }
    shown.why.sort_unstable();
    if let Some(hits) = hits {
        let statements = shown.statements(matrix).map(|(statement, _)| statement);
        shown.found = statements.filter(|&it| hits.statement(it)).collect();
        let points = shown.points.iter().filter(|&&it| hits.point(it));
        shown.hits = shown.found.len() + points.count();
    }
    shown
}

/// For each point whether the search found it, or a visible statement of one of these parties.
fn rows_found(hits: &Hits, matrix: &Matrix, parties: &[PartyIndex]) -> Vec<bool> {
    let index = matrix.index();
    let points = (0..index.points()).map(PointIndex::new);
    let mut found: Vec<bool> = points.map(|point| hits.point(point)).collect();
    let parties = are_in(index.parties(), parties);
    for (statement, fact) in index.facts().iter() {
        if hits.statement(statement) && parties[fact.party.at()] && fact.is_visible(matrix.as_of) {
            found[fact.point.at()] = true;
        }
    }
    found
}

/// What a row must have to be shown.
struct Filter<'a> {
    lens: &'a Lens,
    matrix: &'a Matrix,
    /// Nothing differs from what is not compared with.
    comparison: Option<&'a Comparison>,
    /// For each point whether the search found something in its row, where there is one.
    found: Option<Vec<bool>>,
}

impl Filter<'_> {
    /// The first filter that a row fails. Choices of one kind widen each other ("supports" or
    /// "rules out"), different kinds narrow each other, and one cell must pass both kinds.
    fn why_not(&self, point: PointIndex, columns: &[PartyIndex]) -> Option<Why> {
        if self.found.as_ref().is_some_and(|found| !found[point.at()]) {
            return Some(Why::Search);
        }
        if columns.is_empty() || (self.passes_all_positions() && self.passes_all_marks()) {
            return None;
        }
        let cells = || columns.iter().map(|&party| self.matrix.cell(point, party));
        if !cells().any(|cell| self.by_position(cell)) {
            return Some(Why::Positions);
        }
        if !cells().any(|cell| self.by_position(cell) && self.by_mark(cell)) {
            return Some(Why::Marks);
        }
        None
    }

    fn passes_all_positions(&self) -> bool {
        self.lens.stances.is_empty() && !self.lens.holes
    }

    fn passes_all_marks(&self) -> bool {
        let lens = self.lens;
        !lens.disputed && !lens.changed && !lens.unchecked && self.comparison.is_none()
    }

    fn by_position(&self, cell: &Cell) -> bool {
        self.passes_all_positions()
            || (self.lens.holes && cell.is_hole())
            || cell.stance.is_some_and(|stance| self.lens.wants(stance))
    }

    fn by_mark(&self, cell: &Cell) -> bool {
        self.passes_all_marks()
            || (self.lens.disputed && cell.is_disputed())
            || (self.lens.changed && cell.has_shifted())
            || (self.lens.unchecked && is_unchecked(self.matrix.index().facts(), cell))
            || self
                .comparison
                .is_some_and(|other| other.difference(cell).is_some())
    }
}
