//! Every visible statement of the shown cells with all that the file says of it, a row each.

use std::collections::BTreeMap;

use super::{Field, Table};
use crate::export::Job;
use crate::finding::list_and;
use crate::matrix::{Cell, standing_first};
use crate::model::{Dating, Dossier, PartyIndex, Statement, StatementIndex, Voice};
use crate::words;

const COLUMNS: [(&str, u16); 34] = [
    ("No.", 6),
    ("Theme", 18),
    ("Point", 26),
    ("Party", 16),
    ("Stance as read by the editors", 22),
    ("Stance means", 26),
    ("Gist", 40),
    ("Quotation", 70),
    ("Translation", 40),
    ("Voice", 20),
    ("Claimed by", 16),
    ("Part of the party", 18),
    ("Speaker", 20),
    ("Role", 24),
    ("Jointly with", 18),
    ("Said, first day", 12),
    ("Said, last day", 12),
    ("Said", 20),
    ("Date inferred because", 28),
    ("Stands", 16),
    ("Grade of the quotation", 28),
    ("Spoken words in it", 11),
    ("Translated by", 18),
    ("Condition", 30),
    ("Why this stance", 30),
    ("Editors’ note", 34),
    ("Speaks of plan", 18),
    ("Source", 46),
    ("Publisher", 20),
    ("Published, first day", 13),
    ("Place in the source", 16),
    ("Copy of", 30),
    ("Address", 44),
    ("No. in the file", 8),
];

/// The statements of the shown cells, cell by cell, each with its number from 1; within a cell
/// the one that stands comes first.
pub(in crate::export) fn number_of(job: &Job<'_>) -> BTreeMap<StatementIndex, u64> {
    let content = &job.content;
    let cells = content.shown.cells(content.matrix);
    let statements = cells.flat_map(|cell| standing_first(content.dossier, cell));
    statements
        .zip(1..)
        .map(|(card, number)| (card.statement, number))
        .collect()
}

/// A statement each, in the order of their numbers.
pub(in crate::export) fn statements(job: &Job<'_>) -> Table {
    let content = &job.content;
    let mut table = Table::new(&COLUMNS);
    let mut number = 0;
    for cell in content.shown.cells(content.matrix) {
        for card in standing_first(content.dossier, cell) {
            number += 1;
            table.rows.push(row(job, cell, number, card.statement));
        }
    }
    table
}

fn row(job: &Job<'_>, cell: &Cell, number: u64, index: StatementIndex) -> Vec<Field> {
    let dossier = job.content.dossier;
    let statement = dossier.statement(index);
    let source = dossier.source(statement.source);
    let point = dossier.point(statement.point);
    let graded = job.content.graded(index);
    let is_position = statement.voice.is_position() && statement.is_whole_party();
    let at = statement
        .at
        .clone()
        .or_else(|| graded.and_then(|graded| words::found_on(statement, graded)));
    let claimant = statement.voice.claimant();
    let spoken = if words::spoken_of(statement).is_empty() {
        "no"
    } else {
        "yes"
    };
    vec![
        Field::Number(number),
        Field::maybe(point.theme.map(|it| &dossier.themes[it.at()].name)),
        Field::text(point.title.as_str()),
        party(dossier, statement.party),
        Field::Reading {
            stance: is_position.then_some(statement.stance),
            words: if is_position {
                statement.stance.label().to_owned()
            } else {
                words::evidence_words(dossier, statement)
            },
        },
        Field::text(meaning(statement)),
        Field::text(statement.gist.as_str()),
        Field::text(statement.quote.as_str()),
        Field::maybe(statement.translation.as_ref()),
        Field::text(words::voice_alone(dossier, statement)),
        claimant.map_or(Field::Empty, |it| party(dossier, it)),
        Field::maybe(statement.part.as_ref()),
        Field::maybe(statement.speaker.as_ref()),
        Field::maybe(statement.role.as_ref()),
        Field::text(jointly(dossier, statement)),
        Field::Day(statement.said.first_day()),
        Field::Day(statement.said.last_day()),
        Field::text(said(job, index)),
        match &statement.dating {
            Dating::Stated => Field::Empty,
            Dating::Inferred(why) => Field::text(why.as_str()),
        },
        Field::text(words::standing_word(dossier, cell, index).unwrap_or("is no position")),
        graded.map_or(Field::Empty, |graded| {
            Field::text(words::grade_words(dossier, &graded.grade))
        }),
        Field::text(spoken),
        Field::maybe(statement.translated_by.as_ref()),
        Field::maybe(statement.condition.as_ref()),
        Field::maybe(statement.why.as_ref()),
        Field::maybe(statement.note.as_ref()),
        Field::maybe(statement.plan.map(|plan| &dossier.plans[plan.at()].name)),
        Field::text(source.title.as_str()),
        Field::maybe(source.publisher.as_ref()),
        Field::Day(source.published.first_day()),
        Field::maybe(at.as_ref()),
        Field::maybe(source.copy_of.map(|it| &dossier.source(it).title)),
        source.url.clone().map_or(Field::Empty, Field::Link),
        // From 1, as people count; by it an import knows the statement again.
        Field::Number(u64::from(statement.number) + 1),
    ]
}

fn party(dossier: &Dossier, party: PartyIndex) -> Field {
    Field::text(dossier.party(party).name.as_str())
}

fn jointly(dossier: &Dossier, statement: &Statement) -> String {
    let names: Vec<String> = statement
        .jointly
        .iter()
        .map(|&party| dossier.party(party).name.clone())
        .collect();
    list_and(&names)
}

fn said(job: &Job<'_>, index: StatementIndex) -> String {
    let dossier = job.content.dossier;
    let said = words::said_words(dossier.statement(index));
    let as_of = job.content.matrix.as_of;
    if crate::standing::may_not_yet_have_been_said(dossier, index, as_of) {
        format!("{said}, perhaps later")
    } else {
        said
    }
}

/// The definition of the stance, and what its voice makes of it.
fn meaning(statement: &Statement) -> String {
    let meaning = statement.stance.meaning();
    match statement.voice {
        Voice::Own | Voice::Reported if statement.is_whole_party() => meaning.to_owned(),
        Voice::Own | Voice::Reported => {
            format!("{meaning}; the word of a part, not a position of the whole party")
        }
        Voice::ClaimedBy(_) => format!("{meaning}; said by another party, not a position"),
        Voice::Analyst => {
            format!("{meaning}; experts, third states or the author, not a position")
        }
    }
}
