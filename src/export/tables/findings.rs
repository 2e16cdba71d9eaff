//! What loading and checking the file had to say, a row each.

use super::{Field, Table};
use crate::finding::Finding;

const COLUMNS: [(&str, u16); 7] = [
    ("Severity", 10),
    ("Code", 24),
    ("Finding", 80),
    ("Line", 7),
    ("Column", 8),
    ("Record", 16),
    ("What to do", 60),
];

/// Every finding in the order in which it was told.
pub(in crate::export) fn findings(findings: &[Finding]) -> Table {
    let mut table = Table::new(&COLUMNS);
    table.rows.extend(findings.iter().map(|finding| {
        let place = |number: Option<usize>| number.map_or(Field::Empty, Field::count);
        let record = finding.record.map(|record| {
            // Records are counted from 1 wherever a person reads of them.
            format!("{} {}", record.kind.word(), record.number.saturating_add(1))
        });
        vec![
            Field::text(finding.severity.key()),
            Field::text(finding.code.key()),
            Field::text(finding.message.as_str()),
            place(finding.place.map(|place| place.line)),
            place(finding.place.map(|place| place.column)),
            Field::maybe(record.as_ref()),
            Field::text(finding.hints.join("\n")),
        ]
    }));
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Code, Place, RecordKind};

    #[test]
    fn a_finding_is_told_with_its_place_and_what_to_do() {
        let place = Place {
            line: 12,
            column: 5,
        };
        let mut told = Finding::new(Code::ALL[0], "something is wrong")
            .at(Some(place))
            .about(RecordKind::Statement, 3);
        told.hints = vec!["mend it".to_owned(), "or take it out".to_owned()];
        let table = findings(&[told.clone(), Finding::new(Code::ALL[0], "no place")]);
        let words: Vec<String> = table.rows[0].iter().map(Field::words).collect();
        assert_eq!(
            words[2..],
            [
                "something is wrong",
                "12",
                "5",
                "statement 4",
                "mend it\nor take it out"
            ]
        );
        assert_eq!(words[0], told.severity.key());
        assert_eq!(table.rows[1][3..], [const { Field::Empty }; 4]);
    }
}
