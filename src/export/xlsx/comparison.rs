//! The worksheet of the comparison: a point each, a column for each party, the words of every
//! quotation in a note at its cell.

use std::collections::BTreeMap;

use super::grid::{Column, Entry, Grid, Ground};
use super::notes::NoteText;
use crate::export::Job;
use crate::export::sheet::{CellText, Chip, Composition, Entry as Told, PointText, SheetRow};
use crate::export::tables::number_of;
use crate::matrix::standing_first;
use crate::model::{Mark, StatementIndex};
use crate::words;

/// The widths of the columns, in letters.
const THEME: u16 = 16;
const POINT: u16 = 24;
const PROPOSITION: u16 = 36;
const PARTY: u16 = 30;

/// The comparison as it is shown.
pub(super) fn grid(job: &Job<'_>, composition: &Composition) -> Grid {
    let has_themes = !job.content.dossier.themes.is_empty();
    let column = |name: &str, width| Column {
        name: name.to_owned(),
        width,
    };
    let mut columns = Vec::new();
    if has_themes {
        columns.push(column("Theme", THEME));
    }
    columns.push(column("Point", POINT));
    columns.push(column("Proposition", PROPOSITION));
    let before = columns.len();
    let parties = composition.columns.iter();
    columns.extend(parties.map(|(_, name)| column(name, PARTY)));
    let mut grid = Grid {
        title: composition.title.clone(),
        lead: lead(composition),
        columns,
        frozen: if has_themes { 2 } else { 1 },
        is_filtered: true,
        ..Grid::default()
    };
    let numbers = number_of(job);
    for row in &composition.rows {
        let SheetRow::Point(point) = row else {
            // Themes are a column; what is folded stands below the title.
            continue;
        };
        for (at, cell) in point.cells.iter().enumerate() {
            if let Some(note) = note(job, cell, &numbers) {
                grid.notes.push((grid.rows.len(), before + at, note));
            }
        }
        grid.rows.push(line(job, point, has_themes));
    }
    grid
}

/// What stands under the title.
fn lead(composition: &Composition) -> Vec<String> {
    let mut lines: Vec<String> = composition.lead.iter().cloned().collect();
    lines.extend(composition.subtitle.lines().map(str::to_owned));
    lines.extend(composition.left_out.clone());
    lines.extend(composition.rows.iter().filter_map(|row| match row {
        SheetRow::Folded(words) => Some(words.clone()),
        SheetRow::Theme(_) | SheetRow::Point(_) => None,
    }));
    lines
}

fn line(job: &Job<'_>, point: &PointText, has_themes: bool) -> Vec<Entry> {
    let dossier = job.content.dossier;
    let mut row = Vec::with_capacity(point.cells.len() + 3);
    if has_themes {
        let theme = dossier.point(point.point).theme;
        let name = theme.map_or("Other points", |it| &dossier.themes[it.at()].name);
        row.push(Entry::Words(Ground::Soft, name.to_owned()));
    }
    row.push(Entry::Words(Ground::Strong, point.title.clone()));
    let mut proposition = vec![(false, point.proposition.clone())];
    let more = [&point.from, &point.left_out];
    let more = more.into_iter().flatten();
    proposition.extend(more.map(|words| (false, format!("\n{words}"))));
    row.push(Entry::Rich(Ground::Paper, proposition));
    row.extend(point.cells.iter().map(cell));
    row
}

/// The stance in heavier ink, then the gist and what there is to know. On a stance's colour stands
/// nothing but the position: who contests it is named there, and their words stand in the note.
fn cell(cell: &CellText) -> Entry {
    let ground = match cell.entries.first().map(|entry| &entry.chip) {
        Some(Chip::Stance(stance)) => Ground::Stance(*stance),
        Some(_) => Ground::Dashed,
        None => Ground::Hole,
    };
    let mut pieces: Vec<(bool, String)> = Vec::new();
    let is_position = matches!(ground, Ground::Stance(_));
    let told = if is_position { 1 } else { cell.entries.len() };
    for (at, entry) in cell.entries.iter().take(told).enumerate() {
        if at > 0 {
            pieces.push((false, "\n".to_owned()));
        }
        tell(entry, &mut pieces);
    }
    if cell.entries.is_empty() {
        pieces.push((false, "no sourced position".to_owned()));
        let marks = cell.hole_marks.iter();
        pieces.extend(marks.map(|mark| (false, format!("\n{}", mark.words))));
    }
    if let Some(history) = &cell.history {
        pieces.push((false, format!("\n{history}")));
    }
    Entry::Rich(ground, pieces)
}

fn tell(entry: &Told, pieces: &mut Vec<(bool, String)>) {
    let when = entry.byline.as_ref().unwrap_or(&entry.when);
    match &entry.chip {
        Chip::Stance(stance) => pieces.push((true, format!("{}\n", stance.label()))),
        Chip::Outlined { words, .. } | Chip::Further { words, .. } => {
            pieces.push((true, format!("{words}\n")));
        }
        Chip::Same => {}
    }
    let gist = match entry.gist.as_str() {
        "" => when.clone(),
        gist => format!("{gist} ({when})"),
    };
    pieces.push((false, gist));
    let is_strong = |mark: Mark| matches!(mark, Mark::Grade | Mark::LeftOut | Mark::Contested);
    let marks = entry.marks.iter();
    pieces.extend(marks.map(|mark| (is_strong(mark.mark), format!("\n{}", mark.words))));
}

/// Every quotation of the cell with its number in the worksheet of statements.
fn note(
    job: &Job<'_>,
    cell: &CellText,
    numbers: &BTreeMap<StatementIndex, u64>,
) -> Option<NoteText> {
    let content = &job.content;
    let derived = content.matrix.cell(cell.point, cell.party);
    let citations: Vec<String> = standing_first(content.dossier, derived)
        .into_iter()
        .map(|card| {
            let index = card.statement;
            let statement = content.dossier.statement(index);
            let citation = words::citation(content.dossier, statement, content.graded(index));
            match numbers.get(&index) {
                Some(number) => format!("Statement {number}\n{citation}"),
                None => citation,
            }
        })
        .collect();
    (!citations.is_empty()).then(|| NoteText::new(&citations))
}
