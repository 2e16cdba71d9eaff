//! The rules of derivation one by one, with their awkward cases, and the properties they keep.

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

#[test]
fn rule_4_a_claim_conflicts_by_side_and_by_condition() {
    let conflicting = [
        (Supports, Opposes),
        (Supports, Unclear),
        (Insists, SupportsIf),
        (Supports, SupportsIf),
        (Opposes, OpposesUnless),
        (SupportsIf, OpposesUnless),
        (SupportsIf, RulesOut),
        (OpposesUnless, Unclear),
    ];
    let agreeing = [
        (Supports, Supports),
        (Supports, Insists),
        (Insists, Supports),
        (SupportsIf, Supports),
        (SupportsIf, SupportsIf),
        (OpposesUnless, RulesOut),
        (Unclear, Supports),
        (Unclear, RulesOut),
        (Unclear, Unclear),
    ];
    for (claim, position) in conflicting {
        assert!(conflicts(claim, position), "{claim:?} against {position:?}");
    }
    for (claim, position) in agreeing {
        assert!(
            !conflicts(claim, position),
            "{claim:?} against {position:?}"
        );
    }
}

/// What kind of conflict, and the numbers of its two statements.
fn conflict_numbers(statements: Vec<Statement>) -> Vec<(&'static str, u32, u32)> {
    let dossier = dossier(statements);
    disputes(&dossier, &all(&dossier))
        .into_iter()
        .map(|conflict| match conflict {
            Conflict::Claim { claim, word } => ("claim", claim.0, word.0),
            Conflict::Claimants { first, second } => ("claimants", first.0, second.0),
            Conflict::SameVoice { other, word } => ("same voice", other.0, word.0),
        })
        .collect()
}

