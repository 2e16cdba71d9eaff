//! Writes answers into the file of a coding by its bytes: comments, layout and whatever could not be
//! read stay as they are.

use super::Coded;
use super::read::{STATEMENT_FIELDS, read};
use super::write::{voice_value, word};
use crate::edit::{RecordSyntax, Splice, Value, apply};

/// The file with what is said about one statement, by its number in the coding. None where the
/// text has no such statement.
#[must_use]
pub fn answered(text: &str, at: usize, coded: &Coded) -> Option<String> {
    all_answered(text, &[(at, coded)])
}

/// The same for several.
#[must_use]
pub fn all_answered(text: &str, answers: &[(usize, &Coded)]) -> Option<String> {
    let spans = read(text).spans;
    let mut splices: Vec<Splice> = Vec::new();
    for (at, coded) in answers {
        let span = spans.get(*at)?.clone();
        let now = record(text.get(span.clone())?, coded)?;
        splices.push(Splice::new(span, now));
    }
    splices.sort_by_key(|splice| splice.at.start);
    apply(text, &splices)
}

/// A record with what is said about its statement, field after field: what one leaves behind is
/// where the next one stands.
fn record(text: &str, coded: &Coded) -> Option<String> {
    let note = coded.note.as_ref().filter(|note| !note.is_empty());
    let changes = [
        ("stance", coded.stance.map(|it| Value::word(word(it)))),
        ("voice", coded.voice.as_ref().map(voice_value)),
        ("note", note.map(Value::text)),
        ("seen", coded.seen.then(|| Value::word("true"))),
    ];
    let mut text = text.to_owned();
    for (name, value) in &changes {
        let record = RecordSyntax::of(&text, 0..text.len())?;
        let splices = record.with(&text, &[(*name, value.as_ref())], &STATEMENT_FIELDS);
        text = apply(&text, &splices)?;
    }
    Some(text)
}
