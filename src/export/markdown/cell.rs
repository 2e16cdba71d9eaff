//! A cell as one field of a table: what is a position is bold, what is none is in italics and says
//! whose word it is.

use super::{in_field, line};
use crate::export::Job;
use crate::export::sheet::{CellText, Chip, Composition, Entry, MarkText};
use crate::model::{Statement, StatementIndex};
use crate::words;

/// The field.
pub(super) fn cell(job: &Job<'_>, composition: &Composition, cell: &CellText) -> String {
    if cell.entries.is_empty() {
        let mut parts = vec!["no sourced position".to_owned()];
        parts.extend(marks(composition, &cell.hole_marks));
        return parts.join(" · ");
    }
    let told = cell.entries.iter();
    let mut entries: Vec<String> = told.map(|it| entry(job, composition, it)).collect();
    entries.extend(
        cell.history
            .as_deref()
            .map(|it| format!("History: {}", line(it))),
    );
    entries.join("<br><br>")
}

fn entry(job: &Job<'_>, composition: &Composition, entry: &Entry) -> String {
    let mut head: Vec<String> = Vec::new();
    head.extend(match &entry.chip {
        Chip::Stance(stance) => Some(format!("**{}**", stance.label())),
        Chip::Outlined { words, .. } | Chip::Further { words, .. } => {
            Some(format!("*{}*", line(words)))
        }
        Chip::Same => None,
    });
    if entry.byline.is_none() {
        head.push(line(&entry.when));
    }
    head.extend(marks(composition, &entry.marks));
    let mut parts = vec![head.join(" · ")];
    parts.extend(entry.byline.as_deref().map(line));
    let number = numbers(composition, &[entry.statement]);
    parts.push(format!("{}{number}", in_field(&entry.gist)));
    if entry.has_quotation {
        let statement = job.content.dossier.statement(entry.statement);
        parts.push(in_field(&as_printed(statement)));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("<br>")
}

/// The quotation as the source prints it, marks and all; words without any marks are named as the
/// source's own, so that a paraphrase is never taken for speech.
pub(super) fn as_printed(statement: &Statement) -> String {
    if words::spoken_of(statement).is_empty() {
        format!("In the source’s words: {}", statement.quote)
    } else {
        statement.quote.clone()
    }
}

fn marks(composition: &Composition, marks: &[MarkText]) -> Vec<String> {
    marks
        .iter()
        .map(|mark| {
            let numbers = numbers(composition, &mark.statements);
            format!("{}{numbers}", line(&mark.words))
        })
        .collect()
}

fn numbers(composition: &Composition, statements: &[StatementIndex]) -> String {
    let numbers = statements
        .iter()
        .filter_map(|index| composition.numbers.get(index));
    let links: Vec<String> = numbers.map(|number| format!("[^{number}]")).collect();
    links.concat()
}
