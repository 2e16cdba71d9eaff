//! What several listings say alike: a statement's stance, words, date and speaker as fields, the
//! groups of points, and the remarks on what is shown as of when.

use super::{Row, Value};
use crate::finding::Count;
use crate::lens::Shown;
use crate::matrix::Matrix;
use crate::model::{Dossier, PointIndex, Statement, StatementIndex, Voice};
use crate::standing::may_not_yet_have_been_said;
use crate::words;

/// Whose word gives which stance: a chip for a position of the whole party, dashed with who says so
/// for all else.
pub(super) fn stance(dossier: &Dossier, statement: &Statement) -> Value {
    match (statement.voice, &statement.part) {
        (Voice::Own | Voice::Reported, None) => Value::Stance(statement.stance),
        _ => Value::Dashed {
            stance: Some(statement.stance),
            words: words::evidence_words(dossier, statement),
        },
    }
}

/// The verbatim words.
pub(super) fn quotation(statement: &Statement) -> Value {
    Value::Quotation {
        words: statement.quote.clone(),
        inked: words::inked_of(statement),
    }
}

/// When it was said, and whether it may not yet have been said on the day of the matrix.
pub(super) fn said(dossier: &Dossier, matrix: &Matrix, index: StatementIndex) -> Value {
    let statement = dossier.statement(index);
    let date = Value::Date {
        span: statement.said,
        dating: statement.dating.clone(),
    };
    if may_not_yet_have_been_said(dossier, index, matrix.as_of) {
        Value::Lines(vec![date, Value::words("perhaps later")])
    } else {
        date
    }
}

/// Under which label the rows of a point stand: its theme's; none in a file without themes.
pub(super) fn group_of(dossier: &Dossier, point: PointIndex) -> Option<String> {
    if dossier.themes.is_empty() {
        return None;
    }
    let name = dossier
        .point(point)
        .theme
        .map_or("Other points", |theme| &dossier.themes[theme.at()].name);
    Some(name.to_owned())
}

/// As of when, out of how much, and what a file with errors lacks: a sentence each.
pub(super) fn remarks(dossier: &Dossier, matrix: &Matrix, shown: &Shown) -> Vec<String> {
    let mut remarks = vec![match matrix.as_of {
        Some(day) => format!("As of {}", crate::model::DateSpan::day(day).words()),
        None => "Statements of all dates".to_owned(),
    }];
    let is_narrowed = !shown.why.is_empty() || shown.columns.len() < dossier.parties.len();
    if is_narrowed {
        remarks.push(format!("Of {}", words::scope_line(dossier, shown)));
    }
    remarks.extend(words::left_out_line(&dossier.left_out));
    remarks
}

/// What is said instead where there is no row: these words, unless nothing is shown at all, of which
/// they would say too much.
pub(super) fn empty(shown: &Shown, words: &str) -> String {
    if shown.points.is_empty() || shown.columns.is_empty() {
        "No cell is shown".to_owned()
    } else {
        words.to_owned()
    }
}

/// How many cells are shown, in words.
pub(super) fn cells_shown(shown: &Shown) -> String {
    let cells = shown.points.len() * shown.columns.len();
    let shown = Count::new(cells, "cell", "cells");
    format!("{shown} shown")
}

/// A row of these values.
pub(super) fn row(group: Option<String>, values: Vec<Value>, lead: super::Lead) -> Row {
    Row {
        group,
        values,
        lead,
    }
}
