//! Commands that put something into the clipboard: a quotation, cells, a table, a finding.

use std::sync::Arc;

use super::range::Block;
use super::update::told;
use super::{Command, Effect, State};
use crate::cite::{self, Style};
use crate::finding::Count;
use crate::listing::Listing;
use crate::listing::forms::{Noted, html, markdown, tsv};
use crate::listing::selection::{READING, Wanted, selection};
use crate::matrix::{Cell, in_order};
use crate::model::{SourceIndex, StatementIndex};
use crate::words;

/// Copies what a command asks for; what is selected decides how much.
pub(super) fn copy(state: &mut State, command: &Command) -> Vec<Effect> {
    match command {
        Command::CopyQuotation(index) => copy_quotation(state, *index),
        Command::CopySource(index) => copy_source(state, *index),
        Command::CopyFinding(at) => copy_finding(state, *at),
        Command::CopyCell => match state.block() {
            Some(block) => copy_cells(state, &block),
            None => copy_cell(state),
        },
        Command::CopyRow => {
            let Some(mut row) = state.block_or_cell() else {
                return Vec::new();
            };
            row.columns = 0..state.shown.columns.len();
            copy_cells(state, &row)
        }
        Command::CopyMarkdown => {
            let Some((table, what)) = to_copy(state) else {
                return Vec::new();
            };
            told(state, format!("{what} copied as Markdown"));
            vec![Effect::CopyText(markdown(&table))]
        }
        Command::CopyTable => {
            let Some((table, what)) = to_copy(state) else {
                return Vec::new();
            };
            told(state, format!("{what} copied as a table"));
            vec![Effect::CopyTable {
                html: html(&table),
                text: tsv(&table),
            }]
        }
        _ => Vec::new(),
    }
}

/// What copying as a table acts on, with what it is in words: the list that fills the window, else
/// the selected cells.
fn to_copy(state: &State) -> Option<(Noted, String)> {
    if let Some(table) = listing_to_copy(state) {
        let rows = Count::new(table.listing.rows.len(), "row", "rows");
        let what = format!("{}: {rows}", table.listing.title);
        return Some((table, what));
    }
    let block = state.block_or_cell()?;
    let (points, parties) = state.points_and_parties(&block);
    let table = selection(&Wanted {
        dossier: state.dossier(),
        lens: &state.lens,
        shown: &state.shown,
        matrix: &state.matrix,
        comparison: state.comparison.as_deref(),
        grades: &state.evidence.checked.grades,
        points,
        parties,
    });
    Some((
        table,
        Count::new(block.cells(), "cell", "cells").to_string(),
    ))
}

/// The list that fills the window, where one does. In the window the matrix says whose reading the
/// stances are; a list that goes elsewhere has to say so itself.
fn listing_to_copy(state: &State) -> Option<Noted> {
    let mut listing = Listing::clone(&*state.listing_now()?);
    listing.remarks.insert(0, READING.to_owned());
    Some(Noted::from(listing))
}

fn copy_quotation(state: &mut State, index: StatementIndex) -> Vec<Effect> {
    if state.opened.dossier.statements.get(index.at()).is_none() {
        return Vec::new();
    }
    let text = cited(state, index);
    let what = match record_style(state) {
        // These styles have no place for a quotation, and nobody is to believe that it was copied.
        Some(style) => format!("Source copied as {}", style.name()),
        None => "Quotation copied with its citation".to_owned(),
    };
    told(state, what);
    vec![Effect::CopyText(text)]
}

fn copy_source(state: &mut State, index: SourceIndex) -> Vec<Effect> {
    if state.opened.dossier.sources.get(index.at()).is_none() {
        return Vec::new();
    }
    let style = state.settings.citation.unwrap_or(Style::Notes);
    let text = cite::sources(state.dossier(), [index], style);
    told(state, format!("Citation copied: {}", style.name()));
    vec![Effect::CopyText(text)]
}

/// A quotation with its citation in the style that was chosen.
fn cited(state: &State, index: StatementIndex) -> String {
    let (dossier, graded) = (state.dossier(), state.graded(index));
    match state.settings.citation {
        None => words::citation(dossier, dossier.statement(index), graded),
        Some(style) => cite::statement(dossier, index, graded, style),
    }
}

