//! Reads the file of a coding. What is wrong with one statement is told and hides no other.

use std::ops::Range;

use super::write::word;
use super::{Coded, CodedVoice, Coding, Key};
use crate::edit::{RecordSyntax, Value, value_at};
use crate::finding::{Place, closest};
use crate::load::lex::{Kind, Lexer};
use crate::model::Stance;

/// Something that is wrong with a coding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where in the file.
    pub place: Place,
    /// A sentence without its stop.
    pub message: String,
}

/// What could be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The coding; none where the file is none, or one of a newer format.
    pub coding: Option<Coding>,
    /// What is wrong, in the order of the file.
    pub problems: Vec<Problem>,
    /// The bytes of each statement of the coding.
    pub spans: Vec<Range<usize>>,
}

/// Reads a coding.
#[must_use]
pub fn read(text: &str) -> Read {
    let mut reader = Reader {
        text,
        problems: Vec::new(),
        spans: Vec::new(),
    };
    let coding = reader.coding();
    Read {
        coding,
        problems: reader.problems,
        spans: reader.spans,
    }
}

struct Reader<'t> {
    text: &'t str,
    problems: Vec<Problem>,
    spans: Vec<Range<usize>>,
}

pub(super) const STATEMENT_FIELDS: [&str; 9] = [
    "id", "point", "party", "source", "quote", "stance", "voice", "note", "seen",
];
const FILE_FIELDS: [&str; 6] = ["format", "coder", "title", "sha256", "seed", "codings"];

