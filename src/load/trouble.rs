//! What is wrong with a slice of the file, before it is known where the slice stands.

use crate::finding::{Code, RecordKind, closest};

/// What is wrong with a slice of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    pub(super) code: Code,
    /// The byte in the slice.
    pub(super) at: usize,
    pub(super) message: String,
    pub(super) hints: Vec<String>,
    /// An id that no record of this list has; whoever tells of it looks for one that is near.
    pub(super) unknown: Option<(RecordKind, String)>,
}

impl Trouble {
    pub(super) fn new(code: Code, at: usize, message: impl Into<String>) -> Self {
        Self {
            code,
            at,
            message: message.into(),
            hints: Vec::new(),
            unknown: None,
        }
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The same with "did you mean", when one of `known` is near to `name`.
    pub(super) fn suggest<'a>(self, name: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match closest(name, known) {
            Some(meant) => self.hint(format!("did you mean `{meant}`?")),
            None => self,
        }
    }

    /// "Did you mean" for the name of a field, or where to put what the format does not know.
    pub(super) fn suggest_field(self, name: &str, known: &[&str]) -> Self {
        match closest(name, known.iter().copied()) {
            Some(meant) => self.hint(format!("did you mean `{meant}`?")),
            None => {
                self.hint("put what the format does not know into `extra: {\"key\": \"text\"}`")
            }
        }
    }
}
