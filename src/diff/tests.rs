//! Two small dossiers beside each other.

use super::*;
use crate::model::Stance::{Opposes, Supports, Unclear};
use crate::model::{CellState, Statement};
use crate::standing::cases::{PARTY, RIVAL, claimed, dossier, own, reported};

fn quoted(quote: &str, statement: Statement) -> Statement {
    Statement {
        quote: quote.to_owned(),
        ..statement
    }
}

fn named(id: &str, statement: Statement) -> Statement {
    Statement {
        id: Some(id.to_owned()),
        ..statement
    }
}

/// The statements that came, went and changed, and the names of the fields that did.
fn told(old: Vec<Statement>, new: Vec<Statement>) -> (Vec<u32>, Vec<u32>, Vec<String>) {
    let found = difference(&dossier(old), &dossier(new)).statements;
    let numbers = |list: &[crate::model::StatementIndex]| list.iter().map(|it| it.0).collect();
    let changed = found.changed.iter().map(|change| {
        let fields: Vec<&str> = change.fields.iter().map(|it| it.field).collect();
        let recoded = if change.recoded { " recoded" } else { "" };
        format!(
            "{}>{} {}{recoded}",
            change.old.0,
            change.new.0,
            fields.join(" ")
        )
    });
    (
        numbers(&found.added),
        numbers(&found.removed),
        changed.collect(),
    )
}

#[test]
fn the_same_file_in_another_order_has_no_difference() {
    let statements = vec![
        own(Supports, "2025-01"),
        reported(Opposes, "2025-02"),
        own(Unclear, "2025-03"),
    ];
    let mut turned = statements.clone();
    turned.reverse();
    // The order decides nothing here, because every day is another one.
    assert!(difference(&dossier(statements), &dossier(turned)).is_empty());
}

#[test]
fn statements_are_matched_by_id_then_by_words_then_by_occasion() {
    let one = || own(Supports, "2025-01");
    let none = Vec::<u32>::new;
    let cases: Vec<(Vec<Statement>, Vec<Statement>, Vec<&str>)> = vec![
        // The same words, another stance: recoded.
        (
            vec![quoted("words", one())],
            vec![quoted("words", own(Opposes, "2025-01"))],
            vec!["0>0 stance recoded"],
        ),
        // Other words of the same occasion: reworded.
        (
            vec![quoted("words", one())],
            vec![quoted("other words", one())],
            vec!["0>0 quote"],
        ),
        // The id counts before the words.
        (
            vec![
                named("a", quoted("words", one())),
                named("b", quoted("more", one())),
            ],
            vec![
                named("b", quoted("words", one())),
                named("a", quoted("more", one())),
            ],
            vec!["1>0 quote", "0>1 quote"],
        ),
        // One that was given an id is still the same.
        (
            vec![quoted("words", one())],
            vec![named("a", quoted("words", one()))],
            vec!["0>0 id"],
        ),
        // Recoded ones come first.
        (
            vec![quoted("words", one()), quoted("more", one())],
            vec![
                Statement {
                    gist: "new".to_owned(),
                    ..quoted("words", one())
                },
                quoted("more", own(Opposes, "2025-01")),
            ],
            vec!["1>1 stance recoded", "0>0 gist"],
        ),
    ];
    for (old, new, expected) in cases {
        assert_eq!(
            told(old, new),
            (
                none(),
                none(),
                expected.into_iter().map(str::to_owned).collect()
            )
        );
    }
}

#[test]
fn what_has_no_match_came_or_went() {
    let old = vec![quoted("words", own(Supports, "2025-01"))];
    // Two that both have an id are matched by nothing else.
    let with_ids = told(
        vec![named("a", old[0].clone())],
        vec![named("b", old[0].clone())],
    );
    assert_eq!(with_ids, (vec![0], vec![0], vec![]));
    // A claim is not the party's own statement of the same day.
    let claim = quoted("other", claimed(RIVAL, Supports, "2025-01"));
    assert_eq!(told(old.clone(), vec![claim]), (vec![0], vec![0], vec![]));
    let twice = vec![old[0].clone(), old[0].clone()];
    assert_eq!(told(old.clone(), twice), (vec![1], vec![], vec![]));
}

