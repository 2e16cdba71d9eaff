//! The parser's errors in our own sentences, at the place where a reader would look.

use ron::error::{Error, Position, SpannedError};

use crate::finding::{Code, list_or};

use super::fields::{FieldSpan, fields_of};
use super::lex::{Kind, Lexer};
use super::trouble::Trouble;

/// Where the parser stopped, and what stands there.
struct Stop<'t> {
    slice: &'t str,
    at: usize,
    fields: Vec<FieldSpan<'t>>,
    /// What the record is called: "statement".
    word: &'static str,
    /// The name of the field whose value the slice is, when it is no record.
    value_of: Option<&'t str>,
}

/// Says what `error` means for the slice, which holds one `word` (a party, a statement).
pub(super) fn explain(word: &'static str, slice: &str, error: &SpannedError) -> Trouble {
    Stop {
        slice,
        at: offset(slice, error.span.end),
        fields: fields_of(slice),
        word,
        value_of: None,
    }
    .trouble_with(error)
}

/// Says what `error` means for the slice, which holds the value of the file's field `name`.
pub(super) fn explain_value(name: &str, slice: &str, error: &SpannedError) -> Trouble {
    Stop {
        slice,
        at: offset(slice, error.span.end),
        fields: Vec::new(),
        word: "value",
        value_of: Some(name),
    }
    .trouble_with(error)
}

/// True when the parser only minds a name or a word, so that quotation marks and brackets are in
/// order as far as it read.
pub(super) fn is_about_names(slice: &str, error: &SpannedError) -> bool {
    match &error.code {
        Error::NoSuchStructField { .. } => slice[offset(slice, error.span.end)..]
            .trim_start()
            .starts_with(':'),
        Error::DuplicateStructField { .. } | Error::NoSuchEnumVariant { .. } => true,
        _ => false,
    }
}

/// The byte of a line and column that the parser gives.
fn offset(slice: &str, position: Position) -> usize {
    let line = position.line.saturating_sub(1);
    let start = if line == 0 {
        0
    } else {
        memchr::memchr_iter(b'\n', slice.as_bytes())
            .nth(line - 1)
            .map_or(slice.len(), |newline| newline + 1)
    };
    slice[start..]
        .char_indices()
        .nth(position.col.saturating_sub(1))
        .map_or(slice.len(), |(at, _)| start + at)
}

/// The allowed words of a field whose value is one of a closed list.
fn closed_list(field: &str) -> Option<&'static [&'static str]> {
    match field {
        "stance" => Some(&[
            "Insists",
            "Supports",
            "SupportsIf",
            "Unclear",
            "OpposesUnless",
            "Opposes",
            "RulesOut",
        ]),
        "voice" => Some(&["Own", "Reported", "ClaimedBy(\"party-id\")", "Analyst"]),
        "kind" => Some(&["Report", "Opinion", "Official", "Transcript", "Other"]),
        "dating" => Some(&["Stated", "Inferred(\"why\")"]),
        _ => None,
    }
}

fn allowed(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    format!("allowed are {}", list_or(&words))
}

