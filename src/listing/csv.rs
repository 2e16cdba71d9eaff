//! A listing as comma-separated values: UTF-8, RFC 4180, a header, then one line for each row.
//!
//! Only the table is written. A spreadsheet takes what begins with certain signs for a formula and
//! would compute or fetch what a source happens to print; such a line gets an apostrophe before it.

use ::csv::{Terminator, WriterBuilder};

use super::{Listing, Value};

/// What a spreadsheet may take for the beginning of a formula, by the advice of OWASP on CSV
/// injection.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The listing as CSV. Where rows stand in groups, the group is the first column.
#[must_use]
pub fn csv(listing: &Listing) -> Vec<u8> {
    let has_groups = listing.rows.iter().any(|row| row.group.is_some());
    let group = |words: &str| has_groups.then(|| harmless(words));
    let header = listing
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| harmless(&heading(listing, at, &column.name)));
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    // Every row has a field for every column, and a list in memory takes whatever is written.
    let _ = writer.write_record(group("Group").into_iter().chain(header));
    for row in &listing.rows {
        let fields = row.values.iter().map(field);
        let group = group(row.group.as_deref().unwrap_or_default());
        let _ = writer.write_record(group.into_iter().chain(fields));
    }
    writer.into_inner().unwrap_or_default()
}

/// The name of a column. A table has no place for remarks, and no stance leaves the program without
/// saying whose reading it is.
fn heading(listing: &Listing, at: usize, name: &str) -> String {
    let has_stances = listing
        .rows
        .iter()
        .any(|row| row.values.get(at).is_some_and(has_stance));
    match name {
        _ if !has_stances => name.to_owned(),
        "Stance" => "Stance as read by the editors".to_owned(),
        _ => format!("{name} (stances as read by the editors)"),
    }
}

fn has_stance(value: &Value) -> bool {
    match value {
        Value::Stance(_) | Value::Dashed { .. } => true,
        Value::Lines(lines) => lines.iter().any(has_stance),
        _ => false,
    }
}

fn field(value: &Value) -> String {
    harmless(&value.text())
}

/// The words with an apostrophe before each line that could be taken for a formula.
fn harmless(words: &str) -> String {
    let lines: Vec<String> = words
        .split('\n')
        .map(|line| {
            if line.starts_with(FORMULA) {
                format!("'{line}")
            } else {
                line.to_owned()
            }
        })
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::super::{Column, Row};
    use super::*;
    use crate::model::Stance;

    fn listing(groups: [Option<&str>; 2], fields: [Vec<Value>; 2]) -> Listing {
        Listing {
            title: "Left out".to_owned(),
            remarks: vec!["Left out too".to_owned()],
            columns: vec![
                Column::words("Point, title", 1),
                Column::number("Of", 1).below(),
            ],
            rows: groups
                .into_iter()
                .zip(fields)
                .map(|(group, values)| Row {
                    group: group.map(str::to_owned),
                    values,
                    ..Row::default()
                })
                .collect(),
            empty: "Nothing".to_owned(),
        }
    }

    fn written(listing: &Listing) -> String {
        String::from_utf8(csv(listing)).expect("text is UTF-8")
    }

    #[test]
    fn a_listing_is_written_byte_for_byte() {
        let quotation = Value::Quotation {
            words: "“No,” she said".to_owned(),
            inked: Vec::new(),
        };
        let listing = listing(
            [Some("Waters"), None],
            [
                vec![
                    Value::Lines(vec![Value::Stance(Stance::RulesOut), quotation]),
                    Value::Number(3),
                ],
                vec![Value::words("says \"no\""), Value::Empty],
            ],
        );
        assert_eq!(
            written(&listing),
            "Group,\"Point, title (stances as read by the editors)\",Of\r\n\
             Waters,\"Rules out\n“No,” she said\",3\r\n\
             ,\"says \"\"no\"\"\",\r\n"
        );
    }

    #[test]
    fn nothing_listed_is_a_header() {
        let listing = Listing {
            rows: Vec::new(),
            ..listing([None, None], [vec![], vec![]])
        };
        assert_eq!(written(&listing), "\"Point, title\",Of\r\n");
    }

    #[test]
    fn nothing_becomes_a_formula() {
        let cases = [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@now", "'@now"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("a=1", "a=1"),
            ("’=", "’="),
            ("", ""),
            ("fine\n=1\nfine", "fine\n'=1\nfine"),
        ];
        for (words, expected) in cases {
            assert_eq!(harmless(words), expected, "{words:?}");
        }
        let lines = Value::Lines(vec![Value::words("ok"), Value::words("=cmd()")]);
        assert_eq!(field(&lines), "ok\n'=cmd()");
    }
}
