//! The dossier as `concordance import` reads it back: the records of the JSON export without what
//! is derived from them, on one line, for the formats that people read and programs should too.

use std::borrow::Cow;

use serde_json::Value;

use super::comparison::ComparisonEntry;
use crate::export::Job;
use crate::hidden::visible;

/// So many bytes stand in one field of a table: a spreadsheet's field holds 32,767 letters.
const PIECE: usize = 30_000;

/// What follows from the records, or explains them.
const DERIVED: [&str; 3] = ["cells", "parties", "points"];
/// The same of a statement or a source.
const DERIVED_OF_RECORD: [&str; 6] = [
    "citation",
    "grade",
    "grade_words",
    "reading",
    "spoken",
    "may_not_yet_have_been_said",
];
/// What is kept of `about`.
const KEPT_OF_ABOUT: [&str; 3] = ["about", "language", "version"];

/// The records; empty where a list is exported, which has none.
///
/// # Errors
/// When they cannot be written as JSON; a sentence without its stop.
pub(in crate::export) fn record(job: &Job<'_>) -> Result<String, String> {
    if job.listing.is_some() {
        return Ok(String::new());
    }
    let cannot = |error: serde_json::Error| format!("no JSON can be made of this: {error}");
    let mut value = serde_json::to_value(ComparisonEntry::new(job)).map_err(cannot)?;
    if let Value::Object(fields) = &mut value {
        fields.retain(|key, _| !DERIVED.contains(&key.as_str()));
        if let Some(Value::Object(about)) = fields.get_mut("about") {
            about.retain(|key, _| KEPT_OF_ABOUT.contains(&key.as_str()));
        }
        for list in ["statements", "sources"] {
            let records = fields.get_mut(list).and_then(Value::as_array_mut);
            for record in records.into_iter().flatten() {
                if let Value::Object(fields) = record {
                    fields.retain(|key, value| {
                        !value.is_null() && !DERIVED_OF_RECORD.contains(&key.as_str())
                    });
                }
            }
        }
    }
    Ok(plain(&serde_json::to_string(&value).map_err(cannot)?))
}

/// The same text of JSON, with everything that a page, a worksheet or a table could not carry, or
/// that would not be seen there, by its number.
fn plain(json: &str) -> String {
    let mut written = String::with_capacity(json.len());
    for letter in json.chars() {
        if is_carried(letter) {
            written.push(letter);
        } else {
            let mut units = [0; 2];
            for unit in letter.encode_utf16(&mut units) {
                written.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    written
}

fn is_carried(letter: char) -> bool {
    !letter.is_control()
        && !matches!(letter, '\u{2028}' | '\u{2029}' | '\u{fdd0}'..='\u{fdef}')
        && u32::from(letter) & 0xfffe != 0xfffe
        && matches!(visible(letter.encode_utf8(&mut [0; 4])), Cow::Borrowed(_))
}

/// The text in pieces that fields of a table hold, each behind its number and their count, as in
/// `1/2:`, so that rows may be sorted; at most `most` of them.
pub(in crate::export) fn pieces(text: &str, most: usize) -> Vec<String> {
    if text.is_empty() || most == 0 {
        return Vec::new();
    }
    let length = PIECE.max(text.len().div_ceil(most) + 4);
    let mut cut = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let mut end = length.min(rest.len());
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let (piece, after) = rest.split_at(end);
        cut.push(piece);
        rest = after;
    }
    let count = cut.len();
    let numbered = (1..).zip(cut);
    numbered
        .map(|(number, piece)| format!("{number}/{count}:{piece}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_table_carries_stands_by_its_number_and_reads_back() {
        let told = "a\u{202e}b\u{fffe}\u{10ffff}\u{85}\r\n“Ж”";
        let json = serde_json::to_string(told).unwrap();
        let written = plain(&json);
        assert!(written.chars().all(is_carried), "{written}");
        let read: String = serde_json::from_str(&written).unwrap();
        assert_eq!(read, told);
    }

    #[test]
    fn pieces_are_numbered_and_no_more_than_there_are_rows() {
        let text = "Ж".repeat(40_000);
        for (most, expected) in [(1, 1), (2, 2), (9, 3)] {
            let cut = pieces(&text, most);
            assert_eq!(cut.len(), expected, "{most}");
            let joined: Vec<&str> = cut
                .iter()
                .map(|piece| piece.split_once(':').unwrap().1)
                .collect();
            assert_eq!(joined.concat(), text);
            assert!(cut[0].starts_with(&format!("1/{expected}:")));
        }
        assert!(pieces("", 3).is_empty());
    }
}
