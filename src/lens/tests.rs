//! Lenses over one small dossier: filters, search, order, and what was left out and why.

use super::*;
use crate::matrix::CellIndex;
use crate::model::Stance::{Opposes, Supports};
use crate::model::{Point, PointIndex, Theme, ThemeIndex};
use crate::standing::cases::{RIVAL, claimed, dossier, own};

/// Three points: 0 with two positions, 1 with a claim only, 2 silent; points 0 and 2 in a theme.
fn three_points() -> Dossier {
    let mut first = own(Supports, "2025-02-01");
    "We shall not “yield” a single dock".clone_into(&mut first.quote);
    "Keeps the docks".clone_into(&mut first.gist);
    let mut again = own(Opposes, "2025-08-01");
    again.party = RIVAL;
    again.speaker = Some("Ілля Коваль".to_owned());
    let mut claim = claimed(RIVAL, Supports, "2025-08-01");
    claim.point = PointIndex(1);
    let mut dossier = dossier(vec![first, again, claim]);
    dossier.themes = vec![Theme {
        id: "harbour".to_owned(),
        name: "Harbour".to_owned(),
    }];
    let template = dossier.points[0].clone();
    dossier.points = [
        ("docks", Some(ThemeIndex(0))),
        ("cranes", None),
        ("tolls", Some(ThemeIndex(0))),
    ]
    .map(|(id, theme)| Point {
        id: id.to_owned(),
        title: id.to_owned(),
        theme,
        ..template.clone()
    })
    .to_vec();
    dossier
}

fn shown(lens: &Lens) -> Shown {
    let dossier = three_points();
    let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), lens.day());
    lens.show(&dossier, &matrix, &SearchIndex::new(&dossier))
}

fn points(lens: &Lens) -> Vec<u32> {
    shown(lens).points.iter().map(|point| point.0).collect()
}

#[test]
fn rows_are_grouped_by_theme_and_those_without_one_come_last() {
    let harbour = Row::Theme(Some(ThemeIndex(0)));
    assert_eq!(
        shown(&Lens::default()).rows,
        [
            harbour,
            Row::Point(PointIndex(0)),
            Row::Point(PointIndex(2)),
            Row::Theme(None),
            Row::Point(PointIndex(1)),
        ]
    );
}

#[test]
fn search_finds_in_titles_gists_quotations_and_speakers() {
    let cases: [(&str, &[u32]); 11] = [
        ("cranes", &[1]),
        ("CRANES", &[1]),
        ("keeps", &[0]),
        ("\"yield\"", &[0]),
        ("single dock", &[0]),
        ("dock single", &[0]),
        ("\"dock single\"", &[]),
        ("коваль", &[0]),
        ("settled", &[0, 2, 1]),
        ("docks settled", &[0]),
        ("nowhere", &[]),
    ];
    for (search, expected) in cases {
        let lens = Lens {
            search: search.to_owned(),
            ..Lens::default()
        };
        assert_eq!(points(&lens), expected, "{search}");
    }
}

#[test]
fn search_in_a_hidden_column_finds_nothing() {
    let lens = Lens {
        search: "коваль".to_owned(),
        hidden: BTreeSet::from(["rival".to_owned()]),
        ..Lens::default()
    };
    assert_eq!(points(&lens), [] as [u32; 0]);
}

#[test]
fn filters_of_one_kind_widen_and_of_two_kinds_narrow() {
    let stances = |keys: &[&str]| keys.iter().map(|&key| key.to_owned()).collect();
    let cases: Vec<(&str, Lens, Vec<u32>)> = vec![
        (
            "one stance",
            Lens {
                stances: stances(&["supports"]),
                ..Lens::default()
            },
            vec![0],
        ),
        (
            "no such stance",
            Lens {
                stances: stances(&["insists"]),
                ..Lens::default()
            },
            vec![],
        ),
        (
            "either of two",
            Lens {
                stances: stances(&["insists", "opposes"]),
                ..Lens::default()
            },
            vec![0],
        ),
        (
            "holes",
            Lens {
                holes: true,
                ..Lens::default()
            },
            vec![0, 2, 1],
        ),
        (
            "disputed",
            Lens {
                disputed: true,
                ..Lens::default()
            },
            vec![],
        ),
        (
            "search and stance",
            Lens {
                stances: stances(&["supports"]),
                search: "tolls".to_owned(),
                ..Lens::default()
            },
            vec![],
        ),
        (
            "chosen by hand",
            Lens {
                points: Some(BTreeSet::from(["tolls".to_owned()])),
                ..Lens::default()
            },
            vec![2],
        ),
        (
            "before anything was said",
            Lens {
                as_of: Some("2024".to_owned()),
                stances: stances(&["supports"]),
                ..Lens::default()
            },
            vec![],
        ),
    ];
    for (what, lens, expected) in cases {
        assert_eq!(points(&lens), expected, "{what}");
    }
}

