//! The sources on which the shown cells rest, a row each.

use std::collections::BTreeMap;

use super::{Field, Table};
use crate::cite::{self, Style};
use crate::export::Job;
use crate::model::{Dating, SourceIndex};
use crate::words;

const COLUMNS: [(&str, u16); 16] = [
    ("No.", 6),
    ("Publisher", 22),
    ("Title", 46),
    ("Author", 20),
    ("Published, first day", 13),
    ("Published, last day", 13),
    ("Published", 18),
    ("Date inferred because", 30),
    ("Kind", 11),
    ("Language", 10),
    ("Copy of", 30),
    ("Rewrite of", 30),
    ("Address", 44),
    ("Editors’ note", 40),
    ("Quotations shown", 12),
    ("Citation", 70),
];

/// The sources of the statements in the shown cells, in the file's order, with how many of those
/// statements each proves.
pub(in crate::export) fn used(job: &Job<'_>) -> BTreeMap<SourceIndex, usize> {
    let content = &job.content;
    let mut used: BTreeMap<SourceIndex, usize> = BTreeMap::new();
    for cell in content.shown.cells(content.matrix) {
        for &index in &cell.statements {
            *used
                .entry(content.dossier.statement(index).source)
                .or_default() += 1;
        }
    }
    used
}

/// A source each.
pub(in crate::export) fn sources(job: &Job<'_>) -> Table {
    let dossier = job.content.dossier;
    let mut table = Table::new(&COLUMNS);
    // A record has no place in a field; whoever wants records exports them.
    let style = match job.options.citations {
        Style::Bibtex | Style::CslJson => Style::Notes,
        style => style,
    };
    for (number, (index, count)) in (1..).zip(used(job)) {
        let source = dossier.source(index);
        let original = source.copy_of.map(|it| dossier.source(it).title.clone());
        table.rows.push(vec![
            Field::Number(number),
            Field::maybe(source.publisher.as_ref()),
            Field::text(source.title.as_str()),
            Field::maybe(source.author.as_ref()),
            Field::Day(source.published.first_day()),
            Field::Day(source.published.last_day()),
            Field::text(words::source_date(source)),
            match &source.dating {
                Dating::Stated => Field::Empty,
                Dating::Inferred(why) => Field::text(why.as_str()),
            },
            Field::text(source.kind.map_or("", |kind| kind.word())),
            Field::maybe(source.language.as_ref()),
            Field::maybe(original.as_ref()),
            Field::maybe(source.rewrite_of.as_ref()),
            source.url.clone().map_or(Field::Empty, Field::Link),
            Field::maybe(source.note.as_ref()),
            Field::count(count),
            Field::text(cite::sources(dossier, [index], style)),
        ]);
    }
    table
}
