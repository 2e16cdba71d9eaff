//! What a file of JSON says of itself.

use serde::Serialize;

use super::finding::FindingEntry;
use super::legend::Legend;
use crate::export::{Job, colophon};

/// The facts that let a reader trust the file, and what explains its words.
#[derive(Debug, Serialize)]
pub(super) struct About<'a> {
    heading: String,
    subtitle: Option<String>,
    date: String,
    #[serde(rename = "about")]
    own_words: Option<&'a str>,
    language: &'a str,
    sha256: &'a str,
    version: &'a str,
    facts: Vec<FactEntry>,
    footer: String,
    legend: Legend,
    findings: Vec<FindingEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct FactEntry {
    name: &'static str,
    words: String,
}

impl<'a> About<'a> {
    pub(super) fn new(job: &Job<'a>) -> Self {
        let (composition, dossier) = (job.composition(), job.content.dossier);
        let content = &job.content;
        Self {
            heading: composition.title,
            subtitle: composition.lead,
            date: crate::words::dated_range(content.lens, content.shown, content.matrix),
            own_words: dossier.about.as_deref(),
            language: &dossier.language,
            sha256: &dossier.sha256,
            version: content.version,
            facts: colophon(job)
                .into_iter()
                .map(|fact| FactEntry {
                    name: fact.name,
                    words: fact.words,
                })
                .collect(),
            footer: composition.footer,
            legend: Legend::new(),
            findings: job.findings.iter().map(FindingEntry::new).collect(),
        }
    }
}
