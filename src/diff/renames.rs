//! Records that were given another id, and records with other fields.

use super::*;
use crate::model::Stance::{Opposes, Supports};
use crate::model::{Dossier, Point, PointIndex, Source, Statement};
use crate::standing::cases::{RIVAL, claimed, dossier, own, reported};

fn point(id: &str, title: &str, proposition: &str) -> Point {
    Point {
        id: id.to_owned(),
        title: title.to_owned(),
        proposition: proposition.to_owned(),
        ..dossier(Vec::new()).points[0].clone()
    }
}

fn source(id: &str, title: &str, url: Option<&str>) -> Source {
    Source {
        id: id.to_owned(),
        title: title.to_owned(),
        url: url.map(str::to_owned),
        ..dossier(Vec::new()).sources[0].clone()
    }
}

/// The statement on the second point of a dossier.
fn on_second(statement: Statement) -> Statement {
    Statement {
        point: PointIndex(1),
        ..statement
    }
}

/// A point with the words said on it, in the old and in the new file, and what is renamed.
type PointCase = (
    Point,
    &'static [&'static str],
    Point,
    &'static [&'static str],
    &'static [&'static str],
);

/// The place of an id in a dossier.
type IdPlace = fn(&mut Dossier) -> &mut String;

/// `from>to` of each record that was given another id.
fn renamed(records: &Records) -> Vec<String> {
    let renamed = records.renamed.iter();
    renamed.map(|it| format!("{}>{}", it.from, it.to)).collect()
}

#[test]
fn a_point_is_the_same_by_its_proposition_or_by_its_title_and_half_of_its_words() {
    let said = |quotes: &[&str]| -> Vec<Statement> {
        let quotes = quotes.iter().zip(1..);
        quotes
            .map(|(quote, day)| {
                on_second(Statement {
                    quote: (*quote).to_owned(),
                    ..own(Supports, &format!("2025-01-{day:02}"))
                })
            })
            .collect()
    };
    let cases: [PointCase; 8] = [
        (
            point("a", "Title", "Same."),
            &[],
            point("b", "Another", "Same."),
            &[],
            &["a>b"],
        ),
        // The title alone can be of another question.
        (
            point("a", "Title", "One."),
            &[],
            point("b", "Title", "Other."),
            &[],
            &[],
        ),
        (
            point("a", "Title", "One."),
            &["x", "y"],
            point("b", "Title", "Other."),
            &["x", "z"],
            &["a>b"],
        ),
        (
            point("a", "Title", "One."),
            &["x", "y", "z"],
            point("b", "Title", "Other."),
            &["x"],
            &[],
        ),
        // The words alone can speak of several questions.
        (
            point("a", "Title", "One."),
            &["x"],
            point("b", "Another", "Other."),
            &["x"],
            &[],
        ),
        // The same words twice count twice.
        (
            point("a", "Title", "One."),
            &["x", "x", "y", "z"],
            point("b", "Title", "Other."),
            &["x", "v", "w"],
            &[],
        ),
        (point("a", " ", "  "), &[], point("b", " ", "  "), &[], &[]),
        (
            point("a", "Title", "Same."),
            &[],
            point("a", "Another", "Other."),
            &[],
            &[],
        ),
    ];
    for (before, old_words, after, new_words, expected) in cases {
        let with = |point: Point, words: &[&str]| {
            let mut dossier = dossier(said(words));
            dossier.points.push(point);
            dossier
        };
        let (old, new) = (with(before, old_words), with(after, new_words));
        let (forth, back) = (difference(&old, &new), difference(&new, &old));
        assert_eq!(renamed(&forth.points), expected, "{:?}", new.points[1]);
        assert_eq!(back.points.renamed.len(), expected.len());
    }
}

#[test]
fn a_source_is_the_same_by_its_address_or_by_publisher_headline_and_date() {
    let cases = [
        (
            source("a", "One", Some("https://a.example")),
            source("b", "Other", Some("https://a.example")),
            true,
        ),
        (source("a", "One", None), source("b", "One", None), true),
        (
            source("a", "One", Some("https://a.example")),
            source("b", "One", Some("https://b.example")),
            true,
        ),
        (source("a", "One", None), source("b", "Other", None), false),
        (
            source("a", "One", None),
            Source {
                publisher: Some("A paper".to_owned()),
                ..source("b", "One", None)
            },
            false,
        ),
    ];
    for (before, after, is_same) in cases {
        let with = |source: Source| {
            let mut dossier = dossier(Vec::new());
            dossier.sources.push(source);
            dossier
        };
        let found = difference(&with(before), &with(after.clone()));
        assert_eq!(!found.sources.renamed.is_empty(), is_same, "{after:?}");
    }
}

#[test]
fn of_two_that_could_be_meant_none_is() {
    let with = |points: &[Point]| {
        let mut dossier = dossier(Vec::new());
        dossier.points.extend_from_slice(points);
        dossier
    };
    let one = with(&[point("a", "Title", "Same.")]);
    let two = with(&[point("b", "Title", "Same."), point("c", "Another", "Same.")]);
    let found = difference(&one, &two);
    assert_eq!(found.points.renamed, []);
    assert_eq!(found.points.added, ["b", "c"]);
    assert_eq!(difference(&two, &one).points.renamed, []);
}

