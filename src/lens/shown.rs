//! A lens resolved against a dossier: rows, columns, and what was left out and why.

use super::Lens;
use super::search::{self, SearchIndex};
use super::sort::{self, Sort};
use crate::matrix::{Cell, Comparison, Matrix};
use crate::model::{Dossier, PartyIndex, PointIndex, StatementIndex, ThemeIndex};

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
    /// Disputed, changed, or another than on another date.
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

    /// Where the point stands among the rows.
    #[must_use]
    pub fn row_of(&self, point: PointIndex) -> Option<usize> {
        self.rows.iter().position(|row| *row == Row::Point(point))
    }
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
        let cells: Vec<&Cell> = shown
            .columns
            .iter()
            .map(|&party| matrix.cell(point, party))
            .collect();
        if let Some(why) = why_not(lens, &words, index, comparison, point, &cells) {
            left_out(why, &mut shown);
            continue;
        }
        if lens.fold_silent && cells.iter().all(|cell| cell.is_hole()) {
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
    if !words.is_empty() {
        find(&mut shown, matrix, index, &words);
    }
    shown
}

/// Notes what the search found in what is shown.
fn find(shown: &mut Shown, matrix: &Matrix, index: &SearchIndex, words: &[String]) {
    let mut found: Vec<StatementIndex> = shown
        .cells(matrix)
        .flat_map(|cell| &cell.statements)
        .copied()
        .filter(|&statement| index.statement_holds(statement, words))
        .collect();
    found.sort_unstable();
    let holds = |point: &&PointIndex| index.point_holds(**point, words);
    shown.hits = found.len() + shown.points.iter().filter(holds).count();
    shown.found = found;
}

/// The first filter that a row fails. Choices of one kind widen each other ("supports" or "rules
/// out"), different kinds narrow each other, and one cell must pass both kinds.
fn why_not(
    lens: &Lens,
    words: &[String],
    index: &SearchIndex,
    comparison: Option<&Comparison>,
    point: PointIndex,
    cells: &[&Cell],
) -> Option<Why> {
    if !words.is_empty()
        && !index.point_holds(point, words)
        && !cells.iter().any(|cell| {
            cell.statements
                .iter()
                .any(|&it| index.statement_holds(it, words))
        })
    {
        return Some(Why::Search);
    }
    let by_position = |cell: &Cell| {
        if lens.stances.is_empty() && !lens.holes {
            return true;
        }
        (lens.holes && cell.is_hole()) || cell.stance.is_some_and(|stance| lens.wants(stance))
    };
    let by_mark = |cell: &Cell| {
        // Nothing differs from what is not compared with.
        let other = comparison.filter(|_| lens.differing);
        if !lens.disputed && !lens.changed && other.is_none() {
            return true;
        }
        (lens.disputed && cell.is_disputed())
            || (lens.changed && cell.has_shifted())
            || other.is_some_and(|other| other.difference(cell).is_some())
    };
    if cells.is_empty() {
        return None;
    }
    if !cells.iter().any(|cell| by_position(cell)) {
        return Some(Why::Positions);
    }
    if !cells.iter().any(|cell| by_position(cell) && by_mark(cell)) {
        return Some(Why::Marks);
    }
    None
}