#[test]
fn rule_4_who_contradicts_whom() {
    type Expected = Vec<(&'static str, u32, u32)>;
    let cases: Vec<(&str, Vec<Statement>, Expected)> = vec![
        ("nothing", vec![], vec![]),
        (
            "(a) a claim against own words",
            vec![
                own(Opposes, "2025-08-20"),
                claimed(RIVAL, Supports, "2025-08-24"),
            ],
            vec![("claim", 1, 0)],
        ),
        (
            "a claim against nothing is no dispute",
            vec![claimed(RIVAL, Supports, "2025-08-24")],
            vec![],
        ),
        (
            "a claim against a part only is no dispute",
            vec![
                part(own(Opposes, "2025-08-20")),
                claimed(RIVAL, Supports, "2025-08-24"),
            ],
            vec![],
        ),
        (
            "a claim that was true when made",
            vec![
                own(Supports, "2025-02-01"),
                claimed(RIVAL, Supports, "2025-03-01"),
                own(Opposes, "2025-08-01"),
            ],
            vec![],
        ),
        (
            "a claim made before the party spoke stays a claim against its words",
            vec![
                claimed(RIVAL, Supports, "2025-03-01"),
                own(Opposes, "2025-08-01"),
            ],
            vec![("claim", 0, 1)],
        ),
        (
            "a claim of the same day as the words it contradicts",
            vec![
                own(Opposes, "2025-08-24"),
                claimed(RIVAL, Supports, "2025-08-24"),
            ],
            vec![("claim", 1, 0)],
        ),
        (
            "the claimant's latest word counts, later in the file on one day",
            vec![
                own(Opposes, "2025-08-20"),
                claimed(RIVAL, Supports, "2025-08-24"),
                claimed(RIVAL, Opposes, "2025-08-24"),
            ],
            vec![],
        ),
        (
            "a latest word that was true when made leaves no earlier one behind",
            vec![
                own(Opposes, "2025-01-01"),
                claimed(RIVAL, Supports, "2025-01-02"),
                own(Supports, "2025-02-01"),
                claimed(RIVAL, Supports, "2025-02-02"),
                own(Opposes, "2025-03-01"),
            ],
            vec![],
        ),
        (
            "(b) two claimants on opposite sides, with no word of the party's",
            vec![
                claimed(RIVAL, Supports, "2025-08-24"),
                claimed(THIRD, RulesOut, "2025-01-01"),
            ],
            vec![("claimants", 0, 1)],
        ),
        (
            "two claims of one claimant are not two claimants",
            vec![
                claimed(RIVAL, Supports, "2025-08-24"),
                claimed(RIVAL, Opposes, "2025-01-01"),
            ],
            vec![],
        ),
        (
            "(c) the same voice on overlapping days",
            vec![own(Opposes, "2025-08"), own(Supports, "2025-08-20")],
            vec![("same voice", 0, 1)],
        ),
        (
            "the same voice on other days is a shift, not a dispute",
            vec![own(Opposes, "2025-08-01"), own(Supports, "2025-08-20")],
            vec![],
        ),
        (
            "a report beside own words is another voice",
            vec![reported(Opposes, "2025-08-20"), own(Supports, "2025-08-20")],
            vec![],
        ),
        (
            "a part's words on the same day",
            vec![
                part(own(Opposes, "2025-08-20")),
                own(Supports, "2025-08-20"),
            ],
            vec![],
        ),
        (
            "analysts do not count",
            vec![own(Opposes, "2025-08-20"), analyst(Supports, "2025-08-20")],
            vec![],
        ),
        (
            "an unclear claim conflicts with nothing",
            vec![
                own(Opposes, "2025-08-20"),
                claimed(RIVAL, Unclear, "2025-08-24"),
            ],
            vec![],
        ),
    ];
    for (what, statements, expected) in cases {
        assert_eq!(conflict_numbers(statements), expected, "{what}");
    }
}

fn shift_kinds(statements: Vec<Statement>) -> Vec<(u32, u32, ShiftKind)> {
    let dossier = dossier(statements);
    shifts(&dossier, &all(&dossier))
        .into_iter()
        .map(|shift| {
            assert_eq!(shift.day, dossier.statement(shift.to).day());
            (shift.from.0, shift.to.0, shift.kind)
        })
        .collect()
}

#[test]
fn rule_5_every_move_has_its_name() {
    use ShiftKind::{Hardens, Reverses, Softens, TakesASide};
    let moves = [
        (Supports, Insists, Some(Hardens)),
        (SupportsIf, Supports, Some(Hardens)),
        (OpposesUnless, RulesOut, Some(Hardens)),
        (Insists, Supports, Some(Softens)),
        (RulesOut, OpposesUnless, Some(Softens)),
        (Supports, Unclear, Some(Softens)),
        (OpposesUnless, Unclear, Some(Softens)),
        (Unclear, SupportsIf, Some(TakesASide)),
        (Unclear, RulesOut, Some(TakesASide)),
        (SupportsIf, OpposesUnless, Some(Reverses)),
        (RulesOut, Insists, Some(Reverses)),
        (Supports, Supports, None),
    ];
    for (from, to, expected) in moves {
        let found = shift_kinds(vec![own(from, "2025-02-01"), own(to, "2025-08-01")]);
        let expected: Vec<_> = expected.into_iter().map(|kind| (0, 1, kind)).collect();
        assert_eq!(found, expected, "{from:?} to {to:?}");
    }
}

#[test]
fn rule_5_only_own_whole_original_words_that_follow_each_other_shift() {
    use ShiftKind::Reverses;
    type Expected = Vec<(u32, u32, ShiftKind)>;
    let cases: Vec<(&str, Vec<Statement>, Expected)> = vec![
        (
            "overlapping ranges cannot be told apart in time",
            vec![own(Supports, "2025-08"), own(Opposes, "2025-08-20")],
            vec![],
        ),
        (
            "the later begins on the earlier's last possible day",
            vec![
                own(Supports, "2025-08-18/2025-08-24"),
                own(Opposes, "2025-08-24"),
            ],
            vec![],
        ),
        (
            "the later begins the day after",
            vec![
                own(Supports, "2025-08-18/2025-08-24"),
                own(Opposes, "2025-08-25"),
            ],
            vec![(0, 1, Reverses)],
        ),
        (
            "reports that differ are no shift",
            vec![own(Supports, "2025-02"), reported(Opposes, "2025-08")],
            vec![],
        ),
        (
            "nor do copies shift",
            vec![own(Supports, "2025-02"), copied(own(Opposes, "2025-08"))],
            vec![],
        ),
        (
            "nor parts",
            vec![own(Supports, "2025-02"), part(own(Opposes, "2025-08"))],
            vec![],
        ),
        (
            "the last in the file of a day is kept",
            vec![
                own(Supports, "2025-02-01"),
                own(Opposes, "2025-08-01"),
                own(Supports, "2025-08-01"),
            ],
            vec![],
        ),
        (
            "the file's order does not matter between days",
            vec![own(Opposes, "2025-08-01"), own(Supports, "2025-02-01")],
            vec![(1, 0, Reverses)],
        ),
        (
            "there and back are two",
            vec![
                own(Supports, "2025-02-01"),
                own(Opposes, "2025-08-01"),
                own(Supports, "2025-12-01"),
            ],
            vec![(0, 1, Reverses), (1, 2, Reverses)],
        ),
    ];
    for (what, statements, expected) in cases {
        assert_eq!(shift_kinds(statements), expected, "{what}");
    }
}

mod mirror {
    //! The scale mirrors: a proposition worded the other way round changes colours and nothing
    //! else.

    use super::*;
    use crate::standing::cases::PARTY;
    use proptest::prelude::*;

    fn statements() -> impl Strategy<Value = Vec<Statement>> {
        let statement = (
            0..7_usize,
            0..5_u8,
            1..=12_u8,
            1..=28_u8,
            0..3_u8,
            any::<bool>(),
            any::<bool>(),
        );
        proptest::collection::vec(statement, 0..9).prop_map(|rows| {
            rows.into_iter()
                .map(|(stance, voice, month, day, shape, is_part, is_copy)| {
                    let said = match shape {
                        0 => format!("2025-{month:02}-{day:02}"),
                        1 => format!("2025-{month:02}"),
                        _ => format!("2025-{month:02}-{day:02}/2025-12"),
                    };
                    let mut statement = own(Stance::ALL[stance], &said);
                    statement.voice = match voice {
                        0 | 1 => Voice::Own,
                        2 => Voice::Reported,
                        3 => Voice::ClaimedBy(RIVAL),
                        _ => Voice::ClaimedBy(THIRD),
                    };
                    assert_eq!(statement.party, PARTY);
                    let statement = if is_part { part(statement) } else { statement };
                    if is_copy {
                        copied(statement)
                    } else {
                        statement
                    }
                })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn disputes_shifts_and_marks_do_not_depend_on_the_wording(statements in statements()) {
            let straight = dossier(statements.clone());
            let mirrored = dossier(
                statements
                    .into_iter()
                    .map(|statement| Statement { stance: statement.stance.mirrored(), ..statement })
                    .collect(),
            );
            let all = all(&straight);
            prop_assert_eq!(disputes(&straight, &all), disputes(&mirrored, &all));
            prop_assert_eq!(shifts(&straight, &all), shifts(&mirrored, &all));
            prop_assert_eq!(standing(&straight, &all), standing(&mirrored, &all));
            prop_assert_eq!(later_report(&straight, &all), later_report(&mirrored, &all));
            prop_assert_eq!(state(&straight, &all), state(&mirrored, &all));
        }
    }
}
