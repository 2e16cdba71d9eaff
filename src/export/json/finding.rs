//! A finding for programs, the same in a report and in an export.

use serde::Serialize;

use crate::finding::Finding;

/// A finding under the documented keys.
#[derive(Debug, Serialize)]
pub struct FindingEntry<'a> {
    severity: &'static str,
    code: &'static str,
    message: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    hints: &'a [String],
}

impl<'a> FindingEntry<'a> {
    /// Line and column count from 1.
    #[must_use]
    pub fn new(finding: &'a Finding) -> Self {
        Self {
            severity: finding.severity.key(),
            code: finding.code.key(),
            message: &finding.message,
            line: finding.place.map(|place| place.line),
            column: finding.place.map(|place| place.column),
            hints: &finding.hints,
        }
    }
}
