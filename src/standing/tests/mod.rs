//! The rules of derivation one by one, with their awkward cases: here the first three, the others
//! and their properties in files of their own.

mod disputes;
mod history;
mod mirror;
mod shifts;

use super::cases::{
    RIVAL, THIRD, all, analyst, claimed, copied, dossier, own, part, reported, span,
};
use super::*;
use crate::model::Stance::{
    Insists, Opposes, OpposesUnless, RulesOut, Supports, SupportsIf, Unclear,
};
use crate::model::{Stance, Statement};

fn day(text: &str) -> Day {
    span(text).first_day()
}

/// The numbers of the statements that stand, for a list of cases.
fn standing_number(statements: Vec<Statement>) -> Option<u32> {
    let dossier = dossier(statements);
    standing(&dossier, &all(&dossier)).map(|index| index.0)
}

#[test]
fn rule_1_a_statement_counts_from_its_first_possible_day() {
    let dossier = dossier(vec![
        own(Supports, "2025-08-18/2025-08-24"),
        own(Supports, "2025-08"),
        own(Supports, "2025-12-04"),
    ]);
    let seen = |as_of: Option<&str>| {
        visible(&dossier, &all(&dossier), as_of.map(day))
            .iter()
            .map(|index| index.0)
            .collect::<Vec<_>>()
    };
    assert_eq!(seen(None), [0, 1, 2]);
    assert_eq!(seen(Some("2025-07-31")), [] as [u32; 0]);
    assert_eq!(seen(Some("2025-08-01")), [1]);
    assert_eq!(seen(Some("2025-08-18")), [0, 1]);
    assert_eq!(seen(Some("2025-12-04")), [0, 1, 2]);
}

#[test]
fn rule_1_a_date_inside_a_range_leaves_it_open_whether_it_was_said() {
    let dossier = dossier(vec![own(Supports, "2025-08-18/2025-08-24")]);
    let open = |as_of: Option<&str>| {
        may_not_yet_have_been_said(&dossier, StatementIndex(0), as_of.map(day))
    };
    assert!(!open(Some("2025-08-17")), "it is not even visible");
    assert!(open(Some("2025-08-18")));
    assert!(open(Some("2025-08-23")));
    assert!(!open(Some("2025-08-24")));
    assert!(!open(None));
}

#[test]
fn rule_2_each_criterion_decides_only_where_those_before_it_tie() {
    let cases: Vec<(&str, Vec<Statement>, Option<u32>)> = vec![
        ("nothing", vec![], None),
        (
            "claims and analysts never stand",
            vec![
                claimed(RIVAL, Supports, "2025-02"),
                analyst(Supports, "2025-03"),
            ],
            None,
        ),
        (
            "the whole party over a part, even a report over a part's own later words",
            vec![reported(Supports, "2025-01"), part(own(Opposes, "2025-12"))],
            Some(0),
        ),
        (
            "own words over a later report",
            vec![own(Supports, "2025-01"), reported(Opposes, "2025-12")],
            Some(0),
        ),
        (
            "an original over a later copy",
            vec![own(Supports, "2025-01"), copied(own(Opposes, "2025-12"))],
            Some(0),
        ),
        (
            "own words in a copy over a report in an original",
            vec![
                copied(own(Supports, "2025-01")),
                reported(Opposes, "2025-12"),
            ],
            Some(0),
        ),
        (
            "the later day",
            vec![own(Supports, "2025-12-02"), own(Opposes, "2025-12-01")],
            Some(0),
        ),
        (
            "a vague date does not outrank a precise later one",
            vec![own(Supports, "2025-08-05"), own(Opposes, "2025-08")],
            Some(0),
        ),
        (
            "the later in the file",
            vec![own(Supports, "2025-12-01"), own(Opposes, "2025-12-01")],
            Some(1),
        ),
        (
            "a part stands where nobody else speaks",
            vec![
                part(reported(Supports, "2025-12-01")),
                claimed(RIVAL, Opposes, "2025-12-02"),
            ],
            Some(0),
        ),
    ];
    for (what, statements, expected) in cases {
        assert_eq!(standing_number(statements), expected, "{what}");
    }
}

#[test]
fn rule_2_a_later_report_marks_the_cell_and_does_not_displace_own_words() {
    let cases: Vec<(&str, Vec<Statement>, Option<u32>)> = vec![
        (
            "another stance, after the last possible day",
            vec![own(Supports, "2025-08"), reported(Opposes, "2025-09-01")],
            Some(1),
        ),
        (
            "inside the own words' range",
            vec![own(Supports, "2025-08"), reported(Opposes, "2025-08-31")],
            None,
        ),
        (
            "the same stance",
            vec![own(Supports, "2025-08"), reported(Supports, "2025-09-01")],
            None,
        ),
        (
            "of several the one that would stand decides",
            vec![
                own(Supports, "2025-08"),
                reported(Opposes, "2025-09-01"),
                reported(Supports, "2025-09-02"),
            ],
            None,
        ),
        (
            "a copy does not decide over an original",
            vec![
                own(Supports, "2025-08"),
                reported(Opposes, "2025-09-01"),
                copied(reported(Supports, "2025-09-02")),
            ],
            Some(1),
        ),
        (
            "a part's report",
            vec![
                own(Supports, "2025-08"),
                part(reported(Opposes, "2025-09-01")),
            ],
            None,
        ),
        (
            "a report stands, a later report is simply the standing one",
            vec![
                reported(Supports, "2025-08"),
                reported(Opposes, "2025-09-01"),
            ],
            None,
        ),
        (
            "only a part's own words stand",
            vec![
                part(own(Supports, "2025-08")),
                claimed(RIVAL, Opposes, "2025-09-01"),
            ],
            None,
        ),
    ];
    for (what, statements, expected) in cases {
        let dossier = dossier(statements);
        let mark = later_report(&dossier, &all(&dossier)).map(|index| index.0);
        assert_eq!(mark, expected, "{what}");
    }
}

#[test]
fn rule_3_the_fullest_evidence_names_the_state() {
    let cases: Vec<(Vec<Statement>, CellState)> = vec![
        (vec![], CellState::Silent),
        (vec![analyst(Supports, "2025")], CellState::AnalystsOnly),
        (
            vec![analyst(Supports, "2025"), claimed(RIVAL, Supports, "2025")],
            CellState::ClaimsOnly,
        ),
        (
            vec![
                claimed(RIVAL, Supports, "2025"),
                part(reported(Supports, "2025")),
            ],
            CellState::PartOnly,
        ),
        (
            vec![part(own(Supports, "2025")), reported(Unclear, "2025")],
            CellState::Position,
        ),
    ];
    for (statements, expected) in cases {
        let dossier = dossier(statements);
        assert_eq!(state(&dossier, &all(&dossier)), expected);
    }
}
