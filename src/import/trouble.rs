//! Why a file cannot be imported at all.

use crate::finding::{Code, Finding};

/// The sentence, without its stop, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What is wrong with the file.
    pub message: String,
    /// What to do.
    pub hints: Vec<String>,
}

/// A trouble without a hint.
pub(super) fn trouble(message: impl Into<String>) -> Trouble {
    Trouble {
        message: message.into(),
        hints: Vec::new(),
    }
}

impl Trouble {
    /// The same with one more hint.
    #[must_use]
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

impl From<Trouble> for Finding {
    fn from(trouble: Trouble) -> Self {
        let finding = Self::new(Code::ForeignFile, trouble.message);
        trouble.hints.into_iter().fold(finding, Self::hint)
    }
}
