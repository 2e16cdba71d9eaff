//! Findings as lines of text: `file:line:column: severity: message [code]`, hints below.

use std::fmt::Write as _;

use crate::finding::{Count, Finding, Place, Severity, severity_counts};

/// Where in the position file, as editors and terminals understand it.
pub(super) fn place_in(file: &str, place: Option<Place>) -> String {
    match place {
        Some(place) => format!("{file}:{place}"),
        None => file.to_owned(),
    }
}

/// A finding with its hints.
pub(super) fn finding_lines(file: &str, finding: &Finding) -> String {
    let mut lines = finding_line(file, finding);
    for hint in &finding.hints {
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "  hint: {hint}");
    }
    lines
}

/// A finding without its hints.
fn finding_line(file: &str, finding: &Finding) -> String {
    format!(
        "{}: {}: {} [{}]\n",
        place_in(file, finding.place),
        finding.severity.key(),
        finding.message,
        finding.code.key()
    )
}

/// The errors among findings in short, for commands that have another purpose than to tell them.
pub(super) fn errors_in_short(file: &str, findings: &[Finding]) -> String {
    let errors: Vec<String> = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| finding_line(file, finding))
        .collect();
    if errors.is_empty() {
        return String::new();
    }
    format!(
        "{}{}; `concordance check` says more\n",
        errors.concat(),
        Count::new(errors.len(), "error", "errors")
    )
}

/// `1 error, 2 warnings, 0 notes`
pub(super) fn severity_line(findings: &[Finding]) -> String {
    let (errors, warnings, notes) = severity_counts(findings);
    format!(
        "{}, {}, {}",
        Count::new(errors, "error", "errors"),
        Count::new(warnings, "warning", "warnings"),
        Count::new(notes, "note", "notes")
    )
}