impl Reader<'_> {
    fn problem(&mut self, at: usize, message: impl Into<String>) {
        let before = self.text.get(..at).unwrap_or_default();
        let line = before.rfind('\n').map_or(before, |end| &before[end + 1..]);
        self.problems.push(Problem {
            place: Place {
                line: before.matches('\n').count() + 1,
                column: line.chars().count() + 1,
            },
            message: message.into(),
        });
    }

    fn coding(&mut self) -> Option<Coding> {
        let text = self.text;
        let lexer = Lexer::new(text.as_bytes());
        let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let file = value_at(&lexer, start).and_then(|span| RecordSyntax::of(text, span));
        let Some(file) = file else {
            self.problem(
                start,
                "this is no coding: it has no `(` with fields that close",
            );
            return None;
        };
        match file.value(text, "format") {
            Some(Value::Word(format)) if format == "1" => {}
            Some(Value::Word(format)) => {
                self.problem(
                    start,
                    format!("format {} is newer than this program", format.trim()),
                );
                return None;
            }
            _ => {
                self.problem(start, "this is no coding: `format: 1` is missing");
                return None;
            }
        }
        let Some(list) = file.field("codings") else {
            self.problem(start, "this is no coding: `codings` is missing");
            return None;
        };
        self.unknown(&file, &FILE_FIELDS);
        let mut coding = Coding::default();
        for (name, into) in [
            ("coder", &mut coding.coder),
            ("title", &mut coding.title),
            ("sha256", &mut coding.sha256),
        ] {
            match file.value(text, name) {
                Some(Value::Text(value)) => *into = value,
                Some(_) => self.problem(at(&file, name), format!("`{name}` is no text")),
                None => self.problem(file.span.start, format!("`{name}` is missing")),
            }
        }
        if let Some(seed) = file.value(text, "seed") {
            let number = match &seed {
                Value::Word(word) => word.parse().ok(),
                _ => None,
            };
            if number.is_none() {
                self.problem(at(&file, "seed"), "`seed` is no whole number");
            }
            coding.seed = number;
        }
        coding.codings = self.codings(list.value.start, list.value.end);
        Some(coding)
    }

    fn codings(&mut self, from: usize, to: usize) -> Vec<Coded> {
        let text = self.text;
        let lexer = Lexer::new(&text.as_bytes()[..to]);
        let mut coded = Vec::new();
        let open = lexer.next(from).filter(|it| it.kind == Kind::Open(b'['));
        let Some(open) = open else {
            self.problem(from, "`codings` is no list");
            return coded;
        };
        let mut at = open.end;
        while let Some(token) = lexer.next(at) {
            match token.kind {
                Kind::Comma => at = token.end,
                Kind::Close(_) => break,
                _ => {
                    let Some(span) = value_at(&lexer, at) else {
                        self.problem(token.start, "from here on nothing can be read");
                        break;
                    };
                    at = span.end;
                    match RecordSyntax::of(text, span) {
                        Some(record) => {
                            if let Some(it) = self.coded(&record) {
                                self.spans.push(record.span.clone());
                                coded.push(it);
                            }
                        }
                        None => self.problem(
                            token.start,
                            "the fields of this statement cannot be told apart",
                        ),
                    }
                }
            }
        }
        coded
    }

    /// One statement; none where what it is known by is missing. A stance or a voice that is none
    /// counts as not given yet.
    fn coded(&mut self, record: &RecordSyntax) -> Option<Coded> {
        let text = self.text;
        self.unknown(record, &STATEMENT_FIELDS);
        let mut needed = |name: &str| {
            let value = record.value(text, name).and_then(text_in);
            if value.is_none() {
                let message = format!("`{name}` is missing, so the statement is left out");
                self.problem(record.span.start, message);
            }
            value
        };
        let key = Key {
            id: None,
            point: needed("point")?,
            party: needed("party")?,
            source: needed("source")?,
            quote: needed("quote")?,
        };
        let id = self.text_of(record, "id");
        let note = self.text_of(record, "note");
        let stance = record.value(text, "stance").and_then(|value| {
            let written = value.written();
            let found = Stance::ALL
                .into_iter()
                .find(|stance| word(*stance) == written);
            if found.is_none() {
                let near = closest(&written, Stance::ALL.into_iter().map(word));
                let meant = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
                self.problem(
                    at(record, "stance"),
                    format!("`{written}` is no stance{meant}"),
                );
            }
            found
        });
        let voice = record.value(text, "voice").and_then(|value| {
            let found = match &value {
                Value::Word(word) if word == "Own" => Some(CodedVoice::Own),
                Value::Word(word) if word == "Reported" => Some(CodedVoice::Reported),
                Value::Word(word) if word == "Analyst" => Some(CodedVoice::Analyst),
                Value::Tagged(word, party) if word == "ClaimedBy" => {
                    Some(CodedVoice::ClaimedBy(party.clone()))
                }
                _ => None,
            };
            if found.is_none() {
                self.problem(
                    at(record, "voice"),
                    format!("`{}` is no voice", value.written()),
                );
            }
            found
        });
        let seen = record.value(text, "seen");
        let is_word =
            |value: &Value| matches!(value, Value::Word(word) if word == "true" || word == "false");
        if seen.as_ref().is_some_and(|value| !is_word(value)) {
            self.problem(at(record, "seen"), "`seen` is neither `true` nor `false`");
        }
        Some(Coded {
            key: Key { id, ..key },
            stance,
            voice,
            note,
            // What cannot be read is taken for the worse.
            seen: seen.is_some_and(|value| value != Value::word("false")),
        })
    }

    fn text_of(&mut self, record: &RecordSyntax, name: &str) -> Option<String> {
        let value = text_in(record.value(self.text, name)?);
        if value.is_none() {
            self.problem(at(record, name), format!("`{name}` is no text"));
        }
        value
    }

    fn unknown(&mut self, record: &RecordSyntax, known: &[&'static str]) {
        for field in &record.fields {
            if !known.contains(&field.name.as_str()) {
                let near = closest(&field.name, known.iter().copied());
                let meant = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
                self.problem(
                    field.name_at,
                    format!("`{}` is no field{meant}", field.name),
                );
            }
        }
    }
}

/// The byte at which a field begins.
fn at(record: &RecordSyntax, name: &str) -> usize {
    record
        .field(name)
        .map_or(record.span.start, |field| field.name_at)
}

/// The text, where a value is nothing else.
fn text_in(value: Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}
