//! The points behind a number of a pair: both positions, their dates, and the time between them.

use super::agreement::scope;
use super::compared::Compared;
use super::fields::{group_of, row};
use super::{Column, Lead, Listing, PairCounts, Row, Value};
use crate::agreement::{Comparison, Counted, Relation, comparisons, pairs_alone};
use crate::check::Graded;
use crate::lens::Shown;
use crate::matrix::{Cell, Matrix, cell_marks, unchecked_mark};
use crate::model::{CellState, Dossier, Mark, PartyIndex, PointIndex};
use crate::words;

/// Two parties and which of their numbers is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The party that is named first.
    pub row: PartyIndex,
    /// The other.
    pub column: PartyIndex,
    /// The number whose points are listed.
    pub counted: Counted,
    /// True where cells tell that nobody has signed off what they rest on.
    pub shows_unchecked: bool,
}

/// The shown points that are counted so of two parties, each with both positions; the counts of the
/// pair stand above them, so that no number stands alone.
#[must_use]
pub fn behind(
    dossier: &Dossier,
    matrix: &Matrix,
    shown: &Shown,
    grades: &[Graded],
    opened: Opened,
) -> Listing {
    let Opened {
        row: one,
        column: other,
        counted,
        shows_unchecked,
    } = opened;
    let agreement = pairs_alone(matrix, &[one, other], &shown.points);
    let names = [one, other].map(|party| dossier.party(party).name.as_str());
    let mut remarks = vec![scope(dossier, matrix, shown)];
    let mut rows = Vec::new();
    if let Some(pair) = agreement.pair(one, other) {
        remarks.push(format!(
            "All their points: {}",
            PairCounts::from(pair).text()
        ));
        let compared = Compared::new(grades);
        rows = comparisons(dossier, matrix, (one, other), &shown.points)
            .iter()
            .filter(|it| counted.counts(it.relation))
            .map(|it| {
                let mut row = compared_row(dossier, matrix, compared, it, [one, other]);
                if shows_unchecked {
                    mark_unchecked(dossier, matrix, it.point, [one, other], &mut row);
                }
                row
            })
            .collect();
    }
    Listing {
        title: format!(
            "{} and {}: {} {}",
            names[0],
            names[1],
            rows.len(),
            counted.heading()
        ),
        remarks,
        columns: vec![
            Column::words("Point", 4),
            Column::words(names[0], 5),
            Column::words(names[1], 5),
            Column::words("Relation", 3),
            Column::words("Time between", 3).below(),
        ],
        rows,
        empty: "No point is counted so".to_owned(),
    }
}

fn compared_row(
    dossier: &Dossier,
    matrix: &Matrix,
    compared: Compared<'_>,
    comparison: &Comparison,
    parties: [PartyIndex; 2],
) -> Row {
    let point = comparison.point;
    let cells = parties.map(|party| matrix.cell(point, party));
    let [one, other] = cells.map(|cell| side(dossier, matrix, compared, cell));
    let standing = cells.map(|cell| cell.standing.filter(|_| !cell.is_hole()));
    let between = match standing {
        [Some(one), Some(other)] => Value::words(words::sentence(&words::apart(
            dossier.statement(one),
            dossier.statement(other),
        ))),
        _ => Value::Empty,
    };
    row(
        group_of(dossier, point),
        vec![
            Value::strong(&dossier.point(point).title),
            one,
            other,
            Value::words(words::sentence(relation_words(comparison.relation))),
            between,
        ],
        Lead::Point(point),
    )
}

/// Tells of both positions of a row, behind the two of them, whether anybody has checked them.
fn mark_unchecked(
    dossier: &Dossier,
    matrix: &Matrix,
    point: PointIndex,
    parties: [PartyIndex; 2],
    row: &mut Row,
) {
    for (value, party) in row.values[1..].iter_mut().zip(parties) {
        let mark = unchecked_mark(dossier, matrix.cell(point, party));
        if let (Value::Lines(lines), Some(mark)) = (value, mark) {
            lines.push(Value::words(mark.words));
        }
    }
}

/// How the two stand to each other on one point, as it is counted.
fn relation_words(relation: Relation) -> &'static str {
    match relation {
        Relation::Agree => Counted::Agree,
        Relation::AgreeIf => Counted::AgreeIf,
        Relation::Differ => Counted::Differ,
        Relation::Unclear => Counted::Unclear,
        Relation::Hole => Counted::Holes,
    }
    .heading()
}

