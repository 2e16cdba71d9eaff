//! The holes of a matrix as work to be done: each cell without a position of the whole party, and
//! what exists there instead.

use super::compared::Compared;
use super::fields::{cells_shown, empty, group_of, remarks, row};
use super::{Column, Lead, Listing, Row, Value};
use crate::check::Graded;
use crate::finding::{Count, list_and};
use crate::lens::Shown;
use crate::matrix::{Cell, Matrix, quotation_count, tally_of_states};
use crate::model::{CellState, Dossier};
use crate::words;

/// Every shown cell that has no position, by theme, point and party. With the positions they make
/// all the cells that are shown.
#[must_use]
pub fn gaps(dossier: &Dossier, matrix: &Matrix, shown: &Shown, grades: &[Graded]) -> Listing {
    let compared = Compared::new(grades);
    let rows: Vec<Row> = shown
        .cells(matrix)
        .filter(|cell| cell.is_hole())
        .map(|cell| gap(dossier, compared, cell))
        .collect();
    let mut remarks = remarks(dossier, matrix, shown);
    remarks.push(counts(shown, matrix, rows.len()));
    Listing {
        title: "Gaps: cells without a sourced position".to_owned(),
        remarks,
        columns: vec![
            Column::words("Point", 5),
            Column::words("Party", 3),
            Column::words("State", 3).below(),
            Column::words("What there is instead", 6),
            Column::number("Quotations", 2),
            Column::words("Latest", 3),
        ],
        rows,
        empty: empty(shown, "Every cell that is shown has a sourced position"),
    }
}

/// How many of how many, and how many of each kind.
fn counts(shown: &Shown, matrix: &Matrix, holes: usize) -> String {
    let of_each: Vec<String> = tally_of_states(shown.cells(matrix))
        .into_iter()
        .filter(|(state, count)| *state != CellState::Position && *count > 0)
        .map(|(state, count)| format!("{count} {}", state_words(state).to_lowercase()))
        .collect();
    let have = if holes == 1 { "has" } else { "have" };
    let line = format!(
        "{holes} of {} {have} no sourced position of the whole party",
        cells_shown(shown)
    );
    if of_each.is_empty() {
        line
    } else {
        format!("{line}: {}", list_and(&of_each))
    }
}

/// What kind of evidence there is, in a word or two.
fn state_words(state: CellState) -> &'static str {
    match state {
        CellState::Position => "Position",
        CellState::PartOnly => "Part only",
        CellState::ClaimsOnly => "Claims only",
        CellState::AnalystsOnly => "Analysts only",
        CellState::Silent => "Silent",
    }
}

fn gap(dossier: &Dossier, compared: Compared<'_>, cell: &Cell) -> Row {
    let latest = cell
        .statements
        .iter()
        .map(|&index| dossier.statement(index))
        .max_by_key(|statement| (statement.day(), statement.number))
        .map_or(Value::Empty, |statement| Value::Date {
            span: statement.said,
            dating: statement.dating.clone(),
        });
    row(
        group_of(dossier, cell.point),
        vec![
            Value::strong(&dossier.point(cell.point).title),
            Value::words(&dossier.party(cell.party).name),
            Value::words(state_words(cell.state)),
            instead(dossier, compared, cell),
            Value::number(quotation_count(dossier, &cell.statements)),
            latest,
        ],
        Lead::Cell(cell.point, cell.party),
    )
}

/// Who says what instead, and what of the cell could not be read: that is no silence.
fn instead(dossier: &Dossier, compared: Compared<'_>, cell: &Cell) -> Value {
    let mut lines: Vec<Value> = words::evidence_of_hole(dossier, cell)
        .into_iter()
        .flat_map(|index| {
            let statement = dossier.statement(index);
            let said = Value::Dashed {
                stance: Some(statement.stance),
                words: words::evidence_words(dossier, statement),
            };
            std::iter::once(said).chain(compared.doubt(dossier, index))
        })
        .collect();
    if lines.is_empty() {
        lines.push(Value::words("nothing in these sources"));
    }
    let left_out = dossier.left_out.of_cell(cell.point, cell.party);
    if left_out > 0 {
        let count = Count::new(left_out, "statement", "statements");
        let verb = if left_out == 1 { "was" } else { "were" };
        lines.push(Value::strong(format!(
            "{count} of this cell {verb} left out of a file with errors"
        )));
    }
    lines.extend(words::left_out_of_row(&dossier.left_out, cell.point).map(Value::strong));
    Value::Lines(lines)
}

