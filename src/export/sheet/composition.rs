//! A whole sheet in words: rows, notes, legend and footer, before anything is set in type.
//!
//! Everything is counted from what is listed here, and everything that is listed is painted.

use std::collections::BTreeMap;

use super::cell_text::CellText;
use super::content::Content;
use super::footer;
use super::legend::{LegendEntry, legend};
use super::words;
use crate::export::{Detail, Options};
use crate::lens::{Row, Sort};
use crate::listing::Listing;
use crate::model::{DateSpan, PartyIndex, PointIndex, SourceIndex, StatementIndex};
use crate::quote::Grade;
use crate::words::{comparison_line, months, sources_shown};

/// A sheet in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composition {
    /// The heading.
    pub title: String,
    /// The date of the positions, or the dates of the statements.
    pub date: String,
    /// What whoever exports has to say of it, under the heading.
    pub lead: Option<String>,
    /// What stands under that: the date, the sources, and what colours mean.
    pub subtitle: String,
    /// What was left out of the file because it could not be read.
    pub left_out: Option<String>,
    /// The columns, left to right, with their names.
    pub columns: Vec<(PartyIndex, String)>,
    /// The rows, top to bottom.
    pub rows: Vec<SheetRow>,
    /// What explains the signs and marks.
    pub legend: Vec<LegendEntry>,
    /// What the dossier says of itself.
    pub about: Option<String>,
    /// The sources with their notes, in the order in which the cells first lead to them.
    pub sources: Vec<SourceNotes>,
    /// The number of each note.
    pub numbers: BTreeMap<StatementIndex, u32>,
    /// What was left out, what was counted, and from which file.
    pub footer: String,
    /// From which file, with the beginning of its hash.
    pub file: String,
    /// Who made it.
    pub credit: Option<String>,
    /// The program and its version.
    pub program: String,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetRow {
    /// The name of a theme.
    Theme(String),
    /// A point and its cells, one for each column.
    Point(PointText),
    /// One line in place of points without a position.
    Folded(String),
}

/// A point in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointText {
    /// Which point.
    pub point: PointIndex,
    /// Its title.
    pub title: String,
    /// The sentence that stances are for or against.
    pub proposition: String,
    /// Its theme where no label tells that, whose wording it is, and where the plans speak of it.
    pub from: Option<String>,
    /// That statements on it were left out, of whom nobody knows.
    pub left_out: Option<String>,
    /// The cells, left to right.
    pub cells: Vec<CellText>,
}

/// A source and the notes that it proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceNotes {
    /// Which source.
    pub source: SourceIndex,
    /// Publisher and title.
    pub title: String,
    /// Kind, date of publication, and whether it copies.
    pub facts: String,
    /// The address, where there is one.
    pub url: Option<String>,
    /// The notes, by number.
    pub notes: Vec<Note>,
}

/// A numbered note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The number in the cells.
    pub number: u32,
    /// The statement.
    pub statement: StatementIndex,
    /// Who, in which voice, when.
    pub text: String,
    /// What the editors add, a line each.
    pub remarks: Vec<String>,
    /// True when the quotation is printed here because no cell prints it.
    pub has_quotation: bool,
}

