//! What the timeline says in words: a mark's name, and what two dates have in common.

use super::{said_words, voice_words};
use crate::finding::Count;
use crate::lens::Shown;
use crate::matrix::{Comparison, Matrix};
use crate::model::{DateSpan, Day, Dossier, StatementIndex};
use crate::standing;

/// The name of a statement's mark: party, point, stance, by whose word, when, and whether that is
/// certain on the date that is looked at.
#[must_use]
pub fn mark_name(dossier: &Dossier, index: StatementIndex, as_of: Option<Day>) -> String {
    let statement = dossier.statement(index);
    let mut name = format!(
        "{} on {}: {}, {}, {}",
        dossier.party(statement.party).name,
        dossier.point(statement.point).title,
        statement.stance.words(),
        voice_words(dossier, statement),
        said_words(statement),
    );
    if standing::may_not_yet_have_been_said(dossier, index, as_of) {
        name.push_str(", perhaps later");
    } else if !standing::is_visible(dossier, index, as_of) {
        name.push_str(", after this date");
    }
    name
}

/// What is compared with what, and how many of the shown cells differ.
#[must_use]
pub fn comparison_line(comparison: &Comparison, shown: &Shown, matrix: &Matrix) -> String {
    let cells = shown.points.len() * shown.columns.len();
    let points = shown.points.iter();
    let differing = points
        .filter(|&&point| !comparison.shares_row(matrix, point))
        .flat_map(|&point| shown.columns.iter().map(move |&party| (point, party)))
        .filter(|&(point, party)| comparison.difference(matrix.cell(point, party)).is_some())
        .count();
    let with = comparison.with.map_or_else(
        || "the newest state".to_owned(),
        |day| DateSpan::day(day).words(),
    );
    let verb = if differing == 1 { "differs" } else { "differ" };
    let cells = Count::new(cells, "cell", "cells");
    format!("compared with {with}: {differing} of {cells} {verb}")
}

/// What a step through the dates is announced with.
#[must_use]
pub fn step_line(day: Option<Day>, changed: usize) -> String {
    let date = day.map_or_else(
        || "All dates".to_owned(),
        |day| format!("As of {}", DateSpan::day(day).words()),
    );
    match changed {
        0 => format!("{date}: no cell changed"),
        _ => format!("{date}: {} changed", Count::new(changed, "cell", "cells")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lens::{Lens, SearchIndex};
    use crate::matrix::CellIndex;
    use crate::model::Stance::{Opposes, Supports};
    use crate::standing::cases::{RIVAL, claimed, dossier, own, span};

    #[test]
    fn a_mark_is_named_by_who_what_and_when() {
        let dossier = dossier(vec![
            own(Supports, "2025-08-01/2025-08-20"),
            claimed(RIVAL, Opposes, "2025-09-01"),
        ]);
        let cases = [
            (
                0,
                None,
                "PARTY on Point: supports, own words, paraphrased, 1 to 20 August 2025",
            ),
            (
                0,
                Some("2025-08-10"),
                "PARTY on Point: supports, own words, paraphrased, 1 to 20 August 2025, perhaps later",
            ),
            (
                1,
                Some("2025-08-10"),
                "PARTY on Point: opposes, claimed by RIVAL, 1 September 2025, after this date",
            ),
        ];
        for (index, as_of, expected) in cases {
            let as_of = as_of.map(|text| span(text).last_day());
            assert_eq!(mark_name(&dossier, StatementIndex(index), as_of), expected);
        }
    }

    #[test]
    fn the_line_counts_what_differs_among_what_is_shown() {
        let dossier = dossier(vec![
            own(Supports, "2025-08-01"),
            own(Opposes, "2025-09-01"),
        ]);
        let index = CellIndex::new(&dossier);
        let lens = Lens {
            as_of: Some("2025-08".to_owned()),
            ..Lens::default()
        };
        let matrix = Matrix::derive(&dossier, &index, lens.day());
        let shown = lens.show(&dossier, &matrix, &SearchIndex::new(&dossier));
        let newest = Comparison::new(&dossier, &index, None);
        assert_eq!(
            comparison_line(&newest, &shown, &matrix),
            "compared with the newest state: 1 of 3 cells differs"
        );
        assert_eq!(step_line(None, 0), "All dates: no cell changed");
        assert_eq!(
            step_line(lens.day(), 2),
            "As of 31 August 2025: 2 cells changed"
        );
    }
}