#[test]
fn folding_counts_what_it_folds_and_says_why() {
    let shown = shown(&Lens {
        fold_silent: true,
        ..Lens::default()
    });
    assert_eq!(shown.points, [PointIndex(0)]);
    assert_eq!(shown.rows.last(), Some(&Row::Folded(2)));
    assert_eq!((shown.folded, shown.why), (2, vec![Why::Folded]));
}

#[test]
fn parties_keep_the_files_order_unless_told_otherwise() {
    let columns =
        |lens: &Lens| -> Vec<u32> { shown(lens).columns.iter().map(|party| party.0).collect() };
    assert_eq!(columns(&Lens::default()), [0, 1, 2]);
    let reordered = Lens {
        order: vec!["third".to_owned(), "gone".to_owned()],
        ..Lens::default()
    };
    assert_eq!(columns(&reordered), [2, 0, 1]);
    assert!(reordered.is_reordered(&three_points()));
    let hidden = Lens {
        hidden: BTreeSet::from(["party".to_owned()]),
        ..Lens::default()
    };
    assert_eq!(columns(&hidden), [1, 2]);
    assert!(!hidden.is_reordered(&three_points()));
}

#[test]
fn the_words_of_a_search_are_found_in_the_text_as_it_is_written() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("Cod is “ours”, cod", "COD", &["Cod", "cod"]),
        (
            "the  two\u{a0}coasts",
            "\"two coasts\"",
            &["two\u{a0}coasts"],
        ),
        ("Россия — за", "россия за", &["Россия", "за"]),
        ("it’s ﬁne", "it's fin", &["it’s", "ﬁn"]),
        ("codcod", "cod dco", &["codcod"]),
        ("cod", "", &[]),
        ("cod", "herring", &[]),
    ];
    for &(text, search, expected) in cases {
        let found: Vec<&str> = super::places_of(text, search)
            .into_iter()
            .map(|place| &text[place])
            .collect();
        assert_eq!(found, expected, "{text} / {search}");
    }
}

#[test]
fn unchecked_cells_are_asked_for_and_marked_each_by_itself() {
    let mut dossier = three_points();
    let matrix = |dossier: &Dossier| Matrix::derive(dossier, &CellIndex::new(dossier), None);
    let filtered = Lens {
        unchecked: true,
        ..Lens::default()
    };
    let marking = Lens {
        shows_unchecked: true,
        ..Lens::default()
    };
    // Only the silent point says nothing that could be checked; then only the claim is left.
    for (checked, expected) in [(0, vec![0, 1]), (2, vec![1]), (3, vec![])] {
        for statement in dossier.statements.iter_mut().take(checked) {
            statement.checked_by = Some("B. Checker".to_owned());
        }
        let matrix = matrix(&dossier);
        let shown = filtered.show(&dossier, &matrix, &SearchIndex::new(&dossier));
        let points: Vec<u32> = shown.points.iter().map(|point| point.0).collect();
        assert_eq!(points, expected, "{checked}");
        assert_eq!(shown.why, [Why::Marks]);
        let marked = matrix
            .cells()
            .filter(|cell| marking.unchecked_mark(&dossier, cell).is_some());
        assert_eq!(marked.count(), 3 - checked);
        let mut cells = matrix.cells();
        assert!(cells.all(|cell| Lens::default().unchecked_mark(&dossier, cell).is_none()));
    }
}