impl Composition {
    /// Puts a sheet into words.
    #[must_use]
    pub fn new(content: &Content<'_>, options: &Options) -> Self {
        let (dossier, detail) = (content.dossier, options.detail);
        let with_year = crate::words::spans_years(dossier);
        let rows: Vec<SheetRow> = content
            .shown
            .rows
            .iter()
            .map(|row| sheet_row(content, *row, detail, with_year))
            .collect();
        let cells: Vec<&CellText> = cells(&rows).collect();
        let was_compared = was_compared(content, &cells);
        let sources = sources(content, &cells, detail, was_compared);
        let numbers = sources
            .iter()
            .flat_map(|source| &source.notes)
            .map(|note| (note.statement, note.number))
            .collect();
        let has_quotations = cells
            .iter()
            .flat_map(|cell| &cell.entries)
            .any(|entry| entry.has_quotation)
            || sources
                .iter()
                .flat_map(|source| &source.notes)
                .any(|note| note.has_quotation);
        let date = date(content, &sources);
        Self {
            title: given(&options.title).unwrap_or_else(|| title(&dossier.title)),
            lead: given(&options.subtitle),
            credit: given(&options.credit),
            subtitle: subtitle(content, &date),
            date,
            left_out: crate::words::left_out_line(&dossier.left_out)
                .map(|sentence| format!("{sentence}.")),
            columns: content
                .shown
                .columns
                .iter()
                .map(|&party| (party, dossier.party(party).name.clone()))
                .collect(),
            legend: legend(&cells, has_quotations, was_compared),
            about: dossier.about.clone(),
            footer: footer::text(content, options, &cells, was_compared),
            file: footer::file(content),
            program: format!("Concordance {}", content.version),
            numbers,
            sources,
            rows,
        }
    }

    /// Puts a sheet of a listing into words: its head, legend and foot.
    #[must_use]
    pub fn of_listing(content: &Content<'_>, listing: &Listing, options: &Options) -> Self {
        super::listing::composition(content, listing, options)
    }

    /// The cells that are painted, in reading order.
    pub fn cells(&self) -> impl Iterator<Item = &CellText> {
        cells(&self.rows)
    }
}

fn cells(rows: &[SheetRow]) -> impl Iterator<Item = &CellText> {
    rows.iter().flat_map(|row| match row {
        SheetRow::Point(point) => point.cells.as_slice(),
        SheetRow::Theme(_) | SheetRow::Folded(_) => &[],
    })
}

