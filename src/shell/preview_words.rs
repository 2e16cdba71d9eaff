//! What the preview says of a document: what is in it, and how its words begin.

use super::shot::Scoped;
use crate::export::sheet::Content;
use crate::export::{Format, TableRows};
use crate::extract::extract;
use crate::finding::Count;
use crate::listing::Value;
use crate::model::{Dossier, SourceIndex, Stance};
use crate::ui::DocumentPreview;

/// So many characters of a document are shown.
const CHARACTERS: usize = 6000;
/// So many rows are put into words where a document cannot be read as text.
const ROWS: usize = 24;

/// What there is to see of a finished file.
pub(super) fn described(scoped: &Scoped, format: Format, file: &[u8]) -> DocumentPreview {
    let words = match format {
        Format::Html => extract("x.html", file).map_or_else(|_| rows(scoped), |it| it.text),
        Format::Docx | Format::Xlsx => rows(scoped),
        Format::RefiQda => codes(scoped.job().content.dossier),
        _ => String::from_utf8_lossy(file)
            .trim_start_matches('\u{feff}')
            .to_owned(),
    };
    let text: String = words.chars().take(CHARACTERS).collect();
    DocumentPreview {
        bytes: u64::try_from(file.len()).unwrap_or(u64::MAX),
        holds: holds(scoped, format),
        goes_on: text.len() < words.len()
            || matches!(format, Format::Docx | Format::Xlsx | Format::RefiQda),
        text,
    }
}

/// What is in a document, a line each.
fn holds(scoped: &Scoped, format: Format) -> Vec<String> {
    let job = scoped.job();
    let (dossier, shown) = (job.content.dossier, job.content.shown);
    if format.is_of_all() {
        return whole(&job.content);
    }
    let cells = || shown.cells(job.content.matrix);
    let statements = cells().map(|cell| cell.statements.len()).sum();
    let mut sources: Vec<_> = cells()
        .flat_map(|cell| &cell.statements)
        .map(|&statement| dossier.statement(statement).source)
        .collect();
    sources.sort_unstable();
    sources.dedup();
    let statements = Count::new(statements, "statement", "statements").to_string();
    let sources = Count::new(sources.len(), "source", "sources").to_string();
    if format.is_of_sources() {
        return vec![format!("{sources}, on which what is shown rests")];
    }
    let table = match job.listing {
        Some(listing) => format!(
            "{} by {}",
            Count::new(listing.rows.len(), "row", "rows"),
            Count::new(listing.columns.len(), "column", "columns")
        ),
        None => format!(
            "{} by {}",
            Count::new(shown.points.len(), "point", "points"),
            Count::new(shown.columns.len(), "party", "parties")
        ),
    };
    match format {
        Format::Csv if job.listing.is_none() && job.options.rows == TableRows::Statements => {
            vec![format!("One table of {statements}")]
        }
        Format::Csv => vec![format!("One table of {table}")],
        // A list has the statements that its columns name, and none besides.
        Format::Xlsx if job.listing.is_some() => vec![
            format!("Worksheets with {table}, and {sources}"),
            Count::new(job.findings.len(), "finding", "findings").to_string(),
        ],
        _ if job.listing.is_some() => vec![format!("A table of {table}")],
        Format::Xlsx => vec![
            format!("Worksheets with {table}, {statements} and {sources}"),
            Count::new(job.findings.len(), "finding", "findings").to_string(),
        ],
        _ => vec![
            format!("A table of {table}"),
            format!("{statements} from {sources}"),
        ],
    }
}

/// What is in a project that holds everything.
fn whole(content: &Content<'_>) -> Vec<String> {
    let dossier = content.dossier;
    let sources = dossier.sources.len();
    let with_text = content.texts.map_or(0, |texts| {
        let indices = (0..sources).map(SourceIndex::new);
        indices.filter(|&index| texts.get(index).is_some()).count()
    });
    vec![
        format!(
            "{} from {}, coded by point, party, stance and voice",
            Count::new(dossier.statements.len(), "statement", "statements"),
            Count::new(sources, "source", "sources")
        ),
        format!("The texts of {with_text} of them; of the others their quotations"),
    ]
}

/// The codes of such a project.
fn codes(dossier: &Dossier) -> String {
    let mut lines = vec!["Parties".to_owned()];
    lines.extend(dossier.parties.iter().map(|it| format!("    {}", it.name)));
    lines.push("Points".to_owned());
    lines.extend(dossier.points.iter().map(|it| format!("    {}", it.title)));
    lines.push("Stances".to_owned());
    lines.extend(Stance::ALL.map(|it| format!("    {}", it.label())));
    lines.join("\n")
}

/// How the rows begin, for documents that are not text.
fn rows(scoped: &Scoped) -> String {
    let job = scoped.job();
    let composition = job.composition();
    let mut lines = vec![composition.title];
    lines.extend(composition.lead);
    lines.push(composition.subtitle);
    let mut beginning = scoped.snapshot.clone();
    let listing = job.listing.cloned().unwrap_or_else(|| {
        let mut shown = job.content.shown.clone();
        shown.points.truncate(ROWS);
        beginning.shown = std::sync::Arc::new(shown);
        beginning.table()
    });
    for row in listing.rows.iter().take(ROWS) {
        lines.push(String::new());
        for (column, value) in listing.columns.iter().zip(&row.values) {
            let text = Value::text(value);
            // What follows the first empty line are quotations, which the file has in its notes.
            let text = text.split("\n\n").next().unwrap_or_default();
            if !text.is_empty() {
                lines.push(format!("{}: {}", column.name, text.replace('\n', ", ")));
            }
        }
    }
    lines.join("\n")
}
