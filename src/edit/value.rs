//! What a field holds, as it is written.

use ron::Options;
use ron::extensions::Extensions;

use crate::hidden::harmful_in;
use crate::load::lex::{Kind, Lexer};

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// A text: `"…"`.
    Text(String),
    /// A bare word or a number: `Own`, `1`.
    Word(String),
    /// A word with a text: `Inferred("…")`, `ClaimedBy("…")`.
    Tagged(String, String),
    /// A list of texts: `["…", "…"]`.
    Texts(Vec<String>),
    /// Texts under names, as `extra` has them: `{"…": "…"}`.
    Pairs(Vec<(String, String)>),
    /// Records of texts, as `articles` has them: `[(plan: "…", number: "…")]`.
    Records(Vec<Vec<(String, String)>>),
    /// Anything else, as it stands.
    Raw(String),
}

impl Value {
    /// A text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A bare word.
    #[must_use]
    pub fn word(word: impl Into<String>) -> Self {
        Self::Word(word.into())
    }

    /// What stands in a slice of a file. What is none of the forms above is kept as it stands, and
    /// so is a value that has a comment within it.
    #[must_use]
    pub fn read(slice: &str) -> Self {
        Reader::new(slice)
            .and_then(|mut reader| {
                let value = reader.value()?;
                reader.is_done().then_some(value)
            })
            .unwrap_or_else(|| Self::Raw(slice.to_owned()))
    }

    /// The text, where it is nothing else.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value as it is written in a file, on one line.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Text(text) => quoted(text),
            Self::Word(word) | Self::Raw(word) => word.clone(),
            Self::Tagged(word, text) => format!("{word}({})", quoted(text)),
            Self::Texts(texts) => {
                let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
                format!("[{}]", texts.join(", "))
            }
            Self::Pairs(pairs) => {
                let pair =
                    |(name, text): &(String, String)| format!("{}: {}", quoted(name), quoted(text));
                let pairs: Vec<String> = pairs.iter().map(pair).collect();
                format!("{{{}}}", pairs.join(", "))
            }
            Self::Records(records) => {
                let field = |(name, text): &(String, String)| format!("{name}: {}", quoted(text));
                let record = |fields: &Vec<(String, String)>| {
                    let fields: Vec<String> = fields.iter().map(field).collect();
                    format!("({})", fields.join(", "))
                };
                let records: Vec<String> = records.iter().map(record).collect();
                format!("[{}]", records.join(", "))
            }
        }
    }
}

/// A text between quotation marks. Characters that would hide or turn others stand by their
/// number, so that an editor shows them too.
pub(super) fn quoted(text: &str) -> String {
    let harmful = harmful_in(text);
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                written.push('\\');
                written.push(character);
            }
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            _ if character.is_control() || harmful.contains(&character) => {
                written.extend(character.escape_unicode());
            }
            _ => written.push(character),
        }
    }
    written.push('"');
    written
}

/// The text that a literal stands for.
pub(super) fn unquoted(literal: &str) -> Option<String> {
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(literal).ok()
}

/// Reads a value token by token.
#[derive(Debug)]
struct Reader<'t> {
    tokens: Vec<(Kind, &'t str)>,
    at: usize,
}

impl<'t> Reader<'t> {
    fn new(slice: &'t str) -> Option<Self> {
        let lexer = Lexer::new(slice.as_bytes());
        let mut tokens = Vec::new();
        let mut at = 0;
        while let Some(token) = lexer.next(at) {
            // Between tokens stands white space, or a comment that is not to be lost.
            let between = slice.get(at..token.start)?;
            if between.contains('/') {
                return None;
            }
            tokens.push((token.kind, slice.get(token.start..token.end)?));
            at = token.end;
        }
        let rest = slice.get(at..)?;
        (!rest.contains('/')).then_some(Self { tokens, at: 0 })
    }

    fn is_done(&self) -> bool {
        self.at == self.tokens.len()
    }

    fn next(&mut self) -> Option<(Kind, &'t str)> {
        let token = self.tokens.get(self.at).copied()?;
        self.at += 1;
        Some(token)
    }

    fn takes(&mut self, kind: Kind) -> bool {
        let is_it = self.tokens.get(self.at).is_some_and(|next| next.0 == kind);
        self.at += usize::from(is_it);
        is_it
    }

    fn text(&mut self) -> Option<String> {
        let (kind, literal) = self.next()?;
        (kind == Kind::Text && !literal.starts_with(['\'', 'b']))
            .then(|| unquoted(literal))
            .flatten()
    }

    /// What `one` reads, as often as it stands there up to the closing bracket.
    fn until<T>(
        &mut self,
        close: u8,
        mut one: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        let mut all = Vec::new();
        while !self.takes(Kind::Close(close)) {
            if !all.is_empty() && !self.takes(Kind::Comma) {
                return None;
            }
            if !all.is_empty() && self.takes(Kind::Close(close)) {
                break;
            }
            all.push(one(self)?);
        }
        Some(all)
    }

    fn value(&mut self) -> Option<Value> {
        match self.next()? {
            (Kind::Text, literal) if !literal.starts_with(['\'', 'b']) => {
                unquoted(literal).map(Value::Text)
            }
            (Kind::Word, "Some") if self.takes(Kind::Open(b'(')) => {
                let value = self.value()?;
                let _ = self.takes(Kind::Comma);
                self.takes(Kind::Close(b')')).then_some(value)
            }
            (Kind::Word, word) if self.takes(Kind::Open(b'(')) => {
                let text = self.text()?;
                let _ = self.takes(Kind::Comma);
                let is_closed = self.takes(Kind::Close(b')'));
                is_closed.then(|| Value::Tagged(word.to_owned(), text))
            }
            (Kind::Word, word) => Some(Value::Word(word.to_owned())),
            (Kind::Open(b'['), _) => self.list(),
            (Kind::Open(b'{'), _) => {
                let pair = |reader: &mut Self| {
                    let name = reader.text()?;
                    reader.takes(Kind::Colon).then_some(())?;
                    Some((name, reader.text()?))
                };
                self.until(b'}', pair).map(Value::Pairs)
            }
            _ => None,
        }
    }

    fn list(&mut self) -> Option<Value> {
        let holds_records = self
            .tokens
            .get(self.at)
            .is_some_and(|next| next.0 == Kind::Open(b'('));
        if !holds_records {
            return self.until(b']', Self::text).map(Value::Texts);
        }
        let field = |reader: &mut Self| {
            let (kind, name) = reader.next()?;
            (kind == Kind::Word && reader.takes(Kind::Colon)).then_some(())?;
            Some((name.to_owned(), reader.text()?))
        };
        let record = |reader: &mut Self| {
            reader.takes(Kind::Open(b'(')).then_some(())?;
            reader.until(b')', field)
        };
        self.until(b']', record).map(Value::Records)
    }
}
