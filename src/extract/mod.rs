//! A source's file turned into its text: plain text, Markdown, HTML and PDF.
//!
//! Pure: bytes and a file's name in, the text or a sentence out. A reader of PDF may run for very
//! long or use a deep stack; bounding that is the shell's business. Nothing typographic is ever
//! changed here, because quotations are compared code point for code point.

mod flow;
mod form;
mod html;
mod markdown;
mod pdf;
mod plain;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod samples;

pub use form::{Form, ending_of, form_of};

/// The text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extracted {
    /// The words that a reader of the file sees.
    pub text: String,
    /// The bytes of the text at which its pages begin; empty for a file without pages.
    pub pages: Vec<usize>,
    /// The pages that could not be read, from 1; their words are not in the text.
    pub unread: Vec<usize>,
    /// What the file is.
    pub form: Form,
}

impl Extracted {
    /// A text without pages.
    fn new(text: String, form: Form) -> Self {
        Self {
            text,
            pages: Vec::new(),
            unread: Vec::new(),
            form,
        }
    }
}

/// Why a file has no text to offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A sentence without its beginning, which names the file: `is encrypted`.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl Problem {
    /// A problem with what to do about it.
    #[must_use]
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: hint.into(),
        }
    }
}

/// Takes the text out of a file. What the file is, is told by [`form_of`].
///
/// # Errors
/// When the bytes are not what they should be, or hold no words where a page should.
pub fn extract(name: &str, bytes: &[u8]) -> Result<Extracted, Problem> {
    match form_of(name, bytes) {
        Form::Plain => plain::decode(bytes).map(|text| Extracted::new(text, Form::Plain)),
        Form::Markdown => plain::decode(bytes)
            .map(|text| Extracted::new(markdown::words_of(&text), Form::Markdown)),
        Form::Html => html::words_of(bytes).map(|text| Extracted::new(text, Form::Html)),
        Form::Pdf => pdf::pages_of(bytes),
    }
}