#[cfg(test)]
mod tests {
    use super::super::samples::{graded, party, shown_of, texts};
    use super::*;
    use crate::finding::RecordKind;
    use crate::model::Stance::{Opposes, Supports, SupportsIf};
    use crate::model::{LeftOut, LeftOutRecord, PartyIndex, PointIndex};
    use crate::quote::Grade;
    use crate::standing::cases::{
        PARTY, RIVAL, THIRD, analyst, claimed, copied, dossier, own, part,
    };

    #[test]
    fn each_hole_tells_what_exists_instead() {
        let dossier = dossier(vec![
            claimed(RIVAL, Supports, "2025-02-01"),
            copied(claimed(RIVAL, Supports, "2025-02-01")),
            analyst(Opposes, "2025-03"),
            party(RIVAL, own(Supports, "2025-01-01")),
            party(THIRD, part(own(SupportsIf, "2025-04-01"))),
        ]);
        let (matrix, shown) = shown_of(&dossier, None);
        let listing = gaps(&dossier, &matrix, &shown, &[]);
        assert_eq!(
            texts(&listing),
            [
                [
                    "Point",
                    "PARTY",
                    "Claims only",
                    "claimed by RIVAL: supports, analyst, Somebody: opposes",
                    "2",
                    "March 2025",
                ],
                [
                    "Point",
                    "THIRD",
                    "Part only",
                    "part only, a part: supports, if",
                    "1",
                    "1 April 2025",
                ],
            ]
        );
        assert_eq!(
            listing.remarks,
            [
                "Statements of all dates",
                "2 of 3 cells shown have no sourced position of the whole party: 1 part only and 1 claims only",
            ]
        );
        assert_eq!(listing.rows[0].lead, Lead::Cell(PointIndex(0), PARTY));
    }

    #[test]
    fn a_date_opens_gaps_and_silence_is_told_as_silence() {
        let dossier = dossier(vec![own(Supports, "2025-06-01")]);
        let as_of = |day: &str| {
            let (matrix, shown) = shown_of(&dossier, Some(day));
            gaps(&dossier, &matrix, &shown, &[])
        };
        let before = as_of("2025-05");
        assert_eq!(before.rows.len(), 3);
        assert_eq!(
            texts(&before)[0],
            [
                "Point",
                "PARTY",
                "Silent",
                "nothing in these sources",
                "0",
                ""
            ]
        );
        assert_eq!(before.remarks[0], "As of 31 May 2025");
        assert_eq!(as_of("2025-06").rows.len(), 2);
    }

    #[test]
    fn what_could_not_be_read_is_no_silence() {
        let mut dossier = dossier(vec![]);
        let record = |party| LeftOutRecord {
            kind: RecordKind::Statement,
            point: Some(PointIndex(0)),
            party,
        };
        dossier.left_out = LeftOut::new(2, vec![record(Some(PartyIndex(0))), record(None)]);
        let (matrix, shown) = shown_of(&dossier, None);
        let listing = gaps(&dossier, &matrix, &shown, &[]);
        let of_row = "1 statement on this point was left out; which party’s is not known";
        assert_eq!(
            listing.rows[0].values[3].text(),
            format!(
                "nothing in these sources\n1 statement of this cell was left out of a file with errors\n{of_row}"
            )
        );
        assert_eq!(
            listing.rows[1].values[3].text(),
            format!("nothing in these sources\n{of_row}")
        );
        assert!(listing.remarks[1].starts_with("Made from a file with errors"));
    }

    #[test]
    fn a_claim_that_its_source_does_not_print_says_so() {
        let dossier = dossier(vec![claimed(RIVAL, Supports, "2025-02-01")]);
        let (matrix, shown) = shown_of(&dossier, None);
        let grades = graded(vec![Grade::Missing]);
        assert_eq!(
            gaps(&dossier, &matrix, &shown, &grades).rows[0].values[3].text(),
            "claimed by RIVAL: supports\nquotation not in the source"
        );
    }

    #[test]
    fn where_nothing_is_shown_nothing_is_said_to_be_whole() {
        let dossier = dossier(Vec::new());
        let (matrix, mut shown) = shown_of(&dossier, None);
        shown.points.clear();
        assert_eq!(
            gaps(&dossier, &matrix, &shown, &[]).empty,
            "No cell is shown"
        );
    }
}
