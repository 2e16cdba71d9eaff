//! A record of a position file before it is written: its fields in the order in which they are
//! written, each with what stands behind its colon.

/// What stands behind the colon of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A word of a closed list, as in `RulesOut`.
    Word(String),
    /// A word with a text, as in `Inferred("…")`.
    Call(&'static str, String),
    /// A list of texts.
    Texts(Vec<String>),
    /// A list of records.
    Records(Vec<Record>),
}

impl Value {
    /// A word of a closed list. What could not be one in RON becomes one that the loader tells as
    /// unknown.
    #[must_use]
    pub fn word(word: &str) -> Self {
        let is_plain = |letter: &char| letter.is_ascii_alphanumeric() || *letter == '_';
        let plain: String = word.chars().filter(is_plain).collect();
        if plain.starts_with(|first: char| first.is_ascii_alphabetic()) {
            Self::Word(plain)
        } else {
            Self::Word("Unknown".to_owned())
        }
    }
}

/// A record: its fields in order. A field that has nothing to say is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    fields: Vec<(&'static str, Value)>,
}

impl Record {
    /// A record without fields.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The fields in order.
    #[must_use]
    pub fn fields(&self) -> &[(&'static str, Value)] {
        &self.fields
    }

    /// The same with a text; without words it says nothing and is left out.
    #[must_use]
    pub fn text(self, name: &'static str, text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() {
            return self;
        }
        self.with(name, Value::Text(text))
    }

    /// The same with a text that may be missing.
    #[must_use]
    pub fn maybe(self, name: &'static str, text: Option<impl Into<String>>) -> Self {
        match text {
            Some(text) => self.text(name, text),
            None => self,
        }
    }

    /// The same with a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Value) -> Self {
        self.fields.push((name, value));
        self
    }

    /// The text of a field, or its word.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.fields.iter().find(|(field, _)| *field == name)?;
        match value {
            Value::Text(text) | Value::Word(text) => Some(text),
            Value::Call(..) | Value::Texts(_) | Value::Records(_) => None,
        }
    }

    /// Gives a field another value, behind the others where it was not there.
    pub fn set(&mut self, name: &'static str, value: Value) {
        match self.fields.iter_mut().find(|(field, _)| *field == name) {
            Some((_, old)) => *old = value,
            None => self.fields.push((name, value)),
        }
    }

    /// Takes a field away.
    pub fn remove(&mut self, name: &str) {
        self.fields.retain(|(field, _)| *field != name);
    }
}
