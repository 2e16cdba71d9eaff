//! What a file has and could not be read, in sentences.

use crate::finding::{Count, RecordKind, list_and};
use crate::model::{LeftOut, PointIndex};

/// `Made from a file with errors: 8 records were left out (1 source and 7 statements)`; nothing
/// for a file without errors.
#[must_use]
pub fn left_out_line(left_out: &LeftOut) -> Option<String> {
    let records = left_out.records().len();
    if records == 0 {
        let sentence = "Made from a file with errors, for which no record was left out";
        return (left_out.errors > 0).then(|| sentence.to_owned());
    }
    let kinds: Vec<String> = RecordKind::ALL
        .into_iter()
        .map(|kind| Count::new(left_out.of_kind(kind), kind.word(), kind.list()))
        .filter(|count| count.number() > 0)
        .map(|count| count.to_string())
        .collect();
    let verb = if records == 1 { "was" } else { "were" };
    Some(format!(
        "Made from a file with errors: {} {verb} left out ({})",
        Count::new(records, "record", "records"),
        list_and(&kinds)
    ))
}

/// `2 statements on this point were left out, of whom is not known`; nothing where there is none.
#[must_use]
pub fn left_out_of_row(left_out: &LeftOut, point: PointIndex) -> Option<String> {
    let statements = left_out.of_row(point);
    let verb = if statements == 1 { "was" } else { "were" };
    let count = Count::new(statements, "statement", "statements");
    (statements > 0)
        .then(|| format!("{count} on this point {verb} left out; which party’s is not known"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LeftOutRecord;

    #[test]
    fn what_was_left_out_is_counted_by_kind() {
        use RecordKind::{Party, Source, Statement};
        let cases: [(usize, &[RecordKind], Option<&str>); 5] = [
            (0, &[], None),
            (
                1,
                &[],
                Some("Made from a file with errors, for which no record was left out"),
            ),
            (
                1,
                &[Statement],
                Some("Made from a file with errors: 1 record was left out (1 statement)"),
            ),
            (
                1,
                &[Source, Statement, Statement],
                Some(
                    "Made from a file with errors: 3 records were left out (1 source and 2 statements)",
                ),
            ),
            (
                3,
                &[Statement, Party, Party],
                Some(
                    "Made from a file with errors: 3 records were left out (2 parties and 1 statement)",
                ),
            ),
        ];
        for (errors, kinds, expected) in cases {
            let records = kinds.iter().map(|&kind| LeftOutRecord {
                kind,
                point: Some(PointIndex(0)).filter(|_| kind == Statement),
                party: None,
            });
            let left_out = LeftOut::new(errors, records.collect());
            assert_eq!(left_out_line(&left_out).as_deref(), expected);
            let of_row = left_out.of_kind(Statement);
            let said = left_out_of_row(&left_out, PointIndex(0)).is_some();
            assert_eq!(said, of_row > 0, "{kinds:?}");
            assert_eq!(left_out_of_row(&left_out, PointIndex(1)), None);
        }
    }
}