/// A dossier in which every kind of record is referred to.
fn full() -> Dossier {
    use crate::model::{Article, Plan, PlanIndex, SourceIndex, Theme, ThemeIndex};
    let mut dossier = dossier(vec![
        own(Supports, "2025-01"),
        Statement {
            plan: Some(PlanIndex(0)),
            jointly: vec![RIVAL],
            ..reported(Opposes, "2025-02")
        },
        claimed(RIVAL, Opposes, "2025-03"),
    ]);
    dossier.themes.push(Theme {
        id: "theme".to_owned(),
        name: "Theme".to_owned(),
    });
    dossier.plans.push(Plan {
        id: "plan".to_owned(),
        name: "Plan".to_owned(),
        date: None,
        source: Some(SourceIndex(0)),
    });
    dossier.points[0].theme = Some(ThemeIndex(0));
    dossier.points[0].articles.push(Article {
        plan: PlanIndex(0),
        number: "4".to_owned(),
    });
    dossier
}

#[test]
fn an_id_that_is_renamed_everywhere_is_the_only_difference() {
    let old = full();
    let renames: [(&str, IdPlace); 7] = [
        ("party", |it| &mut it.parties[0].id),
        ("rival", |it| &mut it.parties[1].id),
        ("theme", |it| &mut it.themes[0].id),
        ("point", |it| &mut it.points[0].id),
        ("original", |it| &mut it.sources[0].id),
        ("copy", |it| &mut it.sources[1].id),
        ("plan", |it| &mut it.plans[0].id),
    ];
    for (id, place) in renames {
        let mut new = old.clone();
        "renamed".clone_into(place(&mut new));
        let found = difference(&old, &new);
        let lists = [
            &found.parties,
            &found.themes,
            &found.points,
            &found.sources,
            &found.plans,
        ];
        let told: Vec<String> = lists.into_iter().flat_map(renamed).collect();
        assert_eq!(told, [format!("{id}>renamed")]);
        for records in lists {
            assert_eq!(records.changed, [], "{id}");
            assert_eq!(records.new_ones().chain(records.gone()).count(), 0, "{id}");
            assert_eq!(records.added.len(), records.renamed.len());
            assert_eq!(records.removed.len(), records.renamed.len());
        }
        assert_eq!(found.cells, [], "{id}");
        assert_eq!(found.statements, StatementChanges::default(), "{id}");
        assert!(!found.is_empty());
    }
}

#[test]
fn a_cell_of_a_renamed_point_is_compared() {
    let old = full();
    let mut new = old.clone();
    "renamed".clone_into(&mut new.points[0].id);
    new.statements[0].stance = Opposes;
    let found = difference(&old, &new);
    let [cell] = found.cells.as_slice() else {
        panic!("one cell: {:?}", found.cells);
    };
    assert_eq!(
        (cell.point.as_str(), cell.party.as_str()),
        ("renamed", "party")
    );
    assert_eq!(cell.from.stance, Some(Supports));
    assert_eq!(cell.to.stance, Some(Opposes));
    assert!(found.statements.changed[0].recoded);
    assert_eq!(found.statements.added, []);
}

#[test]
fn records_of_one_id_are_compared_field_by_field() {
    let old = full();
    let mut new = old.clone();
    new.title = "Another".to_owned();
    new.parties[0].short = Some("P".to_owned());
    new.parties[1].color = Some([1, 2, 255]);
    new.themes[0].name = "Another".to_owned();
    new.points[0].theme = None;
    new.points[0].articles.clear();
    new.sources[1].copy_of = None;
    new.plans[0].source = None;
    let found = difference(&old, &new);
    let told = |records: &Records| -> Vec<String> {
        let fields = records
            .changed
            .iter()
            .flat_map(|change| change.fields.iter().map(move |field| (change, field)));
        fields
            .map(|(change, it)| {
                let value = |text: &Option<String>| text.clone().unwrap_or("-".to_owned());
                let (from, to) = (value(&it.from), value(&it.to));
                format!("{}.{}: {from} > {to}", change.id, it.field)
            })
            .collect()
    };
    assert_eq!(
        told(&found.parties),
        ["party.short: - > P", "rival.color: - > #0102ff"]
    );
    assert_eq!(told(&found.themes), ["theme.name: Theme > Another"]);
    assert_eq!(
        told(&found.points),
        ["point.theme: theme > -", "point.articles: plan 4 > -"]
    );
    assert_eq!(told(&found.sources), ["copy.copy_of: original > -"]);
    assert_eq!(told(&found.plans), ["plan.source: original > -"]);
    assert_eq!(found.dossier.len(), 1);
    assert_eq!(found.dossier[0].field, "title");
    assert_eq!(found.statements, StatementChanges::default());
}
