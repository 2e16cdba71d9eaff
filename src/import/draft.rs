//! What an import proposes: a whole position file as records, before it is written.

use super::record::Record;

/// A position file as records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The title.
    pub title: String,
    /// What this file is.
    pub about: Option<String>,
    /// The language of the editors' words, where it is not English.
    pub language: Option<String>,
    /// The columns.
    pub parties: Vec<Record>,
    /// The groups of points.
    pub themes: Vec<Record>,
    /// The rows.
    pub points: Vec<Record>,
    /// The publications.
    pub sources: Vec<Record>,
    /// The versions of the plan.
    pub plans: Vec<Record>,
    /// The evidence.
    pub statements: Vec<Record>,
    /// The texts of sources that came with the file: the path that a source names, and the text.
    pub texts: Vec<(String, String)>,
}