impl Stop<'_> {
    fn trouble_with(&self, error: &SpannedError) -> Trouble {
        self.runaway_string(&error.code)
            .or_else(|| self.names(error))
            .or_else(|| self.values(&error.code))
            .unwrap_or_else(|| self.marks(&error.code))
    }

    fn trouble(&self, message: impl Into<String>) -> Trouble {
        Trouble::new(Code::Syntax, self.at, message)
    }

    /// The field in whose value the parser stopped.
    fn field(&self) -> Option<&FieldSpan<'_>> {
        self.fields
            .iter()
            .rfind(|field| field.at <= self.at)
            .filter(|field| field.value.start <= self.at)
    }

    /// The closed list of the field in whose value the parser stopped, with the field's name.
    fn closed_field(&self) -> Option<(&str, &'static [&'static str])> {
        let field = self.field().filter(|field| self.at <= field.value.end)?;
        closed_list(field.name).map(|list| (field.name, list))
    }

    /// The words "for `gist`", or nothing where the field is not known.
    fn place(&self) -> String {
        self.value_of
            .or_else(|| self.field().map(|field| field.name))
            .map_or_else(String::new, |name| format!(" for `{name}`"))
    }

    /// Unknown, missing and doubled names of fields, and words outside the closed lists.
    fn names(&self, error: &SpannedError) -> Option<Trouble> {
        let word = self.word;
        match &error.code {
            Error::NoSuchStructField {
                expected, found, ..
            } => {
                let at = self.name_offset(found, expected);
                let message = format!("unknown field `{found}` in this {word}");
                let trouble = Trouble::new(Code::UnknownField, at, message);
                Some(trouble.suggest_field(found, expected))
            }
            Error::MissingStructField { field, outer } => {
                let message = format!("the field `{field}` is missing in this {word}");
                let nested = outer.as_deref() == Some("Article");
                let (at, message) = if nested {
                    let message =
                        format!("the field `{field}` is missing in an entry of `articles`");
                    (offset(self.slice, error.span.start), message)
                } else {
                    (0, message)
                };
                Some(Trouble::new(Code::MissingField, at, message))
            }
            Error::DuplicateStructField { field, .. } => {
                let mut same = self.fields.iter().filter(|other| other.name == *field);
                let at = same.nth(1).map_or(self.at, |second| second.at);
                let message = format!("the field `{field}` stands twice in this {word}");
                Some(Trouble::new(Code::DuplicateField, at, message))
            }
            Error::NoSuchEnumVariant {
                expected, found, ..
            } => Some(self.unknown_word(found, expected)),
            Error::SuggestRawIdentifier(found) => Some(match self.field() {
                Some(field) if closed_list(field.name).is_some() => self.unknown_word(found, &[]),
                _ => self.trouble(format!("`{found}` is no name of a field")),
            }),
            _ => None,
        }
    }

    fn name_offset(&self, found: &str, expected: &[&str]) -> usize {
        let named = |field: &&FieldSpan<'_>| field.name == found;
        match self.fields.iter().find(named) {
            Some(field) => field.at,
            // An entry inside a field's value: the name ends where the parser stopped.
            None if expected.contains(&"plan") || expected.contains(&"number") => {
                self.at.saturating_sub(found.len())
            }
            None => self.at,
        }
    }

    fn unknown_word(&self, found: &str, expected: &[&str]) -> Trouble {
        let start = self.field().map_or(self.at, |field| field.value.start);
        let name = self.field().map_or("", |field| field.name);
        let list = closed_list(name).unwrap_or(expected);
        let message = format!("unknown word `{found}` for `{name}`");
        let plain = list
            .iter()
            .map(|word| word.split('(').next().unwrap_or(word));
        Trouble::new(Code::UnknownVariant, start, message)
            .suggest(&found.replace('-', ""), plain)
            .hint(allowed(list))
    }

    /// Values of the wrong type.
    fn values(&self, code: &Error) -> Option<Trouble> {
        let place = self.place();
        let trouble = match code {
            Error::ExpectedString => {
                self.trouble(format!("expected a text in quotation marks{place}"))
            }
            Error::ExpectedArray => self
                .trouble(format!("expected a list{place}"))
                .hint("lists stand in square brackets: `[…]`"),
            Error::ExpectedMap => self
                .trouble(format!("expected names and texts{place}"))
                .hint("write `{\"key\": \"text\"}`"),
            Error::ExpectedInteger | Error::ExpectedFloat => {
                self.trouble(format!("expected a number{place}"))
            }
            Error::InvalidEscape(_) => self
                .trouble(format!("unknown escape in the text{place}"))
                .hint("write a backslash as `\\\\`, or use a raw string: `r\"…\"`"),
            Error::ExpectedIdentifier => {
                let Some((_, list)) = self.closed_field().filter(|_| !self.at_comma()) else {
                    return Some(self.trouble("expected the name of a field"));
                };
                self.trouble(format!("expected a word without quotation marks{place}"))
                    .hint(allowed(list))
            }
            Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
                match self.closed_field() {
                    Some((name, list)) => self
                        .trouble(format!("a text in brackets is missing in `{name}`"))
                        .hint(allowed(list)),
                    None if self.slice.starts_with('(') => {
                        self.trouble(format!("expected `(`{place}"))
                    }
                    None => self.not_opened(),
                }
            }
            Error::ExpectedDifferentStructName { .. } => self.not_opened(),
            _ => return None,
        };
        Some(trouble)
    }

    fn not_opened(&self) -> Trouble {
        let message = format!("this {} does not begin with `(`", self.word);
        Trouble::new(Code::Syntax, 0, message)
    }

    fn at_comma(&self) -> bool {
        self.slice.as_bytes().get(self.at) == Some(&b',')
    }

    /// The words "after `gist`", with the word that stands last before the place.
    fn after(&self) -> String {
        let before = self.slice[..self.at].trim_end();
        let start = before
            .rfind(|character: char| !(character.is_alphanumeric() || character == '_'))
            .map_or(0, |at| {
                at + before[at..].chars().next().map_or(1, char::len_utf8)
            });
        if start < before.len() {
            format!(" after `{}`", &before[start..])
        } else {
            String::new()
        }
    }

    /// Commas, colons, brackets, and whatever the parser says besides.
    fn marks(&self, code: &Error) -> Trouble {
        let word = self.word;
        match code {
            Error::Eof
            | Error::ExpectedComma
            | Error::ExpectedStructLikeEnd
            | Error::ExpectedOptionEnd
                if self.at >= self.slice.len() =>
            {
                Trouble::new(
                    Code::Syntax,
                    0,
                    format!("this {word} is not closed with `)`"),
                )
            }
            Error::ExpectedComma => match self.field() {
                Some(field) => self.trouble(format!("a comma is missing after `{}`", field.name)),
                None => self.trouble("a comma is missing"),
            },
            Error::ExpectedMapColon => self.trouble(format!("a colon is missing{}", self.after())),
            Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => {
                self.trouble(format!("expected `)`{}", self.place()))
            }
            Error::ExpectedArrayEnd => self.trouble(format!("expected `]`{}", self.place())),
            Error::ExpectedMapEnd => self.trouble(format!("expected `}}`{}", self.place())),
            Error::ExceededRecursionLimit => self.trouble("brackets are nested too deeply"),
            Error::UnclosedBlockComment => {
                let at = self.unclosed_comment().unwrap_or(self.at);
                Trouble::new(Code::Syntax, at, "this comment is not closed with `*/`")
            }
            Error::TrailingCharacters => {
                self.trouble(format!("something stands behind the end of this {word}"))
            }
            other => {
                let words = other.to_string();
                let mut letters = words.chars();
                let first: String = letters
                    .next()
                    .into_iter()
                    .flat_map(char::to_lowercase)
                    .collect();
                self.trouble(first + letters.as_str())
            }
        }
    }

    fn unclosed_comment(&self) -> Option<usize> {
        let lexer = Lexer::new(self.slice.as_bytes());
        let mut at = 0;
        while let Some(token) = lexer.next(at) {
            if token.kind == Kind::UnclosedComment {
                return Some(token.start);
            }
            at = token.end;
        }
        None
    }

    /// A string whose closing quotation mark is missing ends at the next one's opening mark, so
    /// the parser complains about what stands in the next one: say what is meant.
    fn runaway_string(&self, code: &Error) -> Option<Trouble> {
        if !matches!(
            code,
            Error::ExpectedComma
                | Error::ExpectedStringEnd
                | Error::Eof
                | Error::ExpectedStructLikeEnd
        ) {
            return None;
        }
        let lexer = Lexer::new(self.slice.as_bytes());
        let mut at = 0;
        while let Some(token) = lexer.next(at) {
            let close_by =
                self.slice.as_bytes().get(token.end).is_some_and(|&byte| {
                    byte.is_ascii_alphanumeric() || byte == b'"' || byte >= 0x80
                });
            let runs_on = token.kind == Kind::Text && close_by && token.end <= self.at;
            if token.kind == Kind::UnclosedText || (runs_on && token.end == self.at) {
                let field = self.fields.iter().rfind(|field| field.at <= token.start);
                let message = self.value_of.or(field.map(|field| field.name)).map_or_else(
                    || "this text has no closing quotation mark".to_owned(),
                    |name| format!("the text for `{name}` has no closing quotation mark"),
                );
                return Some(
                    Trouble::new(Code::Syntax, token.start, message)
                        .hint("a quotation mark inside a text is written `\\\"`"),
                );
            }
            at = token.end;
        }
        None
    }
}