/// The chosen style, where it is one that records sources and has no place for quotations.
fn record_style(state: &State) -> Option<Style> {
    let style = state.settings.citation?;
    style.is_record().then_some(style)
}

/// What a style of citations is called.
pub(super) fn citation_name(style: Option<Style>) -> &'static str {
    style.map_or("in full", Style::name)
}

/// Of some cells the sources on which they rest, as records, each once.
fn copy_records(state: &mut State, cells: &[&Cell], style: Style) -> Vec<Effect> {
    let dossier = state.dossier();
    let statements = cells.iter().flat_map(|cell| in_order(dossier, cell));
    let sources: Vec<SourceIndex> = statements
        .map(|card| dossier.statement(card.statement).source)
        .collect();
    let count = sources
        .iter()
        .collect::<std::collections::BTreeSet<_>>()
        .len();
    let text = cite::sources(dossier, sources, style);
    let count = Count::new(count, "source", "sources");
    told(state, format!("{count} copied as {}", style.name()));
    vec![Effect::CopyText(text)]
}

/// A finding as the terminal tells it, for an editor or a message.
fn copy_finding(state: &mut State, at: usize) -> Vec<Effect> {
    let Some(finding) = state.findings().nth(at) else {
        return Vec::new();
    };
    let origin = &state.opened.origin;
    let file = origin
        .path()
        .map_or_else(|| origin.name(), |path| path.display().to_string());
    let place = finding
        .place
        .map_or_else(String::new, |place| format!(":{place}"));
    let text = format!("{file}{place}: {}", finding.message);
    told(state, "Finding copied with its place".to_owned());
    vec![Effect::CopyText(text)]
}

/// The name of a cell, and every quotation of it with its citation in the order in which the
/// inspector shows them.
fn cell_text(state: &State, cell: &Cell) -> (String, usize) {
    let dossier = state.dossier();
    let as_of = state.matrix.as_of;
    let grade = state.standing_grade(cell);
    let mut paragraphs = vec![words::cell_name(dossier, cell, as_of, grade)];
    // Of one statement alone its date tells the record.
    if cell.statements.len() > 1 {
        paragraphs.push(words::history_lines(dossier, cell, as_of).join("\n"));
    }
    let before = paragraphs.len();
    paragraphs.extend(
        in_order(dossier, cell)
            .into_iter()
            .map(|card| card.statement)
            .map(|index| cited(state, index)),
    );
    (paragraphs.join("\n\n"), paragraphs.len() - before)
}

fn copy_cell(state: &mut State) -> Vec<Effect> {
    let Some(cell) = state.selected_cell() else {
        return Vec::new();
    };
    if cell.statements.is_empty() {
        told(state, "This cell has no quotation to copy".to_owned());
        return Vec::new();
    }
    if let Some(style) = record_style(state) {
        let cell = cell.clone();
        return copy_records(state, &[&cell], style);
    }
    let (text, count) = cell_text(state, cell);
    let count = Count::new(count, "quotation", "quotations");
    told(state, format!("{count} copied with citations"));
    vec![Effect::CopyText(text)]
}

/// Several cells, row by row; a hole is told as one.
fn copy_cells(state: &mut State, block: &Block) -> Vec<Effect> {
    let (points, parties) = state.points_and_parties(block);
    let cells = points
        .iter()
        .flat_map(|&point| parties.iter().map(move |&party| (point, party)));
    if let Some(style) = record_style(state) {
        let matrix = Arc::clone(&state.matrix);
        let cells: Vec<&Cell> = cells
            .map(|(point, party)| matrix.cell(point, party))
            .collect();
        return copy_records(state, &cells, style);
    }
    let (texts, counts): (Vec<String>, Vec<usize>) = cells
        .map(|(point, party)| cell_text(state, state.matrix.cell(point, party)))
        .unzip();
    let heading = words::dated_title(state.dossier(), &state.lens, &state.shown, &state.matrix);
    let text = format!("{heading}\n\n{}", texts.join("\n\n"));
    let quotations = Count::new(counts.iter().sum(), "quotation", "quotations");
    let cells = Count::new(texts.len(), "cell", "cells");
    told(
        state,
        format!("{quotations} of {cells} copied with citations"),
    );
    vec![Effect::CopyText(text)]
}
