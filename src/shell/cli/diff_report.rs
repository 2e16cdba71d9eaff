//! What changed between two position files, for people.

use std::fmt::Write as _;

use crate::diff::{CellChange, Changed, Difference, FieldChange, Records, Standing};
use crate::finding::Count;
use crate::hidden::visible;
use crate::model::{Dossier, StatementIndex};

/// The longest part of a text that a line quotes, in characters.
const LONGEST: usize = 100;

/// What was recoded comes first, because it changes what a file says about a party.
pub(super) fn text(old: &Dossier, new: &Dossier, difference: &Difference) -> String {
    let statements = &difference.statements;
    let is_recoded = |change: &&Changed| change.recoded;
    let (recoded, changed): (Vec<_>, Vec<_>) = statements.changed.iter().partition(is_recoded);
    let blocks = [
        changed_statements(new, &recoded, "recoded: the same words, another stance"),
        cells(&difference.cells),
        changed_statements(new, &changed, "changed"),
        statement_list(new, &statements.added, "added"),
        statement_list(old, &statements.removed, "removed"),
        records(&difference.points, "points"),
        records(&difference.parties, "parties"),
        records(&difference.sources, "sources"),
        records(&difference.themes, "themes"),
        records(&difference.plans, "plans"),
        of_the_file(&difference.dossier),
    ];
    let blocks: Vec<String> = blocks.into_iter().filter(|it| !it.is_empty()).collect();
    if blocks.is_empty() {
        return "no difference\n".to_owned();
    }
    blocks.join("\n")
}

fn changed_statements(new: &Dossier, list: &[&Changed], what: &str) -> String {
    if list.is_empty() {
        return String::new();
    }
    let mut text = format!("{} {what}\n", statement_count(list.len()));
    for change in list {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {}", statement_words(new, change.new));
        field_lines(&mut text, &change.fields, "    ");
    }
    text
}

fn cells(list: &[CellChange]) -> String {
    if list.is_empty() {
        return String::new();
    }
    let mut text = format!("{} changed\n", Count::new(list.len(), "cell", "cells"));
    for cell in list {
        let _ = writeln!(
            text,
            "  {} on {}: {} -> {}",
            cell.party,
            cell.point,
            standing_words(&cell.from, None),
            standing_words(&cell.to, cell.from.quote.as_deref())
        );
    }
    text
}

fn statement_list(dossier: &Dossier, list: &[StatementIndex], verb: &str) -> String {
    if list.is_empty() {
        return String::new();
    }
    let mut text = format!("{} {verb}\n", statement_count(list.len()));
    for index in list {
        let _ = writeln!(text, "  {}", statement_words(dossier, *index));
    }
    text
}

/// One that was given another id neither came nor went.
fn records(records: &Records, name: &str) -> String {
    if records.is_empty() {
        return String::new();
    }
    let mut text = format!("{name}\n");
    let ids = [
        (records.new_ones().collect::<Vec<_>>(), "added"),
        (records.gone().collect(), "removed"),
    ];
    for (ids, verb) in ids {
        if !ids.is_empty() {
            let _ = writeln!(text, "  {verb}: {}", ids.join(", "));
        }
    }
    for renamed in &records.renamed {
        let _ = writeln!(text, "  renamed: {} -> {}", renamed.from, renamed.to);
    }
    for change in &records.changed {
        let _ = writeln!(text, "  changed: {}", change.id);
        field_lines(&mut text, &change.fields, "    ");
    }
    text
}

fn of_the_file(fields: &[FieldChange]) -> String {
    if fields.is_empty() {
        return String::new();
    }
    let mut text = "the file itself\n".to_owned();
    field_lines(&mut text, fields, "  ");
    text
}

fn field_lines(text: &mut String, fields: &[FieldChange], indent: &str) {
    for field in fields {
        let value = |text: &Option<String>| text.as_deref().map_or("none".to_owned(), cut);
        let (from, to) = (value(&field.from), value(&field.to));
        let _ = writeln!(text, "{indent}{}: {from} -> {to}", field.field);
    }
}

fn statement_count(number: usize) -> Count<'static> {
    Count::new(number, "statement", "statements")
}

/// What stands in a cell; its words are left out where they are the ones told `before`.
fn standing_words(standing: &Standing, before: Option<&str>) -> String {
    let mut words = standing
        .stance
        .map_or(standing.state.key().replace('_', " "), |stance| {
            stance.words().to_owned()
        });
    if standing.disputed {
        words.push_str(", contested");
    }
    match standing.quote.as_deref() {
        Some(quote) if before == Some(quote) => words.push_str(" (the same words)"),
        Some(quote) => {
            let _ = write!(words, " ({})", cut(quote));
        }
        None => {}
    }
    words
}

fn statement_words(dossier: &Dossier, index: StatementIndex) -> String {
    let statement = dossier.statement(index);
    format!(
        "statement {} (`{}` on `{}`), `{}`: {}",
        statement.number,
        dossier.party(statement.party).id,
        dossier.point(statement.point).id,
        dossier.source(statement.source).id,
        cut(&statement.quote)
    )
}

/// A text on one line, with an ellipsis where it is long.
fn cut(text: &str) -> String {
    let text = visible(text);
    let line: Vec<&str> = text.split_whitespace().collect();
    let line = line.join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
