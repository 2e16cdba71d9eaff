//! Claims against parties' own words: every contradiction of the record, both words face to face.

use super::fields::{cells_shown, group_of, quotation, remarks, row, said, stance};
use super::{Column, Lead, Listing, Row, Value};
use crate::finding::Count;
use crate::lens::Shown;
use crate::matrix::{Cell, Matrix};
use crate::model::{Dating, Dossier, Statement, StatementIndex, Voice};
use crate::standing::Conflict;
use crate::words;

/// Every conflict of the shown cells once, by theme, point and party.
#[must_use]
pub fn contested(dossier: &Dossier, matrix: &Matrix, shown: &Shown) -> Listing {
    let rows: Vec<Row> = shown
        .cells(matrix)
        .flat_map(|cell| {
            cell.conflicts
                .iter()
                .map(|conflict| against(dossier, matrix, cell, conflict))
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
        empty: "Nothing that is shown is contested".to_owned(),
    }
}

fn against(dossier: &Dossier, matrix: &Matrix, cell: &Cell, conflict: &Conflict) -> Row {
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
                Value::words(time_between(
                    dossier.statement(word),
                    dossier.statement(other),
                )),
            ]),
        ],
        Lead::Conflict(cell.point, cell.party),
    )
}

/// How far apart two statements were made at least, and which came first is left to their dates.
fn time_between(one: &Statement, other: &Statement) -> String {
    if one.said.overlaps(other.said) {
        return if one.said.first_day() == one.said.last_day() && one.said == other.said {
            "Said on the same day".to_owned()
        } else {
            "Perhaps said on the same day".to_owned()
        };
    }
    let (earlier, later) = if one.day() < other.day() {
        (one, other)
    } else {
        (other, one)
    };
    let days = (later.said.first_day() - earlier.said.last_day()).get_days();
    let days = usize::try_from(days).unwrap_or_default();
    let is_exact = [earlier, later]
        .into_iter()
        .all(|it| it.said.first_day() == it.said.last_day());
    let least = if is_exact { "" } else { "at least " };
    let is_inferred = [earlier, later]
        .into_iter()
        .any(|it| matches!(it.dating, Dating::Inferred(_)));
    let by = if is_inferred {
        ", by inferred dates"
    } else {
        ""
    };
    format!("Said {least}{} apart{by}", Count::new(days, "day", "days"))
}

#[cfg(test)]
mod tests {
    use super::super::samples::{shown_of, texts};
    use super::*;
    use crate::model::PointIndex;
    use crate::model::Stance::{Opposes, Supports};
    use crate::standing::cases::{PARTY, RIVAL, THIRD, claimed, dossier, own, reported};

    #[test]
    fn every_conflict_is_told_once_with_both_words() {
        let dossier = dossier(vec![
            own(Opposes, "2025-08-01"),
            claimed(RIVAL, Supports, "2025-08-04"),
            claimed(THIRD, Opposes, "2025-08"),
        ]);
        let (matrix, shown) = shown_of(&dossier, None);
        let listing = contested(&dossier, &matrix, &shown);
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
            let listing = contested(&dossier, &matrix, &shown);
            let [row] = listing.rows.as_slice() else {
                panic!("{expected}: {} rows", listing.rows.len());
            };
            let told = row.values[4].text();
            assert!(told.starts_with(expected), "{told}");
        }
    }

    #[test]
    fn the_time_between_two_words_is_never_more_exact_than_their_dates() {
        let cases = [
            ("2025-08-01", "2025-08-04", "Said 3 days apart"),
            ("2025-08-04", "2025-08-03", "Said 1 day apart"),
            ("2025-08-01", "2025-08-01", "Said on the same day"),
            ("2025-08", "2025-08", "Perhaps said on the same day"),
            ("2025-08-01", "2025-08", "Perhaps said on the same day"),
            ("2025-07", "2025-08-02", "Said at least 2 days apart"),
        ];
        for (one, other, expected) in cases {
            let (one, other) = (own(Opposes, one), own(Supports, other));
            assert_eq!(time_between(&one, &other), expected);
        }
        let inferred = Statement {
            dating: Dating::Inferred("it says so".to_owned()),
            ..own(Opposes, "2025-08-01")
        };
        assert_eq!(
            time_between(&inferred, &own(Supports, "2025-08-04")),
            "Said 3 days apart, by inferred dates"
        );
    }
}
