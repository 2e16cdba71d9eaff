//! The ids of one list: which record has which, and which records were lost and why.

use std::collections::HashMap;

use crate::finding::Code;

use super::trouble::Trouble;

/// What an id leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reference {
    /// A record, by its index in the dossier.
    Known(usize),
    /// A record that was left out, by the number of the finding that says why.
    Lost(usize),
    /// Nothing in the file.
    Unknown,
}

/// The ids of one list.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// The index in the dossier and the byte in the file of each record that was kept.
    known: HashMap<String, (usize, usize)>,
    lost: HashMap<String, usize>,
}

impl Ids {
    pub(super) fn know(&mut self, id: &str, index: usize, at: usize) {
        self.known.insert(id.to_owned(), (index, at));
    }

    /// Remembers that a record was left out. Ids that people write in capitals are remembered in
    /// small letters too, since that is how references to them are written.
    pub(super) fn lose(&mut self, id: &str, told: usize) {
        for spelling in [id.to_owned(), id.to_lowercase()] {
            self.lost.entry(spelling).or_insert(told);
        }
    }

    pub(super) fn find(&self, id: &str) -> Reference {
        if let Some(&(index, _)) = self.known.get(id) {
            return Reference::Known(index);
        }
        let lost = self.lost.get(id);
        lost.map_or(Reference::Unknown, |&told| Reference::Lost(told))
    }

    /// The byte at which the record with this id stands, when it was kept.
    pub(super) fn place_of(&self, id: &str) -> Option<usize> {
        self.known.get(id).map(|&(_, at)| at)
    }

    /// Every id that leads to a record, by the alphabet.
    pub(super) fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.known.keys().map(String::as_str).collect();
        names.sort_unstable();
        names
    }
}

/// True for lower-case letters, digits and `-`.
pub(super) fn is_valid(id: &str) -> bool {
    !id.is_empty()
        && id
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// What is wrong with an id that is not valid, and what it could be instead.
pub(super) fn bad_id(at: usize, id: &str) -> Trouble {
    let message = if id.is_empty() {
        "the id is empty".to_owned()
    } else {
        format!("`{id}` cannot be an id")
    };
    let trouble =
        Trouble::new(Code::BadId, at, message).hint("ids have lower-case letters, digits and `-`");
    let better: String = id
        .trim()
        .to_lowercase()
        .chars()
        .map(|character| match character {
            ' ' | '_' | '.' | '/' => '-',
            other => other,
        })
        .collect();
    if is_valid(&better) {
        trouble.hint(format!("for example `{better}`"))
    } else {
        trouble
    }
}
