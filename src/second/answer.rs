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
        let record = RecordSyntax::of(text, spans.get(*at)?.clone())?;
        let stance = coded.stance.map(|stance| Value::word(word(stance)));
        let voice = coded.voice.as_ref().map(voice_value);
        let note = coded.note.as_ref().filter(|note| !note.is_empty());
        let note = note.map(Value::text);
        let seen = coded.seen.then(|| Value::word("true"));
        let changes = [
            ("stance", stance.as_ref()),
            ("voice", voice.as_ref()),
            ("note", note.as_ref()),
            ("seen", seen.as_ref()),
        ];
        splices.extend(record.with(text, &changes, &STATEMENT_FIELDS));
    }
    splices.sort_by_key(|splice| splice.at.start);
    apply(text, &splices)
}
