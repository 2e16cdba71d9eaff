//! A project of coded texts, whatever program wrote it: sources, codes, and the passages that
//! carry them.

use std::collections::BTreeMap;
use std::ops::Range;

/// A project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Project {
    /// Its title.
    pub(super) name: String,
    /// What it says of itself.
    pub(super) about: String,
    /// The names of its codes with those above them, as in `Parties/Halm`.
    pub(super) codes: Vec<String>,
    /// The propositions of the points among them, by those names, where a project tells them.
    pub(super) propositions: BTreeMap<String, String>,
    /// Its sources.
    pub(super) sources: Vec<ProjectSource>,
}

/// A source of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ProjectSource {
    pub(super) name: String,
    pub(super) publisher: String,
    pub(super) author: String,
    pub(super) url: String,
    /// The day on which it was published, as a position file writes it, where the project tells.
    pub(super) published: String,
    pub(super) note: String,
    /// The text.
    pub(super) text: String,
    /// What a project of our own tells of it besides, by the name of each fact.
    pub(super) facts: BTreeMap<&'static str, String>,
    /// True where the text is only the quotations that were taken from it: a quotation that stands
    /// there proves nothing.
    pub(super) is_quotations: bool,
    /// The passages that carry codes.
    pub(super) passages: Vec<Passage>,
}

/// A passage of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Passage {
    /// The bytes of the text.
    pub(super) at: Range<usize>,
    /// The numbers of its codes.
    pub(super) codes: Vec<usize>,
    /// Who gave them.
    pub(super) coder: String,
    /// What is noted of it.
    pub(super) note: String,
    /// What a project of our own tells of it, by the name of each fact.
    pub(super) facts: BTreeMap<&'static str, String>,
}

/// What our own projects tell in lines such as `Published: 2025-08-26`, by name, and what is left
/// of the words.
pub(super) fn facts(words: &str) -> (BTreeMap<&'static str, String>, String) {
    let mut facts = BTreeMap::new();
    let mut rest = Vec::new();
    for line in words.lines() {
        let fact = line.split_once(": ").and_then(|(name, told)| {
            let name = FACTS.into_iter().find(|it| *it == name)?;
            Some((name, told.to_owned()))
        });
        match fact {
            Some((name, told)) => {
                facts.insert(name, told);
            }
            None => rest.push(line),
        }
    }
    (facts, rest.join("\n"))
}

/// The names of the facts of sources and statements.
const FACTS: [&str; 23] = [
    "Published",
    "Publisher",
    "Author",
    "Address",
    "Note",
    "Gist",
    "Said",
    "Date inferred",
    "Speaker",
    "Role",
    "Condition",
    "Why",
    "Part",
    "Page",
    "Checked by",
    "Translated by",
    "Translation",
    "Jointly with",
    "Number",
    "Copy of",
    "Rewrite of",
    "Language",
    "No text at hand",
];