/// What was written in a field of the options, unless it was left empty.
pub(super) fn given(words: &str) -> Option<String> {
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

fn title(title: &str) -> String {
    let title = title.trim();
    if title.is_empty() {
        "Who stands where".to_owned()
    } else {
        format!("{title}: who stands where")
    }
}

fn sheet_row(content: &Content<'_>, row: Row, detail: Detail, with_year: bool) -> SheetRow {
    let dossier = content.dossier;
    match row {
        Row::Theme(theme) => SheetRow::Theme(
            theme
                .and_then(|theme| dossier.themes.get(theme.at()))
                .map_or_else(|| "Other points".to_owned(), |theme| theme.name.clone()),
        ),
        Row::Folded(count) => {
            let count = usize::try_from(count).unwrap_or(usize::MAX);
            let points = crate::finding::Count::new(count, "more point", "more points");
            SheetRow::Folded(format!("{points} on which no party shown has a position"))
        }
        Row::Point(index) => {
            let point = dossier.point(index);
            let articles = point.articles.iter().filter_map(|article| {
                let plan = dossier.plans.get(article.plan.at())?;
                Some(format!("{}, {}", plan.name, article.number))
            });
            // Where no label says so, the point does.
            let theme = point
                .theme
                .filter(|_| content.shown.sort != Sort::Theme)
                .and_then(|theme| dossier.themes.get(theme.at()))
                .map(|theme| theme.name.clone());
            let from: Vec<String> = theme
                .into_iter()
                .chain(point.from.iter().cloned())
                .chain(articles)
                .collect();
            SheetRow::Point(PointText {
                point: index,
                title: point.title.clone(),
                proposition: point.proposition.clone(),
                left_out: crate::words::left_out_of_row(&dossier.left_out, index),
                from: (!from.is_empty()).then(|| from.join("; ")),
                cells: content
                    .shown
                    .columns
                    .iter()
                    .map(|&party| {
                        let cell = content.matrix.cell(index, party);
                        CellText::new(content, cell, detail, with_year)
                    })
                    .collect(),
            })
        }
    }
}

/// False when no quotation could be compared with a text; that is said once and not in each note.
fn was_compared(content: &Content<'_>, cells: &[&CellText]) -> bool {
    cells
        .iter()
        .flat_map(|cell| cell.statements())
        .filter_map(|index| content.grade(index))
        .any(|grade| *grade != Grade::NoText)
}

/// Groups the statements of the cells by source and numbers them in that order, so that a number
/// is quickly found among the notes.
fn sources(
    content: &Content<'_>,
    cells: &[&CellText],
    detail: Detail,
    was_compared: bool,
) -> Vec<SourceNotes> {
    let dossier = content.dossier;
    let mut groups: Vec<(SourceIndex, Vec<StatementIndex>)> = Vec::new();
    for index in cells.iter().flat_map(|cell| cell.statements()) {
        let source = dossier.statement(index).source;
        match groups.iter_mut().find(|(known, _)| *known == source) {
            Some((_, statements)) => statements.push(index),
            None => groups.push((source, vec![index])),
        }
    }
    let in_cells: std::collections::BTreeSet<StatementIndex> = cells
        .iter()
        .flat_map(|cell| &cell.entries)
        .filter(|entry| entry.has_quotation)
        .map(|entry| entry.statement)
        .collect();
    let mut numbers = 1..;
    groups
        .into_iter()
        .map(|(source, statements)| SourceNotes {
            source,
            title: words::source_title(dossier.source(source)),
            facts: words::source_facts(dossier, source),
            url: dossier.source(source).url.clone(),
            notes: statements
                .into_iter()
                .zip(&mut numbers)
                .map(|(statement, number)| Note {
                    number,
                    statement,
                    text: words::note(
                        dossier,
                        statement,
                        content.graded(statement).filter(|_| was_compared),
                        content.matrix.as_of,
                    ),
                    remarks: words::remarks(dossier.statement(statement)),
                    has_quotation: detail != Detail::Short && !in_cells.contains(&statement),
                })
                .collect(),
        })
        .collect()
}

/// The date for which the positions hold, or the dates of the statements where none is set.
fn date(content: &Content<'_>, sources: &[SourceNotes]) -> String {
    let said: Vec<DateSpan> = sources
        .iter()
        .flat_map(|source| &source.notes)
        .map(|note| content.dossier.statement(note.statement).said)
        .collect();
    let Some(day) = content.matrix.as_of else {
        return match months(&said) {
            Some(months) if months.contains(" to ") => format!("Statements dated {months}"),
            Some(_) => format!("Statements dated {}", words::days(&said)),
            None => "No statements".to_owned(),
        };
    };
    // The date as it was typed tells how precise it was meant; its last day counts.
    let typed = content.lens.as_of.as_deref();
    typed
        .and_then(|text| DateSpan::parse(text).ok())
        .filter(|span| span.last_day() == day && *span != DateSpan::day(day))
        .map_or_else(
            || format!("Positions as of {}", DateSpan::day(day).words()),
            |span| format!("Positions as of the end of {}", span.words()),
        )
}

/// What a sheet with a stance's colour says of it.
pub(super) const COLOUR: &str =
    "Colour shows for or against the sentence as worded, not good or bad.";
/// What every sheet says of its stances.
pub(super) const READING: &str = "Stances are the editors’ reading of the quoted words.";

/// The date, the sources and what colour means.
fn subtitle(content: &Content<'_>, date: &str) -> String {
    let sources = sources_shown(content.dossier, content.shown, content.matrix);
    let mut from = format!("from {}", sources.count);
    if let Some(copies) = sources.copies {
        from.push_str(&format!(" and {copies}"));
    }
    if let Some(months) = sources.published {
        from.push_str(&format!(", published {months}"));
    }
    let order = content
        .shown
        .sort
        .words()
        .map_or_else(String::new, |order| format!(" Rows: {order}."));
    let compared = content.comparison.map_or_else(String::new, |comparison| {
        let line = comparison_line(comparison, content.shown, content.matrix);
        format!("{}.\n", words::capitalised(&line))
    });
    format!("{date}, {from}.{order}\n{compared}{COLOUR} {READING}")
}
