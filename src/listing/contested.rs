//! Claims against parties' own words: every contradiction of the record, both words face to face.

use super::compared::Compared;
use super::fields::{cells_shown, empty, group_of, quotation, remarks, row, said, stance};
use super::{Column, Lead, Listing, Row, Value};
use crate::check::Graded;
use crate::finding::Count;
use crate::lens::Shown;
use crate::matrix::{Cell, Matrix};
use crate::model::{Dossier, StatementIndex, Voice};
use crate::standing::Conflict;
use crate::words;

/// Every conflict of the shown cells once, by theme, point and party.
#[must_use]
pub fn contested(dossier: &Dossier, matrix: &Matrix, shown: &Shown, grades: &[Graded]) -> Listing {
    let compared = Compared::new(grades);
    let rows: Vec<Row> = shown
        .cells(matrix)
        .flat_map(|cell| {
            cell.conflicts
                .iter()
                .map(|conflict| against(dossier, matrix, compared, cell, conflict))
        })
        .collect();
    let cells = shown
        .cells(matrix)
        .filter(|cell| cell.is_disputed())
        .count();
    let mut remarks = remarks(dossier, matrix, shown);
    remarks.push(format!(
        "{} in {cells} of {}",
        Count::new(rows.len(), "contradiction", "contradictions"),
        cells_shown(shown)
    ));
    if !rows.is_empty() {
        remarks.push("What one party says about another is never that one’s position".to_owned());
    }
    remarks.extend(compared.remark());
    Listing {
        title: "Contested: claims against parties’ own words".to_owned(),
        remarks,
        columns: vec![
            Column::words("Point", 4),
            Column::words("Party", 4).below(),
            Column::words("Words", 6),
            Column::words("Contradicted by", 6),
            Column::words("Conflict", 4),
        ],
        rows,
        empty: empty(shown, "Nothing that is shown is contested"),
    }
}

fn against(
    dossier: &Dossier,
    matrix: &Matrix,
    compared: Compared<'_>,
    cell: &Cell,
    conflict: &Conflict,
) -> Row {
    let (word, other, kind) = match *conflict {
        Conflict::Claim { claim, word } => {
            let kind = match dossier.statement(word).voice {
                Voice::Own => "A claim against the party’s own words",
                _ => "A claim against a reported position",
            };
            (word, claim, kind)
        }
        Conflict::Claimants { first, second } => (first, second, "Two claims against each other"),
        Conflict::SameVoice { other, word } => {
            (word, other, "Opposite words of the same voice and days")
        }
    };
    let face = |index: StatementIndex| {
        let statement = dossier.statement(index);
        Value::Lines(vec![
            stance(dossier, statement),
            quotation(statement),
            Value::words(format!(
                "{} ({})",
                words::who_line(dossier, statement),
                words::voice_words(dossier, statement)
            )),
            said(dossier, matrix, index),
            Value::words(words::source_line(
                dossier,
                dossier.source(statement.source),
            )),
            compared.found(dossier, index),
        ])
    };
    row(
        group_of(dossier, cell.point),
        vec![
            Value::strong(&dossier.point(cell.point).title),
            Value::words(&dossier.party(cell.party).name),
            face(word),
            face(other),
            Value::Lines(vec![
                Value::strong(kind),
                Value::words(format!(
                    "Said {}",
                    words::apart(dossier.statement(word), dossier.statement(other))
                )),
            ]),
        ],
        Lead::Conflict(cell.point, cell.party),
    )
}

#[cfg(test)]
mod tests {
    use super::super::samples::{graded, shown_of, texts};
    use super::*;
    use crate::model::PointIndex;
    use crate::model::Stance::{Opposes, Supports};
    use crate::quote::Grade;
    use crate::standing::cases::{PARTY, RIVAL, THIRD, claimed, dossier, own, reported};

    #[test]
    fn every_conflict_is_told_once_with_both_words() {
        let dossier = dossier(vec![
            own(Opposes, "2025-08-01"),
            claimed(RIVAL, Supports, "2025-08-04"),
            claimed(THIRD, Opposes, "2025-08"),
        ]);
        let (matrix, shown) = shown_of(&dossier, None);
        let listing = contested(&dossier, &matrix, &shown, &[]);
        assert_eq!(
            texts(&listing),
            [[
                "Point",
                "PARTY",
                "Opposes, Opposes 2025-08-01, Somebody (own words, paraphrased), 1 August 2025, “original”, 31 December 2025",
                "claimed by RIVAL: supports, Supports 2025-08-04, Somebody (claimed by RIVAL), 4 August 2025, “original”, 31 December 2025",
                "A claim against the party’s own words, Said 3 days apart",
            ]]
        );
        assert_eq!(listing.rows[0].lead, Lead::Conflict(PointIndex(0), PARTY));
        assert_eq!(listing.remarks[1], "1 contradiction in 1 of 3 cells shown");
    }

    #[test]
    fn each_kind_of_conflict_has_its_words() {
        let cases = [
            (
                vec![
                    reported(Opposes, "2025-08-01"),
                    claimed(RIVAL, Supports, "2025-08-04"),
                ],
                "A claim against a reported position",
            ),
            (
                vec![
                    claimed(RIVAL, Supports, "2025-08-04"),
                    claimed(THIRD, Opposes, "2025-08-05"),
                ],
                "Two claims against each other",
            ),
            (
                vec![own(Opposes, "2025-08"), own(Supports, "2025-08")],
                "Opposite words of the same voice and days",
            ),
        ];
        for (statements, expected) in cases {
            let dossier = dossier(statements);
            let (matrix, shown) = shown_of(&dossier, None);
            let listing = contested(&dossier, &matrix, &shown, &[]);
            let [row] = listing.rows.as_slice() else {
                panic!("{expected}: {} rows", listing.rows.len());
            };
            let told = row.values[4].text();
            assert!(told.starts_with(expected), "{told}");
        }
    }

    #[test]
    fn a_word_that_its_source_does_not_print_says_so() {
        let dossier = dossier(vec![
            own(Opposes, "2025-08-01"),
            claimed(RIVAL, Supports, "2025-08-04"),
        ]);
        let (matrix, shown) = shown_of(&dossier, None);
        let grades = graded(vec![Grade::Exact { at: 0..1 }, Grade::Missing]);
        let listing = contested(&dossier, &matrix, &shown, &grades);
        let ends = |at: usize, words: &str| {
            let told = listing.rows[0].values[at].text();
            assert!(told.ends_with(words), "{told}");
        };
        ends(2, "\nmatches the source text");
        ends(3, "\nquotation not in the source");
    }
}
