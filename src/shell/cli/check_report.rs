//! The report of `check`: findings, quotations by grade, cells of each party.

use std::fmt::Write as _;

use serde::{Serialize, Serializer};

use super::finding_lines::{finding_lines, severity_line};
use super::input::Read;
use super::quotation_lines::quotations;
use super::text_table::pad;
use crate::check::{Counts, counts};
use crate::export::json::FindingEntry;
use crate::finding::Count;
use crate::matrix::{CellIndex, Matrix, tally_of_party};
use crate::model::{Dossier, PartyIndex};

/// The report for people.
pub(super) fn text(read: &Read) -> String {
    let mut text = String::new();
    for finding in &read.findings {
        text.push_str(&finding_lines(&read.file, finding));
    }
    if let Some(dossier) = &read.dossier {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&quotations(read, dossier));
        text.push('\n');
        cells(&mut text, dossier);
        text.push('\n');
    }
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{}", severity_line(&read.findings));
    text
}

/// How many cells of each party are for, against, unclear and silent.
fn cells(text: &mut String, dossier: &Dossier) {
    let matrix = Matrix::derive(dossier, &CellIndex::new(dossier), None);
    let points = dossier.points.len();
    let _ = writeln!(
        text,
        "cells of each party on {}; silent: no sourced position of the whole party",
        Count::new(points, "point", "points")
    );
    let names = || dossier.parties.iter().map(|party| party.name.as_str());
    let widest = names().map(|name| name.chars().count()).max().unwrap_or(0);
    for (at, name) in names().enumerate() {
        let tally = tally_of_party(&matrix, PartyIndex::new(at));
        let _ = writeln!(
            text,
            "  {}  {} for, {} against, {} unclear, {} silent",
            pad(name, widest),
            tally.for_it,
            tally.against,
            tally.unclear,
            tally.silent
        );
    }
}

/// The report for programs.
#[derive(Debug, Serialize)]
pub(super) struct Report<'a> {
    findings: Vec<FindingEntry<'a>>,
    quotations: Quotations,
}

/// How many quotations carry each grade, in the order of the grades.
#[derive(Debug)]
struct Quotations(Counts);

impl Serialize for Quotations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter())
    }
}

impl<'a> Report<'a> {
    pub(super) fn new(read: &'a Read) -> Self {
        Self {
            findings: read.findings.iter().map(FindingEntry::new).collect(),
            quotations: Quotations(counts(&read.grades)),
        }
    }
}