/// One position: the stance, its words with who said them when, and every mark of the cell; of a
/// hole what there is instead.
fn side(dossier: &Dossier, matrix: &Matrix, compared: Compared<'_>, cell: &Cell) -> Value {
    let mut lines = Vec::new();
    if let (Some(stance), Some(standing)) = (cell.stance, cell.standing) {
        let statement = dossier.statement(standing);
        lines.push(Value::Stance(stance));
        lines.push(super::fields::quotation(statement));
        lines.push(Value::words(format!(
            "{} ({})",
            words::who_line(dossier, statement),
            words::voice_words(dossier, statement)
        )));
        lines.push(super::fields::said(dossier, matrix, standing));
        lines.push(Value::words(words::source_line(
            dossier,
            dossier.source(statement.source),
        )));
        lines.extend(compared.doubt(dossier, standing));
    } else if cell.state == CellState::Silent {
        lines.push(Value::words("no sourced position"));
    } else {
        lines.extend(
            words::evidence_of_hole(dossier, cell)
                .into_iter()
                .map(|index| {
                    let statement = dossier.statement(index);
                    Value::Dashed {
                        stance: Some(statement.stance),
                        words: words::evidence_words(dossier, statement),
                    }
                }),
        );
        lines.push(Value::words("no sourced position of the whole party"));
    }
    // What doubts the quotation, who reports, and that a date is vague is told above.
    let is_told = |mark: Mark| {
        matches!(
            mark,
            Mark::Grade | Mark::Reported | Mark::PerhapsLater | Mark::Quotations
        )
    };
    let marks = cell_marks(dossier, cell, matrix.as_of, None);
    lines.extend(
        marks
            .into_iter()
            .filter(|it| !is_told(it.mark))
            .map(|it| Value::words(it.words)),
    );
    Value::Lines(lines)
}

#[cfg(test)]
mod tests {
    use super::super::samples::{party, shown_of, texts};
    use super::*;
    use crate::model::Stance::{Opposes, RulesOut, Supports};
    use crate::model::Statement;
    use crate::standing::cases::{PARTY, RIVAL, THIRD, claimed, dossier, own};

    #[test]
    fn both_words_stand_behind_a_number_with_their_dates_and_their_marks() {
        let dossier = dossier(vec![
            own(Opposes, "2025-08-01"),
            claimed(THIRD, Supports, "2025-08-04"),
            party(RIVAL, own(RulesOut, "2025-08-03")),
        ]);
        let (matrix, shown) = shown_of(&dossier, None);
        let open = |row, column, counted| {
            let opened = Opened {
                row,
                column,
                counted,
                shows_unchecked: false,
            };
            behind(&dossier, &matrix, &shown, &[], opened)
        };
        let listing = open(RIVAL, PARTY, Counted::Agree);
        assert_eq!(listing.title, "RIVAL and PARTY: 1 agree");
        assert_eq!(
            listing.remarks[1],
            "All their points: 1 agree, 0 differ, 0 unclear, 0 not comparable, too few to compare"
        );
        assert_eq!(
            texts(&listing),
            [[
                "Point",
                "Rules out, RulesOut 2025-08-03, Somebody (own words, paraphrased), 3 August 2025, “original”, 31 December 2025",
                "Opposes, Opposes 2025-08-01, Somebody (own words, paraphrased), 1 August 2025, “original”, 31 December 2025, contested by THIRD",
                "Agree",
                "2 days apart",
            ]]
        );
        let holes = open(PARTY, THIRD, Counted::Holes);
        assert_eq!(holes.rows[0].values[2].text(), "no sourced position");
        assert_eq!(holes.rows[0].values[3].text(), "Not comparable");
        assert!(holes.rows[0].values[4].is_empty());
        assert!(open(PARTY, THIRD, Counted::Agree).rows.is_empty());
    }

    #[test]
    fn what_nobody_has_checked_is_told_on_request_of_each_position() {
        let signed = Statement {
            checked_by: Some("B. Reader".to_owned()),
            ..own(Opposes, "2025-08-01")
        };
        let dossier = dossier(vec![signed, party(RIVAL, own(RulesOut, "2025-08-03"))]);
        let (matrix, shown) = shown_of(&dossier, None);
        for (shows_unchecked, expected) in [(false, [false, false]), (true, [false, true])] {
            for (row, column, counted) in [
                (PARTY, RIVAL, Counted::Agree),
                (RIVAL, PARTY, Counted::Agree),
                (PARTY, THIRD, Counted::Holes),
            ] {
                let opened = Opened {
                    row,
                    column,
                    counted,
                    shows_unchecked,
                };
                let listing = behind(&dossier, &matrix, &shown, &[], opened);
                let says = |at: usize| listing.rows[0].values[at].text().contains("unchecked");
                let expected = match (row, column) {
                    (RIVAL, _) => [expected[1], expected[0]],
                    // Silence says nothing that could be checked.
                    (_, THIRD) => [false, false],
                    _ => expected,
                };
                assert_eq!([says(1), says(2)], expected, "{row:?} {column:?}");
            }
        }
    }
}
