//! What lets a reader trust a file that has left the program: from which dossier it was made, as of
//! when, how many cells hold what, how the quotations fared, and by which version.

use std::collections::BTreeMap;

use super::job::Job;
use crate::finding::{Count, list_and};
use crate::model::{CellState, StatementIndex};
use crate::quote::Grade;
use crate::words;

/// One fact with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is, as a label.
    pub name: &'static str,
    /// The fact, without a stop.
    pub words: String,
}

/// The facts of an export in the order in which a reader asks for them. What is empty is left out.
#[must_use]
pub fn colophon(job: &Job<'_>) -> Vec<Fact> {
    let (content, dossier) = (&job.content, job.content.dossier);
    let facts = [
        ("Dossier", dossier.title.trim().to_owned()),
        (
            "Date",
            words::dated_range(content.lens, content.shown, content.matrix),
        ),
        ("Shown", words::scope_line(dossier, content.shown)),
        ("Cells", cells(job)),
        ("Quotations", quotations(job)),
        (
            "Left out",
            words::left_out_line(&dossier.left_out).unwrap_or_default(),
        ),
        (
            "Stances",
            "the editors’ reading of the quoted words".to_owned(),
        ),
        ("File", content.file_name.trim().to_owned()),
        ("SHA-256 of the file", dossier.sha256.clone()),
        ("Made by", job.options.credit.trim().to_owned()),
        ("Program", format!("Concordance {}", content.version)),
    ];
    facts
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(name, words)| Fact { name, words })
        .collect()
}

/// How many of the shown cells are in each state, and how many of them are contested.
fn cells(job: &Job<'_>) -> String {
    let content = &job.content;
    let shown = || {
        let points = content.shown.points.iter();
        points.flat_map(|&point| {
            let columns = content.shown.columns.iter();
            columns.map(move |&party| content.matrix.cell(point, party))
        })
    };
    let states = [
        (CellState::Position, "with a position"),
        (CellState::PartOnly, "with the word of a part only"),
        (CellState::ClaimsOnly, "with claims by others only"),
        (CellState::AnalystsOnly, "with analysts only"),
        (CellState::Silent, "without a sourced position"),
    ];
    let counts: Vec<String> = states
        .into_iter()
        .map(|(state, words)| {
            let count = shown().filter(|cell| cell.state == state).count();
            format!("{count} {words}")
        })
        .collect();
    let contested = shown().filter(|cell| cell.is_disputed()).count();
    let cells = Count::new(shown().count(), "cell", "cells");
    let contested = format!("; {contested} contested");
    format!("{cells}: {}{contested}", list_and(&counts))
}

/// How many of the quotations of the shown cells have which grade; the same quotation from one
/// source counts once.
fn quotations(job: &Job<'_>) -> String {
    let content = &job.content;
    if content.grades.is_empty() {
        return String::new();
    }
    let mut grades: BTreeMap<StatementIndex, &Grade> = BTreeMap::new();
    for &point in &content.shown.points {
        for &party in &content.shown.columns {
            for &index in &content.matrix.cell(point, party).statements {
                if let Some(graded) = content.graded(index) {
                    grades.insert(graded.first, &graded.grade);
                }
            }
        }
    }
    let mut counts: Vec<(&str, usize)> = Grade::KEYS.iter().map(|key| (*key, 0)).collect();
    for grade in grades.values() {
        if let Some((_, count)) = counts.iter_mut().find(|(key, _)| *key == grade.key()) {
            *count += 1;
        }
    }
    let told: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| match key {
            "no_text" => format!("{count} without a text at hand"),
            key => format!("{count} {key}"),
        })
        .collect();
    let all = Count::new(grades.len(), "quotation", "quotations");
    format!("{all}: {}; {}", list_and(&told), words::GRADES_MEAN)
}
