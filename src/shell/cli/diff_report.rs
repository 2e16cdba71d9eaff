//! What changed between two position files, for people and for programs.

use std::fmt::Write as _;

use serde::Serialize;

use crate::diff::{Changed, Difference, Ids, Standing};
use crate::finding::Count;
use crate::model::{Dossier, Stance, StatementIndex};

/// The longest part of a text that a line quotes, in characters.
const LONGEST: usize = 100;

/// For people: what was recoded first, because it changes what a file says about a party.
pub(super) fn text(old: &Dossier, new: &Dossier, difference: &Difference) -> String {
    if difference.is_empty() {
        return "no difference\n".to_owned();
    }
    let mut text = String::new();
    for (ids, one, many) in [
        (&difference.parties, "party", "parties"),
        (&difference.points, "point", "points"),
        (&difference.sources, "source", "sources"),
    ] {
        for (list, verb) in [(&ids.added, "added"), (&ids.removed, "removed")] {
            if !list.is_empty() {
                let count = Count::new(list.len(), one, many);
                // Writing to a string cannot fail.
                let _ = writeln!(text, "{count} {verb}: {}", list.join(", "));
            }
        }
    }
    if !difference.cells.is_empty() {
        let count = Count::new(difference.cells.len(), "cell", "cells");
        let _ = writeln!(text, "\n{count} changed");
        for cell in &difference.cells {
            let _ = writeln!(
                text,
                "  {} on {}: {} -> {}",
                cell.party,
                cell.point,
                standing_words(&cell.from, None),
                standing_words(&cell.to, cell.from.quote.as_deref())
            );
        }
    }
    let (recoded, changed): (Vec<_>, Vec<_>) = difference
        .statements
        .changed
        .iter()
        .partition(|change| change.recoded);
    for (list, heading) in [
        (recoded, "recoded: the same words, another stance"),
        (changed, "changed"),
    ] {
        if list.is_empty() {
            continue;
        }
        let count = Count::new(list.len(), "statement", "statements");
        let _ = writeln!(text, "\n{count} {heading}");
        for change in list {
            let _ = writeln!(text, "  {}", statement_words(new, change.new));
            for field in &change.fields {
                let value = |text: &Option<String>| text.as_deref().map_or("none".to_owned(), cut);
                let _ = writeln!(
                    text,
                    "    {}: {} -> {}",
                    field.field,
                    value(&field.from),
                    value(&field.to)
                );
            }
        }
    }
    for (list, dossier, verb) in [
        (&difference.statements.added, new, "added"),
        (&difference.statements.removed, old, "removed"),
    ] {
        if !list.is_empty() {
            let count = Count::new(list.len(), "statement", "statements");
            let _ = writeln!(text, "\n{count} {verb}");
            for index in list {
                let _ = writeln!(text, "  {}", statement_words(dossier, *index));
            }
        }
    }
    text
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
    let line: Vec<&str> = text.split_whitespace().collect();
    let line = line.join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}

/// For programs.
#[derive(Debug, Serialize)]
pub(super) struct DifferenceEntry<'a> {
    parties: IdsEntry<'a>,
    points: IdsEntry<'a>,
    sources: IdsEntry<'a>,
    cells: Vec<CellEntry<'a>>,
    statements: StatementsEntry<'a>,
}

#[derive(Debug, Serialize)]
struct IdsEntry<'a> {
    added: &'a [String],
    removed: &'a [String],
}

#[derive(Debug, Serialize)]
struct CellEntry<'a> {
    point: &'a str,
    party: &'a str,
    from: StandingEntry<'a>,
    to: StandingEntry<'a>,
}

#[derive(Debug, Serialize)]
struct StandingEntry<'a> {
    state: &'static str,
    stance: Option<&'static str>,
    disputed: bool,
    quote: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct StatementsEntry<'a> {
    added: Vec<StatementEntry<'a>>,
    removed: Vec<StatementEntry<'a>>,
    changed: Vec<ChangedEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct StatementEntry<'a> {
    n: u32,
    point: &'a str,
    party: &'a str,
    stance: &'static str,
    source: &'a str,
    quote: &'a str,
}

#[derive(Debug, Serialize)]
struct ChangedEntry<'a> {
    from: u32,
    to: u32,
    point: &'a str,
    party: &'a str,
    recoded: bool,
    fields: Vec<FieldEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct FieldEntry<'a> {
    field: &'static str,
    from: Option<&'a str>,
    to: Option<&'a str>,
}

impl<'a> DifferenceEntry<'a> {
    pub(super) fn new(old: &'a Dossier, new: &'a Dossier, difference: &'a Difference) -> Self {
        let list = |dossier: &'a Dossier, indices: &[StatementIndex]| {
            let entries = indices.iter();
            entries
                .map(|index| StatementEntry::new(dossier, *index))
                .collect()
        };
        Self {
            parties: IdsEntry::new(&difference.parties),
            points: IdsEntry::new(&difference.points),
            sources: IdsEntry::new(&difference.sources),
            cells: difference
                .cells
                .iter()
                .map(|cell| CellEntry {
                    point: &cell.point,
                    party: &cell.party,
                    from: StandingEntry::new(&cell.from),
                    to: StandingEntry::new(&cell.to),
                })
                .collect(),
            statements: StatementsEntry {
                added: list(new, &difference.statements.added),
                removed: list(old, &difference.statements.removed),
                changed: difference
                    .statements
                    .changed
                    .iter()
                    .map(|change| ChangedEntry::new(old, new, change))
                    .collect(),
            },
        }
    }
}

impl<'a> IdsEntry<'a> {
    fn new(ids: &'a Ids) -> Self {
        Self {
            added: &ids.added,
            removed: &ids.removed,
        }
    }
}

impl<'a> StandingEntry<'a> {
    fn new(standing: &'a Standing) -> Self {
        Self {
            state: standing.state.key(),
            stance: standing.stance.map(Stance::key),
            disputed: standing.disputed,
            quote: standing.quote.as_deref(),
        }
    }
}

impl<'a> StatementEntry<'a> {
    fn new(dossier: &'a Dossier, index: StatementIndex) -> Self {
        let statement = dossier.statement(index);
        Self {
            n: statement.number,
            point: &dossier.point(statement.point).id,
            party: &dossier.party(statement.party).id,
            stance: statement.stance.key(),
            source: &dossier.source(statement.source).id,
            quote: &statement.quote,
        }
    }
}

impl<'a> ChangedEntry<'a> {
    fn new(old: &'a Dossier, new: &'a Dossier, change: &'a Changed) -> Self {
        let (before, after) = (old.statement(change.old), new.statement(change.new));
        Self {
            from: before.number,
            to: after.number,
            point: &new.point(after.point).id,
            party: &new.party(after.party).id,
            recoded: change.recoded,
            fields: change
                .fields
                .iter()
                .map(|field| FieldEntry {
                    field: field.field,
                    from: field.from.as_deref(),
                    to: field.to.as_deref(),
                })
                .collect(),
        }
    }
}
