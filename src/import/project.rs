//! A project of coded texts, whatever program wrote it: sources, codes, and the passages that
//! carry them.

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
    /// Its sources.
    pub(super) sources: Vec<ProjectSource>,
}

/// A source of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ProjectSource {
    pub(super) name: String,
    pub(super) publisher: String,
    pub(super) author: String,
    /// The day on which it was published, as a position file writes it, where the project tells.
    pub(super) published: String,
    pub(super) note: String,
    /// The text; empty where the project has none.
    pub(super) text: String,
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
}
