//! Every visible statement by its date: the timeline for those who cannot see it.

use super::compared::Compared;
use super::fields::{empty, quotation, remarks, row, said, stance};
use super::{Column, Lead, Listing, Row, Value};
use crate::check::Graded;
use crate::finding::Count;
use crate::lens::Shown;
use crate::matrix::Matrix;
use crate::model::{Dossier, StatementIndex};
use crate::words;

/// Every visible statement of the shown cells once, oldest first by the day from which it counts;
/// with what comparing its quotation found, where that was done.
#[must_use]
pub fn statements(dossier: &Dossier, matrix: &Matrix, shown: &Shown, grades: &[Graded]) -> Listing {
    let compared = Compared::new(grades);
    let mut indices: Vec<StatementIndex> = shown
        .cells(matrix)
        .flat_map(|cell| cell.statements.iter().copied())
        .collect();
    indices.sort_by_key(|&index| {
        let statement = dossier.statement(index);
        (statement.day(), statement.said.last_day(), index)
    });
    let mut remarks = remarks(dossier, matrix, shown);
    remarks.push(format!(
        "{} of {}",
        indices.len(),
        Count::new(dossier.statements.len(), "statement", "statements")
    ));
    remarks.extend(compared.remark());
    let mut columns = vec![
        Column::words("Date", 3),
        Column::words("Party", 4),
        Column::words("Point", 4).below(),
        Column::words("Stance", 4),
        Column::words("Voice", 4).below(),
        Column::words("Quotation", 9),
        Column::words("Speaker", 9).below(),
        Column::words("Source", 9).below(),
    ];
    columns.extend(compared.column());
    Listing {
        title: "Statements by date".to_owned(),
        remarks,
        columns,
        rows: indices
            .into_iter()
            .map(|index| told(dossier, matrix, compared, index))
            .collect(),
        empty: empty(shown, "No statement is visible"),
    }
}

fn told(dossier: &Dossier, matrix: &Matrix, compared: Compared<'_>, index: StatementIndex) -> Row {
    let statement = dossier.statement(index);
    let mut values = vec![
        said(dossier, matrix, index),
        Value::strong(&dossier.party(statement.party).name),
        Value::words(&dossier.point(statement.point).title),
        stance(dossier, statement),
        Value::words(words::voice_heading(dossier, statement)),
        quotation(statement),
        Value::words(words::who_line(dossier, statement)),
        Value::words(words::source_line(
            dossier,
            dossier.source(statement.source),
        )),
    ];
    if compared.was_compared {
        values.push(compared.found(dossier, index));
    }
    row(None, values, Lead::Statement(index))
}

#[cfg(test)]
mod tests {
    use super::super::samples::{graded, party, shown_of, texts};
    use super::*;
    use crate::model::Stance::{Opposes, Supports};
    use crate::model::{Dating, Statement};
    use crate::quote::Grade;
    use crate::standing::cases::{RIVAL, claimed, dossier, own, part};

    #[test]
    fn statements_stand_in_the_order_of_their_days() {
        let inferred = Statement {
            dating: Dating::Inferred("last week".to_owned()),
            ..own(Supports, "2025-07")
        };
        let dossier = dossier(vec![
            claimed(RIVAL, Supports, "2025-08-04"),
            part(own(Opposes, "2025-07-01")),
            inferred,
            party(RIVAL, own(Opposes, "2025-01-01")),
        ]);
        let (matrix, shown) = shown_of(&dossier, Some("2025-07-10"));
        let listing = statements(&dossier, &matrix, &shown, &[]);
        let rows = texts(&listing);
        let dates: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(
            dates,
            [
                "1 January 2025",
                "1 July 2025",
                "July 2025 (inferred), perhaps later",
            ]
        );
        let stances: Vec<&str> = rows.iter().map(|row| row[3].as_str()).collect();
        assert_eq!(
            stances,
            ["Opposes", "part only, a part: opposes", "Supports"]
        );
        assert_eq!(listing.remarks, ["As of 10 July 2025", "3 of 4 statements"]);
        let leads: Vec<Lead> = listing.rows.iter().map(|row| row.lead).collect();
        let wanted = [3, 1, 2].map(|at| Lead::Statement(StatementIndex(at)));
        assert_eq!(leads, wanted);
    }

    #[test]
    fn a_quotation_that_its_source_does_not_print_says_so_and_no_text_is_no_match() {
        let dossier = dossier(vec![
            own(Supports, "2025-01-01"),
            own(Opposes, "2025-02-01"),
            own(Opposes, "2025-03-01"),
        ]);
        let (matrix, shown) = shown_of(&dossier, None);
        let listed =
            |found: [Grade; 3]| statements(&dossier, &matrix, &shown, &graded(found.to_vec()));
        let listing = listed([Grade::Exact { at: 0..1 }, Grade::Missing, Grade::NoText]);
        assert_eq!(listing.columns[8].name, "Source text");
        let found: Vec<&Value> = listing.rows.iter().map(|row| &row.values[8]).collect();
        assert_eq!(
            found,
            [
                &Value::words("matches the source text"),
                &Value::strong("quotation not in the source"),
                &Value::words("no source text at hand"),
            ]
        );
        assert_eq!(
            listing.remarks.last().map(String::as_str),
            Some("A match proves what the source prints, not what was said")
        );
        let without = listed([Grade::NoText, Grade::NoText, Grade::NoText]);
        assert_eq!(without.columns.len(), 8);
    }
}