#[test]
fn a_cell_is_listed_when_what_stands_in_it_is_another() {
    let old = dossier(vec![own(Supports, "2025-01")]);
    let new = dossier(vec![
        own(Supports, "2025-01"),
        claimed(RIVAL, Opposes, "2025-02"),
    ]);
    let change = difference(&old, &new);
    let [cell] = change.cells.as_slice() else {
        panic!("one cell: {:?}", change.cells);
    };
    assert_eq!(
        (cell.point.as_str(), cell.party.as_str()),
        ("point", "party")
    );
    assert!(!cell.from.disputed && cell.to.disputed);
    assert_eq!(cell.from.stance, cell.to.stance);
    let silent = difference(&old, &dossier(Vec::new()));
    assert_eq!(silent.cells[0].to.state, CellState::Silent);
    assert_eq!(silent.cells[0].to.quote, None);
    // A statement that does not stand changes no cell.
    let earlier = dossier(vec![own(Opposes, "2024"), own(Supports, "2025-01")]);
    let shifted = difference(&old, &earlier);
    assert_eq!(shifted.cells, []);
    assert_eq!(shifted.statements.added.len(), 1);
    assert_eq!(old.party(PARTY).id, "party");
}

#[test]
fn ids_that_came_and_went_are_told_in_the_order_of_their_files() {
    let old = dossier(Vec::new());
    let mut new = old.clone();
    new.parties.remove(1);
    new.points[0].id = "another".to_owned();
    new.points[0].proposition = "It is settled otherwise.".to_owned();
    let change = difference(&old, &new);
    assert_eq!(change.parties.removed, ["rival"]);
    assert_eq!(change.parties.added, [""; 0]);
    assert_eq!(change.points.added, ["another"]);
    assert_eq!(change.points.removed, ["point"]);
    assert_eq!(change.cells, [], "no cell is in both files");
}

#[test]
fn every_field_that_the_loader_keeps_is_compared() {
    use super::fields::{
        Both, Field, of_dossier, of_party, of_plan, of_point, of_source, of_statement, of_theme,
    };
    use crate::finding::RecordKind;
    use crate::model::{Plan, Theme};
    let mut dossier = dossier(vec![own(Supports, "2025-01")]);
    dossier.themes.push(Theme {
        id: "theme".to_owned(),
        name: "Theme".to_owned(),
    });
    dossier.plans.push(Plan {
        id: "plan".to_owned(),
        name: "Plan".to_owned(),
        date: None,
        source: None,
    });
    let matched = Matched::new(&dossier, &dossier);
    let told = Both::new(&dossier, &dossier, &matched).new;
    let compared: [(RecordKind, Vec<Field>); 6] = [
        (RecordKind::Party, of_party(told, &dossier.parties[0])),
        (RecordKind::Theme, of_theme(told, &dossier.themes[0])),
        (RecordKind::Point, of_point(told, &dossier.points[0])),
        (RecordKind::Source, of_source(told, &dossier.sources[0])),
        (RecordKind::Plan, of_plan(told, &dossier.plans[0])),
        (
            RecordKind::Statement,
            of_statement(told, &dossier.statements[0]),
        ),
    ];
    for (kind, fields) in compared {
        let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
        // The id of a record with one of its own is told as renamed.
        let is_told =
            |field: &&str| *field != "extra" && (*field != "id" || kind == RecordKind::Statement);
        let kept = crate::load::fields(kind).iter().copied().filter(is_told);
        assert_eq!(names, kept.collect::<Vec<_>>(), "{kind:?}");
    }
    let of_file: Vec<&str> = of_dossier(&dossier).iter().map(|it| it.0).collect();
    assert_eq!(of_file, ["title", "about", "language"]);
}
