//! The quotations in the report of `check`: those of texts that changed, then all by grade, what
//! needs work first, each with its place in the position file and in the text.

use std::fmt::Write as _;

use super::finding_lines::place_in;
use super::input::Read;
use crate::check::{Graded, QuotationChange, Reanchored, TextChange, counts, differences_in_words};
use crate::finding::{Count, RecordKind, RecordRef};
use crate::model::{Dossier, StatementIndex};
use crate::quote::Grade;

/// The grades in the order in which a desk works through them.
const ORDER: [&str; 7] = [
    "missing",
    "elsewhere",
    "altered",
    "joined",
    "folded",
    "no_text",
    "exact",
];

/// How many quotations carry which grade, and each of them.
pub(super) fn quotations(read: &Read, dossier: &Dossier) -> String {
    let mut text = totals(read);
    for change in &read.changes {
        text.push_str(&changed_text(read, dossier, change));
    }
    for key in ORDER {
        let of_key = || {
            read.grades
                .iter()
                .filter(move |graded| graded.grade.key() == key)
        };
        let Some(first) = of_key().next() else {
            continue;
        };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "\n{key}: {}", first.grade.words());
        for graded in of_key() {
            text.push_str(&quotation_lines(read, dossier, graded));
        }
    }
    text
}

fn totals(read: &Read) -> String {
    let counts = counts(&read.grades);
    let mut text = Count::new(counts.total(), "quotation", "quotations").to_string();
    let mut before = ": ";
    for (key, number) in counts.iter().filter(|(_, number)| *number > 0) {
        let _ = write!(text, "{before}{number} {key}");
        before = ", ";
    }
    text.push('\n');
    text
}

/// A source whose text is not the recorded one: what became of each quotation, what broke first.
fn changed_text(read: &Read, dossier: &Dossier, change: &TextChange) -> String {
    let id = &dossier.source(change.source).id;
    let mut text = format!("\nthe text of `{id}` changed; its quotations were looked up anew\n");
    for kind in Reanchored::ALL.into_iter().rev() {
        for quotation in change.quotations.iter().filter(|it| it.kind == kind) {
            let _ = writeln!(
                text,
                "  {}{}",
                beginning(read, dossier, quotation.statement),
                fate(quotation)
            );
        }
    }
    text
}

/// ", moved, was at line 3, now at line 5, column 2".
fn fate(quotation: &QuotationChange) -> String {
    let mut fate = format!(", {}", quotation.kind.words());
    if let Some(line) = quotation.from {
        let _ = write!(fate, ", was at line {line}");
    }
    match quotation.to {
        Some(place) if quotation.kind.is_there() => {
            let _ = write!(fate, ", now at {place}");
        }
        _ => {}
    }
    fate
}

fn quotation_lines(read: &Read, dossier: &Dossier, graded: &Graded) -> String {
    let statement = dossier.statement(graded.statement);
    let mut lines = format!(
        "  {}, `{}`",
        beginning(read, dossier, graded.statement),
        dossier.source(statement.source).id,
    );
    if let Grade::Elsewhere { source, .. } = &graded.grade {
        let _ = write!(lines, ", found in `{}`", dossier.source(*source).id);
    }
    if let Some(place) = graded.place {
        let _ = write!(lines, " at {place}");
    }
    let found = match &graded.grade {
        Grade::Elsewhere { inside, .. } => inside,
        grade => grade,
    };
    match found {
        Grade::Folded { rung, .. } => {
            let _ = write!(lines, ", but for {}", rung.words());
        }
        Grade::Joined { at } => {
            let _ = write!(lines, ", in {}", Count::new(at.len(), "part", "parts"));
        }
        _ => {}
    }
    let has_changed = read
        .changes
        .binary_search_by_key(&statement.source, |change| change.source)
        .is_ok();
    if has_changed && graded.grade.is_match() {
        lines.push_str(", in a text that is not the recorded one");
    }
    if graded.first != graded.statement {
        let first = dossier.statement(graded.first).number;
        let _ = write!(lines, ", the same words as statement {first}");
    }
    lines.push('\n');
    if let Grade::Altered { difference, .. } = &graded.grade {
        for sentence in differences_in_words(difference) {
            let _ = writeln!(lines, "    {sentence}");
        }
    }
    lines
}

/// The place in the position file, and the statement with its cell.
fn beginning(read: &Read, dossier: &Dossier, statement: StatementIndex) -> String {
    let statement = dossier.statement(statement);
    let place = read.places.of(RecordRef {
        kind: RecordKind::Statement,
        number: statement.number,
    });
    format!(
        "{}: statement {} (`{}` on `{}`)",
        place_in(&read.file, place),
        statement.number,
        dossier.party(statement.party).id,
        dossier.point(statement.point).id,
    )
}
