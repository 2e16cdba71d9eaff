//! What an import makes, list by list, before it becomes a draft of a position file.

use crate::edit::{Draft, Record, Value};

/// The records of a position file, and what stands at its head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lists {
    /// The title.
    pub(super) title: String,
    /// What this file is.
    pub(super) about: Option<String>,
    /// The language of the editors' words, where it is not English.
    pub(super) language: Option<String>,
    /// The columns.
    pub(super) parties: Vec<Record>,
    /// The groups of points.
    pub(super) themes: Vec<Record>,
    /// The rows.
    pub(super) points: Vec<Record>,
    /// The publications.
    pub(super) sources: Vec<Record>,
    /// The versions of the plan.
    pub(super) plans: Vec<Record>,
    /// The evidence.
    pub(super) statements: Vec<Record>,
    /// The texts of sources that came with the file: the path that a source names, and the text.
    pub(super) texts: Vec<(String, String)>,
}

impl Lists {
    /// All of it as a draft, and the texts that belong beside it.
    pub(super) fn into_draft(self) -> (Draft, Vec<(String, String)>) {
        let lists = [
            self.parties,
            self.themes,
            self.points,
            self.sources,
            self.plans,
            self.statements,
        ];
        let draft = Draft {
            title: self.title,
            about: self.about,
            language: self.language,
            records: lists.into_iter().flatten().collect(),
        };
        (draft, self.texts)
    }
}

/// Filling a record in with what a file may say or not.
pub(super) trait Fill: Sized {
    /// The same with a text; without words it says nothing and is left out.
    fn filled(self, name: &str, text: impl Into<String>) -> Self;

    /// The same with a text that may be missing.
    fn maybe(self, name: &str, text: Option<impl Into<String>>) -> Self {
        match text {
            Some(text) => self.filled(name, text),
            None => self,
        }
    }

    /// The text of a field, or its word.
    fn said(&self, name: &str) -> Option<&str>;
}

impl Fill for Record {
    fn filled(self, name: &str, text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() {
            return self;
        }
        self.with(name, Value::Text(text))
    }

    fn said(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Value::Text(text) | Value::Word(text) => Some(text),
            _ => None,
        }
    }
}

/// A word of a closed list. What could not be one in RON becomes one that the loader tells as
/// unknown.
pub(super) fn word(word: &str) -> Value {
    let is_plain = |letter: &char| letter.is_ascii_alphanumeric() || *letter == '_';
    let plain: String = word.chars().filter(is_plain).collect();
    if plain.starts_with(|first: char| first.is_ascii_alphabetic()) {
        Value::Word(plain)
    } else {
        Value::word("Unknown")
    }
}
